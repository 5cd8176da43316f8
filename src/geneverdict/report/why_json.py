"""A diagnosis as JSON.  Fields are those of :mod:`geneverdict.report.columns`."""

from __future__ import annotations

import math
from typing import Any

from geneverdict.model.why import Finding, GeneWhy
from geneverdict.report import columns
from geneverdict.report.column import Column

Json = dict[str, Any]


def why_json(why: GeneWhy) -> Json:
    """The object ``series[].why``, ready for ``json.dumps(…, allow_nan=False)``: NaN and infinities are None."""
    found = {
        "level": str(why.level),
        "sentence": why.sentence,
        "findings": [_finding(f) for f in why.findings],
        "presets": [record(preset, columns.PRESETS) for preset in why.presets],
        "confident_log2fc": plain(why.confident_log2fc),
        "p_line": plain(why.p_line),
        "n_before": plain(why.n_before),
        "detectable_log2fc": plain(why.detectable),
        "n_needed": plain(why.n_needed),
        "type_s": plain(why.type_s),
        "type_m": plain(why.type_m),
        "equivalence": {"bound": plain(why.equivalence_bound), "p": plain(why.equivalence_p)},
        "influence": [record(one, columns.INFLUENCE) for one in why.influence],
        "flip": list(why.flip),
    }
    return {name: found[name] for name in columns.names(columns.WHY)}


def _finding(finding: Finding) -> Json:
    numbers = {name: plain(value) for name, value in finding.numbers.items()}
    return {**record(finding, columns.FINDINGS), "numbers": numbers}


def record(one: object, fields: tuple[Column, ...]) -> Json:
    """The fields of one record by name."""
    return {name: plain(getattr(one, name)) for name in columns.names(fields)}


def plain(value: Any) -> Any:
    """Plain Python values; None for NaN and infinities, which JSON cannot say."""
    if hasattr(value, "item"):
        value = value.item()
    return None if isinstance(value, float) and not math.isfinite(value) else value
