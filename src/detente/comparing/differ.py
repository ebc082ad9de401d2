"""What documents say differently of one matter: figures, dates, whether it is so at all, and whether it has happened yet."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from detente.checking.agree import Agreement, agree
from detente.checking.words import alike
from detente.claims import Claim, Value
from detente.comparing.model import Camp, Difference, Said

TOLD_OF = frozenset({"level", "change", "share", "count", "streak", "ordinal", "rank", "duration", "ratio"})
"""The measures that say something of the matter; a base is only where a change starts from."""


def differences(said: Sequence[Said]) -> list[Difference]:
    """All that divides those who speak of one matter; nothing where they agree. A document that speaks of it twice is in a camp
    with each who agrees with one of its sayings."""
    found = [*_figures(said), *_dates(said)]
    denied = _camps(said, lambda s: "denied" if denies(s.finding.claim) else "said to be so")
    found += [Difference("denial", denied)] if denied else []
    modes = _camps([s for s in said if not denies(s.finding.claim)], lambda s: _mode(s.finding.claim))
    return found + ([Difference("mode", modes)] if modes else [])


def denies(claim: Claim) -> bool:
    """Whether a claim says that it is not so."""
    return claim.negated != (claim.modality == "denied")


def agreement(one: Value, other: Value) -> Agreement:
    """Whether two stated figures of one measure and unit can both be right: one is the other as rounded, or within its bound.

    It is the same whichever is named first, and a figure agrees with itself.
    """
    if (one.number, one.upper) == (other.number, other.upper):
        return "agree"
    ways = {agree(one, other.number), agree(other, one.number)}
    ways |= {agree(one, other.upper)} if other.upper is not None else set()
    ways |= {agree(other, one.upper)} if one.upper is not None else set()
    return "agree" if "agree" in ways else "near" if "near" in ways else "off"


def _figures(said: Sequence[Said]) -> Iterator[Difference]:
    for figures in _by_measure(said):
        camps: list[tuple[Value, list[int]]] = []
        for document, value in sorted(figures, key=lambda f: _width(f[1])):
            fitting = [members for first, members in camps if agreement(first, value) == "agree"]
            for members in fitting:
                members.append(document)
            if not fitting:
                camps.append((value, [document]))
        if _apart([members for _, members in camps]):
            values = [value for value, _ in camps]
            close = all(agreement(a, b) != "off" for a in values for b in values)
            told = tuple(Camp(v.text, tuple(sorted(set(members)))) for v, members in camps)
            yield Difference("figures", tuple(sorted(told, key=lambda c: c.documents)), close)


def _by_measure(said: Sequence[Said]) -> list[list[tuple[int, Value]]]:
    """The figures that can be compared: of one measure, in one currency or percent, or counts of things that may be the same."""
    groups: list[list[tuple[int, Value]]] = []
    for s in said:
        told = () if denies(s.finding.claim) else s.finding.claim.values
        for value in (v for v in told if v.measure in TOLD_OF):
            home = next((g for g in groups if all(_comparable(value, v) for _, v in g)), None)
            if home is None:
                home = []
                groups.append(home)
            home.append((s.document, value))
    return groups


def _comparable(one: Value, other: Value) -> bool:
    exact = one.unit.startswith("percent") or other.unit.startswith("percent")
    return one.measure == other.measure and (one.unit == other.unit if exact else alike(one.unit, other.unit))


def _width(value: Value) -> tuple[bool, int]:
    """Exact figures first, so that a rounded one joins each that it may stand for."""
    return (value.upper is not None or value.comparator != "=", -len(value.text))


def _dates(said: Sequence[Said]) -> Iterator[Difference]:
    """Dates that cannot both be right; the vaguer joins each that it may stand for."""
    dated = [s for s in said if s.finding.claim.when and s.at and not denies(s.finding.claim)]
    camps: list[tuple[Said, list[int]]] = []
    for s in sorted(dated, key=lambda s: s.at.end - s.at.start if s.at else dt.timedelta(0)):
        fitting = [members for first, members in camps if first.at and s.at and first.at.overlaps(s.at)]
        for members in fitting:
            members.append(s.document)
        if not fitting:
            camps.append((s, [s.document]))
    if _apart([members for _, members in camps]):
        told = tuple(Camp(str(first.at), tuple(sorted(set(members)))) for first, members in camps)
        yield Difference("dates", tuple(sorted(told, key=lambda c: c.documents)))


def _mode(claim: Claim) -> str:
    return "as a fact" if claim.modality in {"asserted", "denied"} else f"as {claim.modality}"


def _camps(said: Sequence[Said], word: Callable[[Said], str]) -> tuple[Camp, ...]:
    """The camps by a word that each document's saying gets; none where they are of one mind."""
    groups: dict[str, list[int]] = defaultdict(list)
    for s in said:
        groups[word(s)].append(s.document)
    if not _apart(list(groups.values())):
        return ()
    camps = (Camp(says, tuple(sorted(set(members)))) for says, members in groups.items())
    return tuple(sorted(camps, key=lambda c: c.documents))


def _apart(camps: Sequence[Sequence[int]]) -> bool:
    """Whether two documents have no camp in common."""
    documents = {d for members in camps for d in members}
    return any(
        not any(a in members and b in members for members in camps) for a in documents for b in documents if a < b
    )
