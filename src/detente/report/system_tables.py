"""A system for a terminal: how many ties each layer has, the largest bodies, who spends, what changed, and the measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from detente.record import sentence
from detente.record.sentence import amount, day, time
from detente.report.visible import one_line
from detente.system.layers import layers

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from detente.system import System, Tie
    from detente.system.change import Change, Wave
    from detente.system.race import Race
    from detente.system.suppose import Supposition

TOP = 15
TOLD = {
    "borne_out": ("✓ borne out", "green"),
    "disputed": ("✗ disputed", "bold red"),
    "not_in_record": ("○ not in record", "cyan"),
    "left_out": ("· left out", "dim"),
    "supposed": ("? supposed", "magenta"),
}
"""How a tie that a text tells of is shown."""


def overview(system: System) -> Iterator[RenderableType]:
    """What a system holds: ties by layer, the bodies with most members, and who spends most."""
    from rich.text import Text

    when = f"{system.between[0]} to {system.between[1]}" if system.between else day(system.as_of.isoformat())
    yield Text(f"The system of {when}", style="bold")
    yield Text(f"{len(system.actors)} actors, {len(system.ties)} ties; record {system.record.version}", style="dim")
    table = _table("layer", "ties", "pairs", "holds", right={"ties", "pairs"})
    for layer in layers().values():
        ties = [t for t in system.ties if t.layer == layer.name]
        pairs = {frozenset((t.source, t.target)) for t in ties}
        if ties:
            _row(table, layer.name, str(len(ties)), str(len(pairs)), layer.says)
    yield table if table.row_count else Text("no ties are known")
    counts = Counter(t.target for t in system.ties if t.relation == "member_of")
    if counts and not system.between:
        yield Text("\nBodies with the most members", style="bold")
        table = _table("body", "members", right={"members"})
        for body, count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:10]:
            _row(table, one_line(system.actors[body].name), str(count))
        yield table


def spending_table(system: System, ranking: Mapping[str, Any]) -> Iterator[RenderableType]:
    """Who spends most, with shares and ranks, in one definition."""
    from rich.bar import Bar
    from rich.text import Text

    yield Text(f"\nSpending in {ranking['year']} ({ranking['definition']}, {ranking['unit']})", style="bold")
    table = _table("", "state", ranking["unit"], "share", "", right={"", ranking["unit"], "share"})
    rows = ranking["ranks"][:TOP]
    for row in rows:
        size = row["value"] * 20 / (rows[0]["value"] or 1)
        name = one_line(system.vocabulary.name(row["actor"]))
        share = f"{row['share']:.1%}"
        _row(
            table,
            str(row["rank"]),
            name,
            amount(float(f"{row['value']:.4g}")),
            share,
            Bar(20, 0, size, width=20, color="cyan"),
        )
    yield table


def told_table(system: System) -> RenderableType:
    """How many ties of each layer stand how against the record."""
    from detente.system.told import tally

    counts = tally(system)
    table = _table("layer", *(word for word, _ in TOLD.values()), right={word for word, _ in TOLD.values()})
    for layer in (name for name in layers() if name in counts):
        _row(table, layer, *(str(counts[layer].get(told, "")) for told in TOLD))
    return table


def ties_table(system: System, ties: Sequence[Tie], limit: int = 60) -> Iterator[RenderableType]:
    """Ties with their time and the statements that they rest on, the first few of them."""
    from rich.text import Text

    if not ties:
        return
    told = any(t.told for t in ties)
    table = _table("tie", *(["record"] if told else []))
    ordered = sorted(ties, key=lambda t: (list(layers()).index(t.layer), t.source, t.target, t.relation, t.start))
    for tie in ordered[:limit]:
        id = tie.statements[0]
        passage = system.passages.get(id)
        rests = f"“{passage.text}”" if passage else sentence(system.statements[id], system.vocabulary)
        more = f" and {len(tie.statements) - 1} more" if len(tie.statements) > 1 else ""
        word, style = TOLD.get(tie.told or "", ("", ""))
        names = [one_line(system.actors[end].name) for end in (tie.source, tie.target)]
        text = Text(f"{names[0]} {'→' if tie.directed else '↔'} {names[1]}: {one_line(tie.label)}, {_span(tie)}")
        text.append(f"\n  {one_line(rests)}{more}", style="dim")
        _row(table, text, *([Text(word, style=style)] if told else []))
    yield table
    if len(ties) > limit:
        yield Text(f"… and {len(ties) - limit} more: write them with --format csv or json", style="dim")


def _span(tie: Tie) -> str:
    return time(tie.start if tie.start == tie.end else f"{tie.start or '..'}/{tie.end or '..'}") or "always"


def changes_table(system: System, changes: Iterable[Change]) -> Iterator[RenderableType]:
    """Who joined, left, signed and withdrew, a year a heading; the same done to one body on one day stands together."""
    from rich.text import Text

    groups: dict[tuple[str, str, str], list[str]] = {}
    for change in changes:
        groups.setdefault((change.day, change.verb, change.object), []).append(change.actor)
    if not groups:
        yield Text("\nNo bond is known to begin or end in these years.", style="dim")
        return
    yield Text("\nWhat changed", style="bold")
    table = _table("day", "who", "does", "what", right=set())
    year = ""
    for (on, verb, body), actors in groups.items():
        if year and on[:4] != year:
            table.add_section()
        year = on[:4]
        names = ", ".join(one_line(system.vocabulary.name(a)) for a in actors)
        _row(table, day(on), names, verb, one_line(system.vocabulary.name(body)))
    yield table


def waves_table(system: System, body: str, waves: Sequence[Wave]) -> Iterator[RenderableType]:
    """The enlargement of a body: who came and went in a year, and how many members there were."""
    from rich.text import Text

    yield Text(f"\nMembers of {one_line(system.vocabulary.name(body))}", style="bold")
    table = _table("year", "joined", "left", "members", right={"members"})
    for wave in waves:
        came, went = (", ".join(one_line(system.vocabulary.name(a)) for a in who) for who in (wave.joined, wave.left))
        _row(table, str(wave.year), came, went, str(wave.members))
    yield table


def growth_table(growth: Mapping[str, Mapping[int, int]], names: tuple[str, str]) -> Iterator[RenderableType]:
    """How many pairs of two groups are tied, by layer and year."""
    from rich.text import Text

    yield Text(f"\nTied pairs between {names[0]} and {names[1]}, at the end of each year", style="bold")
    table = _table("year", *growth, right=set(growth))
    for year in sorted({year for counts in growth.values() for year in counts}):
        _row(table, str(year), *(str(counts.get(year, 0) or "") for counts in growth.values()))
    yield table


def measures_tables(system: System, measures: Mapping[str, Any]) -> Iterator[RenderableType]:
    """The measures, with the states named that stand out."""
    from rich.text import Text

    def name(id: str) -> str:
        return one_line(system.vocabulary.name(id))

    yield Text("\nMeasures (docs/reference/measures.md has their formulas and sources)", style="bold")
    right = {"states", "pairs", "density", "centralised", "partners", "apart"}
    table = _table(
        "layer", "states", "pairs", "density", "centralised", "hub", "partners", "apart", "foremost broker", right=right
    )
    for layer, found in measures["layers"].items():
        hub, brokers = found["hub"], found["brokers"]
        _row(
            table,
            layer, str(found["states"]), str(found["pairs"]), f"{found['density']:.3f}",
            "" if found["centralisation"] is None else f"{found['centralisation']:.3f}",
            *((name(hub["actor"]), str(hub["partners"]), f"{hub['spokes']:.0%}") if hub else ("", "", "")),
            f"{name(brokers[0]['actor'])} ({brokers[0]['betweenness']:.3f})" if brokers else "",
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
        table = _table("recipient", "share", "Herfindahl", "suppliers", right={"share", "Herfindahl"})
        for row in found["recipients"]:
            suppliers = ", ".join(f"{name(s) if s else 'unknown'} {share:.0%}" for s, share in row["suppliers"].items())
            _row(table, name(row["actor"]), f"{row['share']:.1%}", f"{row['herfindahl']:.3f}", suppliers)
        yield table


def race_table(system: System, race: Race) -> Iterator[RenderableType]:
    """The model of an arms race: each coefficient with its interval, and the warnings."""
    from rich.text import Text

    first, last = race.years[0], race.years[-1]
    yield Text(
        f"\nAction and reaction, {first} to {last} ({race.definition}, {race.unit}; each divided by its mean)",
        style="bold",
    )
    table = _table("state", "reaction", "fatigue", "grievance", "R²", right={"R²"})
    for e in race.equations:
        spans = (f"{c.value:g} ({c.low:g} to {c.high:g})" for c in (e.reaction, e.fatigue, e.grievance))
        _row(table, one_line(system.vocabulary.name(e.actor)), *spans, f"{e.r2:.2f}")
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
        table = _table("", "before", "after", right={"before", "after"})
        for effect in found.effects:
            if isinstance(effect.after, list):
                _row(table, effect.what, "", str(len(effect.after)))
            else:
                _row(table, effect.what, *(_shown(v) for v in (effect.before, effect.after)))
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


def _row(table: Table, *cells: RenderableType) -> None:
    """Add a row whose texts are shown as they stand: square brackets in a name are no markup."""
    from rich.text import Text

    table.add_row(*(Text(cell) if isinstance(cell, str) else cell for cell in cells))


def _table(*columns: str, right: set[str] | None = None) -> Table:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, justify="right" if column in (right or set()) else "left", overflow="fold")
    return table
