"""What is said of one gene: its row, its probes, the call, the reason, the pooled line, the verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any, Literal

import numpy as np

from geneverdict.messages import Code, Message, Messages, english
from geneverdict.model.array_quality import ArrayQuality
from geneverdict.model.chosen import ChosenBefore
from geneverdict.model.column import Column, numbers
from geneverdict.model.counts import CountInfo, Counts
from geneverdict.model.deposited import DepositedFit, DepositedRow
from geneverdict.model.fit import Fit, PooledFit, SuspectFits
from geneverdict.model.frames import Columns, Tabular, annotated
from geneverdict.model.gene_name import GeneName
from geneverdict.model.prepared import Design, Expression, Grouping, Pairing, ProbeMap, Scale, SecondOpinion
from geneverdict.model.ratio import Ratio
from geneverdict.model.replicates import ReplicateFit, ReplicateRow
from geneverdict.model.series import FloatArray, SampleTable
from geneverdict.model.shown import Facts, Shown
from geneverdict.model.study import MultiChoice, ProbeChoice, Thresholds
from geneverdict.model.subject import Subject
from geneverdict.model.unequal import GroupSpread, UnequalFit, UnequalRow
from geneverdict.model.ways import WaysRow
from geneverdict.model.why import Finding, GeneWhy, Level, SeriesChecks

UNREADABLE = ("platform_names_no_genes", "names_no_symbols", "name_unsettled")
"""Reasons by which a gene cannot be looked up in a series: that it was not measured is not known."""
RARE = ("no_counts", "low_counts", "low_share")
"""Reasons of a gene that was measured and counted too rarely to be tested."""
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

    code: Annotated[str, Column()]
    message: Annotated[Message, Column(name="text", said="alone"), Column(said="not")]

    def __str__(self) -> str:
        return english(self.message)


@dataclass(frozen=True, slots=True)
class Verdict(Shown):
    """What the study says of a gene: the headline, and the sentences that it rests on."""

    code: Annotated[str, Column(), Column(name="text", said="alone")]
    headline: Annotated[Message, Column()]
    details: Annotated[tuple[Message, ...], Column()]

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
    probe: Annotated[str, Column()]
    log2fc: Annotated[float, Column("effect")]
    se: Annotated[float, Column("effect")]
    ci_low: Annotated[float, Column("effect")]
    ci_high: Annotated[float, Column("effect")]
    t: Annotated[float, Column()]
    df: Annotated[float, Column()]
    p: Annotated[float, Column("share")]
    fdr: Annotated[float, Column("share")]
    ave_expr: Annotated[float, Column("log2")]
    b: Annotated[float, Column("ln_odds")]
    rank: Annotated[int, Column()]
    """By p among the tested genes; 1 is the smallest."""
    n_genes: Annotated[int, Column("genes")]
    percentile: Annotated[float, Column("percent")]
    """Share of the tested genes, in per cent, with a larger p."""
    confident: float = float("nan")
    """The largest log2 fold change that can be claimed at the FDR; NaN when the gene is not significant."""


@dataclass(frozen=True, slots=True)
class ProbeRow:
    """One probe that names the gene, in the analysis of all probes."""

    probe: Annotated[str, Column()]
    genes: Annotated[tuple[str, ...], Column()]
    used: Annotated[bool, Column("truth")]
    note: Annotated[Message | None, Column()]
    """Why it does or does not stand for the gene."""
    ave_expr: Annotated[float, Column("log2")]
    log2fc: Annotated[float, Column("effect")]
    ci_low: Annotated[float, Column("effect")]
    ci_high: Annotated[float, Column("effect")]
    p: Annotated[float, Column("share")]
    fdr: Annotated[float, Column("share")]


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
    refits: SuspectFits | None = None
    """Only where labels of samples are suspect."""
    absent: Mapping[str, str] = field(default_factory=dict)
    """Genes that only probes without a row in the deposited values name → such a probe."""
    opinions: tuple[SecondOpinion, ...] = ()
    """Where the study file's groups differ from the series' own words."""
    accession: str = ""
    """The id of the series where ``id`` is the name of one of its contrasts."""
    subject: Subject = Subject()
    counts: Counts | None = None
    """Of the genes, those too rarely counted to be tested among them; None where the values are no counts."""
    count_info: CountInfo | None = None
    """How they were tested."""
    replicates: tuple[ReplicateFit, ...] = ()
    """Where individuals have several samples in one group: the way they are counted, then the other ways."""
    refinements: tuple[str, ...] = ()
    """Of the moderated t that were used (``Analysis.refinements``)."""
    spread: GroupSpread | None = None
    unequal: UnequalFit | None = None
    """Where a call may hang on how unequally the groups vary."""
    arrays: ArrayQuality | None = None
    """Of the samples, where the values were made from CEL files."""
    ratio: Ratio | None = None
    """Of deposited log ratios, which channel is above."""
    deposited: DepositedFit | None = None
    """The same comparison in the values that were deposited, where these were made from raw files."""

    @property
    def series_id(self) -> str:
        return self.accession or self.id

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

    id: Annotated[str, Column()]
    platform: Annotated[str, Column()]
    reason: Annotated[Reason, Column()]
    todo: Annotated[Message | None, Column()] = None
    """Lines for the study file, or the next step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesAnswer(Shown):
    """One gene in one series.  ``row`` is None when the gene was not measured."""

    id: Annotated[str, Column()]
    platform: Annotated[str, Column()]
    title: Annotated[str, Column()]
    simulated: Annotated[bool, Column("truth")]
    scale: Annotated[str, Column()]
    effect_unit: Annotated[str, Column()]
    """``log2FC``, or ``difference`` where the values are centred or z-scored."""
    design: Annotated[Literal["paired", "unpaired", "mixed"], Column()]
    formula: Annotated[str, Column()]
    case_label: Annotated[str, Column(name="case")]
    control_label: Annotated[str, Column(name="control")]
    n_case: Annotated[int, Column("samples")]
    n_control: Annotated[int, Column("samples")]
    n_pairs: Annotated[int, Column("individuals")]
    row: Annotated[GeneRow | None, Column(inline=True)]
    call: Annotated[Call, Column()]
    reason: Annotated[Reason | None, Column()]
    """Why not called; None when called."""
    note: Annotated[Message | None, Column()] = None
    """Said beside the row: that the gene was found under a previous name."""
    why: Annotated[GeneWhy | None, Column(name="level"), Column()] = None
    probes: Annotated[tuple[ProbeRow, ...], Column()]
    unequal: Annotated[UnequalRow | None, Column()] = None
    """Where the groups differ in size and spread: the gene's test with a variance for each group."""
    deposited: Annotated[DepositedRow | None, Column()] = None
    """The gene in the values that were deposited, where those of the series were made from raw files."""
    probe_choice: ProbeChoice = "highest_median"
    accession: Annotated[str, Column()] = ""
    """The id of the series where ``id`` is the name of one of its contrasts."""
    engine: Annotated[str, Column()] = ""
    """What counts of reads were tested by; "" for arrays."""
    subject: Annotated[Subject, Column(inline=True)] = Subject()
    replicates: Annotated[tuple[ReplicateRow, ...], Column()] = ()
    """Where individuals have several samples in one group: the gene in each way to count them."""

    @property
    def unreadable(self) -> bool:
        """The gene cannot be looked up, so that its absence is no fact."""
        return self.reason is not None and self.reason.code in UNREADABLE

    @property
    def rare(self) -> bool:
        """The gene was counted too rarely to be tested."""
        return self.reason is not None and self.reason.code in RARE

    @property
    def absence(self) -> Code:
        """Of a gene without a row: ``fact``, it was not measured, ``unreadable`` or ``rare``."""
        return Code("unreadable" if self.unreadable else "rare" if self.rare else "fact")

    @property
    def level(self) -> Level | None:
        """What the series says of the gene in a word; None without a diagnosis."""
        return self.why.level if self.why else None

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

    k: Annotated[int, Column("series")]
    estimate: Annotated[float, Column("log2")]
    ci_low: Annotated[float, Column("log2")]
    ci_high: Annotated[float, Column("log2")]
    p: Annotated[float, Column("share")]
    left_out: Annotated[tuple[tuple[str, int], ...], Column(parts=("id", "n"))]
    """(series, how many of its samples were left out)."""


@dataclass(frozen=True, slots=True)
class PooledRow(Shown):
    """The pooled line of one gene.  Intervals are NaN when k = 1."""

    gene: str
    k: Annotated[int, Column("series")]
    estimate: Annotated[float, Column("log2")]
    se: Annotated[float, Column("log2")]
    ci_low: Annotated[float, Column("log2")]
    ci_high: Annotated[float, Column("log2")]
    pi_low: Annotated[float, Column("log2")]
    pi_high: Annotated[float, Column("log2")]
    t: Annotated[float, Column()]
    p: Annotated[float, Column("share")]
    fdr: Annotated[float, Column("share")]
    tau2: Annotated[float, Column("log2_squared")]
    i2: Annotated[float, Column("percent")]
    q: Annotated[float, Column()]
    q_p: Annotated[float, Column("share")]
    method: Annotated[str, Column()]
    series: Annotated[tuple[str, ...], Column()]
    """The series that went in."""
    left_out: Annotated[tuple[tuple[str, Message], ...], Column(parts=("id", "why"))] = ()
    """(series, why) for analysed series that did not go in."""
    with_copies: Annotated[PooledWithDuplicates | None, Column()] = None
    """Where samples that are in the study twice were left out."""


@dataclass(frozen=True, slots=True)
class AllGenesRow:
    """One gene of one series over the specifications that exist for all genes; shares as in ``AllGenes``."""

    series: Annotated[str, Column()]
    n: Annotated[int, Column("specifications")]
    called_up: Annotated[float, Column("share")]
    called_down: Annotated[float, Column("share")]
    agreement: Annotated[float, Column("share")]
    median: Annotated[float, Column("effect_as_unit")]
    low: Annotated[float, Column("effect_as_unit")]
    high: Annotated[float, Column("effect_as_unit")]
    q01: Annotated[float, Column("effect_as_unit")]
    q99: Annotated[float, Column("effect_as_unit")]
    same_sign: Annotated[float, Column("share")]
    default_effect: Annotated[float, Column("effect_as_unit")]
    grade: Annotated[str, Column()]
    percentile: Annotated[float, Column("percent")]
    thresholds: Annotated[Thresholds, Column("log2", name="log2fc_cut"), Column("share", name="fdr_cut")]
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
    chosen: ChosenBefore | None = None
    """FDR among the study's genes, where it says that they were chosen before."""

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
        told: dict[str, Sequence[Any]] = {
            "series": [answer.id for answer in self.answers],
            "call": [str(answer.call) for answer in self.answers],
            "reason": [answer.reason.code if answer.reason else None for answer in self.answers],
        }
        rows = [answer.row for answer in self.answers]
        names = ("probe", *STATISTICS)
        return {**told, **{name: [getattr(row, name) if row else None for row in rows] for name in names}}


STATISTICS = numbers(GeneRow, Fit)
"""What the stored tables have of every gene and probe of a series."""
PROBE_STATISTICS = numbers(ProbeRow, Fit)
POOLED_STATISTICS = numbers(PooledRow, PooledFit)
