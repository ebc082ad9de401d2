"""Who arms whom: the volumes of arms delivered, the shares of each supplier, and how far a recipient hangs on few."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from detente.record import View
from detente.record.volumes import by_year

if TYPE_CHECKING:
    from detente.system.network import System

YEARS = 5
"""SIPRI compares periods of five years, for deliveries change much from year to year."""


@dataclass(frozen=True, slots=True)
class Flows:
    """Volumes delivered from one year to another, in millions of SIPRI's trend-indicator value, by (recipient, supplier); an
    empty id stands for one that is not known."""

    first: int
    last: int
    volumes: Mapping[tuple[str, str], float]

    def imports(self) -> dict[str, float]:
        """The volume that each recipient took, the most first."""
        return self._sums(0)

    def exports(self) -> dict[str, float]:
        """The volume that each supplier delivered, the most first."""
        return self._sums(1)

    def suppliers(self, recipient: str) -> dict[str, float]:
        """The share of each supplier in what a recipient took, from 0 to 1, the most first."""
        found = {supplier: volume for (r, supplier), volume in self.volumes.items() if r == recipient}
        whole = sum(found.values())
        return {s: v / whole for s, v in sorted(found.items(), key=lambda e: (-e[1], e[0]))} if whole else {}

    def concentration(self, recipient: str) -> float | None:
        """Arms dependence: how far what a recipient takes comes from few: 1 for one supplier, 1/n for n with equal shares.

        Formula: the Herfindahl-Hirschman index Σ s_i², with s_i the share of a supplier in the volume (TIV) of five years.
        Source: Hirschman, "The paternity of an index", *American Economic Review* 54 (1964), 761; SIPRI, *Sources and methods*
        of its Arms Transfers Database, for the trend-indicator value.
        """
        shares = self.suppliers(recipient)
        return sum(share**2 for share in shares.values()) if shares else None

    def _sums(self, end: int) -> dict[str, float]:
        sums: dict[str, float] = defaultdict(float)
        for pair, volume in self.volumes.items():
            sums[pair[end]] += volume
        return dict(sorted(sums.items(), key=lambda each: (-each[1], each[0])))


def flows(record: View, first: int, last: int) -> Flows:
    """What was delivered from one year to another, by the record's statements of deliveries that tell their volume."""
    volumes: dict[tuple[str, str], float] = defaultdict(float)
    for s in record.find("arms", start=dt.date(first, 1, 1), end=dt.date(last, 12, 31)):
        told = sum(volume for year, volume in by_year(s).items() if first <= year <= last)
        if told:
            recipient, supplier = (next(iter(s.role(role)), "") for role in ("recipient", "supplier"))
            volumes[recipient, supplier] += told
    return Flows(first, last, dict(sorted(volumes.items())))


def imports(record: View, first: int, last: int) -> dict[str, float]:
    """The volume that each recipient took from one year to another, the most first: by the yearly volumes that SIPRI publishes
    where the record has them for every year, else by the deliveries of its register, each deal spread evenly over its years."""
    sums: dict[str, float] = defaultdict(float)
    years: set[int] = set()
    for s in record.find("arms_volume", start=dt.date(first, 1, 1), end=dt.date(last, 12, 31)):
        for recipient in s.role("recipient"):
            if not s.role("supplier") and s.number is not None and s.start[:4] == s.end[:4]:
                sums[recipient] += s.number
                years.add(int(s.start[:4]))
    if years != set(range(first, last + 1)):
        return flows(record, first, last).imports()
    return dict(sorted(sums.items(), key=lambda each: (-each[1], each[0])))


def dependence(system: System, shown: int = 15) -> dict[str, Any] | None:
    """The foremost recipients of the last five years that are over.

    Each with its share of all imports, its suppliers' shares and their concentration; None where the record tells no volumes.
    """
    first, last = max(1, system.last_year - YEARS + 1), max(1, system.last_year)
    found = flows(system.record, first, last)
    if not found.volumes:
        return None
    volumes = imports(system.record, first, last)
    whole = sum(volumes.values())
    rows = [
        {
            "actor": recipient,
            "volume": round(volume, 3),
            "share": round(volume / whole, 6),
            "herfindahl": round(found.concentration(recipient) or 0, 6),
            "suppliers": {s: round(share, 6) for s, share in list(found.suppliers(recipient).items())[:5]},
        }
        for recipient, volume in list(volumes.items())[:shown]
        if recipient
    ]
    return {"between": [first, last], "unit": "million TIV", "recipients": rows}
