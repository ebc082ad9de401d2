"""Findings to what people and programs read: terminal, HTML, JSON, Markdown, data frame. No verdict is made here."""

from detente.reading import Attribution
from detente.report.model import Receipt, Report

__all__ = ["Attribution", "Receipt", "Report"]
