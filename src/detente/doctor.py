"""What is installed, which model and which record are used, and what is wrong with any of it."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from rich.console import Console
from rich.table import Table

from detente import __version__
from detente.errors import DetenteError

NEEDED = (
    "spacy",
    "sqlalchemy",
    "alembic",
    "pyahocorasick",
    "trafilatura",
    "pypdf",
    "python-docx",
    "edtf",
    "httpx",
    "jinja2",
    "rich",
    "typer",
)
OPTIONAL = {"pandas": "Report.frame()", "cryptography": "encrypted PDFs", "pg8000": "a record in PostgreSQL"}


def checkup() -> int:
    """Print the table; 0 where all is well, 5 where something is missing."""
    table = Table(box=None, show_header=False, pad_edge=False)
    failed = False
    table.add_row("detente", __version__, f"Python {platform.python_version()}")
    for name in NEEDED:
        try:
            table.add_row(name, version(name))
        except PackageNotFoundError:
            failed = True
            table.add_row(name, "[red]missing[/]", "pip install detente")
    for name, use in OPTIONAL.items():
        try:
            table.add_row(name, version(name), use)
        except PackageNotFoundError:
            table.add_row(name, "not installed", f"only for {use}")
    for what, find in (("reader", _reader), ("vocabulary", _vocabulary), ("record", _record)):
        try:
            table.add_row(what, *find())
        except DetenteError as error:
            failed = True
            table.add_row(what, f"[red]{error.message}[/]", error.remedy)
    Console().print(table)
    return 5 if failed else 0


def _reader() -> tuple[str, str]:
    from detente.engine import default_reader

    return default_reader().name, ""


def _vocabulary() -> tuple[str, str]:
    from detente.vocabulary import load

    vocabulary = load()
    return f"{len(vocabulary.entities)} entities, {len(vocabulary.relations)} relations", vocabulary.digest[:12]


def _record() -> tuple[str, str]:
    from detente.cache import cache_folder
    from detente.record import open_record
    from detente.record.places import chosen

    record, used = open_record(), chosen()
    return f"{record.version}, {sum(record.stats().values())} statements", f"{used.place or cache_folder()}: {used.why}"
