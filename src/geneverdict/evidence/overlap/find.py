"""Every series against itself and every other: which samples are the same, and which copies are left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations_with_replacement

import numpy as np

from geneverdict.evidence.overlap.compare import Judged, Kin, compare, judge
from geneverdict.evidence.overlap.conditions import same_condition
from geneverdict.evidence.overlap.contrasts import shared_contrasts
from geneverdict.evidence.overlap.decide import Link, decide, ranks_of
from geneverdict.evidence.overlap.fields import field_agreements
from geneverdict.evidence.overlap.messages import contrast_message, report_messages
from geneverdict.evidence.overlap.names import named_duplicates
from geneverdict.evidence.overlap.profiles import BoolArray, Profiles, profiles_of
from geneverdict.model.overlap import (
    DropKind,
    Evidence,
    NamedDuplicates,
    Overlap,
    OverlapReport,
    Rest,
    SampleRef,
    SharedSample,
)
from geneverdict.model.prepared import Role
from geneverdict.model.series import FloatArray
from geneverdict.model.verdict import SeriesResult

_KIND_OF_NAME: Mapping[str, DropKind] = {"replicate": "replicate", "individual": "individual"}


def find_overlaps(results: Sequence[SeriesResult], *, done: Callable[[], None] = lambda: None) -> OverlapReport:
    """Samples that two of ``results`` share, and copies within one; give the series that are to be pooled.

    Only samples in a model are looked at.  The evidence, in its order: the same sample accession; profiles far more
    alike than those of all other pairs; within a series the words for technical replicates and pools, and individuals
    with several samples in one group.  Sample fields are shown beside it and decide nothing.  A contrast that shares
    samples with an earlier one of its series is left out whole.  Never raises.

    ``done`` is called each time that the values of one series have been looked at.
    """
    contrasts = shared_contrasts(results)
    results = [result for result in results if result.id not in {one.series for one in contrasts}]
    numbers: dict[str, int] = {}
    profiles = []
    for result in results:
        profiles.append(profiles_of(result, numbers))
        done()
    named = tuple(duplicates for result in results for duplicates in named_duplicates(result))
    within = [_overlap(one, one, a, a, len(numbers)) for one, a in zip(results, profiles, strict=True)]
    kin = [_kin(one, itself, named) for one, itself in zip(results, within, strict=True)]
    overlaps = tuple(
        within[i]
        if i == j
        else _overlap(results[i], results[j], profiles[i], profiles[j], len(numbers), Kin(kin[i], kin[j]))
        for i, j in combinations_with_replacement(range(len(results)), 2)
    )
    pools = [SampleRef(c.series, s) for c in named if c.kind == "pool" and c.counts for s in c.samples]
    dropped = decide([*_profile_links(overlaps), *_name_links(named)], pools, ranks_of(results))
    said = (*map(contrast_message, contrasts), *report_messages(overlaps, named, dropped))
    return OverlapReport(overlaps, named, dropped, said, contrasts)


def _kin(result: SeriesResult, itself: Overlap, named: Sequence[NamedDuplicates]) -> BoolArray:
    """Samples × samples in the model: copies of each other by their profiles or their names, or of one individual."""
    blocks = np.array([result.pairing.blocks[i] or "" for i in result.design.rows])
    found: BoolArray = (blocks[:, None] == blocks) & (blocks != "")
    place = {result.expression.samples[row]: i for i, row in enumerate(result.design.rows)}
    sets = [{shared.sample_a, shared.sample_b} for shared in itself.shared]
    sets += [set(one.samples) for one in named if one.series == result.id and one.kind != "pool"]
    for members in sets:
        rows = [place[sample] for sample in members]
        found[np.ix_(rows, rows)] = True
    np.fill_diagonal(found, val=False)
    return found


def _overlap(
    one: SeriesResult, two: SeriesResult, a: Profiles, b: Profiles, n_all: int, kin: Kin | None = None
) -> Overlap:
    within = one is two
    compared = compare(a, b, n_all)
    if within:
        compared = compared._replace(correlation=_without_partners(compared.correlation, one))
    judged = judge(compared.correlation, max(compared.n_genes, 1), within=within, kin=kin)
    known = set() if within else _same_accession(a, b)
    pairs = sorted(known | set(judged.pairs))
    shared = tuple(
        _shared(a, b, i, j, compared.correlation, judged, _evidence((i, j), known, judged)) for i, j in pairs
    )
    closest = judged.closest
    left = None if closest is None or closest in known else closest
    rows = [(one.design.rows[i], two.design.rows[j]) for i, j in pairs]
    fields = () if within else field_agreements(one.samples, two.samples, rows)
    r = compared.correlation
    return Overlap(
        series_a=one.id,
        series_b=two.id,
        shared=shared,
        n_a=len(a.samples),
        n_b=len(b.samples),
        n_genes=compared.n_genes,
        rest=_rest(judged),
        closest=None if left is None else _shared(a, b, *left, r, judged, ()),
        fields=fields,
    )


def _without_partners(r: FloatArray, result: SeriesResult) -> FloatArray:
    """NaN between samples of one known individual: a tumour and its patient's own normal tissue are expected to be
    alike, and so are the few of one condition.  Several samples of an individual in one group are found by name."""
    blocks = np.array([result.pairing.blocks[i] or "" for i in result.design.rows])
    partners = (blocks[:, None] == blocks) & (blocks != "")
    return np.where(partners | same_condition(result), np.nan, r)


def _same_accession(a: Profiles, b: Profiles) -> set[tuple[int, int]]:
    """Samples of GEO with the same accession; equal names in tables of one's own prove nothing."""
    place = {name: j for j, name in enumerate(b.samples) if _is_accession(name)}
    return {(i, place[name]) for i, name in enumerate(a.samples) if name in place}


def _is_accession(name: str) -> bool:
    return name.upper().startswith("GSM") and name[3:].isdigit()


def _evidence(pair: tuple[int, int], known: set[tuple[int, int]], judged: Judged) -> tuple[Evidence, ...]:
    found: list[Evidence] = ["accession"] if pair in known else []
    return (*found, "profile") if pair in judged.pairs else tuple(found)


def _shared(
    a: Profiles, b: Profiles, i: int, j: int, r: FloatArray, judged: Judged, evidence: tuple[Evidence, ...]
) -> SharedSample:
    return SharedSample(
        series_a=a.id,
        sample_a=a.samples[i],
        role_a=Role.CASE if a.is_case[i] else Role.CONTROL,
        series_b=b.id,
        sample_b=b.samples[j],
        role_b=Role.CASE if b.is_case[j] else Role.CONTROL,
        correlation=float(r[i, j]),
        next_best=judged.next_best(i, j),
        z=float(judged.z[i, j]),
        evidence=evidence,
    )


def _rest(judged: Judged) -> Rest | None:
    if not np.isfinite(judged.line) or not judged.rest.size:
        return None
    middle, high, top = np.quantile(judged.rest, [0.5, 0.99, 1.0]).tolist()
    return Rest(judged.rest.size, middle, high, top, judged.line)


def _profile_links(overlaps: Sequence[Overlap]) -> Iterator[Link]:
    for overlap in overlaps:
        for shared in overlap.shared:
            yield Link(shared.a, shared.b, "copy" if overlap.within else "shared")


def _name_links(named: Sequence[NamedDuplicates]) -> Iterator[Link]:
    for duplicates in named:
        if duplicates.counts and duplicates.kind != "pool":
            first, *others = (SampleRef(duplicates.series, sample) for sample in duplicates.samples)
            yield from (Link(first, other, _KIND_OF_NAME[duplicates.kind]) for other in others)
