"""Our World in Data, military spending as a share of GDP: a state and a year a line, as CSV. The figures are SIPRI's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from detente.claims import Source
from detente.errors import RecordError
from detente.record.importers.model import Edition, Outcome, Peek, Rejected, Row, Skipped
from detente.record.importers.names import Names
from detente.record.importers.tables import records, text_of

SHARE = "Military expenditure (% of GDP)"
COLUMNS = ("Entity", "Code", "Year", SHARE)


class Owid:
    """See the module."""

    id = "owid"
    title = "Military spending as a share of GDP, SIPRI"
    publisher = "Our World in Data"
    licence = "The series is SIPRI's and may not be passed on: import only, cite SIPRI"
    page = "https://ourworldindata.org/grapher/military-spending-as-a-share-of-gdp-sipri"
    downloads = ("https://ourworldindata.org/grapher/military-spending-as-a-share-of-gdp-sipri.csv",)

    def recognises(self, peek: Peek) -> bool:
        """By its header row."""
        return peek.text.startswith("Entity,Code,Year,") and SHARE in peek.text.partition("\n")[0]

    def edition(self, path: Path) -> Edition:
        """By the year after the last one in it: the file has no date, and SIPRI publishes a year's figures in the next."""
        years = [r["Year"] for _, r in records(text_of(path), COLUMNS, str(path)) if r.get("Year", "").isdigit()]
        if not years:
            raise RecordError("holds no year", place=str(path), remedy="use the site's own CSV download")
        return Edition("owid:military-share", str(max(map(int, years)) + 1))

    def read(self, path: Path, names: Names) -> Iterator[Outcome]:
        """A row of the tally is a line."""
        edition = self.edition(path)
        source = Source(
            id=f"owid-military-share-{edition.date}",
            publisher="Our World in Data, after SIPRI",
            title=f"Military spending as a share of GDP, up to {int(edition.date) - 1}",
            url=self.page,
            date=edition.date,
            grade="B2",
            note=f"Imported from {path.name}. Dated by the year after its last figures.",
        )
        yield source
        for line, row in records(text_of(path), COLUMNS, str(path)):
            yield _line(f"line {line}", row, source.id, names)


def _line(place: str, row: dict[str, str], source: str, names: Names) -> Outcome:
    if "" in row:
        return Rejected(place, "the line has more or fewer fields than the header", row[""])
    content = ",".join(row.values())
    name, figure = row["Entity"].strip(), row[SHARE].strip()
    if not figure:
        return Skipped(place, "no figure")
    if names.is_group(name):
        return Skipped(place, "a region or group, not a state")
    state = names.state(row["Code"]) or names.state(name)
    if state is None:
        return Rejected(place, f"no state is known as {name}", content)
    if not (row["Year"].isdigit() and len(row["Year"]) == 4):
        return Rejected(place, "the year is no year", content)
    try:
        number = float(figure)
    except ValueError:
        return Rejected(place, "the figure is no number", content)
    entry = {
        "relation": "military_share", "spender": state, "number": number, "unit": "percent of GDP", "when": row["Year"],
        "definition": "SIPRI", "source": source,
    }  # fmt: skip
    return Row(place, (entry,), content)


IMPORTER = Owid()
