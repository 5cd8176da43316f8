"""From the intensities of CEL files to log2 values of probe sets: RMA, or Affymetrix's own MAS 5.0."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

import numpy as np

from geneverdict.errors import ReadError
from geneverdict.io.raw.cel import parse_cel
from geneverdict.io.raw.definition import Definition
from geneverdict.io.raw.packed import Piece
from geneverdict.messages import Code, Message, Value, effect, percent, percent1
from geneverdict.model.array_quality import ArrayQuality
from geneverdict.model.series import FloatArray
from geneverdict.stats import mas5
from geneverdict.stats.arrays import IntArray
from geneverdict.stats.probe_level import relative_log_expression, unscaled_errors
from geneverdict.stats.rma import correct_background, rma

_KEEPING_HOUSE = re.compile(r"(AFFX[-_].*(?:HSAC07|actin|GAPDH).*_)3(_[a-z_]*at)", re.IGNORECASE)
"""The 3′ end of actin and of GAPDH; the 5′ end is called alike."""
Way = Literal["rma", "rma_without_background", "rma_without_quantiles", "rma_bare", "mas5"]
_NO_BACKGROUND, _NO_QUANTILES = ("rma_without_background", "rma_bare"), ("rma_without_quantiles", "rma_bare")


class Made(NamedTuple):
    values: FloatArray
    """Log2, sets × arrays."""
    how: Way
    told: Mapping[str, Value]
    """For the note on how they were made."""
    quality: ArrayQuality

    def note(self) -> Message:
        """On the quality of the arrays."""
        of = self.quality
        shown = {"rle": of.rle_iqr, "nuse": of.nuse, "ends": 2**of.ends}
        told: dict[str, Value] = {"bright": percent1(float(of.saturated.max()))}
        for name, each in shown.items():
            if np.isfinite(each).all():
                told |= {f"least_{name}": effect(float(each.min())), f"most_{name}": effect(float(each.max()))}
        return Message("read-array_quality", told)


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
            row[:] = intensities if how in _NO_BACKGROUND else correct_background(intensities)
        except ValueError:
            raise ReadError(Message("error-no_background"), where=piece.name) from None
    values = rma(probes, definition.sizes, background=False, quantiles=how not in _NO_QUANTILES)
    # What is in ``probes`` now are normalised log2 intensities.
    nuse = unscaled_errors(probes, definition.sizes)
    told: dict[str, Value] = {"background": Code("none" if how in _NO_BACKGROUND else "rma")}
    told["quantiles"] = Code("none" if how in _NO_QUANTILES else "all")
    return Made(values, how, told, _quality(how, values, definition, nuse, saturated))


def _quality(
    how: Way, values: FloatArray, definition: Definition, nuse: FloatArray, saturated: Sequence[float]
) -> ArrayQuality:
    spread = relative_log_expression(values)
    place = {name: i for i, name in enumerate(definition.sets)}
    three = {name: _KEEPING_HOUSE.fullmatch(name) for name in definition.sets}
    ends = [(name, f"{m[1]}5{m[2]}") for name, m in three.items() if m is not None and f"{m[1]}5{m[2]}" in place]
    ratios = [values[place[name]] - values[place[five]] for name, five in ends]
    mean = np.mean(ratios, axis=0) if ratios else np.full(values.shape[1], np.nan)
    sets = tuple(name for name, _ in ends)
    return ArrayQuality(how, nuse, spread.median, spread.iqr, np.array(saturated), mean, sets)


def _mas5(files: Sequence[Piece], definition: Definition) -> Made:
    if definition.mates is None:
        raise ReadError(Message("error-no_mismatches"))
    values = np.empty((len(definition.sets), len(files)))
    present: list[float] = []
    saturated: list[float] = []
    for column, piece in zip(values.T, files, strict=True):
        try:
            signal, p, bright = _array(piece, definition, definition.mates)
        except ValueError:
            raise ReadError(Message("error-no_background"), where=piece.name) from None
        column[:] = np.log2(signal)
        present.append(float(np.mean(p < mas5.PRESENT)))
        saturated.append(bright)
    quality = _quality("mas5", values, definition, np.full(len(files), np.nan), saturated)
    return Made(values, "mas5", {"least": percent(min(present)), "most": percent(max(present))}, quality)


def _array(piece: Piece, definition: Definition, mates: IntArray) -> tuple[FloatArray, FloatArray, float]:
    """Scaled signals, detection p-values, and the share of saturated cells.  Raises ValueError for an array too small
    for its zones."""
    cel = parse_cel(piece.content(), piece.name)
    sides = (cel.chip.columns, cel.chip.rows)
    raw = np.asarray(cel.intensities, np.float64)
    at = np.unique(np.concatenate([definition.probes, mates]))
    clean = raw.copy()
    clean[at] = mas5.zone_background(raw[at], at % sides[0], at // sides[0], sides)
    signal = mas5.signal(clean[definition.probes], clean[mates], definition.sizes)
    bright = float(np.mean(raw[definition.probes] >= mas5.SATURATED))
    return mas5.scaled(signal), mas5.detection(raw[definition.probes], raw[mates], definition.sizes), bright
