"""What counts of a data set after several editions, in SQLite and in PostgreSQL."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from editions import START, Fresh, Issue, counting, fill, held, imported, seen, spending, writer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.claims import Coverage, Statement
from detente.errors import NotFoundError
from detente.record.default import open_record
from detente.vocabulary import Entity

FIGURES = st.lists(
    st.tuples(
        st.tuples(st.sampled_from(["JPN", "USA"]), st.sampled_from([2020, 2021])), st.sampled_from([1.0, 2.0, 3.0])
    ),
    max_size=5,
).map(tuple)
ISSUES = st.lists(
    st.builds(
        Issue,
        st.sampled_from(["2020", "2021", "2022", "2023", "2024"]),
        FIGURES,
        st.booleans(),
        st.sampled_from(["a", "b"]),
    ),
    max_size=6,
    unique_by=lambda i: (i.dataset, i.date),
)
OFTEN = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SELDOM = settings(OFTEN, max_examples=4)


def agrees(fresh: Fresh, kind: str, issues: list[Issue], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(issues))
    one, other = fresh(kind), fresh(kind)
    fill(one, *issues)
    then = {}
    for day, issue in enumerate(shuffled):
        with writer(other) as opened:
            opened.add(issue.imported(), now=START + dt.timedelta(days=day))
            assert opened.add(issue.imported(), now=START + dt.timedelta(days=day)).again
        then[day] = seen(other)
    version, found = seen(one)
    assert found == counting(issues)
    if issues:
        assert seen(other) == (version, found)
    for day, before in then.items():
        assert seen(other, (START + dt.timedelta(days=day)).date()) == before
    assert seen(one, (START - dt.timedelta(days=1)).date())[1] == set()


@OFTEN
@given(ISSUES, st.data())
def test_what_counts_does_not_hang_on_the_order_of_import_and_any_day_of_the_record_comes_back(
    fresh: Fresh, issues: list[Issue], data: st.DataObject
) -> None:
    agrees(fresh, "sqlite", issues, data)


@SELDOM
@given(ISSUES, st.data())
def test_the_same_holds_of_postgresql(fresh: Fresh, issues: list[Issue], data: st.DataObject) -> None:
    agrees(fresh, "postgresql", issues, data)


def test_both_kinds_of_store_have_the_same_version_and_answers(fresh: Fresh) -> None:
    issues = [Issue("2020", ((("JPN", 2020), 1.0), (("USA", 2020), 5.0))), Issue("2021", ((("JPN", 2020), 2.0),))]
    places = [fresh(kind) for kind in ("sqlite", "postgresql")]
    for place in places:
        fill(place, *issues)
    one, other = map(open_record, places)
    assert one.version == other.version
    assert one.find("military_spending") == other.find("military_spending")
    day = dt.date(2020, 6, 1)
    asked = {"spender": ["USA", "FRA"]}
    assert one.find("military_spending", asked, start=day, end=day) == other.find(
        "military_spending", asked, start=day, end=day
    )
    assert one.find("military_spending", {"spender": []}) == other.find("military_spending", {"spender": []}) == ()
    assert (
        [s.role("spender") for s in one.search("japan")]
        == [s.role("spender") for s in other.search("Jäpan")]
        == [("JPN",)]
    )
    assert one.stats() == other.stats()
    assert one.sources() == other.sources()
    assert (
        [(i.new, i.superseded) for i in one.imports()]
        == [(i.new, i.superseded) for i in other.imports()]
        == [(2, 0), (1, 1)]
    )


DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2010, 1, 1))
TIES = st.builds(
    lambda member, group, one, other: member_of(member, group, min(one, other), max(one, other)),
    st.sampled_from(["JPN", "USA", "FIN"]), st.sampled_from(["org:NATO", "org:EU"]), DAYS, DAYS,
)  # fmt: skip
MEMBERS = st.sets(st.sampled_from(["JPN", "USA", "FIN", "FRA"]))


def member_of(member: str, group: str, start: dt.date, end: dt.date) -> Statement:
    roles, when = (("member", member), ("organisation", group)), f"{start}/{end}"
    return Statement(f"{member}-{group}-{when}", "member_of", roles, "s", when=when, start=str(start), end=str(end))


@SELDOM
@given(st.lists(TIES, max_size=30), MEMBERS, st.sampled_from(["org:NATO", "org:EU", "org:G7"]), DAYS)
def test_find_agrees_with_a_plain_filter_in_both_stores(
    fresh: Fresh, ties: list[Statement], members: set[str], group: str, day: dt.date
) -> None:
    wanted = [
        s for s in sorted({t.id: t for t in ties}.values(), key=lambda s: (s.start, s.id))
        if s.roles[0][1] in members and s.roles[1][1] == group and s.start <= str(day) <= s.end
    ]  # fmt: skip
    for kind in ("sqlite", "postgresql"):
        place = fresh(kind)
        with writer(place) as opened:
            opened.add(imported(ties))
        with open_record(place) as view:
            assert (
                list(view.find("member_of", {"member": members, "organisation": group}, start=day, end=day)) == wanted
            )


def test_a_later_edition_supersedes_what_it_restates_and_history_tells_so(place: str) -> None:
    old, new, other = spending("JPN", 2020, 1), spending("JPN", 2020, 2), spending("USA", 2020, 3)
    with writer(place) as opened:
        assert opened.add(imported([old, other], date="2020"), now=START).new == 2
        added = opened.add(imported([new], date="2021"), now=START + dt.timedelta(days=1))
    assert (added.new, added.known, added.superseded) == (1, 0, 1)
    view = open_record(place)
    assert held(view) == {new.id, other.id}
    assert view.statement(old.id) == old  # it can still be looked up
    told = [(h.statement.number, h.superseded.edition if h.superseded else "", h.reason) for h in view.history(new.id)]
    assert told == [(1, "2021", "edition"), (2, "", "")]
    assert view.history(old.id) == view.history(new.id)
    with pytest.raises(NotFoundError):
        view.history("nothing")


def test_an_edition_that_comes_late_changes_nothing_and_is_kept(place: str) -> None:
    new, old = spending("JPN", 2020, 2), spending("JPN", 2020, 1)
    with writer(place) as opened:
        opened.add(imported([new], date="2021"))
        added = opened.add(imported([old], date="2020"))
        again = opened.add(imported([old], date="2020", file="copy.csv"))
    assert (added.new, added.superseded, added.outdated) == (0, 0, 1)
    assert (again.new, again.known, again.outdated) == (0, 1, 0)
    view = open_record(place)
    assert held(view) == {new.id}
    assert view.statement(old.id) == old
    assert [h.statement.number for h in view.history(old.id)] == [2, 1]


def test_a_whole_edition_withdraws_and_a_later_one_may_state_again(place: str) -> None:
    one, two = spending("JPN", 2020, 1), spending("USA", 2020, 2)
    days = [START + dt.timedelta(days=n) for n in range(3)]
    with writer(place) as opened:
        opened.add(imported([one, two], date="2020", whole=True), now=days[0])
        assert opened.add(imported([two], date="2021", whole=True), now=days[1]).superseded == 1
        assert opened.add(imported([one, two], date="2022", whole=True), now=days[2]).new == 1
    assert [len(seen(place, d.date())[1]) for d in days] == [2, 1, 2]
    assert seen(place, days[0].date()) == seen(place, days[2].date())
    reasons = [(h.added.number, h.reason) for h in open_record(place).history(one.id)]
    assert reasons == [(1, "withdrawn"), (3, "")]


def test_several_statements_of_one_edition_about_the_same_stand_side_by_side(place: str) -> None:
    with writer(place) as opened:
        opened.add(imported([spending("JPN", 2020, 1), spending("JPN", 2020, 2)], date="2020"))
    assert len(seen(place)[1]) == 2


def test_the_same_rows_in_another_file_are_known(place: str) -> None:
    rows = [spending("JPN", 2020, 1), spending("USA", 2020, 2)]
    with writer(place) as opened:
        opened.add(imported(rows, date="2020"))
        before = seen(place)
        for dataset, file in (("data", "renamed.csv"), ("other", "copy.csv")):
            added = opened.add(imported(rows, dataset, date="2020", file=file))
            assert (added.new, added.known, added.again) == (0, 2, False)
            assert seen(place) == before
        opened.add(imported([], "data", date="2021", whole=True))
    assert seen(place) == before  # the other data set says it still


def test_a_file_of_ones_own_may_go_back_to_what_it_was(place: str) -> None:
    one, two = [imported([spending("JPN", 2020, n)], "own:mine", "2024-01-01", whole=True) for n in (1, 2)]
    with writer(place) as opened:
        assert [opened.add(i).again for i in (one, one, two, two, one)] == [False, True, False, True, False]
    assert seen(place)[1] == {spending("JPN", 2020, 1).id}


@pytest.mark.parametrize("whole", [True, False])
def test_a_file_that_is_read_better_takes_the_place_of_what_was_misread(place: str, whole: bool) -> None:
    misread, right, other = spending("JPN", 2020, 1), spending("JPN", 2020, 2), spending("USA", 2020, 1)
    with writer(place) as opened:
        opened.add(imported([misread], date="2020", whole=whole, file="one.csv"))
        if not whole:
            opened.add(imported([other], date="2020", file="other.csv"))
        better = replace(
            imported([right], date="2020", whole=whole),
            sha256=imported([misread], date="2020", whole=whole, file="one.csv").sha256,
        )
        assert opened.add(better).again
        added = opened.add(better, again=True)
    assert (added.new, added.superseded) == (1, 1)
    assert seen(place)[1] == ({right.id} if whole else {right.id, other.id})


def test_a_note_that_is_mended_takes_effect(place: str) -> None:
    plain = spending("JPN", 2020, 1)
    noted = Statement(**{**{f: getattr(plain, f) for f in plain.__dataclass_fields__}, "note": "mended"})
    with writer(place) as opened:
        opened.add(imported([plain], date="2020", whole=True))
        opened.add(imported([noted], date="2021", whole=True))
    assert [s.note for s in open_record(place).find("military_spending")] == ["mended"]


def test_entities_that_an_import_names_are_kept_with_their_kin(place: str) -> None:
    variant = Entity("system:f-16-block-99", "system", ("F-16 Block 99",), part_of=("system:F-16",))
    ship = Entity("system:ss-trial", "system", ("SS Trial",), note="ž\t\\N\n")
    with writer(place) as opened:
        opened.add(imported([], entities=[variant, ship]))
    view = open_record(place)
    assert view.entity(ship.id) == ship
    assert view.entity("system:nobody") is None
    assert view.entities() == (variant, ship)
    assert view.entities(parts=True) == (variant,)


def test_coverage_is_superseded_as_statements_are(place: str) -> None:
    first = Coverage("military_spending", (("spender", "JPN"),), "2000-01-01", "2020-12-31", True, "s")
    later = Coverage("military_spending", (("spender", "JPN"),), "2000-01-01", "2021-12-31", True, "s")
    with writer(place) as opened:
        opened.add(imported([], date="2020", coverage=[first]), now=START)
        opened.add(imported([], date="2021", coverage=[later]), now=START + dt.timedelta(days=1))
    assert open_record(place).coverage("military_spending", {"spender": "JPN"}) == (later,)
    assert open_record(place, known=START.date()).coverage("military_spending") == (first,)


def test_a_view_holds_what_it_saw_while_others_write(place: str) -> None:
    fill(place, Issue("2020", ((("JPN", 2020), 1.0),)))
    view = open_record(place)
    fill(place, Issue("2021", ((("JPN", 2020), 2.0), (("USA", 2020), 2.0))))
    assert held(view) == {spending("JPN", 2020, 1).id}
    assert [i.edition for i in view.imports()] == ["2020"]
    assert len(held(open_record(place))) == 2


def test_a_record_can_be_asked_as_it_was_after_each_import_of_one_day(place: str) -> None:
    figures = [spending("JPN", 2020, float(number)) for number in (1, 2, 3)]
    with writer(place) as opened:
        for number, figure in enumerate(figures, 1):
            opened.add(imported([figure], date=f"202{number}"), now=START)
    versions = []
    for number, figure in enumerate(figures, 1):
        with open_record(place, known=number) as view:
            assert list(view.find("military_spending")) == [figure]
            assert len(view.imports()) == number
            versions.append(view.version)
    assert len(set(versions)) == 3
    assert open_record(place).version == versions[-1]
