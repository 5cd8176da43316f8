"""The check for samples that are in the study twice as JSON, without the correlations of all pairs."""

from __future__ import annotations

from typing import Any

from geneverdict.model.overlap import Dropped, NamedDuplicates, Overlap, OverlapReport, SharedSample
from geneverdict.report import columns, columns_multiverse
from geneverdict.report.why_json import plain, record

Json = dict[str, Any]


def overlap_json(report: OverlapReport) -> Json:
    """``overlap.json``, ready for ``json.dumps(…, allow_nan=False)``: NaN and infinities are None."""
    found = {
        "schema": columns_multiverse.OVERLAP_SCHEMA,
        "sentences": list(report.sentences),
        "comparisons": [_comparison(one) for one in report.overlaps],
        "named": [_named(one) for one in report.named],
        "dropped": [_dropped(one) for one in report.dropped],
    }
    return {name: found[name] for name in columns.names(columns_multiverse.OVERLAP)}


def _comparison(one: Overlap) -> Json:
    found = {
        "shared": [_shared(pair) for pair in one.shared],
        "closest": _shared(one.closest) if one.closest else None,
        "rest": record(one.rest, columns_multiverse.REST) if one.rest else None,
        "fields": [record(field, columns_multiverse.FIELDS) for field in one.fields],
    }
    fields = columns.names(columns_multiverse.COMPARISON)
    return {name: found[name] if name in found else plain(getattr(one, name)) for name in fields}


def _shared(pair: SharedSample) -> Json:
    roles = {"role_a": str(pair.role_a), "role_b": str(pair.role_b)}
    return {**record(pair, columns_multiverse.SHARED), **roles, "evidence": list(pair.evidence)}


def _named(one: NamedDuplicates) -> Json:
    return {**record(one, columns_multiverse.NAMED), "samples": list(one.samples)}


def _dropped(one: Dropped) -> Json:
    kept = {"series": one.kept.series, "sample": one.kept.sample} if one.kept else None
    return {"series": one.series, "sample": one.sample, "kind": one.kind, "kept": kept, "text": one.text}
