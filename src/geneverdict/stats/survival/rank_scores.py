"""Log-rank scores, and the maximally selected statistic over cuts of another value."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray

DRAWS_AT_ONCE = 2_000_000
"""Numbers shuffled at a time."""
SAME = 1e-9
"""Statistics this near to each other are equal: a shuffle that only swaps equals must count."""


class Cutting(NamedTuple):
    """Where (n,) values may be cut."""

    order: IntArray
    """(n,) by rising value."""
    cut: FloatArray
    """(c,) values: low is at or below."""
    n_low: IntArray
    """(c,) how many are."""


def cutting(x: FloatArray, low: float, high: float) -> Cutting:
    """Each distinct value that leaves at least ⌊n · low⌋, at least 1 and at most ⌊n · high⌋ at or below it."""
    each, counts = np.unique(x, return_counts=True)
    n_low = np.cumsum(counts)
    allowed = (n_low >= max(1, np.floor(len(x) * low))) & (n_low <= np.floor(len(x) * high))
    return Cutting(np.argsort(x, kind="stable"), each[allowed], n_low[allowed])


def log_rank_scores(time: FloatArray, event: BoolArray) -> FloatArray:
    """(n,) event − Σ over deaths up to one's time of 1 / (n − N + 1), N counting all times up to that death's.

    Lausen & Schumacher's (1992), with tied times as R's maxstat takes them: without ties the log-rank test's own.
    """
    rising = np.sort(time)
    up_to = np.searchsorted(rising, time, side="right")
    share = np.where(event, 1 / (len(time) - up_to + 1), 0.0)
    order = np.argsort(time, kind="stable")
    hazard = np.concatenate([[0.0], np.cumsum(share[order])])
    return np.asarray(event - hazard[up_to], dtype=np.float64)


def standardised(scores: FloatArray, where: Cutting) -> FloatArray:
    """(…, c) sum of scores at or below each cut, less its mean, over its SD, if any order were as likely.

    ``scores`` is (…, n) by rising value.  NaN where all scores are equal.
    """
    n, m = scores.shape[-1], where.n_low
    centred = scores - np.sum(scores, axis=-1, keepdims=True) / max(n, 1)
    spread = np.sum(centred**2, axis=-1, keepdims=True)
    spread = np.where(spread > 1e-20 * max(1.0, n), spread, np.nan)
    sums = np.cumsum(centred, axis=-1)[..., m - 1]
    return np.asarray(sums / np.sqrt(m * (n - m) / (max(n, 1) * max(n - 1, 1)) * spread), dtype=np.float64)


def exceeding(scores: FloatArray, where: Cutting, observed: float, draws: int, rng: np.random.Generator) -> int:
    """In how many of ``draws`` shuffles the largest statistic reaches the one observed."""
    count, size = 0, max(1, DRAWS_AT_ONCE // max(1, len(scores)))
    for first in range(0, draws, size):
        shuffled = rng.permuted(np.tile(scores, (min(size, draws - first), 1)), axis=1)
        count += int(np.sum(np.abs(standardised(shuffled, where)).max(axis=1) >= observed - SAME))
    return count
