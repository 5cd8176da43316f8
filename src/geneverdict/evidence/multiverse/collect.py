"""A series' specifications as work for several workers, and what they gave back as curves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from geneverdict.evidence.multiverse.grade import Outcomes
from geneverdict.evidence.multiverse.group import CountTask, Done, Point, Task
from geneverdict.messages import Message
from geneverdict.model.multiverse import Curve, Specification, SpecificationPlan
from geneverdict.model.study import Thresholds

_NOTHING = Point(*(float("nan"),) * len(Point._fields))


class Collected(NamedTuple):
    curves: tuple[Curve, ...]
    """One for each target gene."""
    outcomes: Outcomes


def tasks_of(plan: SpecificationPlan, thresholds: Thresholds) -> tuple[Task | CountTask, ...]:
    """One task for each stack and design, in the order in which the list of specifications comes to them; of counts one
    for each specification."""
    groups: dict[tuple[str, ...], list[tuple[int, Specification]]] = {}
    for i, (spec, why) in enumerate(zip(plan.specifications, plan.refused, strict=True)):
        if not why:
            key = (spec.scale, spec.normalise, spec.samples, spec.design, spec.covariates)
            groups.setdefault(key, []).append((i, spec))
    genes = all_genes_of(plan)
    cuts = (thresholds.log2fc if plan.is_log2 else 0.0, thresholds.fdr)
    if plan.counts is not None:
        done = [(i, spec) for i, spec in enumerate(plan.specifications) if not plan.refused[i]]
        return tuple(
            CountTask(
                counts=plan.counts,
                design=plan.designs[spec.samples, spec.design, spec.covariates],
                analysis=plan.analyses[spec.normalise, spec.test],
                samples=plan.samples,
                index=i,
                targets=plan.targets,
                genes=genes,
                cuts=cuts,
            )
            for i, spec in done
        )
    return tuple(
        Task(
            stack=plan.stacks[scale, normalise],
            design=plan.designs[samples, design, covariates],
            blocks=plan.blocks,
            specifications=tuple(entries),
            common=frozenset(i for i, spec in entries if spec.probes not in plan.genes_of),
            targets=plan.targets,
            genes=genes,
            cuts=cuts,
        )
        for (scale, normalise, samples, design, covariates), entries in groups.items()
    )


def all_genes_of(plan: SpecificationPlan) -> tuple[str, ...]:
    """Every gene of any rowset, sorted; of counts every one that is counted at all."""
    if plan.counts is not None:
        there = np.flatnonzero(np.nansum(plan.counts.values, axis=1) > 0)
        return tuple(plan.counts.names[i] for i in there)
    distinct = {id(rowset.genes): rowset.genes for stack in plan.stacks.values() for rowset in stack.rowsets.values()}
    return tuple(sorted(set().union(*distinct.values())))


def collect(plan: SpecificationPlan, done: Sequence[Done]) -> Collected:
    """``done`` are the results of ``tasks_of``, in that order."""
    points: dict[tuple[int, str], Point] = {}
    lost: dict[tuple[int, str], Message] = {}
    for part in done:
        points |= part.points
        lost |= part.lost
    curves = tuple(_curve(plan, gene, points, lost) for gene in plan.targets)
    return Collected(curves, _outcomes(plan, done))


def _outcomes(plan: SpecificationPlan, done: Sequence[Done]) -> Outcomes:
    """Rows in the order of the list of specifications, so that the order of the work does not matter."""
    index = np.concatenate([part.common for part in done]).astype(np.intp)
    order = np.argsort(index)
    effect = np.concatenate([part.effect for part in done])[order]
    call = np.concatenate([part.call for part in done])[order]
    left_open = np.concatenate([part.open for part in done])[order]
    default = int(np.flatnonzero(index[order] == plan.default)[0])
    return Outcomes(all_genes_of(plan), effect, call, left_open, plan.weights[index[order]], default)


def _curve(
    plan: SpecificationPlan, gene: str, points: Mapping[tuple[int, str], Point], lost: Mapping[tuple[int, str], Message]
) -> Curve:
    mine = [i for i, spec in enumerate(plan.specifications) if plan.concerns(spec, gene)]
    columns = np.array([points.get((i, gene), _NOTHING) for i in mine]).reshape(len(mine), len(Point._fields)).T
    return Curve(
        gene=gene,
        series=plan.series,
        specifications=tuple(plan.specifications[i] for i in mine),
        weights=plan.weights[mine],
        **dict(zip(Point._fields, columns, strict=True)),
        refused=tuple(plan.refused[i] or lost.get((i, gene)) for i in mine),
        default=mine.index(plan.default),
        unit="log2FC" if plan.is_log2 else "difference",
        unavailable=tuple(entry for entry in plan.unavailable if _concerns(entry[1], gene)),
        notes=plan.notes,
    )


def _concerns(option: str, gene: str) -> bool:
    """Options named ``each_probe of GENE`` are another gene's."""
    return not option.startswith("each_probe of ") or option == f"each_probe of {gene}"
