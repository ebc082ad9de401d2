"""Characters that were decoded wrongly ("â€™", "FranÃ§ois", U+FFFD) and characters that no text should hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from detente.documents.model import Damage


def _as_cp1252(byte: int) -> str:
    """What Windows shows for a byte; the five that it leaves undefined stay control characters."""
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_BYTES = {_as_cp1252(b): b for b in range(0x80, 0x100)} | {chr(b): b for b in range(0x80, 0xA0)}
_NEXT = "".join(re.escape(c) for c, b in _BYTES.items() if b < 0xC0)
# UTF-8 read as Windows-1252: Latin, Greek and Cyrillic letters, typographic marks, emoji.
_MISREAD = re.compile(f"[ÂÃÐÑ][{_NEXT}]|[ÄÅÎÏ](?![“”‘’–—…])[{_NEXT}]|[âï][{_NEXT}]{{2}}|ð[{_NEXT}]{{3}}")
_MAC = {
    "‚Äô": "’", "‚Äò": "‘", "‚Äú": "“", "‚Äù": "”", "‚Äì": "–", "‚Äî": "—", "‚Ä¶": "…",
    "√©": "é", "√°": "á", "√º": "ü", "√∂": "ö",
}  # fmt: skip
_MISREAD_MAC = re.compile("|".join(_MAC))
_PLAUSIBLE = re.compile(
    "[\x80-\u024f\u0370-\u052f\u2010-\u2044\u20a0-\u20bf\u2122\u2190-\u21ff\ufeff\U0001f300-\U0001faff]"
)
_APOSTROPHE = re.compile("(?<=[A-Za-z])\ufffd(?=(?:s|t|re|ve|ll|d|m)(?![A-Za-z]))")
_HOPELESS = re.compile("[\ufffd\x80-\x9fÂÃ]|â€")
_LEFT = re.compile("[\ufffd\x80-\x9f]|â€")
_SPLIT = f"A[\u0302\u0303\u0308\u030a][{_NEXT}]|a\u0302[{_NEXT}]{{2}}"  # the same with the accent as its own character
_SUSPECT = re.compile(f"{_MISREAD.pattern}|{_SPLIT}|{_MISREAD_MAC.pattern}|{_LEFT.pattern}")

_INVISIBLE = "\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_CONTROL = re.compile(f"[\x00-\x08\x0b\x0e-\x1f\x7f{_INVISIBLE}]+")
_UNSEEN = re.compile(f"[{_INVISIBLE}]+")

_SPACE = " \t\n\r\f\v\u2028\u2029"
_MARKS = '.,;:!?()[]"'
_LONGEST = 200


def find_garble(text: str) -> Iterator[Damage]:
    """Words with wrongly decoded characters; the reading is the round trip, where it leaves no doubt."""
    if text.isascii():
        return
    for start, end in _words(text, _SUSPECT):
        mended = _decode_again(text[start:end])
        yield Damage(start, end, "encoding", "" if _HOPELESS.search(mended) else mended)


def find_control_characters(text: str) -> Iterator[Damage]:
    """Words with invisible characters in them; the reading leaves these out. A control character may stand for a lost
    letter, so it has none."""
    for start, end in _words(text, _CONTROL):
        seen = _UNSEEN.sub("", text[start:end])
        yield Damage(start, end, "control_characters", "" if _CONTROL.search(seen) else seen)


def _words(text: str, suspect: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The words that hold something suspicious, without the punctuation around them."""
    place = 0
    for found in suspect.finditer(text):
        start, end = found.span()
        if start < place:
            continue
        while start > place and found.start() - start < _LONGEST and text[start - 1] not in _SPACE:
            start -= 1
        while end < len(text) and end - found.end() < _LONGEST and text[end] not in _SPACE:
            end += 1
        place = end
        while start < found.start() and text[start] in _MARKS:
            start += 1
        while end > found.end() and text[end - 1] in _MARKS:
            end -= 1
        yield start, end


def _decode_again(word: str) -> str:
    """Undo each misreading, as often as it was done."""
    word = unicodedata.normalize("NFC", word)
    for _ in range(3):
        again = _MISREAD_MAC.sub(lambda m: _MAC[m[0]], _MISREAD.sub(_undo, word))
        if again == word:
            break
        word = again
    word = _APOSTROPHE.sub("’", word)
    return "".join(_as_cp1252(ord(c)) if "\x80" <= c <= "\x9f" else c for c in word)


def _undo(found: re.Match[str]) -> str:
    try:
        decoded = bytes(_BYTES[c] for c in found[0]).decode()
    except UnicodeDecodeError:
        return found[0]
    return decoded if _PLAUSIBLE.fullmatch(decoded) else found[0]
