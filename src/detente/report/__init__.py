"""Findings to what people and programs read: terminal, HTML, JSON, Markdown, data frame. No verdict is made here."""

from detente.report.model import Attribution, Receipt, Report

__all__ = ["Attribution", "Receipt", "Report"]
