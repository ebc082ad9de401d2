"""What several commands of the command line take."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.errors import DetenteError

if TYPE_CHECKING:
    from detente.documents import Document

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


def with_progress(documents: Iterator[Document], inputs: Sequence[str]) -> Iterator[Document]:
    """A progress bar on standard error, for a person who waits on many documents."""
    if not sys.stderr.isatty() or (len(inputs) == 1 and Path(inputs[0]).is_file() and not inputs[0].endswith(".jsonl")):
        yield from documents
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("auditing"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("auditing", total=None)
        for document in documents:
            yield document
            progress.advance(task)
