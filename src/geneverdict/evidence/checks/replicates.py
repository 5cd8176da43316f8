"""Individuals with several samples in one group, which the model takes for independent ones."""

from __future__ import annotations

from geneverdict.evidence.finding import finding
from geneverdict.model.verdict import SeriesResult
from geneverdict.model.why import Finding
from geneverdict.preparation.groups.pairs_replicates import find_replicates


def check_replicates(result: SeriesResult) -> list[Finding]:
    """Of a model without pairs and without blocks."""
    if result.design.kind != "unpaired":
        return []
    found = find_replicates(result.samples, result.grouping.roles, result.expression.values)
    return [finding("samples_replicates", "matters", found.values(result.samples))] if found else []
