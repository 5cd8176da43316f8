"""Does the gene's expression matter for the patient: what one cohort says, all its genes, and the cohorts pooled."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from geneverdict.messages import Message
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

    n: int
    events: int
    left_out: int
    """Patients without a value of the gene or of a covariate."""
    coef: float
    se: float
    ci_low: float
    """Of ``coef``, 95 %."""
    ci_high: float
    z: float
    p: float
    """Wald's, two-sided."""
    flag: str
    """Why there is no finite estimate (``no events``, ``singular``, ``diverging``, ``not converged``), or nothing."""
    covariates: tuple[str, ...] = ()
    note: Message | None = None
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

    chi2: float
    p: float
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

    label: Message
    n: int
    events: int
    months: FloatArray
    survival: FloatArray
    ci_low: FloatArray
    ci_high: FloatArray
    """95 %, point by point; NaN where the curve has come to 0."""
    censored: FloatArray
    """Times at which somebody was last seen, each once."""
    at_risk: IntArray
    """At the ``ticks`` of the curves."""
    median: float
    """Months; NaN where not reached."""
    median_low: float
    median_high: float


@dataclass(frozen=True, slots=True)
class MeanTimes:
    """Mean time lived up to ``tau`` months in both groups, and high − low: true whatever the hazards do."""

    tau: float
    high: float
    low: float
    difference: float
    ci_low: float
    ci_high: float
    p: float
    flag: str


@dataclass(frozen=True, slots=True, eq=False)
class TwoGroups(Shown):
    """Patients cut in two at a value that was fixed before anybody looked at survival."""

    kind: CutKind
    cut: float
    """High is above it."""
    ticks: FloatArray
    """Months of the time axis."""
    high: CurveGroup | None
    """None, as ``low``, where one side is empty."""
    low: CurveGroup | None
    log_rank_chi2: float
    log_rank_p: float
    hazard: Hazard | None
    """High against low."""
    mean_times: MeanTimes | None
    flag: str


@dataclass(frozen=True, slots=True, eq=False)
class AllCuts(Shown):
    """Every admissible cut, rising, and what the best of them is worth once it is known that all were tried."""

    low: float
    high: float
    """Shares of the patients between which a cut may leave its low group."""
    cut: FloatArray
    n_low: IntArray
    n_high: IntArray
    coef: FloatArray
    """Log hazard ratio, high against low."""
    ci_low: FloatArray
    ci_high: FloatArray
    p: FloatArray
    """Log-rank, as if that cut alone had been looked at."""
    z: FloatArray
    """Standardised log-rank scores; positive where high values die sooner."""
    best: int
    """Row of the largest |z|; −1 where there is none."""
    statistic: float
    naive_p: float
    """Log-rank p of the best cut: what is usually printed."""
    corrected_p: float
    """Of the maximally selected statistic (Lausen & Schumacher 1992)."""
    permuted_p: float
    """The same by shuffling; NaN where not asked for."""
    draws: int
    line_statistic: float
    """|z| that a best cut must exceed for a corrected p of .05."""
    line_p: float
    """The naive p that belongs to it."""
    sentence: Message
    flag: str

    @property
    def honest_p(self) -> float:
        """By shuffling where that was done, because it holds at any size; else by the formula."""
        return self.corrected_p if math.isnan(self.permuted_p) else self.permuted_p


@dataclass(frozen=True, slots=True)
class Place:
    """The gene among all genes of the cohort: in many cancers a random gene is prognostic."""

    n_genes: int
    """Genes with a score test."""
    rank: int
    """By |z| of the score test; 1 is the largest."""
    above: float
    """Per cent of the other genes with a smaller |z|; NaN where there is no other gene."""
    significant: float
    """Per cent of all genes with p < .05."""
    worse: float
    """Per cent of those in which high values are worse; NaN where there is none."""
    p: float
    """Of the gene's score test."""
    fdr: float
    sentence: Message | None
    """None where the gene is alone."""


@dataclass(frozen=True, slots=True, eq=False)
class CohortAnswer(Shown):
    """One gene and one endpoint in one series."""

    gene: str
    measured_as: str
    """Its name in the series."""
    series: str
    platform: str
    title: str
    simulated: bool
    endpoint: Endpoint
    source: Literal["inferred", "study file"]
    evidence: tuple[Message, ...]
    """What the times and events rest on."""
    n: int
    """Patients with time, status and a value of the gene."""
    events: int
    left_out: int
    """Patients with time and status and without a value of the gene."""
    follow_up: float
    """Median in months by the reversed Kaplan–Meier curve; NaN where not reached."""
    sd: float
    """Of the gene in these patients: the unit of ``hazard``."""
    value_unit: str
    """Of the gene's values: ``log2`` or the scale's name."""
    hazard: Hazard
    """Per SD."""
    adjusted: Hazard | None
    proportional: Proportionality
    groups: TwoGroups
    cuts: AllCuts
    place: Place | None
    sentences: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class SurvivalRefusal:
    """A series that says nothing of the gene's survival, and why."""

    series: str
    endpoint: Endpoint | None
    """None where it holds for every endpoint."""
    code: Literal["no_survival", "switched_off", "check", "few_events", "not_measured", "constant", "error"]
    text: Message
    """Why: a clause, without a full stop."""
    todo: Message | None = None
    """What to do, or the line for the study file."""


@dataclass(frozen=True, slots=True)
class PooledHazard:
    """Log hazard ratio per SD over cohorts: REML, Hartung–Knapp.  Intervals are NaN when k = 1."""

    k: int
    series: tuple[str, ...]
    left_out: tuple[tuple[str, Message], ...]
    """(series, why) of cohorts that have an answer and did not go in."""
    coef: float
    se: float
    ci_low: float
    ci_high: float
    pi_low: float
    pi_high: float
    p: float
    tau2: float
    i2: float
    q: float
    q_p: float
    method: str

    @property
    def ratio(self) -> tuple[float, float, float]:
        return exponential(self.coef), exponential(self.ci_low), exponential(self.ci_high)


@dataclass(frozen=True, slots=True, eq=False)
class SurvivalAnswer(Shown):
    """One gene and one endpoint over the cohorts of a study."""

    gene: str
    endpoint: Endpoint
    cohorts: tuple[CohortAnswer, ...]
    refusals: tuple[SurvivalRefusal, ...]
    pooled: PooledHazard | None
    headline: Message
    details: tuple[Message, ...]


@dataclass(frozen=True, slots=True, eq=False)
class SurvivalGenes(Tabular, Shown):
    """Every gene of one cohort and endpoint, one value per gene; NaN where there is no estimate."""

    series: str
    endpoint: Endpoint
    genes: tuple[str, ...]
    n: FloatArray
    events: FloatArray
    coef: FloatArray
    """Log hazard ratio per SD; ± infinity where the likelihood has no maximum."""
    se: FloatArray
    ci_low: FloatArray
    ci_high: FloatArray
    p: FloatArray
    """Wald's."""
    score_z: FloatArray
    """Signed root of the score test: genes are ranked by it."""
    score_p: FloatArray
    fdr: FloatArray
    """Benjamini–Hochberg of ``score_p``."""
    sd: FloatArray

    def _columns(self) -> Columns:
        names = ("n", "events", "coef", "se", "ci_low", "ci_high", "p", "score_z", "score_p", "fdr", "sd")
        return {"gene": self.genes, **{name: getattr(self, name) for name in names}}
