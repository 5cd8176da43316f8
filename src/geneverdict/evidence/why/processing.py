"""Does the depositor's processing decide what is said of the gene?"""

from __future__ import annotations

import math

from geneverdict.evidence.finding import finding
from geneverdict.messages import Code, Value, effect, p, threshold
from geneverdict.model.deposited import DepositedRow
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import GeneRow, SeriesAnswer
from geneverdict.model.why import Finding


def processing_findings(answer: SeriesAnswer, thresholds: Thresholds) -> list[Finding]:
    """The gene in the deposited values beside what the raw files say; nothing where both are not known."""
    row, other = answer.row, answer.deposited
    if row is None or other is None or not math.isfinite(other.p):
        return []
    values: dict[str, Value] = {"log2fc": effect(row.log2fc), "fdr": p(row.fdr)}
    values |= {"other_log2fc": effect(other.log2fc), "other_fdr": p(other.fdr)}
    values |= {"cut": threshold(thresholds.log2fc), "fdr_cut": threshold(thresholds.fdr)}
    calls = {"call": _call(row, thresholds), "other_call": _call(other, thresholds)}
    if calls["call"] == calls["other_call"]:
        return [finding("processing_agrees", "note", {**values, "call": calls["call"]})]
    return [finding("processing_decides", "decides", {**values, **calls})]


def _call(row: GeneRow | DepositedRow, thresholds: Thresholds) -> Code:
    if not (abs(row.log2fc) >= thresholds.log2fc and row.fdr < thresholds.fdr):
        return Code("not_called")
    return Code("up" if row.log2fc > 0 else "down")
