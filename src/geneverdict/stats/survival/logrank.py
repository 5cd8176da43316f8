"""The log-rank test of two or more groups."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray
from geneverdict.stats.survival.risk_sets import RiskSets, followed, risk_sets


class LogRank(NamedTuple):
    groups: FloatArray
    """The codes of the groups that have samples, rising."""
    n: IntArray
    observed: IntArray
    """Deaths."""
    expected: FloatArray
    """Deaths if all groups had one hazard."""
    chi2: float
    df: int
    """One less than the groups in which a death could have been expected."""
    p: float
    left_out: int
    """Samples without a time, an event or a group."""
    flag: str
    """``one group`` (or none), ``no events``, ``nothing to compare`` (no death while two groups were at risk), or
    nothing; with any of them χ² and p are NaN."""


class Tables(NamedTuple):
    """Sums over the times of death of the table of each indicator against the rest."""

    observed: FloatArray
    expected: FloatArray
    at_risk: FloatArray
    """(k, indicators) at each time of death."""
    weight: FloatArray
    """(k,) what N (n − N) / n² is multiplied with: the hypergeometric variance of d deaths."""


def logrank(time: FloatArray, event: FloatArray | BoolArray, group: FloatArray | IntArray | BoolArray) -> LogRank:
    """Do groups die at one rate?  (Mantel 1966; Peto & Peto 1972, with the hypergeometric variance.)

    ``time``, ``event`` (1 happened, 0 not yet when last seen) and ``group`` (any numbers as codes) are (n,); NaN in any
    leaves the sample out.  A group that is empty does not exist; with fewer than two the test is NaN with a flag.
    Raises ValueError for a negative time, another event, or lengths that differ.
    """
    used = followed(time, event, np.asarray(group, dtype=np.float64))
    codes, which = np.unique(np.asarray(group, dtype=np.float64)[used.rows], return_inverse=True)
    sets = risk_sets(used.time, used.event)
    tables = tabulate(sets, np.eye(len(codes))[which][sets.order])
    known = tables.expected > 0
    df = max(int(known.sum()) - 1, 0)
    chi2 = _chi2(sets, tables, known)
    flag = _flag(len(codes), len(sets.died), chi2)
    counts = np.bincount(which, minlength=len(codes)), np.rint(tables.observed).astype(np.intp)
    p = float(special.chdtrc(df, chi2)) if df else np.nan
    return LogRank(codes, *counts, tables.expected, chi2, df, p, used.left_out, flag)


def tabulate(sets: RiskSets, member: FloatArray) -> Tables:
    """``member`` (n, indicators) holds 1 and 0, its rows in the order of ``sets``."""
    at_risk = np.cumsum(member, axis=0)[sets.at_risk - 1]
    everyone, deaths = sets.at_risk.astype(np.float64), sets.deaths
    weight = deaths * (everyone - deaths) / np.maximum(everyone - 1, 1.0)
    expected = np.sum((deaths / everyone)[:, None] * at_risk, axis=0)
    return Tables(np.sum(member[sets.died], axis=0), expected, at_risk, weight)


def _chi2(sets: RiskSets, tables: Tables, known: BoolArray) -> float:
    """Over all groups in which a death was expected but the last, which the others determine."""
    if known.sum() < 2:
        return np.nan
    share = tables.at_risk[:, known] / sets.at_risk[:, None]
    weighted = tables.weight[:, None] * share
    variance = (np.diag(weighted.sum(axis=0)) - weighted.T @ share)[:-1, :-1]
    if np.linalg.matrix_rank(variance, tol=1e-12 * max(1.0, len(sets.died)), hermitian=True) < len(variance):
        return np.nan
    off = (tables.observed - tables.expected)[known][:-1]
    return float(off @ np.linalg.solve(variance, off))


def _flag(groups: int, deaths: int, chi2: float) -> str:
    if groups < 2:
        return "one group"
    if not deaths:
        return "no events"
    return "nothing to compare" if np.isnan(chi2) else ""
