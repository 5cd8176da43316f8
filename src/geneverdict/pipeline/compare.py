"""Somebody's published table, held against stored results."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from geneverdict.errors import UsageError
from geneverdict.evidence.compare.compare import compare_table, match
from geneverdict.io.results.guarded_read import guarded_read
from geneverdict.io.results.stored import read_stored
from geneverdict.io.results.summary import read_study as read_summary
from geneverdict.io.sources.published import read_published
from geneverdict.io.study import read_study
from geneverdict.messages import Message, Name, names
from geneverdict.model.published import PublishedRole, PublishedTable, StoredSeries
from geneverdict.model.study import Analysis
from geneverdict.model.study_info import StudyInfo
from geneverdict.model.table_comparison import TableComparison
from geneverdict.pipeline.run import name_series
from geneverdict.preparation.gene_name import name_gene


def compare(
    results: Path,
    table: Path,
    *,
    series: str | None = None,
    columns: Mapping[PublishedRole, str] | None = None,
    encoding: str | None = None,
) -> TableComparison:
    """What ``table`` has in common with one series of ``results``, and what explains the difference.

    Without ``series`` that one is taken whose effects go with the table's most closely.  ``columns``: headers of the
    table for what cannot be told by itself.  Raises UsageError, ReadError, ResultsError.
    """
    study = read_summary(results)
    _require_series(study, series, results)
    published = read_published(table, columns=columns, encoding=encoding)
    with guarded_read(results):
        stored = [read_stored(results, info) for info in study.series if series in (None, info.id)]
        analyses = _analyses(results)
    chosen, others = _closest(published, stored)
    said = [name_gene(gene, [chosen.info.organism]).in_series(set(chosen.genes)) for gene in study.genes]
    analysis = analyses.get(chosen.info.id, Analysis())
    return compare_table(published, chosen, said, study.thresholds, analysis, others=others)


def _require_series(study: StudyInfo, series: str | None, results: Path) -> None:
    known = [info.id for info in study.series]
    if not known:
        raise UsageError(Message("error-no_series_compared"), where=str(results))
    if series is not None and series not in known:
        raise UsageError(Message("error-no_such_series", {"series": Name(series), "known": names(known)}))


def _analyses(results: Path) -> dict[str, Analysis]:
    said = read_study(results / "study.toml")
    return {name: spec.analysis or said.analysis for name, spec in name_series(said)}


def _closest(table: PublishedTable, stored: list[StoredSeries]) -> tuple[StoredSeries, tuple[tuple[str, float], ...]]:
    """The series that goes with the table most closely, and how closely the others do."""
    sizes: dict[str, float] = {}
    refused: UsageError | None = None
    for one in stored:
        try:
            sizes[one.info.id] = match(table, one)
        except UsageError as error:
            refused = error
    if not sizes:
        assert refused is not None
        raise refused
    best = max(sizes, key=lambda name: sizes[name])
    others = tuple((name, size) for name, size in sizes.items() if name != best)
    return next(one for one in stored if one.info.id == best), others
