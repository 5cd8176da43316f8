"""The fit of a prepared series: its genes, and its probes or ids."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from geneverdict.fitting.contrast import fit_contrast
from geneverdict.fitting.negative_binomial import fit_negative_binomial
from geneverdict.fitting.unequal import Unequal, unequal_fit
from geneverdict.model.counts import Counts
from geneverdict.model.fit import Fit
from geneverdict.model.frames import arrays
from geneverdict.model.prepared import Design, Expression, Prepared
from geneverdict.model.study import Analysis
from geneverdict.preparation.counts import log_values, recount
from geneverdict.preparation.precision import precision

NEGATIVE_BINOMIAL = ("quasi_likelihood", "deseq2")


def fit_genes(prepared: Prepared, *, fdr: float | None = None) -> Fit:
    """Every gene of ``prepared`` by its engine.  ``fdr``: that of the confident effect sizes, None leaves them out."""
    return _fit(prepared.expression, prepared.counts, prepared.design, prepared.analysis, fdr)


def fit_counts(
    counts: Counts, design: Design, analysis: Analysis, samples: tuple[str, ...], *, fdr: float | None = None
) -> Fit:
    """Counts filtered, normalised and weighed for this model and tested by this engine.  ``samples``: of the series."""
    here = recount(counts, design, analysis)
    exact = precision(here, design, analysis.engine, samples)
    names = tuple(name for name, kept in zip(here.names, here.kept, strict=True) if kept)
    values = log_values(here, analysis.engine)
    expression = Expression(names, names, samples, values, exact.weights if exact else None)
    return _fit(expression, here, design, analysis, fdr)


def _fit(expression: Expression, counts: Counts | None, design: Design, analysis: Analysis, fdr: float | None) -> Fit:
    if counts is not None and counted(counts, analysis):
        return fit_negative_binomial(counts, design, probes=expression.probes, analysis=analysis, fdr=fdr)
    return fit_contrast(
        expression.values,
        design,
        names=expression.genes,
        probes=expression.probes,
        weights=expression.weights,
        analysis=with_trend(counts, analysis),
        fdr=fdr,
    )


def fit_probes(prepared: Prepared, genes: Fit) -> Fit:
    """Every probe by itself; of counts every id.  ``genes`` is the fit of the genes."""
    names = prepared.series.probes
    if prepared.id_counts is None or not counted(prepared.id_counts, prepared.analysis):
        return fit_contrast(
            prepared.probe_values,
            prepared.design,
            names=names,
            probes=names,
            weights=prepared.probe_weights,
            analysis=with_trend(prepared.counts, prepared.analysis),
        )
    kept = np.flatnonzero(prepared.id_counts.kept)
    row = {name: i for i, name in enumerate(names)}
    own = np.array([row.get(probe, -1) for probe in genes.probes])
    if np.array_equal(np.sort(own), kept):
        return _scattered(genes, own, names)
    tested = tuple(names[i] for i in kept)
    fit = fit_negative_binomial(prepared.id_counts, prepared.design, probes=tested, analysis=prepared.analysis)
    return _scattered(fit, kept, names)


def fit_unequal(prepared: Prepared, genes: Fit) -> Unequal:
    """How unequally the groups vary, and every gene where it matters; nothing where counts are tested themselves, whose
    variance is that of their model.  ``genes`` is the fit of the genes."""
    if prepared.counts is not None and counted(prepared.counts, prepared.analysis):
        return Unequal(None, None)
    values, weights = prepared.expression.values, prepared.expression.weights
    analysis = with_trend(prepared.counts, prepared.analysis)
    return unequal_fit(values, prepared.design, genes, weights=weights, analysis=analysis)


def counted(counts: Counts, analysis: Analysis) -> bool:
    """A negative binomial engine tests the counts themselves."""
    return not counts.shares and analysis.engine in NEGATIVE_BINOMIAL


def with_trend(counts: Counts | None, analysis: Analysis) -> Analysis:
    """With the trend that log counts without precision weights need."""
    needs = counts is not None and (counts.shares or analysis.engine == "trend")
    return analysis.model_copy(update={"trend": True}) if needs else analysis


def _scattered(fit: Fit, rows: npt.NDArray[np.intp], names: tuple[str, ...]) -> Fit:
    """The same with a row for every name, NaN where ``fit`` has none."""
    out: dict[str, Any] = {}
    for name, column in arrays(fit, len(fit.names)).items():
        out[name] = np.full(len(names), np.nan)
        out[name][rows] = column
    return replace(fit, names=names, probes=names, **out)
