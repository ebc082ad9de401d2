"""Claims that were judged, as ClaimReview of schema.org (https://schema.org/ClaimReview): an array of JSON-LD objects.

Each stands by itself, so that it can go into a page of its own within `<script type="application/ld+json">`. Opinions, and claims
that the record does not cover, are left out. The rating is a word: verdicts are no scale, so there is no `ratingValue`. Google
requires `claimReviewed`, `reviewRating.alternateName` and `url`
(https://developers.google.com/search/docs/appearance/structured-data/factcheck); `url` is known where the report's `publication`
names its page, and `author` where it names the publisher.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import IO, Any

from detente.checking.model import Evidence, Finding, Verdict
from detente.claims import Mention
from detente.report.jsonld import claim_iri, digest_iri, dumped
from detente.report.model import Report
from detente.report.signs import SIGNS
from detente.report.visible import link, one_line
from detente.vocabulary import load

Json = dict[str, Any]
_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
UNJUDGED = frozenset({Verdict.NO_RECORD, Verdict.NOT_CHECKABLE})


def write(reports: Iterable[Report], stream: IO[str]) -> None:
    """An array of the reviews of all reports, one a line."""
    stream.write("[")
    for number, review in enumerate(r for report in reports for r in reviews(report)):
        stream.write((",\n" if number else "\n") + dumped(review))
    stream.write("\n]\n")


def reviews(report: Report) -> Iterator[Json]:
    """One review for each claim that is checkable and was judged, in reading order."""
    for number, finding in enumerate(report, 1):
        if finding.claim.checkable and finding.verdict not in UNJUDGED:
            yield _review(report, number, finding)


def _review(report: Report, number: int, finding: Finding) -> Json:
    publication = report.publication
    page = link(publication.page)
    sign = SIGNS[finding.verdict]
    return _filled(
        {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "@id": claim_iri(report, finding),
            "url": f"{page.partition('#')[0]}#c{number}" if page else "",
            "author": _organisation(publication.publisher, page),
            "claimReviewed": one_line(finding.claim.quote),
            "itemReviewed": _claim(report, finding),
            "reviewRating": {
                "@type": "Rating",
                "alternateName": sign.word,
                "ratingExplanation": one_line(finding.judgement.because),
            },
            "reviewBody": one_line(finding.judgement.because),
            "citation": [_citation(e) for e in finding.judgement.evidence],
        }
    )


def _claim(report: Report, finding: Finding) -> Json:
    """The claim, who makes it, and where it appears."""
    document = report.document
    day = document.date.isoformat() if document.date else ""
    publisher = _organisation(document.publisher)
    speakers = [_speaker(m) for m in finding.claim.speaker]
    appearance = {
        "@type": "CreativeWork",
        "url": link(document.source),
        "headline": one_line(document.title),
        "datePublished": day,
        "publisher": publisher,
        "identifier": digest_iri(document),
    }
    return _filled(
        {
            "@type": "Claim",
            "author": speakers[0] if len(speakers) == 1 else speakers or publisher,
            "datePublished": day,
            "appearance": _filled(appearance),
        }
    )


def _speaker(mention: Mention) -> Json:
    entity = load().entities.get(mention.id)
    person = mention.id.startswith("person:") or (entity is not None and entity.kind == "person")
    same = f"https://www.wikidata.org/entity/{entity.wikidata}" if entity and entity.wikidata else ""
    name = entity.name if entity else one_line(mention.name)
    return _filled({"@type": "Person" if person else "Organization", "name": name, "sameAs": same})


def _citation(evidence: Evidence) -> Json:
    source = evidence.source
    return _filled(
        {
            "@type": "CreativeWork",
            "headline": one_line(source.title),
            "abstract": one_line(evidence.text),
            "url": link(source.url),
            "datePublished": source.date if _ISO.fullmatch(source.date) else "",
            "publisher": _organisation(source.publisher),
        }
    )


def _organisation(name: str, url: str = "") -> Json:
    shown = one_line(name)
    return _filled({"@type": "Organization", "name": shown, "url": url}) if shown else {}


def _filled(entry: Json) -> Json:
    """What is known of it."""
    return {key: value for key, value in entry.items() if value}
