"""The commands on documents beside the audit: a report run again, and several documents side by side."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from detente.errors import OutputError
from detente.options import DateOption, FramesOption, KnownOption, RecordOption, given_day, with_progress


class CompareFormat(StrEnum):
    """What a comparison can be written as."""

    TERMINAL = "terminal"
    HTML = "html"
    MARKDOWN = "markdown"
    JSON = "json"


class ReplayFormat(StrEnum):
    """What a replay can be shown as."""

    TERMINAL = "terminal"
    JSON = "json"


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("replay")(replay)
    app.command("compare")(compare)


def replay(
    report: Annotated[Path, typer.Argument(help="A report as JSON or JSON Lines.", metavar="REPORT")],
    document: Annotated[
        str | None, typer.Option("--document", help="Where its document lies now: a file or an address.")
    ] = None,
    format: Annotated[ReplayFormat, typer.Option("--format", "-f", help="How to show it.")] = ReplayFormat.TERMINAL,
    record: RecordOption = None,
    known: KnownOption = None,
    frames: FramesOption = None,
) -> None:
    """Run a report again: whether the same bytes come out, and which verdicts another record changes, and why."""
    from rich.console import Console

    from detente import replay as engine

    found = engine.replay(report, document=document, record=record, known=given_day(known, "--known"), frames=frames)
    if format is ReplayFormat.JSON:
        print(json.dumps(found.to_dict(), ensure_ascii=True, indent=2))
    else:
        Console(highlight=False).print(found)
    if not found.unchanged:
        raise typer.Exit(1)


def compare(
    inputs: Annotated[
        list[str], typer.Argument(help="Two documents or more: files, folders, addresses.", metavar="INPUT…")
    ],
    date: DateOption = None,
    format: Annotated[
        CompareFormat | None, typer.Option("--format", "-f", help="Default: by the output's ending, else terminal.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="A file.")] = None,
    record: RecordOption = None,
    frames: FramesOption = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch addresses in private networks too.")
    ] = False,
) -> None:
    """Lay documents side by side: what all tell, who tells it otherwise, which figures differ, who has it from whom."""
    from rich.console import Console

    from detente.documents import open_documents
    from detente.engine import open_reader, side_by_side
    from detente.record import open_record
    from detente.report.compared_pages import FORMS
    from detente.report.render import put

    form = format.value if format else _form(output)
    opened = open_documents(inputs, date=given_day(date, "--date"), allow_private=allow_private)
    documents = list(with_progress(opened, inputs))
    if len(documents) < 2:
        raise typer.BadParameter("one document cannot be compared; name two or more", param_hint="INPUT…")
    found = side_by_side(
        documents,
        record=open_record(record) if record else None,
        reader=open_reader(frames) if frames else None,
    )
    if form == "terminal" and output is None:
        Console(highlight=False, emoji=False, markup=False).print(found)
    else:
        put(FORMS[form][0](found), output, sys.stdout)


def _form(output: Path | None) -> str:
    """The form that an output's ending names."""
    from detente.report.compared_pages import FORMS

    if output is None:
        return "terminal"
    for form, (_, endings) in FORMS.items():
        if output.suffix.lower() in endings:
            return form
    raise OutputError(
        f"the ending '{output.suffix}' names no format", place=str(output), remedy="name one with --format"
    )
