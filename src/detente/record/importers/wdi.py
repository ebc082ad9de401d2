"""World Bank, World Development Indicators: an indicator a file, a country a row, a year a column, as CSV or the ZIP around it.

MS.MIL.XPND.CD and MS.MIL.XPND.GD.ZS are SIPRI's figures, which the Bank reprints: they are kept as SIPRI's definition.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from detente.claims import Source
from detente.errors import RecordError
from detente.record.importers.model import Edition, Outcome, Peek, Rejected, Row, Skipped
from detente.record.importers.names import Names
from detente.record.importers.tables import decoded, lines, text_of

MEASURES = {
    "MS.MIL.XPND.CD": ("military_spending", "USD", "SIPRI"),
    "MS.MIL.XPND.GD.ZS": ("military_share", "percent of GDP", "SIPRI"),
}
"""What each indicator that we know measures: relation, unit, definition."""
_UPDATED = re.compile(r'"Last Updated Date","(\d{4}-\d\d-\d\d)"')
_DATA = re.compile(r"API_[\w.]+\.csv")


class Wdi:
    """See the module."""

    id = "wdi"
    title = "World Development Indicators"
    publisher = "World Bank"
    licence = "The Bank's data are CC BY 4.0; the military series are SIPRI's and may not be passed on: import only, cite SIPRI"
    page = "https://data.worldbank.org/indicator/MS.MIL.XPND.CD"
    downloads = (
        "https://api.worldbank.org/v2/en/indicator/MS.MIL.XPND.CD?downloadformat=csv",
        "https://api.worldbank.org/v2/en/indicator/MS.MIL.XPND.GD.ZS?downloadformat=csv",
    )

    def recognises(self, peek: Peek) -> bool:
        """By the Bank's preamble, or by the name of the file in the archive."""
        return '"World Development Indicators"' in peek.text[:200] or any(map(_DATA.fullmatch, peek.members))

    def edition(self, path: Path) -> Edition:
        """By the day of the last update, which the file names; each indicator is a data set."""
        text = _text(path)
        updated = _UPDATED.search(text[:1000])
        if updated is None:
            raise RecordError(
                "does not say when it was updated", place=str(path), remedy="use the Bank's own CSV download"
            )
        indicator = next((i for i in MEASURES if f'"{i}"' in text), "other")
        return Edition(f"wdi:{indicator}", updated[1])

    def read(self, path: Path, names: Names) -> Iterator[Outcome]:
        """A row of the tally is a cell: the figure of one country for one year."""
        edition = self.edition(path)
        source = Source(
            id=f"wdi-{edition.dataset.partition(':')[2].lower()}-{edition.date}",
            publisher="World Bank, after SIPRI",
            title=f"World Development Indicators, {edition.dataset.partition(':')[2]}",
            url=f"https://data.worldbank.org/indicator/{edition.dataset.partition(':')[2]}",
            date=edition.date,
            grade="B2",
            note=f"Imported from {path.name}.",
        )
        yield source
        years: list[str] = []
        for line, row in lines(_text(path)):
            if row[:1] == ["Country Name"]:
                years = row[4:]
            elif years and len(row) > 4:
                yield from self._cells(line, row, years, source.id, names)

    def _cells(self, line: int, row: list[str], years: list[str], source: str, names: Names) -> Iterator[Outcome]:
        state = names.state(row[1]) or names.state(row[0])
        measure = MEASURES.get(row[3])
        for year, figure in zip(years, row[4:], strict=False):
            place = f"line {line}, {year}"
            if not year:
                continue
            if not figure:
                yield Skipped(place, "no figure")
            elif measure is None:
                yield Skipped(place, f"indicator {row[3]} is not of the field")
            elif names.is_group(row[0]):
                yield Skipped(place, "a region or group, not a state")
            elif state is None:
                yield Rejected(place, f"no state is known as {row[0]}", f"{row[0]}, {year}: {figure}")
            else:
                try:
                    number = float(figure)
                except ValueError:
                    yield Rejected(place, "the figure is no number", figure)
                    continue
                relation, unit, definition = measure
                entry = {
                    "relation": relation, "spender": state, "number": number, "unit": unit, "when": year,
                    "definition": definition, "source": source,
                }  # fmt: skip
                yield Row(place, (entry,), f"{row[0]}, {year}: {figure}")


@lru_cache(maxsize=2)
def _text(path: Path) -> str:
    if not zipfile.is_zipfile(path):
        return text_of(path)
    with zipfile.ZipFile(path) as archive:
        inner = next((n for n in archive.namelist() if _DATA.fullmatch(n)), None)
        if inner is None:
            raise RecordError("holds no file of data", place=str(path), remedy="use the Bank's own ZIP download")
        return decoded(archive.read(inner), f"{path}, {inner}")


IMPORTER = Wdi()
