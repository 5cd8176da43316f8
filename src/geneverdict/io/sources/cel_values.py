"""From the intensities of CEL files to log2 values of probe sets: RMA, or Affymetrix's own MAS 5.0."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

import numpy as np

from geneverdict.errors import ReadError
from geneverdict.io.raw.cel import parse_cel
from geneverdict.io.raw.definition import Definition
from geneverdict.io.raw.packed import Piece
from geneverdict.messages import Code, Message, Value, count, percent, quoted, value
from geneverdict.model.series import FloatArray
from geneverdict.stats import mas5
from geneverdict.stats.array_fit import apart, residual_size
from geneverdict.stats.arrays import IntArray
from geneverdict.stats.rma import correct_background, rma

_MANY_SATURATED = 0.01
"""Share of an array's perfect-match cells that the scanner could not measure, from which it is said."""
Way = Literal["rma", "rma_without_background", "mas5"]


class Made(NamedTuple):
    values: FloatArray
    """Log2, sets × arrays."""
    how: Way
    told: Mapping[str, Value]
    """For the note on how they were made."""
    notes: tuple[Message, ...] = ()
    """On arrays that stand apart."""


def values_of(files: Sequence[Piece], definition: Definition, how: Way) -> Made:
    """One array after the other is read, and only what its probe sets need is kept.

    Raises ReadError for an array without a background, and for MAS 5.0 where the definition has no mismatches."""
    if how == "mas5":
        return _mas5(files, definition)
    probes = np.empty((len(files), len(definition.probes)))
    saturated = []
    for row, piece in zip(probes, files, strict=True):
        intensities = parse_cel(piece.content(), piece.name).intensities[definition.probes]
        saturated.append(float(np.mean(intensities >= mas5.SATURATED)))
        try:
            row[:] = correct_background(intensities) if how == "rma" else intensities
        except ValueError:
            raise ReadError(Message("error-no_background"), where=piece.name) from None
    values = rma(probes, definition.sizes, background=False)
    # What is in ``probes`` now are normalised log2 intensities.
    odd = _odd(files, residual_size(probes, values, definition.sizes), saturated)
    return Made(values, how, {"background": Code("rma" if how == "rma" else "none")}, odd)


def _odd(files: Sequence[Piece], residuals: FloatArray, saturated: Sequence[float]) -> tuple[Message, ...]:
    """Arrays that fit the probe sets badly, and arrays that shone too brightly to be measured."""
    called = [piece.name for piece in files]
    unfit = np.flatnonzero(apart(residuals)).tolist()
    bright = [i for i, share in enumerate(saturated) if share >= _MANY_SATURATED]
    notes = []
    if unfit:
        largest = {"n": count(len(unfit)), "ratio": value(float(residuals[unfit].max()))}
        notes.append(Message("read-arrays_unfit", {**largest, "names": quoted(called[i] for i in unfit)}))
    if bright:
        most = {"n": count(len(bright)), "share": percent(max(saturated))}
        notes.append(Message("read-arrays_saturated", {**most, "names": quoted(called[i] for i in bright)}))
    return tuple(notes)


def _mas5(files: Sequence[Piece], definition: Definition) -> Made:
    if definition.mates is None:
        raise ReadError(Message("error-no_mismatches"))
    values = np.empty((len(definition.sets), len(files)))
    present = []
    for column, piece in zip(values.T, files, strict=True):
        try:
            signal, p = _array(piece, definition, definition.mates)
        except ValueError:
            raise ReadError(Message("error-no_background"), where=piece.name) from None
        column[:] = np.log2(signal)
        present.append(float(np.mean(p < mas5.PRESENT)))
    return Made(values, "mas5", {"least": percent(min(present)), "most": percent(max(present))})


def _array(piece: Piece, definition: Definition, mates: IntArray) -> tuple[FloatArray, FloatArray]:
    """Scaled signals and detection p-values.  Raises ValueError for an array too small for its zones."""
    cel = parse_cel(piece.content(), piece.name)
    sides = (cel.chip.columns, cel.chip.rows)
    raw = np.asarray(cel.intensities, np.float64)
    at = np.unique(np.concatenate([definition.probes, mates]))
    clean = raw.copy()
    clean[at] = mas5.zone_background(raw[at], at % sides[0], at // sides[0], sides)
    signal = mas5.signal(clean[definition.probes], clean[mates], definition.sizes)
    return mas5.scaled(signal), mas5.detection(raw[definition.probes], raw[mates], definition.sizes)
