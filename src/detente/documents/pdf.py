"""PDF: the text of its pages, with wrapped lines joined, and notes for pages that hold none."""

from __future__ import annotations

import datetime as dt
import io
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from detente.documents.build import MAX_TEXT, Received, from_text
from detente.documents.model import Document
from detente.documents.words import words
from detente.errors import InputError

if TYPE_CHECKING:
    from pypdf import PdfReader

_ANEW = "print it to a new PDF file"
_SCAN = "run text recognition on it first: its pages are pictures"
_END = re.compile(r"[.!?:;…][\"”’')\]]?$")
# A word broken at the end of a line; after these beginnings the hyphen is the word's own.
_BROKEN = re.compile(r"([A-Za-z]+)-$")
_KEPT = words(
    "self non anti pro co pre post ex multi counter long short mid semi well high low so cross vice then"
    " twenty thirty forty fifty sixty seventy eighty ninety"
)


def read(received: Received, date: dt.date | None) -> Document:
    """A PDF file. The day on which the file was made stands in where `date` is not given, and a note says so."""
    with _quiet():
        reader = _open(received)
        pages = list(_pages(reader, received.place))
        title, made = _properties(reader)
    empty = [number for number, page in enumerate(pages, 1) if not page.strip()]
    if len(empty) == len(pages):
        raise InputError("none of its pages holds text", place=received.place, remedy=_SCAN)
    notes = [f"no text on page{'s' if len(empty) > 1 else ''} {_ranges(empty)}"] if empty else []
    if date is None and made is not None:
        date = made
        notes.append("the date is the one on which the file was made")
    return from_text(
        "\n\n".join(page for page in pages if page.strip()), date=date, title=title, id=received.id,
        source=received.source, sha256=received.sha256, notes=notes, place=received.place,
    )  # fmt: skip


def _open(received: Received) -> PdfReader:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    place = received.place
    try:
        reader = PdfReader(io.BytesIO(received.data))
        opened = not reader.is_encrypted or reader.decrypt("")
    except DependencyError as error:
        remedy = "install what opens encrypted files: pip install 'detente[encrypted]'"
        raise InputError("the PDF file is encrypted", place=place, remedy=remedy) from error
    except Exception as error:  # pypdf raises many kinds for a broken file, KeyError and TypeError among them
        raise InputError(f"the PDF file is broken: {error}", place=place, remedy=_ANEW) from error
    if not opened:
        raise InputError("the PDF file needs a password", place=place, remedy="save a copy without one")
    return reader


def _pages(reader: PdfReader, place: str) -> Iterator[str]:
    """The text of each page, until the limit is passed."""
    length = 0
    try:
        for page in reader.pages:
            text = unwrap(page.extract_text())
            length += len(text)
            yield text
            if length > MAX_TEXT:
                return
    except Exception as error:  # see _open
        raise InputError(f"the PDF file is broken: {error}", place=place, remedy=_ANEW) from error


def unwrap(page: str) -> str:
    """A page with the lines of a paragraph joined. A line goes on where it is nearly as long as the page's longest and
    does not end a sentence, or where the next begins with a small letter."""
    lines = [line.strip() for line in page.splitlines()]
    width = max(map(len, lines), default=0)
    joined: list[str] = []
    previous = ""
    for line in lines:
        flows = bool(previous and line) and (
            line[0].islower() or (len(previous) > 0.75 * width and len(previous) > 40 and not _END.search(previous))
        )
        if not flows:
            joined += ["\n", line] if joined else [line]
        elif (broken := _BROKEN.search(previous)) and line[0].islower():
            if broken[1].lower() not in _KEPT:
                joined[-1] = joined[-1][:-1]
            joined.append(line)
        else:
            joined += [" " if not previous.endswith("-") else "", line]
        previous = line
    return "".join(joined)


def _properties(reader: PdfReader) -> tuple[str, dt.date | None]:
    try:
        properties = reader.metadata
        title = str(properties.title or "").strip() if properties else ""
        made = properties.creation_date if properties else None
    except Exception:  # a broken date or title is no reason to refuse the text
        return "", None
    return title, made.date() if made else None


def _ranges(numbers: list[int]) -> str:
    """Page numbers as "1, 3-5"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pypdf's warnings about a file's small faults out of the terminal."""
    log = logging.getLogger("pypdf")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(level)
