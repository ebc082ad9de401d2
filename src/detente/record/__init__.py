"""The record: sourced statements of one shape, how far each slice of them reaches, and when the record came to know them."""

from detente.record.default import build_record, check_core, core_version, open_core, open_record, writable_record
from detente.record.known import known_vocabulary
from detente.record.sentence import capital, sentence
from detente.record.view import Import, Standing, View

__all__ = [
    "Import",
    "Standing",
    "View",
    "build_record",
    "capital",
    "check_core",
    "core_version",
    "known_vocabulary",
    "open_core",
    "open_record",
    "sentence",
    "writable_record",
]
