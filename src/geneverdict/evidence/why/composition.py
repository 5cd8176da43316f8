"""Does the gene follow the mix of cells?  Scores of published markers as covariates."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from geneverdict.evidence.finding import finding
from geneverdict.evidence.why.gene_in_series import GeneInSeries
from geneverdict.evidence.why.markers import MARKERS
from geneverdict.evidence.why.refit import Fitted, GenePrior, Without, fit_model, model_of, tested
from geneverdict.messages import Code, Message, Name, Number, Value, count, effect, messages, p
from geneverdict.model.series import FloatArray
from geneverdict.model.series_context import SeriesContext
from geneverdict.model.why import Finding
from geneverdict.stats.multiple import holm
from geneverdict.stats.student import two_sided

FEWEST = 4
P_LIMIT = 0.05
"""Of a set, corrected for all sets that were tried."""
SHIFT = 0.5


class Adjusted(NamedTuple):
    """One set's score as covariate."""

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
    r_gene: float
    """Correlation of the gene with the score within the groups."""

    @property
    def both_p(self) -> float:
        """The score differs between the groups *and* the gene follows it within them."""
        return max(self.score_p, self.follows_p)


def composition_findings(subject: GeneInSeries, markers: Mapping[str, FloatArray]) -> list[Finding]:
    """A finding where a set's score differs between the groups, the gene follows it within them, and the gene's change
    loses more than half with the score as covariate, or its call.

    The score is the mean of the set's z-scored markers, at least 4 measured, the gene itself not among them.  That the
    gene must follow the score within the groups keeps out sets that only share the groups' difference, which would
    take any gene's change away by collinearity alone.  Both p-values are corrected for the number of sets tried (Holm).
    It changes no call, and nothing that would: where the disease changes the cells, the score is a part of its effect.
    """
    if subject.fitted is None or subject.prior is None or not (subject.significant or subject.called):
        return []
    every = (_adjusted(subject, subject.prior, name, markers) for name in MARKERS)
    tried = [one for one in every if one is not None]
    corrected = dict(zip((one.name for one in tried), holm(np.array([one.both_p for one in tried])), strict=True))
    found = [one for one in tried if corrected[one.name] < P_LIMIT and _explains(subject, one)]
    if not found:
        return []
    best = max(found, key=lambda one: _loss(subject, one))
    gene = subject.row.gene
    r_markers = _among_markers(subject.context, _usable(best.name, gene, markers))
    gene_is = _what_the_gene_is(gene, best, r_markers)
    values: dict[str, Value | None] = {
        "gene": Name(gene),
        "n_tried": count(len(tried)),
        "n_markers": count(best.n),
        "set": _set(best),
        "direction": Code("higher" if best.score > 0 else "lower"),
        "p_corrected": p(float(corrected[best.name])),
        "score_p": p(best.score_p),
        "follows_p": p(best.follows_p),
        "effect": subject.effect,
        "before": effect(subject.row.log2fc),
        "after": effect(best.log2fc),
        "p_after": p(best.p),
        "others": messages(_set(one) for one in found if one is not best),
        "gene_is": Code(gene_is),
        "r_gene": _if_known(best.r_gene),
        "r_markers": _if_known(r_markers),
    }
    # That a marker goes with its own cells is no news.
    return [finding("composition", "matters" if gene_is == "other" else "note", values)]


def _if_known(r: float) -> Number | None:
    return effect(r) if math.isfinite(r) else None


def _what_the_gene_is(gene: str, adjusted: Adjusted, r_markers: float) -> str:
    """A marker of the set; as like the score as its markers are like each other; or neither."""
    if gene in MARKERS[adjusted.name].genes:
        return "marker"
    return "proxy" if abs(adjusted.r_gene) >= r_markers else "other"


def _set(adjusted: Adjusted) -> Message:
    return Message(f"markers-{adjusted.name}")


def _usable(name: str, target: str, markers: Mapping[str, FloatArray]) -> list[FloatArray]:
    return [markers[gene] for gene in MARKERS[name].genes if gene in markers and gene != target]


def score_of(name: str, target: str, markers: Mapping[str, FloatArray]) -> tuple[FloatArray, int]:
    """(samples,) mean of the z-scored markers of a set, missing values left out; and how many markers it has."""
    usable = _usable(name, target, markers)
    return mean_score(usable) if len(usable) >= FEWEST else (np.empty(0), 0)


def mean_score(usable: Sequence[FloatArray]) -> tuple[FloatArray, int]:
    """The same of these markers."""
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
    model = model_of(subject.context, subject.values, score, weights=subject.weights)
    if model.x.shape[1] != subject.model.x.shape[1] + 1:
        return None  # the score is the same within every pair
    group, own = model.x[:, -1:], model.x[:, -2]
    plain = np.column_stack([model.x[:, :-2], group])
    difference, without = fit_model(own, plain), fit_model(model.y, plain)
    with_score, swapped = fit_model(model.y, model.x), fit_model(model.y, np.column_stack([plain, own]))
    if difference is None or without is None or with_score is None or swapped is None or with_score.df < 1:
        return None
    score_p, follows_p = _plain_p(difference), _p(swapped, prior)
    if math.isnan(score_p) or math.isnan(follows_p):
        return None
    p = _p(with_score, prior)
    called = p <= subject.p_line and (not subject.is_log2 or abs(with_score.coef) >= subject.thresholds.log2fc)
    return Adjusted(
        name=name,
        n=n,
        score=difference.coef,
        score_p=score_p,
        follows_p=follows_p,
        log2fc=with_score.coef,
        p=p,
        called=bool(called),
        r_gene=_correlation(without.residual, difference.residual),
    )


def _among_markers(context: SeriesContext, usable: Sequence[FloatArray]) -> float:
    """Median correlation, within the groups, of each marker with the score of the others."""
    each = [_within_groups(context, one, mean_score([m for m in usable if m is not one])[0]) for one in usable]
    return float(np.median([r for r in each if math.isfinite(r)] or [math.nan]))


def _within_groups(context: SeriesContext, values: FloatArray, score: FloatArray) -> float:
    model = model_of(context, values, score)
    if model.x.shape[1] < 2:
        return math.nan
    plain = np.column_stack([model.x[:, :-2], model.x[:, -1]])
    own, of_score = fit_model(model.y, plain), fit_model(model.x[:, -2], plain)
    return math.nan if own is None or of_score is None else _correlation(own.residual, of_score.residual)


def _correlation(one: FloatArray, two: FloatArray) -> float:
    """Of residuals, whose means are 0."""
    length = math.sqrt(float(one @ one) * float(two @ two))
    return float(one @ two) / length if length > 0 else math.nan


def _explains(subject: GeneInSeries, adjusted: Adjusted) -> bool:
    before, after = subject.row.log2fc, adjusted.log2fc
    shift = _loss(subject, adjusted) > SHIFT * abs(before)
    lost = subject.state != 0 and not adjusted.called and abs(after) < abs(before)
    return shift or lost


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
