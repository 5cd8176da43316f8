"""An atlas that is there: one gene in all contrasts, or one plane of all genes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from geneverdict.errors import ResultsError
from geneverdict.io.atlas.block import AnyArray, Block, Rows
from geneverdict.io.atlas.catalogue import reading
from geneverdict.io.atlas.layout import BLOCKS, COUNTED, PLANES
from geneverdict.model.atlas import NOT_MEASURED, NUMBERS, Contrast, GeneAcross
from geneverdict.stats.profiles import PlaceArray

_SOME = 256
"""Genes at a time where all are looked at."""


class AtlasFolder:
    """An atlas as it was when this was made."""

    def __init__(self, folder: Path) -> None:
        """Raises ResultsError for what is no atlas of this version."""
        self.folder = folder
        with reading(folder) as catalogue:
            self.contrasts: tuple[Contrast, ...] = tuple(catalogue.contrasts())
            self.blocks = [Block(folder / BLOCKS / row.file, row.n_genes, row.n_contrasts) for row in catalogue.blocks]

    def __len__(self) -> int:
        return len(self.contrasts)

    def named(self, names: Sequence[str]) -> list[tuple[int, str, str]]:
        """Those of the names that are genes here: place, name, other genes that it is an alias of."""
        with reading(self.folder) as catalogue:
            return catalogue.named(names)

    def genes(self) -> list[str]:
        with reading(self.folder) as catalogue:
            return catalogue.genes()

    def search(self, words: str) -> list[int]:
        """Places of the contrasts with these words, what fits best first."""
        with reading(self.folder) as catalogue:
            return [i for i in catalogue.search(words) if i < len(self.contrasts)]

    def gene(self, place: int, name: str) -> tuple[GeneAcross, PlaceArray]:
        """The gene in every contrast, and its places among the genes of each.  Raises ResultsError for damage."""
        rows = [block.gene(place) for block in self.blocks]
        if not rows:
            rows = [{plane.name: np.empty((plane.width, 0), plane.dtype) for plane in PLANES}]
        joined: Rows = {plane.name: np.concatenate([row[plane.name] for row in rows], axis=1) for plane in PLANES}
        numbers = dict(zip(NUMBERS, joined["numbers"], strict=True))
        return GeneAcross(gene=name, **numbers, n=joined["n"][0], level=joined["level"][0]), joined["place"][0]

    def counts(self) -> npt.NDArray[np.int64]:
        """Genes × ``COUNTED``, over all contrasts."""
        n_genes = max((block.n_genes for block in self.blocks), default=0)
        total = np.zeros((n_genes, len(COUNTED)), np.int64)
        for block in self.blocks:
            total[: block.n_genes] += block.counts()
            total[block.n_genes :, NOT_MEASURED] += block.n_contrasts
        return total

    def parts(self, plane: str, chosen: npt.NDArray[np.bool_]) -> Iterator[tuple[int, npt.NDArray[np.bool_], AnyArray]]:
        """A plane of all genes piece by piece: the first gene, which contrasts, genes × width × those of ``chosen``."""
        start = 0
        for block in self.blocks:
            inside = chosen[start : start + block.n_contrasts]
            here = np.zeros_like(chosen)
            here[start : start + block.n_contrasts] = inside
            start += block.n_contrasts
            if not inside.any():
                continue
            table = block.plane(plane)
            for first in range(0, block.n_genes, _SOME):
                part = table[first : first + _SOME]
                yield first, here, part if inside.all() else part[:, :, inside]


def require_contrasts(atlas: AtlasFolder) -> None:
    """Raises ResultsError for an atlas without contrasts, which answers nothing."""
    if not len(atlas):
        from geneverdict.messages import Message

        raise ResultsError(Message("error-empty_atlas"), where=str(atlas.folder))
