"""The table of cuts that a reader moves along: the kernels' numbers row by row, and the median beside them."""

from __future__ import annotations

import math

import numpy as np
import pytest

from geneverdict.evidence.survival.cuts import all_cuts, cut_table
from geneverdict.stats.survival import cox
from geneverdict.stats.survival.logrank import logrank
from geneverdict.stats.survival.max_selected import corrected_p


def patients(seed: int, n: int = 60) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    value = np.round(rng.normal(8, 1, n), 1 if seed % 2 else 6)
    value[: seed % 3] = np.nan
    return rng.exponential(20, n), (rng.random(n) < 0.6).astype(float), value


@pytest.mark.parametrize("seed", range(6))
def test_every_row_is_the_two_groups_of_its_cut(seed: int) -> None:
    months, event, value = patients(seed)
    table = cut_table(months, event, value)
    assert len(table.rows) > 15
    for row, n_low in list(zip(table.rows, table.n_low, strict=True))[::7]:
        high = np.where(np.isnan(value), np.nan, value > row.cut)
        fit = cox.fit(months, event, high)
        assert n_low == np.count_nonzero(high == 0)
        assert row.p == pytest.approx(logrank(months, event, high).p, rel=1e-9)
        ends = [float(a[0]) for a in (fit.coef, fit.ci_low, fit.ci_high)]
        assert [row.coef, row.ci_low, row.ci_high] == pytest.approx(ends, rel=1e-9)
    best = table.rows[table.best]
    assert best.corrected == min(row.corrected for row in table.rows)
    assert best.corrected >= best.p


@pytest.mark.parametrize("seed", range(6))
def test_the_median_makes_the_groups_it_says(seed: int) -> None:
    months, event, value = patients(seed)
    table = cut_table(months, event, value)
    middle = np.nanmedian(value)
    assert table.median.cut == middle
    high = np.where(np.isnan(value), np.nan, value > middle)
    assert table.median.p == pytest.approx(logrank(months, event, high).p, rel=1e-9)
    assert table.median.coef == pytest.approx(float(cox.fit(months, event, high).coef[0]), rel=1e-9)
    if table.median_place >= 0:
        assert table.median == table.rows[table.median_place]._replace(cut=middle)


def test_a_median_that_no_cut_allows_has_no_corrected_p() -> None:
    """Most have the lowest value, so that every cut leaves more of them low than are searched."""
    months, event, value = np.arange(1.0, 31.0), np.ones(30), np.r_[np.zeros(28), 1.0, 2.0]
    table = cut_table(months, event, value)
    assert (table.rows, table.best, table.median_place) == ((), -1, -1)
    assert table.median.cut == 0.0
    assert math.isfinite(table.median.p)
    assert math.isnan(table.median.corrected)


def test_a_side_without_events_has_no_bound_and_no_interval() -> None:
    months = np.arange(1.0, 21.0)
    table = cut_table(months, np.r_[np.ones(10), np.zeros(10)], months)
    assert table.median.coef == -math.inf
    assert math.isnan(table.median.ci_low)


def test_the_corrected_p_of_the_best_is_that_of_the_answer(make) -> None:
    from geneverdict.evidence.survival.cohort import patients_of

    found = patients_of(make(effect=0.6), "G0")
    whole = all_cuts(found, draws=0)
    table = cut_table(found.months, found.event.astype(float), found.value)
    assert table.best == whole.best
    assert table.rows[table.best].corrected == pytest.approx(whole.corrected_p, rel=1e-12)
    assert table.rows[table.best].corrected == corrected_p(whole.statistic)
    assert [row.p for row in table.rows] == whole.p.tolist()
