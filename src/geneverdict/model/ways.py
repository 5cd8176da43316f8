"""The same series pooled in other ways: how much the pooled answer depends on how the pooling is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, NamedTuple

from geneverdict.model.column import Column
from geneverdict.model.series import FloatArray
from geneverdict.model.shown import Shown

WAYS = ("reml_hk", "reml_hk_max1", "pm_hk", "reml_z", "dl_z", "fe_z")
"""Estimator of the variance between series (``fe``: one common effect) and test; the first is the study's own.  From
the most to the least careful."""
COMBINATIONS = ("fisher", "stouffer", "acat", "rank_aggregation")
DIRECTIONS = ("up", "down")
SIGNIFICANT = 0.05
"""What "p < .05" means where ways are compared; the study's thresholds are for single series."""


@dataclass(frozen=True, slots=True, eq=False)
class PooledWays(Shown):
    """Every gene pooled in every way.  ``k`` is the number of series that measured that gene.

    With k < 2 all but ``k`` and the votes are NaN: one series can be neither pooled nor combined.
    """

    genes: tuple[str, ...]
    series: tuple[str, ...]
    k: FloatArray
    estimate: FloatArray
    """Genes × ``WAYS``, as the next four."""
    ci_low: FloatArray
    ci_high: FloatArray
    p: FloatArray
    fdr: FloatArray
    """Benjamini-Hochberg over the genes, for each way by itself."""
    tau2_low: FloatArray
    """95 % Q-profile interval of the variance between series."""
    tau2_high: FloatArray
    i2_low: FloatArray
    i2_high: FloatArray
    tau2_empty: FloatArray
    """1 where the series are more alike than chance would have them, so that no tau² fits; else 0."""
    effect: FloatArray
    """Genes × ``series``: what was pooled, log2 fold changes; NaN where the series did not measure the gene."""
    se: FloatArray
    combined_p: FloatArray
    """Genes × ``COMBINATIONS`` × ``DIRECTIONS``: one-sided."""
    combined_fdr: FloatArray
    called_up: FloatArray
    """Series that call the gene up at the study's thresholds."""
    called_down: FloatArray
    positive: FloatArray
    """Series whose log2 fold change is above 0."""
    negative: FloatArray


class WayRow(NamedTuple):
    """The pooled effect by one of ``WAYS``."""

    way: Annotated[str, Column()]
    estimate: Annotated[float, Column("log2")]
    ci_low: Annotated[float, Column("log2")]
    ci_high: Annotated[float, Column("log2")]
    p: Annotated[float, Column("share")]
    fdr: Annotated[float, Column("share")]


class WithoutRow(NamedTuple):
    """The pooled effect without one series.  With one series left it is that one's own, without interval and p."""

    series: Annotated[str, Column()]
    estimate: Annotated[float, Column("log2")]
    ci_low: Annotated[float, Column("log2")]
    ci_high: Annotated[float, Column("log2")]
    p: Annotated[float, Column("share")]
    other_sign: Annotated[bool, Column("truth")]
    other_call: Annotated[bool, Column("truth")]
    """p is on the other side of ``SIGNIFICANT``."""


class CombinedRow(NamedTuple):
    """p-values or ranks combined in one direction."""

    how: Annotated[str, Column()]
    direction: Annotated[str, Column()]
    p: Annotated[float, Column("share")]
    fdr: Annotated[float, Column("share")]


class Votes(NamedTuple):
    """Series counted.  A description: counting significant series is no test, and adding series makes it no better."""

    called_up: Annotated[int, Column("series")]
    called_down: Annotated[int, Column("series")]
    positive: Annotated[int, Column("series")]
    negative: Annotated[int, Column("series")]


@dataclass(frozen=True, slots=True)
class WaysRow(Shown):
    """One gene, measured by at least two series, pooled in every way."""

    gene: str
    k: Annotated[int, Column("series")]
    ways: Annotated[tuple[WayRow, ...], Column(name="estimates")]
    tau2_low: Annotated[float, Column("log2_squared")]
    tau2_high: Annotated[float, Column("log2_squared")]
    i2_low: Annotated[float, Column("percent")]
    i2_high: Annotated[float, Column("percent")]
    tau2_empty: Annotated[bool, Column("truth")]
    without: Annotated[tuple[WithoutRow, ...], Column()]
    """One for each series that went in."""
    most: Annotated[str, Column()]
    """The series whose absence moves the estimate most."""
    combined: Annotated[tuple[CombinedRow, ...], Column()]
    votes: Annotated[Votes, Column("series")]
