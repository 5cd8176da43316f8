"""A series whose matrix is empty (RNA-seq): its counts are followed to where they are, and joined to its samples."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from geneverdict.errors import EmptyTableError, GeneverdictError
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
    file, note = fetch_counts(geo, header, empty, progress)
    series = series_of_counts((file.path,), spec, header, source=file.address)
    return replace(series, notes=(note, *series.notes)), (matrix, file)


def fetch_counts(
    geo: Geo, header: Series, empty: EmptyTableError, progress: Progress | None
) -> tuple[Fetched, Message]:
    """The file, and the sentence on where it is from.  Raises as :func:`counts_of`."""
    ours = ncbi_counts(header)
    if ours is not None:
        try:
            (file,) = fetch(geo, ours, progress=progress)
        except NotThereError:
            pass
        else:
            return file, Message("read-ncbi_counts", {"file": Name(Path(file.path).name), "genome": Name(ours.name)})
    try:
        theirs = supplement(header)
        if theirs is None:
            raise empty
        request, note = theirs
        (file,) = fetch(geo, request, progress=progress)
    except NotThereError:
        raise empty from None
    return file, note


def is_empty(header: Series) -> bool:
    """The header says that no sample has a row."""
    rows = header.samples.columns.get("data_row_count", ())
    return bool(rows) and set(rows) == {"0"}


def fetch_counts_or_error(geo: Geo, header: Series, progress: Progress | None) -> Fetched | GeneverdictError | None:
    """The file of the counts of a series whose matrix is empty; None where there is none to be had."""
    empty = EmptyTableError(Message("error-empty_table"))
    try:
        return fetch_counts(geo, header, empty, progress)[0]
    except GeneverdictError as error:
        return None if error is empty else error
