"""Détente reads writing about international security and tests every claim against a sourced public record.

>>> import detente
>>> report = detente.audit("Finland joined NATO in April 2023.", date="2024-01-05")
>>> [(finding.claim.quote, str(finding.verdict)) for finding in report]
[('Finland joined NATO in April 2023', 'supported')]
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from detente.checking import Finding, Verdict
    from detente.claims import Claim, Source, Statement
    from detente.documents import Document
    from detente.engine import audit, audit_all
    from detente.errors import DetenteError
    from detente.record import open_record
    from detente.report import Report
    from detente.system import System

__all__ = [
    "Claim",
    "DetenteError",
    "Document",
    "Finding",
    "Report",
    "Source",
    "Statement",
    "System",
    "Verdict",
    "audit",
    "audit_all",
    "open_record",
]

_HOMES = {
    "Claim": "claims",
    "DetenteError": "errors",
    "Document": "documents",
    "Finding": "checking",
    "Report": "report",
    "Source": "claims",
    "Statement": "claims",
    "System": "system",
    "Verdict": "checking",
    "audit": "engine",
    "audit_all": "engine",
    "open_record": "record",
}


def __getattr__(name: str) -> Any:
    """The public names, loaded when first asked for, so that importing the package costs nothing."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"detente.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'detente' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
