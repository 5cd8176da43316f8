"""How well each array fits the model of its probe sets: standard errors of a robust fit, and spread after it.

Bolstad et al. 2005: log2 intensity = array + probe, fitted to each probe set by iterated weights (Huber's); the
standard error of an array's value against that of the usual array is its NUSE, its value against the gene's median its
relative log expression.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import FloatArray, IntArray

_K = 1.345
_ROUNDS = 20
_SETTLED = 1e-4
_NO_SCALE = 1e-10
_PROBES, _CELLS = 10_000, 2_000_000
"""Probes and intensities that are looked at, at most: sets evenly spaced, so that time and memory stay small whatever
the number of arrays."""


class Spread(NamedTuple):
    """Relative log expression of each array (arrays,)."""

    median: FloatArray
    iqr: FloatArray


def relative_log_expression(values: FloatArray) -> Spread:
    """Of log2 values, sets × arrays: each less the median of its set; of very many, sets evenly spaced."""
    values = values[:: 1 + values.size // _CELLS]
    relative = values - np.median(values, axis=1, keepdims=True)
    low, middle, high = np.quantile(relative, [0.25, 0.5, 0.75], axis=0)
    return Spread(middle, high - low)


def unscaled_errors(logged: FloatArray, sizes: IntArray) -> FloatArray:
    """Of each array (arrays,) the median over probe sets of its standard error against the usual array's (NUSE).

    ``logged``: normalised log2 intensities, arrays × probes; ``sizes``: probes in each set.  NaN for one array alone,
    and where no set of two probes or more leaves anything over.
    """
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    wide = np.flatnonzero(sizes > 1)
    most = min(_PROBES, _CELLS // len(logged))
    wide = wide[:: max(1, -(-int(sizes[wide].sum()) // most))] if len(wide) else wide
    if len(logged) < 2 or not len(wide):
        return np.full(len(logged), np.nan)
    errors = np.concatenate(
        [
            standard_errors(logged[:, starts[of][:, None] + np.arange(size)].transpose(1, 0, 2))
            for size in np.unique(sizes[wide])
            for of in [wide[sizes[wide] == size]]
        ]
    )
    usual = np.median(errors, axis=1, keepdims=True)
    known = np.flatnonzero(usual[:, 0] > _NO_SCALE)
    return np.median(errors[known] / usual[known], axis=0) if len(known) else np.full(len(logged), np.nan)


def standard_errors(values: FloatArray) -> FloatArray:
    """Of each array's value in each set, sets × arrays: of log2 intensities, sets × arrays × probes.

    As preprocessCore's ``rcModelPLM``: least squares, then Huber's weights by the median absolute residual until these
    settle; the error is that of the last weighted fit.  Probe effects sum to 0.  0 where a set leaves nothing over.
    """
    errors = np.zeros(values.shape[:2])
    left = np.arange(len(values))
    residuals, found = _fitted(values, np.ones(values.shape))
    for _ in range(_ROUNDS):
        scale = np.median(np.abs(residuals).reshape(len(left), -1), axis=1) / 0.6745
        going = scale >= _NO_SCALE
        errors[left] = found
        left, values, residuals, scale = left[going], values[going], residuals[going], scale[going]
        if not len(left):
            break
        # A residual of 0 has weight 1.
        size = np.maximum(np.abs(residuals), np.finfo(np.float64).tiny)
        before = residuals
        residuals, found = _fitted(values, np.minimum(1.0, _K * scale[:, None, None] / size))
        errors[left] = found
        moved = np.sqrt(((before - residuals) ** 2).sum(axis=(1, 2)) / np.maximum((before**2).sum(axis=(1, 2)), 1e-20))
        going = moved >= _SETTLED
        left, values, residuals, found = left[going], values[going], residuals[going], found[going]
        if not len(left):
            break
    return errors


def _fitted(values: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Residuals and the standard errors of the arrays, by weighted least squares in each set at once.

    The arrays are eliminated: what is left are the probes' effects, all but the last free.
    """
    sets, arrays, probes = values.shape
    contrasts = np.vstack([np.eye(probes - 1), -np.ones(probes - 1)])
    total = weights.sum(axis=2)
    weighted = (weights * values).sum(axis=2)
    shares = weights / total[:, :, None]
    free = weights @ contrasts
    among = contrasts.T @ (weights.sum(axis=1)[:, :, None] * contrasts)
    among -= free.transpose(0, 2, 1) @ (shares @ contrasts)
    right = contrasts.T @ ((weights * values).sum(axis=1) - (shares * weighted[:, :, None]).sum(axis=1))[:, :, None]
    inverse = np.linalg.inv(among)
    effects = (contrasts @ (inverse @ right))[:, :, 0]
    of_array = (weighted - (weights * effects[:, None, :]).sum(axis=2)) / total
    residuals = values - of_array[:, :, None] - effects[:, None, :]
    per_array = free / total[:, :, None]
    unscaled = 1 / total + ((per_array @ inverse) * per_array).sum(axis=2)
    spare = arrays * probes - arrays - probes + 1
    variance = (weights * residuals**2).sum(axis=(1, 2)) / spare
    return residuals, np.sqrt(variance[:, None] * unscaled)
