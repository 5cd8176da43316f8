"""Do numbers look like counts of reads, and were they multiplied since?  Rules of thumb, measured on real tables."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

_FEWEST_VALUES = 20
_FEWEST_ZEROS = 0.002
_WIDE = 500
_TIMES_MEDIAN = 20
"""What the largest count reaches at least, of itself and as a multiple of the median of what is not zero."""
_SCANNER_TOP = 65535
_SMALL = 20
_LOW = 64
_FEWEST_LOW = 1000
"""Counts from 1 to ``_LOW`` in a column by which it is judged whether they were multiplied."""
_CURVE = 5
_FREQUENCIES = np.arange(0.1, 0.4, 0.005)
_WAVES = 12.0
"""Medians over the columns of seven real tables of counts are 3 to 8, that of a scaled one is 30."""


def look_like_counts(values: FloatArray) -> bool:
    """Whole numbers over a wide range, some of them zero; or, where low rows were left out, from small ones to more
    than an array's scanner gives.  An array's intensities are hardly ever whole with zeros.

    Missing values are passed over.
    """
    known = values[np.isfinite(values)]
    if len(known) < _FEWEST_VALUES or known.min() < 0 or not np.array_equal(known, np.rint(known)):
        return False
    above = known[known > 0]
    if not len(above) or known.max() < max(_WIDE, _TIMES_MEDIAN * float(np.median(above))):
        return False
    zeros = 1 - len(above) / len(known)
    return bool(zeros >= _FEWEST_ZEROS or (known.max() > _SCANNER_TOP and known.min() <= _SMALL))


def were_multiplied(values: FloatArray) -> bool:
    """``values``, genes × samples and whole, were rounded to: of counts times 3.2, say, there are few 1, 2, 4 and 5.

    How many genes have a count of 1, 2, 3 … falls smoothly in counts of reads; multiplied and rounded they come in
    waves, which the periodogram of these numbers shows.  Waves of two are left out: reads counted by both their ends.
    Columns with too few low values do not tell.
    """
    waves = [_waves(column) for column in values.T]
    told = [wave for wave in waves if wave is not None]
    return bool(told) and float(np.median(told)) > _WAVES


def _waves(column: FloatArray) -> float | None:
    """The largest power of the periodogram, 1 on average where the numbers are Poisson about a smooth curve."""
    k = np.arange(1, _LOW + 1)
    low = column[column <= _LOW]  # what is missing is neither
    n = np.bincount(low.astype(np.intp), minlength=_LOW + 1)[1:].astype(np.float64)
    if n.sum() < _FEWEST_LOW:
        return None
    log_k = np.log(k)
    powers = np.vander((log_k - log_k.mean()) / log_k.std(), _CURVE)
    height = np.maximum(n, 1.0)
    curve = np.linalg.lstsq(powers * np.sqrt(height)[:, None], np.log(height) * np.sqrt(height), rcond=None)[0]
    expected = np.exp(powers @ curve)
    waves = np.exp(-2j * np.pi * np.outer(_FREQUENCIES, k)) @ ((n - expected) / np.sqrt(expected))
    return float((np.abs(waves) ** 2).max() / len(k))
