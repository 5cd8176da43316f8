"""Do p-values, false discovery rates, intervals and claimed sizes keep their promise where the truth is known?"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from geneverdict.fitting.contrast import fit_contrast
from geneverdict.model.fit import Fit
from geneverdict.model.prepared import Design
from geneverdict.model.series import FloatArray
from geneverdict.stats.meta import Test, pool
from geneverdict.stats.power import detectable_effect
from geneverdict.stats.treat import equivalence
from geneverdict.testing.worlds.designs import BOUND, DF_PRIOR, FDR, P_CUT, Setup, design_of, draw, noise_sds

CHANGED, AT_BOUND = 0.2, 0.1
"""Shares of the genes with an effect, N(0, 1), and with an effect of exactly the equivalence bound."""


def fitted(setup: Setup, effects: FloatArray, rng: np.random.Generator, *, confident: bool = False) -> Fit:
    """A drawn series, fitted."""
    names = tuple(map(str, range(len(effects))))
    values, fdr = draw(setup, effects, rng), FDR if confident else None
    return fit_contrast(values, design_of(setup), names=names, probes=names, analysis=setup.analysis, fdr=fdr)


class Null(NamedTuple):
    """One value per simulated series without any effect."""

    below_05: FloatArray
    below_01: FloatArray
    any_call: FloatArray
    """1 where any gene has FDR < .05."""


def null(setup: Setup, *, seed: int, n_series: int, n_genes: int) -> Null:
    """Shares of small p, and of series with a discovery, where nothing differs."""
    rng = np.random.default_rng(seed)
    rows = []
    for _ in range(n_series):
        found = fitted(setup, np.zeros(n_genes), rng)
        p = found.p[np.isfinite(found.p)]
        rows.append(((p < 0.05).mean(), (p < 0.01).mean(), float((found.fdr < FDR).any())))
    return Null(*np.array(rows).T)


class Promise(NamedTuple):
    """One value per simulated series with effects; NaN where a series has nothing of the kind."""

    covered_zero: FloatArray
    """Share of 95 % intervals that hold the true effect, for genes without one."""
    covered_changed: FloatArray
    covered_significant: FloatArray
    """The same for genes with FDR < .05 alone: selection takes the promise away, and nobody made it."""
    false_discoveries: FloatArray
    """Share of genes without effect among those with FDR < .05; 0 where there is none."""
    equivalent_at_bound: FloatArray
    """Share called smaller than the bound (TOST p < .05) of those that are exactly as large."""
    overclaimed: FloatArray
    """Share of the claimed sizes that are larger than the truth, or of the wrong sign; 0 where none is claimed."""


def promise(setup: Setup, *, seed: int, n_series: int, n_genes: int) -> Promise:
    """Coverage, false discoveries and overclaims where some genes differ."""
    rng = np.random.default_rng(seed)
    return Promise(*np.array([_kept(setup, rng, n_genes) for _ in range(n_series)]).T)


def _kept(setup: Setup, rng: np.random.Generator, n_genes: int) -> tuple[float, ...]:
    kind = rng.random(n_genes)
    changed, edge = kind < CHANGED, kind > 1 - AT_BOUND
    sign = rng.choice((-1.0, 1.0), n_genes)
    effects = np.where(changed, rng.normal(size=n_genes), np.where(edge, sign * BOUND, 0.0))
    found = fitted(setup, effects, rng, confident=True)
    covered = (found.ci_low <= effects) & (effects <= found.ci_high)
    called = found.fdr < FDR
    small = equivalence(found.log2fc, found.se, found.df, BOUND) < 0.05
    claimed = np.isfinite(found.confident)
    over = effects[claimed] * np.sign(found.log2fc[claimed]) <= np.abs(found.confident[claimed])
    tested = np.isfinite(found.p)
    return (
        float(covered[(effects == 0) & tested].mean()),
        float(covered[changed & tested].mean()),
        float(covered[called].mean()) if called.any() else np.nan,
        float((effects[called] == 0).mean()) if called.any() else 0.0,
        float(small[edge & tested].mean()),
        float(over.mean()) if claimed.any() else 0.0,
    )


def powers(setup: Setup, *, seed: int, n_series: int, n_genes: int) -> FloatArray:
    """Share of genes with p < ``P_CUT`` whose true effect is the one said to be seen with power .8; one value a series.

    The effect is worked out from the gene's true noise, the prior's true degrees of freedom and the design.
    """
    rng, design = np.random.default_rng(seed), design_of(setup).matrix
    unscaled, df = np.linalg.inv(design.T @ design)[-1, -1], len(design) - design.shape[1] + DF_PRIOR
    names = tuple(map(str, range(n_genes)))
    shares = []
    for _ in range(n_series):
        sd = noise_sds("normal", np.zeros(n_genes), rng)
        effect = detectable_effect(sd * np.sqrt(unscaled), np.full(n_genes, df), p_cut=P_CUT, power=0.8)
        values = effect[:, None] * setup.case + sd[:, None] * rng.normal(size=(n_genes, len(setup.case)))
        shares.append((fit_contrast(values, design_of(setup), names=names, probes=names).p < P_CUT).mean())
    return np.array(shares)


class Pooled(NamedTuple):
    """Coverage of the pooled effect's 95 % interval, one value per simulated gene (1 or 0)."""

    hk: FloatArray
    hk_max1: FloatArray
    z: FloatArray
    prediction: FloatArray
    """Whether the effect of a new series falls into the prediction interval."""


def pooled(k: int, tau2: float, *, seed: int, n_genes: int, df_se: float | None = None) -> Pooled:
    """``k`` series with standard errors of 0.15 to 0.45, known or estimated with ``df_se`` degrees of freedom."""
    rng = np.random.default_rng(seed)
    truth = rng.normal(0, 1, (n_genes, 1))
    se = rng.uniform(0.15, 0.45, (n_genes, k))
    effect = truth + np.sqrt(tau2) * rng.normal(size=(n_genes, k)) + se * rng.normal(size=(n_genes, k))
    said = se if df_se is None else se * np.sqrt(rng.chisquare(df_se, se.shape) / df_se)
    new = truth[:, 0] + np.sqrt(tau2) * rng.normal(size=n_genes)
    tests: tuple[Test, ...] = ("hk", "hk_max1", "z")
    found = [pool(effect, said, test=test) for test in tests]
    inside = [((f.ci_low <= truth[:, 0]) & (truth[:, 0] <= f.ci_high)).astype(float) for f in found]
    return Pooled(*inside, ((found[0].pi_low <= new) & (new <= found[0].pi_high)).astype(float))


def relabelled(values: FloatArray, design: Design, labels: FloatArray) -> Fit:
    """The series fitted with other labels in the last column."""
    matrix = design.matrix.copy()
    matrix[:, -1] = labels
    names = tuple(map(str, range(len(values))))
    return fit_contrast(values, replace(design, matrix=matrix), names=names, probes=names)
