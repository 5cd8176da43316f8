"""Where the gene stands against the FDR line."""

from __future__ import annotations

import math

import numpy as np

from geneverdict.evidence.why.gene_in_series import GeneInSeries
from geneverdict.evidence.why.sentences import counted, finding
from geneverdict.evidence.words import number, probability, threshold
from geneverdict.model.series import FloatArray
from geneverdict.model.why import Finding
from geneverdict.stats.student import two_sided

CLIFF = (0.05, 0.10, 0.20)
NOMINAL = 0.05


def short_of_fdr(subject: GeneInSeries) -> list[Finding]:
    """Rank, raw p and the p-line; the cliff; what a test of this gene alone would have said."""
    if subject.significant:
        return []
    return [_line(subject), _cliff(subject), *_alone(subject)]


def genes_before(p: FloatArray, own: float) -> int:
    """Genes with a smaller p; NaN is never smaller."""
    return int(np.count_nonzero(p < own))


def _line(subject: GeneInSeries) -> Finding:
    row, cut = subject.row, subject.thresholds.fdr
    some = bool(np.any(subject.context.fdr < cut))
    passing = int(np.count_nonzero(subject.context.fdr < cut))
    where = f"the line is at p ≤ {probability(subject.p_line)}"
    line = f"{where} ({counted(passing, 'gene')})" if some else f"no gene passes: one would need p ≤ {_small(subject)}"
    before = genes_before(subject.context.p, row.p)
    words = {
        "fdr": probability(row.fdr),
        "fdr_cut": threshold(cut),
        "p": probability(row.p),
        "rank": f"{row.rank:,}",
        "n_genes": f"{row.n_genes:,}",
        "n_before": counted(before, "gene"),
        "line": line,
        "also": "" if subject.large else ", with a lower fold-change threshold too",
    }
    numbers = {"p": row.p, "fdr": row.fdr, "rank": row.rank, "n_before": before, "p_line": subject.p_line}
    return finding("short_of_fdr", "decides", words, numbers, change=row.fdr < 0.5)


def _small(subject: GeneInSeries) -> str:
    return probability(subject.p_line)


def _cliff(subject: GeneInSeries) -> Finding:
    counts = [int(np.count_nonzero(subject.context.fdr < cut)) for cut in CLIFF]
    names = ("at_05", "at_10", "at_20")
    words = {name: str(n) for name, n in zip(names, counts, strict=True)}
    words["at_05"] = counted(counts[0], "gene")
    return finding("fdr_cliff", "note", words, dict(zip(names, counts, strict=True)))


def plain_p(subject: GeneInSeries) -> float:
    """The ordinary t-test of this gene alone, without the other genes' variances; NaN where there is none."""
    fitted = subject.fitted
    if fitted is None or fitted.df <= 0 or fitted.rss <= 0:
        return math.nan
    t = fitted.coef / math.sqrt(fitted.rss / fitted.df * fitted.unscaled)
    return float(two_sided(np.array([t]), np.array([fitted.df]))[0])


def _alone(subject: GeneInSeries) -> list[Finding]:
    row, alone = subject.row, plain_p(subject)
    p = alone if math.isfinite(alone) else row.p
    if not min(p, row.p) < NOMINAL:
        return []
    words = {
        "p_alone": probability(p),
        "moderated": f" (moderated {probability(row.p)})" if math.isfinite(alone) else "",
        "n_genes": f"{row.n_genes:,}",
        "by_chance": number(p * row.n_genes, 0 if p * row.n_genes >= 10 else 1),
    }
    return [finding("raw_p_only", "note", words, {"p_alone": alone, "p": row.p, "by_chance": p * row.n_genes})]
