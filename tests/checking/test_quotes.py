"""Did they say it: two judgements on one quote."""

from __future__ import annotations

import pytest
from facts import judged

import detente
from detente.checking.words import content

BLINKEN = "person:antony-blinken"
STRENGTH = "we approach China from a position of strength"


@pytest.mark.parametrize(
    ("expected", "quote", "speaker", "when"),
    [
        ("supported", STRENGTH, BLINKEN, ""),
        ("supported", STRENGTH, BLINKEN, "2023-12"),
        ("supported", STRENGTH, "office:USA/secretary-of-state", ""),  # whoever holds the office
        ("no_record", STRENGTH, BLINKEN, "2021-03"),  # at another time
        ("no_record", "Ukraine will win this war by the summer", BLINKEN, ""),
        ("no_record", "the sanctions will stay in place", "person:jens-stoltenberg", ""),
    ],
)
def test_what_was_said_by_whom_and_when(expected: str, quote: str, speaker: str, when: str) -> None:
    finding = judged("said", type="statement", quote=quote, speaker=speaker, when=when)
    assert str(finding.verdict) == expected
    assert finding.said == finding.judgement


def test_a_statement_by_nobody_is_not_on_record() -> None:
    finding = judged("said", type="statement", quote=STRENGTH)
    assert str(finding.verdict) == "no_record"
    assert finding.said is None


def test_a_quoted_fact_is_judged_twice() -> None:
    finding = judged("member_of", member="CHE", organisation="org:NATO", speaker=BLINKEN)
    assert str(finding.verdict) == "contradicted"
    assert finding.said is not None
    assert str(finding.said.verdict) == "no_record"


def test_the_authors_own_words_are_judged_once() -> None:
    assert judged("member_of", member="FIN", organisation="org:NATO").said is None


def test_what_is_said_later_is_not_known_before() -> None:
    finding = judged("said", type="statement", quote=STRENGTH, speaker=BLINKEN, as_of="2023-06-01")
    assert str(finding.verdict) == "no_record"


def test_content_words_have_no_endings_and_no_small_words() -> None:
    assert content("The allies said that they are strengthening it") == content("allied strengthened")
    assert content("and of the it is") == frozenset()


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("contradicted", "Finland did not join NATO in 2023, a spokesman said."),
        ("contradicted", "A spokesman denied that Finland joined NATO in 2023."),
        ("supported", "A spokesman denied that Finland had not joined NATO in 2023."),
        ("supported", "Officials said that Sweden had not joined NATO by 2020."),
    ],
)
def test_a_denial_that_is_quoted_denies_once(expected: str, text: str) -> None:
    (finding,) = detente.audit(text, date="2024-05-16")
    assert str(finding.verdict) == expected
