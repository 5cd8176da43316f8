"""Robust rank aggregation: is a gene near the top of more lists than chance would put it? (Kolde et al. 2012)"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import FloatArray

_CELL = 4.0
_ANGLES = (np.arange(24) + 0.5) * np.pi / 24
_NODES = np.cos(_ANGLES)
_WEIGHTS = np.where(np.arange(24) % 2 == 0, 1.0, -1.0) * np.sin(_ANGLES)


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
    """The exact p of each gene, by way of ``_crossing`` at few places where there are many genes.

    log p is a smooth curve over the logit of rho.  In cells of four units it is the polynomial through 24 Chebyshev
    nodes, which differs from the curve by less than 2e-13 for any n up to 120 (the terms fall by 5 times each).
    """
    rho = np.clip(rho, 1e-300, 1 - 2.0**-53)  # where there is a logit; p at 1 is 1 to the last bit
    place = special.logit(rho) / _CELL
    cells, cell = np.unique(np.floor(place), return_inverse=True)
    if cells.size * _NODES.size >= rho.size:
        return _crossing(rho, n)
    nodes = special.expit((cells[:, None] + (1 + _NODES) / 2) * _CELL)
    curve = np.log(_crossing(nodes.ravel(), n)).reshape(nodes.shape)
    found = np.exp(_through(curve[cell], 2 * (place - cells[cell]) - 1))
    unknown = np.isnan(found)
    if unknown.any():  # a cell of which scipy knows a part
        found[unknown] = _crossing(rho[unknown], n)
    return found


def _through(values: FloatArray, x: FloatArray) -> FloatArray:
    """The polynomial through ``values`` (genes × nodes) at each gene's ``x`` in [−1, 1] (Berrut and Trefethen 2004)."""
    away = x[:, None] - _NODES
    at_node = away == 0
    share = _WEIGHTS / np.where(at_node, 1.0, away)
    share = np.where(at_node.any(axis=1, keepdims=True), at_node, share)
    return np.asarray((share * values).sum(axis=1) / share.sum(axis=1))


def _crossing(rho: FloatArray, n: int) -> FloatArray:
    """P(any k-th smallest of n uniform numbers is below its limit b(k)), where P(Beta(k, n − k + 1) ≤ b(k)) = rho.

    Walk over the limits, b(1) first.  A state is how many numbers lie below the limit, given that no order statistic
    has been below its own so far: fewer than k at b(k).  The numbers are those of a Poisson process of rate n, which
    are independent from limit to limit; that they are n in the end is a condition (Noé 1972 in this form).  What
    leaves the states at each step is added up, so that small probabilities are sums of positive terms.  NaN where
    scipy finds no limit (rho below about 1e-130): there Bonferroni's bound is as good, for the n events then hardly
    ever come together.
    """
    limits = np.stack([special.betaincinv(k, n - k + 1, rho) for k in range(1, n + 1)])
    steps = np.diff(limits, axis=0, prepend=0.0)
    found, states = np.zeros_like(rho), np.ones((1, rho.size))
    for k in range(1, n + 1):
        more = _poisson(n * steps[k - 1], n)
        arrived, part = np.zeros((2, n + 1, rho.size))
        for below in range(k):
            np.multiply(states[below], more[: n + 1 - below], out=part[below:])
            arrived[below:] += part[below:]
        found += np.einsum("ij,ij->j", arrived[k:], _poisson(n * (1 - limits[k - 1]), n - k)[::-1])
        states = arrived[: k + 1]
        states[k] = 0.0
    return np.asarray(found / _poisson(np.array([float(n)]), n)[n])


def _poisson(mean: FloatArray, most: int) -> FloatArray:
    """Counts 0 … ``most`` × means."""
    count = np.arange(most + 1.0)[:, None]
    return np.asarray(np.exp(special.xlogy(count, mean) - mean - special.gammaln(count + 1)))
