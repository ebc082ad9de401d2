"""What the pages and pictures of a system show, made ready from its JSON-ready values ("detente.system/1"): actors with
their places, ties and lines, what the map colours, what changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from detente.report.system.layout import FEW, WIDTH, Place, arrange, height, readable
from detente.report.system.parts import Actor, Cited, Evidence, Tie, days, lines
from detente.report.system.world import project, world
from detente.system import layers
from detente.vocabulary import load

TOLD = {
    "borne_out": "the record bears it out", "disputed": "the record says otherwise",
    "not_in_record": "not in the record", "left_out": "in the record, not in the text",
    "supposed": "supposed",
}  # fmt: skip
"""How a tie that a text tells stands against the record."""
SHOWN = 40
"""As many names of a list are shown."""
SHADES = ("on4", "on2", "on1")
"""The colours of the map for one relation after the other."""


class SystemView:
    """A system laid out. Raises KeyError where a tie names an actor, or evidence, that the values do not hold."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = values
        self.as_of = str(values["as_of"])
        between = values.get("between")
        self.between: tuple[int, int] | None = (int(between[0]), int(between[1])) if between else None
        degree = Counter(id for t in values["ties"] for id in (t["source"], t["target"]))
        held = sorted(values["actors"], key=lambda a: (-degree[a["id"]], a["id"]))
        self._of = {a["id"]: n for n, a in enumerate(held)}
        self.evidence: dict[str, Evidence] = {}
        self.sources: dict[tuple[str, ...], Cited] = {}
        names = {a["id"]: a["name"] for a in held}
        rows = sorted(
            values["ties"], key=lambda t: (names[t["source"]].casefold(), t["source"])
        )  # as the table has them
        self.ties = [self._tie(n, t) for n, t in enumerate(rows)]
        self.actors = self._actors(held, degree)
        self.lines = list(lines(self.ties, self.actors))

    @property
    def size(self) -> tuple[float, float]:
        """The size of the graph."""
        return WIDTH, height(len(self.actors))

    @property
    def few(self) -> bool:
        """Whether it is small enough to be seen whole on a telephone."""
        return len(self.actors) <= FEW

    @cached_property
    def layers(self) -> dict[str, str]:
        """The layers that have ties, in the order of the legend, with their names."""
        found = {t.layer for t in self.ties}
        order = (*layers(), *sorted(found - set(layers())))
        return {name: name.replace("_", " ").capitalize() for name in order if name in found}

    @cached_property
    def told(self) -> dict[str, int]:
        """How many ties stand how against the record, where the system is that of a text."""
        counts = Counter(t.told for t in self.ties)
        return {k: counts[k] for k in TOLD if counts[k]}

    @property
    def untold(self) -> bool:
        """Whether there are ties of which no text tells."""
        return any(not t.told for t in self.ties)

    @cached_property
    def hubs(self) -> list[Actor]:
        """Those whose ties the map can show: organisations first, then the rest, by how many states are tied to them."""
        states: dict[int, set[int]] = defaultdict(set)
        for t in self.ties:
            for one, other in ((t.source, t.target), (t.target, t.source)):
                if t.layer in self.binding and self.actors[other].kind == "state":
                    states[one].add(other)
        found = [self.actors[n] for n in states if len(states[n]) > 1 or self.actors[n].kind == "state"]
        return sorted(found, key=lambda a: (a.kind == "state", -len(states[a.number]), a.number))

    @property
    def hub(self) -> Actor | None:
        """Whose ties the map shows at first: the alliance that ties most states, then any organisation that does, then the state,
        where none ties three. What is called an alliance stands in the vocabulary; a loose body binds nobody in particular."""
        known, loose = load().entities, {id for layer in layers().values() for id in layer.loose}
        states = [a for a in self.hubs if a.kind == "state"]
        bodies = [a for a in self.hubs if a.kind != "state" and a.ties > 2 and a.id not in loose]
        bodies.sort(key=lambda a: not (a.id in known and "alliance" in known[a.id].called))
        return next(iter(bodies + states), None)

    @cached_property
    def binding(self) -> list[str]:
        """The layers whose ties bind, which the map shows."""
        return [name for name in self.layers if name in layers() and layers()[name].sign > 0]

    @cached_property
    def relations(self) -> list[str]:
        """The relations that ties have, in the order of the vocabulary: what binds closest first."""
        known = {name: n for n, name in enumerate(load().relations)}
        return sorted({t.relation for t in self.ties}, key=lambda r: (known.get(r, len(known)), r))

    def shades(self, hub: Actor) -> tuple[dict[int, str], list[tuple[str, str]]]:
        """How the map is coloured by ties to one actor that hold on the day, the closest darkest: a class an actor, and the key."""
        theirs = [
            t for t in self.ties
            if hub.number in (t.source, t.target) and t.layer in self.binding and t.holds(self.as_of)
        ]  # fmt: skip
        order = [r for r in self.relations if r in {t.relation for t in theirs}]
        kinds = {relation: SHADES[min(n, len(SHADES) - 1)] for n, relation in enumerate(order)}
        found = {hub.number: "self"}
        for t in sorted(theirs, key=lambda t: -order.index(t.relation)):
            found[t.source if t.target == hub.number else t.target] = kinds[t.relation]
        words = {kind: ", ".join(r.replace("_", " ") for r in order if kinds[r] == kind) for kind in kinds.values()}
        return found, list(words.items())

    @cached_property
    def changes(self) -> dict[str, list[tuple[str, list[Evidence], int]]]:
        """What changed, a list a year: a sentence on all who did the same to one body, the statements behind it, their number."""
        names = {a.id: a.name for a in self.actors}
        found: dict[str, dict[tuple[str, str], list[Mapping[str, Any]]]] = defaultdict(lambda: defaultdict(list))
        for c in self.values.get("change") or ():
            found[str(c["year"])][c["verb"], c["object"]].append(c)

        def told(verb: str, body: str, who: list[Mapping[str, Any]]) -> tuple[str, list[Evidence], int]:
            words = (_several(names.get(c["actor"], c["actor"]) for c in who), verb, names.get(body, body))
            cited = [self._cite(c["statement"]) for c in who if c.get("statement")]
            return " ".join(word for word in words if word), cited, len(who)

        return {year: [told(*done, who) for done, who in alike.items()] for year, alike in sorted(found.items())}

    @property
    def effects(self) -> list[tuple[str, str, str]]:
        """Where something is supposed, what would change: what it is of, before, and after."""
        found = (self.values.get("measures") or {}).get("suppose") or ()
        return [(str(e["what"]), _shown(e["before"]), _shown(e["after"])) for e in found]

    def short(self, t: Tie) -> str:
        """A tie for the script: both ends, layer and relation as numbers, the first and last month, whether it is directed, and how
        it stands against the record."""
        layer, relation = self._number_of_layer[t.layer], self._number_of_relation[t.relation]
        parts = (t.source, t.target, layer, relation, t.first[:7], t.last[:7], "1" if t.directed else "", t.told)
        return ",".join(str(p) for p in parts).rstrip(",")

    @cached_property
    def _number_of_layer(self) -> dict[str, int]:
        return {name: n for n, name in enumerate(self.layers)}

    @cached_property
    def _number_of_relation(self) -> dict[str, int]:
        return {name: n for n, name in enumerate(self.relations)}

    def _tie(self, number: int, held: Mapping[str, Any]) -> Tie:
        first, last = days(held["when"], held["relation"], held["layer"])
        return Tie(
            number, self._of[held["source"]], self._of[held["target"]], held["layer"], held["relation"], held["label"],
            bool(held["directed"]), float(held["weight"] or 1), held["when"] or "", first, last,
            tuple(self._cite(id) for id in held["statements"]), held.get("told") or "",
        )  # fmt: skip

    def _cite(self, id: str) -> Evidence:
        if id not in self.evidence:
            said = self.values["evidence"][id]
            text, *proof = (str(said.get(k) or "") for k in ("text", "source", "address", "date", "grade"))
            name, address, date, grade = proof
            source = self.sources.setdefault(tuple(proof), Cited(len(self.sources) + 1, name, address, date, grade))
            self.evidence[id] = Evidence(len(self.evidence) + 1, id, text, source)
        return self.evidence[id]

    def _actors(self, held: list[Mapping[str, Any]], degree: Mapping[str, int]) -> list[Actor]:
        ids, names = [a["id"] for a in held], {a["id"]: a["name"] for a in held}
        points: dict[str, Place] = {}
        for a in held:
            if a.get("lat") is not None and a.get("lon") is not None:
                points[a["id"]] = project(a["lon"], a["lat"])
            elif a["id"] in world().points:
                points[a["id"]] = world().points[a["id"]]
        pairs: dict[tuple[str, str], float] = defaultdict(float)
        for t in self.values["ties"]:
            if t["source"] != t["target"]:
                pairs[min(t["source"], t["target"]), max(t["source"], t["target"])] += 1
        places = arrange(ids, pairs, points, names)
        named = readable(ids, places, names)
        most = max(degree.values(), default=1)
        return [
            Actor(n, id, names[id], held[n]["kind"], places[id], points.get(id), degree[id],
                  1 + round((4 if len(ids) <= 60 else 2.5) * (degree[id] / most) ** 0.5), id in named)
            for n, id in enumerate(ids)
        ]  # fmt: skip


def _several(names: Iterable[str]) -> str:
    """Names as one says them: Egypt, Ethiopia and Iran."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _shown(value: Any) -> str:
    """A measure, or a list of names, as it is read."""
    if isinstance(value, list):
        more = f" and {len(value) - SHOWN} more" if len(value) > SHOWN else ""
        return "; ".join(str(v) for v in value[:SHOWN]) + more
    return "" if value is None else f"{value:.4g}" if isinstance(value, float) else str(value)
