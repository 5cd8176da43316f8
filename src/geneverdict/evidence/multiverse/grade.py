"""How fragile a call is: its grade, and every gene of a series at once, each beside the genes of about its effect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geneverdict.model.multiverse import AllGenes, IntArray
from geneverdict.model.series import FloatArray

GRADES = (("stable", 0.95), ("mostly stable", 0.8), ("depends on the analyst", 0.5), ("overturned", 0.0))
"""By the least agreement with the study's own call.  Below one half most analyses disagree with the study's own."""
OPEN = "left open"
"""No analysis calls it, and the intervals of most still reach the threshold: they agree on nothing but this."""
DOUBTED = "labels in doubt"
"""Samples lie with the other group: that the analyses agree says nothing while the labels may be wrong."""
OF_CELLS = "mix of cells"
"""The change follows a score of the mix of cells, which no choice that was tried takes away: agreement says little."""
MOST = 0.5
"""Share of the analyses without a call whose interval reaches the threshold, from which all is left open."""
UNGRADED = ""
"""The study's own analysis has no result for the gene, or is the only one that has."""
ALIKE = 500
"""Genes of about the same effect that a gene is compared with."""
DIGITS = 12
"""Shares are rounded to these, so that equal shares are equal whatever the order of the sum."""
CELLS = 2**19
"""Specifications × genes at a time: 4 MB for each array of float64."""


@dataclass(frozen=True, slots=True, eq=False)
class Outcomes:
    """Every gene under every specification that exists for all genes."""

    genes: tuple[str, ...]
    effect: npt.NDArray[np.float32]
    """specifications × genes, NaN where there is no result."""
    call: npt.NDArray[np.int8]
    """specifications × genes at the study's thresholds: 1 up, −1 down, 0 not called; of no meaning without a result."""
    open: npt.NDArray[np.bool_]
    """specifications × genes: the 95 % interval reaches the threshold of the fold change; false without an interval."""
    weights: FloatArray
    """(specifications,), above 0."""
    default: int
    """Which of them is the study's own analysis."""


def grade_of(agreement: float, n: float, *, left_open: float = 0.0) -> str:
    """The grade of a call with which this share of ``n`` specifications agrees; fragility is 1 − agreement.

    The grade is of the call, not of the effect, and of the analyst's choices, not of sampling error: an effect near
    the threshold is stable where no choice carries it over.  ``left_open``: where no specification calls the gene,
    the share whose interval reaches the threshold, else 0; where it is that of most, agreement says nothing.

    >>> grade_of(1.0, 960), grade_of(0.8, 960), grade_of(0.3, 960), grade_of(float("nan"), 960)
    ('stable', 'mostly stable', 'overturned', '')
    >>> grade_of(1.0, 960, left_open=0.9)
    'left open'
    """
    return str(_grades(np.array([agreement]), np.array([n]), np.array([left_open]))[0])


def all_genes(outcomes: Outcomes) -> AllGenes:
    """Shares, quantiles, grade and percentile of every gene, over its specifications with a result.

    Worked out for some genes at a time: beside the input and the result about 45 MB, however many there are.
    Quantiles as in ``weighted_quantiles``.  A gene without any result is NaN, n = 0 and not graded; one for which the
    study's own analysis has none has no agreement, grade or percentile.
    """
    step = max(1, CELLS // len(outcomes.weights))
    starts = range(0, max(1, len(outcomes.genes)), step)
    columns = [_columns(outcomes, slice(start, start + step)) for start in starts]
    n, up, down, agreement, left_open, same_sign, low, high, q01, median, q99 = np.concatenate(columns, axis=1)
    own = outcomes.effect[outcomes.default].astype(np.float64)
    return AllGenes(
        genes=outcomes.genes,
        n=n,
        called_up=up,
        called_down=down,
        agreement=agreement,
        median=median,
        low=low,
        high=high,
        q01=q01,
        q99=q99,
        same_sign=same_sign,
        default_effect=own,
        grade=_grades(agreement, n, np.where((up == 0) & (down == 0), left_open, 0.0)),
        percentile=percentiles(own, np.where(n > 1, agreement, np.nan)),
    )


def percentile_of(gene: str, genes: AllGenes) -> tuple[float, int]:
    """The gene's percentile and the number of genes it was compared with; NaN and 0 where it has none."""
    if gene not in genes.genes:
        return float("nan"), 0
    value = float(genes.percentile[genes.genes.index(gene)])
    ranked = int(np.isfinite(genes.percentile).sum())
    return value, min(ALIKE, ranked - 1) if np.isfinite(value) else 0


def percentiles(effect: FloatArray, agreement: FloatArray, alike: int = ALIKE) -> FloatArray:
    """Per cent of the ``alike`` other genes nearest in |``effect``| that are less fragile: they agree more.

    Both (genes,); equal agreement counts half, so that among genes all equally fragile each stands at 50.  Fewer than
    ``alike`` where there are fewer; genes equally far are taken in their order.  NaN where either is missing, and for
    a gene alone.
    """
    result = np.full(len(effect), np.nan)
    known = np.flatnonzero(np.isfinite(effect) & np.isfinite(agreement))
    width = min(alike + 1, len(known))
    if width < 2:
        return result
    order = known[np.argsort(np.abs(effect[known]), kind="stable")]
    size, agrees = np.abs(effect[order]), agreement[order]
    windows = np.lib.stride_tricks.sliding_window_view(agrees, width)
    start = _nearest(size, width)
    step = max(1, CELLS // width)
    for first in range(0, len(order), step):
        part = slice(first, first + step)
        near, own = windows[start[part]], agrees[part, None]
        more, equal = (near > own).sum(axis=1), (near == own).sum(axis=1) - 1
        result[order[part]] = 100 * (more + equal / 2) / (width - 1)
    return result


def _nearest(size: FloatArray, width: int) -> IntArray:
    """Where the window of the ``width`` values nearest to each of the sorted ``size``, itself among them, begins."""
    i = np.arange(len(size))
    low, high = np.maximum(i - width + 1, 0), np.minimum(i, len(size) - width)
    while (open_ := low < high).any():
        middle = (low + high) // 2
        last = np.minimum(middle + width, len(size) - 1)
        right = open_ & (size - size[middle] > size[last] - size)
        low, high = np.where(right, middle + 1, low), np.where(open_ & ~right, middle, high)
    return low.astype(np.intp)


def weighted_quantiles(values: npt.NDArray[np.floating], weights: FloatArray, probs: Sequence[float]) -> FloatArray:
    """Quantiles of every row of ``values`` (rows × n) weighted by ``weights`` (n,): probs × rows.

    Type 7 with weights (Akinshin 2023, arXiv:2304.07265): the mean of the inverse of the weighted distribution over
    a window of width 1/m, m = (Σw)²/Σw² being the effective number of values.  Equal weights, of whatever size, give
    numpy's type 7; ties and the order of the values do not matter.  NaN is left out; a row of NaN alone gives NaN.
    """
    if np.all(weights == weights[0]):
        return _plain_quantiles(np.sort(values, axis=1).astype(np.float64), probs)
    order = np.argsort(values, axis=1)
    ranked = np.take_along_axis(values, order, axis=1).astype(np.float64)
    share = np.where(np.isfinite(ranked), weights[order], 0.0)
    empty = ~np.isfinite(ranked[:, :1])
    share /= share.sum(axis=1, keepdims=True) + empty
    size = 1 / ((share**2).sum(axis=1, keepdims=True) + empty)
    known = np.nan_to_num(ranked, nan=0.0)
    edges = np.cumsum(share, axis=1)
    result = np.empty((len(probs), len(values)))
    for k, prob in enumerate(probs):
        start = (size - 1) * prob / size
        inside = np.diff(np.clip(edges, start, start + 1 / size), axis=1, prepend=start)
        result[k] = (inside * known).sum(axis=1) / (inside.sum(axis=1) + empty[:, 0])
    # A mean of equal values can be off by a last digit.
    inside_range = np.clip(result, ranked[:, 0], np.fmax.reduce(ranked, axis=1))
    return np.where(empty[:, 0], np.nan, inside_range)


def _plain_quantiles(ranked: FloatArray, probs: Sequence[float]) -> FloatArray:
    """Type 7 of sorted rows whose missing values stand last."""
    last = np.maximum(np.isfinite(ranked).sum(axis=1) - 1, 0)
    row = np.arange(len(ranked))
    result = np.empty((len(probs), len(ranked)))
    for k, prob in enumerate(probs):
        place = last * prob
        below = np.floor(place).astype(np.intp)
        lower, upper = ranked[row, below], ranked[row, np.minimum(below + 1, last)]
        result[k] = lower + (place - below) * (upper - lower)
    return result


def _columns(outcomes: Outcomes, part: slice) -> FloatArray:
    """11 × genes of ``part``: n, up, down, agreement, open, same sign, low, high, 1 %, 50 % and 99 %."""
    effect = np.ascontiguousarray(outcomes.effect[:, part].T)
    call = np.ascontiguousarray(outcomes.call[:, part].T)
    there = np.isfinite(effect)
    weights, default = outcomes.weights, outcomes.default
    total = there @ weights
    total[total == 0] = np.nan

    def share(mask: npt.NDArray[np.bool_]) -> FloatArray:
        return np.asarray(np.round(((mask & there) @ weights) / total, DIGITS))

    agreement = np.where(there[:, default], share(call == call[:, [default]]), np.nan)
    same_sign = np.maximum(share(effect > 0), share(effect < 0))
    low, high = np.fmin.reduce(effect, axis=1), np.fmax.reduce(effect, axis=1)
    quantiles = weighted_quantiles(effect, weights, (0.01, 0.5, 0.99))
    left_open = share(np.ascontiguousarray(outcomes.open[:, part].T))
    shares = [share(call > 0), share(call < 0), agreement, left_open, same_sign]
    rows = [there.sum(axis=1), *shares, low, high, *quantiles]
    return np.array(rows, dtype=np.float64)


def _grades(agreement: FloatArray, n: FloatArray, left_open: FloatArray) -> npt.NDArray[np.str_]:
    graded = np.isfinite(agreement) & (n > 1)
    return np.select(
        [~graded, left_open >= MOST, *(agreement >= least for _, least in GRADES)],
        [UNGRADED, OPEN, *(word for word, _ in GRADES)],
        UNGRADED,
    )
