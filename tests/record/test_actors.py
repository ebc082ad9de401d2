"""Who is meant by what somebody types."""

from __future__ import annotations

import pytest

from detente.errors import NotFoundError
from detente.record import open_record
from detente.record.actors import actor, involving
from detente.vocabulary import Entity, load


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("JPN", "JPN"),
        ("jpn", "JPN"),
        ("japan", "JPN"),
        ("org:NATO", "org:NATO"),
        ("nato", "org:NATO"),
        ("joe  biden", "person:joe-biden"),
    ],
)
def test_an_id_or_a_name_in_any_case(typed: str, id: str) -> None:
    assert actor(typed, load()).id == id


def test_a_name_that_is_nearly_one_is_offered() -> None:
    with pytest.raises(NotFoundError) as missing:
        actor("Polnd", load())
    assert "Poland" in missing.value.remedy


def test_those_that_an_import_coined_are_known_too() -> None:
    coined = {"state:hanover": Entity("state:hanover", "state", ("Hanover",))}
    assert actor("hanover", load(), coined).id == "state:hanover"


def test_every_statement_of_an_actor_in_the_order_of_time() -> None:
    found = involving(open_record(), "FIN", load())
    assert found
    assert all("FIN" in dict(s.roles).values() for s in found)
    assert [s.start for s in found] == sorted(s.start for s in found)
