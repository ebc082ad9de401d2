"""Statements as files: YAML that a curator can write and review, checked row by row against the vocabulary.

A bundle is a folder of files, each with `sources`, `statements` and `coverage`. A statement names its relation, one id for
each role of that relation, and its source; CONTRIBUTING.md has a worked example.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from detente.cache import parse_yaml
from detente.claims import Coverage, Source, Statement, When
from detente.claims.identity import content_id
from detente.claims.when import OPEN_END, OPEN_START
from detente.errors import DateError, RecordError
from detente.vocabulary import Vocabulary

PLAIN = {"relation", "when", "number", "unit", "place", "stage", "capacity", "definition", "gist", "note", "source"}
COVERED = {"relation", "start", "end", "complete", "source", "note"}
GRADE = re.compile(r"[A-F][1-6]")


@dataclass(frozen=True, slots=True)
class Bundle:
    """What the files hold, with all that is wrong in them; a bundle with problems is not stored."""

    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]
    coverage: tuple[Coverage, ...]
    problems: tuple[RecordError, ...]


def core() -> list[Traversable]:
    """The files of the bundled core record, in order."""
    folder = resources.files("detente.record").joinpath("core")
    return sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)


def read_bundle(files: Iterable[Traversable], vocabulary: Vocabulary) -> Bundle:
    """Read every file; a row that breaks a rule becomes a problem that says where, what and what to do."""
    statements: dict[str, Statement] = {}
    sources: dict[str, Source] = {}
    coverage: list[Coverage] = []
    problems: list[RecordError] = []
    contents = [(file.name, _load(file, problems)) for file in files]
    for name, content in contents:
        for id, entry in (content.get("sources") or {}).items():
            if id in sources:
                problems.append(RecordError(f"source '{id}' is there twice", place=name, remedy="give it another id"))
            sources.update({s.id: s for s in _source(str(id), entry, name, problems)})
    for name, content in contents:
        for row, entry in enumerate(content.get("statements") or (), 1):
            for statement in _statement(entry, f"{name}, statement {row}", vocabulary, sources, problems):
                statements[statement.id] = statement
        for row, entry in enumerate(content.get("coverage") or (), 1):
            coverage.extend(_coverage(entry, f"{name}, coverage {row}", vocabulary, sources, problems))
    return Bundle(tuple(statements.values()), tuple(sources.values()), tuple(coverage), tuple(problems))


def _load(file: Traversable, problems: list[RecordError]) -> dict[str, Any]:
    try:
        content = parse_yaml(file.read_bytes(), file.name, RecordError)
    except RecordError as problem:
        problems.append(problem)
        return {}
    if set(content) - {"sources", "statements", "coverage"}:
        problems.append(
            RecordError(
                "holds more or less than sources, statements, coverage", place=file.name, remedy="see CONTRIBUTING.md"
            )
        )
        return {}
    return content


def _source(id: str, entry: Mapping[str, Any], name: str, problems: list[RecordError]) -> Iterator[Source]:
    place = f"{name}, source {id}"
    missing = [k for k in ("publisher", "title", "url", "grade") if not entry.get(k)]
    if missing:
        problems.append(RecordError(f"has no {missing[0]}", place=place, remedy="a source without it proves nothing"))
    elif not GRADE.fullmatch(str(entry["grade"])):
        problems.append(
            RecordError(
                f"grade '{entry['grade']}' is no Admiralty code",
                place=place,
                remedy="write a letter A to F and a figure 1 to 6",
            )
        )
    elif not str(entry["url"]).startswith(("https://", "http://")):
        problems.append(
            RecordError(f"'{entry['url']}' is no web address", place=place, remedy="start it with https://")
        )
    else:
        yield Source(
            id, *(str(entry.get(k) or "") for k in ("publisher", "title", "url", "date", "grade", "verified", "note"))
        )


def _statement(
    entry: Mapping[str, Any],
    place: str,
    vocabulary: Vocabulary,
    sources: Mapping[str, Source],
    problems: list[RecordError],
) -> Iterator[Statement]:
    try:
        relation = vocabulary.relations.get(str(entry.get("relation")))
        if relation is None:
            raise RecordError(f"unknown relation '{entry.get('relation')}'", place=place, remedy="see relations.yaml")
        roles = _roles(entry, PLAIN, relation.roles, place, vocabulary)
        if not roles:
            raise RecordError("names nobody", place=place, remedy=f"fill one of {', '.join(relation.roles)}")
        if entry.get("source") not in sources:
            raise RecordError(f"unknown source '{entry.get('source')}'", place=place, remedy="add it under sources")
        stage = str(entry.get("stage") or "")
        if stage and stage not in relation.stages:
            raise RecordError(
                f"'{stage}' is no stage of {relation.id}",
                place=place,
                remedy=f"use {', '.join(relation.stages) or 'none'}",
            )
        number = entry.get("number")
        if number is not None and (isinstance(number, bool) or not isinstance(number, int | float)):
            raise RecordError(
                f"'{number}' is no number", place=place, remedy="write it in base units without separators"
            )
        when = _when(entry.get("when"), place)
        texts = {k: str(entry.get(k) or "") for k in ("unit", "place", "capacity", "definition", "gist", "note")}
        identity = [
            entry["source"],
            relation.id,
            sorted(roles),
            number,
            texts["unit"],
            when.edtf if when else "",
            stage,
        ]
        identity += [texts[k] for k in ("capacity", "definition", "place", "gist")]
        yield Statement(
            id=content_id(identity),
            relation=relation.id,
            roles=tuple(roles),
            source=str(entry["source"]),
            number=float(number) if number is not None else None,
            when=when.edtf if when else "",
            stage=stage,
            start=when.start.isoformat() if when and when.start != OPEN_START else "",
            end=when.end.isoformat() if when and when.end != OPEN_END else "",
            **texts,
        )
    except RecordError as problem:
        problems.append(problem)


def _coverage(
    entry: Mapping[str, Any],
    place: str,
    vocabulary: Vocabulary,
    sources: Mapping[str, Source],
    problems: list[RecordError],
) -> Iterator[Coverage]:
    try:
        relation = vocabulary.relations.get(str(entry.get("relation")))
        if relation is None or not isinstance(entry.get("complete"), bool) or entry.get("source") not in sources:
            raise RecordError(
                "needs a known relation, 'complete: true' or 'false', and a known source",
                place=place,
                remedy="see CONTRIBUTING.md",
            )
        roles = _roles(entry, COVERED, relation.roles, place, vocabulary)
        start, end = _when(entry.get("start"), place), _when(entry.get("end"), place)
        yield Coverage(
            relation.id,
            tuple(roles),
            start.start.isoformat() if start else "",
            end.end.isoformat() if end else "",
            entry["complete"],
            str(entry["source"]),
            str(entry.get("note") or ""),
        )
    except RecordError as problem:
        problems.append(problem)


def _roles(
    entry: Mapping[str, Any], plain: set[str], known: Mapping[str, tuple[str, ...]], place: str, vocabulary: Vocabulary
) -> list[tuple[str, str]]:
    for key in entry:
        if key not in plain and key not in known:
            raise RecordError(
                f"'{key}' is no role of {entry['relation']}", place=place, remedy=f"use {', '.join(known)}"
            )
    roles = [(role, str(entry[role])) for role in known if entry.get(role)]
    for role, id in roles:
        entity = vocabulary.entities.get(id)
        if entity is None:
            raise RecordError(f"unknown entity '{id}'", place=place, remedy="add it to the vocabulary")
        if "any" not in known[role] and entity.kind not in known[role]:
            raise RecordError(
                f"'{id}' is a {entity.kind}; {role} takes {', '.join(known[role])}",
                place=place,
                remedy="choose another role or id",
            )
    return roles


def _when(value: Any, place: str) -> When | None:
    if value in (None, ""):
        return None
    try:
        return When.parse(str(value))
    except DateError as error:
        raise RecordError(error.message, place=place, remedy=error.remedy) from error
