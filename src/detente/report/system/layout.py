"""Where the actors of a system stand, and which names can be read.

Actors start where they lie on the map and are drawn together by their ties (the force-directed layout of Fruchterman and Reingold,
1991, as NetworkX has it); then circles and names that lie over each other are pushed apart. No chance is in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import cos, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np

WIDTH = 1000.0
"""How wide the graph is, in units of SVG."""
LABELLED = 48
"""As many actors as get room for their names at once."""
FEW = 16
"""As many actors as a small graph has."""
FONT = 12.0
"""Size of the letters of a name, in units of SVG."""
_MARGIN = 14.0
_FORCED = 300  # so many are drawn together; the rest stand about their neighbours
_TURN = 2.399963  # the golden angle: points on a spiral by it do not meet
_NARROW, _WIDE = frozenset("iljtfrI.,;:'()-| "), frozenset("mwMWOQGDCHNU@%&")

Place = tuple[float, float]


def height(actors: int) -> float:
    """How high the graph of so many actors is, in units of SVG."""
    return min(700.0, 240.0 + 16 * actors)


def arrange(
    ids: Sequence[str], pairs: Mapping[tuple[str, str], float], start: Mapping[str, Place], names: Mapping[str, str]
) -> dict[str, Place]:
    """Where each actor stands within WIDTH × height().

    `pairs` weighs each pair that is tied, `start` says where some lie (any unit, y downwards), `names` are written under them.
    The best connected come first in `ids`: the first LABELLED get room for their names.
    """
    import networkx as nx
    import numpy as np

    if not ids:
        return {}
    beside: dict[str, list[str]] = defaultdict(list)
    for a, b in sorted(pairs):
        beside[a].append(b)
        beside[b].append(a)
    core = [id for id in ids if id in beside][:_FORCED]
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(core)
    graph.add_weighted_edges_from(
        (a, b, 1 + float(np.log1p(w))) for (a, b), w in sorted(pairs.items()) if a in graph and b in graph
    )
    found = _begin(beside, ids, start)
    if len(core) > 1:
        begun = {id: found[id] for id in core}
        drawn = nx.spring_layout(graph, k=2.4 / len(core) ** 0.5, pos=begun, iterations=60, seed=1)
        placed = {id: (float(x), float(y)) for id, (x, y) in drawn.items()}
        found = placed | _around(placed, beside, [id for id in ids if id not in placed])
    at = np.array([found[id] for id in ids], dtype=float)
    frame = np.array([WIDTH, height(len(ids))])
    at = _fit(_even(at), frame)
    boxes = np.array([box(names[id] if n < LABELLED else "") for n, id in enumerate(ids)]) / _room(len(ids))
    at = _apart(at, boxes, frame)
    return {id: (round(float(x), 1), round(float(y), 1)) for id, (x, y) in zip(ids, at, strict=True)}


def readable(ids: Sequence[str], places: Mapping[str, Place], names: Mapping[str, str]) -> set[str]:
    """Whose names are written: those that lie over no name and no circle of an actor before it in `ids`."""
    taken: list[tuple[float, float, float, float]] = []
    found = set()
    for id in ids:
        (x, y), (left, right, up, down) = places[id], box(names[id])
        here = (x - left, x + right, y - up, y + down)
        circle = (x - 6, x + 6, y - 6, y + 6)
        if all(here[0] >= b or here[1] <= a or here[2] >= d or here[3] <= c for a, b, c, d in taken):
            circle = here
            found.add(id)
        taken.append(circle)
    return found


def box(name: str) -> tuple[float, float, float, float]:
    """What a circle and the name under it take, from the circle's middle: left, right, up, down."""
    half = max(8.0, width(name) / 2 + 2)
    return half, half, 8.0, 10.0 + (FONT + 3 if name else 0)


def _room(actors: int) -> float:
    """The scale at which names have room: where there are few, on a telephone too."""
    return 0.8 if actors > FEW else 0.5


def width(text: str) -> float:
    """About how wide a text is in a plain sans-serif type of FONT's height; rather too much than too little."""
    ems = sum(0.34 if c in _NARROW else 0.88 if c in _WIDE else 0.68 if c.isupper() else 0.58 for c in text)
    return ems * FONT + 0.42 * FONT * sum(ord(c) > 0x2E7F for c in text)


def _begin(beside: Mapping[str, Sequence[str]], ids: Sequence[str], start: Mapping[str, Place]) -> dict[str, Place]:
    """A place for each: its own, else the middle of its neighbours', else one on a circle; never two in one spot."""
    known = {id: start[id] for id in ids if id in start}
    xs = [x for x, _ in known.values()]
    across = max(1.0, max(xs, default=1.0) - min(xs, default=0.0))
    found: dict[str, Place] = {}
    for n, id in enumerate(ids):
        near = [known[o] for o in ([id] if id in known else beside.get(id, ())) if o in known]
        x, y = _middle(near) or (across / 2 * (1 + cos(_TURN * n)), across / 4 * (1 + sin(_TURN * n)))
        found[id] = (x / across + 0.003 * cos(_TURN * n), y / across + 0.003 * sin(_TURN * n))
    return found


def _around(placed: Mapping[str, Place], beside: Mapping[str, Sequence[str]], rest: Sequence[str]) -> dict[str, Place]:
    """Those that are not drawn together, about the middle of their neighbours; who has none stands at the edge."""
    found: dict[str, Place] = {}
    for n, id in enumerate(rest):
        x, y = _middle([placed[o] for o in beside.get(id, ()) if o in placed]) or (-1 + 2 * n / len(rest), 1.1)
        found[id] = (x + 0.05 * cos(_TURN * n), y + 0.05 * sin(_TURN * n))
    return found


def _middle(places: Sequence[Place]) -> Place | None:
    if not places:
        return None
    return sum(x for x, _ in places) / len(places), sum(y for _, y in places) / len(places)


def _even(at: np.ndarray) -> np.ndarray:
    """Each axis most of the way to even steps, so that one far actor does not press the others together."""
    import numpy as np

    if len(at) < 3:
        return at
    ranks = np.argsort(np.argsort(at, axis=0, kind="stable"), axis=0, kind="stable") / (len(at) - 1)
    spread = np.ptp(at, axis=0)
    return np.asarray(0.7 * ranks + 0.3 * (at - at.min(axis=0)) / np.where(spread == 0, 1, spread))


def _fit(at: np.ndarray, frame: np.ndarray) -> np.ndarray:
    """Into the frame, with a margin for names."""
    import numpy as np

    low, spread = at.min(axis=0), np.ptp(at, axis=0)
    room = frame - np.array([120.0, 60.0])
    return np.asarray(
        np.array([60.0, 24.0]) + np.where(spread == 0, 0.5, (at - low) / np.where(spread == 0, 1, spread)) * room
    )


def _apart(at: np.ndarray, boxes: np.ndarray, frame: np.ndarray) -> np.ndarray:
    """Push boxes that lie over each other apart, the shorter way, and back into the frame, until none do or it takes too long."""
    import numpy as np

    at = at.copy()
    first, second = np.triu_indices(len(at), 1)
    for _ in range(400 if len(at) <= 150 else 50):
        dx, dy = (at[second] - at[first]).T
        over_x = np.where(dx >= 0, boxes[first, 1] + boxes[second, 0], boxes[first, 0] + boxes[second, 1]) - np.abs(dx)
        over_y = np.where(dy >= 0, boxes[first, 3] + boxes[second, 2], boxes[first, 2] + boxes[second, 3]) - np.abs(dy)
        clash = (over_x > 0.01) & (over_y > 0.01)
        if not clash.any():
            break
        step = np.zeros_like(at)
        sideways = clash & (over_x < over_y)
        for axis, chosen, over, gap in ((0, sideways, over_x, dx), (1, clash & ~sideways, over_y, dy)):
            push = np.where(gap[chosen] >= 0, 0.5, -0.5) * (over[chosen] + 0.5) / 1.5
            np.add.at(step[:, axis], second[chosen], push)
            np.add.at(step[:, axis], first[chosen], -push)
        at += np.clip(step, -25, 25)
        at[:, 0] = np.clip(at[:, 0], boxes[:, 0] + _MARGIN / 2, frame[0] - boxes[:, 1] - _MARGIN / 2)
        at[:, 1] = np.clip(at[:, 1], boxes[:, 2] + _MARGIN / 2, frame[1] - boxes[:, 3] - _MARGIN / 2)
    return at
