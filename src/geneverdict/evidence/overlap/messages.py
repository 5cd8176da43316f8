"""What is said of samples that appear twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from geneverdict.evidence.overlap.compare import FEWEST_GENES
from geneverdict.messages import (
    Code,
    Message,
    Name,
    Number,
    Value,
    choice,
    count,
    effect,
    known,
    messages,
    names,
    percent,
)
from geneverdict.model.overlap import (
    DropKind,
    Dropped,
    FieldAgreement,
    NamedDuplicates,
    Overlap,
    SharedContrast,
    SharedSample,
)
from geneverdict.model.prepared import Role

RARE = 0.2
"""Agreement by chance up to which it is said as one in so many."""
_KINDS: Mapping[DropKind, str] = {
    "shared": "overlap-also_elsewhere",
    "copy": "overlap-copies",
    "replicate": "overlap-replicates",
    "individual": "overlap-individuals",
    "pool": "overlap-pools",
}


def overlap_message(overlap: Overlap) -> Message:
    """One comparison, with its numbers."""
    who: dict[str, Value] = {"a": Name(overlap.series_a), "b": Name(overlap.series_b)}
    if overlap.shared:
        return _found(overlap, who)
    return _nothing(overlap, {**who, "within": choice(overlap.within)})


def _found(overlap: Overlap, who: Mapping[str, Value]) -> Message:
    values: dict[str, Value] = {
        "n": count(len(overlap.shared)),
        "roles": messages(_roles(overlap.shared)),
        "reasons": messages(_reasons(overlap)),
        "fields": messages(map(field_message, overlap.fields)),
    }
    return Message("overlap-within" if overlap.within else "overlap-shared", {**who, **values})


def _roles(shared: Sequence[SharedSample]) -> Iterator[Message]:
    """How many are cases in both series, controls in both, or one in the one and the other in the other."""
    both = [s.role_a for s in shared if s.role_a is s.role_b]
    counts = {
        "unit-cases": both.count(Role.CASE),
        "unit-controls": both.count(Role.CONTROL),
        "overlap-crossed": len(shared) - len(both),
    }
    return (Message(code, {"n": count(n)}) for code, n in counts.items() if n)


def _reasons(overlap: Overlap) -> Iterator[Message]:
    named = sum("accession" in s.evidence for s in overlap.shared)
    r = [s.correlation for s in overlap.shared if "profile" in s.evidence]
    if named:
        yield Message("overlap-by_accession", {"n": count(named)})
    if r:
        rest = overlap.rest
        values = {
            "n": count(len(r)),
            "r_low": effect(min(r)),
            "r_high": effect(max(r)) if len(r) > 1 else None,
            "n_genes": count(overlap.n_genes),
            "n_rest": count(rest.n) if rest else None,
            "q99": effect(rest.q99) if rest else None,
            "largest": effect(rest.largest) if rest else None,
        }
        yield Message("overlap-by_profile", known(values))


def _nothing(overlap: Overlap, who: Mapping[str, Value]) -> Message:
    rest, closest, n_genes = overlap.rest, overlap.closest, count(overlap.n_genes)
    if rest is None:
        few = "few_samples" if overlap.n_genes >= FEWEST_GENES else "few_genes" if overlap.n_genes else "no_genes"
        return Message("overlap-not_compared", {**who, "why": Code(few), "n_genes": n_genes})
    values = {
        "sample_a": Name(closest.sample_a) if closest else None,
        "sample_b": Name(closest.sample_b) if closest else None,
        "largest": effect(rest.largest),
        "line": effect(rest.line),
        "n_genes": n_genes,
    }
    return Message("overlap-none", {**who, **known(values)})


def field_message(field: FieldAgreement) -> Message:
    """How often a field is equal in matched pairs, and how often it would be by chance."""
    rare = 0 < field.chance <= RARE
    values: dict[str, Value | None] = {
        "field": Code(field.kind),
        "n_equal": count(field.n_equal),
        "n": count(field.n_pairs),
        "chance": percent(field.chance),
        "one_in": Number(1 / field.chance, "fixed0") if rare else None,
    }
    return Message("overlap-field", known(values))


def dropped_message(one: Dropped) -> Message:
    """What is left out of the pooling, and the copy that stays."""
    values: dict[str, Value] = {"sample": Name(one.sample), "series": Name(one.series), "kind": Code(one.kind)}
    if one.kept is not None:
        values["kept"] = Name(one.kept.sample)
        if one.kept.series != one.series:
            values["kept_in"] = Name(one.kept.series)
    return Message("overlap-dropped", values)


def contrast_message(one: SharedContrast) -> Message:
    """Which contrast of a series is pooled, and which is not because they share samples."""
    who = {"series": Name(one.series), "kept": Name(one.kept)}
    return Message("overlap-contrast", {**who, "n_shared": count(one.n_shared), "n": count(one.n)})


def report_messages(
    overlaps: Sequence[Overlap], named: Sequence[NamedDuplicates], dropped: Sequence[Dropped]
) -> tuple[Message, ...]:
    """What was found, and what is left out; one sentence with the closest pair where profiles show nothing.

    Nothing where no series has groups: cohorts of patients are compared with each other by ``survival.twice``.
    """
    if not overlaps:
        return ()
    found = [overlap_message(overlap) for overlap in overlaps if overlap.shared] or [_all_clear(overlaps)]
    return (*found, *(duplicates.message for duplicates in named), *_left_out(dropped))


def _all_clear(overlaps: Sequence[Overlap]) -> Message:
    judged = [(overlap.rest.largest, overlap) for overlap in overlaps if overlap.rest is not None]
    blind = count(len(overlaps) - len(judged))
    if not judged:
        return Message("overlap-nothing_compared", {"n_not_compared": blind})
    _, most = max(judged, key=lambda pair: pair[0])
    closest = overlap_message(most)
    return Message("overlap-all_clear", {"n": count(len(judged)), "closest": closest, "n_not_compared": blind})


def _left_out(dropped: Sequence[Dropped]) -> Iterator[Message]:
    for series in dict.fromkeys(one.series for one in dropped):
        mine = [one for one in dropped if one.series == series]
        samples = {kind: [one.sample for one in mine if one.kind == kind] for kind in _KINDS}
        parts = [
            Message(_KINDS[kind], {"n": count(len(those)), "samples": names(those)})
            for kind, those in samples.items()
            if those
        ]
        yield Message("overlap-left_out", {"n": count(len(mine)), "series": Name(series), "parts": messages(parts)})
