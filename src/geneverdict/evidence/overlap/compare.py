"""Correlations of the profiles of two series, and which of them are far beyond the rest.

The idea is that of doppelgangR (Waldron et al. 2016, JNCI 108:djw146): the true duplicate stands far above all other
pairs.  Two things are added because subtypes and admixed tissue give heavy upper tails: profiles are freed from the
case − control direction of both series (a tumour with much normal tissue is like any other such tumour), and a match
must be the best of both samples with nothing near it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.evidence.overlap.profiles import BoolArray, Float32Array, IntArray, Profiles
from geneverdict.model.series import FloatArray

MOST_GENES = 4000
"""The most variable common genes (by their SDs within groups).  Fewer let one program of genes decide: two unrelated
tumours of GSE14520 correlate .74 on 100 genes, .69 on 500 and .43 on 5,000."""
FEWEST_GENES = 60
"""Common genes below which profiles are not compared."""
FEWEST_REST = 6
"""Correlations of other pairs below which there is nothing to compare a match with."""
ALPHA = 0.01
"""Over all pairs of samples of two series."""
FLOOR, FLOOR_GENES = 0.65, 7.5
"""atanh of the least correlation is FLOOR + FLOOR_GENES / sqrt(genes): .65 with 4,000 genes, .89 with 100.  Unrelated
samples of real series (GSE14520, GSE4107, GSE22780, any two of ten series) stay .1 below it and more."""
_BLOCK = 128
ESTABLISHED, LOWER = 2, 0.15
"""Two series that surely share so many samples are likely to share more: the floor is then lower by LOWER (atanh), and
ALPHA is over the pairs of one sample."""
GAP = 0.25
"""Least distance from the next best of either sample, on the scale of atanh."""


class Kin(NamedTuple):
    """Samples of one series that are copies of each other or come from one individual: as like a copy of the one as of
    the other, so that they must not hide each other from another series."""

    rows: BoolArray
    """Of the first series, with each other."""
    columns: BoolArray
    """Of the second."""


class Judged(NamedTuple):
    """Pairs of samples (rows of ``a``, columns of ``b``) that are one, and the pairs that are not."""

    pairs: tuple[tuple[int, int], ...]
    closest: tuple[int, int] | None
    """The most alike of the pairs that do not count."""
    z: FloatArray
    """a × b: robust SDs above the rest."""
    left: FloatArray
    """a × b: the correlations, NaN where the pair counts."""
    kin: Kin
    rest: FloatArray
    """Correlations of the pairs that do not count."""
    line: float

    def next_best(self, i: int, j: int) -> float:
        """The highest correlation of either sample with one that it is not, less the other's kin; NaN without any."""
        row, column = self.left[i].copy(), self.left[:, j].copy()
        row[self.kin.columns[j]] = np.nan
        column[self.kin.rows[i]] = np.nan
        row[j] = column[i] = np.nan
        others = np.concatenate([row, column])
        return float(np.max(others[np.isfinite(others)], initial=-np.inf)) if np.isfinite(others).any() else np.nan


class Compared(NamedTuple):
    """All samples of one series with all of another."""

    correlation: FloatArray
    """a × b; NaN for samples that could not be compared, and for a sample with itself."""
    n_genes: int


def compare(a: Profiles, b: Profiles, n_all: int) -> Compared:
    """Correlations on the most variable common genes.  ``n_all``: genes of the whole study."""
    rows_a, rows_b = _common(a.gene, b.gene, n_all)
    blank = np.full((len(a.samples), len(b.samples)), np.nan)
    if len(rows_a) < FEWEST_GENES:
        return Compared(blank, len(rows_a))
    if len(rows_a) > MOST_GENES:
        top = np.argpartition(-a.sd[rows_a] * b.sd[rows_b], MOST_GENES)[:MOST_GENES]
        rows_a, rows_b = rows_a[top], rows_b[top]
    axes = [axis for axis in (a.axis[rows_a], b.axis[rows_b]) if axis.any()]
    shared = np.stack([*axes, np.ones(len(rows_a))], axis=1)
    basis = np.linalg.qr(shared)[0].astype(np.float32)
    r = _products(_freed(a.values[rows_a], basis), _freed(b.values[rows_b], basis))
    r[~a.usable] = np.nan
    r[:, ~b.usable] = np.nan
    if a.id == b.id:
        np.fill_diagonal(r, np.nan)
    return Compared(np.clip(r, -1.0, 1.0), len(rows_a))


def _common(one: IntArray, two: IntArray, n_all: int) -> tuple[IntArray, IntArray]:
    """Rows of each that hold the genes of both, in the same order."""
    place = np.full(n_all, -1, dtype=np.intp)
    place[two] = np.arange(len(two))
    where = place[one]
    rows = np.flatnonzero(where >= 0)
    return rows, where[rows]


def _freed(values: Float32Array, basis: Float32Array) -> Float32Array:
    """Columns without their part along ``basis``, of length 1 (0 where nothing is left)."""
    left = values - basis @ (basis.T @ values)
    length = np.sqrt(np.einsum("gn,gn->n", left, left))
    unit = left / np.where(length > 1e-6 * np.sqrt(len(values)), length, np.inf)
    return unit.astype(np.float32)


def _products(one: Float32Array, two: Float32Array) -> FloatArray:
    """Of every column with every other, in blocks of rows: so small that linear algebra keeps to one thread, because
    starting others takes a hundred times longer than the product."""
    parts = [one[i : i + _BLOCK].T @ two[i : i + _BLOCK] for i in range(0, len(one), _BLOCK)]
    total: FloatArray = np.sum(parts, axis=0, dtype=np.float64)
    return total


def judge(r: FloatArray, n_genes: int, *, within: bool = False, kin: Kin | None = None) -> Judged:
    """Which pairs count as one sample.  ``r``: a × b, NaN where not compared; ``within``: r is symmetric.

    A pair counts when its atanh lies beyond the robust spread of the rest (t quantile, Bonferroni over all pairs),
    above the floor for so many genes, and apart from whatever else either sample is like.  Of several copies of one
    sample all must be alike.  Its ``kin``, which is as like it by nature, is not asked.
    """
    z = np.arctanh(np.clip(r, -0.999999, 0.999999))
    related = kin or Kin(*(np.zeros((n, n), dtype=np.bool_) for n in z.shape))
    known = np.isfinite(z) & (np.triu(np.ones(z.shape, dtype=np.bool_), 1) if within else True)
    rest = z[known & ~_mutual_best(z)]
    blank = np.full(z.shape, np.nan)
    if rest.size < FEWEST_REST:
        return Judged((), None, blank, blank, related, r[known], np.nan)
    middle, spread = _robust(rest)
    beyond = middle + spread * _quantile(int(known.sum()), rest.size)
    line = max(beyond, FLOOR + FLOOR_GENES / np.sqrt(n_genes))
    counts = _set_apart(z, line, max(GAP, spread), related, within=within)
    if not within and counts.sum() >= ESTABLISHED:
        each = middle + spread * _quantile(max(z.shape), rest.size)
        line = max(each, FLOOR + FLOOR_GENES / np.sqrt(n_genes) - LOWER)
        counts |= _set_apart(z, line, max(GAP, spread), related, within=within)
    others = np.where(known & ~counts, z, -np.inf)
    i, j = np.unravel_index(int(others.argmax()), z.shape)
    closest = (int(i), int(j)) if others[i, j] > -np.inf else None
    pairs = tuple((int(i), int(j)) for i, j in np.argwhere(counts & known))
    left = np.where(counts, np.nan, r)
    return Judged(pairs, closest, (z - middle) / spread, left, related, r[known & ~counts], float(np.tanh(line)))


def _mutual_best(z: FloatArray) -> BoolArray:
    filled = np.where(np.isfinite(z), z, -np.inf)
    best = (filled == filled.max(axis=1, keepdims=True)) & (filled == filled.max(axis=0, keepdims=True))
    found: BoolArray = best & np.isfinite(z)
    return found


def _robust(rest: FloatArray) -> tuple[float, float]:
    """Median, and the larger of the SDs that the middle half and the upper tail suggest."""
    middle = float(np.median(rest))
    inner = 1.4826 * float(np.median(np.abs(rest - middle)))
    upper = (float(np.quantile(rest, 0.95)) - middle) / 1.645
    return middle, max(inner, upper, 1e-3)


def _quantile(n_pairs: int, n_rest: int) -> float:
    from scipy.special import stdtrit

    return float(stdtrit(n_rest - 1, 1 - ALPHA / n_pairs))


def _component(linked: BoolArray, i: int, j: int, *, within: bool) -> tuple[BoolArray, BoolArray]:
    """Rows and columns that are linked with the pair, directly or through others."""
    rows, columns = (np.zeros(n, dtype=np.bool_) for n in linked.shape)
    rows[i] = columns[j] = True
    while True:
        if within:
            rows = columns = rows | columns
        more_columns = columns | linked[rows].any(axis=0)
        more_rows = rows | linked[:, more_columns].any(axis=1)
        if (more_rows == rows).all() and (more_columns == columns).all():
            return rows, columns
        rows, columns = more_rows, more_columns


def _set_apart(z: FloatArray, line: float, gap: float, kin: Kin, *, within: bool) -> BoolArray:
    """Pairs of groups whose members are all beyond the line and apart from all others.

    Around each mutual best pair: all that is linked beyond the line; where that is no one sample, because a lesser
    likeness chains it to others, what is nearly as alike as the pair itself, then the pair alone, if those stand twice
    as far apart.
    """
    counts = np.zeros(z.shape, dtype=np.bool_)
    best = np.argwhere(_mutual_best(z) & (z >= line))
    for i, j in best[np.argsort(-z[tuple(best.T)], kind="stable")]:
        for level, apart in ((line, gap), (max(line, z[i, j] - gap), 2 * gap), (z[i, j], 2 * gap)):
            if counts[i, j]:
                break
            rows, columns = _component(z >= level, int(i), int(j), within=within)
            if _tight(z, rows, columns, kin, line, apart):
                counts |= rows[:, None] & columns[None, :] & np.isfinite(z)
    return counts


def _tight(z: FloatArray, rows: BoolArray, columns: BoolArray, kin: Kin, line: float, gap: float) -> bool:
    """All of the block are beyond the line, and above whatever its rows and columns are like outside, kin aside."""
    inside = z[np.ix_(rows, columns)]
    others = np.concatenate(
        [
            z[np.ix_(rows, ~columns & ~kin.columns[columns].any(axis=0))].ravel(),
            z[np.ix_(~rows & ~kin.rows[rows].any(axis=0), columns)].ravel(),
        ]
    )
    least = inside[np.isfinite(inside)].min()
    return bool(least >= line and least - np.max(others, initial=-np.inf, where=np.isfinite(others)) >= gap)
