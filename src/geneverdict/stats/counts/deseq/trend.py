"""The dispersion that genes of one mean have on the average."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import FloatArray
from geneverdict.stats.counts.deseq.local_trend import LocalTrend, local_trend
from geneverdict.stats.counts.deseq.search import SMALLEST

START = (0.1, 1.0)
KEPT = (1e-4, 15.0)
"""Ratios to the trend outside of which a gene does not count for it."""
SETTLED = 1e-6
ROUNDS = 10
GLM_ROUNDS = 25
GLM_TOLERANCE = 1e-8


class DispersionTrend(NamedTuple):
    """Dispersion = ``floor`` + ``extra`` / mean, unless ``local`` is there.

    ``flags``: ``local_trend`` (the law does not hold: a local regression instead), ``no_trend`` (nor was that possible:
    NaN).
    """

    floor: float
    extra: float
    local: LocalTrend | None
    flags: tuple[str, ...]

    def at(self, means: FloatArray) -> FloatArray:
        fitted: FloatArray = self.floor + self.extra / means if self.local is None else self.local.at(means)
        return fitted


def dispersion_trend(means: FloatArray, dispersions: FloatArray) -> DispersionTrend:
    """Fit dispersions (genes,) to the inverse of ``means`` (genes,) by a gamma regression (Love et al. 2014).

    Only genes with more than 100 times the smallest dispersion tell.  Genes far from the trend are left out and it
    is fitted again, until it settles.  Where it does not, or ends below 0, a local regression of the logarithms takes
    its place.  Without a gene that tells there is no trend.
    """
    tells = dispersions > 100 * SMALLEST
    coef = _law(means[tells], dispersions[tells])
    if coef is not None:
        return DispersionTrend(float(coef[0]), float(coef[1]), None, ())
    tells = dispersions >= 10 * SMALLEST
    local = local_trend(means[tells], dispersions[tells])
    return DispersionTrend(np.nan, np.nan, local, ("no_trend" if local is None else "local_trend",))


def _law(means: FloatArray, dispersions: FloatArray) -> FloatArray | None:
    coef = np.array(START)
    for _ in range(ROUNDS):
        ratio = dispersions / (coef[0] + coef[1] / means)
        near = (ratio > KEPT[0]) & (ratio < KEPT[1])
        old = coef
        coef, settled = _gamma_fit(means[near], dispersions[near], old)
        if not np.all(coef > 0):
            return None
        if settled and np.square(np.log(coef / old)).sum() < SETTLED:
            return coef
    return None


def _gamma_fit(x: FloatArray, y: FloatArray, coef: FloatArray) -> tuple[FloatArray, bool]:
    """Coefficients of 1 and 1/x, gamma errors, by iterated weighted least squares; whether the deviance settled."""
    if len(y) < 2:
        return np.full(2, np.nan), False
    columns = np.column_stack([np.ones(len(x)), 1 / x])
    fitted = columns @ coef
    old = _deviance(y, fitted)
    for _ in range(GLM_ROUNDS):
        new = np.asarray(np.linalg.lstsq(columns / fitted[:, None], y / fitted, rcond=None)[0], dtype=np.float64)
        for _ in range(GLM_ROUNDS):
            if np.all(columns @ new > 0):
                break
            new = (new + coef) / 2
        else:
            return np.full(2, np.nan), False
        coef, fitted = new, columns @ new
        deviance = _deviance(y, fitted)
        if abs(deviance - old) / (abs(deviance) + 0.1) < GLM_TOLERANCE:
            return coef, True
        old = deviance
    return coef, False


def _deviance(y: FloatArray, fitted: FloatArray) -> float:
    return float(2 * ((y - fitted) / fitted - np.log(y / fitted)).sum())
