"""What an atlas says of one gene."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, NamedTuple

from geneverdict.model.atlas import Contrast
from geneverdict.model.column import Column
from geneverdict.model.shown import Facts, Shown
from geneverdict.model.why import Level


class Cuts(NamedTuple):
    """The reader's thresholds."""

    log2fc: Annotated[float, Column("effect")] = 1.0
    fdr: Annotated[float, Column("share")] = 0.05


class AtlasRow(NamedTuple):
    """The gene in one contrast that measured it."""

    contrast: Annotated[Contrast, Column(inline=True)]
    log2fc: Annotated[float, Column("effect", name="effect")]
    """In the unit of the contrast."""
    ci_low: Annotated[float, Column("effect")]
    ci_high: Annotated[float, Column("effect")]
    se: Annotated[float, Column("effect")]
    p: Annotated[float, Column("share")]
    fdr: Annotated[float, Column("share")]
    n: Annotated[int, Column("samples")]
    level: Annotated[Level, Column()]
    """At the reader's thresholds."""

    @property
    def effect(self) -> float:
        return self.log2fc


@dataclass(frozen=True, slots=True)
class Pooled(Shown):
    """Random effects over contrasts of one disease in one organism, one of each accession; NaN for fewer than two."""

    k: Annotated[int, Column()]
    estimate: Annotated[float, Column("effect")]
    ci_low: Annotated[float, Column("effect")]
    ci_high: Annotated[float, Column("effect")]
    p: Annotated[float, Column("share")]
    pi_low: Annotated[float, Column("effect")]
    pi_high: Annotated[float, Column("effect")]
    tau2: Annotated[float, Column("effect")]
    i2: Annotated[float, Column("percent")]


@dataclass(frozen=True, slots=True)
class DiseaseGroup(Shown):
    """The contrasts of one disease in one organism; ``disease`` "" for those that do not say one."""

    disease: Annotated[str, Column()]
    organism: Annotated[str, Column()]
    tissues: Annotated[tuple[str, ...], Column()]
    accessions: Annotated[int, Column()]
    rows: Annotated[tuple[AtlasRow, ...], Column()]
    pooled: Annotated[Pooled | None, Column()]
    """None where fewer than two can be pooled."""


@dataclass(frozen=True, slots=True)
class Unusual(Shown):
    """How often the gene differs, among genes measured about as often."""

    what: Annotated[Literal["called", "significant"], Column()]
    """By both thresholds, or by the FDR alone."""
    n: Annotated[int, Column("contrasts")]
    of: Annotated[int, Column("contrasts")]
    """That measured the gene; of ``called``, those with log2 fold changes."""
    share_below: Annotated[float, Column("share")]
    """Of those genes, how many differ less often, and half of those that differ as often."""
    typical: Annotated[float, Column("contrasts")]
    """How often the median of those genes differs."""
    genes: Annotated[int, Column("genes")]
    fewest: Annotated[int, Column("contrasts")]
    """In how many contrasts those genes are measured, at least and at most."""
    most: Annotated[int, Column("contrasts")]


class AtCuts(NamedTuple):
    """How many contrasts call the gene at other thresholds."""

    log2fc: Annotated[float, Column("effect")]
    fdr: Annotated[float, Column("share")]
    up: Annotated[int, Column("contrasts")]
    down: Annotated[int, Column("contrasts")]


class Alike(NamedTuple):
    """Another gene whose places among the genes of each contrast go with this one's."""

    gene: Annotated[str, Column()]
    r: Annotated[float, Column()]
    n: Annotated[int, Column("contrasts")]
    """That measured both."""


class AlikeGenes(NamedTuple):
    """The most alike, and what chance alone would give."""

    genes: Annotated[tuple[Alike, ...], Column()]
    compared: Annotated[int, Column("genes")]
    """Genes measured together with this one often enough."""
    at_least: Annotated[int, Column("contrasts")]
    by_chance: Annotated[float, Column()]
    """The largest r expected among so many unrelated genes, were each accession one independent contrast."""


class Shares(NamedTuple):
    """How many of the contrasts that measured the gene are not independent."""

    accessions: Annotated[int, Column()]
    sharing: Annotated[int, Column("contrasts")]
    """Contrasts whose accession another of them has, too."""


@dataclass(frozen=True, slots=True)
class AtlasAnswer(Shown):
    """The gene over the whole atlas, or over the contrasts that were chosen."""

    gene: Annotated[str, Column()]
    asked: Annotated[str, Column()]
    also: Annotated[tuple[str, ...], Column()]
    """Other genes that list the same name as an alias."""
    cuts: Annotated[Cuts, Column(name="thresholds")]
    contrasts: Annotated[int, Column("contrasts")]
    """That were asked."""
    measured: Annotated[int, Column("contrasts")]
    log2: Annotated[int, Column("contrasts")]
    """Of those that measured it, those whose effect is a log2 fold change."""
    levels: Annotated[Mapping[str, int], Column()]
    """In how many contrasts each level is the answer."""
    nominal: Annotated[int, Column("contrasts")]
    """With p < .05, not corrected for the number of genes."""
    shares: Annotated[Shares, Column()]
    unusual: Annotated[tuple[Unusual, ...], Column()]
    at: Annotated[tuple[AtCuts, ...], Column(name="other_thresholds")]
    groups: Annotated[tuple[DiseaseGroup, ...], Column()]
    alike: Annotated[AlikeGenes | None, Column()]
    """None where it was not asked, or nothing can be compared."""
    simulated: Annotated[int, Column("contrasts")]

    @property
    def thresholds(self) -> Cuts:
        return self.cuts

    @property
    def other_thresholds(self) -> tuple[AtCuts, ...]:
        return self.at

    @property
    def rows(self) -> tuple[AtlasRow, ...]:
        """Of every contrast that measured it, by disease."""
        return tuple(row for group in self.groups for row in group.rows)

    def _shown(self) -> Facts:
        yield from (("gene", self.gene), ("contrasts", self.contrasts), ("measured", self.measured))
        yield "levels", {name: n for name, n in self.levels.items() if n}
