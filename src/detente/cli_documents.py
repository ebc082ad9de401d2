"""The commands on documents beside the audit: a report run again, and several documents side by side."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from detente.options import FramesOption, KnownOption, RecordOption, given_day


class ReplayFormat(StrEnum):
    """What a replay can be shown as."""

    TERMINAL = "terminal"
    JSON = "json"


def add_to(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("replay")(replay)


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
