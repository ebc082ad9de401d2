"""The report for a terminal: a head, what is wrong with the document, the verdicts counted, then each claim in order.

It reads at 80 columns, and without colour when piped: signs and words carry what colours do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import IO, TYPE_CHECKING

from detente.checking.model import Evidence, Finding, Judgement
from detente.claims import Source
from detente.report.model import Report, speaker_name
from detente.report.signs import SIGNS, words
from detente.report.visible import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDEST = 100
LABEL = 10
DAMAGE_SHOWN = 5


def write(reports: Iterable[Report], stream: IO[str]) -> None:
    """Reports one after another: in colour on a terminal, at 80 columns and with whole addresses elsewhere."""
    from rich.console import Console

    console = Console(file=stream, highlight=False, soft_wrap=False, emoji=False, markup=False)
    whole = not console.is_terminal
    for number, report in enumerate(reports):
        if number:
            console.print("\n")
        for part in render(report, console.width, fold=not whole):
            console.print(part, crop=not whole)


def render(report: Report, width: int = 80, *, fold: bool = True) -> Iterator[RenderableType]:
    """The parts in order. With `fold`, addresses break at the edge; without, they stay whole for other programs."""
    from rich.rule import Rule
    from rich.text import Text

    width = min(width, WIDEST)
    yield from header(report, width)
    yield Text()
    yield from counts(report, width)
    for finding in report:
        yield Rule(style="dim") if width < 20 else Text("─" * width, style="dim")
        yield from claim(finding, width, fold=fold)
    if not report.findings:
        yield Text("no claim to show", style="italic")


def header(report: Report, width: int) -> Iterator[RenderableType]:
    """Title, date, source, the record, and what a reader must know of the document."""
    from rich.text import Text

    document = report.document
    yield Text(one_line(document.title or document.id), style="bold")
    facts = [
        document.date.isoformat() if document.date else "no date",
        one_line(document.publisher),
        one_line(document.source),
    ]
    yield Text(" · ".join(f for f in facts if f), overflow="fold")
    yield Text(f"judged as of {report.as_of} · record {one_line(report.receipt.record)}", style="dim")
    for note in document.notes:
        yield from labelled("note", one_line(note), width, "yellow")
    for damage in document.damage[:DAMAGE_SHOWN]:
        broken = one_line(document.text[damage.start : damage.end])
        reading = f"may read “{one_line(damage.reading)}”" if damage.reading else "nobody can tell how it read"
        yield from labelled(
            "damage", f"{words(damage.kind)} at {damage.start}: “{_short(broken)}” {reading}", width, "yellow"
        )
    if len(document.damage) > DAMAGE_SHOWN:
        yield from labelled("", f"and {len(document.damage) - DAMAGE_SHOWN} more places", width)


def counts(report: Report, width: int) -> Iterator[RenderableType]:
    """How many claims have each verdict, as chips; a chip is never broken over two lines."""
    from rich.text import Text

    chips = [Text(f"{len(report)} claim{'' if len(report) == 1 else 's'}", style="bold")]
    for verdict, count in report.by_verdict().items():
        sign = SIGNS[verdict]
        chips.append(Text(f"{sign.sign} {count} {sign.word.lower()}", style=sign.style))
    line = Text()
    for chip in chips:
        if line and len(line) + 3 + len(chip) > width:
            yield line
            line = Text()
        line = line + Text("   " if line else "") + chip
    yield line


def claim(finding: Finding, width: int, *, fold: bool = True) -> Iterator[RenderableType]:
    """One finding: verdict, kind, speaker, quote, reason, evidence, sum."""
    from rich.text import Text

    sign = SIGNS[finding.verdict]
    head = Text(f"{sign.sign} {sign.word.upper()}", style=sign.style)
    kind = f"  {words(finding.claim.type)}"
    head.append(kind, style="default")
    head.append(" " * max(2, width - len(head) - len(finding.claim.id)) + finding.claim.id, style="dim not bold")
    yield head
    yield from labelled("", f"“{one_line(finding.claim.quote)}”", width, body="bold", indent=2)
    if finding.claim.speaker:
        yield from labelled("says", one_line(speaker_name(finding)), width)
    yield from judgement(finding.judgement, width, fold=fold)
    if finding.said and finding.said != finding.judgement:
        said = SIGNS[finding.said.verdict]
        yield from labelled("said", f"{said.sign} {said.word.lower()}: {one_line(finding.said.because)}", width)
        yield from record(finding.said.evidence, width, fold=fold)


def judgement(judgement: Judgement, width: int, *, fold: bool = True) -> Iterator[RenderableType]:
    """Reason, evidence and sum."""
    yield from labelled("because", one_line(judgement.because), width)
    yield from record(judgement.evidence, width, fold=fold)
    for number, step in enumerate(judgement.derivation):
        yield from labelled("" if number else "sum", one_line(step), width)


def record(evidence: Sequence[Evidence], width: int, *, fold: bool = True) -> Iterator[RenderableType]:
    """Statements of the record each run of them followed by its source."""
    for number, item in enumerate(evidence):
        yield from labelled("record", one_line(item.text), width)
        if number + 1 == len(evidence) or evidence[number + 1].source != item.source:
            yield from source(item.source, width, fold=fold)


def source(source: Source, width: int, *, fold: bool = True) -> Iterator[RenderableType]:
    """Publisher, title, date, grade and address."""
    from rich.padding import Padding
    from rich.text import Text

    facts = (source.publisher, source.title, source.date, f"grade {source.grade}" if source.grade else "")
    yield from labelled("", ", ".join(one_line(f) for f in facts if f), width, body="dim")
    if source.url:
        address = Text(
            one_line(source.url), style="dim underline", overflow="fold" if fold else "ignore", no_wrap=not fold
        )
        yield Padding(address, (0, 0, 0, LABEL + 2)) if fold else Text(" " * (LABEL + 2)) + address


def labelled(
    label: str, text: str, width: int, style: str = "dim", *, body: str = "", indent: int | None = None
) -> Iterator[RenderableType]:
    """A label, and beside it the text with a hanging indent."""
    from rich.console import Console
    from rich.text import Text

    margin = LABEL + 2 if indent is None else indent
    lines = Text(text).wrap(Console(width=width), max(20, width - margin))
    for number, line in enumerate(lines):
        line.rstrip()
        head = Text(("" if number else f"  {label}").ljust(margin)[:margin], style=style)
        yield head + Text(line.plain, style=body)


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
