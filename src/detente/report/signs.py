"""What each verdict looks like everywhere: a sign, a word, what it means, a terminal style. Never colour alone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from detente.checking.model import Verdict


@dataclass(frozen=True, slots=True)
class Sign:
    """How one verdict is shown. `style` is a rich style."""

    sign: str
    word: str
    means: str
    style: str


SIGNS: dict[Verdict, Sign] = {
    Verdict.SUPPORTED: Sign("✓", "Supported", "The record bears it out, within its own wording and rounding.", "green"),
    Verdict.CONTRADICTED: Sign("✗", "Contradicted", "The record says otherwise, or a complete part of it lacks it.", "bold red"),
    Verdict.IMPRECISE: Sign("≈", "Imprecise", "Close, but wrong in a stated detail.", "yellow"),
    Verdict.OUTDATED: Sign("↺", "Outdated", "True at another time than the text speaks of.", "magenta"),
    Verdict.UNSETTLED: Sign("⇄", "Unsettled", "Sources of equal standing, or definitions, disagree.", "blue"),
    Verdict.NO_RECORD: Sign("○", "No record", "Nothing in the record covers it.", "cyan"),
    Verdict.NOT_CHECKABLE: Sign("–", "Not checkable", "Opinion, motive, prediction, or too vague to test.", "dim"),
}


def words(identifier: str) -> str:
    """An identifier as words: attack_or_weapon_test, torn_digits."""
    return identifier.replace("_", " ")


def times(edtf: str) -> str:
    """An EDTF time as people write it: 1949-08-24/.. is "since 1949-08-24"."""
    first, slash, last = edtf.partition("/")
    if not slash:
        return edtf
    first, last = first.strip("."), last.strip(".")
    if first and last:
        return f"{first} to {last}"
    return f"since {first}" if first else f"until {last}" if last else ""


MONTHS = "January February March April May June July August September October November December".split()


def day(date: dt.date) -> str:
    """A day as a newspaper writes it, the same under every locale."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"
