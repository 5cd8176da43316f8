"""Affymetrix's CEL files, from a folder, a tar or GEO's ``GSE…_RAW.tar``: made into values of probe sets."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from geneverdict.errors import NoDefinitionError, ReadError, StudyError, at_series
from geneverdict.io.bounds import require_columns
from geneverdict.io.fetch.addresses import Request
from geneverdict.io.raw.alternatives import alternatives, letters
from geneverdict.io.raw.cel import Chip, is_cel, parse_chip
from geneverdict.io.raw.definition import Definition, is_definition, parse_definition
from geneverdict.io.raw.idat import MARK
from geneverdict.io.raw.packed import Piece, pieces
from geneverdict.io.raw.scan_date import scan_day
from geneverdict.io.sources.cel_chips import CelFile, of_chip, one_chip, size, without_copies
from geneverdict.io.sources.cel_values import Made, Way, values_of
from geneverdict.io.sources.raw_samples import Raw, samples_of, with_scan_days
from geneverdict.io.sources.series_matrix import read_header
from geneverdict.io.sources.source import Offer, SourceFile, geo_accession
from geneverdict.io.sources.spots import holds_spots, read_spots
from geneverdict.io.sources.xlsx import book_and_sheet
from geneverdict.messages import Code, Message, Name, Value, count, known, names, quoted
from geneverdict.model.series import SampleTable, Series
from geneverdict.model.study import Processing, SeriesSpec

MATRIX = "_series_matrix.txt"
_ENDING = re.compile(r"(?:\.cel)?(?:\.gz)?\Z", re.IGNORECASE)
_HEADER = 1 << 14
"""Bytes in which the day of the scan is looked for: intensities begin thereafter, or hold no slashes."""
_OF_GENES = re.compile(r"ENTREZG|ENSG", re.IGNORECASE)
"""In the name of a custom definition: its sets are genes, and are called after them."""


class CelFiles:
    """CEL files by hand (``cel``), or those of an accession (``raw = true``)."""

    def offers(self, spec: SeriesSpec) -> Offer | None:
        accession = geo_accession(spec)
        wanted: list[Path | Request] = []
        if spec.cel is not None:
            wanted += _files_of(Path(spec.cel), spec)
        elif spec.raw and accession is not None:
            wanted.append(Request("supplementary file", accession, name=f"{accession}_RAW.tar"))
        else:
            return None
        wanted += [book_and_sheet(Path(path))[0] for path in (spec.cdf, spec.samples) if path is not None]
        if spec.samples is None and accession is not None:
            wanted.append(Request("series matrix", accession, spec.platform))
        return Offer(tuple(wanted))

    def read(self, files: Sequence[SourceFile], spec: SeriesSpec) -> Series:
        """Also raises NoDefinitionError where none of the files says which probes belong together; one more file, at
        the end of ``files``, may."""
        if spec.raw and holds_spots(files):
            return read_spots(files, spec)
        how = _how(spec)
        header, sorted_out, samples, chip, found = _examined(files, spec)
        made = values_of([cel.piece for cel in samples.cels], found.definition, how)
        values = made.values
        values.setflags(write=False)
        genes = _OF_GENES.search(found.called) is not None
        return Series(
            id=header.id if header else spec.id,
            platform="" if genes else header.platform if header else spec.platform or "",
            samples=samples.table,
            probes=found.definition.sets,
            values=values,
            fields=header.fields if header else {},
            source=files[0].address,
            notes=(*samples.notes, *sorted_out.notes(), *found.notes(chip, len(samples.cels), made)),
            arrays=made.quality,
        )


def require_definition(files: Sequence[SourceFile], spec: SeriesSpec) -> None:
    """Raises what :meth:`CelFiles.read` would raise before it reads any intensity, NoDefinitionError for one."""
    if not (spec.raw and holds_spots(files)):
        _examined(files, spec)


def _examined(
    files: Sequence[SourceFile], spec: SeriesSpec
) -> tuple[Series | None, _SortedOut, _Samples, Chip, _Found]:
    """The header of the series matrix, what the files are, the samples, their chip, and its definition."""
    matrices = [file for file in files if MATRIX in file.path.name]
    sheet = book_and_sheet(Path(spec.samples))[0] if spec.samples else None
    sorted_out = _sort_out([file.path for file in files if file not in matrices and file.path != sheet], spec)
    header = read_header(matrices[0].path, source=matrices[0].address) if matrices else None
    mine = of_chip(sorted_out.cels, spec)
    once = without_copies(mine.cels)
    samples = _samples(once.cels, spec, header)
    samples = samples._replace(notes=(*samples.notes, *mine.notes, *once.notes))
    chip = one_chip(samples.cels, spec)
    platform = header.platform if header else spec.platform or ""
    return header, sorted_out, samples, chip, _definition(sorted_out.definitions, chip, spec, platform)


def _files_of(path: Path, spec: SeriesSpec) -> list[Path]:
    """The files of a folder, by name, but for the others that the entry names; or the file.  Raises StudyError for an
    empty folder."""
    if not path.is_dir():
        return [path]
    apart = {spec.cdf, spec.other_cdf, spec.samples, spec.probe_map, spec.clinical}
    files = [file for pattern in ("*", "*/*") for file in path.glob(pattern)]
    inside = [file for file in files if file.is_file() and not file.name.startswith(".")]
    found = sorted(file for file in inside if str(file) not in apart and MATRIX not in file.name)
    if not found:
        raise StudyError(Message("error-no_cel_files", {"files": names([])}), where=at_series(spec.id, "cel"))
    require_columns(len(found), path.name)
    return found


@dataclass(frozen=True, slots=True)
class _SortedOut:
    cels: tuple[CelFile, ...]
    definitions: tuple[Piece, ...]
    """In the order in which they are looked at; the entry's own, where it names one, stands alone."""
    others: tuple[str, ...]

    def notes(self) -> tuple[Message, ...]:
        values: dict[str, Value] = {"n": count(len(self.others)), "names": quoted(self.others)}
        return (Message("read-not_cel", values),) if self.others else ()


def _sort_out(paths: Sequence[Path], spec: SeriesSpec) -> _SortedOut:
    """What each file is, by its first bytes.  Raises ReadError where none is a CEL file."""
    own = Path(spec.cdf) if spec.cdf else None
    cels: list[CelFile] = []
    definitions: list[Piece] = []
    others: list[str] = []
    for piece in (piece for path in paths if path != own for piece in pieces(path)):
        head = piece.head()
        if not head and piece.name.casefold().removesuffix(".gz").endswith(".cel"):
            raise ReadError(Message("error-no_data", {"kind": Code("empty")}), where=piece.name)
        if head.startswith(MARK):
            raise ReadError(Message("error-idat"), where=piece.name)
        if is_cel(head):
            cels.append(CelFile(piece, parse_chip(head, piece.name), scan_day(head[:_HEADER])))
        elif is_definition(head):
            definitions.append(piece)
        else:
            others.append(piece.name)
    if not cels:
        raise ReadError(Message("error-no_cel_files", {"files": names(others)}), where=at_series(spec.id))
    return _SortedOut(tuple(cels), pieces(own) if own else tuple(definitions), tuple(others))


class _Samples(NamedTuple):
    """The samples and the file of each."""

    table: SampleTable
    cels: tuple[CelFile, ...]
    notes: tuple[Message, ...]


def _samples(cels: Sequence[CelFile], spec: SeriesSpec, header: Series | None) -> _Samples:
    files = tuple(cel.piece.name for cel in cels)
    called = tuple(_ENDING.sub("", name) for name in files)
    found = samples_of(Raw(called, files, "read-samples_without_cel", "read-cel_without_sample"), spec, header)
    mine = tuple(cels[i] for i in found.order)
    return _Samples(with_scan_days(found.table, [cel.day for cel in mine]), mine, found.notes)


class _Found(NamedTuple):
    definition: Definition
    file: str
    sha256: str
    named: bool
    """The name of the chip was compared too, not its size alone."""

    @property
    def called(self) -> str:
        return f"{self.definition.chip} {self.file}"

    def notes(self, chip: Chip, arrays: int, made: Made) -> tuple[Message, ...]:
        values: dict[str, Value] = {
            "n": count(arrays),
            "chip": Name(chip.name or f"{chip.rows} × {chip.columns}"),
            "sets": count(len(self.definition.sets)),
            "probes": count(len(self.definition.probes)),
            "file": Name(self.file),
            "sha256": Name(self.sha256[:12]),
        }
        told = [Message("read-mas5" if made.how == "mas5" else "read-rma", {**values, **made.told})]
        told.append(made.note())
        if not self.named:
            told.append(Message("read-chip_by_size", {"file": Name(self.file)}))
        if self.definition.n_empty:
            told.append(Message("read-empty_sets", {"n": count(self.definition.n_empty)}))
        return tuple(told)


def _definition(definitions: Sequence[Piece], chip: Chip, spec: SeriesSpec, platform: str) -> _Found:
    """The one of this chip; by name before one by size alone.  Raises NoDefinitionError for none, StudyError
    for several, ReadError where the one that the entry names is of another chip."""
    fits: list[_Found] = []
    for piece in definitions:
        data = piece.content()
        definition = parse_definition(data, piece.name, columns=chip.columns)
        try:
            named = _require_same(definition, chip, piece.name)
        except ReadError:
            if spec.cdf:
                raise
            continue
        fits.append(_Found(definition, piece.name, hashlib.sha256(data).hexdigest(), named))
    sums = [found.sha256 for found in fits]
    fits = [found for i, found in enumerate(fits) if found.sha256 not in sums[:i]]
    fits = [found for found in fits if found.named] or fits
    if len(fits) > 1:
        told = Message("error-several_definitions", {"files": names([found.file for found in fits])})
        raise StudyError(told, where=at_series(spec.id))
    if fits:
        return fits[0]
    first = next(iter(alternatives(chip.name)), None)
    values: dict[str, Value | None] = {
        "chip": Name(chip.name or f"{chip.rows} × {chip.columns}"),
        "of_series": Name(platform),
        "platform": Name(first.platform) if first else None,
        "file": Name(first.file) if first and first.file else None,
        "tried": names([]),
    }
    raise NoDefinitionError(Message("error-no_definition", known(values)), where=at_series(spec.id))


def _require_same(definition: Definition, chip: Chip, file: str) -> bool:
    """Whether the names of the chips could be compared.  Raises ReadError for another name or another size."""
    stated = bool(definition.chip and chip.name)
    same = letters(chip.name) in letters(definition.chip if stated else file)
    sized = definition.columns == chip.columns and definition.rows in (0, chip.rows)
    sized &= int(definition.probes.max()) < chip.rows * chip.columns
    if not sized or (stated and not same):
        values: dict[str, Value] = {
            **size(chip),
            "other": Name(definition.chip or "?"),
            "other_rows": count(definition.rows),
            "other_columns": count(definition.columns),
        }
        raise ReadError(Message("error-definition_of_other", values), where=file)
    return bool(chip.name) and same


_RMA: dict[tuple[str | None, str | None], Way] = {
    (None, None): "rma",
    ("none", None): "rma_without_background",
    (None, "none"): "rma_without_quantiles",
    ("none", "none"): "rma_bare",
}
"""By (background, between)."""


def _how(spec: SeriesSpec) -> Way:
    """Raises StudyError for ways of other arrays."""
    said = spec.processing or Processing()
    switches = (said.background, said.between)
    if (
        (said.offset, said.within) != (None, None)
        or any(switch not in (None, "none") for switch in switches)
        or (said.method == "mas5" and switches != (None, None))
    ):
        raise StudyError(Message("error-processing_of_cel"), where=at_series(spec.id, "processing"))
    return "mas5" if said.method == "mas5" else _RMA[switches]
