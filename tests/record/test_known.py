"""Entities that an import has named: shown by name, and found as variants of ours."""

from __future__ import annotations

from pathlib import Path

from editions import imported, writer

import detente
from detente.claims import Statement
from detente.record import known_vocabulary, open_record
from detente.record.sentence import sentence
from detente.vocabulary import Entity, load

VARIANT = Entity("system:f-16-block-99", "system", ("F-16 Block 99",), part_of=("system:F-16",))
ORDER = Statement(
    "order", "arms", (("recipient", "SVK"), ("system", VARIANT.id)), "s", 14, "aircraft", "2030", "2030-01-01", "2030-12-31",
    stage="order",
)  # fmt: skip


def test_a_coined_entity_has_its_name_and_its_kin(file: str) -> None:
    with writer(file) as opened:
        opened.add(imported([ORDER], entities=[VARIANT]))
    view = open_record(Path(file))
    vocabulary = known_vocabulary(load(), view)
    assert vocabulary is known_vocabulary(load(), view)
    assert vocabulary.name(VARIANT.id) == "F-16 Block 99"
    assert VARIANT.id in vocabulary.variants("system:F-16")
    assert vocabulary.families(VARIANT.id) >= {VARIANT.id, "system:F-16"}
    assert "F-16 Block 99" in sentence(ORDER, vocabulary)
    assert vocabulary.name("system:nobody") == "system:nobody"
    assert view.search("Block 99") == (ORDER,)
    assert load().name(VARIANT.id) == VARIANT.id  # ours is as it was


def test_what_the_record_names_serves_a_claim(file: str) -> None:
    with writer(file) as opened:
        opened.add(imported([ORDER], entities=[VARIANT]))
    with open_record(file) as view:
        report = detente.audit("Slovakia ordered 14 F-16 fighters in 2030.", date="2031-01-05", record=view)
        found = [(str(f.verdict), [e.text for e in f.judgement.evidence]) for f in report]
    assert found == [("supported", ["14 F-16 Block 99 for Slovakia from an unnamed supplier: order in 2030"])]
