"""A trial for a terminal or as JSON: the clauses of a text, the frames tried on them with the reason of each, the claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.claims import Claim, Mention
from detente.reading.trial import Trial
from detente.report.explain import amount
from detente.report.signs import words
from detente.report.terminal import WIDEST, labelled
from detente.report.visible import one_line

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType

MARGIN = 16
SIGNS = {"reads": ("✓", "green"), "fits": ("≈", "yellow"), "misses": ("✗", "red")}


def trial_dict(trial: Trial) -> dict[str, Any]:
    """A trial as plain data."""
    return {
        "text": trial.document.text,
        "clauses": [
            {"predicate": c.predicate, "passive": c.passive, "slots": {slot: list(f) for slot, f in c.slots.items()}}
            for c in trial.clauses
        ],
        "frames": [
            {"frame": t.frame.id, "word": t.word, "result": t.result, "because": t.because or None} for t in trial.tried
        ],
        "near": [{"word": word, "frame": frame} for word, frame in trial.near],
        "claims": [claim_dict(c) for c in trial.claims],
    }


def claim_dict(claim: Claim) -> dict[str, Any]:
    """What a claim says, as plain data."""
    return {
        "quote": claim.quote,
        "type": claim.type,
        "relation": claim.relation or None,
        "frame": claim.frame or None,
        "subject": [_mention(m) for m in claim.subject],
        "object": [_mention(m) for m in claim.object],
        "values": [{"amount": amount(v), "measure": v.measure, "text": v.text} for v in claim.values],
        "when": claim.when.edtf if claim.when else None,
        "modality": claim.modality,
        "negated": claim.negated,
        "speaker": [_mention(m) for m in claim.speaker],
        "event": claim.event or None,
    }


def _mention(mention: Mention) -> dict[str, str]:
    return {"id": mention.id, "name": mention.name, "role": mention.role}


@dataclass(frozen=True, slots=True)
class TrialWhole:
    """A trial, ready for rich to print at the console's width."""

    trial: Trial

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        return _parts(self.trial, min(options.max_width, WIDEST))


def trial_whole(trial: Trial) -> TrialWhole:
    """Everything that a trial found, for a terminal."""
    return TrialWhole(trial)


def _parts(trial: Trial, width: int) -> Iterator[RenderableType]:
    from rich.text import Text

    yield Text("Clauses", style="bold")
    for part in trial.clauses:
        yield Text(f"  {part.predicate}" + (" (passive, turned round)" if part.passive else ""))
        for slot, fillers in part.slots.items():
            yield from labelled(f"  {slot}", "; ".join(fillers), width, indent=MARGIN)
    if not trial.clauses:
        yield Text("  none: no verb makes one", style="italic")
    yield Text()
    yield Text("Frames", style="bold")
    yield from _frames(trial, width)
    yield Text()
    yield Text("Claims", style="bold")
    for claim in trial.claims:
        yield from claim_lines(claim, width)
    if not trial.claims:
        yield Text("  none", style="italic")


def _frames(trial: Trial, width: int) -> Iterator[RenderableType]:
    from rich.text import Text

    last = -1
    for tried in trial.tried:
        if tried.start != last:
            yield Text(f"  {tried.word}")
            last = tried.start
        sign, style = SIGNS[tried.result]
        why = tried.because or "reads the clause"
        yield from labelled("", f"{sign} {tried.frame.id}: {why}", width, body=style, indent=4)
    if not trial.tried:
        yield from labelled("", "no word of this sentence triggers a frame", width, indent=2)
        near = ", ".join(f"{word} ({frame})" for word, frame in trial.near)
        yield from labelled("", f"nearest words that do: {near}" if near else "no word is near to one", width, indent=2)


def claim_lines(claim: Claim, width: int, indent: int = MARGIN) -> Iterator[RenderableType]:
    """What one claim says, a line for each part."""
    yield from labelled("", f"“{one_line(claim.quote)}”", width, body="bold", indent=2)
    said = [claim.phase if claim.phase != "holds" else "", claim.stage, claim.capacity]
    extra = ", ".join(words(s) for s in said if s)
    yield from labelled("type", words(claim.type), width, indent=indent)
    yield from labelled("frame", claim.frame or "none: no frame reads it", width, indent=indent)
    if claim.relation:
        yield from labelled("relation", claim.relation + (f" ({extra})" if extra else ""), width, indent=indent)
    for label, mentions in (("subject", claim.subject), ("object", claim.object)):
        for text in _people(mentions):
            yield from labelled(label, text, width, indent=indent)
    for value in claim.values:
        yield from labelled("value", f"{amount(value)} ({words(value.measure)})", width, indent=indent)
    yield from labelled("when", claim.when.edtf if claim.when else "not said", width, indent=indent)
    yield from labelled("modality", claim.modality + (", negated" if claim.negated else ""), width, indent=indent)
    yield from labelled("speaker", ", ".join(_people(claim.speaker)) or "the author", width, indent=indent)
    if claim.event:
        yield from labelled("event", claim.event, width, indent=indent)


def _people(mentions: Iterable[Mention]) -> Iterator[str]:
    for mention in mentions:
        known = f"= {mention.id}" if mention.id else "(not in the vocabulary)"
        role = f", as {words(mention.role)}" if mention.role else ""
        yield f"{one_line(mention.name)} {known}{role}"
