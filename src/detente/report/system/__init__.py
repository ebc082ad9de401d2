"""A system as a page and as pictures: graph, map, timeline and spending, made of its JSON-ready values ("detente.system/1")."""

from detente.report.system.page import page
from detente.report.system.picture import Part, picture, png

__all__ = ["Part", "page", "picture", "png"]
