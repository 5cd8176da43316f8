"""Samples whose values lie with the other group: which they are, and when it may be said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import comb
from typing import NamedTuple

import numpy as np

from geneverdict.evidence.checks.arrays import unlike
from geneverdict.evidence.checks.split import split
from geneverdict.evidence.checks.view import FEWEST_GENES, BoolArray, IntArray, View
from geneverdict.evidence.finding import finding
from geneverdict.messages import Message, Name, Number, Value, count, effect, messages, names, percent
from geneverdict.model.series import FloatArray
from geneverdict.model.why import Finding

FEWEST_SAMPLES = 4
"""In each group, for a sample to be judged by the others."""
CHOSEN = 100
"""Genes that tell the groups apart best without the sample that is judged."""
MARGIN = -0.25
"""Half-way from the boundary to the other group's centre.  Correct labels of GSE14520 and GSE4107 stay above 0.05."""
SEPARATE_MEDIAN, SEPARATE_SHARE = 0.25, 0.75
"""The groups separate when the median sample lies half-way to its own centre and three in four fit their own group; in
GSE22780 (0.16, 63 %) they do not, and nobody can be said to be mislabelled."""
CHANCE = 0.05
"""Probability of labels drawn at random to agree so well with the groups that the values make."""
FEWEST_CORRECTED = 3
CORRECTED_MEDIAN, CORRECTED_SHARE, CORRECTED_OWN = 0.2, 2 / 3, 0.15
"""With the labels exchanged each group has to separate by itself, and every exchanged sample to fit its new group.
A small group without any effect does not: its centre without the sample is noise, so that all of it seems to lie with
the larger group, before and after (docs/truth-suspects.md)."""
CLUSTERS = 5.0
"""Distance of two clusters on the first component, in SDs within them, from which they are taken to be two.  The best
split of eight normal values gives 3.4 (median) and more than 5 in one of twelve; real groups that differ: 4.5 to 15."""
CLUSTERS_BELOW = 8
"""Samples in the smaller group below which clusters are looked at.  With more, each sample can be judged by the others,
and clusters name tumours that are merely mild (3 of 40 draws of ten pairs of GSE14520)."""
SUSPECTED = ("groups_exchanged", "groups_mislabelled", "groups_clustered")
"""The findings that name suspects; there is one of them at most."""
_CONFIRM = {"samples_sex": "samples", "groups_words": "samples", "groups_text": "samples", "arrays_unlike": "sample"}
"""Findings that say another thing of the same samples, and under which value they name them."""


def check_suspects(view: View) -> list[Finding]:
    """At most one finding, of all samples that lie with the other group."""
    return list(_by_sample(view)) or list(_by_cluster(view))


def suspects_in(findings: Sequence[Finding]) -> tuple[str, ...]:
    """The samples whose labels the values contradict, and not merely as labels at random would."""
    named = (found for found in findings if found.code in SUSPECTED and found.weight != "note")
    return tuple(sample for found in named for sample in found.names("samples"))


def joined(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The same, but what is said of none but suspects becomes a part of the finding that names them."""
    suspects = set(suspects_in(findings))
    also = [f for f in findings if f.code in _CONFIRM and suspects >= set(f.names(_CONFIRM[f.code])) > set()]
    if not suspects or not also:
        return tuple(findings)
    said = messages(Message(f"suspect-{f.code}", f.values) for f in also)
    kept = [f for f in findings if f not in also]
    return tuple(with_values(f, {"also": said}) if f.code in SUSPECTED else f for f in kept)


def with_values(found: Finding, values: Mapping[str, Value | None]) -> Finding:
    """The same finding with more values."""
    return finding(found.code, found.weight, {**found.values, **values}, change=found.changes)


def agreement(labels: BoolArray, sides: BoolArray) -> float:
    """Probability that labels drawn at random put at least as many cases on the cases' side (hypergeometric).

    >>> round(agreement(np.arange(12) < 6, np.isin(np.arange(12), (0, 1, 2, 3, 4, 11))), 4)
    0.04
    """
    n, cases, upper, both = len(labels), int(labels.sum()), int(sides.sum()), int((labels & sides).sum())
    ways = sum(comb(upper, k) * comb(n - upper, cases - k) for k in range(both, min(cases, upper) + 1))
    return ways / comb(n, cases)


# --- sample by sample ------------------------------------------------------------------------------------------------


def margins(values: FloatArray, case: BoolArray) -> FloatArray:
    """Where each sample lies between the centres of its own group (0.5) and the other (−0.5), both without it.

    ``values`` is genes × samples; ``case`` marks the cases.  For each sample the ``CHOSEN`` genes with the largest
    moderated difference between the groups without it count, weighted by difference over variance.
    """
    n_case, n = int(case.sum()), len(case)
    total = (values[:, case].sum(axis=1, keepdims=True), values[:, ~case].sum(axis=1, keepdims=True))
    mean = (total[0] / n_case, total[1] / (n - n_case))
    own = values - np.where(case, *mean)
    size = np.where(case, n_case, n - n_case)
    var = ((own**2).sum(axis=1, keepdims=True) - size / (size - 1) * own**2) / (n - 3)
    var = np.maximum(var, 0) + np.median(var, axis=0)
    centre = (np.where(case, (total[0] - values) / (n_case - 1), mean[0]),
              np.where(case, mean[1], (total[1] - values) / (n - n_case - 1)))  # fmt: skip
    difference, middle = centre[0] - centre[1], (centre[0] + centre[1]) / 2
    slope = np.divide(difference, var, out=np.zeros_like(var), where=var > 0)
    ratio = slope * difference
    keep = np.argpartition(-ratio, min(CHOSEN, len(ratio) - 1), axis=0)[:CHOSEN]
    top = np.take_along_axis(ratio, keep, axis=0).sum(axis=0)
    score = np.take_along_axis(slope * (values - middle), keep, axis=0).sum(axis=0)
    score = np.divide(score, top, out=np.zeros(n), where=top > 0)
    return np.asarray(np.where(case, score, -score))


class Suspected(NamedTuple):
    """Of each sample: its margin, and whether it lies with the other group."""

    margin: FloatArray
    wrong: BoolArray


def suspected(values: FloatArray, case: BoolArray) -> Suspected | None:
    """Who lies with the other group (genes × samples); None where nobody does, or where it cannot be said of anybody.

    It can where the groups separate as they are labelled, the others are the majority of each group, so many labels do
    not fit by chance, and the groups separate when these labels are exchanged.
    """
    if min(case.sum(), (~case).sum()) < FEWEST_SAMPLES or len(values) < FEWEST_GENES:
        return None
    margin = margins(values, case)
    wrong = margin <= MARGIN
    if not wrong.any() or np.median(margin) < SEPARATE_MEDIAN or (margin > 0).mean() < SEPARATE_SHARE:
        return None
    if not _few(wrong, case) or not _separate(values, case ^ wrong, wrong):
        return None
    return Suspected(margin, wrong)


def _few(wrong: BoolArray, case: BoolArray) -> bool:
    """A minority of each group, and fewer than among labels without a meaning."""
    return max(wrong[case].mean(), wrong[~case].mean()) < 0.5 and agreement(case, case ^ wrong) <= CHANCE


def _separate(values: FloatArray, corrected: BoolArray, exchanged: BoolArray) -> bool:
    if min(corrected.sum(), (~corrected).sum()) < FEWEST_CORRECTED:
        return False
    margin = margins(values, corrected)
    sides = (margin[corrected], margin[~corrected])
    return bool(margin[exchanged].min() >= CORRECTED_OWN) and all(
        np.median(side) >= CORRECTED_MEDIAN and (side > 0).mean() >= CORRECTED_SHARE for side in sides
    )


class Clustered(NamedTuple):
    """Who is in the other group's cluster, and how far the two clusters lie apart."""

    wrong: BoolArray
    share: float
    """Of the variance, on the first component."""
    distance: float
    """In SDs within the clusters."""


def clustered(values: FloatArray, case: BoolArray) -> Clustered | None:
    """In a small series the odd samples spoil the groups that should judge them; clusters do not look at labels."""
    smaller = min(int(case.sum()), int((~case).sum()))
    if not FEWEST_SAMPLES <= smaller < CLUSTERS_BELOW or len(values) < FEWEST_GENES:
        return None
    centred = values - values.mean(axis=1, keepdims=True)
    weights, vectors = np.linalg.eigh(centred.T @ centred)
    upper, distance = split(vectors[:, -1])
    upper = upper if upper[case].mean() >= upper[~case].mean() else ~upper
    wrong = upper != case
    share = min(upper[case].mean(), (~upper[~case]).mean())
    if not wrong.any() or distance < CLUSTERS or share < SEPARATE_SHARE:
        return None
    return Clustered(wrong, float(weights[-1] / weights.sum()), float(distance))


# --- as findings -----------------------------------------------------------------------------------------------------


def _by_sample(view: View) -> Iterator[Finding]:
    found, case = suspected(view.variable, view.is_case), view.is_case
    wrong = _of_the_other(view, found.wrong) if found is not None else ()
    if found is None or not len(wrong):
        return
    values: dict[str, Value] = {
        "samples": names(view.samples[i] for i in wrong),
        "margins": messages(_margin(view.samples[i], float(found.margin[i])) for i in wrong),
        "n_right": count(int((found.margin > 0).sum())),
        "n": count(len(case)),
    }
    if len(wrong) == 2 and case[wrong].sum() == 1:
        first, second = wrong[np.argsort(~case[wrong])]
        exchanged = {"case": Name(view.samples[first]), "control": Name(view.samples[second])}
        yield finding("groups_exchanged", "matters", {**values, **exchanged})
    else:
        yield finding("groups_mislabelled", "matters", values)


def turned_by_chance(view: View, wrong: BoolArray) -> float:
    """Probability that no more pairs than are suspect on both sides are turned when each is at random; 0 without pairs.

    Labels at random within pairs are wrong on both sides or on none, so that ``agreement`` counts each pair twice.
    """
    if view.result.design.kind != "paired":
        return 0.0
    blocks = np.array([str(view.result.pairing.blocks[i]) for i in view.rows])
    turned = [bool(wrong[blocks == one].all()) for one in set(blocks.tolist())]
    ways = sum(comb(len(turned), k) for k in range(sum(turned) + 1))
    return ways / 2.0 ** len(turned)


def _of_the_other(view: View, wrong: BoolArray) -> IntArray:
    """Those that are like the other group.  A sample that is unlike both is an odd array, and no label mends it."""
    if turned_by_chance(view, wrong) > CHANCE:
        return np.empty(0, dtype=np.int64)
    odd = unlike(replace(view, is_case=view.is_case ^ wrong))
    return np.flatnonzero(wrong & ~np.isin(view.samples, [stands.sample for stands in odd]))


def _margin(sample: str, margin: float) -> Message:
    return Message("sample-margin", {"sample": Name(sample), "margin": effect(margin)})


def _by_cluster(view: View) -> Iterator[Finding]:
    found = clustered(view.variable, view.is_case)
    wrong = _of_the_other(view, found.wrong) if found is not None else ()
    if found is None or not len(wrong):
        return
    values: dict[str, Value] = {
        "samples": names(view.samples[i] for i in wrong),
        "share": percent(found.share),
        "distance": Number(found.distance, "fixed1"),
        "n_right": count(len(view.samples) - len(wrong)),
        "n": count(len(view.samples)),
    }
    chance = agreement(view.is_case, view.is_case ^ found.wrong)
    if chance <= CHANCE:
        yield finding("groups_clustered", "matters", values)
    else:
        yield finding("groups_clustered", "note", {**values, "chance": percent(min(2 * chance, 1.0))})
