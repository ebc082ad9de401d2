"""The sheets of SIPRI's workbook of military expenditure: what each measures, where its columns stand, its rates of exchange."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from detente.errors import RecordError
from detente.record.importers.workbook import figure, year_of

AMERICA = "United States of America"
_CONSTANT = re.compile(r"constant \(?(\d{4})\)?", re.I)
_OWN_PRICES = re.compile(r"(\d{4}) \(current prices\)")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet measures: the relation, the unit ("" where each row names its own), by how much its figures are multiplied, the
    prices, and where its columns stand."""

    title: str
    relation: str
    unit: str
    scale: float
    capacity: str = ""
    header: int = 0
    columns: Mapping[str, int] = field(default_factory=dict)
    years: Mapping[int, int] = field(default_factory=dict)
    regional: bool = False
    at_current: frozenset[int] = frozenset()
    """The columns whose figures are at the prices of their own year, on a sheet at constant prices."""


def sheets_of(book: Workbook, path: Path) -> list[Sheet]:
    """The sheets that hold figures. Raises RecordError where one of them is of a layout or a measure that is not known."""
    found = [made for sheet in book if (made := _sheet(sheet, path)) is not None]
    if all(s.regional for s in found):
        raise RecordError("has no sheet of figures by country", place=str(path), remedy="use SIPRI's own workbook")
    return found


def _sheet(sheet: Worksheet, path: Path) -> Sheet | None:
    above: list[str] = []
    for at, row in enumerate(sheet.iter_rows(max_row=40, values_only=True), 1):
        current = {n: int(own[1]) for n, v in enumerate(row) if (own := _OWN_PRICES.match(str(v)))}
        years = {n: year[0] for n, v in enumerate(row) if n and (year := year_of(v))} | current
        if len(years) < 3:
            above.append(" ".join(str(v) for v in row if v))
            continue
        columns = {
            key: n
            for n, v in enumerate(row)
            for key in ("currency", "notes", "fiscal")
            if str(v).lower().startswith(key)
        }
        regional = str(row[0]).strip() == "Region"
        known = _measure(sheet.title, " ".join(above))
        if known is None or str(row[0]).strip() not in {"Country", "Region"}:
            remedy = "use SIPRI's own workbook, or tell the makers of this program of its new layout"
            raise RecordError(
                "the sheet is of a layout that is not known", place=f"{path}, {sheet.title}", remedy=remedy
            )
        return Sheet(sheet.title, *known, at, columns, years, regional, frozenset(current))
    if any(figure(v) is not None for row in sheet.iter_rows(min_col=2, values_only=True) for v in row if v != ""):
        raise RecordError(
            "the sheet has no header row", place=f"{path}, {sheet.title}", remedy="use SIPRI's own workbook"
        )
    return None


def _measure(name: str, above: str) -> tuple[str, str, float, str] | None:
    """Relation, unit, scale and prices by the lines above a sheet's header."""
    text = f"{name} {above}".lower()
    constant = _CONSTANT.search(text)
    scale = 1e9 if "us$ b" in text else 1e6 if re.search(r"us ?\$ ?m\b|\(m\.\)|millions? of", text) else 1.0
    if "local currency" in text:
        return "military_spending", "", scale, ""
    if "per capita" in text:
        return "military_per_head", "USD", scale, ""
    if "percentage of gross domestic product" in text:
        return "military_share", "percent of GDP", 100.0, ""
    if "percentage of government spending" in text:
        return "military_share", "percent of government spending", 100.0, ""
    if constant:
        return "military_spending", "USD", scale, f"constant {constant[1]} prices"
    return ("military_spending", "USD", scale, "") if "current us$" in text or "current prices" in text else None


def rates_of(book: Workbook, sheets: list[Sheet], path: Path) -> dict[str, float]:
    """What a US dollar cost by the workbook itself: of each country in the last year, and under "name year" in each; 0 where the
    sheet in dollars has 0 for what the other has a figure for. Raises RecordError where the two are in other units."""
    local = next(
        (s for s in sheets if s.relation == "military_spending" and not s.unit and "fiscal" not in s.columns), None
    )
    dollars = next((s for s in sheets if s.relation == "military_spending" and s.unit and not s.capacity), None)
    if local is None or dollars is None:
        return {}
    one, other = _figures(book[local.title], local), _figures(book[dollars.title], dollars)
    made: dict[str, float] = {}
    for (name, year), amount in one.items():
        if amount and (dollar := other.get((name, year))) is not None:
            made[f"{name} {year}"] = amount / dollar if dollar else 0.0
            made[name] = made[f"{name} {year}"] or made.get(name, 0.0)
    if abs(made.get(AMERICA, 1.0) - 1.0) > 0.02:
        reason = f"by the sheet a dollar costs {made[AMERICA]:g} dollars: its unit is not known"
        raise RecordError(reason, place=f"{path}, {local.title}", remedy="use SIPRI's own workbook")
    return made


def _figures(sheet: Worksheet, about: Sheet) -> dict[tuple[str, int], float]:
    made: dict[tuple[str, int], float] = {}
    for row in sheet.iter_rows(min_row=about.header + 1, values_only=True):
        for at, year in about.years.items():
            if at < len(row) and (number := figure(row[at])) is not None:
                made[str(row[0]).strip(), year] = number * about.scale
    return made
