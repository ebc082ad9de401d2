"""The findings as a pandas data frame, one row a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from detente.errors import DetenteError
from detente.report.model import Report
from detente.report.rows import COLUMNS, rows

if TYPE_CHECKING:
    import pandas as pd


def frame(report: Report) -> pd.DataFrame:
    """One row a claim, in reading order, as `rows` makes them. Raises DetenteError where pandas is not installed."""
    try:
        import pandas as pd
    except ImportError as error:
        raise DetenteError("a data frame needs pandas", remedy="pip install 'detente[frame]'") from error
    return pd.DataFrame(list(rows(report)), columns=list(COLUMNS))
