"""Survival of a gene as JSON.  Fields are those of :mod:`geneverdict.report.columns_survival`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from geneverdict.messages import Message, Say, english, with_text
from geneverdict.model.survival_answer import CohortAnswer, Hazard, PooledHazard, SurvivalAnswer, TwoGroups
from geneverdict.model.survival_choices import SurvivalCurve
from geneverdict.report import columns_survival as fields
from geneverdict.report.column import Column
from geneverdict.report.why_json import plain

Json = dict[str, Any]


def survival_json(answers: Sequence[SurvivalAnswer], say: Say = english) -> list[Json]:
    """One object per endpoint of a gene, ready for ``json.dumps(…, allow_nan=False)``: NaN and infinities are None."""
    return [_answer(answer, say) for answer in answers]


def choices_json(curve: SurvivalCurve, say: Say = english) -> Json:
    """Every specification of a gene's survival, and what they say together."""
    rows = []
    for i, one in enumerate(curve.specifications):
        told = {c.name: _plain(getattr(curve, c.name)[i], say) for c in fields.SPECIFICATION if hasattr(curve, c.name)}
        rows.append({**one._asdict(), "unit": one.unit, **told})
    return {"sentences": _plain(curve.sentences, say), "default": curve.default, "specifications": rows}


def _answer(answer: SurvivalAnswer, say: Say) -> Json:
    nested = {
        "cohorts": [_cohort(cohort, say) for cohort in answer.cohorts],
        "pooled": _pooled(answer.pooled, say) if answer.pooled else None,
        "refusals": [_record(one, fields.REFUSAL, say) for one in answer.refusals],
    }
    return _record(answer, fields.SURVIVAL, say, nested)


def _cohort(cohort: CohortAnswer, say: Say) -> Json:
    test = cohort.proportional
    nested = {
        "hazard": _hazard(cohort.hazard, say),
        "adjusted": _hazard(cohort.adjusted, say),
        "proportional": {"chi2": plain(test.chi2), "p": plain(test.p)},
        "groups": _groups(cohort.groups, say),
        "cuts": _record(cohort.cuts, fields.CUTS, say),
        "place": _record(cohort.place, fields.PLACE, say) if cohort.place else None,
    }
    return _record(cohort, fields.COHORT, say, nested)


def _hazard(hazard: Hazard | None, say: Say) -> Json | None:
    return None if hazard is None else _record(hazard, fields.HAZARD, say)


def _groups(groups: TwoGroups, say: Say) -> Json:
    times = groups.mean_times
    nested = {
        "high": _record(groups.high, fields.GROUP, say) if groups.high else None,
        "low": _record(groups.low, fields.GROUP, say) if groups.low else None,
        "hazard": _hazard(groups.hazard, say),
        "mean_times": _record(times, fields.MEAN_TIMES, say) if times else None,
    }
    return _record(groups, fields.GROUPS, say, nested)


def _pooled(pooled: PooledHazard, say: Say) -> Json:
    left_out = [{"series": series, "why": with_text(why, say)} for series, why in pooled.left_out]
    return _record(pooled, fields.POOLED, say, {"left_out": left_out})


def _record(one: object, columns: Sequence[Column], say: Say, nested: Json | None = None) -> Json:
    given = nested or {}
    return {c.name: given[c.name] if c.name in given else _plain(getattr(one, c.name), say) for c in columns}


def _plain(value: Any, say: Say) -> Any:
    """Arrays and tuples are lists; a message has its text beside it."""
    if isinstance(value, Message):
        return with_text(value, say)
    if isinstance(value, tuple | np.ndarray):
        return [_plain(item, say) for item in value]
    return str(value) if isinstance(value, str) else plain(value)
