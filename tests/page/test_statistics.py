"""The page's own statistics against the kernels of the package, on hundreds of cases at a time."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import special

from geneverdict.stats.meta import pool
from geneverdict.stats.student import quantile, two_sided

pytestmark = pytest.mark.slow

Ask = Callable[[str, Sequence[Sequence[Any]]], list[Any]]
GOLDEN = Path(__file__).resolve().parents[1] / "golden"
DFS = (1.0, 1.5, 2.0, 3.7, 5.0, 10.0, 17.2, 30.0, 100.0, 333.3, 1e3, 9999.0, 99_999.0, 1.01e5, 1e6, 1e9, math.inf)


def close(found: Sequence[Any], expected: Any, relative: float = 1e-9, absolute: float = 0.0) -> None:
    """None is NaN; where nothing is known on one side nothing is on the other."""
    got = np.array([math.nan if x is None else x for x in found], dtype=np.float64)
    np.testing.assert_allclose(got, np.asarray(expected, dtype=np.float64), rtol=relative, atol=absolute)


def columns(found: Sequence[dict[str, Any]], name: str) -> list[Any]:
    return [one[name] for one in found]


def some(values: Sequence[float]) -> list[float | None]:
    """NaN as the page has it."""
    return [None if math.isnan(x) else float(x) for x in values]


def test_tails_of_t_are_exact_far_out_and_near_zero(ask: Ask) -> None:
    rng = np.random.default_rng(1)
    sizes = np.concatenate([[0, 1e-12, 1e-3, 0.1, 1, 1.7, 1.75, 2], np.linspace(3, 60, 58), rng.exponential(5, 40)])
    rows = [(float(t), df) for df in DFS for t in sizes]
    expected = two_sided(*np.array(rows).T)
    # Below 1e-300 doubles lose their digits, here and there.
    rows, expected = [rows[i] for i in np.flatnonzero(expected > 1e-300)], expected[expected > 1e-300]
    close(ask("tTail", rows), expected)
    close(ask("tTail", [(-t, df) for t, df in rows]), expected)
    close(ask("tCdf", rows), 1 - expected / 2)
    close(ask("tUpper", [(-t, df) for t, df in rows]), 1 - expected / 2)


def test_tails_of_t_where_nothing_is_known(ask: Ask) -> None:
    rows = [(None, 5), (math.nan, 5), (1, None), (1, 0), (1, -2), (math.inf, 5), (math.inf, math.inf), (1e200, 1)]
    close(ask("tTail", rows), [math.nan] * 5 + [0, 0, 2 / math.pi * 1e-200])


def test_quantiles_of_t(ask: Ask) -> None:
    tails = [1e-12, 1e-6, 0.001, 0.025, 0.05, 0.3, 0.499, 0.5]
    rows = [(p, df) for p, df in itertools.product(tails, DFS)]
    close(ask("tQuantile", rows), [-float(quantile(p, np.array([df]))[0]) for p, df in rows], absolute=1e-15)
    upper = [(p, df) for p, df in itertools.product([0.6, 0.95, 0.975, 0.9995], DFS)]
    close(ask("tQuantile", upper), [float(quantile(1 - p, np.array([df]))[0]) for p, df in upper])
    far = [(10.0**-e, df) for e, df in itertools.product([50, 100, 200, 290], DFS)]
    # scipy's own quantile gives up here; the tail of the answer must be what was asked.
    there = ask("tQuantile", far)
    close(ask("tTail", [(t, df) for t, (_, df) in zip(there, far, strict=True)]), [2 * p for p, _ in far])
    assert ask("tQuantile", [(0, 3), (1, 3), (-0.1, 3), (0.5, 0)])[:2] == [-math.inf, math.inf]


def test_normal_chi_square_gamma_and_beta(ask: Ask) -> None:
    rng = np.random.default_rng(2)
    z = np.concatenate([np.linspace(-8, 37, 300), rng.exponential(3, 200)]).tolist()
    close(ask("normalTail", [(x,) for x in z]), special.ndtr(-np.array(z)))
    close(ask("normalCdf", [(-x,) for x in z]), special.ndtr(-np.array(z)))
    chi = [(x, d) for d in (1, 2, 3, 4.5, 10, 11, 50, 400) for x in [0, 1e-9, 0.1, 1, *rng.exponential(60, 30), 1200]]
    close(ask("chi2Tail", chi), [special.chdtrc(d, x) for x, d in chi])
    x = np.concatenate([[1e-10, 0.1, 0.5, 1, 2, 14.99, 15, 100, 1e6, 1e12], rng.exponential(10, 100)])
    close(ask("logGamma", [(float(a),) for a in x]), special.gammaln(x), absolute=1e-14)
    shapes = [0.5, 1, 3.3, 20, 300]
    beta = [(u, a, b) for a in shapes for b in shapes for u in (0, 1e-9, 0.01, 0.2, 0.5, 0.7, 0.99, 1)]
    close(ask("incompleteBeta", beta), [special.betainc(a, b, u) for u, a, b in beta])


POOLED = ("k", "estimate", "se", "ciLow", "ciHigh", "piLow", "piHigh", "t", "p", "tau2", "i2", "q", "qP")
KERNEL = ("k", "estimate", "se", "ci_low", "ci_high", "pi_low", "pi_high", "t", "p", "tau2", "i2", "q", "q_p")


def same_pooling(ask: Ask, effect: np.ndarray, se: np.ndarray, relative: float = 1e-9) -> Any:
    found = ask("pool", [(some(x), some(s)) for x, s in zip(effect, se, strict=True)])
    expected = pool(effect, se)
    for name, kernel in zip(POOLED, KERNEL, strict=True):
        # tau² is a root of a slope: its last digits, and what follows from them, are those of the slope's rounding.
        close(columns(found, name), getattr(expected, kernel), relative, absolute=1e-12)
    return expected


@pytest.mark.parametrize("k", [1, 2, 3, 5, 11])
@pytest.mark.parametrize("spread", [0.0, 0.3, 3.0])
def test_pooling_is_that_of_the_kernel(ask: Ask, k: int, spread: float) -> None:
    rng = np.random.default_rng(k)
    se = rng.uniform(0.05, 0.8, (200, k))
    effect = 0.5 + rng.normal(0, spread, (200, k)) + rng.normal(0, se)
    effect[rng.random(effect.shape) < 0.1] = np.nan
    expected = same_pooling(ask, effect, se)
    if k > 1 and spread == 0:
        assert 20 < np.count_nonzero(expected.tau2 == 0) < 190
    assert (expected.tau2 > 0).any() or k == 1


def test_pooling_of_the_gene_in_the_documents(ask: Ask) -> None:
    rows = json.loads((GOLDEN / "itga5_series.json").read_text())["rows"]
    used = [row for row in rows if row["series"] != "GSE14520_unpaired"]
    effect, se = (np.array([[float(row[name]) for row in used]]) for name in ("logFC", "SE"))
    expected = same_pooling(ask, effect, se)
    assert [round(float(x[0]), 3) for x in expected[1:2] + expected[3:5]] == [0.834, -0.334, 2.002]


def test_pooling_at_its_edges(ask: Ask) -> None:
    nothing, one, equal, missing, bad = ask(
        "pool",
        [
            ([], []),
            ([1.5], [0.25]),
            ([0.7, 0.7, 0.7], [0.1, 0.2, 0.3]),
            ([None, 1.0, 2.0, 3.0], [0.1, None, 0.3, 0.4]),
            ([1.0, 2.0, 3.0, 4.0], [0.0, -1.0, 0.3, 0.4]),
        ],
    )
    assert nothing == {"k": 0, **dict.fromkeys(POOLED[1:])}
    assert one == {"k": 1, **dict.fromkeys(POOLED[1:]), "estimate": 1.5, "se": 0.25}
    # Equal effects: no spread at all, which the caller must not believe.
    assert (equal["estimate"], equal["se"], equal["t"], equal["p"], equal["tau2"]) == (0.7, 0, math.inf, 0, 0)
    assert [x["k"] for x in (missing, bad)] == [2, 2]
    assert [x["q"] for x in (missing, bad)] == [4.0, 4.0]


def test_pooling_where_the_likelihood_has_two_maxima(ask: Ask) -> None:
    """The one that is reached from the unweighted estimate, unless it is higher at 0."""
    at_zero = [([1.161, -0.868, 1.158], [0.0045, 0.8378, 0.0096]), ([0.064, 0.15, 0.537], [0.0974, 0.0642, 0.202])]
    first = [([1.121, -0.77, -0.893], [0.7326, 0.0033, 0.0433]), ([-1.817, -1.95, -0.109], [0.0788, 0.0238, 0.7472])]
    effect, se = (np.array(column) for column in zip(*at_zero, *first, strict=True))
    expected = same_pooling(ask, effect, se)
    assert expected.tau2.round(2).tolist() == [0, 0, 0.64, 0.26]


def test_pooling_of_series_of_very_different_weight(ask: Ask) -> None:
    rng = np.random.default_rng(9)
    se = 10.0 ** rng.uniform(-4, 1, (200, 6))
    effect = rng.normal(0, 1, (200, 6)) + rng.normal(0, se)
    same_pooling(ask, effect, se, 1e-7)
