"""What a published table has in common with a series of the results, and what explains the difference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from geneverdict.messages import Message
from geneverdict.model.published import FoundColumn
from geneverdict.model.shown import Shown

Part = Literal["effect", "p", "fdr"]
RowsAre = Literal["genes", "probes"]


class Tried(NamedTuple):
    """One explanation, and the share of the rows looked at that it gives to within rounding."""

    what: tuple[Message, ...]
    """The changes that it is made of; none: our own number."""
    share: float
    n: int


@dataclass(frozen=True, slots=True)
class Explained(Shown):
    """One of their columns: the explanation that holds, if any, and all that were tried, the best first."""

    part: Part
    best: Tried | None
    """None: none of those tried gives their numbers."""
    chance: float
    """The share that the best one gives when their rows are shuffled."""
    tried: tuple[Tried, ...]
    left_out: tuple[Message, ...] = ()
    """What could not be tried, and why."""


@dataclass(frozen=True, slots=True)
class Agreement(Shown):
    """How far two tables agree over the rows that both have."""

    rows_are: RowsAre
    n_theirs: int
    n_ours: int
    n_both: int
    correlation: float
    same_sign: float
    """Of the rows whose effect is not 0 in either."""
    median_difference: float
    """Of the effects, both as log2 fold changes in our direction where that is explained."""
    called_both: int
    called_theirs: int
    """At the study's thresholds by theirs alone."""
    called_ours: int
    other_direction: int
    """Of those that both call, up in one and down in the other."""
    rate: Literal["fdr", "from_p", "none"]
    """What their rows were called by: their own FDR, one made of their p, or the fold change alone."""


@dataclass(frozen=True, slots=True)
class NumbersOfRow(Shown):
    """Of one row of a table; NaN where it has none."""

    name: str
    probe: str
    effect: float
    p: float
    fdr: float


@dataclass(frozen=True, slots=True)
class GeneCompared(Shown):
    """One of the study's genes, theirs and ours side by side."""

    gene: str
    ours: NumbersOfRow | None
    theirs: tuple[NumbersOfRow, ...]
    reason: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class TableComparison(Shown):
    """Everything that ``compare`` finds."""

    table: str
    series: str
    others: tuple[tuple[str, float], ...]
    """Further series of the results, and the share of rows that each gives: why this one was taken."""
    columns: tuple[FoundColumn, ...]
    names: Message
    """What their rows are named by."""
    agreement: Agreement
    headline: tuple[Message, ...]
    effect: Explained
    p: Explained | None
    fdr: Explained | None
    rows: tuple[Message, ...]
    """Rows that only one of the tables has, and why."""
    genes: tuple[GeneCompared, ...]
    notes: tuple[Message, ...] = ()
