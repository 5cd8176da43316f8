"""How far the two tables agree, before anything is explained and at the study's thresholds."""

from __future__ import annotations

from typing import Literal

import numpy as np

from geneverdict.evidence.compare.rows import Lined
from geneverdict.model.published import PublishedTable, StoredSeries
from geneverdict.model.series import FloatArray
from geneverdict.model.study import Thresholds
from geneverdict.model.table_comparison import Agreement
from geneverdict.stats.multiple import benjamini_hochberg


def agreement(
    table: PublishedTable, lined: Lined, stored: StoredSeries, log2: FloatArray, thresholds: Thresholds
) -> Agreement:
    """``log2``: their effects as log2 fold changes in our direction, where that is explained.

    Correlation and signs are of the effects as published; lists are those that ``log2`` and their rates give.
    """
    ours = lined.ours(stored, "log2fc")
    both = np.isfinite(table.effect.value) & np.isfinite(ours)
    in_both = both if table.has_effect else (lined.own >= 0) & np.isfinite(ours)
    x, y = ours[both], table.effect.value[both]
    signed = (x != 0) & (y != 0)
    rate, by = _rates(table)
    theirs_called = (np.abs(log2) >= thresholds.log2fc) & (rate < thresholds.fdr) & both
    ours_called = (np.abs(ours) >= thresholds.log2fc) & (lined.ours(stored, "fdr") < thresholds.fdr) & both
    together = theirs_called & ours_called
    return Agreement(
        rows_are=lined.rows_are,
        n_theirs=table.n,
        n_ours=int(np.isfinite((stored.probe_fit if lined.kind == "probe" else stored.gene_fit)["log2fc"]).sum()),
        n_both=int(in_both.sum()),
        correlation=correlation(x, y),
        same_sign=float((np.sign(x) == np.sign(y))[signed].mean()) if signed.any() else float("nan"),
        median_difference=float(np.median(np.abs(log2[both] - x))) if both.any() else float("nan"),
        called_both=int(together.sum()),
        called_theirs=int((theirs_called & ~ours_called).sum()),
        called_ours=int((ours_called & ~theirs_called).sum()),
        other_direction=int((together & (np.sign(log2) != np.sign(ours))).sum()),
        rate=by,
    )


def correlation(x: FloatArray, y: FloatArray) -> float:
    if len(x) < 3 or x.std() == 0 or y.std() == 0:
        return float("nan")
    return float(np.corrcoef(x, y)[0, 1])


def _rates(table: PublishedTable) -> tuple[FloatArray, Literal["fdr", "from_p", "none"]]:
    if table.fdr is not None:
        return table.fdr.value, "fdr"
    if table.p is not None:
        p = np.where((table.p.value >= 0) & (table.p.value <= 1), table.p.value, np.nan)
        return benjamini_hochberg(p), "from_p"
    return np.zeros(table.n), "none"
