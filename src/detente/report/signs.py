"""What each verdict looks like everywhere: a sign, a word, what it means, a terminal style. Never colour alone."""

from __future__ import annotations

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
    Verdict.CONTRADICTED: Sign(
        "✗", "Contradicted", "The record says otherwise, or a complete part of it lacks it.", "bold red"
    ),
    Verdict.IMPRECISE: Sign("≈", "Imprecise", "Close, but wrong in a stated detail.", "yellow"),
    Verdict.OUTDATED: Sign("↺", "Outdated", "True at another time than the text speaks of.", "magenta"),
    Verdict.UNSETTLED: Sign("⇄", "Unsettled", "Sources of equal standing, or definitions, disagree.", "blue"),
    Verdict.NO_RECORD: Sign("○", "No record", "Nothing in the record covers it.", "cyan"),
    Verdict.NOT_CHECKABLE: Sign("–", "Not checkable", "Opinion, motive, prediction, or too vague to test.", "dim"),
}


def words(identifier: str) -> str:
    """An identifier as words: attack_or_weapon_test, torn_digits."""
    return identifier.replace("_", " ")
