"""Who a pronoun, a title or a noun with "the" means: the one that it can only mean, or nobody."""

from __future__ import annotations

import datetime as dt

import pytest

from detente.claims import Claim
from detente.documents import from_text
from detente.reading import FrameReader, Term, Terms
from detente.vocabulary import load

TERMS = Terms(
    [
        Term("office:USA/president", "person:donald-trump", dt.date(2017, 1, 20), dt.date(2021, 1, 20)),
        Term("office:USA/president", "person:joe-biden", dt.date(2021, 1, 20), dt.date(2025, 1, 20)),
        Term("office:USA/secretary-of-state", "person:antony-blinken", dt.date(2021, 1, 26), dt.date(2025, 1, 20)),
        Term("office:JPN/prime-minister", "person:fumio-kishida", dt.date(2021, 10, 4), dt.date(2024, 10, 1)),
    ]
)


@pytest.fixture(scope="module")
def reader() -> FrameReader:
    return FrameReader(load(), TERMS)


def last(reader: FrameReader, text: str, date: str = "2023-12-15") -> Claim:
    return reader.read(from_text(text, date=dt.date.fromisoformat(date))).claims[-1]


def who(claim: Claim) -> set[str]:
    return {m.id for m in claim.subject}


@pytest.mark.parametrize(
    "text",
    [
        "U.S. President Donald Trump withdrew from the INF Treaty in 2019.",
        "President Trump withdrew from the INF Treaty in 2019.",
        "Trump withdrew from the INF Treaty in 2019.",
    ],
)
def test_a_person_acts_for_the_state_where_a_state_is_wanted(reader: FrameReader, text: str) -> None:
    claim = last(reader, text)
    assert (claim.relation, who(claim)) == ("party_to", {"USA"})
    assert "Trump" in claim.subject[0].name


def test_an_office_is_its_holder_on_the_day_of_the_text(reader: FrameReader) -> None:
    text = "The US Secretary of State visited Kyiv on Monday."
    assert who(last(reader, text)) == {"person:antony-blinken"}
    assert "person:antony-blinken" not in who(last(reader, text, "2026-03-01"))
    said = last(reader, "The Japanese prime minister said that exports rose by 5 percent.")
    assert {m.id for m in said.speaker} == {"office:JPN/prime-minister", "person:fumio-kishida"}


def test_without_terms_an_office_stays_an_office() -> None:
    claim = last(FrameReader(load()), "The Japanese prime minister said that exports rose by 5 percent.")
    assert {m.id for m in claim.speaker} == {"office:JPN/prime-minister"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NATO was founded in 1949. The alliance admitted Finland in 2023.", "org:NATO"),
        ("Reuters asked the EU in 2023. The bloc condemned the attack.", "org:EU"),
        ("Taiwan held an election. The island bought 66 F-16 fighters in 2019.", "TWN"),
        ("Lockheed Martin met investors. The company delivered 98 F-35 fighters in 2023.", "company:lockheed-martin"),
        ("Poland voted. The country increased military spending by 20 percent.", "POL"),
        ("Japan voted in 2021. It increased military spending by 20 percent.", "JPN"),
        ("The IDF advanced. The army increased military spending by 20 percent.", "org:IDF"),
        ("Russia said that its forces captured Avdiivka.", "RUS"),
        ("Hungary and Turkey objected. The former ratified the accession in 2024.", "HUN"),
        ("Hungary and Turkey objected. The latter ratified the accession in 2024.", "TUR"),
    ],
)
def test_a_noun_or_pronoun_points_back_at_the_one_it_fits(reader: FrameReader, text: str, expected: str) -> None:
    claim = last(reader, text)
    assert expected in {m.id for m in (*claim.subject, *claim.object)}


@pytest.mark.parametrize(
    "text",
    [
        "Russia and North Korea are neighbours. The two countries held an exercise in 2024.",
        "Russia signed a treaty with North Korea. Both countries held an exercise in 2024.",
        "Russia met North Korea in Hanoi. The two countries held an exercise in 2024.",
    ],
)
def test_a_pair_is_the_two_that_were_named(reader: FrameReader, text: str) -> None:
    assert who(last(reader, text)) == {"RUS", "PRK"}


@pytest.mark.parametrize(
    "text",
    [
        "The alliance increased military spending by 20 percent.",
        "Reuters reported on Tuesday. The alliance increased military spending by 20 percent.",
        "NATO met. The army increased military spending by 20 percent.",
        "The island increased military spending by 20 percent.",
        "Russia, China and Iran agreed. The two countries held an exercise in 2024.",
    ],
)
def test_what_fits_nobody_stays_open(reader: FrameReader, text: str) -> None:
    assert not any(who(last(reader, text)))


def test_an_unknown_actor_keeps_the_words_of_its_noun_phrase(reader: FrameReader) -> None:
    claim = last(reader, "Shares in the shipyard rose by 5 percent.")
    assert [m.name for m in claim.subject] == ["Shares in the shipyard"]
    claim = last(reader, "Senior NATO officials met in Riga.")
    assert [m.name for m in claim.subject] == ["NATO (Senior NATO officials)"]


def test_a_holder_is_told_only_where_one_is_known() -> None:
    day = dt.date(2021, 1, 20)
    assert TERMS.holder("office:USA/president", day) == "person:joe-biden"
    assert TERMS.holder("office:USA/president", None) == ""
    assert TERMS.offices("person:donald-trump", dt.date(2023, 1, 1)) == ["office:USA/president"]
    assert TERMS.offices("person:joe-biden", dt.date(2019, 1, 1)) == []


def test_a_name_that_looks_other_than_the_one_shown_is_shown_too(reader: FrameReader) -> None:
    assert [m.name for m in last(reader, "Burma joined ASEAN in 1997.").subject] == ["Myanmar (Burma)"]
    assert [m.name for m in last(reader, "The UK left the EU in 2020.").subject] == ["United Kingdom"]
    assert [m.name for m in last(reader, "Gordon Brown resigned. Brown met Biden.").subject] == ["Gordon Brown"]
    assert [m.name for m in last(reader, "Norway ordered 52 F-35s.").object] == ["F-35"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poland is rearming. Another 19.8 billion zloty is to be spent on defence.", {"POL"}),
        ("Airbus reported on Friday. Revenue fell by 8 percent to 14 billion euros.", {"company:airbus"}),
    ],
)
def test_what_is_somebodys_is_that_of_whom_the_text_is_about(
    reader: FrameReader, text: str, expected: set[str]
) -> None:
    assert expected <= who(last(reader, text))


def test_who_is_implied_says_so_and_is_asked_for_only_where_nobody_is_named(reader: FrameReader) -> None:
    claim = last(reader, "Poland is rearming. The whole plan may swallow as much as 368 billion zloty.")
    assert [(m.id, m.role) for m in claim.subject if m.id] == [("POL", "implied")]
    claim = last(reader, "Poland is rearming. Global military spending is at 2.24 trillion dollars.")
    assert all(m.role != "implied" for m in claim.subject)


def test_what_has_no_date_takes_the_holder_whom_it_names(reader: FrameReader) -> None:
    claims = reader.read(from_text("Kishida arrived. The Japanese prime minister said that exports rose.")).claims
    assert "person:fumio-kishida" in {m.id for m in claims[-1].speaker}
    claims = reader.read(from_text("Biden arrived. The Japanese prime minister said that exports rose.")).claims
    assert {m.id for m in claims[-1].speaker} == {"office:JPN/prime-minister"}


def test_he_is_nobody_who_is_only_counted_or_done(reader: FrameReader) -> None:
    text = "One Missile Hit the Port. Testing such weapons is a risk for Biden. He said that talks failed."
    assert {m.id for m in last(reader, text).speaker} == {"person:joe-biden"}


def test_a_thing_set_beside_its_name_is_called_by_it(reader: FrameReader) -> None:
    claim = last(reader, "The patrol vessel Teresa Magbanua broke down near Manila on 3 May.")
    assert [m.name for m in claim.subject] == ["Teresa Magbanua"]


def test_who_is_named_beside_the_known_is_told_too(reader: FrameReader) -> None:
    claim = last(reader, "Ruritania and Japan held an exercise in the Philippine Sea.")
    assert [m.id or m.name for m in claim.subject] == ["Ruritania", "JPN"]
