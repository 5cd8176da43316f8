"""What every kernel of counts asks of its arguments."""

from __future__ import annotations

import numpy as np

from geneverdict.stats.arrays import FloatArray

CHUNK_ELEMENTS = 1 << 17
"""Counts worked on at once where much is computed of each: 1 MB for each of some dozen arrays."""


def chunks(genes: int, samples: int) -> list[slice]:
    """Genes to work on together, one slice after the other; one empty slice without genes."""
    size = max(1, CHUNK_ELEMENTS // samples)
    return [slice(start, start + size) for start in range(0, max(1, genes), size)]


def as_counts(counts: FloatArray) -> FloatArray:
    """``counts`` as floats; ValueError unless genes × samples, finite and not negative."""
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 2 or not counts.shape[1]:
        message = f"expected counts (genes, samples ≥ 1), found {counts.shape}"
        raise ValueError(message)
    if counts.size and not (counts.min() >= 0 and np.isfinite(counts.max())):
        message = "the counts hold values that are negative or not finite"
        raise ValueError(message)
    return counts


def as_sizes(sizes: FloatArray | None, counts: FloatArray) -> FloatArray:
    """Library sizes, the sums of the columns when left out; ValueError unless one positive number per sample."""
    sizes = counts.sum(axis=0) if sizes is None else np.asarray(sizes, dtype=np.float64)
    if sizes.shape != (counts.shape[1],) or not (np.isfinite(sizes).all() and np.all(sizes > 0)):
        message = f"expected a positive library size for each of {counts.shape[1]} samples, found {sizes}"
        raise ValueError(message)
    return sizes


def as_design(design: FloatArray, samples: int) -> FloatArray:
    """``design`` as floats; ValueError unless samples × columns and finite."""
    design = np.asarray(design, dtype=np.float64)
    if design.ndim != 2 or len(design) != samples or not design.shape[1] or not np.isfinite(design).all():
        message = f"expected a finite design of {samples} samples and one or more columns, found {design.shape}"
        raise ValueError(message)
    return design
