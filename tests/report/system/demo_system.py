"""Made-up systems to look at and to test with. Nothing in them is a claim about the world."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

LAYERS = ("bonds", "arms", "spending", "exercises", "diplomacy", "hostility")
RELATIONS = {"arms": "arms", "exercises": "exercise", "diplomacy": "met", "hostility": "attacked"}
STATES = "USA GBR FRA DEU ITA ESP POL TUR NLD NOR SWE FIN UKR RUS BLR CHN JPN KOR PRK IND PAK AUS NZL PHL VNM TWN ISR IRN SAU EGY"


def tie(source: str, target: str, layer: str = "bonds", when: str = "2004-03-29/..", **more: Any) -> dict[str, Any]:
    said = f"{source}-{layer}-{target}-{when}"
    plain = {
        "id": said, "source": source, "target": target, "layer": layer, "relation": RELATIONS.get(layer, "member_of"),
        "label": "member", "directed": layer in ("arms", "hostility"), "weight": 1.0, "when": when,
        "statements": [said], "told": None,
    }  # fmt: skip
    return plain | more


def system(ties: list[dict[str, Any]], names: dict[str, str] | None = None, **more: Any) -> dict[str, Any]:
    """A system of these ties, each with a statement of its own."""
    ids = sorted({t[end] for t in ties for end in ("source", "target")})
    evidence = {
        id: {
            "text": f"{t['source']} is {t['label']} of {t['target']}, says the register", "source": "The Register", "address": "https://example.org/register",
            "date": "2024-05-01", "grade": "A1",
        }
        for t in ties
        for id in t["statements"]
    }  # fmt: skip
    actors = [{"id": i, "name": (names or {}).get(i, i), "kind": "organisation" if ":" in i else "state"} for i in ids]
    plain = {
        "schema": "detente.system/1", "as_of": "2024-12-31", "between": None, "actors": actors, "ties": ties,
        "evidence": evidence, "spending": {"definition": "", "unit": "", "series": {}}, "change": [], "measures": {},
    }  # fmt: skip
    return plain | more


def small() -> dict[str, Any]:
    """Three states, an alliance and a hostility over ten years, with spending and what changed."""
    ties = [
        tie("FIN", "org:PACT", when="2023-04-04/.."),
        tie("SWE", "org:PACT", when="2024-03-07/.."),
        tie("NOR", "org:PACT", when="1949-04-04/.."),
        tie("FIN", "org:PACT", when="1994-05-09/2023-04-03", relation="partner_of", label="partner"),
        tie("NOR", "FIN", "arms", "2021-12-10"),
        tie("RUS", "FIN", "hostility", "2016"),
    ]
    series = {
        "FIN": {"2022": 4.0e9, "2023": 7.2e9, "2024": 6.9e9},
        "NOR": {"2020": 6.5e9, "2022": 8.3e9, "2023": 8.7e9},
    }
    change = [
        {"year": 2023, "actor": "FIN", "verb": "joins", "object": "org:PACT", "statement": ties[0]["statements"][0]},
        {"year": 2024, "actor": "SWE", "verb": "joins", "object": "org:PACT", "statement": ties[1]["statements"][0]},
    ]
    names = {"FIN": "Finland", "SWE": "Sweden", "NOR": "Norway", "RUS": "Russia", "org:PACT": "The Pact"}
    spending = {"definition": "The Register, current dollars", "unit": "USD", "series": series}
    return system(ties, names, between=[2014, 2024], spending=spending, change=change)


def forty() -> dict[str, Any]:
    """Thirty states in ten organisations with long names, as dense as a real one."""
    states, bodies = STATES.split(), [f"org:Organisation for Security and Trade {n}" for n in range(10)]
    ties = [tie(s, b) for n, s in enumerate(states) for m, b in enumerate(bodies) if (n * 7 + m * 3) % 5 < 2]
    ties += [tie(a, b, "arms") for n, a in enumerate(states) for b in states[n + 1 : n + 9 : 4]]
    return system(ties, {b: b.removeprefix("org:") for b in bodies})


def many(states: int = 200, ties: int = 5000) -> dict[str, Any]:
    """As many states and ties as the world has."""
    ids = [f"S{n:03}" for n in range(states)]
    pairs = ((ids[(n * 37) % states], ids[(n * 61 + n // states + 1) % states]) for n in range(ties))
    made = [
        tie(a, b, LAYERS[n % 6], f"{1950 + n % 70}/{2000 + n % 25}", statements=[f"s{n}"])
        for n, (a, b) in enumerate(pairs)
        if a != b
    ]
    return system(made, {id: f"State number {id}" for id in ids}, between=[1950, 2024])


if __name__ == "__main__":
    for name, made in (("small", small()), ("forty", forty()), ("many", many())):
        Path(f"{name}.json").write_text(json.dumps(made))
