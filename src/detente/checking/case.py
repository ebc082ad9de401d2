"""A claim before the record: what every kind of check needs to look things up and to say what it found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from detente.checking.model import Evidence, Judgement, Verdict
from detente.claims import Claim, Coverage, Mention, Statement, Value, When
from detente.errors import DateError
from detente.record.sentence import capital, sentence
from detente.record.view import View
from detente.vocabulary import Relation, Vocabulary

VARIANTS = {"system", "policy", "exercise", "meeting", "treaty", "conflict"}
PASSIVE = {"target", "organisation", "about", "entity"}
"""Roles in which an organisation is meant itself, not the state that it belongs to."""
Ask = dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Case:
    """A claim, the record it is held against, and the day as of which it is judged."""

    claim: Claim
    record: View
    vocabulary: Vocabulary
    as_of: dt.date
    dated: bool = True
    """Whether that is the text's own day; else nobody knows of which edition its figures are."""

    @property
    def relation(self) -> Relation:
        """The claim's relation."""
        return self.vocabulary.relation(self.claim.relation)

    @property
    def at(self) -> When:
        """The time that the claim speaks of: its own, else the day as of which it is judged."""
        return self.claim.when or When.day(self.as_of)

    @property
    def denies(self) -> bool:
        """Whether the claim says that it is not so: by a "not", or by a speaker who denies it."""
        return self.claim.negated != (self.claim.modality == "denied")

    def unknown(self) -> str:
        """What fills a role without being anybody that the record could know; a role that only names the event is left out."""
        loose = set(self.relation.loose)
        for role in self.relation.roles:
            mentions = self.claim.role(role)
            counted = role == self.relation.subject and any(self._counted(m) for m in mentions)
            if mentions and role not in loose and not counted and not any(m.id for m in mentions):
                return f"“{mentions[0].name}”"
        return ""

    def _counted(self, mention: Mention) -> bool:
        """Whether it is so many, not somebody: TEN COUNTRIES joined."""
        return any(v.measure == "count" and mention.start <= v.start < mention.end for v in self.claim.values)

    def asks(self) -> Iterator[tuple[tuple[Mention, ...], Ask]]:
        """One question for each combination of those who fill the roles: Japan in CCDCOE, South Korea in CCDCOE."""
        filled = [(role, [m for m in self.claim.role(role) if m.id]) for role in self.relation.roles]
        given = [(role, ms) for role, ms in filled if ms]
        for combination in product(*(ms for _, ms in given)):
            if len({m.id for m in combination}) < len(combination):
                continue  # nobody is his own ally
            yield combination, {role: self.ids(m.id, role) for (role, _), m in zip(given, combination, strict=True)}

    def ids(self, id: str, role: str = "") -> frozenset[str]:
        """The ids under which the record may speak of an entity: variants and families of a system, the state whose army acts."""
        entity = self.vocabulary.entities.get(id)
        if entity is None:
            return frozenset({id})
        if entity.kind in VARIANTS:
            return self.vocabulary.variants(id) | self.vocabulary.families(id)
        acts = entity.kind in {"organisation", "company"} and role not in PASSIVE
        return self.vocabulary.families(id) if acts else frozenset({id})

    def values(self, mentions: Sequence[Mention], *measures: str) -> list[Value]:
        """The claim's values of these measures; where several are told of several things, those told of these."""
        values = [v for v in self.claim.values if v.measure in measures]
        several = [m for m in mentions if len(self.claim.role(m.role)) > 1]
        if len(values) < 2 or not several:
            return values
        before = [v for v in values if v.start <= several[-1].start]
        return [max(before, key=lambda v: v.start)] if before else values

    def find(self, ask: Ask, relation: str = "") -> list[Statement]:
        """Statements that answer, whichever way round the relation is told, if it is mutual."""
        name = relation or self.claim.relation
        found = {s.id: s for s in self.record.find(name, ask)}
        turned = self.turned(ask, name)
        if turned:
            found |= {s.id: s for s in self.record.find(name, turned)}
        kept = self._exact(list(found.values()), ask)
        return sorted(kept, key=lambda s: (s.start, s.id))

    def turned(self, ask: Ask, relation: str = "") -> Ask:
        """The same question the other way round, if the relation is mutual; else nothing."""
        mutual = self.vocabulary.relation(relation or self.claim.relation).mutual
        other = {mutual[0]: mutual[1], mutual[1]: mutual[0]} if mutual else {}
        return {other.get(role, role): ids for role, ids in ask.items()} if mutual else {}

    def _exact(self, found: list[Statement], ask: Ask) -> list[Statement]:
        """Statements of the very thing that is named, where there are any, before those of its kin; systems go by family."""
        for role in ask:
            named = {
                m.id
                for m in self.claim.role(role)
                if m.id
                and self.vocabulary.entity(m.id).kind not in {"system", "organisation"}
                and not self._series(m.id)
            }
            exact = [s for s in found if named & set(s.role(role))]
            found = exact if named and exact else found
        return found

    def _series(self, id: str) -> bool:
        """Whether a name is that of all editions of an exercise or meeting: each of them is meant by it."""
        kind = self.vocabulary.entity(id).kind
        return kind in {"exercise", "meeting"} and len(self.vocabulary.variants(id)) > 1

    def known(self, statements: Iterable[Statement]) -> list[Statement]:
        """Those that had begun by the day as of which the claim is judged."""
        return [s for s in statements if not s.start or s.start <= self.as_of.isoformat()]

    def complete(self, ask: Ask, at: When) -> Coverage | None:
        """A declaration that the record is complete for this slice at that time."""
        first, last = at.start.isoformat(), min(at.end, max(self.as_of, at.start)).isoformat()
        for given in (ask, self.turned(ask)):
            for slice_ in self.record.coverage(self.claim.relation, given) if given else ():
                within = (not slice_.start or slice_.start <= first) and (not slice_.end or last <= slice_.end)
                if slice_.complete and slice_.roles and within and all(role in given for role, _ in slice_.roles):
                    return slice_
        return None

    def evidence(self, statements: Iterable[Statement]) -> tuple[Evidence, ...]:
        """Statements as evidence, each once, at most six."""
        unique = list({s.id: s for s in statements}.values())[:6]
        return tuple(
            Evidence(s.id, capital(sentence(s, self.vocabulary)), s.when, self.record.source(s.source)) for s in unique
        )

    def judge(
        self, verdict: Verdict, because: str, statements: Iterable[Statement] = (), steps: Sequence[str] = ()
    ) -> Judgement:
        """A judgement with its evidence; the reason is a sentence."""
        text = because[:1].upper() + because[1:]
        return Judgement(
            verdict, text if text.endswith((".", "”")) else text + ".", self.evidence(statements), tuple(steps)
        )

    def says(self, statement: Statement) -> str:
        """A statement as a sentence."""
        return sentence(statement, self.vocabulary)

    def names(self, mentions: Sequence[Mention]) -> str:
        """Who and what a question is about, in words."""
        return " and ".join(self.vocabulary.name(m.id) for m in mentions)

    def missing(self, what: str = "", statements: Iterable[Statement] = ()) -> Judgement:
        """Nothing covers the claim: what is missing is named."""
        return self.judge(
            Verdict.NO_RECORD, what or f"the record holds no statement that {self.told()}{self._wanting()}", statements
        )

    def _wanting(self) -> str:
        """Which publisher's data, not imported yet, may hold what is missing."""
        formats = self.relation.imports
        return (
            f"; an import may bring it: {', '.join(formats)}"
            if formats and not _imported(self.record) & {*formats}
            else ""
        )

    def told(self) -> str:
        """What the claim tells, as a statement of the record would put it: South Korea takes part in an exercise in 2023."""
        names = {
            role: " and ".join(
                dict.fromkeys(m.name if not m.id else self.vocabulary.told(m.id) for m in self.claim.role(role))
            )
            for role in self.relation.roles
        }
        first = self.relation.subject
        roles = tuple((role, name or "somebody") for role, name in names.items() if name or role == first)
        at = self.claim.when.edtf if self.claim.when else ""
        like = Statement(
            "",
            self.claim.relation,
            roles,
            "",
            when=at,
            stage=self.claim.stage,
            capacity=self.claim.capacity,
            place=self.claim.place,
        )
        return sentence(like, self.vocabulary)


@lru_cache(maxsize=8)
def _imported(record: View) -> frozenset[str]:
    """The formats of what has been imported into a record."""
    return frozenset(i.dataset.partition(":")[0] for i in record.imports())


def published(case: Case, statement: Statement) -> bool:
    """Whether a figure was surely out by the day of judgement; a source of "2024" was by the end of that year."""
    date = case.record.source(statement.source).date
    try:
        return not date or When.parse(date).end <= case.as_of
    except DateError:
        return date <= case.as_of.isoformat()


def days(statement: Statement) -> tuple[dt.date, dt.date]:
    """The first and last day of a statement; an open side is the end of time."""
    return (
        dt.date.fromisoformat(statement.start) if statement.start else dt.date.min,
        dt.date.fromisoformat(statement.end) if statement.end else dt.date.max,
    )


def years_between(first: dt.date, last: dt.date) -> float:
    """Years from one day to another, as decimals."""
    return (last - first).days / 365.2425


def span_words(first: dt.date, last: dt.date) -> str:
    """A stretch of time in words: 1 year 8 months."""
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    years, rest = divmod(max(months, 0), 12)
    parts = [f"{n} {word}{'s' * (n != 1)}" for n, word in ((years, "year"), (rest, "month")) if n]
    return " ".join(parts) or f"{(last - first).days} days"
