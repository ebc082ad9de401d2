"""The commands that look into the record: an actor or a statement, its timeline, two actors side by side, sources, and exports."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.options import KnownOption, RecordOption, given_day

if TYPE_CHECKING:
    from rich.console import RenderableType

    from detente.claims import Statement
    from detente.record import View
    from detente.vocabulary import Entity, Vocabulary

OnOption = Annotated[str | None, typer.Option("--on", help="The day that is asked about; default: today.")]
PlotOption = Annotated[
    Path | None, typer.Option("--plot", help="Write spending as a chart to this file, .svg or .png.")
]
RelationOption = Annotated[list[str] | None, typer.Option("--relation", help="Only this relation; may be given again.")]
ActorArgument = Annotated[str, typer.Argument(help='A name or an id: Japan, JPN, NATO, "Joe Biden".', metavar="ACTOR")]


class ExportFormat(StrEnum):
    """What the record can be exported as."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"
    FTM = "ftm"


def add_to(app: typer.Typer) -> None:
    """Add the commands to those on the record."""
    for name, command in (
        ("show", show),
        ("timeline", timeline),
        ("compare", compare),
        ("sources", sources),
        ("export", export),
    ):
        app.command(name)(command)


def show(
    what: Annotated[str, typer.Argument(help="A statement's id, or an actor by name or id.", metavar="ID|ACTOR")],
    on: OnOption = None,
    plot: PlotOption = None,
    record: RecordOption = None,
    known: KnownOption = None,
) -> None:
    """One statement whole, or all that is known of an actor: what binds it, what it spends, how much is held."""
    from detente.errors import NotFoundError
    from detente.record import open_record
    from detente.report.dossier import card, whole

    view = open_record(record, known=given_day(known, "--known"))
    try:
        _print([whole(view, view.statement(what), _vocabulary(view))])
    except NotFoundError:
        entity = _actor(view, what)
        _print(card(view, entity, _vocabulary(view), _day(on)))
        _plot(view, [entity], plot)


def timeline(
    actor: ActorArgument,
    relation: RelationOption = None,
    since: Annotated[str | None, typer.Option("--from", help="From this day on.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="Up to this day.")] = None,
    record: RecordOption = None,
    known: KnownOption = None,
) -> None:
    """All that the record holds on an actor, in the order of time."""
    from detente.record import open_record
    from detente.record.actors import involving
    from detente.report.dossier import timeline

    view = open_record(record, known=given_day(known, "--known"))
    first, last = given_day(since, "--from"), given_day(until, "--to")
    found = [s for s in involving(view, _actor(view, actor).id, _vocabulary(view)) if _between(s, first, last)]
    _print(timeline(view, _of(found, relation), _vocabulary(view)))


def compare(
    one: ActorArgument,
    other: ActorArgument,
    on: OnOption = None,
    plot: PlotOption = None,
    record: RecordOption = None,
    known: KnownOption = None,
) -> None:
    """Two states side by side: what both belong to or one alone, what binds them to each other, what they spend."""
    from detente.record import open_record
    from detente.report.dossier import comparison

    view = open_record(record, known=given_day(known, "--known"))
    pair = [_actor(view, one), _actor(view, other)]
    _print(comparison(view, pair[0], pair[1], _vocabulary(view), _day(on)))
    _plot(view, pair, plot)


def sources(
    words: Annotated[list[str] | None, typer.Argument(help="Only those that hold these words.")] = None,
    record: RecordOption = None,
    known: KnownOption = None,
) -> None:
    """The sources that statements rest on, with their grade and how many statements rest on each."""
    from detente.record import open_record
    from detente.report.tables import sources_table

    _print([sources_table(open_record(record, known=given_day(known, "--known")), words or [])])


def export(
    format: Annotated[
        ExportFormat | None, typer.Option("--format", "-f", help="By default, the output's ending; else csv.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="A file; default: standard output.")] = None,
    relation: RelationOption = None,
    actor: Annotated[
        str | None, typer.Option("--actor", help="Only statements in which this actor takes part.")
    ] = None,
    record: RecordOption = None,
    known: KnownOption = None,
) -> None:
    """The record for other tools: CSV, JSON Lines, Parquet, FollowTheMoney; each statement with its source."""
    from detente.record import open_record
    from detente.record.actors import involving
    from detente.record.export import write

    view = open_record(record, known=given_day(known, "--known"))
    vocabulary = _vocabulary(view)
    endings = {
        ".jsonl": ExportFormat.JSONL,
        ".ndjson": ExportFormat.JSONL,
        ".parquet": ExportFormat.PARQUET,
        ".ftm": ExportFormat.FTM,
    }
    chosen = format or endings.get(output.suffix.lower() if output else "", ExportFormat.CSV)
    found: Iterable[Statement]
    if actor:
        found = involving(view, _actor(view, actor).id, vocabulary)
    else:
        found = (s for name in vocabulary.relations for s in view.find(name))
    count = write(
        view,
        _followed(_of(found, relation), output),
        vocabulary,
        vocabulary.entities.get,
        chosen.value,
        output or sys.stdout,
    )
    if output:
        print(f"{output}: {count} {'entities' if chosen is ExportFormat.FTM else 'statements'}")


def _followed(found: list[Statement], output: Path | None) -> Iterable[Statement]:
    """Statements with a progress bar on standard error, where a person waits for a file."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    quiet = output is None or not console.is_terminal or len(found) < 10_000
    return track(found, "exporting", console=console, transient=True, disable=quiet)


def _of(found: Iterable[Statement], relations: list[str] | None) -> list[Statement]:
    from detente.vocabulary import load

    unknown = [r for r in relations or () if r not in load().relations]
    if unknown:
        raise typer.BadParameter(
            f"'{unknown[0]}' is no relation; use {', '.join(load().relations)}", param_hint="--relation"
        )
    return [s for s in found if not relations or s.relation in relations]


def _actor(view: View, typed: str) -> Entity:
    from detente.record.actors import actor

    return actor(typed, _vocabulary(view), {e.id: e for e in view.entities()})


def _vocabulary(view: View) -> Vocabulary:
    from detente.record import known_vocabulary
    from detente.vocabulary import load

    return known_vocabulary(load(), view)


def _day(text: str | None) -> dt.date:
    return given_day(text, "--on") or dt.date.today()


def _between(statement: Statement, first: dt.date | None, last: dt.date | None) -> bool:
    begun = not last or not statement.start or statement.start <= last.isoformat()
    return begun and (not first or not statement.end or statement.end >= first.isoformat())


def _plot(view: View, entities: list[Entity], path: Path | None) -> None:
    if path is None:
        return
    from detente.errors import NotFoundError
    from detente.report.charts import plot, series_of

    series: dict[str, list[Statement]] = {}
    for entity in entities:
        series |= series_of(view.find("military_spending", {"spender": [entity.id]}), entity.name)
    series = {label: s for label, s in series.items() if len(s) > 1}
    units = [s[0].unit for s in series.values()]
    common = "USD" if len(entities) > 1 and "USD" in units else max(set(units), key=units.count, default="")
    shown = {label: s for label, s in series.items() if s[0].unit == common}
    if not shown:
        raise NotFoundError(
            "the record has no spending of more than one year to draw", remedy="import it: detente record import FILE"
        )
    plot(shown, path, f"Military spending: {', '.join(e.name for e in entities)}")
    print(path)


def _print(parts: Iterable[RenderableType]) -> None:
    from rich.console import Console

    console = Console()
    for part in parts:
        console.print(part)
