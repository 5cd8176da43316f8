"""The fit of a prepared series: its genes, and its probes or ids."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from geneverdict.fitting.contrast import fit_contrast
from geneverdict.fitting.negative_binomial import fit_negative_binomial
from geneverdict.fitting.unequal import Unequal, unequal_fit
from geneverdict.model.fit import Fit
from geneverdict.model.frames import arrays
from geneverdict.model.prepared import Prepared
from geneverdict.model.study import Analysis

NEGATIVE_BINOMIAL = ("quasi_likelihood", "deseq2")


def fit_genes(prepared: Prepared, *, fdr: float | None = None) -> Fit:
    """Every gene of ``prepared`` by its engine.  ``fdr``: that of the confident effect sizes, None leaves them out."""
    expression, how = prepared.expression, analysis_of(prepared)
    if counted(prepared) and prepared.counts is not None:
        return fit_negative_binomial(prepared.counts, prepared.design, probes=expression.probes, analysis=how, fdr=fdr)
    return fit_contrast(
        expression.values,
        prepared.design,
        names=expression.genes,
        probes=expression.probes,
        weights=expression.weights,
        analysis=how,
        fdr=fdr,
    )


def fit_probes(prepared: Prepared, genes: Fit) -> Fit:
    """Every probe by itself; of counts every id.  ``genes`` is the fit of the genes."""
    names = prepared.series.probes
    if not (counted(prepared) and prepared.id_counts is not None):
        return fit_contrast(
            prepared.probe_values,
            prepared.design,
            names=names,
            probes=names,
            weights=prepared.probe_weights,
            analysis=analysis_of(prepared),
        )
    kept = np.flatnonzero(prepared.id_counts.kept)
    row = {name: i for i, name in enumerate(names)}
    own = np.array([row.get(probe, -1) for probe in genes.probes])
    if np.array_equal(np.sort(own), kept):
        return _scattered(genes, own, names)
    tested = tuple(names[i] for i in kept)
    how = analysis_of(prepared)
    return _scattered(
        fit_negative_binomial(prepared.id_counts, prepared.design, probes=tested, analysis=how), kept, names
    )


def fit_unequal(prepared: Prepared, genes: Fit) -> Unequal:
    """How unequally the groups vary, and every gene where it matters; nothing where counts are tested themselves, whose
    variance is that of their model.  ``genes`` is the fit of the genes."""
    if counted(prepared):
        return Unequal(None, None)
    values, weights = prepared.expression.values, prepared.expression.weights
    return unequal_fit(values, prepared.design, genes, weights=weights, analysis=analysis_of(prepared))


def counted(prepared: Prepared) -> bool:
    """A negative binomial engine tests the counts themselves."""
    counts = prepared.counts
    return counts is not None and not counts.shares and prepared.analysis.engine in NEGATIVE_BINOMIAL


def analysis_of(prepared: Prepared) -> Analysis:
    """With the trend that log counts without precision weights need."""
    counts = prepared.counts
    needs = counts is not None and (counts.shares or prepared.analysis.engine == "trend")
    return prepared.analysis.model_copy(update={"trend": True}) if needs else prepared.analysis


def _scattered(fit: Fit, rows: npt.NDArray[np.intp], names: tuple[str, ...]) -> Fit:
    """The same with a row for every name, NaN where ``fit`` has none."""
    out: dict[str, Any] = {}
    for name, column in arrays(fit, len(fit.names)).items():
        out[name] = np.full(len(names), np.nan)
        out[name][rows] = column
    return replace(fit, names=names, probes=names, **out)
