"""What the values of a series are, told by their rows and numbers where nobody has said it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from geneverdict.messages import Message, count, percent, quoted, whole
from geneverdict.model.prepared import ScaleKind
from geneverdict.model.series import FloatArray, Measure, Series

_NO_GENES = re.compile(
    r"(?:__)?(?:no_feature|ambiguous|too_low_aqual|not_aligned|alignment_not_unique)|"
    r"N_(?:unmapped|multimapping|noFeature|ambiguous)",
    re.IGNORECASE,
)
"""Rows that htseq-count and STAR write of what no gene got."""
_FEWEST_ZEROS = 0.002
_WIDE = 500
_TIMES_MEDIAN = 20
"""What the largest count reaches at least, of itself and as a multiple of the median of what is not zero."""
_SCANNER_TOP = 65535
_SMALL = 20
_FEWEST_VALUES = 20
_MILLION = 1e6
_OF_A_MILLION = 1e-3
"""How far the sum of a sample's TPM may be from a million, relatively: they are written with few decimals."""
_SAID: Mapping[ScaleKind, Measure] = {"counts": "counts", "abundance": "proportion"}


class Recognised(NamedTuple):
    series: Series
    """With the measure that its values show, and without rows that are no genes."""
    evidence: tuple[Message, ...]


def recognise(series: Series, *, declared: ScaleKind | None = None) -> Recognised:
    """Intensities that are counts of reads, or shares of a million, become what they are; ``declared`` wins.

    Counts are whole numbers over a wide range, some of them zero; or, where low rows were left out, from small ones to
    more than an array's scanner gives.  An array's intensities are hardly ever whole with zeros: these few need the
    user's word.  Never raises.
    """
    no_genes = [name for name in series.probes if _NO_GENES.fullmatch(name)]
    told = Message("scale-counts_no_genes", {"n": count(len(no_genes)), "rows": quoted(no_genes)})
    if no_genes:
        series = replace(_without(series, set(no_genes)), measure="counts")
    if declared is not None and declared in _SAID:
        series = replace(series, measure=_SAID[declared])
    elif series.measure == "intensity" and declared is None:
        known = series.values[np.isfinite(series.values)]
        measure: Measure = (
            "counts" if _are_counts(known) else "proportion" if _are_shares(series.values) else "intensity"
        )
        series = replace(series, measure=measure)
    kept = (told,) if no_genes else ()
    return Recognised(series, (*_numbers(series), *kept))


def _without(series: Series, out: set[str]) -> Series:
    keep = [i for i, name in enumerate(series.probes) if name not in out]
    lengths = None if series.lengths is None else series.lengths[keep]
    probes = tuple(series.probes[i] for i in keep)
    return replace(series, probes=probes, values=series.values[keep], lengths=lengths)


def _are_counts(known: FloatArray) -> bool:
    if len(known) < _FEWEST_VALUES or known.min() < 0 or not np.array_equal(known, np.rint(known)):
        return False
    above = known[known > 0]
    if not len(above) or known.max() < max(_WIDE, _TIMES_MEDIAN * float(np.median(above))):
        return False
    zeros = 1 - len(above) / len(known)
    return zeros >= _FEWEST_ZEROS or (known.max() > _SCANNER_TOP and known.min() <= _SMALL)


def _are_shares(values: FloatArray) -> bool:
    """Every sample's values sum to a million."""
    there = values[:, np.isfinite(values).any(axis=0)]
    if len(there) < _FEWEST_VALUES or not there.shape[1] or not np.nanmin(there) >= 0:
        return False
    return bool(np.all(np.abs(np.nansum(there, axis=0) / _MILLION - 1) <= _OF_A_MILLION))


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
