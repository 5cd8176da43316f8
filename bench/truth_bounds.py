"""Counts beyond which chance is no excuse: binomial quantiles at a false alarm rate of 1 in 10,000 for each bound."""

from __future__ import annotations

from scipy.stats import binom

ALARM = 1e-4


def fewest(n: int, share: float) -> int:
    """The smallest count that is still believable where ``share`` is true: fewer have probability < 1e-4.

    >>> fewest(100, 0.95), fewest(10, 1.0)
    (85, 10)
    """
    return int(binom.ppf(ALARM, n, share))


def most(n: int, share: float) -> int:
    """The largest count that is still believable where ``share`` is true: more have probability < 1e-4.

    >>> most(100, 0.05), most(10, 0.0)
    (15, 0)
    """
    return int(binom.isf(ALARM, n, share))
