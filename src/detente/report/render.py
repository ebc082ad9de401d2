"""Reports to a place: standard output, a file, or a folder with one file a document."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO
from urllib.parse import unquote

from detente.errors import OutputError
from detente.report.formats import Format, choose
from detente.report.model import Report


def write(reports: Iterable[Report], format: str | None, output: Path | None, stdout: TextIO) -> None:
    """Write reports as `format`, or as the output's ending says: to `stdout`, a file, or a folder.

    An output that is a folder, or has no ending, takes one file a document; HTML adds an index. Reports are taken one
    at a time, so that a corpus need not fit in memory. Raises OutputError for an unknown format or ending, several
    documents for one page, bytes for standard output, and a place that cannot be written.
    """
    folder = output is not None and (output.is_dir() or not (output.suffix or output.exists()))
    chosen = choose(format, output, folder=folder)
    if output is None:
        if chosen.binary:
            raise OutputError(f"{chosen.name} is not text", remedy="name a file with --output")
        chosen.write(reports, _utf8(stdout))
        return
    with _place(output):
        (output if folder else output.parent).mkdir(parents=True, exist_ok=True)
    if folder:
        _to_folder(reports, chosen, output)
    else:
        _to_file(reports, chosen, output)


def put(text: str, output: Path | None, stdout: TextIO) -> None:
    """Write a text to a file, whose folders are made, or to `stdout`. Raises OutputError for a place that cannot be written."""
    if output is None:
        _utf8(stdout).write(text)
        return
    with _place(output):
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, encoding="utf-8", newline="\n")


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


def _to_file(reports: Iterable[Report], format: Format, output: Path) -> None:
    with _place(output):
        if format.binary:
            part = output.with_name(f".{output.name}.part")
            try:
                with part.open("wb") as bytes_:
                    format.write(reports, bytes_)
                part.replace(output)
            finally:
                part.unlink(missing_ok=True)
        elif format.whole:
            made = io.StringIO()
            format.write(reports, made)
            output.write_text(made.getvalue(), encoding="utf-8", newline="\n")
        else:
            with output.open("w", encoding="utf-8", newline="\n") as file:
                format.write(reports, file)


def _to_folder(reports: Iterable[Report], format: Format, folder: Path) -> None:
    from detente.report.index import Row, index_page

    rows: list[Row] = []
    for report, name in file_names(reports, format.suffix):
        _to_file([report], format, folder / name)
        rows.append(Row.of(report, name))
    if format.name == "html":
        with _place(folder / "index.html"):
            (folder / "index.html").write_text(index_page(rows), encoding="utf-8", newline="\n")


@contextlib.contextmanager
def _place(path: Path) -> Iterator[None]:
    """Turn what the system says about a place into an error of ours, and tell an error of ours the place."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OutputError as error:
        error.place = error.place or str(path)
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
