"""Several documents laid side by side. Read this file first.

claims with a relation → what each is about → those about the same matter → what divides them · who has it from whom
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from detente.comparing.differ import differences
from detente.comparing.model import Comparison, Point, Said, Told
from detente.comparing.same import Matters
from detente.comparing.sources import citations, origins
from detente.documents.overlap import overlaps
from detente.vocabulary import Vocabulary


def compare(told: Sequence[Told], vocabulary: Vocabulary) -> Comparison:
    """Line up the claims of several documents.

    Claims of one relation are about the same matter where their actors are the same and their times fit. Points are in the order in
    which the first document that speaks of them does. Whether a claim is true does not count here; its finding says that.
    """
    matters = Matters(vocabulary)
    groups = _groups([s for number, each in enumerate(told) for s in matters.of(number, each)], matters)
    shared = overlaps([t.document for t in told])
    points = [
        Point(_title(group, vocabulary), tuple(group), tuple(differences(group)), origins(group, told, shared))
        for group in _joined(g for g in groups if len({s.document for s in g}) > 1)
    ]
    lined = {(s.document, s.finding.claim.id) for p in points for s in p.said}
    related = [[f for f in t.findings if f.claim.relation] for t in told]
    return Comparison(
        tuple(told),
        tuple(points),
        tuple(shared),
        tuple(citations(told)),
        tuple(sum((n, f.claim.id) not in lined for f in found) for n, found in enumerate(related)),
        tuple(len(t.findings) - len(found) for t, found in zip(told, related, strict=True)),
    )


def _groups(said: Sequence[Said], matters: Matters) -> list[list[Said]]:
    """What is said, by matter: each joins the first group with all of which it shares the matter."""
    by_relation: dict[str, list[list[Said]]] = defaultdict(list)
    groups: list[list[Said]] = []
    for each in said:
        kin = by_relation[each.finding.claim.relation]
        home = next((g for g in kin if all(matters.same(s, each) for s in g)), None)
        if home is None:
            home = []
            kin.append(home)
            groups.append(home)
        home.append(each)
    return groups


def _joined(groups: Iterable[list[Said]]) -> Iterator[list[Said]]:
    """Groups of the very same claims made one: "Estonia and Latvia joined NATO" is told once, of both."""
    by_claims: dict[frozenset[tuple[int, str]], list[Said]] = defaultdict(list)
    for group in groups:
        by_claims[frozenset((s.document, s.finding.claim.id) for s in group)] += group
    yield from by_claims.values()


def _title(group: Sequence[Said], vocabulary: Vocabulary) -> str:
    """What a matter is: all who are named in it, by role, and the relation: Finland, Sweden, NATO (member of, begins)."""
    claim = group[0].finding.claim
    order = list(vocabulary.relation(claim.relation).roles)
    filled = dict.fromkeys(sorted((pair for s in group for pair in s.roles), key=lambda pair: order.index(pair[0])))
    names = dict.fromkeys(id.strip("“”") if id.startswith("“") else vocabulary.name(id) for _, id in filled)
    detail = [claim.relation.replace("_", " "), claim.stage, {"holds": ""}.get(claim.phase, claim.phase)]
    return f"{', '.join(names)} ({', '.join(d for d in detail if d)})"
