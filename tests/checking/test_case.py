from __future__ import annotations

import datetime as dt

import pytest
from facts import AS_OF, case, claim, record, value

from detente.checking.case import days, span_words, years_between
from detente.claims import When


def test_a_claim_without_a_time_speaks_of_the_day_of_judgement() -> None:
    assert case(claim("member_of", member="FIN")).at == When.day(AS_OF)
    assert case(claim("member_of", member="FIN", when="1999")).at == When.year(1999)


def test_one_question_for_each_combination() -> None:
    asks = list(case(claim("member_of", member=["FIN", "SWE"], organisation=["org:NATO", "org:EU"])).asks())
    assert [[m.id for m in mentions] for mentions, _ in asks] == [
        ["FIN", "org:NATO"],
        ["FIN", "org:EU"],
        ["SWE", "org:NATO"],
        ["SWE", "org:EU"],
    ]


def test_who_is_not_known_is_named() -> None:
    assert "something" in case(claim("member_of", member="", organisation="org:NATO")).unknown()
    assert case(claim("member_of", member="FIN", organisation="org:NATO")).unknown() == ""


def test_a_system_is_looked_up_with_its_variants_and_its_family() -> None:
    ids = case(claim("arms", system="system:F-35")).ids("system:F-35", "system")
    assert {"system:F-35", "system:F-35A", "system:F-35B"} <= ids
    assert "system:F-35" in case(claim("arms", system="system:F-35A")).ids("system:F-35A", "system")


def test_a_mutual_tie_is_found_either_way_round() -> None:
    for ally, counterpart in (("USA", "JPN"), ("JPN", "USA")):
        asked = case(claim("allied_with", ally=ally, counterpart=counterpart))
        ((_, ask),) = asked.asks()
        assert len(asked.find(ask)) == 1


@pytest.mark.parametrize(
    ("when", "organisation", "full"),
    [
        ("2020", "org:NATO", True),
        ("1940", "org:NATO", False),
        ("2020", "org:CSTO", False),
    ],
)
def test_absence_counts_only_within_what_is_declared_complete(when: str, organisation: str, full: bool) -> None:
    asked = case(claim("member_of", member="CHE", organisation=organisation))
    ((_, ask),) = asked.asks()
    assert (asked.complete(ask, When.parse(when)) is not None) is full


def test_evidence_is_shown_once_and_at_most_six_times() -> None:
    asked = case(claim("military_spending", spender="JPN"))
    found = record().find("military_spending")
    assert len(found) > 6
    assert len(asked.evidence([*found, *found])) == 6
    assert len(asked.evidence([found[0], found[0]])) == 1


def test_values_told_of_several_things_go_to_their_own() -> None:
    made = claim(
        "arms",
        value(8, "aircraft", "count", start=0),
        value(7, "aircraft", "count", start=1),
        recipient="JPN",
        system=["system:F-35A", "system:F-35B"],
    )
    asked = case(made)
    assert [v.number for v in asked.values(made.role("recipient"), "count")] == [8, 7]


def test_a_reason_is_a_sentence() -> None:
    judgement = case(claim("member_of", member="FIN")).missing("nothing is known")
    assert judgement.because == "Nothing is known."


def test_what_is_missing_is_named_in_words() -> None:
    judgement = case(claim("member_of", member="KAZ", organisation="org:CSTO")).missing()
    assert "Kazakhstan" in judgement.because
    assert "CSTO" in judgement.because


def test_an_open_side_is_the_end_of_time() -> None:
    (finland,) = record().find("member_of", {"member": ["FIN"]})
    assert days(finland) == (dt.date(2023, 4, 4), dt.date.max)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2022-05-05", "2024-01-05", "1 year 8 months"),
        ("2020-01-01", "2023-01-01", "3 years"),
        ("2024-01-01", "2024-01-20", "19 days"),
        ("2024-02-29", "2025-02-28", "11 months"),
    ],
)
def test_a_stretch_of_time_in_words(first: str, last: str, words: str) -> None:
    start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    assert span_words(start, end) == words
    assert years_between(start, end) == pytest.approx((end - start).days / 365.2425)
