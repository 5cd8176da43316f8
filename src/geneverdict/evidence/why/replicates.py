"""Individuals with several samples in one group: what the way of counting them does to the gene and the series."""

from __future__ import annotations

import math

from geneverdict.evidence.finding import finding
from geneverdict.evidence.why.gene_in_series import GeneInSeries
from geneverdict.messages import Code, Message, Name, Value, choice, count, effect, messages, p, threshold
from geneverdict.model.replicates import ReplicateRow
from geneverdict.model.verdict import Call
from geneverdict.model.why import Finding


def replicate_findings(subject: GeneInSeries) -> list[Finding]:
    """Each way that could be fitted, the one that the answer rests on first."""
    counted = subject.answer.replicates
    if len(counted) < 2:
        return []
    differ = len({one.call for one in counted}) > 1
    values: dict[str, Value] = {
        "ways": messages(_way(subject.row.gene, one) for one in counted),
        "differ": choice(differ),
        "gene": Name(subject.row.gene),
    }
    return [finding("replicates_counted", "matters" if differ else "note", values)]


def _way(gene: str, one: ReplicateRow) -> Message:
    counting = one.whole
    values: dict[str, Value] = {
        "way": Code(counting.way),
        "used": choice(counting.used),
        "n_case": count(counting.n_case),
        "n_control": count(counting.n_control),
        "n": count(counting.n_significant),
        "cut": threshold(counting.fdr_cut),
        "gene": Name(gene),
        "call": Call(one.call).word,
    }
    if math.isfinite(one.log2fc) and math.isfinite(one.fdr):
        values |= {"log2fc": effect(one.log2fc), "fdr": p(one.fdr)}
    return Message("replicates-way", values)
