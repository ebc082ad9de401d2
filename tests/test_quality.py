"""Floors under the quality of reading and checking, on labelled articles. `pytest tests/test_quality.py -s` prints the table.

The floors lie a little below what was measured when they were set. Raise them when the figures rise; a change that has to
lower one says why in its commit.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from scoring import Tally, score, table, verdicts

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = Path(__file__).parent / "data" / "examples_gold.jsonl"
GOLD = Path(os.environ.get("DETENTE_GOLD") or ROOT.parent / "shared" / "gold")

# Twelve articles of ours that the reader was tuned on, and twelve that it never was: the gap is what tuning does not carry over.
DEV, UNSEEN = (Path(__file__).parent / "data" / f"reading_{part}.jsonl" for part in ("dev", "test"))

OURS = {"found": 0.92, "typed": 0.675, "precision": 0.975}
READING = {
    DEV: {"found": 0.84, "typed": 0.635, "precision": 0.965},
    UNSEEN: {"found": 0.82, "typed": 0.52, "precision": 0.945},
}
# Sentences with one expected verdict each, written by somebody who had not seen the record; the second half was judged before
# it was looked at. A quarter of them need imports, which the core lacks. The third are plain sentences of the news, written from
# what is widely known in three batches of 65, each measured before it was looked at (accuracy 0.69, 0.57 and 0.65 with imports).
CHECKED = {
    "dev": {"accuracy": 0.56, "settled_precision": 0.93, "settled_recall": 0.51},
    "test": {"accuracy": 0.46, "settled_precision": 0.87, "settled_recall": 0.39},
    "plain": {"accuracy": 0.68, "settled_precision": 0.92, "settled_recall": 0.66},
}
CHECKED_HARMFUL = 1
OURS_SETTLED, OURS_RIGHT = 25, 0.87
ARTICLES = {"found": 0.885, "typed": 0.635, "full": 0.39, "precision_on_exhaustive": 0.91}
PASSAGES = {"found": 0.88, "typed": 0.7, "full": 0.41, "precision_on_exhaustive": 0.91}
SEED = {"found": 0.95, "typed": 0.87, "full": 0.74, "precision_on_exhaustive": 0.75}
CHECKS = {"accuracy": 0.82, "settled_precision": 0.97, "settled_recall": 0.78}
"""With the core alone; with the imports that the set names as well, a tenth of the accuracy more."""
CHECKS_HARMFUL = 0
ATTRIBUTION = {"f1": 0.745}
EVENTS = {"accuracy": 0.82, "macro_f1": 0.82}

shared = pytest.mark.skipif(not (GOLD / "score.py").is_file(), reason=f"no gold sets in {GOLD}")


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf8").splitlines() if line.strip()]


@lru_cache
def audited(file: Path, folder: Path) -> Path:
    """The reports on a file of JSON Lines, written by the command line."""
    output = folder / f"{file.stem}.out.jsonl"
    command = [sys.executable, "-m", "detente.cli", "audit", str(file), "--format", "jsonl", "-o", str(output)]
    subprocess.run(command, check=True, cwd=ROOT)
    return output


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("quality")


@pytest.fixture(scope="session")
def ours(folder: Path) -> list[Tally]:
    """The scores of our own labelled articles, one tally an article."""
    reports = {report["id"]: report for report in lines(audited(EXAMPLES, folder))}
    tallies = [score(document, reports[document["id"]]) for document in lines(EXAMPLES)]
    print(f"\n{table(tallies)}")
    return tallies


def total(tallies: list[Tally]) -> Tally:
    whole = Tally()
    for tally in tallies:
        whole.add(tally)
    return whole


def holds(measured: Mapping[str, float], floors: Mapping[str, float]) -> None:
    """Every floor is kept; the message names each that is not."""
    print(f"\n{ {name: measured[name] for name in floors} }")
    broken = {name: (measured[name], floor) for name, floor in floors.items() if measured[name] < floor}
    assert not broken, f"below the floor: {broken}"


def test_claims_are_found_typed_and_real(ours: list[Tally]) -> None:
    holds(total(ours).shares(), OURS)


def test_settled_verdicts_are_right(ours: list[Tally]) -> None:
    whole = total(ours)
    assert whole.settled >= OURS_SETTLED
    assert whole.shares()["right"] >= OURS_RIGHT, whole.wrong


@pytest.mark.parametrize("file", READING, ids=lambda file: file.stem)
def test_articles_written_for_the_reader(file: Path, folder: Path) -> None:
    reports = {report["id"]: report for report in lines(audited(file, folder))}
    tallies = [score(document, reports[document["id"]]) for document in lines(file)]
    print(f"\n{table(tallies)}")
    holds(total(tallies).shares(), READING[file])


def test_no_claim_is_reported_twice(folder: Path) -> None:
    for report in lines(audited(EXAMPLES, folder)):
        spans = [
            (c["start"], c["end"], c["type"], c["relation"], str(c["roles"]), str(c["values"]))
            for c in report["claims"]
        ]
        assert len(spans) == len(set(spans))


def test_quotes_are_exact(folder: Path) -> None:
    texts = {document["id"]: document["text"] for document in lines(EXAMPLES)}
    for report in lines(audited(EXAMPLES, folder)):
        for claim in report["claims"]:
            assert texts[report["id"]][claim["start"] : claim["end"]] == claim["quote"]


def measured(kind: str, gold: Path, reports: Path) -> dict[str, float]:
    """What the gold folder's own scorer says, in a process of its own."""
    command = [sys.executable, str(GOLD / "score.py"), kind, str(gold), str(reports), "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    scores: dict[str, float] = json.loads(done.stdout)
    assert "documents_without_output" not in scores
    return scores


@pytest.mark.parametrize("part", CHECKED)
def test_sentences_written_for_the_checker(part: str, folder: Path) -> None:
    file = EXAMPLES.parent / f"checks_{part}.jsonl"
    scores = verdicts(lines(file), {report["id"]: report for report in lines(audited(file, folder))})
    holds(scores, CHECKED[part])
    assert scores["harmful"] <= CHECKED_HARMFUL


@shared
def test_shared_articles(folder: Path) -> None:
    gold = GOLD / "articles.jsonl"
    scores = measured("claims", gold, audited(gold, folder))
    holds(scores, ARTICLES)
    assert scores["quotes_not_exact"] == 0


@shared
def test_shared_passages(folder: Path) -> None:
    gold = GOLD / "passages.jsonl"
    scores = measured("claims", gold, audited(gold, folder))
    holds(scores, PASSAGES)
    assert scores["quotes_not_exact"] == 0


@shared
def test_shared_seed(folder: Path) -> None:
    gold = GOLD / "articles.jsonl"
    seed = folder / "seed.jsonl"
    seed.write_text("".join(f"{json.dumps(d)}\n" for d in lines(gold) if d["id"] == "seed"), encoding="utf8")
    holds(measured("claims", seed, audited(gold, folder)), SEED)


@shared
def test_shared_attributions(folder: Path) -> None:
    gold = GOLD / "polnear_dev.jsonl"
    holds(measured("attribution", gold, audited(gold, folder)), ATTRIBUTION)


@shared
def test_shared_events(folder: Path) -> None:
    gold = GOLD / "plover_train.jsonl"
    holds(measured("events", gold, audited(gold, folder)), EVENTS)


@shared
def test_shared_checks(folder: Path) -> None:
    gold = GOLD / "checks.jsonl"
    scores = measured("verdicts", gold, audited(gold, folder))
    holds(scores, CHECKS)
    assert scores["harmful"] <= CHECKS_HARMFUL
