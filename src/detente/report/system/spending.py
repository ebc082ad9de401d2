"""The chart of spending: a line an actor by year, the largest named at the end of their lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import floor, log10
from typing import Any

from detente.record.sentence import amount

WIDTH, HEIGHT = 760.0, 380.0
"""The size of the chart, in units of SVG."""
NAMED = 10
"""As many lines are named and coloured."""
BARS = 16
"""As many bars are drawn where there is one year alone."""
_LEFT, _RIGHT, _TOP, _BOTTOM = 70.0, 150.0, 16.0, 30.0
_APART = 15.0


@dataclass(frozen=True, slots=True)
class Series:
    """One actor's figures: the path through them, with a break where a year has none, a dot for each, and where its name stands."""

    id: str
    name: str
    figures: dict[int, float]
    path: str
    dots: str
    rank: int
    """From 1, by the last figure; those up to NAMED are named."""
    end: tuple[float, float]
    label: float

    @property
    def last(self) -> int:
        """The year of the last figure."""
        return max(self.figures)

    @property
    def named(self) -> bool:
        """Whether its name stands at the end of the line."""
        return self.rank <= NAMED


@dataclass(frozen=True, slots=True)
class Chart:
    """The chart: its lines, largest first, and the marks of both axes as (place, text)."""

    series: tuple[Series, ...]
    years: tuple[tuple[float, str], ...]
    marks: tuple[tuple[float, str], ...]
    unit: str
    definition: str
    first: int
    last: int
    top: float
    """The figure at the upper end of the axis."""

    @property
    def height(self) -> float:
        """How high the chart is, in units of SVG."""
        return 22.0 * len(self.bars) + 16 if self.bars else HEIGHT

    @property
    def bars(self) -> tuple[Series, ...]:
        """Where there are figures of one year alone, those that bars are drawn for."""
        return self.series[:BARS] if self.first == self.last else ()

    @property
    def step(self) -> float:
        """Units of SVG for a year."""
        return (WIDTH - _LEFT - _RIGHT) / max(1, self.last - self.first)

    left, bottom, right = _LEFT, HEIGHT - _BOTTOM, WIDTH - _RIGHT


def chart(spending: Mapping[str, Any], names: Mapping[str, str]) -> Chart | None:
    """The chart of `{"definition", "unit", "series": {actor: {year: value}}}`, or None where there is no figure.

    Figures of one year alone are drawn as bars.
    """
    held = {
        id: {int(year): float(v) for year, v in sorted(by.items()) if v is not None}
        for id, by in (spending.get("series") or {}).items()
    }
    held = {id: by for id, by in held.items() if by}
    years = sorted({year for by in held.values() for year in by})
    if not years:
        return None
    first, last = years[0], years[-1]
    step = _step(max(v for by in held.values() for v in by.values()))
    top = step * -(-max(v for by in held.values() for v in by.values()) // step) or 1.0

    def at(year: int, value: float) -> tuple[float, float]:
        x = _LEFT + ((year - first) / (last - first) if last > first else 1) * (WIDTH - _LEFT - _RIGHT)
        return round(x, 1), round(HEIGHT - _BOTTOM - value / top * (HEIGHT - _BOTTOM - _TOP), 1)

    order = sorted(held, key=lambda id: (-held[id][max(held[id])], id))
    ends = {id: at(max(held[id]), held[id][max(held[id])]) for id in order}
    labels = _spread([ends[id][1] for id in order[:NAMED]])
    lines = (
        Series(id, names.get(id, id), held[id], _path(held[id], at), _dots(held[id], at), n + 1, ends[id],
               labels[n] if n < NAMED else ends[id][1])
        for n, id in enumerate(order)
    )  # fmt: skip
    every = max(1, -(-(last - first) // 10))
    return Chart(
        tuple(lines),
        tuple((at(y, 0)[0], str(y)) for y in range(first, last + 1, every)),
        tuple((at(first, n * step)[1], amount(n * step) or "0") for n in range(round(top / step) + 1)),
        str(spending.get("unit") or ""), str(spending.get("definition") or ""), first, last, top,
    )  # fmt: skip


def _path(figures: Mapping[int, float], at: Callable[[int, float], tuple[float, float]]) -> str:
    """The figures as a path; a year with none breaks it."""
    points = ((year, *at(year, value)) for year, value in figures.items())
    return "".join(f"{'L' if year - 1 in figures else 'M'}{x} {y}" for year, x, y in points)


def _dots(figures: Mapping[int, float], at: Callable[[int, float], tuple[float, float]]) -> str:
    """A dot for each figure: lines without length, which round ends make visible."""
    return "".join(f"M{x} {y}h0" for x, y in (at(*figure) for figure in figures.items()))


def _step(most: float) -> float:
    """A step of 1, 2 or 5 times a power of ten that divides an axis into four to eight."""
    if most < 1e-300:  # nothing, or what no float divides
        return 1.0
    power = 10.0 ** floor(log10(most / 4))
    return max(p for p in (power, 2 * power, 5 * power) if p <= most / 3.2)


def _spread(wanted: list[float]) -> list[float]:
    """Heights for names, each as near to its line's end as leaves room between them, in the order given (upwards at most)."""
    order = sorted(range(len(wanted)), key=lambda n: (wanted[n], n))
    found = [0.0] * len(wanted)
    floor_ = _TOP - _APART
    for n in order:
        floor_ = found[n] = max(wanted[n], floor_ + _APART)
    ceiling = HEIGHT - _BOTTOM + _APART
    for n in reversed(order):
        ceiling = found[n] = min(found[n], ceiling - _APART)
    return [round(y, 1) for y in found]
