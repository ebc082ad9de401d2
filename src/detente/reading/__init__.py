"""Document to claims: the parse, names, quantities, dates, attribution, modality and frames."""

from detente.reading.reader import FrameReader, Quoted, Reader, Reading

__all__ = ["FrameReader", "Quoted", "Reader", "Reading"]
