"""A diagnosis as JSON.  Fields are those of :mod:`geneverdict.report.columns`."""

from __future__ import annotations

import math
from typing import Any

from geneverdict.messages import Message, Say, to_json, with_text
from geneverdict.model.verdict import Reason, SeriesFailure
from geneverdict.model.why import Finding, GeneWhy
from geneverdict.report import columns
from geneverdict.report.column import Column

Json = dict[str, Any]


def why_json(why: GeneWhy, say: Say) -> Json:
    """The object ``series[].why``, ready for ``json.dumps(…, allow_nan=False)``: NaN and infinities are None."""
    found = {
        "level": str(why.level),
        "sentence": maybe_said(why.sentence, say),
        "findings": [finding_json(f, say) for f in why.findings],
        "presets": [{**record(preset, columns.PRESETS), "name": say(preset.name)} for preset in why.presets],
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


def finding_json(finding: Finding, say: Say) -> Json:
    """Code, text, weight, values; what would change the call, "" where nothing would."""
    return {
        "code": finding.code,
        "text": say(finding.message),
        "weight": finding.weight,
        "values": to_json(finding.message)["values"],
        "change": say(finding.change) if finding.change else "",
    }


def reason_json(reason: Reason, say: Say) -> Json:
    """Code, text and the message."""
    return {"code": reason.code, "text": say(reason.message), "message": to_json(reason.message)}


def failure_json(failure: SeriesFailure, say: Say) -> Json:
    """A series that could not be analysed, and what to do."""
    return {
        "id": failure.id,
        "platform": failure.platform,
        "reason": reason_json(failure.reason, say),
        "todo": maybe_said(failure.todo, say),
    }


def maybe_said(message: Message | None, say: Say) -> Json | None:
    """A sentence as an object; None where nothing is said."""
    return with_text(message, say) if message else None


def record(one: object, fields: tuple[Column, ...]) -> Json:
    """The fields of one record by name."""
    return {name: plain(getattr(one, name)) for name in columns.names(fields)}


def plain(value: Any) -> Any:
    """Plain Python values; None for NaN and infinities, which JSON cannot say."""
    if hasattr(value, "item"):
        value = value.item()
    return None if isinstance(value, float) and not math.isfinite(value) else value
