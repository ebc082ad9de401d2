"""Ties, systems as of a date and over years, and what follows from them whatever the record."""

from __future__ import annotations

import datetime as dt

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.claims import Statement
from detente.claims.identity import content_id
from detente.record import View
from detente.report.system_json import as_dict
from detente.system import System, layers
from detente.system.change import changes, growth
from detente.system.graph import between_states
from detente.system.layers import bonds
from detente.system.ties import ties
from detente.vocabulary import load

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2010, 12, 31))


def membership(first: dt.date, last: dt.date | None, member: str = "FRA") -> Statement:
    start, end = first.isoformat(), last.isoformat() if last else ""
    roles = (("member", member), ("organisation", "org:NATO"))
    return Statement(
        content_id([member, start, end]), "member_of", roles, "s", when=f"{start}/{end or '..'}", start=start, end=end
    )


@st.composite
def memberships(draw: st.DrawFn) -> list[Statement]:
    found = []
    for _ in range(draw(st.integers(1, 6))):
        first, last = sorted((draw(DAYS), draw(DAYS)))
        found.append(membership(first, last if draw(st.booleans()) else None, draw(st.sampled_from(["FRA", "DEU"]))))
    return list({s.id: s for s in found}.values())


@given(memberships(), DAYS)
@settings(deadline=None, max_examples=200)
def test_a_tie_holds_on_a_day_just_where_a_statement_does(statements: list[Statement], day: dt.date) -> None:
    on = day.isoformat()
    said = {s.role("member")[0] for s in statements if s.start <= on and (not s.end or on <= s.end)}
    made = list(ties(bonds()["member_of"], statements))
    assert {t.source for t in made if t.holds(on, on)} == said
    assert sorted(id for t in made for id in t.statements) == sorted(s.id for s in statements)
    for one in made:  # two ties of the same two never touch
        for other in made:
            assert one is other or one.source != other.source or not other.holds(one.start, one.end or "9999-12-31")


@given(memberships())
@settings(deadline=None)
def test_the_order_of_statements_does_not_matter(statements: list[Statement]) -> None:
    bond = bonds()["member_of"]
    one, other = (sorted(ties(bond, each), key=lambda t: t.id) for each in (statements, statements[::-1]))
    assert one == other


def test_years_over_and_by_date_agree(core: View) -> None:
    over = System.during(core, 1991, 2025)
    for day in (dt.date(1991, 1, 1), dt.date(1991, 12, 31), dt.date(2004, 2, 29), dt.date(2024, 6, 30)):
        assert set(over.on(day).ties) == set(System.at(core, day).ties)
    assert all(t.holds("1991-01-01", "2025-12-31") for t in over.ties)
    for system in System.yearly(core, 2021, 2024):
        assert set(system.ties) == set(System.at(core, system.as_of).ties)


def test_every_tie_carries_its_statements_and_joins_known_actors(core: View) -> None:
    system = System.at(core, "2024-01-01")
    assert len({t.id for t in system.ties}) == len(system.ties)
    for tie in system.ties:
        assert tie.statements
        assert {tie.source, tie.target} <= set(system.actors)
        for id in tie.statements:
            said = system.statements[id]
            assert {tie.source, tie.target} <= {system.acts_for(e, said.start, said.end) for _, e in said.roles}
    assert {t.layer for t in system.ties} == set(layers())


def test_a_layer_alone_is_what_it_is_of_the_whole(core: View) -> None:
    whole = System.at(core, "2024-01-01")
    assert set(whole.layer("arms").ties) == set(System.at(core, "2024-01-01", only=["arms"]).ties)
    with pytest.raises(KeyError, match="no layer"):
        whole.layer("weather")


def test_the_graph_has_an_edge_a_tie(core: View) -> None:
    system = System.at(core, "2024-01-01")
    graph = system.to_networkx()
    assert isinstance(graph, nx.MultiDiGraph)
    assert graph.number_of_edges() == len(system.ties) == len(system.rows())
    assert set(graph) == set(system.actors)


def test_changes_are_what_two_dates_differ_by(core: View) -> None:
    before, after = (System.at(core, day, only=["bonds"]) for day in ("2023-01-01", "2024-12-31"))
    joined = {(c.actor, c.verb, c.object) for c in before.change(after)}
    assert ("FIN", "joined", "org:NATO") in joined
    assert ("SWE", "joined", "org:NATO") in joined
    over = {(c.actor, c.verb, c.object) for c in changes(System.during(core, 2023, 2024, only=["bonds"]))}
    assert {c for c in joined if c[1] in {"joined", "left"}} <= over
    assert before.change(before) == ()
    assert after.change(before) == before.change(after)


@pytest.mark.parametrize("day", [dt.date.min, dt.date(4, 2, 29), dt.date(2024, 2, 29), dt.date.max])
def test_any_day_has_a_system(core: View, day: dt.date) -> None:
    system = System.at(core, day)
    assert all(t.holds("0001-01-01", day.isoformat()) for t in system.ties)
    assert as_dict(system)["as_of"] == day.isoformat()


def test_growth_counts_pairs_and_never_more_than_there_are(core: View) -> None:
    pacific = ["JPN", "KOR", "AUS", "NZL"]
    found = growth(System.during(core, 2015, 2024), "org:NATO", pacific)
    assert all(0 <= count <= 32 * 4 for counts in found.values() for count in counts.values())
    assert found["exercises"][2024] > found["exercises"][2015]
    # Japan and the United States are bound, and so it stays
    assert min(found["bonds"].values()) >= 1


def test_a_body_too_large_ties_nobody(core: View) -> None:
    system = System.at(core, "2024-01-01")
    graph = between_states(system, "bonds")
    assert graph.has_edge("FIN", "USA")
    osce = system.where(t for t in system.ties if t.target == "org:OSCE")
    assert len(osce.ties) > layers()["bonds"].bodies
    assert not between_states(osce, "bonds").number_of_edges()
    assert all(data["weight"] > 0 for *_, data in graph.edges(data=True))


def test_layers_name_relations_and_roles_that_are_there() -> None:
    for layer in layers().values():
        for bond in layer.bonds:
            assert {bond.source, bond.target} <= set(load().relation(bond.relation).roles)


def test_a_signature_ends_with_its_treaty(core: View) -> None:
    signed = {t.source: t for t in System.during(core, 1950, 2024).ties if t.target == "treaty:warsaw-pact"}
    assert signed["POL"].end == "1991-07-01"
    assert not [t for t in System.at(core, "1992-01-01").ties if t.target == "treaty:warsaw-pact"]
    assert [t for t in System.at(core, "2024-01-01").ties if t.target == "treaty:new-start"]
    assert not [t for t in System.at(core, "2026-06-01").ties if t.target == "treaty:new-start"]
    over = {e.id for e in load().entities.values() if e.kind in {"state", "treaty"} and "" < e.until < "2024"}
    assert not [t for t in System.at(core, "2024-06-01").ties if {t.source, t.target} & over]
    told = {(c.actor, c.object) for c in changes(System.during(core, 1991, 1991))}
    assert ("POL", "treaty:warsaw-pact") not in told  # a treaty that ends is not left
    assert ("POL", "org:Warsaw-Pact") in told
