"""Beads of Illumina made into log2 values: background by negative controls, an offset, one distribution for all
arrays (Shi, Oshlack and Smyth 2010)."""

from __future__ import annotations

import numpy as np

from geneverdict.stats.arrays import FloatArray
from geneverdict.stats.normexp import Background, by_controls, by_detection, signal
from geneverdict.stats.quantile_normalise import quantile_normalise

OFFSET = 16.0
"""Added to the signal, so that faint beads do not spread over the logarithms."""


def neqc_by_controls(regular: FloatArray, negative: FloatArray, others: FloatArray) -> FloatArray:
    """Log2 values of ``regular`` (beads × arrays).  Controls of both kinds share in the common distribution.

    Raises ValueError as :func:`by_controls`."""
    fits = [by_controls(r, n) for r, n in zip(regular.T, negative.T, strict=True)]
    return _together(np.vstack([regular, negative, others]), fits)[: len(regular)]


def neqc_by_detection(values: FloatArray, p: FloatArray) -> FloatArray:
    """Log2 values, beads × arrays.  ``p``: detection p-values, which may also be one less them.

    Raises ValueError as :func:`by_detection`."""
    first, its_p = values[:, 0], p[:, 0]
    up = p if its_p[np.nanargmax(first)] >= its_p[np.nanargmin(first)] else 1 - p
    return _together(values, [by_detection(x, q) for x, q in zip(values.T, up.T, strict=True)])


def without_background(values: FloatArray) -> FloatArray:
    """Log2 values where nothing tells the background: one distribution for all arrays.  Where a value is below the
    offset all are raised by what makes the lowest the offset, so that each has a logarithm."""
    lowest = float(np.nanmin(values))
    raised = values + (OFFSET - lowest) if lowest < OFFSET else values
    return np.log2(quantile_normalise(raised))


def _together(values: FloatArray, fits: list[Background]) -> FloatArray:
    clean = np.column_stack([signal(x, fit) + OFFSET for x, fit in zip(values.T, fits, strict=True)])
    return np.log2(quantile_normalise(clean))
