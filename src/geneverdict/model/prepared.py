"""What preparing settles: the scale, the probe map, the gene-level values, the groups, the pairs, the design."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from geneverdict.messages import Code, Message, Value, names
from geneverdict.model.counts import Counts
from geneverdict.model.frames import Columns, Tabular
from geneverdict.model.series import FloatArray, Series
from geneverdict.model.shown import Shown
from geneverdict.model.study import Analysis, Match, MultiChoice, PairList, PairRule, ProbeChoice
from geneverdict.model.subject import Subject

ScaleKind = Literal[
    "linear", "log2", "log2_twice", "log_ratio", "centred", "zscored", "proportion", "counts", "abundance"
]
"""``log2_twice``: one of two logarithms is undone; ``proportion``: how much of a site is methylated, and the like;
``counts``: of reads; ``abundance``: reads as a share of the sample's own (TPM, FPKM, CPM)."""
LOG2: tuple[ScaleKind, ...] = ("linear", "log2", "log2_twice", "log_ratio", "counts", "abundance")
"""Scales on which a difference of two prepared values is a log2 fold change."""


class Grade(StrEnum):
    """How far an inference may be trusted without the user's word."""

    SURE = "sure"
    CHECK = "check"


class Role(StrEnum):
    CASE = "case"
    CONTROL = "control"
    NEITHER = "neither"

    @property
    def message(self) -> Message:
        return Message("phrase-role", {"role": Code(self.value)})


@dataclass(frozen=True, slots=True)
class Scale(Shown):
    """On which scale the deposited values are, and what was done about it."""

    kind: ScaleKind
    quantiles: tuple[float, ...]
    """Of the deposited values at 0, .25, .5, .75, .99 and 1."""
    transformed: bool
    """log2 was taken."""
    n_nonpositive: int
    """Values ≤ 0 that became missing when log2 was taken."""
    n_missing: int
    """Missing values as deposited."""
    quantile_normalised: bool
    grade: Grade
    evidence: tuple[Message, ...]
    doubts: tuple[Message, ...] = ()
    """What is odd for values of that scale; each stands in ``evidence``, too."""

    @property
    def is_log2(self) -> bool:
        """A difference of two prepared values is a log2 fold change."""
        return self.kind in LOG2


NamesAre = Literal[
    "symbols", "none", "accessions", "entrez", "ensembl", "transcripts", "refseq", "genbank", "unigene", "orf",
    "probes", "unknown",
]  # fmt: skip
"""What stands where names of genes are looked for: a gene can be looked up among symbols alone."""


@dataclass(frozen=True, slots=True)
class ProbeMap(Shown):
    """Which genes each probe of the series stands for, and everything that was changed or dropped on the way.

    ``genes[i]`` are the names for probe i of the series after today's symbols were put in.
    """

    source: Message
    """Platform and column that the names came from."""
    genes: tuple[tuple[str, ...], ...]
    n_probes: int
    n_annotated: int
    n_multi: int
    """Probes that name several genes (dropped by default)."""
    renamed: Mapping[str, str]
    """Previous symbol or alias → today's symbol, for names that changed."""
    ambiguous: Mapping[str, tuple[str, ...]]
    """Aliases of several genes, kept as written."""
    dates: Mapping[str, str]
    """Names that a spreadsheet turned into dates or numbers → the symbol they were, "" where that cannot be told."""
    notes: tuple[Message, ...] = ()
    names_are: NamesAre = "symbols"
    """Anything but ``symbols`` where next to none of the names is that of a gene."""
    unsettled: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Gene without a probe of its own → names as written that may be it: dates, and aliases of several genes."""


@dataclass(frozen=True, slots=True, eq=False)
class Expression(Tabular, Shown):
    """Gene-level values on the log2 scale (where ``scale.is_log2``): genes × samples, NaN where missing."""

    genes: tuple[str, ...]
    probes: tuple[str, ...]
    """The probe that stands for each gene ("" when probes were averaged)."""
    samples: tuple[str, ...]
    values: FloatArray
    weights: FloatArray | None = None
    """genes × samples: how much each value counts in the fit, 0 not at all; None where all count alike."""

    def _columns(self) -> Columns:
        values = {name: self.values[:, j] for j, name in enumerate(self.samples)}
        return {"gene": self.genes, "probe": self.probes, **values}


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another contrast that the words of a series allow."""

    roles: tuple[Role, ...]
    case: Match
    control: Match
    """Rules that give these roles when written into a study file."""

    def count(self, role: Role) -> int:
        return sum(r is role for r in self.roles)


@dataclass(frozen=True, slots=True)
class Grouping(Shown):
    """Case, control or neither for each sample, with the words it rests on."""

    roles: tuple[Role, ...]
    why: tuple[Message, ...]
    """One phrase per sample: what made it case, control or neither."""
    case_label: str
    control_label: str
    """Short, in the series' own words, for figures: "Liver Tumor Tissue"."""
    grade: Grade
    evidence: tuple[Message, ...]
    """Sentences."""
    source: Literal["inferred", "study file"]
    case: Match | None = None
    control: Match | None = None
    """Rules that give exactly these roles again when written into a study file."""
    alternatives: tuple[Alternative, ...] = ()
    """Other contrasts that the words allow, the nearest first."""

    def count(self, role: Role) -> int:
        return sum(r is role for r in self.roles)


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """Samples to which the series' own words give another role than the study file does."""

    samples: tuple[str, ...]
    said: Role
    read: Role
    why: Message

    @property
    def message(self) -> Message:
        values: dict[str, Value] = {
            "samples": names(self.samples),
            "said": self.said.message,
            "read": self.read.message,
        }
        return Message("series-second_opinion", {**values, "why": self.why})


@dataclass(frozen=True, slots=True)
class Pairing(Shown):
    """Which individual each sample comes from; None where not known.  Used only where the grade is sure."""

    blocks: tuple[str | None, ...]
    n_pairs: int
    """Individuals with at least one case and one control."""
    grade: Grade
    evidence: tuple[Message, ...]
    source: Literal["inferred", "study file", "none"]
    rule: PairRule | PairList | None = None
    averaged: tuple[tuple[int, ...], ...] = ()
    """Samples of one individual in one group whose mean stands in the place of the first."""
    repeated: bool = False
    """``blocks`` are individuals with several samples in one group, all of which stay in the model."""


@dataclass(frozen=True, slots=True, eq=False)
class Design(Shown):
    """The linear model of one contrast.  The last column of ``matrix`` is case − control."""

    kind: Literal["paired", "unpaired", "mixed"]
    """``mixed``: incomplete pairs are kept, their individuals being a random effect of one correlation."""
    matrix: FloatArray
    columns: tuple[str, ...]
    rows: tuple[int, ...]
    """Which samples of the series, in the order of the rows of ``matrix``."""
    n_case: int
    n_control: int
    n_pairs: int
    covariates: tuple[str, ...]
    left_out: tuple[tuple[str, Message], ...]
    """(sample, why) for every sample of the series that is not in the model."""
    formula: str
    """In R's notation, for the methods text."""
    blocks: tuple[str, ...] | None = None
    """The individual of each row of ``matrix``, in a mixed design only."""
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Prepared(Shown):
    """A series ready to be fitted.  ``probe_values``: probes × samples on the prepared scale."""

    name: str
    series: Series
    scale: Scale
    probe_map: ProbeMap
    probe_values: FloatArray
    expression: Expression
    grouping: Grouping
    pairing: Pairing
    design: Design
    probe_choice: ProbeChoice
    multi_gene_probes: MultiChoice
    analysis: Analysis
    absent: Mapping[str, str]
    opinions: tuple[SecondOpinion, ...]
    notes: tuple[Message, ...]
    subject: Subject = Subject()
    probe_weights: FloatArray | None = None
    """Of ``probe_values``; None where all count alike."""
    counts: Counts | None = None
    """Of the genes; None where the values are no counts of reads."""
    id_counts: Counts | None = None
    """Of the ids that the genes' counts are sums of."""
    ways: Mapping[str, Prepared | Message] = field(default_factory=dict)
    """Of raw files, for the multiverse: the same samples with values made in another way, or why there are none."""

    @property
    def weights(self) -> FloatArray | None:
        """genes × samples: those of ``expression``."""
        return self.expression.weights
