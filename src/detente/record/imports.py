"""A file into the record: read, stored, and what could not be read laid aside."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from detente.errors import RecordError
from detente.record.importers.read import Imported, read_file
from detente.record.insert import Added
from detente.record.writer import Writer
from detente.vocabulary import load


@dataclass(frozen=True, slots=True)
class Done:
    """What a file held, what that changed, and where the rows lie that could not be read (None where there are none)."""

    imported: Imported
    added: Added
    rejects: Path | None


def import_file(
    file: Path,
    writer: Writer,
    rejects: Path,
    named: str = "",
    watch: Callable[[str], None] | None = None,
    *,
    again: bool = False,
) -> Done:
    """Import a file, whole or not at all, and not twice unless `again`; rows that cannot be read go into the folder `rejects`.
    `watch` is told what is being done, at every row. Raises RecordError."""
    imported = read_file(file, load(), named, watch=(lambda: watch(f"reading {file.name}")) if watch else None)
    if imported.rejects and not imported.bundle.statements:
        place = _lay_aside(imported, rejects, file.stem)
        reason = f"none of its rows can be read; the first: {imported.rejects[0].reason}"
        raise RecordError(reason, place=str(file), remedy=f"they are in {place}; the record is as it was")
    if watch:
        watch(f"writing {file.name}")
    added = writer.add(imported, again=again)
    if added.again or not imported.rejects:
        return Done(imported, added, None)
    return Done(imported, added, _lay_aside(imported, rejects, f"{added.number}-{file.stem}"))


def _lay_aside(imported: Imported, folder: Path, name: str) -> Path:
    """The rows that could not be read, as JSON Lines."""
    place = folder / f"{name}.jsonl"
    lines = [
        json.dumps({"place": r.place, "reason": r.reason, "content": r.content}, ensure_ascii=False) + "\n"
        for r in imported.rejects
    ]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        place.write_text("".join(lines), encoding="utf8")
    except OSError as error:
        reason = f"the rows that could not be read cannot be laid aside: {error.strerror}"
        raise RecordError(
            reason, place=str(place), remedy="make room, or choose another place for the record"
        ) from error
    return place
