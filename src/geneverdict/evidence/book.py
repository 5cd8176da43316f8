"""What a diagnosis needs of a series, from its result."""

from __future__ import annotations

import numpy as np

from geneverdict.model.series import FloatArray
from geneverdict.model.series_info import SeriesFacts
from geneverdict.model.verdict import SeriesResult
from geneverdict.model.why import SeriesBook


def book_of(result: SeriesResult, facts: SeriesFacts) -> SeriesBook:
    """The model, the prior and the other genes of a series."""
    design = result.design
    blocks = None
    if design.kind == "paired":
        blocks = tuple(str(result.pairing.blocks[i]) for i in design.rows)
    return SeriesBook(
        facts=facts,
        samples=tuple(result.samples.ids[i] for i in design.rows),
        matrix=design.matrix,
        is_case=tuple(bool(value) for value in design.matrix[:, -1]),
        blocks=blocks,
        log2fc=result.fit.log2fc,
        p=result.fit.p,
        fdr=result.fit.fdr,
        df_prior=result.fit.df_prior,
        var_prior=result.fit.var_prior,
        checks=result.checks,
    )


def values_of(result: SeriesResult, gene: str) -> FloatArray:
    """The gene's values in the samples of the model; empty when the series has none."""
    if gene not in result.expression.genes:
        return np.empty(0)
    return result.expression.values[result.expression.genes.index(gene), list(result.design.rows)]
