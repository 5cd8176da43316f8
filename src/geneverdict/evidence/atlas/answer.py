"""What an atlas says of one gene, put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from geneverdict.evidence.atlas.alike import alike
from geneverdict.evidence.atlas.forest import by_disease
from geneverdict.evidence.atlas.levels import at_cuts, level_counts, levels_at
from geneverdict.evidence.atlas.unusual import tally, unusual
from geneverdict.io.atlas.read import AtlasFolder
from geneverdict.model.atlas import LEVELS, LOG2FC, Contrast, GeneAcross, LevelArray
from geneverdict.model.atlas_answer import AtlasAnswer, AtlasRow, Cuts, Shares, Unusual
from geneverdict.model.gene_name import GeneName
from geneverdict.stats.profiles import ABSENT, PlaceArray
from geneverdict.stats.student import quantile

NOMINAL = 0.05
_TAIL = 0.025
BoolArray = npt.NDArray[np.bool_]
Found = tuple[int, str, str]
"""A gene of the atlas: place, name, other genes that it is an alias of."""


def answer_of(
    atlas: AtlasFolder, name: GeneName, found: Sequence[Found], chosen: BoolArray, cuts: Cuts, *, with_alike: bool
) -> AtlasAnswer:
    """``found``: the genes of the atlas that bear one of the names, the likeliest first; each contrast measured one.

    ``chosen``: the contrasts that are asked.
    """
    gene, places = _joined(atlas, found)
    is_log2 = np.array([one.unit == LOG2FC for one in atlas.contrasts])
    levels = levels_at(gene.log2fc, gene.fdr, gene.level, is_log2, cuts)
    measured = chosen & np.isfinite(gene.p)
    rows = _rows(atlas.contrasts, gene, levels, np.flatnonzero(measured))
    shares = _shares(rows)
    place = found[0][0]
    all_genes = tally(atlas, chosen, is_log2, cuts) if len(found) == 1 else None
    how = [unusual(all_genes, place, what) for what in ("called", "significant")] if all_genes else []
    return AtlasAnswer(
        gene=found[0][1],
        asked=name.asked,
        also=tuple(filter(None, found[0][2].split("|"))),
        cuts=cuts,
        contrasts=int(chosen.sum()),
        measured=int(measured.sum()),
        log2=int((measured & is_log2).sum()),
        levels=level_counts(levels[chosen]),
        nominal=int((gene.p[measured] < NOMINAL).sum()),
        shares=shares,
        unusual=tuple(one for one in how if isinstance(one, Unusual)),
        at=at_cuts(gene.log2fc[measured], gene.fdr[measured], is_log2[measured]),
        groups=by_disease(rows),
        alike=alike(atlas, place, places, chosen, shares.accessions) if with_alike else None,
        simulated=sum(row.contrast.simulated for row in rows),
    )


def _joined(atlas: AtlasFolder, found: Sequence[Found]) -> tuple[GeneAcross, PlaceArray]:
    """One gene under several names (of several organisms, or as a study kept them): each contrast by the first."""
    gene, places = atlas.gene(found[0][0], found[0][1])
    for place, name, _ in found[1:]:
        other, there = atlas.gene(place, name)
        new = np.isnan(gene.p) & np.isfinite(other.p)
        parts = {
            part: np.where(new, getattr(other, part), getattr(gene, part))
            for part in ("log2fc", "se", "df", "p", "fdr", "n", "level")
        }
        gene = GeneAcross(gene=gene.gene, **parts)
        places = np.where(places == ABSENT, there, places)
    return gene, places


def _rows(
    contrasts: Sequence[Contrast], gene: GeneAcross, levels: LevelArray, here: npt.NDArray[np.intp]
) -> list[AtlasRow]:
    margin = quantile(_TAIL, gene.df[here]) * gene.se[here]
    columns = zip(
        here.tolist(),
        gene.log2fc[here].tolist(),
        np.atleast_1d(margin).tolist(),
        gene.se[here].tolist(),
        gene.p[here].tolist(),
        gene.fdr[here].tolist(),
        gene.n[here].tolist(),
        levels[here].tolist(),
        strict=True,
    )
    return [
        AtlasRow(contrasts[i], effect, effect - reach, effect + reach, se, p, fdr, n, LEVELS[level])
        for i, effect, reach, se, p, fdr, n, level in columns
    ]


def _shares(rows: Sequence[AtlasRow]) -> Shares:
    counted = Counter(row.contrast.accession for row in rows)
    return Shares(len(counted), sum(n for n in counted.values() if n > 1))
