"""Correlates of War, Dyadic Militarized Interstate Disputes 4.03: a pair of states in a dispute in a year a row, 1816 to 2014."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from detente.record.importers import cow
from detente.record.importers.model import Edition, Outcome, Peek, Rejected, Row
from detente.record.importers.names import Names
from detente.record.importers.tables import records, text_of

HOSTILITY = {
    "1": "no militarized action",
    "2": "threat to use force",
    "3": "display of force",
    "4": "use of force",
    "5": "war",
}
"""The project's levels of hostility (`hihost`)."""
HEADER = [
    "disno",
    "statea",
    "namea",
    "stateb",
    "nameb",
    "strtday",
    "strtmnth",
    "strtyr",
    "endday",
    "endmnth",
    "endyear",
    "hihost",
]


class CowMids:
    """See the module. A row of the tally is a line below the header; rows of one dispute's later years say the same again."""

    id = "cow-mids"
    title = "Dyadic Militarized Interstate Disputes, version 4.03"
    publisher = cow.PUBLISHER
    licence = cow.LICENCE
    page = "https://correlatesofwar.org/data-sets/mids/"
    downloads: tuple[str, ...] = ()

    def recognises(self, peek: Peek) -> bool:
        """By the columns."""
        return set(HEADER) <= set(peek.text.partition("\n")[0].strip().split(","))

    def edition(self, path: Path) -> Edition:
        """Version 4.03."""
        return Edition("cow-mids", "2021", whole=True)

    def read(self, path: Path, names: Names) -> Iterator[Outcome]:
        """Each pair as in dispute with each other, from the first to the last day, at the highest level that it came to."""
        source = cow.source("cow-mids-4.03", self.title, "mids", "2021", path.name)
        yield source
        for line, row in records(text_of(path), HEADER, str(path)):
            place, content = f"line {line}", ",".join(row.values())
            if "" in row:
                yield Rejected(place, "has more or fewer fields than the header", content)
                continue
            try:
                start, end = (
                    cow.columns(row, "strtyr", "strtmnth", "strtday"),
                    cow.columns(row, "endyear", "endmnth", "endday"),
                )
                on = start if len(start) == 10 else f"{start[:4]}-12-31"
                entry = cow.span(start, end, "2014-12-31") | {
                    "relation": "disputed",
                    "disputant": cow.state(names, row["statea"], row["namea"], on),
                    "opponent": cow.state(names, row["stateb"], row["nameb"], on),
                    "capacity": HOSTILITY.get(row["hihost"], ""),
                    "definition": "COW",
                    "gist": f"dispute {row['disno']}",
                    "source": source.id,
                }
            except ValueError:
                yield Rejected(place, "a code or a date is no number", content)
                continue
            yield Row(place, (entry,), content)


IMPORTER = CowMids()
