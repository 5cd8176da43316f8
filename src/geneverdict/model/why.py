"""Why a gene is, or is not, in the list: findings in a fixed order, each with its number and what would change it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from geneverdict.messages import Message, Name, Names, Value, english, threshold
from geneverdict.model.shown import Shown

Severity = Literal["decides", "matters", "note"]


class Level(StrEnum):
    """What one series says of a gene, in one word."""

    UP = "up"
    DOWN = "down"
    UP_SHORT = "up, short of the threshold"
    DOWN_SHORT = "down, short of the threshold"
    TRIVIAL = "trivially different"
    EQUIVALENT = "equivalent"
    UNDETERMINED = "undetermined"
    NOT_MEASURED = "not measured"

    @property
    def word(self) -> Message:
        """The level as it is said."""
        return Message(f"level-{self.name.lower()}.word")


@dataclass(frozen=True, slots=True)
class Finding(Shown):
    """One cause, with the numbers and names that it rests on."""

    message: Message
    weight: Severity
    """``decides``: it alone explains the call; ``matters``: trust the call less; ``note``: good to know."""
    changes: bool = False
    """Something would change the call, and the catalogue has a text on it."""

    def __str__(self) -> str:
        return english(self.message)

    @property
    def code(self) -> str:
        """Stable."""
        return self.message.name

    @property
    def values(self) -> Mapping[str, Value]:
        """What it rests on, by name."""
        return self.message.values

    @property
    def change(self) -> Message | None:
        """What would change the call; None where nothing would."""
        return Message(f"{self.message.code}.change", self.message.values) if self.changes else None

    def names(self, name: str) -> tuple[str, ...]:
        """The name or names that it rests on under this name; none where there are none."""
        value = self.message.values.get(name)
        return value.items if isinstance(value, Names) else (value.text,) if isinstance(value, Name) else ()


@dataclass(frozen=True, slots=True)
class SeriesChecks(Shown):
    """What is odd about a series as a whole: its arrays, groups, pairs, scale.  The same for every gene."""

    findings: tuple[Finding, ...]
    outliers: tuple[str, ...]
    """Samples in the model that stand apart from their group."""

    @property
    def scale_doubt(self) -> Finding | None:
        """What says for sure that the values are not on the scale that they are taken to be on."""
        return next((f for f in self.findings if f.code.startswith("scale_") and f.weight == "decides"), None)


@dataclass(frozen=True, slots=True)
class Individual:
    """One point of the picture of individual differences: a pair's difference, or a sample's value."""

    label: str
    """The individual (pairs) or the sample."""
    value: float
    """case − control for a pair; the value itself otherwise; NaN where missing."""
    is_case: bool | None
    """None for a pair."""


@dataclass(frozen=True, slots=True)
class Influence:
    """The result without one sample (unpaired) or one pair, at the full analysis' prior and p-line."""

    left_out: str
    log2fc: float
    p: float
    called: bool


PresetKind = Literal["cuts", "two_sd", "treat"]
"""Cuts on |log2FC| and FDR; the first of them from the spread of the series' |log2FC|; a test of its own (TREAT)."""


@dataclass(frozen=True, slots=True)
class PresetCall:
    """The call at thresholds that people really use."""

    kind: PresetKind
    log2fc: float
    fdr: float
    called: bool
    n_called: int
    """Genes of the series that these thresholds call."""

    @property
    def name(self) -> Message:
        """What the thresholds are called."""
        return Message(f"preset-{self.kind}", self._cuts)

    @property
    def short(self) -> Message | None:
        """The same without its numbers; None for two plain cuts, which are nothing but their numbers."""
        return None if self.kind == "cuts" else Message(f"preset-{self.kind}.short", self._cuts)

    @property
    def _cuts(self) -> dict[str, Value]:
        return {"cut": threshold(self.log2fc), "fdr_cut": threshold(self.fdr), "fold": threshold(2**self.log2fc)}


@dataclass(frozen=True, slots=True)
class Landscape:
    """How many genes each pair of thresholds calls; a gene is called where cut ≤ |log2FC| and FDR < cut."""

    log2fc_cuts: tuple[float, ...]
    fdr_cuts: tuple[float, ...]
    n_called: tuple[tuple[int, ...], ...]
    """[fdr][log2fc]."""


@dataclass(frozen=True, slots=True)
class GeneWhy(Shown):
    """The full answer for one gene in one series.  Numbers that do not apply are NaN."""

    level: Level
    sentence: Message | None
    """The level in one sentence with its numbers; None in an outline."""
    findings: tuple[Finding, ...]
    """In the order of METHODS: from not measured, through scale, groups, pairs, arrays, to truly equivalent."""
    individuals: tuple[Individual, ...] = ()
    influence: tuple[Influence, ...] = ()
    flip: tuple[str, ...] = ()
    """The smallest set found (greedily) whose removal changes the call; empty when none of up to a third does."""
    presets: tuple[PresetCall, ...] = ()
    landscape: Landscape | None = None
    confident_log2fc: float = math.nan
    """The largest |log2FC| that can be claimed at the FDR (signed); NaN when the gene is not significant."""
    p_line: float = math.nan
    """The largest p with which this gene would meet the FDR, the other genes being as they are."""
    n_before: int = 0
    """Genes with a smaller p."""
    detectable: float = math.nan
    """The true |log2FC| seen with power .8 at ``p_line``."""
    n_needed: int | None = None
    """Pairs, or samples in each group, that would see the threshold's |log2FC| with power .8 at ``p_line``."""
    detectable_at: tuple[tuple[int, float], ...] = ()
    """(pairs or samples in each group, detectable |log2FC|) for the figure."""
    type_s: float = math.nan
    type_m: float = math.nan
    """Type S and M error of a significant result here, were the threshold's |log2FC| true."""
    equivalence_bound: float = math.nan
    equivalence_p: float = math.nan
    """TOST against |log2FC| ≥ ``equivalence_bound``."""
