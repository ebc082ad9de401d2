"""Statements as files: YAML that a curator can write and review, checked row by row against the vocabulary.

A bundle is a folder of files, each with `sources`, `statements` and `coverage`. A statement names its relation, one id for
each role of that relation, and its source; CONTRIBUTING.md has a worked example. rows.py has the rules for a row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from detente.cache import parse_yaml
from detente.claims import Coverage, Source, Statement
from detente.errors import RecordError
from detente.record import rows
from detente.vocabulary import Entity, Vocabulary

Part = TypeVar("Part", list[Any], dict[str, Any])
Row = TypeVar("Row", Source, Statement, Coverage)


@dataclass(frozen=True, slots=True)
class Bundle:
    """What the files hold, with all that is wrong in them; a bundle with problems is not stored."""

    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]
    coverage: tuple[Coverage, ...]
    problems: tuple[RecordError, ...] = ()
    entities: tuple[Entity, ...] = ()
    """Those that statements name and the vocabulary does not know; importers coin them."""


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

    def read(make: Callable[[], Row]) -> list[Row]:
        try:
            return [make()]
        except RecordError as problem:
            problems.append(problem)
            return []

    contents = [(file.name, _load(file, problems)) for file in files]
    for name, content in contents:
        for key, entry in _part(content, "sources", dict, name, problems).items():
            id = str(key)
            if id in sources:
                problems.append(RecordError(f"source '{id}' is there twice", place=name, remedy="give it another id"))
            sources.update({s.id: s for s in read(partial(rows.source, id, entry, f"{name}, source {id}"))})
    for name, content in contents:
        for row, entry in enumerate(_part(content, "statements", list, name, problems), 1):
            made = read(partial(rows.statement, entry, f"{name}, statement {row}", vocabulary, sources))
            statements.update({s.id: s for s in made})
        for row, entry in enumerate(_part(content, "coverage", list, name, problems), 1):
            coverage += read(partial(rows.coverage, entry, f"{name}, coverage {row}", vocabulary, sources))
    return Bundle(tuple(statements.values()), tuple(sources.values()), tuple(coverage), tuple(problems))


def _load(file: Traversable, problems: list[RecordError]) -> dict[str, Any]:
    try:
        content = parse_yaml(file.read_bytes(), file.name, RecordError)
    except RecordError as problem:
        problems.append(problem)
        return {}
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
        problems.append(RecordError(reason, place=file.name, remedy="name a file that is there"))
        return {}
    if set(content) - {"sources", "statements", "coverage"}:
        problems.append(
            RecordError(
                "holds more or less than sources, statements, coverage", place=file.name, remedy="see CONTRIBUTING.md"
            )
        )
        return {}
    return content


def _part(content: dict[str, Any], key: str, kind: type[Part], name: str, problems: list[RecordError]) -> Part:
    part = content.get(key)
    if isinstance(part, kind):
        return part
    if part is not None:
        form = "a list of rows" if kind is list else "a mapping from id to source"
        problems.append(RecordError(f"'{key}' is not {form}", place=name, remedy="see CONTRIBUTING.md"))
    return kind()
