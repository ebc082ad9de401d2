"""What a written date means: its form and words, reckoned from the document's date, as EDTF with the days it can mean."""

from __future__ import annotations

from detente.claims import When
from detente.reading.absolute import ABSOLUTE
from detente.reading.periods import Got, Setting
from detente.reading.relative import RELATIVE_FORMS


def reckon(form: str, got: Got, setting: Setting) -> When | None:
    """What a date of this form means; None where there is nothing to reckon it by, or no such day."""
    try:
        if form in ABSOLUTE:
            return ABSOLUTE[form](got, setting)
        return RELATIVE_FORMS[form](got, setting, setting.today) if setting.today and form in RELATIVE_FORMS else None
    except (ValueError, OverflowError):
        return None
