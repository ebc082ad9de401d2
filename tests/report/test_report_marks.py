import datetime as dt

import demo_report
from hypothesis import given
from hypothesis import strategies as st

from detente.checking.model import Finding, Judgement, Verdict
from detente.claims import Claim
from detente.documents.model import Damage, Document, Span
from detente.report import Report
from detente.report.marks import paragraphs, segments


@st.composite
def reports(draw: st.DrawFn) -> Report:
    text = draw(st.text(alphabet=st.sampled_from("ab .\n\u202e😀"), min_size=1, max_size=60))
    pair = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    findings = tuple(
        Finding(Claim(f"c{n}", text[s:e], s, e, "other_fact"), Judgement(draw(st.sampled_from(Verdict)), ""))
        for n, (s, e) in enumerate(draw(st.lists(pair, max_size=8)))
    )
    damage = tuple(Damage(s, e, "encoding") for s, e in draw(st.lists(pair, max_size=3)))
    grey = tuple(Span(s, e) for s, e in draw(st.lists(pair, max_size=3)))
    document = Document("d", text, "0", damage=damage, boilerplate=grey)
    return Report(document, findings, (), demo_report.RECEIPT, dt.date(2024, 1, 1))


@given(reports())
def test_segments_put_together_are_the_text(report: Report) -> None:
    made = segments(report)
    assert "".join(s.text for s in made) == report.document.text
    assert all(report.document.text[s.start : s.start + len(s.text)] == s.text for s in made)


@given(reports())
def test_every_claim_is_covered_exactly_and_ends_once(report: Report) -> None:
    made = segments(report)
    for number, finding in enumerate(report, 1):
        assert "".join(s.text for s in made if number in s.claims) == finding.claim.quote
        assert sum(number in s.ending for s in made) == (1 if finding.claim.quote else 0)


@given(reports())
def test_damage_and_boilerplate_are_covered(report: Report) -> None:
    inside = {i for d in report.document.damage for i in range(d.start, d.end)}
    grey = {i for s in report.document.boilerplate for i in range(s.start, s.end)}
    for segment in segments(report):
        span = range(segment.start, segment.start + len(segment.text))
        assert all((i in inside) == (segment.damage is not None) for i in span)
        assert all((i in grey) == segment.boilerplate for i in span)


@given(reports())
def test_paragraphs_lose_nothing_but_white_space(report: Report) -> None:
    kept = "".join(s.text for p in paragraphs(report) for s in p)
    assert "".join(kept.split()) == "".join(report.document.text.split())
    ends = [n for p in paragraphs(report) for s in p for n in s.ending]
    assert len(ends) == len(set(ends)) == sum(bool(f.claim.quote) for f in report)


@given(reports())
def test_any_report_becomes_a_page(report: Report) -> None:
    page = report.to_html()
    assert page.count('<li class="card ') == len(report)
    assert "\u202e" not in page


def test_the_innermost_claim_comes_last(report: Report) -> None:
    covered = [s for s in segments(report) if s.text == "the twelfth record in a row"]
    inner, outer = (report.findings[n - 1].claim.quote for n in reversed(covered[0].claims))
    assert inner == "the twelfth record in a row"
    assert len(outer) > len(inner)


def test_a_text_wrapped_by_hand_keeps_its_paragraphs() -> None:
    text = "One line of a paragraph\nthat goes on here.\n\nAnother paragraph."
    report = Report(Document("d", text, "0"), (), (), demo_report.RECEIPT, dt.date(2024, 1, 1))
    assert len(paragraphs(report)) == 2


def test_a_very_long_text_stays_cheap() -> None:
    text = "word " * 200_000
    findings = tuple(
        Finding(
            Claim(f"c{n}", text[n * 500 : n * 500 + 700], n * 500, n * 500 + 700, "other_fact"),
            Judgement(Verdict.NO_RECORD, ""),
        )
        for n in range(1500)
    )
    report = Report(Document("d", text, "0"), findings, (), demo_report.RECEIPT, dt.date(2024, 1, 1))
    assert "".join(s.text for s in segments(report)) == text
