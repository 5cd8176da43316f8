"""The multiverse of a study: every series' specifications, their joint test, and the pooled analysis in every way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from geneverdict.evidence.multiverse import permutation as null
from geneverdict.evidence.multiverse.choices import fold_changes, own_scale
from geneverdict.evidence.multiverse.collect import collect, tasks_of
from geneverdict.evidence.multiverse.grade import DOUBTED, OF_CELLS, all_genes, percentile_of
from geneverdict.evidence.multiverse.group import run_task
from geneverdict.evidence.multiverse.labels import Labels, draw_labels
from geneverdict.evidence.multiverse.permutation_counts import count_tasks, join_count_draws, run_count_draws
from geneverdict.evidence.multiverse.permutation_test import null_test
from geneverdict.evidence.multiverse.pooled import ALIKE, Input, SeriesPoints, pooled_curve
from geneverdict.evidence.multiverse.sentences import curve_sentences
from geneverdict.evidence.multiverse.summary import summarise
from geneverdict.evidence.overlap.contrasts import shared_contrasts
from geneverdict.messages import Message, Name, count, messages
from geneverdict.model.choices import Multiverse
from geneverdict.model.multiverse import (
    AllGenes,
    Curve,
    CurveSummary,
    GeneMultiverse,
    IntArray,
    Specification,
    SpecificationPlan,
)
from geneverdict.model.prepared import Prepared
from geneverdict.model.series import FloatArray
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import SeriesResult
from geneverdict.pipeline.multiverse.executor import Executor
from geneverdict.pipeline.multiverse.plan import plan_of
from geneverdict.progress import SILENT, Listener, of_series


@dataclass(frozen=True, slots=True, eq=False)
class Subject:
    """One series of the study, and the same without the samples that are copies of another's."""

    prepared: Prepared
    result: SeriesResult
    names: Mapping[str, str]
    """Gene of the study → its name in this series, for those it has."""
    without_duplicates: Prepared | None
    """The same as ``prepared`` where there are no copies; None where too few samples are left."""


class StudyMultiverse(NamedTuple):
    genes: tuple[GeneMultiverse, ...]
    all_genes: Mapping[str, AllGenes]
    """By series."""


class _Asked(NamedTuple):
    """What holds for all series."""

    choices: Multiverse
    thresholds: Thresholds
    executor: Executor
    listener: Listener
    of_cells: Mapping[str, frozenset[str]]


class _Series(NamedTuple):
    """One series with everything worked out."""

    subject: Subject
    plan: SpecificationPlan
    curves: Mapping[str, Curve]
    """By name in the series."""
    whole: AllGenes
    labels: Labels
    draws: Mapping[str, null.Draws]


def explore(
    subjects: Sequence[Subject],
    genes: Sequence[str],
    choices: Multiverse,
    thresholds: Thresholds,
    *,
    executor: Executor,
    listener: Listener = SILENT,
    of_cells: Mapping[str, frozenset[str]] = MappingProxyType({}),
) -> StudyMultiverse:
    """Every specification of every series on all genes; for ``genes`` the curves, the joint test and the pooled curve.

    ``of_cells``: gene → the series in which its change follows the mix of cells.
    The result does not depend on who does the work.  Memory: for each series, beside its rows, 5 bytes for each
    specification and gene until its summary is made.
    """
    asked = _Asked(choices, thresholds, executor, listener, of_cells)
    both = [_explore_series(subject, asked) for subject in subjects]
    series = [one for one, _ in both]
    duplicates = {one.subject.result.id: reduced for one, reduced in both if reduced is not None}
    done = []
    for gene in genes:
        listener.step(Message("step-multiverse", {"gene": Name(gene)}))
        found = [_series_answer(one, gene, asked) for one in series if _has(one, gene)]
        done.append(GeneMultiverse(gene, thresholds, tuple(found), _pooled(gene, series, duplicates, asked)))
    return StudyMultiverse(tuple(done), {one.subject.result.id: one.whole for one in series})


def _has(one: _Series, gene: str) -> bool:
    return one.subject.names.get(gene) in one.plan.targets


def _explore_series(subject: Subject, asked: _Asked) -> tuple[_Series, _Series | None]:
    """One series, and the same without its copies where it has some, on the same draws of labels."""
    choices, names = asked.choices, list(dict.fromkeys(subject.names.values()))
    asked.listener.step(of_series(subject.result.id, "specifications"))
    plan = plan_of(subject.prepared, subject.result, names, choices)
    reduced = None
    if subject.without_duplicates is not None and subject.without_duplicates is not subject.prepared:
        reduced = plan_of(subject.without_duplicates, subject.result, names, _pooled_choices(plan, choices))
    # All models of both, so that permuted labels keep the sizes of the groups in each.
    designs = dict(plan.designs)
    for (samples, kind, covariates), design in (reduced.designs if reduced else {}).items():
        designs[f"{samples}, without copies", kind, covariates] = design
    labels = draw_labels(replace(plan, designs=designs), choices.permutations, choices.seed)
    return _work(subject, plan, labels, asked), _work(subject, reduced, labels, asked) if reduced else None


def _pooled_choices(plan: SpecificationPlan, choices: Multiverse) -> Multiverse:
    """Only what the pooled analysis varies; all else as the series has it."""
    own = plan.specifications[plan.default]
    return choices.model_copy(
        update={name: {getattr(own, name): 1.0} for name in Specification._fields if name not in ALIKE}
    )


def _work(subject: Subject, plan: SpecificationPlan, labels: Labels, asked: _Asked) -> _Series:
    name = plan.series
    tasks = tasks_of(plan, asked.thresholds)
    step = Message("step-specifications", {"series": Name(name), "n": count(_count(plan))})
    done = asked.executor(run_task, tasks, _told(asked.listener, step, len(tasks)))
    collected = collect(plan, done)
    curves = {curve.gene: curve for curve in collected.curves}
    if plan.counts is not None:
        draws = _draw_counts(plan, curves, labels, asked)
    else:
        draws = {gene: _draw(plan, gene, labels, asked) for gene in plan.targets}
    return _Series(subject, plan, curves, all_genes(collected.outcomes), labels, draws)


def _count(plan: SpecificationPlan) -> int:
    return sum(not why for why in plan.refused)


def _draw(plan: SpecificationPlan, gene: str, labels: Labels, asked: _Asked) -> null.Draws:
    tasks = [null.task_of(plan, gene, labels, group) for group in null.groups(plan)]
    step = Message("step-permuted", {"series": Name(plan.series), "gene": Name(gene)})
    told = _told(asked.listener, step, len(tasks))
    return null.join(asked.executor(null.run_group, tasks, told), len(plan.specifications), len(labels.case))


def _draw_counts(
    plan: SpecificationPlan, curves: Mapping[str, Curve], labels: Labels, asked: _Asked
) -> Mapping[str, null.Draws]:
    """All genes at once; without draws the curve itself, which the pooled analysis goes on with."""
    if len(labels.case) > 1:
        tasks = count_tasks(plan, labels)
        step = Message("step-permuted", {"series": Name(plan.series), "gene": Name(next(iter(plan.targets), ""))})
        done = asked.executor(run_count_draws, tasks, _told(asked.listener, step, len(tasks)))
        return join_count_draws(done, plan, labels)
    row = {spec: i for i, spec in enumerate(plan.specifications)}
    alone = {}
    for gene in plan.targets:
        curve = curves[gene]
        out = np.full((len(null.Draws._fields), len(plan.specifications), 1), np.nan)
        mine = [row[spec] for spec in curve.specifications if isinstance(spec, Specification)]
        out[:3, mine, 0] = curve.effect, curve.se, curve.p
        alone[gene] = null.Draws(*out)
    return alone


def _told(listener: Listener, what: Message, n: int) -> Callable[[int], None]:
    def tell(done: int) -> None:
        listener.step(Message("step-parts", {"what": what, "done": count(done), "parts": count(n)}))

    return tell


def _series_answer(one: _Series, gene: str, asked: _Asked) -> tuple[Curve, CurveSummary]:
    name, thresholds = one.subject.names[gene], asked.thresholds
    curve = one.curves[name]
    percentile, alike = percentile_of(name, one.whole)
    whole = replace(summarise(curve, thresholds), percentile=percentile, n_alike=alike)
    summary = _graded(whole, [one], asked.of_cells.get(gene, frozenset()))
    if len(one.labels.case) > 1:
        row = {spec: i for i, spec in enumerate(one.plan.specifications)}
        mine = [row[spec] for spec in curve.specifications if isinstance(spec, Specification)]
        draws, unit = one.draws[name], own_scale(curve)
        mine = [i for i, same in zip(mine, unit, strict=True) if same]
        test = null_test(draws.effect[mine], draws.p[mine], curve.weights[unit], labels=one.labels)
        summary = replace(summary, null=test if test.n_specifications else None)
    return curve, replace(summary, sentences=curve_sentences(summary, curve, thresholds))


def _graded(summary: CurveSummary, series: Sequence[_Series], of_cells: frozenset[str]) -> CurveSummary:
    """No grade where samples of one of these series lie with the other group, nor where in half of them or more the
    change follows the mix of cells (``of_cells``)."""
    if not summary.grade:
        return summary
    if any(one.subject.result.checks.labels_in_doubt for one in series):
        return replace(summary, grade=DOUBTED)
    follows = sum(one.subject.result.id in of_cells for one in series)
    return replace(summary, grade=OF_CELLS) if 2 * follows >= len(series) else summary


# --- pooled ------------------------------------------------------------------------------------------------------


def _pooled(
    gene: str, series: Sequence[_Series], duplicates: Mapping[str, _Series], asked: _Asked
) -> tuple[Curve, CurveSummary] | None:
    """None where fewer than two series can be pooled under any specification."""
    inputs, n_draws = [], asked.choices.permutations
    out = {one.series for one in shared_contrasts([one.subject.result for one in series])}
    for number, one in enumerate(series):
        result = one.subject.result
        if not (_has(one, gene) and result.has_fold_changes) or result.id in out:
            continue
        name = one.subject.names[gene]
        seed = (asked.choices.seed, number)
        keep = _points(one, name, n_draws, seed)
        leave_out: SeriesPoints | None = keep
        if one.subject.without_duplicates is None:
            leave_out = None
        elif one.subject.result.id in duplicates:
            leave_out = _points(duplicates[one.subject.result.id], name, n_draws, seed)
        inputs.append(Input(keep, leave_out))
    if sum(one.leave_out is not None for one in inputs) < 2:
        return None
    curve, draws = pooled_curve(gene, inputs, asked.choices)
    if not curve.done.any():
        return None
    pooled_ids = {one.keep.series for one in inputs}
    summary = summarise(curve, asked.thresholds, pooled=True)
    used = [one for one in series if one.subject.result.id in pooled_ids]
    summary = _graded(summary, used, asked.of_cells.get(gene, frozenset()))
    if n_draws:
        labels = Labels(np.empty((n_draws + 1, 0)), _scheme(inputs, series), exact=False)
        # One unit only: a median of fold changes and standardised effects would be of neither.
        mine = fold_changes(curve)
        test = null_test(draws.effect[mine, 1:], draws.p[mine, 1:], curve.weights[mine], labels=labels)
        # Where a series' own engine is not drawn, no pooled analysis is.
        summary = replace(summary, null=test if test.n_specifications else None)
    return curve, replace(summary, sentences=curve_sentences(summary, curve, asked.thresholds))


def _scheme(inputs: Sequence[Input], series: Sequence[_Series]) -> Message:
    schemes = {one.subject.result.id: one.labels.scheme for one in series}
    ids = [one.keep.series for one in inputs]
    each = [Message("labels-of_series", {"series": Name(name), "scheme": schemes[name]}) for name in ids]
    return Message("labels-in_each", {"series": messages(each)})


def _points(one: _Series, name: str, n_draws: int, seed: tuple[int, int]) -> SeriesPoints:
    """Column 0: the curve; column 1: the observed labels as the draws treat them; then ``n_draws`` draws.

    Where the series has fewer different assignments than draws, they are drawn again with replacement.
    """
    curve = one.curves[name]
    row = {spec: i for i, spec in enumerate(one.plan.specifications)}
    mine = [row[spec] for spec in curve.specifications if isinstance(spec, Specification)]
    chosen = _columns(len(one.labels.case), one.labels.exact, n_draws, seed)
    draws = [table[mine][:, chosen] for table in one.draws[name]]
    effect, se, _, standardised, standardised_se = draws
    done = [i for i, why in enumerate(curve.refused) if not why]
    specs = [curve.specifications[i] for i in done]
    return SeriesPoints(
        series=one.subject.result.id,
        default=one.plan.specifications[one.plan.default],
        offered={name: frozenset(getattr(spec, name) for spec in specs) for name in ALIKE},
        row={spec: i for i, spec in zip(done, specs, strict=True) if isinstance(spec, Specification)},
        effect=_beside(curve.effect, effect),
        se=_beside(curve.se, se),
        standardised=_beside(standardised[:, 0], standardised),
        standardised_se=_beside(standardised_se[:, 0], standardised_se),
    )


def _columns(available: int, exact: bool, n_draws: int, seed: tuple[int, int]) -> IntArray:
    """Which columns of the draws are taken: the observed, then as many as are wanted."""
    rng = np.random.default_rng(seed)
    if exact or available - 1 < n_draws:
        return np.concatenate([[0], rng.integers(0, available, size=n_draws)])
    return np.arange(n_draws + 1)


def _beside(first: FloatArray, others: FloatArray) -> FloatArray:
    return np.concatenate([first[:, None], others], axis=1)
