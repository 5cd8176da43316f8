"""Which channel a deposited log ratio has above, where that is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Above = Literal["red/green", "green/red", "ch2/ch1", "ch1/ch2", "sample/reference"]


@dataclass(frozen=True, slots=True)
class Ratio:
    """Of a series of log ratios as deposited."""

    above: Above | None
    """None where nothing says it: then sample over reference, or red over green, was taken."""
    direct: bool
    """Each array compares two samples; else each has a common reference."""
    mixed: bool
    """The reference shone in one channel of some arrays and in the other of others."""
