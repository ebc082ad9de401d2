"""A record in memory with real facts, and short ways to write statements and claims for the tests of checking."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from detente.checking import Finding, check
from detente.claims import Claim, Coverage, Mention, Source, Statement, Value, When
from detente.claims.identity import content_id
from detente.record import View
from detente.record.view import Import
from detente.vocabulary import Vocabulary, load

PLAIN = {"number", "unit", "place", "stage", "capacity", "definition", "gist", "note", "source"}


def vocabulary() -> Vocabulary:
    return load()


def statement(relation: str, when: str = "", **fields: Any) -> Statement:
    """One statement; keyword arguments that are no plain field are roles."""
    known = vocabulary().relation(relation).roles
    roles = tuple((role, fields[role]) for role in known if role in fields)
    plain = {k: v for k, v in fields.items() if k in PLAIN}
    plain.setdefault("source", "official")
    span = When.parse(when) if when else None
    return Statement(
        id=content_id([relation, when, sorted(fields.items(), key=str)]),
        relation=relation,
        roles=roles,
        when=when,
        start=span.start.isoformat() if span and span.start != dt.date.min else "",
        end=span.end.isoformat() if span and span.end != dt.date.max else "",
        **plain,
    )


def covers(relation: str, start: str, end: str, complete: bool = True, **roles: str) -> Coverage:
    return Coverage(relation, tuple(roles.items()), start, end, complete, "official")


class Small:
    """A view of a handful of statements."""

    version = "small"

    def __init__(
        self,
        statements: Sequence[Statement],
        coverage: Sequence[Coverage] = (),
        grades: Mapping[str, str] | None = None,
    ) -> None:
        self._statements = sorted(statements, key=lambda s: (s.start, s.id))
        self._coverage = tuple(coverage)
        self._grades = {"official": "A1", **(grades or {})}

    def find(
        self,
        relation: str,
        roles: Mapping[str, Collection[str]] | None = None,
        *,
        start: dt.date | None = None,
        end: dt.date | None = None,
    ) -> Sequence[Statement]:
        first, last = (start or dt.date.min).isoformat(), (end or dt.date.max).isoformat()
        return [
            s
            for s in self._statements
            if s.relation == relation
            and all(set(s.role(r)) & set(ids) for r, ids in (roles or {}).items())
            and (s.start or "0001-01-01") <= last
            and (s.end or "9999-12-31") >= first
        ]

    def coverage(self, relation: str, roles: Mapping[str, Collection[str]] | None = None) -> Sequence[Coverage]:
        given = roles or {}
        return [
            c for c in self._coverage if c.relation == relation and all(i in given.get(r, (i,)) for r, i in c.roles)
        ]

    def statement(self, id: str) -> Statement:
        return next(s for s in self._statements if s.id == id)

    def source(self, id: str) -> Source:
        return Source(id, id.title(), f"What {id} says", f"https://example.org/{id}", "", self._grades.get(id, "B2"))

    def sources(self) -> Sequence[Source]:
        return [self.source(id) for id in sorted({s.source for s in self._statements})]

    def imports(self) -> Sequence[Import]:
        return []

    def search(self, words: str, limit: int = 20) -> Sequence[Statement]:
        return []


def value(number: float, unit: str = "", measure: str = "count", comparator: str = "=", text: str = "") -> Value:
    return Value(number, unit, text or f"{number:g} {unit}".strip(), comparator, measure)  # type: ignore[arg-type]


def claim(
    relation: str, *values: Value, type: str = "", when: str = "", speaker: Sequence[str] = (), **fields: Any
) -> Claim:
    """A claim; keyword arguments that name a role of the relation fill it with one id or several."""
    words = vocabulary()
    known = words.relations[relation].roles if relation else {}
    kind = type or (words.relation(relation).type if relation else "other_fact")
    ids = {
        role: [fields.pop(role)] if isinstance(fields[role], str) else fields.pop(role)
        for role in known
        if role in fields
    }
    made = [Mention(i, words.name(i), 0, 1, role) for role in known for i in ids.get(role, ())]
    first = next(iter(known), "")
    fields.setdefault("quote", "as the text says")
    return Claim(
        id="c",
        start=0,
        end=1,
        type=kind,
        relation=relation,
        values=values,  # type: ignore[arg-type]
        subject=tuple(m for m in made if m.role == first),
        object=tuple(m for m in made if m.role != first),
        when=When.parse(when) if when else None,
        speaker=tuple(Mention(i, words.name(i), 0, 1) for i in speaker),
        **fields,
    )


def judged(claim: Claim, record: View, as_of: str = "2024-01-05") -> Finding:
    return check(claim, record, vocabulary(), dt.date.fromisoformat(as_of))


MEMBERS = (
    statement(
        "member_of", "2022-05-05/..", member="KOR", organisation="org:CCDCOE", capacity="contributing participant"
    ),
    statement(
        "member_of", "2022-11-04/..", member="JPN", organisation="org:CCDCOE", capacity="contributing participant"
    ),
    statement("member_of", "1949-08-24/..", member="USA", organisation="org:NATO"),
    statement("member_of", "1949-08-24/..", member="CAN", organisation="org:NATO"),
    statement("member_of", "2023-04-04/..", member="FIN", organisation="org:NATO"),
    statement("member_of", "2024-03-07/..", member="SWE", organisation="org:NATO"),
    statement("member_of", "1973-01-01/2020-01-31", member="GBR", organisation="org:EU"),
    statement("partner_of", "2014/..", partner="JPN", organisation="org:NATO", capacity="global partner"),
    statement("candidate_of", "2022-05-18/2024-03-07", candidate="SWE", organisation="org:NATO"),
    statement("exists", "1949-04-04/..", entity="org:NATO"),
    statement("holds_office", "2022-12-30/2023-07-25", holder="person:qin-gang", office="office:CHN/foreign-minister"),
    statement("holds_office", "2023-07-25/..", holder="person:wang-yi", office="office:CHN/foreign-minister"),
    statement(
        "holds_office", "2021-01-26/2025-01-20", holder="person:antony-blinken", office="office:USA/secretary-of-state"
    ),
)
SLICES = (
    covers("member_of", "1949-04-04", "2026-07-08", organisation="org:NATO"),
    covers("member_of", "1958-01-01", "2025-11-30", organisation="org:EU"),
    covers("holds_office", "2007-04-27", "2025-12-31", office="office:CHN/foreign-minister"),
)
WARS = (
    statement("fought", "2022-02-24/..", conflict="conflict:russia-ukraine-war"),
    statement("fought", "1982-04-02/1982-06-14", conflict="conflict:falklands-war"),
    statement("fought", "1980-09-22/1988-08-20", conflict="conflict:iran-iraq-war"),
    statement(
        "belligerent_in",
        "1941-12-07/1945-09-02",
        belligerent="JPN",
        conflict="conflict:world-war-ii",
        capacity="defeated",
    ),
    statement(
        "belligerent_in",
        "1941-12-07/1945-09-02",
        belligerent="USA",
        conflict="conflict:world-war-ii",
        capacity="victor",
    ),
    statement("belligerent_in", "1950-06-25/1953-07-27", belligerent="USA", conflict="conflict:korean-war"),
)
YEN = (4713.8, 4753.8, 4884.8, 4980.1, 5054.1, 5125.1, 5191.1, 5257.4, 5313.3, 5342.2, 5400.5, 6821.9)
BUDGETS = (
    statement(
        "military_spending", "2011", spender="JPN", number=4.7752e12, unit="JPY", stage="enacted", definition="national"
    ),
    *(
        statement(
            "military_spending",
            str(2012 + i),
            spender="JPN",
            number=n * 1e9,
            unit="JPY",
            stage="enacted",
            definition="national",
        )
        for i, n in enumerate(YEN)
    ),
    statement(
        "military_spending", "2024", spender="JPN", number=7.9496e12, unit="JPY", stage="draft", definition="national"
    ),
    statement("military_share", "2024", spender="RUS", number=7.05, unit="percent of GDP", definition="SIPRI"),
    statement("military_share", "2024", spender="POL", number=4.12, unit="percent of GDP", definition="NATO"),
    statement("military_share", "2024", spender="USA", number=3.38, unit="percent of GDP", definition="NATO"),
    statement("spending_goal", "2014-09-05/2025-06-25", setter="org:NATO", number=2, unit="percent of GDP"),
    statement("spending_goal", "2025-06-25/..", setter="org:NATO", number=5, unit="percent of GDP"),
)
ARMS = (
    statement("arms", "2023-12-22", recipient="USA", system="system:Patriot", supplier="JPN", stage="approved"),
    statement("arms", "2024-07-28", recipient="USA", system="system:PAC-3", supplier="JPN", stage="ordered"),
    statement("arms", "2025-11", recipient="USA", system="system:PAC-3", supplier="JPN", stage="delivered"),
    statement(
        "arms",
        "2023-12-22",
        recipient="JPN",
        system="system:F-35A",
        supplier="USA",
        number=8,
        unit="aircraft",
        stage="planned",
    ),
    statement(
        "arms",
        "2023-12-22",
        recipient="JPN",
        system="system:F-35B",
        supplier="USA",
        number=7,
        unit="aircraft",
        stage="planned",
    ),
    statement(
        "arms",
        "2022-12-14",
        recipient="DEU",
        system="system:F-35A",
        supplier="USA",
        number=35,
        unit="aircraft",
        stage="ordered",
    ),
    statement(
        "arms",
        "2023-03-27",
        recipient="UKR",
        system="system:Leopard-2A6",
        supplier="DEU",
        number=18,
        unit="tanks",
        stage="delivered",
    ),
    statement(
        "operates", "2018-12-18/..", operator="JPN", system="system:F-35A", number=105, unit="aircraft", stage="planned"
    ),
    statement(
        "operates", "2018-12-18/..", operator="JPN", system="system:F-35B", number=42, unit="aircraft", stage="planned"
    ),
    statement(
        "operates", "2023-03-31", operator="JPN", system="system:F-35A", number=33, unit="aircraft", stage="operated"
    ),
    statement(
        "operates", "2024-03-31", operator="JPN", system="system:F-35A", number=38, unit="aircraft", stage="operated"
    ),
    statement(
        "operates",
        "2023-12/2024-10",
        operator="AUS",
        system="system:F-35A",
        number=63,
        unit="aircraft",
        stage="operated",
    ),
)
EVENTS = (
    statement("summit", "2023-07-11/2023-07-12", organisation="org:NATO", host="LTU", place="Vilnius"),
    statement(
        "met",
        "2023-09-13",
        participant="person:vladimir-putin",
        meeting="meeting:kim-putin-vostochny-2023",
        place="Vostochny",
    ),
    statement(
        "met",
        "2023-09-13",
        participant="person:kim-jong-un",
        meeting="meeting:kim-putin-vostochny-2023",
        place="Vostochny",
    ),
    statement("exercise", "2024-06-27/2024-06-29", participant="JPN", exercise="exercise:freedom-edge-june-2024"),
    statement("exercise", "2024-06-27/2024-06-29", participant="KOR", exercise="exercise:freedom-edge-june-2024"),
    statement(
        "adopted", "2022-12-16", adopter="JPN", policy="policy:JPN/national-security-strategy-2022", stage="adopted"
    ),
    statement(
        "said",
        "2023-12-20",
        speaker="person:antony-blinken",
        about="CHN",
        gist="the United States will continue to engage with China from a position of strength",
    ),
    statement(
        "said",
        "2019-11-07",
        speaker="person:emmanuel-macron",
        about="org:NATO",
        gist="what we are experiencing is the brain death of NATO",
    ),
)
RECORD = Small([*MEMBERS, *WARS, *BUDGETS, *ARMS, *EVENTS], SLICES)
