"""What makes a sample itself: its genes' values with everything taken out that its group and series share."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.model.series import FloatArray
from geneverdict.model.verdict import SeriesResult

BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.intp]

CLIP = 2.5
"""SDs to which a value is cut: a few genes far out, a program that two tumours share, must not make two profiles one."""
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
    values: FloatArray
    """Genes × samples, float32: residuals in units of the gene's SD, cut at ±``CLIP``."""
    sd: FloatArray
    """SD of each gene within the groups."""
    axis: FloatArray
    """Case − control of each gene, in units of its SD."""


def profiles_of(result: SeriesResult, gene_numbers: dict[str, int]) -> Profiles:
    """Profiles of the samples in the model of ``result``.

    Each gene is centred within cases and within controls and divided by its SD within groups, so that platforms
    compare.  ``gene_numbers`` gets a number for every gene it does not yet have.
    """
    rows = list(result.design.rows)
    is_case: BoolArray = result.design.matrix[:, -1] > 0.5
    values = np.ascontiguousarray(result.expression.values[:, rows])
    number = [gene_numbers.setdefault(gene, len(gene_numbers)) for gene in result.expression.genes]
    residual, axis = _centre(values, is_case)
    sd = np.sqrt((residual**2).sum(axis=1) / max(len(rows) - 2, 1))
    level = np.abs(axis) + np.abs(np.nan_to_num(values)).mean(axis=1)
    keep = (np.isnan(values).mean(axis=1) <= MOST_MISSING) & (sd > 1e-9 * level) & np.isfinite(axis)
    scale = sd[keep][:, None]
    size = np.where(is_case, is_case.sum(), (~is_case).sum())
    return Profiles(
        id=result.id,
        samples=tuple(result.expression.samples[i] for i in rows),
        is_case=is_case,
        usable=size >= FEWEST_IN_GROUP,
        gene=np.array(number, dtype=np.intp)[keep],
        values=np.clip(residual[keep] / scale, -CLIP, CLIP).astype(np.float32),
        sd=sd[keep],
        axis=np.clip(axis[keep] / scale[:, 0], -2 * CLIP, 2 * CLIP),
    )


def _centre(values: FloatArray, is_case: BoolArray) -> tuple[FloatArray, FloatArray]:
    """Values less their group's mean (0 where missing), and the difference of the two means (NaN where one lacks)."""
    residual = np.zeros_like(values)
    means = []
    known = np.isfinite(values)
    for group in (is_case, ~is_case):
        count = known[:, group].sum(axis=1)
        total = np.where(known[:, group], values[:, group], 0.0).sum(axis=1)
        mean = np.where(count > 0, total / np.maximum(count, 1), np.nan)
        residual[:, group] = np.where(known[:, group], values[:, group] - mean[:, None], 0.0)
        means.append(mean)
    return residual, means[0] - means[1]
