"""Every cut of the gene's value, and the honest p of the best one."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from geneverdict.evidence.survival.cohort import Patients
from geneverdict.evidence.survival.sentences import cuts_sentence
from geneverdict.model.series import FloatArray
from geneverdict.model.survival_answer import SIGNIFICANT, AllCuts, IntArray
from geneverdict.stats import special
from geneverdict.stats.survival import cox
from geneverdict.stats.survival.logrank import logrank
from geneverdict.stats.survival.max_selected import corrected_p, every_cut, permutation_p

LOW, HIGH = 0.1, 0.9
DRAWS = 9_999


def all_cuts(patients: Patients, *, draws: int = DRAWS, seed: int = 1, low: float = LOW, high: float = HIGH) -> AllCuts:
    """Hazard ratio and log-rank p at every cut that leaves ``low`` … ``high`` of the patients at or below it.

    The best cut's p is corrected by the formula of Lausen & Schumacher (1992) and by ``draws`` shuffles (0: none).
    """
    found = every_cut(patients.months, patients.event, patients.value, low=low, high=high)
    permuted = np.nan
    if draws and found.best >= 0:
        rng = np.random.default_rng(seed)
        permuted = permutation_p(
            patients.months, patients.event, patients.value, rng, draws=draws, low=low, high=high
        ).p
    naive = float(found.p[found.best]) if found.best >= 0 else np.nan
    line = line_statistic(low, high)
    return AllCuts(
        low=low,
        high=high,
        cut=found.cut,
        n_low=found.n_low,
        n_high=found.n_high,
        coef=found.coef,
        ci_low=found.ci_low,
        ci_high=found.ci_high,
        p=found.p,
        z=found.z,
        best=found.best,
        statistic=found.statistic,
        naive_p=naive,
        corrected_p=found.corrected_p,
        permuted_p=permuted,
        draws=draws if np.isfinite(permuted) else 0,
        line_statistic=line,
        line_p=float(2 * special.ndtr(-line)),
        sentence=cuts_sentence(found, naive, permuted),
        flag=found.flag,
    )


class CutRow(NamedTuple):
    """One cut: the log-rank p as if no other had been looked at, that p once all were, and the log hazard ratio."""

    cut: float
    p: float
    corrected: float
    """NaN where the cut is none of those that are searched."""
    coef: float
    """High against low; ± infinity where it has no bound, NaN where nothing can be compared."""
    ci_low: float
    ci_high: float


class CutTable(NamedTuple):
    """Every admissible cut, rising, as a reader moves between them."""

    rows: tuple[CutRow, ...]
    n_low: IntArray
    best: int
    """Row of the largest statistic, −1 where there is none."""
    median: CutRow
    median_place: int
    """Row that makes the same two groups as the median, −1 where none does."""


def cut_table(
    months: FloatArray, event: FloatArray, value: FloatArray, *, low: float = LOW, high: float = HIGH
) -> CutTable:
    """The cuts of ``all_cuts`` and the median of the patients whose ``value`` is not NaN; arrays are (patients,).

    Raises ValueError where nobody has a value.
    """
    found = every_cut(months, event, value, low=low, high=high)
    corrected = [corrected_p(size, low, high) for size in np.abs(found.z).tolist()]
    columns = (found.cut, found.p, corrected, found.coef, found.ci_low, found.ci_high)
    rows = tuple(CutRow(*map(float, row)) for row in zip(*columns, strict=True))
    known = value[np.isfinite(value)]
    middle = float(np.median(known))
    place = int(np.searchsorted(found.cut, middle, side="right")) - 1
    if place >= 0 and found.n_low[place] == np.count_nonzero(known <= middle):
        return CutTable(rows, found.n_low, found.best, rows[place]._replace(cut=middle), place)
    return CutTable(rows, found.n_low, found.best, _alone(months, event, value, middle), -1)


def _alone(months: FloatArray, event: FloatArray, value: FloatArray, cut: float) -> CutRow:
    """A cut that is none of those searched."""
    is_high = np.where(np.isnan(value), np.nan, value > cut)
    fit = cox.fit(months, event, is_high)
    p = logrank(months, event, is_high).p
    return CutRow(cut, p, np.nan, float(fit.coef[0]), float(fit.ci_low[0]), float(fit.ci_high[0]))


@cache
def line_statistic(low: float = LOW, high: float = HIGH) -> float:
    """The |z| at which the corrected p is .05.

    >>> round(line_statistic(), 2), round(corrected_p(line_statistic()), 6)
    (3.05, 0.05)
    """
    from scipy.optimize import brentq

    return float(brentq(lambda b: corrected_p(b, low, high) - SIGNIFICANT, 1.5, 10.0, xtol=1e-12))
