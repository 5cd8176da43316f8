"""Size factors, and a rough dispersion of each gene to start from."""

from __future__ import annotations

import numpy as np

from geneverdict.stats.arrays import FloatArray
from geneverdict.stats.counts.arguments import as_counts
from geneverdict.stats.counts.deseq.search import SMALLEST


def size_factors(counts: FloatArray) -> FloatArray:
    """(samples,) median ratios to the geometric mean library (Anders & Huber 2010).

    ``counts`` is genes × samples; genes with a 0 in any sample do not count.  NaN when no gene is left.
    Raises ValueError when a count is negative or not finite.
    """
    counts = as_counts(counts)
    everywhere = counts[np.all(counts > 0, axis=1)]
    if not len(everywhere):
        return np.full(counts.shape[1], np.nan)
    logs = np.log(everywhere)
    factors: FloatArray = np.exp(np.median(logs - logs.mean(axis=1)[:, None], axis=0))
    return factors


def rough_dispersion(normalised: FloatArray, sizes: FloatArray, basis: FloatArray, largest: float) -> FloatArray:
    """(genes,) the smaller of two estimates by moments (Love, Huber & Anders 2014), between 1e-8 and ``largest``.

    ``normalised`` (genes, samples) are counts over ``sizes`` (samples,); ``basis`` (samples, columns) is orthonormal
    and spans the design.  One estimate is from the residuals of a linear fit, the other from the variance over all
    samples.
    """
    freedom = normalised.shape[1] - basis.shape[1]
    fitted = np.maximum(1.0, normalised @ basis @ basis.T)
    by_residuals = (((normalised - fitted) ** 2 - fitted) / fitted**2).sum(axis=1) / freedom
    mean, variance = normalised.mean(axis=1), normalised.var(axis=1, ddof=1)
    by_variance = (variance - (1 / sizes).mean() * mean) / mean**2
    rough: FloatArray = np.clip(np.minimum(by_residuals, by_variance), SMALLEST, largest)
    return rough
