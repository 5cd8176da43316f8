"""A series whose matrix is empty (RNA-seq): its counts are followed to where they are, and joined to its samples."""

from __future__ import annotations

from dataclasses import replace

from geneverdict.errors import EmptyTableError
from geneverdict.io.fetch.addresses import Request
from geneverdict.io.fetch.geo import Fetched, Geo, NotThereError, Progress, fetch
from geneverdict.io.sources.counts.source import series_of_counts
from geneverdict.io.sources.counts.supplements import ncbi_counts, supplement
from geneverdict.io.sources.series_matrix import read_header
from geneverdict.messages import Message, Name
from geneverdict.model.series import Series
from geneverdict.model.study import SeriesSpec


def counts_of(
    geo: Geo, matrix: Fetched, empty: EmptyTableError, spec: SeriesSpec, progress: Progress | None
) -> tuple[Series, tuple[Fetched, ...]]:
    """The series with its counts, and the files they came from.

    NCBI's own where it has them, else the one deposited table that may hold them.  Raises NeedsWordError where several
    may, ``empty`` where none is to be had.
    """
    header = read_header(matrix.path, source=matrix.address)
    found = fetch_counts(geo, header, progress)
    if found is None:
        raise empty
    file, note = found
    series = series_of_counts((file.path,), spec, header, source=file.address)
    return replace(series, notes=(note, *series.notes)), (matrix, file)


def fetch_counts(geo: Geo, header: Series, progress: Progress | None) -> tuple[Fetched, Message] | None:
    """The file of the counts, and the sentence on where it is from; None where none is to be had.

    Raises NeedsWordError where several deposited tables may hold them.
    """
    ours = ncbi_counts(header)
    file = _brought(geo, ours, progress)
    if ours is not None and file is not None:
        return file, Message("read-ncbi_counts", {"file": Name(file.path.name), "genome": Name(ours.name)})
    theirs = supplement(header)
    file = _brought(geo, theirs[0] if theirs else None, progress)
    return (file, theirs[1]) if theirs is not None and file is not None else None


def _brought(geo: Geo, request: Request | None, progress: Progress | None) -> Fetched | None:
    try:
        return fetch(geo, request, progress=progress)[0] if request is not None else None
    except NotThereError:
        return None


def is_empty(header: Series) -> bool:
    """The header says that no sample has a row."""
    rows = header.samples.columns.get("data_row_count", ())
    return bool(rows) and set(rows) == {"0"}
