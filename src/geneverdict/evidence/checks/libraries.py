"""Libraries of counts: one far smaller than the others, sizes too different for a trend, other kinds of RNA in them,
fold changes that go with the lengths of genes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from geneverdict.evidence.finding import finding
from geneverdict.messages import Code, Value, choice, count, effect, names, percent1, ratio
from geneverdict.model.counts import Counts
from geneverdict.model.series import FloatArray
from geneverdict.model.verdict import SeriesResult
from geneverdict.model.why import Finding
from geneverdict.stats.welch import welch

SMALL = 0.2
"""Of the median library: there a gene of 10 counts in the others has 2."""
UNLIKE = 3.0
"""Largest by smallest library, from which on limma-trend finds fewer genes than voom (Law et al. 2014)."""
_KINDS = {"mitochondrial": re.compile(r"MT-", re.IGNORECASE), "ribosomal": re.compile(r"RP[LS]\d", re.IGNORECASE)}
"""How the symbols of such genes begin."""
FEWEST_GENES = 5
FEWEST_OF_TREND = 500
STRONG, APART = 0.25, 0.25
"""Rank correlation of fold changes with lengths, and log2 between the shortest and longest quarters of the genes."""
TIMES = 1.5
"""Between the groups' mean shares."""
P = 0.01


def check_libraries(result: SeriesResult) -> list[Finding]:
    """Nothing for what is no counts; the samples are those of the model."""
    counts = result.counts
    if counts is None:
        return []
    rows = list(counts.rows)
    own, samples = counts.values[:, rows], [result.samples.ids[i] for i in rows]
    sizes = own.sum(axis=0)
    found = [] if counts.shares else [*_small(sizes, samples), *_unlike(sizes, result)]
    found += _length_trend(counts, result)
    return [*found, *_kinds(counts, own / sizes, result.design.matrix[:, -1] > 0.5)]


def _small(sizes: FloatArray, samples: list[str]) -> Iterator[Finding]:
    small = np.flatnonzero(sizes < SMALL * np.median(sizes))
    if len(small):
        values: dict[str, Value] = {
            "samples": names(samples[i] for i in small),
            "most": count(float(sizes[small].max())),
            "median": count(float(np.median(sizes))),
        }
        yield finding("samples_small_library", "matters", values)


def _unlike(sizes: FloatArray, result: SeriesResult) -> Iterator[Finding]:
    times = float(sizes.max() / sizes.min())
    if result.count_info is not None and result.count_info.engine == "trend" and times > UNLIKE:
        yield finding("samples_libraries_differ", "matters", {"times": ratio(times)})


def _length_trend(counts: Counts, result: SeriesResult) -> Iterator[Finding]:
    """Fold changes that go with the lengths of the genes: of RNA or preparation, where no biology is known for it."""
    place = {name: i for i, name in enumerate(counts.names)}
    if counts.lengths is None or not result.has_fold_changes:
        return
    lengths = counts.lengths[[place[name] for name in result.fit.names]]
    there = np.isfinite(result.fit.log2fc) & (lengths > 0)
    log2fc, lengths = result.fit.log2fc[there], lengths[there]
    if len(lengths) < FEWEST_OF_TREND:
        return
    rank, of_length = (np.argsort(np.argsort(values, kind="stable")) for values in (log2fc, lengths))
    rho = float(np.corrcoef(rank, of_length)[0, 1])
    low, high = np.quantile(lengths, [0.25, 0.75])
    short, long = float(np.median(log2fc[lengths <= low])), float(np.median(log2fc[lengths >= high]))
    if abs(rho) >= STRONG and abs(long - short) >= APART:
        values: dict[str, Value] = {"n": count(len(lengths)), "r": effect(rho), "short": effect(short)}
        values |= {
            "rises": choice(rho > 0),
            "long": effect(long),
            "below": count(float(low)),
            "above": count(float(high)),
        }
        yield finding("samples_length_trend", "matters", values)


def _kinds(counts: Counts, shares: FloatArray, case: np.ndarray) -> Iterator[Finding]:
    """Such genes take reads from all others; where the groups differ in them, the sample or the preparation may."""
    for kind, begins in _KINDS.items():
        genes = [i for i, name in enumerate(counts.names) if begins.match(name)]
        if len(genes) < FEWEST_GENES:
            continue
        whole = shares[genes].sum(axis=0)
        means = {"case": float(whole[case].mean()), "control": float(whole[~case].mean())}
        low, high = sorted(means.values())
        p = float(welch(np.log(np.maximum(whole, 1e-9))[None], case).p[0])
        if high >= TIMES * low and p < P:
            values: dict[str, Value] = {side: percent1(share) for side, share in means.items()}
            yield finding("samples_rna_share", "matters", {"kind": Code(kind), **values})
