"""The genes whose profile over the contrasts is most like a gene's own."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from geneverdict.io.atlas.read import AtlasFolder
from geneverdict.model.atlas_answer import Alike, AlikeGenes
from geneverdict.stats.profiles import ABSENT, PlaceArray, Sums, correlations, largest_by_chance, profile_sums

MOST = 12
FEWEST = 10
"""Contrasts that must have measured both; and half of those that measured the gene."""


def alike(
    atlas: AtlasFolder, gene: int, places: PlaceArray, chosen: npt.NDArray[np.bool_], accessions: int
) -> AlikeGenes | None:
    """``accessions``: independent ones behind the gene.  None where too few contrasts measured it."""
    own = int((places[chosen] != ABSENT).sum())
    at_least = max(FEWEST, -(-own // 2))
    if own < FEWEST:
        return None
    n_genes = max(block.n_genes for block in atlas.blocks)
    total = np.zeros((len(Sums._fields), n_genes))
    for first, here, part in atlas.parts("place", chosen):
        total[:, first : first + len(part)] += profile_sums(part[:, 0], places[here])
    r = correlations(Sums(*total))
    r[gene] = np.nan
    r[total[0] < at_least] = np.nan
    compared = int(np.isfinite(r).sum())
    best = np.argsort(-r, kind="stable")[: min(MOST, compared)]
    names = atlas.genes()
    found = tuple(Alike(names[i], float(r[i]), int(total[0, i])) for i in best.tolist())
    return AlikeGenes(found, compared, at_least, largest_by_chance(min(accessions, own), compared))
