"""What a linear fit and a moderated t must do whatever the numbers are; a slow, obvious twin."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from geneverdict.stats import linear
from geneverdict.stats.linear import LinearFit, collinear_columns, depends_on, fit_last_coefficient
from geneverdict.stats.moderated import moderate
from geneverdict.stats.multiple import benjamini_hochberg

SEEDS = st.integers(0, 2**32 - 1)


def _design(rng: np.random.Generator, kind: str) -> np.ndarray:
    if kind == "unpaired":
        n0, n1 = rng.integers(2, 7, 2)
        return np.column_stack([np.ones(n0 + n1), np.repeat([0.0, 1.0], [n0, n1])])
    if kind == "paired":
        pairs = int(rng.integers(3, 7))
        blocks = np.tile(np.eye(pairs), (2, 1))
        blocks[:, 0] = 1
        return np.column_stack([blocks, np.repeat([0.0, 1.0], pairs)])
    n = int(rng.integers(6, 12))
    return np.column_stack([np.ones(n), rng.normal(60, 9, n), np.arange(n) % 3 == 1, np.arange(n) % 2]).astype(float)


def _case(seed: int, kind: str, genes: int = 25, missing: float = 0.15) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    design = _design(rng, kind)
    y = rng.normal(rng.uniform(2, 14, (genes, 1)), rng.gamma(2, 0.3, (genes, 1)), (genes, len(design)))
    y[rng.random(y.shape) < missing] = np.nan
    return y, design


def _twin(y: np.ndarray, design: np.ndarray) -> LinearFit:
    """numpy's lstsq for one gene after the other; the last column is estimable when it adds to the rank."""
    rows = []
    for gene in y:
        seen = np.isfinite(gene)
        x, values = design[seen], gene[seen]
        rank = np.linalg.matrix_rank(x) if seen.any() else 0
        estimable = rank > (np.linalg.matrix_rank(x[:, :-1]) if seen.any() and x.shape[1] > 1 else 0)
        coef = np.linalg.lstsq(x, values, rcond=None)[0] if seen.any() else np.zeros(design.shape[1])
        left = values - x @ coef
        df = seen.sum() - rank
        scale = np.linalg.norm(np.linalg.pinv(x)[-1]) if estimable else np.nan
        sigma = np.sqrt(left @ left / df) if df > 0 else np.nan
        rows.append((coef[-1] if estimable else np.nan, scale, sigma, df, values.mean() if seen.any() else np.nan))
    return LinearFit(*np.array(rows).T)


KINDS = st.sampled_from(["unpaired", "paired", "covariates"])


@given(SEEDS, KINDS)
def test_the_twin_agrees(seed: int, kind: str) -> None:
    y, design = _case(seed, kind, missing=0.3)
    y[0], y[1] = np.nan, 5.0
    fast, slow = fit_last_coefficient(y, design), _twin(y, design)
    for name in LinearFit._fields:
        np.testing.assert_allclose(getattr(fast, name), getattr(slow, name), rtol=1e-8, atol=1e-11, err_msg=name)


@given(SEEDS, KINDS)
def test_case_and_control_exchanged_turns_only_the_sign(seed: int, kind: str) -> None:
    y, design = _case(seed, kind)
    other = design.copy()
    other[:, -1] = 1 - other[:, -1]
    a, b = fit_last_coefficient(y, design), fit_last_coefficient(y, other)
    np.testing.assert_allclose(a.coef, -b.coef, rtol=1e-9, atol=1e-11)
    for name in LinearFit._fields[1:]:
        np.testing.assert_allclose(getattr(a, name), getattr(b, name), rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(moderate(a).p, moderate(b).p, rtol=1e-7)


@given(SEEDS, KINDS)
def test_a_constant_added_to_a_gene_moves_only_its_mean(seed: int, kind: str) -> None:
    y, design = _case(seed, kind)
    a, b = fit_last_coefficient(y, design), fit_last_coefficient(y + 100.0, design)
    np.testing.assert_allclose(b.ave_expr, a.ave_expr + 100, rtol=1e-12)
    for name in LinearFit._fields[:4]:
        np.testing.assert_allclose(getattr(a, name), getattr(b, name), rtol=1e-8, atol=1e-11, err_msg=name)


@given(SEEDS, KINDS)
def test_the_order_of_samples_and_genes_does_not_matter(seed: int, kind: str) -> None:
    y, design = _case(seed, kind)
    rng = np.random.default_rng(seed)
    samples, genes = rng.permutation(y.shape[1]), rng.permutation(len(y))
    a = moderate(fit_last_coefficient(y, design))
    b = moderate(fit_last_coefficient(y[genes][:, samples], design[samples]))
    np.testing.assert_allclose(a.t[genes], b.t, rtol=1e-8, atol=1e-9)
    np.testing.assert_allclose(a.p[genes], b.p, rtol=1e-7)


@given(SEEDS, KINDS, st.sampled_from([1e-6, 0.1, 3.0, 1e6]))
def test_another_unit_changes_only_the_unit(seed: int, kind: str, unit: float) -> None:
    y, design = _case(seed, kind)
    a, b = moderate(fit_last_coefficient(y, design)), moderate(fit_last_coefficient(y * unit, design))
    np.testing.assert_allclose(a.t, b.t, rtol=1e-8, atol=1e-9)
    np.testing.assert_allclose(a.se * unit, b.se, rtol=1e-8)
    np.testing.assert_allclose(a.var_prior * unit**2, b.var_prior, rtol=1e-8)


def test_inputs_are_left_alone_and_may_be_any_view(monkeypatch: pytest.MonkeyPatch) -> None:
    y, design = _case(7, "paired", genes=40)
    plain = fit_last_coefficient(y, design)
    wide = np.asfortranarray(np.repeat(y, 2, axis=1))
    wide.setflags(write=False)
    monkeypatch.setattr(linear, "CHUNK_ELEMENTS", 3 * y.shape[1])
    monkeypatch.setattr(linear, "STACK_ELEMENTS", 3 * design.size)
    view = fit_last_coefficient(wide[:, ::2], np.asfortranarray(design))
    for name in LinearFit._fields:
        np.testing.assert_allclose(getattr(view, name), getattr(plain, name), rtol=1e-12, err_msg=name)


def test_a_gene_that_does_not_vary_is_exactly_zero() -> None:
    design = np.column_stack([np.ones(7), np.arange(7.0), np.repeat([0.0, 1.0], [3, 4])])
    y = np.full((3, 7), [[0.1], [1e9 + 0.3], [7.77]])
    y[2, 3] = np.nan
    fit = fit_last_coefficient(y, design)
    assert (fit.coef == 0).all()
    assert (fit.sigma == 0).all()
    assert fit.ave_expr.tolist() == [0.1, 1e9 + 0.3, 7.77]
    exact = fit_last_coefficient(np.array([[1.1, 1.1, 1.1, 2.3, 2.3, 2.3, 2.3]]), design[:, [0, 2]])
    assert exact.sigma[0] == 0
    assert exact.coef[0] == pytest.approx(1.2, rel=1e-14)


def test_collinear_columns_are_found_and_named() -> None:
    one, group = np.ones(6), np.array([0.0, 0, 0, 1, 1, 1])
    age, batch = np.array([50.0, 61, 47, 58, 70, 44]), np.array([1.0, 1, 1, 0, 0, 0])
    design = np.column_stack([one, age, batch, group])
    assert collinear_columns(design) == (3,)
    assert depends_on(design, 3) == (0, 2)
    assert collinear_columns(design[:, :3]) == ()
    assert collinear_columns(np.column_stack([one, 3 * one, np.zeros(6), age, age + one])) == (1, 2, 4)
    assert depends_on(np.column_stack([one, np.zeros(6)]), 1) == ()
    assert np.isnan(fit_last_coefficient(np.ones((2, 6)), design).coef).all()


@pytest.mark.parametrize(
    ("y", "design"),
    [(np.ones(4), np.ones((4, 1))), (np.ones((2, 4)), np.ones((3, 1))), (np.ones((2, 3)), np.full((3, 1), np.nan))],
)
def test_shapes_that_do_not_fit_are_refused(y: np.ndarray, design: np.ndarray) -> None:
    with pytest.raises(ValueError, match=r"expected y|not finite"):
        fit_last_coefficient(y, design)


def test_nothing_to_test() -> None:
    design = np.column_stack([np.ones(2), [0.0, 1.0]])
    none = moderate(fit_last_coefficient(np.zeros((0, 2)), design))
    assert none.flags == ("no_genes",)
    single = moderate(fit_last_coefficient(np.array([[1.0, 2.0], [3.0, 5.0]]), design))
    assert single.flags == ("no_residual_df",)
    assert np.isnan(single.p).all()


@pytest.mark.parametrize("kind", ["unpaired", "paired"])
def test_without_effects_p_is_uniform(kind: str) -> None:
    rng = np.random.default_rng(20240504)
    design = _design(np.random.default_rng(3), kind)
    sd = 0.3 * np.sqrt(4 / rng.chisquare(4, (4000, 1)))
    p = moderate(fit_last_coefficient(rng.normal(7, sd, (4000, len(design))), design)).p
    assert stats.kstest(p, "uniform").pvalue > 0.001  # one draw; over 30 seeds these are themselves uniform


P_VALUES = st.lists(st.floats(0, 1) | st.just(float("nan")), max_size=40)


@given(P_VALUES)
def test_fdr_keeps_the_order_of_p_and_is_never_smaller(values: list[float]) -> None:
    p = np.array(values)
    fdr = benjamini_hochberg(p)
    assert np.array_equal(np.isnan(p), np.isnan(fdr))
    known = ~np.isnan(p)
    assert np.all(fdr[known] >= p[known])
    assert np.all(np.diff(fdr[known][np.argsort(p[known])]) >= 0)


@given(P_VALUES, st.floats(0.001, 0.5))
def test_fdr_calls_what_the_step_up_rule_calls(values: list[float], alpha: float) -> None:
    p = np.array([value for value in values if not np.isnan(value)])
    passing = [rank for rank, value in enumerate(np.sort(p), 1) if value * (len(p) / rank) <= alpha]
    assert np.count_nonzero(benjamini_hochberg(p) <= alpha) == max(passing, default=0)


@pytest.mark.parametrize("p", [[1.2], [-0.1, 0.5], [[0.1, 0.2]]])
def test_values_that_are_no_p_are_refused(p: list) -> None:
    with pytest.raises(ValueError, match="p-values between 0 and 1"):
        benjamini_hochberg(np.array(p))
