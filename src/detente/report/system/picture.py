"""A system as a picture for print, in light colours: its graph, its map, its spending, or all of them, as SVG or PNG."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from detente.errors import DetenteError, OutputError
from detente.record.sentence import day
from detente.report.html import environment, text
from detente.report.system import layout, spending
from detente.report.system import world as map_
from detente.report.system.page import spending_chart
from detente.report.system.view import TOLD, SystemView

Part = Literal["all", "graph", "map", "spending"]
"""What a picture can show."""
WIDTH = 1040.0
_HEAD, _GAP, _TITLE, _KEY, _FOOT = 92.0, 26.0, 26.0, 44.0, 24.0


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a picture: what it is, its heading, where it begins and how high it is."""

    kind: str
    heading: str
    top: float
    height: float


def picture(values: Mapping[str, Any], title: str = "", part: Part = "all") -> str:
    """The picture of a system ("detente.system/1") as SVG.

    Raises OutputError for another part, or for spending where the system holds none; KeyError as the page does.
    """
    from markupsafe import Markup

    if part not in get_args(Part):
        raise OutputError(f"'{part}' is no part of a picture", remedy=f"use {', '.join(get_args(Part))}")
    view = SystemView(values)
    chart = spending_chart(view)
    if part == "spending" and not chart:
        raise OutputError(
            "there is no spending to draw", remedy="ask for actors or years whose spending the record holds"
        )
    hub = view.hub
    shades, key = view.shades(hub) if hub else ({}, [])
    keys = [_row(list(view.layers.items()) if view.untold else []), _row([(k, TOLD[k]) for k in view.told])]
    map_key = _row([*key, ("disputed", "disputed")])
    about = f"Map: ties to {hub.name} on {day(view.as_of)}" if hub else "Map"
    headings = {
        "graph": ("Graph", view.size[1] + _KEY), "map": (about, map_.HEIGHT + _KEY),
        "spending": (_of_what(chart), chart.height if chart else 0.0),
    }  # fmt: skip
    shown = [k for k in headings if part in ("all", k) and (k != "spending" or chart)]
    blocks, top = [], _HEAD
    for kind in shown:
        blocks.append(Block(kind, headings[kind][0], top, headings[kind][1]))
        top += _TITLE + headings[kind][1] + _GAP
    return environment().get_template("system.svg.j2").render(
        view=view, title=title or "The alliance system", blocks=blocks, width=WIDTH, height=top + _FOOT, chart=chart,
        world=map_.world(), graticule=map_.graticule(), shades=shades, map_key=map_key, keys=keys, font=layout.FONT,
        of={a.id: a.number for a in view.actors}, css=Markup(_style()),  # noqa: S704  our own files
    ) + "\n"  # fmt: skip


def png(svg: str, path: Path, scale: float = 2.0) -> None:
    """Write a picture as PNG, `scale` pixels for a unit of SVG.

    Raises DetenteError where vl-convert is not installed, and OutputError where the place cannot be written.
    """
    try:
        import vl_convert
    except ImportError as error:
        raise DetenteError(
            "PNG is made with vl-convert, which is missing", remedy="pip install 'detente[charts]'"
        ) from error
    drawn = vl_convert.svg_to_png(svg, scale=scale)
    try:
        path.write_bytes(drawn)
    except OSError as error:
        message = f"cannot be written: {error.strerror}"
        raise OutputError(message, place=str(path), remedy="choose another place with --output") from error


def _style() -> str:
    """The style of graph and map with each colour of the light scheme written out: few readers of SVG know variables."""
    colours = dict(re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})", text("report.css"))) | {"paper": "#ffffff"}
    return re.sub(r"var\(--([\w-]+)\)", lambda found: colours[found[1]], text("graph.css"))


def _row(key: list[tuple[str, str]]) -> list[tuple[float, str, str]]:
    """A key side by side: where each begins, its class, its words."""
    found, x = [], 0.0
    for kind, words in key:
        short = words if len(words) <= 60 else words[:59] + "…"
        found.append((x, kind, short))
        x += 64 + layout.width(short)
    return found


def _of_what(chart: spending.Chart | None) -> str:
    if chart is None:
        return ""
    return f"Spending{f' in {chart.last}' if chart.bars else ''}: {chart.definition} ({chart.unit})"
