"""What a replay found, for a terminal or as JSON: whether the same bytes came out, and which verdicts changed and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from detente.checking.model import Verdict
from detente.report.model import Receipt
from detente.report.signs import SIGNS
from detente.report.terminal import WIDEST, labelled
from detente.report.visible import one_line

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType

Outcome = Literal["same", "findings", "other", "lost"]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two runs on a claim: its verdict and the reason; both None where that run has no such claim."""

    verdict: str | None = None
    because: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A verdict that changed: on what the claim says (`content`) or on whether it was said (`said`), and why, a line each."""

    claim: str
    quote: str
    about: Literal["content", "said"]
    before: Side
    after: Side
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Replay:
    """A document audited again.

    `outcome` says what came of it on the record that the report names: the `same` content, the same `findings` by another
    engine or model, `other` content, or nothing, for that record is `lost`; `known` says when the record was that one, empty
    where it is so now. `changes` are those against the record as it is asked today.
    """

    document: str
    sha256: str
    as_of: str
    outcome: Outcome
    known: str
    then: Receipt
    now: Receipt
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Replayed:
    """A file of reports run again. `same_bytes` holds where every byte of the file came out again."""

    place: str
    same_bytes: bool
    documents: tuple[Replay, ...]

    @property
    def unchanged(self) -> bool:
        """Whether the same bytes came out and every verdict stands."""
        return self.same_bytes and not any(d.changes for d in self.documents)

    def to_dict(self) -> dict[str, Any]:
        """The same as plain data."""
        return asdict(self)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        width = min(options.max_width, WIDEST)
        for document in self.documents:
            yield from _document(document, width)
        yield from _whole(self)


def _whole(replayed: Replayed) -> Iterator[RenderableType]:
    from rich.text import Text

    outcomes = {d.outcome for d in replayed.documents}
    if replayed.same_bytes:
        yield Text("✓ the same bytes came out", style="green")
    elif outcomes <= {"same"}:
        yield Text("≈ the same content came out, written otherwise: the file was reformatted", style="yellow")
    elif outcomes <= {"same", "findings"}:
        yield Text("≈ the same findings came out, of another engine or model, so the bytes are others", style="yellow")
    elif "other" in outcomes:
        yield Text("✗ something else came out", style="bold red")
    else:
        yield Text("○ the record that the report names cannot be had, so no run can give the same bytes", style="cyan")
    count = sum(len(d.changes) for d in replayed.documents)
    if count:
        yield Text(f"  {count} verdict{'s' * (count != 1)} changed")
    elif not replayed.same_bytes:
        yield Text("  no verdict changed")


def _document(document: Replay, width: int) -> Iterator[RenderableType]:
    from rich.text import Text

    yield Text(one_line(document.document), style="bold")
    yield from labelled("judged", f"as of {document.as_of}", width)
    yield from labelled("document", f"as it was: sha256 {document.sha256}", width)
    for part in ("engine", "model", "record"):
        then, now = getattr(document.then, part), getattr(document.now, part)
        told = f"the same: {one_line(now)}" if then == now else f"then {one_line(then)}, now {one_line(now)}"
        yield from labelled(part, told, width)
    if document.known:
        yield from labelled("replayed", f"on the record as it was {document.known}", width)
    yield Text()
    for change in document.changes:
        yield from _change(change, width)


def _change(change: Change, width: int) -> Iterator[RenderableType]:
    from rich.text import Text

    head = _verdict(change.before) + Text(" → ") + _verdict(change.after)
    head.append("  (whether it was said)" if change.about == "said" else "")
    head.append(" " * max(2, width - len(head) - len(change.claim)) + change.claim, style="dim")
    yield head
    yield from labelled("", f"“{one_line(change.quote)}”", width, body="bold", indent=2)
    for label, side in (("was", change.before), ("now", change.after)):
        if side.because:
            yield from labelled(label, one_line(side.because), width)
    for number, line in enumerate(change.why):
        yield from labelled("" if number else "why", one_line(line), width)
    yield Text()


def _verdict(side: Side) -> Text:  # type: ignore[name-defined]  # noqa: F821
    from rich.text import Text

    if side.verdict is None:
        return Text("– not there", style="dim")
    sign = SIGNS[Verdict(side.verdict)]
    return Text(f"{sign.sign} {sign.word.upper()}", style=sign.style)
