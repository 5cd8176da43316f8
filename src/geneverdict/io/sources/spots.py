"""Spotted arrays and Agilent's, from the files of the scanner's program: made into log2 values or ratios."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from geneverdict.errors import ReadError, StudyError, at_series
from geneverdict.io.bounds import require_columns
from geneverdict.io.fetch.addresses import Request
from geneverdict.io.raw.cel import is_cel
from geneverdict.io.raw.idat import MARK
from geneverdict.io.raw.packed import Piece, copies, pieces
from geneverdict.io.raw.spots import Spots, parse_spots, require_alike, spots_program
from geneverdict.io.sources.cel_chips import copies_note
from geneverdict.io.sources.channels import (
    channels_of,
    reference_note,
    reference_of,
    samples_beside,
    samples_by_channel,
    swaps,
)
from geneverdict.io.sources.raw_samples import Raw, samples_of, with_scan_days
from geneverdict.io.sources.series_matrix import read_header
from geneverdict.io.sources.source import Offer, SourceFile, geo_accession
from geneverdict.io.sources.spot_values import Made, made_of
from geneverdict.io.sources.xlsx import book_and_sheet
from geneverdict.messages import Code, Message, Name, Value, count, known, names, quoted
from geneverdict.model.series import FloatArray, SampleTable, Series
from geneverdict.model.study import SeriesSpec

_MATRIX = "_series_matrix.txt"
_ENDING = re.compile(r"(?:\.(?:gpr|spot|txt|csv|tsv|fe))?(?:\.gz)?\Z", re.IGNORECASE)
_IMAGENE_DYE = re.compile(r"[\s_.-]*(?:cy(?P<dye>[35])|(?P<wave>532|635))(?![0-9a-z])", re.IGNORECASE)


class SpotFiles:
    """Files by hand (``spots``)."""

    def offers(self, spec: SeriesSpec) -> Offer | None:
        if spec.spots is None:
            return None
        wanted: list[Path | Request] = [*_files_of(Path(spec.spots), spec)]
        if spec.samples is not None:
            wanted.append(book_and_sheet(Path(spec.samples))[0])
        accession = geo_accession(spec)
        if spec.samples is None and accession is not None:
            wanted.append(Request("series matrix", accession, spec.platform))
        return Offer(tuple(wanted))

    def read(self, files: Sequence[SourceFile], spec: SeriesSpec) -> Series:
        return read_spots(files, spec)


def _files_of(path: Path, spec: SeriesSpec) -> list[Path]:
    """The files of a folder, by name, but for the others that the entry names; or the file."""
    if not path.is_dir():
        return [path]
    apart = {spec.samples, spec.probe_map, spec.clinical}
    files = [file for pattern in ("*", "*/*") for file in path.glob(pattern)]
    inside = [file for file in files if file.is_file() and not file.name.startswith(".")]
    found = sorted(file for file in inside if str(file) not in apart and _MATRIX not in file.name)
    require_columns(len(found), path.name)
    if not found:
        raise StudyError(Message("error-no_spot_files", {"files": names([])}), where=at_series(spec.id, "spots"))
    return found


def read_spots(files: Sequence[SourceFile], spec: SeriesSpec) -> Series:
    """The series of these files, a series matrix and a sheet of samples among them."""
    matrices = [file for file in files if _MATRIX in file.path.name]
    sheet = book_and_sheet(Path(spec.samples))[0] if spec.samples else None
    found = _sort_out([file.path for file in files if file not in matrices and file.path != sheet], spec)
    header = read_header(matrices[0].path, source=matrices[0].address) if matrices else None
    raw = Raw(
        tuple(array.called for array in found.arrays),
        tuple(array.files[0].name for array in found.arrays),
        "read-samples_without_spots",
        "read-spots_without_sample",
    )
    samples = samples_of(raw, spec, header)
    arrays = [found.arrays[i] for i in samples.order]
    read = [array.read() for array in arrays]
    require_alike(read, [array.files[0].name for array in arrays])
    gal = parse_spots(found.gal.content(), found.gal.name) if found.gal else None
    platform = header.platform if header else spec.platform or ""
    made = made_of(read, gal, spec, by_platform=bool(platform or spec.probe_map))
    table, values, measured, notes = _compared(
        with_scan_days(samples.table, [array.date for array in read]), made, spec
    )
    values.setflags(write=False)
    return Series(
        id=header.id if header else spec.id,
        platform=platform,
        samples=table,
        probes=made.probes,
        values=values,
        fields=header.fields if header else {},
        measure="log_ratio" if measured else "intensity",
        source=arrays[0].files[0].name,
        notes=(*samples.notes, *found.notes(), *made.notes, *notes),
    )


def holds_spots(files: Sequence[SourceFile]) -> bool:
    """Whether the deposited files are of spots: the first that any program of arrays wrote decides."""
    for file in files:
        if _MATRIX in file.path.name:
            continue
        for piece in pieces(file.path):
            head = piece.head()
            if is_cel(head):
                return False
            if spots_program(head) not in (None, "gal"):
                return True
    return False


class _Array(NamedTuple):
    """The files of one array: one, or of ImaGene's older versions one for each channel, green first."""

    called: str
    files: tuple[Piece, ...]

    def read(self) -> Spots:
        spots = [parse_spots(piece.content(), piece.name) for piece in self.files]
        if len(spots) == 1:
            return spots[0]
        require_alike(spots, [piece.name for piece in self.files])
        return spots[0]._replace(red=spots[1].green, bad=spots[0].bad | spots[1].bad)


class _SortedOut(NamedTuple):
    arrays: tuple[_Array, ...]
    gal: Piece | None
    others: tuple[str, ...]
    copies: tuple[Piece, ...] = ()

    def notes(self) -> tuple[Message, ...]:
        values: dict[str, Value] = {"n": count(len(self.others)), "names": quoted(self.others)}
        return (*((Message("read-not_cel", values),) if self.others else ()), *copies_note(self.copies))


def _sort_out(paths: Sequence[Path], spec: SeriesSpec) -> _SortedOut:
    """What each file is, by its first bytes.  Raises ReadError where none is of these programs."""
    arrays: list[Piece] = []
    gals: list[Piece] = []
    imagene: list[Piece] = []
    others: list[str] = []
    for piece in (piece for path in paths for piece in pieces(path)):
        head = piece.head()
        if not head:  # an array that was lost on the way is no "other file"
            raise ReadError(Message("error-no_data", {"kind": Code("empty")}), where=piece.name)
        if head.startswith(MARK):
            raise ReadError(Message("error-idat"), where=piece.name)
        kind = spots_program(head)
        if kind is None:
            others.append(piece.name)
        else:
            {"gal": gals, "imagene": imagene}.get(kind, arrays).append(piece)
    if not arrays and not imagene:
        raise ReadError(Message("error-no_spot_files", {"files": names(others)}), where=at_series(spec.id))
    if len(gals) > 1:
        told = Message("error-several_gals", {"files": names([gal.name for gal in gals])})
        raise StudyError(told, where=at_series(spec.id))
    same = copies([*arrays, *imagene])
    found = [_Array(_ENDING.sub("", piece.name), (piece,)) for piece in arrays if piece not in same]
    channels = _by_channel([piece for piece in imagene if piece not in same])
    return _SortedOut((*found, *channels), gals[0] if gals else None, tuple(others), tuple(same))


def _by_channel(files: Sequence[Piece]) -> list[_Array]:
    """ImaGene's files; two that differ by the dye in their names are the channels of one array."""
    found: dict[str, dict[str, Piece]] = {}
    for piece in files:
        dye = _IMAGENE_DYE.search(piece.name)
        called = _ENDING.sub("", _IMAGENE_DYE.sub("", piece.name))
        side = "green" if dye and (dye["dye"] == "3" or dye["wave"] == "532") else "red" if dye else "both"
        found.setdefault(called, {})[side] = piece
    arrays = []
    for called, sides in found.items():
        if {"green", "red"} <= set(sides):
            arrays.append(_Array(called, (sides["green"], sides["red"])))
        else:
            arrays += [_Array(_ENDING.sub("", piece.name), (piece,)) for piece in sides.values()]
    return arrays


class _Compared(NamedTuple):
    table: SampleTable
    values: FloatArray
    ratios: bool
    notes: tuple[Message, ...]


def _compared(table: SampleTable, made: Made, spec: SeriesSpec) -> _Compared:
    """What stands for a sample: a channel, or an array's log ratio to what shone on all of them."""
    if made.ratios is None:
        return _Compared(table, made.values, False, ())
    channels = channels_of(table)
    if channels is None:
        if spec.reference:
            raise _no_channels(spec)
        return _Compared(table, made.ratios.m, True, (Message("read-red_over_green"),))
    reference = reference_of(channels, spec)
    if reference is not None:
        signs = np.array(swaps(reference))
        beside = samples_beside(table, channels, reference)
        return _Compared(beside, made.ratios.m * signs, True, (reference_note(reference),))
    if spec.reference:
        raise _no_channels(spec)
    both = np.hstack([made.ratios.green, made.ratios.red])
    return _Compared(
        samples_by_channel(table, channels), both, False, (Message("read-channels", {"n": count(len(table))}),)
    )


def _no_channels(spec: SeriesSpec) -> StudyError:
    field = spec.reference.field if spec.reference else None
    told = Message("error-no_reference", known({"field": Name(field) if field else None}))
    return StudyError(told, where=at_series(spec.id, "reference"))
