"""Individual differences: pairs that go up and down, subgroups, cases like controls."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from geneverdict.evidence.finding import finding
from geneverdict.evidence.why.gene_in_series import GeneInSeries
from geneverdict.evidence.why.power import f_below
from geneverdict.messages import Code, Value, count, effect, names, percent, ratio, threshold
from geneverdict.model.series import FloatArray
from geneverdict.model.series_context import SeriesContext
from geneverdict.model.why import Finding, Individual, Severity

FEWEST_FOR_SPLIT, SMALLEST_SIDE, SHARE_OF_SIDE, UNEXPLAINED = 12, 3, 0.2, 0.11
FAR, NEAR, SHARE_APART = 5.0, 2.0, 0.15
FEWEST_FOR_SPREAD, RARE = 5, 0.005
MAD = 1.4826


def individuals(context: SeriesContext, values: FloatArray) -> tuple[Individual, ...]:
    """The differences case − control of the pairs (means, where an individual has several), or the samples' values."""
    if not np.isfinite(values).any():
        return ()
    if context.blocks is None:
        each = zip(context.samples, values, context.is_case, strict=True)
        return tuple(Individual(name, float(value), case) for name, value, case in each)
    case, blocks = np.array(context.is_case), np.array(context.blocks)
    return tuple(
        Individual(name, _mean(values[(blocks == name) & case]) - _mean(values[(blocks == name) & ~case]), None)
        for name in dict.fromkeys(context.blocks)
    )


def _mean(values: FloatArray) -> float:
    known = values[np.isfinite(values)]
    return float(known.mean()) if len(known) else math.nan


def spread_findings(subject: GeneInSeries, each: tuple[Individual, ...]) -> list[Finding]:
    """What the individual values say that the mean does not.

    Two ways out, for pairs and for groups: with pairs ``each`` holds the differences case − control, one for each pair;
    without, the values of the samples.
    """
    known = [i for i in each if math.isfinite(i.value)]
    if subject.paired:
        return [*_pairs(subject, known), *_subgroups("pairs", known)]
    case, control = [i for i in known if i.is_case], [i for i in known if not i.is_case]
    apart = _outlier_subgroup(case, control)
    split = [] if apart else _subgroups("cases", case)
    return [*_two_spreads(case, control), *_overlap(case, control), *split, *apart]


def _pairs(subject: GeneInSeries, pairs: list[Individual]) -> list[Finding]:
    if len(pairs) < 2:
        return []
    values = np.array([p.value for p in pairs])
    down = sorted((p for p in pairs if p.value < 0), key=lambda p: p.value)
    n, n_up, n_down = len(pairs), int((values > 0).sum()), len(down)
    sd = float(values.std(ddof=1))
    said: dict[str, Value | None] = {
        "n": count(n),
        "n_up": count(n_up),
        "n_down": count(n_down),
        "down": names(p.label for p in down),
        "mean": effect(float(values.mean())),
        "sd": effect(sd),
        **_beyond(subject, values),
    }
    if n_up == n or n_down == n:
        return [finding("pairs_agree", "note", said)]
    # Pairs scattered closely around nothing disagree in sign too, and mean nothing by it.
    wide = not subject.is_log2 or sd >= subject.thresholds.log2fc
    apart = min(n_up, n_down) / n >= SHARE_OF_SIDE
    weight: Severity = "matters" if apart and wide and not subject.called else "note"
    return [finding("pairs_disagree", weight, said)]


def _beyond(subject: GeneInSeries, values: FloatArray) -> dict[str, Value]:
    """How many pairs change by the cut or more in the direction of the mean."""
    cut = subject.thresholds.log2fc
    if not subject.is_log2 or cut <= 0:
        return {}
    way = 1 if values.mean() >= 0 else -1
    return {"n_reach": count(int((way * values >= cut).sum())), "cut": threshold(cut)}


class Split(NamedTuple):
    """Two clusters on a line: how many are in the lower one, and the share of the variance left within them."""

    n_low: int
    unexplained: float


def best_split(values: FloatArray) -> Split:
    """The cut of the sorted values that leaves least variance within its sides, each at least 3 and a fifth."""
    x = np.sort(values)
    n = len(x)
    least = max(SMALLEST_SIDE, math.ceil(SHARE_OF_SIDE * n))
    sizes = np.arange(least, n - least + 1)
    centred = x - x.mean()
    total = float(centred @ centred)
    if not len(sizes) or total <= 0:
        return Split(0, 1.0)
    low = np.cumsum(centred)[sizes - 1]
    between = low**2 / sizes + low**2 / (n - sizes)
    best = int(between.argmax())
    return Split(int(sizes[best]), max(0.0, 1 - float(between[best]) / total))


def _subgroups(what: str, members: list[Individual]) -> list[Finding]:
    """Two groups when the best split leaves at most 11 % of the variance, of 12 values or more.

    A large normal sample keeps 36 % (1 − 2/π), a uniform one 25 %; the tests show how rarely each passes for two.
    """
    values = np.array([m.value for m in members])
    if len(values) < FEWEST_FOR_SPLIT:
        return []
    split = best_split(values)
    if split.unexplained > UNEXPLAINED:
        return []
    order = sorted(members, key=lambda m: m.value)
    low, high = order[: split.n_low], order[split.n_low :]
    fewer = min(low, high, key=len)
    said: dict[str, Value] = {
        "what": Code(what),
        "n_low": count(len(low)),
        "n_high": count(len(high)),
        "low": effect(float(np.mean([m.value for m in low]))),
        "high": effect(float(np.mean([m.value for m in high]))),
        "where": Code("below" if fewer is low else "above"),
        "fewer": names(m.label for m in fewer),
        "explained": percent(1 - split.unexplained),
    }
    return [finding("two_subgroups", "matters", said)]


def _two_spreads(case: list[Individual], control: list[Individual]) -> list[Finding]:
    """Variances that differ by more than chance gives in 1 of 100 normal samples, of at least 5 on each side."""
    sides = [np.array([m.value for m in side]) for side in (case, control)]
    if min(len(side) for side in sides) < FEWEST_FOR_SPREAD:
        return []
    variances = [float(side.var(ddof=1)) for side in sides]
    if min(variances) <= 0:
        return []
    wide = int(variances[1] > variances[0])
    wider = variances[wide] / variances[1 - wide]
    if f_below(1 / wider, len(sides[1 - wide]) - 1, len(sides[wide]) - 1) > RARE:
        return []
    said: dict[str, Value] = {
        "wide": Code("control" if wide else "case"),
        "sd_wide": effect(math.sqrt(variances[wide])),
        "sd_narrow": effect(math.sqrt(variances[1 - wide])),
        "ratio": ratio(wider),
    }
    return [finding("spread_differs", "note", said)]


def _overlap(case: list[Individual], control: list[Individual]) -> list[Finding]:
    if min(len(case), len(control)) < SMALLEST_SIDE:
        return []
    low, high = min(m.value for m in control), max(m.value for m in control)
    inside = sum(low <= m.value <= high for m in case)
    said = {"n": count(inside), "total": count(len(case)), "low": effect(low), "high": effect(high)}
    return [finding("cases_like_controls", "note", said)]


def _outlier_subgroup(case: list[Individual], control: list[Individual]) -> list[Finding]:
    """As COPA looks for them (Tomlins 2005): at least 3 cases and 15 %, but under half, beyond the controls' median by
    5 robust SDs (median absolute deviation from each group's own median) and beyond every control, in one direction,
    while the median case is within 2."""
    if len(case) < 2 * SMALLEST_SIDE or len(control) < SMALLEST_SIDE:
        return []
    a, b = (np.array([m.value for m in side]) for side in (case, control))
    centre = float(np.median(b))
    scale = MAD * float(np.median(np.concatenate([np.abs(a - np.median(a)), np.abs(b - centre)])))
    if scale <= 0 or abs(float(np.median(a)) - centre) > NEAR * scale:
        return []
    for sign, where in ((1, "above"), (-1, "below")):
        apart = [m for m in case if sign * (m.value - centre) > max(FAR * scale, float((sign * (b - centre)).max()))]
        if max(SMALLEST_SIDE, SHARE_APART * len(case)) <= len(apart) < len(case) / 2:
            said: dict[str, Value] = {
                "n": count(len(apart)),
                "total": count(len(case)),
                "samples": names(m.label for m in apart),
                "where": Code(where),
            }
            return [finding("outlier_subgroup", "matters", said)]
    return []
