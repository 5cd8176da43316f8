"""What is said of samples that appear twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from geneverdict.evidence.overlap.compare import FEWEST_GENES
from geneverdict.evidence.words import listing, number
from geneverdict.model.overlap import DropKind, Dropped, NamedDuplicates, Overlap, SharedSample
from geneverdict.model.prepared import Role

_KINDS: Mapping[DropKind, tuple[str, str]] = {
    "shared": ("also in another series", "also in another series"),
    "copy": ("copy within the series", "copies within the series"),
    "replicate": ("technical replicate", "technical replicates"),
    "individual": ("further sample of an individual", "further samples of individuals"),
    "pool": ("pool", "pools"),
}


def overlap_text(overlap: Overlap) -> str:
    """One comparison in words, with its numbers."""
    if overlap.shared:
        sentences = [_found(overlap), *(_sentence(field.text) for field in overlap.fields)]
    else:
        sentences = [_nothing(overlap)]
    return " ".join(sentences)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _found(overlap: Overlap) -> str:
    n = len(overlap.shared)
    pairs = f"{n} {'pair' if n == 1 else 'pairs'} of samples"
    if overlap.within:
        what = f"In {overlap.series_a} {pairs} are one sample measured twice, or two of one individual"
        what = what.replace("are one", "is one") if n == 1 else what
    else:
        what = f"{overlap.series_a} and {overlap.series_b} share {n} {'sample' if n == 1 else 'samples'}"
    roles = "" if overlap.within and n == 1 else f" ({_roles(overlap.shared)})"
    return f"{what}{roles}: {'; '.join(_reasons(overlap))}."


def _roles(shared: Sequence[SharedSample]) -> str:
    both = [s.role_a for s in shared if s.role_a is s.role_b]
    counts = [(both.count(Role.CASE), "case"), (both.count(Role.CONTROL), "control")]
    parts = [f"{n} {word}{'' if n == 1 else 's'}" for n, word in counts if n]
    crossed = len(shared) - len(both)
    parts += (
        [f"{crossed} that {'is' if crossed == 1 else 'are'} case in one and control in the other"] if crossed else []
    )
    return listing(parts)


def _reasons(overlap: Overlap) -> Iterator[str]:
    named = sum("accession" in s.evidence for s in overlap.shared)
    profile = [s for s in overlap.shared if "profile" in s.evidence]
    if named:
        yield f"{named} by the same sample accession"
    if profile:
        r = [s.correlation for s in profile]
        span = _r(r[0]) if len(r) == 1 else f"{_r(min(r))} to {_r(max(r))}"
        yield f"{len(profile)} by their profiles (correlation {span} on {overlap.n_genes:,} genes; {_rest(overlap)})"


def _rest(overlap: Overlap) -> str:
    if overlap.rest is None:
        return "nothing to compare with"
    rest = overlap.rest
    return f"99 % of the {rest.n:,} other pairs below {_r(rest.q99)}, the highest {_r(rest.largest)}"


def _nothing(overlap: Overlap) -> str:
    where = f"In {overlap.series_a}" if overlap.within else f"{overlap.series_a} and {overlap.series_b}"
    if overlap.rest is None:
        few = f"only {overlap.n_genes} genes are common" if overlap.n_genes else "they have no genes in common"
        few = few if overlap.n_genes < FEWEST_GENES else "too few samples"
        return f"{where}: profiles could not be compared ({few}); no sample accession occurs twice."
    closest = overlap.closest
    alike = "" if closest is None else f"the most alike are {closest.sample_a} and {closest.sample_b} with a "
    limit = f"correlation of {_r(overlap.rest.largest)}, and {_r(overlap.rest.line)} would count"
    return f"{where}: no sample twice ({alike}{limit}; {overlap.n_genes:,} genes)."


def _r(value: float) -> str:
    return number(value)


def report_sentences(
    overlaps: Sequence[Overlap], named: Sequence[NamedDuplicates], dropped: Sequence[Dropped]
) -> tuple[str, ...]:
    """What was found, and what is left out; one sentence with the closest pair where profiles show nothing."""
    found = [overlap.text for overlap in overlaps if overlap.shared] or [_all_clear(overlaps)]
    return (*found, *(duplicates.text for duplicates in named), *_left_out(dropped))


def _all_clear(overlaps: Sequence[Overlap]) -> str:
    judged = [overlap for overlap in overlaps if overlap.rest is not None]
    blind = len(overlaps) - len(judged)
    apart = f" {blind} comparisons were not possible on profiles." if blind else ""
    if not judged:
        return f"No sample accession occurs twice; profiles could not be compared.{apart}"
    most = max(judged, key=lambda overlap: overlap.rest.largest if overlap.rest else -1.0)
    return f"No sample was found twice in {len(judged)} comparisons. The closest: {most.text}{apart}"


def _left_out(dropped: Sequence[Dropped]) -> Iterator[str]:
    for series in dict.fromkeys(one.series for one in dropped):
        mine = [one for one in dropped if one.series == series]
        parts = [_kind(words, [one.sample for one in mine if one.kind == kind]) for kind, words in _KINDS.items()]
        n = f"{len(mine)} {'sample' if len(mine) == 1 else 'samples'} of {series}"
        yield f"{n} {'is' if len(mine) == 1 else 'are'} left out of the pooling: {'; '.join(filter(None, parts))}."


def _kind(words: tuple[str, str], samples: Sequence[str]) -> str:
    """``2 pools (a and b)``; "" for none."""
    return f"{len(samples)} {words[len(samples) > 1]} ({listing(samples)})" if samples else ""
