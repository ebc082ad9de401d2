"""Text from documents, made safe to show: characters that hide, reorder or command are replaced by their names."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# Controls but tab and newlines; marks, embeddings, overrides and isolates of direction; annotation; what is no character.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)


def visible(text: str) -> str:
    """The text with each such character written out, as [U+202E]."""
    return _HIDDEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)


def one_line(text: str) -> str:
    """The same on one line, every run of white space a single space."""
    return " ".join(visible(text).split())


def link(url: str) -> str:
    """The address if it may be linked to (http, https), else nothing."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    plain = url.isprintable() and not any(c in url for c in " \"'<>\\`")
    return url if plain and parts.scheme.lower() in {"http", "https"} and parts.netloc and visible(url) == url else ""
