"""The check for samples that are in the study twice as JSON, without the correlations of all pairs."""

from __future__ import annotations

from typing import Any

from geneverdict.evidence.overlap.messages import dropped_message, field_message, overlap_message
from geneverdict.messages import Say, english, with_text
from geneverdict.model.overlap import Dropped, FieldAgreement, NamedDuplicates, Overlap, OverlapReport, SharedSample
from geneverdict.report import columns, columns_multiverse
from geneverdict.report.why_json import plain, record

Json = dict[str, Any]


def overlap_json(report: OverlapReport, say: Say = english) -> Json:
    """``overlap.json``, ready for ``json.dumps(…, allow_nan=False)``: NaN and infinities are None."""
    found = {
        "schema": columns_multiverse.OVERLAP_SCHEMA,
        "sentences": [with_text(message, say) for message in report.messages],
        "comparisons": [_comparison(one, say) for one in report.overlaps],
        "named": [_named(one, say) for one in report.named],
        "dropped": [_dropped(one, say) for one in report.dropped],
    }
    return {name: found[name] for name in columns.names(columns_multiverse.OVERLAP)}


def _comparison(one: Overlap, say: Say) -> Json:
    found = {
        **with_text(overlap_message(one), say),
        "shared": [_shared(pair) for pair in one.shared],
        "closest": _shared(one.closest) if one.closest else None,
        "rest": record(one.rest, columns_multiverse.REST) if one.rest else None,
        "fields": [_field(field, say) for field in one.fields],
    }
    fields = columns.names(columns_multiverse.COMPARISON)
    return {name: found[name] if name in found else plain(getattr(one, name)) for name in fields}


def _shared(pair: SharedSample) -> Json:
    roles = {"role_a": str(pair.role_a), "role_b": str(pair.role_b)}
    return {**record(pair, columns_multiverse.SHARED), **roles, "evidence": list(pair.evidence)}


def _field(one: FieldAgreement, say: Say) -> Json:
    said = with_text(field_message(one), say)
    fields = columns.names(columns_multiverse.FIELDS)
    return {name: said[name] if name in said else plain(getattr(one, name)) for name in fields}


def _named(one: NamedDuplicates, say: Say) -> Json:
    found = {"series": one.series, "kind": one.kind, "samples": list(one.samples), "counts": one.counts}
    return {**found, **with_text(one.message, say)}


def _dropped(one: Dropped, say: Say) -> Json:
    kept = {"series": one.kept.series, "sample": one.kept.sample} if one.kept else None
    found = {"series": one.series, "sample": one.sample, "kind": one.kind, "kept": kept}
    return {**found, **with_text(dropped_message(one), say)}
