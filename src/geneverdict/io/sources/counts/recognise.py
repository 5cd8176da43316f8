"""What the numbers of a table of reads are: counts, estimates of counts, shares of a library, or logarithms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

import numpy as np

from geneverdict.errors import ReadError
from geneverdict.io.sources.counts.programs import SHARE_WORDS
from geneverdict.messages import Code, Message, Name, Value, count, fixed1, percent, whole
from geneverdict.model.series import FloatArray, Measure

Kind = Literal["counts", "expected", "scaled", "million", "normalised"]

_MILLION = 1e6
_NEAR_MILLION = 0.01
_PARTLY_WHOLE = 0.15
"""Of estimated counts above zero at least so many are whole (genes whose reads no other shares): 17 % of kallisto's,
32 % of Salmon's and 73 % of RSEM's in real ones; of values with two decimals 1 % are by chance."""
_LOG_TOP = 30.0
"""No log2 value of expression is larger."""
_SMALL = 64
_FEWEST_SMALL = 1000
"""Counts from 1 to ``_SMALL`` in a column by which it is judged whether they were scaled."""
_CURVE = 5
_FREQUENCIES = np.arange(0.1, 0.4, 0.005)
_WAVES = 12.0
"""Medians over the columns of seven real tables of counts are 3 to 8, that of a scaled one is 30."""
_WIDE = 500
_FEWEST_ZEROS = 0.002
_LOG = re.compile(r"(?<![a-z])log", re.IGNORECASE)


class Recognised(NamedTuple):
    """What the values measure, and the sentence that says why."""

    measure: Measure
    kind: Kind
    note: Message


def recognise(values: FloatArray, written: Iterable[str], where: str, *, estimated: bool = False) -> Recognised:
    """Values are genes × samples without missing ones.  ``written``: names of the file and its columns.

    ``estimated``: by a program that says so.  Raises ReadError for logarithms and for negative values.
    """
    above = values[values > 0]
    whole_share = float(np.mean(above == np.rint(above))) if len(above) else 1.0
    sums = values.sum(axis=0)
    words = list(written)
    said = next((match[1].upper() for text in words if (match := SHARE_WORDS.search(text))), "")
    a_million = bool(np.all(np.abs(sums / _MILLION - 1) < _NEAR_MILLION))
    linear = (
        estimated or a_million or whole_share == 1.0 or (said != "" and not any(_LOG.search(text) for text in words))
    )
    _refuse_logs(values, where, linear=linear)
    ends: dict[str, Value] = {"smallest_sum": whole(float(sums.min())), "largest_sum": whole(float(sums.max()))}
    values_of: dict[str, Value] = {**ends, "whole": percent(whole_share)}
    if whole_share == 1.0 and not _scaled(values):
        return _recognised("counts", "counts", values_of)
    if estimated:
        return _recognised("counts", "expected", values_of)
    if a_million:
        return _recognised("proportion", "million", {**values_of, "said": Name(said)} if said else values_of)
    if said:
        return _recognised("proportion", "normalised", {**values_of, "said": Name(said)})
    if whole_share == 1.0:
        return _recognised("proportion", "scaled", values_of)
    if whole_share >= _PARTLY_WHOLE:
        return _recognised("counts", "expected", values_of)
    return _recognised("proportion", "normalised", values_of)


def look_like_counts(values: FloatArray) -> bool:
    """Whole numbers over a wide range with zeros among them: an array's intensities are hardly ever that.

    For files of which nobody says what they hold; ``values`` may have missing ones.
    """
    known = values[np.isfinite(values)]
    if not len(known) or known.min() < 0 or not np.array_equal(known, np.rint(known)):
        return False
    return bool(known.max() >= _WIDE and np.mean(known == 0) >= _FEWEST_ZEROS)


def _recognised(measure: Measure, kind: Kind, values: dict[str, Value]) -> Recognised:
    return Recognised(measure, kind, Message("read-counts_kind", {"kind": Code(kind), **values}))


def _refuse_logs(values: FloatArray, where: str, *, linear: bool) -> None:
    """``linear``: something else says that small values are no logarithms; negative ones always are."""
    least, most = float(values.min(initial=0)), float(values.max(initial=0))
    if least < 0 or (most <= _LOG_TOP and not linear):
        negative = values < 0
        told: dict[str, Value] = {"sign": Code("negative" if least < 0 else "small"), "most": fixed1(most)}
        raise ReadError(Message("error-counts_logged", {**told, "n": count(int(negative.sum()))}), where=where)


def _scaled(values: FloatArray) -> bool:
    """Whole numbers that others were rounded to: of counts times 3.2, say, there are few 1, 2, 4 and 5.

    How many genes have a count of 1, 2, 3 … falls smoothly in counts of reads; multiplied and rounded they come in
    waves, which the periodogram of these numbers shows.  Waves of two are left out: reads counted by both their ends.
    Columns with too few small values do not tell.
    """
    waves = [_waves(column) for column in values.T]
    told = [wave for wave in waves if wave is not None]
    return bool(told) and float(np.median(told)) > _WAVES


def _waves(column: FloatArray) -> float | None:
    """The largest power of the periodogram, 1 on average where the numbers are Poisson about a smooth curve."""
    k = np.arange(1, _SMALL + 1)
    n = np.bincount(column[column <= _SMALL].astype(np.intp), minlength=_SMALL + 1)[1:].astype(np.float64)
    if n.sum() < _FEWEST_SMALL:
        return None
    log_k = np.log(k)
    powers = np.vander((log_k - log_k.mean()) / log_k.std(), _CURVE)
    height = np.maximum(n, 1.0)
    curve = np.linalg.lstsq(powers * np.sqrt(height)[:, None], np.log(height) * np.sqrt(height), rcond=None)[0]
    expected = np.exp(powers @ curve)
    waves = np.exp(-2j * np.pi * np.outer(_FREQUENCIES, k)) @ ((n - expected) / np.sqrt(expected))
    return float((np.abs(waves) ** 2).max() / len(k))
