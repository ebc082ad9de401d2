"""The findings as Apache Parquet, one row a claim, for Polars, DuckDB, pandas and R."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice
from typing import IO, TYPE_CHECKING, Any

from detente.errors import DetenteError
from detente.report.model import Report
from detente.report.rows import COLUMNS, rows

if TYPE_CHECKING:
    import pyarrow as pa

WHOLE, DECIMAL, TRUTH = {"start", "end"}, {"number"}, {"negated", "checkable"}
"""Columns that are no text; the others are, dates too, for EDTF says more than a timestamp."""
GROUP = 10_000
"""Rows of one row group."""


def write(reports: Iterable[Report], stream: IO[bytes]) -> None:
    """The rows of all reports; the receipt of the first in the file's metadata (`detente.engine`, `detente.model`,
    `detente.record`). Raises DetenteError where pyarrow is not installed."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise DetenteError(
            "Parquet is written with pyarrow, which is missing", remedy="pip install 'detente[parquet]'"
        ) from error
    rest = iter(reports)
    first = list(islice(rest, 1))
    schema = _schema(first)
    found = (_safe(row) for report in chain(first, rest) for row in rows(report))
    with pq.ParquetWriter(stream, schema) as writer:
        while batch := list(islice(found, GROUP)):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))


def _safe(row: dict[str, Any]) -> dict[str, Any]:
    """A row as UTF-8 can hold it: half a surrogate pair becomes a question mark, and an offset stays right."""
    return {c: v.encode("utf-8", "replace").decode() if isinstance(v, str) else v for c, v in row.items()}


def _schema(first: list[Report]) -> pa.Schema:
    import pyarrow as pa

    kinds = {c: pa.int64() for c in WHOLE} | {c: pa.float64() for c in DECIMAL} | {c: pa.bool_() for c in TRUTH}
    receipts = [r.receipt for r in first]
    told = {f"detente.{part}": getattr(r, part) for r in receipts for part in ("engine", "model", "record")}
    return pa.schema([(c, kinds.get(c, pa.string())) for c in COLUMNS], metadata=told)
