"""Robust multi-array average: from the intensities of probes to log2 values of probe sets (Irizarry et al. 2003).

Three steps, each its own function: background by a normal and an exponential part (Bolstad 2004), one distribution for
all arrays (Bolstad et al. 2003), Tukey's median polish within each probe set.  Arrays are rows here, so that what is
done to one array is done to one piece of memory; the two first steps change it in place.
"""

from __future__ import annotations

import math

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray
from geneverdict.stats.quantile_normalise import normalise_rows

_POINTS = 16_384
"""Where the density is worked out whose mode is looked for."""
_ROUNDS = 10
_SETTLED = 0.01
"""Share by which the sum of absolute residuals moves, below which the polish ends."""
_AT_ONCE = 1 << 20
"""Values of a block of probe sets that is polished at once: bounds memory whatever the number of arrays."""


def rma(probes: FloatArray, sizes: IntArray, *, background: bool = True, quantiles: bool = True) -> FloatArray:
    """Log2 values of probe sets, sets × arrays.  ``probes`` is overwritten.

    ``probes``: intensities (linear, finite, above zero) of the perfect-match probes, arrays × probes, those of one
    probe set side by side.  ``sizes``: how many probes each set has, in this order, at least one.  Raises ValueError
    for shapes that do not fit, and for an array without a background (:func:`correct_background`).
    """
    if probes.ndim != 2 or sizes.sum() != probes.shape[1] or (sizes < 1).any():
        message = f"expected {sizes.sum()} probes in sets of one at least, found an array of shape {probes.shape}"
        raise ValueError(message)
    if background:
        for array in probes:
            array[:] = correct_background(array)
    if quantiles:
        normalise_rows(probes)
    np.log2(probes, out=probes)
    return median_polish(probes, sizes)


def correct_background(values: FloatArray) -> FloatArray:
    """The signal expected of each intensity of one array, above zero.

    Intensity = background, normal (mu, sigma), + signal, exponential (rate alpha).  mu is the mode of the values below
    the mode of all; sigma comes from the spread below mu; 1/alpha is the mode of what exceeds mu (affy's way).  Raises
    ValueError where these are not there, as in an array of one value.
    """
    mu, sigma, alpha = _background(values)
    above = values - mu - alpha * sigma**2
    # phi(z) / Phi(z) by the scaled complementary error function, which neither overflows nor becomes 0/0.
    hazard = math.sqrt(2 / math.pi) / special.erfcx(above / (-sigma * math.sqrt(2)))
    signal: FloatArray = above + sigma * hazard
    return signal


def _background(values: FloatArray) -> tuple[float, float, float]:
    """mu, sigma and alpha of one array."""
    mu = _mode(_several(values[values < _mode(_several(values))]))
    below = values[values < mu] - mu
    above = values[values > mu] - mu
    sigma = math.sqrt(2 * np.sum(_several(below) ** 2) / (len(below) - 1))
    return mu, sigma, 1 / _mode(_several(above))


def _several(values: FloatArray) -> FloatArray:
    if len(values) < 2:
        message = "expected an array with values on both sides of its mode"
        raise ValueError(message)
    return values


def _mode(values: FloatArray) -> float:
    """Where the density is highest, among ``_POINTS`` points: Epanechnikov's kernel, Silverman's bandwidth.

    As R's ``density`` works it out: the values are shared out among the points of a wider grid, which is convolved with
    the kernel by Fourier transformation and read at the points by interpolation.
    """
    width = _bandwidth(values)
    low, high = float(values.min()) - 7 * width, float(values.max()) + 7 * width
    wide = np.linspace(low, high, _POINTS)
    mass = _binned(values, low, (high - low) / (_POINTS - 1))
    reach = math.sqrt(5) * width
    half = np.arange(_POINTS + 1) / (2 * _POINTS - 1) * 2 * (high - low)
    kernel = np.where(half < reach, 1 - (half / reach) ** 2, 0.0)
    kernel = np.concatenate([kernel, kernel[-2:0:-1]])
    spectrum = np.fft.rfft(mass, 2 * _POINTS) * np.fft.rfft(kernel).conj()
    density = np.fft.irfft(spectrum)[:_POINTS]
    points = np.linspace(low + 4 * width, high - 4 * width, _POINTS)
    return float(points[np.argmax(np.interp(points, wide, density))])


def _bandwidth(values: FloatArray) -> float:
    """Silverman's rule of thumb."""
    sd = float(np.std(values, ddof=1))
    lower, upper = np.quantile(values, [0.25, 0.75])
    spread = min(sd, (upper - lower) / 1.34) or sd or abs(float(values[0])) or 1.0
    return float(0.9 * spread * len(values) ** -0.2)


def _binned(values: FloatArray, low: float, step: float) -> FloatArray:
    """Each value shared out between the two points of the grid around it."""
    at = (values - low) / step
    left = at.astype(np.intp)
    part = at - left
    mass = np.zeros(_POINTS)
    mass += np.bincount(left, 1 - part, _POINTS)
    mass += np.bincount(left + 1, part, _POINTS)
    return mass


def median_polish(values: FloatArray, sizes: IntArray) -> FloatArray:
    """The arrays' values of each probe set, sets × arrays (Tukey 1977): probe effects are removed by medians.

    ``values``: log2, arrays × probes; ``sizes`` as in :func:`rma`.  Rows (probes) are swept first; a set is left alone
    after ten rounds, or when the sum of its absolute residuals moves by less than one in a hundred.
    """
    arrays = len(values)
    out = np.empty((len(sizes), arrays))
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    for size in np.unique(sizes):
        sets = np.flatnonzero(sizes == size)
        for block in np.array_split(sets, max(1, math.ceil(len(sets) * size * arrays / _AT_ONCE))):
            probes = starts[block][:, None] + np.arange(size)
            out[block] = _polished(np.ascontiguousarray(values[:, probes].transpose(1, 0, 2)))
    return out


def _polished(residuals: FloatArray) -> FloatArray:
    """Sets × arrays, of sets × arrays × probes; this is overwritten."""
    n_sets, n_arrays, n_probes = residuals.shape
    overall = np.zeros(n_sets)
    of_probe, of_array = np.zeros((n_sets, n_probes)), np.zeros((n_sets, n_arrays))
    result = np.empty((n_sets, n_arrays))
    before = np.zeros(n_sets)
    left = np.arange(n_sets)
    for _ in range(_ROUNDS):
        step = _median(np.ascontiguousarray(residuals.transpose(0, 2, 1)))
        residuals -= step[:, None, :]
        of_probe += step
        shift = _median(of_array)
        of_array -= shift[:, None]
        overall += shift
        step = _median(residuals)
        residuals -= step[:, :, None]
        of_array += step
        shift = _median(of_probe)
        of_probe -= shift[:, None]
        overall += shift
        total = np.abs(residuals).sum(axis=(1, 2))
        result[left] = overall[:, None] + of_array
        going = _moves(total, before)
        if not going.any():
            break
        residuals, of_probe, of_array, overall = residuals[going], of_probe[going], of_array[going], overall[going]
        left, before = left[going], total[going]
    return result


def _moves(total: FloatArray, before: FloatArray) -> BoolArray:
    with np.errstate(invalid="ignore", divide="ignore"):
        moves: BoolArray = (total != 0) & ~(np.abs(1 - before / total) < _SETTLED)
    return moves


def _median(values: FloatArray) -> FloatArray:
    """Along the last axis; of an even number the mean of the middle two."""
    n = values.shape[-1]
    ordered = np.sort(values, axis=-1)
    middle: FloatArray = ordered[..., n // 2] if n % 2 else (ordered[..., n // 2 - 1] + ordered[..., n // 2]) / 2
    return middle
