"""The same samples in two series, or twice in one: what was found, on what evidence, and which copies are left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from geneverdict.messages import Message
from geneverdict.model.prepared import Role
from geneverdict.model.series import FloatArray
from geneverdict.model.shown import Shown

Evidence = Literal["accession", "profile", "name", "individual"]
"""The same sample accession; profiles far more alike than the rest; the words of the series; the individual's name."""

DropKind = Literal["shared", "copy", "replicate", "individual", "pool"]
"""Copy of a sample of another series; of one of the same series; named a replicate; the same individual again in one
group; a pool of samples."""


@dataclass(frozen=True, slots=True)
class SampleRef:
    """One sample of one series."""

    series: str
    sample: str


@dataclass(frozen=True, slots=True)
class SharedSample:
    """Two samples that are one, or come from one individual.  Numbers are NaN where profiles were not compared."""

    series_a: str
    sample_a: str
    role_a: Role
    series_b: str
    sample_b: str
    role_b: Role
    correlation: float
    """Of the profiles after centring each gene within its group and series."""
    next_best: float
    """The highest correlation that either of the two has with any other sample of the other series."""
    z: float
    """Robust SDs above the rest, on the scale of atanh."""
    evidence: tuple[Evidence, ...]

    @property
    def a(self) -> SampleRef:
        return SampleRef(self.series_a, self.sample_a)

    @property
    def b(self) -> SampleRef:
        return SampleRef(self.series_b, self.sample_b)


@dataclass(frozen=True, slots=True)
class Rest:
    """The correlations of the pairs of samples that were not found to be one."""

    n: int
    median: float
    q99: float
    largest: float
    line: float
    """The correlation from which on two samples count as one, if neither has another nearly as alike."""


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """A sample field that both series have: how often it is equal in matched pairs, and how often by chance."""

    kind: str
    field_a: str
    field_b: str
    n_pairs: int
    """Matched pairs in which both series state it."""
    n_equal: int
    chance: float
    """Share of equal values among the pairs of matched samples that do not belong together."""


@dataclass(frozen=True, slots=True, eq=False)
class Overlap(Shown):
    """Two series (or one with itself) and the samples they share."""

    series_a: str
    series_b: str
    """The same as ``series_a`` where a series was compared with itself."""
    shared: tuple[SharedSample, ...]
    n_a: int
    n_b: int
    """Samples in the model."""
    n_genes: int
    """Genes that the profiles were compared on; 0 where they were not compared."""
    correlations: FloatArray
    """Every correlation compared, of found and other pairs, in one row; empty where profiles were not compared."""
    rest: Rest | None
    """None where profiles were not compared."""
    closest: SharedSample | None
    """The most alike pair that does not count as one; its ``evidence`` is empty."""
    fields: tuple[FieldAgreement, ...]

    @property
    def within(self) -> bool:
        return self.series_a == self.series_b


@dataclass(frozen=True, slots=True)
class NamedDuplicates:
    """Samples of one group that by their words or individual are not independent."""

    series: str
    kind: Literal["replicate", "individual", "pool"]
    samples: tuple[str, ...]
    counts: bool
    """False where the words alone do not say that they are copies: shown, and nothing is left out for it."""
    message: Message


@dataclass(frozen=True, slots=True)
class Dropped:
    """A copy that is left out of the pooling."""

    series: str
    sample: str
    kind: DropKind
    kept: SampleRef | None
    """The copy that stays; None for a pool."""


@dataclass(frozen=True, slots=True, eq=False)
class OverlapReport(Shown):
    """Every comparison, and what follows from it."""

    overlaps: tuple[Overlap, ...]
    """Each series with itself and each pair of series, in the order given."""
    named: tuple[NamedDuplicates, ...]
    dropped: tuple[Dropped, ...]
    messages: tuple[Message, ...]
    """For the reader: what was found, and what is left out."""

    @property
    def drop(self) -> Mapping[str, tuple[str, ...]]:
        """Series → its samples that are left out of the pooling."""
        found: dict[str, tuple[str, ...]] = {}
        for one in self.dropped:
            found[one.series] = (*found.get(one.series, ()), one.sample)
        return found
