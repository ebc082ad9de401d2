"""An office told by its field, or by who had it before; and when one who resigns is out of it."""

import pytest
from checking_record import RECORD, Small, claim, judged, statement

WANG, QIN, BLINKEN = "person:wang-yi", "person:qin-gang", "person:antony-blinken"


@pytest.mark.parametrize(
    ("holder", "before", "when", "verdict"),
    [
        (WANG, QIN, "2023-07", "supported"),
        (WANG, QIN, "2022-01", "contradicted"),
        (WANG, BLINKEN, "2023-07", "no_record"),  # he never had that office
    ],
)
def test_an_office_is_known_by_who_had_it_before(holder: str, before: str, when: str, verdict: str) -> None:
    made = claim("holds_office", holder=holder, office=before, phase="begins", when=when)
    found = judged(made, RECORD)
    if verdict == "no_record":
        assert str(found.verdict) != "supported"
    else:
        assert str(found.verdict) == verdict


@pytest.mark.parametrize(
    ("when", "verdict"),
    [("2023-07-25", "supported"), ("2023-06-20", "supported"), ("2022-12-31", "contradicted")],
)
def test_who_resigns_may_stay_until_another_comes(when: str, verdict: str) -> None:
    office = "office:CHN/foreign-minister"
    made = claim("holds_office", holder=QIN, office=office, phase="ends", when=when)
    assert str(judged(made, RECORD).verdict) == verdict


def test_leaving_is_told_early_within_a_year_of_notice() -> None:
    record = Small([statement("member_of", "1975-05-28/2025-01-29", member="NER", organisation="org:ECOWAS")])
    left = claim("member_of", member="NER", organisation="org:ECOWAS", phase="ends")
    leaving = claim("member_of", member="NER", organisation="org:ECOWAS", phase="ends", modality="planned")
    assert str(judged(left, record, "2024-02-01").verdict) == "imprecise"
    assert str(judged(left, record, "2020-02-01").verdict) == "contradicted"
    assert str(judged(leaving, record, "2024-02-01").verdict) == "supported"
    assert str(judged(left, record, "2025-02-01").verdict) == "supported"


@pytest.mark.parametrize(("as_of", "verdict"), [("2020-12-20", "supported"), ("2015-01-01", "contradicted")])
def test_who_was_chosen_takes_office_within_a_year(as_of: str, verdict: str) -> None:
    made = claim("holds_office", holder=BLINKEN, office="office:USA/secretary-of-state", phase="chosen")
    found = str(judged(made, RECORD, as_of).verdict)
    assert found == verdict if verdict == "supported" else found != "supported"


@pytest.mark.parametrize("negated", [False, True])
def test_who_may_come_is_not_gainsaid_by_who_is_there(negated: bool) -> None:
    made = claim(
        "holds_office", holder=BLINKEN, office="office:CHN/foreign-minister", modality="planned", negated=negated
    )
    assert str(judged(made, RECORD).verdict) == "no_record"


def test_who_had_held_no_office_by_then_handed_none_over() -> None:
    """Qin Gang came to his office in December 2022: nobody took one over from him that spring."""
    made = claim("holds_office", holder=BLINKEN, office=QIN, phase="begins")
    assert str(judged(made, RECORD, as_of="2022-05-01").verdict) == "no_record"


TERMS = Small(
    [
        statement(
            "holds_office", "2019-07-24/2022-09-06", holder="person:boris-johnson", office="office:GBR/prime-minister"
        ),
        statement(
            "holds_office", "2022-10-25/2024-07-05", holder="person:rishi-sunak", office="office:GBR/prime-minister"
        ),
        statement("holds_office", "2024-07-05/..", holder="person:keir-starmer", office="office:GBR/prime-minister"),
    ]
)


@pytest.mark.parametrize(
    ("before", "office", "verdict"),
    [
        ("person:rishi-sunak", ["office:GBR/prime-minister", "person:rishi-sunak"], "supported"),
        ("person:boris-johnson", ["office:GBR/prime-minister", "person:boris-johnson"], "contradicted"),
        ("person:boris-johnson", ["person:boris-johnson"], "contradicted"),
        ("person:antony-blinken", ["office:GBR/prime-minister", "person:antony-blinken"], "contradicted"),
    ],
)
def test_whom_somebody_replaced_had_the_office_until_then(before: str, office: list[str], verdict: str) -> None:
    made = claim("holds_office", holder="person:keir-starmer", office=office, phase="begins", when="2024-07")
    found = judged(made, TERMS, "2024-08-01")
    assert str(found.verdict) == verdict
    if verdict == "contradicted":
        assert "Rishi Sunak" in found.judgement.because
