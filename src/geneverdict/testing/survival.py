"""How long the simulated patients live, with a hazard that grows with one gene."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from geneverdict.model.series import FloatArray
from geneverdict.testing.samples import Sample

MEAN_MONTHS = 20.0
FOLLOWED = (20.0, 60.0)
"""Months between which a patient who still lives is last seen."""


def with_survival(seed: int, samples: Sequence[Sample], level: FloatArray, hazard_ratio: float) -> list[Sample]:
    """``samples`` with the fields ``survival months`` and ``vital status``; empty for all but the cases.

    ``level`` has one value of the gene per sample; ``hazard_ratio`` is for one SD more of it among the cases.  Times
    are exponential given the gene, censored at a time that has nothing to do with it.
    """
    rng = np.random.default_rng(seed)
    case = np.array([sample.role == "case" for sample in samples])
    z = (level - level[case].mean()) / level[case].std(ddof=1)
    died = rng.exponential(MEAN_MONTHS, len(samples)) * np.exp(-math.log(hazard_ratio) * z)
    seen = rng.uniform(*FOLLOWED, len(samples))
    months, dead = np.maximum(np.minimum(died, seen), 0.1), died <= seen
    return [
        sample._replace(characteristics={**sample.characteristics, **_said(m, is_case=here, is_dead=d)})
        for sample, here, m, d in zip(samples, case.tolist(), months.tolist(), dead.tolist(), strict=True)
    ]


def _said(months: float, *, is_case: bool, is_dead: bool) -> dict[str, str]:
    if not is_case:
        return {"survival months": "", "vital status": ""}
    return {"survival months": f"{months:.1f}", "vital status": "dead" if is_dead else "alive"}
