"""A gene's answer as CSV and as the versioned JSON.  Fields are those of :mod:`geneverdict.report.columns`."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from geneverdict.messages import Say, english, with_text
from geneverdict.model.multiverse import GeneMultiverse
from geneverdict.model.run import Provenance
from geneverdict.model.survival_answer import SurvivalAnswer
from geneverdict.model.survival_choices import SurvivalCurve
from geneverdict.model.verdict import GeneAnswer, PooledRow, ProbeRow, Reason, SeriesAnswer
from geneverdict.report import columns
from geneverdict.report.multiverse_json import multiverse_json, over_all_json, with_duplicates_json
from geneverdict.report.survival_json import choices_json, survival_json
from geneverdict.report.ways_json import ways_json
from geneverdict.report.why_json import failure_json, maybe_said, plain, reason_json, why_json

Json = dict[str, Any]

_STATISTICS = (
    *("probe", "log2fc", "se", "ci_low", "ci_high", "t", "df", "p", "fdr"),
    *("ave_expr", "b", "rank", "n_genes", "percentile"),
)


def gene_json(
    answer: GeneAnswer,
    provenance: Provenance | None = None,
    *,
    universe: GeneMultiverse | None = None,
    specifications: str = "",
    survival: Sequence[SurvivalAnswer] = (),
    survival_choices: SurvivalCurve | None = None,
    say: Say = english,
) -> Json:
    """The documented object (docs/gene-json.md), ready for ``json.dumps(…, allow_nan=False)``: NaN is None.

    ``specifications`` is the address of the file with all specifications of ``universe``, from the results folder.
    Beside the code and the values of a message stands its text as ``say`` says it.
    """
    return {
        "schema": columns.SCHEMA,
        "gene": answer.gene,
        "asked": answer.name.asked,
        "also": list(answer.name.also),
        "verdict": {
            "code": answer.verdict.code,
            "text": say(answer.verdict.text),
            "headline": with_text(answer.verdict.headline, say),
            "details": [with_text(detail, say) for detail in answer.verdict.details],
        },
        "thresholds": {"log2fc": answer.thresholds.log2fc, "fdr": answer.thresholds.fdr},
        "series": [_series(item, say) for item in answer.answers],
        "pooled": _pooled(answer.pooled, say) if answer.pooled else None,
        "ways": ways_json(answer.ways) if answer.ways else None,
        "multiverse": multiverse_json(universe, specifications, say) if universe else None,
        "multiverse_all": [over_all_json(row) for row in answer.universe],
        "survival": survival_json(survival, say),
        "survival_choices": choices_json(survival_choices, say) if survival_choices else None,
        "failures": [failure_json(item, say) for item in answer.failures],
        "provenance": _provenance(provenance) if provenance else None,
    }


def gene_csv(answer: GeneAnswer, say: Say = english) -> str:
    """One row per series in the order of the study, then the series that failed; empty where there is no number."""
    text = io.StringIO()
    names = columns.names(columns.CSV)
    writer = csv.DictWriter(text, names, lineterminator="\n", restval="")
    writer.writeheader()
    for item in answer.answers:
        row = {name: value for name, value in _series(item, say).items() if name in names}
        row["note"] = say(item.note) if item.note else ""
        writer.writerow({"gene": answer.gene, **row, **_reason(item.reason, say)})
    for failure in answer.failures:
        row = {"gene": answer.gene, "id": failure.id, "platform": failure.platform, "call": "not analysed"}
        writer.writerow({**row, **_reason(failure.reason, say)})
    return text.getvalue()


def _reason(reason: Reason | None, say: Say) -> Json:
    return {"reason_code": reason.code, "reason_text": say(reason.message)} if reason else {}


def _series(item: SeriesAnswer, say: Say) -> Json:
    numbers = {name: plain(getattr(item.row, name)) if item.row else None for name in _STATISTICS}
    found = {
        "id": item.id,
        "platform": item.platform,
        "title": item.title,
        "simulated": item.simulated,
        "scale": item.scale,
        "effect_unit": item.effect_unit,
        "design": item.design,
        "formula": item.formula,
        "case": item.case_label,
        "control": item.control_label,
        "n_case": item.n_case,
        "n_control": item.n_control,
        "n_pairs": item.n_pairs,
        **numbers,
        "call": str(item.call),
        "reason": reason_json(item.reason, say) if item.reason else None,
        "note": maybe_said(item.note, say),
        "level": str(item.why.level) if item.why else None,
        "why": why_json(item.why, say) if item.why else None,
        "probes": [_probe(row, say) for row in item.probes],
    }
    return {name: found[name] for name in columns.names(columns.SERIES)}


def _probe(row: ProbeRow, say: Say) -> Json:
    found = {name: plain(getattr(row, name)) for name in columns.names(columns.PROBES)}
    return {**found, "genes": list(row.genes), "note": maybe_said(row.note, say)}


def _pooled(row: PooledRow, say: Say) -> Json:
    found = {name: plain(getattr(row, name)) for name in columns.names(columns.POOLED)}
    left_out = [{"id": series, "why": with_text(why, say)} for series, why in row.left_out]
    copies = with_duplicates_json(row.with_copies) if row.with_copies else None
    return {**found, "series": list(row.series), "left_out": left_out, "with_copies": copies}


def _provenance(provenance: Provenance) -> Json:
    inputs = [
        {"series": f.series, "address": f.address, "size": f.size, "sha256": f.sha256, "date": f.date}
        for f in provenance.inputs
    ]
    return {"date": provenance.date, "versions": dict(provenance.versions), "inputs": inputs}
