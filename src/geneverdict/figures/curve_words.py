"""The words in and behind the figure of a specification curve.  Nothing here needs matplotlib."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from geneverdict.figures.curve_rows import CALLS, DARKEST, Part, constant, dimension_words, is_pooled, parts, percent
from geneverdict.figures.wording import MINUS, NOTHING, counted, interval, number, probability, shorten
from geneverdict.model.multiverse import Curve, CurveSummary, IntArray, NullTest
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import Call

LONGEST_ID = 30


NO_RESULT = "no specification has a result"
PERMUTED = "95 % of medians with permuted labels"


class Drawn(NamedTuple):
    """What the figure shows, as far as its notes tell it."""

    parts: tuple[Part, ...]
    calls: IntArray
    many: bool
    """Too many for a mark each."""
    lines: bool
    """Intervals as lines, somewhere."""
    bands: bool
    """Intervals as a band, somewhere."""
    beyond: int
    """Intervals that run beyond the axis."""


def name(curve: Curve) -> str:
    """``ITGA5 in GSE14520``."""
    where = f"in {shorten(curve.series, LONGEST_ID)}" if curve.series else "pooled over series"
    return f"{curve.gene} {where}"


def title(curve: Curve) -> str:
    """``ITGA5 in GSE14520: 960 specifications``."""
    return f"{name(curve)}: {counted(int(curve.done.sum()), 'specification')}"


def lines(curve: Curve, summary: CurveSummary, thresholds: Thresholds) -> tuple[str, ...]:
    """Shares of the calls, the range, the grade, and the joint test."""
    said = [f"{_shares(summary)}, at {rule(curve, thresholds)}", _range(curve, summary), _grade(summary)]
    if summary.null:
        said.append(null_sentence(summary.null))
    return tuple(line for line in said if line)


def rule(curve: Curve, thresholds: Thresholds) -> str:
    """``|log2FC| ≥ 1 and FDR < 0.05``; pooled specifications have a p-value only."""
    found = parts(curve)
    chance = "p" if is_pooled(curve) else "FDR"
    sized = next((f"|{part.unit}| ≥ {thresholds.log2fc:g} and " for part in found if part.sized), "")
    rest = f" ({found[1].unit}s by {chance} alone)" if sized and len(found) > 1 else ""
    return f"{sized}{chance} < {thresholds.fdr:g}{rest}"


def own_words(curve: Curve, calls: IntArray) -> str:
    """The study's own analysis with its numbers."""
    i = curve.default
    if not curve.done[i]:
        return "the study's own analysis has no result"
    name, chance = ("p", curve.p[i]) if is_pooled(curve) else ("FDR", curve.fdr[i])
    shown = f"{number(curve.effect[i])} {interval(curve.ci_low[i], curve.ci_high[i])}".removesuffix(f" {NOTHING}")
    return f"the study's own: {shown}, {name} {probability(chance)}, {CALLS[calls[i]]}"


def count_words(part: Part, curve: Curve) -> str:
    """``specifications, sorted by effect (n = 960; 144 combinations ruled out)``."""
    refused, empty = _missing(curve)
    rest = [f"{counted(refused, 'combination')} ruled out"] if refused else []
    rest += [f"{empty:,} without a result"] if empty else []
    if part.order.size < curve.done.sum():
        return f"n = {part.order.size:,}, sorted by effect"
    return f"specifications, sorted by effect (n = {'; '.join([f'{part.order.size:,}', *rest])})"


def left_out(curve: Curve) -> str:
    """What was ruled out, for a curve in two parts, whose axes say only what is in them."""
    refused, empty = _missing(curve)
    said = [f"{counted(refused, 'combination')} ruled out"] if refused else []
    said += [f"{empty:,} without a result"] if empty else []
    return "; ".join(said)


def _missing(curve: Curve) -> tuple[int, int]:
    """Specifications that were refused, and others without a result."""
    refused = sum(bool(why) for why in curve.refused)
    return refused, int((~curve.done).sum()) - refused


def null_sentence(null: NullTest) -> str:
    """What permuted labels give."""
    how = f"all {null.draws + 1:,} assignments" if null.exact else f"{null.draws:,} permutations"
    return (
        f"Joint test ({how} of the labels): median effect p {probability(null.p_median)}; "
        f"95 % of medians without any effect {number(null.median_low)} to {number(null.median_high)}"
    )


def same_in_all(curve: Curve) -> str:
    """Dimensions that do not vary."""
    fixed = constant(curve)
    return f"The same in all: {'; '.join(fixed)}." if fixed else ""


def curve_alt(curve: Curve, summary: CurveSummary) -> str:
    """The figure in words: what is called, the range, the study's own place, and which choices move the answer."""
    if not curve.done.any():
        return f"Specification curve of {curve.gene}: no specification has a result."
    said = [f"Specification curve: {title(curve)}", left_out(curve), _shares(summary), _range(curve, summary)]
    if curve.done[curve.default]:
        said.append(_rank(curve, summary))
    moved = [c for c in summary.choices if math.isfinite(c.share_of_variance) and len(c.options) > 1]
    if moved:
        most = sorted(moved, key=lambda c: -c.share_of_variance)[:3]
        named = (f"{dimension_words(c.dimension)} ({percent(c.share_of_variance)} of variance)" for c in most)
        said.append(f"the effect is moved most by {', '.join(named)}")
    said += [_grade(summary), null_sentence(summary.null) if summary.null else ""]
    return f"{'. '.join(part[0].upper() + part[1:] for part in said if part)}."


def _rank(curve: Curve, summary: CurveSummary) -> str:
    """Where the study's own analysis stands among those in its unit."""
    order = next(part.order for part in parts(curve) if curve.default in part.order)
    effect = curve.effect[curve.default]
    rank = 1 + int((curve.effect[order] < effect).sum())
    own = f"the study's own analysis, {number(effect)}, {summary.default_call}"
    return f"{own}, is number {rank:,} of {order.size:,} from the lowest"


def _shares(summary: CurveSummary) -> str:
    if not summary.presets:
        return f"{percent(summary.agreement)} agree with the study's own call, {summary.default_call}"
    own = summary.presets[0]
    return (
        f"Called {Call.UP} in {percent(own.up)}, {Call.DOWN} in {percent(own.down)}, "
        f"{Call.NOT_CALLED} in {percent(max(0.0, 1 - own.up - own.down))}"
    )


def _range(curve: Curve, summary: CurveSummary) -> str:
    return (
        f"Median {parts(curve)[0].unit} {number(summary.median)}, from {number(summary.low)} to "
        f"{number(summary.high)}; {percent(summary.same_sign)} have the same sign"
    )


def _grade(summary: CurveSummary) -> str:
    if not summary.grade:
        return ""
    if math.isnan(summary.percentile) or not summary.n_alike:
        return f"Grade: {summary.grade}"
    alike = f"{number(summary.percentile, 0)} % of {summary.n_alike:,} genes with about this effect"
    return f"Grade: {summary.grade}, more fragile than {alike}"


def axis(part: Part) -> str:
    """The effects of one part."""
    return f"{part.unit}, case {MINUS} control"


def threshold(value: float) -> str:
    """Beside the line of a cut."""
    return f"threshold {value:g}".replace("-", MINUS)


def notes(curve: Curve, drawn: Drawn) -> list[str]:
    """What marks and shades mean, what is cut off, what does not vary."""
    said = [_marks(curve, drawn)]
    if drawn.many:
        said.append(
            "Rows: colour by call; darker where more of the specifications use the option "
            f"(full: all, or {DARKEST:g} times its overall share)."
        )
    if len(drawn.parts) > 1:
        first, second = (part.unit for part in drawn.parts)
        units = f"medians and shares of variance are of {first}, but for the median of the {second}s"
        said.append(f"{'; '.join(filter(None, [left_out(curve), units]))}.")
    said.append(same_in_all(curve))
    if np.ptp(curve.weights[curve.done]) > 0:
        said.append("Shares and medians are weighted as the study file says; n is not.")
    return [note[0].upper() + note[1:] for note in said if note]


def _marks(curve: Curve, drawn: Drawn) -> str:
    own = "yellow, bold: the study's own analysis" if curve.done[curve.default] else own_words(curve, drawn.calls)
    said = [f"{'' if drawn.many else '▲ up, ▼ down, ● not called; '}{own}"]
    said += ["thin lines: 95 % intervals"] if drawn.lines else []
    said += ["grey: middle (paler: outermost) 95 % intervals of neighbours"] if drawn.bands else []
    said += [f"{counted(drawn.beyond, 'interval')} beyond the axis"] if drawn.beyond else []
    none = missing_intervals(curve)
    return f"{'; '.join([*said, *([f'{none:,} without an interval'] if none else [])])}."


def missing_intervals(curve: Curve) -> int:
    """Done specifications without an interval, as rank tests have none."""
    return int((curve.done & ~np.isfinite(curve.ci_low + curve.ci_high)).sum())
