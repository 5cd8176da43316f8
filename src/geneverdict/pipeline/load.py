"""From an entry of the study file to a series, its platform and the record of the files they came from."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from geneverdict.errors import EmptyTableError, FetchError, GeneverdictError, NeedsWordError, StudyError
from geneverdict.io.fetch.geo import (
    Fetched,
    Geo,
    Job,
    NotThereError,
    fetch_family,
    fetch_many,
    fetch_platform,
    fetch_series,
    parse_accession,
)
from geneverdict.io.sources.platform_table import read_platform, read_probe_map
from geneverdict.io.sources.series_matrix import read_header, read_series_matrix
from geneverdict.io.sources.soft import read_family_soft, read_soft_platform
from geneverdict.io.sources.tables import read_table
from geneverdict.model.run import InputFile
from geneverdict.model.series import Platform, Series
from geneverdict.model.study import SeriesSpec, Study
from geneverdict.pipeline.record import without_password
from geneverdict.progress import SILENT, Listener
from geneverdict.settings import Settings


@dataclass(frozen=True, slots=True, eq=False)
class LoadedSeries:
    """A series as deposited with its platform table."""

    name: str
    spec: SeriesSpec
    series: Series
    platform: Platform
    inputs: tuple[InputFile, ...]
    notes: tuple[str, ...] = ()


def geo_of(settings: Settings) -> Geo:
    return Geo(mirror=settings.mirror, cache=settings.cache, offline=settings.offline)


def load(name: str, spec: SeriesSpec, settings: Settings, listener: Listener = SILENT) -> LoadedSeries:
    """Fetch (or open) and read everything one series needs.  ``name``: its name in the results."""
    listener.step(f"{name}: reading")
    series, files = load_series(spec, settings, listener)
    platform, platform_files, notes = _load_platform(spec, series, settings, listener)
    inputs = tuple(_input(name, f) for f in (*files, *platform_files))
    return LoadedSeries(name, spec, series, platform, inputs, (*series.notes, *platform.notes, *notes))


def load_series(spec: SeriesSpec, settings: Settings, listener: Listener) -> tuple[Series, tuple[Fetched, ...]]:
    """The series alone: the user's own table, else the series matrix, else the family SOFT."""
    if spec.expression is not None:
        return _own_table(spec)
    geo, accession = geo_of(settings), _accession(spec)
    try:
        files = fetch_series(geo, accession, spec.platform, progress=listener.download)
    except NotThereError as missing:
        return _from_family(geo, accession, spec, listener, missing)
    if len(files) > 1:
        raise _several_platforms(accession, files)
    series = read_series_matrix(files[0].path, source=files[0].address)
    _require_platform(spec, series)
    return series, (files[0],)


def _require_platform(spec: SeriesSpec, series: Series) -> None:
    """GEO keeps one matrix of a series of one platform, whatever platform was asked for."""
    if spec.platform and series.platform and spec.platform.upper() != series.platform.upper():
        what = f"the series is not on platform {spec.platform}"
        do = "Correct the platform, or leave it out"
        raise StudyError(what, where=f"series {spec.id}", found=series.platform, do=do)


def _accession(spec: SeriesSpec) -> str:
    accession = parse_accession(spec.id)
    if not accession.startswith("GSE"):
        what = f"'{spec.id}' is not a series"
        raise StudyError(what, expected="an accession like GSE14520", do='For your own table add expression = "…"')
    return accession


def _own_table(spec: SeriesSpec) -> tuple[Series, tuple[Fetched, ...]]:
    paths = [Path(p) for p in (spec.expression, spec.samples) if p is not None]
    for path in paths:
        if not path.is_file():
            what = "there is no such file"
            raise StudyError(what, where=f"series {spec.id}, {path}", do="Paths count from the study file's own folder")
    series = read_table(paths[0], paths[1] if len(paths) > 1 else None, id=spec.id, platform=spec.platform or "")
    return series, tuple(local_file(path) for path in paths)


def local_file(path: Path) -> Fetched:
    """The record of a file that was already here."""
    with path.open("rb") as handle:
        digest = hashlib.file_digest(handle, "sha256").hexdigest()
    stat = path.stat()
    date = datetime.fromtimestamp(stat.st_mtime, UTC).isoformat(timespec="seconds")
    return Fetched(path=path, address=path.name, size=stat.st_size, sha256=digest, date=date, from_cache=True)


def _from_family(
    geo: Geo, accession: str, spec: SeriesSpec, listener: Listener, missing: NotThereError
) -> tuple[Series, tuple[Fetched, ...]]:
    """The second source.  When that is not there either, the error about the matrix is the one to show."""
    try:
        file = fetch_family(geo, accession, progress=listener.download)
    except NotThereError:
        raise missing from None
    series = read_family_soft(file.path, platform=spec.platform, source=file.address)
    return series, (file,)


def _several_platforms(accession: str, files: Sequence[Fetched]) -> NeedsWordError:
    platforms = [f.path.name.split("_")[0].removeprefix(f"{accession}-") for f in files]
    what = f"the series has {len(files)} platforms: {', '.join(platforms)}"
    return NeedsWordError(
        what, where=accession, do=f'Name one (or one entry for each): platform = "{platforms[0]}"', code="platforms"
    )


def _load_platform(
    spec: SeriesSpec, series: Series, settings: Settings, listener: Listener
) -> tuple[Platform, tuple[Fetched, ...], tuple[str, ...]]:
    if spec.probe_map is not None:
        path = Path(spec.probe_map)
        if not path.is_file():
            what = "there is no such file"
            raise StudyError(what, where=f"series {spec.id}, probe_map {path}")
        return read_probe_map(path), (local_file(path),), ()
    if not series.platform:
        note = "no platform and no probe_map given: each row name is taken as a gene"
        names = tuple((probe,) for probe in series.probes)
        return Platform("", series.probes, names, "row names", source="row names of the table"), (), (note,)
    try:
        file = fetch_platform(geo_of(settings), series.platform, progress=listener.download)
    except NotThereError as missing:
        return _platform_of_family(spec, series, settings, listener, missing)
    return _read_platform(file.path, file.address), (file,), ()


@lru_cache(maxsize=8)
def _read_platform(path: Path, address: str) -> Platform:
    """Series of one platform share its table."""
    return read_platform(path, source=address)


def _platform_of_family(
    spec: SeriesSpec, series: Series, settings: Settings, listener: Listener, missing: NotThereError
) -> tuple[Platform, tuple[Fetched, ...], tuple[str, ...]]:
    """A platform table that the mirror lacks may stand in the series' own family SOFT."""
    platform: Platform | None = None
    try:
        if spec.expression is None:
            file = fetch_family(geo_of(settings), _accession(spec), progress=listener.download)
            platform = read_soft_platform(file.path)
    except NotThereError:
        platform = None
    if platform is None or platform.id != series.platform:
        what = f"the table of platform {series.platform} is not to be had ({missing.what})"
        do = f'Bring a probe table: probe_map = "{series.platform}.tsv" (columns probe_id and symbol)'
        raise FetchError(what, where=spec.id, do=do, code="no_platform_table") from None
    note = (
        f"the table of {series.platform} was read from the series' family SOFT: the platform's own file was not there"
    )
    return platform, (file,), (note,)


def _input(name: str, file: Fetched) -> InputFile:
    return InputFile(
        series=name, address=without_password(file.address), size=file.size, sha256=file.sha256, date=file.date
    )


def is_study_fault(error: GeneverdictError) -> bool:
    """The study file must be mended; other series are not run over it."""
    return error.exit_code == 2 and not isinstance(error, EmptyTableError)


@dataclass(frozen=True, slots=True)
class FetchedEntry:
    """What ``fetch`` did for one file of a study."""

    series: str
    files: tuple[Fetched, ...]
    error: GeneverdictError | None = None


def fetch_study(study: Study, settings: Settings, listener: Listener = SILENT) -> tuple[FetchedEntry, ...]:
    """Bring the matrices, then the platform tables that they name; one failing never loses the others."""
    geo = geo_of(settings)
    specs = [spec for spec in study.series if spec.expression is None]
    jobs = [Job("series", _accession(spec), spec.platform) for spec in specs]
    matrices = fetch_many(geo, jobs, progress=listener.download)
    entries = [_entry(spec.id, got) for spec, got in zip(specs, matrices, strict=True)]
    owners: dict[str, str] = {}
    for entry, spec in zip(entries, specs, strict=True):
        for file in entry.files if spec.probe_map is None else ():
            owners.setdefault(read_header(file.path).platform, entry.series)
    platforms = fetch_many(geo, [Job("platform", gpl) for gpl in owners], progress=listener.download)
    entries += [_entry(f"{gpl} of {owners[gpl]}", got) for gpl, got in zip(owners, platforms, strict=True)]
    return tuple(entries)


def _entry(name: str, got: tuple[Fetched, ...] | GeneverdictError) -> FetchedEntry:
    return FetchedEntry(name, (), got) if isinstance(got, GeneverdictError) else FetchedEntry(name, got)
