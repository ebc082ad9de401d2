"""The rules that hold for every claim, whatever its relation."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any, get_args

import pytest
from facts import AS_OF, claim, judged, on, record, value, verdict, vocabulary
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.checking import Verdict, check
from detente.claims import Claim, Mention, Value, When
from detente.claims.model import ClaimType, Comparator, Measure, Modality, Phase

SETTLED = {Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.IMPRECISE, Verdict.OUTDATED, Verdict.UNSETTLED}


def test_what_is_not_checkable_says_why() -> None:
    finding = judged("member_of", member="FIN", organisation="org:NATO", checkable=False, reason="an opinion")
    assert finding.verdict is Verdict.NOT_CHECKABLE
    assert finding.judgement.because == "An opinion."


def test_without_a_relation_there_is_nothing_to_hold_it_against() -> None:
    finding = judged("", type="other_fact")
    assert finding.verdict is Verdict.NO_RECORD
    assert "no facts of this kind" in finding.judgement.because


def test_who_is_unknown_is_named() -> None:
    finding = judged("member_of", member="", organisation="org:NATO")
    assert finding.verdict is Verdict.NO_RECORD
    assert "something" in finding.judgement.because


@pytest.mark.parametrize("modality", ["possible", "demanded", "predicted"])
def test_what_is_not_told_as_fact_is_not_held_against_facts(modality: str) -> None:
    assert verdict("member_of", member="CHE", organisation="org:NATO", modality=modality) == "no_record"


@pytest.mark.parametrize(
    ("expected", "member", "organisation"),
    [
        ("contradicted", "FIN", "org:NATO"),
        ("supported", "CHE", "org:NATO"),
        ("supported", "UZB", "org:CSTO"),  # once, but no longer
        ("no_record", "KAZ", "org:CSTO"),
    ],
)
def test_a_denial_is_right_where_what_it_denies_is_wrong(expected: str, member: str, organisation: str) -> None:
    assert verdict("member_of", member=member, organisation=organisation, negated=True) == expected


def test_the_same_claim_at_another_time_has_another_verdict() -> None:
    made = claim("member_of", member="SWE", organisation="org:NATO")
    assert [str(on(made, day).verdict) for day in ("2024-03-06", "2024-03-07")] == ["contradicted", "supported"]


SUMS = [
    (value(1.13e12, "JPY", "change", "1.13 trillion yen"), ""),
    (value(16.5, "percent", "change", "16.5 percent"), ""),
    (value(8, "years", "streak"), "increase"),
    (value(1, "", "rank", "record"), "record"),
]


@pytest.mark.parametrize(("said", "scope"), SUMS, ids=lambda s: getattr(s, "measure", ""))
def test_what_was_computed_is_derived_from_evidence(said: Value, scope: str) -> None:
    finding = judged("military_spending", said, spender="JPN", when="2024", scope=scope)
    assert finding.verdict in SETTLED
    assert finding.judgement.derivation
    assert len(finding.judgement.evidence) >= 2


IDS = [
    "FIN", "JPN", "USA", "UZB", "CHE", "RUS", "org:NATO", "org:CSTO", "org:EU", "person:jens-stoltenberg",
    "person:antony-blinken", "office:org:NATO/secretary-general", "office:USA/secretary-of-state", "system:F-35",
    "system:F-35A", "system:HIMARS", "treaty:new-start", "treaty:ctbt", "conflict:russia-ukraine-war",
    "conflict:korean-war", "exercise:ulchi-freedom-shield", "company:lockheed-martin", "",
]  # fmt: skip
TIMES = [
    None, "2024", "2023-12", "2023-12-22", "1947/1991", "2022-02-24/..", "../1991", "../..", "0001", "9999-12-31",
    "2023-21", "1984~",
]  # fmt: skip
UNITS = ["", "JPY", "USD", "percent", "percent of GDP", "years", "days", "members", "aircraft", "times", "year"]
TEXTS = ["", "long", "nearly 5 years", "7.9 trillion yen", "32 members", "third", "doubled", "0"]
NUMBERS = st.one_of(st.integers(-10, 200).map(float), st.sampled_from([0.0, 1e12, 7.9496e12, 0.5, -1.13e12, 1e300]))


@st.composite
def any_value(draw: st.DrawFn) -> Value:
    number = draw(NUMBERS)
    return Value(
        number,
        draw(st.sampled_from(UNITS)),
        draw(st.sampled_from(TEXTS)),
        draw(st.sampled_from(get_args(Comparator))),
        draw(st.sampled_from(get_args(Measure))),
        draw(st.sampled_from([None, number + 5])),
        draw(st.integers(-1, 3)),
    )


@st.composite
def any_claim(draw: st.DrawFn) -> Claim:
    """Roles, values, times, phases and stages in any combination, sensible or not."""
    relation = vocabulary().relation(draw(st.sampled_from(sorted(vocabulary().relations))))
    mentions: list[Mention] = []
    for role, kinds in relation.roles.items():
        fitting = [i for i in IDS if not i or "any" in kinds or vocabulary().entity(i).kind in kinds]
        ids = draw(st.lists(st.sampled_from(draw(st.sampled_from([fitting, IDS]))), max_size=2))
        mentions += [Mention(i, i or "something", n, n + 1, role) for n, i in enumerate(ids)]
    when = draw(st.sampled_from(TIMES))
    speakers = draw(st.lists(st.sampled_from(IDS), max_size=1))
    return Claim(
        id="c0",
        quote=draw(st.sampled_from(["", "approach China from a position of strength", "x"])),
        start=0,
        end=1,
        type=draw(st.sampled_from(get_args(ClaimType))),
        subject=tuple(m for m in mentions if m.role == relation.subject),
        object=tuple(m for m in mentions if m.role != relation.subject),
        values=tuple(draw(st.lists(any_value(), max_size=3))),
        when=When.parse(when) if when else None,
        place=draw(st.sampled_from(["", "Vilnius", "nowhere"])),
        speaker=tuple(Mention(i, i or "somebody", 0, 1, "speaker") for i in speakers),
        modality=draw(st.sampled_from(get_args(Modality))),
        negated=draw(st.booleans()),
        past=draw(st.booleans()),
        relation=relation.id,
        phase=draw(st.sampled_from(get_args(Phase))),
        stage=draw(st.sampled_from(["", *relation.stages])),
        capacity=draw(st.sampled_from(["", "observer", "defeated"])),
        scope=draw(st.sampled_from(["", "record", "increase", "decrease", "outside:USA", "world", "org:NATO"])),
    )


ANYTHING = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAYS = st.sampled_from([AS_OF, dt.date(1950, 1, 1), dt.date(2024, 12, 31), dt.date(2030, 2, 28)])


@ANYTHING
@given(any_claim(), DAYS)
def test_checking_never_raises_and_always_gives_a_reason(made: Claim, day: dt.date) -> None:
    finding = check(made, record(), vocabulary(), day)
    assert finding.verdict in set(Verdict)
    for judgement in filter(None, (finding.judgement, finding.said)):
        assert judgement.because
        assert judgement.because.endswith((".", "”"))
        assert all(record().statement(e.statement) for e in judgement.evidence)


@ANYTHING
@given(any_claim(), DAYS)
def test_a_settled_verdict_has_evidence(made: Claim, day: dt.date) -> None:
    finding = check(made, record(), vocabulary(), day)
    own = (
        "own figures" in finding.judgement.because and finding.judgement.derivation
    )  # the text's sum is evidence enough
    assert finding.judgement.evidence or own or finding.verdict not in SETTLED, finding.judgement


@ANYTHING
@given(any_claim(), DAYS)
def test_the_same_question_has_the_same_answer(made: Claim, day: dt.date) -> None:
    assert check(made, record(), vocabulary(), day) == check(made, record(), vocabulary(), day)


@ANYTHING
@given(any_claim(), DAYS)
def test_denying_a_denial_says_the_same(made: Claim, day: dt.date) -> None:
    plain: dict[str, Any] = {"modality": "asserted", "negated": False}
    twice: dict[str, Any] = {"modality": "denied", "negated": True}
    said, denied = (check(replace(made, **f), record(), vocabulary(), day).verdict for f in (plain, twice))
    assert said is denied
