"""What the tests of one design share, worked out once; and each test of some of its rows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np

from geneverdict.model.multiverse import BoolArray, IntArray, Stack
from geneverdict.model.prepared import Design
from geneverdict.model.series import FloatArray
from geneverdict.stats.array_weights import array_weights
from geneverdict.stats.blocks import consensus, fit_with_blocks, within_block_correlation
from geneverdict.stats.linear import LinearFit, fit_last_coefficient
from geneverdict.stats.moderated import moderate_with, squeeze_var
from geneverdict.stats.ranktests import RankTest, rank_sum, signed_rank
from geneverdict.stats.robust import squeeze_var_robust
from geneverdict.stats.welch import welch

FILTERS = {"none": 0.0, "lowest_quarter": 0.25, "lowest_half": 0.5}
"""Share of the genes, by mean expression over the samples of the model, that is left out."""
ROUNDING = 1e-12
"""A mean this close to the quantile, relatively, is the quantile: sums taken in another order differ so much."""


class Tested(NamedTuple):
    """One test of some rows."""

    effect: FloatArray
    se: FloatArray
    ci_low: FloatArray
    ci_high: FloatArray
    p: FloatArray


class DesignTests(NamedTuple):
    """Of one stack and one design, row by row of the stack."""

    values: FloatArray
    """rows × samples of the model."""
    design: Design
    mean: FloatArray
    linear: LinearFit
    correlation: FloatArray | None
    """Of each row within individuals, in mixed designs only."""
    welch: Tested | None
    rank: Tested | None
    """Intervals of the target genes' rows only."""


def design_tests(
    stack: Stack, design: Design, blocks: Sequence[str | None], tests: Collection[str], targets: Collection[str]
) -> DesignTests:
    """Everything that can be worked out before a specification says which rows it takes."""
    values = np.ascontiguousarray(stack.values[:, list(design.rows)])
    case = design.matrix[:, -1] > 0.5
    linear = fit_last_coefficient(values, design.matrix)
    correlation = None
    if design.blocks is not None:
        correlation = within_block_correlation(values, design.matrix, _numbers(design.blocks)).genes
    by_welch = None
    if "welch" in tests:
        found = welch(values, case)
        by_welch = Tested(found.effect, found.se, found.ci_low, found.ci_high, found.p)
    by_rank = None
    if "rank" in tests:
        compared = pair_differences(values, design, blocks) if design.kind == "paired" else values
        by_rank = _rank(compared, None if design.kind == "paired" else case, _rows_of(stack, targets))
    return DesignTests(values, design, linear.ave_expr, linear, correlation, by_welch, by_rank)


def expressed(mean: FloatArray, cut: str) -> IntArray:
    """Places of the genes that the filter ``cut`` leaves: those with a mean of at least the quantile (R's type 7).

    Genes without a mean go, too, where there is a filter.
    """
    if not FILTERS[cut]:
        return np.arange(len(mean))
    line = np.nanquantile(mean, FILTERS[cut])
    return np.flatnonzero(mean >= line - ROUNDING * abs(line))


def run_test(test: str, tests: DesignTests, rows: IntArray) -> Tested:
    """``test`` of these rows as if there were no others: prior, array weights and correlation are theirs."""
    if test in ("welch", "rank"):
        whole = tests.welch if test == "welch" else tests.rank
        assert whole is not None
        return Tested(*(column[rows] for column in whole))
    fit = _linear(test, tests, rows)
    var, df = fit.sigma**2, fit.df_residual
    refinements = test.split("+")
    squeeze = squeeze_var_robust if "robust" in refinements else squeeze_var
    prior = squeeze(var, df, level=fit.ave_expr if "trend" in refinements else None)
    found = moderate_with(fit, prior, log_odds=False)
    return Tested(fit.coef, found.se, found.ci_low, found.ci_high, found.p)


def _linear(test: str, tests: DesignTests, rows: IntArray) -> LinearFit:
    design, weights = tests.design, _weights(test, tests, rows)
    if tests.correlation is not None and design.blocks is not None:
        block = _numbers(design.blocks)
        if weights is None:
            alike = consensus(tests.correlation[rows])
        else:
            alike = within_block_correlation(tests.values[rows], design.matrix, block, weights=weights).consensus
        if np.isfinite(alike):
            return fit_with_blocks(tests.values[rows], design.matrix, block, alike, weights=weights)
    if weights is not None:
        return fit_last_coefficient(tests.values[rows], design.matrix, weights=weights)
    return LinearFit(*(column[rows] for column in tests.linear))


def _weights(test: str, tests: DesignTests, rows: IntArray) -> FloatArray | None:
    refinements, matrix = test.split("+"), tests.design.matrix
    if "array_weights" in refinements:
        return array_weights(tests.values[rows], matrix).weights
    if "group_weights" in refinements:
        return array_weights(tests.values[rows], matrix, group=(matrix[:, -1] > 0.5).astype(np.intp)).weights
    return None


def pair_differences(values: FloatArray, design: Design, blocks: Sequence[str | None]) -> FloatArray:
    """Rows × individuals: mean of the individual's cases less mean of its controls, missing values left out.

    ``values`` are rows × samples of the model; NaN where an individual has no case or no control with a value.
    """
    case = design.matrix[:, -1] > 0.5
    who = _numbers([str(blocks[i]) for i in design.rows])
    own = (who[:, None] == np.arange(who.max() + 1)).astype(np.float64)
    seen = np.isfinite(values)
    known = np.where(seen, values, 0.0)
    sides = []
    for side in (case, ~case):
        columns = own * side[:, None]
        counts = seen @ columns
        sides.append(np.divide(known @ columns, counts, out=np.full(counts.shape, np.nan), where=counts > 0))
    difference: FloatArray = sides[0] - sides[1]
    return difference


def _rank(compared: FloatArray, case: BoolArray | None, wanted: IntArray) -> Tested:
    """Rank sums of values, or signed ranks of differences where ``case`` is None."""

    def run(rows: FloatArray, *, intervals: bool) -> RankTest:
        return signed_rank(rows, intervals=intervals) if case is None else rank_sum(rows, case, intervals=intervals)

    whole, few = run(compared, intervals=False), run(compared[wanted], intervals=True)
    low, high = np.full(len(compared), np.nan), np.full(len(compared), np.nan)
    low[wanted], high[wanted] = few.ci_low, few.ci_high
    return Tested(whole.effect, np.full(len(compared), np.nan), low, high, whole.p)


def _rows_of(stack: Stack, genes: Collection[str]) -> IntArray:
    """Rows that stand for any of ``genes`` in any rowset."""
    found = {
        int(rowset.rows[i]) for rowset in stack.rowsets.values() for i, gene in enumerate(rowset.genes) if gene in genes
    }
    return np.array(sorted(found), dtype=np.intp)


def _numbers(blocks: Sequence[str]) -> IntArray:
    return np.unique(np.array(blocks), return_inverse=True)[1]
