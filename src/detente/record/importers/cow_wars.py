"""Correlates of War, Wars: between states (4.0), of a state outside its system (4.0), within states (5.1) and of others (4.0).

The files are of one kind with different columns. A war has up to four phases; -7 means that it went on when the data end, -8 that
there is none, -9 that it is not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.record.importers import cow
from detente.record.importers.model import Edition, Outcome, Peek, Rejected, Row
from detente.record.importers.names import Names
from detente.record.importers.tables import records, text_of


@dataclass(frozen=True, slots=True)
class Table:
    """How one of the files names its columns."""

    name: str
    version: str
    last: str
    sides: tuple[tuple[str, str], ...]
    """Pairs of the column of a belligerent's code (or "") and that of its name."""
    phases: tuple[tuple[str, str, str, str, str, str], ...]
    """Start and end of each phase: year, month, day, year, month, day."""

    @property
    def header(self) -> list[str]:
        """The columns that it needs."""
        return ["WarNum", "WarName", *(c for pair in self.sides for c in pair if c), *self.phases[0]]


def _phases(count: int, year: str = "Year", month: str = "Month", day: str = "Day") -> tuple[tuple[str, ...], ...]:
    def side(word: str, n: int) -> tuple[str, str, str]:
        return f"{word}{year}{n}", f"{word}{month}{n}", f"{word}{day}{n}"

    return tuple((*side("Start", n), *side("End", n)) for n in range(1, count + 1))


_SIDES = ("SideA1", "SideA2", "SideB1", "SideB2", "SideB3", "SideB4", "SideB5")
TABLES = (
    Table("inter-state", "4.0", "2007-12-31", (("ccode", "StateName"),), _phases(2)),  # type: ignore[arg-type]
    Table("extra-state", "4.0", "2007-12-31", (("ccode1", "SideA"), ("ccode2", "SideB")), _phases(2)),  # type: ignore[arg-type]
    Table("intra-state", "5.1", "2014-12-31", (("CcodeA", "SideA"), ("", "SideB")), _phases(4, "Yr", "Mo", "Dy")),  # type: ignore[arg-type]
    Table("non-state", "4.0", "2007-12-31", tuple(("", s) for s in _SIDES),
          (("StartYear", "StartMonth", "StartDay", "EndYear", "EndMonth", "EndDay"),)),
)  # fmt: skip


class CowWars:
    """See the module. A row of the tally is a line below the header: a belligerent of a war, or a pair of them."""

    id = "cow-wars"
    title = "COW Wars"
    publisher = cow.PUBLISHER
    licence = cow.LICENCE
    page = "https://correlatesofwar.org/data-sets/cow-war/"
    downloads: tuple[str, ...] = ()

    def recognises(self, peek: Peek) -> bool:
        """By the columns."""
        return _table(peek.text) is not None

    def edition(self, path: Path) -> Edition:
        """Each kind of war is a data set; 4.0 is of 2010, 5.1 of 2020."""
        table = _table(text_of(path)) or TABLES[0]
        return Edition(f"cow-wars:{table.name}", "2020" if table.version == "5.1" else "2010", whole=True)

    def read(self, path: Path, names: Names) -> Iterator[Outcome]:
        """Each phase of a war as fought, and each belligerent as one in it."""
        text = text_of(path)
        table = _table(text) or TABLES[0]
        year = self.edition(path).date
        source = cow.source(
            f"cow-{table.name}-{table.version}",
            f"{self.title}, {table.name}, version {table.version}",
            "cow-war",
            year,
            path.name,
        )
        yield source
        for line, row in records(text, table.header, str(path)):
            place, content = f"line {line}", ",".join(row.values())
            if "" in row:
                yield Rejected(place, "has more or fewer fields than the header", content)
                continue
            try:
                entries = [e | {"source": source.id} for e in self._entries(table, row, names)]
            except ValueError:
                yield Rejected(place, "a code or a date is no number", content)
                continue
            if entries:
                yield Row(place, tuple(entries), content)
            else:
                yield Rejected(place, "the war has no start", content)

    def _entries(self, table: Table, row: dict[str, str], names: Names) -> Iterator[dict[str, str]]:
        for phase in table.phases:
            start, end = cow.columns(row, *phase[:3]), cow.columns(row, *phase[3:])
            if not start:
                continue
            ongoing = row[phase[3]].strip() == str(cow.ONGOING)
            when = cow.span(start, "" if ongoing else end, table.last)
            war = _war(names, row["WarNum"], row["WarName"], start)
            yield {
                "relation": "fought",
                "conflict": war,
                "definition": "COW",
                "note": f"COW war {row['WarNum']}",
                **when,
            }
            for code, name in table.sides:
                side = _belligerent(names, row[code] if code else str(cow.NONE), row[name], start)
                if side:
                    yield {
                        "relation": "belligerent_in",
                        "belligerent": side,
                        "conflict": war,
                        "definition": "COW",
                        **when,
                    }


def _war(names: Names, number: str, name: str, start: str) -> str:
    """The conflict of ours that has the name and was fought then, else one coined with the project's number."""
    known = names.find("conflict", name) or names.find("conflict", f"{name} War")
    since = names.vocabulary.entity(known).since if known else ""
    if known and since and abs(int(since[:4]) - int(start[:4])) <= 1:
        return known
    return names.coin("conflict", name, tag=f"COW {number}", since=start)


def _belligerent(names: Names, code: str, name: str, on: str) -> str:
    if code.strip() and int(code) > 0:
        return cow.state(names, code, name, on if len(on) == 10 else f"{on[:4]}-12-31")
    text = name.strip()
    return "" if not text or text.lstrip("-").isdigit() else names.coin("organisation", text)


def _table(text: str) -> Table | None:
    header = {c.strip() for c in text.lstrip("\ufeff").replace("\r", "\n").partition("\n")[0].split(",")}
    return next((t for t in TABLES if set(t.header) <= header), None)


IMPORTER = CowWars()
