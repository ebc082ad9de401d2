"""Frames: the data entries that say how a clause tells a relation, loaded, checked and indexed by their trigger words."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from detente.cache import parse_yaml
from detente.errors import VocabularyError
from detente.reading.frame import FILE, Frame
from detente.reading.frame_entry import check_words, frame_of
from detente.reading.lexicon import load_data
from detente.vocabulary import Vocabulary

__all__ = ["Frame", "FrameSet", "load_frames"]


@dataclass(frozen=True, slots=True)
class FrameSet:
    """All frames, by trigger. `own` names the file laid over the bundled ones and its content, empty where there is none."""

    frames: tuple[Frame, ...]
    verbs: dict[str, tuple[Frame, ...]] = field(hash=False)
    nouns: dict[str, tuple[Frame, ...]] = field(hash=False)
    own: str = ""

    def __hash__(self) -> int:
        return id(self)

    def frame(self, id: str) -> Frame:
        """One frame. Raises VocabularyError for an id that is not known."""
        for frame in self.frames:
            if frame.id == id:
                return frame
        near = get_close_matches(id, [f.id for f in self.frames], 3, 0.5)
        remedy = f"do you mean {' or '.join(near)}? " if near else ""
        raise VocabularyError(f"no frame '{id}'", remedy=remedy + "'detente frames' lists them all")


def load_frames(vocabulary: Vocabulary, own: Path | None = None) -> FrameSet:
    """The bundled frames, with those of a file of one's own laid over them.

    An entry of `own` with the id of a bundled one takes its place; the others stand before all bundled ones, so that
    they win where two fit alike. Raises VocabularyError with file, entry, reason and remedy.
    """
    bundled = _bundled(vocabulary)
    if own is None:
        return bundled
    try:
        data = own.read_bytes()
    except OSError as error:
        reason = error.strerror or "unreadable"
        raise VocabularyError(f"cannot be read: {reason}", place=str(own), remedy="name a file of frames") from error
    entries = parse_yaml(data, str(own), VocabularyError)
    frames = {id: frame_of(id, entry, vocabulary, str(own)) for id, entry in entries.items()}
    for frame in frames.values():
        check_words(frame)
    known = {f.id for f in bundled.frames}
    laid = [f for id, f in frames.items() if id not in known] + [frames.get(f.id, f) for f in bundled.frames]
    return _indexed(laid, f"{own.name} {hashlib.sha256(data).hexdigest()[:8]}")


@lru_cache(maxsize=4)
def _bundled(vocabulary: Vocabulary) -> FrameSet:
    return _indexed([frame_of(id, entry, vocabulary) for id, entry in load_data(FILE).items()])


def _indexed(frames: Sequence[Frame], own: str = "") -> FrameSet:
    verbs: dict[str, list[Frame]] = defaultdict(list)
    nouns: dict[str, list[Frame]] = defaultdict(list)
    for frame in frames:
        for word in frame.verb:
            verbs[word].append(frame)
        for word in (*frame.noun, *frame.adjective):
            nouns[word].append(frame)
    return FrameSet(tuple(frames), _settled(verbs), _settled(nouns), own)


def _settled(index: dict[str, list[Frame]]) -> dict[str, tuple[Frame, ...]]:
    return {word: tuple(frames) for word, frames in index.items()}
