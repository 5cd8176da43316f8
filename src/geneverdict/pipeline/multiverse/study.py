"""The multiverse of a whole study: its genes by the names that each series has for them, and its tables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from geneverdict.evidence.multiverse.choices import CALLS
from geneverdict.evidence.multiverse.summary import calls_at
from geneverdict.evidence.why.presets import PRESETS
from geneverdict.io.results import multiverse_store as universe
from geneverdict.messages import speaker
from geneverdict.model.choices import Multiverse
from geneverdict.model.gene_name import GeneName
from geneverdict.model.multiverse import Curve, GeneMultiverse
from geneverdict.model.prepared import Prepared
from geneverdict.model.study import Study, Thresholds
from geneverdict.model.verdict import GeneAnswer, SeriesAnswer, SeriesResult
from geneverdict.pipeline.multiverse.executor import executor
from geneverdict.pipeline.multiverse.explore import Subject, explore
from geneverdict.progress import Listener
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
    """Work it out and write ``multiverse/`` into the folder ``work``.

    A series whose values have weights of their own is left out: permuted labels know weights of samples alone.
    """
    entries = [entry for entry in entries if entry[0].weights is None or entry[0].counts is not None]
    names = [answer.name for answer in genes]
    subjects = [Subject(prepared, result, _here(prepared, names), reduced) for prepared, result, reduced in entries]
    with executor(settings.workers, settings.scheduler) as workers:
        found = explore(
            subjects,
            [answer.gene for answer in genes],
            study.multiverse or Multiverse(),
            study.thresholds,
            executor=workers,
            listener=listener,
            of_cells={answer.gene: of_cells(answer.answers) for answer in genes},
        )
    for series, whole in found.all_genes.items():
        universe.write_all_genes(work, series, whole)
    for one in found.genes:
        universe.write_curves(work, one, partial(calls_of, thresholds=study.thresholds), speaker(settings.lang))
    return found.genes


def of_cells(answers: Sequence[SeriesAnswer]) -> frozenset[str]:
    """The series in which the gene's change follows the mix of cells, which is no news of a marker of cells."""
    return frozenset(
        one.id
        for one in answers
        if one.why and any(found.code == "composition" and found.weight == "matters" for found in one.why.findings)
    )


def calls_of(curve: Curve, thresholds: Thresholds) -> dict[str, list[str]]:
    """Columns of the table of specifications: the call at the study's thresholds, and at those that people use.

    Empty where a specification has no result.
    """
    cuts = {"call": (thresholds.log2fc, thresholds.fdr)}
    cuts |= {f"call_{log2fc:g}_{fdr:g}": (log2fc, fdr) for log2fc, fdr in PRESETS}
    return {
        name: [
            str(CALLS[int(call)]) if done else ""
            for call, done in zip(calls_at(curve, *at, pooled=not curve.series), curve.done, strict=True)
        ]
        for name, at in cuts.items()
    }


def _here(prepared: Prepared, names: Sequence[GeneName]) -> dict[str, str]:
    """Gene → its name in this series, for those that a probe of it names."""
    there = {gene for genes in prepared.probe_map.genes for gene in genes}
    found = {name.symbol: name.in_series(there) for name in names}
    return {gene: name for gene, name in found.items() if name in there}
