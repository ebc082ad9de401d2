from __future__ import annotations

import base64
import datetime as dt
import hashlib
import re
import time
from html.parser import HTMLParser

import demo_system
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_report_html import contrast

from detente.errors import DateError
from detente.report.html import text
from detente.report.system import page
from detente.report.system.parts import days, spoken
from detente.report.system.view import SystemView
from detente.system.layers import layers
from detente.system.network import years_before

HOSTILE = (
    "<script>alert(1)</script></style></svg></title>\"'><img src=x onerror=alert(2)> {{ 7*7 }} \u202egnp \x1b[31m \x00"
)


class Parsed(HTMLParser):
    """Every tag with its attributes, and the words between."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def hostile() -> dict:
    told = ("borne_out", "disputed", "not_in_record", "left_out")
    ties = [
        demo_system.tie(
            HOSTILE, f"org:{n}{HOSTILE}", HOSTILE if n else "bonds", label=HOSTILE, relation=HOSTILE, told=told[n]
        )
        for n in range(4)
    ]
    made = demo_system.system(ties, {HOSTILE: HOSTILE}, as_of="2024-01-01", between=[2020, 2024])
    for said in made["evidence"].values():
        said.update(dict.fromkeys(said, HOSTILE) | {"address": "javascript:alert(1)//" + HOSTILE})
    made["spending"] = {"definition": HOSTILE, "unit": HOSTILE, "series": {HOSTILE: {"2020": 1, "2021": 2}}}
    made["change"] = [
        {"year": HOSTILE, "actor": HOSTILE, "verb": HOSTILE, "object": HOSTILE, "statement": ties[0]["statements"][0]}
    ]
    return made


def test_hostile_values_are_shown_as_text() -> None:
    html = page(hostile(), HOSTILE)
    parsed = Parsed(html)
    tags = [tag for tag, _ in parsed.tags]
    assert tags.count("script") == 1
    assert tags.count("style") == 1
    assert not {"img", "iframe", "object", "embed", "base", "link"} & set(tags)
    assert not any(name.startswith("on") or name == "style" for _, a in parsed.tags for name in a)
    assert all(re.match(r"#|https?://", str(a["href"])) for _, a in parsed.tags if "href" in a)
    assert not re.search("[\u202e\x1b\x00]", html)
    assert "{{ 7*7 }}" in parsed.words
    assert "[U+202E]" in parsed.words


def test_the_policy_lets_its_own_style_and_script_run_and_nothing_else() -> None:
    html = page(demo_system.small())
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    allowed = dict(part.split(" ", 1) for part in policy[1].replace("&#39;", "'").split("; "))
    assert allowed["default-src"] == "'none'"
    for tag in ("style", "script"):
        content = re.search(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert content
        assert (
            allowed[f"{tag}-src"]
            == f"'sha256-{base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()}'"
        )


def test_nothing_is_loaded_from_anywhere() -> None:
    parsed = Parsed(page(demo_system.small()))
    assert not any({"src", "srcset", "data", "poster", "action", "style"} & set(a) for _, a in parsed.tags)
    for name in ("graph.css", "system.css", "system.js", "theme.js"):
        assert not re.search(r"url\(|@import|fetch|XMLHttp|innerHTML|eval|document\.write", text(name)), name


def test_every_tie_stands_in_the_table_with_its_evidence() -> None:
    made = demo_system.small()
    parsed = Parsed(page(made))
    ids = [str(a["id"]) for _, a in parsed.tags if "id" in a]
    assert len(ids) == len(set(ids))
    rows = [a["data-t"] for tag, a in parsed.tags if tag == "tr" and "data-t" in a]
    assert len(rows) == len(made["ties"])
    for tie in made["ties"]:
        assert tie["label"] in parsed.words
        assert all(made["evidence"][s]["text"] in parsed.words for s in tie["statements"])
    cited = {str(a["href"])[1:] for _, a in parsed.tags if str(a.get("href")).startswith("#")}
    assert cited <= set(ids)
    labelled = [a[k] for _, a in parsed.tags for k in ("aria-labelledby",) if k in a]
    assert set(labelled) <= set(ids)
    assert "Finland joins The Pact" in parsed.words


def test_a_source_of_many_statements_stands_on_the_page_once() -> None:
    html = page(demo_system.many())
    assert html.count("https://example.org/register") == 1
    assert html.count('href="#q1"') == 4976
    assert html.count("says the register") == 4976


def test_the_same_done_to_one_body_in_a_year_is_told_in_one_sentence() -> None:
    made = demo_system.small()
    for change in made["change"]:
        change["year"] = 2023
    (told,) = SystemView(made).changes["2023"]
    assert told[0] == "Finland and Sweden joins The Pact"
    assert [said.text[:3] for said in told[1]] == ["FIN", "SWE"]
    assert "2 changes" in page(made)


def test_who_spends_and_has_no_tie_is_named_too() -> None:
    made = demo_system.small()
    made["spending"]["series"]["IND"] = {"2024": 8.0e10}
    assert "India" in page(made)


def test_what_would_change_is_told_where_something_is_supposed() -> None:
    effects = [
        {"what": "members of The Pact", "before": 3, "after": 4},
        {"what": "Sweden would share The Pact with", "before": None, "after": ["Finland", "Norway"]},
        {"what": "density of bonds", "before": 0.123456, "after": None},
    ]
    words = Parsed(page(demo_system.small() | {"measures": {"suppose": effects}})).words
    for told in ("What would change", "members of The Pact", "Finland; Norway", "0.1235"):
        assert told in words
    assert "What would change" not in page(demo_system.small())


def test_one_line_bundles_the_ties_of_a_layer() -> None:
    view = SystemView(demo_system.small())
    (finland,) = [a for a in view.actors if a.id == "FIN"]
    bonds = [x for x in view.lines if x.layer == "bonds" and finland.number in (x.source, x.target)]
    assert len(bonds) == 1
    assert len(bonds[0].ties) == 2
    assert len(view.lines) == 5


@pytest.mark.parametrize(
    ("relation", "when", "days"),
    [
        ("member_of", "2004-03-29/..", ("2004-03-29", "")),
        ("member_of", "../1991-07-01", ("", "1991-07-01")),
        ("member_of", "2023-02-01/2023-02-05", ("2023-02-01", "2023-02-05")),
        ("met", "2023-02-01/2023-02-05", ("2023-02-01", "2024-02-04")),
        ("arms", "2016-01-01/2016-12-31", ("2016-01-01", "2021-12-30")),
        ("not a relation", "2023-02-01/2023-02-05", ("2023-02-01", "2023-02-05")),
    ],
)
def test_what_happens_is_shown_as_long_as_its_layer_counts_it(relation: str, when: str, days: tuple[str, str]) -> None:
    (tie,) = SystemView(demo_system.system([demo_system.tie("FIN", "SWE", when=when, relation=relation)])).ties
    assert (tie.first, tie.last) == days


@given(st.dates(dt.date(1950, 1, 1), dt.date(2030, 1, 1)), st.integers(0, 3000))
def test_the_page_shows_an_event_on_the_days_on_which_the_system_of_that_day_has_it(event: dt.date, later: int) -> None:
    day = event + dt.timedelta(days=later)
    first, last = days(f"{event}/{event}", "met")
    assert (first <= day.isoformat() <= last) == (event >= years_before(day, layers()["diplomacy"].lasts))


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2021-12-10/2021-12-10", "on 10 December 2021"),
        ("2021-12-01/2021-12-31", "in December 2021"),
        ("2016-01-01/2016-12-31", "in 2016"),
        ("2016-01-01/2017-12-31", "from 1 January 2016 to 31 December 2017"),
        ("2004-03-29/..", "since 29 March 2004"),
        ("../..", ""),
        ("2016", "in 2016"),
    ],
)
def test_a_time_is_told_in_words(when: str, words: str) -> None:
    assert spoken(when) == words


def test_a_time_that_is_no_time_is_an_error() -> None:
    with pytest.raises(DateError):
        page(demo_system.system([demo_system.tie("FIN", "SWE", when="someday")]))


def test_a_system_of_a_text_is_coloured_by_what_the_record_bears_out() -> None:
    ties = [
        demo_system.tie("FIN", "org:PACT", told="borne_out"),
        demo_system.tie("FIN", "org:PACT", told="disputed"),
        demo_system.tie("BLR", "org:PACT", told="not_in_record", statements=[]),
    ]
    html = page(demo_system.system(ties))
    assert 'class="l disputed' in html
    assert 'class="l not_in_record' in html
    assert 'name="told"' in html
    assert 'name="told"' not in page(demo_system.small())


def test_the_slider_is_there_only_for_a_span_of_time() -> None:
    assert 'id="slider"' in page(demo_system.small())
    assert 'id="slider"' not in page(demo_system.small() | {"between": None})


def test_an_empty_system_is_a_page() -> None:
    html = page(demo_system.system([]))
    assert "0 actors" in html
    assert "No actor has a tie" in html


def test_two_hundred_states_become_a_page_soon() -> None:
    begun = time.perf_counter()
    html = page(demo_system.many())
    assert time.perf_counter() - begun < 20
    assert len(html) < 2_000_000
    assert html.count("<tr data-t=") == 4976


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_layer_can_be_told_from_the_paper(mode: str) -> None:
    light = dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6})", text("report.css")))
    dark = dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6})", text("dark.css")))
    colours = light if mode == "light" else light | dark
    for name in (*layers(), "node", "hub", "focus"):
        for back in ("paper", "card"):
            assert contrast(colours[name], colours[back]) >= (3 if name == "focus" else 4.5), (name, back)
    assert len({colours[name] for name in layers()}) == len(layers())
