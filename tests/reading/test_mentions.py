"""Which entity a text names, in the many forms that names take."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.mentions import align, gazetteer
from detente.reading.syntax import parse
from detente.vocabulary import load


def ids(text: str) -> list[str]:
    return [n.entity.id for n in gazetteer(load()).find(text, parse(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The F-35As landed.", "system:F-35A"),
        ("Su-35s took off.", "system:Su-35"),
        ("PAC-3 MSE interceptors arrived.", "system:PAC-3-MSE"),
        ("They ordered K2 Black Panther tanks.", "system:K2"),
        ("The S-400 Triumf was shown.", "system:S-400"),
        ("SCALP missiles were fired.", "system:Storm-Shadow"),
        ("JASSM-ER missiles were ordered.", "system:JASSM"),
        ("The B61-12 is a bomb.", "system:B61-12"),
        ("The PLA Navy sailed.", "org:PLAN"),
        ("The Bundeswehr trains.", "org:Bundeswehr"),
        ("The Group of Seven met.", "org:G7"),
        ("The KGB watched.", "org:KGB"),
        ("Boko Haram attacked.", "org:Boko-Haram"),
        ("The Soviet Union collapsed.", "SUN"),
        ("Czechoslovakia split.", "CSK"),
        ("Nazi Germany surrendered.", "GMY"),
        ("The INF Treaty ended.", "treaty:inf"),
        ("The Dayton Accords were signed.", "treaty:dayton"),
        ("The Iran-Iraq War lasted long.", "conflict:iran-iraq-war"),
        ("The Shangri-La Dialogue opened.", "meeting:shangri-la-dialogue"),
        ("TURKEY VOTES", "TUR"),
        ("the People’s Liberation Army marched", "org:PLA"),
        ("Vladimir Putin spoke.", "person:vladimir-putin"),
    ],
)
def test_names_are_found_in_their_forms(text: str, expected: str) -> None:
    assert expected in ids(text)


def test_an_extinct_state_has_its_dates() -> None:
    for id in ("SUN", "CSK", "GMY", "AUH"):
        assert load().entity(id).until


def test_an_office_takes_the_state_beside_it() -> None:
    assert "office:JPN/prime-minister" in ids("The Japanese prime minister spoke.")
    assert "office:RUS/defence-minister" in ids("The defence minister of Russia spoke.")
    assert not [i for i in ids("The prime minister spoke.") if i.startswith("office:")]


@given(st.text(alphabet="Chad US-ledUKRin Moscow, Georgia.’'\n", max_size=80))
def test_mentions_are_in_order_and_apart(text: str) -> None:
    sentences = parse(text)
    found = gazetteer(load()).find(text, sentences)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert {n.start for n in align(found, sentences).values()} <= {n.start for n in found}
