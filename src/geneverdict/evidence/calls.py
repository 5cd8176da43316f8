"""Up, down or not called, and the first plain reason why not."""

from __future__ import annotations

import math
from collections.abc import Sequence

from geneverdict.evidence.words import REASONS, listing, number, probability, threshold
from geneverdict.model.series_info import SeriesInfo
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import Call, GeneRow, ProbeRow, Reason, SeriesAnswer


def answer_series(
    gene: str,
    info: SeriesInfo,
    row: GeneRow | None,
    probes: Sequence[ProbeRow],
    thresholds: Thresholds,
    *,
    note: str = "",
    absent_probe: str = "",
) -> SeriesAnswer:
    """One gene in one series: its row, its probes, the call at the thresholds and, when not called, the reason.

    ``row`` is None when the series has no gene-level value; ``probes`` are all probes that name the gene,
    ``absent_probe`` one of the platform that names it and has no row in the deposited values.
    """
    call, reason = _decide(gene, info, row, probes, thresholds)
    if row is None and not probes and absent_probe:
        reason = _reason("filtered_out", gene=gene, platform=info.platform or "the table", probe=absent_probe)
    return SeriesAnswer(
        id=info.id,
        platform=info.platform,
        title=info.title,
        simulated=info.simulated,
        scale=info.scale,
        effect_unit=info.effect_unit,
        design=info.design,
        formula=info.formula,
        n_case=info.n_case,
        n_control=info.n_control,
        n_pairs=info.n_pairs,
        case_label=info.case_label,
        control_label=info.control_label,
        row=row,
        probes=tuple(probes),
        call=call,
        reason=reason,
        probe_choice=info.probe_choice,
        note=note,
    )


def _decide(
    gene: str, info: SeriesInfo, row: GeneRow | None, probes: Sequence[ProbeRow], thresholds: Thresholds
) -> tuple[Call, Reason | None]:
    if row is None:
        return Call.NOT_CALLED, _unmeasured(gene, info, probes)
    if not math.isfinite(row.p):
        return Call.NOT_CALLED, _reason("not_estimable", gene=gene)
    if not info.is_log2:
        words = {"difference": number(row.log2fc), "fdr": probability(row.fdr)}
        if info.scale_doubt:
            return Call.NOT_CALLED, _reason("scale_in_doubt", doubt=info.scale_doubt.text.rstrip("."), **words)
        return Call.NOT_CALLED, _reason("not_log2_scale", scale=info.scale, **words)
    large, significant = abs(row.log2fc) >= thresholds.log2fc, row.fdr < thresholds.fdr
    if large and significant:
        return (Call.UP if row.log2fc > 0 else Call.DOWN), None
    code = "short_of_fold_change" if significant else "not_significant" if large else "both"
    return Call.NOT_CALLED, _reason(code, **_numbers(row, thresholds))


def _unmeasured(gene: str, info: SeriesInfo, probes: Sequence[ProbeRow]) -> Reason:
    platform = info.platform or "this table"
    if not probes and not info.names_genes:
        return _reason("platform_names_no_genes", gene=gene, platform=platform)
    if not probes:
        return _reason("not_on_platform", gene=gene, platform=platform)
    others = sorted({other for probe in probes for other in probe.genes if other != gene})
    n = len(probes)
    words = {"n": str(n), "probes": "probe" if n == 1 else "probes", "others": listing(others)}
    return _reason("only_shared_probes", gene=gene, platform=platform, **words)


def _numbers(row: GeneRow, thresholds: Thresholds) -> dict[str, str]:
    return {
        "size": number(abs(row.log2fc)),
        "short": number(thresholds.log2fc - abs(row.log2fc)),
        "log2fc_cut": threshold(thresholds.log2fc),
        "fdr_cut": threshold(thresholds.fdr),
        "fdr": probability(row.fdr),
        "p": probability(row.p),
        "rank": f"{row.rank:,} of {row.n_genes:,}",
    }


def _reason(code: str, **words: str) -> Reason:
    return Reason(code, REASONS[code].format(**words))
