"""On which samples or pairs the result hangs."""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

import numpy as np

from geneverdict.evidence.finding import finding
from geneverdict.evidence.why.gene_in_series import GeneInSeries
from geneverdict.evidence.why.refit import (
    Fitted,
    GenePrior,
    IntArray,
    Model,
    Tested,
    Without,
    fit_model,
    leave_out,
    tested,
)
from geneverdict.messages import Code, Value, count, effect, names, p
from geneverdict.model.series import FloatArray
from geneverdict.model.why import Finding, Influence, Severity
from geneverdict.stats.student import quantile

SHARE = 3
"""At most one in this many samples or pairs is left out at once."""
MOST_PAIRWISE = 100
"""Samples or pairs up to which every two of them are tried; beyond, they are looked for one after the other."""


class Hanging(NamedTuple):
    """Each sample or pair left out, and the smallest set found that changes the call."""

    single: tuple[Influence, ...]
    states: tuple[int, ...]
    """The call without each: +1, −1 or 0."""
    flip: tuple[str, ...]
    flipped: Influence | None
    """The result without the whole of ``flip``."""


class _Tried(NamedTuple):
    fit: Without
    test: Tested
    state: IntArray
    margin: FloatArray
    """How far inside the list (1 is its border; NaN where nothing can be tested)."""


NOTHING = Hanging((), (), (), None)


def hanging(subject: GeneInSeries) -> Hanging:
    """Leave each sample (each pair) out, then search the smallest set whose removal changes the call.

    An approximation of analysing the series again without them: the prior of the variances and the other genes' p are
    those of the whole series; the effect and the residual variance are exact.  Every set of one and of two is tried,
    then sets are grown greedily up to a third of all.  Off the log2 scale ``called`` means significant.
    """
    fitted, prior, model = subject.fitted, subject.prior, subject.model
    if fitted is None or prior is None or len(model.units) < 2:
        return NOTHING
    tried = _try(subject, prior, fitted, model.rows)
    p = tried.test.p
    single = tuple(_influence(name, tried, i, float(p[i])) for i, name in enumerate(model.units))
    chosen = _smallest(subject, prior, fitted, tried)
    flipped = _result(subject, prior, chosen) if chosen else None
    names = tuple(model.units[i] for i in chosen)
    return Hanging(single, tuple(int(state) for state in tried.state), names, flipped)


def _try(subject: GeneInSeries, prior: GenePrior, fitted: Fitted, rows: IntArray) -> _Tried:
    fit = leave_out(fitted, rows)
    test = tested(fit, prior)
    with np.errstate(all="ignore"):
        inside = np.abs(test.t) / quantile(subject.p_line / 2, test.df)
        cut = subject.thresholds.log2fc if subject.is_log2 else 0.0
        margin = np.minimum(inside, np.abs(fit.coef) / cut) if cut > 0 else inside
    state = np.where(margin >= 1, np.sign(fit.coef), 0)
    return _Tried(fit, test, state.astype(np.intp), margin)


def _influence(name: str, tried: _Tried, i: int, p: float) -> Influence:
    return Influence(name, float(tried.fit.coef[i]), p, bool(tried.state[i]))


def _best_flip(subject: GeneInSeries, tried: _Tried) -> int | None:
    """The set that changes the call most clearly."""
    changed = np.flatnonzero((tried.state != subject.state) & np.isfinite(tried.margin))
    if not len(changed):
        return None
    margin = tried.margin[changed]
    return int(changed[margin.argmin() if subject.state else margin.argmax()])


def _smallest(subject: GeneInSeries, prior: GenePrior, fitted: Fitted, tried: _Tried) -> tuple[int, ...]:
    most = len(subject.model.units) // SHARE
    one = _best_flip(subject, tried) if most >= 1 else None
    if one is not None:
        return (one,)
    if most >= 2 and len(subject.model.units) <= MOST_PAIRWISE:
        sets = np.array(list(combinations(range(len(subject.model.units)), 2)))
        rows = subject.model.rows[sets].reshape(len(sets), -1)
        two = _best_flip(subject, _try(subject, prior, fitted, rows))
        if two is not None:
            return tuple(int(i) for i in sets[two])
    return _greedy(subject, prior, most)


def _greedy(subject: GeneInSeries, prior: GenePrior, most: int) -> tuple[int, ...]:
    """Leave out, one after the other, the one that brings the call nearest to its change."""
    out: list[int] = []
    model = subject.model
    while len(out) < most:
        left, rest = _without(model, out)
        fitted = fit_model(rest.y, rest.x)
        if fitted is None:
            return ()
        tried = _try(subject, prior, fitted, rest.rows)
        flip = _best_flip(subject, tried)
        if flip is not None:
            return (*out, left[flip])
        if not np.isfinite(tried.margin).any():
            return ()
        out.append(left[int(np.nanargmin(tried.margin) if subject.state else np.nanargmax(tried.margin))])
    return ()


def _without(model: Model, out: list[int]) -> tuple[list[int], Model]:
    """The units that are left, and the model on their rows."""
    left = [i for i in range(len(model.units)) if i not in out]
    n = len(model.y)
    stays = np.ones(n + 1, bool)
    stays[model.rows[out]] = False
    kept = np.flatnonzero(stays[:n])
    place = np.full(n + 1, len(kept))
    place[kept] = np.arange(len(kept))
    names = tuple(model.units[i] for i in left)
    return left, Model(model.y[kept], model.x[kept], names, place[model.rows[left]])


def _result(subject: GeneInSeries, prior: GenePrior, out: tuple[int, ...]) -> Influence | None:
    _, rest = _without(subject.model, list(out))
    fitted = fit_model(rest.y, rest.x)
    if fitted is None:
        return None
    tried = _try(subject, prior, fitted, np.array([[len(rest.y)]]))
    return _influence("", tried, 0, float(tried.test.p[0]))


def influence_findings(subject: GeneInSeries, found: Hanging) -> list[Finding]:
    """Whether the call hangs on one sample or pair, on a few, or on none."""
    if subject.fitted is None:
        known = np.isfinite(subject.values).any()
        return [finding("influence_unknown", "note", {"why": Code("model" if known else "values")})]
    units = len(subject.model.units)
    if found.flipped is not None:
        return [_hangs(subject, found, found.flipped)]
    values = {**_now(subject), "n": count(units // SHARE), "total": count(units)}
    return [finding("stable", "note", values)] if units >= SHARE else []


def _hangs(subject: GeneInSeries, found: Hanging, flipped: Influence) -> Finding:
    n = len(found.flip)
    alone = [
        i.left_out for i, s in zip(found.single, found.states, strict=True) if s != subject.state and np.isfinite(i.p)
    ]
    values: dict[str, Value] = {
        **_now(subject),
        "then": Code("not_listed" if not flipped.called else "up" if flipped.log2fc > 0 else "down"),
        "n": count(n),
        "left_out": names(found.flip),
        "effect": subject.effect,
        "log2fc": effect(flipped.log2fc),
        "p": p(flipped.p),
        "n_alone": count(len(alone)),
    }
    weight: Severity = "matters" if n <= 2 or n <= 0.1 * len(subject.model.units) else "note"
    return finding("hangs_on_one" if n == 1 else "flips_without", weight, values)


def _now(subject: GeneInSeries) -> dict[str, Value]:
    """Whether the gene is in the list, and what can be left out."""
    now = Code("listed" if subject.state else "not_listed")
    return {"listed": subject.listed, "now": now, "unit": subject.unit}
