import itertools

from hypothesis import given
from hypothesis import strategies as st

from detente.documents import Damage, Document, from_text
from detente.documents.repair import reading_of

TORN = "Japan passed a budget, an increase of 1 from 202313 trillion yen, in the regionAt the summit it said FranÃ§ois."


def test_the_repaired_text_reads_well_and_maps_back():
    document = from_text(TORN)
    repaired = reading_of(document)
    assert repaired.text == (
        "Japan passed a budget, an increase of 1.13 trillion yen from 2023, in the region. "
        "At the summit it said François."
    )
    start = repaired.text.index("trillion")
    first, last, reading = repaired.to_original(start, start + len("trillion yen"))
    assert (document.text[first:last], reading) == ("1 from 202313 trillion yen", "1.13 trillion yen from 2023")


def test_a_quote_ends_and_begins_at_the_letters_where_words_ran_together():
    document = from_text(TORN)
    repaired = reading_of(document)
    end = repaired.text.index("region.") + len("region")
    first, last, reading = repaired.to_original(end - len("the region"), end)
    assert (document.text[first:last], reading) == ("the region", "")
    start = repaired.text.index("At the")
    first, last, reading = repaired.to_original(start, start + len("At the summit"))
    assert (document.text[first:last], reading) == ("At the summit", "")
    first, last, reading = repaired.to_original(end - 6, start + 2)
    assert (document.text[first:last], reading) == ("regionAt", "region. At")


def test_a_word_written_twice_is_read_once():
    document = from_text("the head of the the alliance")
    repaired = reading_of(document)
    assert repaired.text == "the head of the alliance"
    assert repaired.to_original(0, len(repaired.text)) == (0, len(document.text), "the")
    start = repaired.text.index("alliance")
    assert document.text[slice(*repaired.to_original(start, start + 8)[:2])] == "alliance"


def test_damage_without_a_reading_stays():
    text = "a contract for 1 0 K2 tanks"
    assert reading_of(from_text(text)).text == text


@st.composite
def damaged(draw):
    """A document with damage of every shape: put in, left out, replaced, moved, side by side."""
    text = draw(st.text("abc .\n", min_size=1, max_size=40))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    damage = [
        Damage(a, b, draw(st.sampled_from(("torn_digits", "run_together"))), draw(st.text("abcX .", max_size=6)))
        for a, b in zip(cuts[::2], cuts[1::2], strict=False)
        if a < b
    ]
    return Document("x", text, "0", damage=tuple(damage))


@st.composite
def damaged_and_span(draw):
    document = draw(damaged())
    repaired = reading_of(document)
    start = draw(st.integers(0, len(repaired.text)))
    return document, repaired, start, draw(st.integers(start, len(repaired.text)))


@given(damaged_and_span())
def test_every_span_maps_to_a_span_of_the_original_that_stays_what_it_is(case):
    document, repaired, start, end = case
    first, last, _ = repaired.to_original(start, end)
    assert 0 <= first <= last <= len(document.text)
    assert repaired.to_original(*repaired.to_repaired(first, last))[:2] == (first, last)


@given(damaged_and_span())
def test_a_span_that_touches_no_repair_is_the_same_text_on_both_sides(case):
    document, repaired, start, end = case
    first, last, reading = repaired.to_original(start, end)
    if start < end and not reading:
        assert document.text[first:last] == repaired.text[start:end]
        assert repaired.to_repaired(first, last) == (start, end)
    elif start < end:
        assert any(b.reading in reading for b in repaired.blocks)


@given(damaged())
def test_places_keep_their_order(document):
    repaired = reading_of(document)
    spans = [repaired.to_original(i, i + 1)[:2] for i in range(len(repaired.text))]
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in itertools.pairwise(spans))
    back = [repaired.to_repaired(i, i + 1) for i in range(len(document.text))]
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in itertools.pairwise(back))


@given(st.text(max_size=40), st.data())
def test_without_damage_nothing_moves(text, data):
    repaired = reading_of(Document("x", text, "0"))
    assert repaired.text == text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert repaired.to_original(start, end) == (start, end, "")
    assert repaired.to_repaired(start, end) == (start, end)


@given(st.text("ab.TIn1 03\u2019Ã©\ufffd", max_size=60))
def test_whatever_the_text_each_damage_is_replaced_by_its_reading(text):
    if not text.strip():
        return
    document = from_text(text)
    repaired = reading_of(document)
    for damage in document.damage:
        start, end = repaired.to_repaired(damage.start, damage.end)
        assert repaired.text[start:end] == (damage.reading or text[damage.start : damage.end])
