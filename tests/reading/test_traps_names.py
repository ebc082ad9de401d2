"""Names that mean several things: settled by what stands around them, or left open."""

from __future__ import annotations

import pytest

from detente.reading.mentions import Named, gazetteer
from detente.reading.short import short_forms
from detente.reading.syntax import parse
from detente.vocabulary import load


def named(text: str) -> list[Named]:
    sentences = parse(text)
    found = gazetteer(load()).find(text, sentences)
    return sorted([*found, *short_forms(text, sentences, found)], key=lambda n: n.start)


def ids(text: str) -> list[str]:
    return [n.entity.id for n in named(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia invaded Georgia in 2008.", "GEO"),
        ("Tbilisi protested.", "GEO"),
        ("Jordan intercepted Iranian drones.", "JOR"),
        ("Amman protested.", "JOR"),
        ("France withdrew its troops from Chad, its last base in the Sahel.", "TCD"),
        ("M23 rebels took Goma in eastern Congo.", "COD"),
        ("Soldiers in Brazzaville, the capital of the Congo, mutinied.", "COG"),
        ("Niger expelled the French ambassador.", "NER"),
        ("Ireland is neutral.", "IRL"),
        ("Macedonia changed its name in 2019.", "MKD"),
        ("He ate turkey in Turkey.", "TUR"),
        ("The Republic of China was founded in 1912.", "TWN"),
        ("Patriot batteries were sent abroad.", "system:Patriot"),
        ("Stinger missiles were delivered.", "system:Stinger"),
        ("An F-15 Eagle landed.", "system:F-15"),
        ("Leopard tanks arrived at the border.", "system:Leopard"),
        ("Quad leaders met.", "org:Quad"),
        ("The Five Eyes shared it.", "org:Five-Eyes"),
        ("Cuba reopened its embassy.", "CUB"),
    ],
)
def test_a_name_is_settled_by_what_stands_around_it(text: str, expected: str) -> None:
    assert expected in ids(text)


@pytest.mark.parametrize(
    ("text", "unmeant"),
    [
        ("Jim Jordan told reporters that Israel would be helped.", "JOR"),
        ("Chad Smith toured Africa.", "TCD"),
        ("The Georgia Guard flew to the Caucasus.", "GEO"),
        ("A man in Lebanon, Pennsylvania, was arrested.", "LBN"),
        ("He grew up in Moscow, Idaho.", "RUS"),
        ("Northern Ireland voted.", "IRL"),
        ("The Congo River rose.", "COD"),
        ("The Niger river rose.", "NER"),
        ("South America and Latin America grew.", "USA"),
        ("George Washington crossed the river.", "USA"),
        ("She studied at Washington State University.", "USA"),
        ("The Gulf of Mexico is warm.", "MEX"),
        ("The Paris Agreement entered into force.", "FRA"),
        ("The Vienna Convention protects envoys.", "AUT"),
        ("The Patriot Act was renewed.", "system:Patriot"),
        ("A patriot spoke.", "system:Patriot"),
        ("The bee lost its stinger.", "system:Stinger"),
        ("A leopard escaped from the zoo.", "system:Leopard"),
        ("Quad bikes were sold.", "org:Quad"),
        ("Equatorial Guinea and Guinea-Bissau met.", "GIN"),
        ("American Samoa voted.", "WSM"),
    ],
)
def test_a_name_inside_another_is_not_meant(text: str, unmeant: str) -> None:
    assert unmeant not in ids(text)


@pytest.mark.parametrize(
    "text",
    [
        "Korea was divided.",
        "The Congo said no.",
        "The Seven agreed.",
        "Bush invaded.",
        "Cheney backed the war.",
        "They hid in the bush.",
        "In May it rained.",
        "Georgia won the game.",
    ],
)
def test_what_the_text_does_not_settle_stays_open(text: str) -> None:
    assert not ids(text)


def test_brussels_is_a_place_and_nobody_in_particular() -> None:
    assert [n.entity.kind for n in named("Brussels approved it.")] == ["place"]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Moscow said that it would respond.", "metonym"),
        ("The delegates met in Moscow.", "city"),
        ("Talks with Paris ended.", "metonym"),
        ("Talks in Paris ended.", "city"),
        ("The treaty was signed in Vienna.", "city"),
        ("Kyiv residents fled.", "city"),
        ("A Washington-based institute said so.", "compound"),
        ("The US-led coalition struck.", "compound"),
        ("Pro-Russian fighters withdrew.", "compound"),
        ("Sino-Russian trade rose.", "adjective"),
        ("The Kremlin denied it.", "metonym"),
        ("The Blue House denied it.", "metonym"),
    ],
)
def test_a_government_its_city_and_an_adjective_are_told_apart(text: str, form: str) -> None:
    assert named(text)[0].form == form


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anglo-American ties deepened.", ["GBR", "USA"]),
        ("A Franco-German brigade arrived.", ["FRA", "DEU"]),
        ("US-China talks ended.", ["USA", "CHN"]),
    ],
)
def test_both_halves_of_a_compound_are_named(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


def test_a_sense_once_settled_holds_for_the_text() -> None:
    assert ids("Georgia lies in the Caucasus. Georgia voted.") == ["GEO", "place:caucasus", "GEO"]


def test_a_family_name_means_whom_the_text_named_in_full() -> None:
    text = "In May, Theresa May resigned. May said that she was sorry. Mrs. May left. Brian May sang. May 5 was sunny."
    assert [text[n.start : n.end] for n in named(text)] == ["Theresa May", "May", "May"]
    assert ids("George W. Bush left. Bush went home.") == ["person:george-w-bush"] * 2
    assert ids("Dick Cheney left. Cheney went home.") == ["person:dick-cheney"] * 2
    assert ids("Kim Jong Un spoke. Kim left.") == ["person:kim-jong-un"] * 2


def test_a_family_name_of_two_people_stays_open() -> None:
    assert ids("Kim Jong Un met Kim Yo Jong. Kim left.") == ["person:kim-jong-un", "person:kim-yo-jong"]


def test_an_abbreviation_means_what_the_text_explains() -> None:
    assert ids("The European Defence Agency (EDA) met. The EDA will buy shells.") == ["org:EDA"] * 3
