"""What is true of a simulated series, and the named genes whose truth the demo is about.

Only the genes of ``NAMED`` carry real symbols, so that a reader sees words that mean something; their numbers are
invented.  All others are called GENE0001, GENE0002 …
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from geneverdict.model.series import FloatArray

BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int64]

TARGET = "ITGA5"

UP: Mapping[str, float] = {
    "MKI67": 2.2, "TOP2A": 2.4, "CDK1": 1.9, "CCNB1": 1.8, "COL1A1": 2.0, "SPP1": 2.6, "JPT1": 1.5,
    "MMP14": 1.6, "TUBA1B": 1.4,
}  # fmt: skip
DOWN: Mapping[str, float] = {"ADH1B": -2.5, "MYH11": -2.2, "DES": -1.9, "CFD": -1.7, "FHL1": -1.6, "TUBA1C": -1.4}
EDGE: Mapping[str, float] = {TARGET: 0.85, "VIM": 0.84, "FHL2": -0.85}
NULL: tuple[str, ...] = (
    "GAPDH", "ACTB", "B2M", "HPRT1", "TBP", "PPIA", "GUSB", "SDHA", "RPLP0", "TMC5", "SEPTIN2",
)  # fmt: skip
HETEROGENEOUS: tuple[str, ...] = ("EGFR", "CXCL8")
NAMED: tuple[str, ...] = (*UP, *DOWN, *EDGE, *NULL, *HETEROGENEOUS)

HETEROGENEOUS_SPREAD = 1.5
"""SD of the effect between individuals, log2, for the genes that go up in some and down in others."""


@dataclass(frozen=True, slots=True, eq=False)
class GeneTruth:
    """The genes of one platform and what is true of each; arrays of one value per gene, all on the log2 scale."""

    names: tuple[str, ...]
    mean: FloatArray
    """Level of the controls."""
    sd: FloatArray
    """Between samples of the same group and individual."""
    log2fc: FloatArray
    """Case − control."""
    spread: FloatArray
    """SD of log2fc between individuals."""


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of one simulated series.  Genes have today's names, whatever the platform calls them."""

    series: str
    platform: str
    log2fc: Mapping[str, float]
    """Case − control of every gene on the platform, for the probe with the highest level."""
    up: tuple[str, ...]
    """log2fc ≥ 1."""
    down: tuple[str, ...]
    """log2fc ≤ −1."""
    edge: tuple[str, ...]
    """Named genes with 0.8 ≤ |log2fc| < 1 and little noise: significant, yet short of a cut at 1."""
    null: tuple[str, ...]
    """Exactly no difference, the same for every individual."""
    heterogeneous: tuple[str, ...]
    """No difference on average, yet up in some individuals and down in others."""
    design: Literal["paired", "unpaired"]
    n_case: int
    n_control: int
    n_pairs: int
    case: tuple[str, ...]
    """Samples that are truly cases."""
    control: tuple[str, ...]


def draw_genes(seed: int, names: tuple[str, ...], *, changed: float = 0.16) -> GeneTruth:
    """Levels, noise and effects of ``names``; a share ``changed`` of the genes without a given truth differs.

    Levels follow a skewed distribution from 6 to 14 as RMA gives it; variances a scaled inverse chi-square with 6
    degrees of freedom, which is the prior of the moderated t (Smyth 2004).  Genes near the background only go up.
    """
    rng = np.random.default_rng(seed)
    n = len(names)
    mean = 6 + 8 * rng.beta(1.3, 3.5, n)
    sd = np.sqrt(0.05 * 6 / rng.chisquare(6, n))
    size = rng.uniform(0.4, 2.6, n) * np.where(mean < 7.5, 1.0, rng.choice((-1.0, 1.0), n))
    log2fc = np.where(rng.random(n) < changed, size, 0.0)
    spread = np.where(log2fc != 0, 0.15, 0.0)
    _put_named(names, mean, sd, log2fc, spread)
    return GeneTruth(names, mean, sd, log2fc, spread)


def _put_named(
    names: tuple[str, ...], mean: FloatArray, sd: FloatArray, log2fc: FloatArray, spread: FloatArray
) -> None:
    """Overwrite the draws of the named genes: their effect is given, their noise moderate, their level high enough."""
    given = {**UP, **DOWN, **EDGE, **dict.fromkeys(NULL + HETEROGENEOUS, 0.0)}
    for row, name in enumerate(names):
        if name in given:
            log2fc[row] = given[name]
            mean[row] = 8 + mean[row] % 3
            sd[row] = 0.22 if name in EDGE else 0.25
            spread[row] = HETEROGENEOUS_SPREAD if name in HETEROGENEOUS else 0.0


def vary_effects(seed: int, genes: GeneTruth, given: Mapping[str, float], *, tau: float = 0.15) -> GeneTruth:
    """The same genes in another series: true effects differ by ``tau`` (SD), nulls stay null, ``given`` are exact."""
    rng = np.random.default_rng(seed)
    shift = rng.normal(0, tau, len(genes.names))
    log2fc = np.where(genes.log2fc != 0, genes.log2fc + shift, 0.0)
    for row, name in enumerate(genes.names):
        log2fc[row] = given.get(name, log2fc[row])
    return GeneTruth(genes.names, genes.mean, genes.sd, log2fc, genes.spread)


def keep_genes(genes: GeneTruth, keep: BoolArray) -> GeneTruth:
    """The genes that are on a platform; ``keep`` has one value per gene."""
    names = tuple(name for name, kept in zip(genes.names, keep, strict=True) if kept)
    return GeneTruth(names, genes.mean[keep], genes.sd[keep], genes.log2fc[keep], genes.spread[keep])
