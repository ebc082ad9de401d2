"""Tables of the record, for a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from detente.claims import Statement
from detente.record.known import known_vocabulary
from detente.record.sentence import capital, sentence
from detente.record.view import View
from detente.report.signs import words
from detente.report.visible import one_line
from detente.vocabulary import load

if TYPE_CHECKING:
    from rich.console import RenderableType


def statements_table(view: View, statements: Iterable[Statement]) -> RenderableType:
    """Statements, each as a sentence, with its source."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_header=True, header_style="bold", expand=False)
    table.add_column("statement", overflow="fold")
    table.add_column("says", ratio=3, overflow="fold")
    table.add_column("source", ratio=2, overflow="fold")
    vocabulary = known_vocabulary(load(), view)
    for statement in statements:
        source = view.source(statement.source)
        cited = ", ".join(one_line(f) for f in (source.publisher, source.title, source.date) if f)
        where = Text(cited).append(f"\n{one_line(source.url)}", style="dim") if source.url else Text(cited)
        table.add_row(Text(statement.id, style="dim"), Text(one_line(capital(sentence(statement, vocabulary)))), where)
    return table if table.row_count else Text("nothing in the record holds these words")


def stats_table(view: View) -> RenderableType:
    """How many statements of each relation the record holds, from when to when, and what it declares complete."""
    from rich.table import Table
    from rich.text import Text

    table = Table(
        box=None, pad_edge=False, header_style="bold", title=f"record {one_line(view.version)}", title_justify="left"
    )
    for name in ("relation", "statements", "from", "to", "complete slices"):
        table.add_column(name, justify="right" if name in {"statements", "complete slices"} else "left")
    counts, reach = view.stats(), view.reach()
    for relation in load().relations:
        if relation in counts:
            start, end = reach[relation]
            complete = sum(c.complete for c in view.coverage(relation))
            days = (start or "open", end or "open")
            table.add_row(Text(words(relation)), str(counts[relation]), *days, str(complete or ""))
    table.add_section()
    table.add_row("all", str(sum(counts.values())), "", "", "")
    return table


def sources_table(view: View, wanted: Iterable[str] = ()) -> RenderableType:
    """Sources that hold all the words, each with its grade, when it was seen to say it, and how many statements rest on it."""
    from collections import Counter

    from rich.table import Table
    from rich.text import Text

    rests = Counter(s.source for relation in load().relations for s in view.find(relation))
    needles = [w.casefold() for w in wanted]
    table = Table(box=None, pad_edge=False, header_style="bold", expand=False)
    for name in ("source", "grade", "seen", "statements"):
        table.add_column(
            name, overflow="fold", justify="right" if name == "statements" else "left", no_wrap=name != "source"
        )
    for source in view.sources():
        text = " ".join((source.id, source.publisher, source.title, source.url, source.note)).casefold()
        if all(n in text for n in needles):
            cited = Text(", ".join(one_line(f) for f in (source.publisher, source.title, source.date) if f))
            cited.append(f"\n{one_line(source.url)}", style="dim")
            table.add_row(cited, source.grade, source.verified or "–", str(rests[source.id]))
    return table if table.row_count else Text("no source holds these words")
