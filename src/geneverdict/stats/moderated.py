"""Moderated t statistics: a prior for the variances of all genes, and each gene's test with it (Smyth 2004)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import FloatArray
from geneverdict.stats.linear import LinearFit


class Prior(NamedTuple):
    """The prior of the variances.  ``flags`` are codes of what was unusual, empty when nothing was."""

    df: float
    """Prior degrees of freedom d0; may be infinite; 0 when there was no prior to estimate."""
    var: float
    """Prior variance s0²; NaN when there was no prior to estimate."""
    var_post: FloatArray
    """(genes,) posterior variances."""
    flags: tuple[str, ...]


class Moderated(NamedTuple):
    """One value per gene, NaN where the coefficient or the variance is not known."""

    t: FloatArray
    df: FloatArray
    p: FloatArray
    se: FloatArray
    ci_low: FloatArray
    ci_high: FloatArray
    b: FloatArray
    df_prior: float
    var_prior: float
    flags: tuple[str, ...]


def squeeze_var(var: FloatArray, df: FloatArray) -> Prior:
    raise NotImplementedError


def moderate(fit: LinearFit, *, level: float = 0.95, proportion: float = 0.01) -> Moderated:
    raise NotImplementedError
