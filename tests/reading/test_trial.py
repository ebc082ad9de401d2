"""A trial tells what was read and, of each frame that a word triggers, why it does not read: every rule has its reason."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import get_args

import pytest

from detente.claims.model import Measure
from detente.documents import from_text
from detente.engine import open_reader
from detente.reading import FrameReader
from detente.reading.misses import MEASURES
from detente.reading.trial import Trial, Tried, trial

# One frame for each rule that can fail, on verbs and nouns that no bundled frame is triggered by.
OWN = """
whisk: {type: meeting, verb: [whisk], slots: {subject: subject}, with: [summit], example: x}
whisk-become: {type: meeting, verb: [whisk], slots: {subject: subject}, verb_above: [begin], example: x}
whisk-has: {type: meeting, verb: [whisk], slots: {subject: subject}, has: [with], example: x}
whisk-lacks: {type: meeting, verb: [whisk], slots: {subject: subject}, lacks: [object], example: x}
whisk-kinds: {type: meeting, verb: [whisk], slots: {subject: subject}, slot_kinds: {object: [person]}, example: x}
whisk-measure: {type: meeting, verb: [whisk], slots: {subject: subject}, measure: streak, example: x}
whisk-follows: {type: meeting, verb: [whisk], slots: {subject: subject}, follows: arms, example: x}
whisk-known: {type: meeting, verb: [whisk], slots: {object: object}, known: [object], example: x}
whisk-open: {type: meeting, verb: [whisk], slots: {object: to}, known: [object], example: x}
whisk-heads: {type: meeting, verb: [whisk], slots: {object: object}, heads: {object: [envoy]}, example: x}
whisk-plain: {type: meeting, verb: [whisk], example: x}
whisk-best: {type: meeting, verb: [whisk], slots: {subject: subject, object: object}, example: x}
yeoman: {relation: member_of, noun: [yeoman], slots: {member: subject, organisation: of}, example: x}
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> FrameReader:
    file = tmp_path_factory.mktemp("frames") / "mine.yaml"
    file.write_text(OWN)
    return open_reader(file)


def tried(reader: FrameReader, text: str) -> Trial:
    return trial(reader, from_text(text, date=dt.date(2024, 1, 5)))


def outcome(found: Trial, frame: str) -> Tried:
    (one,) = [t for t in found.tried if t.frame.id == frame]
    return one


@pytest.mark.parametrize(
    ("frame", "because"),
    [
        ("whisk", "needs the word summit in the clause"),
        ("whisk-become", "needs the word begin as the verb that carries 'whisked'"),
        ("whisk-has", "no slot 'with' in this clause"),
        ("whisk-lacks", "the slot 'object' must be empty, and 'committee' stands there"),
        ("whisk-kinds", "slot 'object' is filled by 'committee', which is not a person that the vocabulary knows"),
        ("whisk-measure", "needs a row of years (for the twelfth year running) in the clause"),
        ("whisk-follows", "needs a claim about arms in this sentence or the one before"),
        ("whisk-known", "role 'object' is filled by 'committee', not known to the vocabulary"),
        ("whisk-open", "role 'object' stays open: no slot 'to' in this clause"),
        ("whisk-heads", "role 'object' stays open: 'committee' cannot fill it; it needs the word envoy"),
        ("whisk-plain", "another frame says more: whisk-best"),
    ],
)
def test_each_rule_that_fails_has_a_reason_in_plain_words(own: FrameReader, frame: str, because: str) -> None:
    found = outcome(tried(own, "Norway whisked the committee away."), frame)
    assert found.because == because
    assert found.result == ("fits" if frame == "whisk-plain" else "misses")
    assert found.word == "whisked"


def test_a_filler_of_the_wrong_kind_is_named_with_its_kind(own: FrameReader) -> None:
    found = outcome(tried(own, "Finland joined Sweden."), "join")
    assert found.because == "role 'organisation' stays open: 'Sweden' cannot fill it; it needs an organisation"


def test_a_narrowed_noun_says_less_than_its_frame(own: FrameReader) -> None:
    found = outcome(tried(own, "Norway is a former yeoman of NATO."), "yeoman")
    assert found.because.startswith("'yeoman' is narrowed")


def test_the_frame_that_reads_is_said_to_read_and_its_claim_comes_out(own: FrameReader) -> None:
    found = tried(own, "Norway whisked the committee away.")
    assert outcome(found, "whisk-best").result == "reads"
    assert outcome(found, "whisk-best").because == ""
    assert [c.frame for c in found.claims] == ["whisk-best"]


def test_clauses_are_shown_with_their_slots(own: FrameReader) -> None:
    found = tried(own, "Japan ordered 40 F-35s from the United States, but the deal was joined by Norway.")
    first, second = found.clauses
    assert first.slots == {"subject": ("Japan",), "object": ("40 F-35s",), "from": ("the United States",)}
    assert not first.passive
    assert second.predicate == "joined"
    assert second.passive
    assert second.slots == {"object": ("the deal",), "subject": ("Norway",)}


def test_a_verb_that_claims_nothing_is_told(own: FrameReader) -> None:
    assert "stands under an 'if'" in outcome(tried(own, "If Norway whisked it away, we would leave."), "whisk").because
    assert "'begins' only leads to 'whisk'" not in {t.because for t in tried(own, "Norway begins to whisk it.").tried}


def test_a_trigger_in_another_part_of_speech_is_told(own: FrameReader) -> None:
    found = outcome(tried(own, "A whisk lay on the table."), "whisk")
    assert found.because == "'whisk' is no verb here, and the frame needs one"


def test_a_sentence_that_triggers_nothing_names_near_words(own: FrameReader) -> None:
    found = tried(own, "A purchaser slept there.")
    assert found.tried == ()
    assert "purchase" in [word for word, _ in found.near]
    assert all(own.frames.frame(id) for _, id in found.near)


def test_every_measure_has_words() -> None:
    assert set(MEASURES) == set(get_args(Measure))


def test_a_trial_changes_nothing_in_what_is_read(own: FrameReader) -> None:
    document = from_text("Finland joined NATO in April 2023. It has since ordered 64 F-35 fighters.")
    before = own.read(document)
    assert trial(own, document).claims == before.claims == own.read(document).claims


def test_the_environment_names_a_file_of_frames(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("whisk: {type: meeting, verb: [whisk], slots: {subject: subject}, example: x}")
    monkeypatch.setenv("DETENTE_FRAMES", str(file))
    assert open_reader().frames.frame("whisk").file == str(file)
