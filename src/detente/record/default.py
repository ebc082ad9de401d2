"""The record that is used: the bundled core, built once into the user's cache and known by its content, or one of one's own."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from contextlib import suppress
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from detente.cache import cache_folder
from detente.errors import RecordError
from detente.record.bundle import Bundle, core, read_bundle
from detente.record.places import chosen, own_record
from detente.record.sqlite import open_store
from detente.record.stored import StoreView
from detente.record.view import Moment
from detente.vocabulary import load

if TYPE_CHECKING:
    from detente.record.importers.read import Imported
    from detente.record.writer import Writer


def open_record(path: str | Path | None = None, *, known: Moment | None = None) -> StoreView:
    """The record at a path or PostgreSQL address, else the one that DETENTE_RECORD names, else the user's own, else the bundled
    core; as it was at the end of the day `known`, or after the import of that number, if given. Raises RecordError."""
    found = chosen(path)
    if not found.place:
        return open_core(known)
    if found.remote:
        from detente.record.postgres import open_address

        return open_address(found.place, known)
    if Path(found.place) == own_record():
        _renew_core(Path(found.place))
    return open_store(Path(found.place), known)


def writable_record(path: str | Path | None = None) -> Writer:
    """The record to write to, by the same choice; the user's own is made where there is none. A new record starts with the bundled
    core, and takes in a core that has changed since. Raises RecordError."""
    found = chosen(path, to_write=True)
    if found.remote:
        from detente.record.postgres import address_writer

        return with_core(address_writer(found.place))
    from detente.record.store import open_writer

    return with_core(open_writer(Path(found.place)))


def with_core(writer: Writer) -> Writer:
    """The writer, after it has taken in the bundled core into a new record, or one with another core."""
    try:
        latest = writer.latest()
        if not latest or latest.get("core", core_digest()) != core_digest():
            writer.add(core_import())
    except BaseException:
        writer.close()
        raise
    return writer


def core_import() -> Imported:
    """The bundled core as an import: a whole edition of today."""
    from detente.record.importers.model import Edition
    from detente.record.importers.read import Imported, Tally

    bundle = _sound(read_bundle(core(), load()))
    count = len(bundle.statements)
    edition = Edition("core", dt.datetime.now(dt.UTC).date().isoformat(), whole=True)
    return Imported("yaml", "core", core_digest(), edition, bundle, Tally(count, {}, {}, count, 0), ())


def _renew_core(path: Path) -> None:
    """Take a core that has changed into the user's own record; where that cannot be, it is read as it is."""
    with suppress(RecordError):
        view = open_store(path)
        cores = [i.sha256 for i in view.imports() if i.dataset == "core"]
        view.close()
        if cores and cores[-1] != core_digest():
            writable_record(path).close()


def core_version() -> str:
    """The version of the bundled core."""
    return f"core-{core_digest()[:12]}"


def open_core(known: Moment | None = None) -> StoreView:
    """The bundled core, whatever record is used otherwise."""
    version = core_version()
    place = cache_folder() / f"{version}-{_builder_digest()[:8]}.sqlite"
    if place.is_file():
        with suppress(RecordError):
            return open_store(place, known, unchanging=True)
    bundle = read_bundle(core(), load())
    with suppress(RecordError):
        return _build(place, bundle, version, unchanging=True)
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


def _build(place: Path | None, bundle: Bundle, version: str, *, unchanging: bool = False) -> StoreView:
    from detente.record.store import build

    return build(place, bundle, version, unchanging=unchanging)


def build_record(files: Sequence[Path], output: Path, *, with_core: bool = True) -> StoreView:
    """A record of one's own statements, beside the bundled ones or without them. Raises RecordError for the first bad row."""
    bundle = _sound(read_bundle([*(core() if with_core else ()), *files], load()))
    digest = hashlib.sha256(core_digest().encode() if with_core else b"")
    for file in files:
        digest.update(file.read_bytes())
    return _build(output, bundle, f"own-{digest.hexdigest()[:12]}")


def _sound(bundle: Bundle) -> Bundle:
    if bundle.problems:
        raise bundle.problems[0]
    return bundle


def check_core() -> tuple[RecordError, ...]:
    """All that is wrong in the core record's files."""
    return read_bundle(core(), load()).problems
