"""What happens at a time: orders and deliveries, exercises, tests, attacks, meetings, sanctions, policies adopted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from detente.checking import elapsed, occasion, order, stages
from detente.checking.case import Ask, Case, days
from detente.checking.model import Judgement, Verdict
from detente.checking.words import content
from detente.claims import Mention, Statement, When
from detente.record.sentence import day, time

EDITIONS = {"exercise", "meeting"}
"""Roles of what is held again and again."""
AT_HAND = 60
"""An event that a text tells of in the present, without a date, lies no more days off."""
TOGETHER = {"COOPERATE", "CONSULT"}
"""Events of these types are done together: who met or exercised did so with the others that the claim names."""


def judge(case: Case, mentions: Sequence[Mention], ask: Ask) -> Judgement:
    """Judge one question of an event relation: who, when, with whom, where, at what stage, how many."""
    one = case.relation.one
    if one in ask:  # Hiroshima is Japan, where the record names the state that was host
        ask = {
            **ask,
            one: ask[one] | {w for i in ask[one] if i in case.vocabulary.entities for w in case.vocabulary.families(i)},
        }
    found = case.find(ask)
    if not found and set(ask) & set(case.relation.loose):
        named = {role for role in ask if role in case.relation.loose}
        ask = {role: ids for role, ids in ask.items() if role not in named}
        found = [s for s in case.find(ask) if not named & {role for role, _ in s.roles}] if ask else []
    if not found and (judgement := _other_detail(case, ask)):
        return judgement
    alone = found
    if case.relation.event in TOGETHER:
        found = occasion.together(case, mentions, found)
    unsaid = bool(case.relation.stages) and not set(list(case.relation.roles)[:2]) <= set(ask)
    if (
        (len(ask) < 2 or (unsaid and case.relation.subject not in ask))
        and len(case.relation.roles) > 1
        and case.claim.when is None
        and found == alone
    ):
        found = _at_hand(case, found) if EDITIONS & set(ask) and not case.claim.past else []
        if not found:
            return _which(case, case.known(alone))
    planned = case.claim.modality == "planned" and case.claim.stage == ""
    known = found if planned else case.known(found)
    loosely = [m for r in case.relation.alike for m in case.claim.role(r) if not m.id]
    if loosely:
        known = _alike(case, known)
        if case.claim.when is None or not at_the_time(case, known):
            return case.missing()
    dated = at_the_time(case, known)
    if not dated and (close := _instead(case, ask) or _kin(case, mentions, ask)):
        return close
    if not dated:
        return _not_then(case, ask, known, found, alone)
    if (off := _another_day(case, dated)) is not None:
        return off
    if early := stages.too_early(case, found, known, dated):
        return early
    if elsewhere := occasion.elsewhere(case, ask, dated):
        return elsewhere
    if (counted := order.counted(case, ask)) is not None:
        return counted
    dated = stages.reached(case, dated) or dated
    nth = next((v for v in case.claim.values if v.measure in {"rank", "ordinal"}), None)
    if nth:
        figure = occasion.number(case, mentions, dated)
        wrong = figure is not None and figure.verdict in {Verdict.CONTRADICTED, Verdict.IMPRECISE}
        return figure if figure and wrong else order.judge(case, ask, nth, dated)
    if means := _by_other_means(case):
        because = f"{case.says(dated[-1])}; whether with {case.vocabulary.name(means)} is not on record"
        return case.judge(Verdict.NO_RECORD, because, dated[-1:])
    lasting = next((v for v in case.claim.values if v.measure == "duration"), None)
    if lasting and any("/" in s.when for s in dated):
        lasted = elapsed.duration(case, [s for s in dated if "/" in s.when], lasting, whole=True)
        if lasted.verdict is not Verdict.SUPPORTED:
            return lasted
    if figure := occasion.number(case, mentions, dated):
        wrong = figure.verdict in {Verdict.CONTRADICTED, Verdict.IMPRECISE}
        if wrong and case.claim.stage == "planned" and all(s.stage != "planned" for s in dated):
            because = f"{case.says(dated[-1])}; what was planned in all is not on record"
            return case.judge(Verdict.NO_RECORD, because, dated[-1:])
        return figure
    if unsaid and any(v.measure == "level" for v in case.claim.values):
        return case.missing(f"{case.says(dated[-1])}; what it was worth in all is not on record", dated[-1:])
    return case.judge(Verdict.SUPPORTED, case.says(dated[-1]), dated[-2:])


def _other_detail(case: Case, ask: Ask) -> Judgement | None:
    """The rest of it is on record with another detail alone: the missiles were bought, but from somebody else."""
    for role in set(case.relation.detail) & set(ask):
        rest = {r: ids for r, ids in ask.items() if r != role}
        if set(list(case.relation.roles)[:2]) <= set(rest):
            others = [s for s in at_the_time(case, case.known(case.find(rest))) if s.role(role)]
            if others and not any(set(s.role(role)) & ask[role] for s in others):
                return case.judge(Verdict.CONTRADICTED, case.says(others[-1]), others[-2:])
    return None


def at_the_time(case: Case, known: Sequence[Statement]) -> list[Statement]:
    """Statements of the time that the claim gives, all if it gives none; a day may be a few days off."""
    when = case.claim.when
    if when is None:
        return list(known)
    if (
        case.denies and when.edtf.endswith("/..") and when.start != dt.date.min
    ):  # none since 1996: that of 1996 was the last
        after = When.parse(when.edtf.removesuffix("/..")).end
        return [s for s in known if days(s)[0] > after]
    slack = dt.timedelta(days=3 if when.start == when.end else 0)
    hits = [s for s in known if days(s)[0] <= when.end + slack] if when.end < dt.date.max - slack else list(known)
    return [s for s in hits if when.start <= dt.date.min + slack or days(s)[1] >= when.start - slack]


def _alike(case: Case, known: list[Statement]) -> list[Statement]:
    """Where a role is told in words that the vocabulary does not know, the statements whose filler shares one of them: the security
    documents are the National Security Strategy. Those of a role that only names the event are all meant."""
    said = [(r, m) for r in case.relation.alike for m in case.claim.role(r) if not m.id]
    for role, mention in said:
        words = content(mention.name)
        known = [s for s in known if any(words & content(case.vocabulary.name(i)) for i in s.role(role))]
    return known


def _at_hand(case: Case, found: Sequence[Statement]) -> list[Statement]:
    """Of several editions, that which a text of its day speaks of without a date: under way, about to begin or just over."""
    slack = dt.timedelta(days=AT_HAND)
    return [s for s in found if s.start and days(s)[0] - slack <= case.as_of <= days(s)[1] + slack]


def _by_other_means(case: Case) -> str:
    """A weapon that the text names and that the relation has no role for: attacked WITH NUCLEAR WEAPONS."""
    if any("system" in kinds for kinds in case.relation.roles.values()):
        return ""
    filled = {m.id for m in (*case.claim.subject, *case.claim.object) if m.role}
    named = (i for i in case.claim.named if i in case.vocabulary.entities and i not in filled)
    return next((i for i in named if case.vocabulary.entity(i).kind == "system"), "")


def _another_day(case: Case, dated: list[Statement]) -> Judgement | None:
    """A day that the text gives and that is near the record's, but is another: off by more than a zone of time can explain."""
    when = case.claim.when
    if when is None or when.start != when.end:
        return None
    day_long = dt.timedelta(days=1)
    for first, last in map(days, dated):
        edge = {"begins": (first, first), "ends": (last, last)}.get(case.claim.phase, (first, last))
        if edge[0] - day_long <= when.start <= min(edge[1], dt.date.max - day_long) + day_long:
            return None
    return case.judge(Verdict.IMPRECISE, f"{case.says(dated[-1])}, not {day(when.edtf)}", dated[-2:])


def _which(case: Case, known: list[Statement]) -> Judgement:
    """Too little to tell which event is meant."""
    if not known:
        return case.missing()
    because = f"the text does not say which one it means; the record has {len(known)}, the last: {case.says(known[-1])}"
    return case.judge(Verdict.NO_RECORD, because, known[-1:])


def _instead(case: Case, ask: Ask) -> Judgement | None:
    """Where only one can fill a role (the host of that year's summit): whoever does, if it is somebody else."""
    one = case.relation.one
    if one not in ask or case.claim.when is None or len(ask) < 2:
        return None
    rest = {role: ids for role, ids in ask.items() if role != one}
    others = at_the_time(case, case.known(case.find(rest)))
    because = "; ".join(case.says(s) for s in others[:2])
    return case.judge(Verdict.CONTRADICTED, because, others) if others else None


def _kin(case: Case, mentions: Sequence[Mention], ask: Ask) -> Judgement | None:
    """The same of a sister variant: Leopards of the 2A6, not of the 2A4."""
    for mention in mentions:
        entity = case.vocabulary.entities.get(mention.id)
        if entity is None or entity.kind != "system" or not entity.part_of or len(ask) < 2:
            continue
        sisters = {i for whole in entity.part_of for i in case.vocabulary.variants(whole)} - ask[mention.role]
        told = at_the_time(case, case.known(case.find({**ask, mention.role: frozenset(sisters)}))) if sisters else []
        told = [s for s in stages.reached(case, told) if occasion.same_count(case, mentions, s)]
        if told:
            because = f"{case.says(told[-1])}, not {case.vocabulary.name(mention.id)}"
            return case.judge(Verdict.IMPRECISE, because, told[-1:])
    return None


def _the_same(case: Case, known: Sequence[Statement]) -> list[Statement]:
    """Statements with the very count that the text gives, where there is one such event alone: the order of 35 is that of 2022."""
    counted = [v for v in case.claim.values if v.measure == "count" and v.comparator == "=" and v.number > 2]
    told = {r for r in list(case.relation.roles)[:2] if any(m.id for m in case.claim.role(r))}
    if not counted or case.claim.when is None or len(told) < 2 or not case.relation.stages:
        return []
    same = [s for s in known if s.number == counted[0].number and s.stage == case.claim.stage]
    return same if len({s.start[:4] for s in same}) == 1 else []


def _not_then(
    case: Case, ask: Ask, known: list[Statement], found: list[Statement], alone: list[Statement]
) -> Judgement:
    """Nothing of it at that time: another date close by, a complete list that lacks it, or no record."""
    apart = at_the_time(case, case.known(alone)) if not found else []
    if apart:
        return case.missing(f"the record has it of one, not of all together: {case.says(apart[-1])}", apart[-1:])
    if not known and found and case.claim.when is None:
        because = f"nothing of it was on record by {day(case.as_of.isoformat())}; {case.says(found[0])}"
        return case.judge(Verdict.NO_RECORD, because, found[:1])
    when = case.claim.when
    if when and case.claim.modality != "planned" and when.start <= case.as_of and (full := case.complete(ask, when)):
        source = case.record.source(full.source)
        because = f"the full list has none {time(when.edtf)}"
        listed = known or case.find({role: frozenset({id}) for role, id in full.roles})
        nearest = sorted(listed, key=lambda s: abs((days(s)[0] - case.at.start).days))[:1]
        near = f"; {case.says(nearest[0])}" if nearest else ""
        return case.judge(Verdict.CONTRADICTED, f"{because} ({source.publisher}: {source.title}){near}", nearest)
    if same := _the_same(case, known):
        edges = (case.at.start, case.at.end)
        far = min(abs((days(s)[0] - edge).days) for s in same for edge in edges) > 370
        because = f"{case.says(same[-1])}, not {day(case.at.edtf)}"
        return case.judge(Verdict.CONTRADICTED if far else Verdict.IMPRECISE, because, same[-2:])
    if len({s.start for s in known}) == 1:
        first = days(known[0])[0]
        if min(abs((first - case.at.start).days), abs((first - case.at.end).days)) <= 370:
            return case.judge(Verdict.IMPRECISE, f"{case.says(known[0])}, not {day(case.at.edtf)}", known[:2])
    return case.missing()
