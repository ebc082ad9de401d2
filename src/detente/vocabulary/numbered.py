"""Things that go by a number: one entry for the EU's packages of sanctions or the Security Council's resolutions.

    "policy:org:EU/sanctions-package-{n}": {numbers: [[1, 20]], names: ["{nth} package of sanctions"], part_of: ["org:EU"]}

is an entity for each number, {n} being the figure and {nth} its ordinal, in figures and, up to the twentieth, in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from detente.errors import VocabularyError

WORDS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
)
MOST = 500
"""So many of a kind at the most: each is looked for in every text."""


def entries(templates: Any, file: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The ids and entries that the `numbered` block of a file stands for. Raises VocabularyError with file, entry and reason."""
    if not isinstance(templates, dict):
        raise VocabularyError("'numbered' is not a mapping", place=file, remedy="map each id with {n} to its fields")
    for id, entry in templates.items():
        place = f"{file}, {id}"
        if "{n}" not in str(id) or not isinstance(entry, dict) or not isinstance(entry.get("names"), list):
            raise VocabularyError("needs {n} in its id, and names", place=place, remedy="see numbered.py")
        fields = {k: v for k, v in entry.items() if k not in {"numbers", "names"}}
        for n in _numbers(entry.get("numbers"), place):
            names = [name for template in entry["names"] for name in _named(str(template), n)]
            yield str(id).replace("{n}", str(n)), {**fields, "names": list(dict.fromkeys(names))}


def _numbers(given: Any, place: str) -> list[int]:
    """Numbers, and first and last of a run of them in brackets."""
    runs = [[g, g] if isinstance(g, int) else g for g in given] if isinstance(given, list) else []
    if not runs or not all(_is_run(r) for r in runs):
        raise VocabularyError("has no numbers", place=place, remedy="write numbers: [1701, [2728, 2735]]")
    many = sum(last - first + 1 for first, last in runs)
    if many > MOST:
        raise VocabularyError(f"has {many} numbers", place=place, remedy=f"list at most {MOST}")
    return [n for first, last in runs for n in range(first, last + 1)]


def _is_run(run: Any) -> bool:
    """Whether it is the first and the last of a run of numbers."""
    return isinstance(run, list) and len(run) == 2 and all(type(n) is int for n in run) and 0 < run[0] <= run[1]


def _named(template: str, n: int) -> Iterator[str]:
    if "{nth}" not in template:
        yield template.replace("{n}", str(n))
        return
    suffix = "th" if n % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    yield template.replace("{nth}", f"{n}{suffix}")
    if n <= len(WORDS):
        yield template.replace("{nth}", WORDS[n - 1])
