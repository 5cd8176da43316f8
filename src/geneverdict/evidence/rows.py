"""Rows of one gene from the numbers of a table, wherever the table is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from numbers import Real
from typing import Any

from geneverdict.messages import Code, Message, count
from geneverdict.model.replicates import REPLICATE_STATISTICS, ReplicateRow, ReplicateWay
from geneverdict.model.series_info import SeriesInfo
from geneverdict.model.study import Thresholds
from geneverdict.model.unequal import Remedy, UnequalRow
from geneverdict.model.verdict import (
    POOLED_STATISTICS,
    PROBE_STATISTICS,
    STATISTICS,
    Call,
    GeneRow,
    PooledRow,
    ProbeRow,
)


def gene_row(gene: str, stored: Mapping[str, object], n_genes: int) -> GeneRow:
    """``stored``: the statistics by name, ``probe`` and ``rank``; null and NaN both mean "could not be estimated"."""
    rank = number_of(stored["rank"])
    tested = math.isfinite(rank)
    percentile = 100 * (n_genes - rank) / n_genes if tested else math.nan
    numbers = {name: number_of(stored[name]) for name in STATISTICS}
    return GeneRow(
        gene=gene,
        probe=str(stored["probe"]),
        rank=int(rank) if tested else 0,
        n_genes=n_genes,
        percentile=percentile,
        confident=number_of(stored.get("confident")),
        **numbers,
    )


def replicate_row(
    counting: ReplicateWay, stored: Mapping[str, object], thresholds: Thresholds, *, is_log2: bool
) -> ReplicateRow:
    """One gene of a series counted in one way, and its call; ``stored``: the columns of every way."""
    log2fc, p, fdr = (number_of(stored.get(f"{counting.way}_{name}")) for name in REPLICATE_STATISTICS)
    called = is_log2 and abs(log2fc) >= thresholds.log2fc and fdr < thresholds.fdr
    return ReplicateRow(counting, log2fc, p, fdr, (Call.UP if log2fc > 0 else Call.DOWN) if called else Call.NOT_CALLED)


def probe_row(gene: str, stored: Mapping[str, object], info: SeriesInfo) -> ProbeRow:
    """``stored``: the statistics by name, ``probe``, ``genes`` and ``used_for`` (sequences of names)."""
    genes, used = _names(stored["genes"]), gene in _names(stored["used_for"])
    numbers = {name: number_of(stored[name]) for name in PROBE_STATISTICS}
    note = _probe_note(genes, used, info)
    return ProbeRow(probe=str(stored["probe"]), genes=genes, used=used, note=note, **numbers)


def _probe_note(genes: Sequence[str], used: bool, info: SeriesInfo) -> Message:
    """Why a probe does or does not stand for the gene."""
    if info.counts is not None and (used or len(genes) == 1):
        return Message("probe-counted" if used else "probe-rare")
    averaged = info.probe_choice == "mean_of_probes"
    if used:
        return Message("probe-averaged" if averaged else "probe-stands")
    if len(genes) > 1 and info.multi_gene_probes == "drop":
        return Message("probe-dropped", {"n": count(len(genes))})
    if averaged:
        return Message("probe-all_averaged")
    return Message("probe-another", {"choice": Code(info.probe_choice)})


def unequal_row(stored: Mapping[str, object]) -> UnequalRow:
    """``stored``: the columns of ``UnequalFit.columns``; those of ``welch`` may not be there."""

    def remedy(name: str) -> Remedy:
        return Remedy(*(number_of(stored[f"{name}_{number}"]) for number in Remedy._fields))

    welch = remedy("welch") if "welch_p" in stored else None
    return UnequalRow(remedy("weighted"), welch, number_of(stored["fdr"]))


def pooled_row(
    gene: str,
    stored: Mapping[str, object],
    *,
    method: str,
    series: tuple[str, ...],
    left_out: tuple[tuple[str, Message], ...],
) -> PooledRow:
    """``stored``: ``k`` and the pooled statistics by name."""
    numbers: dict[str, Any] = {name: number_of(stored[name]) for name in POOLED_STATISTICS}
    k = int(number_of(stored["k"]))
    return PooledRow(gene=gene, k=k, method=method, series=series, left_out=left_out, **numbers)


def number_of(value: object) -> float:
    """A stored number; null and words are NaN."""
    return float(value) if isinstance(value, Real) else math.nan


def _names(value: object) -> tuple[str, ...]:
    return tuple(str(name) for name in value) if isinstance(value, list | tuple) else ()
