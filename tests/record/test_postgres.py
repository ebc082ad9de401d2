"""Addresses of databases, and what is told of one that cannot be used."""

from __future__ import annotations

import builtins
from typing import Any

import pytest
from editions import SOURCE, Fresh, imported, spending, writer

from detente.errors import DetenteError, RecordError
from detente.record.default import open_record
from detente.record.postgres import connection, shown


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("postgresql://ann@db/rec", {"user": "ann", "database": "rec", "host": "db", "port": 5432}),
        ("postgres://ann:p%40ss@db:5/r", {"user": "ann", "password": "p@ss", "database": "r", "host": "db", "port": 5}),
        ("postgresql://", {"user": "postgres", "database": "postgres", "host": "localhost", "port": 5432}),
        ("postgresql://ann@/r?host=/run/pg", {"user": "ann", "database": "r", "unix_sock": "/run/pg/.s.PGSQL.5432"}),
        (
            "postgresql+pg8000://a@db/r?sslmode=require",
            {"user": "a", "database": "r", "host": "db", "port": 5432, "ssl_context": True},
        ),
    ],
)
def test_an_address_says_what_to_connect_to(address: str, found: dict[str, Any]) -> None:
    assert connection(address) == found


@pytest.mark.parametrize("address", ["mysql://ann@db/r", "postgresql://ann@db:port/r"])
def test_an_address_of_another_kind_is_told(address: str) -> None:
    for opening in (open_record, writer):
        with pytest.raises(RecordError) as error:
            opening(address)
        assert "postgresql://" in error.value.remedy


def test_a_password_is_not_shown() -> None:
    assert shown("postgresql://ann:secret@db/r") == "postgresql://ann@db/r"
    with pytest.raises(RecordError) as error:
        open_record("postgresql://ann:secret@localhost:1/r")
    assert "secret" not in str(error.value)


def test_a_server_that_is_not_there_is_told_to_reader_and_writer() -> None:
    with pytest.raises(RecordError, match="cannot be read"):
        open_record("postgresql://ann@localhost:1/r")
    with pytest.raises(RecordError, match="cannot be written"):
        writer("postgresql://ann@localhost:1/r")


def test_a_database_without_a_record_is_told_with_what_to_do(fresh: Fresh) -> None:
    place = fresh("postgresql")
    with pytest.raises(RecordError, match="holds no record") as error:
        open_record(place)
    assert "detente record import" in error.value.remedy
    with pytest.raises(RecordError, match="cannot be read"):
        open_record(place.replace("record", "nothing"))


def test_whatever_a_text_holds_comes_back(fresh: Fresh) -> None:
    place = fresh("postgresql")
    odd = spending("JPN", 2020, 1, definition='tab\t, \\N, \\., "quoted", line\nend\r, % :name é')
    with writer(place) as opened:
        opened.add(imported([odd]))
    with open_record(place) as view:
        assert view.statement(odd.id) == odd
        assert view.source("s") == SOURCE
        assert view.search("") == view.search("japan", 0) == ()


def test_a_view_cannot_write(fresh: Fresh) -> None:
    place = fresh("postgresql")
    writer(place).close()
    with open_record(place) as view, pytest.raises(RecordError, match="read-only"):
        view._driver.rows("DELETE FROM statement", {})


def test_without_its_driver_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("pg8000"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(DetenteError, match="pg8000") as error:
        open_record("postgresql://ann@db/r")
    assert error.value.remedy == "pip install 'detente[postgres]'"
