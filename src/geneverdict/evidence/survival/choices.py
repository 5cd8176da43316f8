"""One gene's survival under every combination of the analyst's choices."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import NamedTuple

import numpy as np

from geneverdict.evidence.survival.choices_words import sentences
from geneverdict.evidence.survival.cohort import Adjusting, Cohort, Patients, patients_of
from geneverdict.evidence.survival.cuts import all_cuts
from geneverdict.evidence.survival.hazards import hazard_of
from geneverdict.evidence.survival.words import flag_words
from geneverdict.messages import Message, Name, count
from geneverdict.model.series import FloatArray
from geneverdict.model.survival_answer import LEAST_EVENTS
from geneverdict.model.survival_choices import CUTS, SurvivalCurve, SurvivalSpecification
from geneverdict.stats import special
from geneverdict.stats.meta import pool

NONE, ALL = "none", "all"


class _Estimate(NamedTuple):
    """Of one cohort.  ``refused`` is why there is none."""

    effect: float
    se: float
    p: float
    n: int
    refused: Message | None = None


class _Result(NamedTuple):
    effect: float
    se: float
    ci_low: float
    ci_high: float
    p: float
    k: int
    n: int
    refused: Message | None


def every_choice(
    gene: str, cohorts: Sequence[Cohort], names: Mapping[str, str] | None = None, *, level: float = 0.95
) -> SurvivalCurve | None:
    """Cut × endpoint × covariates × cohort left out; None where no cohort measured the gene.

    ``cohorts`` are those that may be used, the study's first endpoint first, several endpoints among them; ``names``:
    series → the gene's name there.  Cohorts of one endpoint are pooled as the study's own (REML, Hartung–Knapp); a
    single one is itself.  A combination that makes no sense, or whose cohorts lack a covariate, is refused with its
    reason.
    """
    called = names or {}
    measured = [cohort for cohort in cohorts if called.get(cohort.series, gene) in cohort.genes]
    if not measured:
        return None
    specifications = _specifications(measured)
    known: dict[tuple[str, str, str, str], _Estimate] = {}
    results = []
    for one in specifications:
        chosen = [c for c in measured if c.data.endpoint == one.endpoint and one.cohorts != f"without {c.series}"]
        estimates = []
        for cohort in chosen:
            key = (cohort.series, one.endpoint, one.cut, one.covariates)
            if key not in known:
                known[key] = _estimate(cohort, called.get(cohort.series, gene), one)
            estimates.append((cohort.series, known[key]))
        results.append(_together(one, estimates, level))
    return _curve(gene, specifications, results)


def _specifications(cohorts: Sequence[Cohort]) -> tuple[SurvivalSpecification, ...]:
    """The study's own first."""
    found: list[SurvivalSpecification] = []
    for endpoint in dict.fromkeys(cohort.data.endpoint for cohort in cohorts):
        here = [cohort for cohort in cohorts if cohort.data.endpoint is endpoint]
        fields = list(dict.fromkeys(one.name for cohort in here for one in cohort.covariates))
        adjusting = [NONE, *fields, *([ALL] if len(fields) > 1 else [])]
        left_out = [ALL, *(f"without {cohort.series}" for cohort in here if len(here) > 1)]
        found += [
            SurvivalSpecification(cut, endpoint.value, covariates, series)
            for cut, covariates, series in product(CUTS, adjusting, left_out)
        ]
    return tuple(found)


def _estimate(cohort: Cohort, gene: str, one: SurvivalSpecification) -> _Estimate:
    patients = patients_of(cohort, gene)
    n = len(patients.rows)
    if patients.n_events < LEAST_EVENTS:
        return _nothing(n, Message("choices-few_events", {"least": count(LEAST_EVENTS)}))
    if not patients.sd > 0:
        return _nothing(n, Message("choices-constant"))
    covariates = _covariates(cohort, one.covariates)
    if one.covariates != NONE and not covariates:
        return _nothing(n, Message("choices-no_covariate", {"name": Name(one.covariates)}))
    if one.cut == "best_cut":
        if covariates:
            return _nothing(n, Message("choices-best_cut_adjusted"))
        return _best_cut(patients)
    hazard = hazard_of(patients, _value(patients, one.cut), covariates)
    if hazard.flag:
        return _nothing(n, Message("choices-no_ratio", {"flag": flag_words(hazard.flag)}))
    return _Estimate(hazard.coef, hazard.se, hazard.p, hazard.n)


def _covariates(cohort: Cohort, option: str) -> tuple[Adjusting, ...]:
    if option == NONE:
        return ()
    return tuple(one for one in cohort.covariates if option in (ALL, one.name))


def _value(patients: Patients, cut: str) -> FloatArray:
    """The number per patient whose hazard ratio is asked for; NaN for those left out."""
    value = patients.value
    if cut == "per_sd":
        return value / patients.sd
    if cut == "median":
        return (value > np.median(value)).astype(np.float64)
    low, high = np.quantile(value, [1 / 3, 2 / 3])
    return np.where(value > high, 1.0, np.where(value <= low, 0.0, np.nan))


def _best_cut(patients: Patients) -> _Estimate:
    cuts = all_cuts(patients, draws=0)
    if cuts.best < 0 or not math.isfinite(cuts.coef[cuts.best]):
        return _nothing(len(patients.rows), Message("choices-no_best_cut"))
    return _Estimate(float(cuts.coef[cuts.best]), math.nan, cuts.corrected_p, len(patients.rows))


def _nothing(n: int, why: Message) -> _Estimate:
    return _Estimate(math.nan, math.nan, math.nan, n, why)


def _together(one: SurvivalSpecification, found: Sequence[tuple[str, _Estimate]], level: float) -> _Result:
    """The cohorts pooled; one cohort as it is."""
    n = sum(estimate.n for _, estimate in found)
    reasons = ((Name(series), estimate.refused) for series, estimate in found if estimate.refused)
    refused = next((Message("choices-of_series", {"series": name, "why": why}) for name, why in reasons), None)
    if refused is None and one.cut == "best_cut" and len(found) > 1:
        refused = Message("choices-best_cuts_differ")
    nan = math.nan
    if refused:
        return _Result(nan, nan, nan, nan, nan, len(found), n, refused)
    if len(found) == 1:
        effect, se, p = found[0][1][:3]
        margin = -float(special.ndtri((1 - level) / 2)) * se
        return _Result(effect, se, effect - margin, effect + margin, p, 1, n, None)
    effects, errors = (np.array([[getattr(e, name) for _, e in found]]) for name in ("effect", "se"))
    stats = pool(effects, errors, level=level)
    numbers = (float(a[0]) for a in (stats.estimate, stats.se, stats.ci_low, stats.ci_high, stats.p))
    effect, se, low, high, p = numbers
    return _Result(effect, se, low, high, p, len(found), n, None)


def _curve(gene: str, specifications: tuple[SurvivalSpecification, ...], results: Sequence[_Result]) -> SurvivalCurve:
    columns = {name: np.array([getattr(r, name) for r in results], dtype=np.float64) for name in _Result._fields[:-1]}
    refused = tuple(result.refused for result in results)
    curve = SurvivalCurve(gene, specifications, **columns, refused=refused, default=0, sentences=())
    return replace(curve, sentences=sentences(curve))
