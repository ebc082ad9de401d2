"""A page of the web: its main text, title, date and publisher, by trafilatura."""

from __future__ import annotations

import datetime as dt
import re

from detente.documents.build import Received, from_text
from detente.documents.dates import parse_date
from detente.documents.model import Document
from detente.documents.text import decode, unix_lines
from detente.errors import DateError, InputError

MAX_PAGE = 20_000_000
_REMEDY = "save the article's text and give that; a page that is built by scripts has none in its file"
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?([\w-]{2,40})", re.IGNORECASE)
_MARKUP = re.compile(r"<[a-z!/?]", re.IGNORECASE)


def read(received: Received, date: dt.date | None) -> Document:
    """The page's article. Its own date, where it states one, wins over `date`."""
    if len(received.data) > MAX_PAGE:
        raise InputError(f"the page is larger than {MAX_PAGE // 1_000_000} MB", place=received.place, remedy=_REMEDY)
    raw, notes = decode(_with_charset(received))
    if not _MARKUP.search(raw):
        remedy = "if it is plain text, end its name in .txt"
        raise InputError("there is no markup in it", place=received.place, remedy=remedy)
    from trafilatura import bare_extraction

    # Only what the page states about itself counts as its date: a date guessed from the text would shift verdicts.
    dated = {"original_date": True, "extensive_search": False, "min_date": "1945-01-01"}
    try:
        page = bare_extraction(
            unix_lines(raw), url=received.source if "://" in received.source else None, with_metadata=True,
            include_comments=False, include_tables=True, date_extraction_params=dated,
        )  # fmt: skip
    except (ValueError, RecursionError) as error:
        raise InputError(f"the page cannot be parsed: {error}", place=received.place, remedy=_REMEDY) from error
    if page is None or isinstance(page, dict) or not (page.text or "").strip():
        raise InputError("no article was found on the page", place=received.place, remedy=_REMEDY)
    return from_text(
        page.text or "", date=_date(page.date) or date, title=page.title or "", id=received.id,
        source=received.source or page.url or "", publisher=page.sitename or page.hostname or "",
        sha256=received.sha256, notes=notes, place=received.place,
    )  # fmt: skip


def _with_charset(received: Received) -> Received:
    """With the encoding that the page's head declares, where its sender declared none."""
    found = None if received.charset else _DECLARED.search(received.data[:8192])
    if not found:
        return received
    return Received(
        received.data, received.place, received.id, received.suffix, received.source, found[1].decode("ascii", "ignore")
    )


def _date(text: str | None) -> dt.date | None:
    try:
        return parse_date(text) if text else None
    except DateError:
        return None
