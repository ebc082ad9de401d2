"""Documents side by side, for people: the words that every form shares, and the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.comparing import Comparison, Difference, Point, Said
from detente.comparing.model import letter
from detente.report.model import Receipt, speaker_name
from detente.report.signs import SIGNS, words
from detente.report.terminal import WIDEST, labelled
from detente.report.visible import one_line

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType
    from rich.table import Table

OUTCOMES = {
    "agree": ("=", "agree", "green"),
    "close": ("≈", "nearly agree", "yellow"),
    "differ": ("≠", "differ", "bold red"),
}
VOICES = "Documents that tell a matter in the same words, from one another or by one speaker count as one voice on it."
MOST_CITED = 5


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison with the receipt of the audits that it rests on; rich prints it."""

    comparison: Comparison
    receipt: Receipt

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        return _parts(self, min(options.max_width, WIDEST))


def letters(documents: Sequence[int]) -> str:
    """Documents as they are called: A, B and D."""
    names = [letter(d) for d in documents]
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def camps(difference: Difference) -> str:
    """Who says what: 35 (A), 40 (B and C)."""
    return "; ".join(f"{one_line(c.says)} ({letters(c.documents)})" for c in difference.camps)


def voices(point: Point) -> str:
    """How many independent voices speak of a matter: 3 documents, 2 voices: A and B as one."""
    documents, groups = point.documents, point.origins
    if len(groups) == len(documents):
        return f"{len(documents)} independent voices"
    shared = "; ".join(f"{letters(g)} as one" for g in groups if len(g) > 1)
    return f"{len(documents)} documents, {len(groups)} voice{'s' * (len(groups) != 1)}: {shared}"


def copies(comparison: Comparison) -> Iterator[str]:
    """What documents have in common word for word, a sentence a pair."""
    for o in comparison.overlaps:
        one, other = letter(o.one), letter(o.other)
        shares = f"{o.of_one:.0%} of {one} stands word for word in {other}, {o.of_other:.0%} of {other} in {one}"
        verdict = "the same text, not two sources" if o.same_text else "passages in common"
        yield f"{one} and {other}: {verdict}. {shares}."


def cited(comparison: Comparison, document: int) -> str:
    """Whom a document names, most often first: Reuters (B), SIPRI 3 times."""
    found = [c for c in comparison.citations if c.document == document]
    told = [
        one_line(c.source)
        + (f" ({letter(c.of)})" if c.of is not None else "")
        + (f" {c.times} times" if c.times > 1 else "")
        for c in found[:MOST_CITED]
    ]
    more = len(found) - MOST_CITED
    return ", ".join([*told, *([f"{more} more"] if more > 0 else [])])


def sayings(point: Point) -> list[Said]:
    """What each document says of a matter, each claim once."""
    return list({(s.document, s.finding.claim.id): s for s in point.said}.values())


def said_by(said: Said) -> str:
    """Who says it in its document; empty for the author."""
    return one_line(speaker_name(said.finding))


def summary(comparison: Comparison) -> str:
    """How many matters all speak of, and on how many they differ."""
    points = comparison.points
    everyone = sum(len(p.documents) == len(comparison.told) for p in points)
    differ = sum(p.outcome == "differ" for p in points)
    of_all = f", {everyone} told by all" if len(comparison.told) > 2 else ""
    return f"{len(points)} matter{'s' * (len(points) != 1)} told by more than one{of_all}; on {differ} they differ"


def _parts(compared: Compared, width: int) -> Iterator[RenderableType]:
    from rich.text import Text

    comparison = compared.comparison
    yield _documents(comparison)
    yield Text()
    for line in copies(comparison):
        yield from labelled("copies", line, width, "yellow")
    for number in range(len(comparison.told)):
        if named := cited(comparison, number):
            yield from labelled("cites", f"{letter(number)}: {named}", width)
    yield Text(f"  record {one_line(compared.receipt.record)}", style="dim")
    yield Text()
    yield Text(summary(comparison), style="bold")
    for point in comparison.points:
        yield Text("─" * width, style="dim")
        yield from _lines(point, width)


def _documents(comparison: Comparison) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold", expand=False)
    table.add_column("")
    table.add_column("document", overflow="fold")
    for name in ("claims", "shared", "alone", "unread"):
        table.add_column(name, justify="right", no_wrap=True)
    for number, told in enumerate(comparison.told):
        document, claims = told.document, len(told.findings)
        about = [document.date.isoformat() if document.date else "no date", document.publisher, document.source]
        shown = Text(one_line(document.title or document.id))
        shown.append("\n" + " · ".join(one_line(a) for a in about if a), style="dim")
        alone, unread = comparison.alone[number], comparison.unread[number]
        table.add_row(letter(number), shown, str(claims), str(claims - alone - unread), str(alone), str(unread))
    return table


def _lines(point: Point, width: int) -> Iterator[RenderableType]:
    from rich.text import Text

    sign, word, style = OUTCOMES[point.outcome]
    head = Text(f"{sign} THEY {word.upper()}", style=style)
    yield head + Text(f"  {one_line(point.title)}", style="default not bold")
    for s in sayings(point):
        verdict = SIGNS[s.finding.verdict]
        yield from labelled(letter(s.document), f"“{one_line(s.finding.claim.quote)}”", width, "bold")
        who = f"says {said_by(s)} · " if s.finding.claim.speaker else ""
        yield from labelled("", f"{who}the record: {verdict.sign} {verdict.word.lower()}", width, body="dim")
    for difference in point.differences:
        yield from labelled(words(difference.kind), camps(difference), width, style)
    yield from labelled("voices", voices(point), width)
