"""The words under and behind each figure: its title, and what a reader who cannot see it is told."""

from __future__ import annotations

from geneverdict.evidence.survival.words import cut_words, median
from geneverdict.evidence.survival.words import patients as patients_words
from geneverdict.evidence.survival.words import size as patients
from geneverdict.figures.specification_words import about, curve_alt
from geneverdict.figures.wording import counted, effect, interval, number, probability, size
from geneverdict.messages import Message, Name, Value, choice, messages, p
from geneverdict.model.multiverse import Curve, CurveSummary
from geneverdict.model.prepared import Role
from geneverdict.model.survival_answer import CohortAnswer, CurveGroup, SurvivalAnswer
from geneverdict.model.verdict import GeneAnswer, SeriesAnswer, SeriesResult

Described = tuple[Message, Message]
"""Title, and the figure in words."""


def _plain(title: str, text: str, *, simulated: bool = False) -> Described:
    """Of English words that are not in the catalogues yet."""
    marked = f"{text} Simulated data." if simulated else text
    return Message("figure-plain", {"text": Name(title)}), Message("figure-plain", {"text": Name(marked)})


def _marked(text: Message, *, simulated: bool) -> Message:
    return Message("figure-with_simulated", {"text": text, "simulated": choice(simulated)})


def forest(answer: GeneAnswer) -> Described:
    """Every row of the forest plot as one sentence."""
    rows = [_forest_row(a) for a in answer.answers]
    pooled = answer.pooled
    if pooled and pooled.k > 1:
        rows.append(f"pooled over {pooled.k} series {effect(pooled)}, p {probability(pooled.p)}")
        rows.append(f"prediction interval {interval(pooled.pi_low, pooled.pi_high)}")
    text = f"Forest plot of {answer.gene}, case minus control: {'; '.join(rows) or 'no series could be analysed'}."
    return _plain(f"{answer.gene} over all series", text, simulated=any(a.simulated for a in answer.answers))


def _forest_row(item: SeriesAnswer) -> str:
    if item.row is None:
        return f"{item.id} not measured"
    return f"{item.id} ({size(item)}) {item.effect_unit} {effect(item.row)}, {item.call}"


def values(answer: SeriesAnswer, gene: str) -> Described:
    """What the picture of the target's values shows."""
    title = f"{gene} in {answer.id}"
    if answer.row is None:
        return _plain(title, f"The gene was not measured in {answer.id}.")
    text = (
        f"Values of {answer.row.gene} in {answer.id}: control ({answer.control_label}) beside case "
        f"({answer.case_label}), {size(answer)}; {answer.effect_unit} {effect(answer.row)}, "
        f"FDR {probability(answer.row.fdr)}."
    )
    return _plain(title, text, simulated=answer.simulated)


def volcano(answer: SeriesAnswer) -> Described:
    """Where the target stands among all genes."""
    title = f"All genes in {answer.id}"
    if answer.row is None:
        text = f"Volcano plot of all genes in {answer.id}; the target was not measured."
        return _plain(title, text, simulated=answer.simulated)
    row = answer.row
    text = (
        f"Volcano plot of all genes in {answer.id}: {row.gene} at {answer.effect_unit} {number(row.log2fc)}, "
        f"p {probability(row.p)}, rank {row.rank:,} of {row.n_genes:,}."
    )
    return _plain(title, text, simulated=answer.simulated)


def pca(result: SeriesResult) -> Described:
    """How much the two components hold."""
    first, second = (number(100 * part, 0) for part in result.quality.explained)
    share = f"{first} % and {second} % of the variance"
    text = f"Principal components of the samples of {result.id}: {share}. {_groups(result)}"
    return _plain(f"Principal components, {result.id}", text, simulated=result.simulated)


def correlation(result: SeriesResult) -> Described:
    """Which samples the heatmap shows."""
    text = f"Heatmap of the correlations between the samples of {result.id}, clustered. {_groups(result)}"
    return _plain(f"Sample correlation, {result.id}", text, simulated=result.simulated)


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


def _groups(result: SeriesResult) -> str:
    count = result.grouping.count
    neither = count(Role.NEITHER)
    rest = f", {neither} neither" if neither else ""
    return f"{counted(count(Role.CASE), 'case')}, {counted(count(Role.CONTROL), 'control')}{rest}."
