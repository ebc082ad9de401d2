"""Bytes to a frozen `Document`: files, folders, addresses and texts, with what is broken in them found and marked."""

from detente.documents.build import from_text
from detente.documents.damage import find_damage
from detente.documents.dates import parse_date
from detente.documents.load import open_documents
from detente.documents.model import Damage, DamageKind, Document, Span

__all__ = ["Damage", "DamageKind", "Document", "Span", "find_damage", "from_text", "open_documents", "parse_date"]
