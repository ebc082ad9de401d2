"""JSON Lines: one document a line, with `text` and, where known, id, date, title, source or url, and publisher."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from typing import IO, Any

from detente.documents.build import Received, from_text
from detente.documents.dates import parse_date
from detente.documents.model import Document
from detente.errors import DateError, InputError

OURS = {"text", "id", "date", "title", "publisher"}
"""What must be text where it is given. Other fields of the same name may be somebody else's, and mean something else."""
MAX_LINE = 120_000_000
_FORM = 'each line is like {"id": "a1", "text": "…", "date": "2024-01-05"}'


def read_lines(lines: Iterable[bytes] | IO[bytes], received: Received, date: dt.date | None) -> Iterator[Document]:
    """The documents of a JSON Lines file, a line at a time. Their texts are kept exactly as they are given."""
    found = False
    for number, line in enumerate(_bounded(lines), 1):
        place = f"{received.place}:{number}"
        if len(line) > MAX_LINE:
            raise InputError("the line is too long", place=place, remedy="split its text into several documents")
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.strip():
            continue
        found = True
        yield _document(_fields(line, place), received, place, number, date)
    if not found:
        raise InputError("the file is empty", place=received.place, remedy=_FORM)


def _bounded(lines: Iterable[bytes] | IO[bytes]) -> Iterator[bytes]:
    """Lines, none read further than the limit."""
    if hasattr(lines, "readline"):
        yield from iter(lambda: lines.readline(MAX_LINE + 1), b"")
    else:
        yield from lines


def _fields(line: bytes, place: str) -> dict[str, Any]:
    try:
        fields = json.loads(line.decode())
    except UnicodeDecodeError as error:
        raise InputError("the line is not UTF-8", place=place, remedy="save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:
        reason = getattr(error, "msg", "it is nested too deeply")
        raise InputError(f"the line is no JSON: {reason}", place=place, remedy=_FORM) from error
    if not isinstance(fields, dict):
        raise InputError("the line is no JSON object", place=place, remedy=_FORM)
    return fields


def _document(fields: dict[str, Any], received: Received, place: str, number: int, date: dt.date | None) -> Document:
    def field(*names: str) -> str:
        for name in names:
            value = fields.get(name)
            if value is None or value == "":
                continue
            if isinstance(value, int | float) and name == "id" and not isinstance(value, bool):
                return str(value)
            if not isinstance(value, str) and name in OURS:
                raise InputError(f"`{name}` is no text", place=place, remedy=_FORM)
            if isinstance(value, str):
                return value
        return ""

    text = field("text")
    if not text.strip():
        what = "its `text` is empty" if "text" in fields else "the line has no `text`"
        raise InputError(what, place=place, remedy=_FORM)
    try:
        own = parse_date(field("date")) if field("date") else None
    except DateError as error:
        raise DateError(error.message, place=place, remedy=error.remedy) from error
    return from_text(
        text, date=own or date, title=field("title"), id=field("id") or f"{received.id or 'line'}-{number}",
        source=field("source", "url") or received.source, publisher=field("publisher"), place=place,
    )  # fmt: skip
