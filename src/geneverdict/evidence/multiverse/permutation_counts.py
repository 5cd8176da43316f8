"""Genes of a series of counts under every linear model and every draw of labels.

voom, voom with weights of samples and the trend are drawn, each with weights and correlation that are estimated
without the groups, and with the genes and factors of the observed labels; ``robust`` has the prior of the moderated
test.  Tests of the counts themselves would estimate every dispersion anew for each draw: they are not among the draws.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from geneverdict.evidence.multiverse.labels import Labels
from geneverdict.evidence.multiverse.permutation import (
    Draws,
    GroupDraws,
    Place,
    join,
    moderate_draws,
    nothing,
    standardise_draws,
    who_is_who,
)
from geneverdict.fitting.series import NEGATIVE_BINOMIAL
from geneverdict.model.counts import Counts
from geneverdict.model.multiverse import Specification, SpecificationPlan
from geneverdict.model.prepared import Design
from geneverdict.model.series import FloatArray
from geneverdict.model.study import Analysis
from geneverdict.preparation.counts import log_values, recount
from geneverdict.preparation.precision import Precision, precision
from geneverdict.stats.blocks import within_block_correlation
from geneverdict.stats.linear import fit_last_coefficient
from geneverdict.stats.relabel import Correlated, Relabelling, relabel, relabel_weighted

DRAWS_AT_ONCE = 256


class CountDrawsTask(NamedTuple):
    """Specifications that share their values and weights, for all genes asked for: work that one worker does alone."""

    counts: Counts
    design: Design
    analysis: Analysis
    samples: tuple[str, ...]
    blocks: tuple[str | None, ...]
    genes: tuple[str, ...]
    case: FloatArray
    """(draws + 1, samples of the series)"""
    which: tuple[int, ...]
    """Their places in the list of all."""


class _Made(NamedTuple):
    values: FloatArray
    weights: FloatArray | None
    names: tuple[str, ...]


def count_tasks(plan: SpecificationPlan, labels: Labels) -> tuple[CountDrawsTask, ...]:
    """One for each engine, way of normalising and model."""
    assert plan.counts is not None
    groups: dict[Specification, list[int]] = {}
    for i, (spec, why) in enumerate(zip(plan.specifications, plan.refused, strict=True)):
        engine = spec.test.split("+")[0]
        if not why and engine not in NEGATIVE_BINOMIAL:
            groups.setdefault(spec._replace(test=engine), []).append(i)
    specs = plan.specifications
    return tuple(
        CountDrawsTask(
            plan.counts,
            plan.designs[spec.samples, spec.design, spec.covariates],
            plan.analyses[spec.normalise, specs[which[0]].test],
            plan.samples,
            plan.blocks,
            tuple(plan.targets),
            labels.case,
            tuple(which),
        )
        for spec, which in groups.items()
    )


def run_count_draws(task: CountDrawsTask) -> dict[str, GroupDraws]:
    """Each gene that is counted often enough, under every draw."""
    made, design = _made(task), task.design
    case = task.case[:, list(design.rows)]
    every = np.arange(len(made.names))
    places = {gene: Place(every, at) for gene in task.genes if (at := _place(made.names, gene)) is not None}
    draws = nothing(len(places), len(case))
    entries = list(enumerate(places.values()))
    who = who_is_who(design, task.blocks) if design.kind == "paired" else None
    standardise_draws(draws, entries, made.values, case, who)
    if entries:
        level = fit_last_coefficient(made.values, design.matrix).ave_expr
        trended = [(number, place, made.weights is None) for number, place in entries]
        for start in range(0, len(case), DRAWS_AT_ONCE):
            some = Draws(*(table[:, start : start + DRAWS_AT_ONCE] for table in draws))
            moderate_draws(some, trended, _relabel(made, design, case[start : start + DRAWS_AT_ONCE]), level)
    many = len(task.which)
    return {
        gene: GroupDraws(task.which, Draws(*(np.repeat(table[[number]], many, axis=0) for table in draws)))
        for number, gene in enumerate(places)
    }


def join_count_draws(
    done: Iterable[Mapping[str, GroupDraws]], plan: SpecificationPlan, labels: Labels
) -> dict[str, Draws]:
    """By gene, all specifications in one table."""
    parts = list(done)
    n, size = len(plan.specifications), len(labels.case)
    return {gene: join((part[gene] for part in parts if gene in part), n, size) for gene in plan.targets}


def _made(task: CountDrawsTask) -> _Made:
    """Values and weights of the genes that are kept, for the samples of the model."""
    here = recount(task.counts, task.design, task.analysis)
    without_groups = replace(task.design, matrix=task.design.matrix[:, :-1])
    exact: Precision | None = precision(here, without_groups, task.analysis.engine, task.samples)
    rows = list(task.design.rows)
    names = tuple(name for name, kept in zip(here.names, here.kept, strict=True) if kept)
    values = np.ascontiguousarray(log_values(here, task.analysis.engine)[:, rows])
    return _Made(values, None if exact is None else exact.weights[:, rows], names)


def _place(names: tuple[str, ...], gene: str) -> int | None:
    at = bisect_left(names, gene)
    return at if at < len(names) and names[at] == gene else None


def _relabel(made: _Made, design: Design, case: FloatArray) -> Relabelling:
    others, correlated = design.matrix[:, :-1], None
    if design.blocks is not None:
        block = np.unique(np.array(design.blocks), return_inverse=True)[1]
        alike = within_block_correlation(made.values, others, block, weights=made.weights).consensus
        correlated = Correlated(block, alike) if np.isfinite(alike) else None
    if made.weights is None:
        return relabel(made.values, others, case, correlated=correlated)
    return relabel_weighted(made.values, others, case, made.weights, correlated=correlated)
