"""Which language a text is in: by its function words, and by a model only where these leave a doubt."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from detente.documents.words import words

# English function words that are not words of its neighbours as well ("in", "is", "of", "was" are).
_ENGLISH = words(
    "the and that with from has have had been which said will would their they this these its it he his not are were"
    " be by who to after about more than"
)
# And those that it shares with them, which speak for English where no word of theirs stands beside them.
_SHARED = _ENGLISH | words("in on of to a is was as for at an or but no")
_OTHERS = words(
    "der die das und ist nicht ein eine den dem von mit het een de van en le la les des et du est une el los las que y"
    " del il di che non per una o os do da em og och att som på av i nie się w z ve bir bu yang dan dengan si nu și în"
    " je se"
)
_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 20_000
_SURE, _DOUBTFUL, _FEW = 0.12, 0.05, 12
_FOREIGN = 0.04

_NAMES = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese",
    "ka": "Georgian", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nb": "Norwegian", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak",
    "sl": "Slovene", "sr": "Serbian", "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def detect(text: str) -> tuple[str, float]:
    """The ISO 639-1 code of a text's language and how sure that is, from 0 to 1.

    English is presumed: a short text, or one that is partly English, counts as English unless its script speaks
    against it.
    """
    sample = text[:_LOOKED_AT]
    found = _WORD.findall(sample)
    latin = [w.lower() for w in found if w[0] < "\u0250"]
    if sum(map(len, latin)) * 2 >= sum(map(len, found)):
        share, shared, others = (_share(latin, those) for those in (_ENGLISH, _SHARED, _OTHERS))
        if share >= _SURE:
            return "en", 1.0
        if len(latin) < _FEW or share >= _DOUBTFUL or (shared >= _SURE and others < _FOREIGN):
            return "en", 0.5
        code, sure = _identifier().classify(sample)
        return (str(code), float(sure)) if sure >= 0.9 else ("en", 0.5)
    code, sure = _identifier().classify(sample)
    return str(code), float(sure)


def _share(found: list[str], those: frozenset[str]) -> float:
    return sum(w in those for w in found) / max(1, len(found))


def name_of(code: str) -> str:
    """The English name of a language, or its code where it is not a common one."""
    return _NAMES.get(code, code)


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
