"""Rows that only one of the tables has, and the filter that may have left them out."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from geneverdict.evidence.compare.rows import Lined
from geneverdict.messages import Code, Message, Value, count, effect, known, p, share, value
from geneverdict.model.published import PublishedTable, StoredSeries
from geneverdict.model.series import FloatArray
from geneverdict.stats.arrays import BoolArray

_FEW = 0.02
"""Of our rows: fewer that are missing need no explanation."""
_NEARLY_ALL = 0.95


def compare_rows(table: PublishedTable, lined: Lined, stored: StoredSeries, log2: FloatArray) -> Iterator[Message]:
    """``log2``: their effects as log2 fold changes."""
    fit = stored.probe_fit if lined.kind == "probe" else stored.gene_fit
    tested = np.isfinite(fit["log2fc"])
    theirs = np.zeros(len(tested), dtype=bool)
    theirs[lined.own[lined.own >= 0]] = True
    foreign = int((lined.own < 0).sum())
    if foreign:
        yield Message("compare-only_theirs", {"n": count(foreign), "total": count(table.n)})
    gone = tested & ~theirs
    if gone.sum() <= _FEW * tested.sum():
        return
    values: dict[str, Value] = {"n": count(int(gone.sum())), "total": count(int(tested.sum()))}
    yield Message("compare-only_ours", {**values, "rows": Code(lined.rows_are)})
    yield from _filter(table, fit["ave_expr"], gone, theirs & tested, log2)


def _filter(
    table: PublishedTable, level: FloatArray, gone: BoolArray, kept: BoolArray, log2: FloatArray
) -> Iterator[Message]:
    """A list of the significant rows is told by its own numbers; a filter of weak rows by our means."""
    largest = {"p": _largest(table.p and table.p.value), "fdr": _largest(table.fdr and table.fdr.value)}
    smallest = float(np.nanmin(np.abs(log2))) if np.isfinite(log2).any() else 0.0
    by_p = max((x for x in largest.values() if x == x), default=1.0) < 0.5
    if by_p or smallest > 0.1:
        values = {
            "log2fc": effect(smallest) if smallest > 0.1 else None,
            "p": p(largest["p"]) if largest["p"] < 0.5 else None,
            "fdr": p(largest["fdr"]) if largest["fdr"] < 0.5 else None,
        }
        yield Message("explain-only_significant", known(values))
        return
    if not kept.any():
        return
    cut = float(np.nanquantile(level[kept], 0.01))
    below = float((level[gone] < cut).mean())
    if below >= _NEARLY_ALL:
        yield Message("explain-weak_left_out", {"share": share(below), "cut": value(cut)})


def _largest(column: FloatArray | None) -> float:
    return float(np.nanmax(column)) if column is not None and np.isfinite(column).any() else float("nan")
