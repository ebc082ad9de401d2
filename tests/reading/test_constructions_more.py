"""Constructions: who is named, who does it, what is planned, what only names a group."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.claims import Claim

Read = Callable[..., list[Claim]]


def framed(claims: Read, text: str, frame: str) -> Claim:
    """The claim that a frame reads."""
    return next(c for c in claims(text) if c.frame == frame)


def ids(claim: Claim, role: str) -> set[str]:
    return {m.id for m in claim.role(role)}


@pytest.mark.parametrize(
    ("text", "frame", "role", "expected"),
    [
        (
            "Zelensky named Rustem Umerov to take over the ministry.",
            "take-over-office",
            "holder",
            "person:rustem-umerov",
        ),
        ("NATO invited Sweden to join the alliance in June 2022.", "invite", "member", "SWE"),
        ("Finland was the 31st country to join NATO.", "join", "member", "FIN"),
        ("Two countries, including Finland, joined NATO in 2023.", "join", "member", "FIN"),
        ("Egypt was one of the states that joined BRICS in 2024.", "join", "member", "EGY"),
        ("Egypt is one of five countries to have joined BRICS in 2024.", "join", "member", "EGY"),
        ("Egypt was among the countries that joined BRICS in 2024.", "join", "member", "EGY"),
        ("The defence budget of Australia was passed at 34 billion dollars.", "pass-budget-law", "spender", "AUS"),
        (
            "Mark Rutte replaced Jens Stoltenberg in October 2024.",
            "succeed-somebody",
            "office",
            "person:jens-stoltenberg",
        ),
        ("Oslo ended its participation in the CFE treaty in July.", "end-participation", "treaty", "treaty:cfe"),
        (
            "The European Union adopted its eleventh package of sanctions against Russia.",
            "sanction-package",
            "target",
            "RUS",
        ),
    ],
)
def test_who_fills_the_role(claims: Read, text: str, frame: str, role: str, expected: str) -> None:
    assert expected in ids(framed(claims, text, frame), role)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Niger is leaving ECOWAS.", "planned"),
        ("Niger left ECOWAS.", "asserted"),
        ("NATO invited Sweden to join the alliance in June 2022.", "planned"),
        ("Japan unveiled a plan on Friday to spend 43 trillion yen on defence.", "planned"),
    ],
)
def test_a_step_under_way_or_agreed_is_planned(claims: Read, text: str, modality: str) -> None:
    assert modality in {c.modality for c in claims(text) if c.frame in {"leave", "invite", "spend"}}


def test_what_came_of_it_is_no_motive(claims: Read) -> None:
    read = claims("Yoon declared martial law on Tuesday, only to lift it six hours later.")
    assert all(c.checkable for c in read)


def test_a_framework_deal_is_a_plan(claims: Read) -> None:
    assert framed(claims, "Warsaw signed a framework deal for 600 K9 howitzers.", "sign-for").stage == "planned"
    assert framed(claims, "Warsaw signed a deal for 600 K9 howitzers.", "sign-for").stage == "ordered"


def test_a_second_largest_is_one_rank(claims: Read) -> None:
    read = claims("China has the world's second-largest defence budget.")
    ranks = [v.number for c in read for v in c.values if v.measure == "rank"]
    assert ranks
    assert set(ranks) == {2.0}


def test_a_superlative_in_years_looks_back(claims: Read) -> None:
    read = claims("China's military budget will rise 7.6 percent this year, the slowest pace in six years.")
    assert all(c.when is None or c.when.edtf[:4] == "2024" for c in read)


@pytest.mark.parametrize(
    ("text", "negated"),
    [("Switzerland remains outside NATO.", True), ("Switzerland is in NATO.", False)],
)
def test_a_frame_may_tell_that_it_is_not_so(claims: Read, text: str, negated: bool) -> None:
    assert [c.negated for c in claims(text) if c.relation == "member_of"] == [negated]


@pytest.mark.parametrize("word", ["readmitted", "refitted"])
def test_a_doubled_consonant_is_taken_off_after_re(claims: Read, word: str) -> None:
    from detente.reading.syntax import parse

    verb = next(t for t in parse(f"The league {word} Syria on Sunday.")[0].tokens if t.text == word)
    assert verb.lemma in {"readmit", "refit"}


@pytest.mark.parametrize(
    "lead",
    [
        "DUBAI, United Arab Emirates (AP) — ",
        "SEOUL, Jan 3 (Yonhap) - ",
        "Seoul, January 3 (Yonhap) -- ",
        "KYIV (Reuters) - ",
        "BRUSSELS — ",
    ],
)
def test_a_dateline_is_nobody(claims: Read, lead: str) -> None:
    alone = claims("North Korea fired a ballistic missile on Tuesday.")
    led = claims(f"{lead}North Korea fired a ballistic missile on Tuesday.")
    assert [(c.frame, [m.id for m in c.subject], c.when) for c in led] == [
        (c.frame, [m.id for m in c.subject], c.when) for c in alone
    ]


@pytest.mark.parametrize(
    "text", ["F-35A - The jet was ordered by Poland in 2020.", "The US-Japan alliance dates from 1960."]
)
def test_a_hyphen_makes_no_dateline(claims: Read, text: str) -> None:
    assert claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "Shinzo Abe, Japan's longest-serving prime minister, was shot dead on Friday.",
        "Turkey's parliament approved Sweden's NATO membership on Tuesday.",
    ],
)
def test_what_is_said_beside_it_is_not_told_as_held(claims: Read, text: str) -> None:
    told = [c for c in claims(text) if c.relation in {"holds_office", "member_of"}]
    assert all(v.measure == "rank" for c in told for v in c.values) or not told


def test_two_who_are_compared_are_no_opinion(claims: Read) -> None:
    assert all(c.checkable for c in claims("Britain's nuclear stockpile is larger than that of France."))


def test_a_war_is_in_its_third_year(claims: Read) -> None:
    war = framed(claims, "The Russia-Ukraine war is in its third year.", "war-year")
    assert [v.number for v in war.values if v.measure == "ordinal"] == [3.0]


@pytest.mark.parametrize(
    "text",
    ["Neither Austria nor Ireland belongs to NATO.", "Switzerland does not belong to NATO."],
)
def test_neither_denies(claims: Read, text: str) -> None:
    assert all(c.negated for c in claims(text) if c.relation == "member_of")


@pytest.mark.parametrize(
    "text",
    ["Had Ukraine joined NATO in 2008, Russia would not have invaded.", "Had Kyiv held on, Moscow would have waited."],
)
def test_an_inverted_condition_is_counterfactual(claims: Read, text: str) -> None:
    assert all(not c.checkable for c in claims(text))


def test_a_weekday_fills_no_role(claims: Read) -> None:
    read = claims("The European Union adopted sanctions against Belarus on Monday.")
    assert all("Monday" not in m.name for c in read for m in (*c.subject, *c.object))


def test_who_became_a_minister_began_to_be_one(claims: Read) -> None:
    became = framed(claims, "Lloyd Austin became US defense secretary in January 2021.", "become-officer")
    assert became.phase == "begins"


def test_a_town_that_nobody_knows_is_a_place_all_the_same(claims: Read) -> None:
    assert framed(claims, "Biden and Xi met in Springfield in November 2023.", "meet-together").place == "Springfield"


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The United States was the largest military spender in 2024.", "all"),
        ("Germany ranked seventh among military spenders in 2024.", "all"),
        ("Russia was Europe's biggest military spender in 2024.", "in:place:europe"),
        ("Saudi Arabia was the region's biggest military spender in 2024.", "unclear"),
        ("US military spending was 3.2 times that of China in 2024.", "times:CHN"),
    ],
)
def test_among_whom_somebody_ranks(claims: Read, text: str, scope: str) -> None:
    assert scope in {c.scope for c in claims(text)}


@pytest.mark.parametrize(
    "text",
    [
        "This man is running to be president of the United States.",
        "Being commander in chief of the United States takes patience.",
        "Trump will not be the next president of the United States.",
    ],
)
def test_who_may_become_president_is_not_told_to_be(claims: Read, text: str) -> None:
    read = [c for c in claims(text) if c.relation == "holds_office"]
    assert all(c.modality == "planned" for c in read)


def test_an_exit_that_will_cost_is_yet_to_come(claims: Read) -> None:
    read = claims("Britain's exit from the European Union will sap the bloc's strength.")
    assert {c.modality for c in read if c.frame == "withdrawal-from-body"} <= {"planned"}


def test_a_noun_of_another_kind_is_not_passed_over(claims: Read) -> None:
    read = claims("Croatia joined the European Union in 2013. Later it entered the talks.")
    assert sum(c.relation == "member_of" for c in read) == 1


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Mali announced its withdrawal from ECOWAS in January 2024.", "planned"),
        ("Mali completed its withdrawal from ECOWAS in January 2025.", "asserted"),
    ],
)
def test_a_step_that_is_announced_is_not_yet_taken(claims: Read, text: str, modality: str) -> None:
    assert framed(claims, text, "withdrawal-from-body").modality == modality


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The EU adopted its 14th package of sanctions against Russia in June 2024.", 14),
        ("The EU adopted its fourteenth package of sanctions against Russia in June 2024.", 14),
        ("The EU imposed its fifth sanctions package on Moscow in April 2022.", 5),
    ],
)
def test_which_package_it_is_its_number_says(claims: Read, text: str, number: int) -> None:
    assert ids(framed(claims, text, "sanction-package"), "package") == {f"policy:org:EU/sanctions-package-{number}"}


def test_who_is_quoted_is_no_other_name_of_the_quotations_last_noun(claims: Read) -> None:
    found = claims(
        "“There is a rift between the president and our military,” Flynn, a retired general, said on Thursday."
    )
    assert "president" not in {m.name for c in found for m in c.role("office")}
    assert {m.name for c in found for m in c.speaker} == {"Flynn"}


def test_under_an_if_nothing_is_claimed_however_deep(claims: Read) -> None:
    found = claims("If Hillary Clinton is the first woman elected as US president, her husband would move in.")
    assert not [c for c in found if c.frame == "chosen-officer"]


@pytest.mark.parametrize(
    "text",
    [
        "Sweden, Jens Stoltenberg said on Monday, joined NATO in March 2024.",
        "Sweden, Jens Stoltenberg told reporters in Brussels, joined NATO in March 2024.",
        "Sweden, the ministry reported on Friday, joined NATO in March 2024.",
        "Sweden, joined by Finland, entered NATO in March 2024.",
    ],
)
def test_who_says_it_in_between_does_not_do_it(claims: Read, text: str) -> None:
    assert ids(framed(claims, text, "join"), "member") == {"SWE"}


def test_a_bound_may_stand_after_the_share_of_output(claims: Read) -> None:
    (found,) = claims("Poland spends two per cent of GDP or more on defence.")
    assert [(v.number, v.unit, v.comparator, v.measure) for v in found.values] == [(2, "percent of GDP", ">=", "level")]
