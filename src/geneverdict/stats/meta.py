"""Random-effects meta-analysis of every gene over series."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, get_args

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import BoolArray, FloatArray
from geneverdict.stats.heterogeneity import Effects, Method, Weighted, effects_of, estimate_tau2, weigh
from geneverdict.stats.student import quantile, two_sided

Test = Literal["hk", "hk_max1", "z"]


class PooledStats(NamedTuple):
    """One value per gene.  With k = 0 all but ``k`` are NaN; with k = 1 ``estimate`` and ``se`` are that series' own
    and the rest is NaN: one series cannot tell how much series differ."""

    k: FloatArray
    """Series that measured this gene."""
    estimate: FloatArray
    se: FloatArray
    ci_low: FloatArray
    ci_high: FloatArray
    pi_low: FloatArray
    """Prediction interval: where the effect in a new series is expected; NaN for ``method="FE"``, which has none, and
    for k < 3."""
    pi_high: FloatArray
    t: FloatArray
    df: FloatArray
    """k − 1; infinite for ``test="z"``."""
    p: FloatArray
    tau2: FloatArray
    """Variance between series, ≥ 0."""
    i2: FloatArray
    """Percent of the variance that is between series."""
    q: FloatArray
    """Cochran's Q, with k − 1 degrees of freedom."""
    q_p: FloatArray
    converged: BoolArray
    """False where tau² is not known, or its iteration did not settle."""


def pool(
    effect: FloatArray, se: FloatArray, *, method: Method = "REML", test: Test = "hk", level: float = 0.95
) -> PooledStats:
    """Pool effects over series, gene by gene.

    ``effect`` and ``se`` are genes × series; a series whose effect or standard error is NaN has not measured the
    gene.  ``method``: restricted maximum likelihood, Paule–Mandel, DerSimonian–Laird, or FE for one common effect
    (tau² = 0).  ``test``: ``hk`` is Hartung & Knapp (2001), ``hk_max1`` the same with a factor of at least 1, ``z`` the
    normal.  The prediction interval is estimate ± t(k − 2) · √(tau² + SE²) (Higgins 2009; Riley 2011), none for k = 2:
    with k − 1 degrees of freedom it is too short (docs/truth.md).
    Where all effects are exactly equal, ``hk`` gives SE 0, t infinite and p 0: say so, do not believe it.
    Raises ValueError for shapes that differ, an SE that is not positive and finite, an infinite effect, or an
    unknown option.
    """
    return pool_each(effect, se, [(method, test)], level=level)[0]


def pool_each(
    effect: FloatArray, se: FloatArray, ways: Sequence[tuple[Method, Test]], *, level: float = 0.95
) -> list[PooledStats]:
    """``pool`` by each of several (method, test), tau² estimated once for each method; the same errors."""
    for method, test in ways:
        if method not in get_args(Method) or test not in get_args(Test):
            message = f"expected method in {get_args(Method)} and test in {get_args(Test)}, found {method}, {test}"
            raise ValueError(message)
    data = effects_of(effect, se)
    tau2 = {method: estimate_tau2(data, method) for method in dict.fromkeys(method for method, _ in ways)}
    return [_pool(data, *tau2[method], method, test, level) for method, test in ways]


def _pool(
    data: Effects, tau2: FloatArray, converged: BoolArray, method: Method, test: Test, level: float
) -> PooledStats:
    """The statistics that follow from tau²."""
    fixed, random = weigh(data, np.zeros_like(tau2)), weigh(data, np.where(data.k == 1, 0.0, tau2))
    df = np.where(data.k > 1, np.inf if test == "z" else data.k - 1, np.nan)
    error = np.sqrt(_inflation(random, data.k, test) / np.where(data.k > 0, random.sum_w, np.nan))
    estimate = random.mean + data.origin
    with np.errstate(divide="ignore", invalid="ignore"):
        t = np.where(data.k > 1, estimate / error, np.nan)
    wide = quantile((1 - level) / 2, df)
    wider = quantile((1 - level) / 2, np.where(data.k > 2, data.k - 2, np.nan))
    margin, reach = wide * error, wider * np.sqrt((np.nan if method == "FE" else tau2) + error * error)
    q = np.where(data.k > 1, fixed.q, np.nan)
    interval = (estimate - margin, estimate + margin, estimate - reach, estimate + reach)
    spread = (tau2, _i2(fixed, tau2, data.k, method), q, special.chdtrc(np.where(data.k > 1, data.k - 1, np.nan), q))
    return PooledStats(data.k, estimate, error, *interval, t, df, two_sided(t, df), *spread, converged)


def _inflation(random: Weighted, k: FloatArray, test: Test) -> FloatArray:
    """Hartung and Knapp's factor on the variance of the estimate; 1 for the normal test, and for a single series."""
    if test == "z":
        return np.ones_like(k)
    factor = np.divide(random.q, k - 1, out=np.ones_like(k), where=k > 1)
    return np.maximum(factor, 1.0) if test == "hk_max1" else factor


def _i2(fixed: Weighted, tau2: FloatArray, k: FloatArray, method: Method) -> FloatArray:
    """I² in percent: tau² against the typical sampling variance (Higgins & Thompson 2002); by Q without tau²."""
    with np.errstate(divide="ignore", invalid="ignore"):
        if method == "FE":
            return np.where(k > 1, 100 * np.where(fixed.q > 0, np.maximum(0.0, 1 - (k - 1) / fixed.q), 0.0), np.nan)
        typical = (k - 1) * fixed.sum_w / (fixed.sum_w**2 - fixed.sum_w2)
        return 100 * tau2 / (tau2 + typical)
