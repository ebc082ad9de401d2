"""Series of the record as charts: bars in a terminal, and SVG or PNG by Altair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.claims import Statement
from detente.errors import DetenteError, OutputError
from detente.record.sentence import amount

if TYPE_CHECKING:
    from rich.console import RenderableType

WIDTH = 40
"""Columns of the longest bar."""
Series = Mapping[str, Sequence[Statement]]


def series_of(statements: Iterable[Statement], name: str = "") -> dict[str, list[Statement]]:
    """Statements of a measure by what may be compared: whose it is, definition, stage, price base and unit; each by time, and of
    several for one period the last."""
    found: dict[str, dict[str, Statement]] = defaultdict(dict)
    for s in sorted(statements, key=lambda s: (s.start, s.id)):
        parts = (name, s.definition, s.stage, s.capacity, s.unit)
        if s.number is not None and s.when:
            found[", ".join(p for p in parts if p)][s.when] = s
    return {label: list(by.values()) for label, by in found.items()}


def bars(label: str, series: Sequence[Statement], *, last: int = 12) -> RenderableType:
    """The last periods of a series as bars, longest the largest."""
    from rich.bar import Bar
    from rich.table import Table
    from rich.text import Text

    shown = series[-last:]
    most = max((s.number or 0 for s in shown), default=0) or 1
    table = Table(box=None, pad_edge=False, show_header=False, title=label, title_justify="left", title_style="bold")
    for s in shown:
        size = max(s.number or 0, 0) * WIDTH / most
        table.add_row(
            Text(s.when, style="dim"), Bar(WIDTH, 0, size, width=WIDTH, color="cyan"), Text(amount(s.number, ""))
        )
    return table


def plot(series: Series, path: Path, title: str) -> None:
    """A line a series, by year, as SVG or PNG by the ending of `path`. Raises OutputError for another ending or a place that cannot
    be written, and DetenteError where Altair is not installed."""
    if path.suffix.lower() not in {".svg", ".png"}:
        raise OutputError(f"a chart cannot be written as '{path.suffix}'", place=str(path), remedy="use .svg or .png")
    try:
        import altair as alt
        import vl_convert as _  # noqa: F401  # what Altair saves with
    except ImportError as error:
        raise DetenteError(
            "charts are drawn with Altair, which is missing", remedy="pip install 'detente[charts]'"
        ) from error
    rows = [row for label, statements in series.items() for row in _points(label, statements)]
    units = sorted({s.unit for statements in series.values() for s in statements})
    chart = (
        alt.Chart(alt.InlineData(values=rows), title=title, width=640, height=360)
        .mark_line(point=True)
        .encode(
            x=alt.X("year:T", title=None, axis=alt.Axis(format="%Y")),
            y=alt.Y("value:Q", title=", ".join(units), axis=alt.Axis(format="~s")),
            detail="run:N",
            color=alt.Color("series:N", title=None, legend=alt.Legend(orient="bottom", columns=1, labelLimit=600)),
        )
    )
    try:
        chart.save(str(path), scale_factor=2 if path.suffix.lower() == ".png" else 1)
    except OSError as error:
        raise OutputError(
            f"cannot be written: {error.strerror}", place=str(path), remedy="choose another place"
        ) from error


def _points(label: str, statements: Sequence[Statement]) -> Iterator[dict[str, Any]]:
    """The points of a series; a new run begins after a year without a figure, so that no line is drawn over what is not known."""
    run, before = 0, 0
    for s in statements:
        year = int(s.start[:4])
        run += bool(before) and year > before + 1
        before = year
        yield {"year": s.start[:4], "value": s.number, "series": label, "run": f"{label} {run}"}
