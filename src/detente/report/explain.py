"""One finding whole: where it stands, what read it, who plays which part, and how the verdict was reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.checking.model import Finding
from detente.claims import Claim, Mention, Value
from detente.report.contract import whole
from detente.report.model import Report
from detente.report.signs import SIGNS, words
from detente.report.terminal import WIDEST, labelled
from detente.report.terminal import claim as claim_lines
from detente.report.visible import one_line

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType

CONTEXT = 160


@dataclass(frozen=True, slots=True)
class Explanation:
    """One finding, ready for rich to print at the console's width."""

    report: Report
    finding: Finding

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        return _parts(self.report, self.finding, min(options.max_width, WIDEST))


def explanation(report: Report, finding: Finding) -> Explanation:
    """Everything known of one finding, for a terminal."""
    return Explanation(report, finding)


def _parts(report: Report, finding: Finding, width: int) -> Iterator[RenderableType]:
    from rich.text import Text

    claim = finding.claim
    yield Text(one_line(report.document.title or report.document.id), style="bold")
    yield Text(
        f"characters {claim.start} to {claim.end} · judged as of {report.as_of}"
        f" · record {one_line(report.receipt.record)}",
        style="dim",
    )
    yield Text()
    yield _context(report.document.text, claim, SIGNS[finding.verdict].style)
    yield Text()
    yield from claim_lines(finding, width)
    yield Text()
    yield Text("How it was read", style="bold")
    for label, text in _reading(claim):
        yield from labelled(label, text, width)


def _context(text: str, claim: Claim, style: str) -> RenderableType:
    from rich.text import Text

    before, after = text[max(0, claim.start - CONTEXT) : claim.start], text[claim.end : claim.end + CONTEXT]
    line = Text("… " if claim.start > CONTEXT else "", style="dim")
    line.append(_joined(before), style="dim")
    line.append(f"⟦{one_line(text[claim.start : claim.end])}⟧", style=f"not dim {style}")
    line.append(_joined(after), style="dim")
    return line.append(" …" if claim.end + CONTEXT < len(text) else "", style="dim")


def _joined(text: str) -> str:
    """One line that keeps a space at each end where there was one."""
    middle = one_line(text)
    return (" " if text[:1].isspace() else "") + middle + (" " if middle and text[-1:].isspace() else "")


def _reading(claim: Claim) -> Iterator[tuple[str, str]]:
    yield "frame", claim.frame or "none: no frame reads it"
    yield "relation", _refined(claim) if claim.relation else "none of the vocabulary"
    yield from _people(claim.subject, "subject")
    yield from _people(claim.object, "object")
    for value in claim.values:
        yield "value", f"{amount(value)}, {value.measure}, written “{one_line(value.text)}”"
    yield "time", claim.when.edtf if claim.when else "not said"
    if claim.place:
        yield "place", one_line(claim.place)
    yield from _people(claim.speaker, "speaker")
    if not claim.speaker:
        yield "speaker", "the author"
    yield "mode", claim.modality + (", negated" if claim.negated else "")
    if claim.event:
        yield "event", f"{claim.event} {claim.mode}".strip()
    if claim.reading:
        yield "repaired", f"“{one_line(claim.reading)}”"
    if claim.reason:
        yield "reason", one_line(claim.reason)


def _refined(claim: Claim) -> str:
    said = ("" if claim.phase == "holds" else claim.phase, claim.stage, claim.capacity, claim.scope)
    extra = ", ".join(words(one_line(s)) for s in said if s)
    return claim.relation + (f" ({extra})" if extra else "")


def _people(mentions: Iterable[Mention], part: str) -> Iterator[tuple[str, str]]:
    for mention in mentions:
        known = (
            f"{one_line(mention.name)} = {mention.id}"
            if mention.id
            else f"{one_line(mention.name)} (not in the vocabulary)"
        )
        yield part, known + (f", as {words(mention.role)}" if mention.role else "")


def amount(value: Value) -> str:
    """A value as understood: comparator, number in full, unit."""
    sign = "" if value.comparator == "=" else f"{value.comparator} "
    upper = "" if value.upper is None else f" to {whole(value.upper):,}"
    return f"{sign}{whole(value.number):,}{upper} {value.unit}".strip()
