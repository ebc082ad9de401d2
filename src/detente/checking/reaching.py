"""How many members of a body reach a mark: 23 of the 32 allies spend two percent of GDP on defence.

Counted from the series of each member in that year, under each definition that has nearly all of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from detente.checking import rank
from detente.checking.agree import agree
from detente.checking.case import Ask, Case, days
from detente.checking.model import Judgement
from detente.checking.stock import of_people
from detente.claims import Statement, Value
from detente.record.sentence import amount

LACKING = 2
"""So many members may have no figure: one without armed forces spends nothing on them."""
HALF = 0.005
"""Figures are given to two decimals: 1.996 is published as 2.00."""
MARK = re.compile(r"(\d+(?:\.\d+)?)[ -]?(?:%|percent|per cent)", re.IGNORECASE)


def judge(case: Case, ask: Ask, value: Value, years: Sequence[int]) -> Judgement | None:
    """Judge "23 allies meet the target". None where the text or the record does not say what the mark is, or lacks members."""
    role = next(iter(ask), "")
    body = next((i for i in ask.get(role, ()) if i in case.vocabulary.entities), "")
    if not body or case.vocabulary.entity(body).kind != "organisation" or not of_people(value):
        return None
    mark = _mark(case, body)
    for year in years:
        members = _members(case, body, year)
        tables = rank.tables(case, {role: frozenset(members)}, year) if members and mark else []
        judged = [j for d, t in tables if (j := _counted(case, value, d, t, members, mark, year))]
        if judged:
            return min(judged, key=lambda j: j[0])[1]
    return (
        case.missing(f"the record lacks the shares of too many members to count who reached {mark:g} %")
        if mark
        else None
    )


def _mark(case: Case, body: str) -> float:
    """The mark that the text names, else the goal that the body had set itself by then."""
    stated = next((v.number for v in case.claim.values if v.unit == "percent of GDP"), 0.0)
    if stated or (written := MARK.search(case.claim.quote)):
        return stated or float(written[1])  # type: ignore[index]
    goals = case.known(case.record.find("spending_goal", {"setter": {body}}))
    return goals[-1].number or 0.0 if goals else 0.0


def _members(case: Case, body: str, year: int) -> set[str]:
    held = case.record.find("member_of", {"organisation": {body}})
    return {i for s in held for i in s.role("member") if days(s)[0].year <= year <= days(s)[1].year}


def _counted(
    case: Case, value: Value, definition: str, table: dict[str, Statement], members: set[str], mark: float, year: int
) -> tuple[int, Judgement] | None:
    shares = {i: s for i, s in table.items() if i in members and s.unit == "percent of GDP"}
    if len(members) - len(shares) > LACKING:
        return None
    there = sorted(
        (i for i, s in shares.items() if (s.number or 0.0) >= mark - HALF), key=lambda i: shares[i].number or 0.0
    )
    names = ", ".join(f"{case.vocabulary.name(i)} {amount(shares[i].number)}" for i in there[:4])
    more = " …" if len(there) > 4 else ""
    step = f"{len(there)} of {len(members)} had {amount(mark)} percent of GDP or more in {year} ({definition}): {names}{more}"
    fits = agree(value, len(there))
    return ["agree", "near", "off"].index(fits), case.judge(
        rank.FITS[fits], step, [shares[i] for i in there[:3]], [step]
    )
