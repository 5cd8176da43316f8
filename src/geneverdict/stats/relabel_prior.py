"""The prior of the variances (Smyth 2004) of several sets of genes at once, under many versions of the labels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray
from geneverdict.stats.moderated import SMALLEST_VARIANCE
from geneverdict.stats.relabel import Relabelling, residual_df, variances
from geneverdict.stats.spline import level_spline


class Splines(NamedTuple):
    """Of the expression level, for each set."""

    columns: FloatArray
    """(genes, all columns of all sets), orthonormal over each set's genes; a gene twice in a set counts twice."""
    edges: IntArray
    """(sets + 1,): where each set's columns begin and end."""
    at: tuple[FloatArray, ...]
    """(columns,) of each set: what turns its coefficients into the value at the set's own place."""


class Sets(NamedTuple):
    """Genes that a prior is estimated from.  Only those count that have a variance whatever the labels are: at least
    two degrees of freedom outside the other columns."""

    counts: FloatArray
    """(sets, genes) how often a set holds a gene."""
    by_pattern: FloatArray
    """(sets, patterns) their sums."""
    every: FloatArray
    """(sets, patterns) the same of all genes with values, for the limit of the degrees of freedom."""
    splines: Splines | None


class Priors(NamedTuple):
    """(sets, draws)"""

    df: FloatArray
    """d0: infinite where variances differ no more than by chance; 0 without a prior."""
    var: FloatArray
    """s0², with a trend at the place asked for; NaN without a prior."""
    most: FloatArray
    """Residual degrees of freedom of all genes together: no test has more."""


class _Sums(NamedTuple):
    """Over the genes of each set: (sets, draws)."""

    n: FloatArray
    log: FloatArray
    log2: FloatArray
    var: FloatArray
    along: FloatArray
    """(columns of the splines, draws)"""


def gene_sets(
    sets: Sequence[IntArray],
    relabelling: Relabelling,
    *,
    level: FloatArray | None = None,
    places: Sequence[int] = (),
) -> Sets:
    """Make sets of genes ready: each is rows of the relabelled genes, in which a gene may stand several times.

    With ``level`` (genes,), the mean expression, priors can follow it; ``places`` says for each set at which of its
    rows (an index into the set) the trend is wanted.
    """
    genes, known = len(relabelling.pattern), relabelling.freedom[relabelling.pattern] >= 2
    counts = np.array([np.bincount(rows, minlength=genes) for rows in sets], dtype=np.float64).reshape(-1, genes)
    some = counts * known
    splines = None
    if level is not None:
        splines = _splines([(rows, level[rows], known[rows]) for rows in sets], places, genes)
    patterns = len(relabelling.freedom)
    by_pattern, every = (_per_pattern(each, relabelling.pattern, patterns) for each in (some, counts))
    return Sets(some, by_pattern, every, splines)


def _per_pattern(counts: FloatArray, pattern: IntArray, patterns: int) -> FloatArray:
    return np.array([np.bincount(pattern, weights=row, minlength=patterns) for row in counts]).reshape(-1, patterns)


def _splines(sets: list[tuple[IntArray, FloatArray, BoolArray]], places: Sequence[int], genes: int) -> Splines:
    columns, at, edges = [], [], [0]
    for (rows, level, known), place in zip(sets, places, strict=True):
        if not known.any():
            edges.append(edges[-1])
            at.append(np.zeros(0))
            continue
        spline = level_spline(level, known)
        left, sizes, right = np.linalg.svd(spline[known], full_matrices=False)
        kept = sizes > np.finfo(np.float64).eps * max(left.shape) * sizes[0]
        own = np.zeros((genes, int(kept.sum())))
        # A gene that stands twice adds its value twice: the coefficients are sums over the places of the set.
        np.add.at(own, rows[known], left[:, kept])
        columns.append(own)
        at.append((spline[place] @ right[kept].T) / sizes[kept])
        edges.append(edges[-1] + own.shape[1])
    return Splines(np.hstack(columns) if columns else np.zeros((genes, 0)), np.array(edges), tuple(at))


def priors(sets: Sets, relabelling: Relabelling, draws: slice = slice(None)) -> tuple[Priors, Priors | None]:
    """The prior of each set under each draw, and with a trend where the sets have levels.

    As ``squeeze_var`` does, apart from the genes with a single degree of freedom (see ``Sets``).  Takes about six
    arrays of genes × draws.
    """
    df = np.maximum(residual_df(relabelling, draws), 0.0)
    number = df.astype(np.intp)
    # By the number of degrees of freedom; genes without any are in no set.
    half = np.maximum(np.arange(number.max(initial=0) + 1), 1) / 2
    bias = (special.digamma(half) - np.log(half))[number]
    sums = _sums(sets, variances(relabelling, draws), bias[relabelling.pattern] if len(bias) > 1 else bias)
    noise = sets.by_pattern @ special.polygamma(1, half)[number]
    most = sets.every @ df
    with np.errstate(divide="ignore", invalid="ignore"):
        mean, noise = sums.log / sums.n, noise / sums.n
        excess = (sums.log2 - sums.n * mean * mean) / (sums.n - 1) - noise
        plain = _settle(excess, mean, np.log(sums.var / sums.n), sums.n, most)
    return plain, None if sets.splines is None else _with_trend(sets.splines, sums, noise, most)


def _settle(excess: FloatArray, mean: FloatArray, no_excess: FloatArray, n: FloatArray, most: FloatArray) -> Priors:
    """d0 and s0² from the variance of the log variances beyond their own noise, and from their mean."""
    some = (excess > 0) & (n > 1)
    half = trigamma_inverses(np.where(some, excess, 1.0))
    log_var = np.where(some, mean + special.digamma(half) - np.log(half), no_excess)
    df = np.where(some, 2 * half, np.inf)
    return Priors(np.where(n > 1, df, 0.0), np.where(n > 1, np.exp(log_var), np.nan), most)


def _with_trend(splines: Splines, sums: _Sums, noise: FloatArray, most: FloatArray) -> Priors:
    parts = [sums.along[low:high] for low, high in zip(splines.edges[:-1], splines.edges[1:], strict=True)]
    fitted = np.array([at @ part for at, part in zip(splines.at, parts, strict=True)]).reshape(sums.n.shape)
    left = sums.log2 - np.array([(part * part).sum(axis=0) for part in parts]).reshape(sums.n.shape)
    freedom = sums.n - np.diff(splines.edges)[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        excess = np.where(freedom > 0, left / freedom - noise, 0.0)
    return _settle(excess, fitted, fitted, sums.n, most)


def _sums(sets: Sets, variance: FloatArray, bias: FloatArray) -> _Sums:
    known = sets.counts.sum(axis=0) > 0
    usable = variance if known.all() else np.where(known[:, None], variance, 1.0)
    n = np.broadcast_to(sets.counts.sum(axis=1)[:, None], (len(sets.counts), variance.shape[1]))
    total = sets.counts @ usable
    # Half of non-negative numbers are below twice their mean: the median is, and what is not below this share of it
    # is surely not pulled up from zero.
    with np.errstate(divide="ignore", invalid="ignore"):
        sure = SMALLEST_VARIANCE * 2 * np.nanmax(total / n, axis=0, initial=0.0)
    small = usable < np.maximum(sure, np.finfo(np.float64).tiny)
    logs = np.log(np.where(small, 1.0, usable)) if small.any() else np.log(usable)
    logs -= bias
    logs[~known] = 0.0
    logs[small] = 0.0
    along = sets.splines.columns.T @ logs if sets.splines is not None else np.zeros((0, variance.shape[1]))
    sums = _Sums(n, sets.counts @ logs, sets.counts @ (logs * logs), total, along)
    return _add_small(sums, sets, usable, small, bias) if small.any() else sums


def _add_small(sums: _Sums, sets: Sets, variance: FloatArray, small: BoolArray, bias: FloatArray) -> _Sums:
    """Variances near zero count as a share of the median of each set."""
    where = np.flatnonzero(small.any(axis=1))
    draws = np.flatnonzero(small.any(axis=0))
    here = np.ix_(where, draws)
    own, marked, bias = variance[here], small[here], np.broadcast_to(bias, variance.shape)[here]
    for number, counts in enumerate(sets.counts):
        rows = np.repeat(np.arange(len(counts)), counts.astype(np.intp))
        if not counts[where].any():
            continue
        median = np.median(variance[np.ix_(rows, draws)], axis=0)
        floored = np.maximum(own, SMALLEST_VARIANCE * np.where(median > 0, median, 1.0))
        logs = np.where(marked, np.log(floored) - bias, 0.0)
        sums.log[number, draws] += counts[where] @ logs
        sums.log2[number, draws] += counts[where] @ (logs * logs)
        sums.var[number, draws] += counts[where] @ np.where(marked, floored - own, 0.0)
        if sets.splines is not None:
            low, high = sets.splines.edges[number : number + 2]
            sums.along[low:high, draws] += sets.splines.columns[where, low:high].T @ logs
    return sums


def trigamma_inverses(x: FloatArray) -> FloatArray:
    """``trigamma_inverse``, elementwise."""
    y = 0.5 + 1 / x
    for _ in range(50):
        value = special.polygamma(1, y)
        step = value * (1 - value / x) / special.polygamma(2, y)
        y = y + step
        if np.all(np.abs(step) < 1e-14 * y):
            break
    inverse: FloatArray = y
    return inverse
