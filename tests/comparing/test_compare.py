"""Documents side by side, read and checked as they are: what agrees, what differs, and who is one voice."""

from __future__ import annotations

import datetime as dt
import json
from importlib.resources import files

import jsonschema
import pytest
from markdown_it import MarkdownIt

from detente.comparing import Point
from detente.documents import Document, from_text
from detente.engine import side_by_side
from detente.report.compared import Compared, voices
from detente.report.compared_json import as_dict
from detente.report.compared_pages import FORMS

DAY = dt.date(2024, 5, 16)
WIRE = (
    "Germany ordered 35 F-35 fighters in 2022, and Turkey received S-400 batteries from Russia in July 2019. "
    "Finland joined NATO in April 2023. Estonia and Latvia are members of NATO and of the European Union."
)


def doc(text: str, publisher: str = "", date: dt.date | None = DAY, id: str = "") -> Document:
    return from_text(text, date=date, publisher=publisher, id=id or None)


def laid(*texts: str | Document) -> Compared:
    return side_by_side([doc(t) if isinstance(t, str) else t for t in texts])


def only(*texts: str | Document) -> Point:
    (point,) = laid(*texts).comparison.points
    return point


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Finland joined NATO in April 2023.", "Finland was admitted to NATO on 4 April 2023."),
        (
            "Poland spent 4 percent of its GDP on defence in 2023.",
            "Poland spent about 4.1 percent of GDP on defence in 2023.",
        ),
        ("Turkey received S-400 systems from Russia in 2019.", "Turkey took delivery of the S-400 in July 2019."),
        ("Germany ordered 35 F-35 fighters in 2022.", "Germany ordered F-35 fighters in 2022."),
        ("Estonia and Latvia joined NATO in 2004.", "Latvia joined NATO in March 2004."),
    ],
)
def test_who_says_the_same_agrees(one: str, other: str) -> None:
    point = only(one, other)
    assert (point.outcome, point.documents) == ("agree", (0, 1))
    assert len(point.origins) == 2


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Germany ordered 35 F-35 fighters in 2022.", "Germany ordered 50 F-35 fighters in 2022.", "figures"),
        ("Finland joined NATO in April 2023.", "Finland joined NATO in May 2023.", "dates"),
        ("Finland joined NATO in April 2023.", "Finland did not join NATO in 2023.", "denial"),
        ("Russia tested a Sarmat missile on 20 April 2022.", "Russia tested a Sarmat missile on 23 April 2022.", "dates"),
        ("Japan's military spending rose by 16 percent in 2023.", "Japan's army budget rose by 3 percent in 2023.", "figures"),
    ],
)  # fmt: skip
def test_who_says_otherwise_differs(one: str, other: str, kind: str) -> None:
    point = only(one, other)
    assert point.outcome == "differ"
    (difference,) = point.differences
    assert difference.kind == kind
    assert [c.documents for c in difference.camps] == [(0,), (1,)]


def test_figures_within_a_tenth_are_close() -> None:
    point = only("Germany ordered 35 F-35 fighters in 2022.", "Germany ordered 36 F-35 fighters in 2022.")
    assert point.outcome == "close"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Finland joined NATO in April 2023.", "Sweden joined NATO in March 2024."),
        ("Germany ordered F-35 fighters in 2022.", "Germany received F-35 fighters in 2022."),
        (
            "Poland spent 4 percent of its GDP on defence in 2023.",
            "Poland spent 2 percent of its GDP on defence in 2014.",
        ),
        ("Russia tested a Sarmat missile in April 2022.", "Russia tested a Sarmat missile in September 2024."),
        ("It is high time to act.", "It is high time to act."),
    ],
)
def test_other_matters_are_not_lined_up(one: str, other: str) -> None:
    assert laid(one, other).comparison.points == ()


def test_claims_of_several_are_one_point_with_all_their_names() -> None:
    point = only("Estonia and Latvia joined NATO in 2004.", "In 2004 Latvia and Estonia joined NATO.")
    assert point.title == "Estonia, Latvia, NATO (member of, begins)"


def test_measures_without_a_year_are_not_held_against_those_of_one() -> None:
    undated = doc("Japan's military spending rose by 16 percent.", date=None)
    assert not laid(undated, "Japan's military spending rose by 3 percent in 2012.").comparison.points


def test_of_three_two_may_be_of_one_mind() -> None:
    told = laid(*(f"Germany ordered {n} F-35 fighters in 2022." for n in (35, 50, 35)))
    (point,) = told.comparison.points
    assert [(c.says, c.documents) for c in point.differences[0].camps] == [("35", (0, 2)), ("50", (1,))]


def test_copies_of_one_text_are_one_voice() -> None:
    told = laid(doc(WIRE, id="a"), doc(f"{WIRE} Our reporter adds that it rained.", id="b"))
    (overlap,) = told.comparison.overlaps
    assert overlap.same_text
    assert overlap.of_one == 1.0 > overlap.of_other
    assert told.comparison.points
    assert all(p.origins == ((0, 1),) for p in told.comparison.points)


def test_a_copy_that_adds_a_matter_of_its_own_is_a_voice_on_it() -> None:
    own = "Poland spent 4 percent of its GDP on defence in 2023."
    other = "In 2023 Poland spent about 4.1 percent of GDP on defence."
    points = laid(f"{WIRE} {own}", f"{WIRE} {other}").comparison.points
    (poland,) = [p for p in points if "Poland" in p.title]
    assert poland.origins == ((0,), (1,))


def test_one_speaker_is_one_voice() -> None:
    point = only(
        "Japan's military spending rose by 11 percent in 2023, according to SIPRI.",
        "In 2023, Japan raised military spending by 11 percent, SIPRI said.",
    )
    assert point.origins == ((0, 1),)
    assert voices(point) == "2 documents, 1 voice: A and B as one"


def test_who_has_it_from_the_other_is_no_second_voice() -> None:
    wire = doc("Turkey received S-400 systems from Russia in July 2019.", "Northern Wire")
    report = doc("Turkey took delivery of the S-400 from Russia in 2019, Northern Wire reported.", "Harbour Post")
    told = laid(wire, report)
    assert [(c.document, c.source, c.of) for c in told.comparison.citations] == [(1, "Northern Wire", 0)]
    assert told.comparison.points[0].origins == ((0, 1),)


def test_every_claim_is_counted_once() -> None:
    comparison = laid(WIRE, "Finland joined NATO in April 2023. We must act now, before it is too late.").comparison
    for number, each in enumerate(comparison.told):
        shared = {s.finding.claim.id for p in comparison.points for s in p.said if s.document == number}
        assert len(each.findings) == len(shared) + comparison.alone[number] + comparison.unread[number]


def test_the_json_keeps_to_its_schema() -> None:
    schema = json.loads(files("detente.report").joinpath("schema/comparison.schema.json").read_text("utf8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    for told in (laid(WIRE, WIRE.replace("35", "50")), laid("Nothing is said here.", "Nor here.")):
        jsonschema.validate(json.loads(FORMS["json"][0](told)), schema)
        jsonschema.validate(as_dict(told), schema)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_documents_give_the_same_bytes(form: str) -> None:
    texts = (WIRE, WIRE.replace("35", "50"), "Turkey took delivery of the S-400 in July 2019.")
    assert FORMS[form][0](laid(*texts)) == FORMS[form][0](laid(*texts))


def test_a_hostile_document_is_shown_as_text() -> None:
    bad = '<script>alert(1)</script>"><img src=x onerror=alert(1)>\x1b[31m\u202e'
    one = from_text(
        f"{bad} Finland joined NATO in April 2023.", date=DAY, title=bad, publisher=bad, source="javascript:alert(1)"
    )
    told = laid(one, "Finland joined NATO in May 2023.")
    page = FORMS["html"][0](told)
    assert "<script" not in page
    assert "<img" not in page
    assert 'href="javascript' not in page
    html = MarkdownIt("commonmark").enable("table").render(FORMS["markdown"][0](told))
    assert "<script" not in html
    assert "<img" not in html
    assert "\x1b" not in FORMS["terminal"][0](told)
    assert "\u202e" not in FORMS["terminal"][0](told) + page
