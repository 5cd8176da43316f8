"""All specifications that share their rows, their samples and their model: fitted in one pass over all genes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.fitting.design_tests import Tested, design_tests, expressed, run_test
from geneverdict.fitting.series import fit_counts
from geneverdict.messages import Message
from geneverdict.model.counts import Counts
from geneverdict.model.multiverse import IntArray, Rowset, Specification, Stack
from geneverdict.model.prepared import Design
from geneverdict.model.series import FloatArray
from geneverdict.model.study import Analysis
from geneverdict.stats.multiple import benjamini_hochberg


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """Work that one worker does alone; everything in it can be sent to another machine."""

    stack: Stack
    design: Design
    blocks: tuple[str | None, ...]
    """The individual of each sample of the series."""
    specifications: tuple[tuple[int, Specification], ...]
    """With their place in the list of all."""
    common: frozenset[int]
    """Those that exist for all genes."""
    targets: tuple[str, ...]
    genes: tuple[str, ...]
    """Columns of what comes back, sorted."""
    cuts: tuple[float, float]
    """|log2FC| and FDR of the study."""


@dataclass(frozen=True, slots=True, eq=False)
class CountTask:
    """One specification of a series of counts."""

    counts: Counts
    design: Design
    analysis: Analysis
    samples: tuple[str, ...]
    """Of the series."""
    index: int
    """Its place in the list of all."""
    targets: tuple[str, ...]
    genes: tuple[str, ...]
    cuts: tuple[float, float]


class Point(NamedTuple):
    """One gene under one specification."""

    effect: float
    se: float
    ci_low: float
    ci_high: float
    p: float
    fdr: float
    n_genes: float


class Done(NamedTuple):
    """What a task gives back.  Rows of the arrays are the common specifications of the task, in their order."""

    common: tuple[int, ...]
    effect: npt.NDArray[np.float32]
    """NaN where a gene has no result."""
    call: npt.NDArray[np.int8]
    """1 up, −1 down, 0 not called, at the study's thresholds."""
    open: npt.NDArray[np.bool_]
    """The 95 % interval reaches the threshold of the fold change; false where there is none."""
    points: Mapping[tuple[int, str], Point]
    """(specification, target gene)."""
    lost: Mapping[tuple[int, str], Message]
    """The same, why there is no result."""


class _Rows(NamedTuple):
    """The genes of a rowset that the filter leaves."""

    rowset: Rowset
    kept: IntArray
    """Their places in the rowset."""


def run_task(task: Task | CountTask) -> Done:
    """Fit the rows once, then test them as each specification asks."""
    if isinstance(task, CountTask):
        return _run_counts(task)
    tests = design_tests(task.stack, task.design, task.blocks, {s.test for _, s in task.specifications}, task.targets)
    common = tuple(i for i, _ in task.specifications if i in task.common)
    line = {index: row for row, index in enumerate(common)}
    effect = np.full((len(common), len(task.genes)), np.nan, dtype=np.float32)
    call = np.zeros(effect.shape, dtype=np.int8)
    left_open = np.zeros(effect.shape, dtype=np.bool_)
    points: dict[tuple[int, str], Point] = {}
    lost: dict[tuple[int, str], Message] = {}
    columns = {multi: np.searchsorted(task.genes, r.genes) for (_, multi), r in task.stack.rowsets.items()}
    for (probes, multi, cut), group in groupby(sorted(task.specifications, key=_rows_key), key=_rows_key):
        rowset = task.stack.rowsets[probes, multi]
        rows = _Rows(rowset, expressed(tests.mean[rowset.rows], cut))
        for index, spec in group:
            tested = run_test(spec.test, tests, rows.rowset.rows[rows.kept])
            fdr = benjamini_hochberg(tested.p)
            if index in line:
                at = columns[multi][rows.kept]
                effect[line[index], at] = np.where(np.isfinite(tested.p), tested.effect, np.nan)
                call[line[index], at] = _calls(tested.effect, fdr, task.cuts)
                left_open[line[index], at] = reaches(tested.ci_low, tested.ci_high, task.cuts[0])
            for gene in task.targets:
                point = _point(gene, rows, tested, fdr)
                if isinstance(point, Message):
                    lost[index, gene] = point
                else:
                    points[index, gene] = point
    return Done(common, effect, call, left_open, points, lost)


def reaches(low: FloatArray, high: FloatArray, size: float) -> npt.NDArray[np.bool_]:
    """Which intervals hold an effect of at least this size; false where there is none (NaN)."""
    return (low <= -size) | (high >= size)


def _run_counts(task: CountTask) -> Done:
    fit = fit_counts(task.counts, task.design, task.analysis, task.samples, fdr=task.cuts[1])
    effect = np.full((1, len(task.genes)), np.nan, dtype=np.float32)
    call, left_open = np.zeros(effect.shape, dtype=np.int8), np.zeros(effect.shape, dtype=np.bool_)
    at = np.searchsorted(task.genes, fit.names)
    effect[0, at] = np.where(np.isfinite(fit.p), fit.log2fc, np.nan)
    call[0, at] = _calls(fit.log2fc, np.nan_to_num(fit.fdr, nan=1.0), task.cuts)
    left_open[0, at] = reaches(fit.ci_low, fit.ci_high, task.cuts[0])
    tested = Tested(fit.log2fc, fit.se, fit.ci_low, fit.ci_high, fit.p)
    rows = _Rows(Rowset(fit.names, np.arange(len(fit.names))), np.arange(len(fit.names)))
    points: dict[tuple[int, str], Point] = {}
    lost: dict[tuple[int, str], Message] = {}
    for gene in task.targets:
        point = _point(gene, rows, tested, fit.fdr)
        if isinstance(point, Message):
            few = point.code == "refused-no_probe"
            lost[task.index, gene] = Message("refused-rarely_counted") if few else Message("refused-count_outlier")
        else:
            points[task.index, gene] = point
    return Done((task.index,), effect, call, left_open, points, lost)


def _rows_key(entry: tuple[int, Specification]) -> tuple[str, str, str]:
    return entry[1].probes, entry[1].multi_gene_probes, entry[1].filter


def _calls(effect: FloatArray, fdr: FloatArray, cuts: tuple[float, float]) -> npt.NDArray[np.int8]:
    called = (np.abs(effect) >= cuts[0]) & (fdr < cuts[1])
    return np.where(called, np.sign(effect), 0).astype(np.int8)


def _point(gene: str, rows: _Rows, tested: Tested, fdr: FloatArray) -> Point | Message:
    place = bisect_left(rows.rowset.genes, gene)
    if place == len(rows.rowset.genes) or rows.rowset.genes[place] != gene:
        return Message("refused-no_probe")
    at = int(np.searchsorted(rows.kept, place))
    if at == len(rows.kept) or rows.kept[at] != place:
        return Message("refused-filtered_out")
    if not np.isfinite(tested.p[at]):
        return Message("refused-few_values")
    numbers = [float(column[at]) for column in (*tested, fdr)]
    return Point._make([*numbers, float(np.isfinite(fdr).sum())])
