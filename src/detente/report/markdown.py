"""The report as Markdown (CommonMark with a table), for issues, wikis and mail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import IO

from detente.checking.model import Evidence, Finding
from detente.report.model import Report, speaker_name
from detente.report.signs import SIGNS, words
from detente.report.visible import link, one_line

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
# What would open a list, a rule or a numbered item where it stands first.
_OPENER = re.compile(r"^([-+=]|\d+(?=[.)]))")


def write(reports: Iterable[Report], stream: IO[str]) -> None:
    """Reports with a rule between them."""
    for number, report in enumerate(reports):
        stream.write(("\n---\n\n" if number else "") + markdown(report))


def markdown(report: Report) -> str:
    """The whole report."""
    return "\n".join(_lines(report)) + "\n"


def plain(text: str) -> str:
    """Text on one line with nothing in it that Markdown or HTML would take for markup."""
    escaped = _SPECIAL.sub(r"\\\1", one_line(text))
    return _OPENER.sub(lambda found: f"{found[1]}\\" if found[1].isdigit() else f"\\{found[1]}", escaped)


def _lines(report: Report) -> Iterator[str]:
    document = report.document
    yield f"# {plain(document.title or document.id)}"
    yield ""
    source = link(document.source)
    where = f"<{source}>" if source else plain(document.source)
    yield " · ".join(
        part
        for part in (document.date.isoformat() if document.date else "no date", plain(document.publisher), where)
        if part
    )
    yield ""
    receipt = report.receipt
    with_what = f"{plain(receipt.engine)}, {plain(receipt.model)}, record {plain(receipt.record)}"
    yield f"Judged as of {report.as_of} with {with_what}."
    yield ""
    yield from (f"- Note: {plain(note)}" for note in document.notes)
    for damage in document.damage:
        reading = f"may read “{plain(damage.reading)}”" if damage.reading else "nobody can tell how it read"
        yield f"- Damage ({words(damage.kind)}): “{plain(document.text[damage.start : damage.end])}” {reading}"
    if document.notes or document.damage:
        yield ""
    yield f"| verdict | claims ({len(report)}) |"
    yield "|---|---:|"
    yield from (f"| {SIGNS[v].sign} {SIGNS[v].word} | {n} |" for v, n in report.by_verdict().items())
    for number, finding in enumerate(report, 1):
        yield ""
        yield from _finding(number, finding)


def _finding(number: int, finding: Finding) -> Iterator[str]:
    sign = SIGNS[finding.verdict]
    yield f"## {number}. {sign.sign} {sign.word}: {words(finding.claim.type)}"
    yield ""
    yield f"> {plain(finding.claim.quote)}"
    yield ""
    if finding.claim.speaker:
        yield f"- Says: {plain(speaker_name(finding))}"
    yield f"- Because: {plain(finding.judgement.because)}"
    yield from (_evidence(e) for e in finding.judgement.evidence)
    if finding.judgement.derivation:
        yield "- Sum:"
        yield from (f"  - {plain(step)}" for step in finding.judgement.derivation)
    if finding.said and finding.said != finding.judgement:
        said = SIGNS[finding.said.verdict]
        yield f"- Said: {said.sign} {said.word.lower()}: {plain(finding.said.because)}"
        yield from (_evidence(e) for e in finding.said.evidence)
    yield f"- Claim `{re.sub(r'[^0-9A-Za-z:._-]', '', finding.claim.id)}`"


def _evidence(evidence: Evidence) -> str:
    source, address = evidence.source, link(evidence.source.url)
    name = ", ".join(plain(part) for part in (source.publisher, source.title) if part)
    shown = f"[{name}](<{address}>)" if address else ", ".join(p for p in (name, plain(source.url)) if p)
    return f"- Record: {plain(evidence.text)}: " + ", ".join(p for p in (shown, plain(source.date)) if p)
