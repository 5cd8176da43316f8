"""The call at the thresholds that people really use."""

from __future__ import annotations

import math

import numpy as np

from geneverdict.evidence.why.claims import n_claimable
from geneverdict.evidence.why.gene_in_series import GeneInSeries
from geneverdict.model.series import FloatArray
from geneverdict.model.why import PresetCall, PresetKind

PRESETS = ((1.0, 0.05), (0.585, 0.05), (2.0, 0.01))
"""|log2FC| and FDR."""
USUAL_FDR = 0.05
TREAT_FOLD = 1.2


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
    n_called = n_claimable(subject.context, cut)
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
