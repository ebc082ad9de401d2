"""The system as graphs of networkx: all ties as they are, or the states alone, tied directly or through what they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from itertools import combinations
from typing import TYPE_CHECKING

from detente.system.layers import bonds, layers

if TYPE_CHECKING:
    import networkx as nx

    from detente.system.network import System


def graph(system: System) -> nx.MultiDiGraph[str]:
    """Every actor a node and every tie an edge, keyed by its id."""
    import networkx as nx

    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for actor in system.actors.values():
        made.add_node(actor.id, name=actor.name, kind=actor.kind)
    for tie in system.ties:
        made.add_edge(
            tie.source, tie.target, key=tie.id, layer=tie.layer, relation=tie.relation, label=tie.label,
            directed=tie.directed, weight=tie.weight, start=tie.start, end=tie.end, told=tie.told or "",
            statements=" ".join(tie.statements),
        )  # fmt: skip
    return made


def between_states(system: System, layer: str, actors: Collection[str] = ()) -> nx.Graph[str]:
    """The states of one layer, or only these actors, with whom ties them.

    Two are tied where a tie leads from one to the other, or where they share a body, a treaty, an exercise or a meeting of no more
    members than the layer's `bodies`; or where they are the two sides of a war.

    A shared body of n members adds 1/(n-1) to the weight (Newman 2001, *Physical Review E* 64, 016132), a direct tie adds 1.
    """
    import networkx as nx

    people = set(actors) or {a.id for a in system.actors.values() if a.kind == "state"}
    made: nx.Graph[str] = nx.Graph()
    members: dict[str, set[str]] = defaultdict(set)
    sides: dict[str, set[str]] = defaultdict(set)
    weights: dict[tuple[str, str], float] = defaultdict(float)
    direct: set[tuple[str, str]] = set()
    for tie in system.ties:
        if tie.layer != layer:
            continue
        if bonds()[tie.relation].shared and tie.target not in people:
            if tie.source in people:
                members[tie.target].add(tie.source)
        elif bonds()[tie.relation].against and tie.target not in people:
            sides[tie.target].add(tie.source)
        elif tie.source in people and tie.target in people:
            direct.add((min(tie.source, tie.target), max(tie.source, tie.target)))
    two = (sorted(each) for each in sides.values() if len(each) == 2 and each <= people)
    direct |= {(one, other) for one, other in two}
    for pair in direct:
        weights[pair] += 1
    for body in sorted(set(members) - layers()[layer].loose):
        if 1 < len(members[body]) <= layers()[layer].bodies:
            for pair in combinations(sorted(members[body]), 2):
                weights[pair] += 1 / (len(members[body]) - 1)
    made.add_nodes_from(sorted({id for pair in weights for id in pair} | (set(actors) & people)))
    made.add_edges_from((a, b, {"weight": weight}) for (a, b), weight in sorted(weights.items()))
    return made
