"""Bring a series, a family file or a platform from GEO or a mirror, whole and checked, or say in words why not."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from geneverdict.errors import NONE, FetchError, GeneverdictError
from geneverdict.io.fetch.addresses import (
    Request,
    accession_of,
    annotation_path,
    dataset_path,
    definition_folder,
    family_path,
    matrices_of,
    matrix_folder,
    matrix_path,
    names_in_listing,
    ncbi_counts_path,
    ncbi_counts_query,
    ncbi_genes_path,
    ncbi_genes_query,
    parse_accession,
    parse_mirror,
    platform_family_path,
    platform_part_path,
    supplementary_path,
)
from geneverdict.io.fetch.cache import Fetched, beside, locked, now, read_json, warn, write_json
from geneverdict.io.fetch.fetch import Geo, Item, first_of
from geneverdict.io.fetch.integrity import Kind
from geneverdict.io.fetch.transport import NotThereError, Progress, open_client, read_page
from geneverdict.messages import Code, Message, Name, Value, choice, count, messages, names

__all__ = [
    "Fetched",
    "Geo",
    "NotThereError",
    "Progress",
    "Request",
    "fetch",
    "fetch_definition",
    "fetch_family",
    "fetch_many",
    "fetch_ncbi_counts",
    "fetch_ncbi_genes",
    "fetch_platform",
    "fetch_series",
    "fetch_supplement",
    "parse_accession",
]


def fetch_series(
    geo: Geo, accession: str, platform: str | None = None, *, progress: Progress | None = None
) -> tuple[Fetched, ...]:
    """The matrix of every platform of the series, by platform number; or that of ``platform`` only.

    A series of one platform has a single matrix without the platform in its name: it is taken for ``platform`` too,
    and is not opened here to see whether it is that platform.
    ``progress`` is not called for what is in the cache or in a folder.
    Raises UsageError for what is not an accession; FetchError (NotThereError when the mirror has no such file);
    ReadError for a damaged file in a mirror that is a folder.
    """
    series = accession_of("GSE", accession)
    plain = Item(matrix_path(series), "matrix")
    try:
        if platform is not None:
            own = Item(matrix_path(series, accession_of("GPL", platform)), "matrix")
            return (first_of(geo, (own, plain), progress),)
        return _all_matrices(geo, series, plain, progress)
    except NotThereError as missing:
        raise _no_matrix(geo, series, platform, missing) from missing


def fetch_family(geo: Geo, accession: str, *, progress: Progress | None = None) -> Fetched:
    """The family SOFT file of a series.  Raises as :func:`fetch_series`."""
    series = accession_of("GSE", accession)
    try:
        return first_of(geo, (Item(family_path(series), "family"),), progress)
    except NotThereError as missing:
        raise _not_there(geo, "family", series, missing) from missing


def fetch_dataset(geo: Geo, accession: str, *, progress: Progress | None = None) -> Fetched:
    """A DataSet (GDS…).  Raises as :func:`fetch_series`."""
    dataset = accession_of("GDS", accession)
    try:
        return first_of(geo, (Item(dataset_path(dataset), "table"),), progress)
    except NotThereError as missing:
        raise _not_there(geo, "dataset", dataset, missing) from missing


def fetch_supplement(geo: Geo, accession: str, name: str, *, progress: Progress | None = None) -> Fetched:
    """A file that the authors of a series deposited.  Raises as :func:`fetch_series`."""
    series = accession_of("GSE", accession)
    kind: Kind = "book" if name.endswith(".xlsx") else "archive" if name.endswith(".tar") else "table"
    try:
        return first_of(geo, (Item(supplementary_path(series, Path(name).name), kind),), progress)
    except NotThereError as missing:
        raise _not_there(geo, "supplement", series, missing, {"name": Name(name)}) from missing


def fetch_ncbi_counts(geo: Geo, accession: str, genome: str, *, progress: Progress | None = None) -> Fetched:
    """The counts that NCBI made of a series on one genome.  Raises as :func:`fetch_series`.

    A web page in their place means that NCBI has none.
    """
    series = accession_of("GSE", accession)
    item = Item(ncbi_counts_path(series, genome), "table", query=ncbi_counts_query(series, genome))
    return _of_web(geo, item, "ncbi_counts", series, progress)


def fetch_ncbi_genes(geo: Geo, genome: str, *, progress: Progress | None = None) -> Fetched:
    """The genes that NCBI counts on a genome.  Raises as :func:`fetch_ncbi_counts`."""
    item = Item(ncbi_genes_path(genome), "table", query=ncbi_genes_query(genome))
    return _of_web(geo, item, "ncbi_genes", genome, progress)


def _of_web(geo: Geo, item: Item, what: str, name: str, progress: Progress | None) -> Fetched:
    try:
        return first_of(geo, (item,), progress)
    except NotThereError as missing:
        raise _not_there(geo, what, name, missing) from missing
    except FetchError as error:
        if error.code != "web_page":
            raise
        tried = Message("fetch-tried", {"place": Name(str(error.where)), "why": error.message})
        none = NotThereError(Message("error-not_there", {"tried": messages([tried])}), where=geo.mirror)
        raise _not_there(geo, what, name, none) from error


def fetch_platform(geo: Geo, accession: str, *, progress: Progress | None = None) -> Fetched:
    """The annotation file of a platform, else the platform part of its family file.

    From a server only that part is brought, and is kept gzipped under our own name; in a folder the family file is
    read in place, and may go on with samples after its platform table.  Raises as :func:`fetch_series`.
    """
    platform = accession_of("GPL", accession)
    family = platform_family_path(platform)
    local = isinstance(parse_mirror(geo.mirror), Path)
    part = Item(family, "platform_head") if local else Item(platform_part_path(platform), "platform", family)
    pages = [Item(name, "table") for name in _web_tables(geo, platform)] if local else []
    try:
        return first_of(geo, (Item(annotation_path(platform), "platform"), part, *pages), progress)
    except NotThereError as missing:
        raise _not_there(geo, "platform", platform, missing) from missing


_DEFINITIONS = (r".+\.cdf(?:\.gz)?", r".+[_.]probe_tab(?:\.txt)?(?:\.gz)?")
"""Names of definitions of probe sets, the preferred first: GEO's names begin with the platform."""


def fetch_definition(geo: Geo, accession: str, *, progress: Progress | None = None) -> Fetched:
    """Which probes belong together, where the platform has such a file.  Raises as :func:`fetch_series`."""
    platform = accession_of("GPL", accession)
    folder = definition_folder(platform)
    there = [Path(name).name for name in _names_at(geo, folder)]
    found = [name for pattern in _DEFINITIONS for name in sorted(there) if re.fullmatch(pattern, name, re.IGNORECASE)]
    try:
        return first_of(geo, [Item(f"{folder}/{name}", "table") for name in found], progress)
    except NotThereError as missing:
        raise _not_there(geo, "definition", platform, missing) from missing


def _names_at(geo: Geo, folder: str) -> list[str]:
    """The names in a folder of GEO's file tree: as it lies here, as the cache has it, as the server lists it."""
    mirror = parse_mirror(geo.mirror)
    if isinstance(mirror, Path):
        return _names_in(mirror / folder)
    if geo.offline:
        return _names_in(geo.cache / folder)
    with open_client(geo.policy) as client:
        try:
            return names_in_listing(read_page(client, f"{mirror}/{folder}/", geo.policy))
        except NotThereError:
            return []


def _web_tables(geo: Geo, platform: str) -> list[str]:
    """Tables of the platform as GEO's web page gives them, in a flat folder: ``GPL570-55999.txt``."""
    pattern = re.compile(rf"{platform}(?:-[0-9]+)?(?:\.soft|\.annot)?(?:\.txt)?(?:\.gz)?", re.IGNORECASE)
    mirror = parse_mirror(geo.mirror)
    return sorted(filter(pattern.fullmatch, _names_in(mirror))) if isinstance(mirror, Path) else []


def fetch_many(
    geo: Geo, requests: Sequence[Request], *, workers: int = 4, progress: Progress | None = None
) -> list[tuple[Fetched, ...] | GeneverdictError]:
    """Several at once: of each request, in order, the files or the error.  ``progress`` is called from several threads.

    Interrupted (Ctrl-C), it stops the others at their next bytes; what they have is kept for the next run.
    """
    stopped = threading.Event()

    def watched(name: str, done: int, total: int | None) -> None:
        if stopped.is_set():
            raise FetchError(Message("error-interrupted"), where=name)
        if progress:
            progress(name, done, total)

    with ThreadPoolExecutor(max_workers=max(workers, 1)) as pool:
        try:
            return [
                future.result() for future in [pool.submit(_or_error, geo, request, watched) for request in requests]
            ]
        finally:
            stopped.set()
            pool.shutdown(wait=False, cancel_futures=True)


def fetch(geo: Geo, request: Request, *, progress: Progress | None = None) -> tuple[Fetched, ...]:
    """The files of one request; only a series matrix can be several.  Raises as :func:`fetch_series`."""
    match request.kind:
        case "series matrix":
            return fetch_series(geo, request.accession, request.platform, progress=progress)
        case "family SOFT":
            return (fetch_family(geo, request.accession, progress=progress),)
        case "DataSet":
            return (fetch_dataset(geo, request.accession, progress=progress),)
        case "platform table":
            return (fetch_platform(geo, request.accession, progress=progress),)
        case "supplementary file":
            return (fetch_supplement(geo, request.accession, request.name, progress=progress),)
        case "NCBI counts":
            return (fetch_ncbi_counts(geo, request.accession, request.name, progress=progress),)
        case "definition":
            return (fetch_definition(geo, request.accession, progress=progress),)
        case "NCBI genes":
            return (fetch_ncbi_genes(geo, request.name, progress=progress),)


def _or_error(geo: Geo, request: Request, progress: Progress) -> tuple[Fetched, ...] | GeneverdictError:
    try:
        return fetch(geo, request, progress=progress)
    except GeneverdictError as error:
        return error


def _no_matrix(geo: Geo, series: str, platform: str | None, missing: NotThereError) -> NotThereError:
    others = [path.rpartition("-")[2].split("_")[0] for path in _listing(geo, series)] if platform else []
    if platform and others:
        more: dict[str, Value] = {"platform": Name(platform), "others": names(others)}
        return _not_there(geo, "matrix_on", series, missing, more)
    return _not_there(geo, "matrix", series, missing)


def _not_there(
    geo: Geo, what: str, accession: str, missing: NotThereError, more: Mapping[str, Value] = NONE
) -> NotThereError:
    offline = choice(geo.offline and not isinstance(parse_mirror(geo.mirror), Path))
    values = {"what": Code(what), "accession": Name(accession), "offline": offline, **more}
    return missing.as_(NotThereError, more=values)


def _all_matrices(geo: Geo, series: str, plain: Item, progress: Progress | None) -> tuple[Fetched, ...]:
    """The single matrix, else those of the folder's listing; what the cache knows is not asked for again."""
    known = () if (geo.cache / plain.path).exists() else _known_listing(geo, series)
    if not known:
        try:
            return (first_of(geo, (plain,), progress),)
        except NotThereError as missing:
            known = _listing(geo, series)
            if not known:
                raise missing from None
    return tuple(first_of(geo, (Item(path, "matrix"),), progress) for path in known)


def _listing_record(geo: Geo, series: str) -> Path:
    return beside(geo.cache / matrix_folder(series), ".listing")


def _known_listing(geo: Geo, series: str) -> tuple[str, ...]:
    """A series of several platforms, as the server listed it in an earlier run."""
    if isinstance(parse_mirror(geo.mirror), Path):
        return ()
    names = read_json(_listing_record(geo, series)).get("names")
    return matrices_of(series, [str(name) for name in names]) if isinstance(names, list) else ()


def _listing(geo: Geo, series: str) -> tuple[str, ...]:
    mirror = parse_mirror(geo.mirror)
    if isinstance(mirror, Path):
        there = {*_names_in(mirror / matrix_folder(series)), *_names_in(mirror)}
        return matrices_of(series, sorted({f"{name.removesuffix('.gz')}.gz" for name in there}))
    if geo.offline:
        cached = matrices_of(series, _names_in(geo.cache / matrix_folder(series)))
        if cached:
            warn(Message("cache-offline_listing", {"series": Name(series), "n": count(len(cached))}))
        return cached
    with open_client(geo.policy) as client:
        try:
            page = read_page(client, f"{mirror}/{matrix_folder(series)}/", geo.policy)
        except NotThereError:
            return ()
    found = matrices_of(series, names_in_listing(page))
    if found:
        record = _listing_record(geo, series)
        with locked(record):
            write_json(record, {"names": [Path(path).name for path in found], "date": now(), "address": mirror})
    return found


def _names_in(folder: Path) -> list[str]:
    return [entry.name for entry in folder.iterdir()] if folder.is_dir() else []
