"""Welch's t with moderated variances: each group has a variance of its own, and a prior of its own for it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import FloatArray
from geneverdict.stats.linear import LinearFit
from geneverdict.stats.moderated import Prior
from geneverdict.stats.student import two_sided


class ModeratedWelch(NamedTuple):
    """One value per gene, NaN where it is not known."""

    effect: FloatArray
    se: FloatArray
    df: FloatArray
    t: FloatArray
    p: FloatArray
    """Two-sided."""


class Group(NamedTuple):
    """One group alone: the fit of a constant, whose coefficient is the mean, and the prior of its variances."""

    fit: LinearFit
    prior: Prior


def moderated_welch(case: Group, control: Group) -> ModeratedWelch:
    """Mean of the cases less that of the controls over its standard error, where the groups' variances may differ.

    Each group's variance is the posterior one of Smyth (2004) among the variances of that group, s̃² with d + d0 degrees
    of freedom (at most the residual ones of all genes of the group together); the squared standard error is
    s̃₁²·v₁ + s̃₀²·v₀, with v = 1/n or 1/Σ weights.  Its degrees of freedom are Satterthwaite's (1946), as in Welch
    (1947), of d + d0 instead of d.  With d0 = 0 this is Welch's test.  A gene whose group has one value is tested with
    that group's prior variance; one without a mean is NaN.
    """
    (error1, df1), (error0, df0) = _squared_error(case), _squared_error(control)
    effect, both = case.fit.coef - control.fit.coef, error1 + error0
    with np.errstate(divide="ignore", invalid="ignore"):
        share = error1 / both
        df = 1 / (share * share / df1 + (1 - share) ** 2 / df0)
        t = effect / np.sqrt(both)
    known = np.isfinite(t) & (df > 0)
    t, df = np.where(known, t, np.nan), np.where(known, df, np.nan)
    return ModeratedWelch(effect, np.sqrt(both), df, t, two_sided(t, df))


def _squared_error(group: Group) -> tuple[FloatArray, FloatArray]:
    """Of the group's mean, and its degrees of freedom."""
    residual = np.where(np.isfinite(group.fit.sigma), group.fit.df_residual, 0.0)
    df = np.minimum(residual + group.prior.df_each, residual.sum())
    return group.prior.var_post * group.fit.stdev_unscaled**2, df
