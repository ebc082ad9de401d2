"""Claims of several documents laid side by side: who says the same, who says otherwise, and who only repeats."""

from detente.comparing.compare import compare
from detente.comparing.model import Camp, Citation, Comparison, Difference, Point, Said, Told

__all__ = ["Camp", "Citation", "Comparison", "Difference", "Point", "Said", "Told", "compare"]
