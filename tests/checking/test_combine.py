from __future__ import annotations

import pytest
from facts import case, claim, judged, verdict

from detente.checking import Judgement, Verdict
from detente.checking.combine import WORST, combine


def test_the_worst_verdict_stands_and_the_rest_is_named() -> None:
    finding = judged("member_of", member=["FIN", "CHE"], organisation="org:NATO")
    assert finding.verdict is Verdict.CONTRADICTED
    assert "Switzerland" in finding.judgement.because
    assert "supported: Finland" in finding.judgement.because


def test_two_that_hold_hold_together() -> None:
    finding = judged("member_of", member=["FIN", "POL"], organisation="org:NATO")
    assert finding.verdict is Verdict.SUPPORTED
    assert len({e.statement for e in finding.judgement.evidence}) == 2


def test_the_order_in_which_they_are_named_does_not_matter() -> None:
    for members in (["POL", "CHE", "JPN"], ["JPN", "POL", "CHE"]):
        assert verdict("member_of", member=members, organisation="org:NATO") == "contradicted"
    assert verdict("member_of", member=["POL", "JPN"], organisation="org:NATO") == "contradicted"


@pytest.mark.parametrize("worse", list(Verdict))
def test_one_judgement_is_left_as_it_is(worse: Verdict) -> None:
    one = Judgement(worse, "Because.")
    made = claim("member_of", member="FIN", organisation="org:NATO")
    assert combine(case(made), [(made.subject, one)]) == one


def test_every_verdict_has_its_place() -> None:
    assert set(WORST) == set(Verdict)
