"""UCDP/PRIO Armed Conflict Dataset: a conflict in a year a row, with its sides, its intensity and the date that it began.

Intensity 1 is a minor armed conflict (25 to 999 battle-related deaths in the year), 2 a war (1,000 or more).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from detente.claims import Source
from detente.record.importers.model import Edition, Outcome, Peek, Rejected, Row
from detente.record.importers.names import Names
from detente.record.importers.tables import records, text_of

HEADER = ["conflict_id", "side_a", "side_b", "year", "intensity_level", "gwno_a", "gwno_b", "version"]
INTENSITY = {"1": "minor armed conflict", "2": "war"}
"""The programme's levels of intensity."""
_GOVERNMENT = "Government of "
_APART = re.compile(r",\s+(?=Government of |[A-Z])")


class Ucdp:
    """See the module. A row of the tally is a line below the header."""

    id = "ucdp"
    title = "UCDP/PRIO Armed Conflict Dataset"
    publisher = "Uppsala Conflict Data Program and Peace Research Institute Oslo"
    licence = "Believed to be CC BY 4.0: import only until confirmed, cite UCDP and PRIO"
    page = "https://ucdp.uu.se/downloads/"
    downloads = ("https://ucdp.uu.se/downloads/ucdpprio/ucdp-prio-acd-251-csv.zip",)

    def recognises(self, peek: Peek) -> bool:
        """By the columns."""
        return set(HEADER) <= {c.strip('"') for c in peek.text.partition("\n")[0].strip().split(",")}

    def edition(self, path: Path) -> Edition:
        """By the version that each row names: 25.1 is of 2025."""
        for _, row in records(text_of(path), HEADER, str(path)):
            version = row.get("version", "")
            if version[:2].isdigit():
                return Edition("ucdp", f"20{version[:2]}", whole=True)
        return Edition("ucdp", "", whole=True)

    def read(self, path: Path, names: Names) -> Iterator[Outcome]:
        """Each year of a conflict as fought, at its intensity, and each side as a belligerent in it."""
        edition = self.edition(path)
        source = Source(f"ucdp-{edition.date}", self.publisher, f"{self.title}, {edition.date}", self.page, edition.date, "A2",
                        note=f"Imported from {path.name}.")  # fmt: skip
        yield source
        for line, row in records(text_of(path), HEADER, str(path)):
            place, content = f"line {line}", ",".join(row.values())
            if "" in row:
                yield Rejected(place, "has more or fewer fields than the header", content)
            elif not row["year"].isdigit() or row["intensity_level"] not in INTENSITY:
                yield Rejected(place, "the year or the intensity is none", content)
            else:
                yield Row(place, tuple(e | {"source": source.id} for e in self._entries(row, names)), content)

    def _entries(self, row: dict[str, str], names: Names) -> Iterator[dict[str, str]]:
        about = row["territory_name"] or "government"
        tag = f"UCDP {row['conflict_id']}"
        conflict = names.coin("conflict", f"{row['location']}: {about}", tag=tag, since=row["start_date"], note=tag)
        when = {"when": row["year"], "definition": "UCDP"}
        yield {"relation": "fought", "conflict": conflict, "capacity": INTENSITY[row["intensity_level"]], **when}
        for side in ("side_a", "side_a_2nd", "side_b", "side_b_2nd"):
            codes = [c.strip() for c in row[f"gwno{side.removeprefix('side')}"].split(",")] if row[side] else []
            capacity = {"capacity": "supporting belligerent"} if side.endswith("2nd") else {}
            for n, name in enumerate(_APART.split(row[side]) if row[side] else ()):
                who = self._side(name.strip(), codes[n] if n < len(codes) else "", row["year"], names)
                yield {"relation": "belligerent_in", "belligerent": who, "conflict": conflict, **capacity, **when}

    @staticmethod
    def _side(name: str, code: str, year: str, names: Names) -> str:
        if not name.startswith(_GOVERNMENT):
            return names.state(name) or names.coin("organisation", name)
        plain = re.sub(r"\s*\(.*\)$", "", name.removeprefix(_GOVERNMENT))
        by_code = names.coded("gw", int(code), f"{year}-07-01") if code.isdigit() else None
        return names.state(plain) or by_code or names.coin("state", plain)


IMPORTER = Ucdp()
