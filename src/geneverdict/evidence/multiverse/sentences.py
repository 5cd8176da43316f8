"""What a curve says, in plain sentences with their numbers."""

from __future__ import annotations

import math

import numpy as np

from geneverdict.evidence.multiverse.choices import fold_changes, one_unit, own_scale
from geneverdict.evidence.multiverse.summary import NO_RESULT, calls_at
from geneverdict.evidence.words import listing, number, probability, threshold
from geneverdict.model.multiverse import ChoiceSummary, Curve, CurveSummary, Flip, NullTest, PresetShare
from geneverdict.model.option_words import DIMENSION_WORDS, option_words
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import Call

SENTENCES = {
    "nothing": "None of the {n} analyses of {gene} {where} has a result.",
    "one": "Only the study's own analysis of {gene} {where} has a result, so nothing can be said of others.",
    "calls_one_way": "{share} {call} it {way} at {at}; {other} it {opposite}.",
    "calls_none": "None of {n} reasonable analyses calls it at {at}.",
    "calls_both": "{up} {call_up} it up and {down} {call_down} it down at {at}.",
    "refused": "{n} other combinations were ruled out or have no result for it.",
    "solid": "Solid: {share} of them agree with the study's own analysis, which {says}.",
    "mostly stable": "Mostly stable: {share} of them agree with the study's own analysis, which {says}.",
    "depends on the analyst": (
        "It depends on the analyst: only {share} of them agree with the study's own analysis, which {says}."
    ),
    "overturned": (
        "The study's own analysis {says}, but only {share} agree: most reasonable analyses disagree with it."
    ),
    "no_default": "The study's own analysis has no result for it{why}, so none can be said to agree with it.",
    "effect": "The {unit} is {median} in the middle, from {low} to {high}; {sign}.",
    "effect_same": "The {unit} is {median} in every one.",
    "alike": "They give {n} different effects; the others repeat one of these with another p or FDR, as where a choice "
    "leaves this gene's own values as they are.",
    "effect_some": " (of the {n} analyses with a fold change)",
    "effect_scale": " (of the {n} analyses on the study's own scale)",
    "janus": "One can find it up or down as one likes: the effects at 1 % and 99 % have opposite signs (Janus effect).",
    "moved": "Most moved by: {first} ({share} of the variance of the effect){rest}.",
    "unmoved": "No single choice explains 1 % of the variance of the effect.",
    "flip": "{n} to {do}: {changes} ({numbers}){others}.",
    "no_flip": "No analysis among them changes the call.",
    "presets": "Called at other thresholds: {calls}.",
    "preset": "by {share} at {at}",
    "null": "By permuted labels ({draws}): p = {median} for a median effect as large, {significant} for as many "
    "analyses with p < 0.05 and one sign, {sign} for as many of one sign; without any effect 95 % of the medians lie "
    "between {low} and {high}.",
    "more_fragile": "More fragile than {percent} % of the {n} genes with about this effect (equal ones counted half).",
    "less_fragile": "Less fragile than {percent} % of the {n} genes with about this effect (equal ones counted half).",
    "as_fragile": "About as fragile as most of the {n} genes with about this effect.",
}
SAME_DIGITS = 9
"""Effects equal to these decimals are one."""
UNUSUAL = 60
"""From this percentile on, and below its mirror image, a gene is more, or less, fragile than others."""
_SAYS = {Call.UP: "calls it up", Call.DOWN: "calls it down", Call.NOT_CALLED: "does not call it"}
_FLIPS = {Call.UP: "call it up", Call.DOWN: "call it down", Call.NOT_CALLED: "lose the call"}
_COUNTS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


def curve_sentences(summary: CurveSummary, curve: Curve, thresholds: Thresholds) -> tuple[str, ...]:
    """The curve in words: calls, agreement, effect, what moves it, what flips it, other thresholds, chance, others.

    What is not known (no null test, no percentile) is not said.  Per cents are weighted where the specifications are.
    """
    where = f"in {curve.series}" if curve.series else "pooled"
    if not summary.n:
        return (SENTENCES["nothing"].format(n=f"{len(curve.refused):,}", gene=curve.gene, where=where),)
    if summary.n == 1 and summary.default_call != NO_RESULT:
        return (SENTENCES["one"].format(gene=curve.gene, where=where), *_refused(summary))
    said = (
        _calls(curve, thresholds),
        *_refused(summary),
        _agreement(summary, curve),
        _effect(summary, curve),
        _alike(curve),
        SENTENCES["janus"] if summary.janus else "",
        _moved(summary.choices),
        _flip(summary.flips, summary.default_call, curve),
        _presets(summary.presets[0], summary.presets[1:], curve),
        _null(summary.null) if summary.null else "",
        _percentile(summary),
    )
    return tuple(sentence for sentence in said if sentence)


def percent(share: float) -> str:
    """A share in whole per cent; all and none only where it is so.

    >>> percent(0.334), percent(0.001), percent(0.9996), percent(1.0)
    ('33 %', 'under 1 %', 'over 99 %', '100 %')
    """
    if not math.isfinite(share):
        return "not known"
    if 0 < share < 0.01:
        return "under 1 %"
    return "over 99 %" if 0.99 < share < 1 else f"{100 * share:.0f} %"


def rule_words(curve: Curve, log2fc: float, cut: float) -> str:
    """How a specification of this curve is counted as calling the gene."""
    sized, short = fold_changes(curve), _short_rule(curve, log2fc, cut)
    if not sized.any():
        return f"{short} (no fold change is known here, so no threshold of size applies)"
    return short if sized.all() else f"{short} (standardised effects by {_chance(curve)} alone)"


def _short_rule(curve: Curve, log2fc: float, cut: float) -> str:
    size = f"|log2FC| ≥ {threshold(log2fc)} and " if fold_changes(curve).any() else ""
    return f"{size}{_chance(curve)} < {threshold(cut)}"


def _chance(curve: Curve) -> str:
    return "FDR" if curve.series else "p"


def _calls(curve: Curve, thresholds: Thresholds) -> str:
    calls = calls_at(curve, thresholds.log2fc, thresholds.fdr, pooled=not curve.series)
    at = rule_words(curve, thresholds.log2fc, thresholds.fdr)
    n, n_up, n_down = (int(count) for count in (curve.done.sum(), (calls > 0).sum(), (calls < 0).sum()))
    if not n_up and not n_down:
        return SENTENCES["calls_none"].format(n=f"{n:,}", at=at)
    up, down = _of(curve, calls > 0, n), _of(curve, calls < 0, n)
    if n_up and n_down:
        words = {"up": up, "down": down, "call_up": _verb(n_up), "call_down": _verb(n_down)}
        return SENTENCES["calls_both"].format(at=at, **words)
    way, opposite = (Call.UP, Call.DOWN) if n_up else (Call.DOWN, Call.UP)
    words = {"share": up if n_up else down, "call": _verb(n_up or n_down), "way": way, "opposite": opposite}
    return SENTENCES["calls_one_way"].format(at=at, other="none calls", **words)


def _of(curve: Curve, mask: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], n: int) -> str:
    weights = curve.weights[curve.done]
    share = float(mask[curve.done] @ weights / weights.sum())
    weighted = "" if np.all(weights == weights[0]) else " by weight"
    return f"{int(mask.sum()):,} of {n:,} reasonable analyses ({percent(share)}{weighted})"


def _verb(n: int) -> str:
    return "calls" if n == 1 else "call"


def _refused(summary: CurveSummary) -> tuple[str, ...]:
    return (SENTENCES["refused"].format(n=f"{summary.n_refused:,}"),) if summary.n_refused else ()


def _agreement(summary: CurveSummary, curve: Curve) -> str:
    if summary.default_call == NO_RESULT:
        why = curve.refused[curve.default]
        return SENTENCES["no_default"].format(why=f" ({why.rstrip('.')})" if why else "")
    words = {"share": percent(summary.agreement), "says": _SAYS[Call(summary.default_call)]}
    return SENTENCES[summary.grade].format(**words)


def _effect(summary: CurveSummary, curve: Curve) -> str:
    sized, done = one_unit(curve), curve.done
    unit = curve.unit if fold_changes(curve)[sized].all() or curve.unit != "log2FC" else "standardised effect"
    which = "effect_some" if own_scale(curve).all() else "effect_scale"
    some = SENTENCES[which].format(n=f"{int(sized.sum()):,}") if sized.sum() < done.sum() else ""
    low, high = number(summary.low), number(summary.high)
    if low == high and summary.same_sign == 1:
        return SENTENCES["effect_same"].format(unit=unit + some, median=low)
    alike = "all have" if summary.same_sign == 1 else f"{percent(summary.same_sign)} have"
    words = {"low": low, "high": high, "median": number(summary.median), "sign": f"{alike} the same sign"}
    return SENTENCES["effect"].format(unit=unit + some, **words)


def _alike(curve: Curve) -> str:
    """Where fewer than half of the effects differ."""
    done = curve.effect[curve.done]
    n = len(np.unique(np.round(done, SAME_DIGITS)))
    if not 1 < n < len(done) / 2:
        return ""
    return SENTENCES["alike"].format(n=f"{n:,}")


def _moved(choices: tuple[ChoiceSummary, ...]) -> str:
    moving = [c for c in choices if c.share_of_variance >= 0.01]
    if not choices:
        return ""
    if not moving:
        return SENTENCES["unmoved"]
    first, *others = moving[:3]
    named = [f"{DIMENSION_WORDS[c.dimension]} ({percent(c.share_of_variance)})" for c in others]
    rest = f", then {listing(named)}" if named else ""
    share = percent(first.share_of_variance)
    return SENTENCES["moved"].format(first=DIMENSION_WORDS[first.dimension], share=share, rest=rest)


def _flip(flips: tuple[Flip, ...], default_call: str, curve: Curve) -> str:
    if default_call == NO_RESULT:
        return ""
    if not flips:
        return SENTENCES["no_flip"]
    first, *others = flips
    n = len(first.changes)
    many = _COUNTS[n] if n < len(_COUNTS) else str(n)
    how = f"{many} change is enough" if n == 1 else f"{many} changes together are enough, and no fewer,"
    changes = listing([f"{option_words(d, b)} instead of {option_words(d, a)}" for d, a, b in first.changes], 9)
    name = getattr(curve.specifications[first.index], "effect", "log2fc")
    unit = "standardised effect" if name == "standardised" else curve.unit
    chance = f"FDR {probability(first.fdr)}" if curve.series else f"p {probability(first.p)}"
    numbers = f"{unit} {number(first.effect)}, {chance}"
    more = f"; so {'is' if len(others) == 1 else 'are'} {len(others)} other{'s' * (len(others) > 1)}" if others else ""
    words = {"n": how, "do": _FLIPS[Call(first.call)], "changes": changes, "numbers": numbers}
    return SENTENCES["flip"].format(others=more, **words)


def _presets(own: PresetShare, others: tuple[PresetShare, ...], curve: Curve) -> str:
    """Each rule once: where no size is asked for, several thresholds are one."""
    calls = {}
    for preset in others:
        share = "none" if preset.up + preset.down == 0 else percent(preset.up + preset.down)
        at = _short_rule(curve, preset.log2fc, preset.fdr)
        calls[at] = SENTENCES["preset"].format(share=share, at=at)
    calls.pop(_short_rule(curve, own.log2fc, own.fdr), None)
    return SENTENCES["presets"].format(calls="; ".join(calls.values())) if calls else ""


def _null(null: NullTest) -> str:
    draws = f"all {null.draws:,} others that there are" if null.exact else f"{null.draws:,} draws"
    words = {
        "median": probability(null.p_median),
        "significant": probability(null.p_significant),
        "sign": probability(null.p_sign),
        "low": number(null.median_low),
        "high": number(null.median_high),
    }
    return SENTENCES["null"].format(draws=draws, **words)


def _percentile(summary: CurveSummary) -> str:
    more = summary.percentile
    if not summary.n_alike or not math.isfinite(more):
        return ""
    n = f"{summary.n_alike:,}"
    if more >= UNUSUAL:
        return SENTENCES["more_fragile"].format(percent=f"{math.floor(more)}", n=n)
    if more <= 100 - UNUSUAL:
        return SENTENCES["less_fragile"].format(percent=f"{math.floor(100 - more)}", n=n)
    return SENTENCES["as_fragile"].format(n=n)
