"""Is it unusual that a gene differs so often?  Among genes that were measured about as often."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.io.atlas.layout import COUNTED
from geneverdict.io.atlas.read import AtlasFolder
from geneverdict.model.atlas import LEVELS, NUMBERS
from geneverdict.model.atlas_answer import Cuts, Unusual
from geneverdict.model.why import Level
from geneverdict.stats.profiles import share_below

WIDTH = 0.1
"""Genes whose number of contrasts is within so much of the gene's own are measured as often."""
FEWEST = 200
"""At least so many genes, those nearest, are compared with."""
TOO_FEW = 20
"""Among fewer genes nothing is unusual."""
BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.intp]
_UNTESTED = (Level.NOT_MEASURED, Level.NOT_LOOKED_UP, Level.TOO_RARE)
_CALLED = (Level.UP, Level.DOWN)
_SIGNIFICANT = (*_CALLED, Level.UP_SHORT, Level.DOWN_SHORT, Level.TRIVIAL)


class Tally(NamedTuple):
    """Of every gene: contrasts that tested it, all and with log2 fold changes, and in how many of them it differs."""

    tested: IntArray
    log2: IntArray
    called: IntArray
    significant: IntArray


def tally(atlas: AtlasFolder, chosen: BoolArray, is_log2: BoolArray, cuts: Cuts) -> Tally:
    """From the counts that are kept where they are of these contrasts and thresholds; else all genes are read."""
    if cuts != Cuts():
        return _of_numbers(atlas, chosen, is_log2, cuts)
    if not chosen.all() or (is_log2.any() and not is_log2.all()):
        return _of_levels(atlas, chosen, is_log2)
    counts = dict(zip(COUNTED, atlas.counts().T, strict=True))
    tested = np.sum([counts[level] for level in LEVELS if level not in _UNTESTED], axis=0)
    log2 = tested if is_log2.all() else np.zeros_like(tested)
    return Tally(tested, log2, counts[Level.UP] + counts[Level.DOWN], counts["significant"])


def _of_levels(atlas: AtlasFolder, chosen: BoolArray, is_log2: BoolArray) -> Tally:
    """At the thresholds at which levels are kept."""
    total = _nothing(atlas)
    untested, called, significant = (_is_one_of(levels) for levels in (_UNTESTED, _CALLED, _SIGNIFICANT))
    for first, here, part in atlas.parts("level", chosen):
        level = np.ascontiguousarray(part[:, 0])
        tested = ~untested[level]
        _count(total, first, (tested, tested & is_log2[here], called[level], significant[level]))
    return Tally(*total)


def _of_numbers(atlas: AtlasFolder, chosen: BoolArray, is_log2: BoolArray, cuts: Cuts) -> Tally:
    total = _nothing(atlas)
    effect, rate = NUMBERS.index("log2fc"), NUMBERS.index("fdr")
    for first, here, part in atlas.parts("numbers", chosen):
        log2 = is_log2[here]
        fdr = np.ascontiguousarray(part[:, rate])
        tested, significant = ~np.isnan(fdr), fdr < cuts.fdr
        large = significant & log2 & (np.abs(part[:, effect]) >= cuts.log2fc)
        _count(total, first, (tested, tested & log2, large, significant))
    return Tally(*total)


def _nothing(atlas: AtlasFolder) -> IntArray:
    return np.zeros((len(Tally._fields), max((block.n_genes for block in atlas.blocks), default=0)), np.intp)


def _is_one_of(levels: Sequence[Level]) -> BoolArray:
    """By the code of a level."""
    return np.array([level in levels for level in LEVELS])


def _count(total: IntArray, first: int, true: Sequence[BoolArray]) -> None:
    for row, one in zip(total, true, strict=True):
        row[first : first + len(one)] += np.count_nonzero(one, axis=1)


def unusual(found: Tally, gene: int, what: str) -> Unusual | None:
    """``what``: ``called`` or ``significant``; None where no contrast, or too few genes, could tell."""
    measured = found.log2 if what == "called" else found.tested
    differs = found.called if what == "called" else found.significant
    own = int(measured[gene])
    if not own:
        return None
    others = as_often(measured, gene)
    if len(others) < TOO_FEW:
        return None
    return Unusual(
        what="called" if what == "called" else "significant",
        n=int(differs[gene]),
        of=own,
        share_below=share_below(differs[others], int(differs[gene])),
        typical=float(np.median(differs[others])),
        genes=len(others),
        fewest=int(measured[others].min()),
        most=int(measured[others].max()),
    )


def as_often(measured: IntArray, gene: int) -> IntArray:
    """Genes measured about as often as this one, without it."""
    apart: IntArray = np.abs(measured - measured[gene])
    apart[gene] = np.iinfo(apart.dtype).max
    known: IntArray = np.flatnonzero((measured > 0) & (np.arange(len(measured)) != gene))
    near: IntArray = known[apart[known] <= WIDTH * measured[gene]]
    if len(near) >= FEWEST or len(near) == len(known):
        return near
    limit = np.sort(apart[known])[min(FEWEST, len(known)) - 1]
    nearest: IntArray = known[apart[known] <= limit]
    return nearest
