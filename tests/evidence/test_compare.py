"""The parts of ``compare`` on made numbers: samples told from effects, corrections, priors, scales."""

from __future__ import annotations

import numpy as np
import pytest

from geneverdict.evidence.compare.prior import with_their_prior
from geneverdict.evidence.compare.rates import _corrections
from geneverdict.evidence.compare.samples import Groups, difference_of_means, groups_behind
from geneverdict.evidence.compare.scales import SCALES, within_rounding
from geneverdict.messages import Code, Number
from geneverdict.model.published import Written
from geneverdict.stats.linear import fit_last_coefficient
from geneverdict.stats.moderated import moderate_with, whole_prior
from geneverdict.stats.multiple import benjamini_hochberg


@pytest.mark.parametrize("times", [1.0, -1.0, np.log(2)])
def test_the_groups_are_told_whatever_the_unit_and_with_a_third_from_elsewhere(times: float) -> None:
    rng = np.random.default_rng(4)
    values = rng.normal(8, 1, (600, 1)) + rng.normal(0, 0.3, (600, 24))
    case, control = np.zeros(24, bool), np.zeros(24, bool)
    case[[0, 3, 5, 7, 11]] = True
    control[[1, 2, 8, 20, 21, 22, 23]] = True
    effect = times * difference_of_means(values, Groups(case, control)).round(3)
    effect[::3] = rng.normal(0, 1, 200)
    found = groups_behind(values, effect)
    assert found is not None
    turned = found if times > 0 else Groups(found.control, found.case)
    np.testing.assert_array_equal(turned.case, case)
    np.testing.assert_array_equal(turned.control, control)


def test_too_few_rows_tell_no_groups() -> None:
    assert groups_behind(np.ones((20, 10)), np.ones(20)) is None


def test_the_prior_of_other_rows_is_found_from_p_to_three_digits() -> None:
    rng = np.random.default_rng(5)
    case = np.repeat([0.0, 1.0], 5)
    values = rng.normal(0, 1, (400, 10)) * np.sqrt(3 / rng.chisquare(3, (400, 1))) + 0.8 * case
    fit = fit_last_coefficient(values, np.column_stack([np.ones(10), case]))
    theirs = moderate_with(fit, whole_prior(fit.sigma**2, fit.df_residual, 3.7, 0.21, ()))
    text = [f"{x:.2e}" for x in theirs.p]
    written = Written(np.array([float(x) for x in text]), np.array([0.005 * 10 ** float(x[-3:]) for x in text]))
    found = with_their_prior(written, fit)
    assert found is not None
    assert within_rounding(written, found).mean() > 0.97


@pytest.mark.parametrize(
    ("scale", "made"), [("ln", np.log(2)), ("log10", np.log10(2)), ("ratio", 2.0), ("signed_fold", 2)]
)
def test_scales_go_there_and_back(scale: str, made: float) -> None:
    log2 = np.array([1.0, -1.5, 0.25])
    there = SCALES[scale].made(log2)
    assert there[0] == pytest.approx(made)
    np.testing.assert_allclose(SCALES[scale].back(there), log2)


def test_corrections_over_more_and_fewer_rows_are_told() -> None:
    p = np.sort(np.random.default_rng(6).beta(0.3, 3, 400))
    of_all = benjamini_hochberg(np.r_[p, np.ones(600)])[:400]
    found = {m.values["how"]: (m.values.get("n"), rate) for m, rate in _corrections(p, of_all)}
    n, rate = found[Code("bh_of")]
    assert n == Number(1000, "count")
    np.testing.assert_allclose(rate, of_all)
    stored = {m.values["how"]: rate for m, rate in _corrections(p, 0.62 * benjamini_hochberg(p))}
    np.testing.assert_allclose(stored[Code("storey")], 0.62 * benjamini_hochberg(p))
