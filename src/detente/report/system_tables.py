"""A system for a terminal: how many ties each layer has, the largest bodies, who spends, what changed, and the measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from detente.record import capital, sentence
from detente.record.sentence import day, time
from detente.report.visible import one_line
from detente.system.layers import layers

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from detente.system import System, Tie
    from detente.system.change import Change, Wave

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
    table = new_table("layer", "ties", "pairs", "holds", right={"ties", "pairs"})
    for layer in layers().values():
        ties = [t for t in system.ties if t.layer == layer.name]
        pairs = {frozenset((t.source, t.target)) for t in ties}
        if ties:
            add(table, layer.name, str(len(ties)), str(len(pairs)), layer.says)
    yield table if table.row_count else Text("no ties are known")
    counts = Counter(t.target for t in system.ties if t.relation == "member_of")
    if counts and not system.between:
        yield Text("\nBodies with the most members", style="bold")
        table = new_table("body", "members", right={"members"})
        for body, count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:10]:
            add(table, one_line(system.actors[body].name), str(count))
        yield table


def no_ties() -> RenderableType:
    """What is said of a text that ties nobody."""
    from rich.text import Text

    return Text(
        "The text tells of no tie between two whom the vocabulary knows; detente audit shows how it is read.",
        style="dim",
    )


def told_table(system: System) -> RenderableType:
    """How many ties of each layer stand how against the record."""
    from detente.system.told import tally

    counts = tally(system)
    table = new_table("layer", *(word for word, _ in TOLD.values()), right={word for word, _ in TOLD.values()})
    for layer in (name for name in layers() if name in counts):
        add(table, layer, *(str(counts[layer].get(told, "")) for told in TOLD))
    return table


def ties_table(system: System, ties: Sequence[Tie], limit: int = 60) -> Iterator[RenderableType]:
    """Ties with their time and the statements that they rest on, the first few of them."""
    from rich.text import Text

    if not ties:
        return
    told = any(t.told for t in ties)
    table = new_table("tie", *(["record"] if told else []))
    ordered = sorted(ties, key=lambda t: (list(layers()).index(t.layer), t.source, t.target, t.relation, t.start))
    for tie in ordered[:limit]:
        id = tie.statements[0]
        passage = system.passages.get(id)
        rests = f"“{passage.text}”" if passage else capital(sentence(system.statements[id], system.vocabulary))
        more = f" and {len(tie.statements) - 1} more" if len(tie.statements) > 1 else ""
        word, style = TOLD.get(tie.told or "", ("", ""))
        names = [one_line(system.actors[end].name) for end in (tie.source, tie.target)]
        text = Text(f"{names[0]} {'→' if tie.directed else '↔'} {names[1]}: {one_line(tie.label)}, {_span(tie)}")
        text.append(f"\n  {one_line(rests)}{more}", style="dim")
        add(table, text, *([Text(word, style=style)] if told else []))
    yield table
    if len(ties) > limit:
        yield Text(f"… and {len(ties) - limit} more: write them with --format csv or json", style="dim")


def _span(tie: Tie) -> str:
    if not tie.start and not tie.end:
        return "no date told"
    return time(tie.start if tie.start == tie.end else f"{tie.start or '..'}/{tie.end or '..'}")


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
    table = new_table("day", "who", "does", "what", right=set())
    year = ""
    for (on, verb, body), actors in groups.items():
        if year and on[:4] != year:
            table.add_section()
        year = on[:4]
        names = ", ".join(one_line(system.vocabulary.name(a)) for a in actors)
        add(table, day(on), names, verb, one_line(system.vocabulary.name(body)))
    yield table


def waves_table(system: System, body: str, waves: Sequence[Wave]) -> Iterator[RenderableType]:
    """The enlargement of a body: who came and went in a year, and how many members there were."""
    from rich.text import Text

    yield Text(f"\nMembers of {one_line(system.vocabulary.name(body))}", style="bold")
    table = new_table("year", "joined", "left", "members", right={"members"})
    for wave in waves:
        came, went = (", ".join(one_line(system.vocabulary.name(a)) for a in who) for who in (wave.joined, wave.left))
        add(table, str(wave.year), came, went, str(wave.members))
    yield table


def growth_table(growth: Mapping[str, Mapping[int, int]], names: tuple[str, str]) -> Iterator[RenderableType]:
    """How many pairs of two groups are tied, by layer and year."""
    from rich.text import Text

    yield Text(f"\nTied pairs between {names[0]} and {names[1]}, at the end of each year", style="bold")
    table = new_table("year", *growth, right=set(growth))
    for year in sorted({year for counts in growth.values() for year in counts}):
        add(table, str(year), *(str(counts.get(year, 0) or "") for counts in growth.values()))
    yield table


def add(table: Table, *cells: RenderableType) -> None:
    """Add a row whose texts are shown as they stand: square brackets in a name are no markup."""
    from rich.text import Text

    table.add_row(*(Text(cell) if isinstance(cell, str) else cell for cell in cells))


def new_table(*columns: str, right: set[str] | None = None) -> Table:
    """A table of ours, with the columns that are set to the right."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, justify="right" if column in (right or set()) else "left", overflow="fold")
    return table
