"""The multiverse: every reasonable analysis of one gene, what each says, and what that says together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.messages import Message
from geneverdict.model.column import Column
from geneverdict.model.counts import Counts
from geneverdict.model.frames import Columns, Tabular, arrays
from geneverdict.model.prepared import Design
from geneverdict.model.series import FloatArray
from geneverdict.model.shown import Shown
from geneverdict.model.study import Analysis, Thresholds

BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.intp]


class Specification(NamedTuple):
    """One full set of analysis choices in one series; every field is the name of an option."""

    scale: str
    """``as_settled`` or ``other_rule`` (GEO2R's rule, where it disagrees)."""
    normalise: str
    """``as_deposited`` or ``quantile``."""
    probes: str
    """A choice of the study file (``highest_median`` …, ``mean_of_probes``) or ``probe:ID``: this probe of the gene."""
    multi_gene_probes: str
    """``drop`` or ``keep``."""
    filter: str
    """``none``, ``lowest_quarter`` or ``lowest_half``: genes of the lowest mean expression are left out."""
    samples: str
    """``all``, ``without_outliers``, ``without_suspects``, ``complete_pairs`` or ``without_pools_and_copies``."""
    design: str
    """``paired``, ``unpaired`` or ``block_correlation``."""
    covariates: str
    """``none``, ``all``, or the field of one covariate."""
    test: str
    """``moderated``, ``trend``, ``robust``, ``array_weights``, ``group_weights``, ``welch`` or ``rank``; of a study
    that uses several refinements, these joined by "+"."""


class PooledSpecification(NamedTuple):
    """One full set of choices of the analysis pooled over series.  The first four are made alike in every series; a
    series that does not offer the option keeps its default."""

    normalise: str
    probes: str
    samples: str
    design: str
    effect: str
    """``log2fc`` with its moderated SE, or ``standardised`` (Hedges' g; of pairs on the raw SD)."""
    estimator: str
    """Of the variance between series: ``REML``, ``PM``, ``DL``; or ``FE``, one common effect."""
    interval: str
    """``hk`` (Hartung-Knapp), ``hk_max1`` or ``z``."""
    series: str
    """``all``, or ``without ID``."""
    copies: str
    """``leave_out`` or ``keep``: samples that are in the study twice."""


@dataclass(frozen=True, slots=True, eq=False)
class Rowset(Shown):
    """Which row of a stack stands for each gene."""

    genes: tuple[str, ...]
    rows: IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Stack(Shown):
    """Every row that some specification of one scale and one normalisation uses: probes, and means of probes."""

    values: FloatArray
    """rows × samples of the series, NaN where missing."""
    rowsets: Mapping[tuple[str, str], Rowset]
    """By (probes, multi_gene_probes)."""


@dataclass(frozen=True, slots=True, eq=False)
class SpecificationPlan(Shown):
    """What the specifications of one series share, prepared once."""

    series: str
    is_log2: bool
    stacks: Mapping[tuple[str, str], Stack]
    """By (scale, normalise)."""
    designs: Mapping[tuple[str, str, str], Design]
    """By (samples, design, covariates); those that cannot be made are refused specifications."""
    blocks: tuple[str | None, ...]
    """The individual of each sample of the series."""
    is_case: FloatArray
    """Of each sample of the series: 1 case, 0 control, NaN neither."""
    samples: tuple[str, ...]
    specifications: tuple[Specification, ...]
    weights: FloatArray
    refused: tuple[Message | None, ...]
    """Why a specification makes no sense here; None for those that are run."""
    default: int
    """Which of them is the study's own analysis."""
    targets: tuple[str, ...]
    """Genes whose every specification is kept."""
    genes_of: Mapping[str, tuple[str, ...]]
    """``probe:ID`` → the targets it is an option of: several where it names several."""
    unavailable: tuple[tuple[str, str, Message], ...]
    """(dimension, option, why) for options that this series does not offer."""
    notes: tuple[Message, ...] = ()
    counts: Counts | None = None
    """Of a series of counts, which has no stacks: each specification filters and normalises for itself."""
    analyses: Mapping[tuple[str, str], Analysis] = field(default_factory=dict)
    """Of counts, by (normalise, test)."""

    def concerns(self, spec: Specification, gene: str) -> bool:
        """Whether it is an analysis of ``gene``: single probes of other genes are not."""
        return gene in self.genes_of.get(spec.probes, (gene,))


@dataclass(frozen=True, slots=True, eq=False)
class Curve(Shown):
    """One gene under every specification.  Arrays have one value for each, NaN where refused or not estimable."""

    gene: str
    series: str
    """"" when pooled."""
    specifications: tuple[Specification, ...] | tuple[PooledSpecification, ...]
    weights: Annotated[FloatArray, Column(name="weight")]
    effect: Annotated[FloatArray, Column("effect_as_unit")]
    """log2FC, case − control (standardised where the specification says so)."""
    se: Annotated[FloatArray, Column("effect_as_unit")]
    """NaN for rank tests, which have none."""
    ci_low: Annotated[FloatArray, Column("effect_as_unit")]
    ci_high: Annotated[FloatArray, Column("effect_as_unit")]
    p: Annotated[FloatArray, Column("share")]
    fdr: Annotated[FloatArray, Column("share")]
    """Pooled: NaN, since the other genes are not pooled under every specification."""
    n_genes: Annotated[FloatArray, Column("genes")]
    """Tested; pooled: the number of series."""
    refused: tuple[Message | None, ...]
    """Why not, None where done."""
    default: int
    unit: str = "log2FC"
    unavailable: tuple[tuple[str, str, Message], ...] = ()
    notes: tuple[Message, ...] = ()

    @property
    def dimensions(self) -> tuple[str, ...]:
        return self.specifications[0]._fields

    @property
    def done(self) -> npt.NDArray[np.bool_]:
        """Specifications with a result."""
        there: npt.NDArray[np.bool_] = np.isfinite(self.effect) & np.isfinite(self.p)
        return there


@dataclass(frozen=True, slots=True)
class PresetShare:
    """How many specifications call the gene at one pair of thresholds (weighted shares, 0 … 1)."""

    name: Annotated[Message, Column(said="alone")]
    log2fc: Annotated[float, Column("log2")]
    fdr: Annotated[float, Column("share")]
    """Pooled: the p-value's cut."""
    up: Annotated[float, Column("share")]
    down: Annotated[float, Column("share")]


@dataclass(frozen=True, slots=True)
class OptionSummary:
    option: Annotated[str, Column()]
    n: Annotated[int, Column("specifications")]
    median: Annotated[float, Column("effect_as_unit")]
    """Of the effect; NaN where every specification with this option is refused."""
    called: Annotated[float, Column("share")]
    """Share called at the study's thresholds, up or down."""


@dataclass(frozen=True, slots=True)
class ChoiceSummary:
    """One dimension: how much of the answer it moves."""

    dimension: Annotated[str, Column()]
    share_of_variance: Annotated[float, Column("share")]
    """Of the effects: variance of the options' means over the variance of all (0 … 1)."""
    share_of_calls: Annotated[float, Column("share")]
    """The same for called or not at the study's thresholds."""
    options: Annotated[tuple[OptionSummary, ...], Column()]


@dataclass(frozen=True, slots=True)
class Flip:
    """A smallest change from the default that changes the call."""

    changes: Annotated[tuple[tuple[str, str, str], ...], Column(parts=("dimension", "from", "to"))]
    """(dimension, from, to)."""
    call: Annotated[str, Column()]
    effect: Annotated[float, Column("effect_as_unit")]
    p: Annotated[float, Column("share")]
    fdr: Annotated[float, Column("share")]
    index: Annotated[int, Column(name="number")]
    """Of the specification."""


@dataclass(frozen=True, slots=True)
class NullTest:
    """Joint inference: the same specifications on permuted labels (Simonsohn, Simmons & Nelson 2020)."""

    draws: Annotated[int, Column()]
    exact: Annotated[bool, Column("truth")]
    """Every possible permutation was made."""
    scheme: Annotated[Message, Column()]
    """How labels were permuted."""
    n_specifications: Annotated[int, Column("specifications")]
    p_median: Annotated[float, Column("share")]
    """Of |median effect|."""
    p_significant: Annotated[float, Column("share")]
    """Of the share with p < .05 and the more frequent sign."""
    p_sign: Annotated[float, Column("share")]
    """Of the share of the more frequent sign."""
    observed_significant: Annotated[float, Column("share")]
    """That share with the observed labels, counted as in the draws."""
    median_low: Annotated[float, Column("effect_as_unit")]
    """2.5 % of the medians under the null."""
    median_high: Annotated[float, Column("effect_as_unit")]


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveSummary(Shown):
    """What the specifications of one gene say together.  Shares are weighted and count specifications with a result."""

    n: Annotated[int, Column("specifications")]
    n_refused: Annotated[int, Column("specifications")]
    """Ruled out by a rule, or without a result for this gene."""
    default_call: Annotated[str, Column()]
    agreement: Annotated[float, Column("share")]
    """Share with the default's call at the study's thresholds."""
    grade: Annotated[str, Column()]
    """``stable``, ``mostly stable``, ``depends on the analyst``, ``overturned``, ``left open``, ``labels in doubt`` or
    ``mix of cells`` (``evidence.multiverse.grade``)."""
    percentile: Annotated[float, Column("percent")] = float("nan")
    """Share of the genes of about the same effect, in per cent, that are less fragile."""
    n_alike: Annotated[int, Column("genes")] = 0
    """Genes it was compared with."""
    median: Annotated[float, Column("effect_as_unit")]
    low: Annotated[float, Column("effect_as_unit")]
    high: Annotated[float, Column("effect_as_unit")]
    """Smallest and largest effect."""
    q01: Annotated[float, Column("effect_as_unit")]
    q99: Annotated[float, Column("effect_as_unit")]
    same_sign: Annotated[float, Column("share")]
    """Share of the more frequent sign."""
    janus: Annotated[bool, Column("truth")]
    """The effects at 1 % and 99 % have opposite signs (Patel, Burford & Ioannidis 2015)."""
    presets: Annotated[tuple[PresetShare, ...], Column()]
    """The study's thresholds first."""
    choices: Annotated[tuple[ChoiceSummary, ...], Column()]
    """The one that moves the effect most first."""
    flips: Annotated[tuple[Flip, ...], Column()]
    null: Annotated[NullTest | None, Column()] = None
    sentences: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class AllGenes(Tabular, Shown):
    """Every gene of one series over the specifications that exist for all genes.  Arrays (genes,)."""

    genes: tuple[str, ...]
    n: FloatArray
    """Specifications with a result."""
    called_up: FloatArray
    """Weighted share at the study's thresholds."""
    called_down: FloatArray
    agreement: FloatArray
    median: FloatArray
    low: FloatArray
    high: FloatArray
    q01: FloatArray
    q99: FloatArray
    same_sign: FloatArray
    default_effect: FloatArray
    grade: npt.NDArray[np.str_]
    percentile: FloatArray
    """More fragile than this share of the genes of about the same effect, per cent."""

    def _columns(self) -> Columns:
        return {"gene": self.genes, **arrays(self, len(self.genes))}


@dataclass(frozen=True, slots=True, eq=False)
class GeneMultiverse(Shown):
    """One gene of a study: a curve for each series, one pooled, and what they say."""

    gene: str
    thresholds: Thresholds
    series: tuple[tuple[Curve, CurveSummary], ...]
    pooled: tuple[Curve, CurveSummary] | None
