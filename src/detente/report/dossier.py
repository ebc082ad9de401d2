"""What the record holds on one actor, or on two side by side, for a terminal: each tie with its source, spending as bars."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from detente.claims import Statement
from detente.record.actors import holds_on, involving
from detente.record.sentence import capital, day, sentence
from detente.record.view import View
from detente.report.charts import bars, series_of
from detente.report.signs import words
from detente.report.visible import one_line
from detente.vocabulary import Entity, Vocabulary

if TYPE_CHECKING:
    from rich.console import RenderableType

SPENDING = ("military_spending", "military_share")


def card(view: View, entity: Entity, vocabulary: Vocabulary, on: dt.date) -> Iterator[RenderableType]:
    """An actor: its names and codes, what binds it on a day, its spending, and how much there is of the rest."""
    from rich.text import Text

    found = involving(view, entity.id, vocabulary)
    yield Text(vocabulary.name(entity.id) if entity.id in vocabulary.entities else entity.name, style="bold")
    yield Text(_codes(entity), style="dim")
    if not found:
        yield Text("the record holds nothing on it")
        return
    shapes = {name: relation.shape for name, relation in vocabulary.relations.items()}
    current = furthest(
        (s for s in found if shapes[s.relation] == "interval" and "/" in s.when and holds_on(s, on.isoformat())),
        vocabulary,
    )
    if current:
        yield Text(f"\nOn {day(on.isoformat())}", style="bold")
        yield ties(view, current, vocabulary)
    for relation in SPENDING:
        for label, series in sorted(
            series_of(s for s in found if s.relation == relation).items(), key=lambda i: -len(i[1])
        )[:3]:
            if len(series) > 1:
                yield Text()
                yield bars(f"{words(relation)} ({label})", series)
    yield Text("\nAll that is held", style="bold")
    yield _counts(found)


def furthest(statements: Iterable[Statement], vocabulary: Vocabulary) -> list[Statement]:
    """Of statements of one tie at different stages, those of the furthest: in force, no longer signed."""

    def stage(s: Statement) -> int:
        ladder = vocabulary.relation(s.relation).stages
        return ladder.index(s.stage) if s.stage in ladder else len(ladder)

    kept = list(statements)
    best: dict[object, int] = {}
    for s in kept:
        best[s.relation, s.roles] = max(best.get((s.relation, s.roles), 0), stage(s))
    return [s for s in kept if stage(s) == best[s.relation, s.roles]]


def _codes(entity: Entity) -> str:
    codes = [entity.id, entity.kind, f"Wikidata {entity.wikidata}" if entity.wikidata else ""]
    codes += [
        f"COW {entity.cow}" if entity.cow is not None else "",
        f"Gleditsch-Ward {entity.gw}" if entity.gw is not None else "",
    ]
    also = list(entity.names[1:6])
    return " · ".join(c for c in (*codes, f"also {', '.join(also)}" if also else "") if c)


def _counts(found: Iterable[Statement]) -> RenderableType:
    from rich.table import Table

    by: dict[str, list[Statement]] = defaultdict(list)
    for s in found:
        by[s.relation].append(s)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("relation", "statements", "from", "to"):
        table.add_column(name, justify="right" if name == "statements" else "left")
    for relation, held in sorted(by.items(), key=lambda i: (-len(i[1]), i[0])):
        starts, ends = [s.start for s in held if s.start], [s.end for s in held]
        table.add_row(words(relation), str(len(held)), min(starts, default="open"), "open" if "" in ends else max(ends))
    return table


def ties(view: View, statements: Iterable[Statement], vocabulary: Vocabulary) -> RenderableType:
    """Statements as sentences with who says so, short."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_header=False, expand=False)
    table.add_column(ratio=3, overflow="fold")
    table.add_column(ratio=1, overflow="fold", style="dim")
    for s in statements:
        source = view.source(s.source)
        table.add_row(
            Text(one_line(capital(sentence(s, vocabulary)))), Text(f"{one_line(source.publisher)} [{source.grade}]")
        )
    return table


def timeline(view: View, statements: Sequence[Statement], vocabulary: Vocabulary) -> Iterator[RenderableType]:
    """Statements in the order of their time, a heading a year; a tie that ends stands a second time where it ends."""
    from rich.table import Table
    from rich.text import Text

    moments: list[tuple[str, str, Statement]] = []
    for s in statements:
        moments.append((s.start, "", s))
        if "/" in s.when and s.end and not s.censored and s.end[:4] != s.start[:4]:
            moments.append((s.end, "ends: ", s))
    year = ""
    table = Table(box=None, pad_edge=False, show_header=False)
    for when, mark, s in sorted(moments, key=lambda m: (m[0], m[2].id)):
        if when[:4] != year:
            if table.row_count:
                yield table
            year = when[:4]
            yield Text(year or "before", style="bold")
            table = Table(box=None, pad_edge=False, show_header=False)
        source = view.source(s.source)
        shown = when if len(s.when.partition("/")[0]) == 10 or mark else s.when.partition("/")[0]
        table.add_row(
            Text(shown, style="dim"),
            Text(mark + one_line(capital(sentence(s, vocabulary)))),
            Text(one_line(source.publisher), style="dim"),
        )
    if table.row_count:
        yield table


def whole(view: View, statement: Statement, vocabulary: Vocabulary) -> RenderableType:
    """One statement with all its fields and its source."""
    from rich.table import Table
    from rich.text import Text

    source = view.source(statement.source)
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    fields: list[tuple[str, str]] = [
        ("says", capital(sentence(statement, vocabulary))),
        ("id", statement.id),
        ("relation", words(statement.relation)),
    ]
    fields += [(role, f"{vocabulary.name(id)} ({id})") for role, id in statement.roles]
    fields += [("number", f"{statement.number:,.15g}" if statement.number is not None else "")]
    fields += [
        (k, str(getattr(statement, k)))
        for k in ("unit", "when", "stage", "capacity", "definition", "place", "gist", "note")
    ]
    fields += [("source", f"{source.publisher}: {source.title}"), ("address", source.url), ("dated", source.date)]
    verified = f"seen to say it on {source.verified}" if source.verified else "the address was not seen by us"
    fields += [("grade", source.grade), ("verified", verified), ("source's note", source.note)]
    fields += [("recorded" if n == 0 else "", text) for n, text in enumerate(_recorded(view, statement))]
    for name, text in fields:
        if text:
            table.add_row(name, Text(one_line(text)))
    return table


def _recorded(view: View, statement: Statement) -> Iterator[str]:
    """When the record came to hold a statement, and what it held in its place; nothing where it was built at once."""
    if len(view.imports()) == 1:
        return
    for standing in view.history(statement.id):
        added, ended = standing.added, standing.superseded
        until = f" to {ended.recorded.date()} ({standing.reason})" if ended else ""
        other = standing.statement
        number = f", {other.number:,.15g}" if other.id != statement.id and other.number is not None else ""
        said = "" if other.id == statement.id else f": {other.id}{number}"
        yield f"{added.recorded.date()}{until}, {added.dataset} {added.edition}{said}".strip()


def comparison(view: View, one: Entity, other: Entity, vocabulary: Vocabulary, on: dt.date) -> Iterator[RenderableType]:
    """Two actors side by side: what both belong to, what one does, what binds them to each other, and what they spend."""
    from rich.table import Table
    from rich.text import Text

    held = {e.id: involving(view, e.id, vocabulary) for e in (one, other)}
    day_ = on.isoformat()
    groups = {id: _groups(found, id, day_, vocabulary) for id, found in held.items()}
    table = Table(box=None, pad_edge=False, header_style="bold", title=f"On {day(day_)}", title_justify="left")
    for name in ("both", f"{one.name} alone", f"{other.name} alone"):
        table.add_column(name, ratio=1, overflow="fold")
    both = groups[one.id] & groups[other.id]
    table.add_row(*("\n".join(sorted(names)) for names in (both, groups[one.id] - both, groups[other.id] - both)))
    yield table
    between = [s for s in held[one.id] if any(id == other.id for _, id in s.roles)]
    if between:
        yield Text(f"\nBetween {one.name} and {other.name}", style="bold")
        yield ties(view, between[-30:], vocabulary)
    for relation in SPENDING:
        labels = [series_of((s for s in held[e.id] if s.relation == relation), e.name) for e in (one, other)]
        for definition in sorted({_kind(label) for series in labels for label in series}):
            pair = [
                (label, series)
                for found in labels
                for label, series in found.items()
                if _kind(label) == definition and len(series) > 1
            ]
            if len(pair) == 2:
                yield Text(f"\n{words(relation).capitalize()}", style="bold")
                for label, series in pair:
                    yield bars(label, series, last=8)


def _kind(label: str) -> str:
    return label.partition(", ")[2]


def _groups(found: Iterable[Statement], id: str, on: str, vocabulary: Vocabulary) -> set[str]:
    """The organisations, treaties and alliances that an actor is in on a day, by name."""
    types = {"membership", "alliance_or_treaty"}
    bonds = [
        s
        for s in furthest(found, vocabulary)
        if vocabulary.relation(s.relation).type in types and s.roles[0][1] == id and holds_on(s, on)
    ]
    named = ((s, other) for s in bonds for role, other in s.roles[1:] if role in {"organisation", "treaty"})
    return {f"{vocabulary.name(other)}{_how(s)}" for s, other in named}


def _how(s: Statement) -> str:
    """How somebody belongs, where it is not as a plain member or party."""
    how = s.capacity or {"partner_of": "partner", "candidate_of": "candidate"}.get(s.relation, "")
    return f" ({how})" if how else ""
