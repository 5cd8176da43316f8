"""Designs with the refinement that each uses, and values drawn for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.model.prepared import Design
from geneverdict.model.series import FloatArray
from geneverdict.model.study import Analysis

IntArray = npt.NDArray[np.int64]


Noise = Literal["normal", "heavy tails", "correlated genes", "lognormal variances", "trend", "hypervariable"]


FDR, BOUND = 0.05, 0.585


BLOCK_SD = 0.4


DF_PRIOR, P_CUT = 6.0, 0.005


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
    sd = noise_sds(setup.noise, mean, rng)
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


def noise_sds(noise: Noise, mean: FloatArray, rng: np.random.Generator) -> FloatArray:
    if noise == "lognormal variances":
        return np.asarray(0.3 * np.exp(rng.normal(0, 0.35, len(mean))))
    sd = np.sqrt(0.1 * DF_PRIOR / rng.chisquare(DF_PRIOR, len(mean)))
    if noise == "trend":
        sd *= 2 * np.exp(-(mean - 5) / 6)
    if noise == "hypervariable":
        sd[rng.random(len(mean)) < 0.03] *= 6
    return np.asarray(sd)
