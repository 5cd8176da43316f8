"""Arrays that stand apart from their group: in intensity, in spread, in correlation; and copies of one another."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.evidence.checks.refit import Left, called, leave_out_values, refit_values
from geneverdict.evidence.checks.view import FEWEST_GENES, BoolArray, View, correlations, mad
from geneverdict.evidence.finding import finding
from geneverdict.messages import Code, Name, Number, Value, effect, fold, value
from geneverdict.model.series import FloatArray
from geneverdict.model.why import Finding, Severity

ROBUST_Z = 5.0
"""Robust SDs from the rest: were the SD known, 1 in 40,000 series of 40 normal arrays had such a one.  The floors below
keep series whose arrays are very alike from alarms over nothing."""
SHIFT_NOTE, SHIFT_MATTERS = 0.5, 0.75
"""Median against the other arrays, log2.  Arrays that were never normalised (GSE4107) differ by up to 0.5; a shift
of 0.75 makes every gene of this array 1.7-fold different, more than most true effects."""
SPREAD = 0.585
"""|log2| of the ratio of interquartile ranges, 1.5-fold: on the real arrays measured they differ by at most 0.46."""
CORRELATION_GAP = 0.10
"""Below the usual correlation of the group.  Cases of one cancer (GSE14520) differ by up to 0.06."""
SMALL_GROUP_GAP = 0.20
"""The same where a group has fewer than ``FEW`` samples: three real arrays drawn at random from each group of GSE14520
and GSE4107 went beyond 0.10 in 15 % of the draws."""
FEW = 4
"""In a smaller group a sample is compared with all samples: its one or two partners would look as odd as itself."""
NUSE = 1.05
"""Median standard error against the usual array's, from which an array is doubted (Bolstad et al. 2005)."""
RLE = 1.5
"""Spread after the fit against the usual array's."""
COPY = 0.999
"""Correlation of two samples after centring each gene; the closest real pair measured has 0.985, most below 0.8."""


class Stands(NamedTuple):
    """One array and how it stands apart: the finding's code, weight and values."""

    sample: str
    code: str
    weight: Severity
    values: dict[str, Value]


def check_arrays(view: View) -> tuple[list[Finding], tuple[str, ...]]:
    """Findings, and the names of the samples whose standing apart matters."""
    odd = [*_shifted(view), *_spread(view), *unlike(view), *unfit(view)]
    n_with = called(view, ()) if odd else None
    left = {sample: Left(n_with, called(view, (sample,))) for sample in {stands.sample for stands in odd}}
    found = [_finding(view, stands, left[stands.sample]) for stands in odd]
    outliers = tuple(dict.fromkeys(stands.sample for stands in odd if stands.weight == "matters"))
    return found, outliers


def _finding(view: View, stands: Stands, left: Left) -> Finding:
    values: dict[str, Value | None] = {"sample": Name(stands.sample), **stands.values}
    values |= {**refit_values(view, left), **leave_out_values(view, (stands.sample,))}
    return finding(stands.code, stands.weight, values)


def _shifted(view: View) -> list[Stands]:
    """The whole array is brighter or darker than the rest."""
    shift = view.result.quality.box[view.rows, 2]
    shift = shift - np.median(shift)
    usual = mad(shift)
    found = []
    for i in np.flatnonzero(np.abs(shift) >= max(SHIFT_NOTE, ROBUST_Z * usual)):
        weight: Severity = "matters" if abs(shift[i]) >= SHIFT_MATTERS else "note"
        size = abs(float(shift[i]))
        values: dict[str, Value] = {"shift": effect(size), "fold": fold(size), "robust_sd": effect(usual)}
        values["where"] = Code("above" if shift[i] > 0 else "below")
        found.append(Stands(view.samples[i], "arrays_shifted", weight, values))
    return found


def _spread(view: View) -> list[Stands]:
    """The array's values are stretched or squeezed against the rest."""
    box = view.result.quality.box[view.rows]
    width = np.maximum(box[:, 3] - box[:, 1], np.finfo(float).tiny)
    ratio = np.log2(width / np.median(width))
    found = []
    for i in np.flatnonzero(np.abs(ratio) >= max(SPREAD, ROBUST_Z * mad(ratio))):
        values: dict[str, Value] = {"ratio": effect(float(2 ** ratio[i])), "robust_sd_log2": effect(mad(ratio))}
        found.append(Stands(view.samples[i], "arrays_spread", "matters", values))
    return found


def unlike(view: View) -> list[Stands]:
    """The median correlation to the other samples of the group lies far below what is usual in that group."""
    own = own_correlation(view)
    usual = np.array([np.median(own[_peers(view, i)]) for i in range(len(own))])
    gap = usual - own
    found = []
    small = min(int(view.is_case.sum()), int((~view.is_case).sum())) < FEW
    least = SMALL_GROUP_GAP if small else CORRELATION_GAP
    for i in np.flatnonzero(gap >= max(least, ROBUST_Z * mad(gap))):
        rest = float(np.delete(own, i).min())
        values: dict[str, Value] = {
            "others": Code("group" if len(_peers(view, int(i))) < len(own) else "all"),
            "correlation": effect(float(own[i])),
            "usual": effect(float(usual[i])),
            "lowest_of_rest": effect(rest),
            "pca_distance": Number(_distance(view, int(i)), "fixed1"),
        }
        found.append(Stands(view.samples[i], "arrays_unlike", "matters", values))
    return found


def unfit(view: View) -> list[Stands]:
    """The array fits the model of its probe sets worse than the others, or spreads more after the fit."""
    arrays = view.result.arrays
    if arrays is None or len(view.rows) < FEW:
        return []
    nuse, rle = arrays.nuse[view.rows], arrays.rle_iqr[view.rows]
    usual = float(np.median(rle))
    apart = far_above(nuse, NUSE) | far_above(rle / usual if usual > 0 else np.ones(len(rle)), RLE)
    found = []
    for i in np.flatnonzero(apart):
        values: dict[str, Value] = {"rle": effect(float(rle[i])), "usual": effect(usual)}
        values |= {"nuse": effect(float(nuse[i]))} if np.isfinite(nuse[i]) else {}
        values["median"] = effect(float(arrays.rle_median[view.rows[i]]))
        found.append(Stands(view.samples[i], "arrays_unfit", "matters", values))
    return found


def far_above(values: FloatArray, least: float) -> BoolArray:
    """Those beyond ``least`` that are ``ROBUST_Z`` robust SDs above the usual; none where one is not known."""
    if not np.isfinite(values).all():
        return np.zeros(len(values), np.bool_)
    found: BoolArray = (values >= least) & (values - np.median(values) >= ROBUST_Z * mad(values))
    return found


def own_correlation(view: View) -> FloatArray:
    """Median Pearson correlation of each sample to the others of its group (to all others in a small group)."""
    r = view.result.quality.correlation[np.ix_(view.rows, view.rows)]
    return np.array([np.median(np.delete(r[i], i)[np.delete(_mask(view, i), i)]) for i in range(len(r))])


def _peers(view: View, i: int) -> list[int]:
    return [int(j) for j in np.flatnonzero(_mask(view, i))]


def _mask(view: View, i: int) -> BoolArray:
    same: BoolArray = view.is_case == view.is_case[i]
    return same if same.sum() >= FEW else np.ones(len(same), dtype=np.bool_)


def _distance(view: View, i: int) -> float:
    """From the median point of the group on the first two components, in units of the group's median distance."""
    points = view.result.quality.pca[view.rows]
    group = points[_mask(view, i)]
    middle = np.median(group, axis=0)
    usual = float(np.median(np.linalg.norm(group - middle, axis=1)))
    return float(np.linalg.norm(points[i] - middle)) / usual if usual > 0 else 1.0


def check_duplicates(view: View) -> list[Finding]:
    """Two samples of the model that are one."""
    values = view.variable
    if len(values) < FEWEST_GENES:
        return []
    r = correlations(*[values - values.mean(axis=1, keepdims=True)] * 2)
    i, j = np.triu_indices(len(r), 1)
    upper = r[i, j]
    duplicates = upper >= COPY
    below = float(upper[~duplicates].max(initial=-1.0))
    found = []
    for k in np.flatnonzero(duplicates):
        first, second = view.samples[i[k]], view.samples[j[k]]
        said: dict[str, Value] = {"first": Name(first), "second": Name(second), "next": effect(below)}
        said |= {"correlation": value(float(upper[k])), **leave_out_values(view, (second,))}
        found.append(finding("arrays_duplicate", "matters", said))
    return found
