"""What the reader makes of whole sentences: who, what, by whom, in what mode. None of these sentences is in a gold set."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.claims import Claim
from detente.documents import from_text
from detente.reading import FrameReader, Wars
from detente.reading.clauses import find_clauses
from detente.reading.spans import own_words
from detente.reading.syntax import parse
from detente.vocabulary import load

Read = Callable[..., list[Claim]]


def ids(mentions: tuple[object, ...]) -> set[str]:
    return {m.id for m in mentions}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    [
        "Estonia and Latvia joined NATO in 2004.",
        "In 2004 NATO was joined by Estonia and Latvia.",
        "Brussels watched as Estonia and Latvia, which joined NATO in 2004, rearmed.",
        "Having joined NATO in 2004, Estonia and Latvia rearmed.",
        "Estonia and Latvia became members of NATO in 2004.",
    ],
)
def test_one_relation_is_read_through_many_constructions(text: str, claims: Read) -> None:
    (claim,) = [c for c in claims(text) if c.relation == "member_of"]
    assert ids(claim.role("member")) == {"EST", "LVA"}
    assert ids(claim.role("organisation")) == {"org:NATO"}
    assert claim.phase == "begins"


def test_a_supplier_and_a_recipient_are_told_apart(claims: Read) -> None:
    for text in (
        "France delivered 12 Rafale fighters to Greece.",
        "12 Rafale fighters were delivered to Greece by France.",
    ):
        (claim,) = [c for c in claims(text) if c.relation == "arms"]
        assert (ids(claim.role("supplier")), ids(claim.role("recipient"))) == ({"FRA"}, {"GRC"})
        assert (claim.values[0].number, claim.stage) == (12, "delivered")


def test_a_plan_is_not_a_fact(claims: Read) -> None:
    (claim,) = [
        c for c in claims("Norway plans to buy 52 F-35 fighters from the United States.") if c.relation == "arms"
    ]
    assert claim.modality == "planned"


def test_negation_is_kept(claims: Read) -> None:
    (claim,) = [c for c in claims("Switzerland has never joined NATO.") if c.relation == "member_of"]
    assert claim.negated


def test_a_condition_claims_nothing(claims: Read) -> None:
    assert not [c for c in claims("If Moldova joined NATO, Moscow would protest.") if c.relation == "member_of"]


@pytest.mark.parametrize(
    "text",
    [
        "Macron said that Sweden had joined NATO in 2024.",
        "Sweden had joined NATO in 2024, Macron said.",
        '"Sweden has joined NATO in 2024," Macron told reporters.',
        "According to Macron, Sweden joined NATO in 2024.",
    ],
)
def test_a_speaker_is_charged_with_what_he_says(text: str, claims: Read) -> None:
    (claim,) = [c for c in claims(text) if c.relation == "member_of"]
    assert ids(claim.speaker) == {"person:emmanuel-macron"}


def test_the_author_speaks_for_himself_after_a_quotation(claims: Read) -> None:
    found = claims("Macron said that Sweden had joined NATO. Finland joined NATO in 2023.")
    assert [bool(c.speaker) for c in found if c.relation == "member_of"] == [True, False]


def test_pronouns_and_pairs_point_back(claims: Read) -> None:
    found = claims(
        "Sweden and Finland are neighbours. The two countries joined NATO. Poland is large. It joined NATO in 1999."
    )
    members = [ids(c.role("member")) for c in found if c.relation == "member_of"]
    assert members == [{"SWE", "FIN"}, {"POL"}]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Moscow wants to weaken the European Union.", "opinion_or_motive"),
        ("The Kremlin acted in order to frighten its neighbours.", "opinion_or_motive"),
        ("This reckless policy is a threat to peace.", "opinion_or_motive"),
        ("China will overtake the United States.", "prediction"),
    ],
)
def test_views_are_not_checkable_and_say_why(text: str, kind: str, claims: Read) -> None:
    found = claims(text)
    assert kind in {c.type for c in found}
    assert all(not c.checkable and c.reason for c in found if c.type == kind)


def test_an_ambiguous_name_needs_its_context(claims: Read) -> None:
    flying = claims("Georgia fought Russia near Tbilisi in 2008.")
    voting = claims("Georgia is the state where Atlanta lies, and peaches grow.")
    assert "GEO" in {i for c in flying for i in ids(c.subject)}
    assert "GEO" not in {i for c in voting for i in ids((*c.subject, *c.object))}


def test_boilerplate_and_other_languages_are_not_read(reader: FrameReader) -> None:
    german = from_text(
        "Die Bundesregierung hat am Mittwoch beschlossen, dass die Bundeswehr weitere Panzer erhält und dass der Haushalt steigt."
    )
    assert reader.read(german).claims == ()


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Japan",
                "joined",
                "NATO",
                "and",
                ",",
                ".",
                "said",
                '"',
                "in",
                "2023",
                "the",
                "won't",
                "12%",
                "—",
                "\n",
                "who",
                "(",
                ")",
            ]
        ),
        max_size=40,
    )
)
def test_any_jumble_gives_exact_quotes_and_no_error(reader: FrameReader, words: list[str]) -> None:
    text = " ".join(words) or "x"
    for claim in reader.read(from_text(text) if text.strip() else from_text("x")).claims:
        assert claim.quote == text[claim.start : claim.end]


def test_the_words_of_a_clause_are_one_stretch_around_its_head() -> None:
    (sentence,) = parse("Poland, which joined NATO in 1999, ordered 250 tanks and plans to buy jets.")
    for clause in find_clauses(sentence):
        words = own_words(clause, {c.top.start for c in find_clauses(sentence)})
        assert clause.head in words
        assert [t.start for t in words] == sorted(t.start for t in words)


@pytest.mark.parametrize(
    ("text", "subject", "relation", "scope"),
    [
        ("No other country spends more on defence than Norway.", "NOR", "military_spending", ""),
        ("In 2022 no NATO country spent more on its military than Turkey.", "TUR", "military_spending", "in:org:NATO"),
        ("None of the members spends more on defence than Estonia.", "EST", "military_spending", ""),
    ],
)
def test_whom_nobody_exceeds_comes_first(
    claims: Callable[..., list[Claim]], text: str, subject: str, relation: str, scope: str
) -> None:
    (found,) = claims(text)
    assert (found.type, found.subject[0].id, found.relation) == ("ranking_or_superlative", subject, relation)
    assert [(v.number, v.measure) for v in found.values] == [(1.0, "rank")]
    assert (found.scope, found.negated) == (scope, False)


def test_whom_nobody_falls_below_does_not_come_first(claims: Callable[..., list[Claim]]) -> None:
    assert all(c.type != "ranking_or_superlative" for c in claims("No ally spends less on defence than Luxembourg."))


@pytest.mark.parametrize(
    "text",
    [
        "Oslo hopes that Sweden will join NATO in 2030.",
        "Ankara hoped chiefly to please Washington.",
        "The Open Skies Treaty could have been saved.",
    ],
)
def test_hopes_and_what_might_have_been_are_no_facts(claims: Callable[..., list[Claim]], text: str) -> None:
    (found,) = claims(text)
    assert (found.type, found.checkable) == ("opinion_or_motive", False)


def test_what_is_said_may_stand_before_who_it_is_said_of(claims: Callable[..., list[Claim]]) -> None:
    (found,) = claims("Among the members of NATO is Iceland.")
    assert [(m.role, m.id) for m in (*found.subject, *found.object)] == [
        ("member", "ISL"),
        ("organisation", "org:NATO"),
    ]


def test_a_passive_under_another_verb_keeps_its_doer_and_what_it_is_done_to(claims: Callable[..., list[Claim]]) -> None:
    (found,) = claims("Four hundred Tomahawk missiles are to be supplied to Norway by the United States.")
    roles = {m.role: m.id for m in (*found.subject, *found.object)}
    assert roles == {"supplier": "USA", "recipient": "NOR", "system": "system:Tomahawk"}


@pytest.mark.parametrize(
    ("text", "day", "war"),
    [
        ("The war between Iran and Iraq ended in 1988.", "2024-01-05", "conflict:iran-iraq-war"),
        ("The war between China and Japan ended.", "1900-01-05", "conflict:first-sino-japanese-war"),
        ("The war between China and Japan in 1894 ended.", "2024-01-05", "conflict:first-sino-japanese-war"),
        ("The war between China and Japan in 1965 ended.", "2024-01-05", ""),
        ("The war between China and Japan ended.", "1950-01-05", "conflict:second-sino-japanese-war"),
        ("The war between France and Britain ended.", "2024-01-05", ""),
        ("The agreement between Iran and Iraq ended in 1988.", "2024-01-05", ""),
    ],
)
def test_a_war_may_be_told_by_who_fought_it(text: str, day: str, war: str) -> None:
    fought = {
        "conflict:iran-iraq-war": ["IRN", "IRQ"],
        "conflict:first-sino-japanese-war": ["CHN", "JPN"],
        "conflict:second-sino-japanese-war": ["CHN", "JPN"],
        "conflict:world-war-ii": ["FRA", "GBR", "USA", "DEU", "JPN"],
    }
    reader = FrameReader(load(), wars=Wars(fought))
    found = reader.read(from_text(text, date=dt.date.fromisoformat(day))).claims
    assert {m.id for c in found for m in c.subject if m.id.startswith("conflict:")} == ({war} if war else set())


@pytest.mark.parametrize(
    ("text", "checkable"),
    [
        ("The Bundeswehr is the most demoralised army in Europe.", False),
        ("India is the most populous country in the world.", True),
        ("Germany is the largest economy in Europe.", True),
    ],
)
def test_a_rank_by_what_nobody_measures_cannot_be_checked(
    claims: Callable[..., list[Claim]], text: str, checkable: bool
) -> None:
    (found,) = claims(text)
    assert (found.type, found.checkable) == ("ranking_or_superlative", checkable)


def test_who_heads_a_body_holds_its_office(claims: Callable[..., list[Claim]]) -> None:
    (found,) = claims("Andrei Belousov has headed the Russian defence ministry since May 2024.")
    assert [(m.role, m.id) for m in (*found.subject, *found.object)] == [
        ("holder", "person:andrei-belousov"),
        ("office", "office:RUS/defence-minister"),
    ]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("On 4 April 2023 Finland joined NATO.", {"FIN"}),
        ("In the spring of 2004 Slovenia joined NATO.", {"SVN"}),
        ("On 12 March 1999 Poland, Hungary and the Czech Republic joined NATO.", {"POL", "HUN", "CZE"}),
        ("On 7 March 2024, Sweden joined NATO.", {"SWE"}),
    ],
)
def test_who_stands_after_a_year_is_not_taken_for_its_part(
    claims: Callable[..., list[Claim]], text: str, members: set[str]
) -> None:
    (found,) = claims(text)
    assert {m.id for m in found.subject} == members
    assert [m.id for m in found.object] == ["org:NATO"]
