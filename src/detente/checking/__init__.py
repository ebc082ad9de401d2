"""Claim and record in, verdict out, with its evidence and its derivation. No text is parsed here."""

from detente.checking.check import check
from detente.checking.model import Evidence, Finding, Judgement, Verdict

__all__ = ["Evidence", "Finding", "Judgement", "Verdict", "check"]
