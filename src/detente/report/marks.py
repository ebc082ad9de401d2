"""The text cut into segments at every boundary of a claim, a damage, a boilerplate and a line.

Each segment says which of them cover it, so that overlapping and nested spans need no nested markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from detente.documents.model import Damage
from detente.report.model import Report

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text under one set of spans.

    `claims` are the numbers of the claims that cover it, the innermost (shortest) last; `ending` those that end here.
    `damage` is the damage it belongs to, and `reads` whether that ends here.
    """

    start: int
    text: str
    claims: tuple[int, ...] = ()
    ending: tuple[int, ...] = ()
    damage: Damage | None = None
    reads: bool = False
    boilerplate: bool = False


def segments(report: Report) -> list[Segment]:
    """The whole text, in order; the segments put together are the text. Claims are numbered from 1 in reading order."""
    document, size = report.document, len(report.document.text)
    claims = [_clip((f.claim.start, f.claim.end), size) for f in report.findings]
    damage = [_clip((d.start, d.end), size) for d in document.damage]
    furniture = [_clip((s.start, s.end), size) for s in document.boilerplate]
    lines = {i for i, c in enumerate(document.text) if c == "\n"}
    cuts = sorted({0, size, *lines, *(i + 1 for i in lines), *(i for p in (*claims, *damage, *furniture) for i in p)})
    over, torn, grey = _cover(cuts, claims), _cover(cuts, damage), _cover(cuts, furniture)
    made = []
    for start, end in pairwise(cuts):
        inner = sorted(over.get(start, ()), key=lambda n: (claims[n][0] - claims[n][1], n))
        broken = max(torn.get(start, ()), default=None)
        made.append(
            Segment(
                start,
                document.text[start:end],
                claims=tuple(n + 1 for n in inner),
                ending=tuple(
                    n + 1
                    for n in sorted(inner, key=lambda n: claims[n][0] - claims[n][1], reverse=True)
                    if claims[n][1] == end
                ),
                damage=None if broken is None else document.damage[broken],
                reads=broken is not None and damage[broken][1] == end,
                boilerplate=start in grey,
            )
        )
    return made


def paragraphs(report: Report) -> list[list[Segment]]:
    """The segments by paragraph, those that are nothing but white space left out.

    A text with blank lines and no long ones is taken as wrapped by hand: there only blank lines part paragraphs.
    """
    lines = report.document.text.split("\n")
    blank = any(not line.strip() for line in lines[1:-1])
    wrapped = blank and max(map(len, lines), default=0) <= 100
    made: list[list[Segment]] = [[]]
    newlines = 0
    for segment in segments(report):
        if segment.text == "\n":
            newlines += 1
        elif segment.text.strip():
            newlines = 0
        made[-1].append(segment)
        if newlines >= (2 if wrapped else 1):
            made.append([])
    return [p for p in made if any(s.text.strip() or s.ending or s.reads for s in p)]


def _clip(pair: Pair, size: int) -> Pair:
    start = min(max(pair[0], 0), size)
    return start, min(max(pair[1], start), size)


def _cover(cuts: Sequence[int], spans: Iterable[Pair]) -> dict[int, list[int]]:
    """Which spans cover the segment that starts at each cut; a sweep, so that a long text stays cheap."""
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for number, (start, end) in enumerate(spans):
        if start < end:
            opening.setdefault(start, []).append(number)
            closing.setdefault(end, []).append(number)
    live: set[int] = set()
    covered: dict[int, list[int]] = {}
    for cut in cuts:
        live.difference_update(closing.get(cut, ()))
        live.update(opening.get(cut, ()))
        if live:
            covered[cut] = sorted(live)
    return covered
