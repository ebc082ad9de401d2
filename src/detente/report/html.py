"""The report as one self-contained page: the marked text beside its findings.

Nothing is loaded from anywhere, and the page's own policy forbids it: only the style and the script that stand in it,
by their digests, may run. It reads whole without the script.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from detente.checking.model import Finding, Judgement, Verdict
from detente.claims import Source
from detente.errors import OutputError
from detente.record.sentence import amount as amount_of
from detente.record.sentence import day
from detente.report.explain import amount
from detente.report.marks import Segment, paragraphs
from detente.report.model import Report, speaker_key, speaker_name
from detente.report.signs import SIGNS, Sign, words
from detente.report.visible import link, visible

if TYPE_CHECKING:
    from jinja2 import Environment

    from detente.report.system.view import SystemView


@dataclass(frozen=True, slots=True)
class Card:
    """One finding, numbered in reading order."""

    number: int
    finding: Finding

    @property
    def sign(self) -> Sign:
        """How its verdict looks."""
        return SIGNS[self.finding.verdict]

    @property
    def speaker(self) -> str:
        """Who says it; empty for the author."""
        return speaker_name(self.finding)

    @property
    def speaker_key(self) -> str:
        """What the filter by speaker compares."""
        return speaker_key(self.finding)

    @property
    def more(self) -> str:
        """What opens below the reason."""
        judgement = self.finding.judgement
        return "the evidence" if judgement.evidence or judgement.derivation or self.finding.said else "how it was read"

    @property
    def read_as(self) -> str:
        """What was understood, on one line."""
        claim = self.finding.claim
        refined = [
            claim.relation or claim.type,
            "" if claim.phase == "holds" else claim.phase,
            claim.stage,
            "negated" if claim.negated else "",
        ]
        understood = [*(amount(v) for v in claim.values), claim.when.edtf if claim.when else "", claim.place]
        modality = "" if claim.modality == "asserted" else claim.modality
        return " · ".join([", ".join(words(r) for r in refined if r), *(u for u in (*understood, modality) if u)])


def write(reports: Iterable[Report], stream: IO[str]) -> None:
    """The page of one report. Raises OutputError for several, or none."""
    first = list(islice(reports, 2))
    if len(first) != 1:
        message = "several documents do not go on one page" if first else "there is no document to show"
        raise OutputError(message, remedy="name a folder with --output")
    stream.write(page(first[0]))


def page(report: Report) -> str:
    """The page."""
    from detente.report.system.layout import FONT
    from detente.report.system.view import TOLD

    system = _told(report)
    cards = [Card(n, f) for n, f in enumerate(report, 1)]
    counts = report.by_verdict()
    speakers = dict(
        sorted({c.speaker_key: c.speaker for c in reversed(cards)}.items(), key=lambda s: (bool(s[0]), s[1]))
    )
    parts = paragraphs(report)
    return render(
        "report.html.j2", bar=counts, styles=("graph.css", "panes.css") if system else (),
        system=system, TOLD=TOLD, font=FONT, script=text("theme.js") + text("report.js"),
        report=report, document=report.document, cards=cards,
        numbers={c.finding.claim.id: c.number for c in cards},
        counts=counts, paragraphs=parts, speakers=speakers, by_speaker=report.by_speaker(),
        types=sorted({c.finding.claim.type for c in cards}),
        titled=bool(parts) and "".join(s.text for s in parts[0]).strip() == report.document.title.strip(),
    )  # fmt: skip


def _told(report: Report) -> SystemView | None:
    """The ties that the text tells, laid out; None where it tells of none, or where it is not known what they were held against."""
    if report.record is None:
        return None
    from detente.report.system.view import SystemView
    from detente.report.system_json import as_dict
    from detente.system.told import told

    document = report.document
    system = told(report, report.record, report.as_of, title=document.title, address=document.source)
    return SystemView(as_dict(system)) if any(t.told != "left_out" for t in system.ties) else None


def render(
    template: str, *, bar: dict[Verdict, int] | None = None, styles: Iterable[str] = (), script: str = "", **values: Any
) -> str:
    """A template with the style, with more `styles` of templates/, and a script put in, and the policy that lets these two and
    nothing else run."""
    from markupsafe import Markup

    css = style(bar or {}) + "".join(text(name) for name in styles)
    policy = [
        f"style-src '{digest(css)}'",
        f"script-src '{digest(script)}'" if script else "",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return environment().get_template(template).render(
        policy="; ".join(["default-src 'none'", *(p for p in policy if p)]),
        css=Markup(css), script=Markup(script), **values,  # noqa: S704  our own files
    )  # fmt: skip


def style(bar: dict[Verdict, int]) -> str:
    """The style sheet, with the colours of the dark mode where they apply and the widths of the summary's bar."""
    dark = text("dark.css")
    widths = "".join(f".bar .v-{verdict}{{flex-grow:{count}}}" for verdict, count in bar.items())
    return (
        f"{text('report.css')}@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}"
        f"@media screen{{:root[data-theme=dark]{{{dark}}}}}{widths}"
    )


def digest(content: str) -> str:
    """What a content security policy knows a style or a script by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


@cache
def text(name: str) -> str:
    """A file of templates/."""
    return files("detente.report").joinpath("templates", name).read_text(encoding="utf-8").strip()


@cache
def environment() -> Environment:
    """Jinja with everything escaped, and with hidden characters written out."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    made = Environment(
        loader=PackageLoader("detente.report"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
        finalize=lambda value: visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
    )  # fmt: skip
    made.filters.update(
        words=words,
        link=link,
        day=lambda date: day(str(date)),
        spoken=_spoken,
        amount=amount_of,
        marked=_marked,
        cited=_cited,
    )
    made.globals.update(SIGNS=SIGNS, Verdict=Verdict)
    return made


def _marked(segment: Segment, cards: list[Card]) -> str:
    """The classes of a segment: the verdict of its innermost claim, and that of the one around it."""
    verdicts = [cards[n - 1].finding.verdict for n in segment.claims]
    classes = [f"m v-{verdicts[-1]}"] if verdicts else []
    classes += [f"o-{verdicts[-2]}"] if len(verdicts) > 1 else []
    classes += ["torn"] if segment.damage else []
    return " ".join([*classes, *(["furniture"] if segment.boilerplate else [])])


def _cited(judgement: Judgement) -> Iterator[tuple[Source, list[str]]]:
    """Evidence by source, in order: each source with the statements taken from it."""
    found: dict[str, tuple[Source, list[str]]] = {}
    for evidence in judgement.evidence:
        found.setdefault(evidence.source.id, (evidence.source, []))[1].append(evidence.text)
    yield from found.values()


def _spoken(when: str) -> str:
    from detente.report.system.parts import spoken

    return spoken(when)
