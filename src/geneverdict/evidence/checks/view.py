"""The samples in the model and the genes that every check of arrays, groups and pairs looks at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geneverdict.model.series import FloatArray
from geneverdict.model.verdict import SeriesResult

BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int64]

MOST_VARIABLE = 2000
"""Genes that the checks of groups, pairs and copies use.  Chosen without looking at the labels; enough for the
correlation of two samples to be known within .03, and a tenth of the work of a whole array."""

FEWEST_GENES = 200
"""Variable genes below which groups, pairs and copies are not judged."""
CONSTANT = 1e-12
"""Sum of squares around the mean, as a share of that of the values, up to which a gene counts as constant: rounding."""


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One row of ``is_case`` for each sample in the model, in the order of the design's rows."""

    result: SeriesResult
    samples: tuple[str, ...]
    is_case: BoolArray
    variable: FloatArray
    """The most variable genes without missing values × samples in the model; none of them is constant."""

    @property
    def rows(self) -> list[int]:
        """Columns of the series' matrix that are in the model."""
        return list(self.result.design.rows)

    def label(self, *, case: bool) -> str:
        return self.result.grouping.case_label if case else self.result.grouping.control_label


def view_of(result: SeriesResult) -> View:
    """The samples in the model; genes with a missing value are left out."""
    rows = list(result.design.rows)
    variable = most_variable(np.ascontiguousarray(result.expression.values[:, rows]))
    samples = tuple(result.expression.samples[i] for i in rows)
    return View(result, samples, result.design.matrix[:, -1] > 0.5, variable)


def most_variable(values: FloatArray) -> FloatArray:
    """The rows that vary most, at most ``MOST_VARIABLE``, without constant ones and those with a missing value."""
    centred = values - values.mean(axis=1, keepdims=True)
    spread = np.einsum("gn,gn->g", centred, centred)
    whole = np.flatnonzero(spread > CONSTANT * np.einsum("gn,gn->g", values, values))
    if len(whole) > MOST_VARIABLE:
        whole = whole[np.argpartition(-spread[whole], MOST_VARIABLE)[:MOST_VARIABLE]]
    return values[whole]


def mad(values: FloatArray) -> float:
    """Median absolute deviation, scaled to the SD of a normal distribution."""
    return 1.4826 * float(np.median(np.abs(values - np.median(values))))


def correlations(columns: FloatArray, others: FloatArray) -> FloatArray:
    """Pearson correlation of each column with each of the others; 0 for a constant column."""
    left, right = _unit(columns), _unit(others)
    product: FloatArray = np.clip(left.T @ right, -1.0, 1.0)
    return product


def _unit(columns: FloatArray) -> FloatArray:
    centred = columns - columns.mean(axis=0)
    length = np.sqrt((centred**2).sum(axis=0))
    unit: FloatArray = centred / np.where(length > 0, length, 1.0)
    return unit
