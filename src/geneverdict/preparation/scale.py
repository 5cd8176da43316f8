"""On which scale the deposited values are, told from the values alone and shown with the quantiles that told it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.errors import PrepareError
from geneverdict.model.prepared import Grade, Scale, ScaleKind
from geneverdict.model.series import FloatArray

PROBABILITIES = (0.0, 0.25, 0.5, 0.75, 0.99, 1.0)
SUBSET_ROWS = 2000
"""Genes (evenly spaced rows) on which centring is looked for: enough to see it, and quick on any array."""
SUBSET_COLUMNS = 8
"""Samples (evenly spaced) whose sorted values are compared for quantile normalisation."""
SCANNER_TOP = 65535.0
HIGHEST_LOG2 = 50.0
"""No measured expression reaches 2^50."""

Ladder = tuple[float, ...]


class _Found(NamedTuple):
    kind: ScaleKind
    grade: Grade
    evidence: tuple[str, ...]


class _Centring(NamedTuple):
    """What a subset of the genes says: how many have mean or median 0, how far the means spread, how samples agree."""

    share_at_zero: float
    share_sd_one: float
    centre: float
    spread: float
    within: float
    correlation: float
    n_genes: int


def find_scale(values: FloatArray, *, two_colour: bool = False, declared: ScaleKind | None = None) -> Scale:
    """The scale of a matrix as deposited (probes × samples; NaN and infinite values are missing).

    GEO2R's rule decides between linear and log2: with the quantiles q at 0, .25, .5, .75, .99 and 1 of all finite
    values (R's type 7), log2 is due when q[.99] > 100, or when q[1] − q[0] > 50 and q[.25] > 0.  Gene-centred and
    z-scored values, and the log ratios of two-colour arrays, are recognised before it.  Values that the rule may
    misread get the grade ``check``; they never change the result.  ``declared`` is the user's word and wins; the
    evidence then says what the rule would have said.  Raises PrepareError when there is no finite value.
    """
    finite, values = _finite(values)
    q = _quantiles(finite)
    found = _recognise(values, q, two_colour=two_colour)
    if declared is not None:
        found = _overridden(declared, found)
    transformed = found.kind == "linear"
    n_nonpositive = int(np.count_nonzero(finite <= 0)) if transformed else 0
    normalised = _quantile_normalised(values, q)
    evidence = (*found.evidence, *_losses(n_nonpositive, finite.size), *_normalised_words(values, normalised))
    n_missing = values.size - finite.size
    return Scale(found.kind, q, transformed, n_nonpositive, n_missing, normalised, found.grade, evidence)


def to_log2(values: FloatArray, scale: Scale) -> FloatArray:
    """log2 of linear values, those ≤ 0 becoming NaN; otherwise the same array.  Infinite values become NaN.

    The input is never written to.
    """
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
        what = "the expression table holds no number"
        raise PrepareError(what, expected="finite values", found=f"{values.size} missing", do="Look at the file")
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


def geo2r_takes_log2(q: Ladder) -> bool:
    """GEO2R's rule on the quantiles at 0, .25, .5, .75, .99 and 1."""
    return q[4] > 100 or (q[5] - q[0] > 50 and q[1] > 0)


def _old_clause(q: Ladder) -> bool:
    """The third clause of GEO2R's older script, which logs a second time what is log2, log10 or a ratio around 1."""
    return 0 < q[1] < 1 and 1 < q[3] < 2


def _overridden(declared: ScaleKind, found: _Found) -> _Found:
    if declared == found.kind:
        return _Found(declared, Grade.SURE, (f"Declared as {declared}; the values agree.", *found.evidence))
    said = f"Declared as {declared}, which is taken; from the values alone it would be {found.kind}."
    return _Found(declared, Grade.SURE, (said, *(f"Against it: {sentence}" for sentence in found.evidence)))


# --- linear and log2 ---------------------------------------------------------------------------------------------


def _linear(values: FloatArray, q: Ladder) -> _Found:
    if q[4] > 100:
        why = f"the .99 quantile {_num(q[4])} is above 100"
    else:
        why = f"the range {_num(q[0])} to {_num(q[5])} is wider than 50 and the .25 quantile {_num(q[1])} is above 0"
    evidence = [f"Linear, log2 taken: {why}. {_ladder(q)}"]
    if q[5] == SCANNER_TOP:
        evidence.append("The maximum 65,535 is the top of a 16-bit scanner.")
    logged = _samples_where(np.fmax.reduce(values, axis=0) < HIGHEST_LOG2 / 2)
    if logged:
        evidence.append(f"But {logged} stay below 25, as if they were log2 already: the table mixes two scales.")
    if q[1] <= 0:
        evidence.append("But at least a quarter of the values are not above 0 and are lost when log2 is taken.")
    return _Found("linear", Grade.CHECK if len(evidence) > 1 + (q[5] == SCANNER_TOP) else Grade.SURE, tuple(evidence))


def _log2(values: FloatArray, q: Ladder) -> _Found:
    evidence = [f"Log2 as deposited: the .99 quantile {_num(q[4])} is not above 100. {_ladder(q)}"]
    if q[0] < 0 < q[1]:
        evidence.append(f"Values down to {_num(q[0])} are small intensities on the log2 scale; the bulk is above 0.")
    doubts = _doubts(values, q)
    return _Found("log2", Grade.CHECK if doubts else Grade.SURE, (*evidence, *doubts))


def _doubts(values: FloatArray, q: Ladder) -> list[str]:
    """What is odd for log2 expression.  Words and a grade only: none of these changes the result."""
    doubts = []
    linear = _samples_where(np.fmax.reduce(values, axis=0) > HIGHEST_LOG2)
    if linear:
        doubts.append(
            f"But {linear} go above 50 (maximum {_num(q[5])}), which no log2 value does: linear values with many zeros,"
            " or a table that mixes two scales."
        )
    if q[1] < 0:
        doubts.append(f"But the .25 quantile {_num(q[1])} is below 0: log ratios or centred values look like this.")
    elif q[5] < 6:
        doubts.append(_compressed(q))
    for base, top in (("natural logarithms", np.log(SCANNER_TOP)), ("log10", np.log10(SCANNER_TOP))):
        if abs(q[5] - top) < 0.002:
            doubts.append(f"But the maximum {_num(q[5])} is that of a 16-bit scanner in {base}, not in log2 (16).")
    if _old_clause(q):
        doubts.append(
            "An older form of GEO2R's rule (.25 quantile in 0-1, .75 in 1-2) would take log2; it is not used."
        )
    return doubts


def _compressed(q: Ladder) -> str:
    if q[0] >= 0 and q[5] <= 1:
        return f"But all values lie in 0-1 (maximum {_num(q[5])}): proportions, such as methylation, look like this."
    skew = (q[3] + q[1] - 2 * q[2]) / (q[3] - q[1]) if q[3] > q[1] else 0.0
    twice = f"; the left skew of the quartiles ({skew:.2f}) speaks for log2 taken twice" if skew < -0.1 else ""
    return (
        f"But the maximum {_num(q[5])} is below 6, where log2 intensities reach 12-16: log10 values, ratios, or log2"
        f" taken twice look like this{twice}."
    )


def _log_ratio(q: Ladder) -> _Found:
    evidence = [f"Two-colour arrays: log ratios, which lie around 0 by nature; taken as log2. {_ladder(q)}"]
    if q[5] <= 2 and q[0] >= -2:
        evidence.append("But no ratio is above 2 or below -2: log10 ratios (Agilent's LogRatio) look like this.")
    return _Found("log_ratio", Grade.CHECK if len(evidence) > 1 else Grade.SURE, tuple(evidence))


# --- centred and z-scored ----------------------------------------------------------------------------------------


def _standardised(values: FloatArray) -> _Found | None:
    """z-scores within each sample: every column has mean 0 and SD 1."""
    if values.shape[0] < 100:
        return None
    mean, sd, _ = _moments(values.T)
    if not (np.all(np.abs(mean) < 0.01) and np.all(np.abs(sd - 1) < 0.02)):
        return None
    said = f"Z-scored within each sample: all {values.shape[1]} samples have mean 0 and SD 1. A difference is in SDs."
    return _Found("zscored", Grade.SURE, (said,))


def _centred(seen: _Centring | None, q: Ladder, *, two_colour: bool) -> _Found | None:
    if seen is None or seen.correlation >= 0.5:
        return None
    told = f"median correlation between samples {seen.correlation:.2f}. {_ladder(q)}"
    zero = f"{seen.share_at_zero:.0%} of {seen.n_genes} genes have mean or median 0"
    if seen.share_at_zero >= 0.9 and seen.share_sd_one >= 0.9:
        said = f"Z-scored by gene: {zero}, {seen.share_sd_one:.0%} have SD 1; {told}"
        return _Found("zscored", Grade.SURE, (said, "A difference is in SDs, not a log2 fold change."))
    if two_colour:
        return None
    if seen.share_at_zero >= 0.9:
        said = f"Centred by gene: {zero}; {told}"
        return _Found("centred", Grade.SURE, (said, "A difference is not known to be a log2 fold change."))
    if abs(seen.centre) < seen.within and seen.spread < seen.within and q[1] < 0 < q[3]:
        said = (
            f"Probably centred: gene means lie around {_num(seen.centre)} (spread {_num(seen.spread)}, smaller than the"
            f" {_num(seen.within)} between samples of one gene); {told}"
        )
        return _Found("centred", Grade.CHECK, (said,))
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


def _normalised_words(values: FloatArray, normalised: bool) -> tuple[str, ...]:
    if values.shape[1] < 2:
        return ()
    how = "the same" if normalised else "not the same"
    return (f"Quantile-normalised: {'yes' if normalised else 'no'}, the sorted values of the samples are {how}.",)


# --- words -------------------------------------------------------------------------------------------------------


def _losses(n_nonpositive: int, n_values: int) -> tuple[str, ...]:
    if not n_nonpositive:
        return ()
    return (f"{n_nonpositive:,} values ≤ 0 ({n_nonpositive / n_values:.2%}) have no logarithm and became missing.",)


def _samples_where(odd: npt.NDArray[np.bool_]) -> str:
    """Samples by number (column), counted from 1; "" when there are none."""
    where = np.flatnonzero(odd)
    if not len(where):
        return ""
    shown = ", ".join(str(i + 1) for i in where[:6]) + (", …" if len(where) > 6 else "")
    return f"{len(where)} of {len(odd)} samples (number {shown})"


def _ladder(q: Ladder) -> str:
    return f"Quantiles at 0, .25, .5, .75, .99, 1: {'; '.join(_num(x) for x in q)}."


def _num(x: float) -> str:
    return f"{x:,.0f}" if abs(x) >= 1000 else f"{x:.4g}"
