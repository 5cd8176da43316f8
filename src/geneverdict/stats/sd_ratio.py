"""How much more one group varies than another: typically, and from gene to gene."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.stats import special
from geneverdict.stats.linear import LinearFit


class SdRatio(NamedTuple):
    typical: float
    """Median over the genes of the ratio of standard deviations; NaN where no gene tells."""
    between: float
    """SD of log2 of the true ratios between genes; 0 where they differ no more than by chance."""
    genes: int
    """That tell: both groups have a residual degree of freedom and vary."""


def sd_ratio(one: LinearFit, other: LinearFit) -> SdRatio:
    """SD of ``one`` group over that of the ``other``, from fits of each group alone.

    The ratio of two variances of normal samples is an F variable times the true ratio: each gene's log ratio is
    measured from the median of log F with its degrees of freedom, and what log F varies (trigamma) is taken off the
    variance of the log ratios, as Smyth (2004) does for one variance.
    """
    tells = (one.df_residual > 0) & (other.df_residual > 0) & (one.sigma > 0) & (other.sigma > 0)
    d1, d0 = one.df_residual[tells], other.df_residual[tells]
    if not len(d1):
        return SdRatio(np.nan, np.nan, 0)
    logs = np.log(one.sigma[tells] / other.sigma[tells])
    share = special.betaincinv(d1 / 2, d0 / 2, 0.5)
    typical = float(np.exp(np.median(logs - np.log(share / (1 - share) * d0 / d1) / 2)))
    if len(d1) < 2:
        return SdRatio(typical, np.nan, len(d1))
    noise = (special.polygamma(1, d1 / 2) + special.polygamma(1, d0 / 2)).mean() / 4
    return SdRatio(typical, float(np.sqrt(max(0.0, logs.var(ddof=1) - noise)) / np.log(2)), len(d1))
