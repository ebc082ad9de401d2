"""Run the benchmarks and print a table of ratios: python -m benchmarks [--runs N]."""

from __future__ import annotations

import argparse

from benchmarks import audit, length


def main() -> None:
    """All benchmarks, one line a ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="counted runs of each, after one that is not counted")
    runs = parser.parse_args().runs
    for name, ratio, limit in (*audit.ratios(runs), *length.ratios(runs)):
        print(f"{name:72} {ratio:5.2f}   (limit {limit:.2f}){'' if ratio <= limit else '   OVER'}")


if __name__ == "__main__":
    main()
