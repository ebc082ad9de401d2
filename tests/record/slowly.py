"""A process that imports many statements, for tests that kill it or run several at once: python slowly.py PLACE DATASET COUNT."""

from __future__ import annotations

import sys

from editions import imported, spending, writer

if __name__ == "__main__":
    place, dataset, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    made = imported([spending("JPN", 1000 + n // 4, n) for n in range(count)], dataset)
    with writer(place) as opened:
        print("writing", flush=True)
        opened.add(made)
    print("done", flush=True)
