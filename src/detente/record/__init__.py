"""The record: sourced statements of one shape, and how far each slice of them reaches."""

from detente.record.default import build_record, check_core, open_record
from detente.record.sentence import sentence
from detente.record.view import View

__all__ = ["View", "build_record", "check_core", "open_record", "sentence"]
