"""On which scale the deposited values are, told from the values alone and shown with the quantiles that told it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.errors import PrepareError
from geneverdict.messages import (
    Code,
    Message,
    Name,
    Value,
    choice,
    count,
    effect,
    known,
    names,
    percent,
    percent1,
    value,
)
from geneverdict.model.prepared import Grade, Scale, ScaleKind
from geneverdict.model.series import FloatArray

PERCENT_FULL = 90
"""Where values end at 100, the 0.99 quantile of percentages: intensities have a long tail, and do not."""
PROBABILITIES = (0.0, 0.25, 0.5, 0.75, 0.99, 1.0)
SUBSET_ROWS = 2000
"""Genes (evenly spaced rows) on which centring is looked for: enough to see it, and quick on any array."""
SUBSET_COLUMNS = 8
"""Samples (evenly spaced) whose sorted values are compared for quantile normalisation."""
SCANNER_TOP = 65535.0
HIGHEST_LOG2 = 50.0
"""No measured expression reaches 2^50."""
HIGHEST_COUNT = 24.0
"""log2 of 17 million: arrays end below 19, and no gene of a sequenced sample has more reads."""
SKEWED = 3.5
"""The .99 quantile by the .75 quantile: 1.4 to 1.9 in real log2 arrays, 20 and more in linear ones."""
FEW_LOST = 0.02
"""Share of values without a logarithm from which it is a doubt: the clean linear series have 0.0001 at most."""
METHYLATION = "methylation profiling"
"""How the types of such series begin."""
_LEAST_SHARE = 0.0005
"""Of the values, below which a share is not worth saying."""

Ladder = tuple[float, ...]


class _Found(NamedTuple):
    kind: ScaleKind
    grade: Grade
    evidence: tuple[Message, ...]
    doubts: tuple[Message, ...] = ()


class _Centring(NamedTuple):
    """What a subset of the genes says: how many have mean or median 0, how far the means spread, how samples agree."""

    share_at_zero: float
    share_sd_one: float
    centre: float
    spread: float
    within: float
    correlation: float
    n_genes: int


def find_scale(
    values: FloatArray,
    *,
    two_colour: bool = False,
    declared: ScaleKind | None = None,
    types: Sequence[str] = (),
) -> Scale:
    """The scale of a matrix as deposited (probes × samples; NaN and infinite values are missing).

    GEO2R's rule decides between linear and log2: with the quantiles q at 0, .25, .5, .75, .99 and 1 of all finite
    values (R's type 7), log2 is due when q[.99] > 100, or when q[1] − q[0] > 50 and q[.25] > 0.  Gene-centred and
    z-scored values, and the log ratios of two-colour arrays, are recognised before it.  Values that the rule may
    misread get the grade ``check``; they never change the result.  Values within 0–1, those that
    fill 0–100, and those of a series whose ``types`` are methylation alone, are proportions.  ``declared`` is the
    user's word and wins; the evidence then says what the rule would have said.  Raises PrepareError when there is no
    finite value.
    """
    finite, values = _finite(values)
    q = _quantiles(finite)
    found = _proportions(q, types) or _recognise(values, q, two_colour=two_colour)
    if declared is not None:
        found = _overridden(declared, found)
    transformed = found.kind == "linear"
    n_nonpositive = int(np.count_nonzero(finite <= 0)) if transformed else 0
    normalised = _quantile_normalised(values, q)
    said = (*found.evidence, *_losses(n_nonpositive, finite.size), *_of_normalisation(values, normalised=normalised))
    n_missing = values.size - finite.size
    return Scale(found.kind, q, transformed, n_nonpositive, n_missing, normalised, found.grade, said, found.doubts)


def to_log2(values: FloatArray, scale: Scale) -> FloatArray:
    """log2 of linear values, those ≤ 0 becoming NaN; 2^x of values logged twice; otherwise the same array.

    Infinite values become NaN.  The input is never written to.
    """
    if scale.kind == "log2_twice":
        with np.errstate(over="ignore"):
            undone = np.exp2(values)
        undone[~np.isfinite(undone)] = np.nan
        return undone
    if not scale.transformed:
        infinite = np.isinf(values)
        return np.where(infinite, np.nan, values) if infinite.any() else values
    with np.errstate(divide="ignore", invalid="ignore"):
        logged: FloatArray = np.log2(values)
    logged[~np.isfinite(logged)] = np.nan
    return logged


def _finite(values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The finite values in one row, and the matrix with NaN for every other value."""
    good = np.isfinite(values)
    if not good.any():
        raise PrepareError(Message("error-no_number", {"n": count(values.size)}))
    if good.all():
        return values.ravel(), values
    return values[good], np.where(good, values, np.nan)


def _quantiles(finite: FloatArray) -> tuple[float, ...]:
    return tuple(float(q) for q in np.quantile(finite, PROBABILITIES))


def _recognise(values: FloatArray, q: Ladder, *, two_colour: bool) -> _Found:
    if q[0] < 0:
        centred = _standardised(values) or _centred(_centring(values), q, two_colour=two_colour)
        if centred is not None:
            return centred
    if geo2r_takes_log2(q):
        return _linear(values, q)
    if two_colour and q[1] < 0 < q[3]:
        return _log_ratio(q)
    return _log2(values, q)


def _proportions(q: Ladder, types: Sequence[str]) -> _Found | None:
    said = {**_quantile_values(q), "quantiles": _ladder(q)}
    within = q[0] >= 0 and q[5] <= 1
    if types and all(one.casefold().startswith(METHYLATION) for one in types):
        told = Message("scale-methylation", {**said, "type": Name(types[0]), "within": choice(within)})
    elif within:
        told = Message("scale-proportions", said)
    elif q[0] >= 0 and q[4] > PERCENT_FULL and q[5] <= 100:
        told = Message("scale-percent", said)
    else:
        return None
    return _Found("proportion", Grade.CHECK, (told,), (told,))


def looks_linear(q: Ladder) -> bool:
    """By GEO2R's rule, or because no log2 values are so high or so skewed (linear values divided by their median)."""
    return geo2r_takes_log2(q) or q[5] > HIGHEST_COUNT or (q[1] > 0 and q[4] > SKEWED * q[3])


def geo2r_takes_log2(q: Ladder) -> bool:
    """GEO2R's rule on the quantiles at 0, .25, .5, .75, .99 and 1."""
    return q[4] > 100 or (q[5] - q[0] > 50 and q[1] > 0)


def _old_clause(q: Ladder) -> bool:
    """The third clause of GEO2R's older script, which logs a second time what is log2, log10 or a ratio around 1."""
    return 0 < q[1] < 1 and 1 < q[3] < 2


def _overridden(declared: ScaleKind, found: _Found) -> _Found:
    if declared == found.kind or (declared == "log2_twice" and _may_be_logged_twice(found)):
        doubts = found.doubts if declared == "log2" else ()
        agreed = Message("scale-declared", {"kind": kind_of(declared), "agree": choice(not doubts)})
        against = (Message("scale-against", {"evidence": doubt}) for doubt in doubts)
        return _Found(declared, Grade.SURE, (agreed, *against, *found.evidence))
    said = Message("scale-declared_against", {"kind": kind_of(declared), "other": kind_of(found.kind)})
    against = (Message("scale-against", {"evidence": sentence}) for sentence in found.evidence)
    return _Found(declared, Grade.SURE, (said, *against))


def _may_be_logged_twice(found: _Found) -> bool:
    return any(doubt.code == "scale-compressed" for doubt in found.doubts)


def kind_of(kind: ScaleKind) -> Message:
    return Message("scale-kind", {"kind": Code(kind)})


# --- linear and log2 ---------------------------------------------------------------------------------------------


def _linear(values: FloatArray, q: Ladder) -> _Found:
    code = "scale-linear_high" if q[4] > 100 else "scale-linear_wide"
    evidence = [Message(code, {**_quantile_values(q), "quantiles": _ladder(q)})]
    if q[5] == SCANNER_TOP:
        evidence.append(Message("scale-scanner_top"))
    doubts = []
    logged = np.fmax.reduce(values, axis=0) < HIGHEST_LOG2 / 2
    if logged.any():
        doubts.append(Message("scale-some_logged", {"samples": _samples_where(logged)}))
    if q[1] <= 0:
        doubts.append(Message("scale-quarter_lost"))
    elif (lost := float(np.mean(values[np.isfinite(values)] <= 0))) >= FEW_LOST:
        doubts.append(Message("scale-some_lost", {"share": percent1(lost), "negative": choice(q[0] < 0)}))
    return _doubted("linear", evidence, doubts)


def _doubted(kind: ScaleKind, evidence: Sequence[Message], doubts: Sequence[Message]) -> _Found:
    """Doubts are words and a grade only: none of them changes the result."""
    said = (*evidence, *(Message("scale-but", {"doubt": doubt}) for doubt in doubts))
    return _Found(kind, Grade.CHECK if doubts else Grade.SURE, said, tuple(doubts))


def _log2(values: FloatArray, q: Ladder) -> _Found:
    evidence = [Message("scale-log2", {**_quantile_values(q), "quantiles": _ladder(q)})]
    if q[0] < 0 < q[1]:
        evidence.append(Message("scale-small_intensities", _quantile_values(q)))
    found = _doubted("log2", evidence, _doubts(values, q))
    if _old_clause(q):
        old = Message("scale-old_clause")
        return found._replace(grade=Grade.CHECK, evidence=(*found.evidence, old), doubts=(*found.doubts, old))
    return found


def _doubts(values: FloatArray, q: Ladder) -> list[Message]:
    """What is odd for log2 expression."""
    doubts, said = [], _quantile_values(q)
    linear = np.fmax.reduce(values, axis=0) > HIGHEST_LOG2
    if linear.any():
        doubts.append(Message("scale-some_linear", {**said, "samples": _samples_where(linear)}))
    elif looks_linear(q):
        doubts.append(Message("scale-skewed", said))
    if q[1] < 0:
        doubts.append(Message("scale-quarter_negative", said))
    elif q[5] < 6:
        doubts.append(_compressed(q))
    for base, top in (("natural", np.log(SCANNER_TOP)), ("ten", np.log10(SCANNER_TOP))):
        if abs(q[5] - top) < 0.002:
            doubts.append(Message("scale-scanner_top_in_base", {**said, "base": Code(base)}))
    return doubts


def _compressed(q: Ladder) -> Message:
    skew = (q[3] + q[1] - 2 * q[2]) / (q[3] - q[1]) if q[3] > q[1] else 0.0
    left = known({"skew": effect(skew) if skew < -0.1 else None})
    return Message("scale-compressed", {**_quantile_values(q), **left})


def _log_ratio(q: Ladder) -> _Found:
    evidence = [Message("scale-log_ratio", {"quantiles": _ladder(q)})]
    return _doubted("log_ratio", evidence, [Message("scale-ratios_small")] if q[5] <= 2 and q[0] >= -2 else [])


# --- centred and z-scored ----------------------------------------------------------------------------------------


def _standardised(values: FloatArray) -> _Found | None:
    """z-scores within each sample: every column has mean 0 and SD 1."""
    if values.shape[0] < 100:
        return None
    mean, sd, _ = _moments(values.T)
    if not (np.all(np.abs(mean) < 0.01) and np.all(np.abs(sd - 1) < 0.02)):
        return None
    return _Found("zscored", Grade.SURE, (Message("scale-zscored_samples", {"n": count(values.shape[1])}),))


def _centred(seen: _Centring | None, q: Ladder, *, two_colour: bool) -> _Found | None:
    if seen is None or seen.correlation >= 0.5:
        return None
    told: dict[str, Value] = {
        "correlation": effect(seen.correlation),
        "quantiles": _ladder(q),
        "share": percent(seen.share_at_zero),
        "n": count(seen.n_genes),
    }
    if seen.share_at_zero >= 0.9 and seen.share_sd_one >= 0.9:
        said = Message("scale-zscored_genes", {**told, "share_sd": percent(seen.share_sd_one)})
        return _Found("zscored", Grade.SURE, (said, Message("scale-difference_in_sd")))
    if two_colour:
        return None
    if seen.share_at_zero >= 0.9:
        said = Message("scale-centred_genes", told)
        return _Found("centred", Grade.SURE, (said, Message("scale-difference_unknown")))
    if abs(seen.centre) < seen.within and seen.spread < seen.within and q[1] < 0 < q[3]:
        means = {"centre": value(seen.centre), "spread": value(seen.spread), "within": value(seen.within)}
        probably = Message("scale-probably_centred", {**told, **means})
        return _Found("centred", Grade.CHECK, (probably,), (probably,))
    return None


def _centring(values: FloatArray) -> _Centring | None:
    subset = values[:: max(1, values.shape[0] // SUBSET_ROWS)]
    subset = subset[np.isfinite(subset).sum(axis=1) >= 2]
    mean, sd, n = _moments(subset)
    vary = sd > 0
    if not vary.any():
        return None
    mean, sd, n, median = mean[vary], sd[vary], n[vary], np.nanmedian(subset[vary], axis=1)
    within = float(np.median(sd))
    near_one = (np.abs(sd - 1) < 0.02) | (np.abs(sd * np.sqrt((n - 1) / n) - 1) < 0.02)
    low, centre, high = np.quantile(mean, [0.25, 0.5, 0.75])
    at_zero = np.minimum(np.abs(mean), np.abs(median)) <= 0.01 * within
    return _Centring(
        share_at_zero=float(at_zero.mean()),
        share_sd_one=float(near_one.mean()),
        centre=float(centre),
        spread=float(high - low) / 1.349,
        within=within,
        correlation=_median_correlation(subset[vary]),
        n_genes=int(vary.sum()),
    )


def _moments(rows: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Mean, SD (n − 1) and number of the finite values of each row; NaN where there are fewer than 1 or 2."""
    good = np.isfinite(rows)
    n = good.sum(axis=1).astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.where(good, rows, 0.0).sum(axis=1) / n
        squares = np.where(good, rows - mean[:, None], 0.0) ** 2
        return mean, np.sqrt(squares.sum(axis=1) / (n - 1)), n


def _median_correlation(rows: FloatArray) -> float:
    """Median Pearson correlation between the columns; a missing value counts as its column's mean."""
    if rows.shape[1] < 2 or rows.shape[0] < 3:
        return 1.0
    mean, sd, n = _moments(rows.T)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (rows.T - mean[:, None]) / (sd * np.sqrt(n - 1))[:, None]
    r = np.nan_to_num(z) @ np.nan_to_num(z).T
    return float(np.median(r[np.triu_indices(len(r), 1)]))


# --- quantile normalisation --------------------------------------------------------------------------------------


def _quantile_normalised(values: FloatArray, q: Ladder) -> bool:
    """The sorted values of evenly spaced samples agree at 91 quantiles, within half a per cent of the quartile range.

    The tolerance is for rounding and ties; values that went missing afterwards widen it by their share, at most 1 %.
    """
    columns = values[:, :: -(-values.shape[1] // SUBSET_COLUMNS)].T
    good = np.isfinite(columns)
    if values.shape[1] < 2 or not good.any(axis=1).all():
        return False
    grid = np.linspace(0.05, 0.95, 91)
    quantiles = np.array([np.quantile(column[here], grid) for column, here in zip(columns, good, strict=True)])
    tolerance = 0.005 + min(0.01, 1 - float(good.mean()))
    return bool(np.ptp(quantiles, axis=0).max() <= tolerance * (q[3] - q[1]))


def _of_normalisation(values: FloatArray, *, normalised: bool) -> tuple[Message, ...]:
    if values.shape[1] < 2:
        return ()
    return (Message("scale-normalised", {"normalised": choice(normalised)}),)


# --- what is said ------------------------------------------------------------------------------------------------


def _losses(n_nonpositive: int, n_values: int) -> tuple[Message, ...]:
    if not n_nonpositive:
        return ()
    share = n_nonpositive / n_values
    shown = known({"share": percent1(share) if share >= _LEAST_SHARE else None})
    return (Message("scale-lost", {"n": count(n_nonpositive), **shown}),)


def _samples_where(odd: npt.NDArray[np.bool_]) -> Message:
    """Samples by number (column), counted from 1."""
    where = np.flatnonzero(odd)
    numbers = names(str(i + 1) for i in where)
    said: dict[str, Value] = {"n": count(len(where)), "total": count(len(odd)), "numbers": numbers}
    return Message("scale-samples", said)


def _quantile_values(q: Ladder) -> dict[str, Value]:
    return {name: value(x) for name, x in zip(("min", "lower", "median", "upper", "high", "max"), q, strict=True)}


def _ladder(q: Ladder) -> Message:
    return Message("scale-quantiles", _quantile_values(q))
