"""A statement as a sentence that one would print: tense, article, stage."""

from __future__ import annotations

from typing import Any

import pytest

from detente.claims import Statement
from detente.record.sentence import capital, sentence
from detente.vocabulary import load
from detente.vocabulary.article import with_article


def statement(relation: str, when: str = "", **fields: Any) -> Statement:
    """A statement; keyword arguments that name a role of the relation fill it."""
    known = load().relation(relation).roles
    roles = tuple((role, fields.pop(role)) for role in known if role in fields)
    return Statement("", relation, roles, "", when=when, **fields)


FIN = statement("member_of", "2023-04-04/..", member="FIN", organisation="org:NATO")


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (FIN, "Finland has been a member of NATO since 4 April 2023"),
        (
            statement("member_of", "1973-01-01/2020-01-31", member="GBR", organisation="org:EU"),
            "the United Kingdom was a member of the European Union from 1 January 1973 to 31 January 2020",
        ),
        (statement("member_of", member="FIN", organisation="org:NATO"), "Finland is a member of NATO"),
        (
            statement("partner_of", "2014/..", partner="JPN", organisation="org:NATO", capacity="observer"),
            "Japan has been an observer of NATO since 2014",
        ),
        (
            statement("party_to", "2010-04-08/..", party="USA", treaty="treaty:new-start", stage="signed"),
            "the United States signed New START on 8 April 2010",
        ),
        (
            statement("party_to", "2000/2023-11-02", party="RUS", treaty="treaty:ctbt", stage="ratified"),
            "Russia ratified the CTBT in 2000, which held until 2 November 2023",
        ),
        (
            statement(
                "arms", "2020", recipient="POL", system="system:F-35A", supplier="USA", number=32, stage="ordered"
            ),
            "Poland ordered 32 F-35A from the United States in 2020",
        ),
        (
            statement("tested", "2024-09-25", tester="CHN", weapon="system:ICBM"),
            "China tested an ICBM on 25 September 2024",
        ),
        (
            statement("military_spending", "2024", spender="USA", number=997e9, unit="USD", definition="SIPRI"),
            "the United States’ defence spending was 997 billion USD (SIPRI) for 2024",
        ),
    ],
)
def test_it_reads_as_english(made: Statement, text: str) -> None:
    assert sentence(made, load()) == text


def test_a_sentence_of_its_own_begins_with_a_capital() -> None:
    assert capital("the United States") == "The United States"


@pytest.mark.parametrize(
    ("name", "kind", "told"),
    [
        ("NATO", "organisation", "NATO"),
        ("SCO", "organisation", "the SCO"),
        ("African Union", "organisation", "the African Union"),
        ("Netherlands", "state", "the Netherlands"),
        ("Poland", "state", "Poland"),
        ("INF Treaty", "treaty", "the INF Treaty"),
        ("New START", "treaty", "New START"),
        ("Camp David summit", "meeting", "the Camp David summit"),
        ("Xi's state visit to Russia", "meeting", "Xi's state visit to Russia"),
        ("World War II", "conflict", "World War II"),
        ("F-35A", "system", "F-35A"),
    ],
)
def test_names_take_their_article(name: str, kind: str, told: str) -> None:
    assert with_article(name, kind) == told


def test_every_relation_makes_a_sentence_in_each_tense() -> None:
    words = load()
    for relation in words.relations.values():
        for when in ("", "2020", "2020/..", "2020/2021"):
            text = sentence(Statement("", relation.id, (), "", when=when), words)
            assert text
            assert not set("<>|{}") & set(text), (relation.id, text)
