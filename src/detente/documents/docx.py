"""Word documents (DOCX): the paragraphs and tables in their order, with the title and date of the file's properties."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

from detente.documents.build import MAX_TEXT, Received, from_text
from detente.documents.model import Document
from detente.errors import InputError

_REMEDY = "open it in a word processor and save it anew"
_MAX_UNPACKED = 8 * MAX_TEXT
_TEMPLATE = dt.datetime(2013, 12, 23, 23, 15)  # what an unset property holds in files that python-docx made


def read(received: Received, date: dt.date | None) -> Document:
    """A Word document. The day on which the file was made stands in where `date` is not given, and a note says so."""
    file = _open(received)
    text = "\n".join(_blocks(file))
    properties = file.core_properties
    made, notes = properties.created, []
    if date is None and isinstance(made, dt.datetime) and made.replace(tzinfo=None) != _TEMPLATE:
        date, notes = made.date(), ["the date is the one on which the file was made"]
    title = properties.title or ""
    return from_text(
        text, date=date, title=title.strip(), id=received.id, source=received.source, sha256=received.sha256,
        notes=notes, place=received.place,
    )  # fmt: skip


def _open(received: Received) -> Any:
    place = received.place
    try:
        with zipfile.ZipFile(io.BytesIO(received.data)) as archive:
            if sum(entry.file_size for entry in archive.infolist() if entry.filename.endswith(".xml")) > _MAX_UNPACKED:
                raise InputError("it unpacks to more than can be read", place=place, remedy="split it")
        import docx

        return docx.Document(io.BytesIO(received.data))
    except InputError:
        raise
    except Exception as error:  # zipfile, lxml and python-docx raise many kinds for a broken file
        raise InputError(f"the DOCX file is broken: {error}", place=place, remedy=_REMEDY) from error


def _blocks(file: Any) -> list[str]:
    """The paragraphs, and each row of a table as a line."""
    lines: list[str] = []
    for block in file.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = dict.fromkeys(row.cells)  # a merged cell comes once for each column that it spans
                lines.append("\t".join(cell.text.replace("\n", " ") for cell in cells))
        else:
            lines.append(block.text)
    return lines
