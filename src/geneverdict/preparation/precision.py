"""How much each log count counts in the fit: voom's weights, on the model of the comparison."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.messages import Message, Value, effect, names
from geneverdict.model.counts import Counts
from geneverdict.model.prepared import Design
from geneverdict.model.series import FloatArray
from geneverdict.model.study import Engine
from geneverdict.stats.blocks import within_block_correlation
from geneverdict.stats.counts.quality_weights import voom_with_quality_weights
from geneverdict.stats.counts.voom import Correlated, Voom, voom

LIGHT = 0.5
"""Weights of samples below are named."""


class Precision(NamedTuple):
    weights: FloatArray
    """(kept genes, samples of the series) inverse variances; 1 for samples that are not in the model."""
    said: tuple[Message, ...]


def precision(counts: Counts, design: Design, engine: Engine, samples: tuple[str, ...]) -> Precision | None:
    """None for engines whose values have no weights.

    Where individuals are blocks the trend is drawn from a fit that knows their correlation (limma's ``voomLmFit``
    without its second pass: voom, correlation, voom).
    """
    if counts.shares or engine not in ("voom", "voom_quality"):
        return None
    rows = list(counts.rows)
    tested, sizes = np.ascontiguousarray(counts.tested[:, rows]), counts.effective[rows]
    blocks = _blocks(tested, sizes, design)
    out = np.ones((len(tested), len(samples)))
    if engine == "voom":
        found = voom(tested, design.matrix, sizes=sizes, blocks=blocks)
        out[:, rows] = found.weights
        return Precision(out, _flags(found.flags))
    quality = voom_with_quality_weights(tested, design.matrix, sizes=sizes, blocks=blocks)
    out[:, rows] = quality.weights
    own = quality.sample_weights
    light = names(samples[rows[i]] for i in np.flatnonzero(own < LIGHT))
    ends: dict[str, Value] = {"low": effect(float(own.min())), "high": effect(float(own.max())), "light": light}
    return Precision(out, (Message("scale-counts_quality", ends), *_flags(quality.flags)))


def _blocks(tested: FloatArray, sizes: FloatArray, design: Design) -> Correlated | None:
    if design.blocks is None:
        return None
    block: npt.NDArray[np.intp] = np.unique(np.array(design.blocks), return_inverse=True)[1]
    first: Voom = voom(tested, design.matrix, sizes=sizes)
    alike = within_block_correlation(first.log_cpm, design.matrix, block, weights=first.weights).consensus
    return Correlated(block, alike) if np.isfinite(alike) else None


def _flags(flags: tuple[str, ...]) -> tuple[Message, ...]:
    return tuple(Message(f"scale-counts_{flag}") for flag in flags)
