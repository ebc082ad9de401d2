"""The record for other tools: CSV, JSON Lines, Parquet, and entities of FollowTheMoney (the data model of Aleph and OpenSanctions).

Every format holds each statement with its source, so that a fact never leaves without its proof.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from detente.claims import Source, Statement
from detente.errors import DetenteError, OutputError
from detente.record.sentence import capital, sentence
from detente.record.view import View
from detente.vocabulary import Entity, Vocabulary

COLUMNS = (
    "id", "relation", "roles", "says", "number", "unit", "when", "start", "end", "place", "stage", "capacity", "definition",
    "gist", "note", "source", "publisher", "title", "url", "date", "grade", "verified",
)  # fmt: skip
"""The columns of CSV and Parquet; `roles` is JSON."""
Named = Callable[[str], Entity | None]


def rows(view: View, statements: Iterable[Statement], vocabulary: Vocabulary) -> Iterator[dict[str, Any]]:
    """A statement a row, with its sentence and its source."""
    for s in statements:
        source = asdict(view.source(s.source))
        proof = {k: source[k] for k in ("publisher", "title", "url", "date", "grade", "verified")}
        own = {k: v for k, v in asdict(s).items() if k != "roles"}
        yield {**own, "roles": dict(s.roles), "says": capital(sentence(s, vocabulary)), **proof}


def write(
    view: View, statements: Iterable[Statement], vocabulary: Vocabulary, named: Named, format: str, out: Path | TextIO
) -> int:
    """Write statements as `csv`, `jsonl`, `parquet` or `ftm`, and say how many; Parquet needs a file. Raises OutputError for a
    place that cannot be written."""
    if format == "parquet":
        return _parquet(rows(view, statements, vocabulary), out)
    try:
        if not isinstance(out, Path):
            return _text(view, statements, vocabulary, named, format, out)
        with out.open("w", encoding="utf-8", newline="") as stream:
            return _text(view, statements, vocabulary, named, format, stream)
    except OSError as error:
        place = str(out) if isinstance(out, Path) else "standard output"
        raise OutputError(f"cannot be written: {error.strerror}", place=place, remedy="choose another place") from error


def _text(
    view: View, statements: Iterable[Statement], vocabulary: Vocabulary, named: Named, format: str, stream: TextIO
) -> int:
    count = 0
    if format == "ftm":
        for entity in follow_the_money(view, statements, vocabulary, named):
            stream.write(json.dumps(entity, ensure_ascii=False, sort_keys=True) + "\n")
            count += 1
        return count
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n") if format == "csv" else None
    if writer:
        writer.writeheader()
    for row in rows(view, statements, vocabulary):
        if writer:
            writer.writerow({**{k: row[k] for k in COLUMNS}, "roles": json.dumps(row["roles"], ensure_ascii=False)})
        else:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
        count += 1
    return count


def _parquet(found: Iterator[dict[str, Any]], out: Path | TextIO) -> int:
    if not isinstance(out, Path):
        raise OutputError("Parquet is not text", remedy="name a file with --output")
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise DetenteError(
            "Parquet is written with pyarrow, which is missing", remedy="pip install 'detente[parquet]'"
        ) from error
    schema = pa.schema([(c, pa.float64() if c == "number" else pa.string()) for c in COLUMNS])
    part = out.with_name(f".{out.name}.part")
    count = 0
    try:
        with pq.ParquetWriter(part, schema) as writer:
            batch: list[dict[str, Any]] = []
            for row in found:
                batch.append({**{k: row[k] for k in COLUMNS}, "roles": json.dumps(row["roles"], ensure_ascii=False)})
                count += 1
                if len(batch) == 10_000:
                    writer.write_table(pa.Table.from_pylist(batch, schema=schema))
                    batch = []
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))
        part.replace(out)
    except OSError as error:
        raise OutputError(f"cannot be written: {error}", place=str(out), remedy="choose another place") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return count


SCHEMATA = {
    "state": "PublicBody",
    "organisation": "Organization",
    "person": "Person",
    "company": "Company",
    "office": "Position",
}
"""FollowTheMoney's schema for a kind of ours; other kinds (systems, treaties, places) are of its general schema Asset."""


def follow_the_money(
    view: View, statements: Iterable[Statement], vocabulary: Vocabulary, named: Named
) -> Iterator[dict[str, Any]]:
    """Entities of FollowTheMoney: actors once each, memberships as Membership, terms of office as Occupancy, happenings as Event,
    and other ties as UnknownLink. https://followthemoney.tech/explorer/"""
    seen: set[str] = set()
    for s in statements:
        for _, id in s.roles:
            entity = named(id)
            if entity and id not in seen:
                seen.add(id)
                yield _thing(entity)
        yield from _link(s, view.source(s.source), vocabulary)


def _thing(entity: Entity) -> dict[str, Any]:
    properties: dict[str, list[str]] = {"name": [entity.name]}
    if len(entity.names) > 1:
        properties["alias"] = list(entity.names[1:])
    if entity.wikidata:
        properties["wikidataId"] = [entity.wikidata]
    return {"id": ftm_id(entity.id), "schema": SCHEMATA.get(entity.kind, "Asset"), "properties": properties}


def _link(s: Statement, source: Source, vocabulary: Vocabulary) -> Iterator[dict[str, Any]]:
    shape = vocabulary.relation(s.relation).shape
    dates = {"startDate": s.start, "endDate": "" if s.censored else s.end}
    common = {
        "summary": capital(sentence(s, vocabulary)),
        "sourceUrl": source.url,
        "publisher": source.publisher,
        "recordId": s.id,
        **dates,
    }
    roles = [ftm_id(id) for _, id in s.roles]
    own: dict[str, str | list[str]]
    if s.relation == "member_of" and len(roles) == 2 and s.role("organisation")[0].startswith(("org", "organisation")):
        schema, own = "Membership", {"member": roles[0], "organization": roles[1], "role": s.capacity}
    elif s.relation == "holds_office" and len(roles) == 2:
        schema, own = "Occupancy", {"holder": roles[0], "post": roles[1]}
    elif shape == "event" or len(roles) < 2:
        actors = [ftm_id(id) for _, id in s.roles if _acts(id)]
        schema, own = "Event", {"name": capital(sentence(s, vocabulary)), "involved": actors}
    else:
        schema, own = "UnknownLink", {"subject": roles[0], "object": roles[1], "role": s.relation.replace("_", " ")}
    found = {k: v if isinstance(v, list) else [v] for k, v in {**common, **own}.items() if v}
    yield {"id": f"detente-{s.id}", "schema": schema, "properties": found}


def _acts(id: str) -> bool:
    return ":" not in id or id.partition(":")[0] in {"org", "organisation", "person", "company", "state"}


def ftm_id(id: str) -> str:
    """An id as FollowTheMoney allows it: letters, figures, hyphens and dots."""
    return "detente-" + "".join(c if c.isalnum() and c.isascii() else "-" for c in id)
