"""The quasi-likelihood F test of counts: negative binomial with the trend's dispersion, and a variance of each gene."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy import special

from geneverdict.stats.arrays import FloatArray
from geneverdict.stats.basis import orthonormal
from geneverdict.stats.counts.arguments import as_counts, as_design, as_sizes
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


class _Data(NamedTuple):
    counts: FloatArray
    """(samples, genes)"""
    sizes: FloatArray
    design: FloatArray
    dispersion: TrendedDispersion

    def model(self, design: FloatArray) -> CountModel:
        return CountModel(self.counts, np.log(self.sizes), design, self.dispersion.trended)


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
    data = _Data(counts.T.copy(), sizes, design, trended_dispersion(counts, sizes, design))
    return _tested(data)


def _tested(data: _Data) -> QuasiTest:
    model = data.model(data.design)
    coef = settle(model)
    means = model.means(coef)
    deviance = _deviance(model, means)
    df = residual_df(told_by(model.counts, means), data.design)
    variance = np.divide(deviance, df, out=np.zeros(len(df)), where=df > 0)
    prior = squeeze_var(variance, df, level=data.dispersion.abundance)
    fall = np.maximum(_deviance_without_last(model) - deviance, 0.0)
    f = fall / prior.var_post
    total = np.minimum(df + prior.df_each, len(df) * (len(data.design) - data.design.shape[1]))
    p = two_sided(np.sqrt(f), total)
    below = np.any(prior.var_post * (1 + model.alpha * means) < 1, axis=0)
    if below.any():
        p[below] = np.maximum(p[below], _poisson_p(model.of(np.flatnonzero(below))))
    log2fc = _fold_change(data)
    return QuasiTest(
        log2fc, data.dispersion.abundance, f, p, total, model.alpha, prior.var_post, df, prior.df, prior.flags
    )


def _deviance(model: CountModel, means: FloatArray) -> FloatArray:
    return model._replace(counts=model.counts + NUDGE).deviance(means + NUDGE)


def _deviance_without_last(model: CountModel) -> FloatArray:
    fewer = model._replace(design=model.design[:, :-1])
    if not fewer.design.shape[1]:
        sizes = np.exp(model.log_sizes)[:, None]
        return _deviance(fewer, np.broadcast_to(sizes, model.counts.shape))
    return _deviance(fewer, fewer.means(settle(fewer)))


def _poisson_p(model: CountModel) -> FloatArray:
    """By the likelihood ratio of a Poisson model."""
    poisson = model._replace(alpha=np.zeros(1))
    full = _deviance(poisson, poisson.means(settle(poisson)))
    fall = np.maximum(_deviance_without_last(poisson) - full, 0.0)
    p: FloatArray = special.erfc(np.sqrt(fall / 2))
    return p


def _fold_change(data: _Data) -> FloatArray:
    prior = PRIOR_COUNT * data.sizes / data.sizes.mean()
    model = CountModel(
        data.counts + prior[:, None], np.log(data.sizes + 2 * prior), data.design, data.dispersion.trended
    )
    log2fc: FloatArray = settle(model)[-1] / np.log(2)
    return log2fc
