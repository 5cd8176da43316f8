"""Is the effect larger than a threshold, surely smaller than one, and down to which threshold can it be claimed?"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray
from geneverdict.stats.multiple import benjamini_hochberg
from geneverdict.stats.student import density, upper_tail

NARROW = 1e-13
"""Relative width at which thresholds are no longer told apart."""
STEPS = 60
"""At most, of Newton's method on log p kept inside the interval; a handful, but near threshold 0, where p is flat."""


def treat(coef: FloatArray, se: FloatArray, df: FloatArray, threshold: FloatArray | float) -> FloatArray:
    """p-values against |effect| ≤ ``threshold`` (TREAT, McCarthy & Smyth 2009), elementwise; NaN stays NaN.

    ``coef``, ``se`` and ``df`` are those of the moderated t.  With threshold 0 this is its two-sided p.
    """
    size = np.abs(coef)
    with np.errstate(divide="ignore", invalid="ignore"):
        return upper_tail((size - threshold) / se, df) + upper_tail((size + threshold) / se, df)


def equivalence(coef: FloatArray, se: FloatArray, df: FloatArray, threshold: FloatArray | float) -> FloatArray:
    """p-values against |effect| ≥ ``threshold``: the larger of two one-sided tests (TOST, Schuirmann 1987).

    Below α exactly where the 1 − 2α confidence interval lies inside ± ``threshold``.  NaN stays NaN.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        return upper_tail((threshold - np.abs(coef)) / se, df)


def confident_effect(coef: FloatArray, se: FloatArray, df: FloatArray, *, fdr: float = 0.05) -> FloatArray:
    """The confident effect size of every gene (topconfects; Harrison 2019), with the sign of ``coef``.

    It is the largest threshold at which TREAT still has the gene in the list at this ``fdr`` over all genes: 0 for a
    gene that is listed against no effect and nothing more.  NaN for genes that are not in the list at threshold 0, and
    for those without a test, which do not count as tests.

    The list only shrinks as the threshold rises.  So between two thresholds only the genes lost in between need to be
    looked at: intervals are halved until each loses one gene, whose threshold is then a single root, or several at
    the very same threshold.
    """
    coef, se, df = (np.asarray(a, dtype=np.float64) for a in (coef, se, df))
    out = np.full(coef.shape, np.nan)
    tested = np.flatnonzero(np.isfinite(treat(coef, se, df, 0.0)))
    if len(tested):
        tests = _Tests(coef[tested], se[tested], df[tested], fdr / len(tested))
        out[tested] = np.sign(coef[tested]) * _largest_thresholds(tests)
    return out


def confident_effect_of(gene: int, coef: FloatArray, se: FloatArray, df: FloatArray, *, fdr: float = 0.05) -> float:
    """``confident_effect`` of one gene, the same to the last bit: only the interval in which it is lost is halved."""
    coef, se, df = (np.asarray(a, dtype=np.float64) for a in (coef, se, df))
    tested = np.flatnonzero(np.isfinite(treat(coef, se, df, 0.0)))
    own = int(np.searchsorted(tested, gene))
    if own == len(tested) or tested[own] != gene:
        return float("nan")
    tests = _Tests(coef[tested], se[tested], df[tested], fdr / len(tested))
    todo, top = _whole(tests)
    if own not in todo.lost:
        return float("nan")
    while len(todo.lost) > 1:
        if todo.high[0] - todo.low[0] <= NARROW * top:
            return float(np.sign(coef[gene]) * todo.low[0])
        halves = _halves(tests, todo)
        todo = halves.pick(np.arange(2) == halves.owner[halves.lost == own])
    return float(np.sign(coef[gene]) * _roots(tests, [todo])[0])


def treat_listed(coef: FloatArray, se: FloatArray, df: FloatArray, threshold: float, *, fdr: float = 0.05) -> BoolArray:
    """Which genes TREAT has in the list at a threshold, by Benjamini and Hochberg's rule over those with a test."""
    p = treat(coef, se, df, threshold)
    listed = np.zeros(p.shape, dtype=np.bool_)
    tested = np.flatnonzero(np.isfinite(p))
    listed[tested] = benjamini_hochberg(p[tested]) <= fdr
    return listed


class _Tests(NamedTuple):
    coef: FloatArray
    se: FloatArray
    df: FloatArray
    step: float
    """What each gene in the list adds to the cut-off on p."""

    def p(self, genes: IntArray, threshold: FloatArray | float) -> FloatArray:
        return treat(self.coef[genes], self.se[genes], self.df[genes], threshold)

    def slope(self, genes: IntArray, threshold: FloatArray) -> FloatArray:
        """How fast p grows with the threshold."""
        size, se, df = np.abs(self.coef[genes]), self.se[genes], self.df[genes]
        return (density((size - threshold) / se, df) - density((size + threshold) / se, df)) / se


class _Intervals(NamedTuple):
    """Intervals of thresholds, all halved at once.  ``lost`` are the genes in the list at the low end and not at the
    high end, where ``kept`` others are; they stand together, ``owner`` being the interval of each."""

    low: FloatArray
    high: FloatArray
    kept: IntArray
    lost: IntArray
    owner: IntArray

    def pick(self, chosen: BoolArray) -> _Intervals:
        """Those intervals alone, numbered anew."""
        number = np.cumsum(chosen) - 1
        inside = chosen[self.owner]
        ends = self.low[chosen], self.high[chosen], self.kept[chosen]
        return _Intervals(*ends, self.lost[inside], number[self.owner[inside]])


def _largest_thresholds(tests: _Tests) -> FloatArray:
    found = np.full(len(tests.coef), np.nan)
    todo, top = _whole(tests)
    alone: list[_Intervals] = []
    while len(todo.lost):
        size = np.bincount(todo.owner, minlength=len(todo.low))
        narrow = (size > 1) & (todo.high - todo.low <= NARROW * top)
        together = todo.pick(narrow)
        found[together.lost] = together.low[together.owner]
        alone.append(todo.pick(size == 1))
        todo = _halves(tests, todo.pick((size > 1) & ~narrow))
    singles = [part for part in alone if len(part.lost)]
    if singles:
        found[np.concatenate([part.lost for part in singles])] = _roots(tests, singles)
    return found


def _whole(tests: _Tests) -> tuple[_Intervals, float]:
    """From no effect to a threshold at which no gene is listed, and this threshold."""
    everyone = np.arange(len(tests.coef))
    top = 2 * float(np.abs(tests.coef).max())
    ends = np.zeros(1), np.array([top]), np.zeros(1, dtype=np.intp)
    lost, stays = _listed(tests, _Intervals(*ends, everyone, np.zeros_like(everyone)), np.zeros(1))
    return _Intervals(*ends, lost[stays], np.zeros(int(stays.sum()), dtype=np.intp)), top


def _listed(tests: _Tests, intervals: _Intervals, threshold: FloatArray) -> tuple[IntArray, BoolArray]:
    """Which lost genes Benjamini and Hochberg's rule lists at one threshold within each interval.

    The ``kept`` others of the interval are certainly listed.  Returns the genes, by interval and p, and whether.
    """
    p = tests.p(intervals.lost, threshold[intervals.owner])
    order = np.lexsort((p, intervals.owner))
    owner, p = intervals.owner[order], p[order]
    place = np.arange(len(p)) - np.searchsorted(owner, owner)
    passing = p <= tests.step * (intervals.kept[owner] + 1 + place)
    last = np.full(len(threshold), -1)
    np.maximum.at(last, owner[passing], place[passing])
    return intervals.lost[order], place <= last[owner]


def _halves(tests: _Tests, whole: _Intervals) -> _Intervals:
    """The lower and the upper half of each interval, every gene in the one in which it is lost."""
    middle = (whole.low + whole.high) / 2
    lost, stays = _listed(tests, whole, middle)
    staying = np.bincount(whole.owner[stays], minlength=len(middle))
    return _Intervals(
        low=np.concatenate([whole.low, middle]),
        high=np.concatenate([middle, whole.high]),
        kept=np.concatenate([whole.kept + staying, whole.kept]),
        lost=np.concatenate([lost[~stays], lost[stays]]),
        owner=np.concatenate([whole.owner[~stays], whole.owner[stays] + len(middle)]),
    )


def _roots(tests: _Tests, alone: list[_Intervals]) -> FloatArray:
    """Where p of the one gene of each interval meets its cut-off, in the order of their ``lost``."""
    genes = np.concatenate([part.lost for part in alone])
    low = np.concatenate([part.low[part.owner] for part in alone])
    high = np.concatenate([part.high[part.owner] for part in alone])
    cut = tests.step * (1 + np.concatenate([part.kept[part.owner] for part in alone]))
    at: FloatArray = (low + high) / 2
    moving = np.arange(len(at))
    for _ in range(STEPS):
        gene, here = genes[moving], at[moving]
        p = tests.p(gene, here)
        listed = p <= cut[moving]
        low[moving], high[moving] = np.where(listed, here, low[moving]), np.where(listed, high[moving], here)
        with np.errstate(divide="ignore", invalid="ignore"):
            newton = here + np.log(cut[moving] / p) * p / tests.slope(gene, here)
        inside = (newton > low[moving]) & (newton < high[moving])
        at[moving] = np.where(inside, newton, (low[moving] + high[moving]) / 2)
        moving = moving[np.abs(at[moving] - here) > 1e-15 * high[moving]]
    return at
