"""Do the tables of the series agree on which probe stands for the gene?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geneverdict.evidence.finding import finding
from geneverdict.messages import Name, Value, names
from geneverdict.model.verdict import SeriesAnswer
from geneverdict.model.why import Finding


def compare_annotation(
    gene: str, answer: SeriesAnswer, others: Sequence[SeriesAnswer], named_here: Mapping[str, tuple[str, ...]]
) -> tuple[Finding, ...]:
    """What other series of the study know of the gene's probes on this array.

    ``named_here``: for each probe that stands for the gene elsewhere and is on this array, the genes that this
    series' table names for it.
    """
    elsewhere = _owners(answer, others)
    odd = {probe: genes for probe, genes in named_here.items() if probe in elsewhere and gene not in genes}
    if not odd:
        return ()
    probe, genes = next(iter(odd.items()))
    values: dict[str, Value | None] = {
        "gene": Name(gene),
        "probe": Name(probe),
        "series": names(elsewhere[probe]),
        "named_here": names(genes),
    }
    if answer.row is None:
        return (finding("probes_unannotated", "decides", values),)
    used = Name(answer.row.probe) if answer.row.probe else None
    return (finding("probes_differ", "matters", {**values, "used": used}),)


def _owners(answer: SeriesAnswer, others: Sequence[SeriesAnswer]) -> dict[str, list[str]]:
    """The series of the same platform in which each probe stands for the gene: elsewhere an id may mean another."""
    owners: dict[str, list[str]] = {}
    for other in others:
        if other.id != answer.id and other.platform and other.platform == answer.platform:
            for probe in other.probes:
                if probe.used:
                    owners.setdefault(probe.probe, []).append(other.id)
    return owners
