"""What the values of a series are, told by their rows and numbers where nobody has said it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from geneverdict.messages import Message, count, percent, quoted, whole
from geneverdict.model.prepared import ScaleKind
from geneverdict.model.series import NO_GENE_ROW, FloatArray, Measure, Series
from geneverdict.stats.counts.looks import look_like_counts, were_multiplied

_FEWEST_VALUES = 20
_MILLION = 1e6
_OF_A_MILLION, _ROUNDED = 1e-3, 0.01
"""How far the sum of a sample's TPM may be from a million, relatively: they are written with few decimals, or none."""
_SAID: Mapping[ScaleKind, Measure] = {"counts": "counts", "abundance": "proportion"}


class Recognised(NamedTuple):
    series: Series
    """With the measure that its values show, and without rows that are no genes."""
    evidence: tuple[Message, ...]


def recognise(series: Series, *, declared: ScaleKind | None = None) -> Recognised:
    """Intensities that are counts of reads, or shares of a million, become what they are; ``declared`` wins.

    The few arrays whose intensities look like counts need the user's word.  Never raises.
    """
    no_genes = [name for name in series.probes if NO_GENE_ROW.fullmatch(name)]
    told = Message("scale-counts_no_genes", {"n": count(len(no_genes)), "rows": quoted(no_genes)})
    if no_genes:
        series = replace(_without(series, set(no_genes)), measure="counts")
    if declared is not None and declared in _SAID:
        series = replace(series, measure=_SAID[declared])
    elif series.measure == "intensity" and declared is None:
        series = replace(series, measure=_measure(series.values))
    kept = (told,) if no_genes else ()
    return Recognised(series, (*_numbers(series), *kept))


def _without(series: Series, out: set[str]) -> Series:
    keep = [i for i, name in enumerate(series.probes) if name not in out]
    lengths = None if series.lengths is None else series.lengths[keep]
    own = None if series.gene_lengths is None else series.gene_lengths[keep]
    probes = tuple(series.probes[i] for i in keep)
    return replace(series, probes=probes, values=series.values[keep], lengths=lengths, gene_lengths=own)


def _measure(values: FloatArray) -> Measure:
    """Counts that were multiplied, or made shares of a million, and rounded are none any more."""
    counted = look_like_counts(values)
    if _are_shares(values, _ROUNDED if counted else _OF_A_MILLION) or (counted and were_multiplied(values)):
        return "proportion"
    return "counts" if counted else "intensity"


def _are_shares(values: FloatArray, off: float) -> bool:
    """Every sample's values sum to a million, but for ``off`` of it."""
    there = values[:, np.isfinite(values).any(axis=0)]
    if len(there) < _FEWEST_VALUES or not there.shape[1] or not np.nanmin(there) >= 0:
        return False
    return bool(np.all(np.abs(np.nansum(there, axis=0) / _MILLION - 1) <= off))


def _numbers(series: Series) -> tuple[Message, ...]:
    """What the numbers of counts, or of shares, look like."""
    known = series.values[np.isfinite(series.values)]
    if series.measure not in ("counts", "proportion") or not len(known):
        return ()
    ends = {"smallest": whole(float(known.min())), "largest": whole(float(known.max()))}
    if series.measure == "proportion":
        return (Message("scale-abundance", ends),)
    code = "scale-counts" if np.array_equal(known, np.rint(known)) else "scale-counts_expected"
    return (Message(code, {**ends, "zeros": percent(float(np.mean(known == 0)))}),)
