"""The multiverse of a whole study: its genes by the names that each series has for them, and its tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from geneverdict.evidence.names import found_as
from geneverdict.io import universe
from geneverdict.model.choices import Multiverse
from geneverdict.model.multiverse import GeneMultiverse
from geneverdict.model.study import Study
from geneverdict.model.verdict import GeneAnswer, SeriesResult
from geneverdict.pipeline.ask import resolve
from geneverdict.pipeline.listener import Listener
from geneverdict.pipeline.multiverse.crew import crew
from geneverdict.pipeline.multiverse.explore import Subject, explore
from geneverdict.pipeline.steps import Prepared
from geneverdict.settings import Settings

Entry = tuple[Prepared, SeriesResult, Prepared | None]
"""A series, its result, and the series without copies."""


def explore_study(
    work: Path,
    study: Study,
    entries: Sequence[Entry],
    genes: Sequence[GeneAnswer],
    settings: Settings,
    listener: Listener,
) -> tuple[GeneMultiverse, ...]:
    """Work it out and write ``multiverse/`` into the folder ``work``."""
    organisms = [result.samples.organism for _, result, _ in entries]
    names = {answer.gene: resolve(answer.gene, organisms)[1] for answer in genes}
    subjects = [Subject(prepared, result, _here(prepared, names), reduced) for prepared, result, reduced in entries]
    with crew(settings.workers, settings.scheduler) as workers:
        found = explore(
            subjects,
            [answer.gene for answer in genes],
            study.multiverse or Multiverse(),
            study.thresholds,
            crew=workers,
            listener=listener,
        )
    for series, whole in found.all_genes.items():
        universe.write_all_genes(work, series, whole)
    for one in found.genes:
        universe.write_curves(work, one)
    return found.genes


def _here(prepared: Prepared, names: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Gene → its name in this series, for those that a probe of it names."""
    there = {gene for genes in prepared.probe_map.genes for gene in genes}
    found = {gene: found_as(possible, there.__contains__, gene)[0] for gene, possible in names.items()}
    return {gene: name for gene, name in found.items() if name in there}
