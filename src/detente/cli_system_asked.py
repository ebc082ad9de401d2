"""What a call of the command on the system asks for: options checked, the system, the text, the supposition, the measures."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from detente.record import View
    from detente.system import System
    from detente.system.suppose import Supposition

FIRST, LAST = 1000, 9998
PLAIN = {"", ".txt"}
"""Endings of a file that is written as the terminal shows it."""


def format_of(output: Path | None) -> str:
    """What a file is written as, by its ending."""
    from detente.report.system_files import ENDINGS

    ending = output.suffix.lower() if output else ""
    if ending not in ENDINGS and ending not in PLAIN:
        known = ", ".join(ENDINGS)
        raise typer.BadParameter(f"'{ending}' is no ending; use {known}, or name --format", param_hint="--output")
    return ENDINGS.get(ending, "terminal")


def years(between: tuple[str, str] | None) -> tuple[int, int] | None:
    """The first and the last year."""
    if between is None:
        return None
    for given in between:
        if not (given.isascii() and given.isdigit() and FIRST <= int(given) <= LAST):
            example = f"write two from {FIRST} to {LAST}, as in --between 1991 2024"
            raise typer.BadParameter(f"'{given}' is no year; {example}", param_hint="--between")
    first, last = map(int, between)
    if first > last:
        raise typer.BadParameter(f"{first} is after {last}; write --between {last} {first}", param_hint="--between")
    return first, last


def check(
    stray: list[str],
    layer: list[str] | None,
    day: dt.date | None,
    years: tuple[int, int] | None,
    groups: tuple[str, str] | None,
) -> None:
    """Words that belong to no option, and options that do not go together or name what is not there."""
    from detente.system import layers

    if stray:
        remedy = "put names of several words in quotes; --between, --race and --groups take two values"
        raise typer.BadParameter(f"'{' '.join(stray)}' belongs to no option; {remedy}", param_hint="system")
    for name in layer or ():
        if name not in layers():
            raise typer.BadParameter(f"'{name}' is no layer; use {', '.join(layers())}", param_hint="--layer")
    if day and years:
        raise typer.BadParameter("is of a day, --between of years; leave one of them out", param_hint="--at")
    if groups and years is None:
        remedy = "add the years, as in --between 2010 2024"
        raise typer.BadParameter(f"tells growth, which takes years; {remedy}", param_hint="--groups")


def built(
    view: View, day: dt.date | None, years: tuple[int, int] | None, layer: list[str] | None, persons: bool
) -> System:
    """The system of a day, today if none is named, or of years."""
    from detente.system import System

    if years:
        return System.during(view, *years, only=layer or (), persons=persons)
    return System.at(view, day or dt.date.today(), only=layer or (), persons=persons)


def told(
    view: View, sources: list[str], date: dt.date | None, over: System | None, layer: list[str] | None, persons: bool
) -> System:
    """The system that documents tell of, laid over another if there is one."""
    from detente.documents import open_documents
    from detente.engine import audit_all
    from detente.errors import InputError
    from detente.system.told import told

    reports = list(audit_all(open_documents(sources, date=date), record=view))
    if not reports:
        raise InputError("there is no document to read", place=", ".join(sources), remedy="name a file with text in it")
    last = max(report.as_of for report in reports)
    titles = ", ".join(dict.fromkeys(r.document.title or _short(r.document.source) for r in reports))
    findings = [f for r in reports for f in r]
    found = told(findings, view, last, title=titles, address=reports[0].document.source, over=over, persons=persons)
    return found.where(t for t in found.ties if not layer or t.layer in layer)


def _short(source: str) -> str:
    """A file by its name alone."""
    return source if "://" in source else Path(source).name


def supposed(built: System, texts: list[str]) -> Supposition:
    """What would be if these sentences were so."""
    from detente.documents import from_text
    from detente.engine import default_reader
    from detente.system.suppose import suppose

    for text in texts:
        if not text.strip():
            example = 'write a sentence, as in --suppose "South Korea joins AUKUS in 2027"'
            raise typer.BadParameter(f"there is no text; {example}", param_hint="--suppose")
    reader = default_reader()
    claims = [claim for text in texts for claim in reader.read(from_text(text, date=built.as_of)).claims]
    return suppose(built, claims)


def measures(
    built: System,
    definition: str,
    race: tuple[str, str] | None,
    groups: tuple[str, str] | None,
    view: View,
    whole: bool,
) -> dict[str, Any]:
    """What is reckoned, for JSON; what only the terminal shows stands under names that begin with an underscore."""
    from detente.system.measures import measures, ranking

    found: dict[str, Any] = measures(built) if whole else {}
    if definition or not whole:
        found["spending"] = ranking(built, definition)
    if race:
        from detente.system.race import as_dict
        from detente.system.race import race as fit
        from detente.system.spending import spending

        first, last = built.between or (1900, built.as_of.year)
        one, other = (actor(view, name) for name in race)
        found["_race"] = fit(spending(view, first, last, definition, constant=True), one, other)
        found["race"] = as_dict(found["_race"])
    if groups:
        from detente.system.change import growth

        found["groups"] = growth(built, *(group(view, names) for names in groups))
        found["_groups"] = groups
    return found


def group(view: View, typed: str) -> str | list[str]:
    """A body by its id, or several actors."""
    names = [actor(view, name) for name in typed.split(",") if name.strip()]
    if not names:
        example = 'name a body, or actors parted by commas, as in --groups NATO "Japan,Australia"'
        raise typer.BadParameter(f"'{typed}' names nobody; {example}", param_hint="--groups")
    return names[0] if len(names) == 1 and ":" in names[0] else names


def actor(view: View, typed: str) -> str:
    """The id of an actor by its name."""
    from detente.record import known_vocabulary
    from detente.record.actors import actor
    from detente.vocabulary import load

    return actor(typed.strip(), known_vocabulary(load(), view), {e.id: e for e in view.entities()}).id
