"""Do the groups explain more than labels at random would?  Over all genes, by permutation."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from geneverdict.evidence.checks.view import CONSTANT, FEWEST_GENES
from geneverdict.evidence.finding import finding
from geneverdict.messages import count, p, percent1
from geneverdict.model.series import FloatArray
from geneverdict.model.verdict import SeriesResult
from geneverdict.model.why import Finding
from geneverdict.stats.student import quantile

SHARE = 0.06
"""Share of the genes with p < .05 up to which it is asked.  Labels at random give 5 % on average; because genes go
together, one draw of labels differs from the next by an SD of .02 to .06 in real series."""
SURE = 0.05
"""Permutation p below which the groups do explain something, few genes as it may be."""
DRAWS = 199
"""Random labels, with a fixed seed so that a run repeats."""


def check_mixed(result: SeriesResult) -> Iterator[Finding]:
    """``groups_mixed``, with the share of genes and how often random labels give as many."""
    known = result.fit.p[np.isfinite(result.fit.p)]
    share = float((known < 0.05).mean()) if len(known) else 1.0
    if share > SHARE or len(known) < FEWEST_GENES:
        return
    chance = permutation_p(result)
    if not chance < SURE:
        by_chance = None if math.isnan(chance) else p(chance)
        yield finding("groups_mixed", "note", {"share": percent1(share), "p": by_chance, "draws": count(DRAWS)})


def permutation_p(result: SeriesResult) -> float:
    """Of the number of genes with an ordinary p < .05, whole genes alone; labels change places within pairs.

    NaN where there are no residual degrees of freedom, or too few whole genes.
    """
    x = result.design.matrix
    values = result.expression.values[:, list(result.design.rows)]
    basis, df = np.linalg.qr(x[:, :-1])[0], len(x) - int(np.linalg.matrix_rank(x))
    centred = values - values.mean(axis=1, keepdims=True)
    spread = (centred**2).sum(axis=1)
    whole = np.isfinite(spread) & (spread > CONSTANT * (values**2).sum(axis=1))
    if df < 1 or np.count_nonzero(whole) < FEWEST_GENES:
        return float("nan")
    left = centred[whole] - (centred[whole] @ basis) @ basis.T
    left /= np.maximum(np.sqrt((left**2).sum(axis=1, keepdims=True)), np.finfo(float).tiny)
    labels = np.vstack([x[:, -1], _drawn(result, np.random.default_rng(0))])
    beside = labels - (labels @ basis) @ basis.T
    length = np.sqrt((beside**2).sum(axis=1, keepdims=True))
    r2 = (left @ (beside / np.where(length > 0, length, np.inf)).T) ** 2
    line = float(quantile(0.025, np.array([df], dtype=np.float64))[0]) ** 2
    many = np.count_nonzero(r2 * df > line * (1 - r2), axis=0)
    return float((1 + np.count_nonzero(many[1:] >= many[0])) / (DRAWS + 1))


def _drawn(result: SeriesResult, rng: np.random.Generator) -> FloatArray:
    """draws × samples: labels in any order, or in a paired design turned around within pairs."""
    labels = result.design.matrix[:, -1]
    if result.design.kind != "paired":
        return rng.permuted(np.tile(labels, (DRAWS, 1)), axis=1)
    blocks = np.array([result.pairing.blocks[i] or "" for i in result.design.rows])
    pair = np.unique(blocks, return_inverse=True)[1]
    turned = rng.random((DRAWS, int(pair.max()) + 1)) < 0.5
    drawn: FloatArray = np.where(turned[:, pair], 1 - labels, labels)
    return drawn
