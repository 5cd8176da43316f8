"""What R's own packages say of the numbers that were printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from geneverdict.messages import Message
from geneverdict.model.shown import Shown

Compared = Literal["series", "pooled", "without", "survival", "survival_pooled"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One number: ours and R's.  ``where``: a series, a cohort or an endpoint; ``difference`` is infinite where R has
    no such number."""

    what: Compared
    where: str
    gene: str
    statistic: str
    ours: float
    r: float
    difference: float
    """Relative."""
    bound: float
    """From which difference on the number is not the same: 1e-9, or 1e-6 and 1e-4 where limma and DESeq2 themselves
    are no more exact."""


@dataclass(frozen=True, slots=True, eq=False)
class Verification(Shown):
    """Every number that R recomputed, which it was not asked for, and the versions."""

    compared: tuple[Comparison, ...]
    left_out: tuple[Message, ...]
    versions: Mapping[str, str]

    @property
    def largest(self) -> Comparison | None:
        return max(self.compared, key=lambda one: one.difference, default=None)

    @property
    def different(self) -> tuple[Comparison, ...]:
        return tuple(one for one in self.compared if not one.difference <= one.bound)

    def worst(self) -> tuple[Comparison, ...]:
        """Of each statistic of each series or line, the one that differs most, in the order of the comparison."""
        found: dict[tuple[str, str, str], Comparison] = {}
        for one in self.compared:
            key = (one.what, one.where, one.statistic)
            if key not in found or one.difference > found[key].difference:
                found[key] = one
        return tuple(found.values())
