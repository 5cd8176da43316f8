"""Do the samples fit their labels, and do the labels fit what tumours are known to do?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from geneverdict.evidence.checks.split import split
from geneverdict.evidence.checks.view import FEWEST_GENES, BoolArray, View
from geneverdict.evidence.finding import finding
from geneverdict.messages import Message, Name, Number, Value, count, effect, messages, names, percent, percent1
from geneverdict.model.prepared import Role
from geneverdict.model.series import FloatArray
from geneverdict.model.verdict import SeriesResult
from geneverdict.model.why import Finding
from geneverdict.preparation.groups.confounding import chosen_fields, confounders

PROLIFERATION = (
    "ASPM", "AURKA", "BIRC5", "BUB1", "BUB1B", "CCNA2", "CCNB1", "CCNB2", "CDC20", "CDK1", "KIF20A", "MELK", "MKI67",
    "NUSAP1", "PBK", "RRM2", "TOP2A", "TPX2", "TTK", "UBE2C",
)  # fmt: skip
"""Genes of dividing cells: higher in nearly every tumour than in normal tissue (Whitfield 2006, Nat Rev Cancer)."""
FEWEST_MARKERS = 6
MARKERS_EFFECT, MARKERS_T, MARKERS_SHARE = -0.5, -2.0, 0.75
"""The median log2FC and t of the markers, and the share that is lower.  Five real tumour series have medians of +0.6 to
+3.1; the mucosa of GSE4107's patients, which is not tumour, −0.5 with t −1.4."""
TUMOUR = re.compile(
    r"tumou?r|cancer|carcinoma|adenocarcinoma|malignan|neoplas|sarcoma|glioma|blastoma|lymphoma|\bhcc\b"
)
NOT_TUMOUR = re.compile(
    r"non[- ]?tumou?r|non[- ]?cancer|adjacent|normal|para[- ]?|healthy|benign|\bcells\b|cell lines?|treat"
)

FEWEST_SAMPLES = 4
"""In each group, for a sample to be judged by the others."""
CHOSEN = 100
"""Genes that tell the groups apart best without the sample that is judged."""
MARGIN = -0.25
"""Half-way from the boundary to the other group's centre.  Correct labels of GSE14520 and GSE4107 stay above 0.05."""
SEPARATE_MEDIAN, SEPARATE_SHARE = 0.25, 0.75
"""The groups separate when the median sample lies half-way to its own centre and three in four fit their own group; in
GSE22780 (0.16, 63 %) they do not, and nobody can be said to be mislabelled."""
CLUSTERS = 5.0
"""Distance of two clusters on the first component, in SDs within them, from which they are taken to be two.  The best
split of eight normal values gives 3.4 (median) and more than 5 in one of twelve; real groups that differ: 4.5 to 15."""
CLUSTERS_BELOW = 8
"""Samples in the smaller group below which clusters are looked at.  With more, each sample can be judged by the others,
and clusters name tumours that are merely mild (3 of 40 draws of ten pairs of GSE14520)."""
MIXED_SHARE = 0.06
"""Share of genes with p < .05 up to which the labels are taken to explain nothing; 5 % is expected."""
REVERSED = 0.8
"""Share of each side that the words of the series put on the other, from which the whole comparison is reversed."""


def check_labels(view: View) -> list[Finding]:
    """Case and control against the words of the series, organ and batch, and the genes of dividing cells."""
    return [*_by_words(view), *_by_confounders(view.result), *_by_markers(view.result)]


def check_fit(view: View) -> list[Finding]:
    """Labels against the values: sample by sample, and all together."""
    return [*(list(_by_sample(view)) or list(_by_cluster(view))), *_mixed(view.result)]


# --- against the words of the series ---------------------------------------------------------------------------------


def _by_words(view: View) -> Iterator[Finding]:
    told = [o for o in view.result.opinions if {o.said, o.read} == {Role.CASE, Role.CONTROL}]
    of = {role: [s for o in told if o.said is role for s in o.samples if s in view.samples] for role in Role}
    n_case, n_control = len(of[Role.CASE]), len(of[Role.CONTROL])
    if not n_case + n_control:
        return
    all_case, all_control = int(view.is_case.sum()), int((~view.is_case).sum())
    samples = [*of[Role.CASE], *of[Role.CONTROL]]
    values: dict[str, Value] = {
        "n_case": count(n_case),
        "n_control": count(n_control),
        "of_case": count(all_case),
        "of_control": count(all_control),
        "n": count(len(samples)),
        "samples": names(samples),
        "sample": Name(told[0].samples[0]),
        "why": told[0].why,
    }
    if n_case >= REVERSED * all_case and n_control >= REVERSED * all_control:
        yield finding("groups_swapped_words", "decides", values)
    else:
        yield finding("groups_words", "matters", values)


def _by_confounders(result: SeriesResult) -> Iterator[Finding]:
    """Organ and batch; the sex of the samples has a check of its own, which reads the values, too."""
    used = set(result.design.rows)
    roles = [role if i in used else Role.NEITHER for i, role in enumerate(result.grouping.roles)]
    found = [c for c in confounders(result.samples, roles, chosen_fields(result.grouping)) if c.kind != "sex"]
    if found:
        yield finding("groups_confounded", "decides", {"confounders": messages(c.message for c in found)})


# --- genes of dividing cells -----------------------------------------------------------------------------------------


class Markers(NamedTuple):
    """The genes of dividing cells in one series."""

    n: int
    n_down: int
    effect: float
    """Median log2FC."""
    t: float

    @property
    def down(self) -> bool:
        enough = self.n >= FEWEST_MARKERS and self.n_down >= MARKERS_SHARE * self.n
        return enough and self.effect <= MARKERS_EFFECT and self.t <= MARKERS_T

    @property
    def up(self) -> bool:
        enough = self.n >= FEWEST_MARKERS and self.n - self.n_down >= MARKERS_SHARE * self.n
        return enough and self.effect >= -MARKERS_EFFECT and self.t >= -MARKERS_T


def markers(result: SeriesResult) -> Markers:
    """Genes that could not be tested are not counted."""
    row = {gene: i for i, gene in enumerate(result.fit.names)}
    rows = [row[gene] for gene in PROLIFERATION if gene in row and np.isfinite(result.fit.t[row[gene]])]
    if not rows:
        return Markers(0, 0, 0.0, 0.0)
    effect, t = result.fit.log2fc[rows], result.fit.t[rows]
    return Markers(len(rows), int((effect < 0).sum()), float(np.median(effect)), float(np.median(t)))


def is_tumour(label: str) -> bool:
    text = label.casefold()
    return TUMOUR.search(text) is not None and NOT_TUMOUR.search(text) is None


def _by_markers(result: SeriesResult) -> Iterator[Finding]:
    if not is_tumour(result.grouping.case_label) or is_tumour(result.grouping.control_label):
        return
    seen = markers(result)
    if seen.down:
        values: dict[str, Value] = {
            "n": count(seen.n),
            "n_down": count(seen.n_down),
            "label": Name(result.grouping.case_label),
            "median_log2fc": effect(seen.effect),
            "median_t": Number(seen.t, "fixed1"),
        }
        yield finding("groups_swapped_markers", "matters", values)


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


def _by_sample(view: View) -> Iterator[Finding]:
    case = view.is_case
    if min(case.sum(), (~case).sum()) < FEWEST_SAMPLES or len(view.variable) < FEWEST_GENES:
        return
    margin = margins(view.variable, case)
    right = int((margin > 0).sum())
    wrong = np.flatnonzero(margin <= MARGIN)
    if not len(wrong) or np.median(margin) < SEPARATE_MEDIAN or right < SEPARATE_SHARE * len(margin):
        return
    values: dict[str, Value] = {
        "samples": names(view.samples[i] for i in wrong),
        "margins": messages(_margin(view.samples[i], float(margin[i])) for i in wrong),
        "n_right": count(right),
        "n": count(len(margin)),
    }
    if len(wrong) == 2 and case[wrong].sum() == 1:
        first, second = wrong[np.argsort(~case[wrong])]
        exchanged = {"case": Name(view.samples[first]), "control": Name(view.samples[second])}
        yield finding("groups_exchanged", "matters", {**values, **exchanged})
    else:
        yield finding("groups_mislabelled", "matters", values)


def _margin(sample: str, margin: float) -> Message:
    return Message("sample-margin", {"sample": Name(sample), "margin": effect(margin)})


def _by_cluster(view: View) -> Iterator[Finding]:
    """In a small series the odd samples spoil the groups that should judge them; clusters do not look at labels."""
    case = view.is_case
    smaller = min(int(case.sum()), int((~case).sum()))
    if not FEWEST_SAMPLES <= smaller < CLUSTERS_BELOW or len(view.variable) < FEWEST_GENES:
        return
    centred = view.variable - view.variable.mean(axis=1, keepdims=True)
    weights, vectors = np.linalg.eigh(centred.T @ centred)
    upper, distance = split(vectors[:, -1])
    upper = upper if upper[case].mean() >= upper[~case].mean() else ~upper
    wrong = np.flatnonzero(upper != case)
    if not len(wrong) or distance < CLUSTERS or min(upper[case].mean(), (~upper[~case]).mean()) < SEPARATE_SHARE:
        return
    values: dict[str, Value] = {
        "samples": names(view.samples[i] for i in wrong),
        "share": percent(float(weights[-1] / weights.sum())),
        "distance": Number(float(distance), "fixed1"),
        "n_right": count(len(case) - len(wrong)),
        "n": count(len(case)),
    }
    yield finding("groups_clustered", "matters", values)


def _mixed(result: SeriesResult) -> Iterator[Finding]:
    p = result.fit.p[np.isfinite(result.fit.p)]
    share = float((p < 0.05).mean()) if len(p) else 1.0
    if share <= MIXED_SHARE and len(p) >= FEWEST_GENES:
        yield finding("groups_mixed", "note", {"share": percent1(share)})
