"""What a curve says: messages with their numbers."""

from __future__ import annotations

import math

import numpy as np

from geneverdict.evidence.multiverse.choices import fold_changes, one_unit, own_scale
from geneverdict.evidence.multiverse.grade import OPEN
from geneverdict.evidence.multiverse.summary import NO_RESULT, calls_at, left_open
from geneverdict.evidence.multiverse.words import call_code, flip_values, grade_words, moved_by, rule, short_rule
from geneverdict.messages import (
    Code,
    Message,
    Name,
    Value,
    choice,
    count,
    effect,
    known,
    messages,
    p,
    share,
    threshold,
    write,
)
from geneverdict.model.multiverse import ChoiceSummary, Curve, CurveSummary, Flip, NullTest, PresetShare
from geneverdict.model.option_words import unit_words
from geneverdict.model.study import Thresholds

SAME_DIGITS = 9
"""Effects equal to these decimals are one."""
UNUSUAL = 60
"""From this percentile on, and below its mirror image, a gene is more, or less, fragile than others."""
MOVES = 0.01
"""Share of the variance from which a choice is named."""


def curve_sentences(summary: CurveSummary, curve: Curve, thresholds: Thresholds) -> tuple[Message, ...]:
    """The curve in words: calls, agreement, effect, what moves it, what flips it, other thresholds, chance, others.

    What is not known (no null test, no percentile) is not said.  Per cents are weighted where the specifications are.
    """
    about = known({"gene": Name(curve.gene), "series": Name(curve.series) if curve.series else None})
    if not summary.n:
        return (Message("curve-nothing", about | {"n": count(len(curve.refused))}),)
    if summary.n == 1 and summary.default_call != NO_RESULT:
        return (Message("curve-one", about), *_refused(summary))
    said = (
        _calls(curve, thresholds),
        *_refused(summary),
        agreement_sentence(summary, curve, thresholds),
        _effect(summary, curve),
        _alike(curve),
        Message("curve-janus") if summary.janus else None,
        _moved(summary.choices),
        _flip(summary.flips, summary.default_call, curve),
        _presets(summary.presets[0], summary.presets[1:], curve),
        _null(summary.null) if summary.null else None,
        _percentile(summary),
    )
    return tuple(sentence for sentence in said if sentence)


def agreement_sentence(summary: CurveSummary, curve: Curve, thresholds: Thresholds) -> Message:
    """How many agree with the study's own analysis, by the grade of its call; of what all leave open, how many do."""
    if summary.default_call == NO_RESULT:
        return Message("curve-no_default", known({"why": curve.refused[curve.default]}))
    if summary.grade == OPEN:
        wide = {"share": share(left_open(curve, thresholds)), "cut": threshold(thresholds.log2fc)}
        return Message("curve-left_open", {**wide, "sized": choice(bool(fold_changes(curve).any()))})
    agree = share(summary.agreement)
    grade = grade_words(summary.grade).name
    return Message(f"curve-{grade}", {"share": agree, "call": call_code(summary.default_call)})


def _calls(curve: Curve, thresholds: Thresholds) -> Message:
    calls = calls_at(curve, thresholds.log2fc, thresholds.fdr, pooled=not curve.series)
    at = rule(curve, thresholds.log2fc, thresholds.fdr)
    n, n_up, n_down = (int(number) for number in (curve.done.sum(), (calls > 0).sum(), (calls < 0).sum()))
    if not n_up and not n_down:
        return Message("curve-calls_none", {"n": count(n), "rule": at})
    up, down = _of(curve, calls > 0, n), _of(curve, calls < 0, n)
    if n_up and n_down:
        numbers = {"n_up": count(n_up), "n_down": count(n_down)}
        return Message("curve-calls_both", {"up": up, "down": down, **numbers, "rule": at})
    if n_up:
        return Message("curve-calls_up", {"those": up, "k": count(n_up), "rule": at})
    return Message("curve-calls_down", {"those": down, "k": count(n_down), "rule": at})


def _of(curve: Curve, mask: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], n: int) -> Message:
    weights = curve.weights[curve.done]
    part = float(mask[curve.done] @ weights / weights.sum())
    weighted = choice(not np.all(weights == weights[0]))
    return Message("curve-of", {"k": count(int(mask.sum())), "n": count(n), "share": share(part), "weighted": weighted})


def _refused(summary: CurveSummary) -> tuple[Message, ...]:
    return (Message("curve-refused", {"n": count(summary.n_refused)}),) if summary.n_refused else ()


def _effect(summary: CurveSummary, curve: Curve) -> Message:
    sized, done = one_unit(curve), curve.done
    known_unit = fold_changes(curve)[sized].all() or curve.unit != "log2FC"
    values: dict[str, Value] = {
        "unit": unit_words(curve.unit if known_unit else "standardised effect"),
        "median": effect(summary.median),
    }
    if sized.sum() < done.sum():
        values |= {"some": Code("fold" if own_scale(curve).all() else "scale"), "n": count(int(sized.sum()))}
    low, high = effect(summary.low), effect(summary.high)
    if write(low) == write(high) and summary.same_sign == 1:
        return Message("curve-effect_same", values)
    return Message("curve-effect", values | {"low": low, "high": high, "same_sign": share(summary.same_sign)})


def _alike(curve: Curve) -> Message | None:
    """Where fewer than half of the effects differ."""
    done = curve.effect[curve.done]
    n = len(np.unique(np.round(done, SAME_DIGITS)))
    return Message("curve-alike", {"n": count(n)}) if 1 < n < len(done) / 2 else None


def _moved(choices: tuple[ChoiceSummary, ...]) -> Message | None:
    if not choices:
        return None
    moving = [moved_by(one) for one in choices if one.share_of_variance >= MOVES][:3]
    if not moving:
        return Message("curve-unmoved")
    first, *others = moving
    return Message("curve-moved", {**first.values, "others": messages(others)})


def _flip(flips: tuple[Flip, ...], default_call: str, curve: Curve) -> Message | None:
    if default_call == NO_RESULT:
        return None
    if not flips:
        return Message("curve-no_flip")
    first, *others = flips
    numbers = {"n": count(len(first.changes)), "others": count(len(others))}
    return Message("curve-flip", flip_values(first, curve) | numbers)


def _presets(own: PresetShare, others: tuple[PresetShare, ...], curve: Curve) -> Message | None:
    """Each rule once: where no size is asked for, several thresholds are one."""
    calls: dict[Message, Message] = {}
    for preset in others:
        at = short_rule(curve, preset.log2fc, preset.fdr)
        calls[at] = Message("curve-preset", {"share": share(preset.up + preset.down), "rule": at})
    calls.pop(short_rule(curve, own.log2fc, own.fdr), None)
    return Message("curve-presets", {"calls": messages(calls.values())}) if calls else None


def _null(null: NullTest) -> Message:
    chances = {"median": p(null.p_median), "significant": p(null.p_significant), "sign": p(null.p_sign)}
    ends = {"low": effect(null.median_low), "high": effect(null.median_high)}
    return Message("curve-null", {"exact": choice(null.exact), "draws": count(null.draws), **chances, **ends})


def _percentile(summary: CurveSummary) -> Message | None:
    more = summary.percentile
    if not summary.n_alike or not math.isfinite(more):
        return None
    n = count(summary.n_alike)
    if more >= UNUSUAL:
        return Message("curve-more_fragile", {"percent": count(math.floor(more)), "n": n})
    if more <= 100 - UNUSUAL:
        return Message("curve-less_fragile", {"percent": count(math.floor(100 - more)), "n": n})
    return Message("curve-as_fragile", {"n": n})
