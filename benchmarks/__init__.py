"""Speed and memory as ratios, each against its peer in the same run: machines differ and are noisy, ratios less so."""

from __future__ import annotations

from typing import NamedTuple


class Ratio(NamedTuple):
    """What was measured, as a ratio, and how high it may be; None where it only informs."""

    what: str
    value: float
    limit: float | None = None
