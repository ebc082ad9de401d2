"""Arms, inventories, meetings, exercises: stages, counts, participants, places."""

import pytest
from checking_record import ARMS, EVENTS, RECORD, Small, claim, covers, judged, statement, value

from detente.checking import Verdict
from detente.claims import Mention, Statement

SLEDGE = {"system": "system:F-35", "recipient": "JPN", "supplier": "USA"}


def test_approved_told_as_delivered() -> None:
    finding = judged(claim("arms", stage="delivered", recipient="USA", system="system:Patriot", supplier="JPN"), RECORD)
    assert finding.verdict is Verdict.CONTRADICTED
    assert "approved" in finding.judgement.because
    assert "November 2025" in finding.judgement.because


def test_ordered_told_as_delivered() -> None:
    finding = judged(
        claim("arms", stage="delivered", recipient="USA", system="system:Patriot", supplier="JPN"), RECORD, "2024-10-01"
    )
    assert finding.verdict is Verdict.IMPRECISE
    assert judged(finding.claim, RECORD, "2026-01-01").verdict is Verdict.SUPPORTED


def test_an_old_order_does_not_deny_a_delivery() -> None:
    old = Small(
        [
            statement(
                "arms", "2015-02", recipient="EGY", system="system:Rafale", supplier="FRA", number=24, stage="ordered"
            )
        ]
    )
    assert (
        judged(claim("arms", stage="delivered", recipient="EGY", system="system:Rafale", supplier="FRA"), old).verdict
        is Verdict.NO_RECORD
    )


def test_variants_are_summed() -> None:
    made = claim("arms", value(15, "aircraft"), stage="ordered", modality="planned", **SLEDGE)
    finding = judged(made, RECORD)
    assert finding.verdict is Verdict.SUPPORTED
    assert any("8" in s and "7" in s and "15" in s for s in finding.judgement.derivation)


@pytest.mark.parametrize(("number", "verdict"), [(35, "supported"), (36, "imprecise"), (80, "contradicted")])
def test_counts_of_an_order(number: float, verdict: str) -> None:
    made = claim("arms", value(number, "aircraft"), stage="ordered", recipient="DEU", system="system:F-35", when="2022")
    assert judged(made, RECORD).verdict == verdict


def test_a_variant_is_not_its_family() -> None:
    family = Small(
        [
            statement(
                "arms", "2023-12-22", recipient="JPN", system="system:F-35", supplier="USA", number=15, stage="planned"
            )
        ]
    )
    made = claim(
        "arms",
        value(8, "aircraft"),
        modality="planned",
        recipient="JPN",
        system="system:F-35A",
        supplier="USA",
        when="2023",
    )
    assert judged(made, family).verdict is not Verdict.CONTRADICTED


def test_a_sister_variant_is_named() -> None:
    made = claim(
        "arms",
        value(18, "tanks"),
        stage="delivered",
        recipient="UKR",
        system="system:Leopard-2A4",
        supplier="DEU",
        when="2023-03/2023-05",
    )
    finding = judged(made, RECORD)
    assert finding.verdict is Verdict.IMPRECISE
    assert "2A6" in finding.judgement.because


@pytest.mark.parametrize(
    ("quote", "verdict"), [("operates 147", "imprecise"), ("counting the 147 already owned", "contradicted")]
)
def test_the_planned_fleet_told_as_owned(quote: str, verdict: str) -> None:
    fleet = {"operator": "JPN", "system": "system:F-35", "stage": "operated"}
    finding = judged(claim("operates", value(147, "aircraft"), quote=quote, **fleet), RECORD)
    assert str(finding.verdict) == verdict
    assert "147" in finding.judgement.because
    assert "33" in finding.judgement.because


def test_the_most_outside() -> None:
    made = claim(
        "operates", value(1, "", "rank"), stage="operated", operator="JPN", system="system:F-35", scope="outside:USA"
    )
    finding = judged(made, RECORD)
    assert finding.verdict is Verdict.CONTRADICTED
    assert "Australia" in finding.judgement.because


def test_most_needs_a_complete_slice() -> None:
    made = claim(
        "operates", value(1, "", "rank"), stage="operated", operator="AUS", system="system:F-35", scope="outside:USA"
    )
    assert judged(made, RECORD).verdict is Verdict.NO_RECORD
    full = Small(ARMS, [covers("operates", "2023-12-01", "2024-12-31", system="system:F-35")])
    assert judged(made, full).verdict is Verdict.SUPPORTED


def test_they_met_only_if_both_were_there() -> None:
    both = claim("met", participant=["person:vladimir-putin", "person:kim-jong-un"], when="2023-09")
    assert judged(both, RECORD).verdict is Verdict.SUPPORTED
    apart = Small(
        [
            statement(
                "met", "2023-09-13", participant="person:vladimir-putin", meeting="meeting:kim-putin-vostochny-2023"
            ),
            statement("met", "2023-09-20", participant="person:kim-jong-un"),
        ]
    )
    assert judged(both, apart).verdict is Verdict.NO_RECORD


def test_an_exercise_of_two() -> None:
    two = claim("exercise", participant=["JPN", "KOR"], exercise="exercise:freedom-edge", when="2024-06")
    assert judged(two, RECORD, "2024-07-02").verdict is Verdict.SUPPORTED
    alone = claim("exercise", participant="KOR", when="2023")
    finding = judged(alone, RECORD)
    assert finding.verdict is Verdict.NO_RECORD
    assert "South Korea" in finding.judgement.because
    assert "2023" in finding.judgement.because


def test_another_place() -> None:
    vilnius = claim("summit", organisation="org:NATO", when="2023-07", place="Vilnius")
    assert judged(vilnius, RECORD).verdict is Verdict.SUPPORTED
    assert (
        judged(claim("summit", organisation="org:NATO", when="2023-07", place="Lithuania"), RECORD).verdict
        is Verdict.SUPPORTED
    )
    warsaw = judged(claim("summit", organisation="org:NATO", when="2023", place="Warsaw"), RECORD)
    assert warsaw.verdict is Verdict.IMPRECISE
    assert "Vilnius" in warsaw.judgement.because
    full = Small(EVENTS, [covers("summit", "2008-01-01", "2024-12-31", organisation="org:NATO")])
    assert judged(warsaw.claim, full).verdict is Verdict.CONTRADICTED


def test_a_name_that_is_not_known_is_not_passed_over() -> None:
    made = claim("tested", tester="PRK", when="2017")
    unknown = type(made)(
        **{f: getattr(made, f) for f in made.__slots__} | {"object": (Mention("", "Foobar-9", 3, 9, "weapon"),)}
    )
    tests = Small([statement("tested", "2017-09-03", tester="PRK", weapon="system:nuclear-warhead")])
    assert judged(made, tests).verdict is Verdict.SUPPORTED
    assert judged(unknown, tests).verdict is Verdict.NO_RECORD


def test_absence_contradicts_only_in_a_complete_slice() -> None:
    made = claim("tested", tester="PRK", weapon="system:nuclear-warhead", when="2016-11")
    tests = [statement("tested", "2013-02-12", tester="PRK", weapon="system:nuclear-warhead")]
    assert judged(made, Small(tests)).verdict is Verdict.NO_RECORD
    full = Small(tests, [covers("tested", "2006-01-01", "2017-12-31", tester="PRK", weapon="system:nuclear-warhead")])
    assert judged(made, full).verdict is Verdict.CONTRADICTED


def test_plans_for_the_future_rest_on_plans() -> None:
    made = claim("arms", modality="planned", recipient="JPN", system="system:F-35B", supplier="USA", when="2027")
    assert judged(made, RECORD).verdict in {Verdict.SUPPORTED, Verdict.NO_RECORD}


def test_adopted_in_another_year() -> None:
    right = claim("adopted", adopter="JPN", policy="policy:JPN/national-security-strategy-2022", when="2022-12")
    assert judged(right, RECORD).verdict is Verdict.SUPPORTED
    wrong = claim("adopted", adopter="JPN", policy="policy:JPN/national-security-strategy-2022", when="2023-01")
    assert judged(wrong, RECORD).verdict is Verdict.IMPRECISE


def nuclear(day: str) -> Statement:
    return statement("tested", day, tester="PRK", weapon="system:nuclear-warhead")


@pytest.mark.parametrize(
    ("number", "measure", "verdict"),
    [(2, "ordinal", "supported"), (3, "ordinal", "contradicted"), (1, "rank", "contradicted")],
)
def test_which_of_its_kind(number: float, measure: str, verdict: str) -> None:
    kind = {"tester": "PRK", "weapon": "system:nuclear-warhead"}
    full = Small(
        [nuclear("2006-10-09"), nuclear("2009-05-25"), nuclear("2013-02-12")],
        [covers("tested", "1945-07-16", "2017-12-31", **kind)],
    )
    made = claim(
        "tested",
        value(number, "test", measure, text="first" if measure == "rank" else "nth"),
        when="2009-05-25",
        **kind,
    )
    assert judged(made, full, "2009-06-01").verdict == verdict


def test_a_first_without_a_full_list_is_not_known() -> None:
    made = claim(
        "tested", value(1, "", "rank", text="first"), when="2006-10", tester="PRK", weapon="system:nuclear-warhead"
    )
    finding = judged(made, Small([nuclear("2006-10-09")]))
    assert finding.verdict is Verdict.NO_RECORD
    assert finding.judgement.evidence


def test_troops_are_no_aircraft() -> None:
    fields = {"participant": "DEU", "exercise": "exercise:air-defender"}
    drill = Small([statement("exercise", "2023-06-12/2023-06-23", number=250, unit="aircraft", **fields)])

    def told(number: float, unit: str) -> str:
        return judged(claim("exercise", value(number, unit), when="2023-06", **fields), drill).verdict

    assert told(10_000, "troops") == Verdict.NO_RECORD
    assert told(250, "fighter jets") == Verdict.SUPPORTED
    assert told(90, "planes") == Verdict.CONTRADICTED


def test_a_count_of_one_day_is_no_end() -> None:
    fields = {"operator": "JPN", "system": "system:F-35A"}
    made = claim("operates", stage="operated", **fields)
    assert judged(made, RECORD, "2025-06-01").verdict is Verdict.SUPPORTED
    assert judged(made, RECORD, "2040-06-01").verdict is Verdict.NO_RECORD
    assert judged(claim("operates", phase="begins", when="2015", **fields), RECORD).verdict is Verdict.NO_RECORD


def test_what_is_planned_in_all_is_not_what_was_ordered_first() -> None:
    record = Small(
        [statement("arms", "2022", recipient="POL", system="system:K9", number=212, unit="howitzers", stage="ordered")]
    )
    told = value(600, "K9 howitzers", "count", ">")
    plan = claim("arms", told, recipient="POL", system="system:K9", stage="planned", when="2022")
    order = claim("arms", told, recipient="POL", system="system:K9", stage="ordered", when="2022")
    assert str(judged(plan, record).verdict) == "no_record"
    assert str(judged(order, record).verdict) == "contradicted"


@pytest.mark.parametrize(("since", "verdict"), [("1996/..", "supported"), ("1966/..", "contradicted")])
def test_none_since_a_year_leaves_that_year_out(since: str, verdict: str) -> None:
    tests = [statement("tested", "1996-01-27", tester="FRA", weapon="system:nuclear-warhead")]
    full = covers("tested", "1960-02-13", "2026-01-01", tester="FRA", weapon="system:nuclear-warhead")
    made = claim("tested", tester="FRA", weapon="system:nuclear-warhead", when=since, negated=True)
    assert str(judged(made, Small(tests, [full])).verdict) == verdict


F35 = {"recipient": "POL", "system": "system:F-35"}
ORDER = statement("arms", "2020-01-31", number=32, unit="aircraft", supplier="USA", stage="ordered", **F35)
AGAIN = statement("arms", "2020", number=32, unit="F-35", supplier="USA", stage="ordered", source="other", **F35)


@pytest.mark.parametrize(("number", "verdict"), [(32, "supported"), (64, "contradicted")])
def test_one_order_told_twice_is_not_two(number: int, verdict: str) -> None:
    record = Small([ORDER, AGAIN], grades={"other": "B2"})
    made = claim("arms", value(number, "F-35 jets", "count"), stage="ordered", when="2020", **F35)
    assert str(judged(made, record).verdict) == verdict


@pytest.mark.parametrize(("supplier", "verdict"), [("USA", "supported"), ("SWE", "contradicted")])
def test_from_whom_is_a_detail(supplier: str, verdict: str) -> None:
    made = claim("arms", stage="ordered", supplier=supplier, when="2020", **F35)
    assert str(judged(made, Small([ORDER])).verdict) == verdict


@pytest.mark.parametrize(("when", "verdict"), [("2020", "supported"), ("2016", "contradicted"), ("2019", "imprecise")])
def test_an_order_known_by_its_count_is_of_its_year(when: str, verdict: str) -> None:
    made = claim("arms", value(32, "F-35 jets", "count"), stage="ordered", when=when, **F35)
    assert str(judged(made, Small([ORDER])).verdict) == verdict


@pytest.mark.parametrize(
    ("place", "verdict"), [("Woodside", "supported"), ("Springfield", "no_record"), ("", "supported")]
)
def test_a_place_that_nobody_knows_is_not_borne_out(place: str, verdict: str) -> None:
    met = [
        statement("met", "2023-11-15", participant=who, meeting="meeting:biden-xi-woodside-2023", place="Woodside")
        for who in ("person:joe-biden", "person:xi-jinping")
    ]
    both = ["person:joe-biden", "person:xi-jinping"]
    named = ("person:joe-biden", "person:xi-jinping")
    made = claim("met", participant=both, when="2023-11", place=place, named=named)
    assert str(judged(made, Small(met)).verdict) == verdict


@pytest.mark.parametrize(("when", "verdict"), [("2022", "no_record"), ("2022-06-05", "contradicted")])
def test_a_sum_over_a_year_is_not_held_against_single_days(when: str, verdict: str) -> None:
    launches = [
        statement("tested", day, tester="PRK", weapon="system:ballistic-missile", number=number, unit="missiles")
        for day, number in (("2022-06-05", 8), ("2022-11-02", 4))
    ]
    made = claim("tested", value(70, "missiles", "count"), tester="PRK", weapon="system:ballistic-missile", when=when)
    assert str(judged(made, Small(launches)).verdict) == verdict


def test_how_far_it_flew_is_not_how_many() -> None:
    flown = [
        statement(
            "tested", "2022-10-04", tester="PRK", weapon="system:ballistic-missile", number=4600, unit="kilometres"
        )
    ]
    many = value(90, "ballistic missiles", "count", ">")
    made = claim("tested", many, tester="PRK", weapon="system:ballistic-missile", when="2022")
    assert str(judged(made, Small(flown)).verdict) != "supported"
