"""What the specifications of a gene's survival say together."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from geneverdict.evidence.survival.words import ratio_of
from geneverdict.messages import Code, Message, Name, Value, count, p
from geneverdict.model.option_words import WITHOUT, option_words
from geneverdict.model.survival import Endpoint
from geneverdict.model.survival_answer import SIGNIFICANT
from geneverdict.model.survival_choices import SurvivalCurve, SurvivalSpecification

ENOUGH = 3
"""Results that an option must have to be compared with the others."""


def sentences(curve: SurvivalCurve) -> tuple[Message, ...]:
    """How many point where and are significant; the study's own; which choice the significance hangs on."""
    done, total = curve.done, count(len(curve.specifications))
    n = int(done.sum())
    if not n:
        return (Message("choices-none", {"n": total, "gene": Name(curve.gene)}),)
    worse, small = curve.effect[done] > 0, curve.p[done] < SIGNIFICANT
    numbers = {"k": n, "worse": worse.sum(), "better": (~worse).sum(), "small": small.sum()}
    counted = {name: count(int(number)) for name, number in numbers.items()}
    told = [Message("choices-counts", {"n": total, "gene": Name(curve.gene), **counted})]
    if done[curve.default]:
        told.append(_own(curve))
    told += _hangs_on(curve)
    if (small & worse).any() and (small & ~worse).any():
        told.append(Message("choices-both_ways"))
    return tuple(told)


def _own(curve: SurvivalCurve) -> Message:
    own = curve.default
    ends = (float(column[own]) for column in (curve.effect, curve.ci_low, curve.ci_high))
    choices = words_of(curve.specifications[own])
    return Message("choices-own", {"choices": choices, "ratio": ratio_of(*ends), "p": p(float(curve.p[own]))})


def words_of(one: SurvivalSpecification) -> Message:
    """``cut at the median, overall survival, no covariates, without GSE1``."""
    return Message("choices-words", {name: option(name, chosen) for name, chosen in one._asdict().items()})


def option(dimension: str, chosen: str) -> Message:
    """One option in words."""
    if dimension == "cut":
        return Message(f"choices-cut_{chosen}")
    if dimension == "endpoint":
        return Endpoint(chosen).message
    if dimension == "covariates":
        return option_words("covariates", chosen)
    if chosen.startswith(WITHOUT):
        return Message("option-without", {"name": Name(chosen.removeprefix(WITHOUT))})
    return Message("choices-all_cohorts")


class _Share(NamedTuple):
    """How often an option has p < .05."""

    option: str
    small: int
    n: int

    @property
    def share(self) -> float:
        return self.small / self.n


def _hangs_on(curve: SurvivalCurve) -> list[Message]:
    """The choice whose options differ most in how often p < .05."""
    found: list[tuple[float, Message]] = []
    for dimension in curve.dimensions:
        shares = _shares(curve, dimension)
        if len(shares) < 2:
            continue
        least, most = (pick(shares, key=lambda one: one.share) for pick in (min, max))
        values = {**_told(dimension, most, "most"), **_told(dimension, least, "least")}
        found.append((most.share - least.share, Message("choices-hangs_on", {"dimension": Code(dimension), **values})))
    gap, message = max(found, key=lambda item: item[0], default=(0.0, Message("choices-both_ways")))
    return [message] if gap > 0 else []


def _told(dimension: str, one: _Share, name: str) -> dict[str, Value]:
    return {name: option(dimension, one.option), f"small_{name}": count(one.small), f"n_{name}": count(one.n)}


def _shares(curve: SurvivalCurve, dimension: str) -> list[_Share]:
    """Of the options that have enough results."""
    options = np.array([getattr(one, dimension) for one in curve.specifications])
    found = []
    for chosen in dict.fromkeys(options.tolist()):
        chances = curve.p[curve.done & (options == chosen)]
        if len(chances) >= ENOUGH:
            found.append(_Share(chosen, int((chances < SIGNIFICANT).sum()), len(chances)))
    return found
