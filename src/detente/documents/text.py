"""Plain text: bytes to characters, with a note where the encoding had to be guessed."""

from __future__ import annotations

import codecs
import datetime as dt

from detente.documents.build import MAX_TEXT, Received, from_text
from detente.documents.model import Document
from detente.errors import InputError

# UTF-32 stands before UTF-16, whose mark is the beginning of its own.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_GUESSED_FROM = 100_000
_FORMATS = "give a text, Markdown, HTML, PDF or DOCX file"


def read(received: Received, date: dt.date | None) -> Document:
    """A plain text file. Its line ends become LF; nothing else is changed."""
    text, notes = decode(received)
    return from_text(
        unix_lines(text), date=date, id=received.id, source=received.source, sha256=received.sha256, notes=notes,
        place=received.place,
    )  # fmt: skip


def unix_lines(text: str) -> str:
    """The text with LF for CR LF and CR."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def decode(received: Received) -> tuple[str, list[str]]:
    """The characters, and a note where the encoding is a guess: byte order mark, declared, UTF-8, guessed, in order."""
    data, place = received.data, received.place
    if not data.strip():
        raise InputError("the file is empty", place=place, remedy="give a document with words in it")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, place), []
    if b"\0" in data:
        raise InputError("this is binary data, not text", place=place, remedy=_FORMATS)
    if len(data) > 4 * MAX_TEXT:
        raise InputError("the text is too long", place=place, remedy="split it into several documents")
    for encoding in ("utf-8", received.charset):
        try:
            return data.decode(encoding), []
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return _guess(data, place)


def _strictly(data: bytes, encoding: str, place: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        what = f"its mark says {encoding}, its bytes do not"
        raise InputError(what, place=place, remedy="save it as UTF-8") from error


def _guess(data: bytes, place: str) -> tuple[str, list[str]]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_GUESSED_FROM]).best()
    if best is None:
        raise InputError("its encoding cannot be told", place=place, remedy="save it as UTF-8")
    text = data.decode(best.encoding, errors="replace")
    if sum(c < " " and c not in "\t\n\r\f" for c in text[:_GUESSED_FROM]) * 50 > len(text[:_GUESSED_FROM]):
        raise InputError("this is binary data, not text", place=place, remedy=_FORMATS)
    return text, [f"the encoding is a guess: {best.encoding}"]
