"""What several commands of the command line take."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import Annotated

import typer

from detente.errors import DetenteError

RecordOption = Annotated[
    str | None, typer.Option("--record", help="A record to use: its file, or a PostgreSQL address.", metavar="RECORD")
]
KnownOption = Annotated[
    str | None, typer.Option("--known", help="As the record was at the end of this day.", metavar="DAY")
]
FramesOption = Annotated[
    Path | None, typer.Option("--frames", help="Frames of your own, laid over the bundled ones: a YAML file.")
]
DateOption = Annotated[str | None, typer.Option("--date", help="The document's date where it has none, as 2024-01-05.")]


def given_day(text: str | None, option: str) -> dt.date | None:
    """A date that an option gives; a wrong one is a mistake in the command."""
    from detente.documents import parse_date
    from detente.errors import DateError

    try:
        return parse_date(text) if text else None
    except DateError as error:
        raise typer.BadParameter(str(error), param_hint=option) from error


def tell(error: DetenteError) -> None:
    """What went wrong, where, and what to do about it, on standard error."""
    print(f"detente: {error.place + ': ' if error.place else ''}{error.message}", file=sys.stderr)
    if error.remedy:
        print(f"         {error.remedy}", file=sys.stderr)
