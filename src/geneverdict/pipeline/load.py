"""From an entry of the study file to a series, its platform and the record of the files they came from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from geneverdict.errors import EmptyTableError, FetchError, GeneverdictError, NoDefinitionError, StudyError, at_series
from geneverdict.io.fetch.geo import (
    Fetched,
    Geo,
    NotThereError,
    Request,
    fetch,
    fetch_dataset,
    fetch_family,
    fetch_many,
    fetch_platform,
    parse_accession,
)
from geneverdict.io.sources.counts.supplements import ncbi_genes
from geneverdict.io.sources.deposited_ratios import oriented
from geneverdict.io.sources.gds import dataset_platform, is_dataset, read_dataset
from geneverdict.io.sources.gene_names import kind_of
from geneverdict.io.sources.platform_store import stored_platform
from geneverdict.io.sources.platform_table import read_platform, read_probe_map
from geneverdict.io.sources.registry import SOURCES
from geneverdict.io.sources.row_names import entrez_in_rows, names_in_rows, prefixed_ids
from geneverdict.io.sources.series_matrix import SeriesMatrix, read_header
from geneverdict.io.sources.soft import read_soft_platform
from geneverdict.io.sources.source import Offer, Source, SourceFile, geo_accession, geo_series
from geneverdict.io.sources.tables import gene_of_row
from geneverdict.io.sources.text import first_bytes
from geneverdict.io.sources.xlsx import book_and_sheet
from geneverdict.messages import Message, Name, Value
from geneverdict.model.run import InputFile
from geneverdict.model.series import Platform, Series
from geneverdict.model.shown import Shown
from geneverdict.model.study import SeriesSpec, Study
from geneverdict.pipeline.definition import definition_for, with_definition
from geneverdict.pipeline.empty_matrix import counts_of, fetch_counts, is_empty
from geneverdict.pipeline.record import without_password
from geneverdict.preparation.probes import ROW_NAMES
from geneverdict.preparation.symbols import known_genes
from geneverdict.progress import SILENT, Listener, of_series
from geneverdict.settings import GEO, GEO_WEB, Settings


@dataclass(frozen=True, slots=True, eq=False)
class LoadedSeries(Shown):
    """A series as deposited with its platform table."""

    name: str
    spec: SeriesSpec
    series: Series
    platform: Platform
    inputs: tuple[InputFile, ...]
    notes: tuple[Message, ...] = ()
    files: tuple[SourceFile, ...] = ()
    """That the series was read from."""


def geo_of(settings: Settings) -> Geo:
    web = GEO_WEB if settings.mirror.rstrip("/") == GEO else ""
    return Geo(mirror=settings.mirror, cache=settings.cache, offline=settings.offline, web=web)


def load(name: str, spec: SeriesSpec, settings: Settings, listener: Listener = SILENT) -> LoadedSeries:
    """Fetch (or open) and read everything one series needs.  ``name``: its name in the results."""
    listener.step(of_series(name, "reading"))
    series, files = load_series(spec, settings, listener)
    platform, platform_files, notes = load_platform(spec, series, settings, listener)
    inputs = tuple(_input(name, f) for f in (*files, *platform_files))
    told = (*series.notes, *platform.notes, *notes)
    here = tuple(SourceFile(file.path, file.address) for file in files)
    return LoadedSeries(name, spec, series, platform, inputs, told, here)


def load_series(spec: SeriesSpec, settings: Settings, listener: Listener) -> tuple[Series, tuple[Fetched, ...]]:
    """The series alone, from the first source whose files are there, and these files.

    Where none is there, the error of the first that was asked for is the one to show.
    """
    missing: NotThereError | None = None
    for source, offer in _offers(spec):
        try:
            files = _wanted(offer, spec, settings, listener)
        except NotThereError as error:
            missing = missing or error
            continue
        try:
            series = source.read([SourceFile(file.path, file.address) for file in files], spec)
            return series if spec.raw or spec.spots else oriented(series, spec), files
        except NoDefinitionError as lacking:
            return with_definition(geo_of(settings), source, files, spec, lacking, listener.download)
        except EmptyTableError as empty:
            if len(files) > 1 or not isinstance(source, SeriesMatrix):
                raise
            return counts_of(geo_of(settings), files[0], empty, spec, listener.download)
    raise missing or _no_source(spec) from None


def files_of(spec: SeriesSpec, settings: Settings, listener: Listener) -> tuple[Fetched, ...]:
    """What the first source of an entry reads."""
    return next((_wanted(offer, spec, settings, listener) for _, offer in _offers(spec)), ())


def _wanted(offer: Offer, spec: SeriesSpec, settings: Settings, listener: Listener) -> tuple[Fetched, ...]:
    return tuple(file for item in offer.wanted for file in _files(item, spec, settings, listener))


def _offers(spec: SeriesSpec) -> Iterator[tuple[Source, Offer]]:
    """What each source wants for this entry, those that want nothing left out."""
    offers = ((source, source.offers(spec)) for source in SOURCES)
    return ((source, offer) for source, offer in offers if offer is not None)


def _files(item: Path | Request, spec: SeriesSpec, settings: Settings, listener: Listener) -> tuple[Fetched, ...]:
    """Raises NotThereError for what the mirror has not, StudyError for a file of this machine that is not there."""
    if isinstance(item, Request):
        return fetch(geo_of(settings), item, progress=listener.download)
    if not item.is_file():
        raise StudyError(Message("error-no_file_of_study"), where=at_series(spec.id, str(item)))
    return (local_file(item),)


def _no_source(spec: SeriesSpec) -> StudyError:
    """Raises UsageError itself where the id is no accession at all."""
    parse_accession(spec.id)
    return StudyError(Message("error-no_series", {"id": Name(spec.id)}))


def local_file(path: Path) -> Fetched:
    """The record of a file that was already here."""
    with path.open("rb") as handle:
        digest = hashlib.file_digest(handle, "sha256").hexdigest()
    stat = path.stat()
    date = datetime.fromtimestamp(stat.st_mtime, UTC).isoformat(timespec="seconds")
    return Fetched(path=path, address=path.name, size=stat.st_size, sha256=digest, date=date, from_cache=True)


def load_platform(
    spec: SeriesSpec, series: Series, settings: Settings, listener: Listener
) -> tuple[Platform, tuple[Fetched, ...], tuple[Message, ...]]:
    if spec.probe_map is not None:
        path = Path(spec.probe_map)
        if not book_and_sheet(path)[0].is_file():
            raise StudyError(Message("error-no_file_of_study"), where=at_series(spec.id, f"probe_map {path}"))
        own = read_probe_map(path, encoding=spec.encoding, known=known_genes, symbol_column=spec.symbol_column)
        return own, (local_file(book_and_sheet(path)[0]),), ()
    if series.measure in ("counts", "proportion"):
        return _genes_of_counts(series, settings, listener)
    if not series.platform:
        return _row_names(series), (), (Message("series-row_names"),)
    missing: list[NotThereError] = []
    for geo in _places(spec, settings):
        try:
            file = fetch_platform(geo, series.platform, progress=listener.download)
            return _read_platform(file, spec.symbol_column, settings.cache), (file,), ()
        except NotThereError as error:
            missing.append(error)
        if found := _platform_of_family(spec, series, geo, listener):
            return found
    values: dict[str, Value] = {"platform": Name(series.platform), "why": missing[-1].message}
    raise FetchError(Message("error-no_platform_table", values), where=spec.id) from None


def _places(spec: SeriesSpec, settings: Settings) -> tuple[Geo, ...]:
    """Where to look for what belongs to a series: beside the file that the study names, then in the mirror."""
    geo = geo_of(settings)
    return (replace(geo, mirror=str(Path(spec.file).parent)), geo) if spec.file is not None else (geo,)


def _row_names(series: Series) -> Platform:
    """Each row names its gene."""
    written = [gene_of_row(probe) for probe in series.probes]
    known = known_genes(series.samples.organism)
    ids = prefixed_ids(written) or written
    kind = kind_of(ids, known)
    genes = entrez_in_rows(ids) if kind == "entrez" else names_in_rows(written, known)
    return Platform("", series.probes, tuple(genes), ROW_NAMES, kind=kind)


def _genes_of_counts(
    series: Series, settings: Settings, listener: Listener
) -> tuple[Platform, tuple[Fetched, ...], tuple[Message, ...]]:
    """Rows name genes; NCBI has a table of the symbols of its own, which knows more ids than ours."""
    files = _ncbi_genes_files(geo_of(settings), series.source, listener)
    return _read_ncbi_genes(files[0].path) if files else _row_names(series), files, ()


def _ncbi_genes_files(geo: Geo, counts: str, listener: Listener) -> tuple[Fetched, ...]:
    """NCBI's table of the genes of its counts; none for other counts, and where it is not to be had."""
    request = ncbi_genes(counts)
    try:
        return fetch(geo, request, progress=listener.download) if request else ()
    except NotThereError:
        return ()


@lru_cache(maxsize=2)
def _read_ncbi_genes(path: Path) -> Platform:
    return read_probe_map(path, known=known_genes, symbol_column="Symbol")


@lru_cache(maxsize=8)
def _read_platform(file: Fetched, symbol_column: str | None, cache: Path) -> Platform:
    """Series of one platform share its table."""

    def read() -> Platform:
        return read_platform(file.path, known=known_genes, symbol_column=symbol_column)

    return replace(stored_platform(cache, file.sha256, symbol_column, read), source=file.address)


def _platform_of_family(
    spec: SeriesSpec, series: Series, geo: Geo, listener: Listener
) -> tuple[Platform, tuple[Fetched, ...], tuple[Message, ...]] | None:
    """A platform table that is not there by itself may stand in the series' own family SOFT."""
    file = _family(spec, series, geo, listener)
    if file is None:
        return None
    column = spec.symbol_column
    read = dataset_platform if is_dataset(first_bytes(file.path)) else read_soft_platform
    platform = read(file.path, platform=series.platform, known=known_genes, symbol_column=column)
    if platform is None:
        return None
    note = Message("series-table_of_family", {"platform": Name(series.platform)})
    return platform, (file,), (note,)


def _family(spec: SeriesSpec, series: Series, geo: Geo, listener: Listener) -> Fetched | None:
    if spec.file is not None and first_bytes(Path(spec.file)).startswith(b"^"):
        return local_file(Path(spec.file))
    if dataset := geo_accession(spec, "GDS"):
        return fetch_dataset(geo, dataset, progress=listener.download) if spec.file is None else None
    accession = geo_series(spec) or (series.id if spec.file is not None or spec.raw else "")
    try:
        return fetch_family(geo, accession, progress=listener.download) if accession.startswith("GSE") else None
    except NotThereError:
        return None


def _input(name: str, file: Fetched) -> InputFile:
    return InputFile(
        series=name, address=without_password(file.address), size=file.size, sha256=file.sha256, date=file.date
    )


def is_study_fault(error: GeneverdictError) -> bool:
    """The study file must be mended; other series are not run over it."""
    return error.exit_code == 2 and not isinstance(error, EmptyTableError)


@dataclass(frozen=True, slots=True)
class FetchedEntry:
    """What ``fetch`` did for one file of a study: a series, or the table of its platform."""

    series: str
    files: tuple[Fetched, ...]
    error: GeneverdictError | None = None
    platform: str = ""


def fetch_study(study: Study, settings: Settings, listener: Listener = SILENT) -> tuple[FetchedEntry, ...]:
    """Bring what the first source of each series wants, then what it leads to: the platform tables that the matrices
    name, counts, definitions of probe sets.

    One failing never loses the others.
    """
    geo = geo_of(settings)
    asked = list({request: (spec, request) for spec in study.series for request in _requests(spec)}.values())
    got = fetch_many(geo, [request for _, request in asked], progress=listener.download)
    entries = [_entry(spec.id, files) for (spec, _), files in zip(asked, got, strict=True)]
    failed = {entry.series for entry in entries if entry.error is not None}
    owners: dict[str, str] = {}
    counts: list[FetchedEntry] = []
    for (spec, request), entry in zip(asked, entries, strict=True):
        if request.kind == "DataSet" and spec.probe_map is None:
            owners |= {read_dataset(file.path).platform: entry.series for file in entry.files}
        if request.kind == "series matrix" and spec.probe_map is None:
            for file in entry.files:
                header = read_header(file.path)
                if is_empty(header) and not spec.raw:
                    counts += _counts_entry(geo, entry.series, header, listener)
                else:
                    owners.setdefault(header.platform, entry.series)
    tables = fetch_many(geo, [Request("platform table", gpl) for gpl in owners], progress=listener.download)
    entries += [replace(_entry(owners[gpl], files), platform=gpl) for gpl, files in zip(owners, tables, strict=True)]
    of_cels = [spec for spec in study.series if (spec.raw or spec.cel) and spec.id not in failed]
    definitions = [entry for spec in of_cels for entry in _definition_entry(spec, settings, listener)]
    return (*entries, *counts, *definitions)


def _definition_entry(spec: SeriesSpec, settings: Settings, listener: Listener) -> tuple[FetchedEntry, ...]:
    """What became of the definition of a series of CEL files; nothing where it is among the files."""
    try:
        offer = next(offer for _, offer in _offers(spec))
        files = _wanted(offer, spec, settings, listener)
        found = definition_for(geo_of(settings), files, spec, listener.download)
    except GeneverdictError as error:
        return (FetchedEntry(spec.id, (), error),)
    return (FetchedEntry(spec.id, found),) if found else ()


def _counts_entry(geo: Geo, name: str, header: Series, listener: Listener) -> tuple[FetchedEntry, ...]:
    """What became of the counts of a series whose matrix is empty; nothing where none are to be had."""
    try:
        found = fetch_counts(geo, header, listener.download)
        genes = _ncbi_genes_files(geo, found[0].address, listener) if found else ()
    except GeneverdictError as error:
        return (FetchedEntry(name, (), error),)
    return (FetchedEntry(name, (found[0], *genes)),) if found else ()


def _requests(spec: SeriesSpec) -> tuple[Request, ...]:
    """What the first source asks of the mirror; nothing where it wants files of this machine alone."""
    first = next(_offers(spec), None)
    if first is None:
        raise _no_source(spec)
    return tuple(item for item in first[1].wanted if isinstance(item, Request))


def _entry(name: str, got: tuple[Fetched, ...] | GeneverdictError) -> FetchedEntry:
    return FetchedEntry(name, (), got) if isinstance(got, GeneverdictError) else FetchedEntry(name, got)
