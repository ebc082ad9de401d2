"""What the vocabulary is made of: the entities that texts name and the relations that tie them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "state",
    "organisation",
    "office",
    "person",
    "company",
    "system",
    "treaty",
    "conflict",
    "policy",
    "exercise",
    "meeting",
    "place",
]
Shape = Literal["interval", "series", "event"]


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that has an id: a state, an organisation, a person, a weapon system, a treaty.

    `names` are matched as written; `adjectives` ("Japanese"), `metonyms` ("Tokyo") and `prefixes` ("Sino-") stand for
    the entity too. An ambiguous name counts only where one of the words in `needs` stands in the same sentence;
    `unsure` lists the ambiguous ones where not all names are, `unless` the words after it that make it something else.
    `called` are nouns by which a text points back at it ("the alliance" for NATO, "the island" for Taiwan).
    `heads` names the bodies that the holder of an office heads (the defence minister the ministry).
    `part_of` names what the entity is a variant or a part of (F-35A of F-35).
    """

    id: str
    kind: Kind
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    called: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    wikidata: str = ""
    cow: int | None = None
    gw: int | None = None
    since: str = ""
    until: str = ""
    note: str = ""

    @property
    def name(self) -> str:
        """The name to show."""
        return self.names[0]

    def is_called(self, noun: str) -> bool:
        """Whether a text may point back at it by a noun: one that it is called by, or a word of its own names."""
        return noun in self.called or any(noun in name.lower().split() for name in self.names)


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie, a measure or a kind of event; see the head of data/relations.yaml for each field."""

    id: str
    shape: Shape
    type: str
    roles: dict[str, tuple[str, ...]] = field(hash=False)
    says: str
    mutual: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    pause: str = ""
    stages: tuple[str, ...] = ()
    event: str = ""
    one: str = ""
    loose: tuple[str, ...] = ()
    definitions: tuple[str, ...] = ()
    imports: tuple[str, ...] = ()
    flow: bool = False
    of_gdp: str = ""
    detail: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    says_at: dict[str, str] = field(default_factory=dict, hash=False)
    stage_words: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    @property
    def subject(self) -> str:
        """The role that is the subject of a claim."""
        return next(iter(self.roles))
