"""Publishers' files from the publishers: each download with its checksum, kept by it, and never passed on.

Only addresses that an importer names are fetched, or one that the user gives. A file is kept under its checksum, so that what was
imported can be looked at again, and what has not changed is not kept twice.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from detente.errors import FetchError, RecordError
from detente.record.importers.model import Importer
from detente.record.importers.read import digest, importers

MOST = 512 * 1024 * 1024
"""The largest file that is fetched, in bytes."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file as fetched: from where, where it lies now, and its SHA-256."""

    importer: Importer
    address: str
    path: Path
    sha256: str


def chosen(names: list[str], *, addressed: bool = False) -> list[Importer]:
    """The importers of these ids. Raises RecordError for an unknown one and, unless an address is given, for one whose publisher
    has no lasting address, with the page to go to."""
    known = importers()
    found = []
    for name in names:
        if name not in known:
            able = ", ".join(i.id for i in known.values() if i.downloads)
            raise RecordError(f"there is no importer '{name}'", remedy=f"use one of {able}")
        if not known[name].downloads and not addressed:
            remedy = f"fetch it by hand from {known[name].page}, then: detente record import FILE"
            raise RecordError(f"{known[name].title} has no address that lasts", remedy=remedy)
        found.append(known[name])
    return found


def fetch(
    importer: Importer, folder: Path, addresses: tuple[str, ...] = (), sha256: str = ""
) -> Iterator[Download | FetchError]:
    """Fetch an importer's files, or those at `addresses`, into a folder. An error in place of a file says why it cannot be fetched:
    it is not there, is larger than 512 MB, or has another checksum than the one given; the others are fetched all the same."""
    for address in addresses or importer.downloads:
        try:
            yield _fetched(importer, address, folder, sha256)
        except FetchError as error:
            yield error


def _fetched(importer: Importer, address: str, folder: Path, sha256: str) -> Download:
    import httpx

    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f".{secrets.token_hex(8)}.part"
    try:
        with httpx.stream(
            "GET", address, follow_redirects=True, timeout=60, headers={"User-Agent": "detente"}
        ) as answer:
            answer.raise_for_status()
            size = 0
            with part.open("wb") as file:
                for chunk in answer.iter_bytes():
                    size += len(chunk)
                    if size > MOST:
                        raise FetchError(
                            "is larger than 512 MB", place=address, remedy="fetch it by hand and import the file"
                        )
                    file.write(chunk)
            name = _name(answer.url.path, answer.headers.get("content-disposition", ""))
        found = digest(part)
        if sha256 and found != sha256.lower():
            remedy = "the publisher has changed the file, or somebody else has: look before you import it"
            raise FetchError(f"has the checksum {found}, not {sha256}", place=address, remedy=remedy)
        place = folder / found[:12] / name
        place.parent.mkdir(exist_ok=True)
        part.replace(place)
        return Download(importer, address, place, found)
    except httpx.HTTPError as error:
        remedy = f"try again later, or fetch it by hand from {importer.page} and import the file"
        raise FetchError(f"cannot be fetched: {error or type(error).__name__}", place=address, remedy=remedy) from error
    except OSError as error:
        raise FetchError(
            f"cannot be kept: {error.strerror}", place=str(folder), remedy="make room, or choose another folder"
        ) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _name(path: str, disposition: str) -> str:
    """The name of a file from its address, or as the publisher calls it; never a path."""
    _, given, called = disposition.partition("filename=")
    name = Path(unquote(urlsplit(path).path if not given else called.strip('"; '))).name
    return name if name not in {"", ".", ".."} else "download"
