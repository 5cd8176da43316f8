"""What the whole series is without the samples that lie with the other group, and with their labels exchanged."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from geneverdict.errors import DesignError
from geneverdict.evidence.checks.refit import FDR
from geneverdict.evidence.checks.suspects import SUSPECTED, with_values
from geneverdict.fitting.series import fit_counts, fit_genes
from geneverdict.messages import Code, Value, count, threshold
from geneverdict.model.fit import Fit, SuspectFits
from geneverdict.model.prepared import Grouping, Prepared, Role
from geneverdict.model.verdict import SeriesResult
from geneverdict.model.why import SeriesChecks
from geneverdict.preparation.design import build_kind, leave_out

MANY_FOLD, MANY_GENES = 2, 10
"""Times as many genes, and so many more, from which the suspects are the first reason for every gene of the series."""
_OTHER = {Role.CASE: Role.CONTROL, Role.CONTROL: Role.CASE}


def refit_suspects(prepared: Prepared, suspects: Collection[str]) -> SuspectFits:
    """The series' own analysis on the other samples, and on all with the suspects' labels exchanged.

    In a paired series the partner of a suspect leaves too.  To exchange both labels of a pair is to turn it; a pair
    with one suspect would be two of a kind once that label is exchanged, and leaves.  Where no pair is turned,
    ``relabelled`` would be ``without`` again, and is None.
    """
    without = _with_groups(prepared, leave_out(prepared.grouping, prepared.series.samples.ids, suspects))
    turned = _exchanged(prepared, suspects)
    relabelled = _with_groups(prepared, turned) if turned is not None else None
    return SuspectFits(
        without=_fit(without) if without else None,
        relabelled=_fit(relabelled) if relabelled else None,
        n_out=len(prepared.design.rows) - len(without.design.rows) if without else 0,
    )


def with_counts(checks: SeriesChecks, result: SeriesResult, refits: SuspectFits) -> SeriesChecks:
    """The same checks, the finding on the suspects with the genes at FDR < ``FDR`` in each fit.

    It decides where there are many more of them than with the labels as deposited.
    """
    now, without, relabelled = (_significant(fit) for fit in (result.fit, refits.without, refits.relabelled))
    unit = Code("pair" if result.design.kind == "paired" else "sample")
    values: dict[str, Value] = {"genes_with": count(now or 0), "fdr_cut": threshold(FDR), "unit": unit}
    values |= {"n_out": count(refits.n_out)} if without is not None else {}
    for name, n in (("genes_without", without), ("genes_relabelled", relabelled)):
        values |= {name: count(n)} if n is not None else {}
    many = max(without or 0, relabelled or 0) >= max(MANY_FOLD * (now or 0), (now or 0) + MANY_GENES)
    told = tuple(
        with_values(replace(f, weight="decides" if many else f.weight), values) if f.code in SUSPECTED else f
        for f in checks.findings
    )
    return replace(checks, findings=told)


def _exchanged(prepared: Prepared, suspects: Collection[str]) -> Grouping | None:
    """The groups with the suspects' labels exchanged; None where in a paired series no pair is suspect as a whole."""
    grouping, ids = prepared.grouping, prepared.series.samples.ids
    inside = {i for i in prepared.design.rows if ids[i] in suspects}
    if prepared.design.kind == "paired":
        blocks = [prepared.pairing.blocks[i] for i in inside]
        alone = {i for i in inside if blocks.count(prepared.pairing.blocks[i]) < 2}
        if alone == inside:
            return None
        grouping, inside = leave_out(grouping, ids, {ids[i] for i in alone}), inside - alone
    roles = tuple(_OTHER.get(role, role) if i in inside else role for i, role in enumerate(grouping.roles))
    return replace(grouping, roles=roles)


def _with_groups(prepared: Prepared, grouping: Grouping) -> Prepared | None:
    """The series with other groups and a model of the same kind; None where that cannot be fitted."""
    design, samples = prepared.design, prepared.series.samples
    try:
        other = build_kind(samples, grouping, prepared.pairing, design.kind, covariates=design.covariates)
    except DesignError:
        return None
    return replace(prepared, grouping=grouping, design=other)


def _fit(prepared: Prepared) -> Fit:
    """Counts are filtered, normalised and weighed anew: all of that rests on the groups."""
    if prepared.counts is None:
        return fit_genes(prepared)
    return fit_counts(prepared.counts, prepared.design, prepared.analysis, prepared.series.samples.ids)


def _significant(fit: Fit | None) -> int | None:
    return None if fit is None else int(np.count_nonzero(fit.fdr < FDR))
