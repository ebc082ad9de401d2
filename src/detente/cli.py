"""The command line. Thin: it parses arguments, calls the engine, prints, and turns errors into exit codes.

0  done
1  a claim has a verdict that --fail-on names; a replay came out otherwise
2  the command was not understood
3  a document could not be read
4  the record or the vocabulary could not be read
5  something that Détente needs is not installed
6  a report could not be written
"""

from __future__ import annotations

import gc
import io
import sys
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente import __version__, cli_documents, cli_looking
from detente.cli_frames import frames_app
from detente.cli_record import record_app
from detente.cli_system import system
from detente.errors import DetenteError
from detente.options import DateOption, FramesOption, RecordOption, given_day, tell, with_progress
from detente.report.formats import FORMATS

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Reads writing about international security and tests every claim against a sourced public record.",
)
cli_looking.add_to(record_app)
app.add_typer(record_app, name="record")
app.add_typer(frames_app, name="frames")
app.command(context_settings={"allow_extra_args": True})(system)  # it tells what is wrong with them


if TYPE_CHECKING:
    Format = StrEnum
else:
    Format = StrEnum("Format", {name.upper(): name for name in FORMATS})


@app.callback(invoke_without_command=True)
def root(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    """Reads writing about international security and tests every claim against a sourced public record."""
    if version:
        print(f"detente {__version__}")
        raise typer.Exit


@app.command()
def audit(
    inputs: Annotated[
        list[str], typer.Argument(help="Files, folders, addresses, or - for standard input.", metavar="INPUT…")
    ],
    date: DateOption = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Judge as of this day instead of the document's.")
    ] = None,
    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="Default: by the output's ending, else terminal.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file, or a folder for many documents.")
    ] = None,
    only: Annotated[str | None, typer.Option("--only", help="Show only these verdicts, parted by commas.")] = None,
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", help="Exit with 1 if a claim has one of these verdicts.")
    ] = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", help="Who will publish the report, for claimreview.")
    ] = None,
    page: Annotated[
        str | None, typer.Option("--page", help="The address where its HTML will stand, for claimreview.")
    ] = None,
    record: RecordOption = None,
    frames: FramesOption = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch addresses in private networks too.")
    ] = False,
) -> None:
    """Read documents and test every claim that they make."""
    from detente.checking import Verdict
    from detente.documents import open_documents
    from detente.engine import audit_all, open_reader
    from detente.history import remember
    from detente.record import open_record
    from detente.report import Publication, Report
    from detente.report.render import write
    from detente.report.visible import link

    if page and not link(page):
        raise typer.BadParameter(f"'{page}' is no web address", param_hint="--page")
    publication = Publication(publisher or "", page or "")
    shown, failing = _verdicts(only, "--only"), _verdicts(fail_on, "--fail-on")
    day, judged = given_day(date, "--date"), given_day(as_of, "--as-of")
    view = open_record(record) if record else None
    reader = open_reader(frames) if frames else None
    failed: list[Verdict] = []
    unread: list[DetenteError] = []
    many = len(inputs) > 1 or Path(inputs[0]).is_dir()

    def unreadable(error: DetenteError) -> None:
        unread.append(error)
        tell(error)

    def reports() -> Iterator[Report]:
        on_error = unreadable if many else None
        documents = open_documents(inputs, date=day, allow_private=allow_private, on_error=on_error)
        for report in audit_all(with_progress(documents, inputs), record=view, reader=reader, as_of=judged):
            failed.extend(f.verdict for f in report if f.verdict in failing)
            told = replace(report, publication=publication)
            yield told.only(*shown) if shown else told

    remember(inputs, date, as_of)
    write(reports(), format.value if format else None, output, sys.stdout)
    if unread:
        raise typer.Exit(unread[0].exit_code)
    if failed:
        raise typer.Exit(1)


@app.command()
def explain(
    claim: Annotated[str, typer.Argument(help="The claim's id, or its first characters.", metavar="CLAIM-ID")],
    inputs: Annotated[
        list[str] | None,
        typer.Argument(help="Where it stands; by default, what was audited last.", metavar="[INPUT…]"),
    ] = None,
    date: DateOption = None,
    record: RecordOption = None,
    frames: FramesOption = None,
) -> None:
    """Show one finding whole: the span, the frame that read it, the evidence, the derivation."""
    from rich.console import Console

    from detente.documents import open_documents, parse_date
    from detente.engine import audit_all, open_reader
    from detente.errors import NotFoundError
    from detente.history import recall
    from detente.record import open_record
    from detente.report.explain import explanation

    runs = [(inputs, date, None)] if inputs else recall()
    view = open_record(record) if record else None
    reader = open_reader(frames) if frames else None
    for names, day, judged in runs:
        gone = None if inputs else _passed_over
        documents = open_documents(names, date=parse_date(day) if day else None, on_error=gone)
        for report in audit_all(documents, record=view, reader=reader, as_of=parse_date(judged) if judged else None):
            try:
                finding = report.find(claim)
            except NotFoundError:
                continue
            Console().print(explanation(report, finding))
            return
    raise NotFoundError(f"no claim '{claim}'", remedy="name the document: detente explain CLAIM-ID INPUT")


cli_documents.add_to(app)


def _passed_over(error: DetenteError) -> None:
    """What was audited once and cannot be read now does not stop the search through what was audited last."""


@app.command()
def doctor() -> None:
    """Say what is installed, which model and which record are used."""
    from detente.doctor import checkup

    raise typer.Exit(checkup())


def _verdicts(text: str | None, option: str) -> frozenset[Verdict]:  # type: ignore[name-defined]  # noqa: F821
    from detente.checking import Verdict

    names = [n.strip() for n in (text or "").split(",") if n.strip()]
    unknown = [n for n in names if n not in set(Verdict)]
    if unknown:
        raise typer.BadParameter(f"'{unknown[0]}' is no verdict; use {', '.join(Verdict)}", param_hint=option)
    return frozenset(Verdict(n) for n in names)


def main() -> None:
    """Run the command line; print what went wrong, where, and what to do about it."""
    gc.set_threshold(50_000, 20, 20)  # a start makes many objects and little garbage
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # names and quotes have characters that the system's own may lack
    try:
        app()
    except DetenteError as error:
        tell(error)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


if __name__ == "__main__":
    main()
