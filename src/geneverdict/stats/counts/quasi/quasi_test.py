"""The quasi-likelihood F test of counts: negative binomial with the trend's dispersion, and a variance of each gene."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.arrays import FloatArray
from geneverdict.stats.basis import orthonormal
from geneverdict.stats.counts.arguments import as_counts, as_design, as_sizes, chunks
from geneverdict.stats.counts.quasi.damped import settle
from geneverdict.stats.counts.quasi.dispersion import TrendedDispersion, trended_dispersion
from geneverdict.stats.counts.quasi.fit import CountModel, residual_df, told_by
from geneverdict.stats.moderated import squeeze_var
from geneverdict.stats.student import two_sided

PRIOR_COUNT = 0.125
"""Added to each count on the average, for the fold change that is told; it keeps it finite."""
NUDGE = 1e-8
"""To counts and means, for the deviance, as edgeR does it."""


class QuasiTest(NamedTuple):
    """One value per gene.

    ``flags``: ``no_replication`` (no residual degrees of freedom), ``not_estimable`` (the last column depends on the
    others), ``no_genes``: no test, all NaN; and those of the prior of the variances (``squeeze_var``).
    """

    log2fc: FloatArray
    abundance: FloatArray
    """log2 average counts per million."""
    f: FloatArray
    p: FloatArray
    df: FloatArray
    """Denominator degrees of freedom, residual + prior."""
    dispersion: FloatArray
    """Negative binomial, of the trend."""
    variance: FloatArray
    """Quasi-likelihood variance of each gene, drawn towards the others'."""
    residual_df: FloatArray
    df_prior: float
    flags: tuple[str, ...]


class _Fits(NamedTuple):
    """One value per gene."""

    deviance: FloatArray
    without_last: FloatArray
    """Deviance of the design without its last column."""
    df: FloatArray
    log2fc: FloatArray
    smallest: FloatArray
    """Fitted count."""


def quasi_test(counts: FloatArray, design: FloatArray, *, sizes: FloatArray | None = None) -> QuasiTest:
    """Test the last column of ``design`` as edgeR 3.40's ``glmQLFTest`` does (Lund et al. 2012; Lun, Chen & Smyth
    2016).

    ``counts`` is genes × samples, none missing, rarely counted genes left out before; ``design`` is samples × columns;
    ``sizes`` (samples,) are library sizes times normalisation factors, the sums of the columns when left out.  F is
    the fall of the deviance over the gene's moderated deviance per degree of freedom; p is never less than that of a
    Poisson model.  Groups without counts bring no degrees of freedom (Lun & Smyth 2017).
    Raises ValueError when the shapes do not fit, or a count is negative or not finite.
    """
    counts, design = as_counts(counts), as_design(design, np.shape(counts)[1])
    sizes = as_sizes(sizes, counts)
    independent = orthonormal(design).lengths > 0
    if not len(counts) or not independent[-1] or np.count_nonzero(independent) >= len(design):
        flag = "no_genes" if not len(counts) else "no_replication" if independent[-1] else "not_estimable"
        nan = np.full(len(counts), np.nan)
        return QuasiTest(nan, nan, nan, nan, nan, nan, nan, nan, np.nan, (flag,))
    design = design[:, independent]
    dispersion = trended_dispersion(counts, sizes, design)
    parts = [counts[part].T.copy() for part in chunks(*counts.shape)]
    alphas = np.split(dispersion.trended, np.cumsum([part.shape[1] for part in parts])[:-1])
    models = [CountModel(part, np.log(sizes), design, alpha) for part, alpha in zip(parts, alphas, strict=True)]
    fits = _Fits(*(np.concatenate(column) for column in zip(*map(_fit, models), strict=True)))
    return _tested(counts, models[0], fits, dispersion)


def _fit(model: CountModel) -> _Fits:
    means = model.means(settle(model))
    df = residual_df(told_by(model.counts, means), model.design)
    return _Fits(_deviance(model, means), _deviance_without_last(model), df, _fold_change(model), means.min(axis=0))


def _tested(counts: FloatArray, like: CountModel, fits: _Fits, dispersion: TrendedDispersion) -> QuasiTest:
    """``like`` is the model of some of the genes, whose samples and design are those of all."""
    df, alpha = fits.df, dispersion.trended
    variance = np.divide(fits.deviance, df, out=np.zeros(len(df)), where=df > 0)
    prior = squeeze_var(variance, df, level=dispersion.abundance)
    f = np.maximum(fits.without_last - fits.deviance, 0.0) / prior.var_post
    total = np.minimum(df + prior.df_each, len(df) * (like.design.shape[0] - like.design.shape[1]))
    p = two_sided(np.sqrt(f), total)
    below = np.flatnonzero(prior.var_post * (1 + alpha * fits.smallest) < 1)
    if len(below):
        p[below] = np.maximum(p[below], _poisson_p(like._replace(counts=counts[below].T.copy(), alpha=np.zeros(1))))
    return QuasiTest(fits.log2fc, dispersion.abundance, f, p, total, alpha, prior.var_post, df, prior.df, prior.flags)


def _deviance(model: CountModel, means: FloatArray) -> FloatArray:
    return model._replace(counts=model.counts + NUDGE).deviance(means + NUDGE)


def _deviance_without_last(model: CountModel) -> FloatArray:
    fewer = model._replace(design=model.design[:, :-1])
    if not fewer.design.shape[1]:
        sizes = np.exp(model.log_sizes)[:, None]
        return _deviance(fewer, np.broadcast_to(sizes, model.counts.shape))
    return _deviance(fewer, fewer.means(settle(fewer)))


def _poisson_p(model: CountModel) -> FloatArray:
    """By the likelihood ratio of a model whose dispersion is 0."""
    fall = np.maximum(_deviance_without_last(model) - _deviance(model, model.means(settle(model))), 0.0)
    p: FloatArray = special.erfc(np.sqrt(fall / 2))
    return p


def _fold_change(model: CountModel) -> FloatArray:
    sizes = np.exp(model.log_sizes)
    prior = PRIOR_COUNT * sizes / sizes.mean()
    more = model._replace(counts=model.counts + prior[:, None], log_sizes=np.log(sizes + 2 * prior))
    log2fc: FloatArray = settle(more)[-1] / np.log(2)
    return log2fc
