"""Every error that Détente raises on purpose, as one tree.

    DetenteError             something Détente needs is missing      exit code 5
    ├── InputError          a document that cannot be read            exit code 3
    │   ├── FetchError      an address that cannot or may not be fetched
    │   └── DateError       a date that is not in a known form
    ├── VocabularyError     a data file of ours, or a user's, that breaks its rules   exit code 4
    ├── OutputError         a report that cannot be written where or as asked         exit code 6
    └── RecordError         a record that is missing, damaged, or refuses a row       exit code 4
        └── NotFoundError   an id that the record or a report does not hold

Each carries what went wrong, where, and what to do about it; the command line prints the three and exits with
the class's code. Anything else that escapes is a defect.
"""

from __future__ import annotations

from typing import ClassVar


class DetenteError(Exception):
    """What went wrong, `place` (file, row, key) where it did, and the `remedy`."""

    exit_code: ClassVar[int] = 5

    def __init__(self, message: str, *, place: str = "", remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        head = f"{self.place}: {self.message}" if self.place else self.message
        return f"{head} ({self.remedy})" if self.remedy else head


class InputError(DetenteError):
    """A document that cannot be read: empty, binary, broken, encrypted, too large."""

    exit_code = 3


class FetchError(InputError):
    """An address that cannot be fetched, or may not be."""


class DateError(InputError):
    """A date that is not in a known form."""


class OutputError(DetenteError):
    """A report that cannot be written where, or in the form, that was asked for."""

    exit_code = 6


class VocabularyError(DetenteError):
    """A data file that breaks the rules of the vocabulary."""

    exit_code = 4


class RecordError(DetenteError):
    """A record that is missing, damaged, or refuses a row."""

    exit_code = 4


class NotFoundError(RecordError):
    """An id that the record or a report does not hold."""
