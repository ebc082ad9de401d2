"""Lines that belong to the page and not to the article: "Read more", "Editor: …", "Follow us on …".

Wordings that are unmistakable count wherever they stand. Beyond them one general rule: after prose, a short last line
without a verb and without an end mark is not part of the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.documents.model import Span

_LONGEST = 300

# (pattern that a line must begin with, most words that such a line has)
_KNOWN: tuple[tuple[re.Pattern[str], int], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), most)
    for pattern, most in (
        (r"(?:read|see|watch|listen|learn|view|show|load) (?:more|also|next|now|all|on|comments)\b", 14),
        (r"(?:also|further) (?:read|reading|see|watch|on)\b", 14),
        (r"(?:share|tweet|e-?mail|print|save|bookmark)(?: (?:this|it|on|via|with)\b.{0,60})?$", 10),
        (r"(?:subscribe|sign up|register now|join our|get our|download our|support our|donate)\b", 20),
        (r"follow (?:us|me|him|her|them|our|@|.{1,40} on (?:twitter|x|facebook|instagram|telegram|linkedin)\b)", 16),
        (r"(?:©|\(c\) ?\d{4}|copyright\b)", 30),
        (r".{0,80}\ball rights reserved\b", 30),
        (r"(?:source|sources|credits?|photos?|images?|pictures?|photographs?|videos?|graphic|editors?|edited by"
         r"|authors?|reporting by|writing by|translated by|translator|proofread(?:ing|er)?|tags?|filed under"
         r"|categor(?:y|ies)|topics|keywords|related|editor-in-chief|responsible editor|original link|contact"
         r"|posted in|published in)"
         r" ?[:：]", 20),
        (r"(?:reporting|writing|editing|additional reporting) by [A-Z]", 30),
        (r"\(?(?:photo|image|picture|video|file photo|photograph)s? (?:by|credit|courtesy|via|from)\b", 25),
        (r".{0,120}(?:/|\bvia |\b)(?:getty images|ap photo|afp photo|shutterstock|reuters/\w+ \w+)\)?$", 25),
        (r"(?:advertisement|advertising|sponsored(?: content| links)?|promoted|ad|adverts?)$", 3),
        (r"(?:related|recommended|trending|popular|latest|top|more)(?: (?:now|today|for you|articles?|stories|posts?"
         r"|news|topics|reading|content|coverage|videos|headlines|from\b.{0,60}|on\b.{0,60}|in\b.{0,60}))?$", 10),
        (r"(?:most read|most popular|most viewed|you (?:may|might) (?:also )?(?:like|be interested)|don['’]t miss"
         r"|editors?['’]?s? picks?|in case you missed)\b", 10),
        (r"(?:\d+ )?(?:comments?|repl(?:y|ies)|shares?|likes|views)(?: \(?\d+\)?)?$", 4),
        (r"(?:leave|post|write|add) (?:a|your) (?:reply|comment)|(?:log|sign) in\b"
         r"|skip to (?:main )?content|back to top", 10),
        (r"(?:previous|next)(?: article| post| story| page)?$|menu$|home$|contact us$|about us$|newsletter$", 4),
        (r"(?:privacy policy|terms (?:of use|of service|and conditions)|cookie (?:policy|settings|preferences))\b", 12),
        (r"(?:click|tap) (?:here|to)\b", 16),
        (r"(?:we|this (?:web)?site|our (?:web)?site|our partners).{0,60}\bcookies\b", 60),
        (r"by (?:continuing|using this site|clicking)\b.{0,120}\b(?:cookies|agree|accept|consent)\b", 60),
        (r"(?:the )?(?:views|opinions)(?: and opinions)? expressed (?:in this|here|are|by)\b", 50),
        (r"this (?:article|story|post|piece|report) (?:(?:was|is|has been) )?(?:(?:first|originally|previously) )?"
         r"(?:published|appeared|posted)\b", 30),
        (r"(?:\W{0,6}(?:end|ends|the end|fin|-30-)\W{0,6}|#{3,}|\*{3,}|-{3,}|_{3,}|={3,})$", 4),
    )
)  # fmt: skip

_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did|said|says"
    r"|left|won|lost|made|took|gave|went|came|held|met|sent|bought|sold|built|told|got|began|became|fell|rose|led|saw|kept"
    r"|paid|put|set|cut|hit|shot|knew|stood|spoke|fought|[a-z]+(?:ed|n['’]t))\b"
)
_END_MARKS = '.!?…:;,"”’)]。！？'
_LISTED = re.compile(r"[-*•·–—#>|]|\d|[ivx]+[.)]")
_PROSE_WORDS, _TAIL_WORDS, _TAIL_LINES = 12, 8, 3


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str

    @property
    def words(self) -> int:
        return len(self.text.split())


def find_boilerplate(text: str) -> tuple[Span, ...]:
    """The lines that are not the article's, in reading order."""
    lines = _lines(text)
    known = {line.start for line in lines if _is_known(line)}
    marked = {line.start: line for line in lines if line.start in known}
    marked |= {line.start: line for line in _tail(lines, known)}
    return tuple(Span(line.start, line.end) for _, line in sorted(marked.items()))


def _lines(text: str) -> list[_Line]:
    """The lines with something on them, without the space around it."""
    found: list[_Line] = []
    place = 0
    for raw in text.split("\n"):
        if inner := raw.strip():
            start = place + len(raw) - len(raw.lstrip())
            found.append(_Line(start, start + len(inner), inner))
        place += len(raw) + 1
    return found


def _is_known(line: _Line) -> bool:
    if len(line.text) > _LONGEST:
        return False
    bare = line.text.lstrip("*_#>|-•[ ").rstrip("*_|]> ") or line.text
    return any(pattern.match(bare) and line.words <= most for pattern, most in _KNOWN)


def _is_prose(line: _Line) -> bool:
    return line.words >= _PROSE_WORDS and line.text[-1] in _END_MARKS


def _is_sentence(line: _Line) -> bool:
    return line.words >= 5 and line.text[-1] in '.!?…"”’)。！？'


def _tail(lines: list[_Line], known: set[int]) -> list[_Line]:
    """The last lines, where they are short, verbless and open-ended, after at least two lines of prose."""
    loose: list[_Line] = []
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        if line.start in known:
            continue
        if len(loose) < _TAIL_LINES and _is_loose(line):
            loose.append(line)
            continue
        prose = sum(_is_prose(before) for before in lines[: place + 1])
        return loose if prose >= 2 and _is_sentence(line) else []
    return []


def _is_loose(line: _Line) -> bool:
    return (
        line.words <= _TAIL_WORDS
        and line.text[-1] not in _END_MARKS
        and not _LISTED.match(line.text)
        and not any(c.isdigit() for c in line.text)
        and not _VERB.search(line.text)
    )
