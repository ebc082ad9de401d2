"""The spending layer: who pays whom, and which figures are compared."""

from __future__ import annotations

from detente.record import View
from detente.system import System, layers
from detente.system.graph import between_states
from detente.system.layers import all_bonds, bonds
from detente.system.measures import ranking
from detente.system.spending import definitions, spending


def test_military_aid_in_money_ties_who_pays_to_whom(core: View) -> None:
    system = System.at(core, "2024-01-01")
    aid = system.layer("spending")
    assert ("USA", "UKR") in {(t.source, t.target) for t in aid.ties}
    for tie in aid.ties:
        for id in tie.statements:
            statement = aid.statements[id]
            assert statement.capacity == "military aid"
            assert len(statement.unit) == 3
    assert between_states(system, "spending").has_edge("UKR", "USA")


def test_aid_counts_among_the_arms_too_and_as_long_as_each_layer_says(core: View) -> None:
    system = System.at(core, "2026-06-30")
    held = {layer: {id for t in system.layer(layer).ties for id in t.statements} for layer in ("arms", "spending")}
    assert held["spending"] <= held["arms"]
    ended = {system.statements[id].end[:4] for id in held["spending"]} - {""}
    assert min(ended) >= str(2026 - layers()["spending"].lasts)


def test_a_sale_is_no_aid(core: View) -> None:
    for tie in System.during(core, 1990, 2026, only=["spending"]).ties:
        assert tie.target in {"UKR", "ISR", "PHL"}
        assert tie.label.startswith("military aid")


def test_a_layer_beside_its_own_is_read_alone(core: View) -> None:
    assert {bond.layer for bond in all_bonds()["arms"]} == {"arms", "spending"}
    assert bonds()["arms"].layer == "arms"
    over = System.during(core, 2020, 2025, only=["spending"])
    assert {t.layer for t in over.ties} == {"spending"}
    assert {t.layer for t in over.on(over.as_of).ties} == {"spending"}
    assert set(System.at(core, over.as_of).layer("spending").ties) == set(over.on(over.as_of).ties)


def test_the_definition_is_that_of_most_states_at_the_date(core: View) -> None:
    for day, year, states in (("2024-01-01", 2022, 19), ("2026-01-01", 2024, 34)):
        found = ranking(System.at(core, day))
        assert found
        assert (found["year"], found["unit"]) == (year, "USD")
        assert found["definition"].startswith("SIPRI, fact sheet")
        assert len(found["ranks"]) >= states


def test_what_is_covered_lately_counts_before_what_was_covered_long_ago(core: View) -> None:
    for last in (2018, 2020, 2022, 2025):
        found = spending(core, last - 9, last)
        lately = {actor for actor, figures in found.series.items() if max(figures) > last - 3}
        assert len(lately) > 4, found.definition
    assert spending(core, 2013, 2022).definition == "SIPRI, fact sheet of April 2023, actual"


def test_figures_of_one_state_alone_are_compared_only_where_they_are_asked_for(core: View) -> None:
    assert spending(core, 2009, 2010).series == {}
    alone = next(name for name, count in definitions(core, 2009, 2010) if count == 1)
    assert len(spending(core, 2009, 2010, alone).series) == 1
