"""The same series made from its raw files in other ways, and as it was deposited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from geneverdict.errors import EmptyTableError, GeneverdictError, StudyError, at_series
from geneverdict.fitting.series import fit_genes
from geneverdict.io.sources.cel import MATRIX, CelFiles
from geneverdict.io.sources.series_matrix import read_series_matrix
from geneverdict.io.sources.source import SourceFile
from geneverdict.messages import Message, count
from geneverdict.model.deposited import DepositedFit, DepositedRow
from geneverdict.model.option_words import DEFINITION
from geneverdict.model.prepared import Prepared, Role
from geneverdict.model.series import SampleTable, Series
from geneverdict.model.study import Match, Processing, SeriesSpec
from geneverdict.pipeline.load import LoadedSeries, load_platform
from geneverdict.pipeline.steps import prepare
from geneverdict.progress import SILENT
from geneverdict.settings import Settings

_WAYS: Mapping[str, Processing] = {
    "rma": Processing(),
    "rma_without_background": Processing(background="none"),
    "rma_without_quantiles": Processing(between="none"),
    "mas5": Processing(method="mas5"),
}
DEPOSITED = "deposited"


def deposited(loaded: LoadedSeries, own: Prepared, spec: SeriesSpec, settings: Settings) -> Prepared | Message:
    """The series with the values of its matrix in place of those made from raw files; a message where it has none, or
    none that can be compared.  ``own``: as it is analysed; ``spec``: the entry."""
    matrix = next((file for file in loaded.files if MATRIX in file.path.name), None)
    if matrix is None:
        return Message("deposited-none")
    plain = {"raw": None, "cel": None, "illumina": None, "spots": None, "bead_controls": None, "cdf": None}
    plain |= {"other_cdf": None, "processing": None, "scale": None}
    try:
        series = _aligned(read_series_matrix(matrix.path, source=matrix.address), own.series.samples)
        if isinstance(series, Message):
            return series
        made = _prepared(series, own, spec.model_copy(update={**plain, "platform": series.platform}), settings)
    except EmptyTableError:
        return Message("deposited-none")
    except GeneverdictError as error:
        return Message("deposited-failed", {"why": error.message})
    return made if made.scale.is_log2 else Message("deposited-no_log2")


def _aligned(series: Series, samples: SampleTable) -> Series | Message:
    """The samples of the raw files, in their order; with these fields, some of which the files give."""
    place = {sample: i for i, sample in enumerate(series.samples.ids)}
    missing = [sample for sample in samples.ids if sample not in place]
    if missing:
        return Message("deposited-samples", {"n": count(len(missing))})
    values = series.values[:, [place[sample] for sample in samples.ids]]
    values.setflags(write=False)
    return replace(series, samples=samples, values=values)


def deposited_fit(found: Prepared) -> DepositedFit:
    fit = fit_genes(found)
    order = sorted(range(len(fit.names)), key=fit.names.__getitem__)
    return DepositedFit(
        tuple(fit.names[i] for i in order), {name: getattr(fit, name)[order] for name in DepositedRow._fields}
    )


def other_ways(
    loaded: LoadedSeries, own: Prepared, spec: SeriesSpec, settings: Settings
) -> dict[str, Prepared | Message]:
    """By the options of the multiverse; nothing for what was not made from CEL files."""
    arrays = own.series.arrays
    if arrays is None:
        return {}
    found: dict[str, Prepared | Message] = {}
    for name, changed in _changes(spec, arrays.way):
        try:
            series = CelFiles().read((*loaded.files, *_more(changed)), changed)
            found[name] = _prepared(series, own, changed, settings)
        except GeneverdictError as error:
            found[name] = Message("deposited-failed", {"why": error.message})
    return found


def _changes(spec: SeriesSpec, own: str) -> Iterator[tuple[str, SeriesSpec]]:
    for name, processing in _WAYS.items():
        if name != own:
            yield name, spec.model_copy(update={"processing": processing})
    for path in other_definitions(spec):
        yield f"{DEFINITION}{path.name}", spec.model_copy(update={"cdf": str(path)})


def _more(changed: SeriesSpec) -> tuple[SourceFile, ...]:
    return (SourceFile(Path(changed.cdf), Path(changed.cdf).name),) if changed.cdf else ()


def other_definitions(spec: SeriesSpec) -> tuple[Path, ...]:
    """Raises StudyError for a file that is not there."""
    if spec.other_cdf is None:
        return ()
    path = Path(spec.other_cdf)
    if path.is_dir():
        return tuple(sorted(file for file in path.iterdir() if file.is_file() and not file.name.startswith(".")))
    if not path.is_file():
        raise StudyError(Message("error-no_file_of_study"), where=at_series(spec.id, f"other_cdf {path}"))
    return (path,)


def _prepared(series: Series, own: Prepared, spec: SeriesSpec, settings: Settings) -> Prepared:
    """With the groups that ``own`` has, and its model."""
    platform, *_ = load_platform(spec, series, settings, SILENT)
    ids = series.samples.ids
    sides = {
        side: Match(samples=tuple(i for i, role in zip(ids, own.grouping.roles, strict=True) if role is wanted))
        for side, wanted in (("case", Role.CASE), ("control", Role.CONTROL))
    }
    made = prepare(
        series,
        platform,
        spec.model_copy(update={**sides, "covariates": ()}),
        probe_choice=own.probe_choice,
        multi_gene_probes=own.multi_gene_probes,
        analysis=own.analysis,
        accept_checks=True,
    )
    return replace(made, grouping=own.grouping, pairing=own.pairing, design=own.design)
