"""Which record is used: the bundled core, built once into the user's cache and known by its content, or one of one's own."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from detente.cache import cache_folder
from detente.errors import RecordError
from detente.record.bundle import core, read_bundle
from detente.record.sentence import sentence
from detente.record.sqlite import StoreView, open_store
from detente.vocabulary import load


def open_record(path: str | Path | None = None) -> StoreView:
    """The record at `path`, else the one that DETENTE_RECORD names, else the bundled core. Raises RecordError."""
    named = path or os.environ.get("DETENTE_RECORD")
    if named:
        return open_store(Path(named))
    digest = core_digest()
    place = cache_folder() / f"core-{digest[:12]}.sqlite"
    if place.is_file():
        try:
            return open_store(place)
        except RecordError:
            pass
    from detente.record.store import build

    vocabulary, version = load(), f"core-{digest[:12]}"
    bundle = read_bundle(core(), vocabulary)
    try:
        return build(place, bundle, version, lambda s: sentence(s, vocabulary))
    except OSError:
        return build(None, bundle, version, lambda s: sentence(s, vocabulary))


def core_digest() -> str:
    """The digest of the vocabulary and of every file of the core record."""
    digest = hashlib.sha256(load().digest.encode())
    for file in core():
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def build_record(files: Sequence[Path], output: Path, *, with_core: bool = True) -> StoreView:
    """A record of one's own statements, beside the bundled ones or without them. Raises RecordError for the first bad row."""
    from detente.record.store import build

    vocabulary = load()
    bundle = read_bundle([*(core() if with_core else ()), *files], vocabulary)
    digest = hashlib.sha256(core_digest().encode() if with_core else b"")
    for file in files:
        digest.update(file.read_bytes())
    return build(output, bundle, f"own-{digest.hexdigest()[:12]}", lambda s: sentence(s, vocabulary))


def check_core() -> tuple[RecordError, ...]:
    """All that is wrong in the core record's files."""
    return read_bundle(core(), load()).problems
