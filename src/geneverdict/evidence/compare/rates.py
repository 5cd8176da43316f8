"""What makes their adjusted p-values of their p-values: how many rows, and which correction."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from geneverdict.evidence.compare.effect import LEAST, worth
from geneverdict.evidence.compare.rows import Lined
from geneverdict.evidence.compare.scales import within_rounding
from geneverdict.messages import Code, Message, Value, count, percent1
from geneverdict.model.published import PublishedTable, StoredSeries, Written
from geneverdict.model.series import FloatArray
from geneverdict.model.table_comparison import Explained, Tried
from geneverdict.stats.multiple import benjamini_hochberg, holm

_SAME = 0.15
"""Two digits in p and in its correction make them differ so much, relatively, at most."""


_STOREY = 0.99
"""A share of true nulls that is not all of them."""


def explain_rates(table: PublishedTable, lined: Lined, stored: StoredSeries) -> Explained | None:
    """Ours as they are; else from their own p, so that what explains p is not told twice."""
    if table.fdr is None:
        return None
    told = [_tried(table.fdr, (), lined.ours(stored, "fdr"))]
    if table.p is not None:
        p = table.p
        fdr = Written(table.fdr.value, table.fdr.half + table.fdr.value * _relative(p))
        told += [_tried(fdr, (what,), rate) for what, rate in _corrections(p.value, table.fdr.value)]
    best = max(told, key=worth)
    holds = best.share >= LEAST
    return Explained("fdr", best if holds else None, 0.0, tuple(sorted(told, key=lambda one: -one.share)))


def _relative(p: Written) -> FloatArray:
    with np.errstate(divide="ignore", invalid="ignore"):
        off: FloatArray = np.where(p.value > 0, p.half / p.value, np.inf)
    return off


def _tried(theirs: Written, what: tuple[Message, ...], rate: FloatArray) -> Tried:
    there = np.isfinite(theirs.value) & np.isfinite(rate)
    n = int(there.sum())
    return Tried(what, float(within_rounding(theirs, rate)[there].mean()) if n else 0.0, n)


def _corrections(p: FloatArray, fdr: FloatArray) -> Iterator[tuple[Message, FloatArray]]:
    known = np.isfinite(p) & (p >= 0) & (p <= 1)
    p = np.where(known, p, np.nan)
    n = int(known.sum())
    yield _as("bh", n), benjamini_hochberg(p)
    with_rate = np.where(np.isfinite(fdr), p, np.nan)
    n_rated = int(np.isfinite(with_rate).sum())
    if n_rated < n:
        yield _as("bh_filtered", n_rated), benjamini_hochberg(with_rate)
    yield _as("none", n), p
    yield _as("bonferroni", n), np.minimum(1.0, p * n)
    yield _as("holm", n), holm(p)
    times = _times(p, fdr)
    if times and round(times) not in (1, n):
        yield _as("bonferroni_of", round(times)), np.minimum(1.0, p * round(times))
    of = _rows_behind(p, fdr)
    if of and abs(of - n) > 0.5:
        if of > n:
            yield _as("bh_of", round(of)), _bh_of(p, round(of))
        elif of < _STOREY * n:
            values: dict[str, Value] = {"how": Code("storey"), "n": count(n), "share": percent1(of / n)}
            yield Message("explain-rate", values), np.minimum(benjamini_hochberg(p) * of / n, 1.0)


def _as(how: str, n: int) -> Message:
    return Message("explain-rate", {"how": Code(how), "n": count(n)})


def _times(p: FloatArray, fdr: FloatArray) -> float:
    """How many times p the rate is, where that is the same for all but a few; else 0."""
    use = (p > 0) & (fdr < 1) & np.isfinite(fdr)
    times = fdr[use] / p[use]
    if len(times) < 3 or np.ptp(np.quantile(times, (0.1, 0.9))) > _SAME * np.median(times):
        return 0.0
    return float(np.median(times))


def _rows_behind(p: FloatArray, fdr: FloatArray) -> float:
    """Of how many rows the rates are those of Benjamini and Hochberg, if these are the smallest p of them; 0 unknown.

    Told by rows whose rate is their own, not that of a larger p.
    """
    use = np.flatnonzero((p > 0) & (fdr < 1) & np.isfinite(fdr))
    if len(use) < 3:
        return 0.0
    rate = benjamini_hochberg(p)
    order = use[np.argsort(p[use], kind="stable")]
    own = np.r_[fdr[order][:-1] < fdr[order][1:], False] & (rate[order] < 1)
    own = order[own] if own.any() else order
    return float(np.median(fdr[own] / rate[own]) * np.isfinite(p).sum())


def _bh_of(p: FloatArray, n: int) -> FloatArray:
    """Rates of the smallest p of ``n``."""
    known = np.flatnonzero(np.isfinite(p))
    padded = np.r_[p[known], np.ones(n - len(known))]
    out = np.full(len(p), np.nan)
    out[known] = benjamini_hochberg(padded)[: len(known)]
    return out
