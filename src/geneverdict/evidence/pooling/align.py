"""Several series side by side: the same gene in the same row, by today's symbol."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from geneverdict.model.fit import Fit
from geneverdict.model.series import FloatArray


class Aligned(NamedTuple):
    """Genes × series; all NaN where a series did not measure a gene or gave it no standard error above 0."""

    genes: tuple[str, ...]
    """Every gene of any series, in order."""
    series: tuple[str, ...]
    effect: FloatArray
    se: FloatArray
    t: FloatArray
    df: FloatArray
    fdr: FloatArray


def align(fits: Sequence[tuple[str, Fit]]) -> Aligned:
    """``fits``: (series id, fit).  A gene that a series could not estimate counts as not measured there."""
    genes = tuple(sorted(set().union(*(fit.names for _, fit in fits))))
    row = {gene: i for i, gene in enumerate(genes)}
    tables = np.full((5, len(genes), len(fits)), np.nan)
    for j, (_, fit) in enumerate(fits):
        index = np.fromiter((row[gene] for gene in fit.names), dtype=np.intp, count=len(fit.names))
        usable = np.isfinite(fit.log2fc) & (fit.se > 0)
        columns = (fit.log2fc, fit.se, fit.t, fit.df, fit.fdr)
        tables[:, index[usable], j] = [column[usable] for column in columns]
    return Aligned(genes, tuple(id for id, _ in fits), *tables)
