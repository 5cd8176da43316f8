"""Counts of reads, or shares of them (TPM, FPKM): summed for each gene, with what makes libraries comparable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geneverdict.model.series import FloatArray
from geneverdict.model.shown import Shown
from geneverdict.model.study import Engine, Normalise


@dataclass(frozen=True, slots=True, eq=False)
class Counts(Shown):
    """Genes (or ids) × samples of the series."""

    names: tuple[str, ...]
    """Every gene, sorted; ids in the order of the series."""
    values: FloatArray
    """Not negative, none missing; whole unless the producer says expected counts."""
    kept: npt.NDArray[np.bool_]
    """(genes,) counted often enough to be tested."""
    sizes: FloatArray
    """(samples,) counts of the genes that are kept."""
    factors: FloatArray
    """(samples,) what sizes are multiplied with to be comparable; their product over the samples of the model is 1."""
    cutoff: float
    """Counts per million that a gene must reach; NaN where any count is enough."""
    needed: float
    """In how many samples of the model; need not be whole."""
    rows: tuple[int, ...]
    """The samples by which was filtered and normalised."""
    shares: bool = False
    """The values are shares of a sample's own reads (TPM, FPKM): sizes are a million and nothing is normalised."""
    lengths: FloatArray | None = None
    """(genes,) in bases, the mean of a gene's ids; None where no file says them."""

    @property
    def effective(self) -> FloatArray:
        """(samples,) library sizes that values are divided by."""
        return self.sizes * self.factors

    @property
    def tested(self) -> FloatArray:
        """The rows of ``values`` that are kept."""
        return self.values[self.kept]

    @property
    def rare(self) -> Mapping[str, npt.NDArray[np.float64] | tuple[str, ...]]:
        """The genes that are not kept, as columns: their counts over the samples of the model, the highest counts per
        million, and how many samples reach the cut-off (of shares, the shares themselves)."""
        rows, out = list(self.rows), ~self.kept
        own = self.values[out][:, rows]
        rate = own if self.shares else own / (self.values[:, rows].sum(axis=0) / 1e6)
        reached = np.count_nonzero(rate >= self.cutoff, axis=1).astype(np.float64)
        names = tuple(name for name, gone in zip(self.names, out, strict=True) if gone)
        highest = rate.max(axis=1, initial=0.0)
        return {"gene": names, "total": own.sum(axis=1), "highest": highest, "reached": reached}


@dataclass(frozen=True, slots=True)
class CountInfo(Shown):
    """How the counts of a series were tested, for the answers on its genes."""

    engine: Engine
    normalise: Normalise
    shares: bool
    cutoff: float | None
    """Counts per million (of shares, the share) that a gene must reach; None where any count is enough."""
    needed: float | None
    """In how many samples."""
    n_samples: int
    """Of the model."""
