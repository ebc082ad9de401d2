"""One row of a bundle at a time: a source, a statement or a declaration of coverage, or the reason why it is none."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from detente.claims import Coverage, Source, Statement, When
from detente.claims.identity import content_id
from detente.claims.when import OPEN_END, OPEN_START
from detente.errors import DateError, RecordError
from detente.vocabulary import Entity, Relation, Vocabulary

PLAIN = {
    "relation",
    "when",
    "number",
    "unit",
    "place",
    "stage",
    "capacity",
    "definition",
    "gist",
    "note",
    "source",
    "known_to",
}
COVERED = {"relation", "start", "end", "complete", "source", "note"}
PROOF = ("publisher", "title", "url", "grade")
SOURCE = ("publisher", "title", "url", "date", "grade", "verified", "note")
NONE_COINED: Mapping[str, Entity] = {}
GRADE = re.compile(r"[A-F][1-6]")


def source(id: str, entry: Any, place: str) -> Source:
    """A source, which must name its publisher, title, address and grade. Raises RecordError."""
    row = _mapping(entry, place)
    missing = [k for k in PROOF if not row.get(k)]
    if missing:
        raise RecordError(f"has no {missing[0]}", place=place, remedy="a source without it proves nothing")
    unknown = [str(k) for k in row if k not in SOURCE]
    if unknown:
        raise RecordError(f"unknown field '{unknown[0]}'", place=place, remedy=f"use {', '.join(SOURCE)}")
    if not GRADE.fullmatch(str(row["grade"])):
        remedy = "write a letter A to F and a figure 1 to 6"
        raise RecordError(f"grade '{row['grade']}' is no Admiralty code", place=place, remedy=remedy)
    if not str(row["url"]).startswith(("https://", "http://")):
        raise RecordError(f"'{row['url']}' is no web address", place=place, remedy="start it with https://")
    for key in ("date", "verified"):
        _when(row.get(key), place)
    return Source(id, *(str(row.get(k) or "") for k in SOURCE))


def statement(
    entry: Any,
    place: str,
    vocabulary: Vocabulary,
    sources: Mapping[str, Source],
    coined: Mapping[str, Entity] = NONE_COINED,
) -> Statement:
    """A statement. Its id is made from its source, relation, roles, number and unit, time, stage, capacity, definition,
    place and gist, and not from its note. Its roles may name entities of the vocabulary and those that an importer has
    `coined`. `known_to` is the last day that the source speaks of, where it does not know the end ("1949-04-04/").
    Raises RecordError."""
    row = _mapping(entry, place)
    relation = _relation(row, place, vocabulary)
    roles = _roles(row, PLAIN, relation, place, vocabulary, coined)
    if not roles:
        raise RecordError("names nobody", place=place, remedy=f"fill one of {', '.join(relation.roles)}")
    known = _source(row, place, sources)
    stage = str(row.get("stage") or "")
    if stage and stage not in relation.stages:
        remedy = f"use {', '.join(relation.stages) or 'none'}"
        raise RecordError(f"'{stage}' is no stage of {relation.id}", place=place, remedy=remedy)
    number = _number(row.get("number"), place)
    when = _when(row.get("when"), place)
    texts = {k: str(row.get(k) or "") for k in ("unit", "place", "capacity", "definition", "gist", "note")}
    if number is None and (texts["unit"] or relation.shape == "series"):
        needs = "a unit" if texts["unit"] else "a series"
        raise RecordError(f"has no number, and {needs} needs one", place=place, remedy="write it in base units")
    edtf = when.edtf if when else ""
    known_to = _when(row.get("known_to"), place)
    if known_to and not (when and edtf.endswith("/") and when.start <= known_to.end):
        remedy = "write when: 1949-04-04/ and known_to: 2012-12-31, or leave known_to out"
        raise RecordError("known_to is for a time whose end is unknown", place=place, remedy=remedy)
    identity = [known, relation.id, sorted(roles), number, texts["unit"], edtf, stage]
    identity += [texts[k] for k in ("capacity", "definition", "place", "gist")]
    return Statement(
        id=content_id(identity),
        relation=relation.id,
        roles=tuple(roles),
        source=known,
        number=number,
        when=edtf,
        stage=stage,
        start=when.start.isoformat() if when and when.start != OPEN_START else "",
        end=known_to.end.isoformat() if known_to else when.end.isoformat() if when and when.end != OPEN_END else "",
        **texts,
    )


def coverage(entry: Any, place: str, vocabulary: Vocabulary, sources: Mapping[str, Source]) -> Coverage:
    """How far a slice reaches. Raises RecordError."""
    row = _mapping(entry, place)
    relation = _relation(row, place, vocabulary)
    if not isinstance(row.get("complete"), bool):
        raise RecordError("does not say if it is complete", place=place, remedy="write complete: true or false")
    roles = _roles(row, COVERED, relation, place, vocabulary)
    start, end = _when(row.get("start"), place), _when(row.get("end"), place)
    if start and end and start.start > end.end:
        raise RecordError(f"ends ({end}) before it starts ({start})", place=place, remedy="put the earlier day first")
    return Coverage(
        relation.id,
        tuple(roles),
        start.start.isoformat() if start else "",
        end.end.isoformat() if end else "",
        row["complete"],
        _source(row, place, sources),
        str(row.get("note") or ""),
    )


def _mapping(entry: Any, place: str) -> Mapping[str, Any]:
    if not isinstance(entry, dict):
        raise RecordError("is not a mapping", place=place, remedy="write it as {key: value, …}")
    return entry


def _relation(row: Mapping[str, Any], place: str, vocabulary: Vocabulary) -> Relation:
    found = vocabulary.relations.get(str(row.get("relation")))
    if found is None:
        raise RecordError(f"unknown relation '{row.get('relation')}'", place=place, remedy="see relations.yaml")
    return found


def _source(row: Mapping[str, Any], place: str, sources: Mapping[str, Source]) -> str:
    id = str(row.get("source"))
    if id not in sources:
        raise RecordError(f"unknown source '{id}'", place=place, remedy="add it under sources")
    return id


def _roles(
    row: Mapping[str, Any],
    plain: set[str],
    relation: Relation,
    place: str,
    vocabulary: Vocabulary,
    coined: Mapping[str, Entity] = NONE_COINED,
) -> list[tuple[str, str]]:
    for key in row:
        if key not in plain and key not in relation.roles:
            remedy = f"use {', '.join(relation.roles)}"
            raise RecordError(f"'{key}' is no role of {relation.id}", place=place, remedy=remedy)
    roles = [(role, str(row[role])) for role in relation.roles if row.get(role)]
    for role, id in roles:
        entity, kinds = vocabulary.entities.get(id) or coined.get(id), relation.roles[role]
        if isinstance(row[role], list):
            raise RecordError(f"{role} holds a list", place=place, remedy="write one statement for each id")
        if entity is None:
            raise RecordError(f"unknown entity '{id}'", place=place, remedy="add it to the vocabulary")
        if "any" not in kinds and entity.kind not in kinds:
            reason = f"'{id}' is a {entity.kind}; {role} takes {', '.join(kinds)}"
            raise RecordError(reason, place=place, remedy="choose another role or id")
    return roles


def _number(value: Any, place: str) -> float | None:
    if value is None:
        return None
    try:
        if not isinstance(value, bool) and isinstance(value, int | float) and math.isfinite(value):
            return float(value)
    except OverflowError:
        pass
    shown = str(value) if not isinstance(value, int) or isinstance(value, bool) else f"{len(str(value))} digits"
    raise RecordError(f"'{shown}' is no number", place=place, remedy="write it in base units without separators")


def _when(value: Any, place: str) -> When | None:
    if value in (None, ""):
        return None
    try:
        when = When.parse(str(value))
    except DateError as error:
        raise RecordError(error.message, place=place, remedy=error.remedy) from error
    if when.start > when.end:
        raise RecordError(f"'{when}' ends before it starts", place=place, remedy="put the earlier day first")
    return when
