"""Run the benchmarks and print a table of ratios: python -m benchmarks [--runs N] [--articles FILE.jsonl]."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from benchmarks import Ratio, audit, checking, length, memory, reading, record, system


def main() -> None:
    """All benchmarks, one line a ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="counted runs of each, after one that is not counted")
    parser.add_argument(
        "--articles", type=Path, help="JSON Lines with a text in each; the examples repeated if left out"
    )
    parser.add_argument("--count", type=int, default=200, help="how many articles are read")
    parser.add_argument("--statements", type=int, default=60_000, help="how many the made-up record holds")
    parser.add_argument("--only", choices=["reading", "record", "checking", "system"], help="only these")
    given = parser.parse_args()
    for found in _ratios(given):
        limit = "" if found.limit is None else f"   (limit {found.limit:.2f})"
        over = "   OVER" if found.limit is not None and found.value > found.limit else ""
        print(f"{found.what:80} {found.value:5.2f}{limit}{over}", flush=True)


def _ratios(given: argparse.Namespace) -> Iterator[Ratio]:
    if given.only in {None, "reading"}:
        texts = reading.articles(given.articles, given.count)
        yield from reading.ratios(texts, min(given.runs, 3))
        yield from memory.ratios(texts)
        yield from length.ratios(given.runs)
        yield from audit.ratios(given.runs)
    if given.only in {None, "checking"}:
        yield from checking.ratios(reading.articles(given.articles, given.count), given.statements)
    if given.only in {None, "record"}:
        yield from record.ratios(given.statements)
    if given.only in (None, "system"):
        yield from system.ratios(given.statements)


if __name__ == "__main__":
    main()
