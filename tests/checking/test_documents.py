"""What a document mentions; where it was signed; what is told to the day of something else; how many joined."""

import pytest
from checking_record import Small, claim, covers, judged, statement, value

CONCEPT = "policy:org:NATO/strategic-concept-2022"
TREATY = "treaty:budapest-memorandum"


@pytest.mark.parametrize(("negated", "verdict"), [(False, "supported"), (True, "contradicted")])
def test_a_document_mentions_somebody_or_does_not(negated: bool, verdict: str) -> None:
    record = Small([statement("mentions", "2022-06-29/..", document=CONCEPT, matter="CHN")])
    made = claim("mentions", document=CONCEPT, matter="CHN", negated=negated)
    assert str(judged(made, record).verdict) == verdict


def test_silence_is_a_fact_only_where_somebody_looked() -> None:
    made = claim("mentions", document=CONCEPT, matter="TWN", negated=True)
    assert str(judged(made, Small([])).verdict) == "no_record"
    looked = covers("mentions", "2022-06-29", "2026-01-01", document=CONCEPT, matter="TWN")
    assert str(judged(made, Small([], [looked])).verdict) == "supported"


@pytest.mark.parametrize(
    ("place", "verdict"),
    [
        ("Hungary (Budapest)", "supported"),
        ("Austria (Vienna)", "imprecise"),
        ("Hungary", "supported"),
        ("", "supported"),
    ],
)
def test_a_treaty_was_signed_where_the_record_says(place: str, verdict: str) -> None:
    signed = statement("party_to", "1994-12-05/..", party="UKR", treaty=TREATY, stage="signed", place="Budapest")
    made = claim("party_to", treaty=TREATY, phase="begins", stage="signed", when="1994-12", place=place)
    assert str(judged(made, Small([signed])).verdict) == verdict


@pytest.mark.parametrize(
    ("town", "verdict"),
    [("Malaysia (Kuala Lumpur)", "imprecise"), ("Malaysia (Putrajaya)", "supported"), ("Malaysia", "supported")],
)
def test_another_town_of_the_country_is_imprecise(town: str, verdict: str) -> None:
    met = [
        statement("met", "2025-07-28", participant=who, meeting="meeting:putrajaya-talks-2025", place="Putrajaya")
        for who in ("THA", "KHM")
    ]
    made = claim("met", participant=["THA", "KHM"], when="2025-07-28", place=town)
    assert str(judged(made, Small(met), "2025-08-05").verdict) == verdict


@pytest.mark.parametrize(
    ("quote", "verdict"),
    [("Finland joined NATO", "supported"), ("Finland joined NATO on the very day that he spoke", "no_record")],
)
def test_what_is_told_to_the_day_of_something_else_is_not_borne_out(quote: str, verdict: str) -> None:
    record = Small([statement("member_of", "2023-04-04/..", member="FIN", organisation="org:NATO")])
    made = claim("member_of", member="FIN", organisation="org:NATO", phase="begins", quote=quote)
    assert str(judged(made, record).verdict) == verdict


@pytest.mark.parametrize(("number", "verdict"), [(2, "supported"), (7, "contradicted")])
def test_those_who_joined_then_are_counted(number: int, verdict: str) -> None:
    joined = [statement("member_of", "2004-05-01/..", member=who, organisation="org:EU") for who in ("POL", "HUN")]
    older = statement("member_of", "1995-01-01/..", member="AUT", organisation="org:EU")
    record = Small([*joined, older], [covers("member_of", "1958-01-01", "2025-11-30", organisation="org:EU")])
    told = value(number, "countries", "count")
    made = claim("member_of", told, member="POL", organisation="org:EU", phase="begins", when="2004-05-01")
    assert str(judged(made, record).verdict) == verdict
