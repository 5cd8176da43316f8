"""Individuals with several samples in one group: as independent samples, averaged or by their correlation.  Frozen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from geneverdict.model.column import Column
from geneverdict.model.fit import Fit
from geneverdict.model.series import FloatArray

Way = Literal["independent", "average", "block"]
"""Every sample by itself; the mean of an individual; all samples, by the correlation within individuals."""


@dataclass(frozen=True, slots=True)
class ReplicateWay:
    """A whole series counted in one way."""

    way: Annotated[Way, Column()]
    used: Annotated[bool, Column("truth")]
    """Whether the answer rests on it."""
    n_case: Annotated[int, Column("samples")]
    n_control: Annotated[int, Column("samples")]
    n_significant: Annotated[int, Column("genes")]
    """With an FDR below ``fdr_cut``."""
    fdr_cut: Annotated[float, Column("share")]
    """The study's threshold, whatever is asked for now."""


@dataclass(frozen=True, slots=True, eq=False)
class ReplicateFit:
    """The same with the statistics of every gene."""

    whole: ReplicateWay
    fit: Fit


REPLICATE_STATISTICS = ("log2fc", "p", "fdr")


def replicate_columns(way: Way, fit: Fit) -> dict[str, FloatArray]:
    """Of every gene of a series that is counted in one way, as they are stored."""
    return {f"{way}_{name}": getattr(fit, name) for name in REPLICATE_STATISTICS}


@dataclass(frozen=True, slots=True)
class ReplicateRow:
    """One gene of it.  Numbers are NaN where the gene could not be tested."""

    whole: Annotated[ReplicateWay, Column(inline=True)]
    log2fc: Annotated[float, Column("effect")]
    p: Annotated[float, Column("share")]
    fdr: Annotated[float, Column("share")]
    call: Annotated[str, Column()]
    """At the thresholds that are asked for: ``Call``."""
