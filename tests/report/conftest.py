import demo_report
import pytest

from detente.report import Report


@pytest.fixture
def report() -> Report:
    return demo_report.report()
