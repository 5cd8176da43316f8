"""Robust rank aggregation: is a gene near the top of more lists than chance would put it? (Kolde et al. 2012)"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import FloatArray


class RankScore(NamedTuple):
    """One value per gene; NaN where no list has it."""

    n: FloatArray
    """Lists that have this gene."""
    rho: FloatArray
    """The smallest of the n probabilities that chance puts the k-th best of n ranks this low."""
    p: FloatArray
    """Exact: the probability of a ``rho`` this small if all ranks are random and independent."""
    p_bound: FloatArray
    """min(1, n · rho), Bonferroni's, never smaller than ``p``: R's ``RobustRankAggreg`` gives this one by default
    whatever n is, and ``p`` with ``exact = TRUE``, as 1 less its complement and so to 1e-15 only."""


def robust_rank(ranks: FloatArray) -> RankScore:
    """rho = min over k of P(Beta(k, n − k + 1) ≤ r(k)), with r(k) the k-th best of the gene's n ranks, and its p.

    ``ranks`` is genes × lists, each rank divided by the length of its list, in (0, 1]; NaN: this list does not have
    the gene.  Near the top means small: for both directions call it twice.  Raises ValueError for other values.

    >>> robust_rank(np.array([[0.01, 0.02, 0.9, np.nan]])).p_bound.round(6).tolist()
    [0.003552]
    """
    ranks = np.asarray(ranks, dtype=np.float64)
    if ranks.ndim != 2 or np.any((ranks <= 0) | (ranks > 1)):
        message = f"expected ranks above 0 and up to 1, genes × lists, found shape {ranks.shape}"
        raise ValueError(message)
    n = (~np.isnan(ranks)).sum(axis=1).astype(np.float64)
    in_order = np.sort(ranks, axis=1)  # NaN last
    k = np.arange(1, ranks.shape[1] + 1)
    chance = special.betainc(k, np.maximum(n[:, None] - k + 1, 1), in_order)
    rho = np.where(n > 0, np.min(chance, axis=1, initial=1.0, where=k <= n[:, None]), np.nan)
    bound = np.minimum(1.0, n * rho)
    p = np.full(rho.shape, np.nan)
    for size in np.unique(n[n > 0]):
        these = np.flatnonzero(n == size)
        p[these] = np.fmin(_exact(rho[these], int(size)), bound[these])
    return RankScore(n, rho, p, bound)


def normalised_ranks(score: FloatArray) -> FloatArray:
    """Ranks in (0, 1] of each list's genes, the highest score first: rank / genes in that list.

    ``score`` is genes × lists; ties share their average rank; NaN (not in that list) stays NaN and is not counted.

    >>> normalised_ranks(np.array([[5.0], [1.0], [np.nan], [1.0], [-2.0]])).T.tolist()
    [[0.25, 0.625, nan, 0.625, 1.0]]
    """
    score = np.asarray(score, dtype=np.float64)
    if score.ndim != 2:
        message = f"expected scores, genes × lists, found shape {score.shape}"
        raise ValueError(message)
    out = np.full(score.shape, np.nan)
    for column in range(score.shape[1]):
        has = np.flatnonzero(~np.isnan(score[:, column]))
        _, which, ties = np.unique(-score[has, column], return_inverse=True, return_counts=True)
        out[has, column] = (np.cumsum(ties) - (ties - 1) / 2)[which] / max(len(has), 1)
    return out


def _exact(rho: FloatArray, n: int) -> FloatArray:
    """P(any k-th smallest of n uniform numbers is below its limit b(k)), where P(Beta(k, n − k + 1) ≤ b(k)) = rho.

    Walk over the limits, b(1) first.  A state is how many numbers lie below the limit, given that no order statistic
    has been below its own so far: fewer than k at b(k).  What leaves the states at each step is added up, so that
    small probabilities are sums of positive terms.  NaN where scipy finds no limit (rho below about 1e-130):
    there Bonferroni's bound is as good, for the n events then hardly ever come together.  Work grows as n³.
    """
    found, before = np.zeros_like(rho), np.zeros_like(rho)
    states = [np.ones_like(rho)]
    for k in range(1, n + 1):
        limit = special.betaincinv(k, n - k + 1, rho)
        share = np.clip((limit - before) / np.where(before < 1, 1 - before, 1.0), 0.0, 1.0)
        for below, chance in enumerate(states):
            found = found + chance * special.betainc(k - below, n - k + 1, share)
        states = [_arrived(states, below, n, share) for below in range(k)]
        before = limit
    return found


def _arrived(states: list[FloatArray], below: int, n: int, share: FloatArray) -> FloatArray:
    """The probability of ``below`` numbers under the next limit, over all that may have been under the last one."""
    total = np.zeros_like(share)
    for was, chance in enumerate(states[: below + 1]):
        more, left = below - was, n - was
        total += chance * special.binom(left, more) * share**more * (1 - share) ** (left - more)
    return total
