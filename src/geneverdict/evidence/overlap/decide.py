"""Which copies are left out: of each set of samples that are one, exactly one stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from geneverdict.model.overlap import DropKind, Dropped, SampleRef
from geneverdict.model.verdict import SeriesResult


class Link(NamedTuple):
    """Two samples that are one, or come from one individual."""

    a: SampleRef
    b: SampleRef
    kind: DropKind


Rank = tuple[int, int, int, str, int]
"""The lower stays: −samples in the model, own table or GEO's, number of the accession, name, place in the series."""


def ranks_of(results: Sequence[SeriesResult]) -> dict[SampleRef, Rank]:
    """The order in which the samples in the models have the right to stay.

    The larger series before the smaller, then the earlier accession, a table of one's own after GEO's; within a series
    the earlier sample.
    """
    samples = {r.id: {r.expression.samples[row]: row for row in r.design.rows} for r in results}
    return ranks(samples)


def ranks(samples: Mapping[str, Mapping[str, int]]) -> dict[SampleRef, Rank]:
    """``samples``: series → sample → its place."""
    found: dict[SampleRef, Rank] = {}
    for series, places in samples.items():
        accession = re.fullmatch(r"GSE(\d+)(?:-GPL\d+)?", series, re.IGNORECASE)
        number = int(accession[1]) if accession else 0
        for sample, row in places.items():
            found[SampleRef(series, sample)] = (-len(places), 0 if accession else 1, number, series, row)
    return found


def decide(links: Sequence[Link], pools: Iterable[SampleRef], ranks: Mapping[SampleRef, Rank]) -> tuple[Dropped, ...]:
    """The samples to leave out, by series and place.

    Linked samples form sets, whatever the chain; of each set the one of lowest rank stays.  Pools are always left out.
    A sample that is linked to the one that stays in several ways is dropped for what was found first.  Samples without
    a rank are not in question: they link others and neither stay nor go.
    """
    pooled = dict.fromkeys(ref for ref in pools if ref in ranks)
    dropped = [Dropped(ref.series, ref.sample, "pool", None) for ref in pooled]
    for members in _sets([link for link in links if link.a not in pooled and link.b not in pooled]):
        ranked = sorted((ref for ref in members if ref in ranks), key=lambda ref: ranks[ref])
        dropped += [Dropped(ref.series, ref.sample, _kind(ref, ranked[0], links), ranked[0]) for ref in ranked[1:]]
    return tuple(sorted(dropped, key=lambda one: ranks[SampleRef(one.series, one.sample)]))


def _sets(links: Sequence[Link]) -> list[set[SampleRef]]:
    """Connected samples."""
    where: dict[SampleRef, set[SampleRef]] = {}
    for link in links:
        joined = where.get(link.a, {link.a}) | where.get(link.b, {link.b})
        where |= dict.fromkeys(joined, joined)
    return list({id(members): members for members in where.values()}.values())


def _kind(ref: SampleRef, kept: SampleRef, links: Sequence[Link]) -> DropKind:
    """The direct link's kind, else what follows from being in one series or in two."""
    for link in links:
        if {link.a, link.b} == {ref, kept}:
            return link.kind
    return "copy" if ref.series == kept.series else "shared"
