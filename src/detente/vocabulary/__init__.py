"""Entities, relations, frames and cue words: reviewable data files with validation at load."""

from detente.vocabulary.load import Vocabulary, load
from detente.vocabulary.model import Entity, Kind, Relation

__all__ = ["Entity", "Kind", "Relation", "Vocabulary", "load"]
