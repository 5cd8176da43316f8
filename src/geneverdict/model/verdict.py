"""What is said of one gene: its row, its probes, the call, the reason, the pooled line, the verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

import numpy as np

from geneverdict.messages import Message, Messages, english
from geneverdict.model.fit import Fit
from geneverdict.model.frames import Columns, Tabular, annotated
from geneverdict.model.gene_name import GeneName
from geneverdict.model.prepared import Design, Expression, Grouping, Pairing, ProbeMap, Scale, SecondOpinion
from geneverdict.model.series import FloatArray, SampleTable
from geneverdict.model.shown import Facts, Shown
from geneverdict.model.study import MultiChoice, ProbeChoice, Thresholds
from geneverdict.model.ways import WaysRow
from geneverdict.model.why import Finding, GeneWhy, SeriesChecks

_USUAL = 0.05
"""FDR at which genes are counted where a result shows itself."""


class Call(StrEnum):
    UP = "up"
    DOWN = "down"
    NOT_CALLED = "not called"

    @property
    def word(self) -> Message:
        """The call as it is said."""
        return Message(f"call-{self.name.lower()}")


@dataclass(frozen=True, slots=True)
class Reason(Shown):
    """Why a gene is not called (or a series not analysed), in a clause without full stop; its code is stable."""

    code: str
    message: Message

    def __str__(self) -> str:
        return english(self.message)


@dataclass(frozen=True, slots=True)
class Verdict(Shown):
    """What the study says of a gene: the headline, and the sentences that it rests on."""

    code: str
    headline: Message
    details: tuple[Message, ...]

    @property
    def text(self) -> Message:
        """All its sentences."""
        return Message("verdict-text", {"sentences": Messages((self.headline, *self.details))})

    def __str__(self) -> str:
        return english(self.text)


@dataclass(frozen=True, slots=True)
class GeneRow(Shown):
    """The statistics of one gene in one series."""

    gene: str
    probe: str
    log2fc: float
    se: float
    ci_low: float
    ci_high: float
    t: float
    df: float
    p: float
    fdr: float
    ave_expr: float
    b: float
    rank: int
    """By p among the tested genes; 1 is the smallest."""
    n_genes: int
    percentile: float
    """Share of the tested genes, in per cent, with a larger p."""
    confident: float = float("nan")
    """The largest log2 fold change that can be claimed at the FDR; NaN when the gene is not significant."""


@dataclass(frozen=True, slots=True)
class ProbeRow:
    """One probe that names the gene, in the analysis of all probes."""

    probe: str
    genes: tuple[str, ...]
    used: bool
    note: Message | None
    """Why it does or does not stand for the gene."""
    ave_expr: float
    log2fc: float
    ci_low: float
    ci_high: float
    p: float
    fdr: float


@dataclass(frozen=True, slots=True, eq=False)
class SampleQuality(Shown):
    """What the sample pictures show.  Computed on the gene-level values of all samples of the series."""

    samples: tuple[str, ...]
    pca: FloatArray
    """samples × 2."""
    explained: tuple[float, float]
    """Share of the variance, 0 … 1, of the two components."""
    n_genes_pca: int
    correlation: FloatArray
    """Pearson, samples × samples."""
    order: tuple[int, ...]
    """Samples in the order of average-linkage clustering on 1 − correlation."""
    box: FloatArray
    """samples × 5: quantiles .05, .25, .5, .75, .95 of each sample's values."""


@dataclass(frozen=True, slots=True, eq=False)
class SeriesResult(Tabular, Shown):
    """Everything computed for one series; the same for every gene."""

    id: str
    platform: str
    title: str
    source: str
    simulated: bool
    samples: SampleTable
    expression: Expression
    scale: Scale
    probe_map: ProbeMap
    grouping: Grouping
    pairing: Pairing
    design: Design
    fit: Fit
    probe_fit: Fit
    quality: SampleQuality
    notes: tuple[Message, ...] = ()
    probe_choice: ProbeChoice = "highest_median"
    multi_gene_probes: MultiChoice = "drop"
    checks: SeriesChecks = SeriesChecks((), ())
    absent: Mapping[str, str] = field(default_factory=dict)
    """Genes that only probes without a row in the deposited values name → such a probe."""
    opinions: tuple[SecondOpinion, ...] = ()
    """Where the study file's groups differ from the series' own words."""

    def _shown(self) -> Facts:
        design, called = self.design, int(np.count_nonzero(self.fit.fdr < _USUAL))
        yield from (("id", self.id), ("platform", self.platform), ("title", self.title), ("design", design.kind))
        yield from (("n_case", design.n_case), ("n_control", design.n_control), ("n_pairs", design.n_pairs))
        yield from (("genes", len(self.fit.names)), ("fdr_below_05", called), ("scale", self.scale.kind))
        yield "findings", [finding.code for finding in self.checks.findings]

    def _columns(self) -> Columns:
        return self.fit._columns()

    def to_anndata(self) -> Any:
        """Samples × genes: the values, the samples with their roles and pairs, the statistics of the genes.

        Raises UsageError where anndata is not installed.
        """
        inside = dict.fromkeys(self.design.rows)
        samples = {
            **self.samples.columns,
            "role": [str(role) for role in self.grouping.roles],
            "pair": [pair or "" for pair in self.pairing.blocks],
            "in_model": [i in inside for i in range(len(self.samples))],
        }
        return annotated(self.expression.values, samples, self._columns(), (self.samples.ids, self.fit.names))

    @property
    def scale_doubt(self) -> Finding | None:
        """What speaks for sure against the log2 values that the scale says there are; None where nothing does."""
        return self.checks.scale_doubt if self.scale.is_log2 else None

    @property
    def has_fold_changes(self) -> bool:
        """A difference of two values is a log2 fold change: by its scale, and nothing decisive speaks against that."""
        return self.scale.is_log2 and self.scale_doubt is None


@dataclass(frozen=True, slots=True)
class SeriesFailure(Shown):
    """A series that could not be analysed, and what to do about it."""

    id: str
    platform: str
    reason: Reason
    todo: Message | None = None
    """Lines for the study file, or the next step."""


@dataclass(frozen=True, slots=True)
class SeriesAnswer(Shown):
    """One gene in one series.  ``row`` is None when the gene was not measured."""

    id: str
    platform: str
    title: str
    simulated: bool
    scale: str
    effect_unit: str
    """``log2FC``, or ``difference`` where the values are centred or z-scored."""
    design: Literal["paired", "unpaired", "mixed"]
    formula: str
    n_case: int
    n_control: int
    n_pairs: int
    case_label: str
    control_label: str
    row: GeneRow | None
    probes: tuple[ProbeRow, ...]
    call: Call
    reason: Reason | None
    """Why not called; None when called."""
    probe_choice: ProbeChoice = "highest_median"
    why: GeneWhy | None = None
    note: Message | None = None
    """Said beside the row: that the gene was found under a previous name."""

    def _shown(self) -> Facts:
        row = self.row
        yield from (("gene", row.gene if row else None), ("id", self.id), ("call", self.call))
        yield "reason", self.reason.message if self.reason else None
        if row is not None:
            yield from (("log2fc", row.log2fc), ("ci_low", row.ci_low), ("ci_high", row.ci_high))
            yield from (("p", row.p), ("fdr", row.fdr))
        yield from (("n_case", self.n_case), ("n_control", self.n_control), ("n_pairs", self.n_pairs))
        yield "findings", [finding.code for finding in self.why.findings] if self.why else []


@dataclass(frozen=True, slots=True)
class PooledWithDuplicates:
    """What the pooled line would be if samples that are in the study twice were counted twice."""

    k: int
    estimate: float
    ci_low: float
    ci_high: float
    p: float
    left_out: tuple[tuple[str, int], ...]
    """(series, how many of its samples were left out)."""


@dataclass(frozen=True, slots=True)
class PooledRow(Shown):
    """The pooled line of one gene.  Intervals are NaN when k = 1."""

    gene: str
    k: int
    estimate: float
    se: float
    ci_low: float
    ci_high: float
    pi_low: float
    pi_high: float
    t: float
    p: float
    fdr: float
    tau2: float
    i2: float
    q: float
    q_p: float
    method: str
    series: tuple[str, ...]
    """The series that went in."""
    left_out: tuple[tuple[str, Message], ...] = ()
    """(series, why) for analysed series that did not go in."""
    with_copies: PooledWithDuplicates | None = None
    """Where samples that are in the study twice were left out."""


@dataclass(frozen=True, slots=True)
class AllGenesRow:
    """One gene of one series over the specifications that exist for all genes; shares as in ``AllGenes``."""

    series: str
    n: int
    called_up: float
    called_down: float
    agreement: float
    median: float
    low: float
    high: float
    q01: float
    q99: float
    same_sign: float
    default_effect: float
    grade: str
    percentile: float
    thresholds: Thresholds
    """Calls are counted at the study's own, whatever is asked for now."""

    @property
    def log2fc_cut(self) -> float:
        return self.thresholds.log2fc

    @property
    def fdr_cut(self) -> float:
        return self.thresholds.fdr


@dataclass(frozen=True, slots=True)
class GeneAnswer(Tabular, Shown):
    """The verdict of one gene over the study."""

    name: GeneName
    thresholds: Thresholds
    answers: tuple[SeriesAnswer, ...]
    failures: tuple[SeriesFailure, ...]
    pooled: PooledRow | None
    verdict: Verdict
    ways: WaysRow | None = None
    """The same series pooled in other ways; None where fewer than two can be pooled."""
    universe: tuple[AllGenesRow, ...] = ()
    """A row for each series whose specifications for all genes are in the results and know the gene."""

    @property
    def gene(self) -> str:
        """Today's symbol."""
        return self.name.symbol

    def _shown(self) -> Facts:
        yield from (("gene", self.gene), ("asked", self.name.asked), ("verdict", self.verdict.headline))
        yield "calls", [f"{answer.id} {answer.call}" for answer in self.answers]
        if self.pooled is not None:
            yield from (("pooled", self.pooled.estimate), ("ci_low", self.pooled.ci_low))
            yield from (("ci_high", self.pooled.ci_high), ("k", self.pooled.k))
        yield from (("log2fc", self.thresholds.log2fc), ("fdr", self.thresholds.fdr))

    def _columns(self) -> Columns:
        """A row for each series."""
        names = ("probe", "log2fc", "se", "ci_low", "ci_high", "t", "df", "p", "fdr", "ave_expr", "b")
        told: dict[str, Sequence[Any]] = {
            "series": [answer.id for answer in self.answers],
            "call": [str(answer.call) for answer in self.answers],
            "reason": [answer.reason.code if answer.reason else None for answer in self.answers],
        }
        rows = [answer.row for answer in self.answers]
        return {**told, **{name: [getattr(row, name) if row else None for row in rows] for name in names}}
