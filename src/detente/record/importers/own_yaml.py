"""One's own statements as YAML: sources, statements and coverage in one file, as the bundled record has them."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from detente.cache import parse_yaml
from detente.errors import RecordError
from detente.record import rows
from detente.record.importers.model import Covered, Edition, Outcome, Peek, Rejected, Row
from detente.record.importers.names import Names

PARTS = {"sources": dict, "statements": list, "coverage": list}
_PART = re.compile(r"^(statements|coverage|sources):", re.MULTILINE)


class OwnYaml:
    """See the module."""

    id = "yaml"
    title = "Statements of one's own, YAML"
    publisher = "whoever wrote the file"
    licence = "as its author has it"
    page = "docs/how-to/import-files.md"
    downloads = ()

    def recognises(self, peek: Peek) -> bool:
        """By its ending and its parts."""
        return peek.path.suffix.lower() in {".yaml", ".yml"} and _PART.search(peek.text) is not None

    def edition(self, path: Path) -> Edition:
        """What is imported last counts, and counts whole."""
        return own_edition(path)

    def read(self, path: Path, names: Names) -> Iterator[Outcome]:
        """Sources first; each statement is a row of the tally."""
        try:
            content = parse_yaml(path.read_bytes(), str(path), RecordError)
        except OSError as error:
            raise RecordError(
                f"cannot be read: {error.strerror}", place=str(path), remedy="name a file that is there"
            ) from error
        for part, found in content.items():
            if part not in PARTS or not isinstance(found, PARTS[part]):
                reason = f"'{part}' is no part of such a file, or of another form"
                raise RecordError(reason, place=str(path), remedy="write sources, statements and coverage")
        for id, entry in content.get("sources", {}).items():
            try:
                yield rows.source(str(id), entry, f"source {id}")
            except RecordError as problem:
                yield Rejected(problem.place, problem.message, _json(entry))
        for number, entry in enumerate(content.get("statements", ()), 1):
            yield Row(f"statement {number}", (entry,), _json(entry))
        for entry in content.get("coverage", ()):
            yield Covered(entry)


def own_edition(path: Path) -> Edition:
    """A file of one's own is a data set by its name; what is imported last counts, and counts whole."""
    return Edition(f"own:{path.name}", dt.datetime.now(dt.UTC).date().isoformat(), whole=True)


def _json(entry: Any) -> str:
    return json.dumps(entry, ensure_ascii=False)


IMPORTER = OwnYaml()
