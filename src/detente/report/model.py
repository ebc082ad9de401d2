"""The report: a document, what was found in it, and how it was found."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from detente.checking.model import Finding, Verdict
from detente.documents.model import Document
from detente.errors import NotFoundError, RecordError
from detente.reading import Attribution

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console, ConsoleOptions, RenderableType

    from detente.record import View


@dataclass(frozen=True, slots=True)
class Receipt:
    """What it takes to get the same report again: versions and digests of engine, model and record."""

    engine: str
    model: str
    record: str


@dataclass(frozen=True, slots=True)
class Publication:
    """Who publishes a report, and the address of the page where it will stand (its HTML), for formats that name them."""

    publisher: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one document: its findings in reading order, judged as of a day.

    A report is iterable over its findings. `dated` is False where neither the document nor anybody else gave the day, so
    that it is that of the run; `shown` names the verdicts that were kept, where not all were. The same document and the
    same receipt give the same bytes in every format. `record` is what the claims were held against; it serves to draw the
    ties that a text tells, and is None where findings were left out.
    """

    document: Document
    findings: tuple[Finding, ...]
    attributions: tuple[Attribution, ...]
    receipt: Receipt
    as_of: dt.date
    publication: Publication = Publication()
    dated: bool = True
    shown: tuple[Verdict, ...] = ()
    record: View | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        ordered = sorted(self.findings, key=lambda f: (f.claim.start, f.claim.end, f.claim.id))
        object.__setattr__(self, "findings", tuple(ordered))
        object.__setattr__(self, "attributions", tuple(self.attributions))

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __bool__(self) -> bool:
        return True

    def only(self, *verdicts: Verdict | str) -> Report:
        """The same report with the findings of these verdicts alone. Raises ValueError for any other word."""
        kept = {Verdict(v) for v in verdicts}
        shown = tuple(v for v in Verdict if v in kept)
        return replace(self, findings=tuple(f for f in self.findings if f.verdict in kept), shown=shown, record=None)

    def find(self, claim_id: str) -> Finding:
        """The finding whose claim's id is this or begins with it.

        Raises NotFoundError where there is none, and RecordError where several begin so.
        """
        wanted = claim_id.strip()
        found = {f.claim.id: f for f in self.findings if wanted and f.claim.id.startswith(wanted)}
        if wanted in found:
            return found[wanted]
        if not found:
            raise NotFoundError(f"no claim '{claim_id}'", remedy="the ids stand in the JSON and HTML reports")
        if len(found) > 1:
            raise RecordError(
                f"'{claim_id}' begins the ids of {len(found)} claims", remedy=f"write more of it: {', '.join(found)}"
            )
        return next(iter(found.values()))

    def by_verdict(self) -> dict[Verdict, int]:
        """How many findings have each verdict; verdicts that nothing has are left out."""
        counts = Counter(f.verdict for f in self.findings)
        return {v: counts[v] for v in Verdict if counts[v]}

    def by_speaker(self) -> dict[str, dict[Verdict, int]]:
        """The same for each speaker, in order of first appearance; the author's own voice is under the empty name."""
        names: dict[str, str] = {}
        counts: dict[str, Counter[Verdict]] = {}
        for finding in self.findings:
            key = speaker_key(finding)
            names[key] = max(names.get(key, ""), speaker_name(finding), key=len)
            counts.setdefault(key, Counter())[finding.verdict] += 1
        return {names[key]: {v: c[v] for v in Verdict if c[v]} for key, c in counts.items()}

    def to_dict(self) -> dict[str, Any]:
        """The JSON object of the output contract (schema/report.schema.json)."""
        from detente.report.contract import as_dict

        return as_dict(self)

    def to_json(self) -> str:
        """The same as indented text."""
        from detente.report.contract import as_json

        return as_json(self, indent=2)

    def to_jsonl(self) -> str:
        """The same as one line."""
        from detente.report.contract import as_json

        return as_json(self)

    def to_html(self) -> str:
        """One self-contained page: the marked text beside its findings."""
        from detente.report.html import page

        return page(self)

    def to_markdown(self) -> str:
        """The findings as Markdown."""
        from detente.report.markdown import markdown

        return markdown(self)

    def to_csv(self) -> str:
        """The findings as CSV, one row a claim."""
        return self._written("csv")

    def to_claimreview(self) -> str:
        """The claims that were judged as ClaimReview (schema.org), in JSON-LD."""
        return self._written("claimreview")

    def to_annotations(self) -> str:
        """The claims as W3C Web Annotations, in JSON-LD."""
        return self._written("annotations")

    def _written(self, format: str) -> str:
        from io import StringIO

        from detente.report.formats import FORMATS

        stream = StringIO()
        FORMATS[format].write([self], stream)
        return stream.getvalue()

    def frame(self) -> pd.DataFrame:
        """One row a claim. Raises DetenteError where pandas is not installed."""
        from detente.report.frame import frame

        return frame(self)

    def _repr_html_(self) -> str:
        from detente.report.notebook import fragment

        return fragment(self)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        from detente.report.terminal import render

        return render(self, options.max_width)


def speaker_key(finding: Finding) -> str:
    """What tells one speaker from another: ids where they are known, names elsewhere; empty for the author."""
    return "; ".join(m.id or m.name for m in finding.claim.speaker)


def speaker_name(finding: Finding) -> str:
    """Who says it, as the text names them; empty for the author."""
    return ", ".join(m.name for m in finding.claim.speaker)
