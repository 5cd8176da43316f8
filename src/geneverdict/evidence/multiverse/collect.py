"""A series' specifications as work for several workers, and what they gave back as curves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from geneverdict.evidence.multiverse.grade import Outcomes
from geneverdict.evidence.multiverse.group import Done, Point, Task
from geneverdict.model.multiverse import Curve, Ground, Specification
from geneverdict.model.study import Thresholds

_NOTHING = Point(*(float("nan"),) * len(Point._fields))


class Collected(NamedTuple):
    curves: tuple[Curve, ...]
    """One for each target gene."""
    outcomes: Outcomes


def tasks_of(ground: Ground, thresholds: Thresholds) -> tuple[Task, ...]:
    """One task for each stack and design, in the order in which the list of specifications comes to them."""
    groups: dict[tuple[str, ...], list[tuple[int, Specification]]] = {}
    for i, (spec, why) in enumerate(zip(ground.specifications, ground.refused, strict=True)):
        if not why:
            key = (spec.scale, spec.normalise, spec.samples, spec.design, spec.covariates)
            groups.setdefault(key, []).append((i, spec))
    genes = all_genes_of(ground)
    return tuple(
        Task(
            stack=ground.stacks[scale, normalise],
            design=ground.designs[samples, design, covariates],
            blocks=ground.blocks,
            specifications=tuple(entries),
            common=frozenset(i for i, spec in entries if spec.probes not in ground.genes_of),
            targets=ground.targets,
            genes=genes,
            cuts=(thresholds.log2fc if ground.is_log2 else 0.0, thresholds.fdr),
        )
        for (scale, normalise, samples, design, covariates), entries in groups.items()
    )


def all_genes_of(ground: Ground) -> tuple[str, ...]:
    """Every gene of any rowset, sorted."""
    distinct = {id(rowset.genes): rowset.genes for stack in ground.stacks.values() for rowset in stack.rowsets.values()}
    return tuple(sorted(set().union(*distinct.values())))


def collect(ground: Ground, done: Sequence[Done]) -> Collected:
    """``done`` are the results of ``tasks_of``, in that order."""
    points: dict[tuple[int, str], Point] = {}
    lost: dict[tuple[int, str], str] = {}
    for part in done:
        points |= part.points
        lost |= part.lost
    curves = tuple(_curve(ground, gene, points, lost) for gene in ground.targets)
    return Collected(curves, _outcomes(ground, done))


def _outcomes(ground: Ground, done: Sequence[Done]) -> Outcomes:
    """Rows in the order of the list of specifications, so that the order of the work does not matter."""
    index = np.concatenate([part.common for part in done]).astype(np.intp)
    order = np.argsort(index)
    effect = np.concatenate([part.effect for part in done])[order]
    call = np.concatenate([part.call for part in done])[order]
    default = int(np.flatnonzero(index[order] == ground.default)[0])
    return Outcomes(all_genes_of(ground), effect, call, ground.weights[index[order]], default)


def _curve(
    ground: Ground, gene: str, points: Mapping[tuple[int, str], Point], lost: Mapping[tuple[int, str], str]
) -> Curve:
    mine = [i for i, spec in enumerate(ground.specifications) if ground.concerns(spec, gene)]
    columns = np.array([points.get((i, gene), _NOTHING) for i in mine]).reshape(len(mine), len(Point._fields)).T
    return Curve(
        gene=gene,
        series=ground.series,
        specifications=tuple(ground.specifications[i] for i in mine),
        weights=ground.weights[mine],
        **dict(zip(Point._fields, columns, strict=True)),
        refused=tuple(ground.refused[i] or lost.get((i, gene), "") for i in mine),
        default=mine.index(ground.default),
        unit="log2FC" if ground.is_log2 else "difference",
        unavailable=tuple(entry for entry in ground.unavailable if _concerns(entry[1], gene)),
        notes=ground.notes,
    )


def _concerns(option: str, gene: str) -> bool:
    """Options named ``each_probe of GENE`` are another gene's."""
    return not option.startswith("each_probe of ") or option == f"each_probe of {gene}"
