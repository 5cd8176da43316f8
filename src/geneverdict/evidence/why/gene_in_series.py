"""One tested gene in one series, with what every question about it needs."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from geneverdict.evidence.why.claims import claimable_of
from geneverdict.evidence.why.refit import Fitted, GenePrior, Model, fit_model, gene_prior, model_of
from geneverdict.messages import Code
from geneverdict.model.series import FloatArray
from geneverdict.model.series_context import SeriesContext
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import GeneRow, SeriesAnswer


@dataclass(frozen=True, slots=True, eq=False)
class GeneInSeries:
    """A gene with a row.  ``fitted`` and ``prior`` are None where its values are not known or do not give the row."""

    answer: SeriesAnswer
    context: SeriesContext
    thresholds: Thresholds
    row: GeneRow
    values: FloatArray
    """(samples,), NaN where missing."""
    claimable: float
    """The largest log2 fold change that can be claimed of it; NaN where it is not significant."""
    p_line: float
    model: Model
    weights: FloatArray | None
    """(samples,) those of the values in the fit; None where all count alike."""
    fitted: Fitted | None
    prior: GenePrior | None

    @property
    def is_log2(self) -> bool:
        return self.context.info.is_log2

    @property
    def paired(self) -> bool:
        return self.context.blocks is not None

    @property
    def effect(self) -> Code:
        """What a difference is called: ``log2FC``, or ``difference`` off the log2 scale."""
        return self.context.info.effect_code

    @property
    def significant(self) -> bool:
        return self.row.fdr < self.thresholds.fdr

    @property
    def large(self) -> bool:
        """Always true off the log2 scale, where no cut on the fold change can be applied."""
        return not self.is_log2 or abs(self.row.log2fc) >= self.thresholds.log2fc

    @property
    def called(self) -> bool:
        return self.is_log2 and self.significant and self.large

    @property
    def state(self) -> int:
        """+1 or −1 when the gene is in the list (off the log2 scale: significant), else 0."""
        if not (self.significant and self.large):
            return 0
        return 1 if self.row.log2fc > 0 else -1

    @property
    def listed(self) -> Code:
        """What being in the list means, which off the log2 scale is only significance."""
        return Code("called" if self.is_log2 else "significant")

    @property
    def unit(self) -> Code:
        return Code("pair" if self.paired else "sample")

    @property
    def size(self) -> float:
        """Pairs; or the size of two equal groups as informative as the two there are."""
        info = self.context.info
        if self.paired:
            return float(info.n_pairs)
        return 2 / (1 / max(info.n_case, 1) + 1 / max(info.n_control, 1))

    @property
    def sd(self) -> float:
        """The moderated residual SD that the row's standard error rests on."""
        alike = self.fitted is not None and self.weights is None
        unscaled = self.fitted.unscaled if self.fitted is not None and alike else 2 / max(self.size, 1.0)
        return self.row.se / math.sqrt(unscaled)


def subject_of(
    answer: SeriesAnswer,
    row: GeneRow,
    context: SeriesContext,
    values: FloatArray,
    thresholds: Thresholds,
    weights: FloatArray | None = None,
) -> GeneInSeries:
    """Raises ValueError when ``values`` is neither empty nor one value for each sample of the model."""
    if len(values) not in (0, len(context.samples)):
        message = f"{len(values)} values for {len(context.samples)} samples"
        raise ValueError(message)
    known = np.asarray(values, dtype=np.float64) if len(values) else np.full(len(context.samples), np.nan)
    model = model_of(context, known, weights=weights)
    fitted = fit_model(model.y, model.x)
    prior = gene_prior(row, fitted, context.info.df_prior, context.info.var_prior) if fitted is not None else None
    return GeneInSeries(
        answer=answer,
        context=context,
        thresholds=thresholds,
        row=row,
        values=known,
        claimable=claimable_of(context, row.gene),
        p_line=p_line(context.p, thresholds.fdr, row.p),
        model=model,
        weights=weights,
        fitted=fitted if prior is not None else None,
        prior=prior,
    )


def p_line(p: FloatArray, fdr: float, own: float = math.nan) -> float:
    """The largest p with which a gene meets the FDR (Benjamini & Hochberg 1995), the other genes keeping their p.

    ``p`` is (genes,), NaN where not tested; ``own`` is the gene's own among them, NaN for a gene that is not.  It is
    FDR · (k + 1) / number of genes, k being the others in the list with it; FDR / number of genes where none is.
    """
    others = np.sort(p[np.isfinite(p)])
    n = len(others)
    if not n:
        return math.nan
    if math.isfinite(own):
        others = np.delete(others, min(int(np.searchsorted(others, own)), n - 1))
    passing = np.flatnonzero(others <= fdr / n * (np.arange(len(others)) + 2))
    k = int(passing[-1]) + 1 if len(passing) else 0
    return fdr * min(k + 1, n) / n
