"""How well each array fits the model of its probe sets: what median polish leaves over (after Bolstad et al. 2005)."""

from __future__ import annotations

import numpy as np

from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray

_PROBES = 20_000
"""Probes that are looked at, at most: sets evenly spaced, so that memory stays small whatever the number of arrays."""
_ROBUST_Z, _LEAST, _FEWEST = 5.0, 1.25, 4
"""An array stands apart when it is so many robust SDs, and so many times, above the usual; among four at least."""


def residual_size(logged: FloatArray, values: FloatArray, sizes: IntArray) -> FloatArray:
    """Of each array (arrays,) the median absolute residual against that of the usual array, which is 1.

    ``logged``: normalised log2 intensities, arrays × probes; ``values``: of the sets, sets × arrays; ``sizes``: probes
    in each set.  NaN where nothing is left over anywhere, as for one array alone.
    """
    step = max(1, int(sizes.sum()) // _PROBES)
    sets = np.arange(0, len(sizes), step)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    probes = np.concatenate([np.arange(starts[i], starts[i] + sizes[i]) for i in sets])
    left = logged[:, probes] - np.repeat(values[sets], sizes[sets], axis=0).T
    left -= np.median(left, axis=0)
    each = np.median(np.abs(left), axis=1)
    usual = np.median(each)
    return each / usual if usual > 0 else np.full(len(each), np.nan)


def apart(sizes: FloatArray) -> BoolArray:
    """Arrays (arrays,) whose residuals are far larger than the others'."""
    if len(sizes) < _FEWEST or not np.isfinite(sizes).all():
        return np.zeros(len(sizes), np.bool_)
    spread = 1.4826 * float(np.median(np.abs(sizes - 1)))
    found: BoolArray = (sizes >= _LEAST) & (sizes - 1 >= _ROBUST_Z * spread)
    return found
