"""The world map: outlines of states in the Equal Earth projection, as paths of SVG.

Equal Earth shows areas in their true proportion. The formula is that of Šavrič, Patterson and Jenny, "The Equal Earth map
projection", International Journal of Geographical Information Science 33 (2019), doi:10.1080/13658816.2018.1504949.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt

WIDTH, HEIGHT = 1000.0, 466.0
"""The size of the map, in units of SVG."""
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2
_SCALE = WIDTH / 5.42
_TOP = 244.0  # where the equator lies: the far south has no state


@dataclass(frozen=True, slots=True)
class World:
    """What is drawn: paths of states by ISO 3166-1 alpha-3, of lands apart from their states, and of disputed lands by name;
    and the point of each state."""

    states: Mapping[str, str]
    other: Mapping[str, str]
    disputed: Mapping[str, str]
    points: Mapping[str, tuple[float, float]]
    source: str


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Degrees to a place on the map, in units of SVG, y downwards."""
    theta = asin(_M * sin(radians(latitude)))
    slope = 9 * _A4 * theta**8 + 7 * _A3 * theta**6 + 3 * _A2 * theta**2 + _A1
    x = 2 * sqrt(3) * radians(longitude) * cos(theta) / (3 * slope)
    y = _A4 * theta**9 + _A3 * theta**7 + _A2 * theta**3 + _A1 * theta
    return WIDTH / 2 + x * _SCALE, _TOP - y * _SCALE


@cache
def world() -> World:
    """The map that ships: Natural Earth at 1:110 million (data/README.md)."""
    held = json.loads(files("detente.report").joinpath("data", "world-110m.json").read_text(encoding="utf-8"))
    drawn = {part: {id: _path(rings) for id, rings in held[part].items()} for part in ("states", "other", "disputed")}
    points = {id: project(*place) for id, place in held["points"].items()}
    return World(drawn["states"], drawn["other"], drawn["disputed"], points, held["source"])


def graticule() -> str:
    """Meridians and parallels, each thirty degrees, as one path."""
    meridians = [[(m, p) for p in range(-60, 85, 5)] for m in range(-180, 181, 30)]
    parallels = [[(-180, p), (180, p)] for p in range(-60, 61, 30)]
    return "".join(_line(project(*at) for at in line) for line in (*meridians, *parallels))


def _path(rings: Iterable[Sequence[int]]) -> str:
    """Rings of tenths of a degree as one path; what lies in two rings is a hole (fill-rule evenodd)."""
    return "".join(_line(project(x / 10, y / 10) for x, y in zip(r[::2], r[1::2], strict=True)) + "Z" for r in rings)


def _line(points: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
