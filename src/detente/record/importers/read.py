"""One file into a bundle: the importer that knows it, its rows one by one, and a tally in which none is lost."""

from __future__ import annotations

import hashlib
import tarfile
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from detente.claims import Coverage, Source, Statement
from detente.errors import RecordError
from detente.record import rows
from detente.record.bundle import Bundle
from detente.record.importers import model
from detente.record.importers.names import Names
from detente.vocabulary import Vocabulary

HEAD = 65_536


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows were read, and what became of them, by reason: read = imported + skipped + rejected."""

    imported: int
    skipped: Mapping[str, int]
    rejected: Mapping[str, int]
    statements: int
    repeated: int
    """Statements that an earlier row of the file had made already."""

    @property
    def read(self) -> int:
        """All rows."""
        return self.imported + sum(self.skipped.values()) + sum(self.rejected.values())


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file holds, ready for the store."""

    format: str
    file: str
    sha256: str
    edition: model.Edition
    bundle: Bundle
    tally: Tally
    rejects: tuple[model.Rejected, ...] = field(repr=False)


@lru_cache(maxsize=1)
def importers() -> Mapping[str, model.Importer]:
    """Every importer of this package, by id."""
    package = "detente.record.importers"
    modules = (import_module(f"{package}.{m.name}") for m in iter_modules(import_module(package).__path__))
    found: list[model.Importer] = [m.IMPORTER for m in modules if hasattr(m, "IMPORTER")]
    return {i.id: i for i in sorted(found, key=lambda i: i.id)}


def importer_for(path: Path, named: str = "") -> model.Importer:
    """The importer that is named, else the one that knows the file by looking. Raises RecordError, which lists those that
    there are."""
    known = importers()
    if named:
        if named not in known:
            raise RecordError(f"there is no importer '{named}'", remedy=f"use one of {', '.join(known)}")
        return known[named]
    peek = peeked(path)
    fits = [i for i in known.values() if i.recognises(peek)]
    if len(fits) != 1:
        reason = f"may be {' or '.join(i.id for i in fits)}" if fits else "is of no format that is known"
        raise RecordError(
            reason, place=str(path), remedy=f"say which with --as: {', '.join(i.id for i in fits) or ', '.join(known)}"
        )
    return fits[0]


def read_file(path: Path, vocabulary: Vocabulary, named: str = "", watch: Callable[[], None] | None = None) -> Imported:
    """Read a publisher's file whole; `watch` is called at each row. Raises RecordError where it is of no known format or as a whole
    cannot be read."""
    importer = importer_for(path, named)
    names = Names(vocabulary)
    sources: dict[str, Source] = {}
    statements: dict[str, Statement] = {}
    coverage: list[Coverage] = []
    skipped: Counter[str] = Counter()
    rejects: list[model.Rejected] = []
    imported = repeated = 0
    for outcome in importer.read(path, names):
        if watch:
            watch()
        match outcome:
            case Source():
                sources[outcome.id] = outcome
            case model.Skipped():
                skipped[outcome.reason] += 1
            case model.Rejected():
                rejects.append(outcome)
            case model.Covered():
                coverage.append(rows.coverage(outcome.entry, path.name, vocabulary, sources))
            case model.Row():
                try:
                    made = [
                        rows.statement(e, outcome.place, vocabulary, sources, names.coined) for e in outcome.entries
                    ]
                except RecordError as problem:
                    rejects.append(
                        model.Rejected(outcome.place, problem.message, outcome.content or str(outcome.entries))
                    )
                    continue
                imported += 1
                repeated += sum(s.id in statements for s in made)
                statements |= {s.id: s for s in made}
    rejected = Counter(r.reason for r in rejects)
    named_in = {id for s in statements.values() for _, id in s.roles}
    return Imported(
        format=importer.id,
        file=path.name,
        sha256=digest(path),
        edition=importer.edition(path),
        bundle=Bundle(
            tuple(statements.values()),
            tuple(sources.values()),
            tuple(coverage),
            entities=tuple(e for id, e in names.coined.items() if id in named_in),
        ),
        tally=Tally(imported, dict(skipped), dict(rejected), len(statements), repeated),
        rejects=tuple(rejects),
    )


def digest(path: Path) -> str:
    """The SHA-256 of a file, or of all files in a folder with their names."""
    found = hashlib.sha256()
    for file in sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else (path,):
        if path.is_dir():
            found.update(file.relative_to(path).as_posix().encode())
        with file.open("rb") as stream:
            while chunk := stream.read(1 << 20):
                found.update(chunk)
    return found.hexdigest()


def peeked(path: Path) -> model.Peek:
    """The start of a file. Raises RecordError where it cannot be read."""
    try:
        if path.is_dir():
            members = tuple(sorted(p.relative_to(path).as_posix() for p in path.rglob("*") if p.is_file())[:500])
            return model.Peek(path, b"", "", members)
        with path.open("rb") as stream:
            head = stream.read(HEAD)
        return model.Peek(path, head, _text(head), _members(path, head))
    except OSError as error:
        remedy = "name a file that is there and may be read"
        raise RecordError(f"cannot be read: {error.strerror}", place=str(path), remedy=remedy) from error


def _members(path: Path, head: bytes) -> tuple[str, ...]:
    try:
        if head.startswith(b"PK"):
            with zipfile.ZipFile(path) as archive:
                return tuple(archive.namelist()[:500])
        if head.startswith(b"\x1f\x8b"):
            with tarfile.open(path) as tar:
                return tuple(m.name for _, m in zip(range(500), tar, strict=False))
    except (zipfile.BadZipFile, tarfile.TarError, EOFError, OSError):
        return ()
    return ()


def _text(head: bytes) -> str:
    try:
        return head.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        whole = error.start > len(head) - 4  # a character cut in two at the end of what was read
        return head.decode("utf-8-sig", errors="ignore") if whole else head.decode("cp1252", errors="replace")
