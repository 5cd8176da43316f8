"""Genes with counts large enough, in samples enough, to be worth a test."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray
from geneverdict.stats.basis import orthonormal
from geneverdict.stats.counts.arguments import as_counts, as_design, as_sizes
from geneverdict.stats.counts.libraries import MILLION

ROUNDING = 1e-14
"""Slack in comparing numbers of samples and sums of counts, which need not be whole."""


class Limits(NamedTuple):
    """What a gene has to reach; the defaults are those of edgeR's ``filterByExpr``."""

    low_count: float = 10.0
    """In a library of median size."""
    total: float = 15.0
    """Over all samples."""
    large: float = 10.0
    """Samples; of what a group has beyond, only ``share`` must reach the count."""
    share: float = 0.7


class Expressed(NamedTuple):
    keep: BoolArray
    """(genes,)"""
    cutoff: float
    """Counts per million that count as expressed."""
    samples: float
    """How many samples must reach the cut-off; need not be whole."""


def filter_by_expr(
    counts: FloatArray,
    *,
    group: IntArray | None = None,
    design: FloatArray | None = None,
    sizes: FloatArray | None = None,
    limits: Limits | None = None,
) -> Expressed:
    """Keep genes with enough counts per million in as many samples as the smallest group has (Chen, Lun & Smyth 2016).

    ``counts`` is genes × samples; ``group`` (samples,) numbers the group of each sample, and goes before ``design``
    (samples × columns), whose smallest group is the inverse of the largest leverage; with neither all samples must
    reach the cut-off.  ``sizes`` are library sizes (times factors), the sums of the columns when left out.
    Raises ValueError when the shapes do not fit, or a count is negative or not finite.
    """
    counts, limits = as_counts(counts), limits or Limits()
    sizes = as_sizes(sizes, counts)
    samples = _smallest_group(counts.shape[1], group, design)
    if samples > limits.large:
        samples = limits.large + (samples - limits.large) * limits.share
    cutoff = limits.low_count / float(np.median(sizes)) * MILLION
    reached = np.count_nonzero(counts / sizes * MILLION >= cutoff, axis=1)
    keep = (reached >= samples - ROUNDING) & (counts.sum(axis=1) >= limits.total - ROUNDING)
    return Expressed(keep, cutoff, samples)


def _smallest_group(samples: int, group: IntArray | None, design: FloatArray | None) -> float:
    if group is not None:
        sizes = np.unique(np.asarray(group), return_counts=True)[1]
        if sizes.sum() != samples:
            message = f"expected a group for each of {samples} samples, found {sizes.sum()}"
            raise ValueError(message)
        return float(sizes.min())
    if design is None:
        return float(samples)
    basis = orthonormal(as_design(design, samples)).q
    return float(1 / np.einsum("np,np->n", basis, basis).max())
