"""How well reports match hand labels: claims found, typed, precision, and verdicts among the settled ones.

A labelled claim is found if its span and a reported span share half of the shorter one; each reported claim answers for
one label: of its own type before others, then by overlap and length. Precision is the share of reported claims that share
so much with any label.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

HALF = 0.5
SETTLED = {"supported", "contradicted", "imprecise", "outdated"}
Json = dict[str, Any]


@dataclass(slots=True)
class Tally:
    """Counts over one or more documents, and the shares that follow from them."""

    name: str = "all"
    gold: int = 0
    found: int = 0
    typed: int = 0
    reported: int = 0
    fitting: int = 0
    settled: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Count another tally in."""
        for name in ("gold", "found", "typed", "reported", "fitting", "settled", "right"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.wrong += other.wrong

    def shares(self) -> dict[str, float]:
        """Found and typed of the labels, precision of the report, right of the settled."""
        return {
            "found": self.found / max(1, self.gold),
            "typed": self.typed / max(1, self.gold),
            "precision": self.fitting / max(1, self.reported),
            "right": self.right / max(1, self.settled),
        }


def overlap(one: Json, other: Json) -> float:
    """What two spans share, as a share of the shorter."""
    common: int = min(one["end"], other["end"]) - max(one["start"], other["start"])
    return max(0, common) / max(1, min(length(one), length(other)))


def length(span: Json) -> int:
    """How many characters a span has."""
    return int(span["end"] - span["start"])


def pairs(gold: Sequence[Json], reported: Sequence[Json]) -> list[tuple[Json, Json]]:
    """Labels and reported claims, one to one: of one type first, then by overlap."""
    close = [
        (label["type"] == claim["type"], overlap(label, claim), -abs(length(label) - length(claim)), -g, -r)
        for g, label in enumerate(gold)
        for r, claim in enumerate(reported)
        if overlap(label, claim) >= HALF
    ]
    matched: dict[int, int] = {}
    for *_, g, r in sorted(close, reverse=True):
        if -g not in matched and -r not in matched.values():
            matched[-g] = -r
    return [(gold[g], reported[r]) for g, r in matched.items()]


def score(document: Json, report: Json) -> Tally:
    """One labelled document against its report, both as JSON."""
    gold, reported = document["claims"], report["claims"]
    matched = pairs(gold, reported)
    tally = Tally(document["id"], gold=len(gold), found=len(matched), reported=len(reported))
    tally.typed = sum(label["type"] == claim["type"] for label, claim in matched)
    tally.fitting = sum(any(overlap(label, claim) >= HALF for label in gold) for claim in reported)
    for label, claim in matched:
        if label.get("truth", "unknown") != "unknown" and claim["verdict"] in SETTLED:
            tally.settled += 1
            tally.right += claim["verdict"] == label["truth"]
            if claim["verdict"] != label["truth"]:
                tally.wrong.append(f"{claim['verdict']}, is {label['truth']}: {claim['quote']}")
    return tally


def table(tallies: Sequence[Tally]) -> str:
    """The scores as text, a row a document, the total last."""
    total = Tally()
    for tally in tallies:
        total.add(tally)
    rows = [f"{'':12} {'labels':>7} {'found':>7} {'typed':>7} {'precise':>7} {'settled':>7} {'right':>7}"]
    for tally in (*tallies, total):
        s = tally.shares()
        rows.append(
            f"{tally.name:12} {tally.gold:7} {s['found']:7.3f} {s['typed']:7.3f} {s['precision']:7.3f}"
            f" {tally.settled:7} {s['right']:7.3f}"
        )
    return "\n".join([*rows, *total.wrong])


WORST = ("contradicted", "imprecise", "outdated", "unsettled", "supported", "no_record", "not_checkable")
"""A sentence has the first of these verdicts that any of its claims has."""


def verdicts(labelled: Sequence[Json], reports: dict[str, Json]) -> dict[str, float]:
    """How sentences with one expected verdict each were judged: accuracy; of what was settled, the share that is right; of what can
    be, the share that was settled rightly; and how many errors do harm (a true sentence contradicted, a false one supported)."""
    pairs = []
    for item in labelled:
        found = {claim["verdict"] for claim in reports[item["id"]]["claims"]}
        pairs.append((item["expected"], next((v for v in WORST if v in found), "no_claim")))
    settled = [(wanted, got) for wanted, got in pairs if got in SETTLED]
    right = sum(wanted == got for wanted, got in settled)
    worst = {("supported", "contradicted"), ("contradicted", "supported"), ("imprecise", "supported")}
    harmful = sum(p in worst or (p[0] not in SETTLED and p[1] == "contradicted") for p in pairs)
    return {
        "accuracy": sum(wanted == got for wanted, got in pairs) / len(pairs),
        "settled_precision": right / max(1, len(settled)),
        "settled_recall": right / max(1, sum(wanted in SETTLED for wanted, _ in pairs)),
        "harmful": harmful,
    }
