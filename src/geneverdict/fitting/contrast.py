"""One contrast, all genes at once: the linear model, the moderated t, the FDR, the confident effect size."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.messages import Message, Number, choice, count, effect
from geneverdict.model.fit import Fit
from geneverdict.model.prepared import Design
from geneverdict.model.series import FloatArray
from geneverdict.model.study import Analysis
from geneverdict.stats.array_weights import ArrayWeights, array_weights
from geneverdict.stats.arrays import IntArray
from geneverdict.stats.blocks import fit_with_blocks, within_block_correlation
from geneverdict.stats.linear import LinearFit, fit_last_coefficient
from geneverdict.stats.moderated import Moderated, Prior, moderate_with, squeeze_var
from geneverdict.stats.multiple import benjamini_hochberg
from geneverdict.stats.robust import squeeze_var_robust
from geneverdict.stats.treat import confident_effect

PLAIN = Analysis()


class _Linear(NamedTuple):
    fit: LinearFit
    notes: tuple[Message, ...]


def fit_contrast(
    values: FloatArray,
    design: Design,
    *,
    names: tuple[str, ...],
    probes: tuple[str, ...],
    weights: FloatArray | None = None,
    analysis: Analysis = PLAIN,
    level: float = 0.95,
    fdr: float | None = None,
) -> Fit:
    """Moderated statistics of case − control for every row of ``values`` (rows × all samples of the series).

    ``weights``, where there are any, say how much each value counts.  ``analysis`` says which refinements are used,
    ``fdr`` that of the confident effect sizes (None leaves them out).
    Missing values are left out gene by gene; a row whose contrast cannot be estimated is NaN and is not counted in
    the FDR.
    Smyth 2004 (doi:10.2202/1544-6115.1027); Benjamini & Hochberg 1995; Harrison 2019 for the confident effect.
    """
    rows = list(design.rows)
    linear = _linear_fit(values[:, rows], None if weights is None else weights[:, rows], design, analysis)
    moderated = moderate_with(linear.fit, squeezed(linear.fit, analysis), level=level)
    untested = int(np.isnan(moderated.p).sum())
    notes = [*linear.notes, *(Message(f"fit-{name}") for name in ("trend", "robust") if getattr(analysis, name))]
    notes += [Message(f"fit-{flag}") for flag in moderated.flags]
    if untested:
        notes.append(Message("fit-untested", {"n": count(untested), "total": count(len(names))}))
    return Fit(
        names=names,
        probes=probes,
        log2fc=linear.fit.coef,
        se=moderated.se,
        ci_low=moderated.ci_low,
        ci_high=moderated.ci_high,
        t=moderated.t,
        df=moderated.df,
        p=moderated.p,
        fdr=benjamini_hochberg(moderated.p),
        ave_expr=linear.fit.ave_expr,
        b=moderated.b,
        confident=_confident(linear.fit.coef, moderated, fdr),
        df_prior=float(moderated.df_prior),
        var_prior=float(moderated.var_prior),
        notes=tuple(notes),
    )


def _confident(coef: FloatArray, moderated: Moderated, fdr: float | None) -> FloatArray:
    if fdr is None or fdr >= 1:
        return np.full(coef.shape, np.nan)
    return confident_effect(coef, moderated.se, moderated.df, fdr=fdr)


def _linear_fit(values: FloatArray, weights: FloatArray | None, design: Design, analysis: Analysis) -> _Linear:
    notes: list[Message] = []
    if analysis.array_weights:
        group = (design.matrix[:, -1] > 0.5).astype(np.intp) if analysis.array_weights == "group" else None
        found = array_weights(values, design.matrix, weights=weights, group=group)
        notes.append(_said(found, group))
        weights = found.weights if weights is None else weights * found.weights
    if design.blocks is not None:
        blocks = np.unique(np.array(design.blocks), return_inverse=True)[1]
        alike = within_block_correlation(values, design.matrix, blocks, weights=weights).consensus
        if np.isfinite(alike):
            notes.append(Message("fit-correlation", {"correlation": Number(alike, "fixed3")}))
            return _Linear(fit_with_blocks(values, design.matrix, blocks, alike, weights=weights), tuple(notes))
        notes.append(Message("fit-no_correlation"))
    return _Linear(fit_last_coefficient(values, design.matrix, weights=weights), tuple(notes))


def _said(found: ArrayWeights, group: IntArray | None) -> Message:
    converged = choice(found.converged)
    if group is None:
        low, high = effect(found.weights.min()), effect(found.weights.max())
        return Message("fit-array_weights", {"low": low, "high": high, "converged": converged})
    case, control = (effect(found.weights[group == side][0]) for side in (1, 0))
    return Message("fit-group_weights", {"case": case, "control": control, "converged": converged})


def squeezed(fit: LinearFit, analysis: Analysis) -> Prior:
    """The prior of the variances that the analysis asks for, and what it makes of each gene's own."""
    squeeze = squeeze_var_robust if analysis.robust else squeeze_var
    return squeeze(fit.sigma**2, fit.df_residual, level=fit.ave_expr if analysis.trend else None)


def ranks(p: FloatArray) -> FloatArray:
    """Rank of each p among the finite ones, 1 the smallest, equal values sharing the smaller rank; NaN stays NaN."""
    ordered = np.sort(p[np.isfinite(p)])
    rank = np.searchsorted(ordered, p, side="left") + 1.0
    return np.where(np.isfinite(p), rank, np.nan)
