"""Why a gene is, or is not, in the list: findings in a fixed order, each with its number and what would change it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal, NamedTuple

from geneverdict.messages import Code, Message, Name, Names, Value, english, threshold
from geneverdict.model.column import Column
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
    NOT_LOOKED_UP = "cannot be looked up"
    TOO_RARE = "counted too rarely"

    @property
    def word(self) -> Message:
        """The level as it is said."""
        return Message(f"level-{self.name.lower()}.word")


@dataclass(frozen=True, slots=True)
class Finding(Shown):
    """One cause, with the numbers and names that it rests on."""

    message: Annotated[Message, Column(name="code"), Column(name="text", said="alone")]
    weight: Annotated[Severity, Column(), Column(name="values")]
    """``decides``: it alone explains the call; ``matters``: trust the call less; ``note``: good to know."""
    changes: Annotated[bool, Column(name="change", said="alone")] = False
    """Something would change the call, and the catalogue has a text on it."""

    def __str__(self) -> str:
        return english(self.message)

    @property
    def of_scale(self) -> Code | None:
        """By what the scale of the series is in doubt; None where the finding does not say that it is."""
        told = self.message.values
        if told.get("grade") == Code("check"):
            return Code(self.code.removeprefix("scale_"))
        doubt = told.get("doubt")
        if self.code not in _SCALE_DOUBTS:
            return None
        return doubt if isinstance(doubt, Code) else Code(self.code.removeprefix("scale_"))

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


_SCALE_DOUBTS = ("scale_unlogged", "scale_logged_twice", "scale_compressed", "scale_unsure")


@dataclass(frozen=True, slots=True)
class Hidden:
    """The direction in which most of what the model leaves of all genes lies: their first principal component."""

    share: float
    """Of the residual variance of all genes."""
    chance: float
    """The same after shuffling the residuals of each gene by itself."""
    scores: tuple[float, ...]
    """A unit vector, one number for each sample in the model."""
    field: str = ""
    """The sample field that it goes with; "" for none."""
    field_share: float = math.nan
    """How much of it the field explains."""
    field_p: float = math.nan
    """Corrected for the fields tried."""


@dataclass(frozen=True, slots=True)
class SeriesChecks(Shown):
    """What is odd about a series as a whole: its arrays, groups, pairs, scale.  The same for every gene."""

    findings: tuple[Finding, ...]
    outliers: tuple[str, ...]
    """Samples in the model that stand apart from their group."""
    hidden: Hidden | None = None
    """A direction beyond the groups in which many genes vary together."""
    suspects: tuple[str, ...] = ()
    """Samples in the model whose values lie with the other group."""

    @property
    def labels_in_doubt(self) -> bool:
        """Labels are suspect, of some samples or of all: nothing that rests on them is certain."""
        return bool(self.suspects) or any(
            f.code.startswith("groups_swapped") and f.weight != "note" for f in self.findings
        )

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

    left_out: Annotated[str, Column()]
    log2fc: Annotated[float, Column("effect")]
    p: Annotated[float, Column("share")]
    called: Annotated[bool, Column("truth")]


@dataclass(frozen=True, slots=True)
class Refit:
    """The result when samples that lie with the other group are left out, or have the other label.

    The whole series is fitted anew.  The samples were picked by these values, so it is no second opinion.
    """

    how: Annotated[Literal["without", "relabelled"], Column()]
    """Without the suspects (pairs: and their partners), or with their labels exchanged."""
    log2fc: Annotated[float, Column("effect")]
    ci_low: Annotated[float, Column("effect")]
    ci_high: Annotated[float, Column("effect")]
    p: Annotated[float, Column("share")]
    fdr: Annotated[float, Column("share")]
    call: Annotated[Literal["up", "down", "not called"], Column()]


PresetKind = Literal["cuts", "two_sd", "treat"]
"""Cuts on |log2FC| and FDR; the first of them from the spread of the series' |log2FC|; a test of its own (TREAT)."""


@dataclass(frozen=True, slots=True)
class PresetCall:
    """The call at thresholds that people really use."""

    kind: Annotated[PresetKind, Column(name="name", said="alone")]
    log2fc: Annotated[float, Column("effect")]
    fdr: Annotated[float, Column("share")]
    called: Annotated[bool, Column("truth")]
    n_called: Annotated[int, Column("genes")]
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


class Listed(NamedTuple):
    """Another study's chance to have the gene in its list, were this one's estimate of log2FC and its p-line true."""

    chance: Annotated[float, Column("share")]
    """In a study of this size."""
    n: Annotated[int | None, Column("size")]
    """Pairs, or samples in each group, for a chance of .8; None where no number does, or over a million."""
    n_low: Annotated[int | None, Column("size")]
    n_high: Annotated[int | None, Column("size")]
    """Its 90 % interval, from how well the standard deviation is known."""


class Equivalence(NamedTuple):
    """Two one-sided tests (TOST) against |log2FC| ≥ ``bound``."""

    bound: Annotated[float, Column("effect")]
    p: Annotated[float, Column("share")]


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneWhy(Shown):
    """The full answer for one gene in one series.  Numbers that do not apply are NaN."""

    level: Annotated[Level, Column()]
    sentence: Annotated[Message | None, Column()]
    """The level in one sentence with its numbers; None in an outline."""
    findings: Annotated[tuple[Finding, ...], Column()]
    """In the order of ``diagnose._findings``: not measured, then scale, groups, pairs, arrays, at last equivalent."""
    presets: Annotated[tuple[PresetCall, ...], Column()] = ()
    confident_log2fc: Annotated[float, Column("effect")] = math.nan
    """The largest |log2FC| that can be claimed at the FDR (signed); NaN when the gene is not significant."""
    p_line: Annotated[float, Column("share")] = math.nan
    """The largest p with which this gene would meet the FDR, the other genes being as they are."""
    n_before: Annotated[int, Column("genes")] = 0
    """Genes with a smaller p."""
    detectable: Annotated[float, Column("effect", name="detectable_log2fc")] = math.nan
    """The true |log2FC| seen with power .8 at ``p_line``."""
    n_needed: Annotated[int | None, Column("size")] = None
    """Pairs, or samples in each group, that would see the threshold's |log2FC| with power .8 at ``p_line``."""
    listed: Annotated[Listed | None, Column()] = None
    """None where too little is known of the spread, or labels are suspect."""
    type_s: Annotated[float, Column("share")] = math.nan
    type_m: Annotated[float, Column("factor")] = math.nan
    """Type S and M error of a significant result here, were the threshold's |log2FC| true."""
    equivalence: Annotated[Equivalence, Column()] = Equivalence(math.nan, math.nan)
    influence: Annotated[tuple[Influence, ...], Column()] = ()
    refits: Annotated[tuple[Refit, ...], Column()] = ()
    """Where labels of samples are suspect; empty elsewhere, and for what cannot be fitted."""
    flip: Annotated[tuple[str, ...], Column()] = ()
    """The smallest set found (greedily) whose removal changes the call; empty when none of up to a third does."""
    individuals: tuple[Individual, ...] = ()
    detectable_at: tuple[tuple[int, float], ...] = ()
    """(pairs or samples in each group, detectable |log2FC|) for the figure."""
