"""The commands that fill and keep the record, and search it: `detente record import`, `imports`, `migrate` and others."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from detente.errors import DetenteError
from detente.options import KnownOption, RecordOption, given_day, tell

record_app = typer.Typer(no_args_is_help=True, help="Fill the record, and look into it.")
PATIENCE = 2.0
"""Seconds after which a person wants to see that something goes on."""


@record_app.command("import")
def record_import(
    files: Annotated[
        list[Path], typer.Argument(help="Publishers' files, or YAML and CSV of your own.", metavar="FILE…")
    ],
    format: Annotated[
        str | None, typer.Option("--as", help="The format, where the file does not show it.", metavar="FORMAT")
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Read what was imported before anew, for this version may read it better.")
    ] = False,
    record: RecordOption = None,
) -> None:
    """Take files into the record: each whole or not at all, and none twice."""
    from rich.console import Console

    from detente.record import writable_record
    from detente.record.imports import Done, import_file
    from detente.record.places import chosen
    from detente.report.imports import imported_table

    done: list[Done] = []
    failed: list[DetenteError] = []
    rejects = chosen(record, to_write=True).rejects
    with writable_record(record) as writer, _watched() as watch:
        for file in files:
            try:
                done.append(import_file(file, writer, rejects, format or "", watch, again=again))
            except DetenteError as error:
                failed.append(error)
    if done:
        Console().print(imported_table(done))
    for problem in failed:
        tell(problem)
    if failed:
        raise typer.Exit(failed[0].exit_code)


@record_app.command("sync")
def record_sync(
    formats: Annotated[
        list[str], typer.Argument(help="Which publishers' data, as in the list of importers.", metavar="FORMAT…")
    ],
    address: Annotated[
        str | None,
        typer.Option("--from", help="The address of the file, where it has moved or none lasts."),
    ] = None,
    sha256: Annotated[str, typer.Option("--sha256", help="The checksum that the file must have.")] = "",
    record: RecordOption = None,
) -> None:
    """Download data from their publishers, with checksum and licence, and import them."""
    from rich.console import Console

    from detente.record import writable_record
    from detente.record.imports import Done, import_file
    from detente.record.places import chosen, data_folder
    from detente.record.sync import chosen as chosen_importers
    from detente.record.sync import fetch
    from detente.report.imports import imported_table

    importers = chosen_importers(formats, addressed=bool(address))
    done: list[Done] = []
    failed: list[DetenteError] = []
    rejects = chosen(record, to_write=True).rejects
    for importer in importers:
        print(f"{importer.id}: {importer.title}, {importer.publisher}. {importer.licence}.")
        for found in fetch(importer, data_folder() / "downloads", (address,) if address else (), sha256):
            if isinstance(found, DetenteError):
                failed.append(found)
                continue
            print(f"{found.address}\n  {found.path}\n  sha256 {found.sha256}")
            try:
                with writable_record(record) as writer, _watched() as watch:
                    done.append(import_file(found.path, writer, rejects, importer.id, watch))
            except DetenteError as error:
                failed.append(error)
    if done:
        Console().print(imported_table(done))
    for problem in failed:
        tell(problem)
    if failed:
        raise typer.Exit(failed[0].exit_code)


@record_app.command("imports")
def record_imports(record: RecordOption = None, known: KnownOption = None) -> None:
    """List what has been imported, when, and what it changed."""
    from rich.console import Console

    from detente.record import open_record
    from detente.report.imports import imports_table

    Console().print(imports_table(open_record(record, known=given_day(known, "--known"))))


@record_app.command("migrate")
def record_migrate(record: RecordOption = None) -> None:
    """Bring a record that an older version made to the form of this one."""
    from detente.record import open_record, writable_record
    from detente.record.places import chosen

    with writable_record(record) as writer:
        place = writer.place
    print(f"{place}: {open_record(chosen(record, to_write=True).place).version}")


@record_app.command("search")
def record_search(
    words: Annotated[list[str], typer.Argument(help="What to look for.")],
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many at most.")] = 20,
    record: RecordOption = None,
    known: KnownOption = None,
) -> None:
    """Statements that hold the words, with their sources."""
    from rich.console import Console

    from detente.record import open_record
    from detente.report.tables import statements_table

    view = open_record(record, known=given_day(known, "--known"))
    Console().print(statements_table(view, view.search(" ".join(words), limit)))


@record_app.command("stats")
def record_stats(record: RecordOption = None, known: KnownOption = None) -> None:
    """What the record holds, by relation, and how far it reaches."""
    from rich.console import Console

    from detente.record import open_record
    from detente.report.tables import stats_table

    Console().print(stats_table(open_record(record, known=given_day(known, "--known"))))


@record_app.command("build")
def record_build(
    files: Annotated[list[Path], typer.Argument(help="YAML files of statements.", exists=True, dir_okay=False)],
    output: Annotated[Path, typer.Option("--output", "-o", help="Where the record is written.")],
    core: Annotated[bool, typer.Option(help="With the bundled record, or without it.")] = True,
) -> None:
    """Build a record from statements of your own, for --record."""
    from detente.record import build_record

    view = build_record(files, output, with_core=core)
    print(f"{output}: {view.version}, {sum(view.stats().values())} statements")


@record_app.command("check")
def record_check() -> None:
    """Check the bundled record's files: every id, date, source and grade."""
    from detente.record import check_core

    problems = check_core()
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(problems)} problems" if problems else "the record is sound")
    raise typer.Exit(4 if problems else 0)


@contextmanager
def _watched() -> Iterator[Callable[[str], None]]:
    """What to call at every step of something that may take long: after two seconds it shows on standard error what is done."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.fields[rows]}"),
        TimeElapsedColumn(),
    )
    start, doing, rows = time.monotonic(), "", 0
    with Progress(*columns, console=console, transient=True, disable=True) as progress:
        task = progress.add_task("", total=None, rows="")

        def watch(what: str) -> None:
            nonlocal doing, rows
            rows = rows + 1 if what == doing else 1
            if progress.disable and console.is_terminal and time.monotonic() - start > PATIENCE:
                progress.disable = False
                progress.start()
            if what != doing or rows % 500 == 0:
                progress.update(task, description=what, rows=f"{rows:,} rows" if rows > 1 else "")
            doing = what

        yield watch
