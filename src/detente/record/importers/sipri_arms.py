"""SIPRI, Arms Transfers Database: the trade register as CSV, a deal a line, below some lines of preamble.

The columns that say which figures are uncertain have no names. A comment may hold a line end that nothing marks, so that a deal is
torn into two lines: they are joined again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from detente.claims import Source
from detente.record.importers.model import Edition, Outcome, Peek, Rejected, Row
from detente.record.importers.names import Names
from detente.record.importers.sipri_lines import DOUBTED, deals, generated
from detente.record.importers.sipri_parties import party
from detente.record.importers.sipri_weapons import Weapons, kind_of
from detente.record.importers.tables import text_of
from detente.record.volumes import told, told_years

_ALL = re.compile(
    r"from All countries\s+to All countries\b.*year range '(Not specified|19[0-5]\d)' to '(Not specified|\d{4})'"
)
_YEAR = re.compile(r"[12]\d{3}")


class SipriArms:
    """See the module."""

    id = "sipri-arms"
    title = "SIPRI Arms Transfers Database, trade register"
    publisher = "SIPRI"
    licence = "May be used with SIPRI cited, and not passed on beyond a tenth of it: import only"
    page = "https://www.sipri.org/databases/armstransfers"
    downloads = ()

    def recognises(self, peek: Peek) -> bool:
        """By the first line of its preamble."""
        return "Transfers of major conventional arms" in peek.text[:200]

    def edition(self, path: Path) -> Edition:
        """By the day on which the file was made; it is whole where it was made for all countries and years."""
        text = text_of(path)[:4000]
        date = generated(text, path)
        every = _ALL.search(text)
        return Edition(
            "sipri-arms", date, whole=every is not None and (every[2] >= date[:4] or every[2] == "Not specified")
        )

    def read(self, path: Path, names: Names) -> Iterator[Outcome]:
        """A row of the tally is a deal: a line, or the pieces of a line that was torn. It makes one statement of the order and,
        where anything was delivered, one of the deliveries."""
        text = text_of(path)
        date = generated(text[:4000], path)
        source = Source(
            id=f"sipri-arms-{date}",
            publisher="Stockholm International Peace Research Institute",
            title="SIPRI Arms Transfers Database, trade register",
            url=self.page,
            date=date,
            grade="B2",
            note=f"Imported from {path.name}. {text.partition(chr(10))[0].strip()}",
        )
        yield source
        made = Deals(names, source.id)
        for line, row, whole in deals(text, str(path)):
            content = ",".join(row.values())
            if whole:
                yield made.outcome(f"line {line}", row, content)
            else:
                yield Rejected(f"line {line}", "the line has more or fewer fields than the header", content)


class Deals:
    """Makes the statements of one register, and tells deals of the same terms from one another."""

    def __init__(self, names: Names, source: str) -> None:
        self.names = names
        self.source = source
        self.weapons = Weapons(names)
        self._told: dict[tuple[Any, ...], int] = {}
        self._parties: dict[str, str | None] = {}

    def outcome(self, place: str, row: Mapping[str, str], content: str) -> Row | Rejected:
        """What a deal makes, or why it cannot be read."""
        parties = {role: self._party(row[role]) for role in ("recipient", "supplier")}
        for role, id in parties.items():
            if id is None:
                return Rejected(place, f"no {role} is known as {row[role]}", content)
        if not row["designation"]:
            return Rejected(place, "names no weapon", content)
        if not _YEAR.fullmatch(row["ordered"]):
            return Rejected(place, "the year of the order is no year", content)
        years = [y.strip() for y in row["years"].split(";") if y.strip()]
        if not all(map(_YEAR.fullmatch, years)):
            return Rejected(place, "the years of delivery are no years", content)
        try:
            ordered, delivered = (float(row[k]) if row[k] else None for k in ("order", "delivery"))
        except ValueError:
            return Rejected(place, "a number of weapons is no number", content)
        doubts = {k: "?" in row.get(f"{k}?", "") for k in DOUBTED}
        about = {
            "relation": "arms", "system": self.weapons.system(row["designation"], row["description"]), "source": self.source,
            "unit": kind_of(row["description"])[1], "capacity": row["status"].lower(), **{r: i for r, i in parties.items() if i},
        }  # fmt: skip
        shared = [row["description"], *(row[r] for r, i in parties.items() if not i)]
        order = {
            **_counted(about, ordered), "stage": "ordered", "when": row["ordered"] + "?" * doubts["ordered"],
            "note": _note(
                *shared, "uncertain number" if doubts["order"] else "", row["comments"],
                f"SIPRI TIV in millions: {row['tiv'] or 'unknown'} a unit, {row['tiv_ordered'] or 'unknown'} in all",
            ),
        }  # fmt: skip
        entries = [order]
        if delivered or years:
            entries.append({
                **_counted(about, delivered), "stage": "delivered", "when": _span(years),
                "note": _note(
                    *shared, "uncertain number or years" if doubts["delivery"] else "",
                    told_years(years) if _gaps(years) else "", f"ordered in {row['ordered']}", row["comments"],
                    told(row["tiv_delivered"]),
                ),
            })  # fmt: skip
        return Row(place, tuple(self._apart(e) for e in entries), content)

    def _party(self, name: str) -> str | None:
        if name not in self._parties:
            self._parties[name] = party(name, self.names)
        return self._parties[name]

    def _apart(self, entry: dict[str, Any]) -> dict[str, Any]:
        """The entry, with a mark where an earlier deal has the same parties, weapon, number and time: it is another deal."""
        key = tuple(str(v) for k, v in sorted(entry.items()) if k != "note")
        self._told[key] = nth = self._told.get(key, 0) + 1
        return entry if nth == 1 else {**entry, "gist": f"deal {nth} of these terms"}


def _counted(about: Mapping[str, Any], number: float | None) -> dict[str, Any]:
    """What both statements share, with the number; a unit is of a number only."""
    return {**about, "number": number} if number is not None else {k: v for k, v in about.items() if k != "unit"}


def _span(years: list[str]) -> str:
    first, last = min(years, default=""), max(years, default="")
    return first if first == last else f"{first}/{last}"


def _gaps(years: list[str]) -> bool:
    return len(years) > 1 and int(max(years)) - int(min(years)) >= len(set(years))


def _note(*parts: str) -> str:
    return "; ".join(p for p in parts if p)


IMPORTER = SipriArms()
