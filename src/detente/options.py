"""What several commands of the command line take."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

RecordOption = Annotated[
    Path | None, typer.Option("--record", help="A record of your own in place of the bundled one.")
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
