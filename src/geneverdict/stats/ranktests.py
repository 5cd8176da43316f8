"""Wilcoxon's rank sum and signed rank tests of every gene, with Hodges and Lehmann's estimates and intervals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray

EXACT_BELOW = 50
"""Groups (or pairs) from this size on are tested by the normal approximation, as in R."""
CHUNK = 1 << 19
"""Contrasts held at once, 4 MB: what a processor's cache holds is sorted faster than what the memory would allow."""
FUZZ = 1e-13
"""A cumulative probability this close below the tail has reached it: both are sums and quotients of whole numbers."""


class RankTest(NamedTuple):
    """One value per gene, NaN where it is not known or was not asked for."""

    effect: FloatArray
    """Hodges–Lehmann: the median of all contrasts."""
    ci_low: FloatArray
    ci_high: FloatArray
    statistic: FloatArray
    """R's: W is the number of contrasts above 0 (ties count half); V the sum of the ranks of positive differences."""
    p: FloatArray
    """Two-sided."""
    n_case: IntArray
    """Case samples with a value; for signed ranks the number of pairs whose difference is not 0."""
    n_control: IntArray
    """Control samples with a value; for signed ranks the same as ``n_case``."""
    exact: BoolArray
    """p and interval are from the exact null distribution, not the normal approximation."""


class _Ranks(NamedTuple):
    """What both tests hand on.  Each has as many contrasts as its statistic is large at most, twice its mean."""

    statistic: FloatArray
    n_case: IntArray
    n_control: IntArray
    contrasts: FloatArray
    """Their number."""
    sd: FloatArray
    """Of the statistic without an effect, ties considered."""
    exact: BoolArray
    distribution: Callable[[int, int], FloatArray]
    """The exact null: P(statistic ≤ 0, 1, 2, …) given both numbers of samples."""


def rank_sum(
    y: FloatArray, case: BoolArray, *, level: float = 0.95, effects: bool = True, intervals: bool = True
) -> RankTest:
    """Compare case with control samples gene by gene (Wilcoxon 1945, Mann & Whitney 1947; Hodges & Lehmann 1963).

    ``y`` is genes × samples, NaN where missing, each gene with the samples it has; ``case`` is true for each case
    sample.  p is exact where both groups are smaller than 50 and no values are equal; otherwise it is the normal
    approximation with continuity correction and the variance that ties leave, both as in R.

    The contrasts are all differences case − control; the effect is their median, and the interval goes from the k-th
    smallest to the k-th largest.  k is the smallest rank, from 1, at which the lower tail of the null distribution, the
    one that gave p, reaches (1 − ``level``)/2.  In exact cases that is R's interval.  In the others R looks for the
    shifts at which the test just rejects with a root finder that stops at 1e-4, and for a median likewise; order
    statistics do not depend on where a search starts or stops.  With very few samples the widest interval has less than
    ``level``, as in R.

    ``effects=False`` and ``intervals=False`` leave out the estimates and the intervals; p alone is many times faster.
    NaN: all where a group is empty; p and interval where all values are equal.
    Raises ValueError where the shapes do not fit, a value is infinite, or ``level`` is not between 0 and 1.
    """
    y, case = np.asarray(y, dtype=np.float64), np.asarray(case, dtype=np.bool_)
    if y.ndim != 2 or case.shape != y.shape[1:]:
        message = f"expected y of genes × samples and one case flag per sample, found {y.shape} and {case.shape}"
        raise ValueError(message)
    _check(y, level)
    ranks = _rank_sums(y, case)
    test = _tested(ranks)
    if effects or intervals:
        cases, controls = np.sort(y[:, case], axis=1), np.sort(y[:, ~case], axis=1)

        def differences(genes: IntArray, n_case: int, n_control: int) -> FloatArray:
            both = cases[genes, :n_case, None] - controls[genes, None, :n_control]
            return both.reshape(len(genes), n_case * n_control)

        test = _estimated(test, ranks, differences, level if intervals else None, effects=effects)
    return test


def signed_rank(
    differences: FloatArray, *, level: float = 0.95, effects: bool = True, intervals: bool = True
) -> RankTest:
    """Test whether differences are symmetric about 0, gene by gene (Wilcoxon 1945; Hodges & Lehmann 1963).

    ``differences`` is genes × pairs, case − control, NaN where one of them is missing.  Differences of exactly 0 are
    dropped, from the estimates too, as in R.  p is exact for fewer than 50 differences, none of them dropped and no two
    equal in size; otherwise it is the normal approximation of ``rank_sum``.

    The contrasts are the Walsh averages: of all pairs of differences, and of each with itself.  Effect (their median,
    the pseudomedian), interval, options and errors as in ``rank_sum``; NaN where no difference is left.
    """
    differences = np.asarray(differences, dtype=np.float64)
    if differences.ndim != 2:
        message = f"expected differences of genes × pairs, found shape {differences.shape}"
        raise ValueError(message)
    _check(differences, level)
    ranks = _signed_ranks(differences)
    test = _tested(ranks)
    if effects or intervals:
        ordered = np.sort(np.where(differences == 0, np.nan, differences), axis=1)

        def walsh(genes: IntArray, n: int, _: int) -> FloatArray:
            first, second = np.triu_indices(n)
            sums: FloatArray = ordered[genes[:, None], first] + ordered[genes[:, None], second]
            return sums / 2

        test = _estimated(test, ranks, walsh, level if intervals else None, effects=effects)
    return test


@cache
def rank_sum_distribution(n_case: int, n_control: int) -> FloatArray:
    """P(W ≤ w) for w = 0, 1, …, n_case·n_control when all orders of distinct values are equally likely."""
    counts = _rank_sum_counts(min(n_case, n_control), max(n_case, n_control))
    return _cumulated(counts)


@cache
def signed_rank_distribution(n: int) -> FloatArray:
    """P(V ≤ v) for v = 0, 1, …, n(n + 1)/2 when all signs of n distinct sizes are equally likely."""
    counts = np.ones(1)
    for rank in range(1, n + 1):
        longer = np.zeros(len(counts) + rank)
        longer[: len(counts)] = counts
        longer[rank:] += counts
        counts = longer
    return _cumulated(counts)


@cache
def _rank_sum_counts(fewer: int, more: int) -> FloatArray:
    """In how many orders W is 0, 1, …: the largest value is of either group (Mann & Whitney 1947, their recursion)."""
    if fewer == 0:
        return np.ones(1)
    counts = np.zeros(fewer * more + 1)
    # If it is of the fewer, it is above all of the others; if not, it is above none.
    counts[more:] += _rank_sum_counts(fewer - 1, more)
    other = _rank_sum_counts(min(fewer, more - 1), max(fewer, more - 1))
    counts[: len(other)] += other
    return counts


def _cumulated(counts: FloatArray) -> FloatArray:
    cumulated: FloatArray = np.cumsum(counts) / counts.sum()
    cumulated.setflags(write=False)
    return cumulated


def _check(values: FloatArray, level: float) -> None:
    if not 0 < level < 1:
        message = f"expected a level between 0 and 1, found {level}"
        raise ValueError(message)
    if np.isinf(values).any():
        message = "expected finite values, NaN where missing, found an infinite one"
        raise ValueError(message)


def _rank_sums(y: FloatArray, case: BoolArray) -> _Ranks:
    observed = ~np.isnan(y)
    n_case, n_control = (np.count_nonzero(observed[:, group], axis=1) for group in (case, ~case))
    total, ties = _totals(y, observed & case)
    n = n_case + n_control
    with np.errstate(divide="ignore", invalid="ignore"):
        sd = np.sqrt(n_case * n_control / 12 * (n + 1 - ties / (n * (n - 1.0))))
    contrasts = (n_case * n_control).astype(np.float64)
    statistic = np.where(contrasts > 0, total - n_case * (n_case + 1) / 2, np.nan)
    exact = (contrasts > 0) & (ties == 0) & (np.maximum(n_case, n_control) < EXACT_BELOW)
    return _Ranks(statistic, n_case, n_control, contrasts, sd, exact, rank_sum_distribution)


def _signed_ranks(differences: FloatArray) -> _Ranks:
    size = np.abs(differences)
    dropped = np.any(size == 0, axis=1)
    size = np.where(size == 0, np.nan, size)
    n = np.count_nonzero(~np.isnan(size), axis=1)
    total, ties = _totals(size, differences > 0)
    sd = np.sqrt(n * (n + 1) * (2 * n + 1) / 24 - ties / 48)
    exact = (n > 0) & (ties == 0) & ~dropped & (n < EXACT_BELOW)
    statistic = np.where(n > 0, total, np.nan)
    return _Ranks(statistic, n, n, n * (n + 1) / 2, sd, exact, lambda n, _: signed_rank_distribution(n))


def _totals(values: FloatArray, chosen: BoolArray) -> tuple[FloatArray, FloatArray]:
    """Sum of the ranks of each row's ``chosen`` values, equal values sharing theirs; Σ(t³ − t) over its sets of t equal
    values.  NaN values have no rank and must not be chosen."""
    order = np.argsort(values, axis=1)
    ordered = np.take_along_axis(values, order, axis=1)
    chosen = np.take_along_axis(chosen, order, axis=1)
    total = chosen.astype(np.float64) @ np.arange(1.0, values.shape[1] + 1)
    ties = np.zeros(len(values))
    tied = np.flatnonzero((ordered[:, 1:] == ordered[:, :-1]).any(axis=1))
    if len(tied):
        ranks, ties[tied] = _shared_ranks(ordered[tied])
        total[tied] = (chosen[tied] * ranks).sum(axis=1)
    return total, ties


def _shared_ranks(ordered: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Rank of each value of the ordered rows, the mean of them where values are equal, and each row's Σ(t³ − t)."""
    place = np.arange(ordered.shape[1])
    differs = ordered[:, 1:] != ordered[:, :-1]
    edge = np.ones((len(ordered), 1), dtype=np.bool_)
    first = np.maximum.accumulate(np.where(np.hstack([edge, differs]), place, 0), axis=1)
    ends = np.where(np.hstack([differs, edge]), place, place[-1])
    last = np.minimum.accumulate(ends[:, ::-1], axis=1)[:, ::-1]
    length = (last - first + 1).astype(np.float64)
    return (first + last) / 2 + 1, (length * length - 1).sum(axis=1)


def _tested(ranks: _Ranks) -> RankTest:
    away = np.abs(ranks.statistic - ranks.contrasts / 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        p = 2 * special.ndtr(-np.maximum(away - 0.5, 0.0) / ranks.sd)
    p = np.where(ranks.sd > 0, p, np.nan)
    for genes, n_case, n_control in _by_size(ranks, np.flatnonzero(ranks.exact)):
        tail = np.rint(ranks.contrasts[genes] / 2 - away[genes]).astype(np.intp)
        p[genes] = np.minimum(2 * ranks.distribution(n_case, n_control)[tail], 1.0)
    unknown = np.full(p.shape, np.nan)
    return RankTest(unknown, unknown, unknown, ranks.statistic, p, ranks.n_case, ranks.n_control, ranks.exact)


def _by_size(ranks: _Ranks, genes: IntArray) -> Iterator[tuple[IntArray, int, int]]:
    """Those ``genes`` together that have as many case and as many control samples."""
    if not len(genes):
        return
    sizes = ranks.n_case[genes] * (1 + int(ranks.n_control.max())) + ranks.n_control[genes]
    order = np.argsort(sizes, kind="stable")
    for same in np.split(genes[order], np.flatnonzero(np.diff(sizes[order])) + 1):
        yield same, int(ranks.n_case[same[0]]), int(ranks.n_control[same[0]])


def _estimated(
    test: RankTest,
    ranks: _Ranks,
    contrasts_of: Callable[[IntArray, int, int], FloatArray],
    level: float | None,
    *,
    effects: bool,
) -> RankTest:
    """With the effects, if wanted, and the intervals of this ``level``; without those if it is None."""
    effect, low, high = (np.full(test.p.shape, np.nan) for _ in range(3))
    outermost = _outermost(ranks, level) if level is not None else None
    for genes, n_case, n_control in _by_size(ranks, np.flatnonzero(ranks.contrasts > 0)):
        count = int(ranks.contrasts[genes[0]])
        middle = [(count - 1) // 2, count // 2]
        for some in np.array_split(genes, -(-len(genes) * count // CHUNK)):
            contrasts = contrasts_of(some, n_case, n_control)
            if outermost is not None:
                contrasts.sort(axis=1)
                known, rank = np.flatnonzero(test.p[some] >= 0), outermost[some]
                low[some[known]] = contrasts[known, rank[known] - 1]
                high[some[known]] = contrasts[known, count - rank[known]]
            else:
                contrasts.partition(middle, axis=1)
            if effects:
                effect[some] = contrasts[:, middle].mean(axis=1)
    return test._replace(effect=effect, ci_low=low, ci_high=high)


def _outermost(ranks: _Ranks, level: float) -> IntArray:
    """Rank from either end, from 1, of the contrasts that bound each gene's interval."""
    tail = (1 - level) / 2
    with np.errstate(invalid="ignore"):
        normal = np.ceil(ranks.contrasts / 2 - 0.5 + special.ndtri(tail) * ranks.sd)
    rank: IntArray = np.maximum(np.nan_to_num(normal, nan=1.0), 1.0).astype(np.intp)
    for genes, n_case, n_control in _by_size(ranks, np.flatnonzero(ranks.exact)):
        distribution = ranks.distribution(n_case, n_control)
        rank[genes] = max(1, int(np.searchsorted(distribution, tail * (1 - FUZZ))))
    return rank
