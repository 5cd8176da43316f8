"""What this series could have seen of the gene, and how many samples it would take."""

from __future__ import annotations

import math
from functools import lru_cache, partial
from typing import Literal, NamedTuple

import numpy as np

from geneverdict.evidence.finding import finding
from geneverdict.evidence.why.gene_in_series import GeneInSeries
from geneverdict.messages import Code, Value, count, effect, p, percent, ratio, threshold
from geneverdict.model.series import FloatArray
from geneverdict.model.series_context import SeriesContext
from geneverdict.model.why import Finding, Listed, Severity
from geneverdict.stats.arrays import IntArray
from geneverdict.stats.power import (
    Plan,
    chance_listed,
    detectable_effect,
    misleading,
    power,
    sd_interval,
    size_listed,
    size_needed,
)
from geneverdict.stats.special import ndtr
from geneverdict.stats.student import quantile

WANTED = 0.8
POINTS = 20
LARGEST = 2000
"""Pairs or samples in each group beyond which the curve is not drawn, unless the series itself is larger."""
SMALLEST = 3
RARE_SIGN = 0.001
"""Probability of a wrong sign from which it is said."""
OVERSTATED = 1.1
"""Type M error from which it is said."""


LEAST_DF = 5
"""Residual degrees of freedom below which the spread is too little known to count samples by it."""
EXACT, GROUPS = 400, 100
"""Genes that are looked at one by one where the next study's list is foreseen, and groups of the others."""
SPAN = 0.9
"""Of the interval of the samples needed."""


class Strength(NamedTuple):
    """Numbers that do not apply are NaN, None or empty."""

    detectable: float
    power_at_cut: float
    n_needed: int | None
    n_typical: int | None
    """For a gene of the series' typical spread."""
    detectable_at: tuple[tuple[int, float], ...]
    type_s: float
    type_m: float
    listed: Listed | None = None


UNKNOWN = Strength(math.nan, math.nan, None, None, (), math.nan, math.nan)


def strength(subject: GeneInSeries) -> Strength:
    """Power at the p-line of this series, with the moderated standard error of this gene.

    A cut of 0 has no power or size to speak of; off the log2 scale only the detectable difference is given.
    """
    row, line = subject.row, subject.p_line
    usable = 0 < line < WANTED and 0 < row.se < math.inf and row.df > 0
    if not usable:
        return UNKNOWN
    one, df = np.array([row.se]), np.array([row.df])
    here = float(detectable_effect(one, df, p_cut=line, power=WANTED)[0])
    cut = subject.thresholds.log2fc
    if not subject.is_log2 or cut <= 0:
        return UNKNOWN._replace(detectable=here, detectable_at=_curve(subject, None))
    counted = countable(subject)
    needed = _needed(subject, subject.sd) if counted else None
    prior = subject.context.info.var_prior
    typical = _needed(subject, math.sqrt(prior)) if counted and prior > 0 else None
    wrong = misleading(np.array([cut]), one, df, p_cut=line)
    return Strength(
        detectable=here,
        power_at_cut=float(power(np.array([cut]), one, df, p_cut=line)[0]),
        n_needed=needed,
        n_typical=typical,
        detectable_at=_curve(subject, needed),
        type_s=float(wrong.type_s[0]),
        type_m=float(wrong.type_m[0]),
        listed=_listed(subject) if counted else None,
    )


def countable(subject: GeneInSeries) -> bool:
    """Whether the series knows its spread and its labels well enough to say how many samples it would take."""
    return residual_df(subject) >= LEAST_DF and not subject.context.info.checks.labels_in_doubt


def residual_df(subject: GeneInSeries) -> float:
    return subject.fitted.df if subject.fitted is not None else subject.row.df - _prior_df(subject)


def _listed(subject: GeneInSeries) -> Listed:
    """Were the gene's own estimate true; the interval from how well its SD is known."""
    own, sd, df = abs(subject.row.log2fc), subject.sd, subject.row.df
    kind: Literal["paired", "unpaired"] = "paired" if subject.paired else "unpaired"
    known = Plan(kind, partial(line_at, subject), subject.thresholds.log2fc, _prior_df(subject))
    guessed = known._replace(df_sigma=df)
    chance = float(chance_listed(own, sd, np.array([max(2, round(subject.size))]), guessed)[0])
    ends = (size_listed(own, end, known, power=WANTED) for end in sd_interval(sd, df, SPAN))
    return Listed(chance, size_listed(own, sd, guessed, power=WANTED), *ends)


def line_at(subject: GeneInSeries, sizes: IntArray) -> FloatArray:
    """The largest p that meets the FDR in studies of so many pairs, or samples in each group.

    A smaller study lists fewer genes than this one, a larger one more; where fewer are listed p has to be smaller.  The
    line moves with the number that is expected: each gene counts for 1 − its FDR, as if its t statistic were true.
    """
    t, weight = _signal(subject.context, subject.row.df)
    every = np.append(sizes, max(2, round(subject.size))).astype(np.float64)
    df: FloatArray = (every - 1 if subject.paired else 2 * every - 2) + _prior_df(subject)
    shift: FloatArray = np.outer(np.sqrt(every / subject.size), t) - quantile(subject.p_line / 2, df)[:, None]
    expected = np.maximum(ndtr(shift) @ weight, 1.0)
    line: FloatArray = subject.p_line * (expected / expected[-1])[:-1]
    return np.minimum(line, subject.thresholds.fdr)


@lru_cache(maxsize=16)
def _signal(context: SeriesContext, df: float) -> tuple[FloatArray, FloatArray]:
    """|t| of the genes that may differ, and the weight of each; the many small ones as means of equal groups."""
    possible = np.flatnonzero(context.fdr < 1)
    order = possible[np.argsort(context.p[possible], kind="stable")]
    t = quantile(np.maximum(context.p[order], np.finfo(np.float64).tiny) / 2, np.full(len(order), df))
    weight = 1 - context.fdr[order]
    if len(order) <= EXACT + GROUPS:
        return t, weight
    rest = np.array_split(np.arange(EXACT, len(order)), GROUPS)
    means = [float(np.average(t[part], weights=weight[part] + 1e-300)) for part in rest]
    sums = [float(weight[part].sum()) for part in rest]
    return np.append(t[:EXACT], means), np.append(weight[:EXACT], sums)


def _prior_df(subject: GeneInSeries) -> float:
    return subject.prior.df if subject.prior is not None else subject.context.info.df_prior


def _needed(subject: GeneInSeries, sd: float) -> int | None:
    kind: Literal["paired", "unpaired"] = "paired" if subject.paired else "unpaired"
    cut, df = subject.thresholds.log2fc, _prior_df(subject)
    return size_needed(cut, sd, kind=kind, p_cut=partial(line_at, subject), power=WANTED, df_prior=df)


def _curve(subject: GeneInSeries, needed: int | None) -> tuple[tuple[int, float], ...]:
    here = math.ceil(subject.size)
    top = max(2 * here, min(2 * (needed or 0), LARGEST), SMALLEST + 1)
    sizes = np.unique(np.geomspace(SMALLEST, top, POINTS).round())
    df = (sizes - 1 if subject.paired else 2 * sizes - 2) + _prior_df(subject)
    found: FloatArray = detectable_effect(subject.sd * np.sqrt(2 / sizes), df, p_cut=subject.p_line, power=WANTED)
    return tuple((int(n), float(x)) for n, x in zip(sizes, found, strict=True) if math.isfinite(x))


def few_samples(subject: GeneInSeries) -> list[Finding]:
    """Two or fewer on a side (pairs: two or fewer) before any other statistical reason; three are worth a note."""
    info = subject.context.info
    if subject.paired:
        n, side = info.n_pairs, "pair"
    else:
        n, side = min((info.n_case, "case"), (info.n_control, "control"))
    if n > SMALLEST:
        return []
    weight: Severity = "note" if n == SMALLEST else "matters" if subject.significant else "decides"
    return [finding("few_samples", weight, {"n": count(n), "side": Code(side)})]


def size_findings(subject: GeneInSeries, known: Strength) -> list[Finding]:
    """Not significant and not seen with enough power: too variable, or too few samples?"""
    if subject.significant or not known.power_at_cut < WANTED or known.n_typical is None:
        return []
    typical_sd = math.sqrt(subject.context.info.var_prior)
    code = "too_variable" if known.n_typical <= subject.size else "too_few_samples"
    own = residual_sd(subject)
    higher = share_below(own**2 / subject.context.info.var_prior, subject)
    values = {
        **own_estimate(subject, known.listed),
        "sd": effect(own),
        "ratio": ratio(own / typical_sd),
        "typical_sd": effect(typical_sd),
        "above": percent(higher) if higher > 0.5 else None,
        "unit": subject.unit,
        "n_typical": count(known.n_typical),
        "n_needed": count(known.n_needed) if known.n_needed is not None else None,
        **_there(subject),
        "cut": threshold(subject.thresholds.log2fc),
    }
    return [finding(code, "matters", values)]


def own_estimate(subject: GeneInSeries, listed: Listed | None) -> dict[str, Value]:
    """What it would take to have the gene in the list, were its own estimate true."""
    if listed is None:
        return {}
    own = abs(subject.row.log2fc)
    span = {"n_low": listed.n_low, "n_high": listed.n_high}
    state = "never" if not own > subject.thresholds.log2fc else "over" if listed.n is None else "some"
    numbers = {name: count(n) for name, n in {"n_listed": listed.n, **span}.items() if n is not None}
    return {"own": effect(subject.row.log2fc), "state": Code(state), **numbers}


def residual_sd(subject: GeneInSeries) -> float:
    """The gene's own SD within the groups, not moderated where it is known."""
    fitted = subject.fitted
    alike = subject.weights is None
    return math.sqrt(fitted.rss / fitted.df) if alike and fitted is not None and fitted.df > 0 else subject.sd


def share_below(ratio: float, subject: GeneInSeries) -> float:
    """Share of genes whose variance is a smaller multiple of the typical one: the F distribution with the gene's and
    the prior's degrees of freedom, by Paulson's normal approximation (1942); NaN without a prior."""
    fitted, prior = subject.fitted, _prior_df(subject)
    if fitted is None or fitted.df <= 0 or prior <= 0 or not ratio >= 0:
        return math.nan
    return f_below(ratio, fitted.df, prior)


def f_below(ratio: float, df: float, df_below: float) -> float:
    """P(F ≤ ratio), to about 0.01 from 3 degrees of freedom on.

    >>> round(f_below(2.98, 10, 10), 2), f_below(0.0, 10, 10) < 1e-6
    (0.95, True)
    """
    root, a, b = ratio ** (1 / 3), 2 / (9 * df), 2 / (9 * df_below)
    z = ((1 - b) * root - (1 - a)) / math.sqrt(b * root**2 + a)
    return 0.5 * math.erfc(-z / math.sqrt(2))


def power_findings(subject: GeneInSeries, known: Strength) -> list[Finding]:
    """The chance to see the threshold's fold change here, and how far results that reach significance overstate."""
    if not math.isfinite(known.detectable):
        return []
    detectable = effect(known.detectable)
    if not math.isfinite(known.power_at_cut):
        return [] if subject.significant else [finding("detectable_difference", "note", {"detectable": detectable})]
    cut = threshold(subject.thresholds.log2fc)
    values = {"cut": cut, "power": p(known.power_at_cut), "detectable": detectable}
    if subject.significant:
        return [said] if (said := _exaggerated(subject)) is not None else []
    if known.power_at_cut < WANTED:
        return [finding("underpowered", "matters", values)]
    return [finding("power_enough", "note", values)]


def _exaggerated(subject: GeneInSeries) -> Finding | None:
    """How far a significant estimate overstates, were the gene's own the true one, and the nearer end of its interval.

    None below ``OVERSTATED``.
    """
    row = subject.row
    ends = sorted((abs(row.ci_low), abs(row.ci_high)))
    inner = ends[0] if row.ci_low * row.ci_high > 0 else math.nan
    true = np.array([abs(row.log2fc), inner, ends[1]])
    wrong = misleading(true, np.full(3, row.se), np.full(3, row.df), p_cut=subject.p_line)
    own, near, far = (float(x) for x in wrong.type_m)
    if not max(own, near if math.isfinite(near) else own) >= OVERSTATED:
        return None
    sign = float(wrong.type_s[1 if math.isfinite(inner) else 0])
    values = {
        "own": effect(row.log2fc),
        "type_m": ratio(own),
        "near": effect(math.copysign(inner, row.log2fc)) if math.isfinite(near) else None,
        "type_m_near": ratio(near) if math.isfinite(near) else None,
        "type_m_far": ratio(far) if math.isfinite(far) else None,
        "far": effect(math.copysign(ends[1], row.log2fc)) if math.isfinite(far) else None,
        "type_s": p(sign) if sign >= RARE_SIGN else None,
    }
    return finding("exaggerated", "matters" if own >= OVERSTATED else "note", values)


def _there(subject: GeneInSeries) -> dict[str, Value]:
    info = subject.context.info
    counts = {"n_pairs": info.n_pairs} if subject.paired else {"n_case": info.n_case, "n_control": info.n_control}
    return {name: count(n) for name, n in counts.items()}
