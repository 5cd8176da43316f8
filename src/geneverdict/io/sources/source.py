"""A kind of file that a series may stand in: first it decides which files it wants, then it reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from geneverdict.errors import UsageError
from geneverdict.io.fetch.addresses import Request, parse_accession
from geneverdict.model.series import Series
from geneverdict.model.study import OWN_FILES, SeriesSpec


@dataclass(frozen=True, slots=True)
class Offer:
    """What a source wants in order to give a series: files of this machine, and what to ask of the mirror.

    The files are handed to the source in this order; a request may bring several.
    """

    wanted: tuple[Path | Request, ...]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that is here, whole and checked, and the address that it came from."""

    path: Path
    address: str


class Source(Protocol):
    """One kind.  A new one is a file with such a class, and its line in ``registry.SOURCES``."""

    def offers(self, spec: SeriesSpec) -> Offer | None:
        """Which files it would read for this entry of the study file; None where it has nothing to say of it.

        No file is opened and nothing is asked for.
        """
        ...

    def read(self, files: Sequence[SourceFile], spec: SeriesSpec) -> Series:
        """The series of the files of its offer, as deposited.

        ``files`` are here, as fetched; ``OwnTable`` alone opens the paths of ``spec`` instead, because a path may name
        a sheet of a spreadsheet (``book.xlsx#sheet``).  Raises ReadError for files that are not what they
        should be, StudyError where they are not what ``spec`` says, NeedsWordError where it must say more."""
        ...


def geo_series(spec: SeriesSpec) -> str | None:
    """The accession of an entry that asks GEO for a series; None where it brings a file or names something else."""
    return None if any(getattr(spec, name) for name in OWN_FILES) else geo_accession(spec)


def geo_accession(spec: SeriesSpec, kind: str = "GSE") -> str | None:
    """The accession of a series (``GDS``: of a DataSet) that the entry is called after; None where it is called
    something else."""
    try:
        accession = parse_accession(spec.id)
    except UsageError:
        return None
    return accession if accession.startswith(kind) else None
