"""The measures on graphs whose values are known, and on the record."""

from __future__ import annotations

import os
import random
import subprocess
import sys

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import InputError
from detente.record import View
from detente.system import System
from detente.system.dependence import Flows
from detente.system.measures import blocs, brokers, centralisation, density, hub, measures
from detente.system.race import race
from detente.system.spending import Spending


def weighed(graph: nx.Graph) -> nx.Graph:
    nx.set_edge_attributes(graph, 1.0, "weight")
    return nx.relabel_nodes(graph, {n: f"S{n}" for n in graph})


def test_a_star_is_all_hub_and_a_clique_has_none() -> None:
    star, clique = weighed(nx.star_graph(5)), weighed(nx.complete_graph(6))
    assert (centralisation(star), centralisation(clique)) == (1, 0)
    assert density(clique) == 1
    assert hub(star) == {"actor": "S0", "partners": 5, "spokes": 1}
    assert hub(clique)["spokes"] == 0
    assert [b["actor"] for b in brokers(star)] == ["S0"]
    assert brokers(clique) == []


def test_two_cliques_that_one_tie_joins_are_two_blocs() -> None:
    found = blocs(weighed(nx.barbell_graph(5, 0)))
    assert [len(bloc) for bloc in found["members"]] == [5, 5]
    assert found["modularity"] > 0.4


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=40))
@settings(deadline=None)
def test_what_holds_of_any_graph(edges: list[tuple[int, int]]) -> None:
    graph = nx.Graph()
    graph.add_nodes_from(range(3))
    graph.add_edges_from((a, b) for a, b in edges if a != b)
    graph = weighed(graph)
    assert 0 <= density(graph) <= 1
    assert 0 <= centralisation(graph) <= 1
    assert sorted(n for bloc in blocs(graph)["members"] for n in bloc) in ([], sorted(graph))


def test_the_concentration_of_equal_shares_is_one_through_their_number() -> None:
    volumes = {("A", f"S{n}"): 10.0 for n in range(4)} | {("B", "S0"): 7.0}
    found = Flows(2020, 2024, volumes)
    assert found.concentration("A") == pytest.approx(0.25)
    assert found.concentration("B") == 1
    assert found.concentration("C") is None
    assert sum(found.suppliers("A").values()) == pytest.approx(1)
    assert found.imports() == {"A": 40, "B": 7}


def test_shares_and_ranks_with_equal_figures() -> None:
    figures = Spending("d", "USD", {"A": {2024: 5.0}, "B": {2024: 5.0}, "C": {2024: 10.0}}, {})
    assert figures.ranks(2024) == {"C": 1, "A": 2, "B": 2}
    assert figures.shares(2024) == {"C": 0.5, "A": 0.25, "B": 0.25}
    assert figures.shares(1900) == {}


def test_the_measures_of_the_record_name_what_everybody_knows(core: View) -> None:
    found = measures(System.at(core, "2024-01-01"))
    assert found["layers"]["bonds"]["hub"]["actor"] == "USA"
    bloc = next(b for b in found["layers"]["bonds"]["blocs"]["members"] if "POL" in b)
    assert {"DEU", "EST", "ITA"} <= set(bloc)
    assert "RUS" not in bloc
    assert found["balance"]["balanced"] <= found["balance"]["triangles"]


def test_blocs_are_the_same_in_every_run() -> None:
    code = (
        "from detente.record import open_record; from detente.system import System; from detente.system.measures import measures;"
        "print(measures(System.at(open_record(), '2024-01-01')))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, env=os.environ | {"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]


def test_a_made_up_race_is_found_with_its_coefficients() -> None:
    x, y = [10.0], [14.0]
    chance = random.Random(7)
    for n in range(599):
        x.append(x[-1] + 0.3 * y[n] - 0.4 * x[n] + 1 + chance.gauss(0, 0.5))
        y.append(y[-1] + 0.2 * x[n] - 0.5 * y[n] + 3 + chance.gauss(0, 0.5))
    series = {"A": dict(enumerate(x, 1000)), "B": dict(enumerate(y, 1000))}
    found = race(Spending("d", "USD", series, {}), "A", "B")
    first, second = found.equations
    scale = (sum(y) / len(y)) / (sum(x) / len(x))  # each series is divided by its mean
    assert first.reaction.value == pytest.approx(0.3 * scale, abs=0.1)
    assert first.fatigue.value == pytest.approx(0.4, abs=0.1)
    assert second.reaction.value == pytest.approx(0.2 / scale, abs=0.1)
    assert second.fatigue.value == pytest.approx(0.5, abs=0.1)
    assert all(e.reaction.low < e.reaction.value < e.reaction.high for e in found.equations)
    assert found.settles
    assert any("no proof" in warning for warning in found.warnings)


def test_too_few_years_are_refused_with_what_to_do() -> None:
    series = {"A": {2000: 1.0, 2001: 2.0}, "B": {2001: 1.0}}
    with pytest.raises(InputError, match="12 are needed"):
        race(Spending("d", "USD", series, {}), "A", "B")
