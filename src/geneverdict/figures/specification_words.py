"""What is said in and behind the figure of a specification curve.  Nothing here needs matplotlib."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from geneverdict.evidence.multiverse.words import call_words, chance_code, grade_words, rule
from geneverdict.figures.specification_rows import CALLS, DARKEST, Part, constant, parts
from geneverdict.messages import Message, Name, Value, choice, count, effect, known, messages, p, share, threshold
from geneverdict.model.multiverse import ChoiceSummary, Curve, CurveSummary, IntArray, NullTest
from geneverdict.model.option_words import dimension_words
from geneverdict.model.study import Thresholds

NO_RESULT = Message("figure-no_result")
PERMUTED = Message("figure-null_band")


class Drawn(NamedTuple):
    """What the figure shows, as far as its notes tell it."""

    parts: tuple[Part, ...]
    many: bool
    """Too many for a mark each."""
    lines: bool
    """Intervals as lines, somewhere."""
    bands: bool
    """Intervals as a band, somewhere."""
    beyond: int
    """Intervals that run beyond the axis."""


def about(curve: Curve) -> dict[str, Value]:
    """The gene, and the series where there is one."""
    return known({"gene": Name(curve.gene), "series": Name(curve.series) if curve.series else None})


def name(curve: Curve) -> Message:
    """``ITGA5 in GSE14520``."""
    return Message("figure-curve_nothing", about(curve))


def title(curve: Curve) -> Message:
    """``ITGA5 in GSE14520: 960 specifications``."""
    return Message("figure-curve_title", about(curve) | {"n": count(int(curve.done.sum()))})


def lines(curve: Curve, summary: CurveSummary, thresholds: Thresholds) -> list[Message]:
    """Shares of the calls, the range, the grade, and the joint test."""
    said = [_shares(summary, rule(curve, thresholds.log2fc, thresholds.fdr)), _range(curve, summary), _grade(summary)]
    said += [_null(summary.null)] if summary.null else []
    return [line for line in said if line]


def own(curve: Curve, calls: IntArray) -> Message:
    """The study's own analysis with its numbers."""
    i = curve.default
    if not curve.done[i]:
        return Message("figure-own_absent")
    ends = {"low": effect(curve.ci_low[i]), "high": effect(curve.ci_high[i])}
    values = {"effect": effect(curve.effect[i]), **ends, "p": p((curve.fdr if curve.series else curve.p)[i])}
    return Message("figure-own", known(values) | {"chance": chance_code(curve), "call": call_words(CALLS[calls[i]])})


def count_of(part: Part, curve: Curve) -> Message:
    """``specifications, sorted by effect (n = 960; 144 combinations ruled out)``."""
    n = count(part.order.size)
    if part.order.size < curve.done.sum():
        return Message("figure-sorted_part", {"n": n})
    return Message("figure-sorted", {"n": n, "missing": messages(missing(curve))})


def missing(curve: Curve) -> list[Message]:
    """Specifications that were refused, and others without a result."""
    refused = sum(why is not None for why in curve.refused)
    empty = int((~curve.done).sum()) - refused
    return [
        Message(code, {"n": count(n)})
        for code, n in (("figure-ruled_out", refused), ("figure-without_result", empty))
        if n
    ]


def same_in_all(curve: Curve) -> list[Message]:
    """Dimensions that do not vary, as one sentence."""
    fixed = constant(curve)
    return [Message("figure-same_in_all", {"choices": messages(fixed)})] if fixed else []


def curve_alt(curve: Curve, summary: CurveSummary) -> Message:
    """The figure in words: what is called, the range, the study's own place, and which choices move the answer."""
    if not curve.done.any():
        return Message("figure-curve_empty", {"gene": Name(curve.gene)})
    absent = missing(curve)
    said = [
        Message("figure-curve_of", {"title": title(curve)}),
        Message("figure-missing", {"missing": messages(absent)}) if absent else None,
        _shares(summary),
        _range(curve, summary),
        _rank(curve, summary) if curve.done[curve.default] else None,
        _moved(summary.choices),
        _grade(summary),
        _null(summary.null) if summary.null else None,
    ]
    return Message("figure-curve_alt", {"parts": messages(_sentences(filter(None, said)))})


def _sentences(said: Iterable[Message]) -> list[Message]:
    return [Message("figure-sentence", {"text": text}) for text in said]


def _null(null: NullTest) -> Message:
    """What permuted labels give."""
    values: dict[str, Value] = {
        "exact": choice(null.exact),
        "draws": count(null.draws + 1 if null.exact else null.draws),
        "p": p(null.p_median),
        "low": effect(null.median_low),
        "high": effect(null.median_high),
    }
    return Message("figure-null", values)


def _moved(choices: tuple[ChoiceSummary, ...]) -> Message | None:
    moved = [c for c in choices if math.isfinite(c.share_of_variance) and len(c.options) > 1]
    most = sorted(moved, key=lambda c: -c.share_of_variance)[:3]
    named = [
        Message("figure-moved_by", {"choice": dimension_words(c.dimension), "share": share(c.share_of_variance)})
        for c in most
    ]
    return Message("figure-moved", {"choices": messages(named)}) if named else None


def _rank(curve: Curve, summary: CurveSummary) -> Message:
    """Where the study's own analysis stands among those in its unit."""
    order = next(part.order for part in parts(curve) if curve.default in part.order)
    own_effect = curve.effect[curve.default]
    rank = 1 + int((curve.effect[order] < own_effect).sum())
    place = {"rank": count(rank), "n": count(order.size)}
    return Message("figure-rank", {"effect": effect(own_effect), "call": call_words(summary.default_call), **place})


def _shares(summary: CurveSummary, at: Message | None = None) -> Message:
    if not summary.presets:
        agree = share(summary.agreement)
        return Message("figure-agreement", {"share": agree, "call": call_words(summary.default_call)})
    own_cuts = summary.presets[0]
    rest = max(0.0, 1 - own_cuts.up - own_cuts.down)
    shares = {"up": share(own_cuts.up), "down": share(own_cuts.down), "rest": share(rest)}
    return Message("figure-shares", known({**shares, "rule": at}))


def _range(curve: Curve, summary: CurveSummary) -> Message:
    ends = {"median": effect(summary.median), "low": effect(summary.low), "high": effect(summary.high)}
    return Message("figure-range", {"unit": parts(curve)[0].unit, **ends, "same_sign": share(summary.same_sign)})


def _grade(summary: CurveSummary) -> Message | None:
    if not summary.grade:
        return None
    fragile = math.isfinite(summary.percentile) and summary.n_alike
    more = {"percent": count(summary.percentile), "n": count(summary.n_alike)} if fragile else {}
    return Message("figure-grade", {"grade": grade_words(summary.grade), **more})


def axis(part: Part) -> Message:
    """The effects of one part."""
    return Message("figure-axis_effect", {"unit": part.unit})


def cut(value: float) -> Message:
    """Beside the line of a cut."""
    return Message("figure-threshold", {"value": threshold(value)})


def notes(curve: Curve, drawn: Drawn) -> list[Message]:
    """What marks and shades mean, what is cut off, what does not vary."""
    said = [Message("figure-note", {"parts": messages(_marks(curve, drawn))})]
    if drawn.many:
        said.append(Message("figure-shades", {"times": threshold(DARKEST)}))
    if len(drawn.parts) > 1:
        first, second = (part.unit for part in drawn.parts)
        units = Message("figure-two_units", {"first": first, "second": second})
        said.append(Message("figure-note", {"parts": messages([*missing(curve), units])}))
    said += same_in_all(curve)
    return [*said, Message("figure-weighted")] if np.ptp(curve.weights[curve.done]) > 0 else said


def _marks(curve: Curve, drawn: Drawn) -> list[Message]:
    """What marks and lines are, and what has none."""
    without = int((curve.done & ~np.isfinite(curve.ci_low + curve.ci_high)).sum())
    told = (
        (not drawn.many, Message("figure-marks")),
        (True, Message("figure-own_is" if curve.done[curve.default] else "figure-own_absent")),
        (drawn.lines, Message("figure-thin_lines")),
        (drawn.bands, Message("figure-grey_band")),
        (drawn.beyond, Message("figure-beyond", {"n": count(drawn.beyond)})),
        (without, Message("figure-without_interval", {"n": count(without)})),
    )
    return [message for holds, message in told if holds]
