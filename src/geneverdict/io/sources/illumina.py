"""Illumina's bead arrays before any processing, by hand or of an accession: made into values by neqc."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from geneverdict.errors import ReadError, StudyError, at_series
from geneverdict.io.fetch.addresses import Request
from geneverdict.io.raw.beads import NEGATIVE, Beads, parse_beads
from geneverdict.io.raw.idat import require_no_idat
from geneverdict.io.sources.own_text import read_own_text
from geneverdict.io.sources.raw_samples import Raw, samples_of
from geneverdict.io.sources.series_matrix import read_header, require_one_matrix, require_platform
from geneverdict.io.sources.source import Offer, SourceFile, geo_accession
from geneverdict.io.sources.tables import distinct_names
from geneverdict.io.sources.xlsx import book_and_sheet
from geneverdict.messages import Code, Message, Name, Value, count, value
from geneverdict.model.series import FloatArray, Series
from geneverdict.model.study import SeriesSpec
from geneverdict.stats.neqc import OFFSET, neqc_by_controls, neqc_by_detection, without_background

_MATRIX = "_series_matrix.txt"
_LOGGED = 30.0
"""No table of raw signals ends below; log2 values do."""


class BeadTable:
    """A table of signals that the study file names (``illumina``), or that GEO has beside the series."""

    def offers(self, spec: SeriesSpec) -> Offer | None:
        if spec.illumina is None:
            return None
        accession, supplement = geo_accession(spec), _supplement(spec)
        wanted: list[Path | Request] = [book_and_sheet(Path(spec.illumina))[0]]
        if supplement is not None and accession is not None:
            wanted = [Request("supplementary file", accession, name=supplement)]
        wanted += [book_and_sheet(Path(path))[0] for path in (spec.bead_controls, spec.samples) if path is not None]
        if spec.samples is None and accession is not None:
            wanted.append(Request("series matrix", accession, spec.platform))
        return Offer(tuple(wanted))

    def read(self, files: Sequence[SourceFile], spec: SeriesSpec) -> Series:
        matrices = [file for file in files if _MATRIX in file.path.name]
        header = _header(matrices, spec) if matrices else None
        path = files[0].path if _supplement(spec) else Path(spec.illumina or "")
        beads, notes = _beads(path, spec)
        _require_raw(beads, path.name, spec)
        raw = Raw(beads.samples, beads.samples, "read-samples_without_beads", "read-beads_without_sample")
        samples = samples_of(raw, spec, header)
        made = _values(beads, _controls(spec), list(samples.order), path.name)
        platform = header.platform if header else spec.platform or ""
        regular = [i for i, kind in enumerate(beads.kinds) if not kind]
        named = beads.symbols if beads.symbols and not platform and spec.probe_map is None else beads.probes
        made.values.setflags(write=False)
        return Series(
            id=header.id if header else spec.id,
            platform=platform,
            samples=samples.table,
            probes=tuple(distinct_names([named[i] for i in regular])),
            values=made.values,
            fields=header.fields if header else {},
            source=files[0].address,
            notes=(*notes, *beads.notes, *samples.notes, *made.notes),
        )


def _supplement(spec: SeriesSpec) -> str | None:
    """The name of a supplementary file of the series' own accession, where it is no file here."""
    accession, path = geo_accession(spec), Path(spec.illumina or "")
    ours = accession is not None and re.fullmatch(rf"{accession}[_.-][\w.()+,=@ -]+", path.name) is not None
    return path.name if ours and not os.path.exists(path) else None  # noqa: PTH110 (no error for a name that no file can have)


def _header(matrices: Sequence[SourceFile], spec: SeriesSpec) -> Series:
    require_one_matrix([file.path.name for file in matrices])
    header = read_header(matrices[0].path, source=matrices[0].address)
    require_platform(spec, header)
    return header


def _beads(path: Path, spec: SeriesSpec) -> tuple[Beads, tuple[Message, ...]]:
    require_no_idat(path)
    data, notes = read_own_text(path, "matrix", spec.encoding)
    return parse_beads(data, path.name, spec.missing), notes


def _controls(spec: SeriesSpec) -> Beads | None:
    return _beads(Path(spec.bead_controls), spec)[0] if spec.bead_controls else None


def _require_raw(beads: Beads, where: str, spec: SeriesSpec) -> None:
    """Raises StudyError for values that are logarithms: these were processed before."""
    if np.nanmax(beads.signals, initial=-np.inf) < _LOGGED:
        values: dict[str, Value] = {"largest": value(float(np.nanmax(beads.signals))), "file": Name(where)}
        raise StudyError(Message("error-beads_logged", values), where=at_series(spec.id, "illumina"))


class _Made(NamedTuple):
    values: FloatArray
    notes: tuple[Message, ...]


def _values(beads: Beads, controls: Beads | None, order: list[int], where: str) -> _Made:
    """By negative controls where they are there, else by the detection p-values, else without a background."""
    kinds = np.array(beads.kinds)
    signals, is_regular = beads.signals[:, order], kinds == ""
    regular, others = signals[is_regular], signals[~is_regular & (kinds != NEGATIVE)]
    negative = signals[kinds == NEGATIVE]
    if controls is not None:
        columns = _same_columns(beads, controls, order)
        own = np.array([kind or "other" for kind in controls.kinds])
        negative = np.vstack([negative, controls.signals[own == NEGATIVE][:, columns]])
        others = np.vstack([others, controls.signals[own != NEGATIVE][:, columns]])
    why = "absent"
    if len(negative):
        try:
            return _said(neqc_by_controls(regular, negative, others), "controls", len(negative))
        except ValueError:
            raise ReadError(Message("error-no_bead_controls"), where=where) from None
    if beads.detection is not None:
        try:
            values = neqc_by_detection(signals, beads.detection[:, order])[is_regular]
        except ValueError:
            why = "coarse"
        else:
            return _said(values, "detection")
    return _said(without_background(regular), why)


def _said(values: FloatArray, how: str, n_controls: int = 0) -> _Made:
    told: dict[str, Value] = {
        "how": Code(how),
        "n": count(values.shape[1]),
        "beads": count(len(values)),
        "controls": count(n_controls),
        "offset": value(OFFSET),
    }
    lost = (Message("read-beads_lost", {"how": Code(how)}),) if how in ("absent", "coarse") else ()
    return _Made(np.ascontiguousarray(values), (Message("read-neqc", told), *lost))


def _same_columns(beads: Beads, controls: Beads, order: list[int]) -> list[int]:
    """Of the controls, the columns of the beads' samples.  Raises ReadError where one is missing."""
    place = {name.casefold(): i for i, name in enumerate(controls.samples)}
    wanted = [beads.samples[i] for i in order]
    lacking = [name for name in wanted if name.casefold() not in place]
    if lacking:
        raise ReadError(Message("error-controls_of_others", {"name": Name(lacking[0])}))
    return [place[name.casefold()] for name in wanted]
