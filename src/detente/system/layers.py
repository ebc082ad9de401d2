"""The layers of the system, from vocabulary/data/layers.yaml: which relation ties whom, and in what way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any

from detente.cache import parse_yaml
from detente.errors import VocabularyError
from detente.vocabulary import load
from detente.vocabulary.model import Shape

FILE = "layers.yaml"


@dataclass(frozen=True, slots=True)
class Bond:
    """How the statements of one relation become ties; see the head of data/layers.yaml for each field."""

    relation: str
    shape: Shape
    layer: str
    source: str
    target: str
    label: str
    both: bool = False
    shared: bool = False
    against: bool = False
    holders: bool = False
    only: frozenset[str] = frozenset()
    but: frozenset[str] = frozenset()
    begins: Mapping[str, str] = field(default_factory=dict, hash=False)
    ends: Mapping[str, str] = field(default_factory=dict, hash=False)

    def verb(self, stage: str, *, ending: bool = False) -> str:
        """What is told where such a tie begins or ends; empty where it is no news."""
        verbs = self.ends if ending else self.begins
        return verbs.get(stage) or verbs.get("default", "")


@dataclass(frozen=True, slots=True)
class Layer:
    """One kind of tie; see the head of data/layers.yaml for each field."""

    name: str
    says: str
    sign: int
    lasts: int
    bodies: int
    loose: frozenset[str]
    bonds: tuple[Bond, ...]


@lru_cache(maxsize=1)
def layers() -> Mapping[str, Layer]:
    """All layers by name, in order. Raises VocabularyError where the file breaks its rules."""
    data = resources.files("detente.vocabulary").joinpath("data", FILE).read_bytes()
    return {name: _layer(name, entry) for name, entry in parse_yaml(data, FILE, VocabularyError).items()}


@lru_cache(maxsize=1)
def bonds() -> Mapping[str, Bond]:
    """How each relation that is of a layer ties, by the relation's name."""
    return {bond.relation: bond for layer in layers().values() for bond in layer.bonds if not bond.only}


@lru_cache(maxsize=1)
def all_bonds() -> Mapping[str, tuple[Bond, ...]]:
    """The same with the layers beside its own in which a relation ties, its own first."""
    beside = [bond for layer in layers().values() for bond in layer.bonds if bond.only]
    return {name: (own, *(b for b in beside if b.relation == name)) for name, own in bonds().items()}


def _layer(name: str, entry: Any) -> Layer:
    try:
        made = tuple(_bond(relation, name, fields) for relation, fields in entry["relations"].items())
        return Layer(
            name,
            entry["says"],
            entry["sign"],
            entry["lasts"],
            entry.get("bodies", 0),
            frozenset(entry.get("loose", ())),
            made,
        )
    except (KeyError, TypeError, AttributeError) as error:
        remedy = "see the head of the file"
        raise VocabularyError(
            f"a field is missing or wrong: {error}", place=f"{FILE}, {name}", remedy=remedy
        ) from error


def _bond(relation: str, layer: str, fields: dict[str, Any]) -> Bond:
    known = load().relation(relation)
    for role in (fields["from"], fields["to"]):
        if role not in known.roles:
            remedy = f"use {', '.join(known.roles)}"
            raise VocabularyError(f"'{role}' is no role of {relation}", place=f"{FILE}, {layer}", remedy=remedy)
    begins, ends = (_verbs(fields.get(key, {})) for key in ("begins", "ends"))
    both, shared, against, holders = (bool(fields.get(key)) for key in ("both", "shared", "against", "holders"))
    only, but = (frozenset(fields.get(key, ())) for key in ("only", "but"))
    named = (fields["from"], fields["to"], fields["label"])
    return Bond(relation, known.shape, layer, *named, both, shared, against, holders, only, but, begins, ends)


def _verbs(told: str | dict[str, str]) -> dict[str, str]:
    return {"default": told} if isinstance(told, str) else told
