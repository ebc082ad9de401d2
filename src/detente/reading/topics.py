"""What a clause is about where no frame reads it: a linear model over its words, slots, kinds of entity and figures.

The weights (topics.json) are fitted by training/topics.py on training/clauses.tsv, clauses of our own that anybody can
read and add to. A feature is a word in its place: "verb:deploy", "subject:troop", "word:base", "kind:system".
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple, get_args

from detente.claims.model import ClaimType
from detente.errors import VocabularyError
from detente.reading.drafts import Draft
from detente.reading.lexicon import load_data
from detente.reading.passage import Passage
from detente.reading.stance import Stance

FILE, LISTS, GROUPS = "topics.json", "topics.yaml", "word_groups.txt"
CONTENT = {"NOUN", "VERB", "ADJ", "ADV", "PROPN", "ADP", "AUX"}
PLACES = {"subject": "subject", "object": "object", "complement": "object", "indirect": "object"}


class Topic(NamedTuple):
    """The likeliest type of claim and its share of the probability."""

    type: ClaimType
    share: float


class Model(NamedTuple):
    """The types, the row of each feature, and a table of weights: a row a feature, a column a type, the biases last."""

    types: tuple[ClaimType, ...]
    rows: dict[str, int]
    table: Any


@lru_cache(maxsize=1)
def load_model() -> Model:
    """The fitted weights."""
    import numpy as np

    data = json.loads(resources.files("detente.vocabulary").joinpath("data").joinpath(FILE).read_bytes())
    types = tuple(sorted(data["bias"]))
    rows = {feature: n for n, feature in enumerate(data["weights"])}
    table = np.zeros((len(rows) + 1, len(types)))
    for feature, weights in data["weights"].items():
        for kind, weight in weights.items():
            table[rows[feature], types.index(kind)] = weight
    table[-1] = [data["bias"][kind] for kind in types]
    return Model(types, rows, table)


@lru_cache(maxsize=1)
def load_groups() -> dict[str, int]:
    """Words of like meaning by the number of their group; how the groups were made stands in training/README.md."""
    text = resources.files("detente.vocabulary").joinpath("data").joinpath(GROUPS).read_text(encoding="utf8")
    return {word: number for number, line in enumerate(text.splitlines()) for word in line.split()}


@lru_cache(maxsize=1)
def load_lists() -> dict[str, tuple[dict[str, int], frozenset[str]]]:
    """The words of each topic with their weight, and its kinds of entity. Raises VocabularyError with entry and reason."""
    lists = {}
    for name, entry in load_data(LISTS).items():
        unknown = set(entry) - {"strong", "weak", "kinds"}
        if unknown or name not in get_args(ClaimType):
            raise VocabularyError(
                f"unknown field '{min(unknown)}'" if unknown else f"'{name}' is no type of claim",
                place=f"{LISTS}, {name}",
                remedy="see the head of the file",
            )
        words = {str(w): 1 for w in entry.get("weak", ())} | {str(w): 2 for w in entry.get("strong", ())}
        lists[name] = (words, frozenset(entry.get("kinds", ())))
    return lists


@lru_cache(maxsize=1)
def _listed() -> dict[str, list[tuple[str, int]]]:
    """The same by word: which topics it speaks for, and how strongly."""
    found = defaultdict(list)
    for topic, (words, _) in load_lists().items():
        for word, weight in words.items():
            found[word].append((topic, weight))
    return dict(found)


def features_of(draft: Draft, stance: Stance, passage: Passage) -> list[str]:
    """What the model sees of a draft, sorted."""
    clause, table, groups = draft.clause, passage.table, load_groups()
    found = {f"verb:{clause.lemma}", f"form:{clause.kind}", *(f"above:{v.lemma}" for v in clause.chain)}
    for slot, tokens in clause.slots.items():
        place = PLACES.get(slot, slot)
        for token in tokens:
            named = table.get(token.start)
            found.add(f"{place}:{named.entity.kind if named else token.lemma}")
            if token.pos == "PRON":
                found.add(f"{place}:PRON")
    for token in draft.words:
        named = table.get(token.start)
        if named:
            found.add(f"kind:{named.entity.kind}")
        if named is None and token.pos in CONTENT and token.text.isascii():
            found.add(f"word:{token.lemma}")
    for value in draft.values:
        found.add(f"measure:{value.measure}")
        found.add(f"unit:{value.unit if value.unit.isupper() or value.unit.startswith('percent') else 'other'}")
    found |= {
        f"{place}~{groups[lemma]}"
        for place, _, word in (f.partition(":") for f in found)
        if (lemma := word.split(" ")[0]) in groups
    }
    found |= _lists(draft, found)
    found |= {f"mode:{stance.modality}", f"view:{stance.view}", f"tense:{'past' if stance.past else 'other'}"}
    found |= {"dated"} if passage.dated(draft.words) else set()
    found |= {"negated"} if stance.negated else set()
    found |= {"figures"} if draft.values else set()
    return sorted(found)


def _lists(draft: Draft, found: Collection[str]) -> set[str]:
    """Which lists of topics.yaml the words are in: "about:deployment>3", and the one that has most of them."""
    core = {t.lemma for t in (*draft.clause.chain, draft.clause.head)}
    core |= {t.lemma for tokens in draft.clause.slots.values() for t in tokens}
    spoken = core | {t.lemma for t in draft.words}
    kinds = {f.removeprefix("kind:") for f in found if f.startswith("kind:")}
    scores = {topic: len(kinds & named) for topic, (_, named) in load_lists().items()}
    for word in spoken & _listed().keys():
        for topic, weight in _listed()[word]:
            scores[topic] += weight * (1 + (word in core))
    most = max(scores.values())
    about = {f"about:{topic}>{n}" for topic, score in scores.items() for n in (0, 2, 4) if score > n}
    return about | {f"most:{topic}" for topic, score in scores.items() if score == most > 0}


def topic_of(features: Sequence[str], allowed: Collection[str] = ()) -> Topic:
    """The likeliest type of a clause, among those `allowed` where given."""
    model = load_model()
    seen = [row for feature in features if (row := model.rows.get(feature)) is not None]
    scores = model.table[[*seen, -1]].sum(axis=0).tolist()
    told = [(s, t) for s, t in zip(scores, model.types, strict=True) if not allowed or t in allowed]
    highest, best = max(told)
    return Topic(best, 1 / sum(math.exp(s - highest) for s, _ in told))
