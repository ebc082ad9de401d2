"""A system as one JSON object, "detente.system/1": schema/system.schema.json says what each key holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from detente.record import capital, sentence
from detente.report.contract import whole

if TYPE_CHECKING:
    from detente.system import System

SCHEMA = "detente.system/1"


def as_dict(system: System, *, definition: str = "", measures: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The object of a system: actors, ties, the statements behind them, spending in one definition, change, and measures."""
    from detente.system.change import changes

    figures = system.spending(definition)
    change = changes(system)
    cited = {id for tie in system.ties for id in tie.statements} | {c.statement for c in change}
    return {
        "schema": SCHEMA,
        "as_of": system.as_of.isoformat(),
        "between": list(system.between) if system.between else None,
        "record": {"version": system.record.version},
        "actors": [{"id": a.id, "name": a.name, "kind": a.kind} for a in system.actors.values()],
        "ties": sorted((_tie(t) for t in system.ties), key=lambda t: (t["layer"], t["source"], t["target"], t["id"])),
        "evidence": _evidence(system, sorted(cited)),
        "spending": {
            "definition": figures.definition,
            "unit": figures.unit,
            "series": {
                actor: {str(year): whole(value) for year, value in years.items()}
                for actor, years in figures.series.items()
            },
        },
        "change": [
            {
                "year": c.year,
                "day": c.day,
                "actor": c.actor,
                "verb": c.verb,
                "object": c.object,
                "statement": c.statement,
            }
            for c in change
        ],
        "measures": dict(measures or {}),
    }


def as_json(system: System, *, definition: str = "", measures: Mapping[str, Any] | None = None) -> str:
    """The object as indented text."""
    made = as_dict(system, definition=definition, measures=measures)
    return json.dumps(made, ensure_ascii=False, allow_nan=False, indent=1)


def _tie(tie: Any) -> dict[str, Any]:
    return {
        "id": tie.id,
        "source": tie.source,
        "target": tie.target,
        "layer": tie.layer,
        "relation": tie.relation,
        "label": tie.label,
        "directed": tie.directed,
        "weight": whole(tie.weight),
        "when": tie.when,
        "statements": list(tie.statements),
        "told": tie.told,
    }


def _evidence(system: System, ids: Iterable[str]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for id in ids:
        if id in system.passages:
            found[id] = asdict(system.passages[id])
            continue
        statement = system.statements[id]
        source = system.record.source(statement.source)
        found[id] = {
            "text": capital(sentence(statement, system.vocabulary)),
            "source": ": ".join(part for part in (source.publisher, source.title) if part),
            "address": source.url,
            "date": source.date,
            "grade": source.grade,
        }
    return found
