"""What the files of the Correlates of War project have in common: codes of states, dates in three columns, and their sources."""

from __future__ import annotations

from collections.abc import Mapping

from detente.claims import Source
from detente.record.importers.names import Names

PUBLISHER = "Correlates of War Project"
LICENCE = "Free for research with citation; the licence does not say whether it may be passed on: import only, cite the project"
ONGOING, NONE, UNKNOWN = -7, -8, -9
"""The project's marks where a date stands: it goes on, there is none, it is not known."""


def source(id: str, title: str, page: str, date: str, file: str) -> Source:
    """A data set of the project as a source."""
    return Source(
        id,
        PUBLISHER,
        title,
        f"https://correlatesofwar.org/data-sets/{page}/",
        date,
        "B2",
        note=f"Imported from {file}.",
    )


def date(year: str | int, month: str | int, day: str | int) -> str:
    """A date in three columns as EDTF, as precise as it is known; empty where there is none. Raises ValueError for no number."""
    y, m, d = (UNKNOWN if str(x).strip() == "?" else int(float(str(x).strip() or NONE)) for x in (year, month, day))
    if y < 0:
        return ""
    if not 1 <= m <= 12:
        return f"{y:04}"
    return f"{y:04}-{m:02}-{d:02}" if 1 <= d <= 31 else f"{y:04}-{m:02}"


def columns(row: Mapping[str, str], year: str, month: str, day: str) -> str:
    """The date in three columns of a row."""
    return date(row[year], row[month], row[day])


def state(names: Names, code: str | int, name: str, on: str) -> str:
    """The state that a code means on a day; states that we do not have (Hanover, the Papal States) are coined by their name."""
    return names.cow_state(int(float(str(code))), name, on)


def span(start: str, end: str, last: str) -> dict[str, str]:
    """An interval as a statement's fields; without an end it was still so on the `last` day of the data, and no more is known."""
    return {"when": f"{start}/{end}"} if end else {"when": f"{start}/", "known_to": last}
