"""A whole study: every series brought, prepared and fitted; the store, the answers, the figures, the report."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from geneverdict.errors import NothingComparedError, StudyError
from geneverdict.evidence.chosen import chosen_before, chosen_rates
from geneverdict.evidence.in_memory import InMemory, used_for
from geneverdict.evidence.levels import all_levels
from geneverdict.evidence.overlap.find import find_overlaps
from geneverdict.evidence.pooling.rows import ways_columns
from geneverdict.figures.plan import Output
from geneverdict.figures.processes import DrawingProcesses, start_drawing
from geneverdict.fitting.contrast import ranks
from geneverdict.io.results import write
from geneverdict.io.results.folder import check_writable, whole_folder
from geneverdict.io.results.gene_tables import write_gene_table, write_pooled_table
from geneverdict.io.results.layout import POOLED, file_stem
from geneverdict.io.results.summary import write_study
from geneverdict.io.results.verify_tables import write_script
from geneverdict.io.study import study_text
from geneverdict.messages import Message, Name, english, known, messages
from geneverdict.model.choices import Multiverse
from geneverdict.model.fit import Fit, PooledFit
from geneverdict.model.multiverse import GeneMultiverse
from geneverdict.model.overlap import OverlapReport
from geneverdict.model.prepared import Prepared
from geneverdict.model.run import Run
from geneverdict.model.study import SeriesSpec, Study, Thresholds
from geneverdict.model.study_info import Duplicates
from geneverdict.model.survival_answer import SurvivalAnswer
from geneverdict.model.verdict import GeneAnswer, SeriesFailure, SeriesResult
from geneverdict.model.ways import PooledWays
from geneverdict.pipeline.answer import answer_genes
from geneverdict.pipeline.duplicates import refit, without_duplicates
from geneverdict.pipeline.multiverse.study import explore_study
from geneverdict.pipeline.one_series import Outcome, SeriesDone, do_series
from geneverdict.pipeline.page import RunContext
from geneverdict.pipeline.publish import draw_early, publish
from geneverdict.pipeline.record import provenance
from geneverdict.pipeline.shelf import Shelf
from geneverdict.pipeline.split_chips import split_chips
from geneverdict.pipeline.steps import check_together, pool, pool_ways
from geneverdict.pipeline.survival.study import study_survival
from geneverdict.progress import SILENT, Listener, of_study
from geneverdict.settings import Settings


def run_study(
    study: Study, out: Path, settings: Settings, listener: Listener = SILENT, *, ask_survival: bool = False
) -> Run:
    """Everything, into ``out``, which appears whole or not at all.

    Survival is told where a series has it; with ``ask_survival`` each series without says why, even if none has it.

    A series that fails is reported and does not lose the others; a fault of the study file (exit code 2) stops the
    run, and in strict mode so does a series that needs the user's word (exit code 3).  Where no series is left,
    NothingComparedError says why of each.
    """
    check_writable(out)
    study = split_chips(study, settings, listener)
    refuse_same_files(study)
    with (
        whole_folder(out) as work,
        _drawing(work / "figures", settings) as drawing,
        closing(Shelf(work.parent)) as shelf,
    ):
        return _run(study, _Place(out, work, drawing, shelf), settings, listener, ask_survival=ask_survival)


def _drawing(folder: Path, settings: Settings) -> DrawingProcesses:
    """Begun before there is anything to draw: the processes then have matplotlib when there is."""
    every = settings.figures == "all"
    output = Output(folder, settings.lang, bare=settings.bare, for_papers=every)
    if settings.figures == "none":
        return DrawingProcesses((), output)
    folder.mkdir()
    _warn_without_letters(settings.lang)
    return start_drawing(output, settings.workers if every else 1)


def _warn_without_letters(lang: str) -> None:
    """A warning where no font of this machine has the letters of the language, so that figures are in English."""
    if lang == "en":
        return
    from geneverdict.figures.fonts import written

    if written(lang) != lang:
        message = Message("step-no_letters")
        logging.getLogger(__name__).warning(english(message), extra={"said": message})


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """Where a run writes: ``work`` takes the place of ``out`` at the end; ``drawing`` works meanwhile."""

    out: Path
    work: Path
    drawing: DrawingProcesses
    shelf: Shelf
    """Where the arrays of series that are fitted are."""


def _run(study: Study, place: _Place, settings: Settings, listener: Listener, *, ask_survival: bool) -> Run:
    seconds: dict[str, float] = {}
    with _timed(seconds, "series"):
        outcomes = _each(lambda entry: _one(*entry, study, place, settings, listener), study, settings.workers)
    done = [one.done for one in outcomes if one.done is not None]
    refuse_same_values(outcomes)
    failures = tuple(one.failure for one in outcomes if one.failure is not None)
    results = check_together([d.result for d in done])
    if not any(one.people for one in outcomes):
        _refuse_nothing(results, failures, ())
    listener.step(of_study("pooling"))
    with _timed(seconds, "overlap"):
        overlap = find_overlaps(results, done=place.shelf.let_go)
        reduced = _reduced(done, overlap)
    with _timed(seconds, "pooling"):
        pooled, ways = _pool(study, results, _instead(reduced, overlap))
    with _timed(seconds, "tables"):
        _store(place, results, study.thresholds)
        _store_pooled(place.work, pooled, ways)
    listener.step(of_study("answers"))
    place.shelf.let_go()
    with _timed(seconds, "answers"):
        source = _source(study, results, outcomes, duplicates=_duplicates(reduced, overlap), pooled=pooled, ways=ways)
        genes = _answers(source, study)
    resolved = _resolved(study, done)
    (place.work / "study.toml").write_text(study_text(resolved, folder=place.out.resolve()), encoding="utf-8")
    universe: tuple[GeneMultiverse, ...] = ()
    if study.multiverse is not None:
        with _timed(seconds, "multiverse"):
            subjects = [(d.prepared, result, reduced[result.id]) for d, result in zip(done, results, strict=True)]
            universe = explore_study(place.work, study, subjects, genes, settings, listener)
    with _timed(seconds, "survival"):
        survival = study_survival(place.work, outcomes, genes, overlap, listener, asked_for=ask_survival)
    _refuse_nothing(results, failures, survival.answers)
    write_study(place.work, replace(source.study, patients=_stored_patients(place.work, source)))
    made = provenance(tuple(i for one in outcomes for i in one.inputs), settings, seconds)
    write_script(place.work)
    run = Run(study, resolved, results, failures, genes, pooled, made, overlap, universe, *survival)
    listener.step(of_study("report"))
    place.shelf.let_go()
    with _timed(seconds, "report"):
        context = RunContext(source, {d.result.id: d.prepared.analysis for d in done})
        drawing = None if settings.figures == "none" else place.drawing
        publish(place.work, run, context, drawing, settings.lang)
    return replace(run, provenance=replace(run.provenance, seconds=dict(seconds)))


def _pool(
    study: Study, results: Sequence[SeriesResult], instead: Mapping[str, Fit | None]
) -> tuple[PooledFit | None, PooledWays | None]:
    return pool(results, instead=instead), pool_ways(results, study.thresholds, instead=instead)


def of_one_gene(study: Study, gene: str, *, multiverse: bool = False) -> Study:
    """The same study of this gene alone; with ``multiverse`` as its section says, or as it is by default."""
    choices = study.multiverse or Multiverse() if multiverse else study.multiverse
    alone = {"genes": (gene.strip(),), "genes_chosen_before": False}  # the others of the family are not there
    return study.model_copy(update={**alone, "multiverse": choices})


def name_series(study: Study) -> list[tuple[str, SeriesSpec]]:
    """Each entry with its name in the results: its own, or its id, with the platform where others have that id."""
    ids = [spec.id for spec in study.series if spec.name is None]
    return [
        (spec.name or (f"{spec.id}-{spec.platform}" if ids.count(spec.id) > 1 and spec.platform else spec.id), spec)
        for spec in study.series
    ]


def refuse_same_files(study: Study) -> None:
    """Two series whose names give the same file names would overwrite each other; so would one named as a table."""
    if any(file_stem(name).casefold() == POOLED for name, _ in name_series(study)):
        raise StudyError(Message("error-name_of_a_table", {"name": Name(POOLED)}))
    stems: dict[str, str] = {}
    for name, _ in name_series(study):
        other = stems.setdefault(file_stem(name).casefold(), name)
        if other != name:
            raise StudyError(Message("error-same_file_names", {"one": Name(other), "other": Name(name)}))


def refuse_same_values(outcomes: Sequence[Outcome]) -> None:
    """The same matrix under two ids would be counted twice; several contrasts of one series have one."""
    owners: dict[str, Outcome] = {}
    for one in outcomes:
        if not one.inputs or (one.done is None and one.people is None):
            continue
        other = owners.setdefault(one.inputs[0].sha256, one)
        if other.spec.id != one.spec.id:
            values = {"one": Name(other.name), "other": Name(one.name), "address": Name(one.inputs[0].address)}
            raise StudyError(Message("error-same_matrix", values))


def _refuse_nothing(
    results: Sequence[SeriesResult], failures: Sequence[SeriesFailure], survival: Sequence[SurvivalAnswer]
) -> None:
    """Results that compare nothing, and tell no survival either, would only hide those that were there before."""
    if results or any(answer.cohorts for answer in survival):
        return
    lines = [_why("error-of_series", one.id, one.reason.message, one.todo) for one in failures]
    lines += [_why("error-line", one.series, one.text, one.todo) for answer in survival for one in answer.refusals]
    once = [line for i, line in enumerate(lines) if line not in lines[:i]]  # of several genes the same
    raise NothingComparedError(Message("error-nothing_compared", {"whys": messages(once)}))


def _why(how: str, series: str, why: Message, todo: Message | None) -> Message:
    return Message(how, known({"where": Name(series), "what": why, "do": todo}))


def _each(work: Callable[[tuple[str, SeriesSpec]], Outcome], study: Study, workers: int) -> list[Outcome]:
    """In the order of the study, several at a time; the result does not depend on how many."""
    with ThreadPoolExecutor(max_workers=max(1, workers)) as pool_of_threads:
        return list(pool_of_threads.map(work, name_series(study)))


def _source(
    study: Study,
    results: tuple[SeriesResult, ...],
    outcomes: Sequence[Outcome],
    *,
    duplicates: Mapping[str, Duplicates],
    pooled: PooledFit | None,
    ways: PooledWays | None,
) -> InMemory:
    """What genes are answered from; ``results``: those of ``outcomes``, checked together."""
    return InMemory(
        results,
        study.thresholds,
        title=study.title,
        genes=study.genes,
        failures=[one.failure for one in outcomes if one.failure is not None],
        duplicates=duplicates,
        patients={one.name: one.people.expression for one in outcomes if one.people and one.done is None},
        pooled=pooled,
        ways=ways,
        claimed_at=study.thresholds.fdr,
    )


def _one(name: str, spec: SeriesSpec, study: Study, place: _Place, settings: Settings, listener: Listener) -> Outcome:
    place.shelf.let_go()
    outcome = do_series(name, spec, study, settings, listener)
    if outcome.done is not None:
        draw_early(outcome.done.result, place.drawing)
    return place.shelf.put(outcome)


def _resolved(study: Study, done: Sequence[SeriesDone]) -> Study:
    specs = {d.result.id: d.spec for d in done}
    series = tuple(specs.get(name, spec) for name, spec in name_series(study))
    return study.model_copy(update={"series": series})


def _answers(source: InMemory, study: Study) -> tuple[GeneAnswer, ...]:
    """The study's genes, where they were chosen before with their FDR among themselves, which ``source`` then has."""
    genes = answer_genes(source, study.genes, study.thresholds)
    if not study.genes_chosen_before:
        return genes
    source.study = replace(source.study, chosen=chosen_rates(genes))
    return tuple(replace(one, chosen=chosen_before(one.gene, source.study.chosen[one.gene])) for one in genes)


def _reduced(done: Sequence[SeriesDone], overlap: OverlapReport) -> dict[str, Prepared | None]:
    """Each series as it is pooled; None where it is not."""
    found = {d.result.id: without_duplicates(d.prepared, overlap.drop.get(d.result.id, ())) for d in done}
    return {**found, **{one.series: None for one in overlap.contrasts}}


def _instead(reduced: Mapping[str, Prepared | None], overlap: OverlapReport) -> dict[str, Fit | None]:
    """Fits of the series that lose copies; None for those of which too little is left."""
    found = {name: reduced[name] for name in (*overlap.drop, *(one.series for one in overlap.contrasts))}
    return {name: refit(prepared) if prepared is not None else None for name, prepared in found.items()}


def _duplicates(reduced: Mapping[str, Prepared | None], overlap: OverlapReport) -> dict[str, Duplicates]:
    copies = {name: Duplicates(len(samples), reduced[name] is None) for name, samples in overlap.drop.items()}
    return {**copies, **{one.series: Duplicates(one.n_shared, True, one.kept) for one in overlap.contrasts}}


def _store(place: _Place, results: Sequence[SeriesResult], thresholds: Thresholds) -> None:
    for result in results:
        levels = all_levels(result.fit, thresholds, is_log2=result.has_fold_changes, unequal=result.unequal)
        write.write_series(place.work, result, ranks=ranks(result.fit.p), levels=levels, used_for=used_for(result))
        write_gene_table(place.work, result, levels)
        place.shelf.let_go()
    if results:
        write.write_samples(place.work, results)


def _store_pooled(work: Path, pooled: PooledFit | None, ways: PooledWays | None) -> None:
    if pooled is not None:
        write.write_pooled(work, pooled)
        write_pooled_table(work, pooled)
    if ways is not None:
        write.write_ways(work, ways.genes, ways_columns(ways))


def _stored_patients(work: Path, source: InMemory) -> tuple[str, ...]:
    """The series of patients alone that do tell survival: their values are stored."""
    return tuple(
        name for name in source.study.patients if (work / "expression" / f"{file_stem(name)}.parquet").exists()
    )


@contextmanager
def _timed(seconds: dict[str, float], step: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    seconds[step] = round(time.perf_counter() - start, 3)
