"""A gene in the values that a series was deposited with, beside those made from its raw files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, NamedTuple

from geneverdict.model.column import Column
from geneverdict.model.series import FloatArray
from geneverdict.model.shown import Shown


@dataclass(frozen=True, slots=True, eq=False)
class DepositedFit(Shown):
    """Every gene of the deposited values by the same model; genes are sorted."""

    names: tuple[str, ...]
    columns: dict[str, FloatArray]
    """The numbers of ``DepositedRow``."""


class DepositedRow(NamedTuple):
    """One gene in the deposited values."""

    log2fc: Annotated[float, Column("effect")]
    se: Annotated[float, Column("effect")]
    p: Annotated[float, Column("share")]
    fdr: Annotated[float, Column("share")]
