import base64
import hashlib
import re
import time
from dataclasses import replace
from html.parser import HTMLParser

import demo_report
import pytest

import detente
from detente.checking.model import Evidence, Finding, Judgement, Verdict
from detente.claims import Claim, Mention, Source
from detente.documents.model import Damage
from detente.report import Report
from detente.report.html import page as html_page
from detente.report.html import text as template
from detente.report.index import index_html
from detente.report.signs import SIGNS

HOSTILE = (
    '<script>alert(1)</script><img src=x onerror=alert(2)></style></title>"><b onmouseover=alert(3)>'
    " {{ 7*7 }} \u202egnp.exe\u2066 \x1b[31m \x00"
)


class Page(HTMLParser):
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


def hostile() -> Report:
    text = f"{HOSTILE}. A claim of {HOSTILE} here."
    source = Source(HOSTILE, HOSTILE, HOSTILE, "javascript:alert(1)//" + HOSTILE, HOSTILE, HOSTILE)
    evidence = Evidence(HOSTILE, HOSTILE, HOSTILE, source)
    finding = demo_report.finding(
        text[:],
        "other_fact",
        "contradicted",
        HOSTILE,
        text=text,
        shown=(evidence,),
        steps=(HOSTILE,),
        speaker=(Mention(HOSTILE, HOSTILE, 0, 1),),
        reading=HOSTILE,
        frame=HOSTILE,
        place=HOSTILE,
        said=Judgement(Verdict.NO_RECORD, HOSTILE, (evidence,), (HOSTILE,)),
    )
    fields = {
        "title": HOSTILE,
        "publisher": HOSTILE,
        "source": "javascript:alert(1)",
        "notes": (HOSTILE,),
        "damage": (Damage(2, 9, "encoding", HOSTILE),),
    }
    report = demo_report.report((finding,), text=text, id=HOSTILE, **fields)
    return replace(report, receipt=replace(report.receipt, record=HOSTILE))


def safe(html: str, report: Report) -> None:
    page, honest = Page(html), {"script": html.count("<script>")}
    assert honest["script"] <= 1
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
    assert not {"img", "iframe", "object", "embed", "base", "link"} & {tag for tag, _ in page.tags}
    hrefs = [a["href"] for _, a in page.tags if "href" in a]
    assert all(h and re.match(r"#|https?://|[\w%.-]+$", h) for h in hrefs)
    assert not any("style" in a for _, a in page.tags)
    assert not re.search("[\u202e\u2066\x1b\x00]", html)
    assert "49" not in re.sub(r"sha256-\S+", "", page.words.split("</style>")[-1]) or "7*7" in page.words


def test_a_hostile_document_is_shown_as_text() -> None:
    report = hostile()
    html = report.to_html()
    safe(html, report)
    page = Page(html)
    assert [t for t, _ in page.tags].count("script") == 1
    assert "<script>alert(1)</script>" in page.words
    assert "[U+202E]" in page.words
    assert "javascript:alert(1)" in page.words
    assert "{{ 7*7 }}" in page.words


def test_a_hostile_index_and_notebook() -> None:
    report = hostile()
    safe(index_html([report, report]), report)
    shown = Page(report._repr_html_())
    assert not {"script", "img", "b"} & {t for t, _ in shown.tags}


def test_the_policy_allows_the_style_and_the_script_that_stand_there_and_nothing_else(report: Report) -> None:
    html = report.to_html()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    allowed = dict(part.split(" ", 1) for part in policy[1].replace("&#39;", "'").split("; "))
    assert allowed["default-src"] == "'none'"
    for tag in ("style", "script"):
        content = re.search(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert content
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        assert allowed[f"{tag}-src"] == f"'sha256-{digest}'"
        assert html.count(f"<{tag}>") == 1


def test_nothing_is_loaded_from_anywhere(report: Report) -> None:
    page = Page(report.to_html())
    assert not any({"src", "srcset", "data", "poster", "action", "style"} & set(a) for _, a in page.tags)
    assert "url(" not in template("report.css")
    assert "@import" not in template("report.css")
    assert not re.search(r"fetch|XMLHttp|innerHTML|eval|document\.write", template("report.js"))


def test_links_leave_nothing_behind(report: Report) -> None:
    outward = [a for t, a in Page(report.to_html()).tags if t == "a" and str(a["href"]).startswith("http")]
    assert outward
    assert all(a["rel"] == "noopener noreferrer" for a in outward)


def test_every_claim_has_a_card_a_sign_in_the_text_and_its_words(report: Report) -> None:
    html = report.to_html()
    page = Page(html)
    ids = [a["id"] for _, a in page.tags if a.get("id")]
    assert len(ids) == len(set(ids))
    for number, finding in enumerate(report, 1):
        assert {f"c{number}", f"t{number}"} <= set(ids)
        assert f"Claim {number}: {SIGNS[finding.verdict].word.lower()}" in html
        assert finding.judgement.because in page.words
        assert all(step in page.words for step in finding.judgement.derivation)
    refs = {a["href"] for t, a in page.tags if t == "a" and "ref" in str(a.get("class"))}
    assert refs == {f"#c{n}" for n in range(1, len(report) + 1)}
    targets = [a[k] for _, a in page.tags for k in ("aria-controls", "aria-labelledby") if k in a]
    assert set(targets) <= set(ids)


def test_it_reads_without_the_script(report: Report) -> None:
    """What only the script serves is hidden until it runs, and nothing else is."""
    hidden = [(t, a.get("id") or a.get("class")) for t, a in Page(report.to_html()).tags if "hidden" in a]
    assert {name for _, name in hidden} == {"theme", "ask", "filters", "none", "sheet", "plain toggle"}


def test_an_empty_report_is_a_page() -> None:
    html = demo_report.report(()).to_html()
    assert "0 claims" in html
    assert "No claim to show" in html


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_colour_has_contrast_enough(mode: str) -> None:
    light = dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6})", template("report.css")))
    colours = (
        light if mode == "light" else {**light, **dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6})", template("dark.css")))}
    )
    pairs = [
        ("ink", "paper"),
        ("ink", "card"),
        ("soft", "paper"),
        ("soft", "card"),
        ("link", "paper"),
        ("link", "card"),
        ("torn", "paper"),
    ]
    for verdict in Verdict:
        pairs += [
            (verdict, "paper"),
            (verdict, "card"),
            (verdict, f"{verdict}-bg"),
            ("ink", f"{verdict}-bg"),
            ("paper", verdict),
        ]
    for front, back in pairs:
        assert contrast(colours[front], colours[back]) >= 4.5, (front, back)


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_index_links_each_document() -> None:
    links = [
        a["href"]
        for t, a in Page(index_html([demo_report.report(), demo_report.report(source="b c.txt")])).tags
        if t == "a"
    ]
    assert links == ["#list", "island-alliance.html", "b-c.html"]


def test_a_long_document_becomes_a_page_soon() -> None:
    text = "One sentence of a very long text, with a number such as 42. " * 15_000
    quotes = [text[n * 600 + 5 : n * 600 + 400] for n in range(1_000)]
    claims = [Claim(f"c{n}", q, n * 600 + 5, n * 600 + 400, "other_fact") for n, q in enumerate(quotes)]
    findings = tuple(Finding(c, Judgement(Verdict.NO_RECORD, "because")) for c in claims)
    begun = time.perf_counter()
    assert len(demo_report.report(findings, text=text).to_html()) > len(text)
    assert time.perf_counter() - begun < 10


def test_the_ties_that_a_text_tells_are_drawn_and_lead_to_its_claims() -> None:
    text = "Finland joined NATO in April 2023. Belarus joined the SCO. Sweden attacked Iceland in 2021."
    report = detente.audit(text, date="2024-05-16")
    html = html_page(report)
    section = html.partition('<section class="told"')[2].partition("</section>")[0]
    parsed = Page(section)
    drawn = {str(a["class"]).split()[1] for t, a in parsed.tags if t == "path" and "data-t" in a}
    assert {"borne_out", "disputed"} <= drawn
    assert {str(a["href"]) for t, a in parsed.tags if t == "a"} <= {f"#c{n}" for n in range(1, len(report) + 1)}
    assert {"#c1", "#c2"} <= {str(a["href"]) for t, a in parsed.tags if t == "a"}
    assert html == html_page(report)


def test_where_no_tie_is_told_or_findings_are_left_out_nothing_is_drawn() -> None:
    assert "Who is bound to whom" not in html_page(detente.audit("The weather was fine.", date="2024-05-16"))
    report = detente.audit("Finland joined NATO in April 2023.", date="2024-05-16")
    assert "Who is bound to whom" in html_page(report)
    assert "Who is bound to whom" not in html_page(report.only("supported"))
