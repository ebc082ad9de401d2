"""What this installation is, for the receipt of a report: a digest of the code and data that come with it."""

from __future__ import annotations

import hashlib
import os
from functools import cache

KINDS = (".py", ".yaml", ".json", ".txt", ".j2", ".css", ".js")
APART = {"core", "__pycache__"}
"""Folders that do not count: the record's statements have a version of their own."""


@cache
def engine_digest() -> str:
    """SHA-256 over the names and bytes of every file of the package but the record's statements."""
    root = os.path.dirname(__file__)
    digest = hashlib.sha256()
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(f for f in folders if f not in APART)
        where = os.path.relpath(folder, root).replace(os.sep, "/")
        for name in sorted(f for f in files if f.endswith(KINDS)):
            with open(os.path.join(folder, name), "rb") as file:
                data = file.read()
            digest.update(f"{where}/{name}\n{len(data)}\n".encode() + data)
    return digest.hexdigest()
