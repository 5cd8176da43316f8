"""Cox's model of every gene of a cohort at once: the gene's value, with or without covariates that all genes share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray
from geneverdict.stats.survival.cox import centre_and_scale
from geneverdict.stats.survival.partial_likelihood import (
    Derivatives,
    Maximum,
    Model,
    evaluate,
    invert,
    maximise,
    null_loglik,
)
from geneverdict.stats.survival.risk_sets import RiskSets, Ties, followed, risk_sets, run_sums, tie_fractions

CELLS = 300_000
"""Values taken at a time, so that memory stays small whatever the number of genes."""


class GeneHazards(NamedTuple):
    """One value per gene; NaN where there is no estimate: no deaths, a constant gene, covariates that leave nothing."""

    n: FloatArray
    """Samples used: those with a time, an event, every covariate and the gene."""
    events: FloatArray
    coef: FloatArray
    """Log hazard ratio per SD of the gene in its samples, or per unit; ± infinity where ``diverging``."""
    se: FloatArray
    z: FloatArray
    p: FloatArray
    """Wald's, two-sided."""
    score_chi2: FloatArray
    """Of the gene, given the covariates; 1 degree of freedom.  NaN where the covariates alone have no maximum."""
    score_p: FloatArray
    lr_chi2: FloatArray
    """Likelihood ratio against the covariates alone."""
    lr_p: FloatArray
    sd: FloatArray
    """SD of the gene (n − 1) in its samples."""
    converged: BoolArray
    """A finite estimate was found."""
    diverging: BoolArray
    """The likelihood has no maximum: each death had the highest value at risk, or each the lowest."""


class GeneScores(NamedTuple):
    """One value per gene; NaN as in ``GeneHazards``."""

    n: FloatArray
    events: FloatArray
    z: FloatArray
    """Signed root of the score test: positive where high values die sooner."""
    chi2: FloatArray
    p: FloatArray


class _Cohort(NamedTuple):
    """What all genes share; rows in the order of ``sets``."""

    columns: IntArray
    """Which of the samples given, by falling time."""
    sets: RiskSets
    covariates: tuple[FloatArray, ...]
    """(n, 1) each"""
    ties: Ties


class _Part(NamedTuple):
    genes: IntArray
    model: Model
    """The gene first, then the covariates."""
    sd: FloatArray
    """What the gene's column was divided by."""


def fit_genes(
    time: FloatArray,
    event: FloatArray | BoolArray,
    values: FloatArray,
    covariates: FloatArray | None = None,
    *,
    ties: Ties = "efron",
    per_sd: bool = True,
) -> GeneHazards:
    """Cox's model of each row of ``values`` (genes, n) (see ``cox.fit``), adjusted for ``covariates`` (n, q).

    NaN in time, event or a covariate leaves the sample out for all genes; NaN in ``values`` for that gene alone, whose
    numbers then are those of its own samples, tied deaths included.  The tests are those of the gene given the
    covariates.  Raises ValueError as ``cox.fit`` does.
    """
    cohort, table = _cohort(time, event, values, covariates, ties)
    out = {name: np.full(len(table), np.nan) for name in GeneHazards._fields[:-2]}
    for part in _parts(cohort, table):
        model = part.model
        null, without = _null(model)
        start = np.concatenate([np.zeros((1, len(part.genes))), np.broadcast_to(null, (len(null), len(part.genes)))])
        best = maximise(model, np.where(np.isfinite(start), start, 0.0))
        z = _efficient_score(_at_null(model, null))
        unit = 1.0 if per_sd else part.sd
        columns = _counts(model) | {
            "coef": best.beta[0] / unit,
            "se": np.sqrt(best.variance[0, 0]) / unit,
            "score_chi2": z * z,
            "lr_chi2": np.maximum(2 * (best.loglik - without), 0.0),
            "sd": part.sd,
        }
        for name, column in columns.items():
            out[name][part.genes] = column
    finite = np.isfinite(out["coef"]) & np.isfinite(out["se"])
    out["z"] = np.where(finite, out["coef"], np.nan) / out["se"]
    out["p"] = 2 * special.ndtr(-np.abs(out["z"]))
    out["score_p"], out["lr_p"] = special.chdtrc(1, out["score_chi2"]), special.chdtrc(1, out["lr_chi2"])
    return GeneHazards(**out, converged=finite, diverging=np.isinf(out["coef"]))


def score_genes(
    time: FloatArray,
    event: FloatArray | BoolArray,
    values: FloatArray,
    covariates: FloatArray | None = None,
    *,
    ties: Ties = "efron",
) -> GeneScores:
    """Score test of each gene at coefficient 0, given the ``covariates``: no iteration, several times faster.

    Arguments, missing values and errors as in ``fit_genes``, whose ``score_chi2`` it equals.
    """
    cohort, table = _cohort(time, event, values, covariates, ties)
    out = {name: np.full(len(table), np.nan) for name in ("n", "events", "z")}
    for part in _parts(cohort, table):
        z = _efficient_score(_at_null(part.model, _null(part.model)[0]))
        for name, column in (_counts(part.model) | {"z": z}).items():
            out[name][part.genes] = column
    chi2 = out["z"] ** 2
    return GeneScores(out["n"], out["events"], out["z"], chi2, special.chdtrc(1, chi2))


def _cohort(
    time: FloatArray, event: FloatArray | BoolArray, values: FloatArray, covariates: FloatArray | None, ties: Ties
) -> tuple[_Cohort, FloatArray]:
    table, samples = np.asarray(values, dtype=np.float64), len(time)
    fixed = np.empty((samples, 0)) if covariates is None else np.asarray(covariates, dtype=np.float64)
    fixed = fixed[:, None] if fixed.ndim == 1 else fixed
    used = followed(time, event, fixed)
    if table.ndim != 2 or table.shape[1] != samples:
        message = f"expected values of shape (genes, {samples} samples), found {table.shape}"
        raise ValueError(message)
    sets = risk_sets(used.time, used.event)
    columns = used.rows[sets.order]
    tie_fractions(sets, ties)
    centre, scale = centre_and_scale(fixed[columns])
    shared = tuple(((fixed[columns] - centre) / scale).T[:, :, None])
    return _Cohort(columns, sets, shared, ties), table


def _parts(cohort: _Cohort, table: FloatArray) -> Iterator[_Part]:
    """Genes in parts that fit into memory, those without a missing value first: they share all but their values."""
    size = max(1, CELLS // max(1, len(cohort.columns)))
    complete = np.concatenate(
        [~np.isnan(table[i : i + size][:, cohort.columns]).any(axis=1) for i in range(0, len(table), size)]
        or [np.zeros(0, dtype=np.bool_)]
    )
    for genes in (np.flatnonzero(complete), np.flatnonzero(~complete)):
        for first in range(0, len(genes), size):
            chosen = genes[first : first + size]
            yield _part(cohort, chosen, np.ascontiguousarray(table[chosen][:, cohort.columns].T))


def _part(cohort: _Cohort, genes: IntArray, x: FloatArray) -> _Part:
    """``x`` is (n, genes) and belongs to us."""
    if np.isinf(x).any():
        message = "expected finite values or NaN, found an infinite one"
        raise ValueError(message)
    sets, missing = cohort.sets, np.isnan(x)
    if missing.any():
        present = (~missing).astype(np.float64)
        fraction, counted = _own_ties(sets, present, cohort.ties), present[sets.died]
    else:
        present, counted = np.ones((len(x), 1)), np.ones((len(sets.died), 1))
        fraction = tie_fractions(sets, cohort.ties)[:, None]
    n = np.sum(present, axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        x -= np.nansum(x, axis=0) / n
        x[missing] = 0.0
        sd = np.sqrt(np.sum(x * x, axis=0) / (n - 1))
    sd = np.where(_constant(x, missing), 0.0, sd)
    x /= np.where(sd > 0, sd, np.inf)
    return _Part(genes, Model(sets, (x, *cohort.covariates), fraction, counted, present), sd)


def _constant(x: FloatArray, missing: BoolArray) -> BoolArray:
    """All values of the gene are one number (centred before: its rounding is not an SD)."""
    high = np.max(np.where(missing, -np.inf, x), axis=0, initial=-np.inf)
    low = np.min(np.where(missing, np.inf, x), axis=0, initial=np.inf)
    same: BoolArray = ~(high > low)
    return same


def _own_ties(sets: RiskSets, present: FloatArray, ties: Ties) -> FloatArray:
    """``tie_fractions`` of each gene's own deaths: (deaths, genes)."""
    died = present[sets.died]
    if ties == "breslow":
        return np.zeros_like(died)
    before = np.cumsum(died, axis=0) - died
    first = np.cumsum(sets.deaths) - sets.deaths
    fractions: FloatArray = (before - before[first][sets.at]) / np.maximum(run_sums(died, sets.deaths)[sets.at], 1.0)
    return fractions


def _null(model: Model) -> tuple[FloatArray, FloatArray]:
    """Coefficients (q, G or 1) and log-likelihood of the covariates alone."""
    if len(model.columns) == 1:
        return np.empty((0, 1)), null_loglik(model)
    alone = model._replace(columns=model.columns[1:])
    best: Maximum = maximise(alone, np.zeros((len(alone.columns), model.present.shape[1])))
    return best.beta, best.loglik


def _at_null(model: Model, null: FloatArray) -> Derivatives:
    """The whole model's derivatives where the gene's coefficient is 0 and the others are ``null``."""
    if not len(null):
        return evaluate(model, np.zeros((len(model.present), 1)))
    usable = np.isfinite(null)
    eta = model._replace(columns=model.columns[1:]).predictor(np.where(usable, null, 0.0))
    at = evaluate(model, eta)
    return at._replace(score=np.where(usable.all(axis=0), at.score, np.nan))


def _efficient_score(at: Derivatives) -> FloatArray:
    """Signed root of the score test of the gene: its score over the SD of what the covariates leave of it."""
    if len(at.score) == 1:
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(at.information[0, 0] > 0, at.score[0] / np.sqrt(at.information[0, 0]), np.nan)
    root: FloatArray = at.score[0] * np.sqrt(invert(at.information)[0][0, 0])
    return root


def _counts(model: Model) -> dict[str, FloatArray]:
    return {"n": np.sum(model.present, axis=0), "events": np.sum(model.counted, axis=0)}
