"""Questions to an atlas, from Python and from the command line."""

from __future__ import annotations

from collections.abc import Collection
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from geneverdict.arguments import checked
from geneverdict.errors import ResultsError, UsageError
from geneverdict.evidence.atlas.answer import Found, answer_of
from geneverdict.io.atlas.read import AtlasFolder, require_contrasts
from geneverdict.messages import Code, Message
from geneverdict.model.atlas import COLUMNS, Contrast
from geneverdict.model.atlas_answer import AtlasAnswer, Cuts
from geneverdict.model.gene_name import GeneName

if TYPE_CHECKING:
    import polars as pl

_AGAIN = 3


class Atlas:
    """An atlas that can be asked: ``open_atlas("atlas").ask("ITGA5")``."""

    def __init__(self, folder: Path) -> None:
        """Raises ResultsError for what is no atlas of this version, or holds nothing."""
        self.path = folder
        self._folder = AtlasFolder(folder)
        require_contrasts(self._folder)

    def __len__(self) -> int:
        return len(self._folder)

    def __repr__(self) -> str:
        return f"Atlas({self.path}, contrasts={len(self)})"

    @property
    def contrasts(self) -> tuple[Contrast, ...]:
        return self._folder.contrasts

    def to_polars(self) -> pl.DataFrame:
        """Its contrasts, to be filtered; ``ask(…, among=table["id"])`` then asks those alone."""
        import polars as pl

        columns = {name: [getattr(one, name) for one in self.contrasts] for name in COLUMNS if name != "key"}
        return pl.DataFrame(columns)

    def find(self, words: str = "", *, tissue: str = "", disease: str = "") -> tuple[Contrast, ...]:
        """The contrasts whose title, tissue, disease or groups have these words, what fits best first.

        ``tissue`` and ``disease`` are parts of those fields alone.
        """
        order = self._folder.search(words) if words.strip() else range(len(self))
        return tuple(one for one in map(self.contrasts.__getitem__, order) if _is_of(one, tissue, disease))

    def ask(
        self,
        gene: str,
        *,
        log2fc: float | None = None,
        fdr: float | None = None,
        words: str = "",
        tissue: str = "",
        disease: str = "",
        among: Collection[str] | None = None,
        alike: bool = False,
    ) -> AtlasAnswer:
        """In how many contrasts the gene is up, down, short of a threshold, equivalent, undetermined, not measured.

        ``words``, ``tissue``, ``disease`` and ``among`` (ids) choose contrasts; ``alike`` asks for the genes like it,
        too.  Raises StudyError for a gene that no contrast knows, UsageError where no contrast is left.
        """
        cuts = _cuts(log2fc, fdr)
        for again in range(_AGAIN):
            try:
                name, found = self._named(gene)
                chosen = self._chosen(words, tissue, disease, among)
                return answer_of(self._folder, name, found, chosen, cuts, with_alike=alike)
            except ResultsError as error:
                if error.message.values.get("what") != Code("missing") or again == _AGAIN - 1:
                    raise
                self._folder = AtlasFolder(self.path)  # somebody has added to it meanwhile
        raise AssertionError

    def _named(self, gene: str) -> tuple[GeneName, list[Found]]:
        """The symbols as they are written first: the tables of old names take longer than the answer."""
        asked = gene.strip()
        spelt = tuple(dict.fromkeys((asked, asked.upper(), asked.capitalize(), asked.lower())))
        if found := self._folder.named(spelt):
            return GeneName(asked, found[0][1], spelt), found
        from geneverdict.preparation.gene_name import name_gene, require_known

        name = name_gene(asked, tuple(dict.fromkeys(one.organism for one in self.contrasts if one.organism)))
        found = self._folder.named(name.candidates)
        if not found:
            require_known(name, self._folder.genes())
            raise UsageError(Message("error-gene_in_no_contrast"), where=name.symbol)
        return name, found

    def _chosen(self, words: str, tissue: str, disease: str, among: Collection[str] | None) -> npt.NDArray[np.bool_]:
        chosen = np.ones(len(self), dtype=np.bool_)
        if words.strip():
            chosen[:] = False
            chosen[self._folder.search(words)] = True
        chosen &= np.array([_is_of(one, tissue, disease) for one in self.contrasts])
        if among is not None:
            ids = set(among)
            chosen &= np.array([one.id in ids for one in self.contrasts])
        if not chosen.any():
            raise UsageError(Message("error-no_contrast_left"), where=str(self.path))
        return chosen


def _is_of(one: Contrast, tissue: str, disease: str) -> bool:
    """Both in its texts; a disease may be named as its group is."""
    has = tissue.strip().casefold() in one.tissue.casefold()
    wanted = disease.strip().casefold()
    return has and any(wanted in text.casefold() for text in (one.disease, one.disease_group))


def _cuts(log2fc: float | None, fdr: float | None) -> Cuts:
    if log2fc is None and fdr is None:
        return Cuts()
    from geneverdict.model.study import Thresholds

    there = Thresholds().at(log2fc=log2fc, fdr=fdr)
    return Cuts(there.log2fc, there.fdr)


@checked
def open_atlas(path: str | PathLike[str]) -> Atlas:
    """An atlas that ``geneverdict atlas build`` made.  Raises ResultsError."""
    return Atlas(Path(path))
