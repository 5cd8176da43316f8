"""Is the effect larger than a threshold, surely smaller than one, and down to which threshold can it be claimed?"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import FloatArray, IntArray
from geneverdict.stats.student import upper_tail

NARROW = 1e-13
"""Relative width at which thresholds are no longer told apart."""


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


class _Tests(NamedTuple):
    coef: FloatArray
    se: FloatArray
    df: FloatArray
    step: float
    """What each gene in the list adds to the cut-off on p."""

    def p(self, genes: IntArray, threshold: FloatArray | float) -> FloatArray:
        return treat(self.coef[genes], self.se[genes], self.df[genes], threshold)


class _Interval(NamedTuple):
    low: float
    high: float
    lost: IntArray
    """Genes in the list at ``low`` and not at ``high``, where ``kept`` others are."""
    kept: int


def _largest_thresholds(tests: _Tests) -> FloatArray:
    found = np.full(len(tests.coef), np.nan)
    top = 2 * float(np.abs(tests.coef).max())
    alone: list[_Interval] = []
    todo = [_Interval(0.0, top, _listed(tests, np.arange(len(tests.coef)), 0.0, 0), 0)]
    while todo:
        interval = todo.pop()
        if len(interval.lost) == 1:
            alone.append(interval)
        elif interval.high - interval.low <= NARROW * top:
            found[interval.lost] = interval.low
        elif len(interval.lost):
            todo.extend(_halves(tests, interval))
    if alone:
        genes = np.concatenate([interval.lost for interval in alone])
        found[genes] = _roots(tests, genes, alone)
    return found


def _listed(tests: _Tests, genes: IntArray, threshold: float, kept: int) -> IntArray:
    """Which of ``genes`` Benjamini and Hochberg's rule lists beside ``kept`` others that are certainly listed."""
    p = tests.p(genes, threshold)
    order = np.argsort(p, kind="stable")
    passing = np.flatnonzero(p[order] <= tests.step * (kept + 1 + np.arange(len(genes))))
    return genes[order[: passing[-1] + 1]] if len(passing) else genes[:0]


def _halves(tests: _Tests, interval: _Interval) -> tuple[_Interval, _Interval]:
    middle = (interval.low + interval.high) / 2
    stay = _listed(tests, interval.lost, middle, interval.kept)
    gone = np.setdiff1d(interval.lost, stay, assume_unique=True)
    lower = _Interval(interval.low, middle, gone, interval.kept + len(stay))
    return lower, _Interval(middle, interval.high, stay, interval.kept)


def _roots(tests: _Tests, genes: IntArray, alone: list[_Interval]) -> FloatArray:
    """Where p of each gene meets its cut-off, by halving all intervals at once."""
    low, high = (np.array(ends) for ends in zip(*((interval.low, interval.high) for interval in alone), strict=True))
    cut = tests.step * (1 + np.array([interval.kept for interval in alone]))
    for _ in range(60):
        middle = (low + high) / 2
        listed = tests.p(genes, middle) <= cut
        low, high = np.where(listed, middle, low), np.where(listed, high, middle)
    return low
