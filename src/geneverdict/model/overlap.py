"""The same samples in two series, or twice in one: what was found, on what evidence, and which copies are left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from geneverdict.messages import Message
from geneverdict.model.column import Column
from geneverdict.model.prepared import Role
from geneverdict.model.shown import Shown

Evidence = Literal["accession", "profile", "name", "individual"]
"""The same sample accession; profiles far more alike than the rest; the words of the series; the individual's name."""

DropKind = Literal["shared", "copy", "replicate", "individual", "pool"]
"""Copy of a sample of another series; of one of the same series; named a replicate; the same individual again in one
group; a pool of samples."""


@dataclass(frozen=True, slots=True)
class SampleRef:
    """One sample of one series."""

    series: Annotated[str, Column()]
    sample: Annotated[str, Column()]


@dataclass(frozen=True, slots=True)
class SharedSample:
    """Two samples that are one, or come from one individual.  Numbers are NaN where profiles were not compared."""

    series_a: Annotated[str, Column()]
    sample_a: Annotated[str, Column()]
    role_a: Annotated[Role, Column()]
    series_b: Annotated[str, Column()]
    sample_b: Annotated[str, Column()]
    role_b: Annotated[Role, Column()]
    correlation: Annotated[float, Column()]
    """Of the profiles after centring each gene within its group and series."""
    next_best: Annotated[float, Column()]
    """The highest correlation that either of the two has with any other sample of the other series."""
    z: Annotated[float, Column("robust_sds")]
    """Robust SDs above the rest, on the scale of atanh."""
    evidence: Annotated[tuple[Evidence, ...], Column()]

    @property
    def a(self) -> SampleRef:
        return SampleRef(self.series_a, self.sample_a)

    @property
    def b(self) -> SampleRef:
        return SampleRef(self.series_b, self.sample_b)


@dataclass(frozen=True, slots=True)
class Rest:
    """The correlations of the pairs of samples that were not found to be one."""

    n: Annotated[int, Column("pairs")]
    median: Annotated[float, Column()]
    q99: Annotated[float, Column()]
    largest: Annotated[float, Column()]
    line: Annotated[float, Column()]
    """The correlation from which on two samples count as one, if neither has another nearly as alike."""


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """A sample field that both series have: how often it is equal in matched pairs, and how often by chance."""

    kind: Annotated[str, Column()]
    field_a: Annotated[str, Column()]
    field_b: Annotated[str, Column()]
    n_pairs: Annotated[int, Column("pairs")]
    """Matched pairs in which both series state it."""
    n_equal: Annotated[int, Column("pairs")]
    chance: Annotated[float, Column("share")]
    """Share of equal values among the pairs of matched samples that do not belong together."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Overlap(Shown):
    """Two series (or one with itself) and the samples they share."""

    series_a: Annotated[str, Column()]
    series_b: Annotated[str, Column()]
    """The same as ``series_a`` where a series was compared with itself."""
    n_a: Annotated[int, Column("samples")]
    n_b: Annotated[int, Column("samples")]
    """Samples in the model."""
    n_genes: Annotated[int, Column("genes")]
    """Genes that the profiles were compared on; 0 where they were not compared."""
    shared: Annotated[tuple[SharedSample, ...], Column()]
    closest: Annotated[SharedSample | None, Column()]
    """The most alike pair that does not count as one; its ``evidence`` is empty."""
    rest: Annotated[Rest | None, Column()]
    """None where profiles were not compared."""
    fields: Annotated[tuple[FieldAgreement, ...], Column()]

    @property
    def within(self) -> bool:
        return self.series_a == self.series_b


@dataclass(frozen=True, slots=True)
class NamedDuplicates:
    """Samples of one group that by their words or individual are not independent."""

    series: Annotated[str, Column()]
    kind: Annotated[Literal["replicate", "individual", "pool"], Column()]
    samples: Annotated[tuple[str, ...], Column()]
    counts: Annotated[bool, Column("truth")]
    """False where the words alone do not say that they are copies: shown, and nothing is left out for it."""
    message: Annotated[Message, Column(inline=True)]


@dataclass(frozen=True, slots=True)
class Dropped:
    """A copy that is left out of the pooling."""

    series: Annotated[str, Column()]
    sample: Annotated[str, Column()]
    kind: Annotated[DropKind, Column()]
    kept: Annotated[SampleRef | None, Column()]
    """The copy that stays; None for a pool."""


@dataclass(frozen=True, slots=True)
class SharedContrast:
    """A contrast that is left out of the pooling: one of the same series, named before it, has samples of it."""

    series: Annotated[str, Column()]
    kept: Annotated[str, Column()]
    """The contrast that is pooled."""
    n_shared: Annotated[int, Column("samples")]
    n: Annotated[int, Column("samples")]
    """Samples in the model of ``series``."""


@dataclass(frozen=True, slots=True, eq=False)
class OverlapReport(Shown):
    """Every comparison, and what follows from it."""

    overlaps: tuple[Overlap, ...]
    """Each series with itself and each pair of series, in the order given."""
    named: tuple[NamedDuplicates, ...]
    dropped: tuple[Dropped, ...]
    messages: tuple[Message, ...]
    """For the reader: what was found, and what is left out."""
    contrasts: tuple[SharedContrast, ...] = ()
    """Not compared with the others: they are left out whole."""

    @property
    def drop(self) -> Mapping[str, tuple[str, ...]]:
        """Series → its samples that are left out of the pooling."""
        found: dict[str, tuple[str, ...]] = {}
        for one in self.dropped:
            found[one.series] = (*found.get(one.series, ()), one.sample)
        return found
