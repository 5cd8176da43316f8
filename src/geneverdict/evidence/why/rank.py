"""Where the gene stands against the FDR line."""

from __future__ import annotations

import math

import numpy as np

from geneverdict.evidence.finding import finding
from geneverdict.evidence.why.gene_in_series import GeneInSeries
from geneverdict.messages import Number, Value, choice, count, p, threshold
from geneverdict.model.series import FloatArray
from geneverdict.model.why import Finding
from geneverdict.stats.student import two_sided

CLIFF = {"at_05": 0.05, "at_10": 0.10, "at_20": 0.20}
NOMINAL = 0.05
SENSIBLE = 0.10
"""FDR above which no threshold is named that would have the gene: too much of such a list is false."""


def short_of_fdr(subject: GeneInSeries) -> list[Finding]:
    """Rank, raw p and the p-line; the cliff; what a test of this gene alone would have said."""
    if subject.significant:
        return []
    if math.isnan(subject.row.fdr):
        return [finding("mean_too_low", "decides", {"p": p(subject.row.p)})]
    return [_line(subject), _cliff(subject), *_alone(subject)]


def genes_before(everyone: FloatArray, own: float) -> int:
    """Genes with a smaller p; NaN is never smaller."""
    return int(np.count_nonzero(everyone < own))


def _line(subject: GeneInSeries) -> Finding:
    row, cut = subject.row, subject.thresholds.fdr
    values: dict[str, Value] = {
        "fdr": p(row.fdr),
        "fdr_cut": threshold(cut),
        "p": p(row.p),
        "rank": count(row.rank),
        "n_genes": count(row.n_genes),
        "n_before": count(genes_before(subject.context.p, row.p)),
        "n_passing": count(int(np.count_nonzero(subject.context.fdr < cut))),
        "p_line": p(subject.p_line),
        "large": choice(subject.large),
        "sensible": choice(row.fdr <= SENSIBLE),
    }
    return finding("short_of_fdr", "decides", values)


def _cliff(subject: GeneInSeries) -> Finding:
    counts = {name: int(np.count_nonzero(subject.context.fdr < cut)) for name, cut in CLIFF.items()}
    return finding("fdr_cliff", "note", {name: count(n) for name, n in counts.items()})


def plain_p(subject: GeneInSeries) -> float:
    """The ordinary t-test of this gene alone, without the other genes' variances; NaN where there is none."""
    fitted = subject.fitted
    if fitted is None or fitted.df <= 0 or fitted.rss <= 0:
        return math.nan
    t = fitted.coef / math.sqrt(fitted.rss / fitted.df * fitted.unscaled)
    return float(two_sided(np.array([t]), np.array([fitted.df]))[0])


def _alone(subject: GeneInSeries) -> list[Finding]:
    row, alone = subject.row, plain_p(subject)
    said = alone if math.isfinite(alone) else row.p
    if not min(said, row.p) < NOMINAL:
        return []
    by_chance = said * row.n_genes
    values = {
        "p_alone": p(alone),
        "p": p(row.p),
        "n_genes": count(row.n_genes),
        "by_chance": Number(by_chance, "fixed0" if by_chance >= 10 else "fixed1"),
    }
    return [finding("raw_p_only", "note", values)]
