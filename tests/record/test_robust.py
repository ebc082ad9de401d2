"""What may befall a record: a process that is killed, a full disk, two writers, files cut short or damaged."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from editions import Issue, fill, held, imported, seen, spending, writer

from detente.errors import RecordError
from detente.record.default import open_record
from detente.record.imports import import_file

BEFORE = Issue("2020", ((("JPN", 2020), 1.0), (("USA", 2020), 2.0)), dataset="before")


def started(place: str, dataset: str, count: int) -> subprocess.Popen[str]:
    """A process that imports, once it has begun to write."""
    command = [sys.executable, str(Path(__file__).with_name("slowly.py")), place, dataset, str(count)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "writing\n"
    return process


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("after", [0.0, 0.15, 0.6])
def test_a_killed_import_leaves_the_record_as_it_was(place: str, after: float) -> None:
    fill(place, BEFORE)
    version = seen(place)
    process = started(place, "killed", 25_000)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    out, _ = process.communicate()
    assert "done" not in out
    assert seen(place) == version
    with writer(place) as opened:
        assert opened.add(imported([spending("FIN", 2020, 1)], "next")).new == 1
    assert len(open_record(place).find("military_spending")) == 3


def test_an_import_that_fails_on_the_way_leaves_the_record_as_it_was(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(place, BEFORE)
    version = seen(place)

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("detente.record.writer.fill_words", fail)
    with writer(place) as opened, pytest.raises(KeyboardInterrupt):
        opened.add(imported([spending("FIN", 2020, 1)]))
    assert seen(place) == version


@pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")
def test_a_full_disk_is_told_and_leaves_the_record_as_it_was(file: str) -> None:
    import resource

    fill(file, BEFORE)
    version = seen(file)
    made = imported([spending("JPN", 1000 + n, n) for n in range(5000)], "large")
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, limit[1]))
        with writer(file) as opened, pytest.raises(RecordError, match="cannot be written") as error:
            opened.add(made)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
        signal.signal(signal.SIGXFSZ, handler)
    assert (error.value.place, "as it was" in error.value.remedy) == (file, True)
    assert seen(file) == version
    with writer(file) as opened:
        assert opened.add(made).new == 5000


def test_a_store_that_may_not_grow_says_that_the_disk_is_full(file: str) -> None:
    fill(file, BEFORE)
    version = seen(file)
    with writer(file) as opened:
        with opened._engine.connect() as db:  # the same connection is used again
            db.exec_driver_sql("PRAGMA max_page_count = 80")
        with pytest.raises(RecordError, match="full") as error:
            opened.add(imported([spending("JPN", 1000 + n, n) for n in range(5000)], "large"))
    assert error.value.remedy.startswith("make room")
    assert seen(file) == version


def test_two_writers_take_turns(place: str) -> None:
    fill(place, BEFORE)
    processes = [started(place, f"data{n}", 3000) for n in range(3)]
    assert all(p.communicate()[0] == "done\n" and p.returncode == 0 for p in processes)
    view = open_record(place)
    assert [i.number for i in view.imports()] == [1, 2, 3, 4]
    assert [i.new for i in view.imports()][1:] == [3000, 0, 0]  # all say the same
    assert len(held(view)) == 3002
    if "://" not in place:
        with contextlib.closing(sqlite3.connect(place)) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_two_first_imports_at_once_make_one_record(place: str) -> None:
    processes = [started(place, f"data{n}", 500) for n in range(2)]
    assert all(p.communicate()[0] == "done\n" for p in processes)
    assert len(open_record(place).imports()) == 2


def test_readers_see_before_or_after_and_nothing_between(place: str) -> None:
    fill(place, BEFORE)
    counts: set[int] = set()
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            counts.add(len(seen(place)[1]))

    reader = threading.Thread(target=read)
    reader.start()
    with writer(place) as opened:
        for n in range(3):
            opened.add(imported([spending("JPN", 1000 + n * 500 + k, k) for k in range(500)], f"data{n}"))
    over.set()
    reader.join()
    assert counts <= {2, 502, 1002, 1502}
    assert len(seen(place)[1]) == 1502


def test_a_record_in_use_by_a_writer_that_does_not_end_is_told(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.record.store.WAIT", 0.1)
    fill(file, BEFORE)
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RecordError, match="locked") as error:
            fill(file, Issue("2021", ()))
    assert "another import" in error.value.remedy


@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
def test_a_file_cut_short_is_told(file: str, share: float) -> None:
    fill(file, BEFORE)
    with writer(file) as opened:
        opened.add(imported([spending("JPN", 1000 + n, n) for n in range(2000)], "large"))
    whole = Path(file).read_bytes()
    Path(file).write_bytes(whole[: int(len(whole) * share)])
    for leftover in ("-wal", "-shm"):
        Path(file + leftover).unlink(missing_ok=True)

    def look() -> None:
        view = open_record(file)
        view.find("military_spending")
        view.search("Japan")
        view.stats()

    with pytest.raises(RecordError) as error:
        look()
    assert "damaged" in error.value.message
    assert error.value.place == file


@pytest.mark.parametrize(
    "content", [b"", b"not a database at all, only text" * 50, b"SQLite format 3\0" + b"\xff" * 5000]
)
def test_a_file_that_is_no_record_is_told_to_reader_and_writer(file: str, content: bytes) -> None:
    Path(file).write_bytes(content)
    with pytest.raises(RecordError) as error:
        open_record(file)
    assert error.value.place == file
    if content:
        with pytest.raises(RecordError, match="cannot be written") as error:
            writer(file)
        assert "damaged" in error.value.remedy
        assert Path(file).read_bytes() == content


def test_a_database_of_others_is_left_alone(file: str) -> None:
    with contextlib.closing(sqlite3.connect(file)) as db, db:
        db.execute("CREATE TABLE letters (text)")
    with pytest.raises(RecordError, match="tables of others"):
        writer(file)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_place_where_one_may_not_write_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(RecordError, match="cannot be written"):
        writer(str(tmp_path / "record.sqlite"))
    tmp_path.chmod(0o700)


def test_a_folder_or_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for place in (tmp_path, tmp_path / "file" / "record.sqlite"):
        with pytest.raises(RecordError, match="cannot be written"):
            writer(str(place))


@pytest.mark.parametrize("text", ["", "relation,publisher,title,url,grade\n", "sources: [\n", "a,b\n1,2\n"])
def test_a_file_that_cannot_be_imported_leaves_the_record_as_it_was(file: str, tmp_path: Path, text: str) -> None:
    fill(file, BEFORE)
    version = seen(file)
    for name in ("own.yaml", "own.csv"):
        (tmp_path / name).write_text(text)
        with writer(file) as opened, contextlib.suppress(RecordError):
            import_file(tmp_path / name, opened, tmp_path / "rejects", name.partition(".")[2])
    assert seen(file) == version
