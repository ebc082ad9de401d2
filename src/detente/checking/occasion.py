"""What belongs to one event: who was there together, where it was, and how many were counted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from detente.checking.agree import agree
from detente.checking.case import Ask, Case
from detente.checking.model import Judgement, Verdict
from detente.checking.weigh import better
from detente.checking.words import alike
from detente.claims import Mention, Statement, Value
from detente.record.sentence import amount
from detente.vocabulary import Vocabulary

SIZES = {"kilometres", "metres", "kilotons", "megatons", "tonnes", "tons"}
"""Units that say how far or how strong, not how many."""
HELD = {"COOPERATE", "CONSULT"}
"""Events of these types are held somewhere, and where is half of what a text tells of them."""
MONTH = 45
"""Over more days than this there may be events that the record lacks."""
SEAT = re.compile(r"\b(?:House|Palace|Pentagon|Kremlin|Street|Estate|Camp|Hall|Villa|Airport|Base)\b")
"""A building or estate may lie in a town, or beside it."""
ALIKE = (0.75, 1.34)
"""Within this ratio a wrong count is taken to be of the same deal."""


def together(case: Case, mentions: Sequence[Mention], found: list[Statement]) -> list[Statement]:
    """Of one participant's events, those in which every other participant that the claim names took part too."""
    for mention in mentions:
        others = [m for m in case.claim.role(mention.role) if m.id and m.id != mention.id]
        for other in others if found else ():
            theirs = _Events(
                case.record.find(case.claim.relation, {mention.role: case.ids(other.id, mention.role)}), mention.role
            )
            found = [s for s in found if theirs.hold(s)]
    return found


class _Events:
    """The events of one participant, looked up by what they are called and by the source that tells of them on a day.

    Two participants' statements tell of one event if it has one name and their times overlap, or if one source gives both one time.
    """

    def __init__(self, statements: Iterable[Statement], role: str) -> None:
        self._role = role
        self._named: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._told: set[tuple[str, str]] = set()
        for statement in statements:
            self._told.add((statement.source, statement.when))
            for other, id in statement.roles:
                if other != role:
                    self._named[id].append(_span(statement))

    def hold(self, statement: Statement) -> bool:
        """Whether the event of another participant's statement is among them."""
        if (statement.source, statement.when) in self._told:
            return True
        first, last = _span(statement)
        spans = (span for other, id in statement.roles if other != self._role for span in self._named.get(id, ()))
        return any(first <= end and start <= last for start, end in spans)


def _span(statement: Statement) -> tuple[str, str]:
    """The first and last day of a statement in ISO form; an open side sorts before or after all others."""
    return statement.start, statement.end or "~"


def elsewhere(case: Case, ask: Ask, dated: Sequence[Statement]) -> Judgement | None:
    """The event was in another country than the text says. None where it was not, or where that cannot be told."""
    said = located(case.vocabulary, case.claim.place.partition(" (")[0])
    placed = [s for s in dated if s.place]
    if case.claim.place and not placed and case.relation.shape == "event" and case.relation.event in HELD:
        because = f"{case.says(dated[-1])}; where that was is not on record"
        return case.judge(Verdict.NO_RECORD, because, dated[-1:])
    unsaid = case.claim.place if not said and "(" not in case.claim.place else ""
    if unsaid and placed and not any(unsaid.lower() in f"{s.place} {case.says(s)}".lower() for s in placed):
        because = f"{case.says(placed[-1])}, in {placed[-1].place}; whether that is {unsaid} is not on record"
        return case.judge(Verdict.NO_RECORD, because, placed[-1:])
    if not said or len(placed) < len(dated) or "delivered" in case.relation.stages:
        return None
    if any(said & located(case.vocabulary, s.place) for s in placed):
        return _another_town(case, placed)
    if not all(located(case.vocabulary, s.place) for s in placed):
        return None
    full = case.complete(ask, case.at) if case.claim.when else None
    because = f"{case.says(dated[-1])}, in {dated[-1].place}, not {_written(case.claim.place)}"
    return case.judge(Verdict.CONTRADICTED if full else Verdict.IMPRECISE, because, dated[-2:])


def _written(place: str) -> str:
    """A place as the text writes it: London, of "United Kingdom (London)"."""
    return place.partition(" (")[2].rstrip(")") or place


def _another_town(case: Case, placed: Sequence[Statement]) -> Judgement | None:
    """The event was in another town of the country than the capital that the text names."""
    town = _written(case.claim.place).removeprefix("the ")
    capitals = {
        name for entity in case.vocabulary.entities.values() for name in entity.metonyms if entity.kind == "state"
    }
    states = {name for entity in case.vocabulary.entities.values() for name in entity.names if entity.kind == "state"}
    if town not in capitals or any(town in s.place or s.place in states for s in placed):
        return None
    if any(SEAT.search(name) for name in (town, *(s.place for s in placed))):
        return None
    because = f"{case.says(placed[-1])}, in {placed[-1].place}, not {town}"
    return case.judge(Verdict.IMPRECISE, because, placed[-2:])


def located(vocabulary: Vocabulary, place: str) -> frozenset[str]:
    """The states in which a place lies, by any of its names; empty where the vocabulary does not say."""
    ids = _places(vocabulary).get(place, ())
    wider = {i for id in ids for i in vocabulary.families(id)}
    return frozenset(i for i in wider if vocabulary.entity(i).kind == "state")


@lru_cache(maxsize=4)
def _places(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for id, entity in vocabulary.entities.items():
        if entity.kind in {"state", "place"}:
            for name in (*entity.names, *entity.metonyms):
                table[name] = (*table.get(name, ()), id)
    return table


def number(case: Case, mentions: Sequence[Mention], dated: list[Statement]) -> Judgement | None:
    """Whether the claim's count, or its price, is the record's. None where the claim or the record has none."""
    for measure, of_money in (("count", False), ("level", True)):
        values = case.values(mentions, measure)
        judgement = _number(case, mentions, dated, values, of_money) if values else None
        if judgement and (judgement.verdict is not Verdict.SUPPORTED or not of_money):
            return judgement
    return None


def same_count(case: Case, mentions: Sequence[Mention], statement: Statement) -> bool:
    """Whether a statement has the count that the claim gives, or either has none."""
    counted = case.values(mentions, "count")
    return not counted or statement.number is None or agree(counted[0], statement.number) == "agree"


def _is_money(statement: Statement) -> bool:
    return len(statement.unit) == 3 and statement.unit.isupper()


def _wider(case: Case, mentions: Sequence[Mention], statement: Statement) -> bool:
    """Whether a statement is of a whole family of which the claim names one variant: its count is no other count."""
    for mention in mentions:
        wholes = case.vocabulary.families(mention.id) - {mention.id}
        if case.vocabulary.entity(mention.id).kind == "system" and wholes & set(statement.role(mention.role)):
            return True
    return False


def _number(
    case: Case, mentions: Sequence[Mention], dated: list[Statement], values: list[Value], of_money: bool
) -> Judgement | None:
    """Whether a count, or a price, is that of one occasion, of a variant's sum, or of all together."""
    numbered = [s for s in dated if s.number is not None and _is_money(s) == of_money]
    if of_money:
        numbered = [s for s in numbered if any(s.unit == v.unit for v in values)]
    else:
        named = {word for m in mentions for word in m.name.lower().split()}
        numbered = [s for s in numbered if s.unit not in SIZES or any(alike(v.unit, s.unit) for v in values)]
        numbered = [s for s in numbered if any(alike(v.unit, s.unit) or _of_the_name(v.unit, named) for v in values)]
    if not numbered and of_money:
        return None
    if not numbered:
        because = f"{case.says(dated[-1])}; whether it was {amount(values[0].number, values[0].unit)} is not on record"
        return case.judge(Verdict.NO_RECORD, because, dated[-1:])
    fitting = [v for v in values if any(alike(v.unit, s.unit) for s in numbered)]
    value = (fitting or values)[0]
    options = _sums(numbered)
    bearing = {s.source for s in numbered if agree(value, s.number or 0.0) == "agree"}
    for total, group in options:
        if agree(value, total) == "agree":
            rivals = [
                s for s in numbered if len(group) == 1 and _gainsays(value, group[0], s) and s.source not in bearing
            ]
            step = " + ".join(amount(s.number) for s in group) + f" = {amount(total)}" if len(group) > 1 else ""
            verdict = better(case, group[0], rivals)
            because = step or case.says(group[0])
            because += f"; but {case.says(rivals[0])}" if verdict is not Verdict.SUPPORTED else ""
            return case.judge(verdict, because, [*group, *rivals], [step] if step else [])
    total, group = min(options, key=lambda o: abs(o[0] - value.number))
    ratio = total / value.number if value.number else 0.0
    told = {m.role for m in (*case.claim.subject, *case.claim.object) if m.id}
    chief = list(case.relation.roles)[:2]
    open_role = any(role in chief and role not in told for role, _ in group[0].roles)
    loose = case.claim.when is None and not ALIKE[0] <= ratio <= ALIKE[1]
    many = _of_many_days(case, numbered)
    if open_role or loose or many or any(_wider(case, mentions, s) for s in group):
        return case.judge(Verdict.NO_RECORD, f"the record has other figures: {case.says(group[0])}", group)
    near = agree(value, total) == "near"
    because = f"the record has {amount(total, group[0].unit)}, not {amount(value.number)}: {case.says(group[0])}"
    return case.judge(Verdict.IMPRECISE if near else Verdict.CONTRADICTED, because, group)


def _of_many_days(case: Case, numbered: Sequence[Statement]) -> bool:
    """Whether a count over a long time may be the sum of events of which the record has only some: 70 missiles in 2022."""
    when = case.claim.when
    long = when is not None and (when.end - when.start).days > MONTH
    return long and not case.relation.stages and len({s.start for s in numbered}) > 1


def _of_the_name(unit: str, named: set[str]) -> bool:
    """Whether a count is told in the name of the thing itself: forty-two Rafales."""
    words = unit.lower().split()
    return bool(words) and any(w.rstrip("s") in {n.rstrip("s") for n in named} for w in words)


def _sums(numbered: Sequence[Statement]) -> list[tuple[float, list[Statement]]]:
    """What the record's numbers come to: each alone, those of one occasion, and all of one stage."""
    groups: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    for statement in _told_once(numbered):
        groups[statement.source, statement.when, statement.stage].append(statement)
        groups[(statement.stage,)].append(statement)
    alone = [(s.number or 0.0, [s]) for s in numbered]
    return alone + [(sum(s.number or 0.0 for s in group), group) for group in groups.values() if len(group) > 1]


def _told_once(numbered: Sequence[Statement]) -> list[Statement]:
    """Without what another source tells of the same thing: one order of 32 told twice is no order of 64."""
    kept: list[Statement] = []
    for one in numbered:
        twin = (s for s in kept if s.source != one.source and (s.number, s.stage) == (one.number, one.stage))
        if not any(s.start[:4] == one.start[:4] for s in twin):
            kept.append(one)
    return kept


def _gainsays(value: Value, told: Statement, other: Statement) -> bool:
    """Whether another source gives a number for the same event that is far from the one that agrees."""
    same = (told.roles, told.when, told.stage, told.definition) == (
        other.roles,
        other.when,
        other.stage,
        other.definition,
    )
    return same and told.source != other.source and agree(value, other.number or 0.0) == "off"
