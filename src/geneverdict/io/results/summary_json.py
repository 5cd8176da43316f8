"""The records of ``series.json`` as JSON and back: messages as code and values."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple, replace
from typing import Any

from geneverdict.messages import from_json, to_json
from geneverdict.model.counts import CountInfo
from geneverdict.model.replicates import ReplicateWay
from geneverdict.model.series_info import SeriesInfo
from geneverdict.model.subject import Subject
from geneverdict.model.verdict import Reason, SeriesFailure
from geneverdict.model.why import Finding, Hidden, SeriesChecks

Json = dict[str, Any]
_NOTHING = SeriesChecks((), ())
_PRIOR = {"df_prior": math.inf, "var_prior": math.nan}


def info_json(info: SeriesInfo) -> Json:
    """JSON has neither infinity (no prior was needed) nor NaN (none could be estimated): null stands for both."""
    prior = {name: value if math.isfinite(value := getattr(info, name)) else None for name in _PRIOR}
    return {**asdict(replace(info, checks=_NOTHING)), **prior, "checks": checks_json(info.checks)}


def info_from(entry: Mapping[str, Any]) -> SeriesInfo:
    known: Json = {name: _PRIOR.get(name) if value is None else value for name, value in entry.items()}
    unsettled = {gene: tuple(names) for gene, names in entry["unsettled"].items()}
    told = entry["subject"]
    subject = Subject(told["tissue"], told["disease"], tuple(told["tissues"]), tuple(told["diseases"]))
    counts = CountInfo(**entry["counts"]) if entry["counts"] else None
    counted = tuple(ReplicateWay(**one) for one in entry["replicates"])
    read = {"checks": checks_from(entry["checks"]), "unsettled": unsettled, "subject": subject}
    return SeriesInfo(**{**known, **read, "counts": counts, "replicates": counted})


def checks_json(checks: SeriesChecks) -> Json:
    hidden = [None if value != value else value for value in astuple(checks.hidden)] if checks.hidden else None
    named = {"outliers": list(checks.outliers), "hidden": hidden, "suspects": list(checks.suspects)}
    return {"findings": [finding_json(f) for f in checks.findings], **named}


def checks_from(entry: Mapping[str, Any]) -> SeriesChecks:
    return SeriesChecks(
        tuple(map(finding_from, entry["findings"])),
        tuple(entry["outliers"]),
        _hidden_from(entry["hidden"]),
        tuple(entry["suspects"]),
    )


def _hidden_from(entry: Sequence[Any] | None) -> Hidden | None:
    if entry is None:
        return None
    share, chance, scores, field, *of_field = entry
    field_share, field_p = (math.nan if value is None else value for value in of_field)
    return Hidden(share, chance, tuple(scores), field, field_share, field_p)


def finding_json(finding: Finding) -> Json:
    return {"message": to_json(finding.message), "weight": finding.weight, "changes": finding.changes}


def finding_from(entry: Mapping[str, Any]) -> Finding:
    return Finding(from_json(entry["message"]), entry["weight"], entry["changes"])


def failure_json(failure: SeriesFailure) -> Json:
    return {
        "id": failure.id,
        "platform": failure.platform,
        "reason": {"code": failure.reason.code, "message": to_json(failure.reason.message)},
        "todo": to_json(failure.todo) if failure.todo else None,
    }


def failure_from(entry: Mapping[str, Any]) -> SeriesFailure:
    reason = Reason(entry["reason"]["code"], from_json(entry["reason"]["message"]))
    todo = from_json(entry["todo"]) if entry["todo"] else None
    return SeriesFailure(entry["id"], entry["platform"], reason, todo)
