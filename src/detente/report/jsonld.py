"""What the two formats in JSON-LD share: names for documents and claims that are valid IRIs, and JSON that may stand in a page."""

from __future__ import annotations

import base64
import re
import uuid
from typing import Any

from detente.checking.model import Finding
from detente.documents.model import Document
from detente.report.contract import dumps
from detente.report.model import Report
from detente.report.visible import link

_MARKUP = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&"})


def dumped(data: Any) -> str:
    """JSON on one line that ends no script tag and opens no comment, wherever in a page it is put."""
    return dumps(data).translate(_MARKUP)


def digest_iri(document: Document) -> str:
    """The bytes of a document by their digest: a `ni` name (RFC 6920), or a UUID where the digest is no SHA-256."""
    if re.fullmatch(r"[0-9a-f]{64}", document.sha256):
        digest = base64.urlsafe_b64encode(bytes.fromhex(document.sha256)).decode().rstrip("=")
        return f"ni:///sha-256;{digest}"
    return urn(document.id, document.sha256)


def document_iri(document: Document) -> str:
    """The address of a document, or its digest where it has none that may be linked to."""
    return link(document.source) or digest_iri(document)


def claim_iri(report: Report, finding: Finding) -> str:
    """A claim of a report: the same for the same claim, judged as of the same day by the same engine and record."""
    receipt = report.receipt
    return urn(
        report.document.sha256,
        finding.claim.id,
        report.as_of.isoformat(),
        receipt.engine,
        receipt.model,
        receipt.record,
    )


def urn(*parts: str) -> str:
    """A name made of parts: a UUID of version 5, which is a hash."""
    named = "\n".join(parts).encode("utf-8", "backslashreplace").decode()
    return uuid.uuid5(uuid.NAMESPACE_URL, named).urn
