"""The same series pooled in other ways: against metafor on real series, against slow twins, and at the edges."""

from __future__ import annotations

import gzip
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import stats

from geneverdict.evidence.in_memory import InMemory
from geneverdict.evidence.pooling.align import align
from geneverdict.evidence.pooling.methods import METHODS, pool_ways
from geneverdict.evidence.pooling.pool import pool_series
from geneverdict.evidence.pooling.rows import ways_columns, ways_row
from geneverdict.model.fit import Fit
from geneverdict.model.study import Thresholds
from geneverdict.model.ways import COMBINATIONS, DIRECTIONS, WAYS, PooledWays
from geneverdict.stats.meta import pool
from geneverdict.stats.multiple import benjamini_hochberg

GOLDEN = Path(__file__).parents[1] / "golden"
with gzip.open(GOLDEN / "ways_cases.json.gz", "rt") as handle:
    R: dict[str, Any] = json.load(handle)
ROWS = {row["series"]: row for row in json.loads((GOLDEN / "itga5_series.json").read_text())["rows"]}
CUTS = Thresholds()


def make_fit(genes: dict[str, tuple[float, float]], df: float = 10.0) -> Fit:
    """A series from gene → (log2FC, SE); p and FDR follow."""
    names = tuple(genes)
    effect, se = np.array([*genes.values()], dtype=np.float64).reshape(-1, 2).T
    t = effect / se
    p = 2 * stats.t.sf(np.abs(t), df)
    half, zeros = stats.t.ppf(0.975, df) * se, np.zeros(len(names))
    dfs = np.where(np.isnan(t), np.nan, df)
    numbers = (effect, se, effect - half, effect + half, t, dfs, p, benjamini_hochberg(p), zeros, zeros)
    return Fit(names, names, *numbers, df_prior=4.0, var_prior=0.1)


def random_fits(n_genes: int = 60, n_series: int = 5, seed: int = 3) -> list[tuple[str, Fit]]:
    rng = np.random.default_rng(seed)
    fits = []
    for j in range(n_series):
        kept = [f"G{i:02d}" for i in range(n_genes) if rng.random() < 0.7]
        genes = {g: (rng.normal(0.4, 1.0), rng.lognormal(-1, 0.5)) for g in kept}
        fits.append((f"S{j}", make_fit(genes, df=float(rng.integers(3, 40)))))
    return fits


def at(ways: PooledWays, gene: str) -> dict[str, Any]:
    i = ways.genes.index(gene)
    return {name: column[i] for name, column in ways_columns(ways).items()}


def real_fit(series: str) -> Fit:
    row = {
        name: np.array([float(row)]) for name, row in ROWS[series].items() if name not in ("series", "gene", "probe")
    }
    numbers = (row[name] for name in ("logFC", "SE", "CI.L", "CI.R", "t", "df.total", "P.Value", "adj.P.Val"))
    return Fit(("ITGA5",), ("x",), *numbers, row["AveExpr"], row["B"], df_prior=4.0, var_prior=0.1)


@pytest.mark.parametrize("case", R["cases"], ids=lambda case: f"{len(case['series'])} series")
def test_itga5_is_metafors_in_every_way(case: dict[str, Any]) -> None:
    ours = at(pool_ways([(id, real_fit(id)) for id in case["series"]], CUTS), "ITGA5")
    assert ours["k"] == len(case["series"])
    assert set(case["ways"]) == set(WAYS)
    # metafor's tau² is as exact as its step of 1e-14, its Q-profile as its root finder's 1e-14 of an end near 1000.
    for way, theirs in case["ways"].items():
        for name in ("estimate", "ci_low", "ci_high", "p"):
            assert ours[f"way_{way}_{name}"] == pytest.approx(float(theirs[name]), rel=1e-9, abs=1e-10), (way, name)
    for name in ("tau2", "i2"):
        for end, theirs in zip(("low", "high"), case[name], strict=True):
            assert ours[f"{name}_{end}"] == pytest.approx(float(theirs), rel=1e-8), (name, end)
    for direction in DIRECTIONS:
        for how, theirs in case[direction].items():
            assert ours[f"{how}_{direction}_p"] == pytest.approx(float(theirs), rel=1e-9), (how, direction)
    row = ways_row("ITGA5", ours, case["series"])
    assert row is not None
    for one, theirs in zip(row.without, case["without"] or [], strict=False):
        for name in ("estimate", "ci_low", "ci_high", "p"):
            assert getattr(one, name) == pytest.approx(float(theirs[name]), rel=1e-9), (one.series, name)


def test_the_golden_grid_is_complete() -> None:
    assert R["versions"]["metafor"] == "3.8.1"
    assert [len(case["series"]) for case in R["cases"]] == [5, 3, 2]
    assert [len(case["without"] or []) for case in R["cases"]] == [5, 3, 0]
    assert set(METHODS) == set(WAYS)


def test_the_first_way_is_the_studys_own() -> None:
    fits = random_fits()
    ways, pooled = pool_ways(fits, CUTS), pool_series(fits)
    several = pooled.k > 1
    assert ways.genes == pooled.genes
    assert set(pooled.k) >= {1, 2, 3, 4, 5}
    for name in ("estimate", "ci_low", "ci_high", "p", "fdr"):
        assert np.array_equal(getattr(ways, name)[several, 0], getattr(pooled, name)[several]), name
        assert np.isnan(getattr(ways, name)[~several]).all(), name


def test_everything_against_a_slow_twin_gene_by_gene() -> None:
    fits = random_fits(n_genes=25)
    ways = pool_ways(fits, CUTS)
    ranked = {id: {sign: _ranks(fit, sign) for sign in (1, -1)} for id, fit in fits}
    for gene in ways.genes:
        here = [(id, fit, fit.names.index(gene)) for id, fit in fits if gene in fit.names]
        if len(here) < 2:
            continue
        ours = at(ways, gene)
        effect, se, t, df = (np.array([getattr(f, n)[i] for _, f, i in here]) for n in ("log2fc", "se", "t", "df"))
        for way, (method, test) in METHODS.items():
            one = pool(effect[None], se[None], method=method, test=test)
            assert ours[f"way_{way}_estimate"] == pytest.approx(one.estimate[0], rel=1e-9)
            assert ours[f"way_{way}_p"] == pytest.approx(one.p[0], rel=1e-7)
        for sign, direction in ((1, "up"), (-1, "down")):
            p = stats.t.sf(sign * t, df)
            for how, name in (("fisher", "fisher"), ("stouffer", "stouffer")):
                theirs = stats.combine_pvalues(p, method=name).pvalue
                assert ours[f"{how}_{direction}_p"] == pytest.approx(theirs, rel=1e-9)
            acat = stats.cauchy.sf(np.mean(np.tan((0.5 - p) * np.pi)))
            assert ours[f"acat_{direction}_p"] == pytest.approx(acat, rel=1e-9)
            ranks = np.sort([ranked[id][sign][gene] for id, _, _ in here])
            chance = stats.beta.cdf(ranks, np.arange(1, len(ranks) + 1), np.arange(len(ranks), 0, -1))
            p_rank = ours[f"rank_aggregation_{direction}_p"]
            assert chance.min() - 1e-12 <= p_rank <= min(1, len(ranks) * chance.min()) + 1e-12
        assert ours["positive"] == sum(effect > 0)
        assert ours["negative"] == sum(effect < 0)


def _ranks(fit: Fit, sign: int) -> dict[str, float]:
    """Share of the series' genes that stand as high or higher."""
    score = sign * fit.t
    return {gene: float(np.mean(score >= score[i])) for i, gene in enumerate(fit.names)}


def test_what_leaving_out_a_series_changes_against_a_slow_twin() -> None:
    fits = random_fits(seed=8)
    ways = pool_ways(fits, CUTS)
    seen = set()
    for gene in ways.genes:
        here = [id for id, fit in fits if gene in fit.names]
        row = ways_row(gene, at(ways, gene), here)
        if len(here) < 2:
            assert row is None
            continue
        assert row is not None
        whole, moved = row.ways[0], {}
        for one in row.without:
            rest = [fit for id, fit in fits if id in here and id != one.series]
            e, s = (np.array([[getattr(f, n)[f.names.index(gene)] for f in rest]]) for n in ("log2fc", "se"))
            again = pool(e, s)
            assert one.estimate == pytest.approx(again.estimate[0], rel=1e-9)
            assert one.other_sign == (again.estimate[0] * whole.estimate < 0)
            known = not np.isnan(again.p[0])
            assert one.other_call == (known and (again.p[0] < 0.05) != (whole.p < 0.05))
            assert math.isnan(one.p) != known
            moved[one.series] = abs(again.estimate[0] - whole.estimate)
        assert moved[row.most] == pytest.approx(max(moved.values()), rel=1e-9)
        seen |= {(one.other_sign, one.other_call) for one in row.without}
    assert {(False, False), (False, True), (True, False)} <= seen


def test_genes_of_no_one_and_two_series() -> None:
    a = make_fit({"none": (np.nan, np.nan), "one": (1.0, 0.2), "two": (1.0, 0.2), "x": (0.1, 0.3)})
    b = make_fit({"none": (0.3, np.nan), "two": (0.8, 0.3), "x": (-0.4, 0.2)})
    ways = pool_ways([("A", a), ("B", b)], CUTS)
    none, one, two = (at(ways, gene) for gene in ("none", "one", "two"))
    assert (none["k"], one["k"], two["k"]) == (0, 1, 2)
    assert (none["positive"], one["positive"], two["positive"]) == (0, 1, 2)
    for few in (none, one):
        numbers = [v for name, v in few.items() if name.startswith(("way_", *COMBINATIONS, "tau2_low", "i2"))]
        assert len(numbers) == 30 + 16 + 3
        assert np.isnan(np.array(numbers, dtype=float)).all()
        assert ways_row("x", few, ("A",)) is None
    row = ways_row("two", two, ("A", "B"))
    assert row is not None
    assert [w.estimate for w in row.without] == [0.8, 1.0]
    assert all(math.isnan(w.p) and not w.other_call and not w.other_sign for w in row.without)
    assert all(math.isfinite(way.p) for way in row.ways)


def test_p_of_0_does_not_break_what_is_combined() -> None:
    sure, fair = (
        {"g": (50.0, 0.01), "h": (0.1, 0.3), "i": (-0.2, 0.3)},
        {"g": (-50.0, 0.01), "h": (0.2, 0.3), "i": (1.0, 0.3)},
    )
    up = pool_ways([("A", make_fit(sure, df=300.0)), ("B", make_fit(sure, df=300.0))], CUTS)
    assert align([("A", make_fit(sure, df=300.0))]).fdr[0, 0] == 0
    got = at(up, "g")
    assert got["fisher_up_p"] == 0
    assert got["stouffer_up_p"] == 0
    assert 0 <= got["acat_up_p"] < 1e-300
    assert all(got[f"{how}_down_p"] == pytest.approx(1) for how in ("fisher", "stouffer", "acat"))
    mixed = at(pool_ways([("A", make_fit(sure, df=300.0)), ("B", make_fit(fair, df=300.0))], CUTS), "g")
    assert mixed["fisher_up_p"] < 1e-200
    assert mixed["fisher_down_p"] < 1e-200
    for how in COMBINATIONS:
        for direction in DIRECTIONS:
            assert 0 <= mixed[f"{how}_{direction}_p"] <= 1, (how, direction)


def test_swapping_case_and_control_swaps_the_directions() -> None:
    fits = random_fits(seed=5)
    turned = [
        (id, make_fit({g: (-e, s) for g, e, s in zip(f.names, f.log2fc, f.se, strict=True)}, df=float(f.df[0])))
        for id, f in fits
    ]
    one, other = pool_ways(fits, CUTS), pool_ways(turned, CUTS)
    np.testing.assert_allclose(one.combined_p, other.combined_p[:, :, ::-1], rtol=1e-9)
    np.testing.assert_allclose(one.estimate, -other.estimate, rtol=1e-9)
    assert np.array_equal(one.called_up, other.called_down)


def test_votes_are_the_calls_at_the_thresholds() -> None:
    fits = [(f"S{j}", make_fit({"g": (e, 0.1), "h": (0.01, 0.2)})) for j, e in enumerate((2.0, 1.5, 0.9, -1.2))]
    strict, loose = pool_ways(fits, CUTS), pool_ways(fits, Thresholds(log2fc=0.5))
    assert (at(strict, "g")["called_up"], at(loose, "g")["called_up"]) == (2, 3)
    assert at(strict, "g")["called_down"] == 1
    assert (at(strict, "g")["positive"], at(strict, "g")["negative"]) == (3, 1)
    unsure = make_fit({"g": (3.0, 2.5), "h": (0.01, 0.2)})
    assert at(pool_ways([*fits, ("S4", unsure)], CUTS), "g")["called_up"] == 2
    asked = ways_row("g", at(strict, "g"), ("S0", "S1", "S2", "S3"), called_up=3, called_down=0)
    assert asked is not None
    assert tuple(asked.votes) == (3, 0, 3, 1)


def test_rates_are_over_the_genes_of_two_series_or_more() -> None:
    ways = pool_ways(random_fits(), CUTS)
    tested = ways.k > 1
    for j in range(len(WAYS)):
        expected = stats.false_discovery_control(ways.p[tested, j])
        np.testing.assert_allclose(ways.fdr[tested, j], expected, rtol=1e-12)
    expected = stats.false_discovery_control(ways.combined_p[tested, 0, 1])
    np.testing.assert_allclose(ways.combined_fdr[tested, 0, 1], expected, rtol=1e-12)


def test_the_stored_row_is_the_row() -> None:
    fits = random_fits()
    ways = pool_ways(fits, CUTS)
    gene = next(g for g, k in zip(ways.genes, ways.k, strict=True) if k == 4)
    here = [id for id, fit in fits if gene in fit.names]
    source = InMemory((), CUTS, ways=ways)
    stored = source.rows("pooled_ways", [gene, "nothing"])
    assert source.rows("pooled_ways", ["nothing"]) == {}
    assert list(stored) == [gene]
    row = ways_row(gene, stored[gene], ["never heard of", *(id for id, _ in fits)])
    assert row is not None
    assert [one.series for one in row.without] == here
    assert ways_row(gene, stored[gene], here) == ways_row(gene, at(ways, gene), here)


def test_the_order_of_the_series_does_not_matter() -> None:
    fits = random_fits(seed=11)
    one, other = pool_ways(fits, CUTS), pool_ways(fits[::-1], CUTS)
    np.testing.assert_allclose(one.p, other.p, rtol=1e-7)
    np.testing.assert_allclose(one.combined_p, other.combined_p, rtol=1e-9)
    np.testing.assert_array_equal(one.effect, other.effect[:, ::-1])
    names = [name for name, _ in fits]
    for gene in one.genes:
        rows = ways_row(gene, at(one, gene), names), ways_row(gene, at(other, gene), names)
        estimates = [[without.estimate for without in row.without] for row in rows if row]
        assert not estimates or estimates[0] == pytest.approx(estimates[1], rel=1e-9)
