"""Markdown: the text is the file's own, markup included, so that a quote is exactly what its author sees."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

from detente.documents.build import Received, from_text
from detente.documents.model import Document
from detente.documents.text import decode, unix_lines

_LOOKED_AT = 20_000
_HEADING_LIKE = re.compile(r"^ {0,3}#|^ {0,3}(?:=+|-+) *$", re.MULTILINE)


def read(received: Received, date: dt.date | None) -> Document:
    """A Markdown file; its first heading is the title."""
    raw, notes = decode(received)
    text = unix_lines(raw)
    return from_text(
        text, date=date, title=_title(text), id=received.id, source=received.source, sha256=received.sha256,
        notes=notes, place=received.place,
    )  # fmt: skip


def _title(text: str) -> str:
    head = text[:_LOOKED_AT]
    if not _HEADING_LIKE.search(head):
        return ""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").parse(head)
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            return "".join(c.content for c in inline.children or () if c.type in ("text", "code_inline")).strip()
    return ""
