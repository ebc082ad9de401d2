"""Events: the PLOVER type and mode of a claim, with both sides, what turns them, and what is refused at load."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from detente.claims import Claim
from detente.errors import VocabularyError
from detente.reading.event_turns import coming, denied, turned
from detente.reading.event_words import MODES, Event, event_words, read_words

Reader = Callable[..., list[Claim]]

PLAIN = [
    ("AGREE", "Turkey agreed to take part in talks with Greece."),
    ("AGREE", "Spain promised 200 million euros to Morocco."),
    ("CONSULT", "Chinese and Indian officers held talks in Ladakh."),
    ("SUPPORT", "Berlin hailed the agreement between Serbia and Kosovo."),
    ("SUPPORT", "Egypt and Turkey restored diplomatic relations."),
    ("ACCUSE", "Poland and Estonia turned against Hungary."),
    ("CONCEDE", "Air France bowed to the demands of its pilots."),
    ("COOPERATE", "Kenya and Uganda exchanged intelligence on the militants."),
    ("AID", "Cuba sent doctors to Italy."),
    ("AID", "The Netherlands granted political asylum to the dissident."),
    ("RETREAT", "Britain returned the looted bronzes to Nigeria."),
    ("REQUEST", "Kyiv asked Berlin for patience."),
    ("REJECT", "Poland disagreed with France."),
    ("THREATEN", "Trump warned Iran of severe consequences."),
    ("PROTEST", "Kurds protested in Cologne in 2019."),
    ("SANCTION", "The EU fined Google in 2018."),
    ("MOBILIZE", "South Korea put its forces on high alert."),
    ("COERCE", "Security forces cracked down on demonstrators in Minsk."),
    ("ASSAULT", "Militants attacked a convoy in Mali."),
]

WITH_MODE = [
    ("CONSULT", "visit", "Finland's president visited Washington."),
    ("CONSULT", "third-party", "American and North Korean envoys met on neutral ground in 2018."),
    ("CONSULT", "multilateral", "Biden addressed the General Assembly."),
    ("CONSULT", "phone", "Biden telephoned Netanyahu."),
    ("RETREAT", "withdraw", "Ethiopia withdrew its troops from Tigray."),
    ("RETREAT", "release", "The Taliban freed 12 hostages."),
    ("RETREAT", "disarm", "Colombia's rebels laid down their arms."),
    ("RETREAT", "ceasefire", "Ethiopia declared a unilateral ceasefire in Tigray."),
    ("RETREAT", "access", "Sudan admitted UN inspectors."),
    ("RETREAT", "resign", "Iceland's prime minister stepped down in 2016."),
    ("REQUEST", "assist", "Greece requested a loan from the European Union."),
    ("REQUEST", "change", "Thousands in Belarus demanded new elections."),
    ("REQUEST", "yield", "Amnesty International called for the release of the blogger."),
    ("REQUEST", "meet", "Kosovo demanded talks with Serbia."),
    ("ACCUSE", "disapprove", "Amnesty International criticised Hungary over its treatment of migrants."),
    ("ACCUSE", "investigate", "The FBI is investigating Boeing."),
    ("ACCUSE", "allege", "Gambia filed a lawsuit against Myanmar."),
    ("REJECT", "assist", "Sweden denied asylum to the officer."),
    ("REJECT", "change", "Hungary vetoed the resolution on Ukraine."),
    ("REJECT", "yield", "Israel refused to release the prisoners."),
    ("REJECT", "meet", "Serbia refused to meet the envoy of Kosovo."),
    ("THREATEN", "restrict", "Brussels threatened Poland with sanctions."),
    ("THREATEN", "arrest", "Uganda threatened to arrest the activists."),
    ("THREATEN", "relations", "Algeria threatened to cut ties with Morocco."),
    ("THREATEN", "expel", "Mali threatened to expel the French ambassador."),
    ("THREATEN", "territory", "Russia threatened to annex Abkhazia."),
    ("THREATEN", "violence", "North Korea threatened to attack Guam."),
    ("PROTEST", "demo", "Kurds demonstrated in Cologne against Turkey."),
    ("PROTEST", "riot", "Protesters threw stones at the Swedish embassy in Baghdad."),
    ("PROTEST", "strike", "Teachers in Nigeria went on strike."),
    ("PROTEST", "hunger", "Prisoners at Guantanamo began a hunger strike."),
    ("PROTEST", "boycott", "Venezuela's opposition boycotted the vote."),
    ("PROTEST", "obstruct", "Farmers in India blocked the highway."),
    ("PROTEST", "vandalize", "Crowds in Kyiv toppled a statue."),
    ("SANCTION", "convict", "France imposed a fine on Google."),
    ("SANCTION", "expel", "Britain expelled 23 Russian diplomats."),
    ("SANCTION", "withdraw", "Egypt recalled its ambassador from Qatar."),
    ("SANCTION", "discontinue", "Canada suspended arms sales to Turkey."),
    ("MOBILIZE", "troops", "Russia massed 100,000 soldiers near Ukraine."),
    ("MOBILIZE", "weapons", "India moved tanks to Ladakh."),
    ("MOBILIZE", "police", "France deployed police officers in Paris."),
    ("MOBILIZE", "militia", "Iran recruited volunteers in Syria."),
    ("COERCE", "seize", "Egypt froze the assets of the Muslim Brotherhood."),
    ("COERCE", "restrict", "The United States imposed sanctions on two Russian banks."),
    ("COERCE", "censor", "Turkey censored the newspaper."),
    ("COERCE", "curfew", "India imposed a curfew in Kashmir."),
    ("COERCE", "martial-law", "Ukraine declared martial law in 2022."),
    ("COERCE", "arrest", "Belarus arrested the opposition leader."),
    ("COERCE", "deport", "Kazakhstan deported the Uzbek activist."),
    ("COERCE", "withhold", "Ethiopia withheld food from Tigray."),
    ("COERCE", "misinformation", "Russia meddled in the American election."),
    ("COERCE", "cyber", "North Korea hacked Sony."),
    ("ASSAULT", "abduct", "Gunmen kidnapped 80 schoolgirls in Nigeria."),
    ("ASSAULT", "beat", "Belarusian police beat prisoners in Minsk."),
    ("ASSAULT", "torture", "Syrian guards tortured prisoners."),
    ("ASSAULT", "sexual", "Eritrean soldiers raped women in Tigray."),
    ("ASSAULT", "targeted", "Russian agents poisoned Navalny."),
    ("ASSAULT", "destroy", "ISIS destroyed the temple in Palmyra."),
    ("ASSAULT", "primitive", "An Afghan man stabbed two policemen in Germany."),
    ("ASSAULT", "firearms", "Belarusian troops shot two protesters."),
    ("ASSAULT", "explosives", "The Taliban planted a bomb in Kabul."),
    ("ASSAULT", "suicide-attack", "ISIS carried out a suicide bombing in Kabul."),
    ("ASSAULT", "aerial", "Israel carried out air strikes on Gaza."),
    ("ASSAULT", "drone", "The United States carried out a drone strike in Somalia."),
    ("ASSAULT", "heavy-weapons", "Russian forces shelled Kharkiv."),
    ("ASSAULT", "crowd-control", "Turkish police fired tear gas at the crowd."),
    ("ASSAULT", "unconventional", "Syria used chemical weapons in Ghouta."),
]

TURNED = [
    ("AGREE", "Germany will send ambulances to Ukraine."),
    ("AGREE", "India plans to withdraw its troops from Ladakh."),
    ("AGREE", "Cuba is willing to release the prisoners."),
    ("AGREE", "Putin said Russia would withdraw its troops from Kherson."),
    ("REJECT", "Iran did not release the sailors."),
    ("REJECT", "Moscow will not withdraw its troops from Transnistria."),
    ("REJECT", "Serbia and Kosovo failed to reach an agreement."),
    ("THREATEN", "Turkey will impose sanctions on Sweden."),
    ("THREATEN", "The EU is considering sanctions against Belarus."),
    ("THREATEN", "Iran warned that it would attack Israel."),
    ("REQUEST", "The UN called on Myanmar to free the prisoners."),
    ("REQUEST", "France said Iran must return to the talks."),
    ("RETREAT", "The EU lifted sanctions against Gambia."),
    ("SANCTION", "Israel broke off talks with the Palestinians."),
    ("SANCTION", "Germany announced a suspension of aid to Niger."),
    ("CONCEDE", "Italy dropped the charges against the editor."),
    ("CONCEDE", "Malta allowed the ship to dock in Valletta."),
    ("COERCE", "Libya forced migrants to return to Niger."),
    ("ACCUSE", "The United Nations called for an investigation into the killings in Mali."),
    ("ACCUSE", "London says Russian agents were responsible."),
    ("PROTEST", "Protesters clashed with police in Cairo."),
    ("AID", "Nepal deployed 2,000 troops to a peacekeeping mission in Lebanon."),
    ("AID", "Canada sent troops to the Philippines to help victims of the typhoon."),
    ("COOPERATE", "Turkey and Qatar built a joint base near Doha."),
    ("AID", "France helped Mali to retake Timbuktu."),
]

TELLS_NONE = [
    "Poland may give tanks to Ukraine.",
    "Iran did not attack Iraq in 2020.",
    "China declined to comment on the talks.",
    "Norway met its targets in 2020.",
    "Germany built the ship in order to defend Denmark.",
    "Paris is the capital of France.",
]


def events(found: list[Claim]) -> list[tuple[str, str]]:
    return [(c.event, c.mode) for c in found if c.event]


@pytest.mark.parametrize(("event", "text"), PLAIN + TURNED, ids=lambda v: v)
def test_a_clause_tells_its_type(event: str, text: str, claims: Reader) -> None:
    assert event in [e for e, _ in events(claims(text))]


@pytest.mark.parametrize(("event", "mode", "text"), WITH_MODE, ids=lambda v: v)
def test_a_clause_tells_its_mode(event: str, mode: str, text: str, claims: Reader) -> None:
    assert (event, mode) in events(claims(text))


def test_every_type_and_mode_of_plover_has_a_sentence_here() -> None:
    assert {e for e, _ in PLAIN} == set(MODES)
    assert {(e, m) for e, m, _ in WITH_MODE} == {(e, m) for e, modes in MODES.items() for m in modes.split()}


@pytest.mark.parametrize("text", TELLS_NONE)
def test_what_may_be_or_is_meant_or_is_not_done_is_no_event(text: str, claims: Reader) -> None:
    assert not [c for c in claims(text) if c.event and "built" not in c.quote]


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("The United States imposed sanctions on two Russian banks.", "United States", "two Russian banks"),
        ("China and India held talks with Nepal.", "India", "Nepal"),
        ("Somali pirates were arrested by the Indian navy.", "Indian navy", "Somali pirates"),
        ("On Monday, Egypt recalled its ambassador from Qatar.", "Egypt", "Qatar"),
    ],
)
def test_both_sides_are_the_claims_subject_and_objects(text: str, source: str, target: str, claims: Reader) -> None:
    (claim,) = [c for c in claims(text) if c.event]
    assert source in [text[m.start : m.end] for m in claim.subject]
    assert target in [text[m.start : m.end] for m in claim.object]


def test_passive_and_active_tell_the_same(claims: Reader) -> None:
    active, passive = (
        claims("Britain expelled 23 Russian diplomats."),
        claims("23 Russian diplomats were expelled by Britain."),
    )
    assert events(active) == events(passive) == [("SANCTION", "expel")]


def test_what_is_denied_or_to_come_follows_from_the_type() -> None:
    assert denied(Event("AID")) == Event("REJECT", "assist")
    assert denied(Event("CONSULT", "visit")) == Event("REJECT", "meet")
    assert denied(Event("ASSAULT")) is None
    assert denied(Event("REJECT")) == Event("REJECT")
    assert coming(Event("RETREAT", "release")) == Event("AGREE")
    assert coming(Event("COERCE", "arrest")) == Event("THREATEN", "arrest")
    assert coming(Event("SUPPORT")) == Event("SUPPORT")


@pytest.mark.parametrize("turn", sorted(set(event_words().over.values())))
def test_each_turn_makes_a_type_of_plover_of_every_type(turn: str) -> None:
    for event in [None, *map(Event, MODES)]:
        for as_noun in (False, True):
            made = turned(turn, event, as_noun)
            assert made is None or (made.type in MODES and made.mode in {"", *MODES[made.type].split()})


def test_the_words_hold_no_verb_that_the_parse_cannot_make() -> None:
    words = event_words()
    for verb in (*words.verbs, *words.pairs, *words.over):
        assert len(verb.split()) <= 3
        assert "-" not in verb


def broken(**entry: Any) -> dict[str, Any]:
    return {"types": {"AID": {"plain": entry}}}


@pytest.mark.parametrize(
    ("data", "reason", "place"),
    [
        ({"types": {"WAR": {}}}, "'WAR' is no known type", "types"),
        ({"types": {"AID": {"money": {}}}}, "'money' is no known mode", "AID"),
        ({"over": {"hoping": ["hope"]}}, "'hoping' is no known turn", "over"),
        ({"odds": []}, "'odds' is no known section", "events.yaml"),
        (broken(verb=["help"]), "'verb' is no known field", "AID, plain"),
        (broken(verbs="help"), "no list of lower-case words", "AID, plain, verbs"),
        (broken(verbs=["Help"]), "no list of lower-case words", "AID, plain, verbs"),
        (broken(verbs=["help", "help"]), "'help' stands here and under", "AID, plain, verbs"),
        (broken(pairs={"go on": [True]}), "no list of lower-case words", "AID, plain, pairs"),
        ({"over": {"asking": ["ask"], "ending": ["ask"]}}, "'ask' stands here and under asking", "over, ending"),
    ],
)
def test_broken_words_are_refused_with_their_entry_and_reason(data: dict[str, Any], reason: str, place: str) -> None:
    with pytest.raises(VocabularyError, match=reason) as error:
        read_words(data)
    assert place in error.value.place
    assert error.value.place.startswith("events.yaml")
    assert error.value.remedy


def test_the_pair_that_stands_first_counts() -> None:
    types = {
        "AID": {"plain": {"pairs": {"send, give": ["tank"]}}},
        "MOBILIZE": {"weapons": {"pairs": {"send": ["tank"]}}},
    }
    assert read_words({"types": types}).pairs == {"send": {"tank": Event("AID")}, "give": {"tank": Event("AID")}}
