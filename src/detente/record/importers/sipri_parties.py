"""Recipients and suppliers by the names of SIPRI's arms transfers database: states, rebels (*), organisations (**), the unknown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from detente.cache import parse_yaml
from detente.errors import RecordError
from detente.record.importers.names import Names

_REBELS = re.compile(r"([^*(]+?)\s*(?:\(([^)]*)\))?\*+$")


def party(name: str, names: Names) -> str | None:
    """The id of a recipient or supplier; "" where SIPRI does not know who it is, None where the name is of nobody that is known."""
    listed = _listed()
    if name in listed["unknown"]:
        return ""
    if (same := listed["same"].get(name)) in names.vocabulary.entities:
        return str(same)
    if name in listed["named"]:
        return names.coin("organisation", listed["named"][name], note=f"“{name}” in SIPRI's arms transfers database")
    if marked := _REBELS.fullmatch(name):
        return names.coin(
            "organisation", marked[1], tag=marked[2] or "", note=f"“{name}” in SIPRI's arms transfers database"
        )
    return names.state(name)


@lru_cache(maxsize=1)
def _listed() -> Mapping[str, Any]:
    file = resources.files("detente.record.importers").joinpath("sipri_parties.yaml")
    return parse_yaml(file.read_bytes(), file.name, RecordError)
