"""The commands that show and try frames: `detente frames`, `detente frames show`, `detente frames test`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from detente.options import DateOption, FramesOption, given_day

if TYPE_CHECKING:
    from collections.abc import Iterable

frames_app = typer.Typer(help="List the frames, show one, or try them on a sentence.")
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON.")]


@frames_app.callback(invoke_without_command=True)
def frames(
    context: typer.Context,
    word: Annotated[
        str | None, typer.Option("--word", "-w", help="Only those with this word in id, triggers or example.")
    ] = None,
    relation: Annotated[str | None, typer.Option("--relation", help="Only those that tell this relation.")] = None,
    type: Annotated[str | None, typer.Option("--type", help="Only those that give claims this type.")] = None,
    own: FramesOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the frames, show one, or try them on a sentence."""
    if context.invoked_subcommand:
        if word or relation or type or own or as_json:
            raise typer.BadParameter(f"options stand after '{context.invoked_subcommand}', not before it")
        return
    from rich.console import Console

    from detente.engine import open_reader
    from detente.report.frames import entry, frames_table, written

    reader = open_reader(own)
    everything = reader.frames.frames
    _known(relation, {f.relation for f in everything if f.relation}, "relation", "--relation")
    _known(type, {f.type for f in everything}, "type", "--type")
    found = [
        f
        for f in everything
        if (relation is None or f.relation == relation)
        and (type is None or f.type == type)
        and (word is None or f.says(word))
    ]
    if as_json:
        print(written([entry(f) for f in found]))
    else:
        Console().print(frames_table(found))


@frames_app.command("show")
def frames_show(
    id: Annotated[str, typer.Argument(help="The frame's id.", metavar="ID")],
    own: FramesOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one frame whole: its entry, where to edit it, and its example as the reader reads it."""
    from rich.console import Console

    from detente.documents import from_text
    from detente.engine import open_reader
    from detente.reading.trial import trial
    from detente.report.frames import frame_whole, whole_frame, written

    reader = open_reader(own)
    frame = reader.frames.frame(id)
    example = trial(reader, from_text(frame.example))
    if as_json:
        print(written(whole_frame(frame, example)))
    else:
        Console().print(frame_whole(frame, example))


@frames_app.command("test")
def frames_test(
    sentence: Annotated[str, typer.Argument(help="A sentence, in quotation marks.", metavar="SENTENCE")],
    date: DateOption = None,
    own: FramesOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what is read in a sentence: its clauses, the frames tried on them and why each reads or does not, the claims."""
    from rich.console import Console

    from detente.documents import from_text
    from detente.engine import open_reader
    from detente.reading.trial import trial
    from detente.report.frames import written
    from detente.report.trial import trial_dict, trial_whole

    document = from_text(sentence, date=given_day(date, "--date"))
    found = trial(open_reader(own), document)
    if as_json:
        print(written(trial_dict(found)))
    else:
        Console().print(trial_whole(found))


def _known(name: str | None, names: Iterable[str], what: str, option: str) -> None:
    if name is not None and name not in names:
        raise typer.BadParameter(f"no frame has the {what} '{name}'; use {', '.join(sorted(names))}", param_hint=option)
