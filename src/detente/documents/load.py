"""Opens what people name: files, folders, addresses and standard input. Content decides what a file is, then its name.

A file's line ends (CR LF, CR) become LF when it is a text, Markdown or HTML file; the text of a JSON line is kept
exactly, since others count offsets in it.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from detente.documents.build import Received, from_text
from detente.documents.model import Document
from detente.errors import InputError

__all__ = ["SUFFIXES", "from_text", "open_documents", "read_document"]

MAX_BYTES = 80_000_000
"""The most bytes that one file may have; JSON Lines may have more, a line at a time."""

SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".pdf": "pdf", ".docx": "docx", ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
"""The endings that are read out of a folder, and what each stands for."""

_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file", "save it as DOCX or PDF"),
    (b"{\\rtf", "a Rich Text file", "save it as DOCX or plain text"),
    (b"PK\x03\x04", "a ZIP archive and no DOCX file", "unpack it and name the documents in it"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"\x89PNG", "an image", "run text recognition on it first"),
    (b"\xff\xd8\xff", "an image", "run text recognition on it first"),
)
_PAGE = re.compile(
    rb"(?:\s|<\?xml[^>]{0,200}\?>|<!--.{0,2000}?-->){0,20}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)

OnError = Callable[[InputError], None]


def open_documents(
    inputs: Sequence[str],
    *,
    date: dt.date | None = None,
    allow_private: bool = False,
    stdin: IO[Any] | None = None,
    on_error: OnError | None = None,
) -> Iterator[Document]:
    """The documents that `inputs` name, one at a time, in order.

    Each input is a file, a folder (read with its folders, in sorted order, hidden files left out), an http or https
    address, or "-" for standard input. `date` stands in where a document has none of its own. Ids are file stems or
    the lines' own ids; one that comes again gets "-2". Raises InputError for the first document that cannot be read;
    with `on_error`, hands it the error and goes on.
    """
    taken: dict[str, int] = {}
    for name in inputs:
        for opened in _each(name, date, allow_private, stdin):
            if isinstance(opened, InputError):
                if on_error is None:
                    raise opened
                on_error(opened)
            else:
                yield _named_apart(opened, taken)


def read_document(received: Received, date: dt.date | None = None) -> Iterator[Document]:
    """The document, or for JSON Lines the documents, in some bytes."""
    kind = _kind(received)
    if kind == "jsonl":
        from detente.documents.jsonl import read_lines

        yield from read_lines(received.data.splitlines(keepends=True), received, date)
    else:
        yield import_module(f"detente.documents.{kind}").read(received, date)


def _each(
    name: str, date: dt.date | None, allow_private: bool, stdin: IO[Any] | None
) -> Iterator[Document | InputError]:
    """What one input holds: documents, and the errors of those that cannot be read."""
    try:
        if name == "-":
            yield from read_document(Received(_read_stdin(stdin), "standard input", "stdin"), date)
        elif re.match(r"https?://", name, re.IGNORECASE):
            from detente.documents.fetch import fetch

            yield from read_document(fetch(name, allow_private=allow_private), date)
        elif os.path.isdir(name):
            for path in _in_folder(Path(name)):
                yield from _each(str(path), date, allow_private, stdin)
        else:
            yield from _read_file(name, date)
    except InputError as error:
        yield error


def _read_file(name: str, date: dt.date | None) -> Iterator[Document]:
    path = Path(name)
    suffix = path.suffix.lower()
    try:
        with path.open("rb") as file:
            if SUFFIXES.get(suffix) == "jsonl":
                from detente.documents.jsonl import read_lines

                yield from read_lines(file, Received(b"", name, path.stem, suffix, name), date)
                return
            data = _read_all(file, name)
    except (OSError, ValueError) as error:
        raise _cannot_open(name, error) from error
    yield from read_document(Received(data, name, path.stem or None, suffix, name), date)


def _read_all(file: IO[bytes], place: str) -> bytes:
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError(
            f"more than {MAX_BYTES // 1_000_000} MB", place=place, remedy="split it into several documents"
        )
    return data


def _read_stdin(stdin: IO[Any] | None) -> bytes:
    stream = stdin if stdin is not None else sys.stdin
    read = getattr(stream, "buffer", stream).read(MAX_BYTES + 1)
    data = read.encode("utf-8", "surrogateescape") if isinstance(read, str) else bytes(read or b"")
    if len(data) > MAX_BYTES:
        raise InputError(f"more than {MAX_BYTES // 1_000_000} MB", place="standard input", remedy="split it")
    return data


def _in_folder(folder: Path) -> list[Path]:
    """The files of a folder that have a known ending, hidden ones and those of hidden folders left out."""
    found: list[Path] = []
    closed: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        found += (Path(root, f) for f in files if not f.startswith(".") and Path(f).suffix.lower() in SUFFIXES)
    if closed:
        raise _cannot_open(str(closed[0].filename), closed[0])
    kept = sorted(path for path in found if path.is_file())
    if not kept:
        remedy = f"known endings: {' '.join(SUFFIXES)}"
        raise InputError("the folder holds nothing to read", place=str(folder), remedy=remedy)
    return kept


def _kind(received: Received) -> str:
    """What some bytes are, by content first and by name second."""
    data = received.data
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04") and b"word/document.xml" in data:
        return "docx"
    for magic, what, remedy in _FOREIGN:
        if data.startswith(magic):
            raise InputError(f"this is {what}", place=received.place, remedy=remedy)
    head = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _PAGE.match(head):
        return "html"
    kind = SUFFIXES.get(received.suffix, "text")
    if kind in ("pdf", "docx"):
        remedy = "check the file, or give it its right ending"
        raise InputError(f"this is no {kind.upper()} file, whatever its name says", place=received.place, remedy=remedy)
    if received.suffix not in SUFFIXES and re.match(rb'\s*\{\s*"', head) and b'"text"' in data.split(b"\n", 1)[0]:
        return "jsonl"
    return kind


def _named_apart(document: Document, taken: dict[str, int]) -> Document:
    times = taken[document.id] = taken.get(document.id, 0) + 1
    if times == 1:
        return document
    name = f"{document.id}-{times}"
    while name in taken:
        times += 1
        name = f"{document.id}-{times}"
    taken[name] = 1
    return replace(document, id=name)


def _cannot_open(name: str, error: Exception) -> InputError:
    if isinstance(error, FileNotFoundError):
        if "://" in name:
            remedy = "save the page and name the file"
            return InputError("only http and https addresses are fetched", place=name, remedy=remedy)
        return InputError("there is no such file or folder", place=name, remedy="check the path")
    if isinstance(error, PermissionError):
        return InputError("it may not be read", place=name, remedy="check its permissions")
    reason = getattr(error, "strerror", None) or str(error)
    return InputError(f"it cannot be read: {reason}", place=name, remedy="check the path")
