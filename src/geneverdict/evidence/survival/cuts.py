"""Every cut of the gene's value, and the honest p of the best one."""

from __future__ import annotations

from functools import cache

import numpy as np
from scipy import optimize, special

from geneverdict.evidence.survival.cohort import Patients
from geneverdict.evidence.survival.sentences import cuts_sentence
from geneverdict.model.survival_answer import SIGNIFICANT, AllCuts
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


@cache
def line_statistic(low: float = LOW, high: float = HIGH) -> float:
    """The |z| at which the corrected p is .05.

    >>> round(line_statistic(), 2), round(corrected_p(line_statistic()), 6)
    (3.05, 0.05)
    """
    return float(optimize.brentq(lambda b: corrected_p(b, low, high) - SIGNIFICANT, 1.5, 10.0, xtol=1e-12))
