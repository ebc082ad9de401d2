"""Where things made from our own files are kept between runs, so that a start is quick: parsed data and built records.

Everything here can be deleted at any time; it is made again from the files that it came from, by whose content it is named.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from pathlib import Path
from typing import Any

from detente.errors import DetenteError


def cache_folder() -> Path:
    """The folder that DETENTE_CACHE names, else the user's cache folder."""
    named = os.environ.get("DETENTE_CACHE")
    if named:
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_cache_dir("detente"))


def parse_yaml(data: bytes, name: str, error: type[DetenteError]) -> dict[str, Any]:
    """A YAML file as a mapping, dates as text. Raises `error` with the place where it is not one.

    Only true and false are truth values (as in YAML 1.2): "on" is a preposition and "no" a word. YAML is slow to parse,
    so what it holds is kept as JSON under the digest of its bytes.
    """
    place = cache_folder() / "yaml" / f"{hashlib.sha256(data).hexdigest()[:32]}.json"
    with contextlib.suppress(OSError, ValueError):
        kept = json.loads(place.read_bytes())
        if isinstance(kept, dict):
            return kept
    content = _parse(data, name, error)
    text = json.dumps(content, ensure_ascii=False, default=str)
    with contextlib.suppress(OSError):
        replace(place, text.encode())
    made: dict[str, Any] = json.loads(text)
    return made


def _parse(data: bytes, name: str, error: type[DetenteError]) -> dict[str, Any]:
    import yaml

    base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Strict(base):  # type: ignore[misc]
        """A safe loader that refuses a key twice in one mapping; YAML would keep the last in silence."""

        def construct_mapping(self, node: Any, deep: bool = False) -> Any:
            keys = [self.construct_object(key, deep=True) for key, _ in node.value]
            twice = next((k for n, k in enumerate(keys) if k in keys[:n]), None) if len(set(keys)) < len(keys) else None
            if twice is not None:
                raise yaml.constructor.ConstructorError(None, None, f"'{twice}' is there twice", node.start_mark)
            return super().construct_mapping(node, deep)

    truth = "tag:yaml.org,2002:bool"
    Strict.yaml_implicit_resolvers = {
        first: [(tag, form) for tag, form in forms if tag != truth]
        for first, forms in base.yaml_implicit_resolvers.items()
    }
    Strict.add_implicit_resolver(truth, re.compile("^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
    try:
        content = yaml.load(data, Loader=Strict)  # noqa: S506  built on a safe loader
    except yaml.YAMLError as broken:
        raise error(str(broken), place=name, remedy="mend the YAML") from broken
    if not isinstance(content, dict):
        raise error("is not a mapping", place=name, remedy="give each entry a key")
    return content


def replace(place: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True)
    temporary = place.with_suffix(f".{os.getpid()}.part")
    try:
        temporary.write_bytes(data)
        temporary.replace(place)
    finally:
        temporary.unlink(missing_ok=True)
