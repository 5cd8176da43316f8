"""A whole run: what went in, what came out.  The report and the store are made from this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from geneverdict.model.fit import PooledFit
from geneverdict.model.multiverse import GeneMultiverse
from geneverdict.model.overlap import OverlapReport
from geneverdict.model.shown import Shown
from geneverdict.model.study import Study
from geneverdict.model.survival import SurvivalPatients
from geneverdict.model.survival_answer import SurvivalAnswer
from geneverdict.model.survival_choices import SurvivalCurve
from geneverdict.model.verdict import GeneAnswer, SeriesFailure, SeriesResult


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file that was read."""

    series: str
    address: str
    size: int
    sha256: str
    date: str
    """When it was fetched (or last changed, for a local file), ISO 8601."""


@dataclass(frozen=True, slots=True)
class Provenance(Shown):
    """What a reader needs to repeat the run."""

    date: str
    versions: Mapping[str, str]
    """geneverdict, python, numpy, scipy, polars …"""
    inputs: tuple[InputFile, ...]
    options: Mapping[str, str]
    seconds: Mapping[str, float]
    """Per step."""


IN_FULL = 12
"""Genes that the report tells with sections and figures; of more it has a table, and the page has them all."""


@dataclass(frozen=True, slots=True, eq=False)
class Run(Shown):
    """Everything the report shows.  ``resolved`` is the study with every inferred choice written out."""

    study: Study
    resolved: Study
    results: tuple[SeriesResult, ...]
    failures: tuple[SeriesFailure, ...]
    genes: tuple[GeneAnswer, ...]
    pooled: PooledFit | None
    provenance: Provenance
    overlap: OverlapReport | None = None
    """Samples that are in the study twice."""
    multiverse: tuple[GeneMultiverse, ...] = ()
    """One for each gene of the study, in the order of ``genes``; empty where the study does not ask for it."""
    survival: tuple[SurvivalAnswer, ...] = ()
    """One for each gene and endpoint; empty where no series tells survival and none was asked to."""
    survival_choices: tuple[SurvivalCurve, ...] = ()
    """One for each gene that a cohort measured."""
    patients: tuple[SurvivalPatients, ...] = ()
    """Of each series and endpoint that any gene can be asked of."""

    @property
    def in_full(self) -> tuple[GeneAnswer, ...]:
        """The genes that the report tells in full: the first of the study."""
        return self.genes[:IN_FULL]

    @property
    def matrix(self) -> tuple[GeneAnswer, ...]:
        """All genes where they are too many to be told in full, else none."""
        return self.genes if len(self.genes) > IN_FULL else ()

    @property
    def analysed(self) -> bool:
        """Whether anything could be said: a comparison, or the survival of patients."""
        return bool(self.results) or any(answer.cohorts for answer in self.survival)
