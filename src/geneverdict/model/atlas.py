"""An atlas: every contrast of many studies × every gene, and what it holds of one contrast and of one gene."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.model.column import Column
from geneverdict.model.shown import Facts, Shown
from geneverdict.model.why import Level

NUMBERS = ("log2fc", "se", "df", "p", "fdr")
"""What is kept of a gene in a contrast, as it was computed."""
LEVELS = tuple(Level)
"""A level is kept as its place here; at the thresholds that are there when nothing is said."""
NOT_MEASURED = LEVELS.index(Level.NOT_MEASURED)
LOG2FC = "log2FC"
"""The unit of an effect that is a log2 fold change; no other is compared with the threshold on it, or pooled."""
FloatArray = npt.NDArray[np.float64]
LevelArray = npt.NDArray[np.uint8]
SizeArray = npt.NDArray[np.int32]


class Contrast(NamedTuple):
    """Case against control in one series, as the atlas knows it."""

    id: Annotated[str, Column()]
    """Study and name: nothing else in the atlas has it."""
    study: Annotated[str, Column()]
    name: Annotated[str, Column()]
    accession: Annotated[str, Column()]
    """Contrasts of one accession share samples, or may."""
    title: Annotated[str, Column()]
    tissue: Annotated[str, Column()]
    disease: Annotated[str, Column()]
    disease_group: Annotated[str, Column()]
    """The disease by which contrasts are pooled; "" where the series does not say one."""
    case_label: Annotated[str, Column()]
    control_label: Annotated[str, Column()]
    n_case: Annotated[int, Column("samples")]
    n_control: Annotated[int, Column("samples")]
    n_pairs: Annotated[int, Column("pairs")]
    design: Annotated[str, Column()]
    platform: Annotated[str, Column()]
    organism: Annotated[str, Column()]
    unit: Annotated[str, Column()]
    simulated: Annotated[bool, Column("truth")]
    key: str = ""
    """Made of what the contrast was computed from: the same key is the same contrast."""


COLUMNS = Contrast._fields


@dataclass(frozen=True, slots=True, eq=False)
class ContrastTable(Shown):
    """All genes of one contrast, on their way into an atlas."""

    contrast: Contrast
    genes: tuple[str, ...]
    numbers: FloatArray
    """``NUMBERS`` × genes; NaN where there is none."""
    n: SizeArray
    """Samples behind each gene."""
    level: LevelArray

    def _shown(self) -> Facts:
        return [("contrast", self.contrast.id), ("genes", len(self.genes))]


@dataclass(frozen=True, slots=True, eq=False)
class GeneAcross(Shown):
    """One gene in every contrast of an atlas, in the order of its contrasts; NaN where it is not measured."""

    gene: str
    log2fc: FloatArray
    se: FloatArray
    df: FloatArray
    p: FloatArray
    fdr: FloatArray
    n: SizeArray
    level: LevelArray

    def _shown(self) -> Facts:
        return [("gene", self.gene), ("contrasts", len(self.p)), ("measured", int(np.isfinite(self.p).sum()))]
