"""Which choice moves the answer: the variance between the options of each, and the smallest change of the call."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from geneverdict.evidence.multiverse.grade import DIGITS, weighted_quantiles
from geneverdict.model.multiverse import BoolArray, ChoiceSummary, Curve, Flip, IntArray, OptionSummary
from geneverdict.model.series import FloatArray
from geneverdict.model.verdict import Call

MOST_FLIPS = 12
CALLS = {1: Call.UP, -1: Call.DOWN, 0: Call.NOT_CALLED}
NO_SPREAD = 1e-12
"""Effects that differ by less than this share of the largest are equal but for rounding."""


def fold_changes(curve: Curve) -> BoolArray:
    """Specifications whose effect is a log2 fold change: none off the log2 scale, and none that is standardised."""
    log2fc = [getattr(spec, "effect", "log2fc") == "log2fc" for spec in curve.specifications]
    return np.array(log2fc, dtype=bool) & (curve.unit == "log2FC")


def one_unit(curve: Curve) -> BoolArray:
    """Specifications with a result whose effects may be compared in size: on the scale of the study's own analysis, and
    the fold changes where there are any.

    A curve may hold log2 fold changes and standardised effects, or effects before and after a logarithm, and no median
    or variance is of both.
    """
    here = curve.done & own_scale(curve)
    here = here if here.any() else curve.done
    both = here & fold_changes(curve)
    return both if both.any() else here


def own_scale(curve: Curve) -> BoolArray:
    """Specifications on the scale of the study's own analysis; pooled, all."""
    scales = np.array([getattr(spec, "scale", "") for spec in curve.specifications])
    same: BoolArray = scales == scales[curve.default]
    return same


def by_choice(curve: Curve, called: BoolArray) -> tuple[ChoiceSummary, ...]:
    """Every dimension with more than one option among the specifications with a result, by its share of the variance.

    The share is that of the weighted variance of the options' means in the variance of all: of the effect over
    specifications of one unit (``one_unit``), and of ``called`` (specifications,) over all with a result.  0 where
    nothing varies.  Each is of its dimension alone, so that together they may come to more or less than 1.  An option
    has the weighted median of its effects in that unit (of all its effects where it has none in it, which are the
    standardised ones) and its share called; n counts results, and an option without any has NaN.
    """
    done, unit = curve.done, one_unit(curve)
    columns = list(zip(*curve.specifications, strict=True))
    found = []
    for name, column in zip(curve.dimensions, columns, strict=True):
        options = tuple(dict.fromkeys(column))
        codes = np.array([options.index(option) for option in column], dtype=np.intp)
        if len(np.unique(codes[done])) < 2:
            continue
        of_effect = _between(curve.effect[unit], codes[unit], curve.weights[unit])
        of_calls = _between(called[done].astype(np.float64), codes[done], curve.weights[done])
        summaries = tuple(_option(curve, name, codes == i, called, unit) for i, name in enumerate(options))
        found.append(ChoiceSummary(name, of_effect, of_calls, summaries))
    return tuple(sorted(found, key=lambda c: (-c.share_of_variance, -c.share_of_calls)))


def flips(curve: Curve, call_of: npt.NDArray[np.int8]) -> tuple[Flip, ...]:
    """The specifications that change the call of the study's own analysis by the fewest other choices, at most 12.

    ``call_of`` (specifications,) is 1, −1 or 0.  All have the same number of changes.  First those that call it the
    other way, then those that call it, the smallest p first; then those that no longer call it, the largest p first;
    equal ones in the order of the specifications.  None where the study's own analysis has no result or all agree.
    """
    default, done = curve.default, curve.done
    other = done & (call_of != call_of[default])
    if not done[default] or not other.any():
        return ()
    table = np.array([tuple(spec) for spec in curve.specifications])
    distance = (table != table[default]).sum(axis=1)
    nearest: IntArray = np.flatnonzero(other & (distance == distance[other].min()))
    opposite, lost = call_of[nearest] * call_of[default] < 0, call_of[nearest] == 0
    p = curve.p[nearest]
    order = np.lexsort((np.where(lost, -p, p), lost, ~opposite))
    return tuple(_flip(curve, int(i), call_of) for i in nearest[order[:MOST_FLIPS]])


def _flip(curve: Curve, i: int, call_of: npt.NDArray[np.int8]) -> Flip:
    pairs = zip(curve.dimensions, curve.specifications[curve.default], curve.specifications[i], strict=True)
    changes = tuple((name, was, becomes) for name, was, becomes in pairs if was != becomes)
    effect, p, fdr = (float(column[i]) for column in (curve.effect, curve.p, curve.fdr))
    return Flip(changes, str(CALLS[int(call_of[i])]), effect, p, fdr, i)


def _between(values: FloatArray, codes: IntArray, weights: FloatArray) -> float:
    """Share of the weighted variance of ``values`` that lies between the groups of ``codes``, 0 to 1."""
    centred = values - np.average(values, weights=weights)
    total = float(weights @ centred**2)
    if np.ptp(values) <= NO_SPREAD * float(np.abs(values).max()):
        return 0.0
    size = np.bincount(codes, weights)
    sums = np.bincount(codes, weights * centred)[size > 0]
    between = float((sums**2 / size[size > 0]).sum())
    return min(1.0, between / total)


def _option(curve: Curve, option: str, members: BoolArray, called: BoolArray, unit: BoolArray) -> OptionSummary:
    there = members & curve.done
    if not there.any():
        return OptionSummary(option, 0, float("nan"), float("nan"))
    sized = there & unit if (there & unit).any() else there
    median = weighted_quantiles(curve.effect[None, sized], curve.weights[sized], (0.5,))[0, 0]
    share = round(float(np.average(called[there], weights=curve.weights[there])), DIGITS)
    return OptionSummary(option, int(there.sum()), float(median), share)
