"""What makes a sample itself: its genes' values with everything taken out that its group and series share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.model.series import FloatArray
from geneverdict.model.verdict import SeriesResult

BoolArray = npt.NDArray[np.bool_]
Float32Array = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.intp]

CLIP = 2.5
"""SDs to which a value is cut: a few genes far out (a program that two tumours share) must not make profiles one."""
MOST_MISSING = 0.2
"""Share of missing values beyond which a gene is not used; up to it they are set to their group's mean."""
FEWEST_IN_GROUP = 3
"""Samples of a smaller group are not compared: centred, two samples are each other's mirror image."""


class Profiles(NamedTuple):
    """Profiles of the samples of one series that are in the model; rows of all arrays but ``gene`` are genes."""

    id: str
    samples: tuple[str, ...]
    is_case: BoolArray
    usable: BoolArray
    """Samples whose group is large enough to be compared."""
    gene: IntArray
    """Number of each gene in the study's list of genes."""
    values: Float32Array
    """Genes × samples: residuals in units of the gene's SD, cut at ±``CLIP``."""
    sd: FloatArray
    """SD of each gene within the groups."""
    axis: FloatArray
    """Case − control of each gene, in units of its SD; 0 where there is one group."""


def profiles_of(result: SeriesResult, gene_numbers: dict[str, int]) -> Profiles:
    """Profiles of the samples in the model of ``result``: each gene centred within cases and within controls."""
    rows = list(result.design.rows)
    return make_profiles(
        result.id,
        [result.expression.samples[i] for i in rows],
        result.expression.genes,
        result.expression.values[:, rows],
        result.design.matrix[:, -1] > 0.5,
        gene_numbers,
    )


def make_profiles(
    id: str,
    samples: Sequence[str],
    genes: Sequence[str],
    values: FloatArray,
    is_case: BoolArray,
    gene_numbers: dict[str, int],
) -> Profiles:
    """Each gene is centred within its group and divided by its SD within groups, so that platforms compare.

    ``values``: genes × samples, NaN where missing; cases alone are one group.  ``gene_numbers`` gets a number for every
    gene it does not yet have.
    """
    values = np.ascontiguousarray(values)
    number = [gene_numbers.setdefault(gene, len(gene_numbers)) for gene in genes]
    residual, case, control = _centre(values, is_case)
    n_groups = len(set(is_case.tolist()))
    sd = np.sqrt(np.einsum("gn,gn->g", residual, residual) / max(len(samples) - n_groups, 1))
    missing = np.isnan(values).mean(axis=1)
    keep = (missing <= MOST_MISSING) & (sd > 1e-9 * (np.abs(case) + np.abs(control)))
    scale = sd[keep]
    unit = (residual[keep] / scale[:, None]).astype(np.float32)
    size = np.where(is_case, is_case.sum(), (~is_case).sum())
    axis = (case - control)[keep] / scale if n_groups > 1 else np.zeros(int(keep.sum()))
    return Profiles(
        id=id,
        samples=tuple(samples),
        is_case=is_case,
        usable=size >= FEWEST_IN_GROUP,
        gene=np.array(number, dtype=np.intp)[keep],
        values=np.clip(unit, -CLIP, CLIP, out=unit),
        sd=scale,
        axis=np.clip(axis, -2 * CLIP, 2 * CLIP),
    )


def _centre(values: FloatArray, is_case: BoolArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Values less their group's mean (0 where missing), and the two means: NaN where nothing is known, 0 of nobody."""
    residual = np.empty_like(values)
    means = []
    for group in (is_case, ~is_case):
        part = values[:, group]
        known = np.isfinite(part)
        count = known.sum(axis=1)
        nothing = np.nan if group.any() else 0.0
        mean = np.where(count > 0, np.where(known, part, 0.0).sum(axis=1) / np.maximum(count, 1), nothing)
        residual[:, group] = np.where(known, part - mean[:, None], 0.0)
        means.append(mean)
    return residual, means[0], means[1]
