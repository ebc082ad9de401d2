"""Documents side by side as files: a self-contained page, Markdown, JSON, or what the terminal shows."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from detente.comparing.model import letter
from detente.report import compared as shared
from detente.report.compared import Compared
from detente.report.compared_json import as_json
from detente.report.html import render
from detente.report.markdown import plain
from detente.report.signs import SIGNS


def page(compared: Compared) -> str:
    """One self-contained page. Nothing is loaded from anywhere, and no script runs."""
    return render(
        "compare.html.j2", styles=("compare.css",), letter=letter, shared=shared,
        comparison=compared.comparison, receipt=compared.receipt,
    )  # fmt: skip


def markdown(compared: Compared) -> str:
    """The comparison as Markdown (CommonMark with tables)."""
    return "\n".join(_markdown(compared)) + "\n"


def _markdown(compared: Compared) -> Iterator[str]:
    comparison = compared.comparison
    yield f"# {len(comparison.told)} documents side by side"
    yield ""
    yield f"{shared.summary(comparison)}. Record {plain(compared.receipt.record)}, {plain(compared.receipt.engine)}."
    yield ""
    yield "| | document | date | claims | alone | unread | cites |"
    yield "|---|---|---|---:|---:|---:|---|"
    for number, told in enumerate(comparison.told):
        document = told.document
        title = " · ".join(plain(p) for p in (document.title or document.id, document.publisher) if p)
        counts = f"{len(told.findings)} | {comparison.alone[number]} | {comparison.unread[number]}"
        day = document.date.isoformat() if document.date else "no date"
        yield f"| {letter(number)} | {title} | {day} | {counts} | {plain(shared.cited(comparison, number))} |"
    yield ""
    yield from (f"- {line}" for line in shared.copies(comparison))
    for point in comparison.points:
        sign, word, _ = shared.OUTCOMES[point.outcome]
        yield from ("", f"## {sign} They {word}: {plain(point.title)}", "")
        for s in shared.sayings(point):
            verdict = SIGNS[s.finding.verdict]
            who = plain(shared.said_by(s))
            quoted = f"“{plain(s.finding.claim.quote)}”{f', says {who}' if who else ''}"
            yield f"- {letter(s.document)}: {quoted} (the record: {verdict.sign} {verdict.word.lower()})"
        yield from (f"- {d.kind.capitalize()}: {plain(shared.camps(d))}" for d in point.differences)
        yield f"- Voices: {shared.voices(point)}"


def terminal(compared: Compared) -> str:
    """What the terminal shows, 80 columns wide and without colour."""
    from rich.console import Console

    console = Console(file=io.StringIO(), width=80, highlight=False, emoji=False, markup=False)
    with console.capture() as captured:
        console.print(compared)
    return captured.get()


FORMS: dict[str, tuple[Callable[[Compared], str], tuple[str, ...]]] = {
    "terminal": (terminal, (".txt",)),
    "html": (page, (".html", ".htm")),
    "markdown": (markdown, (".md", ".markdown")),
    "json": (as_json, (".json",)),
}
"""The forms of a comparison, each with the endings that name it."""
