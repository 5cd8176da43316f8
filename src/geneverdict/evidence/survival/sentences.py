"""What survival numbers say: messages with the numbers in them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from geneverdict.evidence.survival.words import (
    event_kind,
    events,
    finite,
    flag_words,
    median,
    months,
    patients,
    ratio_words,
)
from geneverdict.messages import (
    Code,
    Message,
    Name,
    Number,
    Value,
    choice,
    count,
    effect,
    fixed1,
    hazard,
    known,
    messages,
    names,
    p,
    share,
)
from geneverdict.model.survival import Endpoint
from geneverdict.model.survival_answer import (
    SIGNIFICANT,
    CohortAnswer,
    CurveGroup,
    Hazard,
    MeanTimes,
    Place,
    PooledHazard,
    Proportionality,
    TwoGroups,
    exponential,
)
from geneverdict.stats.survival.max_selected import EveryCut

ENOUGH_GENES = 1000
"""From so many on the share of genes with p < .05 is a background."""
TOLD = 10.0
"""From so many on it is told which way they point."""


def hazard_sentence(gene: str, endpoint: Endpoint, found: Hazard, follow_up: float) -> Message:
    """The main number: the continuous value, per SD."""
    told: dict[str, Value] = {
        "gene": Name(gene),
        "endpoint": endpoint.message,
        "patients": patients(found.n),
        "events": events(endpoint, found.events),
        "follow_up": months(follow_up),
    }
    if found.flag:
        return Message("survival-hazard", told | {"flag": flag_words(found.flag)})
    return Message("survival-hazard", {**told, **_ratio(gene, found)})


def _ratio(gene: str, found: Hazard) -> dict[str, Value]:
    return {"ratio": ratio_words(found), "p": p(found.p), "direction": direction(gene, found)}


def direction(gene: str, found: Hazard) -> Message:
    """What the interval allows to say."""
    way = _way(found)
    if way != "open":
        return Message(f"survival-{way}", {"gene": Name(gene)})
    _, low, high = found.ratio
    return Message("survival-open", {"low": hazard(low), "high": hazard(high)})


def _way(found: Hazard | PooledHazard) -> str:
    return ("worse" if found.coef > 0 else "better") if found.p < SIGNIFICANT else "open"


def adjusted_sentence(found: Hazard) -> Message:
    """What is left of the hazard ratio beside the named covariates."""
    told: dict[str, Value] = {
        "covariates": names(found.covariates),
        "patients": patients(found.n),
        "left_out": count(found.left_out),
    }
    if found.flag:
        return Message("survival-adjusted_none", told | {"flag": flag_words(found.flag)})
    note = known({"note": found.note})
    return Message("survival-adjusted", {**told, "ratio": ratio_words(found), "p": p(found.p), **note})


def proportional_sentence(endpoint: Endpoint, test: Proportionality, times: MeanTimes | None) -> Message | None:
    """Whether one hazard ratio is enough; the difference of mean times where it is not."""
    if test.flag or math.isnan(test.p):
        return None
    if test.p >= SIGNIFICANT:
        return Message("survival-proportional", {"p": p(test.p)})
    if times is None or times.flag in ("one group", "no time"):
        return Message("survival-changing", {"p": p(test.p)})
    return Message("survival-changing", {"p": p(test.p), "kind": event_kind(endpoint), **_lived(times)})


def _lived(times: MeanTimes) -> dict[str, Value]:
    """The difference of mean times between the groups."""
    return {
        "tau": fixed1(times.tau),
        "months": fixed1(abs(times.difference)),
        "more": choice(times.difference >= 0),
        "low": fixed1(times.ci_low),
        "high": fixed1(times.ci_high),
        "p_months": p(times.p),
    }


def groups_sentence(endpoint: Endpoint, groups: TwoGroups) -> Message:
    """Both curves and the log-rank test."""
    where: dict[str, Value] = {"kind": Code(groups.kind), "cut": effect(groups.cut)}
    if groups.high is None or groups.low is None:
        return Message("survival-one_group", {**where, "flag": flag_words("one group")})
    each = [_group(endpoint, "high", groups.high), _group(endpoint, "low", groups.low)]
    end: dict[str, Value] = {"flag": flag_words(groups.flag)} if groups.flag else {"p": p(groups.log_rank_p)}
    return Message("survival-groups", {**where, "groups": messages(each), **end})


def _group(endpoint: Endpoint, side: str, group: CurveGroup) -> Message:
    about = {"events": events(endpoint, group.events), "median": median(group)}
    return Message("survival-group", {"side": Code(side), "n": count(group.n), **about})


def cuts_sentence(found: EveryCut, naive: float, permuted: float) -> Message:
    """What the best cut would have claimed, and what is left of it."""
    if found.best < 0:
        return Message("survival-no_cut", {"flag": flag_words(found.flag)})
    n = count(len(found.cut))
    searched = {"n": n, "corrected": p(found.corrected_p), "shuffled": p(permuted)}
    corrected = Message("survival-corrected", known(searched))
    best: dict[str, Value] = {"cut": effect(float(found.cut[found.best])), "p": p(naive), "corrected": corrected}
    if not naive < SIGNIFICANT:
        return Message("survival-best_shows_nothing", {**best, **_smaller(found)})
    shuffled = np.isfinite(permuted)
    honest = permuted if shuffled else found.corrected_p
    split = shuffled and (permuted < SIGNIFICANT) != (found.corrected_p < SIGNIFICANT)
    if split:
        return Message("survival-best_borderline", best)
    if honest >= SIGNIFICANT:
        return Message("survival-best_falls", best)
    return Message("survival-best_stands", known({**best, "n": n, "ratio": finite(float(found.coef[found.best]))}))


def _smaller(found: EveryCut) -> dict[str, Value]:
    """The log-rank p of another cut that is below .05 though its statistic is not the largest."""
    chances = np.nan_to_num(found.p, nan=1.0)
    row = int(np.argmin(chances))
    if not chances[row] < SIGNIFICANT:
        return {}
    return {"other": effect(float(found.cut[row])), "p_other": p(float(chances[row]))}


def place_sentence(gene: str, place: Place) -> Message:
    """The gene among all genes."""
    told: dict[str, Value] = {
        "gene": Name(gene),
        "above": share(place.above / 100),
        "n": count(place.n_genes - 1),
        "significant": share(place.significant / 100),
        "chance": Code("few" if place.n_genes < ENOUGH_GENES else "enough"),
    }
    if place.significant < TOLD or math.isnan(place.worse):
        return Message("survival-place", told)
    worse = place.worse >= 50
    side = place.worse if worse else 100 - place.worse
    return Message("survival-place", told | {"side": share(side / 100), "worse": choice(worse)})


def headline(gene: str, endpoint: Endpoint, cohorts: Sequence[CohortAnswer], pooled: PooledHazard | None) -> Message:
    """The answer in one sentence."""
    about: dict[str, Value] = {"gene": Name(gene), "endpoint": endpoint.message}
    if not cohorts:
        return Message("survival-no_cohort", about)
    if pooled is not None and pooled.k > 1:
        further = pooled.pi_low <= 0 <= pooled.pi_high or not math.isfinite(pooled.pi_low)
        about |= {"k": count(pooled.k), "way": Code(_way(pooled)), "further": Code("open" if further else "same")}
        return Message("survival-pooled", about | {"ratio": ratio_words(pooled), "p": p(pooled.p)})
    if len(cohorts) > 1:
        return Message("survival-nothing_to_pool", about | {"n": count(len(cohorts))})
    found, series = cohorts[0].hazard, Name(cohorts[0].series)
    if found.flag:
        return Message("survival-one_cohort", about | {"series": series})
    return Message("survival-one_cohort", {**about, "series": series, **_ratio(gene, found)})


def pooled_details(pooled: PooledHazard) -> tuple[Message, ...]:
    """How much cohorts differ, what a further one would show, who did not go in."""
    found = []
    if pooled.k > 1 and math.isfinite(pooled.pi_low):
        ends = {"low": hazard(exponential(pooled.pi_low)), "high": hazard(exponential(pooled.pi_high))}
        found.append(Message("survival-prediction", {**ends, "i2": Number(pooled.i2, "fixed0")}))
    absent = [Message("survival-not_pooled", {"series": Name(name), "why": why}) for name, why in pooled.left_out]
    return (*found, *absent)
