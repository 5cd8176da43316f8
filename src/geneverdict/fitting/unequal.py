"""Groups that vary unequally: by how much, and every gene's test when each group has a variance of its own."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.fitting.contrast import PLAIN, fit_contrast, squeezed
from geneverdict.model.fit import Fit
from geneverdict.model.prepared import Design
from geneverdict.model.series import FloatArray
from geneverdict.model.study import Analysis
from geneverdict.model.unequal import GroupSpread, RemedyFit, UnequalFit
from geneverdict.stats.linear import LinearFit, fit_last_coefficient
from geneverdict.stats.moderated_welch import Group, moderated_welch
from geneverdict.stats.multiple import benjamini_hochberg
from geneverdict.stats.sd_ratio import sd_ratio

TIMES, SIZES = 1.4, 2.0
"""Of the SDs, either way, and of the groups' sizes: from both on a call has to hold with either remedy, too."""
FEWEST = 3
"""Samples in a group: with two there is one degree of freedom within it."""
FEWEST_GENES = 30
"""That tell, for a typical ratio."""


class Unequal(NamedTuple):
    spread: GroupSpread | None
    """None where there are pairs or blocks, too few samples in a group or too few genes."""
    fit: UnequalFit | None
    """None where the groups are too alike in size or spread for a call to hang on it."""


def unequal_fit(
    values: FloatArray,
    design: Design,
    fit: Fit,
    *,
    weights: FloatArray | None = None,
    analysis: Analysis = PLAIN,
) -> Unequal:
    """How the groups' SDs compare within the model of ``fit``, and, where it matters, both remedies for all its genes.

    ``values`` and ``weights`` are those of ``fit_contrast`` that made ``fit``, ``analysis`` its refinements.  With
    covariates each group is fitted with its own, for the SDs; Welch's test then does not exist: one remedy is left.
    """
    if design.kind != "unpaired" or min(design.n_case, design.n_control) < FEWEST:
        return Unequal(None, None)
    case, control = _alone(values, weights, design, case=True), _alone(values, weights, design, case=False)
    found = sd_ratio(case, control)
    if found.genes < FEWEST_GENES:
        return Unequal(None, None)
    spread = GroupSpread(found.typical, found.between, found.genes)
    small, large = sorted((design.n_case, design.n_control))
    if spread.times < TIMES or large < SIZES * small:
        return Unequal(spread, None)
    return Unequal(spread, both_remedies(values, design, fit, weights=weights, analysis=analysis))


def both_remedies(
    values: FloatArray,
    design: Design,
    fit: Fit,
    *,
    weights: FloatArray | None = None,
    analysis: Analysis = PLAIN,
) -> UnequalFit:
    """Every gene of ``fit`` with a variance for each group, however alike the groups are; the design is unpaired."""
    weighted = _weighted(values, weights, design, analysis, fit)
    if design.covariates:
        return UnequalFit(weighted, None, weighted.fdr)
    alone = (_alone(values, weights, design, case=case) for case in (True, False))
    found = moderated_welch(*(Group(one, squeezed(one, analysis)) for one in alone))
    welch = RemedyFit(found.effect, found.se, found.df, found.p, benjamini_hochberg(found.p))
    return UnequalFit(weighted, welch, benjamini_hochberg(np.maximum(weighted.p, welch.p)))


def _alone(values: FloatArray, weights: FloatArray | None, design: Design, *, case: bool) -> LinearFit:
    """One group by the columns of the model but the last; without covariates the coefficient is the group's mean."""
    inside = (design.matrix[:, -1] > 0.5) == case
    rows = np.array(design.rows)[inside]
    own = None if weights is None else weights[:, rows]
    return fit_last_coefficient(values[:, rows], design.matrix[inside, :-1], weights=own)


def _weighted(
    values: FloatArray, weights: FloatArray | None, design: Design, analysis: Analysis, fit: Fit
) -> RemedyFit:
    if analysis.array_weights != "group":
        by_group = analysis.model_copy(update={"array_weights": "group"})
        fit = fit_contrast(values, design, names=fit.names, probes=fit.probes, weights=weights, analysis=by_group)
    return RemedyFit(fit.log2fc, fit.se, fit.df, fit.p, fit.fdr)
