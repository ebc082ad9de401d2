"""The core that every format ends in: a text becomes a `Document`, with its damage, boilerplate and language."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from detente.documents.boilerplate import find_boilerplate
from detente.documents.damage import find_damage
from detente.documents.dates import dateline
from detente.documents.language import detect, name_of
from detente.documents.model import Document
from detente.errors import InputError

MAX_TEXT = 20_000_000
"""The most characters that one document may have."""
LONG_TEXT = 5_000_000
"""From here on a note says that the text is long."""

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Received:
    """Bytes as they came in, with where from. `place` names them in errors; `charset` is what the sender declared."""

    data: bytes
    place: str
    id: str | None = None
    suffix: str = ""
    source: str = ""
    charset: str = ""

    @property
    def sha256(self) -> str:
        """The digest of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


def from_text(
    text: str,
    *,
    date: dt.date | None = None,
    title: str = "",
    id: str | None = None,
    source: str = "",
    publisher: str = "",
    sha256: str = "",
    notes: Sequence[str] = (),
    place: str = "",
) -> Document:
    """A document from a text, which is kept as it is: every offset counts in it.

    Without an `id`, the first twelve digits of the digest serve. Half a surrogate pair cannot be written out again,
    so U+FFFD takes its place, character for character. Raises InputError for a text that is empty or too long.
    """
    if len(text) > MAX_TEXT:
        raise InputError(
            f"{len(text):,} characters are more than the {MAX_TEXT:,} that one document may have",
            place=place, remedy="split it into several documents",
        )  # fmt: skip
    if not text.strip():
        raise InputError("there is no text", place=place, remedy="give a document with words in it")
    said = [*notes]
    if date is None and (found := dateline(text)):
        date = found
        said.append(f"dated {found.isoformat()} by its dateline")
    if _SURROGATE.search(text):
        text = _SURROGATE.sub("\ufffd", text)
        said.append("half surrogate pairs were replaced by U+FFFD")
    if len(text) > LONG_TEXT:
        said.append(f"the text is long: {len(text):,} characters")
    language, _ = detect(text)
    if language != "en":
        said.append(f"written in {name_of(language)}; Détente reads English only")
    digest = sha256 or hashlib.sha256(text.encode()).hexdigest()
    return Document(
        id=id or digest[:12], text=text, sha256=digest, title=title, date=date, source=source, publisher=publisher,
        language=language, damage=find_damage(text), boilerplate=find_boilerplate(text), notes=tuple(said),
    )  # fmt: skip
