"""A system as a page and as pictures: graph, map, timeline and spending of what `detente.system` hands over as JSON-ready values."""

from detente.report.system.page import page
from detente.report.system.picture import Part, picture, png

__all__ = ["Part", "page", "picture", "png"]
