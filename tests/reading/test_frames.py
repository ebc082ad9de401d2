from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.claims import Claim
from detente.documents import from_text
from detente.errors import VocabularyError
from detente.reading import FrameReader
from detente.reading.frame_entry import FIELDS, check_words, frame_of, unread_words
from detente.reading.frames import Frame, load_frames
from detente.vocabulary import load

FRAMES = load_frames(load()).frames


@pytest.mark.parametrize("frame", FRAMES, ids=lambda f: f.id)
def test_each_frame_reads_its_own_example(frame: Frame, claims: Callable[..., list[Claim]]) -> None:
    assert frame.id in [c.frame for c in claims(frame.example)]


# --- an entry that could never read anything is refused ------------------------------------------------------------------

SOUND = {
    "relation": "arms",
    "stage": "ordered",
    "verb": ["order"],
    "slots": {"recipient": "subject", "system": "object"},
    "example": "Poland ordered 250 Abrams tanks.",
}


def refusal(change: dict[str, object]) -> VocabularyError:
    with pytest.raises(VocabularyError) as error:
        frame_of("broken", SOUND | change, load(), "mine.yaml")
    return error.value


def test_a_sound_entry_is_a_frame() -> None:
    frame = frame_of("sound", SOUND, load())
    assert (frame.type, frame.verb, frame.slots["system"]) == ("arms_transfer_or_order", ("order",), ("object",))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        # what it tells
        ({"relation": "nothing"}, "unknown relation 'nothing'"),
        ({"relation": 3}, "'relation' is no text"),
        ({"type": "gossip"}, "type 'gossip' is not known"),
        ({"modality": "sworn"}, "modality 'sworn' is not known"),
        ({"phase": "middle"}, "phase 'middle' is not known"),
        ({"measure": "weight"}, "measure 'weight' is not known"),
        ({"event": "QUARREL"}, "event 'QUARREL' is not known"),
        ({"follows": "armz"}, "follows 'armz' is not known"),
        ({"stage": "dreamt"}, "'dreamt' is no stage of arms"),
        ({"scope": "in:Atlantis"}, "scope 'in:Atlantis' is not known"),
        ({"rank": 0}, "'rank' is no number above 0"),
        ({"rank": "first"}, "'rank' is no number above 0"),
        ({"alone": "maybe"}, "'alone' is neither true nor false"),
        ({"example": ""}, "'example' is no text"),
        ({"speed": 3}, "unknown field 'speed'"),
        ({"file": "other.yaml"}, "unknown field 'file'"),
        # triggers
        ({"verb": []}, "'verb' is no list of words"),
        ({"verb": [True]}, "'verb' holds True"),
        ({"verb": ["order", "order"]}, "'verb' names 'order' twice"),
        ({"verb": ["Order"]}, "no capitals"),
        ({"verb": ["take delivery"]}, "'delivery' is no particle"),
        ({"verb": ["set up again"]}, "a trigger is one word"),
        ({"noun": ["arms deal"]}, "a trigger is one word"),
        ({"verb": ["<office>"]}, "it is no word"),
        ({"with": ["Missile"]}, "compared word by word"),
        ({"with": ["air defence"]}, "compared word by word"),
        ({"heads": {"system": ["fighter jet"]}}, "compared word by word"),
        # slots
        ({"slots": ["subject"]}, "'slots' is not a mapping"),
        ({"slots": {"recipient": "agent"}}, "'agent', which is no slot"),
        ({"slots": {"recipient": "possessor"}}, "'possessor', which no verb has"),
        ({"slots": {"recipient": []}}, "is no list of words"),
        ({"slots": {"nobody": "subject"}}, "'nobody' is no role of arms"),
        ({"has": ["objekt"]}, "'objekt', which is no slot"),
        ({"lacks": ["self"]}, "'self', which no verb has"),
        ({"has": ["with"], "lacks": ["with"]}, "filled and empty at once"),
        ({"slot_kinds": {"whom": ["state"]}}, "'whom', which is no slot"),
        ({"slot_kinds": {"object": ["country"]}}, "slot_kinds 'country' is not known"),
        # roles
        ({"known": ["supplier"]}, "'known' names 'supplier', a role without a slot"),
        ({"carry": ["supplier"]}, "'carry' names 'supplier'"),
        ({"heads": {"supplier": ["firm"]}}, "'heads' names 'supplier'"),
        ({"require_kind": {"supplier": ["state"]}}, "'require_kind' names 'supplier'"),
        ({"require_kind": {"system": ["weapon"]}}, "require_kind 'weapon' is not known"),
    ],
)
def test_a_broken_entry_is_refused_with_its_file_reason_and_remedy(change: dict[str, object], reason: str) -> None:
    error = refusal(change)
    assert re.search(reason, error.message)
    assert error.place == "mine.yaml, broken"
    assert error.remedy


@pytest.mark.parametrize("missing", ["verb", "example"])
def test_what_every_entry_needs(missing: str) -> None:
    entry = {key: value for key, value in SOUND.items() if key != missing}
    with pytest.raises(VocabularyError, match="has no"):
        frame_of("broken", entry, load())


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("order", "is not a mapping"),
        ({"verb": "join", "example": "x"}, "neither relation nor type"),
        (
            {"type": "sanction", "verb": "ban", "slots": {"target": "object"}, "example": "x"},
            "no role of a frame without",
        ),
        ({"type": "sanction", "verb": "ban", "stage": "ordered", "example": "x"}, "stage without a relation"),
        ({"type": "sanction", "verb": "ban", "capacity": "victor", "example": "x"}, "capacity without a relation"),
    ],
)
def test_an_entry_without_a_relation_gives_only_a_type(entry: object, reason: str) -> None:
    with pytest.raises(VocabularyError, match=reason):
        frame_of("broken", entry, load())


FIELD = st.sampled_from([*SOUND, *FIELDS, "with", "nothing"])
ATOM = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.sampled_from(["object", "order", "", "a b", "é"])
)
VALUE = st.one_of(ATOM, st.lists(ATOM, max_size=3), st.dictionaries(ATOM, st.one_of(ATOM, st.lists(ATOM)), max_size=3))


@given(change=st.dictionaries(FIELD, VALUE, max_size=4))
def test_any_entry_is_a_frame_or_is_refused_with_a_remedy(change: dict[str, object]) -> None:
    try:
        frame = frame_of("any", SOUND | change, load(), "mine.yaml")
    except VocabularyError as error:
        fault = error
    else:
        assert frame.triggers
        assert {*frame.known, *frame.carry, *frame.heads, *frame.require_kind} <= set(frame.slots)
        return
    assert fault.place == "mine.yaml, any"
    assert fault.remedy


def test_a_slip_in_a_name_is_answered_with_the_name() -> None:
    assert refusal({"knwon": ["system"]}).remedy == "do you mean 'known'?"
    assert refusal({"relation": "arm"}).remedy == "do you mean 'arms'?"


@pytest.mark.parametrize(
    ("change", "remedy"),
    [
        ({"verb": ["ordered"]}, "write order"),
        ({"noun": ["missiles"]}, "write missile"),
        ({"verb": ["test-fire"]}, "the part that tells the most"),
        ({"verb_above": ["became"]}, "write become"),
        ({"with": ["live-fire"]}, "the part that tells the most"),
    ],
)
def test_words_that_the_parse_never_gives_are_refused(change: dict[str, object], remedy: str) -> None:
    with pytest.raises(VocabularyError, match="never matches") as error:
        check_words(frame_of("broken", SOUND | change, load(), "mine.yaml"))
    assert remedy in error.value.remedy
    assert error.value.place == "mine.yaml, broken"


@pytest.mark.parametrize("frame", FRAMES, ids=lambda f: f.id)
def test_the_bundled_frames_have_no_word_that_the_parse_never_gives(frame: Frame) -> None:
    assert list(unread_words(frame)) == []


def test_a_preposition_that_yaml_once_took_for_a_truth_value_is_a_slot(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(
        "deal-sealed:\n  type: sanction\n  verb: [clamp]\n  slots: {subject: subject, object: on}\n  example: X.\n"
    )
    assert load_frames(load(), file).frame("deal-sealed").slots["object"] == ("on",)


# --- frames of one's own -------------------------------------------------------------------------------------------------

OWN = """
usher-in:
  relation: member_of
  phase: begins
  verb: [usher]
  slots: {member: object, organisation: [into, to]}
  known: [member, organisation]
  example: Finland was ushered into NATO in April 2023.
join:
  relation: member_of
  phase: begins
  verb: [enlist]
  slots: {member: subject, organisation: in}
  example: Finland enlisted in NATO.
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "mine.yaml"
    file.write_text(OWN)
    return file


def test_own_frames_are_laid_over_the_bundled_ones(own: Path) -> None:
    bundled, laid = load_frames(load()), load_frames(load(), own)
    assert len(laid.frames) == len(bundled.frames) + 1
    assert laid.frames[0].id == "usher-in", "a new one stands first, so it wins where two fit alike"
    assert laid.frame("join").verb == ("enlist",)
    assert laid.frame("join").file == str(own)
    assert "enter" not in [w for f in laid.frames if f.id == "join" for w in f.verb]
    assert load_frames(load()).frame("join").verb != ("enlist",), "the bundled ones stay as they are"


def test_own_frames_read(own: Path) -> None:
    text = "Finland was ushered into NATO in April 2023."
    document = from_text(text)
    assert "usher-in" not in [c.frame for c in FrameReader(load()).read(document).claims]
    reader = FrameReader(load(), frames=load_frames(load(), own))
    (claim,) = reader.read(document).claims
    assert (claim.frame, claim.relation, claim.role("member")[0].id) == ("usher-in", "member_of", "FIN")
    assert reader.name.startswith("frames and mine.yaml ")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "not a mapping"),
        ("a: [", "mine.yaml"),
        ("join: {}\njoin: {}", "twice"),
        ("x: {verb: on}", "neither relation"),
    ],
)
def test_a_broken_file_of_ones_own_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(content)
    with pytest.raises(VocabularyError, match=reason) as error:
        load_frames(load(), file)
    assert str(file) in error.value.place
    assert error.value.remedy


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="cannot be read"):
        load_frames(load(), tmp_path / "none.yaml")


def test_an_unknown_frame_is_answered_with_near_ones() -> None:
    with pytest.raises(VocabularyError, match="order-arms"):
        load_frames(load()).frame("order-arm")
