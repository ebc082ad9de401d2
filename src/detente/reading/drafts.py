"""From clauses to drafts of claims: which frame reads a clause best, and which entity fills each of its roles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from detente.claims import Mention, Value
from detente.reading.anaphora import ANY
from detente.reading.clauses import Clause
from detente.reading.frames import Frame, FrameSet
from detente.reading.lexicon import cues
from detente.reading.mentions import Named
from detente.reading.misses import Attempt, Miss
from detente.reading.narrowing import narrowed, qualified
from detente.reading.reference import Referents
from detente.reading.slots import tells_when
from detente.reading.syntax import Token
from detente.vocabulary import Vocabulary

Filled = dict[str, list[Mention]]
OTHER = "other"
"""The role, until the claim is made, of who fills a role from a slot after the first: whom somebody met."""


@dataclass(slots=True, eq=False)
class Draft:
    """A claim in the making: its clause, the frame that reads it (None: no frame does), the filled roles, its own words."""

    clause: Clause
    frame: Frame | None
    roles: Filled
    words: list[Token]
    values: list[Value] = field(default_factory=list)
    score: int = 0
    first_of: Token | None = None
    """Those among whom nobody is more than the subject, where that is how the clause ranks it (comparison.py)."""
    compared: str = ""
    """Above or below whom it puts the subject, "above:FRA" (comparison.py)."""

    @property
    def start(self) -> int:
        """Where its words start."""
        return min(t.start for t in self.words)

    @property
    def end(self) -> int:
        """Where its words end."""
        return max(t.end for t in self.words)


class Matcher:
    """Fits frames to clauses, in reading order; remembers which relation was last told of whom.

    What it tries is noted in `trace`, if one is given: for people who ask why a frame does not read a sentence.
    """

    def __init__(
        self,
        frames: FrameSet,
        vocabulary: Vocabulary,
        referents: Referents,
        table: dict[int, Named],
        trace: list[Attempt] | None = None,
    ) -> None:
        self._frames, self._vocabulary, self._referents, self._table = frames, vocabulary, referents, table
        self._trace = trace
        self._told: dict[str, tuple[int, Filled]] = {}
        self._filled: dict[str, tuple[int, list[Mention]]] = {}

    def remember(self, draft: Draft, sentence: int) -> None:
        """Keep what a claim said, so that the next may leave it unsaid."""
        if draft.frame and draft.roles:
            for topic in {draft.frame.relation, draft.frame.type} - {""}:
                earlier = self._told.get(topic, (0, {}))[1]
                subject = {"": next(iter(draft.roles.values()))}
                self._told[topic] = (sentence, {**earlier, **draft.roles, **subject})
            self._filled.update({role: (sentence, mentions) for role, mentions in draft.roles.items()})

    def of_series(self, draft: Draft) -> bool:
        """Whether a draft tells of a measure, which can be ranked: his budget is the third largest."""
        relation = self._vocabulary.relations.get(draft.frame.relation) if draft.frame else None
        return relation is not None and relation.shape == "series" and bool(draft.values)

    def best(self, clause: Clause, words: list[Token], values: list[Value], sentence: int) -> Draft | None:
        """The frame that fits a clause best, None where none does. Ties go to the frame that stands first."""
        tried = [self._fit(f, clause, words, values, sentence) for f in self._triggered(clause)]
        if self._trace is not None:
            self._trace.append(Attempt(clause, tried))
        return max((t for t in tried if isinstance(t, Draft)), key=lambda d: d.score, default=None)

    def _triggered(self, clause: Clause) -> Sequence[Frame]:
        """The frames that the head of a clause triggers."""
        head = clause.head
        if clause.kind != "noun":
            return self._frames.verbs.get(clause.lemma) or self._frames.verbs.get(head.lemma, ())
        named = self._table.get(head.start)
        if named and named.entity.kind == "organisation":
            return ()  # the Atlantic ALLIANCE is a body, not a tie
        office = (named and named.entity.kind == "office") or head.lemma in cues("office_noun")
        triggers = [head.lemma, "<office>"] if office else [head.lemma]
        return [f for t in triggers for f in self._frames.nouns.get(t, ())]

    def _fit(
        self, frame: Frame, clause: Clause, words: list[Token], values: list[Value], sentence: int
    ) -> Draft | Miss:
        """A draft of what the frame reads in the clause, or the first of its rules that does not hold."""
        spoken = spoken_words(clause, words) if frame.with_words or frame.beside else set()
        if frame.with_words and not frame.with_words & spoken:
            return Miss(frame, "with")
        if frame.beside and not frame.beside & spoken:
            return Miss(frame, "beside")
        if frame.verb_above and not {v.lemma for v in clause.chain} & set(frame.verb_above):
            return Miss(frame, "verb_above")
        for slot in frame.has:
            if not clause.slots.get(slot):
                return Miss(frame, "has", slot)
        for slot in frame.lacks:
            if clause.slots.get(slot):
                return Miss(frame, "lacks", slot)
        for slot, kinds in frame.slot_kinds.items():
            if not any(m.id for t in clause.slots.get(slot, ()) for m in self._referents.resolve(t, kinds)):
                return Miss(frame, "slot_kinds", slot)
        if frame.measure and not any(v.measure == frame.measure for v in values):
            return Miss(frame, "measure")
        if frame.compares and not any(t.tag in {"JJR", "RBR"} for t in words):
            return Miss(frame, "compares")
        if clause.kind == "noun" and frame.relation and narrowed(clause, frame, values):
            return Miss(frame, "narrowed")
        last, told = self._told.get(frame.follows or frame.relation, (-9, {}))
        if frame.follows and sentence - last > 1:
            return Miss(frame, "follows")
        roles = self._roles(frame, clause)
        excluded = self._exclude(roles, clause, words)
        self._pair(frame, roles)
        one = self._vocabulary.relations[frame.relation].one if frame.relation else ""
        if len(roles.get(one, ())) > 1:
            roles[one] = roles[one][:1]
        for role in frame.carry:
            if all(not m.id and m.name[:1].isdigit() for m in roles.get(role, ())):
                carried = told.get(role, told.get("")) if sentence - last <= 2 else None
                if role in frame.require_kind and _named_there(frame, role, clause):
                    continue  # he entered THE TALKS
                if not carried and sentence - self._filled.get(role, (-9, []))[0] <= 1:
                    carried = self._filled[role][1]
                carried = [m for m in carried or () if self._referents.kind(m.id) in self._kinds(frame, role)]
                spoken_of = [t for t in clause.slots.get("subject", ()) if t.pos not in {"PRON", "DET"}]
                named = clause.kind == "noun" and clause.head.dep == "nsubj" and qualified(clause.head, frame)
                other = "subject" in frame.slots[role] and (spoken_of or named) and not excluded
                carried = [] if named and other else carried
                topic = (
                    None
                    if carried or frame.follows or other
                    else self._referents.topic(clause.head, self._kinds(frame, role))
                )
                if carried or topic:
                    roles[role] = list(carried or [topic])  # type: ignore[list-item]
        for role, ids in frame.fills.items():
            if not any(m.id for m in roles.get(role, ())):
                roles[role] = [Mention(i, self._vocabulary.name(i), clause.head.start, clause.head.end) for i in ids]
        for role in frame.known:
            if role == next(iter(frame.slots)) and is_nobody(clause.slots.get("subject", ())):
                continue  # no country has more than the one that comparison.py makes the subject
            if not any(self._right(frame, role, m) for m in roles.get(role, ())):
                return Miss(frame, "known", role, roles.get(role, ()))
        for role, heads in frame.heads.items():
            if not any(heads & _words(m) for m in roles.get(role, ())):
                return Miss(frame, "heads", role, roles.get(role, ()))
        known = sum(any(m.id for m in ms) for ms in roles.values())
        known += sum(sum(bool(m.id) for m in roles.get(role, ())) > 1 for role in frame.each)
        roles = {role: roles[role] for role in (*frame.slots, *frame.fills) if role in roles}
        score = (
            4 * known
            + len(roles)
            + 2 * bool(frame.relation)
            + 2 * bool(frame.with_words)
            + 2 * bool(frame.measure)
            + 2 * bool(frame.rank)
            + 2 * bool(frame.verb_above)
            + len(frame.has)
            + 2 * len(frame.slot_kinds)
        )
        return Draft(clause, frame, roles, words, values, score)

    def _pair(self, frame: Frame, roles: Filled) -> None:
        """Two who are bound to each other: "Japan and the United States are allies"."""
        mutual = self._vocabulary.relations[frame.relation].mutual if frame.relation else ()
        if mutual and not roles.get(mutual[1]) and len(roles.get(mutual[0], ())) == 2 and mutual[1] in frame.slots:
            roles[mutual[1]] = [roles[mutual[0]].pop()]

    def _exclude(self, roles: Filled, clause: Clause, words: list[Token]) -> bool:
        """Nobody is compared with himself: "the most outside the United States" is not said of the United States."""
        apart = [t for p in ("outside", "besides", "except", "after") for t in clause.slots.get(p, ())]
        apart += [c for t in words if t.text.lower() in {"outside", "besides", "except"} for c in t.children]
        outside = {m.id for t in apart for m in self._referents.resolve(t) if m.id}
        first = next(iter(roles), None)
        if first and {m.id for m in roles[first]} <= outside and outside:
            del roles[first]
            return True
        return False

    def _right(self, frame: Frame, role: str, mention: Mention) -> bool:
        """Whether a filler is an entity of a kind that the role names; "any" alone admits every kind."""
        kinds = set(self._kinds(frame, role)) - {"any"}
        return bool(mention.id) and (not kinds or self._referents.kind(mention.id) in kinds)

    def _kinds(self, frame: Frame, role: str) -> Sequence[str]:
        if role in frame.require_kind:
            return frame.require_kind[role]
        relation = self._vocabulary.relations.get(frame.relation)
        return relation.roles.get(role, ANY) if relation else ANY

    def _roles(self, frame: Frame, clause: Clause) -> Filled:
        """Fill each role from the first of its slots that holds something of the right kind."""
        filled: Filled = {}
        used: set[tuple[int, int]] = set()
        for role, slots in sorted(frame.slots.items(), key=lambda item: "any" in self._kinds(frame, item[0])):
            kinds = self._kinds(frame, role)
            strict = role in frame.require_kind
            fallback: list[Mention] = []
            for slot in slots:
                tokens = [clause.head] if slot == "self" else clause.slots.get(slot, [])
                tokens = [t for t in tokens if t.start in self._table or not tells_when(t)]
                mentions = [
                    m for t in tokens for m in self._referents.resolve(t, kinds) if (m.start, m.end) not in used
                ]
                if role in frame.heads:
                    mentions = [m for m in mentions if frame.heads[role] & _words(m)]
                right = [m for m in mentions if m.id]
                if role in frame.each or (right and slot == "subject"):
                    called = {t.start for t in tokens if t.pos == "PROPN"}  # of a carrier group, too, one may tell
                    right = [m for m in mentions if m.id or called & set(range(m.start, m.end))]
                if right and role in frame.each:
                    right = [replace(m, role=OTHER) for m in right] if role in filled else right
                    filled[role] = unique([*filled.get(role, ()), *right])
                    used |= {(m.start, m.end) for m in right}
                elif right:
                    filled[role] = unique(right)
                    break
                fallback = fallback or ([] if strict or slot == "modifier" else mentions)
            if role not in filled and fallback:
                filled[role] = fallback
            used |= {(m.start, m.end) for m in filled.get(role, ())}
        return {role: filled[role] for role in frame.slots if role in filled}


def _named_there(frame: Frame, role: str, clause: Clause) -> bool:
    """Whether a noun stands where a role is told, be it of the wrong kind."""
    return any(
        t.pos in {"NOUN", "PROPN"} and not tells_when(t) for s in frame.slots[role] for t in clause.slots.get(s, ())
    )


def is_nobody(subjects: Sequence[Token]) -> bool:
    """Whether a subject is nobody: no country, none of the members."""
    return any(
        t.lemma in {"none", "nobody"} or any(c.lemma == "no" and c.dep == "det" for c in t.children) for t in subjects
    )


def _words(mention: Mention) -> set[str]:
    return set(_WORD.findall(mention.name.lower()))


def spoken_words(clause: Clause, words: Sequence[Token]) -> set[str]:
    """The lemmas and forms of a clause, with those of what fills its slots (the antecedent of "which")."""
    fillers = [t for tokens in clause.slots.values() for t in tokens]
    return {
        w
        for t in (*words, *fillers, *(c for f in fillers for c in f.children if c.dep in {"amod", "compound"}))
        for w in (t.lemma, t.text.lower())
    }


def unique(mentions: list[Mention]) -> list[Mention]:
    """Each entity, and each name without one, once, as first mentioned."""
    return list({(m.id, m.name if not m.id else ""): m for m in reversed(mentions)}.values())[::-1]


_WORD = re.compile(r"[\w-]+")
