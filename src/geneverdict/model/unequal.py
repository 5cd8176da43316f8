"""Groups that vary unequally: how much, and what each gene's test is when the groups have variances of their own."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Annotated, NamedTuple

from geneverdict.model.column import Column
from geneverdict.model.series import FloatArray
from geneverdict.model.shown import Shown


@dataclass(frozen=True, slots=True)
class GroupSpread(Shown):
    """The SDs within the two groups, over all genes."""

    ratio: float
    """Case over control in the typical gene."""
    between: float
    """SD of log2 of the ratio between genes; 0 where it differs no more than by chance."""
    n_genes: int
    """That tell."""

    @property
    def times(self) -> float:
        """How many times the SD of the one that varies less the other group has."""
        return max(self.ratio, 1 / self.ratio) if self.ratio > 0 else math.nan


@dataclass(frozen=True, slots=True, eq=False)
class RemedyFit:
    """Statistics of case − control by one remedy, (genes,); NaN where not estimable."""

    log2fc: FloatArray
    se: FloatArray
    df: FloatArray
    p: FloatArray
    fdr: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class UnequalFit(Shown):
    """Every gene of a series, in the order of its fit, with variances that may differ between the groups."""

    weighted: RemedyFit
    """One ratio of variances for all genes: weights of the groups."""
    welch: RemedyFit | None
    """Each gene has a ratio of its own: moderated Welch; None where covariates are in the model."""
    fdr: FloatArray
    """(genes,) FDR of the larger p of the two."""

    @property
    def remedies(self) -> dict[str, RemedyFit]:
        return {"weighted": self.weighted} if self.welch is None else {"weighted": self.weighted, "welch": self.welch}

    @property
    def columns(self) -> dict[str, FloatArray]:
        """A column for each number of each remedy (``weighted_p``), and ``fdr``."""
        numbers = {f"{name}_{x}": getattr(one, x) for name, one in self.remedies.items() for x in Remedy._fields}
        return {**numbers, "fdr": self.fdr}


class Remedy(NamedTuple):
    """One gene by one remedy."""

    log2fc: Annotated[float, Column("effect")]
    se: Annotated[float, Column("effect")]
    df: Annotated[float, Column()]
    p: Annotated[float, Column("share")]
    fdr: Annotated[float, Column("share")]


class UnequalRow(NamedTuple):
    """One gene where the groups differ in size and spread, so that its call may hang on that."""

    weighted: Annotated[Remedy, Column()]
    welch: Annotated[Remedy | None, Column()]
    fdr: Annotated[float, Column("share")]

    @property
    def both(self) -> tuple[Remedy, ...]:
        return (self.weighted,) if self.welch is None else (self.weighted, self.welch)
