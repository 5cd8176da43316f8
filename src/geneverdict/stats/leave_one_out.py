"""The pooled effect of every gene without each series in turn."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats.arrays import FloatArray
from geneverdict.stats.heterogeneity import Method, effects_of
from geneverdict.stats.meta import Test, pool


class LeftOut(NamedTuple):
    """Genes × series: what the pooling gives without that series.

    NaN where that series has not measured the gene: there was nothing to leave out.  Where one other series remains,
    ``estimate`` and ``se`` are that one's own and the rest is NaN, as ``pool`` does; where none remains, all NaN.
    """

    k: FloatArray
    """Series that remain."""
    estimate: FloatArray
    se: FloatArray
    ci_low: FloatArray
    ci_high: FloatArray
    p: FloatArray
    tau2: FloatArray


def leave_one_out(
    effect: FloatArray, se: FloatArray, *, method: Method = "REML", test: Test = "hk", level: float = 0.95
) -> LeftOut:
    """Pool each gene again without each series that measured it, tau² estimated anew.

    ``effect`` and ``se`` are genes × series with NaN where a series has not measured the gene; the options are those
    of ``pool``, whose errors are raised.
    """
    effect, se = np.asarray(effect, dtype=np.float64), np.asarray(se, dtype=np.float64)
    effects_of(effect, se)
    pool(effect[:0], se[:0], method=method, test=test, level=level)  # wrong options complain where nothing is left out
    out = np.full((len(LeftOut._fields), *effect.shape), np.nan)
    for left in range(effect.shape[1]):
        had = np.flatnonzero(~np.isnan(effect[:, left] + se[:, left]))
        rest = [np.delete(a[had], left, axis=1) for a in (effect, se)]
        pooled = pool(*rest, method=method, test=test, level=level)
        out[:, had, left] = [getattr(pooled, name) for name in LeftOut._fields]
    return LeftOut(*out)
