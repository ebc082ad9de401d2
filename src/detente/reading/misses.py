"""Why a frame does not read a clause: the first of its rules that does not hold, and what it does not hold for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from detente.claims import Mention
from detente.reading.clauses import Clause
from detente.reading.frames import Frame

if TYPE_CHECKING:
    from detente.reading.drafts import Draft

Rule = Literal["with", "verb_above", "has", "lacks", "slot_kinds", "measure", "narrowed", "follows", "known", "heads"]


class Miss(NamedTuple):
    """A frame that a clause triggers and that does not read it: its `rule`, `where` (a slot or role), what is `found` there."""

    frame: Frame
    rule: Rule
    where: str = ""
    found: Sequence[Mention] = ()


class Attempt(NamedTuple):
    """What came of each frame that a clause's head triggers, in the order of the frames."""

    clause: Clause
    tried: list[Draft | Miss]
