"""What the templates say of records: messages made of their numbers, and how a template makes one itself."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from types import SimpleNamespace
from typing import get_args

from geneverdict.evidence.verdict import different
from geneverdict.messages import (
    Code,
    Kind,
    Message,
    Messages,
    Name,
    Names,
    Number,
    Value,
    choice,
    count,
    effect,
    known,
    messages,
    names,
    p,
    percent,
    value,
)
from geneverdict.model.prepared import Grouping, Role, Scale
from geneverdict.model.verdict import GeneAnswer, SeriesAnswer, SeriesResult

VALUES = SimpleNamespace(
    **{kind: (lambda number, kind=kind: Number(number, kind)) for kind in get_args(Kind)}, code=Code, name=Name
)
"""By kind: what makes a value of a number, for the templates."""


MOST_HEAT = 30
"""Per cent of colour in the darkest cell: words on it are still read."""
FULL_HEAT = 2.0
"""|log2FC| of the darkest cells."""


def message(code: str, **values: object) -> Message:
    """A message of a template: whole numbers count, texts are names, several texts are names.

    >>> message("report-rank_of", rank=3, n=20).values["n"]
    Number(value=20, kind='count')
    """
    return Message(code, {name: _value(one) for name, one in values.items()})


def _value(one: object) -> Value:
    if isinstance(one, Number | Name | Names | Code | Message | Messages):
        return one
    if isinstance(one, int):
        return count(one)
    if isinstance(one, Iterable) and not isinstance(one, str):
        return names(map(str, one))
    return Name(str(one))


def different_message(answers: Sequence[SeriesAnswer]) -> Message | None:
    """What a mean over series of different tissues or diseases is not; None where they are not known to differ."""
    aspects = different(answers)
    return Message("matrix-different", {"what": Code(aspects[0] if len(aspects) == 1 else "both")}) if aspects else None


def heat(answer: SeriesAnswer) -> int:
    """How far a cell is tinted, in per cent: most from a fourfold change on; 0 without a log2 fold change."""
    if answer.row is None or answer.effect_unit != "log2FC" or not math.isfinite(answer.row.log2fc):
        return 0
    return round(MOST_HEAT * min(abs(answer.row.log2fc) / FULL_HEAT, 1))


def interval(low: float, high: float) -> Message:
    """``[low, high]``, or a dash where there is none."""
    return Message("report-interval", known({"low": effect(low), "high": effect(high)}))


def pooled_message(answer: GeneAnswer) -> Message:
    """The pooled estimate in a sentence; of a further series only where the pooled ones are about the same."""
    row = answer.pooled
    if row is None or row.k < 2 or not known({"low": effect(row.ci_low)}):
        return Message("report-nothing_pooled", {"k": count(row.k if row else 0)})
    predicted = math.isfinite(row.pi_low)
    values: dict[str, Value | None] = {"new": interval(row.pi_low, row.pi_high) if predicted else None}
    values["further"] = Code("yes") if predicted and not different(answer.answers) else None
    return Message(
        "report-pooled",
        {
            **known(values),
            "k": count(row.k),
            "estimate": effect(row.estimate),
            "interval": interval(row.ci_low, row.ci_high),
            "p": p(row.p),
            "tau2": effect(row.tau2),
            "i2": percent(row.i2 / 100),
            "q": effect(row.q),
            "q_p": p(row.q_p),
            "method": Message("report-pooling"),
        },
    )


def not_pooled(left_out: Sequence[tuple[str, Message]]) -> Message:
    """Which analysed series did not go into the pooling, and why."""
    each = (Message("report-not_pooled_one", {"id": Name(id), "why": why}) for id, why in left_out)
    return Message("report-not_pooled", {"series": messages(each)})


def size_message(answer: SeriesAnswer) -> Message:
    """How many samples were compared: ``19 pairs`` or ``12 v 10``."""
    if answer.design == "paired":
        return Message("report-pairs", {"n": count(answer.n_pairs)})
    return Message("report-sizes", {"cases": count(answer.n_case), "controls": count(answer.n_control)})


def unit_message(answer: SeriesAnswer) -> str | Message:
    return answer.effect_unit if answer.effect_unit == "log2FC" else Message("report-difference")


def groups_message(grouping: Grouping) -> Message:
    """How many samples are case, control, neither, and who says so."""
    roles = {"case": Role.CASE, "control": Role.CONTROL, "neither": Role.NEITHER}
    labels = {"case_label": Name(grouping.case_label), "control_label": Name(grouping.control_label)}
    source = Code("inferred" if grouping.source == "inferred" else "file")
    numbers = {name: count(grouping.count(role)) for name, role in roles.items()}
    return Message("report-group_counts", {**numbers, **labels, "source": source})


def scale_message(scale: Scale) -> Message:
    """The scale, what was done about it, and the quantiles as deposited."""
    six = scale.quantiles if len(scale.quantiles) == 6 else ()
    return Message(
        "report-scale_is",
        {
            "kind": Code(scale.kind),
            "transformed": choice(scale.transformed),
            "normalised": choice(scale.quantile_normalised),
            "nonpositive": count(scale.n_nonpositive),
            "missing": count(scale.n_missing),
            **{f"q{i}": value(q) for i, q in enumerate(six)},
        },
    )


def model_message(result: SeriesResult) -> Message:
    """Samples, covariates and the prior of the model."""
    return Message(
        "report-model_is",
        {
            "cases": count(result.design.n_case),
            "controls": count(result.design.n_control),
            "covariates": names(result.design.covariates),
            "df": value(result.fit.df_prior),
            "variance": value(result.fit.var_prior),
            "genes": count(len(result.fit.names)),
        },
    )
