"""Influence: leaving out without fitting again equals fitting again, and stays near a whole analysis without them."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from geneverdict.evidence.calls import answer_series
from geneverdict.evidence.rows import gene_row
from geneverdict.evidence.why.diagnose import diagnose
from geneverdict.evidence.why.gene_in_series import p_line
from geneverdict.evidence.why.refit import fit_model, leave_out
from geneverdict.fitting.contrast import fit_contrast, ranks
from geneverdict.model.prepared import Design
from geneverdict.model.series import FloatArray
from geneverdict.model.series_context import SeriesContext
from geneverdict.model.series_info import SeriesInfo
from geneverdict.model.study import Analysis, Thresholds
from geneverdict.model.verdict import STATISTICS
from geneverdict.model.why import GeneWhy
from geneverdict.stats.linear import fit_last_coefficient
from geneverdict.stats.multiple import benjamini_hochberg
from geneverdict.stats.student import two_sided

pytestmark = pytest.mark.slow

CUTS = Thresholds()


def design_of(is_case: FloatArray, blocks: tuple[str, ...] | None, covariate: FloatArray | None) -> Design:
    columns = [np.ones(len(is_case))]
    for name in sorted(set(blocks or ()))[1:]:
        columns.append(np.array([float(b == name) for b in blocks or ()]))
    if covariate is not None:
        columns.append(covariate)
    matrix = np.column_stack([*columns, is_case])
    kind = "paired" if blocks else "unpaired"
    n_case = int(is_case.sum())
    counts = (n_case, len(is_case) - n_case, len(set(blocks or ())))
    return Design(kind, matrix, ("x",) * matrix.shape[1], tuple(range(len(is_case))), *counts, (), (), "~ group")


def diagnosis(
    values: FloatArray,
    design: Design,
    blocks: tuple[str, ...] | None,
    gene: int,
    *,
    analysis: Analysis | None = None,
    cuts: Thresholds = CUTS,
) -> tuple[GeneWhy, SeriesContext]:
    names = tuple(f"G{i}" for i in range(len(values)))
    fit = fit_contrast(values, design, names=names, probes=names, analysis=analysis or Analysis())
    facts = SeriesInfo(
        "S", "GPL1", "t", "Homo sapiens", True, "log2", True, design.kind, "~ group", design.n_case, design.n_control,
        design.n_pairs, "case", "control", len(values), "drop", "highest_median",
    )  # fmt: skip
    stored = {name: float(getattr(fit, name)[gene]) for name in STATISTICS}
    row = gene_row(names[gene], {**stored, "probe": "p", "rank": ranks(fit.p)[gene]}, len(values))
    context = SeriesContext(
        replace(facts, df_prior=fit.df_prior, var_prior=fit.var_prior),
        tuple(f"S{i}" for i in range(values.shape[1])), design.matrix, blocks, names, fit.log2fc, fit.p, fit.fdr,
        np.full(len(names), np.nan),
    )  # fmt: skip
    answer = answer_series(names[gene], facts, row, (), cuts)
    return diagnose(answer, context, values[gene], cuts), context


def without_them(context: SeriesContext, own: FloatArray, out: set[str]) -> tuple[float, float, bool]:
    """The slow, obvious twin: fit the remaining samples again and moderate with the whole series' prior."""
    units = context.blocks or context.samples
    kept = np.array([u not in out for u in units])
    fit = fit_last_coefficient(own[None, kept], context.matrix[kept])
    df = float(fit.df_residual[0])
    rss = float(np.nan_to_num(fit.sigma[0])) ** 2 * df
    prior, var = context.info.df_prior, context.info.var_prior
    post = var if math.isinf(prior) else (prior * var + rss) / (prior + df)
    t = fit.coef / (math.sqrt(post) * fit.stdev_unscaled)
    p = float(two_sided(t, np.array([prior + df]))[0])
    return float(fit.coef[0]), p, False


def called(result: tuple[float, float, bool], line: float) -> bool:
    return abs(result[0]) >= CUTS.log2fc and result[1] <= line


def a_series(seed: int, paired: bool, covariate: bool, missing: bool, n: int) -> tuple[FloatArray, Design, object]:
    rng = np.random.default_rng(seed)
    is_case = np.repeat([1.0, 0.0], n)
    blocks = tuple(f"P{i % n}" for i in range(2 * n)) if paired else None
    design = design_of(is_case, blocks, rng.standard_normal(2 * n) if covariate else None)
    sd = 0.5 * np.sqrt(6 / rng.chisquare(6, (400, 1)))
    values = 8 + sd * rng.standard_normal((400, 2 * n))
    values += np.outer(np.where(np.arange(400) < 120, rng.normal(0, 1.5, 400), 0), is_case)
    values[0] += is_case * rng.normal(1.0, 0.5)
    if missing:
        values[0, rng.integers(2 * n)] = np.nan
    return values, design, blocks


@given(st.integers(0, 10**6), st.booleans(), st.booleans(), st.booleans(), st.integers(4, 9))
def test_leaving_one_out_equals_fitting_again(seed: int, paired: bool, covariate: bool, missing: bool, n: int) -> None:
    values, design, blocks = a_series(seed, paired, covariate, missing, n)
    why, context = diagnosis(values, design, blocks, 0)
    # With a few hundred genes a prior this strong runs into the cap on the total df, which the twin leaves out.
    assume(context.info.df_prior < 200)
    line = p_line(context.p, CUTS.fdr, context.p[0])
    own, units = values[0], context.blocks or context.samples
    lost = {u for u, v in zip(units, own, strict=True) if np.isnan(v)}
    assert {i.left_out for i in why.influence} == set(units) - lost
    for one in why.influence:
        naive = without_them(context, own, {one.left_out})
        assert one.log2fc == pytest.approx(naive[0], rel=1e-9, abs=1e-9)
        assert one.p == pytest.approx(naive[1], rel=1e-7)
        assert one.called == called(naive, line)


@given(st.integers(0, 10**6), st.booleans(), st.integers(4, 9))
def test_the_flip_set_flips_and_no_smaller_one_does(seed: int, paired: bool, n: int) -> None:
    values, design, blocks = a_series(seed, paired, False, False, n)
    why, context = diagnosis(values, design, blocks, 0)
    line, own = p_line(context.p, CUTS.fdr, context.p[0]), values[0]
    units = list(dict.fromkeys(context.blocks or context.samples))

    def state(out: tuple[str, ...]) -> float:
        result = without_them(context, own, set(out))
        return math.copysign(1, result[0]) if called(result, line) else 0.0

    before = state(())
    assert len(why.flip) <= len(units) // 3
    for size in (1, 2):
        if size < len(why.flip) or (not why.flip and size <= len(units) // 3):
            assert all(state(some) == before for some in combinations(units, size))
    if why.flip:
        assert state(why.flip) != before


@pytest.mark.parametrize("paired", [True, False])
def test_a_whole_analysis_without_them_says_nearly_the_same(paired: bool) -> None:
    """The prior and the p-line held fixed: same effects, p within a few per cent, the same calls."""
    values, design, blocks = a_series(5, paired, False, False, 12)
    units = list(dict.fromkeys(blocks or (f"S{i}" for i in range(24))))
    same = total = 0
    for gene in range(0, 120, 8):
        why, context = diagnosis(values, design, blocks, gene)
        for one in why.influence[::4]:
            kept = np.array([u != one.left_out for u in (blocks or context.samples)])
            columns = np.array([np.ptp(c[kept]) > 0 or i == 0 for i, c in enumerate(design.matrix.T)])
            matrix = design.matrix[kept][:, columns]
            smaller = replace(design, matrix=matrix, rows=tuple(np.flatnonzero(kept).tolist()))
            names = tuple(f"G{i}" for i in range(len(values)))
            again = fit_contrast(values, smaller, names=names, probes=names)
            assert one.log2fc == pytest.approx(float(again.log2fc[gene]), rel=1e-9, abs=1e-9)
            if again.p[gene] > 1e-6:
                assert math.log(one.p / float(again.p[gene])) == pytest.approx(0, abs=0.25)
            total += 1
            same += one.called == bool(abs(again.log2fc[gene]) >= 1 and again.fdr[gene] < 0.05)
    assert len(units) in (12, 24)
    assert same / total >= 0.97


def test_a_prior_that_follows_the_level_is_read_from_the_row() -> None:
    values, design, blocks = a_series(3, True, False, False, 8)
    values += np.linspace(0, 6, len(values))[:, None]
    why, _ = diagnosis(values, design, blocks, 0, analysis=Analysis(trend=True))
    assert len(why.influence) == 8
    assert all(math.isfinite(i.p) for i in why.influence)


def test_weighted_arrays_are_said_not_to_be_computed() -> None:
    values, design, blocks = a_series(3, False, False, False, 8)
    values[:, 2] += np.random.default_rng(1).standard_normal(len(values)) * 3
    why, _ = diagnosis(values, design, blocks, 0, analysis=Analysis(array_weights=True))
    assert why.influence == ()
    assert "influence_unknown" in {f.code for f in why.findings}


@given(st.lists(st.floats(1e-9, 1), min_size=2, max_size=40), st.sampled_from([0.01, 0.05, 0.3]))
def test_the_p_line_is_where_the_gene_would_pass(p: list[float], fdr: float) -> None:
    line = p_line(np.array(p), fdr, p[0])
    for own, passes in ((line * (1 - 1e-9), True), (min(line * (1 + 1e-6), 1.0), False)):
        if own < 1:
            assert bool(benjamini_hochberg(np.array([own, *p[1:]]))[0] <= fdr) == passes


def test_a_set_that_takes_the_contrast_away_has_no_result() -> None:
    is_case = np.array([1.0, 1.0, 1.0, 0.0, 0.0])
    fitted = fit_model(np.arange(5.0), np.column_stack([np.ones(5), is_case]))
    assert fitted is not None
    rows = np.array([[3, 4], [0, 1], [5, 5]])
    result = leave_out(fitted, rows)
    assert math.isnan(result.coef[0])
    assert result.coef[1] == pytest.approx(-1.5)
    assert result.df.tolist()[1:] == [1.0, 3.0]
    assert result.coef[2] == pytest.approx(fitted.coef)
