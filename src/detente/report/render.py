"""Reports to a place: standard output, a file, or a folder with one file a document."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal, TextIO, get_args
from urllib.parse import unquote

from detente.errors import OutputError
from detente.report.model import Report

if TYPE_CHECKING:
    from rich.console import Console

Format = Literal["terminal", "html", "json", "jsonl", "markdown"]
ENDINGS: dict[str, Format] = {
    ".html": "html", ".htm": "html", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".md": "markdown", ".markdown": "markdown", ".txt": "terminal",
}  # fmt: skip
SUFFIX: dict[Format, str] = {"terminal": ".txt", "html": ".html", "json": ".json", "jsonl": ".jsonl", "markdown": ".md"}


def write(reports: Iterable[Report], format: str | None, output: Path | None, stdout: TextIO) -> None:
    """Write reports as `format`, or as the output's ending says: to `stdout`, a file, or a folder.

    An output that is a folder, or has no ending, takes one file a document; HTML adds an index. Reports are taken one
    at a time, so that a corpus need not fit in memory. Raises OutputError for an unknown format or ending, several
    documents for one page, and a place that cannot be written.
    """
    folder = output is not None and (output.is_dir() or not (output.suffix or output.exists()))
    chosen = choose(format, output, folder=folder)
    if output is None:
        _to_stream(reports, chosen, _utf8(stdout))
        return
    with _place(output):
        (output if folder else output.parent).mkdir(parents=True, exist_ok=True)
    if folder:
        _to_folder(reports, chosen, output)
    else:
        _to_file(reports, chosen, output)


def choose(format: str | None, output: Path | None, *, folder: bool) -> Format:
    """The format: as asked, else by the output's ending, else the terminal, and HTML in a folder."""
    if format is not None:
        for known in get_args(Format):
            if format == known:
                return known  # type: ignore[no-any-return]
        raise OutputError(f"'{format}' is no format", remedy=f"use {', '.join(get_args(Format))}")
    if output is None:
        return "terminal"
    if folder:
        return "html"
    if output.suffix.lower() not in ENDINGS:
        raise OutputError(
            f"the ending '{output.suffix}' names no format", place=str(output), remedy="name one with --format"
        )
    return ENDINGS[output.suffix.lower()]


def file_names(reports: Iterable[Report], suffix: str) -> Iterator[tuple[Report, str]]:
    """Each report with a file name of its own, safe on every system, made from its source or id."""
    taken = {f"index{suffix}"}
    for report in reports:
        stem, number = _stem(report), 1
        name = f"{stem}{suffix}"
        while name.lower() in taken:
            number += 1
            name = f"{stem}-{number}{suffix}"
        taken.add(name.lower())
        yield report, name


def _stem(report: Report) -> str:
    """The source's own name without its ending, or the id of a document that is one of many in its source."""
    source, stem = report.document.source, ""
    if not source.lower().endswith((".jsonl", ".ndjson")):
        path = unquote(source.split("://", 1)[1].partition("?")[0].partition("#")[0]) if "://" in source else source
        stem = Path(path.rstrip("/").rsplit("/", 1)[-1]).stem
    stem = re.sub(r"[^\w.-]+", "-", stem or report.document.id).strip("-._")[:80]
    reserved = re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", stem)
    return f"document-{stem}" if reserved or not stem else stem


def _to_stream(reports: Iterable[Report], format: Format, stream: IO[str], place: Path | None = None) -> None:
    if format == "jsonl":
        for report in reports:
            stream.write(report.to_jsonl() + "\n")
            stream.flush()
    elif format == "terminal":
        _print(reports, stream)
    elif format == "markdown":
        for number, report in enumerate(reports):
            stream.write(("\n---\n\n" if number else "") + report.to_markdown())
    else:
        _one_or_more(reports, format, stream, place)


def _one_or_more(reports: Iterable[Report], format: Format, stream: IO[str], place: Path | None) -> None:
    """JSON: one object, or an array of them. HTML: one page."""
    rest = iter(reports)
    first = list(islice(rest, 2))
    if format == "html":
        if len(first) != 1:
            message = "several documents do not go on one page" if first else "there is no document to show"
            raise OutputError(message, place=str(place or ""), remedy="name a folder with --output")
        stream.write(first[0].to_html())
        return
    if len(first) == 1:
        stream.write(first[0].to_json() + "\n")
        return
    stream.write("[")
    for number, report in enumerate(chain(first, rest)):
        stream.write((",\n" if number else "\n") + report.to_json())
    stream.write("\n]\n")


def _print(reports: Iterable[Report], stream: IO[str]) -> None:
    from rich.console import Console

    from detente.report.terminal import render

    console: Console = Console(file=stream, highlight=False, soft_wrap=False, emoji=False, markup=False)
    whole = not console.is_terminal
    for number, report in enumerate(reports):
        if number:
            console.print("\n")
        for part in render(report, console.width, fold=not whole):
            console.print(part, crop=not whole)


def _to_file(reports: Iterable[Report], format: Format, output: Path) -> None:
    with _place(output):
        if format == "html":  # a page is made before the place is touched, so that an error leaves what was there
            made = io.StringIO()
            _to_stream(reports, format, made, output)
            output.write_text(made.getvalue(), encoding="utf-8", newline="\n")
            return
        with output.open("w", encoding="utf-8", newline="\n") as file:
            _to_stream(reports, format, file, output)


def _to_folder(reports: Iterable[Report], format: Format, folder: Path) -> None:
    from detente.report.index import Row, index_page

    one: dict[str, Callable[[Report], str]] = {
        "html": Report.to_html, "json": lambda r: r.to_json() + "\n", "jsonl": lambda r: r.to_jsonl() + "\n",
        "markdown": Report.to_markdown,
    }  # fmt: skip
    rows: list[Row] = []
    for report, name in file_names(reports, SUFFIX[format]):
        if format == "terminal":
            _to_file([report], format, folder / name)
        else:
            with _place(folder / name):
                (folder / name).write_text(one[format](report), encoding="utf-8", newline="\n")
        rows.append(Row.of(report, name))
    if format == "html":
        with _place(folder / "index.html"):
            (folder / "index.html").write_text(index_page(rows), encoding="utf-8", newline="\n")


@contextlib.contextmanager
def _place(path: Path) -> Iterator[None]:
    """Turn what the system says about a place into an error of ours."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(
            f"cannot be written: {error.strerror or error}",
            place=str(path),
            remedy="choose another place with --output",
        ) from error


def _utf8(stream: TextIO) -> TextIO:
    """Standard output that takes every character, whatever the system's encoding."""
    encoding = (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "")
    if encoding != "utf8" and isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8")
    return stream
