"""Détente reads writing about international security and tests every claim against a sourced public record."""

__version__ = "0.1.0"
