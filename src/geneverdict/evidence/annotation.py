"""Do the tables of the series agree on which probe stands for the gene?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geneverdict.evidence.words import listing
from geneverdict.model.verdict import SeriesAnswer
from geneverdict.model.why import Finding

UNANNOTATED = "probes_unannotated"
DIFFERENT = "probes_differ"


def compare_annotation(
    gene: str, answer: SeriesAnswer, others: Sequence[SeriesAnswer], named_here: Mapping[str, tuple[str, ...]]
) -> tuple[Finding, ...]:
    """What other series of the study know of the gene's probes on this array.

    ``named_here``: for each probe that stands for the gene elsewhere and is on this array, the genes that this
    series' table names for it.
    """
    elsewhere = _owners(answer, others)
    known = {probe: names for probe, names in named_here.items() if probe in elsewhere and gene not in names}
    if not known:
        return ()
    probe, names = next(iter(known.items()))
    here = listing(names) if names else "no gene"
    owners = listing(elsewhere[probe])
    numbers = {"probe": probe, "named_here": here, "gene_in": owners}
    change = "Correct the probe map, or leave probe_map out to use the platform's own table"
    if answer.row is None:
        text = (
            f"Probe {probe}, which stands for {gene} in {owners}, is on this array too, but the table used here names "
            f"{here} for it: the gene was measured and is not found by its name."
        )
        return (Finding(UNANNOTATED, text, "decides", numbers, change),)
    text = (
        f"Here {gene} is read from {answer.row.probe or 'several probes'}; probe {probe}, which stands for it in "
        f"{owners}, is on this array but named {here}: the tables disagree."
    )
    return (Finding(DIFFERENT, text, "matters", numbers, change),)


def _owners(answer: SeriesAnswer, others: Sequence[SeriesAnswer]) -> dict[str, list[str]]:
    """The series of the same platform in which each probe stands for the gene: elsewhere an id may mean another."""
    owners: dict[str, list[str]] = {}
    for other in others:
        if other.id != answer.id and other.platform and other.platform == answer.platform:
            for probe in other.probes:
                if probe.used:
                    owners.setdefault(probe.probe, []).append(other.id)
    return owners
