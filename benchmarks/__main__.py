"""Run the benchmarks and print a table of ratios: python -m benchmarks [--runs N] [--articles FILE.jsonl]."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks import audit, length, memory, reading


def main() -> None:
    """All benchmarks, one line a ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="counted runs of each, after one that is not counted")
    parser.add_argument(
        "--articles", type=Path, help="JSON Lines with a text in each; the examples repeated if left out"
    )
    parser.add_argument("--count", type=int, default=200, help="how many articles are read")
    given = parser.parse_args()
    texts = reading.articles(given.articles, given.count)
    for found in (
        *reading.ratios(texts, min(given.runs, 3)),
        *memory.ratios(texts),
        *length.ratios(given.runs),
        *audit.ratios(given.runs),
    ):
        limit = "" if found.limit is None else f"   (limit {found.limit:.2f})"
        over = "   OVER" if found.limit is not None and found.value > found.limit else ""
        print(f"{found.what:80} {found.value:5.2f}{limit}{over}", flush=True)


if __name__ == "__main__":
    main()
