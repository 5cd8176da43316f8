"""False discovery rates among the genes that the study file says were chosen before, beside those over all genes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from geneverdict.messages import Message
from geneverdict.model.column import Column


@dataclass(frozen=True, slots=True)
class ChosenRate:
    """Of one gene in one series, or pooled."""

    id: Annotated[str, Column()]
    """The series; "" for the pooled line."""
    fdr: Annotated[float, Column("share")]
    """Benjamini–Hochberg over the chosen genes that were tested there."""
    n: Annotated[int, Column("genes")]
    """How many those are."""


@dataclass(frozen=True, slots=True)
class ChosenBefore:
    """It changes no call."""

    rates: Annotated[tuple[ChosenRate, ...], Column()]
    message: Annotated[Message, Column(inline=True)]
