import time
from itertools import pairwise

import pytest

from detente.documents import find_damage


def found(text):
    return [(text[d.start : d.end], d.kind, d.reading) for d in find_damage(text)]


@pytest.mark.parametrize(
    ("text", "broken", "reading"),
    [
        ("so what has it to do with you?However, it goes on", "you?However", "you? However"),
        ("the largest customer in Europe.In 2022 it ordered", "Europe.In", "Europe. In"),
        ("the Asia-Pacific regionAt the summit in July", "regionAt", "region. At"),
        ("they moved troops toPoland. Then Poland", "toPoland", "to Poland"),
        ("Raytheon won the contract. Arms ContractsRaytheon said", "ContractsRaytheon", "Contracts. Raytheon"),
        ("members of NATO.The alliance", "NATO.The", "NATO. The"),
        ("a member since 1999.Warsaw wants", "1999.Warsaw", "1999. Warsaw"),
        ("the talks had ended.“We agreed", "ended.“We", "ended. “We"),
        ("it is over,” he said.”The talks", "said.”The", "said.” The"),
    ],
)
def test_words_run_together_are_found_with_the_break_put_back(text, broken, reading):
    assert found(text) == [(broken, "run_together", reading)]


@pytest.mark.parametrize(
    "text",
    [
        "McDonald, MacArthur, DeSantis, DuVernay, LeBron, FitzGerald and O'Brien met.",
        "An iPhone, an eBay account, a LaTeX file, YouTube, WikiLeaks, LinkedIn, PayPal, TikTok and SpaceX.",
        "The NATOization of Asia; HIMARSs, MiG-29s, GmbH, KfW, kWh, PhD; macOS and iPadOS.",
        "The U.S. Army, the U.S.Army, a Ph.D., J.Smith, at 5 p.m. and e.g. this, No.5 and 3.5 per cent.",
        "See https://www.nato.int/Some.Page or www.Some.Org, a.Smith@example.org, Report.PDF and Booking.Com.",
        "Follow https://twitter.com/JeffHorwitz and @realDonaldTrump on #SomeTag.",
        "Sen.Smith and Gen.Austin met Mr.Brown on Yahoo!News.",
        "The PolitiFact, RealClearPolitics and FiveThirtyEight averages; AmeriCorps; the HuffPollster.",
    ],
)
def test_names_addresses_and_abbreviations_are_not_words_run_together(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "broken", "reading"),
    [
        ("an increase of 1 from 202313 trillion yen, or", "1 from 202313 trillion yen", "1.13 trillion yen from 2023"),
        ("grew by 7 in 20239 percent", "7 in 20239 percent", "7.9 percent in 2023"),
        ("it spent $1 from 202313 billion", "$1 from 202313 billion", "$1.13 billion from 2023"),
        ("up 16 from 20235% to", "16 from 20235%", "16.5% from 2023"),
        ("a budget of 1 .13 trillion yen", "1 .13 trillion", "1.13 trillion"),
        ("a budget of 1. 13 trillion yen", "1. 13 trillion", "1.13 trillion"),
        ("it cost $3. 5 billion", "3. 5 billion", "3.5 billion"),
        ("worth 4 3 trillion yen", "4 3 trillion", ""),
        ("a contract for 1 0 K2 main battle tanks", "1 0", ""),
        ("it joined in 20 24, as", "20 24", "2024"),
    ],
)
def test_torn_digits_are_found_and_read_only_where_there_is_one_reading(text, broken, reading):
    assert found(text) == [(broken, "torn_digits", reading)]


@pytest.mark.parametrize(
    "text",
    [
        "It rose from 7,9 trillion to 8.1 trillion yen in 2023 and 7 949 billion euros.",
        "On June 1. 13 million people fled. In section 1. 5 million are counted.",
        "1. 13 million refugees left.\n2. 5 million came back.",
        "Under Article 5 3 members objected; the Falcon 9 3 launches; scores of 6 4 and 6 3.",
        "Of 20 24 were hurt in 20 24-hour shifts; 1 300 million euros; 2 000 tanks.",
        "It grew from 1 in 2023. 13 trillion yen was spent in 2022 and 2023.",
    ],
)
def test_numbers_of_good_prose_are_not_torn(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "broken", "reading"),
    [
        ("they donâ€™t know", "donâ€™t", "don’t"),
        ("President FranÃ§ois Hollande", "FranÃ§ois", "François"),
        ("President FranÃ\x83Â§ois Hollande", "FranÃ\x83Â§ois", "François"),
        ("it was \x93over\x94", "\x93over\x94", "“over”"),
        ("they don\ufffdt know", "don\ufffdt", "don’t"),
        ("the caf\ufffd is", "caf\ufffd", ""),
        ("a mark â€ that is cut", "â€", ""),
    ],
)
def test_wrongly_decoded_words_are_read_by_the_round_trip(text, broken, reading):
    assert found(text) == [(broken, "encoding", reading)]


def test_accented_letters_are_no_wrongly_decoded_words():
    assert (
        found("São Paulo, SÃO PAULO, Ångström, naïve, “Ä”, CAFÉ’S, Türkiye, Łódź, Κίεβο, Київ, 北京 — “quoted”…") == []
    )


def test_repeated_and_invisible():
    assert found("a leader of the the alliance") == [("the the", "repeated_words", "the")]
    assert found("the flag of NA\u200bTO here") == [("NA\u200bTO", "control_characters", "NATO")]
    assert found("a lost\x07letter") == [("lost\x07letter", "control_characters", "")]
    assert found("He had had it that that day; came in in 1979; at AT&T; buying buying buying") == []


def test_damages_are_in_order_and_do_not_overlap():
    text = "the the FranÃ§ois.In Paris regionAt the 1 from 202313 trillion yen with you?However"
    damage = find_damage(text)
    assert len(damage) >= 4
    assert all(a.end <= b.start for a, b in pairwise(damage))


@pytest.mark.parametrize(
    "unit",
    [
        "aB",
        "a.B",
        "1 ",
        "1 .",
        "1",
        " ",
        "Ã©",
        "Ã",
        "\x00",
        "a\x00",
        "word.The ",
        "regionAt ",
        "RegionAt ",
        "1 from 20231",
        "1 0 a b c d ",
        "”.",
        "\ufffd",
        "A\u0303",
        "the ",
        "in 20 24, ",
    ],
)
def test_time_grows_with_length_alone(unit):
    text = unit * (1_000_000 // len(unit))
    start = time.perf_counter()
    find_damage(text)
    assert time.perf_counter() - start < 15  # about 1 s; a quadratic search would take hours
