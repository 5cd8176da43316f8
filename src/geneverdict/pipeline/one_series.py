"""One series from its files to its statistics; what went wrong where it did, and what of it can still be used."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from threading import Lock

from geneverdict.errors import EmptyTableError, GeneverdictError, NeedsWordError
from geneverdict.messages import Message
from geneverdict.model.prepared import Prepared
from geneverdict.model.run import InputFile
from geneverdict.model.series import Series
from geneverdict.model.study import SeriesSpec, Study
from geneverdict.model.verdict import Reason, SeriesFailure, SeriesResult
from geneverdict.pipeline.load import LoadedSeries, is_study_fault, load
from geneverdict.pipeline.raw_ways import DEPOSITED, deposited, deposited_fit, other_ways
from geneverdict.pipeline.replicates import all_ways
from geneverdict.pipeline.steps import fit, prepare
from geneverdict.pipeline.survival.patients import PatientsData, patients_data, patients_data_without_groups
from geneverdict.progress import Listener, of_series
from geneverdict.settings import Settings

_LARGE = 1 << 26
"""Bytes of values."""
_ONE_LARGE = Lock()


@dataclass(frozen=True, slots=True, eq=False)
class SeriesDone:
    """One series that went through, with what it was made from."""

    prepared: Prepared
    result: SeriesResult
    spec: SeriesSpec
    """With every inferred choice written out."""


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What came of one entry of the study file."""

    name: str
    spec: SeriesSpec
    done: SeriesDone | None
    failure: SeriesFailure | None
    """Why there is no comparison; None where there is one."""
    people: PatientsData | None
    """What its patients' survival can be asked of: a series without groups has it, too."""
    inputs: tuple[InputFile, ...]


def do_series(name: str, spec: SeriesSpec, study: Study, settings: Settings, listener: Listener) -> Outcome:
    """Fetch, prepare, fit.  Raises for faults of the study file, and in strict mode where the user's word is needed."""
    loaded: LoadedSeries | None = None
    try:
        loaded = load(name, spec, settings, listener)
        with _alone_if_large(loaded.series):
            prepared, result = _fitted(name, loaded, spec, study, settings, listener)
    except GeneverdictError as error:
        if is_study_fault(error) or (settings.strict and isinstance(error, NeedsWordError)):
            raise
        people = _without_groups(name, spec, study, loaded) if loaded else None
        return Outcome(name, spec, None, failure(name, spec, error), people, loaded.inputs if loaded else ())
    done = SeriesDone(prepared, result, _spec_of(spec, result))
    return Outcome(name, spec, done, None, patients_data(prepared), loaded.inputs)


@contextmanager
def _alone_if_large(series: Series) -> Iterator[None]:
    """Of large series one at a time is worked on: each takes some times the memory of its values meanwhile."""
    if series.values.nbytes < _LARGE:
        yield
        return
    with _ONE_LARGE:
        yield


def _fitted(
    name: str, loaded: LoadedSeries, spec: SeriesSpec, study: Study, settings: Settings, listener: Listener
) -> tuple[Prepared, SeriesResult]:
    listener.step(of_series(name, "preparing"))
    prepared = prepare_loaded(name, loaded, spec, study, accept_checks=settings.accept_checks)
    listener.step(of_series(name, "fitting"))
    result = fit(prepared, fdr=study.thresholds.fdr, notes=loaded.notes)
    counted = all_ways(result, spec, partial(_again, name, loaded, study), fdr=study.thresholds.fdr)
    return _beside(loaded, prepared, replace(result, replicates=counted), spec, study, settings)


def _beside(
    loaded: LoadedSeries, prepared: Prepared, result: SeriesResult, spec: SeriesSpec, study: Study, settings: Settings
) -> tuple[Prepared, SeriesResult]:
    """With what the deposited values say, and the other ways of the multiverse, where values come from raw files."""
    if not (spec.raw or spec.cel or spec.illumina) or prepared.series.samples.by_channel:
        return prepared, result
    found = deposited(loaded, prepared, spec, settings)
    if isinstance(found, Prepared):
        result = replace(result, deposited=deposited_fit(found))
    elif found.code != "deposited-none":
        result = replace(result, notes=(*result.notes, Message("series-deposited", {"why": found})))
    if study.multiverse is None or prepared.series.arrays is None:
        return prepared, result
    ways = {**other_ways(loaded, prepared, spec, settings), DEPOSITED: found}
    return replace(prepared, ways=ways), result


def _again(name: str, loaded: LoadedSeries, study: Study, spec: SeriesSpec) -> Prepared:
    return prepare_loaded(name, loaded, spec, study, accept_checks=True)


def prepare_loaded(name: str, loaded: LoadedSeries, spec: SeriesSpec, study: Study, *, accept_checks: bool) -> Prepared:
    """``prepare`` with the choices of the study; the same errors."""
    return prepare(
        loaded.series,
        loaded.platform,
        spec,
        probe_choice=study.probe_choice,
        multi_gene_probes=study.multi_gene_probes,
        analysis=study.analysis,
        accept_checks=accept_checks,
        name=name,
    )


def _without_groups(name: str, spec: SeriesSpec, study: Study, loaded: LoadedSeries) -> PatientsData | None:
    """A series that cannot be compared may still tell how long its patients lived."""
    try:
        return patients_data_without_groups(
            loaded.series,
            loaded.platform,
            spec,
            probe_choice=study.probe_choice,
            multi_gene_probes=study.multi_gene_probes,
            name=name,
        )
    except GeneverdictError as error:
        if is_study_fault(error):
            raise
        return None


def failure(name: str, spec: SeriesSpec, error: GeneverdictError) -> SeriesFailure:
    """What a person reads about a series that could not be analysed."""
    code = "empty_table" if isinstance(error, EmptyTableError) else error.code
    reason = Reason(code, error.as_(type(error), where=_file(error, name)).reason)
    return SeriesFailure(id=name, platform=spec.platform or "", reason=reason, todo=error.todo)


def _file(error: GeneverdictError, name: str) -> Message | str:
    """The file of the error; the series itself is named beside it anyway."""
    return "" if error.place("en") in ("", name, f"series {name}") else error.where


def _spec_of(spec: SeriesSpec, result: SeriesResult) -> SeriesSpec:
    """The entry with every inferred choice written out, so that running it again gives the same numbers."""
    pair = False if result.design.kind == "unpaired" else result.pairing.rule
    update = {
        "platform": spec.platform or result.platform or None,
        "case": spec.case or result.grouping.case,
        "control": spec.control or result.grouping.control,
        "pair": spec.pair if spec.pair is not None else pair,
        "scale": spec.scale or (None if result.scale.kind == "log_ratio" else result.scale.kind),
        "symbols": spec.symbols or ("as_given" if spec.probe_map else "today"),
    }
    return spec.model_copy(update=update)
