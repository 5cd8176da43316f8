"""What can be claimed of one gene, and of how many: looked up where it was worked out for all, else worked out."""

from __future__ import annotations

import numpy as np

from geneverdict.model.series_context import SeriesContext, Unclaimed
from geneverdict.stats.treat import confident_effect_of, treat_listed


def claimable_of(context: SeriesContext, gene: str) -> float:
    """The largest log2 fold change that can be claimed of it; NaN where it is not significant."""
    i, claims = context.genes.index(gene), context.claimable
    if isinstance(claims, Unclaimed):
        return confident_effect_of(i, context.log2fc, claims.se, claims.df, fdr=claims.fdr)
    return float(claims[i])


def n_claimable(context: SeriesContext, cut: float) -> int:
    """Genes of which a |log2FC| of ``cut`` can be claimed."""
    claims = context.claimable
    if isinstance(claims, Unclaimed):
        return int(treat_listed(context.log2fc, claims.se, claims.df, cut, fdr=claims.fdr).sum())
    return int(np.count_nonzero(np.abs(claims) >= cut))
