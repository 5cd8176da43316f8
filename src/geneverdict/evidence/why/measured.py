"""Was the gene measured at all, under which name, and are its values complete?"""

from __future__ import annotations

import math

import numpy as np

from geneverdict.evidence.why.gene_in_series import GeneInSeries
from geneverdict.evidence.why.sentences import capital, counted, finding
from geneverdict.evidence.words import listing, number, probability
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import ProbeRow, SeriesAnswer
from geneverdict.model.why import Finding, Severity, Value

UNMEASURED = ("not_on_platform", "filtered_out", "only_shared_probes", "platform_names_no_genes")
MANY_MISSING = 0.2
"""Share of samples without a value from which it matters."""


def not_measured(answer: SeriesAnswer, thresholds: Thresholds) -> list[Finding]:
    """The findings of a gene without a row, or with a row that could not be estimated."""
    reason = answer.reason
    code = reason.code if reason and reason.code in UNMEASURED else "not_estimable"
    text = reason.text if reason else "it has too few values in a group to be tested"
    best = min(answer.probes, key=lambda p: p.p if math.isfinite(p.p) else 2.0, default=None)
    seen, numbers = _seen(best, answer, thresholds)
    words = {"reason": capital(text.rstrip(".")), "seen": seen}
    return [*other_name(answer), finding(code, "decides", words, {"n_probes": len(answer.probes), **numbers})]


def _seen(best: ProbeRow | None, answer: SeriesAnswer, thresholds: Thresholds) -> tuple[str, dict[str, Value]]:
    if best is None or not math.isfinite(best.p):
        return "", {}
    would = answer.effect_unit == "log2FC" and _would_be_called(best, thresholds)
    seen = f" Its probe {best.probe} shows {answer.effect_unit} {number(best.log2fc)} (FDR {probability(best.fdr)})"
    numbers: dict[str, Value] = {"probe": best.probe, "probe_log2fc": best.log2fc, "probe_fdr": best.fdr}
    return f"{seen}{' and would be called' if would else ''}.", numbers


def _would_be_called(probe: ProbeRow, thresholds: Thresholds) -> bool:
    return probe.fdr < thresholds.fdr and abs(probe.log2fc) >= thresholds.log2fc


def other_name(answer: SeriesAnswer) -> list[Finding]:
    """The note beside the row, when the gene stands there under a previous name or an alias."""
    if not answer.note:
        return []
    return [finding("found_under_another_name", "note", {"note": answer.note.rstrip(".")}, {})]


def missing_values(subject: GeneInSeries) -> list[Finding]:
    """Samples of the model without a value; in a paired model the pairs lost with them."""
    missing = np.flatnonzero(~np.isfinite(subject.values))
    total = len(subject.values)
    if len(missing) in (0, total):
        return []
    lost = len(set(subject.context.blocks or ())) - len(subject.model.units) if subject.paired else 0
    words = {
        "n": str(len(missing)),
        "total": str(total),
        "names": listing([subject.context.samples[i] for i in missing]),
        "pairs": f", so {counted(lost, 'pair')} cannot be used" if lost else "",
    }
    weight: Severity = "matters" if len(missing) >= MANY_MISSING * total else "note"
    return [finding("missing_values", weight, words, {"n_missing": len(missing), "n_pairs_lost": lost})]
