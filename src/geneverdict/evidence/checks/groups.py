"""Do the samples fit their labels, and do the labels fit what tumours are known to do?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from geneverdict.evidence.checks.mixed import check_mixed
from geneverdict.evidence.checks.suspects import check_suspects
from geneverdict.evidence.checks.view import View
from geneverdict.evidence.finding import finding
from geneverdict.messages import Code, Name, Number, Value, count, effect, messages, names
from geneverdict.model.prepared import Role
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

REVERSED = 0.8
"""Share of each side that the words of the series put on the other, from which the whole comparison is reversed."""


def check_labels(view: View) -> list[Finding]:
    """Case and control against the words of the series, organ and batch, and the genes of dividing cells."""
    return [*_by_ratio(view.result), *_by_words(view), *_by_confounders(view.result), *_by_markers(view.result)]


def check_fit(view: View) -> list[Finding]:
    """Labels against the values: sample by sample, and all together."""
    return [*check_suspects(view), *check_mixed(view.result)]


# --- against the words of the series ---------------------------------------------------------------------------------


def _by_ratio(result: SeriesResult) -> Iterator[Finding]:
    """Nothing says which channel the log ratios have above, so that every sign may be the other way round."""
    ratio = result.ratio
    if ratio is not None and ratio.above is None:
        how = "direct" if ratio.direct else "mixed" if ratio.mixed else "reference"
        yield finding("groups_ratio_unknown", "decides", {"how": Code(how)})


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
