"""Nothing is judged that was not tested: sentences of ordinary news whose easy half must not stand for the whole."""

from __future__ import annotations

import pytest

import detente

SETTLED = {"supported", "contradicted", "imprecise", "outdated"}


def verdicts(text: str, date: str = "2024-06-20") -> list[str]:
    return [str(finding.verdict) for finding in detente.audit(text, date=date)]


@pytest.mark.parametrize(
    "text",
    [
        "Hungary and Turkey are the only two NATO members that have not yet agreed.",
        "Turkey is the only NATO member that voted against the plan.",
        "The former British prime minister Boris Johnson spoke in Kyiv.",
        "The former president, Dmitry Medvedev, spoke in Moscow.",
        "Finland would regret joining NATO.",
        "Finland has not yet joined NATO's nuclear planning group.",
    ],
)
def test_what_only_half_of_it_says_is_not_settled(text: str) -> None:
    assert not SETTLED & set(verdicts(text))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Saudi Arabia joined BRICS on 1 January 2024.", "imprecise"),
        ("Saudi Arabia has not joined BRICS.", "supported"),
        ("Argentina declined to join BRICS.", "supported"),
        ("Jens Stoltenberg, NATO's secretary general until 2022, left.", "imprecise"),
        ("The United States withdrew from the INF Treaty on 2 August 2019.", "supported"),
        ("NATO, founded in 1949, has 32 members.", "supported"),
        ("Finland, a member of NATO since 2023, ordered 64 F-35 fighters in 2022.", "supported"),
    ],
)
def test_the_whole_sentence_decides(text: str, verdict: str) -> None:
    assert {v for v in verdicts(text) if v in SETTLED} == {verdict}


def test_the_us_is_the_united_states() -> None:
    (claim,) = [f.claim for f in detente.audit("The US withdrew from the JCPOA in May 2018.", date="2024-06-20")]
    assert [m.id for m in claim.subject] == ["USA"]


def test_a_text_without_a_date_is_not_held_to_today() -> None:
    assert "outdated" not in [str(f.verdict) for f in detente.audit("Fumio Kishida is the prime minister of Japan.")]
