"""From drafts to claims: type, mode, speaker, time, and exact spans of the document's own text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.claims import Claim, Mention, Value
from detente.claims.identity import claim_id
from detente.claims.model import ClaimType, Modality
from detente.documents import Document
from detente.documents.repair import Repaired
from detente.reading.anaphora import AGENTS
from detente.reading.attribution import Speech
from detente.reading.classify import classify
from detente.reading.drafts import OTHER, Draft
from detente.reading.events import event_of, with_targets
from detente.reading.lexicon import cues
from detente.reading.passage import Passage
from detente.reading.phases import capacity_of, phase_of, under_way
from detente.reading.reference import Referents
from detente.reading.scope import scope_of
from detente.reading.slots import conjuncts, tells_when
from detente.reading.sources import phrase
from detente.reading.stance import Stance, stance_of
from detente.reading.timing import of_its_clause, of_what_it_follows, said_when, when_of
from detente.vocabulary import Vocabulary

IMPLYING = {"arms_transfer_or_order", "military_spending"}
"""What is somebody's even where a clause names only things: the launchers have been arriving since May."""
VIEWS = {"opinion_or_motive", "prediction"}


def _full(draft: Draft) -> bool:
    """Whether a clause stands on its own: it has a subject of its own and no verb completes it."""
    top = draft.clause.top
    return top.child("nsubj", "nsubjpass", "expl") is not None and top.dep not in {"relcl", "acl"}


def _is_named(mention: Mention) -> bool:
    """Whether a speaker is known, or is told by a name of his own rather than by "analysts" or "he"."""
    return bool(mention.id) or (mention.name.istitle() and mention.name.lower() not in cues("pronouns"))


def _denies(stance: Stance, kind: ClaimType) -> bool:
    """Whether what somebody is quoted with is a denial: Oslo said that it had NOT been notified."""
    return stance.negated and stance.modality == "asserted" and kind not in VIEWS


def _says_more(draft: Draft, cue: Speech) -> bool:
    """Whether a clause of saying has part of what is said in its own words: she WARNED OF THE DANGER; they ought to listen."""
    start, end = draft.words[0].start, draft.words[-1].end
    return any(start <= a < end for a, _ in cue.content)


def _by_a_denial(speech: Speech) -> bool:
    """Whether it is told by a verb of denial: Oslo DENIED that it had not been notified, which denies twice."""
    return speech.verb is not None and speech.verb.lemma in cues("deny")


def _has_modal(draft: Draft) -> bool:
    """Whether a clause tells what WILL or WOULD be, and not what somebody is to do."""
    return any(c.dep == "aux" and c.tag == "MD" for c in draft.clause.top.children)


class Assembler:
    """Makes the claims of one document."""

    def __init__(self, document: Document, repaired: Repaired, vocabulary: Vocabulary, referents: Referents) -> None:
        self._document, self._repaired, self._vocabulary, self._referents = document, repaired, vocabulary, referents
        self._series = {name for name, relation in vocabulary.relations.items() if relation.shape == "series"}

    def claims(self, drafts: Sequence[Draft], passage: Passage) -> list[Claim]:
        """The claims of one sentence's drafts, in order."""
        made: list[tuple[Claim, Draft, Speech | None]] = []
        for draft in drafts:
            speech = passage.said_by(draft.clause.head.start)
            claim = self._claim(draft, passage, speech)
            if claim:
                made.append((claim, draft, speech))
        told = [(claim, draft) for claim, draft, _ in made]
        made = [
            (of_what_it_follows(of_its_clause(claim, draft, told), draft, told, passage), draft, speech)
            for claim, draft, speech in made
        ]
        return self._joined(made, passage)

    def _claim(self, draft: Draft, passage: Passage, speech: Speech | None) -> Claim | None:
        words = draft.words
        text = passage.text[words[0].start : words[-1].end]
        stance = stance_of(draft.clause, words, text)
        told = classify(draft, stance, speech, passage)
        if told is None:
            return None
        kind, checkable, reason = told
        frame = draft.frame
        roles = [(role, m) for role, ms in draft.roles.items() for m in ms]
        first = next(iter(draft.roles), "")
        subject = [replace(m, role=role) for role, m in roles if role == first and m.role != OTHER]
        if not subject and draft.clause.kind == "noun":
            subject = self._referents.about(draft.clause.head)
        objects = [replace(m, role=role) for role, m in roles if role != first or m.role == OTHER]
        if (draft.first_of or draft.compared) and checkable:
            kind = "ranking_or_superlative"
        ranks = kind == "ranking_or_superlative" or (frame is not None and frame.measure == "rank")
        series = frame is not None and frame.relation in self._series
        values = [v for v in draft.values if v.measure != "rank" or ranks or (series and v.number > 1)]
        if frame and frame.rank:
            values = [*values, Value(frame.rank, "", frame.scope, "=", "rank")]
        speaker = self._speaker(speech, passage) if speech else []
        if kind == "statement" and speech and frame is None:
            subject, objects = (
                [replace(m, role="speaker") for m in speaker],
                [replace(m, role="about") for m in (*subject, *objects)],
            )
        elif kind == "statement" and not speaker:
            speaker = [replace(m, role="") for m in subject]
        elif kind == "statement" and not frame and any(_is_named(m) for m in speaker):
            subject, objects = [replace(m, role="subject") for m in speaker], [*subject, *objects]
        if kind in IMPLYING and not any(self._referents.is_somebody(m) for m in (*subject, *objects)):
            subject = [*subject, *self._referents.implied(draft.clause.head)]
        start, end, reading = self._repaired.to_original(words[0].start, words[-1].end)
        when = when_of(draft, passage) or (said_when(speech, passage) if kind == "statement" else None)
        modality = self._modality(draft, stance, kind, speech)
        event = event_of(draft.clause, speech.verb if speech else None, frame.event if frame else "")
        if event and not (frame and frame.relation and any(m.id for m in objects)):
            objects = with_targets(draft.clause, subject, objects, self._referents)
        return Claim(
            id=claim_id(self._document.sha256, start, end, frame.relation if frame else "", kind),
            quote=self._document.text[start:end],
            start=start,
            end=end,
            type=kind,
            subject=self._placed(subject),
            object=self._placed(objects),
            values=tuple(self._value(v) for v in values),
            when=when,
            place=self._place(draft),
            speaker=self._placed(speaker),
            modality=modality,
            negated=(stance.negated != (frame is not None and frame.negated))
            and not draft.first_of
            and not (speech and _denies(stance, kind) and not _by_a_denial(speech)),
            past=stance.past or any(t.lemma in cues("once") for t in words),
            checkable=checkable,
            reason=reason,
            relation=self._relation(draft, values) if stance.told or (frame and frame.verb_above) else "",
            phase=phase_of(draft) if frame else "holds",
            stage=self._stage(draft) if frame else "",
            capacity=(frame.capacity or capacity_of(draft)) if frame else "",
            scope=scope_of(draft, passage, values, speech),
            event=event.type if event else "",
            mode=event.mode if event else "",
            frame=frame.id if frame else "",
            reading=reading,
            named=tuple(dict.fromkeys(passage.table[t.start].entity.id for t in words if t.start in passage.table)),
        )

    def _speaker(self, speech: Speech, passage: Passage) -> list[Mention]:
        """Who is quoted: each of a joint source; for "he" or "she" that nobody is known by, who spoke last."""
        named = (m for head in conjuncts(speech.head) for m in self._referents.resolve(head, AGENTS))
        speaker = list(named) or (self._referents.resolve(speech.stands_for, AGENTS) if speech.stands_for else [])
        start, end = phrase(speech.head)
        return speaker or [Mention("", passage.text[start:end], start, end)]

    def _modality(self, draft: Draft, stance: Stance, kind: ClaimType, speech: Speech | None) -> Modality:
        frame = draft.frame
        if frame and frame.modality:
            return frame.modality
        verb = speech.verb.lemma if speech and speech.verb else ""
        if verb in cues("deny"):
            return "denied"
        if speech and _denies(stance, kind):
            return "denied"
        if verb in cues("demand") and draft.clause.top.tag == "VB" and not _has_modal(draft):
            return "demanded"
        if kind == "opinion_or_motive" and stance.modality == "planned":
            return "asserted"
        if stance.modality == "predicted" and kind == "statement":
            return "asserted"
        if stance.modality == "asserted" and under_way(draft, phase_of(draft)):
            return "planned"
        return "planned" if stance.modality == "predicted" and kind != "prediction" else stance.modality

    def _stage(self, draft: Draft) -> str:
        """How far from intent to fact; a FRAMEWORK deal, a letter of INTENT is a plan."""
        relation = self._vocabulary.relations.get(draft.frame.relation) if draft.frame else None
        if relation and "planned" in relation.stages and any(t.lemma in cues("tentative") for t in draft.words):
            return "planned"
        return draft.frame.stage if draft.frame else ""

    def _relation(self, draft: Draft, values: Sequence[Value]) -> str:
        """A share of GDP is another series than money."""
        relation = draft.frame.relation if draft.frame else ""
        share = any(v.unit == "percent of GDP" for v in values) or (
            draft.first_of and {"share", "GDP"} <= {t.text for t in draft.words}
        )
        money = any(v.measure == "level" and v.unit.isupper() for v in values)
        known = self._vocabulary.relations.get(relation)
        return known.of_gdp if known and known.of_gdp and share and not money else relation

    def _place(self, draft: Draft) -> str:
        for slot in ("in", "at", "near"):
            for token in draft.clause.slots.get(slot, ()):
                for mention in self._referents.resolve(token, ("place", "state")):
                    if mention.id:
                        return mention.name
        for slot in ("in", "at"):
            for token in draft.clause.slots.get(slot, ()):
                if token.pos == "PROPN" and token.text.istitle() and not tells_when(token):
                    return token.text
        return ""

    def _placed(self, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """Mentions with spans in the document's own text."""
        if not self._repaired.blocks:
            return tuple(mentions)
        return tuple(
            replace(m, start=s, end=e) for m in mentions for s, e, _ in [self._repaired.to_original(m.start, m.end)]
        )

    def _value(self, value: Value) -> Value:
        if value.start < 0 or not self._repaired.blocks:
            return value
        start, end, _ = self._repaired.to_original(value.start, value.end)
        return replace(value, start=start, end=end)

    def _joined(self, made: list[tuple[Claim, Draft, Speech | None]], passage: Passage) -> list[Claim]:
        """One claim for what one speaker is quoted with in a sentence, or for a run of views; facts stay apart."""
        framed = {id(s) for c, d, s in made if s and c.type not in {"statement", "opinion_or_motive", "prediction"}}
        kept: list[Claim] = []
        previous: tuple[Claim, Speech | None] | None = None
        for claim, draft, speech in made:
            cue = next((s for s in passage.speech if s.verb is draft.clause.head), None)
            spoken = (
                cue is not None and (id(cue) in framed or draft.frame is None) and any(s is cue for _, _, s in made)
            )
            if cue is not None and spoken and not _says_more(draft, cue):
                continue
            if previous and kept and not _full(draft) and self._one(previous, claim, speech):
                kept[-1] = self._merge(kept[-1], claim)
            else:
                kept.append(claim)
            previous = (claim, speech)
        return kept

    def _one(self, previous: tuple[Claim, Speech | None], claim: Claim, speech: Speech | None) -> bool:
        """Whether a claim goes on with the one before: the same speaker's words, or a run of views."""
        before, earlier = previous
        if claim.type == before.type == "statement":
            same = {m.id or m.name for m in claim.speaker} & {m.id or m.name for m in before.speaker}
            return bool(same) and claim.start - before.end < 30
        if earlier is not speech:
            return False
        return claim.type in VIEWS and before.type in VIEWS

    def _merge(self, first: Claim, second: Claim) -> Claim:
        start, end = min(first.start, second.start), max(first.end, second.end)
        return replace(
            first,
            id=claim_id(self._document.sha256, start, end, first.relation, first.type),
            start=start,
            end=end,
            quote=self._document.text[start:end],
            values=(*first.values, *second.values),
            object=first.object or second.object,
            event=first.event or second.event,
            mode=first.mode if first.event else second.mode,
            reading=first.reading or second.reading,
        )
