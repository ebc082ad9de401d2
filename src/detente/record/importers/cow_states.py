"""Correlates of War, State System Membership 2016: which states there were (states2016, system2016), which were major powers
(majors2016), and the project's codes and letters for them (COW country codes)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from detente.record.importers import cow
from detente.record.importers.model import Edition, Outcome, Peek, Rejected, Row
from detente.record.importers.names import Names
from detente.record.importers.tables import records, text_of

LAST = "2016-12-31"
TABLES = {
    "states": ["stateabb", "ccode", "statenme", "styear"],
    "majors": ["stateabb", "ccode", "styear"],
    "system": ["stateabb", "ccode", "year"],
    "codes": ["StateAbb", "CCode", "StateNme"],
}
"""The tables by the columns that they have; the first that fits."""


class CowStates:
    """See the module. A row of the tally is a line below the header."""

    id = "cow-states"
    title = "State System Membership, version 2016"
    publisher = cow.PUBLISHER
    licence = cow.LICENCE
    page = "https://correlatesofwar.org/data-sets/state-system-membership/"
    downloads: tuple[str, ...] = ()

    def recognises(self, peek: Peek) -> bool:
        """By the columns, of which a table of this kind has few."""
        return _table(peek.text) != "" and len(_header(peek.text)) <= 11

    def edition(self, path: Path) -> Edition:
        """Version 2016; each table is a data set."""
        return Edition(f"cow-states:{_table(text_of(path))}", "2017", whole=True)

    def read(self, path: Path, names: Names) -> Iterator[Outcome]:
        """States and major powers as intervals; the years of the system as the run that they belong to, told by its last row;
        a code as what the project calls the state by."""
        text = text_of(path)
        table = _table(text)
        source = cow.source(f"cow-{table}-2016", f"{self.title}: {table}", "state-system-membership", "2017", path.name)
        yield source
        lines = list(records(text, TABLES.get(table, TABLES["states"]), str(path)))
        years: dict[str, set[int]] = defaultdict(set)
        for _, row in lines:
            if row.get("year", "").isdigit():
                years[row["ccode"]].add(int(row["year"]))
        for line, row in lines:
            place, content = f"line {line}", ",".join(row.values())
            if "" in row:
                yield Rejected(place, "has more or fewer fields than the header", content)
                continue
            try:
                entries = _entries(table, row, years, names)
            except (ValueError, KeyError):
                yield Rejected(place, "a code or a date is no number", content)
                continue
            yield Row(place, tuple(e | {"source": source.id} for e in entries), content)


def _entries(table: str, row: dict[str, str], years: dict[str, set[int]], names: Names) -> list[dict[str, object]]:
    if table == "codes":
        state = cow.state(names, row["CCode"], row["StateNme"], LAST)
        code = {"capacity": f"{int(row['CCode'])} ({row['StateAbb']})", "definition": "COW"}
        return [{"relation": "coded", "entity": state, **code}]
    if table == "system":
        return _run(row, years[row["ccode"]], names)
    start, end = cow.columns(row, "styear", "stmonth", "stday"), cow.columns(row, "endyear", "endmonth", "endday")
    state = cow.state(names, row["ccode"], row.get("statenme", row["stateabb"]), start)
    when = cow.span(start, "" if end == LAST else end, LAST)
    relation, role = ("state_system", "state") if table == "states" else ("major_power", "power")
    return [{"relation": relation, role: state, "definition": "COW", **when}]


def _run(row: dict[str, str], years: set[int], names: Names) -> list[dict[str, object]]:
    """What the last year of a run of years tells: the whole run. The others tell nothing of their own."""
    last = first = int(row["year"])
    if last + 1 in years:
        return []
    while first - 1 in years:
        first -= 1
    on = f"{last:04}-12-31" if last == 2016 else f"{first:04}-12-31"
    when = cow.span(f"{first:04}", "" if last == 2016 else f"{last:04}", LAST)
    return [
        {
            "relation": "state_system",
            "state": cow.state(names, row["ccode"], row["stateabb"], on),
            "definition": "COW, by year",
            **when,
        }
    ]


def _header(text: str) -> list[str]:
    return [c.strip().strip('"') for c in text.lstrip("\ufeff").replace("\r", "\n").partition("\n")[0].split(",")]


def _table(text: str) -> str:
    header = set(_header(text))
    return next((name for name, columns in TABLES.items() if set(columns) <= header), "")


IMPORTER = CowStates()
