"""Was the gene measured at all, under which name, and are its values complete?"""

from __future__ import annotations

import math

import numpy as np

from geneverdict.evidence.finding import finding
from geneverdict.evidence.why.gene_in_series import GeneInSeries
from geneverdict.messages import Code, Message, Name, Value, choice, count, effect, names, p
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import RARE, UNREADABLE, ProbeRow, Reason, SeriesAnswer
from geneverdict.model.why import Finding

UNMEASURED = ("not_on_platform", "filtered_out", "only_shared_probes", "count_outlier", *RARE, *UNREADABLE)
MANY_MISSING = 0.2
"""Share of samples without a value from which it matters."""


def not_measured(answer: SeriesAnswer, thresholds: Thresholds) -> list[Finding]:
    """The findings of a gene without a row, or with a row that could not be estimated."""
    reason = reason_of(answer)
    best = min(answer.probes, key=lambda probe: probe.p if math.isfinite(probe.p) else 2.0, default=None)
    values: dict[str, Value] = {"reason": reason.message, "n_probes": count(len(answer.probes))}
    if reason.code in UNREADABLE or reason.code in RARE or reason.code == "count_outlier":
        return [finding(reason.code, "decides", {"reason": reason.message, **reason.message.values}, change=True)]
    return [*other_name(answer), finding(reason.code, "decides", {**values, **_seen(best, answer, thresholds)})]


def reason_of(answer: SeriesAnswer) -> Reason:
    """Why there is no test; a row without a test has too few values."""
    if answer.reason is not None and answer.reason.code in UNMEASURED:
        return answer.reason
    gene = answer.row.gene if answer.row else ""
    return Reason("not_estimable", Message("reason-not_estimable", {"gene": Name(gene)}))


def _seen(best: ProbeRow | None, answer: SeriesAnswer, thresholds: Thresholds) -> dict[str, Value]:
    """What the probe of smallest p shows, though it does not stand for the gene."""
    if best is None or not math.isfinite(best.p):
        return {}
    would = answer.effect_unit == "log2FC" and _would_be_called(best, thresholds)
    return {
        "probe": Name(best.probe),
        "effect": Code(answer.effect_unit),
        "log2fc": effect(best.log2fc),
        "fdr": p(best.fdr),
        "would_be_called": choice(would),
    }


def _would_be_called(probe: ProbeRow, thresholds: Thresholds) -> bool:
    return probe.fdr < thresholds.fdr and abs(probe.log2fc) >= thresholds.log2fc


def other_name(answer: SeriesAnswer) -> list[Finding]:
    """The note beside the row, when the gene stands there under a previous name or an alias."""
    return [finding("found_under_another_name", "note", answer.note.values)] if answer.note else []


def missing_values(subject: GeneInSeries) -> list[Finding]:
    """Samples of the model without a value; in a paired model the pairs lost with them."""
    missing = np.flatnonzero(~np.isfinite(subject.values))
    total = len(subject.values)
    if len(missing) in (0, total):
        return []
    lost = len(set(subject.context.blocks or ())) - len(subject.model.units) if subject.paired else 0
    values: dict[str, Value] = {
        "n_missing": count(len(missing)),
        "total": count(total),
        "samples": names(subject.context.samples[i] for i in missing),
        "n_pairs_lost": count(lost),
    }
    return [finding("missing_values", "matters" if len(missing) >= MANY_MISSING * total else "note", values)]
