"""The numbers of all genes of a series in one small binary, on which every comparison with a threshold stays true.

Layout before deflate (zlib format): uint32 little-endian n, then seven planes of n × 4 bytes, each byte-shuffled (all
first bytes, then all second bytes, …): ``gene`` (uint32) and six of float32.  Low bits are cleared, because noise does
not compress; a number that thereby left its place between two thresholds is put back between them.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.model.fit import Fit
from geneverdict.model.series import FloatArray
from geneverdict.page.packed import packed

Words = npt.NDArray[np.uint32]
FLOATS = ("log2fc", "se", "df", "p", "fdr", "confident")
CLEARED = {"log2fc": 8, "se": 11, "df": 8, "p": 11, "fdr": 10, "confident": 8}
"""Low bits of the mantissa (of 23) that are set to 0."""
SMALLEST = float(np.finfo(np.float32).tiny)
"""p and FDR below this are stored as this: float32 has no smaller number of full precision."""


class Cuts(NamedTuple):
    """Thresholds that comparisons must be exact on: those of the page's sliders, and others that the study names."""

    effect: FloatArray
    """Rising, from 0: a gene is called where |log2FC| (or |confident|) ≥ cut."""
    fdr: FloatArray
    """Rising: called where FDR < cut."""


def page_cuts(effects: Sequence[float] = (), fdrs: Sequence[float] = ()) -> Cuts:
    """|log2FC| from 0 to 20 in steps of 0.001; FDR of two significant digits from 1e-10 to 1; and those given."""
    steps = np.arange(20_001) / 1000
    two_digits = [float(f"{digits}e{power - 1}") for power in range(-10, 0) for digits in range(10, 100)]
    effect = np.unique(np.concatenate([steps, np.abs(np.asarray(effects, dtype=np.float64))]))
    return Cuts(effect, np.unique(np.array([*two_digits, 1.0, *fdrs])))


def pack(fit: Fit, place: Mapping[str, int], cuts: Cuts) -> bytes:
    """The numbers of one series.  ``place``: each gene's index among the genes of the study.

    Rows rise by that index.  NaN stays NaN; infinite degrees of freedom stay infinite.
    """
    gene = np.array([place[name] for name in fit.names], dtype="<u4")
    order = np.argsort(gene, kind="stable")
    planes = [gene[order]] + [_stored(name, _plane(fit, name)[order], cuts) for name in FLOATS]
    body = np.array([len(gene)], dtype="<u4").tobytes() + b"".join(_shuffled(plane) for plane in planes)
    return packed(body)


def unpack(body: bytes) -> dict[str, npt.NDArray[np.generic]]:
    """The planes again by name, as the page reads them."""
    body = zlib.decompress(body)
    n = int(np.frombuffer(body, dtype="<u4", count=1)[0])
    found: dict[str, npt.NDArray[np.generic]] = {}
    for i, name in enumerate(("gene", *FLOATS)):
        plane = np.frombuffer(body, dtype=np.uint8, count=4 * n, offset=4 + 4 * n * i)
        found[name] = plane.reshape(4, n).T.copy().view("<u4" if name == "gene" else "<f4").reshape(n)
    return found


def _plane(fit: Fit, name: str) -> FloatArray:
    """A column of the fit; one that was not made is NaN."""
    values: FloatArray = getattr(fit, name)
    return values if len(values) == len(fit.names) else np.full(len(fit.names), np.nan)


def _shuffled(plane: npt.NDArray[np.generic]) -> bytes:
    return plane.view(np.uint8).reshape(len(plane), 4).T.tobytes()


def _stored(name: str, values: FloatArray, cuts: Cuts) -> npt.NDArray[np.float32]:
    values = np.maximum(values, SMALLEST) if name in ("p", "fdr") else values
    grid = {"log2fc": cuts.effect, "confident": cuts.effect, "fdr": cuts.fdr}.get(name)
    size = np.abs(values)
    short = _short(size, CLEARED[name]) if grid is None else between(size, grid, CLEARED[name])
    signed: npt.NDArray[np.float32] = np.copysign(short, values).astype("<f4")
    return signed


def between(size: FloatArray, grid: FloatArray, cleared: int) -> npt.NDArray[np.float32]:
    """``size`` (≥ 0 or NaN) as float32 with ``cleared`` low bits zero, in the same half-open interval of ``grid``.

    So ``size ≥ cut`` and ``size < cut`` hold for the stored number where they hold for the true one, for every cut of
    the grid.  Where no number that short lies in the interval, fewer bits are cleared.
    """
    at = np.searchsorted(grid, size, side="right")
    low, high = np.r_[0.0, grid][at], np.r_[grid, np.inf][at]
    stored = _short(size, cleared)
    for bits in range(cleared, -1, -1):
        wrong = np.flatnonzero((stored < low) | (stored >= high))
        if not len(wrong):
            break
        step = np.uint32(1 << bits)
        base = _short(size[wrong], bits).view("<u4")
        here = stored[wrong]
        for near in (base, base + step, base - np.minimum(step, base)):
            value = near.view("<f4")
            here = np.where((value >= low[wrong]) & (value < high[wrong]), value, here)
        stored[wrong] = here
    return stored


def _short(size: FloatArray, bits: int) -> npt.NDArray[np.float32]:
    """The nearest float32 with so many low bits zero; ties go up."""
    words = np.asarray(size, dtype="<f4").view("<u4")
    half, mask = np.uint32((1 << bits) >> 1), np.uint32(0xFFFFFFFF << bits & 0xFFFFFFFF)
    plain = np.isfinite(size)
    return np.where(plain, (words + half) & mask, words).astype("<u4").view("<f4")
