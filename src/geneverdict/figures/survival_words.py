"""Short phrases of survival, for figures, tables and the terminal."""

from __future__ import annotations

import math
from collections.abc import Sequence

from geneverdict.figures.wording import NOTHING, counted, number
from geneverdict.model.survival import Endpoint
from geneverdict.model.survival_answer import (
    CohortAnswer,
    CurveGroup,
    Hazard,
    PooledHazard,
    SurvivalRefusal,
    exponential,
)

NOT_ESTIMABLE = "not estimable"


def ratio(value: float) -> str:
    """A hazard ratio: two decimals, two digits when near 0 or large.

    >>> ratio(1.4234), ratio(0.0123), ratio(250.4), ratio(math.inf), ratio(math.nan)
    ('1.42', '0.012', '2.5e+02', '∞', '–')
    """
    if not math.isfinite(value):
        return number(value)
    return f"{value:.2f}" if 0.095 <= value < 100 else f"{value:.2g}"


def ratio_interval(hazard: Hazard | PooledHazard) -> str:
    """``1.42 [0.98, 2.05]``; in words where one side has no events, so that the ratio has no bound."""
    if not math.isfinite(hazard.coef):
        return NOT_ESTIMABLE
    middle, low, high = hazard.ratio
    if math.isnan(low) or math.isnan(high):
        return ratio(middle)
    return f"{ratio(middle)} [{ratio(low)}, {ratio(high)}]"


def prediction(pooled: PooledHazard) -> str:
    """The ends of the prediction interval as ratios."""
    if math.isnan(pooled.pi_low):
        return NOTHING
    return f"[{ratio(exponential(pooled.pi_low))}, {ratio(exponential(pooled.pi_high))}]"


def happened(endpoint: Endpoint, n: int) -> str:
    """
    >>> happened(Endpoint.OVERALL, 29), happened(Endpoint.RECURRENCE, 1)
    ('29 deaths', '1 event')
    """
    return counted(n, "death" if endpoint is Endpoint.OVERALL else "event")


def size(answer: CohortAnswer) -> str:
    """How many: ``42 patients, 29 deaths``."""
    return f"{counted(answer.n, 'patient')}, {happened(answer.endpoint, answer.events)}"


def median(group: CurveGroup) -> str:
    """``27.6 [18.7, –]`` months; a dash where not reached.

    A median is "not reached" in words, so that a lone dash is not taken for a missing number.
    """
    if math.isnan(group.median):
        return f"not reached [{number(group.median_low, 1)}, {number(group.median_high, 1)}]"
    return f"{number(group.median, 1)} [{number(group.median_low, 1)}, {number(group.median_high, 1)}]"


def cut_words(answer: CohortAnswer) -> str:
    """How the two groups were made."""
    how = "the median" if answer.groups.kind == "median" else "a value fixed beforehand"
    return f"cut at {how}, {number(answer.groups.cut)}"


def refused_alike(refusals: Sequence[SurvivalRefusal]) -> list[tuple[str, str, str]]:
    """(series, why, what to do), series that say the same together, in the order of the first."""
    alike: dict[tuple[str, str], list[str]] = {}
    for one in refusals:
        alike.setdefault((one.text.rstrip("."), one.todo), []).append(one.series)
    return [(", ".join(series), text, todo) for (text, todo), series in alike.items()]
