"""Several judgements on one claim ("Japan and South Korea joined") made into one that says which holds and which fails."""

from __future__ import annotations

from collections.abc import Sequence

from detente.checking.case import Case
from detente.checking.model import Judgement, Verdict
from detente.claims import Mention

WORST = (
    Verdict.CONTRADICTED,
    Verdict.IMPRECISE,
    Verdict.OUTDATED,
    Verdict.UNSETTLED,
    Verdict.NO_RECORD,
    Verdict.SUPPORTED,
    Verdict.NOT_CHECKABLE,
)


def combine(case: Case, judgements: Sequence[tuple[Sequence[Mention], Judgement]]) -> Judgement:
    """The worst verdict stands, with what led to it first; the rest is named."""
    if len(judgements) == 1:
        return judgements[0][1]
    verdict = min((j.verdict for _, j in judgements), key=WORST.index)
    failing = [(m, j) for m, j in judgements if j.verdict is verdict]
    rest = [(m, j) for m, j in judgements if j.verdict is not verdict]
    shared = set.intersection(*({x.id for x in m} for m, _ in judgements if m))
    parts = [j.because.rstrip(".") for _, j in failing[:4]]
    for other in dict.fromkeys(j.verdict for _, j in rest):
        names = ", ".join(
            dict.fromkeys(
                case.vocabulary.name(x.id) for m, j in rest if j.verdict is other for x in m if x.id not in shared
            )
        )
        if names:
            parts.append(f"{other.value.replace('_', ' ')}: {names}")
    evidence = {e.statement: e for _, j in (*failing, *rest) for e in j.evidence}
    steps = dict.fromkeys(s for _, j in judgements for s in j.derivation)
    return Judgement(verdict, "; ".join(dict.fromkeys(parts)) + ".", tuple(evidence.values())[:8], tuple(steps))
