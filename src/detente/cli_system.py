"""The command on the system: who is tied to whom as of a date, what changed, what a text tells of it, what if."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from detente.options import DateOption, KnownOption, RecordOption, given_day

if TYPE_CHECKING:
    from rich.console import RenderableType

    from detente.system import System


class PicturePart(StrEnum):
    """What a picture can show."""

    ALL = "all"
    GRAPH = "graph"
    MAP = "map"
    SPENDING = "spending"


class SystemFormat(StrEnum):
    """What a system can be written as."""

    TERMINAL = "terminal"
    HTML = "html"
    SVG = "svg"
    PNG = "png"
    JSON = "json"
    CSV = "csv"
    GEXF = "gexf"
    GRAPHML = "graphml"


def system(
    context: typer.Context,
    at: Annotated[str | None, typer.Option("--at", help="The day that it is of; default: today.")] = None,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option("--between", help="All ties from one year to another, and what changed.", metavar="YEAR YEAR"),
    ] = None,
    sources: Annotated[
        list[str] | None,
        typer.Option(
            "--from",
            help="A document: the system as it tells it; with --at or --between laid over the record.",
            metavar="INPUT",
        ),
    ] = None,
    date: DateOption = None,
    layer: Annotated[list[str] | None, typer.Option("--layer", help="Only this layer; may be given again.")] = None,
    actor: Annotated[
        list[str] | None, typer.Option("--actor", help="Only ties of this actor; may be given again.")
    ] = None,
    persons: Annotated[
        bool,
        typer.Option(
            "--persons", help="Keep persons apart, who else stand for the state or body whose office they hold."
        ),
    ] = False,
    groups: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--groups",
            help="The growth of ties between two groups: a body, or actors parted by commas.",
            metavar="GROUP GROUP",
        ),
    ] = None,
    suppose: Annotated[
        list[str] | None, typer.Option("--suppose", help='What if: "South Korea joins AUKUS in 2027".', metavar="TEXT")
    ] = None,
    race: Annotated[
        tuple[str, str] | None,
        typer.Option("--race", help="Whether two states spend in reaction to each other.", metavar="STATE STATE"),
    ] = None,
    measures: Annotated[
        bool, typer.Option("--measures", help="Density, hubs, brokers, blocs, dependence, ranks.")
    ] = False,
    spending: Annotated[
        str,
        typer.Option(
            "--spending", help='The definition that spending is shown in: "SIPRI", "NATO".', metavar="DEFINITION"
        ),
    ] = "",
    format: Annotated[
        SystemFormat | None, typer.Option("--format", "-f", help="Default: by the output's ending, else terminal.")
    ] = None,
    part: Annotated[PicturePart, typer.Option("--part", help="What a picture, SVG or PNG, shows.")] = PicturePart.ALL,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="A file; default: standard output.")] = None,
    record: RecordOption = None,
    known: KnownOption = None,
) -> None:
    """Who is tied to whom: the system as of a date, over years, as a text tells it, or as it would be."""
    from detente import cli_system_asked as asked
    from detente.record import open_record
    from detente.system.offices import is_person

    gc.set_threshold(300_000, 20, 20)  # statements and ties are many, and last until the end
    chosen = format or SystemFormat(asked.format_of(output))
    if chosen is SystemFormat.PNG and output is None:
        raise typer.BadParameter("PNG needs a file: --output system.png", param_hint="--format")
    day, years = given_day(at, "--at"), asked.years(between)
    asked.check(context.args, layer, day, years, groups)
    view = open_record(record, known=given_day(known, "--known"))
    actors = [asked.actor(view, name) for name in actor or ()]
    apart = persons or any(is_person(id) for id in actors)
    with _patience():
        built = asked.built(view, day, years, layer, apart)
        if sources:
            built = asked.told(view, sources, given_day(date, "--date"), built if day or years else None, layer, apart)
        if actors:
            built = built.of(actors)
        supposed = asked.supposed(built, suppose) if suppose else None
        shown = supposed.after if supposed else built
        reckoned = {} if chosen is SystemFormat.CSV else asked.measures(shown, spending, race, groups, view, measures)
    if chosen is SystemFormat.TERMINAL:
        _print(_parts(built, supposed, bool(sources), actors, reckoned), output)
        return
    from detente.report.system_files import text_of

    if supposed:
        reckoned["suppose"] = [{"what": e.what, "before": e.before, "after": e.after} for e in supposed.effects]
    plain = {key: value for key, value in reckoned.items() if not key.startswith("_")}
    title = _title(shown, actor, suppose, bool(sources))
    text = text_of(shown, chosen.value, definition=spending, measures=plain, title=title, part=part.value)
    if chosen is SystemFormat.PNG and output:
        from detente.report.system import png

        png(text, output)
        print(output)
        return
    _write(text, output)


def _title(shown: System, actor: list[str] | None, suppose: list[str] | None, told: bool) -> str:
    """What a page or a picture is headed with."""
    if suppose:
        return "What if: " + "; ".join(suppose)
    if told:
        sources = dict.fromkeys(passage.source for passage in shown.passages.values() if passage.source)
        return f"As told in {', '.join(sources)}" if sources else "As the text tells it"
    return f"{', '.join(actor)}: who is tied to them" if actor else ""


@contextmanager
def _patience() -> Iterator[None]:
    """A sign on standard error, for a person who waits."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status("building the system"):
        yield


def _parts(
    built: System, supposed: Any, told: bool, actor: list[str], reckoned: dict[str, Any]
) -> Iterator[RenderableType]:
    from detente.report import system_figures as figures
    from detente.report import system_tables as tables

    if supposed:
        yield from figures.supposition(supposed)
        return
    yield from tables.overview(built)
    if told and not any(t.told for t in built.ties):
        yield tables.no_ties()
    elif told:
        yield tables.told_table(built)
        yield from tables.ties_table(built, [t for t in built.ties if t.told])
    elif actor and not built.between:
        yield from tables.ties_table(built, built.ties)
    if reckoned.get("spending") and not told and not actor:
        yield from figures.spending_table(built, reckoned["spending"])
    if built.between:
        from detente.system.change import changes, waves

        for body in actor:
            if found := waves(built, body):
                yield from tables.waves_table(built, body, found)
        yield from tables.changes_table(built, changes(built))
    if "groups" in reckoned:
        yield from tables.growth_table(reckoned["groups"], reckoned["_groups"])
    if "_race" in reckoned:
        yield from figures.race_table(built, reckoned["_race"])
    if "layers" in reckoned:
        yield from figures.measures_tables(built, reckoned)


def _print(parts: Iterator[RenderableType], output: Path | None) -> None:
    from rich.console import Console

    if output is None:
        console = Console()
        for part in parts:
            console.print(part)
        return
    import io

    made = io.StringIO()
    plain = Console(file=made, width=120, no_color=True)
    for part in parts:
        plain.print(part)
    _write(made.getvalue(), output)


def _write(text: str, output: Path | None) -> None:
    from detente.errors import OutputError

    if output is None:
        sys.stdout.write(text)
        return
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(
            f"cannot be written: {error.strerror}", place=str(output), remedy="choose another place with --output"
        ) from error
    print(output)
