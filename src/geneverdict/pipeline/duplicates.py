"""Series without the samples that are copies of others: for the pooling, which must not count a patient twice."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from geneverdict.errors import DesignError
from geneverdict.fitting.series import fit_counts, fit_genes
from geneverdict.messages import Message
from geneverdict.model.fit import Fit
from geneverdict.model.prepared import Prepared
from geneverdict.preparation.design import design_without, leave_out

FEWEST = 3
"""Samples on each side below which a series without its copies is left out of the pooling as a whole."""


def without_duplicates(prepared: Prepared, duplicates: Collection[str]) -> Prepared | None:
    """The same series with ``duplicates`` in neither group; itself where there are none, None where too few are left.

    In a paired model the partner of a copy goes with it.
    """
    if not duplicates:
        return prepared
    samples = prepared.series.samples
    grouping = leave_out(prepared.grouping, samples.ids, duplicates, Message("role-copy"))
    try:
        design = design_without(samples, grouping, prepared.pairing, prepared.design, duplicates)
    except DesignError:
        return None
    enough = min(design.n_case, design.n_control) >= FEWEST
    return replace(prepared, grouping=grouping, design=design) if enough else None


def refit(prepared: Prepared) -> Fit:
    """Every gene of a series as it now stands; counts are filtered, normalised and weighed anew."""
    if prepared.counts is None:
        return fit_genes(prepared)
    return fit_counts(prepared.counts, prepared.design, prepared.analysis, prepared.series.samples.ids)
