"""Library sizes, and counts per million of them."""

from __future__ import annotations

import numpy as np

from geneverdict.stats.arrays import FloatArray
from geneverdict.stats.counts.arguments import as_counts, as_sizes

MILLION = 1e6


def library_sizes(counts: FloatArray) -> FloatArray:
    """(samples,) sums of ``counts`` (genes × samples).

    Raises ValueError when a count is negative or not finite.
    """
    sizes: FloatArray = as_counts(counts).sum(axis=0)
    return sizes


def cpm(counts: FloatArray, sizes: FloatArray | None = None) -> FloatArray:
    """Counts per million (genes × samples).

    ``sizes`` (samples,) are the library sizes, times their normalisation factors; the sums of the columns when left
    out.  Raises ValueError when a count is negative or not finite, or a size not positive.
    """
    counts = as_counts(counts)
    rate: FloatArray = counts / (as_sizes(sizes, counts) / MILLION)
    return rate


def log_cpm(counts: FloatArray, sizes: FloatArray | None = None, *, prior_count: float = 2.0) -> FloatArray:
    """log2 counts per million (genes × samples), a small count added to each so that 0 has a logarithm.

    ``prior_count`` is what is added on the average; each sample's is proportional to its size, and twice of it is
    added to the size.  This is the value on which limma's trend works.  ``sizes`` and errors as in ``cpm``.
    """
    counts = as_counts(counts)
    sizes = as_sizes(sizes, counts)
    prior = prior_count * sizes / sizes.mean()
    logs: FloatArray = np.log2((counts + prior) / (sizes + 2 * prior) * MILLION)
    return logs
