"""What becomes of the gene where samples lie with the other group: without them, and with their labels exchanged."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal, get_args

from geneverdict.evidence.checks.suspects import SUSPECTED, with_values
from geneverdict.evidence.rows import number_of
from geneverdict.evidence.why.gene_in_series import GeneInSeries
from geneverdict.messages import Code, Value, effect, p
from geneverdict.model.answer_source import Row
from geneverdict.model.fit import REFIT_NUMBERS
from geneverdict.model.why import Finding, Refit

_How = Literal["without", "relabelled"]
_Called = Literal["up", "down", "not called"]


def refits_of(row: Row, subject: GeneInSeries) -> tuple[Refit, ...]:
    """The gene in the fits that know it, called at the thresholds asked for."""
    known: list[_How] = [how for how in get_args(_How) if math.isfinite(number_of(row.get(f"{how}_p")))]
    return tuple(
        _refit(how, {name: number_of(row[f"{how}_{name}"]) for name in REFIT_NUMBERS}, subject) for how in known
    )


def _refit(how: _How, numbers: Mapping[str, float], subject: GeneInSeries) -> Refit:
    return Refit(how=how, call=_call(numbers["log2fc"], numbers["fdr"], subject), **numbers)


def _call(log2fc: float, fdr: float, subject: GeneInSeries) -> _Called:
    cuts = subject.thresholds
    if not (subject.is_log2 and abs(log2fc) >= cuts.log2fc and fdr < cuts.fdr):
        return "not called"
    return "up" if log2fc > 0 else "down"


def told_with(refits: Sequence[Refit], subject: GeneInSeries, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The same findings, that on the suspects with what becomes of this gene, and first of all where it decides."""
    told = [_of_gene(found, refits, subject) if found.code in SUSPECTED else found for found in findings]
    return tuple(sorted(told, key=lambda f: not (f.code in SUSPECTED and f.weight == "decides")))


def _of_gene(found: Finding, refits: Sequence[Refit], subject: GeneInSeries) -> Finding:
    if not subject.is_log2 or not refits:
        return found
    values: dict[str, Value] = {}
    for one in refits:
        values[f"call_{one.how}"] = Code(one.call.replace(" ", "_"))
        values |= {f"log2fc_{one.how}": effect(one.log2fc), f"fdr_{one.how}": p(one.fdr)}
    decides = found.weight == "decides" or _otherwise(refits, subject)
    return with_values(replace(found, weight="decides" if decides else found.weight), values)


def _otherwise(refits: Sequence[Refit], subject: GeneInSeries) -> bool:
    """A refit calls it where the series does not, or the other way round; a call that is only lost is lost in all of
    them: fewer samples alone lose some."""
    now = "not called" if not subject.called else "up" if subject.row.log2fc > 0 else "down"
    calls = {one.call for one in refits}
    return bool(calls - {now, "not called"}) or (now != "not called" and calls == {"not called"})
