"""For whom persons act."""

from __future__ import annotations

from detente.claims import Statement
from detente.record import View
from detente.system import System
from detente.system.layers import bonds
from detente.system.offices import Offices, owner
from detente.system.ties import ties
from detente.vocabulary import load


def kinds(system: System) -> set[str]:
    return {actor.kind for actor in system.actors.values()}


def test_who_holds_an_office_acts_for_its_state_at_that_time(core: View) -> None:
    offices = Offices(core)
    assert offices.actor("person:antony-blinken", "2024-05-16", "2024-05-16") == "USA"
    assert offices.actor("person:jens-stoltenberg", "2020-01-01", "2020-01-01") == "org:NATO"
    assert offices.actor("person:jens-stoltenberg", "2012-01-01", "2012-01-01") == "NOR"
    assert offices.actor("person:antony-blinken", "1990-01-01", "1990-01-01") == "person:antony-blinken"
    assert offices.actor("FRA", "2024-05-16", "2024-05-16") == "FRA"


def test_an_office_of_a_ministry_or_force_is_its_states() -> None:
    assert owner("office:USA/secretary-of-state", load()) == "USA"
    assert owner("office:org:NATO/secretary-general", load()) == "org:NATO"
    assert owner("office:XYZ/prime-minister", load()) == "XYZ"  # one that an import has coined
    owners = {owner(e.id, load()) for e in load().entities.values() if e.kind == "office"}
    assert {load().entities[id].kind for id in owners} == {"state", "organisation"}


def test_meetings_and_statements_of_office_holders_are_those_of_their_state(core: View) -> None:
    folded, apart = (System.at(core, "2024-08-01", only=["diplomacy"], persons=p) for p in (False, True))
    assert "person" in kinds(apart)
    assert "person:vladimir-putin" not in folded.actors
    theirs = next(t for t in folded.ties if (t.source, t.target) == ("RUS", "FIN"))
    assert "person:vladimir-putin" in folded.statements[theirs.statements[0]].role("speaker")
    assert len(folded.ties) < len(apart.ties)
    assert {id for t in folded.ties for id in t.statements} <= {id for t in apart.ties for id in t.statements}


def test_over_years_and_by_date_agree_on_whom_persons_act_for(core: View) -> None:
    for persons in (False, True):
        over = System.during(core, 2015, 2025, only=["diplomacy"], persons=persons)
        for day in ("2018-07-01", "2024-12-31"):
            there = System.at(core, day, only=["diplomacy"], persons=persons)
            assert set(over.on(there.as_of).ties) == set(there.ties)


def test_who_speaks_of_the_own_state_is_tied_to_nobody(core: View) -> None:
    roles = (("speaker", "person:antony-blinken"), ("about", "USA"))
    said = Statement("0" * 16, "said", roles, "s", when="2024-05-16", start="2024-05-16", end="2024-05-16")
    assert list(ties(bonds()["said"], [said], offices=Offices(core))) == []
    assert len(list(ties(bonds()["said"], [said]))) == 1
