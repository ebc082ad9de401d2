"""How many members of a body reach a mark; so many times another's; what is told as a sum and as a share."""

import pytest
from checking_record import Small, claim, judged, statement, value

NATO = "org:NATO"
MEMBERS = ["USA", "GBR", "FRA", "DEU", "ITA", "ESP", "POL", "CAN"]
SHARES = dict(zip(MEMBERS, [3.2, 2.3, 2.0, 1.7, 1.5, 1.3, 4.1, 1.4], strict=True))
RECORD = Small(
    [
        *(statement("member_of", "1999/..", member=m, organisation=NATO) for m in MEMBERS),
        *(
            statement("military_share", "2023", spender=m, number=n, unit="percent of GDP", definition="NATO")
            for m, n in SHARES.items()
        ),
        statement("spending_goal", "2014-09-05/..", setter=NATO, number=2.0, unit="percent of GDP"),
        statement("military_spending", "2023", spender="POL", number=30e9, unit="USD", definition="SIPRI"),
        statement("military_spending", "2023", spender="DEU", number=60e9, unit="USD", definition="SIPRI"),
    ]
)
TWO = value(2.0, "percent of GDP", "level", text="2 percent of GDP")


@pytest.mark.parametrize(("number", "verdict"), [(4, "supported"), (7, "contradicted")])
@pytest.mark.parametrize("stated", [(TWO,), ()], ids=["mark stated", "its own goal"])
def test_members_that_reach_the_mark_are_counted(number: int, verdict: str, stated: tuple[object, ...]) -> None:
    made = claim("military_share", value(number, "allies", "count"), *stated, spender=NATO, when="2023")  # type: ignore[arg-type]
    found = judged(made, RECORD)
    assert str(found.verdict) == verdict
    assert "4 of 8" in found.judgement.because


def test_without_most_members_nothing_is_counted() -> None:
    few = Small([*RECORD.find("member_of", {}), *list(RECORD.find("military_share", {}))[:3]])
    made = claim("military_share", value(4, "allies", "count"), TWO, spender=NATO, when="2023")
    assert str(judged(made, few).verdict) == "no_record"


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        (value(50, "percent", "share", text="50 percent"), "supported"),
        (value(80, "percent", "share", text="80 percent"), "contradicted"),
        (value(0.5, "times", "ratio", text="half"), "supported"),
    ],
)
def test_so_many_times_another_is_a_quotient(told: object, verdict: str) -> None:
    made = claim("military_spending", told, spender="POL", when="2023", scope="times:DEU")  # type: ignore[arg-type]
    assert str(judged(made, RECORD).verdict) == verdict


@pytest.mark.parametrize(("share", "verdict"), [(4.1, "supported"), (2.5, "contradicted")])
def test_a_sum_and_a_share_are_both_tested(share: float, verdict: str) -> None:
    told = [value(30e9, "USD", "level", text="$30 billion"), value(share, "percent of GDP", "level", text=f"{share}")]
    assert str(judged(claim("military_spending", *told, spender="POL", when="2023"), RECORD).verdict) == verdict


def test_a_rank_among_nobody_knows_whom_is_not_tested() -> None:
    first = value(1, "", "rank", text="biggest")
    made = claim("military_spending", first, spender="POL", when="2023", scope="unclear")
    assert str(judged(made, RECORD).verdict) == "no_record"


def test_a_rate_in_another_currency_contradicts_nothing() -> None:
    record = Small(
        [
            statement("military_spending", str(y), spender="POL", number=n, unit="PLN", definition="national")
            for y, n in ((2023, 100e9), (2024, 120e9))
        ]
    )
    told = [value(31, "percent", "change", text="31 percent"), value(38e9, "USD", "level", text="$38 billion")]
    assert (
        str(judged(claim("military_spending", *told, spender="POL", when="2024"), record, "2025-05-01").verdict)
        == "no_record"
    )
    assert (
        str(judged(claim("military_spending", told[0], spender="POL", when="2024"), record, "2025-05-01").verdict)
        != "no_record"
    )


def test_a_rank_of_years_ago_is_outdated() -> None:
    figures = {"2018": [9, 5, 4, 1], "2024": [9, 3, 4, 5]}
    record = Small(
        [
            statement("military_spending", year, spender=m, number=n * 1e9, unit="USD", definition="SIPRI")
            for year, row in figures.items()
            for m, n in zip(MEMBERS, row, strict=False)
        ]
        + [statement("member_of", "1999/..", member=m, organisation=NATO) for m in MEMBERS[:4]]
    )
    second = value(2, "", "rank", text="second")
    made = claim("military_spending", second, spender="GBR", scope="in:org:NATO")
    assert str(judged(made, record, "2025-06-01").verdict) == "outdated"
    never = claim("military_spending", second, spender="DEU", scope="in:org:NATO", when="2018")
    assert str(judged(never, record, "2025-06-01").verdict) == "contradicted"


@pytest.mark.parametrize(
    ("base", "level", "verdict"), [(50, 80, "supported"), (20, 80, "contradicted"), (50, 200, "contradicted")]
)
def test_a_rise_from_one_year_to_another_has_two_figures(base: float, level: float, verdict: str) -> None:
    figures = {2021: 50e9, 2022: 60e9, 2023: 80e9, 2024: 200e9}
    record = Small(
        [
            statement("military_spending", str(y), spender="POL", number=n, unit="PLN", definition="NATO")
            for y, n in figures.items()
        ]
    )
    told = [
        value(base * 1e9, "PLN", "base", text=f"{base} billion zlotys"),
        value(level * 1e9, "PLN", "level", text=f"{level} billion zlotys"),
    ]
    made = claim("military_spending", *told, spender="POL", when="2021/2023")
    assert str(judged(made, record, "2025-06-01").verdict) == verdict
