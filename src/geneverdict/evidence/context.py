"""What a diagnosis needs of a series, from its result."""

from __future__ import annotations

import numpy as np

from geneverdict.model.series import FloatArray
from geneverdict.model.series_context import SeriesContext
from geneverdict.model.series_info import SeriesInfo
from geneverdict.model.verdict import SeriesResult
from geneverdict.stats.treat import confident_effect


def context_of(result: SeriesResult, info: SeriesInfo, fdr: float) -> SeriesContext:
    """The model and the other genes of a series; what can be claimed of them at ``fdr``."""
    design, fit = result.design, result.fit
    blocks = None
    if design.kind == "paired":
        blocks = tuple(str(result.pairing.blocks[i]) for i in design.rows)
    return SeriesContext(
        info=info,
        checks=result.checks,
        samples=tuple(result.samples.ids[i] for i in design.rows),
        matrix=design.matrix,
        blocks=blocks,
        genes=fit.names,
        log2fc=fit.log2fc,
        p=fit.p,
        fdr=fit.fdr,
        claimable=confident_effect(fit.log2fc, fit.se, fit.df, fdr=fdr),
    )


def values_of(result: SeriesResult, gene: str) -> FloatArray:
    """The gene's values in the samples of the model; empty when the series has none."""
    if gene not in result.expression.genes:
        return np.empty(0)
    return result.expression.values[result.expression.genes.index(gene), list(result.design.rows)]
