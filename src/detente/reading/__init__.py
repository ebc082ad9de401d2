"""Document to claims: the parse, names, quantities, dates, attribution, modality and frames."""

from detente.reading.reader import Attribution, FrameReader, Reader, Reading
from detente.reading.terms import Term, Terms
from detente.reading.wars import Wars

__all__ = ["Attribution", "FrameReader", "Reader", "Reading", "Term", "Terms", "Wars"]
