"""A prior for the variances that hypervariable genes do not spoil (Phipson et al. 2016)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import BoolArray, FloatArray
from geneverdict.stats.basis import EPS
from geneverdict.stats.lowess import lowess
from geneverdict.stats.moderated import Prior, squeeze_var, whole_prior

TAILS = (0.05, 0.1)
"""Shares of the smallest and of the largest log variances that are pulled in to the rest (winsorised)."""
SPAN = 0.4
"""Share of the genes in a neighbourhood of the smooth."""
FEWEST = 10
"""Variances; with fewer the tails are too thin to pull in."""
SMALLEST_VARIANCE = 1e-12
"""Of the median variance: zeros count as this; pulled in to the 5 % quantile they rarely matter."""
SMALLEST = 1e-300
"""Tail probability, and share of a beta distribution."""
NODES, WEIGHTS = np.polynomial.legendre.leggauss(128)


class _Moments(NamedTuple):
    mean: float
    var: float


def squeeze_var_robust(var: FloatArray, df: FloatArray, *, level: FloatArray | None = None) -> Prior:
    """``squeeze_var`` with d0 and s0² from the winsorised log variances, and less d0 for hypervariable genes.

    A gene whose variance is larger than the prior allows, for its rank among all genes, is taken for an outlier with
    some probability; its d0 lies between that of the others and one that would make the largest variance ordinary.
    With ``level`` (genes,), the mean expression, s0² follows a robust smooth of the log variances (Cleveland 1979), and
    for genes without a variance of their own what lies between those of the nearest levels.
    With fewer than ten known variances this is ``squeeze_var``.
    """
    var, df = np.asarray(var, dtype=np.float64), np.asarray(df, dtype=np.float64)
    plain = squeeze_var(var, df, level=level)
    known = np.isfinite(var) & (df > 0)
    if np.count_nonzero(known) < FEWEST:
        return plain
    median = float(np.median(var[known]))
    offset = np.maximum(var[known], SMALLEST_VARIANCE * (median if median > 0 else 1.0))
    widest = float(df[known].max())
    scaled = _to_one_df(offset / plain.var_each[known], df[known], widest, plain.df) * plain.var_each[known]
    logs = np.log(scaled)
    trend = np.zeros(len(var)) if level is None else _trend(np.asarray(level, dtype=np.float64), logs, known)
    df_prior, typical = _by_winsorised_moments(logs - trend[known], widest, plain.df)
    var_prior = typical * np.exp(trend)
    df_each = np.full(len(var), df_prior)
    df_each[known] = _less_for_outliers(scaled / var_prior[known], widest, df_prior)
    return whole_prior(var, df, df_each, var_prior, plain.flags)


def _trend(level: FloatArray, logs: FloatArray, known: BoolArray) -> FloatArray:
    """The smooth of ``logs``, those of the ``known`` genes, at the level of every gene; NaN counts as the median."""
    at = level[known]
    order = np.argsort(at, kind="stable")
    # Where genes share a level their smooth is the same, but for the mean of it that interpolation asks for.
    x, first, number = np.unique(at[order], return_index=True, return_counts=True)
    smooth = lowess(at[order], logs[order], span=SPAN)
    out: FloatArray = np.interp(
        np.where(np.isfinite(level), level, np.median(at)), x, np.add.reduceat(smooth, first) / number
    )
    out[np.flatnonzero(known)[order]] = smooth
    return out


def _by_winsorised_moments(logs: FloatArray, df: float, at_least: float) -> tuple[float, float]:
    low, high = np.quantile(logs, [TAILS[0], 1 - TAILS[1]])
    inner = np.clip(logs, low, high)
    wanted = float(inner.var(ddof=1))
    df_prior = np.inf
    if _winsorised(df, np.inf).var < wanted:
        # On d0 / (1 + d0), which is finite.
        df_prior = _root(df, wanted, at_least)
    return df_prior, float(np.exp(inner.mean() - _winsorised(df, df_prior).mean))


def _root(df: float, wanted: float, at_least: float) -> float:
    def excess(share: float) -> float:
        return _winsorised(df, share / (1 - share)).var - wanted

    low = at_least / (1 + at_least)
    if not np.isfinite(at_least) or excess(low) <= 0:
        return at_least
    from scipy.optimize import brentq

    share = float(brentq(excess, low, 1 - 1e-9, xtol=1e-15, rtol=1e-14))
    return share / (1 - share)


def _winsorised(df: float, df_prior: float) -> _Moments:
    """Mean and variance of the winsorised log of F(df, df_prior), by quadrature over its quantiles."""
    low, high = TAILS[0], 1 - TAILS[1]
    inner = low + (high - low) * (NODES + 1) / 2
    at = np.concatenate([[low, high], inner])
    f = np.where(at < 0.5, _f_quantile(np.minimum(at, 0.5), df, df_prior), _f_beyond(1 - at, df, df_prior))
    logs = np.log(f)
    weights = np.concatenate([TAILS, WEIGHTS * (high - low) / 2])
    mean = float(weights @ logs)
    return _Moments(mean, float(weights @ (logs - mean) ** 2))


def _f_quantile(lower: FloatArray, df: float, df_prior: float) -> FloatArray:
    if np.isinf(df_prior):
        chi: FloatArray = 2 * special.gammaincinv(df / 2, lower) / df
        return chi
    share = np.minimum(special.betaincinv(df / 2, df_prior / 2, lower), 1 - EPS)
    f: FloatArray = share / (1 - share) * df_prior / df
    return f


def _upper(f: FloatArray, df: FloatArray | float, df_prior: float) -> FloatArray:
    """P(F > f)."""
    tail: FloatArray
    if np.isinf(df_prior):
        tail = special.gammaincc(df / 2, df / 2 * f)
    else:
        tail = special.betainc(df_prior / 2, df / 2, 1 / (1 + df * f / df_prior))
    return tail


def _to_one_df(f: FloatArray, df: FloatArray, widest: float, df_prior: float) -> FloatArray:
    """F statistics as if all genes had ``widest`` degrees of freedom: those with the same tail probability."""
    out = f.copy()
    for each in np.unique(df[df != widest]):
        rows = df == each
        out[rows] = _same_tail(f[rows], float(each), widest, df_prior)
    return out


def _same_tail(f: FloatArray, df: float, widest: float, df_prior: float) -> FloatArray:
    """By the smaller of the two tails, so that neither loses its digits."""
    upper, lower = _upper(f, df, df_prior), _lower(f, df, df_prior)
    return np.where(upper < lower, _f_beyond(upper, widest, df_prior), _f_quantile(lower, widest, df_prior))


def _less_for_outliers(f: FloatArray, df: float, df_prior: float) -> FloatArray:
    """d0 of each gene, from the probability that it is no outlier: how much smaller its tail probability is than its
    rank gives reason to expect."""
    tail = np.maximum(_upper(f, df, df_prior), SMALLEST)
    order = np.argsort(-f, kind="stable")
    expected = (np.arange(len(f)) + 0.5) / len(f)
    ordinary = np.minimum(tail[order] / expected, 1.0)
    if np.all(ordinary == 1):
        return np.full(len(f), df_prior)
    if np.isinf(df_prior):
        each = np.where(ordinary < 1, ordinary * df * len(f), np.inf)
    else:
        each = ordinary * df_prior + (1 - ordinary) * _df_of_outliers(float(f.max()), df, df_prior)
    out = np.empty(len(f))
    out[order] = _rising(each)
    return out


def _df_of_outliers(largest: float, df: float, df_prior: float) -> float:
    """The d0 that gives the largest variance a tail probability of about one half, in two steps on the log scale."""
    df_outlier = df_prior
    for _ in range(2):
        tail = float(_upper(np.array([largest]), df, df_outlier)[0])
        df_outlier *= np.log(0.5) / np.log(max(tail, SMALLEST))
    return df_outlier


def _rising(each: FloatArray) -> FloatArray:
    """Never less d0 for a less extreme gene: the first level of the isotonic regression, then the running maximum."""
    means = np.cumsum(each) / (np.arange(len(each)) + 1)
    first = int(means.argmin())
    level = np.where(np.arange(len(each)) <= first, means[first], each)
    return np.maximum.accumulate(level)


def _lower(f: FloatArray, df: float, df_prior: float) -> FloatArray:
    """P(F < f)."""
    tail: FloatArray
    if np.isinf(df_prior):
        tail = special.gammainc(df / 2, df / 2 * f)
    else:
        ratio = df * f / df_prior
        tail = special.betainc(df / 2, df_prior / 2, ratio / (1 + ratio))
    return tail


def _f_beyond(upper: FloatArray, df: float, df_prior: float) -> FloatArray:
    """The f with P(F > f) = ``upper``."""
    f: FloatArray
    if np.isinf(df_prior):
        f = 2 * special.gammainccinv(df / 2, upper) / df
    else:
        share = np.maximum(special.betaincinv(df_prior / 2, df / 2, upper), SMALLEST)
        f = (1 - share) / share * df_prior / df
    return f
