"""Log hazard ratios per SD over cohorts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from geneverdict.evidence.pooling.pool import POOLING
from geneverdict.messages import Message
from geneverdict.model.survival_answer import CohortAnswer, PooledHazard
from geneverdict.stats.meta import pool

UNSETTLED = Message("survival-unsettled")


def pool_cohorts(
    cohorts: Sequence[CohortAnswer], instead: Mapping[str, CohortAnswer | Message] | None = None
) -> PooledHazard | None:
    """Random effects over the cohorts of one gene and one endpoint; None where no cohort has a finite estimate.

    ``instead``: by series, the answer without the patients that stand in another cohort too, or why it cannot go in.
    Raises ValueError for cohorts of several genes or endpoints, which must not be mixed.
    """
    if len({(cohort.gene, cohort.endpoint) for cohort in cohorts}) > 1:
        message = "expected cohorts of one gene and one endpoint"
        raise ValueError(message)
    used: list[CohortAnswer] = []
    left_out: list[tuple[str, Message]] = []
    for cohort in cohorts:
        chosen = (instead or {}).get(cohort.series, cohort)
        if isinstance(chosen, Message):
            left_out.append((cohort.series, chosen))
        elif not (np.isfinite(chosen.hazard.coef) and chosen.hazard.se > 0):
            left_out.append((cohort.series, UNSETTLED))
        else:
            used.append(chosen)
    return _pooled(used, tuple(left_out)) if used else None


def _pooled(used: Sequence[CohortAnswer], left_out: tuple[tuple[str, Message], ...]) -> PooledHazard:
    stats = pool(np.array([[c.hazard.coef for c in used]]), np.array([[c.hazard.se for c in used]]))
    return PooledHazard(
        k=len(used),
        series=tuple(c.series for c in used),
        left_out=left_out,
        coef=float(stats.estimate[0]),
        se=float(stats.se[0]),
        ci_low=float(stats.ci_low[0]),
        ci_high=float(stats.ci_high[0]),
        pi_low=float(stats.pi_low[0]),
        pi_high=float(stats.pi_high[0]),
        p=float(stats.p[0]),
        tau2=float(stats.tau2[0]),
        i2=float(stats.i2[0]),
        q=float(stats.q[0]),
        q_p=float(stats.q_p[0]),
        method=POOLING,
    )
