"""An office named without its state ("the defence minister, Boris Pistorius") is the one of that title that its holder held."""

from __future__ import annotations

from dataclasses import replace

from detente.claims import Claim, Mention
from detente.record.view import View
from detente.vocabulary import Vocabulary


def with_office(claim: Claim, record: View, vocabulary: Vocabulary) -> Claim:
    """The claim with its office known, where the record has the holder in exactly one office of that title."""
    offices = [m for m in claim.role("office") if not m.id]
    holders = {m.id for m in claim.role("holder") if m.id}
    if not offices or not holders:
        return claim
    held = {id for s in record.find(claim.relation, {"holder": holders}) for id in s.role("office")}
    known = {m: found for m in offices if len(found := [id for id in held if _titled(m, id, vocabulary)]) == 1}

    def named(mention: Mention) -> Mention:
        return replace(mention, id=known[mention][0]) if mention in known else mention

    return replace(claim, subject=tuple(map(named, claim.subject)), object=tuple(map(named, claim.object)))


def _titled(mention: Mention, id: str, vocabulary: Vocabulary) -> bool:
    words = mention.name.lower()
    return any(words == title.lower() or words.endswith(f" {title.lower()}") for title in vocabulary.entity(id).names)
