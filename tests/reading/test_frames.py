from __future__ import annotations

from collections.abc import Callable

import pytest

from detente.claims import Claim
from detente.errors import VocabularyError
from detente.reading import frames as module
from detente.reading.frames import Frame, load_frames
from detente.vocabulary import load

FRAMES = load_frames(load()).frames


@pytest.mark.parametrize("frame", FRAMES, ids=lambda f: f.id)
def test_each_frame_reads_its_own_example(frame: Frame, claims: Callable[..., list[Claim]]) -> None:
    assert frame.id in [c.frame for c in claims(frame.example)]


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ({"relation": "member_of", "verb": "join", "example": "x", "slots": {"nobody": "subject"}}, "no role"),
        ({"relation": "nothing", "verb": "join", "example": "x"}, "unknown relation"),
        ({"type": "membership", "verb": "join"}, "no example"),
        ({"type": "membership", "example": "x"}, "no trigger"),
        ({"type": "gossip", "verb": "join", "example": "x"}, "type"),
        ({"type": "membership", "verb": "join", "example": "x", "speed": 3}, "unknown field"),
        ({"relation": "arms", "verb": "buy", "example": "x", "stage": "dreamt"}, "no stage"),
    ],
)
def test_a_broken_frame_is_refused_with_its_entry_and_reason(entry: dict[str, object], reason: str) -> None:
    with pytest.raises(VocabularyError, match=reason) as error:
        module._frame("broken", dict(entry), load())
    assert "broken" in error.value.place
    assert error.value.remedy
