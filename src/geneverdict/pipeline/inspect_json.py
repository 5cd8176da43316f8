"""A look at a series as JSON, for machines and for the page that one works in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from geneverdict.messages import Message, Say, with_text
from geneverdict.pipeline.inspect import Inspection


def inspection_json(seen: Inspection, say: Say) -> dict[str, Any]:
    """A look at a series as JSON: what it holds and what would be inferred."""
    series, grouping, pairing, scale = seen.series, seen.grouping, seen.pairing, seen.scale
    samples = [
        {"sample": sample, "role": str(role), "why": with_text(why, say), "pair": block}
        for sample, role, why, block in zip(
            series.samples.ids, grouping.roles, grouping.why, pairing.blocks, strict=True
        )
    ]
    return {
        "id": series.id,
        "platform": series.platform,
        "title": series.title,
        "organism": series.samples.organism,
        "n_probes": len(series.probes),
        "n_samples": len(series.samples),
        "fields": {name: sorted(set(values))[:20] for name, values in telling(series.samples.columns)},
        "scale": {"kind": scale.kind, "grade": str(scale.grade), "evidence": _told(say, scale.evidence)},
        "groups": {
            "grade": str(grouping.grade),
            "evidence": _told(say, grouping.evidence),
            "case": grouping.case.model_dump(exclude_none=True) if grouping.case else None,
            "control": grouping.control.model_dump(exclude_none=True) if grouping.control else None,
            "alternatives": [
                {
                    "case": one.case.model_dump(exclude_none=True),
                    "control": one.control.model_dump(exclude_none=True),
                    "n": {str(role): one.count(role) for role in sorted(set(one.roles))},
                }
                for one in grouping.alternatives
            ],
        },
        "pairs": {
            "grade": str(pairing.grade),
            "n": pairing.n_pairs,
            "evidence": _told(say, pairing.evidence),
            "rule": pairing.rule.model_dump(exclude_none=True) if pairing.rule else None,
        },
        "samples": samples,
        "notes": _told(say, series.notes),
    }


def _told(say: Say, said: Sequence[Message]) -> list[dict[str, Any]]:
    return [with_text(message, say) for message in said]


_UNTELLING = ("geo_accession", "supplementary_file", "submission_date", "last_update_date", "status")


def telling(columns: Mapping[str, tuple[str, ...]]) -> list[tuple[str, tuple[str, ...]]]:
    """Fields that differ between samples and are short enough to be read."""
    return [
        (name, values)
        for name, values in columns.items()
        if len(set(values)) > 1 and name not in _UNTELLING and max(map(len, values)) < 100
    ]
