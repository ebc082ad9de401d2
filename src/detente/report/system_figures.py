"""What is reckoned of a system, for a terminal: spending, the measures, an arms race, and what would change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from detente.record.sentence import amount, day
from detente.report.system_tables import add, new_table, ties_table
from detente.report.visible import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

    from detente.system import System
    from detente.system.race import Race
    from detente.system.suppose import Supposition

TOP = 15
MANY = 100
"""With so many states their sum is nearly that of the world."""


def spending_table(system: System, ranking: Mapping[str, Any]) -> Iterator[RenderableType]:
    """Who spends most, with shares and ranks, in one definition."""
    from rich.bar import Bar
    from rich.text import Text

    yield Text(f"\nSpending in {ranking['year']} ({ranking['definition']}, {ranking['unit']})", style="bold")
    count = len(ranking["ranks"])
    told = f"{count} states that have figures" if count != 1 else "one state that has a figure"
    rest = "" if count >= MANY else ", not of the world; SIPRI's workbook has the rest (detente record import FILE)"
    yield Text(f"shares are of the {told} in it{rest}", style="dim")
    table = new_table("", "state", ranking["unit"], "share", "", right={"", ranking["unit"], "share"})
    rows = ranking["ranks"][:TOP]
    for row in rows:
        size = row["value"] * 20 / (rows[0]["value"] or 1)
        name = one_line(system.vocabulary.name(row["actor"]))
        share = f"{row['share']:.1%}"
        add(
            table,
            str(row["rank"]),
            name,
            amount(float(f"{row['value']:.4g}")),
            share,
            Bar(20, 0, size, width=20, color="cyan"),
        )
    yield table


def measures_tables(system: System, measures: Mapping[str, Any]) -> Iterator[RenderableType]:
    """The measures, with the states named that stand out."""
    from rich.text import Text

    def name(id: str) -> str:
        return one_line(system.vocabulary.name(id))

    yield Text("\nMeasures (docs/reference/measures.md has their formulas and sources)", style="bold")
    right = {"states", "pairs", "density", "central", "tied", "apart"}
    table = new_table("layer", "states", "pairs", "density", "central", "hub", "tied", "apart", "broker", right=right)
    for layer, found in measures["layers"].items():
        hub, brokers = found["hub"], found["brokers"]
        add(
            table,
            layer, str(found["states"]), str(found["pairs"]), f"{found['density']:.3f}",
            "" if found["centralisation"] is None else f"{found['centralisation']:.3f}",
            *((name(hub["actor"]), str(hub["partners"]), f"{hub['spokes']:.0%}") if hub else ("", "", "")),
            name(brokers[0]["actor"]) if brokers else "",
        )  # fmt: skip
    yield table
    bonds = measures["layers"].get("bonds")
    if bonds:
        yield Text(f"\nBlocs by bonds (modularity {bonds['blocs']['modularity']:.3f})", style="bold")
        for bloc in [b for b in bonds["blocs"]["members"] if len(b) > 1][:8]:
            shown = ", ".join(name(id) for id in bloc[:12]) + (f" and {len(bloc) - 12} more" if len(bloc) > 12 else "")
            yield Text(f"{len(bloc):3}  {shown}")
    if measures["balance"]:
        found = measures["balance"]
        yield Text(
            f"\nStructural balance: {found['balanced']} of {found['triangles']} triangles ({found['share']:.1%})"
        )
    if measures["dependence"]:
        found = measures["dependence"]
        first, last = found["between"]
        yield Text(f"\nArms deliveries {first} to {last} ({found['unit']})", style="bold")
        table = new_table("recipient", "share", "Herfindahl", "suppliers", right={"share", "Herfindahl"})
        for row in found["recipients"]:
            suppliers = ", ".join(f"{name(s) if s else 'unknown'} {share:.0%}" for s, share in row["suppliers"].items())
            add(table, name(row["actor"]), f"{row['share']:.1%}", f"{row['herfindahl']:.3f}", suppliers)
        yield table


def race_table(system: System, race: Race) -> Iterator[RenderableType]:
    """The model of an arms race: each coefficient with its interval, and the warnings."""
    from rich.text import Text

    first, last = race.years[0], race.years[-1]
    yield Text(
        f"\nAction and reaction, {first} to {last} ({race.definition}, {race.unit}; each divided by its mean)",
        style="bold",
    )
    table = new_table("state", "reaction", "fatigue", "grievance", "R²", right={"R²"})
    for e in race.equations:
        spans = (f"{c.value:g} ({c.low:g} to {c.high:g})" for c in (e.reaction, e.fatigue, e.grievance))
        add(table, one_line(system.vocabulary.name(e.actor)), *spans, f"{e.r2:.2f}")
    yield table
    yield Text(f"By these figures it {'settles' if race.settles else 'does not settle'}. Intervals are of 95 %.")
    for warning in race.warnings:
        yield Text(f"! {warning}", style="yellow")


def supposition(found: Supposition) -> Iterator[RenderableType]:
    """What would change, and what was not understood."""
    from rich.text import Text

    yield Text(f"Supposed, on the record of {day(found.before.as_of.isoformat())}", style="bold")
    if found.begun:
        yield from ties_table(found.after, found.begun)
    if found.ended:
        yield Text("\nEnded", style="bold")
        yield from ties_table(found.before, found.ended)
    if not found.begun and not found.ended:
        yield Text("Nothing would change: the record has it so already.")
    if found.effects:
        yield Text("\nWhat would change", style="bold")
        table = new_table("", "before", "after", right={"before", "after"})
        for effect in found.effects:
            if isinstance(effect.after, list):
                add(table, effect.what, "", str(len(effect.after)))
            else:
                add(table, effect.what, *(_shown(v) for v in (effect.before, effect.after)))
        yield table
    for effect in found.effects:
        if isinstance(effect.after, list):
            more = f" and {len(effect.after) - 20} more" if len(effect.after) > 20 else ""
            yield Text(f"{effect.what}: {'; '.join(effect.after[:20])}{more}", style="dim")
    for quote in found.passed_over:
        yield Text(f"! passed over, for it ties nobody: “{one_line(quote)}”", style="yellow")


def _shown(value: Any) -> str:
    if value is None:
        return "–"
    return f"{value:.4g}" if isinstance(value, float) else str(value)
