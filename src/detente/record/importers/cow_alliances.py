"""Correlates of War, Formal Alliances 4.1: a dyad or a member of an alliance a row, from 1816 to 2012.

An alliance without an end was in force when the data end, and no more is known: it is not told as in force today.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from detente.record.importers import cow
from detente.record.importers.model import Edition, Outcome, Peek, Rejected, Row
from detente.record.importers.names import Names
from detente.record.importers.tables import records, text_of

LAST = "2012-12-31"
KINDS = {
    "defense": "defense pact",
    "neutrality": "neutrality",
    "nonaggression": "non-aggression pact",
    "entente": "entente",
}
"""The project's kinds of obligation, by column."""


class CowAlliances:
    """See the module. A row of the tally is a line below the header."""

    id = "cow-alliances"
    title = "Formal Alliances, version 4.1"
    publisher = cow.PUBLISHER
    licence = cow.LICENCE
    page = "https://correlatesofwar.org/data-sets/formal-alliances/"
    downloads: tuple[str, ...] = ()

    def recognises(self, peek: Peek) -> bool:
        """By the columns."""
        head = peek.text.partition("\n")[0]
        return "version4id" in head and "right_censor" in head

    def edition(self, path: Path) -> Edition:
        """Version 4.1 is of 2013; members and dyads are two tables."""
        table = "member" if "mem_st_year" in text_of(path)[:500] else "dyad"
        return Edition(f"cow-alliances:{table}", "2013", whole=True)

    def read(self, path: Path, names: Names) -> Iterator[Outcome]:
        """Dyads as allies of each other where one must defend the other, else as bound by a lesser pact; members as parties to an
        alliance, which has a number and no name."""
        table = self.edition(path).dataset.partition(":")[2]
        source = cow.source(
            f"cow-alliances-4.1-{table}", f"{self.title}, by {table}", "formal-alliances", "2013", path.name
        )
        yield source
        header = ["version4id", "right_censor", *KINDS, "ccode" if table == "member" else "ccode1"]
        for line, row in records(text_of(path), header, str(path)):
            place, content = f"line {line}", ",".join(row.values())
            if "" in row:
                yield Rejected(place, "has more or fewer fields than the header", content)
                continue
            try:
                yield Row(place, (self._entry(row, table, names) | {"source": source.id},), content)
            except ValueError:
                yield Rejected(place, "a code or a date is no number", content)

    def _entry(self, row: dict[str, str], table: str, names: Names) -> dict[str, str]:
        prefix = "mem" if table == "member" else "dyad"
        start = cow.columns(row, f"{prefix}_st_year", f"{prefix}_st_month", f"{prefix}_st_day")
        end = cow.columns(row, f"{prefix}_end_year", f"{prefix}_end_month", f"{prefix}_end_day")
        on = start if len(start) == 10 else f"{start[:4]}-12-31"
        kinds = ", ".join(words for column, words in KINDS.items() if row[column] == "1")
        notes = [f"COW alliance {row['version4id']}"]
        if row["left_censor"] == "1":
            notes.append("in force before the data begin in 1816")
        common = cow.span(start, end, LAST) | {"capacity": kinds, "definition": "COW"}
        if table == "member":
            since = cow.columns(row, "all_st_year", "all_st_month", "all_st_day")
            return common | {
                "relation": "party_to",
                "party": cow.state(names, row["ccode"], row["state_name"], on),
                "treaty": names.coin("treaty", f"COW alliance {row['version4id']}", since=since),
                "note": "; ".join([*notes, row["ss_type"]]),
            }
        if row["asymmetric"] == "1":
            notes.append("the two have different obligations")
        defends = row["defense"] == "1"
        return common | {
            "relation": "allied_with" if defends else "pact_with",
            "ally" if defends else "party": cow.state(names, row["ccode1"], row["state_name1"], on),
            "counterpart": cow.state(names, row["ccode2"], row["state_name2"], on),
            "note": "; ".join(notes),
        }


IMPORTER = CowAlliances()
