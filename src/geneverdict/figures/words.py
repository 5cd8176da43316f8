"""Phrases that figures and their descriptions share."""

from __future__ import annotations

from geneverdict.messages import Message, count, effect, known
from geneverdict.model.verdict import GeneRow, PooledRow, SeriesAnswer


def interval(low: float, high: float) -> Message:
    """``[low, high]``, or a dash where an end is not known."""
    ends = known({"low": effect(low), "high": effect(high)})
    return Message("figure-interval", ends if len(ends) == 2 else {})


def effect_words(row: GeneRow | PooledRow) -> Message:
    """Estimate and 95 % interval: ``0.83 [0.35, 1.31]``."""
    estimate = row.log2fc if isinstance(row, GeneRow) else row.estimate
    return Message("figure-effect", {"estimate": effect(estimate), "interval": interval(row.ci_low, row.ci_high)})


def size(answer: SeriesAnswer) -> Message:
    """How many samples were compared: ``19 pairs`` or ``12 v 10``."""
    if answer.design == "paired":
        return Message("unit-pairs", {"n": count(answer.n_pairs)})
    return Message("figure-sizes", {"cases": count(answer.n_case), "controls": count(answer.n_control)})
