"""The text to parse: damage that has a reading is replaced by it, and every place maps back to the text as received.

The replaced stretches are kept as small as the damage allows. For "regionAt", read as "region. At", only ". " is put
in, so that a quote may end after "region" or begin with "At". Torn digits are moved about and so stay one block.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from detente.documents.model import Damage, Document


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the original text and the stretch of the repaired text that stands for it."""

    start: int
    end: int
    repaired_start: int
    repaired_end: int
    reading: str


@dataclass(frozen=True, slots=True)
class Repaired:
    """A repaired text and its alignment with the original. Outside the blocks both are the same, letter for letter."""

    text: str
    blocks: tuple[Block, ...] = ()

    def to_original(self, start: int, end: int) -> tuple[int, int, str]:
        """The span of the original text, and the readings that it rests on ("" where the text is as received).

        A span that touches a block takes in the whole of it.
        """
        if not self.blocks:
            return start, end, ""
        before, last = _reach(self.blocks, start, end, _repaired)
        touched = range(before if before >= 0 and self.blocks[before].repaired_end > start else before + 1, last + 1)
        readings = "; ".join(self.blocks[i].reading for i in touched)
        return *_carry(self.blocks, start, end, _repaired, _original), readings

    def to_repaired(self, start: int, end: int) -> tuple[int, int]:
        """The span of the repaired text that stands for a span of the original."""
        return _carry(self.blocks, start, end, _original, _repaired)


Side = Callable[[Block], tuple[int, int]]


def _original(block: Block) -> tuple[int, int]:
    return block.start, block.end


def _repaired(block: Block) -> tuple[int, int]:
    return block.repaired_start, block.repaired_end


def _reach(blocks: tuple[Block, ...], start: int, end: int, side: Side) -> tuple[int, int]:
    """The last block that begins at or before `start`, and the last that begins before `end`; -1 for none."""
    return (
        bisect_right(blocks, start, key=lambda b: side(b)[0]) - 1,
        bisect_left(blocks, end, key=lambda b: side(b)[0]) - 1,
    )


def _carry(blocks: tuple[Block, ...], start: int, end: int, here: Side, there: Side) -> tuple[int, int]:
    """Carry a span from one side to the other."""
    before, last = _reach(blocks, start, end, here)
    first, final = start, end
    if before >= 0:
        _, edge = here(blocks[before])
        first = there(blocks[before])[0] if start < edge else start + there(blocks[before])[1] - edge
    if last >= 0:
        _, edge = here(blocks[last])
        final = there(blocks[last])[1] if end <= edge else end + there(blocks[last])[1] - edge
    return min(first, final), max(first, final)


def reading_of(document: Document) -> Repaired:
    """The text of a document as it may have read: what the parser is given."""
    blocks: list[Block] = []
    pieces: list[str] = []
    place = shift = 0
    for damage in document.damage:
        if not damage.reading:
            continue
        start, end, reading = _smallest(document.text, damage)
        pieces += document.text[place:start], reading
        blocks.append(Block(start, end, start + shift, start + shift + len(reading), damage.reading))
        shift += len(reading) - (end - start)
        place = end
    pieces.append(document.text[place:])
    return Repaired("".join(pieces), tuple(blocks))


def _smallest(text: str, damage: Damage) -> tuple[int, int, str]:
    """The damage without what it has in common with its reading at either end."""
    broken, reading = text[damage.start : damage.end], damage.reading
    if damage.kind == "torn_digits":
        return damage.start, damage.end, reading
    most = min(len(broken), len(reading))
    head = next((i for i in range(most) if broken[i] != reading[i]), most)
    tail = next((i for i in range(most - head) if broken[-1 - i] != reading[-1 - i]), most - head)
    return damage.start + head, damage.end - tail, reading[head : len(reading) - tail]
