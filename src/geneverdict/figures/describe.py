"""The words under and behind each figure: its title, and what a reader who cannot see it is told."""

from __future__ import annotations

from collections.abc import Mapping

from geneverdict.evidence.survival.words import cut_words, median
from geneverdict.evidence.survival.words import patients as patients_words
from geneverdict.evidence.survival.words import size as patients
from geneverdict.figures.specification_words import about, curve_alt
from geneverdict.figures.words import effect_words, interval, size
from geneverdict.messages import Message, Name, Value, choice, count, effect, messages, p, percent
from geneverdict.model.multiverse import Curve, CurveSummary
from geneverdict.model.option_words import unit_words
from geneverdict.model.prepared import Role
from geneverdict.model.survival_answer import CohortAnswer, CurveGroup, SurvivalAnswer
from geneverdict.model.verdict import GeneAnswer, SeriesAnswer, SeriesResult

Described = tuple[Message, Message]
"""Title, and the figure in words."""


def _marked(text: Message, *, simulated: bool) -> Message:
    return Message("figure-with_simulated", {"text": text, "simulated": choice(simulated)})


def forest(answer: GeneAnswer) -> Described:
    """Every row of the forest plot as one sentence."""
    rows, pooled = [_forest_row(a) for a in answer.answers], answer.pooled
    if pooled and pooled.k > 1:
        told: dict[str, Value] = {"k": count(pooled.k), "effect": effect_words(pooled), "p": p(pooled.p)}
        rows.append(Message("figure-forest_alt_pooled", told))
        rows.append(Message("figure-forest_alt_new", {"interval": interval(pooled.pi_low, pooled.pi_high)}))
    gene = {"gene": Name(answer.gene)}
    alt = Message("figure-forest_alt", {**gene, "rows": messages(rows)})
    return Message("figure-forest_name", gene), _marked(alt, simulated=any(a.simulated for a in answer.answers))


def _forest_row(item: SeriesAnswer) -> Message:
    series = Name(item.id)
    if item.row is None:
        return Message("figure-forest_alt_absent", {"series": series})
    told = {"unit": unit_words(item.effect_unit), "effect": effect_words(item.row), "call": item.call.word}
    return Message("figure-forest_alt_row", {"series": series, "size": size(item), **told})


def values(answer: SeriesAnswer, gene: str) -> Described:
    """What the picture of the target's values shows."""
    series = {"series": Name(answer.id)}
    title = Message("figure-values_name", {"gene": Name(gene), **series})
    if answer.row is None:
        return title, Message("figure-values_alt_absent", series)
    groups: dict[str, Value] = {
        "control": Name(answer.control_label),
        "case": Name(answer.case_label),
        "size": size(answer),
    }
    told: dict[str, Value] = {
        "unit": unit_words(answer.effect_unit),
        "effect": effect_words(answer.row),
        "fdr": p(answer.row.fdr),
    }
    alt = Message("figure-values_alt", {"gene": Name(answer.row.gene), **series, **groups, **told})
    return title, _marked(alt, simulated=answer.simulated)


def volcano(answer: SeriesAnswer) -> Described:
    """Where the target stands among all genes."""
    series, row = {"series": Name(answer.id)}, answer.row
    told: dict[str, Value] = {}
    if row is not None:
        numbers = {"effect": effect(row.log2fc), "p": p(row.p), "rank": count(row.rank), "n": count(row.n_genes)}
        told = {"gene": Name(row.gene), "unit": unit_words(answer.effect_unit), **numbers}
    alt = Message("figure-volcano_alt", {**series, **told})
    return Message("figure-volcano_name", series), _marked(alt, simulated=answer.simulated)


def pca(result: SeriesResult) -> Described:
    """How much the two components hold."""
    shares = dict(zip(("first", "second"), map(percent, result.quality.explained), strict=True))
    return _samples(result, "pca", shares)


def correlation(result: SeriesResult) -> Described:
    """Which samples the heatmap shows."""
    return _samples(result, "correlation", {})


def _samples(result: SeriesResult, what: str, numbers: Mapping[str, Value]) -> Described:
    series = {"series": Name(result.id)}
    alt = Message(f"figure-{what}_alt", {**series, **numbers, "groups": _groups(result)})
    return Message(f"figure-{what}_name", series), _marked(alt, simulated=result.simulated)


def curve(curve: Curve, summary: CurveSummary, *, simulated: bool) -> Described:
    """What is called, the range, the study's own place, and which choices move the answer."""
    return Message("figure-curve_name", about(curve)), _marked(curve_alt(curve, summary), simulated=simulated)


def kaplan_meier(answer: CohortAnswer) -> Described:
    """The two groups of one cohort."""
    about: dict[str, Value] = {
        "gene": Name(answer.gene),
        "endpoint": answer.endpoint.message,
        "series": Name(answer.series),
    }
    groups = [group for group in (answer.groups.high, answer.groups.low) if group is not None]
    told: dict[str, Value] = {
        "size": patients(answer),
        "cut": cut_words(answer),
        "groups": messages(map(_curve_group, groups)),
        "p": p(answer.groups.log_rank_p),
    }
    return Message("figure-km_name", about), _marked(Message("figure-km_alt", told), simulated=answer.simulated)


def _curve_group(group: CurveGroup) -> Message:
    told = {"label": group.label, "patients": patients_words(group.n), "median": median(group)}
    return Message("figure-km_alt_group", told)


def hazard_forest(answer: SurvivalAnswer) -> Described:
    """The hazard ratios of all cohorts."""
    about: dict[str, Value] = {"gene": Name(answer.gene), "endpoint": answer.endpoint.message}
    told = Message("figure-hazard_alt", {"told": messages((answer.headline, *answer.details))})
    simulated = any(cohort.simulated for cohort in answer.cohorts)
    return Message("figure-hazard_name", about), _marked(told, simulated=simulated)


def _groups(result: SeriesResult) -> Message:
    roles = {"cases": Role.CASE, "controls": Role.CONTROL, "neither": Role.NEITHER}
    return Message("figure-groups", {name: count(result.grouping.count(role)) for name, role in roles.items()})
