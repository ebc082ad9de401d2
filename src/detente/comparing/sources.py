"""Where documents have it from: whom they cite, and which of them are one voice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

from detente.comparing.model import Citation, Said, Told
from detente.documents.overlap import VERBATIM, Overlap, verbatim

PRONOUNS = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "who", "this", "that", "his", "her", "its", "their", "our", "my"}
)
_WHO = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def citations(told: Sequence[Told]) -> list[Citation]:
    """Whom each document names for what it says, most often first, pronouns left out; a source that published another of the
    documents is that document."""
    published = [_plain(t.document.publisher) for t in told]
    found = []
    for number, each in enumerate(told):
        text = each.document.text
        spoken = [m.name for f in each.findings for m in f.claim.speaker]
        spans = [text[a.source.start : a.source.end] for a in each.attributions]
        shown: dict[str, str] = {}
        times: Counter[str] = Counter()
        for name in spans or spoken:
            shown.setdefault(_plain(name), " ".join(name.split()))
            times[_plain(name)] += 1
        for name, count in sorted(times.items(), key=lambda t: (-t[1], t[0])):
            of = next((n for n, p in enumerate(published) if n != number and p and _names(name, p)), None)
            if name and name not in PRONOUNS:
                found.append(Citation(number, shown[name], count, of))
    return found


def origins(said: Sequence[Said], told: Sequence[Told], overlaps: Sequence[Overlap]) -> tuple[tuple[int, ...], ...]:
    """The documents that speak of a matter, in groups. Two are in one group where one says it in the words of the other, where one
    has it from the other's publisher, and where all that both say of it is by the same speaker."""
    documents = sorted({s.document for s in said})
    copies = {(o.one, o.other) for o in overlaps if o.same_text}
    says = {d: [s for s in said if s.document == d] for d in documents}
    speakers = {d: {_speakers(s) for s in says[d]} for d in documents}
    groups = {d: {d} for d in documents}
    for one, other in combinations(documents, 2):
        fewest = 1 if (one, other) in copies else VERBATIM
        copied = any(verbatim(s.finding.claim.quote, told[other].document.text, fewest) for s in says[one])
        handed = _credits(says[one], told[other]) or _credits(says[other], told[one])
        same = speakers[one] == speakers[other] and all(speakers[one])
        if copied or handed or same:
            joined = groups[one] | groups[other]
            groups |= dict.fromkeys(joined, joined)
    return tuple(sorted({tuple(sorted(g)) for g in groups.values()}))


def _credits(said: Sequence[Said], source: Told) -> bool:
    """Whether a document names the publisher of another for what it says here."""
    publisher = _plain(source.document.publisher)
    speakers = (m for s in said for m in s.finding.claim.speaker)
    return bool(publisher) and any(_names(_plain(m.name), publisher) for m in speakers)


def _speakers(said: Said) -> tuple[str, ...]:
    """Who says it in a document; nobody where it is the author."""
    return tuple(sorted(m.id or _plain(m.name) for m in said.finding.claim.speaker))


def _plain(name: str) -> str:
    return _WHO.sub("", " ".join(name.split())).casefold()


def _names(name: str, publisher: str) -> bool:
    """Whether a source is a publisher, named whole: "the Reuters news agency" is, "a reuterswerd" is not."""
    return re.search(rf"(?<!\w){re.escape(publisher)}(?!\w)", name) is not None
