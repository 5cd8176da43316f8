"""Somebody's published table of differential expression, as it was read; and the stored fit that it is held against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.messages import Message
from geneverdict.model.series import FloatArray
from geneverdict.model.series_info import SeriesInfo
from geneverdict.model.shown import Shown

PublishedRole = Literal["effect", "p", "fdr"]
Found = Literal["name", "content", "said"]


class Written(NamedTuple):
    """Numbers as somebody wrote them."""

    value: FloatArray
    half: FloatArray
    """Half a unit of the last digit written."""


class FoundColumn(NamedTuple):
    """Which column is read as what, and by what it was told: its name, what stands in it, or the user's word."""

    role: PublishedRole
    header: str
    by: Found


@dataclass(frozen=True, slots=True, eq=False)
class PublishedTable(Shown):
    """One row per line, in the order of the file."""

    name: str
    ids: Mapping[str, tuple[str, ...]]
    """Columns that may name the rows, by header."""
    effect: Written
    """NaN where the table has p-values alone."""
    p: Written | None
    fdr: Written | None
    columns: tuple[FoundColumn, ...]
    notes: tuple[Message, ...]

    @property
    def n(self) -> int:
        return len(self.effect.value)

    @property
    def has_effect(self) -> bool:
        """Else there are p-values alone."""
        return bool(np.isfinite(self.effect.value).any())


@dataclass(frozen=True, slots=True, eq=False)
class StoredSeries(Shown):
    """One series of a results folder, all genes at once."""

    info: SeriesInfo
    genes: tuple[str, ...]
    gene_probes: tuple[str, ...]
    """The probe of each gene."""
    gene_fit: Mapping[str, FloatArray]
    """``log2fc``, ``p``, ``fdr``, ``ave_expr`` of each gene."""
    probes: tuple[str, ...]
    probe_genes: tuple[tuple[str, ...], ...]
    probe_fit: Mapping[str, FloatArray]
    samples: tuple[str, ...]
    """All of the series."""
    values: FloatArray
    """genes × samples, in the order of ``genes``."""
    case: npt.NDArray[np.bool_]
    control: npt.NDArray[np.bool_]
    pairs: tuple[str | None, ...]
    in_model: npt.NDArray[np.bool_]
    matrix: FloatArray
    """The design: samples in the model × columns, the last one case − control."""
    plain: bool
    """All values of a gene count alike, and no correlation stands between them: it can be fitted anew as it was."""
