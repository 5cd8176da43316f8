"""The words under and behind each figure: what a reader who cannot see it is told."""

from __future__ import annotations

from geneverdict.figures.curve_words import curve_alt
from geneverdict.model.multiverse import Curve, CurveSummary
from geneverdict.model.overlap import Overlap, OverlapReport
from geneverdict.model.prepared import Role
from geneverdict.model.verdict import GeneAnswer, SeriesAnswer, SeriesResult
from geneverdict.report.wording import counted, effect, interval, number, probability, size


def _mark(text: str, simulated: bool) -> str:
    return f"{text} Simulated data." if simulated else text


def forest(answer: GeneAnswer) -> str:
    """Every row of the forest plot as one sentence."""
    rows = [_forest_row(a) for a in answer.answers]
    pooled = answer.pooled
    if pooled and pooled.k > 1:
        rows.append(f"pooled over {pooled.k} series {effect(pooled)}, p {probability(pooled.p)}")
        rows.append(f"prediction interval {interval(pooled.pi_low, pooled.pi_high)}")
    text = f"Forest plot of {answer.gene}, case minus control: {'; '.join(rows) or 'no series could be analysed'}."
    return _mark(text, any(a.simulated for a in answer.answers))


def _forest_row(item: SeriesAnswer) -> str:
    if item.row is None:
        return f"{item.id} not measured"
    return f"{item.id} ({size(item)}) {item.effect_unit} {effect(item.row)}, {item.call}"


def values(answer: SeriesAnswer) -> str:
    """What the picture of the target's values shows."""
    if answer.row is None:
        return f"The gene was not measured in {answer.id}."
    text = (
        f"Values of {answer.row.gene} in {answer.id}: control ({answer.control_label}) beside case "
        f"({answer.case_label}), {size(answer)}; {answer.effect_unit} {effect(answer.row)}, "
        f"FDR {probability(answer.row.fdr)}."
    )
    return _mark(text, answer.simulated)


def volcano(answer: SeriesAnswer) -> str:
    """Where the target stands among all genes."""
    if answer.row is None:
        return _mark(f"Volcano plot of all genes in {answer.id}; the target was not measured.", answer.simulated)
    row = answer.row
    text = (
        f"Volcano plot of all genes in {answer.id}: {row.gene} at {answer.effect_unit} {number(row.log2fc)}, "
        f"p {probability(row.p)}, rank {row.rank:,} of {row.n_genes:,}."
    )
    return _mark(text, answer.simulated)


def pca(result: SeriesResult) -> str:
    """How much the two components hold."""
    first, second = (number(100 * part, 0) for part in result.quality.explained)
    share = f"{first} % and {second} % of the variance"
    text = f"Principal components of the samples of {result.id}: {share}. {_groups(result)}"
    return _mark(text, result.simulated)


def correlation(result: SeriesResult) -> str:
    """Which samples the heatmap shows."""
    text = f"Heatmap of the correlations between the samples of {result.id}, clustered. {_groups(result)}"
    return _mark(text, result.simulated)


def distributions(result: SeriesResult) -> str:
    """Lowest and highest median over the samples."""
    medians = result.quality.box[:, 2]
    low, high = (number(float(v)) for v in (medians.min(initial=medians[0]), medians.max(initial=medians[0])))
    text = f"Box of the values of each sample of {result.id}: medians from {low} to {high}. {_groups(result)}"
    return _mark(text, result.simulated)


def curve(curve: Curve, summary: CurveSummary, *, simulated: bool) -> str:
    """What is called, the range, the study's own place, and which choices move the answer."""
    return _mark(curve_alt(curve, summary), simulated)


def overlap(report: OverlapReport, *, simulated: bool) -> str:
    """How many samples which series share, or what comes closest."""
    n = sum(one.within for one in report.overlaps)
    pairs = len(report.overlaps) - n
    others = f", and {counted(pairs, 'pair')} of series" if pairs else ""
    compared = f"{counted(n, 'series')}, each with itself{others}"
    found = [_shared(one) for one in report.overlaps if one.shared]
    said = f"found twice: {'; '.join(found)}" if found else "no sample was found twice"
    return _mark(f"Map of samples that appear twice, over {compared}: {said}.", simulated)


def _shared(one: Overlap) -> str:
    where = f"within {one.series_a}" if one.within else f"{one.series_a} and {one.series_b}"
    return f"{where}, {counted(len(one.shared), 'pair')} of samples"


def _groups(result: SeriesResult) -> str:
    count = result.grouping.count
    neither = count(Role.NEITHER)
    rest = f", {neither} neither" if neither else ""
    return f"{counted(count(Role.CASE), 'case')}, {counted(count(Role.CONTROL), 'control')}{rest}."
