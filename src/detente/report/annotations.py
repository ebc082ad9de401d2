"""The claims as W3C Web Annotations (https://www.w3.org/TR/annotation-model/): a collection with one page, one annotation a claim.

A target is chosen twice, by its words and by its place (sections 4.2.4, 4.2.5). Places count in the text that Détente took from
the document, which `renderedVia` says (section 4.5); in plain text they are those of the file. A document without an address is
named by the digest of its bytes (RFC 6920).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, Any

from detente.checking.model import Finding
from detente.report.jsonld import claim_iri, digest_iri, document_iri, dumped, urn
from detente.report.model import Report
from detente.report.signs import SIGNS
from detente.report.visible import link, one_line

Json = dict[str, Any]
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters before and after a quote that tell it from another of the same words."""


def write(reports: Iterable[Report], stream: IO[str]) -> None:
    """One collection, its page embedded, one annotation a line; an empty collection has no page (section 5.1)."""
    names: list[str] = []
    stream.write(
        f'{{"@context": "{CONTEXT}", "type": "AnnotationCollection", "label": "Claims, tested against a record"'
    )
    for number, each in enumerate(a for report in reports for a in items(report)):
        names.append(each["id"])
        stream.write(",\n" if number else ',\n"first": {"type": "AnnotationPage", "startIndex": 0, "items": [\n')
        stream.write(dumped(each))
    collection, page = urn("collection", *names), urn("page", *names)
    if names:
        stream.write(f'\n], "id": "{page}", "partOf": "{collection}"}}, "last": "{page}"')
    stream.write(f',\n"total": {len(names)}, "id": "{collection}"}}\n')


def items(report: Report) -> Iterator[Json]:
    """One annotation a claim, in reading order: its verdict as a tag, the reason as a comment, its sources as links."""
    for finding in report:
        yield {
            "id": claim_iri(report, finding),
            "type": "Annotation",
            "motivation": "assessing",
            "dcterms:identifier": finding.claim.id,
            "generator": {"type": "Software", "name": report.receipt.engine},
            "body": list(_bodies(finding)),
            "target": _target(report, finding),
        }


def _bodies(finding: Finding) -> Iterator[Json]:
    judgement = finding.judgement
    yield {"type": "TextualBody", "purpose": "tagging", "value": finding.verdict.value}
    comment = f"{SIGNS[finding.verdict].word}. {one_line(judgement.because)}"
    yield {
        "type": "TextualBody",
        "purpose": "commenting",
        "value": comment,
        "format": "text/plain",
        "language": "en",
    }
    for url in dict.fromkeys(link(e.source.url) for e in judgement.evidence):
        if url:
            yield {"type": "SpecificResource", "purpose": "linking", "source": url}


def _target(report: Report, finding: Finding) -> Json:
    document, claim = report.document, finding.claim
    text = document.text
    quote = {
        "type": "TextQuoteSelector",
        "exact": claim.quote,
        "prefix": text[max(0, claim.start - AROUND) : claim.start],
        "suffix": text[claim.end : claim.end + AROUND],
    }
    place = {"type": "TextPositionSelector", "start": claim.start, "end": claim.end}
    return {
        "type": "SpecificResource",
        "source": {
            "id": document_iri(document),
            "type": "Text",
            "language": document.language,
            "dcterms:identifier": digest_iri(document),
        },
        "renderedVia": {"type": "Software", "name": report.receipt.engine},
        "selector": [quote, place],
    }
