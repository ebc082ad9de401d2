"""SIPRI, Arms Transfers Database: the table of volumes as CSV, a recipient or supplier a row, a year a column.

Which of the two it is, the heading of the first column says. A last row sums up the world.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from detente.claims import Source
from detente.errors import RecordError
from detente.record.importers.model import Edition, Outcome, Peek, Rejected, Row, Skipped
from detente.record.importers.names import Names
from detente.record.importers.sipri_lines import generated
from detente.record.importers.sipri_parties import party
from detente.record.importers.tables import lines, text_of
from detente.record.importers.workbook import figure

ROLES = {"Recipient": "recipient", "Supplier": "supplier"}


class SipriTiv:
    """See the module."""

    id = "sipri-tiv"
    title = "SIPRI Arms Transfers Database, volumes of imports or exports"
    publisher = "SIPRI"
    licence = "May be used with SIPRI cited, and not passed on beyond a tenth of it: import only"
    page = "https://www.sipri.org/databases/armstransfers"
    downloads = ()

    def recognises(self, peek: Peek) -> bool:
        """By the first line of its preamble."""
        return "Volume of transfers of major arms" in peek.text[:200]

    def edition(self, path: Path) -> Edition:
        """By the day on which the file was made; imports and exports are a data set each."""
        text = text_of(path)
        return Edition(f"sipri-tiv:{_header(text, path)[2]}", generated(text[:4000], path))

    def read(self, path: Path, names: Names) -> Iterator[Outcome]:
        """A row of the tally is a cell below the heading of a single year; sums over years are none."""
        text = text_of(path)
        date = generated(text[:4000], path)
        header, columns, role = _header(text, path)
        source = Source(
            id=f"sipri-tiv-{role}-{date}",
            publisher="Stockholm International Peace Research Institute",
            title=f"SIPRI Arms Transfers Database, TIV of arms {'imports' if role == 'recipient' else 'exports'}",
            url=self.page,
            date=date,
            grade="B2",
            note=f"Imported from {path.name}.",
        )
        yield source
        for line, row in lines(text):
            if line > header and any(row):
                yield from _cells(line, row, columns, role, source.id, names)


def _cells(line: int, row: list[str], columns: list[str], role: str, source: str, names: Names) -> Iterator[Outcome]:
    name = row[0].strip()
    who = party(name, names)
    for at, year in enumerate(columns):
        if not (at and len(year) == 4 and year.isdigit()):
            continue
        place = f"line {line}, {year}"
        told = row[at].strip() if at < len(row) else None
        content = f"{name}, {year}: {told}"
        if len(row) != len(columns):
            yield Rejected(place, "the line has more or fewer fields than the header", content)
        elif not told:
            yield Skipped(place, "no deliveries known")
        elif name.lower().startswith("total"):
            yield Skipped(place, "a sum of all, not of one")
        elif who == "":
            yield Skipped(place, f"the {role} is unknown")
        elif who is None:
            yield Rejected(place, f"no {role} is known as {name}", content)
        elif (number := figure(told)) is None:
            yield Rejected(place, "the figure is no number", content)
        else:
            entry = {
                "relation": "arms_volume", role: who, "number": number, "unit": "million TIV", "when": year,
                "definition": "SIPRI", "source": source, "note": "between 0 and 0.5 million" if number == 0 else "",
            }  # fmt: skip
            yield Row(place, (entry,), content)


def _header(text: str, path: Path) -> tuple[int, list[str], str]:
    """The line of the header row, its fields, and whose volumes the rows are. Raises RecordError where there is none."""
    for line, row in lines(text):
        fields = [f.strip() for f in row]
        if fields and fields[0] in ROLES and any(f.isdigit() for f in fields):
            return line, fields, ROLES[fields[0]]
    remedy = "the table ought to have a row that starts with Recipient or Supplier and goes on with years"
    raise RecordError("has no header row that is known", place=str(path), remedy=remedy)


IMPORTER = SipriTiv()
