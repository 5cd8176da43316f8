"""The joint test of all specifications of one gene: could labels without meaning give such a curve?"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.evidence.multiverse.labels import Labels
from geneverdict.model.multiverse import NullTest
from geneverdict.model.series import FloatArray

SIGNIFICANT = 0.05
SAME = 1e-9
"""Statistics this close, relatively, are equal: the mirror image of an assignment differs by rounding only."""


class Statistics(NamedTuple):
    """Of each draw; NaN where no specification has a result."""

    median: FloatArray
    significant: FloatArray
    """Share with p < .05 and the more frequent sign."""
    sign: FloatArray
    """Share of the more frequent sign; an effect of 0 has none."""


def null_test(effect: FloatArray, p: FloatArray, weights: FloatArray, *, labels: Labels) -> NullTest:
    """Compare the curve with those of permuted labels (Simonsohn, Simmons & Nelson 2020).

    ``effect`` and ``p`` are specifications × (draws + 1), column 0 as observed, NaN where there is no result;
    ``weights`` (specifications,) are positive.  Each p-value is (1 + draws with a statistic at least as large) /
    (1 + draws), equal ones counting; where every assignment was made this is the exact p.  A draw without any result
    counts as at least as large.  All are NaN where no specification has a result as observed.
    Raises ValueError where the shapes do not fit.
    """
    if effect.shape != p.shape or weights.shape != effect.shape[:1] or effect.shape[1:] != labels.case.shape[:1]:
        message = (
            "expected effect and p (specifications, draws + 1), weights (specifications,) and labels of these draws, "
            f"found {effect.shape}, {p.shape}, {weights.shape} and {labels.case.shape[0]} labels"
        )
        raise ValueError(message)
    found = statistics(effect, p, weights)
    null = found.median if labels.exact else found.median[1:]
    null = null[np.isfinite(null)]
    low, high = np.quantile(null, [0.025, 0.975]) if len(null) else (np.nan, np.nan)
    return NullTest(
        draws=effect.shape[1] - 1,
        exact=labels.exact,
        scheme=labels.scheme,
        n_specifications=int(np.count_nonzero(np.isfinite(effect[:, 0]) & np.isfinite(p[:, 0]))),
        p_median=_p(np.abs(found.median)),
        p_significant=_p(found.significant),
        p_sign=_p(found.sign),
        observed_significant=float(found.significant[0]),
        median_low=float(low),
        median_high=float(high),
    )


def statistics(effect: FloatArray, p: FloatArray, weights: FloatArray) -> Statistics:
    """The three statistics of each column of ``effect`` and ``p``, over the specifications with a result there."""
    done = np.isfinite(effect) & np.isfinite(p)
    weight = np.where(done, weights[:, None], 0.0)
    total = weight.sum(axis=0)
    with np.errstate(invalid="ignore"):
        up, down = (weight * (effect > 0)).sum(axis=0), (weight * (effect < 0)).sum(axis=0)
        sure = weight * (p < SIGNIFICANT)
        sure_up, sure_down = (sure * (effect > 0)).sum(axis=0), (sure * (effect < 0)).sum(axis=0)
    more = np.where(np.abs(up - down) <= SAME * total, np.maximum(sure_up, sure_down), 0.0)
    more = np.where(up - down > SAME * total, sure_up, np.where(down - up > SAME * total, sure_down, more))
    with np.errstate(divide="ignore", invalid="ignore"):
        return Statistics(weighted_median(effect, weight), more / total, np.maximum(up, down) / total)


def weighted_median(values: FloatArray, weight: FloatArray) -> FloatArray:
    """Of each column of ``values``, with the ``weight`` of the same shape, 0 for what does not count; the mean of the
    middle two where they part the weights in halves.  NaN where nothing counts."""
    values = np.where(weight > 0, values, np.inf)
    order = np.argsort(values, axis=0, kind="stable")
    values, weight = np.take_along_axis(values, order, axis=0), np.take_along_axis(weight, order, axis=0)
    reached = np.cumsum(weight, axis=0)
    half = reached[-1:] / 2
    low = (reached >= half * (1 - SAME)).argmax(axis=0)[None]
    high = np.minimum((reached <= half * (1 + SAME)).sum(axis=0)[None], len(values) - 1)
    middle = (np.take_along_axis(values, low, axis=0) + np.take_along_axis(values, high, axis=0))[0] / 2
    median: FloatArray = np.where(half[0] > 0, middle, np.nan)
    return median


def _p(statistic: FloatArray) -> float:
    """Share of all columns that are at least as large as the first, which is one of them."""
    if not np.isfinite(statistic[0]):
        return float("nan")
    at_least = ~(statistic < statistic[0] * (1 - SAME))
    return float(at_least.mean())
