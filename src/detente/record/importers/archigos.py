"""Archigos 4.1: the effective leader of each state from 1875 to 2015, a term a row, as a Stata file.

Leaders are named by family name; the address in DBpedia that most have gives the whole name.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.claims import Source
from detente.errors import DetenteError, RecordError
from detente.record.importers.leaders import EFFECTIVE, titled
from detente.record.importers.model import Edition, Outcome, Peek, Rejected, Row
from detente.record.importers.names import Names

if TYPE_CHECKING:
    from pandas import DataFrame

LAST = "2015-12-31"
COLUMNS = ["obsid", "ccode", "idacr", "leader", "startdate", "enddate", "entry", "exit", "dbpediauri"]


class Archigos:
    """See the module. A row of the tally is a term."""

    id = "archigos"
    title = "Archigos: a data set on leaders, version 4.1"
    publisher = "Goemans, Gleditsch and Chiozza"
    licence = "Free for research with citation; whether it may be passed on is not said: import only"
    page = "https://www.rochester.edu/college/faculty/hgoemans/data.htm"
    downloads: tuple[str, ...] = ()

    def recognises(self, peek: Peek) -> bool:
        """A Stata file that names the columns of ours in its head."""
        stata = peek.head.startswith(b"<stata_dta>") or peek.head[:1] in {b"\x71", b"\x72", b"\x73"}
        return stata and all(c.encode() in peek.head for c in ("leadid", "eindate", "eoutdate"))

    def edition(self, path: Path) -> Edition:
        """Version 4.1 is of 2016."""
        return Edition("archigos", "2016", whole=True)

    def read(self, path: Path, names: Names) -> Iterator[Outcome]:
        """Each term as the office of the state's effective leader; of one still in office
        in 2015 the end is not known."""
        source = Source(
            "archigos-4.1", self.publisher, self.title, self.page, "2016", "B2", note=f"Imported from {path.name}."
        )
        yield source
        for number, row in enumerate(_frame(path).to_dict("records"), 1):
            place, content = f"row {number}, {row['obsid']}", ", ".join(str(row[c]) for c in COLUMNS)
            try:
                yield Row(place, (_entry(row, names) | {"source": source.id},), content)
            except ValueError as error:
                yield Rejected(place, "a code or a date is none", f"{content}: {error}")


def _entry(row: dict[Any, Any], names: Names) -> dict[str, str]:
    start, end = str(row["startdate"]), str(row["enddate"])
    state = names.cow_state(int(row["ccode"]), str(row["idacr"]), start)
    full = titled(str(row["dbpediauri"]))
    person = names.person(full) if full else names.coin("person", str(row["leader"]), tag=f"{row['idacr']} {start[:4]}")
    lasting = row["exit"] == "Still in Office"
    return {
        "relation": "holds_office",
        "holder": person,
        "office": names.office(state, EFFECTIVE),
        "definition": "Archigos",
        "note": f"{row['leader']}: entry {str(row['entry']).lower()}, exit {str(row['exit']).lower()}",
        **({"when": f"{start}/", "known_to": LAST} if lasting else {"when": f"{start}/{end}"}),
    }


def _frame(path: Path) -> DataFrame:
    try:
        import warnings

        import pandas as pd
    except ImportError as error:
        raise DetenteError(
            "Stata files are read with pandas, which is missing", place=str(path), remedy="pip install 'detente[frame]'"
        ) from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UnicodeWarning)  # some names are in Latin-1, which pandas falls back on
            frame = pd.read_stata(path)
    except (ValueError, OSError, KeyError, EOFError, IndexError) as error:
        raise RecordError(f"cannot be read as Stata: {error}", place=str(path), remedy="download it again") from error
    if not set(COLUMNS) <= set(frame.columns):
        raise RecordError("lacks columns of Archigos", place=str(path), remedy=f"it ought to have {', '.join(COLUMNS)}")
    return frame


IMPORTER = Archigos()
