"""Random-effects meta-analysis of every gene over series."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np

from geneverdict.stats.arrays import BoolArray, FloatArray

Method = Literal["REML", "PM", "DL", "FE"]
Test = Literal["hk", "hk_max1", "z"]


class PooledStats(NamedTuple):
    """One value per gene; ``i2`` in percent; ``df`` is infinite for ``test="z"``."""

    k: FloatArray
    estimate: FloatArray
    se: FloatArray
    ci_low: FloatArray
    ci_high: FloatArray
    pi_low: FloatArray
    pi_high: FloatArray
    t: FloatArray
    df: FloatArray
    p: FloatArray
    tau2: FloatArray
    i2: FloatArray
    q: FloatArray
    q_p: FloatArray
    converged: BoolArray


def pool(
    effect: FloatArray, se: FloatArray, *, method: Method = "REML", test: Test = "hk", level: float = 0.95
) -> PooledStats:
    raise NotImplementedError
