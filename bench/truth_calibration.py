"""Do p-values, false discovery rates, intervals and claimed sizes keep their promise where the truth is known?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.fitting.contrast import fit_contrast
from geneverdict.model.fit import Fit
from geneverdict.model.prepared import Design
from geneverdict.model.series import FloatArray
from geneverdict.model.study import Analysis
from geneverdict.stats.meta import Test, pool
from geneverdict.stats.power import detectable_effect
from geneverdict.stats.treat import equivalence

IntArray = npt.NDArray[np.int64]
Noise = Literal["normal", "heavy tails", "correlated genes", "lognormal variances", "trend", "hypervariable"]

FDR, BOUND = 0.05, 0.585
BLOCK_SD = 0.4
DF_PRIOR, P_CUT = 6.0, 0.005
CHANGED, AT_BOUND = 0.2, 0.1
"""Shares of the genes with an effect, N(0, 1), and with an effect of exactly the equivalence bound."""


class Setup(NamedTuple):
    """One design with the refinement that is used and what the data are like."""

    case: FloatArray
    individual: IntArray
    paired: bool = False
    covariates: FloatArray | None = None
    analysis: Analysis = Analysis()
    noise: Noise = "normal"
    missing: float = 0.0
    bad_arrays: int = 0
    """So many of the first cases have three times the noise."""
    case_sd: float = 1.0
    """The noise of the cases against that of the controls."""
    block_in_sd: bool = False
    """Individuals differ in proportion to the gene's noise: every gene has the same correlation within them."""
    assumed: bool = True
    """False where the data break an assumption of the method on purpose."""


def _groups(n_case: int, n_control: int) -> Setup:
    n = n_case + n_control
    return Setup((np.arange(n) < n_case).astype(float), np.arange(n))


def _pairs(n: int, alone: int = 0) -> Setup:
    """``alone`` further cases without a partner."""
    case = np.r_[np.ones(n), np.zeros(n), np.ones(alone)]
    return Setup(case, np.r_[np.arange(n), np.arange(n), n + np.arange(alone)])


def setups() -> Mapping[str, Setup]:
    """The designs that are simulated."""
    ten, rng = _groups(10, 10), np.random.default_rng(7)
    blocks = _pairs(10, 6)._replace(analysis=Analysis(unpaired="block_correlation"))
    covariates = np.column_stack([rng.normal(size=24) + np.repeat([0.5, 0.0], 12), np.arange(24) % 3 == 0])
    return {
        "10 v 10": ten,
        "3 v 3": _groups(3, 3),
        "20 v 5": _groups(20, 5),
        "12 pairs": _pairs(12)._replace(paired=True),
        "12 v 12, two covariates": _groups(12, 12)._replace(covariates=covariates),
        "10 v 10, 5 % missing": ten._replace(missing=0.05),
        "12 pairs, 5 % missing": _pairs(12)._replace(paired=True, missing=0.05),
        "10 v 10, trend": ten._replace(noise="trend", analysis=Analysis(trend=True)),
        "10 v 10, robust, 3 % hypervariable": ten._replace(noise="hypervariable", analysis=Analysis(robust=True)),
        "10 v 10, array weights, 2 bad arrays": ten._replace(bad_arrays=2, analysis=Analysis(array_weights=True)),
        "10 pairs and 6 single cases, block correlation": blocks._replace(block_in_sd=True),
        "10 v 10, correlated genes": ten._replace(noise="correlated genes"),
        "10 v 10, lognormal variances": ten._replace(noise="lognormal variances"),
        "10 v 10, heavy tails (t, 5 df)": ten._replace(noise="heavy tails", assumed=False),
        "5 v 20, cases vary twice as much": _groups(5, 20)._replace(case_sd=2.0, assumed=False),
        "12 v 12, cases vary twice as much": _groups(12, 12)._replace(case_sd=2.0, assumed=False),
        "block correlation that differs between genes": blocks._replace(assumed=False),
        "10 v 10, trend not modelled": ten._replace(noise="trend", assumed=False),
        "10 v 10, 2 bad arrays not modelled": ten._replace(bad_arrays=2, assumed=False),
    }


def design_of(setup: Setup) -> Design:
    """The linear model of one of them."""
    n = len(setup.case)
    columns = [np.ones(n)]
    if setup.paired:
        columns += [(setup.individual == k).astype(float) for k in range(1, int(setup.individual.max()) + 1)]
    columns += [] if setup.covariates is None else list(setup.covariates.T)
    matrix = np.column_stack([*columns, setup.case])
    mixed = setup.analysis.unpaired == "block_correlation"
    n_case = int(setup.case.sum())
    return Design(
        kind="mixed" if mixed else "paired" if setup.paired else "unpaired",
        matrix=matrix,
        columns=tuple(f"x{i}" for i in range(matrix.shape[1])),
        rows=tuple(range(n)),
        n_case=n_case,
        n_control=n - n_case,
        n_pairs=0,
        covariates=(),
        left_out=(),
        formula="~ group",
        blocks=tuple(map(str, setup.individual)) if mixed else None,
    )


def draw(setup: Setup, effects: FloatArray, rng: np.random.Generator) -> FloatArray:
    """Log2 values, genes × samples, of true ``effects`` (genes,)."""
    n_genes, n = len(effects), len(setup.case)
    mean = rng.uniform(5, 13, n_genes)
    sd = _sds(setup.noise, mean, rng)
    raw = rng.standard_t(5, (n_genes, n)) / np.sqrt(5 / 3) if setup.noise == "heavy tails" else None
    noise = sd[:, None] * (rng.normal(size=(n_genes, n)) if raw is None else raw)
    noise *= np.where(setup.case > 0, setup.case_sd, 1.0)
    noise[:, : setup.bad_arrays] *= 3
    values = mean[:, None] + effects[:, None] * setup.case + noise
    if len(set(setup.individual.tolist())) < n:
        between = sd[:, None] if setup.block_in_sd else BLOCK_SD
        values += between * rng.normal(size=(n_genes, n))[:, setup.individual]
    if setup.noise == "correlated genes":
        values += 0.3 * rng.normal(size=(n_genes, 3)) @ rng.normal(size=(3, n))
    if setup.covariates is not None:
        values += 0.3 * rng.normal(size=(n_genes, 2)) @ setup.covariates.T
    values[rng.random(values.shape) < setup.missing] = np.nan
    return values


def _sds(noise: Noise, mean: FloatArray, rng: np.random.Generator) -> FloatArray:
    if noise == "lognormal variances":
        return np.asarray(0.3 * np.exp(rng.normal(0, 0.35, len(mean))))
    sd = np.sqrt(0.1 * DF_PRIOR / rng.chisquare(DF_PRIOR, len(mean)))
    if noise == "trend":
        sd *= 2 * np.exp(-(mean - 5) / 6)
    if noise == "hypervariable":
        sd[rng.random(len(mean)) < 0.03] *= 6
    return np.asarray(sd)


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
        sd = _sds("normal", np.zeros(n_genes), rng)
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
