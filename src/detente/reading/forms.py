"""Part of speech and lemma of words, as the rules of spaCy's model give them, asked once for each use of a word.

The model's attribute ruler tells words apart by tag, dependency and, for the words that it names, by the word; its
lemmatizer then looks at the word. So the ruler is asked once for all words that no rule tells apart, the lemmatizer once
for each word, and both once more where a rule over several words holds ("let 's").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_SHORT = re.compile(r"(?:^|[^aeiou])[aeiouy][bdfgklmnprtvz]$")
"""A verb whose last consonant is doubled before -ed and -ing: hop, stag, scar."""
RULES = ["attribute_ruler", "lemmatizer"]
REMEMBERED = 100_000
"""How many uses of a word are kept in memory before the table starts anew."""

_DOUBLED = re.compile(r"re(?P<rest>\w+([bdgklmnprt]))\2(?:ed|ing)")
Key = tuple[int, int, int]
"""A word, its tag and its dependency, by their numbers in spaCy's table of strings."""


class Form(NamedTuple):
    """How a word is used, in the order in which a token has it."""

    lemma: str
    pos: str
    tag: str
    dep: str


class Ruling(NamedTuple):
    """What the attribute ruler says of a word; the lemma is empty where the lemmatizer is to find it."""

    pos: str
    morph: str
    lemma: str
    tag: str
    dep: str


class Forms:
    """The table of forms, filled as words come up."""

    def __init__(self, language: Language) -> None:
        from spacy.matcher import Matcher

        self._vocab = language.vocab
        self._ruler, self._lemmatizer = (language.get_pipe(name) for name in RULES)
        index = self._lemmatizer.lookups.get_table("lemma_index", {})  # type: ignore[attr-defined]
        for pos, words in index.items():
            index[pos] = frozenset(words)  # a list of the language's words, looked through for each lemma
        self._verbs: frozenset[str] = index.get("verb", frozenset())
        rules: list[dict[str, Any]] = self._ruler.patterns  # type: ignore[attr-defined]
        self._named = _named_words(token for rule in rules for pattern in rule["patterns"] for token in pattern)
        self._phrases = Matcher(self._vocab)
        for number, rule in enumerate(rules):
            longer = [pattern for pattern in rule["patterns"] if len(pattern) > 1]
            if longer:
                self._phrases.add(str(number), longer)
        self._known: dict[Key, Form] = {}
        self._rulings: dict[tuple[str, bool, int, int], Ruling] = {}

    def of(self, docs: Sequence[Doc], keys: Sequence[list[Key]]) -> list[list[Form]]:
        """The form of each word of some parsed documents; `keys` are their words."""
        known = self._known
        if len(known) > REMEMBERED:
            known = self._known = {}
        new = list({key for each in keys for key in each if key not in known})
        if new:
            known.update(zip(new, self.apart(new), strict=True))
        found = [[known[key] for key in each] for each in keys]
        for doc, each, forms in zip(docs, keys, found, strict=True):
            for start, end in self._together(doc):
                beside = each[start:end]
                forms[start:end] = self._lemmatized(beside, self._ruled(self._doc(beside)))
        return found

    def apart(self, keys: Sequence[Key]) -> list[Form]:
        """The forms of words that have nothing to do with each other."""
        classes = [self._class(key) for key in keys]
        new = {each: key for each, key in zip(classes, keys, strict=True) if each not in self._rulings}
        if new:
            doc = self._doc(list(new.values()))
            rulings = self._ruled(doc)
            for start, end in self._together(doc):
                rulings[start:end] = [self._ruled(self._doc([key]))[0] for key in list(new.values())[start:end]]
            self._rulings.update(zip(new, rulings, strict=True))
        return self._lemmatized(keys, [self._rulings[each] for each in classes])

    def _class(self, key: Key) -> tuple[str, bool, int, int]:
        """What the rules see of a word: itself only where one of them names it."""
        word, tag, dep = key
        lexeme = self._vocab[word]
        low = lexeme.lower_
        return low if self._named.fullmatch(low) else "", lexeme.is_space, tag, dep

    def _together(self, doc: Doc) -> list[tuple[int, int]]:
        """Where a rule over several words holds."""
        return _joined((s, e) for _, s, e in self._phrases(doc, allow_missing=True))

    def _doc(self, keys: Sequence[Key]) -> Doc:
        from spacy.tokens import Doc

        strings = self._vocab.strings
        words, tags, deps = ([strings[number] for number in column] for column in zip(*keys, strict=True))
        return Doc(self._vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))

    def _ruled(self, doc: Doc) -> list[Ruling]:
        """What the ruler makes of words that stand side by side."""
        return [Ruling(t.pos_, str(t.morph), t.lemma_, t.tag_, t.dep_) for t in self._ruler(doc)]

    def _lemmatized(self, keys: Sequence[Key], rulings: Sequence[Ruling]) -> list[Form]:
        from spacy.tokens import Doc

        words = [self._vocab.strings[word] for word, _, _ in keys]
        pos, morphs, lemmas, _, _ = (list(column) for column in zip(*rulings, strict=True))
        doc = self._lemmatizer(Doc(self._vocab, words=words, pos=pos, morphs=morphs, lemmas=lemmas))
        return [
            Form(self._whole(t.lemma_.lower(), t.lower_) if r.pos == "VERB" else t.lemma_.lower(), r.pos, r.tag, r.dep)
            for t, r in zip(doc, rulings, strict=True)
        ]

    def _whole(self, lemma: str, word: str) -> str:
        """The verb with its final e, which spaCy's rules drop where a shorter verb is left: "staged" is of stage, for that of stag
        would be "stagged"; "hopes" is of hope, for that of hop would be "hops"."""
        if f"{lemma}e" in self._verbs and word in {f"{lemma}ed", f"{lemma}ing", f"{lemma}es"}:
            doubles = _SHORT.search(lemma) is not None
            adds_s = word.endswith("es") and not lemma.endswith(("s", "x", "z", "ch", "sh", "o"))
            return f"{lemma}e" if doubles or adds_s else lemma
        doubled = _DOUBLED.fullmatch(word)
        if doubled and lemma not in self._verbs and doubled["rest"] in self._verbs:
            return f"re{doubled['rest']}"  # of "readmitted" spaCy makes "readmitte"
        return lemma


def _named_words(tokens: Iterable[dict[str, Any]]) -> re.Pattern[str]:
    """The words, in small letters, that rules name; every word where a rule looks at more than we know of."""
    found: list[str] = []
    for token in tokens:
        low = token.get("LOWER", {"IN": []})
        if set(token) - {"LOWER", "TAG", "DEP", "IS_SPACE"} or (isinstance(low, dict) and set(low) - {"IN", "REGEX"}):
            return re.compile(r"(?s:.*)")
        if isinstance(low, str):
            found.append(re.escape(low))
        else:
            found += [re.escape(word) for word in low.get("IN", ())]
            found += [f".*(?:{low['REGEX']}).*"] if "REGEX" in low else []
    return re.compile("|".join(found))


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
