"""Is the scale what it is taken for?  From the quantiles as deposited and the spread of the genes as analysed."""

from __future__ import annotations

import math

import numpy as np

from geneverdict.evidence.finding import finding
from geneverdict.messages import Code, Message, Name, Value, effect, messages, percent, value
from geneverdict.model.prepared import Grade, Scale
from geneverdict.model.series import FloatArray
from geneverdict.model.verdict import SeriesResult
from geneverdict.model.why import Finding, Severity
from geneverdict.preparation.scale import HIGHEST_LOG2, geo2r_takes_log2, looks_linear

TOP_LOGGED_TWICE = 4.4
"""log2 of 21: log2 intensities end below 18.5 (an unsaturated 358,599), so their logarithm ends below 4.3."""
TOP_COMPRESSED = 6.0
"""log10 intensities end below 5.6; log2 arrays begin to end at 13."""
SD_COMPRESSED = 1.0
"""SD of the gene means of the ten real series measured: 1.27 to 3.0; of their second logarithms: 0.20 to 0.81."""
AGAINST = "scale-against"
"""Code of what speaks against the scale that the study file names."""
MISSING_NOTE, MISSING_MATTERS = 0.05, 0.20
"""Share of missing values: below the first a gene of 20 samples loses one at most; above the second, four."""


def check_scale(result: SeriesResult) -> list[Finding]:
    """Centred, z-scored, logged twice, compressed, unlogged, declared against the values, unsure; missing values."""
    values = result.expression.values[:, list(result.design.rows)]
    found = _no_level(result.scale) or _logged_twice(result.scale, values) or _unlogged(result.scale)
    found = found or _declared(result.scale) or _unsure(result.scale)
    return [*found, *_missing(result, values)]


def _no_level(scale: Scale) -> list[Finding]:
    if scale.is_log2:
        return []
    why = {"why": scale.evidence[0] if scale.evidence else None}
    return [finding(f"scale_{scale.kind}", "decides", {**why, "grade": Code(scale.grade)})]


def _logged_twice(scale: Scale, values: FloatArray) -> list[Finding]:
    """Declared linear against the rule, or deposited with a top and a spread that no log2 array has."""
    top, level, sd = scale.quantiles[5], *_spread(values)
    by_us = scale.transformed and not looks_linear(scale.quantiles)
    if math.isnan(sd) or scale.kind == "log2_twice":
        return []  # no gene is complete: there is nothing to judge the spread by
    # A lower quartile below 0 is that of log ratios or centred values, a top below 1 that of proportions.
    bounded = scale.quantiles[1] > 0 and 1 < top <= TOP_COMPRESSED
    if not by_us and (scale.transformed or not bounded or sd >= SD_COMPRESSED):
        return []
    said: dict[str, Value] = {"maximum": effect(top), "sd_of_gene_means": effect(sd)}
    if not by_us and top > TOP_LOGGED_TWICE:
        return [finding("scale_compressed", "matters", said)]
    twofold = math.log2((2**level + 1) / 2**level)
    why: dict[str, Value] = {"by": Code("study_file" if by_us else "deposit"), "twofold_reads_as": effect(twofold)}
    return [finding("scale_logged_twice", "decides", {**said, **why})]


def _spread(values: FloatArray) -> tuple[float, float]:
    """Median and SD of the gene means, over the genes without missing values."""
    means = values.mean(axis=1)
    means = means[np.isfinite(means)]
    return (float(np.median(means)), float(means.std())) if len(means) else (math.nan, math.nan)


def _unlogged(scale: Scale) -> list[Finding]:
    """What the user declares to be log2 is taken at that word, unless GEO2R's rule says otherwise, too."""
    q = scale.quantiles
    linear = geo2r_takes_log2(q) if _is_declared(scale) else looks_linear(q)
    if scale.kind != "log2" or not (linear or q[5] > HIGHEST_LOG2):
        return []
    weight: Severity = "decides" if linear else "matters"
    return [finding("scale_unlogged", weight, {"median": value(q[2]), "q99": value(q[4]), "maximum": value(q[5])})]


def _is_declared(scale: Scale) -> bool:
    return bool(scale.evidence) and scale.evidence[0].code.startswith("scale-declared")


def _declared(scale: Scale) -> list[Finding]:
    if not any(sentence.code == AGAINST for sentence in scale.evidence):
        return []
    return [finding("scale_declared", "matters", {"why": messages(scale.evidence[:2])})]


def _unsure(scale: Scale) -> list[Finding]:
    if scale.grade is Grade.SURE or not scale.doubts:
        return []
    doubts = messages(Message("phrase-sentence", {"said": doubt}) for doubt in scale.doubts)
    doubt = Code(scale.doubts[0].code.removeprefix("scale-"))
    return [finding("scale_unsure", "matters", {"why": doubts, "doubt": doubt})]


def _missing(result: SeriesResult, values: FloatArray) -> list[Finding]:
    each = np.isnan(values).mean(axis=0)
    missing = float(each.mean())
    if missing < MISSING_NOTE:
        return []
    worst = int(each.argmax())
    sample = result.expression.samples[result.design.rows[worst]]
    said: dict[str, Value] = {"share": percent(missing), "sample": Name(sample)}
    said["share_of_sample"] = percent(float(each[worst]))
    weight: Severity = "matters" if missing >= MISSING_MATTERS else "note"
    lost_by_log = result.scale.n_nonpositive > result.scale.n_missing
    return [finding("scale_missing", weight, said, change=lost_by_log)]
