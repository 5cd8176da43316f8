"""Series without the samples that are copies of others: for the pooling, which must not count a patient twice."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from geneverdict.errors import DesignError
from geneverdict.fitting.contrast import fit_contrast
from geneverdict.model.fit import Fit
from geneverdict.model.prepared import Grade, Prepared, Role
from geneverdict.preparation.design import build_design

FEWEST = 3
"""Samples on each side below which a series without its copies is left out of the pooling as a whole."""


def without_duplicates(prepared: Prepared, duplicates: Collection[str]) -> Prepared | None:
    """The same series with ``duplicates`` in neither group; itself where there are none, None where too few are left.

    In a paired model the partner of a copy goes with it.
    """
    if not duplicates:
        return prepared
    samples = prepared.series.samples
    roles = tuple(
        Role.NEITHER if sample in duplicates else role
        for sample, role in zip(samples.ids, prepared.grouping.roles, strict=True)
    )
    why = tuple(
        "a copy of a sample that is in the study already" if sample in duplicates else reason
        for sample, reason in zip(samples.ids, prepared.grouping.why, strict=True)
    )
    grouping = replace(prepared.grouping, roles=roles, why=why)
    unpaired = prepared.design.kind == "unpaired"
    pairing = replace(prepared.pairing, n_pairs=0, grade=Grade.CHECK) if unpaired else prepared.pairing
    try:
        design = build_design(
            samples,
            grouping,
            pairing,
            covariates=prepared.design.covariates,
            unpaired=prepared.analysis.unpaired,
            where=prepared.name,
        )
    except DesignError:
        return None
    if min(design.n_case, design.n_control) < FEWEST or design.kind != prepared.design.kind:
        return None
    return replace(prepared, grouping=grouping, design=design)


def refit(prepared: Prepared) -> Fit:
    """Every gene of a series as it now stands."""
    expression = prepared.expression
    return fit_contrast(
        expression.values,
        prepared.design,
        names=expression.genes,
        probes=expression.probes,
        weights=expression.weights,
        analysis=prepared.analysis,
    )
