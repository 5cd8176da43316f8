"""Up, down or not called, and the first plain reason why not."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from geneverdict.evidence.finding import short_by
from geneverdict.messages import Code, Message, Name, Value, count, effect, known, names, p, threshold, value
from geneverdict.model.counts import CountInfo
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
    note: Message | None = None,
    absent_probe: str = "",
    rare: Mapping[str, float] | None = None,
) -> SeriesAnswer:
    """One gene in one series: its row, its probes, the call at the thresholds and, when not called, the reason.

    ``row`` is None when the series has no gene-level value; ``probes`` are all probes that name the gene,
    ``absent_probe`` one of the platform that names it and has no row in the deposited values, ``rare`` the
    numbers of a gene that is counted too rarely to be tested.
    """
    call, reason = _decide(gene, info, row, probes, thresholds)
    if row is None and not probes and absent_probe:
        reason = _reason("filtered_out", {**_gene_and_platform(gene, info), "probe": Name(absent_probe)})
    if row is None and rare is not None and info.counts is not None:
        reason = _too_rare(gene, info.counts, rare)
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
        accession=info.accession,
        engine=info.counts.engine if info.counts else "",
        subject=info.subject,
    )


def _decide(
    gene: str, info: SeriesInfo, row: GeneRow | None, probes: Sequence[ProbeRow], thresholds: Thresholds
) -> tuple[Call, Reason | None]:
    if row is None:
        return Call.NOT_CALLED, _unmeasured(gene, info, probes)
    if not math.isfinite(row.p):
        outlier = info.counts is not None and info.counts.engine == "deseq2" and math.isfinite(row.log2fc)
        return Call.NOT_CALLED, _reason("count_outlier" if outlier else "not_estimable", {"gene": Name(gene)})
    if info.counts is not None and math.isnan(row.fdr):
        return Call.NOT_CALLED, _reason("mean_too_low", {"p": p(row.p)})
    if not info.is_log2:
        values: dict[str, Value] = {"difference": effect(row.log2fc), "fdr": p(row.fdr)}
        if info.scale_doubt:
            return Call.NOT_CALLED, _reason("scale_in_doubt", {**values, "doubt": info.scale_doubt.message})
        return Call.NOT_CALLED, _reason("not_log2_scale", {**values, "scale": info.scale_code})
    large, significant = abs(row.log2fc) >= thresholds.log2fc, row.fdr < thresholds.fdr
    if large and significant:
        return (Call.UP if row.log2fc > 0 else Call.DOWN), None
    code = "short_of_fold_change" if significant else "not_significant" if large else "both"
    return Call.NOT_CALLED, _reason(code, _numbers(row, thresholds))


def _too_rare(gene: str, counts: CountInfo, rare: Mapping[str, float]) -> Reason:
    """No read at all, or fewer than the filter asks."""
    values: dict[str, Value] = {"gene": Name(gene), "n": count(counts.n_samples)}
    if not rare["total"] or counts.cutoff is None or counts.needed is None:
        return _reason("no_counts", values)
    values |= {"total": count(round(rare["total"])), "highest": value(rare["highest"])}
    values |= {"cutoff": value(counts.cutoff), "needed": count(math.ceil(counts.needed - 1e-9))}
    return _reason("low_share" if counts.shares else "low_counts", {**values, "reached": count(rare["reached"])})


def _unmeasured(gene: str, info: SeriesInfo, probes: Sequence[ProbeRow]) -> Reason:
    values = _gene_and_platform(gene, info)
    if not probes and info.names_genes and (maybe := info.unsettled.get(gene)):
        return _reason("name_unsettled", {**values, "names": names(maybe)})
    if not probes and not info.names_genes:
        none = info.names_are == "none"
        told = {} if none else {"names_are": Code(info.names_are)}
        return _reason("platform_names_no_genes" if none else "names_no_symbols", {**values, **told})
    if not probes:
        return _reason("not_on_platform", values)
    others = sorted({other for probe in probes for other in probe.genes if other != gene})
    return _reason("only_shared_probes", {**values, "n": count(len(probes)), "others": names(others)})


def _gene_and_platform(gene: str, info: SeriesInfo) -> dict[str, Value]:
    """A table of one's own has no platform."""
    return known({"gene": Name(gene), "platform": Name(info.platform) if info.platform else None})


def _numbers(row: GeneRow, thresholds: Thresholds) -> dict[str, Value]:
    size = abs(row.log2fc)
    return {
        "size": effect(size),
        "short": short_by(thresholds.log2fc - size),
        "cut": threshold(thresholds.log2fc),
        "fdr_cut": threshold(thresholds.fdr),
        "fdr": p(row.fdr),
        "p": p(row.p),
        "rank": count(row.rank),
        "n_genes": count(row.n_genes),
    }


def _reason(code: str, values: Mapping[str, Value]) -> Reason:
    return Reason(code, Message(f"reason-{code}", values))
