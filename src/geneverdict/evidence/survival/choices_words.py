"""What the specifications of a gene's survival say together."""

from __future__ import annotations

import numpy as np

from geneverdict.evidence.survival.sentences import ratio_number
from geneverdict.evidence.words import probability
from geneverdict.model.survival_answer import SIGNIFICANT, exponential
from geneverdict.model.survival_choices import SurvivalCurve, SurvivalSpecification

OPTIONS = {
    "per_sd": "per SD",
    "median": "cut at the median",
    "tertiles": "highest against lowest third",
    "best_cut": "best cut, corrected",
}
NAMES = {"cut": "the cut", "endpoint": "the endpoint", "covariates": "the covariates", "cohorts": "the cohorts"}


ENOUGH = 3
"""Results that an option must have to be compared with the others."""


def sentences(curve: SurvivalCurve) -> tuple[str, ...]:
    """How many point where and are significant; the study's own; which choice the significance hangs on."""
    done = curve.done
    n = int(done.sum())
    if not n:
        return (f"None of {len(curve.specifications)} analyses of {curve.gene}'s survival gives a result.",)
    worse, small = curve.effect[done] > 0, curve.p[done] < SIGNIFICANT
    told = [
        f"Of {len(curve.specifications)} ways to analyse {curve.gene}'s survival {n} give a result: more is worse in "
        f"{int(worse.sum())} and better in {int((~worse).sum())}; p < .05 in {int(small.sum())}."
    ]
    own = curve.default
    if done[own]:
        ends = [ratio_number(exponential(float(a[own]))) for a in (curve.effect, curve.ci_low, curve.ci_high)]
        told.append(
            f"The study's own ({words_of(curve.specifications[own])}): hazard ratio {ends[0]} [{ends[1]}, {ends[2]}], "
            f"p {probability(float(curve.p[own]))}."
        )
    told += _hangs_on(curve)
    if (small & worse).any() and (small & ~worse).any():
        told.append("Some are significant in one direction and some in the other: choices alone turn the answer.")
    return tuple(told)


def words_of(one: SurvivalSpecification) -> str:
    """
    >>> words_of(SurvivalSpecification("median", "overall", "none", "without GSE1"))
    'cut at the median, overall, covariates none, cohorts without GSE1'
    """
    return f"{OPTIONS.get(one.cut, one.cut)}, {one.endpoint}, covariates {one.covariates}, cohorts {one.cohorts}"


def _hangs_on(curve: SurvivalCurve) -> list[str]:
    """The choice whose options differ most in how often p < .05."""
    found: list[tuple[float, str]] = []
    for dimension in curve.dimensions:
        shares = _shares(curve, dimension)
        if len(shares) < 2:
            continue
        low, high = (pick(shares, key=lambda option: shares[option][0]) for pick in (min, max))
        gap = shares[high][0] - shares[low][0]
        text = (
            f"It hangs most on {NAMES[dimension]}: p < .05 in {_counted(shares[high])} {_with(high)}, "
            f"in {_counted(shares[low])} {_with(low)}."
        )
        found.append((gap, text))
    gap, text = max(found, key=lambda item: item[0], default=(0.0, ""))
    return [text] if gap > 0 else []


def _with(option: str) -> str:
    """
    >>> _with("median"), _with("without GSE1")
    ('with cut at the median', 'without GSE1')
    """
    return option if option.startswith("without ") else f"with {OPTIONS.get(option, option)}"


def _shares(curve: SurvivalCurve, dimension: str) -> dict[str, tuple[float, int, int]]:
    """Option → share, number with p < .05, number with a result, of those that have enough."""
    options = np.array([getattr(one, dimension) for one in curve.specifications])
    found: dict[str, tuple[float, int, int]] = {}
    for option in dict.fromkeys(options.tolist()):
        p = curve.p[curve.done & (options == option)]
        if len(p) >= ENOUGH:
            small = int((p < SIGNIFICANT).sum())
            found[option] = (small / len(p), small, len(p))
    return found


def _counted(share: tuple[float, int, int]) -> str:
    return f"{share[1]} of {share[2]}"
