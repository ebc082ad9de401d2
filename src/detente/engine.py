"""The whole path, from a document to its report. Read this file first.

document → reading (claims, attributions) → checking (findings) → report
"""

from __future__ import annotations

import datetime as dt
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from detente import __version__
from detente.checking import check
from detente.checking.case import days
from detente.documents import Document, from_text, parse_date
from detente.reading import FrameReader, Reader, Term, Terms, Wars
from detente.reading.frames import load_frames
from detente.record import View, known_vocabulary, open_record
from detente.release import engine_digest
from detente.report import Receipt, Report
from detente.vocabulary import load

if TYPE_CHECKING:
    from detente.report.compared import Compared


@lru_cache(maxsize=1)
def default_reader() -> FrameReader:
    """The reader that ships: parse, vocabulary and frames, with those of the file that DETENTE_FRAMES names."""
    return open_reader()


def open_reader(frames: str | Path | None = None, record: View | None = None) -> FrameReader:
    """A reader with frames of one's own laid over the bundled ones: those of a file, else of the one that DETENTE_FRAMES names. Who
    held which office, and who fought which war, it knows from `record`, or from the default one.

    Raises VocabularyError with file, entry, reason and remedy.
    """
    named = frames or os.environ.get("DETENTE_FRAMES")
    record, own = record or default_record(), load_frames(load(), Path(named) if named else None)
    return FrameReader(load(), terms_of_office(record), wars_by_side(record), frames=own)


@lru_cache(maxsize=1)
def default_record() -> View:
    """The bundled core record, or the one that DETENTE_RECORD names."""
    return open_record()


def terms_of_office(record: View) -> Terms:
    """Who held which office when, as a record has it, for the reader."""
    return Terms(
        Term(office, person, *days(s))
        for s in record.find("holds_office")
        for office in s.role("office")
        for person in s.role("holder")
    )


def wars_by_side(record: View) -> Wars:
    """Who fought in which war, as a record has it, for the reader."""
    sides: dict[str, set[str]] = defaultdict(set)
    for s in record.find("belligerent_in"):
        for war in s.role("conflict"):
            sides[war].update(s.role("belligerent"))
    return Wars(sides)


def audit(
    document: Document | str,
    *,
    date: dt.date | str | None = None,
    record: View | None = None,
    reader: Reader | None = None,
    as_of: dt.date | None = None,
    today: dt.date | None = None,
) -> Report:
    """Read a document, or a text, and test each claim against the record.

    `date` is the document's date where it has none of its own (a date or "2024-01-05"); claims are judged as of that
    day, or `as_of`, or today (the day of the run, or `today`, to run again as on another). Raises InputError for an empty
    text and DateError for a date in an unknown form.
    """
    day = parse_date(date) if isinstance(date, str) else date
    source = from_text(document, date=day) if isinstance(document, str) else document
    record, reader = record or default_record(), reader or default_reader()
    vocabulary = known_vocabulary(load(), record)
    judged_at = as_of or source.date or today or dt.date.today()
    dated = bool(as_of or source.date)
    reading = reader.read(source)
    claims = (c for c in reading.claims if c.quote and source.text[c.start : c.end] == c.quote)
    findings = tuple(check(claim, record, vocabulary, judged_at, dated=dated) for claim in claims)
    receipt = Receipt(
        engine=f"detente {__version__} ({engine_digest()[:12]})", model=reader.name, record=record.version
    )
    return Report(source, findings, reading.attributions, receipt, judged_at, dated=dated, record=record)


def audit_all(
    documents: Iterable[Document],
    *,
    record: View | None = None,
    reader: Reader | None = None,
    as_of: dt.date | None = None,
) -> Iterator[Report]:
    """One report a document, in order, one at a time."""
    for document in documents:
        yield audit(document, record=record, reader=reader, as_of=as_of)


def side_by_side(
    documents: Iterable[Document], *, record: View | None = None, reader: Reader | None = None
) -> Compared:
    """Several documents laid side by side: what more than one tells, who tells it otherwise, and who has it from whom."""
    from detente.comparing import Told, compare
    from detente.report.compared import Compared

    reports = list(audit_all(documents, record=record, reader=reader))
    told = [Told(r.document, r.findings, r.attributions) for r in reports]
    comparison = compare(told, known_vocabulary(load(), record or default_record()))
    return Compared(comparison, reports[0].receipt if reports else Receipt("", "", ""))
