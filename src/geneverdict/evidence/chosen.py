"""FDR among the study's own genes: another family of tests than all genes, which holds only if it was chosen before."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from geneverdict.messages import Message, Name, count, messages, p
from geneverdict.model.chosen import ChosenBefore, ChosenRate
from geneverdict.model.verdict import GeneAnswer
from geneverdict.stats.multiple import benjamini_hochberg

POOLED = ""


def chosen_rates(answers: Sequence[GeneAnswer]) -> dict[str, tuple[ChosenRate, ...]]:
    """By gene: its rate in each series that tested it, then in the pooled line.  ``answers``: of all chosen genes."""
    tested: dict[str, dict[str, float]] = {}
    for answer in answers:
        for one in answer.answers:
            if one.row is not None and math.isfinite(one.row.p):
                tested.setdefault(one.id, {})[answer.gene] = one.row.p
    pooled = {a.gene: a.pooled.p for a in answers if a.pooled is not None and math.isfinite(a.pooled.p)}
    rates = {id: _rates(id, of) for id, of in [*tested.items(), (POOLED, pooled)] if of}
    return {a.gene: tuple(of[a.gene] for of in rates.values() if a.gene in of) for a in answers}


def _rates(id: str, tested: Mapping[str, float]) -> dict[str, ChosenRate]:
    fdr = benjamini_hochberg(np.array(list(tested.values())))
    return {gene: ChosenRate(id, float(rate), len(tested)) for gene, rate in zip(tested, fdr, strict=True)}


def chosen_before(gene: str, rates: Sequence[ChosenRate]) -> ChosenBefore | None:
    """The rates of a gene with their sentence; None without any."""
    if not rates:
        return None
    parts = [_part(one) for one in rates]
    return ChosenBefore(tuple(rates), Message("chosen-before", {"gene": Name(gene), "parts": messages(parts)}))


def _part(one: ChosenRate) -> Message:
    values = {"fdr": p(one.fdr), "n": count(one.n)}
    if one.id == POOLED:
        return Message("chosen-pooled", values)
    return Message("chosen-in", {**values, "series": Name(one.id)})
