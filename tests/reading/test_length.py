"""Time grows with the length of the text, whatever the text is like. Bounds are ratios, and generous: eight times the text
costs about eight times as much, sixty-four times if anything is quadratic."""

from __future__ import annotations

import time

import pytest

from detente.documents import from_text
from detente.reading import FrameReader

SMALL, TIMES, MOST = 6_000, 8, 24
TEXTS = {
    "paragraphs": "Japan said that it would buy 400 missiles from the United States. They will arrive in 2027.\n\n",
    "one line": "they said that Japan and the United States and their allies would never ",
    "names": "Japan and the United States and the defence minister and ",
    "pronouns": "They said it was theirs, and he did it. ",
    "quotations": '"He said that NATO and Japan" and “Russia told us that it, they and he ',
    "brackets": '(["“',
    "open brackets": "( [ “ ",
    "commas": ", ",
    "figures": "1,000,000 ",
    "one number": "1",
    "one word": "a",
    "space": "   \n ",
    "headings": "# NATO\n",
    "boilerplate": "Read more: the latest news\n",
    "abbreviations": "the Ministry of Defence (MD) ",
    "run together": "RussiaChina.However",
    "garbled": "â€™s Ã©t ",
}


@pytest.mark.parametrize("kind", TEXTS)
def test_time_grows_with_the_length(reader: FrameReader, kind: str) -> None:
    def seconds(size: int) -> float:
        text = "NATO met. " + (TEXTS[kind] * (size // len(TEXTS[kind]) + 1))[:size]
        start = time.process_time()
        reader.read(from_text(text))
        return time.process_time() - start

    seconds(SMALL)
    assert seconds(TIMES * SMALL) < MOST * max(seconds(SMALL), 0.02)
