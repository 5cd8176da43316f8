"""Cox's model of one gene: per SD, adjusted, and whether the hazard ratio stays the same over time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from geneverdict.evidence.survival.cohort import Adjusting, Patients
from geneverdict.messages import Message, count, messages
from geneverdict.model.series import FloatArray
from geneverdict.model.survival_answer import TERM_EVENTS, Hazard, Proportionality
from geneverdict.stats.spline import level_spline
from geneverdict.stats.survival import cox
from geneverdict.stats.survival.proportional import Proportional, schoenfeld_test

SMOOTH_AT = 60


def per_sd(patients: Patients) -> Hazard:
    """Log hazard ratio for one SD more of the gene (Efron's ties)."""
    return hazard_of(patients, patients.value / patients.sd)


def adjusted(patients: Patients, covariates: Sequence[Adjusting]) -> Hazard:
    """As ``per_sd``, given the covariates; the same SD, so that both can be compared.

    Who lacks a covariate is left out.  Many terms for few events are noted.
    """
    return hazard_of(patients, patients.value / patients.sd, covariates)


def hazard_of(patients: Patients, value: FloatArray, covariates: Sequence[Adjusting] = ()) -> Hazard:
    """Log hazard ratio of one unit of ``value`` (one number per patient, NaN leaves one out), given the covariates."""
    table = np.column_stack([value, *(one.columns[patients.rows] for one in covariates)])
    fit = cox.fit(patients.months, patients.event.astype(np.float64), table)
    notes = [one.note for one in covariates]
    terms = table.shape[1]
    if covariates and fit.events < TERM_EVENTS * terms:
        few = {"n": count(fit.events), "terms": count(terms), "least": count(TERM_EVENTS)}
        notes.append(Message("survival-few_for_terms", few))
    return Hazard(
        n=fit.n,
        events=fit.events,
        left_out=fit.left_out,
        coef=float(fit.coef[0]),
        se=float(fit.se[0]),
        ci_low=float(fit.ci_low[0]),
        ci_high=float(fit.ci_high[0]),
        z=float(fit.z[0]),
        p=float(fit.p[0]),
        flag=fit.flag,
        covariates=tuple(one.name for one in covariates),
        note=Message("survival-notes", {"notes": messages(notes)}) if notes else None,
    )


def proportionality(patients: Patients) -> Proportionality:
    """Schoenfeld's test of the model per SD, with the smooth of its plot (Grambsch & Therneau 1994)."""
    test = schoenfeld_test(patients.months, patients.event.astype(np.float64), patients.value / patients.sd)
    at, smooth, margin = _smooth(test)
    return Proportionality(
        chi2=float(test.chi2[0]),
        p=float(test.p[0]),
        months=test.time,
        transformed=test.transformed,
        residuals=test.residuals[:, 0],
        smooth_at=at,
        smooth=smooth,
        smooth_low=smooth - margin,
        smooth_high=smooth + margin,
        coef=float(test.coef[0]),
        flag=test.flag,
    )


def _smooth(test: Proportional) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Natural spline through the residuals, of up to 4 degrees of freedom, and twice its standard error."""
    axis = test.transformed
    if test.flag or len(np.unique(axis)) < 3:
        return np.empty(0), np.empty(0), np.empty(0)
    grid = np.linspace(axis.min(), axis.max(), SMOOTH_AT)
    known = np.concatenate([np.ones(len(axis), dtype=np.bool_), np.zeros(len(grid), dtype=np.bool_)])
    basis = level_spline(np.concatenate([axis, grid]), known)
    here, there = basis[known], basis[~known]
    inverse = np.linalg.pinv(here.T @ here)
    smooth = there @ inverse @ here.T @ test.residuals[:, 0]
    leverage = np.einsum("gi,ij,gj->g", there, inverse, there)
    return grid, smooth, 2 * np.sqrt(float(test.variance[0, 0]) * leverage)
