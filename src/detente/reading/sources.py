"""Who is the source: the noun phrase to which a verb, noun or adjective of saying, thinking or wanting belongs.

The subject of an active, the agent of a passive; a verb without either takes what it shares or is controlled by: "came and
said", "left, saying", "was quoted as saying", "urged her to say", "was accused of saying", "those who say".
"""

from __future__ import annotations

from collections.abc import Sequence

from detente.reading.clauses import CLAUSE_DEPS
from detente.reading.lexicon import attribution_words
from detente.reading.quotations import Span, within
from detente.reading.slots import SUBJECTS
from detente.reading.syntax import Sentence, Token

NOBODY = {
    "i",
    "we",
    "you",
    "me",
    "us",
    "my",
    "our",
    "your",
    "someone",
    "anyone",
    "one",
    "nobody",
    "myself",
    "ourselves",
}
THINGS = {"it", "that", "this", "what", "which", "these", "those", "there"}
_PREDICATES = {"VERB", "AUX"}


def source_of(verb: Token) -> Token | None:
    """The head of the source of a verb, an antecedent where a relative pronoun stands for it. None where nobody is named."""
    return _named(_agent(verb) if is_passive(verb) else verb.child("nsubjpass") or _subject(verb))


def beside(verb: Token, sentence: Sentence, quotes: Sequence[Span]) -> Token | None:
    """The noun next to a verb of saying that the parse left without a source: “…,” said Macron; “…,” Macron, 46, said."""
    if is_passive(verb):
        return None
    nouns = [t for t in sentence.tokens if t.pos in {"NOUN", "PROPN", "PRON"} and not within(t.start, quotes)]
    before = [t for t in sentence.tokens if t.start < verb.start]
    if not before or any(q[1] == before[-1].end for q in quotes):
        after = [t for t in nouns if t.start > verb.start and t.i - verb.i < 6]
        while after and after[0].dep == "compound" and len(after) > 1:
            del after[0]
        return _named(after[0]) if after else None
    commas = [t.start for t in before if t.text == ","]
    if before[-1].text != ",":
        nearest = [t for t in nouns if t.start < verb.start and verb.i - t.i < 4] if quotes else []
        return _named(nearest[-1]) if nearest else None
    named = [t for t in nouns if t.pos == "PROPN" and commas[-2:-1] and commas[-2] < t.start < commas[-1]]
    earlier = [t for t in nouns if t.start < commas[-2]] if len(commas) > 1 else []
    chosen = named or earlier if earlier and earlier[-1].pos == "NOUN" else earlier
    return _named(chosen[-1]) if chosen else None


def inverted(verb: Token) -> Token | None:
    """The noun after a verb of saying in parentheses, which the parse took for its object: "The ship, said Nowak, sank"."""
    subject, obj = verb.child("nsubj"), verb.child("dobj")
    commas = [c for t in (verb, subject) if t for c in t.children if c.text == ","]
    around = obj is not None and any(c.i == verb.i - 1 for c in commas)
    return obj if around and obj and any(c.i == max(t.i for t in obj.subtree()) + 1 for c in commas) else None


def source_of_noun(noun: Token) -> Token | None:
    """Whose a noun is: his claim, the claim by X, fears among voters, X repeated the claim, X's plan and promise."""
    owner = noun.child("poss")
    if owner is None:
        by = [c for c in noun.children if c.dep in {"prep", "agent"} and c.text.lower() in {"by", "from", "among"}]
        owner = by[0].child("pobj") if by else None
    if noun.lemma in attribution_words("held") and (of := _after(noun, "of")) is not None:
        return _named(of)
    if owner is None and noun.dep == "conj" and noun.head.pos == "NOUN":
        owner = noun.head.child("poss")
    if owner is None:
        carrier = noun.head.head if noun.dep == "pobj" else noun.head
        if noun.dep in {"dobj", "pobj"} and carrier.pos == "VERB" and carrier.lemma in attribution_words("carry"):
            return source_of(carrier)
    return _named(owner)


def source_of_state(adjective: Token) -> Token | None:
    """Who is afraid, sure or proud: the subject of the copula, or the noun before the adjective."""
    verb = adjective.head
    if verb.lemma == "make" and verb.pos == "VERB":
        return _named(_subject(verb)) if not is_passive(verb) else None
    if adjective.dep in {"acomp", "oprd", "attr"} and verb.pos in _PREDICATES:
        return _named(_subject(verb))
    if adjective.pos == "VERB":
        return _named(adjective.child("nsubjpass"))
    if adjective.dep == "conj" and verb.pos == "ADJ":
        return source_of_state(verb)
    return _named(verb) if adjective.dep in {"amod", "acl"} and verb.start < adjective.start else None


def phrase(head: Token) -> tuple[int, int]:
    """The noun phrase of a source, without its clauses."""
    tokens, stack = [head], [head]
    while stack:
        for child in stack.pop().children:
            if child.dep not in {"relcl", "acl", "advcl", "punct", "ccomp", "case", *SUBJECTS} and (
                child.dep not in CLAUSE_DEPS or (child.dep == "conj" and child.pos not in _PREDICATES)
            ):
                tokens.append(child)
                stack.append(child)
    return min(t.start for t in tokens), max(t.end for t in tokens)


def written(cue: Token, source: Token) -> tuple[int, int]:
    """Where the source stands for this cue: its noun phrase, or the relative pronoun after it ("aides, who said")."""
    pronoun = cue.child("nsubj", "nsubjpass") or (cue.head.child("nsubj") if cue.dep == "acomp" else None)
    if pronoun is not None and pronoun.tag in {"WP", "WDT"} and source.end < pronoun.start:
        return pronoun.start, pronoun.end
    return phrase(source)


def is_passive(verb: Token) -> bool:
    """Whether a verb's subject is what it happens to: "was told", "accused by", "asked about it, she"."""
    if any(c.dep in {"auxpass", "nsubjpass"} for c in verb.children):
        auxiliary = verb.child("auxpass")
        contracted = auxiliary is not None and auxiliary.text.lower() in {"'s", "’s"}
        return not (contracted and verb.child("ccomp") is not None)
    if verb.tag != "VBN" or any(c.dep == "aux" for c in verb.children) or verb.child("nsubj") is not None:
        return False
    if verb.dep == "conj" and verb.head.pos == "VERB":
        return is_passive(verb.head) or (verb.head.tag != "VBN" and verb.child("agent") is not None)
    if verb.dep == "acl" and verb.head.dep == "ROOT":
        return verb.child("agent") is not None
    return verb.dep in {"acl", "advcl", "relcl"} or verb.child("agent") is not None


def _after(noun: Token, word: str) -> Token | None:
    link = next((c for c in noun.children if c.dep == "prep" and c.text.lower() == word), None)
    return link.child("pobj") if link else None


def _agent(verb: Token) -> Token | None:
    by = verb.child("agent")
    return by.child("pobj") if by else None


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, its own or that of what it hangs on."""
    token = verb
    for _ in range(8):
        subject = token.child("nsubj") or (token.child("nsubjpass") if token is not verb else None)
        if subject is not None:
            return subject
        up = token.head
        if up is token:
            return None
        match token.dep:
            case "xcomp" | "ccomp" | "oprd" if up.pos in _PREDICATES:
                controlled = up.child("dobj")
                if controlled is not None and controlled.start < token.start and token.pos in _PREDICATES:
                    return controlled
            case "pcomp":
                above = up.head
                controlled = above.child("dobj") if above.pos == "VERB" else None
                if controlled is not None and up.text.lower() in {"for", "of"} and controlled.start < up.start:
                    return controlled
                if above.pos not in _PREDICATES:
                    return above.child("poss") or _above(above)
                up = above
            case "acl" | "relcl":
                if token.tag == "VB":
                    return up.child("poss") or _above(up)
                return _author(up) or up
            case "conj" | "advcl" | "parataxis" | "dep" | "acomp" | "prep":
                pass
            case _:
                return None
        if up.pos not in {"VERB", "AUX", "ADJ", "ADP", "SCONJ"}:
            return up if up.dep in {"nsubj", "pobj", "dobj", "appos", "attr"} and token.dep != "conj" else None
        token = up
    return None


def _author(writing: Token) -> Token | None:
    """Who issued the statement that says something."""
    verb = writing.head
    issued = (
        writing.dep == "dobj"
        and writing.lemma in attribution_words("writings")
        and verb.lemma in attribution_words("issue")
    )
    return source_of(verb) if issued else None


def _above(noun: Token) -> Token | None:
    """The subject of the verb that a noun belongs to: in an effort to, in hopes of."""
    token = noun
    while token.head is not token and token.pos not in _PREDICATES:
        token = token.head
    return (token.child("nsubjpass") or _subject(token)) if token.pos in _PREDICATES else None


def _named(source: Token | None) -> Token | None:
    """The source, or what a relative pronoun stands for; None for nobody in particular."""
    if source is not None and source.tag in {"WDT", "WP", "WP$"}:
        up = source
        while up.dep != "relcl" and up.head is not up:
            up = up.head
        source = up.head if up.dep == "relcl" else None
    if source is None or source.tag in {"EX", "WDT", "WP"} or source.text.lower() in NOBODY:
        return None
    return source
