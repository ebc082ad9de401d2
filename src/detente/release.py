"""What this installation is, for the receipt of a report: a digest of the code and data that come with it."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

KINDS = {".py", ".yaml", ".json", ".txt", ".j2", ".css", ".js"}


@cache
def engine_digest() -> str:
    """SHA-256 over the names and bytes of every file of the package but the record's, which has a version of its own."""
    root = Path(__file__).parent
    digest = hashlib.sha256()
    for file in sorted(f for f in root.rglob("*") if f.suffix in KINDS and f.parent.name != "core"):
        data = file.read_bytes()
        digest.update(f"{file.relative_to(root).as_posix()}\n{len(data)}\n".encode() + data)
    return digest.hexdigest()
