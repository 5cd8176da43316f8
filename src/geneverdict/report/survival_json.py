"""Survival of a gene as JSON.  Fields are those of :mod:`geneverdict.report.columns_survival`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from geneverdict.messages import english, with_text
from geneverdict.model.survival_answer import CohortAnswer, CurveGroup, Hazard, PooledHazard, SurvivalAnswer, TwoGroups
from geneverdict.model.survival_choices import SurvivalCurve
from geneverdict.report import columns_survival as fields
from geneverdict.report.column import Column
from geneverdict.report.why_json import plain

Json = dict[str, Any]


def survival_json(answers: Sequence[SurvivalAnswer]) -> list[Json]:
    """One object per endpoint of a gene, ready for ``json.dumps(…, allow_nan=False)``: NaN and infinities are None."""
    return [_answer(answer) for answer in answers]


def choices_json(curve: SurvivalCurve) -> Json:
    """Every specification of a gene's survival, and what they say together."""
    rows = []
    for i, one in enumerate(curve.specifications):
        numbers = {c.name: plain(getattr(curve, c.name)[i]) for c in fields.SPECIFICATION if hasattr(curve, c.name)}
        rows.append({**one._asdict(), "unit": one.unit, **numbers})
    return {"sentences": list(curve.sentences), "default": curve.default, "specifications": rows}


def _answer(answer: SurvivalAnswer) -> Json:
    nested = {
        "cohorts": [_cohort(cohort) for cohort in answer.cohorts],
        "pooled": _pooled(answer.pooled) if answer.pooled else None,
        "refusals": [_record(one, fields.REFUSAL) for one in answer.refusals],
    }
    return _record(answer, fields.SURVIVAL, nested)


def _cohort(cohort: CohortAnswer) -> Json:
    test = cohort.proportional
    nested = {
        "evidence": [with_text(sentence, english) for sentence in cohort.evidence],
        "hazard": _hazard(cohort.hazard),
        "adjusted": _hazard(cohort.adjusted),
        "proportional": {"chi2": plain(test.chi2), "p": plain(test.p)},
        "groups": _groups(cohort.groups),
        "cuts": _record(cohort.cuts, fields.CUTS),
        "place": _record(cohort.place, fields.PLACE) if cohort.place else None,
    }
    return _record(cohort, fields.COHORT, nested)


def _hazard(hazard: Hazard | None) -> Json | None:
    return None if hazard is None else _record(hazard, fields.HAZARD)


def _groups(groups: TwoGroups) -> Json:
    times = groups.mean_times
    nested = {
        "high": _group(groups.high),
        "low": _group(groups.low),
        "hazard": _hazard(groups.hazard),
        "mean_times": _record(times, fields.MEAN_TIMES) if times else None,
    }
    return _record(groups, fields.GROUPS, nested)


def _group(group: CurveGroup | None) -> Json | None:
    return None if group is None else _record(group, fields.GROUP)


def _pooled(pooled: PooledHazard) -> Json:
    left_out = [{"series": series, "why": why} for series, why in pooled.left_out]
    return _record(pooled, fields.POOLED, {"left_out": left_out})


def _record(one: object, columns: Sequence[Column], nested: Json | None = None) -> Json:
    given = nested or {}
    return {c.name: given[c.name] if c.name in given else _plain(getattr(one, c.name)) for c in columns}


def _plain(value: Any) -> Any:
    """Arrays and tuples are lists."""
    if isinstance(value, tuple | np.ndarray):
        return [_plain(item) for item in value]
    return str(value) if isinstance(value, str) else plain(value)
