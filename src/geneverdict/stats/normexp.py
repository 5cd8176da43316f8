"""Background as a normal part beneath an exponential signal: fitted in three ways, and the signal expected of a value.

Ritchie et al. 2007 and Silver, Ritchie and Smyth 2009 (by the saddle-point likelihood of the values themselves); Shi,
Oshlack and Smyth 2010 (by negative controls, or by detection p-values, which stand for them).
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import FloatArray, IntArray
from geneverdict.stats.simplex import minimise

_LEAST_SIGNAL = 10.0
"""The mean of the signal where the controls leave less."""
_TOLERANCE = 2.0**-26
"""Of the search, relatively: the square root of a number's precision."""
_FLOOR = 1e-6
"""Of what rounding makes negative."""


class Background(NamedTuple):
    """Of one array."""

    mu: float
    sigma: float
    alpha: float
    """Mean of the signal."""


def signal(values: FloatArray, background: Background) -> FloatArray:
    """The signal expected of each value, above zero, of the same shape; NaN stays NaN."""
    mu, sigma, alpha = background
    above = values - mu - sigma**2 / alpha
    # phi(z) / Phi(z) by the scaled complementary error function, which neither overflows nor becomes 0/0.
    hazard = math.sqrt(2 / math.pi) / special.erfcx(above / (-sigma * math.sqrt(2)))
    return np.where(np.isnan(values), np.nan, np.maximum(above + sigma * hazard, _FLOOR))


def by_controls(regular: FloatArray, negative: FloatArray) -> Background:
    """From the values (n,) of negative controls, two at least.  Raises ValueError for fewer, or all alike."""
    negative = negative[~np.isnan(negative)]
    if len(negative) < 2 or not np.ptp(negative) > 0:
        message = f"expected two different negative controls at least, found {len(negative)}"
        raise ValueError(message)
    mu = float(negative.mean())
    return Background(mu, float(negative.std(ddof=1)), _of_signal(regular, mu))


def by_detection(values: FloatArray, p: FloatArray) -> Background:
    """From detection p-values (n,), as shares of the controls below: high where the value is high.

    A step of p is the share of negative controls between two values: so the controls are seen without being there.
    Raises ValueError where fewer than three different p are there.
    """
    there = ~(np.isnan(values) | np.isnan(p))
    order = np.lexsort((values[there], p[there]))
    ordered, steps = values[there][order], p[there][order]
    at: IntArray = np.flatnonzero(np.diff(steps) > 0) + 1
    if len(at) < 2:
        message = f"expected three different detection p-values at least, found {len(at) + 1}"
        raise ValueError(message)
    controls = (ordered[at] + ordered[at - 1]) / 2
    share = steps[at] - steps[at - 1]
    share = share / share.min()
    n, mu = float(share.sum()), float(np.average(controls, weights=share))
    sigma = math.sqrt(float(np.average((controls - mu) ** 2, weights=share)) * n / (n - 1))
    return Background(mu, sigma, _of_signal(values, mu))


def _of_signal(values: FloatArray, mu: float) -> float:
    return max(float(np.nanmean(values)) - mu, _LEAST_SIGNAL)


def by_values(values: FloatArray) -> Background:
    """From the values (n,) alone, four at least, by the saddle-point likelihood with its second term.

    The search is Nelder and Mead's as Nash (1990) wrote it down, from the start and to the tolerance of limma: another
    search ends elsewhere on so flat a top.  Raises ValueError for fewer values, or all alike.
    """
    x = values[~np.isnan(values)]
    if len(x) < 4 or not np.ptp(x) > 0:
        message = f"expected four different values at least, found {len(x)}"
        raise ValueError(message)
    found = minimise(lambda at: _deviance(x, at), _start(x), tolerance=_TOLERANCE)
    mu, log_sigma, log_alpha = found.tolist()
    return Background(mu, math.exp(log_sigma), math.exp(log_alpha))


def _start(x: FloatArray) -> FloatArray:
    low, fifth, tenth, high = np.quantile(x, [0, 0.05, 0.1, 1])
    mu = fifth if fifth > low else tenth if tenth > low else low + 0.05 * (high - low)
    spread = float(np.mean((x[x < mu] - mu) ** 2))
    alpha = float(x.mean() - mu)
    return np.array([mu, math.log(spread) / 2, math.log(alpha if alpha > 0 else 1e-6)])


def _deviance(x: FloatArray, at: FloatArray) -> float:
    """−2 log likelihood by the saddle point of normal + exponential, to its second term (Daniels 1954)."""
    mu, variance, alpha = float(at[0]), math.exp(2 * at[1]), math.exp(at[2])
    over = x - mu
    # The root below 1/alpha of the derivative of the cumulants' function, which is a quadratic equation.
    half = variance + over * alpha
    root = np.sqrt((variance - over * alpha) ** 2 + 4 * (alpha * alpha) * variance)
    # Of its two forms the one that does not subtract what is nearly equal.
    theta = np.where(half > 0, 2 * (over - alpha) / (half + root), (half - root) / (2 * alpha * variance))
    rest = 1 - alpha * theta
    k = mu * theta + variance * theta**2 / 2 - np.log(rest)
    ratio = alpha / rest
    k2, k3, k4 = variance + ratio**2, 2 * ratio**3, 6 * ratio**4
    log_density = -np.log(2 * np.pi * k2) / 2 - x * theta + k
    log_density += k4 / (8 * k2**2) - 5 * k3**2 / (24 * k2**3)
    return float(-2 * log_density.sum())
