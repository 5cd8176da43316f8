"""What the specifications of one gene say together."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from geneverdict.evidence.multiverse.choices import CALLS, by_choice, flips, fold_changes, one_unit
from geneverdict.evidence.multiverse.grade import DIGITS, grade_of, weighted_quantiles
from geneverdict.evidence.why.presets import PRESETS
from geneverdict.messages import Message, threshold
from geneverdict.model.multiverse import BoolArray, Curve, CurveSummary, PresetShare
from geneverdict.model.series import FloatArray
from geneverdict.model.study import Thresholds

NO_RESULT = "no result"


def summarise(curve: Curve, thresholds: Thresholds, *, pooled: bool = False) -> CurveSummary:
    """Shares, range, agreement, choices, flips and grade of one curve; percentile, null test and sentences are not
    known here.

    A specification calls the gene as in ``calls_at``.  Shares are weighted over specifications with a result; the
    median and the range are of those in one unit (``choices.one_unit``), quantiles as in
    ``grade.weighted_quantiles``.  An effect of exactly 0 has no sign.  Without a result of the study's own analysis
    the default's call is ``no result``, the agreement NaN and there is no grade; without any result all are NaN.
    """
    done = curve.done
    weights = curve.weights[done]
    calls = calls_at(curve, thresholds.log2fc, thresholds.fdr, pooled=pooled)
    own = bool(done[curve.default])
    agreement = _share(calls[done] == calls[curve.default], weights) if own else float("nan")
    low, q01, median, q99, high = _spread(curve)
    effect = curve.effect[done]
    wide = 0.0 if calls[done].any() else left_open(curve, thresholds)
    return CurveSummary(
        n=int(done.sum()),
        n_refused=int((~done).sum()),
        presets=_presets(curve, thresholds, pooled=pooled),
        default_call=str(CALLS[int(calls[curve.default])]) if own else NO_RESULT,
        agreement=agreement,
        median=median,
        low=low,
        high=high,
        q01=q01,
        q99=q99,
        same_sign=max(_share(effect > 0, weights), _share(effect < 0, weights)),
        janus=q01 * q99 < 0,
        choices=by_choice(curve, calls != 0),
        flips=flips(curve, calls),
        grade=grade_of(agreement, float(done.sum()), left_open=wide),
    )


def calls_at(curve: Curve, log2fc: float, cut: float, *, pooled: bool = False) -> npt.NDArray[np.int8]:
    """The call of every specification: 1 up, −1 down, 0 not called or without a result.

    Called is what has |effect| ≥ ``log2fc`` and FDR < ``cut``; pooled, where there is no FDR, p < ``cut``.  The
    size is asked of log2 fold changes only: a standardised effect, or a difference off the log2 scale, is in standard
    deviations or in no known unit, so a fold change says nothing of it, and it counts by p or FDR alone.
    """
    evidence = curve.p if pooled else curve.fdr
    large = (np.abs(curve.effect) >= log2fc) | ~fold_changes(curve)
    called = curve.done & large & (evidence < cut)
    return np.where(called, np.sign(curve.effect), 0).astype(np.int8)


def left_open(curve: Curve, thresholds: Thresholds) -> float:
    """Weighted share of the specifications with a result whose interval reaches the threshold of the fold change.

    Where a specification gives no fold change, any interval does that holds more than one side of 0.
    """
    size = np.where(fold_changes(curve), thresholds.log2fc, 0.0)[curve.done]
    wide = (curve.ci_low[curve.done] <= -size) | (curve.ci_high[curve.done] >= size)
    return _share(wide, curve.weights[curve.done])


def _presets(curve: Curve, thresholds: Thresholds, *, pooled: bool) -> tuple[PresetShare, ...]:
    """The study's thresholds, then those that people really use, each once."""
    own = (thresholds.log2fc, thresholds.fdr)
    different = [preset for preset in PRESETS if preset != own]
    weights = curve.weights[curve.done]
    found = []
    for log2fc, cut in (own, *different):
        calls = calls_at(curve, log2fc, cut, pooled=pooled)[curve.done]
        name = Message("preset-cuts", {"cut": threshold(log2fc), "fdr_cut": threshold(cut)})
        found.append(PresetShare(name, log2fc, cut, _share(calls > 0, weights), _share(calls < 0, weights)))
    return tuple(found)


def _spread(curve: Curve) -> tuple[float, float, float, float, float]:
    """Smallest, 1 %, median, 99 % and largest effect of one unit."""
    unit = one_unit(curve)
    if not unit.any():
        nan = float("nan")
        return nan, nan, nan, nan, nan
    effect = curve.effect[unit]
    q01, median, q99 = weighted_quantiles(effect[None], curve.weights[unit], (0.01, 0.5, 0.99))[:, 0]
    return float(effect.min()), float(q01), float(median), float(q99), float(effect.max())


def _share(mask: BoolArray, weights: FloatArray) -> float:
    return round(float(mask @ weights / weights.sum()), DIGITS) if len(mask) else float("nan")
