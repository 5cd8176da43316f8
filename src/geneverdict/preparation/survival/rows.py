"""From a time and a state per sample to one row per patient, everything left out being counted and named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from geneverdict.messages import Message, count
from geneverdict.model.series import FloatArray, SampleTable
from geneverdict.model.survival import BoolArray
from geneverdict.preparation.survival.pairing import Couple
from geneverdict.preparation.survival.patients import Population, Standing, one_per_patient
from geneverdict.preparation.survival.words import State

_LEAST_SHARED, _NEARLY_ALL = 8, 0.9


class Rows(NamedTuple):
    """The rows of one endpoint; ``left_out`` has (sample, why) in the order of the series."""

    rows: tuple[int, ...]
    months: FloatArray
    event: BoolArray
    left_out: tuple[tuple[str, Message], ...]
    n_population: int
    differing: tuple[str, ...]


def rows_of(table: SampleTable, couple: Couple, counted: Population, patients: Sequence[str | None] | None) -> Rows:
    """Rows with a time ≥ 0 and a status, one per patient; ``patients`` None: each sample is a patient."""
    months, odd = filled(couple)
    why = {i: _why(counted.why_not[i], months[i], odd[i], couple.status.states[i]) for i in range(len(table))}
    usable = [i for i in range(len(table)) if why[i] is None]
    event = np.array([state == "event" for state in couple.status.states], dtype=bool)
    ends = {i: (float(months[i]), bool(event[i])) for i in usable}
    standing = Standing(tuple(usable), (), ())
    if patients is not None:
        standing = one_per_patient(usable, patients, ends)
    why |= dict(standing.left_out)
    reasons = ((table.ids[i], why[i]) for i in range(len(table)))
    out = tuple((sample, reason) for sample, reason in reasons if reason is not None)
    rows = np.array(standing.rows, dtype=int)
    n = sum(reason is None for reason in counted.why_not)
    return Rows(standing.rows, months[rows], event[rows], out, n, standing.differing)


def filled(couple: Couple) -> tuple[FloatArray, tuple[bool, ...]]:
    """Months, the second field's where the first has none and the sample is censored; and which texts are no number."""
    months = couple.time.months
    if couple.fill is None:
        return months, couple.time.odd
    censored = np.array([state == "censored" for state in couple.status.states], dtype=bool)
    return np.where(censored & ~np.isfinite(months), couple.fill.months, months), couple.time.odd


def _why(not_counted: Message | None, months: float, odd: bool, state: State) -> Message | None:
    if not_counted is not None:
        return not_counted
    if not np.isfinite(months):
        return Message("out-odd_time" if odd else "out-no_time")
    if months < 0:
        return Message("out-negative_time")
    code = {"missing": "out-no_status", "unknown": "out-odd_status"}.get(state)
    return Message(code) if code else None


def counted_reasons(left_out: Sequence[tuple[str, Message]]) -> list[Message]:
    """How many samples each reason takes; the patients are not told apart.

    >>> from geneverdict.messages import Name, english
    >>> another = Message("out-another", {"patient": Name("7")})
    >>> left_out = [("a", Message("out-no_time")), ("b", another), ("c", Message("out-no_time"))]
    >>> [english(reason) for reason in counted_reasons(left_out)]
    ['2 no time', '1 another sample of a patient']
    """
    plain = Counter(Message(why.code, {k: v for k, v in why.values.items() if k != "patient"}) for _, why in left_out)
    return [Message(f"{why.code}.counted", {**why.values, "n": count(n)}) for why, n in plain.items()]


def together(months: FloatArray, event: BoolArray) -> int:
    """How many rows share each time and state, where nearly all are shared by as many; 0 where that is not so.

    Patients share a time by chance, in ones, twos and threes; the samples of one patient always do.

    >>> each = np.arange(8.0)
    >>> together(np.repeat(each, 2), np.ones(16, dtype=bool)), together(each, np.ones(8, dtype=bool))
    (2, 0)
    """
    _, counts = np.unique(np.column_stack([months, event]), axis=0, return_counts=True)
    if len(counts) < _LEAST_SHARED:
        return 0
    usual = int(np.bincount(counts).argmax())
    return usual if usual > 1 and (counts == usual).mean() >= _NEARLY_ALL else 0


def median_follow_up(months: FloatArray, event: BoolArray) -> float:
    """Median follow-up in months by the reverse Kaplan–Meier estimate, NaN where it is not reached.

    The roles of event and censoring are exchanged (Schemper and Smith, Control Clin Trials 1996;17:343).
    """
    share, last = 1.0, np.nan
    for time in np.unique(months):
        at_risk, censored = int((months >= time).sum()), int(((months == time) & ~event).sum())
        share *= 1 - censored / at_risk
        if abs(share - 0.5) < 1e-12 and np.isnan(last):
            last = float(time)
        elif share < 0.5:
            return float(time) if np.isnan(last) else (last + float(time)) / 2
    return float(last)
