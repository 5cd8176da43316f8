"""Phrases of survival that sentences, figures and the report share."""

from __future__ import annotations

import math

from geneverdict.messages import Code, Message, Number, choice, count, effect, fixed1, hazard, known
from geneverdict.model.survival import Endpoint
from geneverdict.model.survival_answer import CohortAnswer, CurveGroup, Hazard, PooledHazard, exponential


def flag_words(flag: str) -> Message:
    """Why there is no estimate."""
    return Message(f"flag-{flag.replace(' ', '_')}")


def event_kind(endpoint: Endpoint) -> Code:
    return Code("death" if endpoint is Endpoint.OVERALL else "event")


def events(endpoint: Endpoint, n: int) -> Message:
    """``29 deaths``, ``1 event``."""
    return Message("survival-events", {"n": count(n), "kind": event_kind(endpoint)})


def patients(n: int) -> Message:
    return Message("survival-patients", {"n": count(n)})


def size(answer: CohortAnswer) -> Message:
    """How many: ``42 patients, 29 deaths``."""
    told = {"patients": patients(answer.n), "events": events(answer.endpoint, answer.events)}
    return Message("survival-size", told)


def ratio_words(found: Hazard | PooledHazard) -> Message:
    """``1.42 [0.98, 2.05]``; without an interval where there is none, in words where the ratio has no bound."""
    return ratio_of(found.coef, found.ci_low, found.ci_high)


def ratio_of(coef: float, low: float, high: float) -> Message:
    """The same of a log hazard ratio and the ends of its interval."""
    there = not (math.isnan(low) or math.isnan(high))
    ends = {"low": hazard(exponential(low)), "high": hazard(exponential(high))} if there else {}
    return Message("survival-ratio", known({"ratio": finite(coef), **ends}))


def finite(coef: float) -> Number | None:
    """The hazard ratio of a log hazard ratio, None where that has no bound or is not known."""
    return hazard(exponential(coef)) if math.isfinite(coef) else None


def months(value: float) -> Message:
    """A time in months, or that it was not reached."""
    return Message("survival-months", known({"time": fixed1(value)}))


def median(group: CurveGroup) -> Message:
    """``14.3 months [9.0, 21.2]``; an end that is not reached is said so.

    A median that is not reached still may have the lower end of its interval.
    """
    numbers = {"time": group.median, "low": group.median_low, "high": group.median_high}
    there = {name: fixed1(value) for name, value in numbers.items() if math.isfinite(value)}
    return Message("survival-median", {**there, "reached": choice(bool({"low", "high"} & set(there)))})


def cut_words(answer: CohortAnswer) -> Message:
    """How the two groups were made."""
    groups = answer.groups
    return Message("survival-cut_at", {"kind": Code(groups.kind), "cut": effect(groups.cut)})
