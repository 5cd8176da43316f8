"""What makes their p of our values: paired or not, which test, one-sided, a prior of other rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from geneverdict.evidence.compare.effect import LEAST, EffectFound, worth
from geneverdict.evidence.compare.prior import with_their_prior
from geneverdict.evidence.compare.rows import Lined
from geneverdict.evidence.compare.samples import Groups
from geneverdict.evidence.compare.scales import SCALES, within_rounding
from geneverdict.messages import Code, Message
from geneverdict.model.published import PublishedTable, StoredSeries, Written
from geneverdict.model.series import FloatArray
from geneverdict.model.table_comparison import Explained, Tried
from geneverdict.stats.arrays import BoolArray, IntArray
from geneverdict.stats.linear import LinearFit, fit_last_coefficient
from geneverdict.stats.moderated import moderate_with, squeeze_var
from geneverdict.stats.ranktests import rank_sum, signed_rank
from geneverdict.stats.robust import squeeze_var_robust
from geneverdict.stats.student import two_sided
from geneverdict.stats.welch import welch


class Tested(NamedTuple):
    """Two-sided p of each row looked at, and the direction of its effect."""

    what: tuple[Message, ...]
    p: FloatArray
    up: BoolArray


class Model(NamedTuple):
    """One design of the samples that were compared."""

    what: tuple[Message, ...]
    samples: IntArray
    matrix: FloatArray
    pairs: tuple[str, ...] | None
    """Whose differences are tested."""


class TestFound(NamedTuple):
    """The explanation of the p-values."""

    explained: Explained
    p: FloatArray
    """What it gives for each of their rows."""


def explain_p(
    table: PublishedTable, lined: Lined, stored: StoredSeries, effect: EffectFound, *, trend: bool, robust: bool
) -> TestFound | None:
    """Over the rows whose effect is explained by our own probe.  ``trend``, ``robust``: what our fit was made with."""
    if table.p is None:
        return None
    seen = np.isfinite(table.p.value)
    if effect.holds:
        seen &= _by_own_probe(table, lined, stored, effect)
    told: list[tuple[Tried, FloatArray]] = []
    if effect.best.ours:
        up = (lined.ours(stored, "log2fc") > 0) != effect.best.flipped
        told += _sided(table.p, seen, Tested((), lined.ours(stored, "p"), up))
    left_out = () if stored.plain else (Message("compare-not_refitted"),)
    if stored.plain:
        there, genes = lined.values(stored)
        there_seen = seen & there
        genes = genes[seen[there]]
        if len(genes) > 2:
            theirs = Written(table.p.value[there_seen], table.p.half[there_seen])
            for model in _models(stored, effect.best.groups, ours=effect.best.ours):
                for one in _tests(model, stored, genes, lined.kind == "probe", theirs, trend=trend, robust=robust):
                    told += _sided(table.p, seen, _spread(one, there_seen, effect.best.flipped))
    if not told:
        return TestFound(Explained("p", None, 0.0, (), left_out), np.full(table.n, np.nan))
    best, p = max(told, key=lambda pair: worth(pair[0]))
    chance = _by_chance(table.p, seen, p)
    holds = best.share >= LEAST and best.share > 2 * chance
    tried = _shortest(told, best)
    return TestFound(Explained("p", best if holds else None, chance, tried, left_out), p)


def _by_own_probe(table: PublishedTable, lined: Lined, stored: StoredSeries, effect: EffectFound) -> BoolArray:
    """Rows whose effect is that of the probe that stands for the gene with us, too."""
    if not any(one.code == "explain-probe_rule" for one in effect.best.what):
        return within_rounding(table.effect, effect.best.made)
    ours = lined.ours(stored, "log2fc") * (-1 if effect.best.flipped else 1)
    return within_rounding(table.effect, SCALES[effect.best.scale].made(ours))


def _shortest(told: Sequence[tuple[Tried, FloatArray]], best: Tried) -> tuple[Tried, ...]:
    """The best first; of several changes only the best one."""
    others = sorted((one for one, _ in told if len(one.what) < 2), key=lambda one: -one.share)
    once = {one.what: one for one in reversed(others)}
    return (best, *(one for one in others if once[one.what] is one and one.what != best.what))


def _spread(one: Tested, rows: BoolArray, flipped: bool) -> Tested:  # noqa: FBT001 (a fact of the effect)
    p, up = np.full(len(rows), np.nan), np.zeros(len(rows), dtype=bool)
    p[rows], up[rows] = one.p, one.up != flipped
    return Tested(one.what, p, up)


def _sided(theirs: Written, seen: BoolArray, one: Tested) -> Iterator[tuple[Tried, FloatArray]]:
    """Two-sided, and of either side alone."""
    upper = np.where(one.up, one.p / 2, 1 - one.p / 2)
    sides = ((), one.p), ((_one_sided("up"),), upper), ((_one_sided("down"),), 1 - upper)
    for what, p in sides:
        there = seen & np.isfinite(p)
        n = int(there.sum())
        share = float((within_rounding(theirs, p) & there).sum() / n) if n else 0.0
        yield Tried((*one.what, *what), share, n), p


def _one_sided(side: str) -> Message:
    return Message("explain-one_sided", {"side": Code(side)})


def _models(stored: StoredSeries, groups: Groups, *, ours: bool) -> Iterator[Model]:
    """Ours as it is; paired where all have a partner; unpaired."""
    who = np.flatnonzero(groups.case | groups.control)
    case = groups.case[who].astype(np.float64)
    pairs = [stored.pairs[i] for i in who]
    paired = ours and stored.info.design == "paired"
    if ours:
        own = tuple(str(pair) for pair in pairs) if paired else None
        yield Model((), np.flatnonzero(stored.in_model), stored.matrix, own)
    if not paired and _complete(pairs, case):
        said = (Message("explain-paired"),) if stored.info.design != "paired" else ()
        known = [str(pair) for pair in pairs]
        blocks = np.unique(known, return_inverse=True)[1]
        matrix = np.column_stack([np.eye(blocks.max() + 1)[blocks], case])
        yield Model(said, who, matrix, tuple(known))
    if not ours or stored.matrix.shape[1] > 2:
        said = (Message("explain-unpaired"),) if stored.info.design == "paired" else ()
        if ours and not said:
            said = (Message("explain-no_covariates"),)
        yield Model(said, who, np.column_stack([np.ones(len(who)), case]), None)


def _complete(pairs: Sequence[str | None], case: FloatArray) -> bool:
    sides: dict[str | None, list[float]] = {}
    for pair, side in zip(pairs, case.tolist(), strict=True):
        sides.setdefault(pair, []).append(side)
    return None not in sides and all(sorted(own) == [0.0, 1.0] for own in sides.values())


def _tests(
    model: Model,
    stored: StoredSeries,
    genes: IntArray,
    of_probes: bool,  # noqa: FBT001 (a fact of the table)
    theirs: Written,
    *,
    trend: bool,
    robust: bool,
) -> Iterator[Tested]:
    """Of ``genes``; priors are those of all genes that have values."""
    whole: BoolArray = np.all(np.isfinite(stored.values[:, model.samples]), axis=1)
    every = np.flatnonzero(whole)
    place = np.full(len(whole), -1)
    place[every] = np.arange(len(every))
    rows = place[genes]
    values = stored.values[every][:, model.samples]
    fit = fit_last_coefficient(values, model.matrix)
    up = (fit.coef > 0)[rows]

    def tested(name: str, p: FloatArray) -> Tested:
        changes = (Message("explain-test", {"test": Code(name)}),) if name else ()
        return Tested((*model.what, *changes), p, up)

    for name, p in _moderated(fit, trend=trend, robust=robust):
        yield tested(name, p[rows])
    yield tested("plain_t", two_sided(_plain_t(fit), fit.df_residual)[rows])
    with np.errstate(invalid="ignore", divide="ignore"):
        their_prior = with_their_prior(theirs, LinearFit(*(column[rows] for column in fit)))
    if their_prior is not None:
        yield tested("" if of_probes else "other_prior", their_prior)
    case = model.matrix[:, -1] > 0.5
    if model.pairs is None:
        yield tested("welch", welch(values, case).p[rows])
        yield tested("rank", rank_sum(values, case, intervals=False).p[rows])
    else:
        yield tested("rank", signed_rank(_differences(values, case, model.pairs), intervals=False).p[rows])


def _moderated(fit: LinearFit, *, trend: bool, robust: bool) -> Iterator[tuple[str, FloatArray]]:
    """Ours first, without a word; the others by what they have that ours has not."""
    for own_trend in (trend, not trend):
        for own_robust in (robust, not robust):
            name = {(True, True): "trend_robust", (True, False): "trend", (False, True): "robust"}.get(
                (own_trend, own_robust), "moderated"
            )
            squeeze = squeeze_var_robust if own_robust else squeeze_var
            prior = squeeze(fit.sigma**2, fit.df_residual, level=fit.ave_expr if own_trend else None)
            ours = own_trend == trend and own_robust == robust
            yield "" if ours else name, moderate_with(fit, prior, log_odds=False).p


def _plain_t(fit: LinearFit) -> FloatArray:
    with np.errstate(divide="ignore", invalid="ignore"):
        t: FloatArray = fit.coef / (fit.sigma * fit.stdev_unscaled)
    return t


def _differences(values: FloatArray, case: BoolArray, pairs: Sequence[str]) -> FloatArray:
    order = sorted(set(pairs))
    of = {(pair, bool(side)): i for i, (pair, side) in enumerate(zip(pairs, case, strict=True))}
    found: FloatArray = values[:, [of[o, True] for o in order]] - values[:, [of[o, False] for o in order]]
    return found


def _by_chance(theirs: Written, seen: BoolArray, p: FloatArray) -> float:
    there = np.flatnonzero(seen & np.isfinite(p))
    shuffled = np.random.default_rng(1).permutation(p[there])
    fits = within_rounding(Written(theirs.value[there], theirs.half[there]), shuffled)
    return float(fits.mean()) if len(there) else 0.0
