"""The system that a record or a text describes: who is tied to whom, by layer and over time; its measures and its changes."""

from detente.system.layers import Bond, Layer, layers
from detente.system.network import Actor, System
from detente.system.ties import Tie

__all__ = ["Actor", "Bond", "Layer", "System", "Tie", "layers"]
