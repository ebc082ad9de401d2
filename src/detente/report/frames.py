"""Frames as a table, and one frame whole, for a terminal or as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.reading.frame import FILE, Frame
from detente.reading.trial import Trial
from detente.report.terminal import WIDEST, labelled
from detente.report.trial import claim_dict, claim_lines
from detente.report.visible import one_line

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderableType

NAMES = {"with_words": "with"}


def written(content: object) -> str:
    """JSON, indented."""
    return json.dumps(content, ensure_ascii=False, indent=2)


def entry(frame: Frame) -> dict[str, Any]:
    """The fields of a frame that say something, under the names that an entry gives them."""
    said = ((field, getattr(frame, field.name)) for field in fields(frame))
    return {NAMES.get(f.name, f.name): _plain(value) for f, value in said if value and value != f.default}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    return list(value) if isinstance(value, tuple) else value


def frames_table(frames: Sequence[Frame]) -> RenderableType:
    """Frames, each with what it tells, its triggers, its roles with their slots, and its example."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for name, ratio in (("frame", 2), ("tells", 2), ("triggers", 3), ("roles ← slots", 3), ("example", 4)):
        table.add_column(name, overflow="fold", ratio=ratio)
    for frame in frames:
        slots = "\n".join(f"{role} ← {', '.join(each)}" for role, each in frame.slots.items())
        table.add_row(
            Text(frame.id, style="bold"),
            Text(frame.relation or frame.type),
            Text(", ".join(frame.triggers)),
            Text(slots),
            Text(one_line(frame.example), style="italic"),
        )
    return table if table.row_count else Text("no frame is so")


def place_of(frame: Frame) -> str:
    """Where to edit a frame: the file and the line of its entry."""
    file = resources.files("detente.vocabulary").joinpath("data").joinpath(FILE) if frame.file == FILE else None
    lines = (file or Path(frame.file)).read_text(encoding="utf8").splitlines()
    head = re.compile(rf"['\"]?{re.escape(frame.id)}['\"]?\s*:")
    line = next((n for n, text in enumerate(lines, 1) if head.match(text)), 1)
    return f"{file or frame.file}, line {line}"


def whole_frame(frame: Frame, example: Trial) -> dict[str, Any]:
    """One frame with what is read in its example."""
    claims = [claim_dict(c) for c in example.claims if c.frame == frame.id]
    return {"frame": entry(frame), "place": place_of(frame), "reads": claims}


@dataclass(frozen=True, slots=True)
class FrameWhole:
    """One frame, ready for rich to print at the console's width."""

    frame: Frame
    example: Trial

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        return _parts(self.frame, self.example, min(options.max_width, WIDEST))


def frame_whole(frame: Frame, example: Trial) -> FrameWhole:
    """One frame with where to edit it and what is read in its example."""
    return FrameWhole(frame, example)


def _parts(frame: Frame, example: Trial, width: int) -> Iterator[RenderableType]:
    from rich.text import Text

    yield Text(frame.id, style="bold")
    for name, value in entry(frame).items():
        if name not in {"id", "file", "example"}:
            yield from labelled(name.replace("_", " "), _said(value), width, indent=16)
    yield Text()
    yield from labelled("example", one_line(frame.example), width, indent=16, body="bold")
    read = [c for c in example.claims if c.frame == frame.id]
    for claim in read:
        yield from claim_lines(claim, width, indent=16)
    if not read:
        why = next((t.because for t in example.tried if t.frame is frame), "no word of the example triggers it")
        yield from labelled("not read", why, width, "bold red", indent=16)
    yield Text()
    yield from labelled("edit", place_of(frame), width, indent=16)


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key} ← {_said(each)}" for key, each in value.items())
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "yes" if value is True else str(value)
