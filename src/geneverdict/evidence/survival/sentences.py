"""What survival numbers say, in plain words with the numbers in them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from geneverdict.evidence.words import listing, number, probability
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

FLAGS = {
    "no events": "nobody had the event",
    "singular": "the values do not vary, or a covariate is a combination of others",
    "diverging": "the hazard ratio has no bound: every event came to the highest, or every one to the lowest, at risk",
    "not converged": "the fit did not settle",
    "one group": "all patients are on one side of the cut",
    "nothing to compare": "no event happened while both groups were followed",
    "no cut": "no value leaves enough patients on both sides",
    "no time": "a group was only seen at time 0",
}


def events_word(endpoint: Endpoint, n: int) -> str:
    """
    >>> events_word(Endpoint.OVERALL, 29), events_word(Endpoint.RECURRENCE, 1)
    ('29 deaths', '1 event')
    """
    word = "death" if endpoint is Endpoint.OVERALL else "event"
    return f"{n} {word}{'' if n == 1 else 's'}"


def ratio_number(value: float) -> str:
    """A hazard ratio: two decimals, fewer when large, two digits when near 0.

    >>> ratio_number(1.4234), ratio_number(0.0123), ratio_number(12345.6), ratio_number(math.inf)
    ('1.42', '0.012', '1.2e+04', 'infinite')
    """
    if math.isnan(value):
        return "not known"
    if math.isinf(value):
        return "infinite"
    return f"{value:.2f}" if 0.095 <= value < 100 else f"{value:.2g}"


def ratio_text(hazard: Hazard | PooledHazard) -> str:
    """``1.42 [0.98, 2.05]``; without an interval where there is none."""
    middle, low, high = hazard.ratio
    if math.isnan(low) or math.isnan(high):
        return ratio_number(middle)
    return f"{ratio_number(middle)} [{ratio_number(low)}, {ratio_number(high)}]"


def months_text(value: float) -> str:
    """A time in months, or that it was not reached."""
    return "not reached" if math.isnan(value) else f"{value:.1f} months"


def hazard_sentence(gene: str, endpoint: Endpoint, hazard: Hazard, follow_up: float) -> str:
    """The main number: the continuous value, per SD."""
    lead = (
        f"{_capital(endpoint.words)} of {hazard.n} patients, {events_word(endpoint, hazard.events)}, "
        f"median follow-up {months_text(follow_up)}: "
    )
    if hazard.flag:
        return f"{lead}no finite hazard ratio ({FLAGS.get(hazard.flag, hazard.flag)})."
    return (
        f"{lead}hazard ratio {ratio_text(hazard)} for one SD more of {gene} (p {probability(hazard.p)}): "
        f"{direction(gene, hazard)}."
    )


def direction(gene: str, hazard: Hazard) -> str:
    """What the interval allows to say."""
    if hazard.p < SIGNIFICANT:
        return f"patients with more {gene} fare {'worse' if hazard.coef > 0 else 'better'}"
    _, low, high = hazard.ratio
    return f"not shown to matter; anything from {ratio_number(low)} to {ratio_number(high)} fits these patients"


def adjusted_sentence(hazard: Hazard) -> str:
    """What is left of the hazard ratio beside the named covariates."""
    names = listing(hazard.covariates, most=6)
    said = f"{hazard.n} patients" + (f", {hazard.left_out} without a covariate left out" if hazard.left_out else "")
    if hazard.flag:
        return f"Adjusted for {names} ({said}): no finite hazard ratio ({FLAGS.get(hazard.flag, hazard.flag)})."
    tail = f" {_capital(hazard.note)}." if hazard.note else ""
    return f"Adjusted for {names}: {ratio_text(hazard)}, p {probability(hazard.p)} ({said}).{tail}"


def proportional_sentence(endpoint: Endpoint, test: Proportionality, times: MeanTimes | None) -> str:
    """Whether one hazard ratio is enough; the difference of mean times where it is not."""
    if test.flag or math.isnan(test.p):
        return ""
    if test.p >= SIGNIFICANT:
        return f"No sign that the hazard ratio changes over time (Schoenfeld's test, p {probability(test.p)})."
    change = f"The hazard ratio changes over time (Schoenfeld's test, p {probability(test.p)}), so one number hides it"
    if times is None or times.flag in ("one group", "no time"):
        return f"{change}."
    more = "more" if times.difference >= 0 else "less"
    verb = "lives" if endpoint is Endpoint.OVERALL else "stays without the event for"
    return (
        f"{change}; up to {times.tau:.1f} months the high group {verb} {abs(times.difference):.1f} months {more} on "
        f"average than the low group [{number(times.ci_low, 1)}, {number(times.ci_high, 1)}], "
        f"p {probability(times.p)}."
    )


def groups_sentence(endpoint: Endpoint, groups: TwoGroups) -> str:
    """Both curves and the log-rank test."""
    where = f"Cut at {'the median' if groups.kind == 'median' else 'the fixed value'} ({number(groups.cut)})"
    if groups.high is None or groups.low is None:
        return f"{where}: {FLAGS['one group']}, so there is nothing to compare."
    told = "; ".join(_group(endpoint, group) for group in (groups.high, groups.low))
    if groups.flag:
        return f"{where}: {told}; {FLAGS.get(groups.flag, groups.flag)}."
    return f"{where}: {told}; log-rank p {probability(groups.log_rank_p)}."


def _group(endpoint: Endpoint, group: CurveGroup) -> str:
    name = group.label.split(" ")[0]
    return f"{group.n} {name}, {events_word(endpoint, group.events)}, median {median_text(group)}"


def median_text(group: CurveGroup) -> str:
    """``14.3 months [9.0, 21.2]``; an end that is not reached is said so.

    A median that is not reached still may have the lower end of its interval.
    """
    ends = [f"{end:.1f}" if math.isfinite(end) else "not reached" for end in (group.median_low, group.median_high)]
    if ends == ["not reached", "not reached"]:
        return months_text(group.median)
    return f"{months_text(group.median)} [{ends[0]}, {ends[1]}]"


def cuts_sentence(found: EveryCut, naive: float, permuted: float) -> str:
    """What the best cut would have claimed, and what is left of it."""
    if found.best < 0:
        return f"No cut can be tried: {FLAGS.get(found.flag, found.flag)}."
    n, where = len(found.cut), number(float(found.cut[found.best]))
    shuffled = f" ({probability(permuted)} by shuffling)" if np.isfinite(permuted) else ""
    tried = f"{n} cuts" if n > 1 else "one cut"
    corrected = f"corrected for having searched {tried} it is {probability(found.corrected_p)}{shuffled}"
    if not naive < SIGNIFICANT:
        best = f"Even the best cut ({where}) gives p {probability(naive)}{_smaller(found)}"
        return f"{best}; {corrected}: no cut shows anything."
    honest = permuted if np.isfinite(permuted) else found.corrected_p
    lead = f"The best cut ({where}) gives p {probability(naive)}; {corrected}"
    split = ""
    if np.isfinite(permuted) and (permuted < SIGNIFICANT) != (found.corrected_p < SIGNIFICANT):
        split = " The two corrections disagree at .05; shuffling holds at any number of patients, the formula at many."
    if honest < SIGNIFICANT:
        largest = ratio_number(exponential(float(found.coef[found.best])))
        return f"{lead}, so it stands; its hazard ratio, {largest}, is the pick of {n} and thus exaggerated.{split}"
    return f"{lead}, so it shows nothing.{split}"


def _smaller(found: EveryCut) -> str:
    """The log-rank p of another cut that is below .05 though its statistic is not the largest."""
    known = np.nan_to_num(found.p, nan=1.0)
    row = int(np.argmin(known))
    if not known[row] < SIGNIFICANT:
        return ""
    return f" (by itself another, {number(float(found.cut[row]))}, gives {probability(float(known[row]))})"


def place_sentence(gene: str, place: Place) -> str:
    """The gene among all genes."""
    share = "all" if place.above == 100 else _percent(place.above)
    lead = f"{gene} is more prognostic than {share} of the other {place.n_genes - 1:,} genes"
    chance = "about the 5 % that chance gives" if place.significant < 7.5 else "5 % would have by chance"
    many = f"in this cohort {_percent(place.significant)} of all genes have p < .05 ({chance})"
    if place.significant < 10 or math.isnan(place.worse):
        return f"{lead}; {many}."
    side = place.worse if place.worse >= 50 else 100 - place.worse
    return f"{lead}; {many}, and in {_percent(side)} of those more is {'worse' if place.worse >= 50 else 'better'}."


def _percent(value: float) -> str:
    """
    >>> _percent(0.0), _percent(0.2), _percent(31.4), _percent(99.8), _percent(100.0)
    ('0 %', '< 1 %', '31 %', '> 99 %', '100 %')
    """
    if 0 < value < 0.5:
        return "< 1 %"
    return "> 99 %" if 99.5 <= value < 100 else f"{value:.0f} %"


def headline(gene: str, endpoint: Endpoint, cohorts: Sequence[CohortAnswer], pooled: PooledHazard | None) -> str:
    """The answer in one sentence."""
    words = endpoint.words
    if not cohorts:
        return f"No cohort tells whether {gene} matters for {words}."
    if pooled is not None and pooled.k > 1:
        return f"{gene} and {words} over {pooled.k} cohorts: {_pooled_words(gene, pooled)}."
    if len(cohorts) == 1:
        hazard = cohorts[0].hazard
        if hazard.flag:
            return f"{gene} and {words} in {cohorts[0].series}: no finite hazard ratio."
        return (
            f"{gene} and {words} in {cohorts[0].series}: hazard ratio {ratio_text(hazard)} per SD, "
            f"p {probability(hazard.p)}: {direction(gene, hazard)}."
        )
    return f"{gene} and {words} in {len(cohorts)} cohorts: nothing to pool."


def _pooled_words(gene: str, pooled: PooledHazard) -> str:
    told = f"pooled hazard ratio {ratio_text(pooled)} per SD, p {probability(pooled.p)}"
    if pooled.p < SIGNIFICANT:
        return f"{told}; patients with more {gene} fare {'worse' if pooled.coef > 0 else 'better'}"
    return f"{told}, which leaves the direction open"


def pooled_details(pooled: PooledHazard) -> tuple[str, ...]:
    """How much cohorts differ, what a further one would show, who did not go in."""
    found = []
    if pooled.k > 1 and math.isfinite(pooled.pi_low):
        low, high = (ratio_number(exponential(end)) for end in (pooled.pi_low, pooled.pi_high))
        found.append(
            f"A further cohort like these would be expected between {low} and {high} (95 % prediction interval, "
            f"approximate); I² {pooled.i2:.0f} %."
        )
    found += [f"{series} is not in the pooled line: {why}." for series, why in pooled.left_out]
    return tuple(found)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
