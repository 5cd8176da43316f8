"""The Python interface: the method as verbs, each with a frozen result.

A path may be a text.  What is not of the kind that a verb takes is refused by UsageError.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from os import PathLike
from pathlib import Path

from geneverdict.arguments import checked
from geneverdict.errors import StudyError, UsageError
from geneverdict.evidence.in_memory import InMemory
from geneverdict.io import study as study_file
from geneverdict.io.sources import platform_table, series_matrix, soft, tables
from geneverdict.messages import Message, Name
from geneverdict.model.choices import Multiverse
from geneverdict.model.fit import PooledFit
from geneverdict.model.multiverse import GeneMultiverse
from geneverdict.model.prepared import Grouping, Prepared
from geneverdict.model.run import Run
from geneverdict.model.series import Platform, Series
from geneverdict.model.study import Analysis, MultiChoice, ProbeChoice, SeriesSpec, Strand, Study, Thresholds
from geneverdict.model.survival_answer import SurvivalAnswer
from geneverdict.model.table_comparison import TableComparison
from geneverdict.model.verdict import GeneAnswer, SeriesAnswer, SeriesResult
from geneverdict.pipeline import answer as answering
from geneverdict.pipeline import compare as comparing
from geneverdict.pipeline import run as running
from geneverdict.pipeline import steps
from geneverdict.pipeline.load import LoadedSeries, load
from geneverdict.pipeline.multiverse.executor import executor
from geneverdict.pipeline.multiverse.explore import Subject, explore
from geneverdict.pipeline.multiverse.study import of_cells
from geneverdict.pipeline.survival.analyse import pool_survival, survive
from geneverdict.pipeline.survival.patients import PatientsData, patients_data, patients_data_without_groups
from geneverdict.preparation.gene_name import name_gene
from geneverdict.preparation.groups import infer
from geneverdict.preparation.symbols import known_genes
from geneverdict.settings import Settings

AnyPath = str | PathLike[str]


@checked
def fetch(id: str, *, platform: str | None = None, settings: Settings | None = None) -> LoadedSeries:
    """A series of GEO with the table of its platform, from the cache or downloaded into it.

    ``platform`` where the series has several.  Raises FetchError, ReadError, NeedsWordError.
    """
    return load(id, SeriesSpec(id=id, platform=platform), settings or Settings.from_environment())


@checked
def read_series(path: AnyPath) -> Series:
    """A series matrix of GEO, gzipped or not, as deposited.  Raises ReadError."""
    return series_matrix.read_series_matrix(Path(path))


@checked
def read_family_soft(path: AnyPath, *, platform: str | None = None) -> Series:
    """The same from a series family SOFT file; ``platform`` where it holds several."""
    return soft.read_family_soft(Path(path), platform=platform)


@checked
def read_table(expression: AnyPath, samples: AnyPath | None = None, *, id: str, platform: str = "") -> Series:
    """Your own matrix (probes or genes × samples) with a sheet of its samples.

    It reads text and spreadsheets and asks no other kind of source; a study, and ``fetch``, ask all of them.
    """
    return tables.read_table(Path(expression), Path(samples) if samples else None, id=id, platform=platform)


@checked
def read_counts(
    counts: AnyPath,
    samples: AnyPath | None = None,
    *,
    id: str,
    tx2gene: AnyPath | None = None,
    strand: Strand | None = None,
    settings: Settings | None = None,
) -> LoadedSeries:
    """Counts of reads (a table, or a folder or pattern of files of one sample each), each row naming a gene.

    ``samples``: a sheet; where there is none and ``id`` is an accession of GEO, the samples of that series.
    ``tx2gene``: transcripts and their genes, for Salmon and kallisto.  ``strand``: which of STAR's columns.
    Raises ReadError, StudyError, NeedsWordError.
    """
    spec = SeriesSpec(id=id, strand=strand, **_paths(counts=counts, samples=samples, tx2gene=tx2gene))
    return load(id, spec, settings or Settings.from_environment())


@checked
def read_cel(
    cel: AnyPath,
    samples: AnyPath | None = None,
    *,
    id: str,
    cdf: AnyPath | None = None,
    platform: str | None = None,
    settings: Settings | None = None,
) -> LoadedSeries:
    """Affymetrix's CEL files (a folder, or a tar of them), made into log2 values of probe sets by RMA.

    ``samples``: a sheet; where there is none and ``id`` is an accession of GEO, the samples of that series.
    ``cdf``: which probes belong together, where it does not lie beside the files.  ``platform``: whose table names the
    genes of the probe sets; a custom definition of genes needs none.  Raises ReadError, NoDefinitionError, StudyError.
    """
    spec = SeriesSpec(id=id, platform=platform, **_paths(cel=cel, samples=samples, cdf=cdf))
    return load(id, spec, settings or Settings.from_environment())


def _paths(**given: AnyPath | None) -> dict[str, str]:
    """Those that are given, as a study file writes them."""
    return {name: str(path) for name, path in given.items() if path is not None}


@checked
def read_platform(path: AnyPath, *, symbol_column: str | None = None) -> Platform:
    """Which genes each probe names: GEO's annotation file or family SOFT of a platform.

    ``symbol_column``: the header of the column to read, where it is not found by itself.
    """
    return platform_table.read_platform(Path(path), known=known_genes, symbol_column=symbol_column)


@checked
def read_probe_map(path: AnyPath, *, symbol_column: str | None = None) -> Platform:
    """The same from a table of your own with the columns probe and symbol."""
    return platform_table.read_probe_map(Path(path), known=known_genes, symbol_column=symbol_column)


@checked
def read_study(path: AnyPath) -> Study:
    """A study file.  Raises StudyError."""
    return study_file.read_study(Path(path))


@checked
def infer_groups(series: Series) -> Grouping:
    """Case, control or neither for each sample, by the words of the series: ``roles``, ``grade``, ``evidence``."""
    return infer.infer_groups(series)


@checked
def prepare(
    series: Series | LoadedSeries,
    platform: Platform | None = None,
    spec: SeriesSpec | None = None,
    *,
    probe_choice: ProbeChoice = "highest_median",
    multi_gene_probes: MultiChoice = "drop",
    analysis: Analysis | None = None,
    accept_checks: bool = False,
    name: str = "",
) -> Prepared:
    """Settle scale, probes → genes, groups, pairs and design of one series; what ``spec`` does not say is inferred.

    A series that was fetched brings its platform.  Raises NeedsWordError when the groups are not sure and
    ``accept_checks`` is false, PrepareError for the table of another array that ``spec.platform`` does not name.
    """
    series, platform, spec = _whole(series, platform, spec)
    return steps.prepare(
        series,
        platform,
        spec,
        probe_choice=probe_choice,
        multi_gene_probes=multi_gene_probes,
        analysis=analysis or Analysis(),
        accept_checks=accept_checks,
        name=name,
    )


def _whole(
    series: Series | LoadedSeries, platform: Platform | None, spec: SeriesSpec | None
) -> tuple[Series, Platform, SeriesSpec]:
    if isinstance(series, LoadedSeries):
        return series.series, platform or series.platform, spec or series.spec
    if platform is None:
        raise UsageError(Message("error-no_platform_given"))
    return series, platform, spec or SeriesSpec(id=series.id)


@checked
def fit(prepared: Prepared, *, fdr: float = 0.05) -> SeriesResult:
    """Moderated statistics of every gene and every probe, and what looks odd.  ``fdr``: of what can be claimed."""
    return steps.fit(prepared, fdr=Thresholds(fdr=fdr).fdr)


@checked
def call(
    result: SeriesResult,
    gene: str,
    thresholds: Thresholds | None = None,
    *,
    log2fc: float | None = None,
    fdr: float | None = None,
) -> SeriesAnswer:
    """One gene in one fitted series: its statistics, its probes, up, down or not called, and why.

    ``gene``: a symbol, a previous one, an alias or a probe, in any case.  ``log2fc`` and ``fdr`` replace those of
    ``thresholds``.  Raises StudyError with near names when nothing knows the gene, and with what to do where the series
    has no names of genes at all.
    """
    cuts = (thresholds or Thresholds()).at(log2fc=log2fc, fdr=fdr)
    answer = answering.answer_gene(_source(result, cuts), gene, cuts).answers[0]
    if answer.row is None and answer.reason is not None and result.probe_map.names_are != "symbols":
        raise StudyError(Message("error-not_looked_up", {"why": answer.reason.message}), where=result.id)
    return answer


@lru_cache(maxsize=1)
def _source(result: SeriesResult, thresholds: Thresholds) -> InMemory:
    """Of the series that was asked last: who asks for one gene asks for others."""
    return InMemory((result,), thresholds)


@checked
def pool(results: Sequence[SeriesResult]) -> PooledFit | None:
    """Every gene over the series whose effects are log2 fold changes; None when there are none of these."""
    _require(results, "pool", "SeriesResult")
    return steps.pool(results)


@checked
def ask(results: AnyPath, gene: str, *, log2fc: float | None = None, fdr: float | None = None) -> GeneAnswer:
    """Another gene from a folder that ``run`` left behind; thresholds as the study had them unless given."""
    return answering.ask(Path(results), gene, log2fc=log2fc, fdr=fdr)


@checked
def compare(results: AnyPath, table: AnyPath, *, series: str | None = None) -> TableComparison:
    """A published table of differential expression beside the results of ``run``: what explains the difference.

    ``table``: of GEO2R, limma, DESeq2, edgeR, or a spreadsheet.  Without ``series`` the one is taken that goes with it
    most closely.  Raises ReadError, ResultsError, UsageError.
    """
    return comparing.compare(Path(results), Path(table), series=series)


@checked
def run_study(what: Study, out: AnyPath, settings: Settings | None = None) -> Run:
    """The whole study into the folder ``out``, as ``geneverdict run`` does it."""
    return running.run_study(what, Path(out), settings or Settings.from_environment())


@checked
def survival(
    series: Prepared | LoadedSeries | Sequence[Prepared | LoadedSeries], gene: str, *, spec: SeriesSpec | None = None
) -> tuple[SurvivalAnswer, ...]:
    """Does the gene's expression matter for the patient: one answer for each endpoint, over the series.

    Series of patients alone, which cannot be prepared, are taken as they were fetched.  ``spec`` may name the fields
    of time and event; it is of one series.
    """
    several = [series] if isinstance(series, Prepared | LoadedSeries) else series
    _require(several, "survival", "Prepared")
    name = name_gene(gene)
    found = []
    for one in several:
        own = spec or (one.spec if isinstance(one, LoadedSeries) else None)
        people = patients_data(one) if isinstance(one, Prepared) else _people(one)
        names = {name.symbol: name.in_series(set(people.expression.genes))}
        found.append(survive(people, own, [name.symbol], names=names))
    return pool_survival(found, [name.symbol])


@checked
def multiverse(
    prepared: Prepared | Sequence[Prepared],
    gene: str,
    thresholds: Thresholds | None = None,
    *,
    choices: Multiverse | None = None,
    workers: int = 2,
) -> GeneMultiverse:
    """The gene in every reasonable analysis of each series, and of all pooled."""
    several = [prepared] if isinstance(prepared, Prepared) else prepared
    _require(several, "multiverse", "Prepared")
    name = name_gene(gene)
    subjects = [_subject(one, name.symbol, name.in_series(set(_named(one)))) for one in several]
    cuts = thresholds or Thresholds()
    there = [one.result for one in subjects if one.names]
    cells = {name.symbol: of_cells([call(one, name.symbol, thresholds=cuts) for one in there])}
    with executor(workers) as crew:
        asked = choices or Multiverse()
        return explore(subjects, [name.symbol], asked, cuts, executor=crew, of_cells=cells).genes[0]


def _people(loaded: LoadedSeries) -> PatientsData:
    return patients_data_without_groups(loaded.series, loaded.platform, loaded.spec)


def _named(prepared: Prepared) -> list[str]:
    return [gene for genes in prepared.probe_map.genes for gene in genes]


def _subject(prepared: Prepared, gene: str, here: str) -> Subject:
    names = {gene: here} if here in set(_named(prepared)) else {}
    return Subject(prepared, steps.fit(prepared), names, prepared)


def _require(given: Sequence[object], verb: str, what: str) -> None:
    if not given:
        raise UsageError(Message("error-nothing_given", {"verb": Name(verb), "what": Name(what)}))
