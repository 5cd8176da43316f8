"""The call as a function of its thresholds: the grid, and the thresholds that people really use."""

from __future__ import annotations

import math

import numpy as np

from geneverdict.evidence.why.gene_in_series import GeneInSeries
from geneverdict.model.series import FloatArray
from geneverdict.model.why import Landscape, PresetCall, PresetKind

FDR_CUTS = (0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5)
TOP, STEPS, MOST = 2.5, 25, 20.0
PRESETS = ((1.0, 0.05), (0.585, 0.05), (2.0, 0.01))
"""|log2FC| and FDR."""
USUAL_FDR = 0.05
TREAT_FOLD = 1.2


def landscape(subject: GeneInSeries) -> Landscape | None:
    """Genes called at 26 cuts of |log2FC|, from 0 to 2.5 (or past the gene), and 9 of the FDR.

    None off the log2 scale.
    """
    if not subject.is_log2:
        return None
    top = max(TOP, min(math.ceil(abs(subject.row.log2fc)), MOST))
    cuts = np.linspace(0.0, top, STEPS + 1).round(3)
    size, fdr = _tested(subject)
    # A gene counts for every cut up to its size and every FDR cut above its own: tails of a table of both.
    column = np.searchsorted(cuts, size, side="right") - 1
    line = np.searchsorted(FDR_CUTS, fdr, side="right")
    table = np.zeros((len(FDR_CUTS) + 1, len(cuts)), dtype=np.int64)
    table += np.bincount(line * len(cuts) + column, minlength=table.size).reshape(table.shape)
    counts = table[:-1].cumsum(axis=0)[:, ::-1].cumsum(axis=1)[:, ::-1]
    rows = tuple(tuple(int(n) for n in row) for row in counts)
    return Landscape(tuple(float(c) for c in cuts), FDR_CUTS, rows)


def presets(subject: GeneInSeries) -> tuple[PresetCall, ...]:
    """The call at well-known thresholds; TREAT is at the reader's FDR."""
    if not subject.is_log2:
        return ()
    size, fdr = _tested(subject)
    spread = float(size.std(ddof=1)) if len(size) > 1 else 0.0
    usual = float(size.mean()) + 2 * spread if len(size) else math.nan
    calls = [_preset(subject, "cuts", cut, limit, size, fdr) for cut, limit in PRESETS]
    if math.isfinite(usual):
        calls.append(_preset(subject, "two_sd", usual, USUAL_FDR, size, fdr))
    cut = math.log2(TREAT_FOLD)
    called = bool(abs(subject.claimable) >= cut)
    n_called = int(np.count_nonzero(np.abs(subject.context.claimable) >= cut))
    return (*calls, PresetCall("treat", cut, subject.thresholds.fdr, called, n_called))


def _tested(subject: GeneInSeries) -> tuple[FloatArray, FloatArray]:
    context = subject.context
    known = np.isfinite(context.fdr) & np.isfinite(context.log2fc)
    return np.abs(context.log2fc[known]), context.fdr[known]


def _preset(
    subject: GeneInSeries, kind: PresetKind, cut: float, limit: float, size: FloatArray, fdr: FloatArray
) -> PresetCall:
    row = subject.row
    called = abs(row.log2fc) >= cut and row.fdr < limit
    return PresetCall(kind, cut, limit, bool(called), int(np.count_nonzero((size >= cut) & (fdr < limit))))
