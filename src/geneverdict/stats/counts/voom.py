"""Precision weights for counts: how much each log count varies, read off a trend over all genes."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import FloatArray, IntArray
from geneverdict.stats.blocks import block_root
from geneverdict.stats.counts.arguments import as_counts, as_design, as_sizes
from geneverdict.stats.counts.libraries import MILLION
from geneverdict.stats.counts.residuals import Fitted, fit_correlated, fit_values
from geneverdict.stats.lowess import Curve, Neighbourhoods, along, neighbourhoods, smooth

SPAN = 0.5
HALF = 0.5
"""Added to every count."""


class Voom(NamedTuple):
    """``flags`` are codes of what was unusual: ``no_replication`` (fewer than two genes have residual degrees of
    freedom and counts: all weights are 1)."""

    log_cpm: FloatArray
    """(genes, samples) log2 counts per million, ½ added to each count and 1 to each size."""
    weights: FloatArray
    """(genes, samples) inverse variances, for a least squares fit."""
    trend: Curve
    """Square root of the residual standard deviation against the mean log2 count."""
    flags: tuple[str, ...]


class Correlated(NamedTuple):
    """Samples of one block (individual, batch) are alike."""

    block: IntArray
    """(samples,)"""
    correlation: float


def voom(
    counts: FloatArray,
    design: FloatArray,
    *,
    sizes: FloatArray | None = None,
    prior_weights: FloatArray | None = None,
    blocks: Correlated | None = None,
) -> Voom:
    """log2 counts per million with a weight for each (Law, Chen, Shi & Smyth 2014).

    ``counts`` is genes × samples, none missing, rarely counted genes left out before; ``design`` is samples × columns;
    ``sizes`` (samples,) are library sizes times normalisation factors, the sums of the columns when left out.
    ``prior_weights``, (samples,) or genes × samples, and ``blocks`` are those of the fit that the trend is drawn from;
    they are not part of the weights returned.  The trend is R's lowess with half the genes in a neighbourhood.
    Raises ValueError when the shapes do not fit, a count is negative or not finite, or a prior weight not positive.
    """
    counts, design = as_counts(counts), as_design(design, np.shape(counts)[1])
    return weigh(log_counts(counts, as_sizes(sizes, counts)), design, _as_weights(prior_weights, counts), blocks)


class LogCounts(NamedTuple):
    """What of voom does not hang on the fit."""

    log_cpm: FloatArray
    offset: FloatArray
    """(samples,) what makes log2 counts of them."""
    order: IntArray
    """The genes that are counted, by their mean log2 count."""
    near: Neighbourhoods | None
    """Those of the trend; None with fewer than two genes."""


def log_count_values(counts: FloatArray, sizes: FloatArray) -> FloatArray:
    """(genes, samples) log2 of counts per million, ½ added to each count and 1 to each size."""
    values: FloatArray = np.log2((counts + HALF) / (sizes + 1) * MILLION)
    return values


def log_counts(counts: FloatArray, sizes: FloatArray) -> LogCounts:
    """``counts`` (genes, samples) on the log scale, prepared for the trend."""
    values = log_count_values(counts, sizes)
    offset = np.log2(sizes + 1) - np.log2(MILLION)
    counted = np.flatnonzero(np.any(counts > 0, axis=1))
    # log2 counts of a library of the (geometric) mean size.
    level = values[counted].mean(axis=1) + offset.mean()
    order = np.argsort(level)
    near = neighbourhoods(level[order], span=SPAN) if len(order) > 1 else None
    return LogCounts(values, offset, counted[order], near)


def weigh(
    logs: LogCounts, design: FloatArray, prior_weights: FloatArray | None = None, blocks: Correlated | None = None
) -> Voom:
    """The rest of ``voom``."""
    fit = _fit(logs.log_cpm, design, prior_weights, blocks)
    if fit.df <= 0 or logs.near is None:
        nothing = Curve(np.empty(0), np.empty(0))
        return Voom(logs.log_cpm, np.ones(logs.log_cpm.shape), nothing, ("no_replication",))
    trend = smooth(logs.near, np.sqrt(fit.sigma[logs.order]))
    square = np.square(along(trend, fit.values + logs.offset))
    return Voom(logs.log_cpm, 1 / np.square(square), trend, ())


def _fit(values: FloatArray, design: FloatArray, weights: FloatArray | None, blocks: Correlated | None) -> Fitted:
    if blocks is None:
        return fit_values(values, design, weights=weights)
    root = block_root(blocks.block, blocks.correlation)
    if weights is not None:
        root = root / np.sqrt(weights)[..., :, None]
    return fit_correlated(values, design, root)


def _as_weights(weights: FloatArray | None, counts: FloatArray) -> FloatArray | None:
    if weights is None:
        return None
    weights = np.asarray(weights, dtype=np.float64)
    if weights.shape not in (counts.shape, counts.shape[1:]) or not (np.isfinite(weights).all() and weights.min() > 0):
        message = f"expected positive prior weights for {counts.shape} genes × samples, found {weights.shape}"
        raise ValueError(message)
    return weights
