"""A trial: what the reader makes of a text, step by step, for people who add frames and ask why one does not read.

Nothing here decides anything: the reader notes what it tries (`trace`), and a trial says it in words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from detente.claims import Claim
from detente.documents import Document
from detente.documents.repair import reading_of
from detente.reading.clauses import Clause, find_clauses
from detente.reading.drafts import Draft
from detente.reading.frames import Frame, FrameSet
from detente.reading.misses import Attempt, Miss, because
from detente.reading.noun_phrases import noun_phrase
from detente.reading.reader import FrameReader
from detente.reading.syntax import Token
from detente.reading.topics import load_groups
from detente.vocabulary import Vocabulary

Result = Literal["reads", "fits", "misses"]
OPEN = {"NOUN", "VERB", "ADJ", "PROPN"}
NEAR = 5


@dataclass(frozen=True, slots=True)
class Part:
    """A clause: its predicate as it stands, and what fills its slots; those of a `passive` are turned round."""

    predicate: str
    start: int
    passive: bool
    slots: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Tried:
    """A frame that a word triggers: whether it `reads` the clause, only `fits` it, or `misses` it, and why it does not read."""

    frame: Frame
    word: str
    start: int
    result: Result
    because: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """What the reader makes of a text: its clauses, the frames tried on them, and the claims that come out.

    Where no frame is triggered, `near` pairs words of like meaning or spelling that would trigger one with a frame's id.
    """

    document: Document
    clauses: tuple[Part, ...]
    tried: tuple[Tried, ...]
    claims: tuple[Claim, ...]
    near: tuple[tuple[str, str], ...]


def trial(reader: FrameReader, document: Document) -> Trial:
    """Read a document and tell how."""
    text = reading_of(document).text
    trace: list[Attempt] = []
    clauses: list[Clause] = []
    drafts: list[Draft] = []
    tokens: list[Token] = []
    for passage, told in reader.drafts(text, document.date, trace).sentences:
        clauses += find_clauses(passage.sentence)
        tokens += passage.sentence.tokens
        drafts += told
    claims = reader.read(document).claims
    tried = [*_tried(trace, drafts, claims, reader.vocabulary), *_untried(tokens, trace, reader.frames)]
    return Trial(
        document,
        tuple(_part(c, text) for c in clauses),
        tuple(sorted(tried, key=lambda t: (t.start, t.result != "reads"))),
        claims,
        () if tried else tuple(_near(tokens, reader.frames)),
    )


def _part(clause: Clause, text: str) -> Part:
    verbs = [*(v.text for v in clause.chain), clause.head.text]
    particle = clause.head.child("prt")
    slots = {
        name: tuple(dict.fromkeys(_phrase(t, text) for t in tokens)) for name, tokens in clause.slots.items() if tokens
    }
    return Part(" ".join([*verbs, *([particle.text] if particle else [])]), clause.head.start, clause.passive, slots)


def _phrase(token: Token, text: str) -> str:
    words = noun_phrase(token)
    return " ".join(text[min(t.start for t in words) : max(t.end for t in words)].split())


# --- what was tried ------------------------------------------------------------------------------------------------------


def _tried(
    trace: Sequence[Attempt], drafts: Sequence[Draft], claims: Sequence[Claim], vocabulary: Vocabulary
) -> Iterator[Tried]:
    """Each frame once a word, by the best that came of it: a noun is tried with its verb, and then alone."""
    order = ("reads", "fits", "misses")
    best: dict[tuple[int, str], Tried] = {}
    for attempt in trace:
        for outcome in attempt.tried:
            found = _outcome(outcome, attempt, drafts, claims, vocabulary)
            known = best.get((found.start, found.frame.id))
            if known is None or order.index(found.result) < order.index(known.result):
                best[found.start, found.frame.id] = found
    yield from best.values()


def _outcome(
    outcome: Draft | Miss,
    attempt: Attempt,
    drafts: Sequence[Draft],
    claims: Sequence[Claim],
    vocabulary: Vocabulary,
) -> Tried:
    clause, head = attempt.clause, attempt.clause.head
    if isinstance(outcome, Miss):
        return Tried(outcome.frame, head.text, head.start, "misses", because(outcome, clause, vocabulary))
    assert outcome.frame is not None  # noqa: S101  a matcher's drafts have one
    if not any(d is outcome for d in drafts):
        return Tried(outcome.frame, head.text, head.start, "fits", _beaten(outcome, attempt, drafts))
    if outcome.frame.id not in {c.frame for c in claims}:
        why = "it reads the clause, but the clause only qualifies what another claim says"
        return Tried(outcome.frame, head.text, head.start, "fits", why)
    return Tried(outcome.frame, head.text, head.start, "reads")


def _beaten(draft: Draft, attempt: Attempt, drafts: Sequence[Draft]) -> str:
    """Why a frame that fits does not read: another fits better, or the clause makes no claim."""
    rivals = [d for d in drafts if d.frame and d.clause.head is draft.clause.head]
    rivals += [d for d in drafts if d.frame and draft.clause.head in (*d.clause.chain, *d.words)]
    rivals += [t for t in attempt.tried if isinstance(t, Draft) and t.score > draft.score]
    better = next((d.frame.id for d in rivals if d.frame and d.frame is not draft.frame), "")
    if better:
        return f"another frame says more: {better}"
    if draft.clause.kind == "noun":
        return f"'{draft.clause.head.text}' names something here, and no verb claims it"
    return "the clause only qualifies another word, and claims nothing of its own"


def _untried(tokens: Sequence[Token], trace: Sequence[Attempt], frames: FrameSet) -> Iterator[Tried]:
    """Words of the text that are triggers in another part of speech, or that make no clause of their own."""
    heads = {a.clause.head.start for a in trace if a.tried}
    for token in tokens:
        if token.start in heads or token.dep in {"aux", "auxpass"}:
            continue
        verbal, named = token.pos in {"VERB", "AUX"}, token.pos in {"NOUN", "PROPN", "ADJ"}
        for frame in (
            frames.verbs.get(token.lemma, ()) if verbal else frames.nouns.get(token.lemma, ()) if named else ()
        ):
            yield Tried(frame, token.text, token.start, "misses", _idle(token))
        for frame in frames.verbs.get(token.lemma, ()) if named and token.lemma not in frames.nouns else ():
            yield Tried(
                frame, token.text, token.start, "misses", f"'{token.text}' is no verb here, and the frame needs one"
            )
        for frame in frames.nouns.get(token.lemma, ()) if verbal and token.lemma not in frames.verbs else ():
            yield Tried(
                frame, token.text, token.start, "misses", f"'{token.text}' is a verb here, and the frame needs a noun"
            )


def _idle(token: Token) -> str:
    inner = token.child("xcomp")
    if inner is not None:
        return f"'{token.text}' only leads to '{inner.text}', which makes the clause"
    return f"'{token.text}' makes no clause that claims something (it stands under an 'if', or only completes another verb)"


# --- where nothing is triggered ------------------------------------------------------------------------------------------


def _near(tokens: Sequence[Token], frames: FrameSet) -> Iterator[tuple[str, str]]:
    """The triggers nearest to the words of a text, by meaning and then by spelling, each with its first frame."""
    index = {**frames.nouns, **frames.verbs}
    words = list(dict.fromkeys(t.lemma for t in tokens if t.pos in OPEN))
    found = dict.fromkeys([*_alike(words, index), *(n for w in words for n in get_close_matches(w, index, 2, 0.6))])
    for word in list(found)[:NEAR]:
        yield word, index[word][0].id


def _alike(words: Sequence[str], triggers: Collection[str]) -> Iterator[str]:
    groups = load_groups()
    mine = {groups[w] for w in words if w in groups}
    yield from (t for t in triggers if groups.get(t) in mine)
