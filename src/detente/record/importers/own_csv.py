"""One's own statements as a comma-separated table, a statement a row.

Columns are the fields of a statement (relation, its roles, when, number, unit …; docs/how-to/add-statements.md) and those of its
source: publisher, title, url, grade, date, verified. `source` names a source that this row or one above it describes; without it,
the source is known by what the row says of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from detente.claims import Source
from detente.claims.identity import content_id
from detente.errors import RecordError
from detente.record import rows
from detente.record.importers.model import Edition, Outcome, Peek, Rejected, Row
from detente.record.importers.names import Names
from detente.record.importers.own_yaml import own_edition
from detente.record.importers.tables import records, text_of

DESCRIBED = ("publisher", "title", "url", "grade", "date", "verified")


class OwnCsv:
    """See the module."""

    id = "csv"
    title = "Statements of one's own, CSV"
    publisher = "whoever wrote the file"
    licence = "as its author has it"
    page = "docs/how-to/import-files.md"
    downloads = ()

    def recognises(self, peek: Peek) -> bool:
        """By its header."""
        columns = {c.strip().strip('"') for c in peek.text.lstrip("\ufeff").partition("\n")[0].split(",")}
        return "relation" in columns and {"publisher", "title", "url", "grade"} <= columns

    def edition(self, path: Path) -> Edition:
        """What is imported last counts, and counts whole."""
        return own_edition(path)

    def read(self, path: Path, names: Names) -> Iterator[Outcome]:
        """A source at the first row that describes it, then the rows."""
        known: dict[str, Source] = {}
        for line, fields in records(text_of(path), ("relation", "publisher", "title", "url", "grade"), str(path)):
            place, content = f"line {line}", ",".join(fields.values())
            if "" in fields:
                yield Rejected(place, "is longer or shorter than the header", content)
                continue
            entry = {name: text for name, text in fields.items() if text and name not in DESCRIBED}
            described = {name: fields[name] for name in DESCRIBED if fields.get(name)}
            id = entry.get("source") or f"own-{content_id(described)}"
            try:
                if described:
                    source = rows.source(id, described, place)
                    if known.setdefault(id, source) != source:
                        yield Rejected(place, "describes a source otherwise than a row above", content)
                        continue
                    yield source
                yield Row(place, ({**entry, "source": id, **_number(entry.get("number"), place)},), content)
            except RecordError as problem:
                yield Rejected(place, problem.message, content)


def _number(text: str | None, place: str) -> dict[str, float]:
    if text is None:
        return {}
    try:
        return {"number": float(text)}
    except ValueError:
        raise RecordError(f"'{text}' is no number", place=place, remedy="write it without separators") from None


IMPORTER = OwnCsv()
