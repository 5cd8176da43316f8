"""Does the gene's expression matter for the patient: what one cohort says, all its genes, and the cohorts pooled."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Annotated, Literal

import numpy as np
import numpy.typing as npt

from geneverdict.messages import Message
from geneverdict.model.column import Column, columns_of
from geneverdict.model.frames import Columns, Tabular
from geneverdict.model.series import FloatArray
from geneverdict.model.shown import Shown
from geneverdict.model.survival import Endpoint

IntArray = npt.NDArray[np.intp]

CutKind = Literal["median", "fixed"]
SIGNIFICANT = 0.05
"""What "p < .05" means wherever survival is told."""
LEAST_EVENTS = 10
"""Below so many events nothing is estimated: an interval would span a hundredfold, and its formula would not hold."""
TERM_EVENTS = 10
"""Events for each term of an adjusted model, below which it is told to be too large (Peduzzi and others 1995)."""


@dataclass(frozen=True, slots=True)
class Hazard:
    """One hazard ratio by Cox's model.  Logarithms are natural; positive is worse for high values."""

    n: Annotated[int, Column("patients")]
    events: Annotated[int, Column()]
    left_out: Annotated[int, Column("patients")]
    """Patients without a value of the gene or of a covariate."""
    coef: Annotated[float, Column("log")]
    se: Annotated[float, Column("log")]
    ci_low: Annotated[float, Column("log")]
    """Of ``coef``, 95 %."""
    ci_high: Annotated[float, Column("log")]
    z: Annotated[float, Column()]
    p: Annotated[float, Column("share")]
    """Wald's, two-sided."""
    flag: Annotated[str, Column()]
    """Why there is no finite estimate (``no events``, ``singular``, ``diverging``, ``not converged``), or nothing."""
    covariates: Annotated[tuple[str, ...], Column()] = ()
    note: Annotated[Message | None, Column()] = None
    """What must be known to read it: how covariates were taken, too few events for its terms."""

    @property
    def ratio(self) -> tuple[float, float, float]:
        """Hazard ratio and the ends of its interval; infinite where they are beyond any number."""
        return exponential(self.coef), exponential(self.ci_low), exponential(self.ci_high)


def exponential(value: float) -> float:
    """e to the power of it, infinite where that is no number of a computer."""
    return math.exp(value) if value < 700 else value if math.isnan(value) else math.inf


@dataclass(frozen=True, slots=True, eq=False)
class Proportionality:
    """Whether the hazard ratio of the continuous value stays the same over time (Grambsch & Therneau)."""

    chi2: Annotated[float, Column()]
    p: Annotated[float, Column("share")]
    months: FloatArray
    """Of each death, rising."""
    transformed: FloatArray
    """The same on the axis of the test: 1 − Kaplan and Meier's curve of all patients."""
    residuals: FloatArray
    """Scaled Schoenfeld residuals plus the coefficient: their smooth is the log hazard ratio over time."""
    smooth_at: FloatArray
    """Transformed times of the smooth; empty with too few deaths."""
    smooth: FloatArray
    smooth_low: FloatArray
    """± 2 SE, as is the habit with this plot."""
    smooth_high: FloatArray
    coef: float
    flag: str


@dataclass(frozen=True, slots=True, eq=False)
class CurveGroup:
    """Kaplan and Meier's curve of one group, rising in time; it starts at 1 at time 0, which is not among the rows."""

    label: Annotated[Message, Column()]
    n: Annotated[int, Column("patients")]
    events: Annotated[int, Column()]
    months: Annotated[FloatArray, Column("months")]
    survival: Annotated[FloatArray, Column("share")]
    ci_low: Annotated[FloatArray, Column("share")]
    ci_high: Annotated[FloatArray, Column("share")]
    """95 %, point by point; NaN where the curve has come to 0."""
    censored: Annotated[FloatArray, Column("months")]
    """Times at which somebody was last seen, each once."""
    at_risk: Annotated[IntArray, Column("patients")]
    """At the ``ticks`` of the curves."""
    median: Annotated[float, Column("months")]
    """Months; NaN where not reached."""
    median_low: Annotated[float, Column("months")]
    median_high: Annotated[float, Column("months")]


@dataclass(frozen=True, slots=True)
class MeanTimes:
    """Mean time lived up to ``tau`` months in both groups, and high − low: true whatever the hazards do."""

    tau: Annotated[float, Column("months")]
    high: Annotated[float, Column("months")]
    low: Annotated[float, Column("months")]
    difference: Annotated[float, Column("months")]
    ci_low: Annotated[float, Column("months")]
    ci_high: Annotated[float, Column("months")]
    p: Annotated[float, Column("share")]
    flag: Annotated[str, Column()]


@dataclass(frozen=True, slots=True, eq=False)
class TwoGroups(Shown):
    """Patients cut in two at a value that was fixed before anybody looked at survival."""

    kind: Annotated[CutKind, Column()]
    cut: Annotated[float, Column("value")]
    """High is above it."""
    ticks: Annotated[FloatArray, Column("months")]
    """Months of the time axis."""
    high: Annotated[CurveGroup | None, Column()]
    """None, as ``low``, where one side is empty."""
    low: Annotated[CurveGroup | None, Column()]
    log_rank_chi2: Annotated[float, Column()]
    log_rank_p: Annotated[float, Column("share")]
    hazard: Annotated[Hazard | None, Column()]
    """High against low."""
    mean_times: Annotated[MeanTimes | None, Column()]
    flag: Annotated[str, Column()]


@dataclass(frozen=True, slots=True, eq=False)
class AllCuts(Shown):
    """Every admissible cut, rising, and what the best of them is worth once it is known that all were tried."""

    low: Annotated[float, Column("share")]
    high: Annotated[float, Column("share")]
    """Shares of the patients between which a cut may leave its low group."""
    cut: Annotated[FloatArray, Column("value")]
    n_low: Annotated[IntArray, Column("patients")]
    n_high: Annotated[IntArray, Column("patients")]
    coef: Annotated[FloatArray, Column("log")]
    """Log hazard ratio, high against low."""
    ci_low: Annotated[FloatArray, Column("log")]
    ci_high: Annotated[FloatArray, Column("log")]
    p: Annotated[FloatArray, Column("share")]
    """Log-rank, as if that cut alone had been looked at."""
    z: Annotated[FloatArray, Column()]
    """Standardised log-rank scores; positive where high values die sooner."""
    best: Annotated[int, Column()]
    """Row of the largest |z|; −1 where there is none."""
    statistic: Annotated[float, Column()]
    naive_p: Annotated[float, Column("share")]
    """Log-rank p of the best cut: what is usually printed."""
    corrected_p: Annotated[float, Column("share")]
    """Of the maximally selected statistic (Lausen & Schumacher 1992)."""
    permuted_p: Annotated[float, Column("share")]
    """The same by shuffling; NaN where not asked for."""
    draws: Annotated[int, Column()]
    line_statistic: Annotated[float, Column()]
    """|z| that a best cut must exceed for a corrected p of .05."""
    line_p: float
    """The naive p that belongs to it."""
    sentence: Annotated[Message, Column()]
    flag: Annotated[str, Column()]

    @property
    def honest_p(self) -> float:
        """By shuffling where that was done, because it holds at any size; else by the formula."""
        return self.corrected_p if math.isnan(self.permuted_p) else self.permuted_p


@dataclass(frozen=True, slots=True)
class Place:
    """The gene among all genes of the cohort: in many cancers a random gene is prognostic."""

    n_genes: Annotated[int, Column("genes")]
    """Genes with a score test."""
    rank: Annotated[int, Column()]
    """By |z| of the score test; 1 is the largest."""
    above: Annotated[float, Column("percent")]
    """Per cent of the other genes with a smaller |z|; NaN where there is no other gene."""
    significant: Annotated[float, Column("percent")]
    """Per cent of all genes with p < .05."""
    worse: Annotated[float, Column("percent")]
    """Per cent of those in which high values are worse; NaN where there is none."""
    p: Annotated[float, Column("share")]
    """Of the gene's score test."""
    fdr: Annotated[float, Column("share")]
    sentence: Annotated[Message | None, Column()]
    """None where the gene is alone."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class CohortAnswer(Shown):
    """One gene and one endpoint in one series."""

    gene: str
    series: Annotated[str, Column()]
    platform: Annotated[str, Column()]
    title: Annotated[str, Column()]
    simulated: Annotated[bool, Column("truth")]
    measured_as: Annotated[str, Column()]
    """Its name in the series."""
    source: Annotated[Literal["inferred", "study file"], Column()]
    evidence: Annotated[tuple[Message, ...], Column()]
    """What the times and events rest on."""
    n: Annotated[int, Column("patients")]
    """Patients with time, status and a value of the gene."""
    events: Annotated[int, Column()]
    left_out: Annotated[int, Column("patients")]
    """Patients with time and status and without a value of the gene."""
    follow_up: Annotated[float, Column("months")]
    """Median in months by the reversed Kaplan–Meier curve; NaN where not reached."""
    sd: Annotated[float, Column("value")]
    """Of the gene in these patients: the unit of ``hazard``."""
    value_unit: Annotated[str, Column()]
    """Of the gene's values: ``log2`` or the scale's name."""
    hazard: Annotated[Hazard, Column()]
    """Per SD."""
    adjusted: Annotated[Hazard | None, Column()]
    proportional: Annotated[Proportionality, Column()]
    groups: Annotated[TwoGroups, Column()]
    cuts: Annotated[AllCuts, Column()]
    place: Annotated[Place | None, Column()]
    sentences: Annotated[tuple[Message, ...], Column()]
    endpoint: Endpoint


@dataclass(frozen=True, slots=True)
class SurvivalRefusal:
    """A series that says nothing of the gene's survival, and why."""

    series: Annotated[str, Column()]
    endpoint: Annotated[Endpoint | None, Column()]
    """None where it holds for every endpoint."""
    code: Annotated[
        Literal["no_survival", "switched_off", "check", "few_events", "not_measured", "constant", "error"], Column()
    ]
    text: Annotated[Message, Column()]
    """Why: a clause, without a full stop."""
    todo: Annotated[Message | None, Column()] = None
    """What to do, or the line for the study file."""


@dataclass(frozen=True, slots=True)
class PooledHazard:
    """Log hazard ratio per SD over cohorts: REML, Hartung–Knapp.  Intervals are NaN when k = 1."""

    k: Annotated[int, Column("cohorts")]
    series: Annotated[tuple[str, ...], Column()]
    left_out: Annotated[tuple[tuple[str, Message], ...], Column(parts=("series", "why"))]
    """(series, why) of cohorts that have an answer and did not go in."""
    coef: Annotated[float, Column("log")]
    se: Annotated[float, Column("log")]
    ci_low: Annotated[float, Column("log")]
    ci_high: Annotated[float, Column("log")]
    pi_low: Annotated[float, Column("log")]
    pi_high: Annotated[float, Column("log")]
    p: Annotated[float, Column("share")]
    tau2: Annotated[float, Column()]
    i2: Annotated[float, Column("percent")]
    q: Annotated[float, Column()]
    q_p: Annotated[float, Column("share")]
    method: Annotated[str, Column()]

    @property
    def ratio(self) -> tuple[float, float, float]:
        return exponential(self.coef), exponential(self.ci_low), exponential(self.ci_high)


@dataclass(frozen=True, slots=True)
class SharedPatients:
    """Patients who stand in two cohorts of one endpoint, or twice in one, and what says so.

    A patient may be found in several ways.
    """

    series_a: Annotated[str, Column()]
    series_b: Annotated[str, Column()]
    """The same as ``series_a`` for patients who stand in it twice."""
    samples: Annotated[tuple[tuple[str, str], ...], Column(parts=("a", "b"))]
    by_accession: Annotated[int, Column("patients")]
    """The same sample of GEO, or of one series in two contrasts."""
    by_name: Annotated[int, Column("patients")]
    """The same name of the sample or the individual, where times and states bear the names out."""
    by_outcome: Annotated[int, Column("patients")]
    """The same time, state and (where known) age, each of them nobody else's, where they are too many for chance."""
    expected: Annotated[float, Column("patients")]
    """How many of ``by_outcome`` would be expected among strangers."""
    by_profile: Annotated[int, Column("patients")]
    contradicted: Annotated[int, Column("patients")]
    """Of the same name with times or states that one patient cannot have."""
    message: Annotated[Message, Column(inline=True)]


@dataclass(frozen=True, slots=True, eq=False)
class CopiesInPool:
    """Patients who would count twice: what is left out of the pooled line, and the line without leaving out."""

    shared: tuple[SharedPatients, ...]
    left_out: tuple[tuple[str, int], ...]
    """(series, patients left out of it)."""
    counted_twice: PooledHazard | None
    """None where nobody is left out."""
    sentences: tuple[Message, ...]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class SurvivalAnswer(Shown):
    """One gene and one endpoint over the cohorts of a study."""

    gene: str
    endpoint: Annotated[Endpoint, Column()]
    headline: Annotated[Message, Column()]
    details: Annotated[tuple[Message, ...], Column()]
    cohorts: Annotated[tuple[CohortAnswer, ...], Column()]
    pooled: Annotated[PooledHazard | None, Column()]
    """Without the patients who would count twice."""
    shared: Annotated[tuple[SharedPatients, ...], Column()] = ()
    """Who stands in two cohorts, or twice in one."""
    counted_twice: Annotated[PooledHazard | None, Column()] = None
    """The pooled line if nobody were left out; None where nobody is."""
    refusals: Annotated[tuple[SurvivalRefusal, ...], Column()]


@dataclass(frozen=True, slots=True, eq=False)
class SurvivalGenes(Tabular, Shown):
    """Every gene of one cohort and endpoint, one value per gene; NaN where there is no estimate."""

    series: str
    endpoint: Endpoint
    genes: Annotated[tuple[str, ...], Column(name="gene")]
    n: Annotated[FloatArray, Column("patients")]
    events: Annotated[FloatArray, Column()]
    coef: Annotated[FloatArray, Column("log")]
    """Log hazard ratio per SD; ± infinity where the likelihood has no maximum."""
    se: Annotated[FloatArray, Column("log")]
    ci_low: Annotated[FloatArray, Column("log")]
    ci_high: Annotated[FloatArray, Column("log")]
    p: Annotated[FloatArray, Column("share")]
    """Wald's."""
    score_z: Annotated[FloatArray, Column()]
    """Signed root of the score test: genes are ranked by it."""
    score_p: Annotated[FloatArray, Column("share")]
    fdr: Annotated[FloatArray, Column("share")]
    """Benjamini–Hochberg of ``score_p``."""
    sd: Annotated[FloatArray, Column("value")]

    def _columns(self) -> Columns:
        return {one.name: getattr(self, one.field) for one in columns_of(self)}
