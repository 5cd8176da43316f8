"""Grades, weighted quantiles, all genes at once and percentiles, each beside a slow twin."""

from __future__ import annotations

import math
import tracemalloc
from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from geneverdict.evidence.multiverse import grade
from geneverdict.evidence.multiverse.grade import (
    GRADES,
    MOST,
    OPEN,
    UNGRADED,
    Outcomes,
    all_genes,
    grade_of,
    percentile_of,
    percentiles,
    weighted_quantiles,
)
from geneverdict.model.multiverse import AllGenes
from geneverdict.model.series import FloatArray

NAN = float("nan")
PROBS = (0.0, 0.01, 0.25, 0.5, 0.99, 1.0)
effects = st.floats(-5, 5).map(lambda x: round(x, 2))
weights = st.sampled_from([0.5, 1.0, 2.0, 3.0])
pairs = st.lists(st.tuples(effects, weights), min_size=1, max_size=25)


def slow_quantile(values: Sequence[float], weights: Sequence[float], prob: float) -> float:
    """The integral of the inverse of the weighted distribution over the window, in fractions."""
    known = sorted((Fraction(v), Fraction(w)) for v, w in zip(values, weights, strict=True) if not math.isnan(v))
    if not known:
        return NAN
    total = sum(w for _, w in known)
    size = total**2 / sum(w * w for _, w in known)
    start = (size - 1) * Fraction(prob) / size
    end, at, integral = start + 1 / size, Fraction(0), Fraction(0)
    for value, weight in known:
        upto = at + weight / total
        integral += value * max(Fraction(0), min(upto, end) - max(at, start))
        at = upto
    return float(integral * size)


@given(pairs, st.sampled_from(PROBS))
def test_weighted_quantiles_are_the_integral_in_fractions(pairs: list[tuple[float, float]], prob: float) -> None:
    values, weight = (np.array(column) for column in zip(*pairs, strict=True))
    found = weighted_quantiles(values[None], weight, (prob,))[0, 0]
    assert found == pytest.approx(slow_quantile(values, weight, prob), abs=1e-12)


@given(st.lists(effects, min_size=1, max_size=25), st.sampled_from([0.1, 1.0, 7.0]))
def test_equal_weights_give_type_7(values: list[float], weight: float) -> None:
    found = weighted_quantiles(np.array([values]), np.full(len(values), weight), PROBS)[:, 0]
    np.testing.assert_allclose(found, np.quantile(values, PROBS), rtol=0, atol=1e-14)


@given(pairs)
def test_both_ways_of_working_out_quantiles_meet_where_weights_are_equal(pairs: list[tuple[float, float]]) -> None:
    values = np.array([[*(v for v, _ in pairs), NAN]])
    nearly = np.r_[np.ones(len(pairs)), 2.0]  # only the missing value has another weight
    known = values[:, :-1]
    np.testing.assert_allclose(
        weighted_quantiles(values, nearly, PROBS), weighted_quantiles(known, nearly[:-1], PROBS), rtol=0, atol=1e-12
    )


@given(pairs, st.sampled_from([1e-6, 1e6]), st.randoms(use_true_random=False))
def test_quantiles_know_neither_the_scale_of_the_weights_nor_the_order(
    pairs: list[tuple[float, float]], factor: float, random: object
) -> None:
    shuffled = list(pairs)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = (np.array(list(zip(*p, strict=True))) for p in (pairs, shuffled))
    found = weighted_quantiles(one[:1], one[1], PROBS)
    np.testing.assert_allclose(found, weighted_quantiles(other[:1], other[1] * factor, PROBS), rtol=0, atol=1e-9)
    np.testing.assert_allclose(
        -found[::-1], weighted_quantiles(-one[:1], one[1], [1 - p for p in PROBS[::-1]]), atol=1e-9
    )
    assert (found >= one[0].min()).all()
    assert (found <= one[0].max()).all()
    assert (np.diff(found[:, 0]) >= -1e-9).all()


def test_rows_without_values_have_no_quantiles() -> None:
    values = np.array([[NAN, NAN], [1.0, NAN]])
    for weight in (np.ones(2), np.array([1.0, 2.0])):
        np.testing.assert_array_equal(weighted_quantiles(values, weight, (0.01, 0.5)), [[NAN, 1], [NAN, 1]])


@pytest.mark.parametrize(
    ("agreement", "n", "word"),
    [
        (1.0, 2, "stable"),
        (19 / 20, 20, "stable"),
        (0.9499, 900, "mostly stable"),
        (0.8, 5, "mostly stable"),
        (0.5, 2, "depends on the analyst"),
        (0.4999, 900, "overturned"),
        (0.001, 900, "overturned"),
        (1.0, 1, UNGRADED),
        (NAN, 0, UNGRADED),
        (NAN, 900, UNGRADED),
    ],
)
def test_grades(agreement: float, n: int, word: str) -> None:
    assert grade_of(agreement, n) == word


@pytest.mark.parametrize(("wide", "word"), [(0.0, "stable"), (0.49, "stable"), (0.5, OPEN), (1.0, OPEN)])
def test_what_no_analysis_calls_and_most_leave_open_is_not_graded_stable(wide: float, word: str) -> None:
    assert grade_of(1.0, 900, left_open=wide) == word


def made(n_specs: int, n_genes: int, seed: int, *, missing: float = 0.1, equal: bool = False) -> Outcomes:
    rng = np.random.default_rng(seed)
    effect = rng.normal(0, 1, (n_specs, n_genes)).round(1).astype(np.float32)
    effect[rng.random(effect.shape) < missing] = np.nan
    call = np.where(np.abs(effect) > rng.uniform(0.5, 2, n_genes), np.sign(effect), 0)
    call = np.nan_to_num(call).astype(np.int8)
    weight = np.ones(n_specs) if equal else rng.choice([0.1, 0.3, 1.0], n_specs)
    wide = rng.random(effect.shape) < rng.random(n_genes)
    return Outcomes(tuple(f"G{i}" for i in range(n_genes)), effect, call, wide, weight, int(rng.integers(n_specs)))


def slow_gene(outcomes: Outcomes, gene: int) -> dict[str, float | str]:
    effects = [float(e) for e in outcomes.effect[:, gene]]
    calls, default = outcomes.call[:, gene], outcomes.default
    there = [i for i, e in enumerate(effects) if not math.isnan(e)]
    total = sum(outcomes.weights[i] for i in there)

    def share(chosen: list[int]) -> float:
        return sum(outcomes.weights[i] for i in chosen) / total if there else NAN

    own = share([i for i in there if calls[i] == calls[default]]) if default in there else NAN
    known, weight = [effects[i] for i in there], [outcomes.weights[i] for i in there]
    word = next((word for word, least in GRADES if round(own, 12) >= least), UNGRADED)
    called = any(calls[i] for i in there)
    if word and not called and round(share([i for i in there if outcomes.open[i, gene]]), 12) >= MOST:
        word = OPEN
    word = word if len(there) > 1 else UNGRADED
    return {
        "n": len(there),
        "called_up": share([i for i in there if calls[i] == 1]),
        "called_down": share([i for i in there if calls[i] == -1]),
        "agreement": own,
        "median": slow_quantile(known, weight, 0.5),
        "low": min(known, default=NAN),
        "high": max(known, default=NAN),
        "q01": slow_quantile(known, weight, 0.01),
        "q99": slow_quantile(known, weight, 0.99),
        "same_sign": max(share([i for i in there if effects[i] > 0]), share([i for i in there if effects[i] < 0])),
        "default_effect": effects[default],
        "grade": word,
    }


@given(st.integers(1, 12), st.integers(1, 9), st.integers(0, 999), st.sampled_from([0.0, 0.3, 1.0]), st.booleans())
def test_all_genes_are_what_a_loop_finds(n_specs: int, n_genes: int, seed: int, missing: float, equal: bool) -> None:
    outcomes = made(n_specs, n_genes, seed, missing=missing, equal=equal)
    found = all_genes(outcomes)
    for i in range(n_genes):
        for name, value in slow_gene(outcomes, i).items():
            column = getattr(found, name)[i]
            assert column == value if name == "grade" else column == pytest.approx(value, abs=1e-6, nan_ok=True), name


def test_all_genes_do_not_depend_on_how_many_are_worked_out_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes = made(40, 101, 3)
    whole = all_genes(outcomes)
    monkeypatch.setattr(grade, "CELLS", 300)
    parts = all_genes(outcomes)
    for name in AllGenes.__slots__:
        np.testing.assert_array_equal(getattr(whole, name), getattr(parts, name), err_msg=name)


def test_inputs_are_not_written_to() -> None:
    outcomes = made(10, 20, 1)
    for array in (outcomes.effect, outcomes.call, outcomes.weights):
        array.flags.writeable = False
    all_genes(outcomes)


def test_a_gene_needs_two_results_to_be_graded_and_compared() -> None:
    effect = np.array([[1, 1, 1, NAN], [NAN, 1, 1, 1]], np.float32)
    found = all_genes(Outcomes(tuple("abcd"), effect, np.zeros((2, 4), np.int8), np.zeros((2, 4), bool), np.ones(2), 0))
    assert found.agreement[:3].tolist() == [1, 1, 1]
    assert found.grade.tolist() == [UNGRADED, "stable", "stable", UNGRADED]
    np.testing.assert_array_equal(found.percentile, [NAN, 50, 50, NAN])


def test_no_genes() -> None:
    empty = Outcomes((), np.empty((3, 0), np.float32), np.empty((3, 0), np.int8), np.empty((3, 0), bool), np.ones(3), 0)
    assert all_genes(empty).percentile.shape == (0,)


def slow_percentile(effect: FloatArray, agreement: FloatArray, gene: int, alike: int) -> set[float]:
    """Every percentile that some choice among genes equally far would give at the edge of the window."""
    known = [i for i in range(len(effect)) if not math.isnan(effect[i]) and not math.isnan(agreement[i])]
    if gene not in known or len(known) < 2:
        return {NAN}
    far = {i: abs(abs(effect[i]) - abs(effect[gene])) for i in known if i != gene}
    near = sorted(far, key=lambda i: far[i])[:alike]
    edge = max(far[i] for i in near)
    assert sum(d <= edge for d in far.values()) == len(near), "this twin is for effects all different"
    points = [(agreement[i] > agreement[gene]) + (agreement[i] == agreement[gene]) / 2 for i in near]
    return {100 * sum(points) / len(points)}


@given(st.integers(1, 40), st.integers(1, 12), st.integers(0, 999), st.floats(0, 0.5))
def test_percentiles_are_what_a_loop_finds(n: int, alike: int, seed: int, missing: float) -> None:
    rng = np.random.default_rng(seed)
    effect, agreement = rng.normal(0, 1, n), rng.integers(0, 5, n) / 4
    effect[rng.random(n) < missing] = NAN
    agreement[rng.random(n) < missing] = NAN
    found = percentiles(effect, agreement, alike)
    expected = [slow_percentile(effect, agreement, i, alike).pop() for i in range(n)]
    np.testing.assert_allclose(found, expected)


@given(st.lists(effects, min_size=2, max_size=40), st.integers(1, 10))
def test_among_genes_all_equally_fragile_each_stands_at_50(effect: list[float], alike: int) -> None:
    found = percentiles(np.array(effect), np.full(len(effect), 0.7), alike)
    np.testing.assert_array_equal(found, 50.0)


@given(st.integers(2, 40), st.integers(0, 999))
def test_with_every_gene_compared_with_every_other_the_mean_is_50(n: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    found = percentiles(rng.normal(0, 1, n), rng.integers(0, 4, n) / 4, n)
    assert found.mean() == pytest.approx(50)
    assert found.min() >= 0
    assert found.max() <= 100


def test_the_most_fragile_gene_is_more_fragile_than_all_of_about_its_effect() -> None:
    effect = np.r_[np.linspace(0, 0.5, 50), np.linspace(2, 2.5, 50)]
    agreement = np.r_[np.full(50, 0.2), np.full(50, 0.9)]
    agreement[70] = 0.5  # more stable than genes of small effect, which it is not compared with
    found = percentiles(effect, agreement, 20)
    assert found[70] == 100
    assert found[0] == 50


def test_a_gene_is_looked_up_with_the_number_it_was_compared_with() -> None:
    found = all_genes(made(30, 80, 2, missing=0.2))
    ranked = np.flatnonzero(np.isfinite(found.percentile))
    assert 0 < len(ranked) < 80
    assert percentile_of(f"G{ranked[0]}", found) == (found.percentile[ranked[0]], len(ranked) - 1)
    lost = int(np.flatnonzero(~np.isfinite(found.percentile))[0])
    for gene in (f"G{lost}", "no such gene"):
        percentile, n = percentile_of(gene, found)
        assert math.isnan(percentile)
        assert n == 0


def _analyses(case: FloatArray, control: FloatArray) -> list[tuple[float, float]]:
    """Effect and p of reasonable analyses: with and without the farthest sample, t and rank, means and medians."""
    found = []
    for drop in (False, True):
        sides = [case, control]
        if drop:
            sides = [np.delete(x, np.argmax(np.abs(x - np.median(x)))) for x in sides]
        a, b = sides
        shift = float(np.median(a[:, None] - b[None]))
        found.append((a.mean() - b.mean(), stats.ttest_ind(a, b).pvalue))
        found.append((a.mean() - b.mean(), stats.ttest_ind(a, b, equal_var=False).pvalue))
        found.append((shift, stats.mannwhitneyu(a, b).pvalue))
        found.append((stats.trim_mean(a, 0.1) - stats.trim_mean(b, 0.1), stats.ttest_ind(a, b, trim=0.1).pvalue))
    return found


@pytest.mark.slow
def test_the_grade_orders_no_effect_strong_edge_and_outlier_rightly() -> None:
    rng = np.random.default_rng(12)
    n, each = 25, 40
    shifts = {"null": 0.0, "strong": 2.5, "edge": 1.0, "outlier": 0.8}
    effect, call = [], []
    for name, shift in shifts.items():
        for _ in range(each):
            case, control = 8 + shift + 0.4 * rng.standard_normal(n), 8 + 0.4 * rng.standard_normal(n)
            if name in ("edge", "outlier"):  # the estimate is there: the grade is not of sampling error
                case += shift + rng.normal(0, 0.02) - (case.mean() - control.mean())
            if name == "outlier":
                case[0] += 8.0
            numbers = _analyses(case, control)
            effect.append([e for e, _ in numbers])
            call.append([int(np.sign(e)) if abs(e) >= 1 and p < 0.05 else 0 for e, p in numbers])
    genes = tuple(f"{name}{i}" for name in shifts for i in range(each))
    calls = np.array(call, np.int8).T
    outcomes = Outcomes(genes, np.array(effect, np.float32).T, calls, np.zeros(calls.shape, bool), np.ones(8), 0)
    found = all_genes(outcomes)
    null, strong, edge, outlier = found.agreement.reshape(4, each)
    assert set(found.grade[: 2 * each]) == {"stable"}
    assert min(null.min(), strong.min()) == 1
    assert outlier.mean() < edge.mean() < 0.9
    assert [c[0] for c in call[3 * each :]] == [1] * each
    assert set(found.grade[3 * each :]) <= {"depends on the analyst", "overturned"}


@pytest.mark.slow
@pytest.mark.parametrize("equal", [True, False])
def test_many_specifications_of_many_genes_need_little_memory(equal: bool) -> None:
    outcomes = made(2000, 6000, 5, missing=0.01, equal=equal)
    tracemalloc.start()
    all_genes(outcomes)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60e6
