"""Does the gene only follow the mix of cells?  Scores of well-known markers as covariates."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from geneverdict.evidence.finding import finding
from geneverdict.evidence.why.gene_in_series import GeneInSeries
from geneverdict.evidence.why.refit import Fitted, GenePrior, Without, fit_model, model_of, tested
from geneverdict.messages import Code, Message, Value, count, effect, messages, p
from geneverdict.model.series import FloatArray
from geneverdict.model.why import Finding
from geneverdict.stats.student import two_sided

MARKERS: Mapping[str, tuple[str, ...]] = {
    "acinar": ("PRSS1", "CPA1", "CPA2", "CPB1", "CELA2A", "CELA3A", "CTRC", "CTRB1", "CEL", "PNLIP", "AMY2A", "GP2"),
    "hepatocyte": ("ALB", "APOA1", "APOB", "TTR", "SERPINA1", "CYP3A4", "CYP2E1", "CPS1", "ASGR1", "HP", "TAT"),
    "intestinal_epithelium": ("CDX1", "CDX2", "VIL1", "KRT20", "CDH17", "LGALS4", "FABP1", "CA1", "GUCA2A", "CEACAM7"),
    "fibroblast": ("COL1A1", "COL1A2", "COL3A1", "DCN", "LUM", "PDGFRA", "PDGFRB", "FAP", "THY1", "FBLN1", "POSTN"),
    "endothelial": ("PECAM1", "CDH5", "VWF", "TEK", "KDR", "ERG", "CLDN5", "ESAM", "EMCN", "ROBO4", "TIE1"),
    "leukocyte": ("PTPRC", "CORO1A", "LCP1", "CD53", "LAPTM5", "CD37", "CD48", "ITGB2", "DOCK2", "CYTIP"),
    "T_cell": ("CD2", "CD3D", "CD3E", "CD3G", "CD5", "CD6", "CD8A", "TRAT1", "LCK", "ITK", "SIRPG"),
    "B_cell": ("CD19", "MS4A1", "CD79A", "CD79B", "BLK", "CR2", "FCRL1", "PAX5", "TNFRSF17", "CD22"),
    "myeloid": ("CD14", "CD68", "CSF1R", "CD163", "LYZ", "FCER1G", "TYROBP", "AIF1", "ITGAM", "FCGR3A", "S100A9"),
    "smooth_muscle": ("ACTG2", "MYH11", "CNN1", "DES", "SMTN", "LMOD1", "SYNM", "MYOCD", "SYNPO2", "TAGLN"),
    "adipose": ("ADIPOQ", "PLIN1", "PLIN4", "LEP", "CIDEC", "LIPE", "FABP4", "AQP7", "GPD1", "CFD"),
    "proliferation": ("MKI67", "TOP2A", "CDK1", "CCNB1", "CCNB2", "BUB1", "AURKA", "AURKB", "PLK1", "BIRC5", "TYMS"),
}
"""Genes that one kind of cell (or dividing cells) expresses far above the others, from common knowledge."""

FEWEST = 4
P_LIMIT = 0.01
SHIFT = 0.5


class Adjusted(NamedTuple):
    """One set's score as covariate, where it differs between the groups."""

    name: str
    n: int
    score: float
    """Case − control of the score, in SDs of its markers."""
    score_p: float
    follows_p: float
    """Whether the gene follows the score within the groups."""
    log2fc: float
    p: float
    called: bool


def marker_genes() -> tuple[str, ...]:
    """Every marker of every set, each once."""
    return tuple(dict.fromkeys(gene for genes in MARKERS.values() for gene in genes))


def composition_findings(subject: GeneInSeries, markers: Mapping[str, FloatArray]) -> list[Finding]:
    """A finding where a set's score differs between the groups, the gene follows it within them, and the gene's change
    loses more than half with the score as covariate, or its call.

    The score is the mean of the set's z-scored markers, at least 4 measured, the gene itself not among them.  That the
    gene must follow the score within the groups keeps out sets that only share the groups' difference, which would
    take any gene's change away by collinearity alone.
    """
    if subject.fitted is None or subject.prior is None or not (subject.significant or subject.called):
        return []
    tried = [_adjusted(subject, subject.prior, name, markers) for name in MARKERS]
    found = [a for a in tried if a is not None and _explains(subject, a)]
    if not found:
        return []
    best = max(found, key=lambda a: _loss(subject, a))
    values: dict[str, Value] = {
        "n_markers": count(best.n),
        "set": _set(best),
        "direction": Code("higher" if best.score > 0 else "lower"),
        "score_p": p(best.score_p),
        "follows_p": p(best.follows_p),
        "effect": subject.effect,
        "before": effect(subject.row.log2fc),
        "after": effect(best.log2fc),
        "p_after": p(best.p),
        "others": messages(_set(a) for a in found if a is not best),
    }
    return [finding("composition", "matters", values)]


def _set(adjusted: Adjusted) -> Message:
    return Message(f"markers-{adjusted.name}")


def score_of(name: str, target: str, markers: Mapping[str, FloatArray]) -> tuple[FloatArray, int]:
    """(samples,) mean of the z-scored markers of a set, missing values left out; and how many markers it has."""
    usable = [markers[g] for g in MARKERS[name] if g in markers and g != target]
    if len(usable) < FEWEST:
        return np.empty(0), 0
    values = np.array(usable, dtype=np.float64)
    known = np.isfinite(values)
    n = known.sum(axis=1)
    centred = np.where(known, values, 0.0)
    centred = np.where(known, centred - (centred.sum(axis=1) / np.maximum(n, 1))[:, None], 0.0)
    sd = np.sqrt((centred * centred).sum(axis=1) / np.maximum(n - 1, 1))
    kept = sd > 0
    there = known[kept].sum(axis=0)
    total = (centred[kept] / sd[kept, None]).sum(axis=0)
    score: FloatArray = np.divide(total, there, out=np.full(len(total), np.nan), where=there > 0)
    return score, int(kept.sum())


def _adjusted(subject: GeneInSeries, prior: GenePrior, name: str, markers: Mapping[str, FloatArray]) -> Adjusted | None:
    score, n = score_of(name, subject.row.gene, markers)
    if n < FEWEST:
        return None
    model = model_of(subject.context, subject.values, score)
    if model.x.shape[1] != subject.model.x.shape[1] + 1:
        return None  # the score is the same within every pair
    group, own = model.x[:, -1:], model.x[:, -2]
    difference = fit_model(own, np.column_stack([model.x[:, :-2], group]))
    if difference is None or not _plain_p(difference) < P_LIMIT:
        return None
    with_score = fit_model(model.y, model.x)
    swapped = fit_model(model.y, np.column_stack([model.x[:, :-2], group, own]))
    if with_score is None or swapped is None or with_score.df < 1:
        return None
    p = _p(with_score, prior)
    called = p <= subject.p_line and (not subject.is_log2 or abs(with_score.coef) >= subject.thresholds.log2fc)
    return Adjusted(
        name, n, difference.coef, _plain_p(difference), _p(swapped, prior), with_score.coef, p, bool(called)
    )


def _explains(subject: GeneInSeries, adjusted: Adjusted) -> bool:
    before, after = subject.row.log2fc, adjusted.log2fc
    shift = _loss(subject, adjusted) > SHIFT * abs(before)
    lost = subject.state != 0 and not adjusted.called and abs(after) < abs(before)
    return adjusted.follows_p < P_LIMIT and (shift or lost)


def _loss(subject: GeneInSeries, adjusted: Adjusted) -> float:
    """How much of the change the score takes away; negative where it only makes it larger."""
    return float(np.sign(subject.row.log2fc)) * (subject.row.log2fc - adjusted.log2fc)


def _p(fitted: Fitted, prior: GenePrior) -> float:
    one = Without(*(np.array([x]) for x in (fitted.coef, fitted.rss, fitted.df, fitted.unscaled)))
    return float(tested(one, prior).p[0])


def _plain_p(fitted: Fitted) -> float:
    if fitted.df < 1 or fitted.rss <= 0:
        return math.nan
    t = fitted.coef / math.sqrt(fitted.rss / fitted.df * fitted.unscaled)
    return float(two_sided(np.array([t]), np.array([fitted.df]))[0])
