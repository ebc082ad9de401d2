"""Which record is used: the bundled core, built once into the user's cache and known by its content, or one of one's own."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from importlib import resources
from pathlib import Path

from detente.cache import cache_folder
from detente.claims import Statement
from detente.errors import RecordError
from detente.record.bundle import Bundle, core, read_bundle
from detente.record.sentence import sentence
from detente.record.sqlite import StoreView, open_store
from detente.vocabulary import load


def open_record(path: str | Path | None = None) -> StoreView:
    """The record at `path`, else the one that DETENTE_RECORD names, else the bundled core. Raises RecordError."""
    named = path or os.environ.get("DETENTE_RECORD")
    if named:
        return open_store(Path(named))
    version = f"core-{core_digest()[:12]}"
    place = cache_folder() / f"{version}-{_builder_digest()[:8]}.sqlite"
    if place.is_file():
        with suppress(RecordError):
            return open_store(place)
    bundle = read_bundle(core(), load())
    with suppress(RecordError):
        return _build(place, bundle, version)
    return _build(None, bundle, version)


def core_digest() -> str:
    """The digest of the vocabulary and of every file of the core record."""
    digest = hashlib.sha256(load().digest.encode())
    for file in core():
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def _builder_digest() -> str:
    """The digest of the code that builds, for a record that other code has built may say other things in search."""
    digest = hashlib.sha256()
    for package in ("detente.claims", "detente.record", "detente.vocabulary"):
        folder = resources.files(package)
        for file in sorted((f for f in folder.iterdir() if f.name.endswith(".py")), key=lambda f: f.name):
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def _build(place: Path | None, bundle: Bundle, version: str) -> StoreView:
    from detente.record.store import build

    vocabulary = load()

    def names(statement: Statement) -> str:
        found = (vocabulary.entities.get(id) for _, id in statement.roles)
        return " ".join(n for e in found if e for n in (*e.names, *e.adjectives, *e.metonyms))

    return build(place, bundle, version, lambda s: sentence(s, vocabulary), names)


def build_record(files: Sequence[Path], output: Path, *, with_core: bool = True) -> StoreView:
    """A record of one's own statements, beside the bundled ones or without them. Raises RecordError for the first bad row."""
    bundle = read_bundle([*(core() if with_core else ()), *files], load())
    if bundle.problems:
        raise bundle.problems[0]
    digest = hashlib.sha256(core_digest().encode() if with_core else b"")
    for file in files:
        digest.update(file.read_bytes())
    return _build(output, bundle, f"own-{digest.hexdigest()[:12]}")


def check_core() -> tuple[RecordError, ...]:
    """All that is wrong in the core record's files."""
    return read_bundle(core(), load()).problems
