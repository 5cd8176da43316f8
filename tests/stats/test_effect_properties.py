"""Standardised effects at their edges."""

from __future__ import annotations

import numpy as np
import pytest

from geneverdict.stats.effect import bias_correction, hedges_g, paired_g


@pytest.mark.parametrize("kernel", [hedges_g, paired_g])
def test_missing_values_are_left_out(kernel) -> None:
    rng = np.random.default_rng(5)
    case, control = rng.normal(1, 1, (3, 6)), rng.normal(0, 1, (3, 6))
    holes = case.copy()
    holes[:, 2] = np.nan
    whole = kernel(np.delete(case, 2, axis=1), np.delete(control, 2, axis=1) if kernel is paired_g else control)
    found = kernel(holes, control)
    np.testing.assert_allclose(found.effect, whole.effect, rtol=1e-12)
    np.testing.assert_allclose(found.variance, whole.variance, rtol=1e-12)


@pytest.mark.parametrize("kernel", [hedges_g, paired_g])
def test_the_unit_does_not_matter_and_the_sign_does(kernel) -> None:
    rng = np.random.default_rng(6)
    case, control = rng.normal(1, 1, (3, 6)), rng.normal(0, 1, (3, 6))
    np.testing.assert_allclose(kernel(case * 40 + 3, control * 40 + 3).effect, kernel(case, control).effect, rtol=1e-10)
    np.testing.assert_allclose(kernel(control, case).effect, -kernel(case, control).effect, rtol=1e-12)


@pytest.mark.parametrize("kernel", [hedges_g, paired_g])
@pytest.mark.parametrize(
    ("case", "control"), [([1.1, 1.1, 1.1], [2.3, 2.3, 2.3]), ([1.0], [2.0]), ([np.nan] * 3, [1.0, 2, 3]), ([], [])]
)
def test_what_has_no_standard_deviation_has_no_effect(kernel, case: list[float], control: list[float]) -> None:
    found = kernel(np.array([case]), np.array([control]))
    assert np.isnan(found.effect).all()
    assert np.isnan(found.variance).all()


def test_the_bias_correction_is_the_known_one() -> None:
    m = np.array([2.0, 10.0, 1000.0])
    np.testing.assert_allclose(bias_correction(m), [0.5641895835477563, 0.9227456, 0.99924971], rtol=1e-6)
    assert np.isnan(bias_correction(np.array([1.0, 0.0]))).all()
