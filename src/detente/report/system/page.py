"""A system as one page in one file: graph, map, timeline and spending, with the ties and their evidence as tables.

Everything stands in the page as text and SVG and can be read without the script, which filters by layer, date and actor.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from detente.report.html import render, text
from detente.report.system import layout, spending
from detente.report.system import world as map_
from detente.report.system.view import TOLD, SystemView
from detente.vocabulary import load


def page(values: Mapping[str, Any], title: str = "") -> str:
    """The page of a system ("detente.system/1"). Raises KeyError where a tie names an actor or evidence that is not there."""
    view = SystemView(values)
    months = (view.between[0] * 12, view.between[1] * 12 + 11) if view.between else None
    shades, map_key = view.shades(view.hub) if view.hub else ({}, [])
    return render(
        "system.html.j2", styles=("graph.css", "panes.css", "system.css"), script=text("theme.js") + text("system.js"), view=view,
        shades=shades, map_key=map_key,
        title=title or "The alliance system", chart=spending_chart(view), world=map_.world(), graticule=map_.graticule(),
        map_size=(map_.WIDTH, map_.HEIGHT),
        chart_width=spending.WIDTH, font=layout.FONT, TOLD=TOLD,
        counts={year: sum(count for *_, count in changed) for year, changed in view.changes.items()}, months=months,
    )  # fmt: skip


def spending_chart(view: SystemView) -> spending.Chart | None:
    """The chart of the spending that a system holds; states that have no tie in it are named too."""
    held = view.values.get("spending") or {}
    names = {id: load().name(id) for id in held.get("series") or {} if id in load().entities}
    return spending.chart(held, names | {a.id: a.name for a in view.actors})
