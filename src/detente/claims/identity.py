"""Identity by content: the same fact imported twice is one row, the same claim in the same bytes has the same id."""

from __future__ import annotations

import hashlib
import json
from typing import Any

_canonical = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode


def content_id(payload: Any) -> str:
    """Sixteen hexadecimal digits of the SHA-256 over canonical JSON (sorted keys, no spaces, whole numbers as integers)."""
    return _digest(_canonical(_plain(payload)))


def claim_id(document: str, start: int, end: int, relation: str, type: str) -> str:
    """The id of a claim: the document's digest, its span, and what it was read as."""
    return _digest(f'["{document}",{start},{end},"{relation}","{type}"]')  # as content_id of the list, and faster


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _plain(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    return value
