from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.claims import Source, Statement
from detente.claims.identity import content_id
from detente.errors import NotFoundError, RecordError
from detente.record import build_record, open_record, writable_record
from detente.record.bundle import Bundle, core, read_bundle
from detente.record.fields import _pairs
from detente.record.sentence import sentence
from detente.record.sqlite import open_store
from detente.record.store import build
from detente.vocabulary import load

SOURCE = Source("s", "P", "T", "https://example.org/", "2024", "A1")


def statement(member: str, organisation: str, start: str = "", end: str = "") -> Statement:
    when = f"{start or '..'}/{end or '..'}"
    roles = (("member", member), ("organisation", organisation))
    return Statement(content_id([roles, when]), "member_of", roles, "s", when=when, start=start, end=end)


def bundle(*statements: Statement) -> Bundle:
    return Bundle(tuple({s.id: s for s in statements}.values()), (SOURCE,), (), ())


STATES = st.sampled_from(["JPN", "USA", "FIN"])
GROUPS = st.sampled_from(["org:NATO", "org:EU"])
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2024, 1, 1))
STATEMENTS = st.builds(
    lambda m, o, a, b, open_end: statement(m, o, min(a, b).isoformat(), "" if open_end else max(a, b).isoformat()),
    STATES,
    GROUPS,
    DAYS,
    DAYS,
    st.booleans(),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(STATEMENTS, max_size=12), STATES, GROUPS, DAYS)
def test_find_agrees_with_a_plain_filter(
    statements: list[Statement], member: str, organisation: str, day: dt.date
) -> None:
    view = build(None, bundle(*statements), "v")
    found = view.find("member_of", {"member": [member], "organisation": [organisation]}, start=day, end=day)
    wanted = {
        s.id
        for s in statements
        if s.role("member") == (member,)
        and s.role("organisation") == (organisation,)
        and s.start <= day.isoformat()
        and (not s.end or s.end >= day.isoformat())
    }
    assert {s.id for s in found} == wanted
    assert [(s.start, s.id) for s in found] == sorted((s.start, s.id) for s in found)


def test_a_statement_comes_back_as_it_went_in() -> None:
    kept = statement("FIN", "org:NATO", "2023-04-04")
    view = build(None, bundle(kept), "v")
    assert view.statement(kept.id) == kept
    assert view.source("s") == SOURCE
    with pytest.raises(NotFoundError):
        view.statement("nothing")


def test_an_interrupted_build_leaves_what_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "record.sqlite"
    build(place, bundle(statement("FIN", "org:NATO")), "first")

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    for step in ("_fill", "os.replace"):
        with monkeypatch.context() as patch:
            patch.setattr(f"detente.record.store.{step}", fail)
            with pytest.raises(KeyboardInterrupt):
                build(place, bundle(statement("JPN", "org:EU")), "second")
        assert open_store(place).version == "first"
        assert {p.name.partition("-")[0] for p in tmp_path.iterdir()} == {"record.sqlite"}


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "folder").mkdir()
    for place in (tmp_path / "file" / "below.sqlite", tmp_path / "folder"):
        with pytest.raises(RecordError, match="cannot be written") as error:
            build(place, bundle(statement("FIN", "org:NATO")), "v")
        assert error.value.place == str(place)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "folder"]


def test_any_name_of_a_file_will_do(tmp_path: Path) -> None:
    place = tmp_path / "with ?#% and ž.sqlite"
    build(place, bundle(statement("FIN", "org:NATO")), "v")
    assert open_store(place).stats() == {"member_of": 1}


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_others_may_read_a_record_as_any_other_file(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("x")
    build(tmp_path / "record.sqlite", bundle(statement("FIN", "org:NATO")), "v")
    assert (tmp_path / "record.sqlite").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_missing_and_a_damaged_record_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="there is no record"):
        open_store(tmp_path / "none.sqlite")
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"not a database at all, only text" * 50)
    with pytest.raises(RecordError, match="damaged"):
        open_store(broken)


def test_a_store_of_another_form_is_refused_and_damage_met_later_is_told(tmp_path: Path) -> None:
    place = tmp_path / "record.sqlite"
    build(place, bundle(statement("FIN", "org:NATO")), "v")
    with contextlib.closing(sqlite3.connect(place)) as db, db:
        db.execute("DROP TABLE participant")
    with pytest.raises(RecordError, match="damaged"):
        open_store(place).find("member_of", {"member": ["FIN"]})
    with contextlib.closing(sqlite3.connect(place)) as db, db:
        db.execute("UPDATE alembic_version SET version_num = 'another'")
    with pytest.raises(RecordError, match="another version") as error:
        open_store(place)
    assert (error.value.place, error.value.remedy) == (str(place), "use a newer version of Détente, or build it again")


def test_one_id_may_stand_alone() -> None:
    view = build(None, bundle(statement("FIN", "org:NATO"), statement("JPN", "org:EU")), "v")
    assert view.find("member_of", {"member": "FIN"}) == view.find("member_of", {"member": ["FIN"]}) != ()


def test_the_core_is_built_once_and_is_the_same_every_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETENTE_CACHE", str(tmp_path / "a"))
    first = open_record()
    assert open_record().version == first.version
    assert len(list((tmp_path / "a").glob("core-*"))) == 1
    monkeypatch.setenv("DETENTE_CACHE", str(tmp_path / "b"))
    again = open_record()
    assert again.version == first.version
    for relation in load().relations:
        assert repr(again.find(relation)) == repr(first.find(relation))
        assert repr(again.coverage(relation)) == repr(first.coverage(relation))
    assert repr(again.search("Japan F-35")) == repr(first.search("Japan F-35"))


def test_a_core_that_other_code_built_is_built_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETENTE_CACHE", str(tmp_path))
    first = open_record()
    monkeypatch.setattr("detente.record.default._builder_digest", lambda: "0" * 64)
    monkeypatch.setattr("detente.record.words.sentence", lambda *_: "xyzzy")
    second = open_record()
    assert (len(first.search("xyzzy")), len(second.search("xyzzy"))) == (0, 20)
    assert first.version == second.version


def test_a_cache_that_cannot_be_written_is_no_hindrance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("DETENTE_CACHE", str(tmp_path / "file" / "below"))
    assert open_record().stats()


def test_search_finds_by_names_and_ranks(tmp_path: Path) -> None:
    view = open_record()
    found = view.search("Finland NATO")
    assert found
    assert all("Finland" in sentence(s, load()) or "NATO" in sentence(s, load()) for s in found[:3])
    assert view.search('"; drop table') == ()
    assert view.search("\0") == ()
    assert view.search("Finland", -1) == ()


def test_search_knows_a_thing_by_all_its_names() -> None:
    view = open_record()
    for name, id in (("DPRK", "PRK"), ("Tokyo", "JPN"), ("British", "GBR")):
        assert any(id in dict(s.roles).values() for s in view.search(name))


def test_every_statement_of_the_core_reads_as_a_sentence() -> None:
    vocabulary = load()
    for each in read_bundle(core(), vocabulary).statements:
        text = sentence(each, vocabulary)
        assert "{" not in text
        assert "  " not in text
        assert "troops troops" not in text
        assert text[0].isalnum() or text[0] in "“Ż"


def test_a_record_of_ones_own_holds_both_or_only_its_own(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    source = "sources: {own: {publisher: P, title: T, url: 'https://example.org/', grade: A1}}\n"
    file.write_text(source + "statements: [{relation: member_of, member: JPN, organisation: org:G7, source: own}]\n")
    alone = build_record([file], tmp_path / "alone.sqlite", with_core=False)
    both = build_record([file], tmp_path / "both.sqlite")
    assert sum(alone.stats().values()) == 1
    assert sum(both.stats().values()) == sum(open_record().stats().values()) + 1
    assert open_record(tmp_path / "alone.sqlite").version == alone.version != both.version
    file.write_text(source + "statements: [{relation: nothing, source: own}]\n")
    with pytest.raises(RecordError, match="unknown relation"):
        build_record([file], tmp_path / "bad.sqlite", with_core=False)
    assert not (tmp_path / "bad.sqlite").exists()


def test_across_gives_what_find_gives_for_each_relation(place: str) -> None:
    writable_record(place).close()
    view = open_record(place)
    since = {"member_of": dt.date(2024, 1, 1), "allied_with": dt.date(1999, 1, 1), "met": dt.date(2020, 1, 1)}
    until = dt.date(2024, 3, 1)
    found = view.across(since, until)
    each = [s for relation in sorted(since) for s in view.find(relation, start=since[relation], end=until)]
    assert list(found) == each
    assert view.across({}, until) == ()


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), max_size=3))
def test_roles_are_read_as_they_were_written(roles: list[tuple[str, str]]) -> None:
    assert _pairs(json.dumps(roles, ensure_ascii=False, separators=(",", ":"))) == tuple(roles)
