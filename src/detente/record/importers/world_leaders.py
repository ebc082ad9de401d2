"""Lists of heads of state and government made from Wikidata and Wikipedia: the tables of "Every politician's successors" (a
holder a row, by year) and the snapshots of an open archive of world leaders (a country an entry, those in office on a day).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from detente.claims import Source
from detente.errors import RecordError
from detente.record.importers.leaders import titled
from detente.record.importers.model import Edition, Outcome, Peek, Rejected, Row, Skipped
from detente.record.importers.names import Names
from detente.record.importers.tables import records, text_of

COLUMNS = ["country", "position", "officeholder", "start_year", "end_year"]
_DATED = re.compile(r"20\d\d(?:-\d\d-\d\d)?")
_OF = re.compile(r"^(.+?) of (.+)$")


class WorldLeaders:
    """See the module. A row of the tally is a line below the header, or one position of a country."""

    id = "world-leaders"
    title = "Heads of state and government"
    publisher = "Contributors to Wikidata and Wikipedia"
    licence = "Wikidata is CC0, Wikipedia's lists CC BY-SA: import only"
    page = "https://www.wikidata.org/wiki/Wikidata:WikiProject_Heads_of_state_and_government"
    downloads: tuple[str, ...] = ()

    def recognises(self, peek: Peek) -> bool:
        """By the columns, or by the keys that a snapshot starts with."""
        head = peek.text.partition("\n")[0]
        return set(COLUMNS) <= set(head.strip().split(",")) or '"snapshot_date"' in peek.text[:200]

    def edition(self, path: Path) -> Edition:
        """By the day of the snapshot, or the year that the file's name holds; the two layouts are different data sets."""
        text = text_of(path)
        if text.lstrip().startswith("{"):
            return Edition("world-leaders:snapshot", str(_json(path)["snapshot_date"]))
        year = _DATED.search(path.stem)
        kind = "wikidata" if text.startswith("countryid") else "wikipedia"
        return Edition(f"world-leaders:{kind}", year[0] if year else "2021", whole=True)

    def read(self, path: Path, names: Names) -> Iterator[Outcome]:
        """Each holder of each office with the years, or since when; no more is known after the edition's day."""
        edition = self.edition(path)
        kind = edition.dataset.partition(":")[2]
        id, title, note = f"world-leaders-{kind}-{edition.date}", f"{self.title}, {kind}", f"Imported from {path.name}."
        source = Source(id, self.publisher, title, self.page, edition.date, "C3", note=note)
        yield source
        if kind == "snapshot":
            yield from self._snapshot(path, edition.date, source.id, names)
            return
        rows = list(records(text_of(path), COLUMNS, str(path)))
        last = max(
            (y for _, r in rows for y in (r.get("start_year", ""), r.get("end_year", "")) if y.isdigit()),
            default=edition.date,
        )
        for line, row in rows:
            place, content = f"line {line}", ",".join(row.values())
            if "" in row:
                yield Rejected(place, "has more or fewer fields than the header", content)
                continue
            title, holder = (
                row.get("positionLabel", row.get("positionlabel", "")),
                row.get("officeholderLabel", row.get("officeholderlabel", "")),
            )
            state = _body(names, row["country"])
            if state is None:
                yield Rejected(place, f"nobody is known as {row['country']}", content)
            elif not row["start_year"]:
                yield Skipped(place, "no year in which it began")
            else:
                end = {"when": f"{row['start_year']}/{row['end_year']}"} if row["end_year"] else {
                    "when": f"{row['start_year']}/", "known_to": last}  # fmt: skip
                yield Row(
                    place,
                    (self._entry(names, state, title, holder, row["officeholder"]) | end | {"source": source.id},),
                    content,
                )

    def _snapshot(self, path: Path, day: str, source: str, names: Names) -> Iterator[Outcome]:
        for country, entry in _json(path)["countries"].items():
            name = entry["country"]["name_en"]
            state = _body(names, name)
            for position, office in (entry.get("positions") or {}).items():
                place, holder = f"{country}, {position}", (office or {}).get("current_holder") or {}
                content = json.dumps(office, ensure_ascii=False)
                if not holder.get("name_en"):
                    yield Skipped(place, "nobody in office")
                elif state is None:
                    yield Rejected(place, f"nobody is known as {name}", content)
                elif not holder.get("since"):
                    yield Skipped(place, "no day on which it began")
                else:
                    made = self._entry(
                        names,
                        state,
                        office["title_en"] or position.replace("_", " "),
                        holder["name_en"],
                        holder.get("wikidata_id") or "",
                    )
                    yield Row(
                        place, (made | {"when": f"{holder['since']}/", "known_to": day, "source": source},), content
                    )

    @staticmethod
    def _entry(names: Names, state: str, title: str, holder: str, wikidata: str) -> dict[str, str]:
        plain = titled(f"wikipedia.org/wiki/{holder}")
        return {
            "relation": "holds_office",
            "holder": names.person(plain, wikidata=wikidata),
            "office": names.office(state, _plain(names, state, title)),
            "note": title,
        }


def _body(names: Names, name: str) -> str | None:
    """A state, or an organisation that has a head (the European Union)."""
    return names.state(name) or names.find("organisation", name)


def _plain(names: Names, state: str, title: str) -> str:
    """A title without the state that it belongs to: President of Albania."""
    parted = _OF.match(title)
    return parted[1] if parted and _body(names, parted[2]) == state else title


def _json(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(text_of(path))
    except ValueError as error:
        raise RecordError(f"is not JSON: {error}", place=str(path), remedy="download it again") from error
    if not isinstance(content, dict) or not {"snapshot_date", "countries"} <= set(content):
        raise RecordError(
            "is no snapshot of leaders", place=str(path), remedy="it ought to have snapshot_date and countries"
        )
    return content


IMPORTER = WorldLeaders()
