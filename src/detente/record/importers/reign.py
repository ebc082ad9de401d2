"""REIGN, Rulers, Elections and Irregular Governance: the effective leader of each state from 1945 to 2021, a term a row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from detente.claims import Source
from detente.record.importers import cow
from detente.record.importers.leaders import EFFECTIVE, titled
from detente.record.importers.model import Edition, Outcome, Peek, Rejected, Row
from detente.record.importers.names import Names
from detente.record.importers.tables import lines, text_of

HEADER = ["stateabb", "ccode", "leadid", "leader", "sdate", "smonth", "syear", "emonth", "eyear", "birthyear"]
LAST = "2021-03"


class Reign:
    """See the module. A row of the tally is a line below the header."""

    id = "reign"
    title = "REIGN leader list, March 2021"
    publisher = "One Earth Future"
    licence = "Free with citation; whether it may be passed on is not said: import only"
    page = "https://oefdatascience.github.io/REIGN.github.io/"
    downloads: tuple[str, ...] = ()

    def recognises(self, peek: Peek) -> bool:
        """By the columns."""
        return peek.text.startswith(",".join(HEADER))

    def edition(self, path: Path) -> Edition:
        """The last list, of March 2021."""
        return Edition("reign", "2021-03", whole=True)

    def read(self, path: Path, names: Names) -> Iterator[Outcome]:
        """Each term as the office of the state's effective leader, to the month in which it ended."""
        source = Source(
            "reign-2021-03", self.publisher, self.title, self.page, "2021-03", "B2", note=f"Imported from {path.name}."
        )
        yield source
        for line, fields in list(lines(text_of(path)))[1:]:
            place, content = f"line {line}", ",".join(fields)
            if len(fields) < len(HEADER):
                yield Rejected(place, "has fewer fields than the header", content)
                continue
            row = dict(zip(HEADER, fields, strict=False))
            try:
                yield Row(place, (_entry(row, fields[-1], names) | {"source": source.id},), content)
            except ValueError:
                yield Rejected(place, "a code or a date is no number", content)


def _entry(row: dict[str, str], note: str, names: Names) -> dict[str, str]:
    start, end = cow.columns(row, "syear", "smonth", "sdate"), cow.date(row["eyear"], row["emonth"], "")
    state = names.cow_state(int(row["ccode"]), row["stateabb"], start if len(start) == 10 else f"{start[:4]}-12-31")
    full = titled(note) or (row["leader"].strip() if " " in row["leader"].strip() and "." not in row["leader"] else "")
    person = (
        names.person(full)
        if full
        else names.coin("person", row["leader"].strip(), tag=f"{row['stateabb']} {start[:4]}")
    )
    return {
        "relation": "holds_office",
        "holder": person,
        "office": names.office(state, EFFECTIVE),
        "definition": "REIGN",
        "note": row["leader"].strip(),
        **cow.span(start, "" if end >= LAST else end, LAST),
    }


IMPORTER = Reign()
