"""A series as a diagnosis sees it: what is stored of it, its model, its other genes, its checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.model.series import FloatArray
from geneverdict.model.series_info import SeriesInfo
from geneverdict.model.shown import Shown


class Unclaimed(NamedTuple):
    """What it takes to work out what can be claimed of one gene: at an FDR that is asked for once, not of all."""

    se: FloatArray
    df: FloatArray
    fdr: float


@dataclass(frozen=True, slots=True, eq=False)
class SeriesContext(Shown):
    """What a diagnosis needs of a series beside the gene's own values.

    Rows of ``matrix`` are the samples in the model, its last column is case − control.
    """

    info: SeriesInfo
    samples: tuple[str, ...]
    matrix: FloatArray
    blocks: tuple[str, ...] | None
    """The individual of each sample where the model is paired."""
    genes: tuple[str, ...]
    """All genes of the series, in the order of the next four; NaN where not tested."""
    log2fc: FloatArray
    p: FloatArray
    fdr: FloatArray
    claimable: FloatArray | Unclaimed
    """The largest log2 fold change that can be claimed at the FDR asked for; NaN where not significant."""

    @property
    def is_case(self) -> npt.NDArray[np.bool_]:
        """Of each sample in the model."""
        case: npt.NDArray[np.bool_] = self.matrix[:, -1] > 0.5
        return case

    @property
    def weight(self) -> int:
        """Bytes that its arrays take."""
        claims = self.claimable[:2] if isinstance(self.claimable, Unclaimed) else (self.claimable,)
        arrays = (self.matrix, self.log2fc, self.p, self.fdr, *claims)
        return sum(int(array.nbytes) for array in arrays)
