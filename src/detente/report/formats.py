"""The formats of an audit, one entry each. A format is a file of this package with a function that writes reports to a stream."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from detente.errors import OutputError

if TYPE_CHECKING:
    from detente.report.model import Report


@dataclass(frozen=True, slots=True)
class Format:
    """How reports are written: by the function `home` (module and name, within this package), to files that end in `suffix` or
    one of `others`. `binary` formats are bytes and go to files alone; `whole` ones are made before their place is touched, so that
    an error leaves what was there."""

    name: str
    home: str
    suffix: str
    others: tuple[str, ...] = ()
    binary: bool = False
    whole: bool = False

    def write(self, reports: Iterable[Report], stream: IO[Any]) -> None:
        """Write reports, taken one at a time, to a text stream, or to one of bytes if `binary`. Raises OutputError for reports
        that do not go together."""
        module, _, function = self.home.rpartition(".")
        writer: Callable[[Iterable[Report], IO[Any]], None] = getattr(
            import_module(f"detente.report.{module}"), function
        )
        writer(reports, stream)


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format("terminal", "terminal.write", ".txt"),
        Format("html", "html.write", ".html", (".htm",), whole=True),
        Format("json", "contract.write_json", ".json"),
        Format("jsonl", "contract.write_jsonl", ".jsonl", (".ndjson",)),
        Format("markdown", "markdown.write", ".md", (".markdown",)),
        Format("csv", "csv.write", ".csv"),
        Format("parquet", "parquet.write", ".parquet", binary=True),
        Format("claimreview", "claimreview.write", ".claimreview.jsonld"),
        Format("annotations", "annotations.write", ".annotations.jsonld"),
    )
}


def choose(format: str | None, output: Path | None, *, folder: bool = False) -> Format:
    """The format: as asked, else by the output's ending, else the terminal, and HTML in a folder. Raises OutputError for a name or
    an ending that is none."""
    if format is not None:
        if format not in FORMATS:
            raise OutputError(f"'{format}' is no format", remedy=f"use {', '.join(FORMATS)}")
        return FORMATS[format]
    if output is None or folder:
        return FORMATS["html" if folder else "terminal"]
    name = output.name.lower()
    for each in FORMATS.values():
        if name.endswith((each.suffix, *each.others)):
            return each
    raise OutputError(
        f"the ending '{output.suffix}' names no format", place=str(output), remedy="name one with --format"
    )
