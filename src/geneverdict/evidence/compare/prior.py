"""A moderated t whose prior comes from other rows than ours: the prior that their p-values themselves tell.

A posterior variance is (d0·s0² + d·s²) / (d0 + d): with our residual variance s² and theirs from p, every row says the
same d0 and s0² or the test was another one.
"""

from __future__ import annotations

import numpy as np

from geneverdict.model.published import Written
from geneverdict.model.series import FloatArray
from geneverdict.stats.linear import LinearFit
from geneverdict.stats.moderated import moderate_with, whole_prior
from geneverdict.stats.student import quantile

_FEWEST = 20
_ROWS = 1500
_TELLING = (1e-12, 0.5)
"""p-values that tell a t with enough digits."""
_GRID = np.geomspace(0.05, 200.0, 80)
_ROUNDS = 8
_FAR, _STEP, _MACHINE = 5.0, 1e-5, 1e-9


def with_their_prior(theirs: Written, fit: LinearFit) -> FloatArray | None:
    """p of the moderated t with the prior (d0, s0²) that fits ``theirs`` best; None where too few rows tell one.

    ``fit`` is of the same rows, ours.
    """
    p = theirs.value
    telling = (p > _TELLING[0]) & (p < _TELLING[1]) & (theirs.half < 0.02 * p) & (fit.sigma > 0) & (fit.coef != 0)
    rows = np.flatnonzero(telling)
    if len(rows) < _FEWEST:
        return None
    rows = rows[:: max(1, len(rows) // _ROWS)]
    some = LinearFit(*(column[rows] for column in fit))
    said = Written(p[rows], theirs.half[rows])
    spreads = [_spread(d0, said, some) for d0 in _GRID]
    at = int(np.nanargmin([spread for spread, _ in spreads]))
    if not spreads[at][1] > 0:
        return None
    start: FloatArray = np.log([_GRID[at], spreads[at][1]])
    return _p(_polished(start, said, some), fit)


def _p(logs: FloatArray, fit: LinearFit) -> FloatArray:
    """``logs``: of d0 and s0²."""
    prior = whole_prior(fit.sigma**2, fit.df_residual, float(np.exp(logs[0])), float(np.exp(logs[1])), ())
    return moderate_with(fit, prior, log_odds=False).p


def _polished(logs: FloatArray, said: Written, fit: LinearFit) -> FloatArray:
    """Gauss and Newton's steps on log p in units of its rounding; rows far off are of another test."""
    unit = said.half / said.value + _MACHINE
    for _ in range(_ROUNDS):
        here = np.log(_p(logs, fit))
        off = (here - np.log(said.value)) / unit
        near = np.abs(off) <= _FAR * np.median(np.abs(off))
        slopes = np.column_stack([(np.log(_p(logs + step, fit)) - here) / _STEP for step in np.eye(2) * _STEP])
        change = np.linalg.lstsq((slopes / unit[:, None])[near], -off[near], rcond=None)[0]
        logs = logs + np.clip(change, -0.5, 0.5)
    return logs


def _spread(d0: float, said: Written, fit: LinearFit) -> tuple[float, float]:
    """How much the rows differ in the s0² that they tell, and their median."""
    df = fit.df_residual + d0
    t = quantile(said.value / 2, df)
    post = (fit.coef / (t * fit.stdev_unscaled)) ** 2
    var = (df * post - fit.df_residual * fit.sigma**2) / d0
    middle = float(np.median(var))
    off = np.abs(df * post - fit.df_residual * fit.sigma**2 - d0 * middle) / (df * post)
    return float(np.median(off)), middle
