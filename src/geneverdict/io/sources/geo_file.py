"""A file of GEO that is already here: which kind it is, its first bytes tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from geneverdict.errors import ReadError
from geneverdict.io.fetch.addresses import Request
from geneverdict.io.raw.beads import is_beads
from geneverdict.io.raw.cel import is_cel
from geneverdict.io.raw.definition import is_definition
from geneverdict.io.raw.packed import Piece, pieces
from geneverdict.io.raw.spots import spots_program
from geneverdict.io.sources.counts.files import holds_counts
from geneverdict.io.sources.gds import is_dataset, read_dataset
from geneverdict.io.sources.series_matrix import read_series_matrix, require_platform
from geneverdict.io.sources.soft import read_family_soft
from geneverdict.io.sources.source import Offer, SourceFile, geo_accession
from geneverdict.io.sources.text import first_bytes
from geneverdict.messages import Message
from geneverdict.model.series import Series
from geneverdict.model.study import OWN_FILES, SeriesSpec

_ACCESSION = re.compile(r"G(?:SE|DS)[1-9][0-9]*", re.IGNORECASE)
_NO_NAME = re.compile(r"[^\w .-]+|^[\W_]+")
_SOFT, _MATRIX = b"^", b"!"


class GeoFile:
    """A series matrix, a family SOFT or a DataSet (GDS) that the study file names."""

    def offers(self, spec: SeriesSpec) -> Offer | None:
        return Offer((Path(spec.file),)) if spec.file is not None else None

    def read(self, files: Sequence[SourceFile], spec: SeriesSpec) -> Series:
        path, address = files[0].path, files[0].address
        start = first_bytes(path)
        if is_dataset(start):
            series = read_dataset(path, source=address, missing=spec.missing)
            require_platform(spec, series)
            return series
        if start.startswith(_SOFT):
            return read_family_soft(path, platform=spec.platform, source=address, missing=spec.missing)
        series = read_series_matrix(path, source=address, missing=spec.missing)
        require_platform(spec, series)
        return series


class DataSet:
    """A DataSet (GDS) by its accession."""

    def offers(self, spec: SeriesSpec) -> Offer | None:
        accession = geo_accession(spec, "GDS")
        own = any(getattr(spec, name) for name in OWN_FILES)
        return None if own or accession is None else Offer((Request("DataSet", accession),))

    def read(self, files: Sequence[SourceFile], spec: SeriesSpec) -> Series:
        return GeoFile().read(files, spec)


def spec_of_file(path: Path, platform: str | None = None) -> SeriesSpec:
    """The entry of the study file for a file: one of GEO's, counts, else a table of one's own.  Raises ReadError.

    A folder holds raw files of arrays, or counts with a file for each sample.
    """
    path = path.resolve()
    found = _ACCESSION.search(path.name)
    stem = path.name.removesuffix(".gz").rpartition(".")[0] or path.name
    id = found[0].upper() if found else _NO_NAME.sub("", stem) or "table"
    key = _key(path)
    if key not in ("file", "expression") and found:  # the accession would ask GEO for its samples
        id = f"{found[0].upper()} {key}"
    return SeriesSpec(id=id, platform=platform, **{key: str(path)})


def _key(path: Path) -> str:
    if path.is_dir():
        return _folder(path)
    if path.suffix.lower() == ".xlsx":
        return "expression"
    inside = pieces(path)
    if raw := _raw_kind(inside):
        return raw
    if len(inside) == 1 and is_definition(_head(inside[0])):
        raise ReadError(Message("error-lone_definition"), where=path.name)
    if first_bytes(path).lstrip().startswith((_SOFT, _MATRIX)):
        return "file"
    if is_beads(first_bytes(path)):
        return "illumina"
    return "counts" if holds_counts(path) else "expression"


def _folder(path: Path) -> str:
    """By the first file that a scanner's program wrote; without one it is of counts."""
    inside = sorted(file for file in path.iterdir() if file.is_file() and not file.name.startswith("."))
    return next((raw for file in inside if (raw := _raw_kind(_pieces(file)))), "counts")


def _raw_kind(files: Sequence[Piece]) -> str:
    """By the first that a scanner's program wrote; "" for none."""
    for piece in files:
        head = _head(piece)
        if is_cel(head):
            return "cel"
        if spots_program(head) is not None:
            return "spots"
    return ""


def _pieces(path: Path) -> tuple[Piece, ...]:
    """None of an archive that is damaged: that is told when it is read."""
    try:
        return pieces(path)
    except ReadError:
        return ()


def _head(piece: Piece) -> bytes:
    """Empty for what cannot be unpacked: that is told when it is read."""
    try:
        return piece.head()
    except ReadError:
        return b""
