"""Measures of a system's shape. Each says its formula and its source; networkx reckons them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations
from typing import TYPE_CHECKING, Any

from detente.system.graph import between_states
from detente.system.layers import layers

if TYPE_CHECKING:
    import networkx as nx

    from detente.system.network import System

SEED = 1
"""Of the search for blocs, so that the same system has the same blocs."""
SHOWN = 10
"""How many of the foremost are named."""


def density(graph: nx.Graph[str]) -> float:
    """Density: how many of the pairs of states that could be tied are tied, from 0 to 1.

    Formula: 2m / (n(n-1)) with m tied pairs among n states that have any tie in the layer.
    Source: Wasserman and Faust, *Social Network Analysis* (1994), 101. `networkx.density`.
    """
    import networkx as nx

    return round(float(nx.density(graph)), 6)


def centralisation(graph: nx.Graph[str]) -> float | None:
    """Centralisation: how far the ties run together in one state: 1 for a star, 0 where all have as many.

    Formula: Σ(max c - c_i) / (n-2), with c_i = degree_i / (n-1).
    Source: Freeman, "Centrality in social networks", *Social Networks* 1 (1979), 215-239. `networkx.degree_centrality`.
    """
    import networkx as nx

    if graph.number_of_nodes() < 3:
        return None
    degrees = list(nx.degree_centrality(graph).values())
    return round(sum(max(degrees) - d for d in degrees) / (len(degrees) - 2), 6)


def hub(graph: nx.Graph[str]) -> dict[str, Any] | None:
    """Hub and spoke: the state with the most ties, and how few of its partners are tied to each other: 1 for pure spokes.

    Formula: 1 - C, with C the local clustering of the hub, the share of pairs of its partners that are tied.
    Source: Watts and Strogatz, *Nature* 393 (1998), 440-442, for C; Cha, "Powerplay", *International Security* 34:3 (2010), for
    hub and spokes as an order of alliances. `networkx.clustering`.
    """
    import networkx as nx

    if not graph.number_of_edges():
        return None
    name = min(graph, key=lambda node: (-graph.degree(node), node))
    clustering: dict[str, float] = nx.clustering(graph, [name])  # type: ignore[assignment]
    apart = 1 - clustering[name]
    return {"actor": name, "partners": graph.degree(name), "spokes": round(apart, 6)}


def brokers(graph: nx.Graph[str]) -> list[dict[str, Any]]:
    """Brokerage: who stands between others; betweenness is the share of shortest paths that lead through a state; constraint is low
    where its partners are not tied to each other.

    Formula: betweenness Σ σ(s,t|v) / σ(s,t) over pairs, divided by (n-1)(n-2)/2; constraint Σ_j (p_ij + Σ_q p_iq p_qj)², with p by
    weight.
    Source: Freeman, *Sociometry* 40 (1977), 35-41; Burt, *Structural Holes* (1992), 54-55. `networkx.betweenness_centrality`,
    `networkx.constraint`.
    """
    import networkx as nx

    between = nx.betweenness_centrality(graph)
    foremost = sorted((n for n in graph if between[n] > 0), key=lambda n: (-between[n], n))[:SHOWN]
    constraint = nx.constraint(graph, foremost, weight="weight") if foremost else {}
    return [
        {"actor": n, "betweenness": round(between[n], 6), "constraint": round(float(constraint[n]), 6)}
        for n in foremost
    ]


def blocs(graph: nx.Graph[str]) -> dict[str, Any]:
    """Blocs: states that are tied more among themselves than ties by chance would make them; modularity says how much more.

    Formula: the partition that the search finds for Q = Σ_c [ L_c/m - (k_c/2m)² ], over ties by weight.
    Source: Blondel and others, *Journal of Statistical Mechanics* (2008), P10008; Newman, *PNAS* 103 (2006), 8577-8582. The
    search is by chance, and seeded. `networkx.community.louvain_communities`, `networkx.community.modularity`.
    """
    import networkx as nx

    if not graph.number_of_edges():
        return {"modularity": None, "members": []}
    names = sorted(graph)
    number = {
        name: n for n, name in enumerate(names)
    }  # numbers, unlike names, stand in sets in the same order in every run
    ordered: nx.Graph[int] = nx.Graph()
    ordered.add_nodes_from(range(len(names)))
    ordered.add_weighted_edges_from(sorted((number[a], number[b], d["weight"]) for a, b, d in graph.edges(data=True)))
    found: list[set[int]] = nx.community.louvain_communities(ordered, weight="weight", seed=SEED)
    named = sorted((sorted(names[n] for n in bloc) for bloc in found), key=lambda bloc: (-len(bloc), bloc))
    return {"modularity": round(nx.community.modularity(ordered, found, weight="weight"), 6), "members": named}


def balance(system: System) -> dict[str, Any] | None:
    """Structural balance: the share of triangles in which the friend of a friend is a friend and the enemy of an enemy too.

    Formula: triangles with an even number of hostile sides / all triangles. A side is hostile where the hostility layer ties
    the two and friendly where bonds do; a pair tied by both counts as hostile.
    Source: Cartwright and Harary, *Psychological Review* 63 (1956), 277-293; Harary, "A structural analysis of the situation in the
    Middle East", *Journal of Conflict Resolution* 5 (1961), 167-178. `networkx.all_triangles`.
    """
    import networkx as nx

    signed: nx.Graph[str] = nx.Graph()
    for layer in sorted(layers().values(), key=lambda each: -each.sign):
        if layer.name in {"bonds", "hostility"}:
            signed.add_edges_from(between_states(system, layer.name).edges(), sign=layer.sign)
    hostile = [
        sum(signed.edges[side]["sign"] < 0 for side in combinations(triangle, 2))
        for triangle in nx.all_triangles(signed)
    ]
    balanced = sum(count % 2 == 0 for count in hostile)
    share = balanced / len(hostile) if hostile else 0
    return {"triangles": len(hostile), "balanced": balanced, "share": round(share, 6)} if hostile else None


BY_LAYER: Mapping[str, Callable[[nx.Graph[str]], Any]] = {
    "density": density,
    "centralisation": centralisation,
    "hub": hub,
    "brokers": brokers,
    "blocs": blocs,
}
"""The measures of a layer's states, by the name that they have in the output."""


def measures(system: System) -> dict[str, Any]:
    """All measures of a system: those of each layer that ties states, structural balance, arms dependence, and spending's ranks."""
    from detente.system.dependence import dependence

    by_layer: dict[str, Any] = {}
    for name in layers():
        graph = between_states(system, name)
        if graph.number_of_edges():
            size = {"states": graph.number_of_nodes(), "pairs": graph.number_of_edges()}
            by_layer[name] = size | {measure: reckon(graph) for measure, reckon in BY_LAYER.items()}
    return {
        "layers": by_layer,
        "balance": balance(system),
        "dependence": dependence(system),
        "spending": ranking(system),
    }


def ranking(system: System, definition: str = "") -> dict[str, Any] | None:
    """Spending: the share of each state in what all together spend, and its rank, in the latest year that most have figures for.

    Formula: x_i / Σx, over the states that have a figure in the definition; 1 is the highest, and equal figures share a rank.
    Source: as SIPRI ranks, *Trends in World Military Expenditure* (yearly), table 1.
    """
    figures = system.spending(definition)
    counts: dict[int, int] = {}
    for years in figures.series.values():
        for year in years:
            counts[year] = counts.get(year, 0) + 1
    full = [year for year, count in counts.items() if count >= 0.8 * max(counts.values())]
    if not full:
        return None
    year = max(full)
    ranks, shares = figures.ranks(year), figures.shares(year)
    rows = [
        {"actor": a, "value": v, "share": round(shares[a], 6), "rank": ranks[a]} for a, v in figures.year(year).items()
    ]
    return {"definition": figures.definition, "unit": figures.unit, "year": year, "ranks": rows}
