"""Comma-separated files as publishers write them: UTF-8 or Windows-1252, lines ended by LF, CR LF or CR alone."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from detente.errors import RecordError


def text_of(path: Path) -> str:
    """The whole text of a file. Raises RecordError where it is not text or cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RecordError(
            f"cannot be read: {error.strerror}", place=str(path), remedy="name a file that is there"
        ) from error
    return decoded(data, str(path))


def decoded(data: bytes, place: str) -> str:
    """Bytes as text. Raises RecordError where they are none."""
    if b"\0" in data[:4096]:
        raise RecordError("is not text", place=place, remedy="name the publisher's own file, as downloaded")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "".join(map(_line, data.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True)))


def _line(data: bytes) -> str:
    """A line of a file that holds lines in more than one encoding, as some do."""
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a comma-separated text, each with the number of the line that it starts on; quoted fields may hold line ends."""
    reader = csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n"), newline=""))
    line = 1
    for row in reader:
        yield line, row
        line = reader.line_num + 1


def records(text: str, header: Sequence[str], place: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows below the first row that has all the columns of `header`, as mappings from column to field; a row that is longer or
    shorter than the header comes with the key "" set to all its fields. Raises RecordError where no row is such a header."""
    columns: list[str] | None = None
    for line, row in lines(text):
        fields = [f.strip() for f in row]
        if columns is None:
            columns = fields if set(header) <= set(fields) else None
        elif len(fields) == len(columns):
            yield line, dict(zip(columns, fields, strict=True))
        else:
            yield line, {"": ",".join(row)}
    if columns is None:
        remedy = f"the file ought to have the columns {', '.join(header)}"
        raise RecordError("has no header row that is known", place=place, remedy=remedy)
