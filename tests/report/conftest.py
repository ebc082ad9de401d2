import pytest

from detente.report import Report
from tests.report import demo


@pytest.fixture
def report() -> Report:
    return demo.report()
