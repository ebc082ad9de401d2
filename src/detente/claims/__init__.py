"""The types that flow through the house. No input or output happens here."""

from detente.claims.model import Claim, ClaimType, Coverage, Mention, Modality, Source, Statement, Value
from detente.claims.when import When

__all__ = ["Claim", "ClaimType", "Coverage", "Mention", "Modality", "Source", "Statement", "Value", "When"]
