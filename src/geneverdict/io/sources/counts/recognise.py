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
from geneverdict.stats.counts.looks import were_multiplied

Kind = Literal["counts", "expected", "scaled", "million", "normalised"]

_MILLION = 1e6
_NEAR_MILLION = 0.01
_PARTLY_WHOLE = 0.15
"""Of estimated counts above zero at least so many are whole (genes whose reads no other shares): 17 % of kallisto's,
32 % of Salmon's and 73 % of RSEM's in real ones; of values with two decimals 1 % are by chance."""
_LOG_TOP = 30.0
"""No log2 value of expression is larger."""
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
    # No two libraries have a million reads to one per cent: these are rounded shares.
    rounded = a_million and values.shape[1] > 1 and not estimated
    if whole_share == 1.0 and not rounded and not were_multiplied(values):
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


def _recognised(measure: Measure, kind: Kind, values: dict[str, Value]) -> Recognised:
    return Recognised(measure, kind, Message("read-counts_kind", {"kind": Code(kind), **values}))


def _refuse_logs(values: FloatArray, where: str, *, linear: bool) -> None:
    """``linear``: something else says that small values are no logarithms; negative ones always are."""
    least, most = float(values.min(initial=0)), float(values.max(initial=0))
    if least < 0 or (most <= _LOG_TOP and not linear):
        negative = values < 0
        told: dict[str, Value] = {"sign": Code("negative" if least < 0 else "small"), "most": fixed1(most)}
        raise ReadError(Message("error-counts_logged", {**told, "n": count(int(negative.sum()))}), where=where)
