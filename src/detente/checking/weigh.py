"""Between statements that conflict, the one from the better source decides."""

from __future__ import annotations

from collections.abc import Sequence

from detente.checking.case import Case
from detente.checking.model import Verdict
from detente.claims import Statement


def better(case: Case, told: Statement, rivals: Sequence[Statement]) -> Verdict:
    """The verdict on a claim that one statement bears out and others gainsay, by the Admiralty grade of their sources."""
    if not rivals:
        return Verdict.SUPPORTED
    own, other = grade(case, told), min(grade(case, s) for s in rivals)
    if own == other:
        return Verdict.UNSETTLED
    return Verdict.SUPPORTED if own < other else Verdict.CONTRADICTED


def grade(case: Case, statement: Statement) -> str:
    """The Admiralty grade of a statement's source: A1 is the best and sorts first."""
    return case.record.source(statement.source).grade
