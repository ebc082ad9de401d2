"""Findings to what people and programs read, in the formats of `formats.py`. No verdict is made here."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.reading import Attribution
    from detente.report.model import Publication, Receipt, Report

__all__ = ["Attribution", "Publication", "Receipt", "Report"]

_HOMES = {"Attribution": "detente.reading", **dict.fromkeys(__all__[1:], "detente.report.model")}


def __getattr__(name: str) -> Any:
    """The public names, loaded when first asked for, so that the table of formats costs nothing."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'detente.report' has no attribute '{name}'")
