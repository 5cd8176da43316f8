"""The multiverse of a series of counts: its engines are its tests, and the study's own analysis is one of them."""

from __future__ import annotations

import numpy as np
import pytest

from geneverdict.evidence.multiverse.collect import collect, tasks_of
from geneverdict.evidence.multiverse.group import run_task
from geneverdict.evidence.multiverse.labels import draw_labels
from geneverdict.evidence.multiverse.permutation_counts import count_tasks, join_count_draws, run_count_draws
from geneverdict.evidence.multiverse.permutation_test import null_test
from geneverdict.model.choices import OF_COUNTS, Multiverse
from geneverdict.model.prepared import Prepared
from geneverdict.model.series import Platform, SampleTable, Series
from geneverdict.model.study import Analysis, Match, SeriesSpec, Thresholds
from geneverdict.pipeline.multiverse.plan import plan_of
from geneverdict.pipeline.steps import fit, prepare

GENES = 300


def _prepared(analysis: Analysis) -> Prepared:
    """Simulated counts: 4 v 4, every tenth gene tripled, the last fifty hardly counted."""
    rng = np.random.default_rng(5)
    level = np.exp(rng.normal(5, 1.2, (GENES, 1))) * np.exp(rng.normal(0, 0.2, 8))
    level[::10, :4] *= 3
    level[-50:] = 0.3
    counts = rng.negative_binomial(8, 8 / (8 + level)).astype(float)
    genes = tuple(f"G{i:03d}" for i in range(GENES))
    samples = SampleTable(tuple(f"s{i}" for i in range(8)), {"group": ("case",) * 4 + ("control",) * 4}, ("group",))
    series = Series("mine", "", samples, genes, counts, measure="counts")
    platform = Platform("", genes, tuple((gene,) for gene in genes), "row names")
    spec = SeriesSpec(
        id="mine",
        case=Match(field="group", match="^case$"),
        control=Match(field="group", match="^control$"),
        pair=False,
        symbols="as_given",
    )
    return prepare(series, platform, spec, analysis=analysis)


@pytest.mark.parametrize(
    ("analysis", "test"),
    [
        (Analysis(), "voom"),
        (Analysis(engine="deseq2"), "deseq2"),
        (Analysis(engine="trend", normalise="RLE"), "trend"),
        (Analysis(robust=True), "voom+robust"),
    ],
)
def test_the_studys_own_analysis_is_one_of_the_engines(analysis: Analysis, test: str) -> None:
    prepared = _prepared(analysis)
    result = fit(prepared)
    plan = plan_of(prepared, result, ["G000", "G299"], Multiverse())
    default = plan.specifications[plan.default]
    assert (default.test, default.normalise, default.filter) == (test, analysis.normalise, "by_counts")
    assert {spec.test for spec in plan.specifications} == {*OF_COUNTS["test"], test}
    assert {spec.normalise for spec in plan.specifications} == set(OF_COUNTS["normalise"])
    assert {spec.scale for spec in plan.specifications} == {"as_settled"}
    found = collect(plan, [run_task(task) for task in tasks_of(plan, Thresholds())])
    tripled, rare = found.curves
    place = result.fit.names.index("G000")
    for ours, stored in (("effect", "log2fc"), ("se", "se"), ("p", "p"), ("fdr", "fdr")):
        assert getattr(tripled, ours)[tripled.default] == pytest.approx(getattr(result.fit, stored)[place], rel=1e-9)
    assert tripled.done.sum() == sum(not why for why in plan.refused)
    assert np.all(tripled.effect[tripled.done] > 0.8)
    # Only an engine that does not filter has anything to say of a gene that is hardly counted.
    tests = {spec.test for spec, done in zip(rare.specifications, rare.done, strict=True) if done}  # type: ignore[union-attr]
    assert tests <= {"deseq2"}


def test_an_engine_with_size_factors_of_its_own_is_listed_once() -> None:
    prepared = _prepared(Analysis(normalise="upper_quartile"))
    plan = plan_of(prepared, fit(prepared), ["G000"], Multiverse())
    done = [
        s.normalise for s, why in zip(plan.specifications, plan.refused, strict=True) if s.test == "deseq2" and not why
    ]
    assert done == ["upper_quartile"]


def test_the_joint_test_draws_the_linear_engines() -> None:
    """The observed labels: the trend's own numbers, and nothing of the tests of counts; a tripled gene stands out."""
    prepared = _prepared(Analysis(engine="trend"))
    plan = plan_of(prepared, fit(prepared), ["G010", "G123", "G299"], Multiverse())
    labels = draw_labels(plan, 100, 1)
    tasks = count_tasks(plan, labels)
    draws = join_count_draws([run_count_draws(task) for task in tasks], plan, labels)
    curves = {c.gene: c for c in collect(plan, [run_task(task) for task in tasks_of(plan, Thresholds())]).curves}
    assert labels.exact
    assert "labels-of_counts" in str(labels.scheme)
    for gene in ("G010", "G123"):
        curve, mine = curves[gene], draws[gene]
        for i, spec in enumerate(curve.specifications):
            drawn = np.isfinite(mine.p[i, 0])
            assert drawn == (curve.done[i] and spec.test not in ("quasi_likelihood", "deseq2"))
            if spec.test == "trend":
                np.testing.assert_allclose(mine.effect[i, 0], curve.effect[i], rtol=1e-9)
                np.testing.assert_allclose(mine.p[i, 0], curve.p[i], rtol=1e-8)
            elif drawn:  # weights without the groups are other ones
                np.testing.assert_allclose(mine.effect[i, 0], curve.effect[i], atol=0.15)
    tests = {
        gene: null_test(draws[gene].effect, draws[gene].p, curves[gene].weights, labels=labels)
        for gene in ("G010", "G123")
    }
    assert tests["G010"].p_median == pytest.approx(2 / 70)  # the observed labels and their mirror image, of 70
    assert tests["G123"].p_median > 0.05
    assert not np.isfinite(draws["G299"].p).any()


def test_without_an_effect_the_joint_test_holds_its_level() -> None:
    """Of simulated genes without an effect, of all levels: p of the median below .1 in about a tenth."""
    prepared = _prepared(Analysis())
    result = fit(prepared)
    quiet = [name for name in result.fit.names if int(name[1:]) % 10][:120]
    plan = plan_of(prepared, result, quiet, Multiverse(test={"voom": 1.0, "trend": 1.0}))
    labels = draw_labels(plan, 100, 1)
    draws = join_count_draws([run_count_draws(task) for task in count_tasks(plan, labels)], plan, labels)
    weights = np.ones(len(plan.specifications))
    p = np.array([null_test(draws[g].effect, draws[g].p, weights, labels=labels).p_median for g in quiet])
    assert 0.03 < np.mean(p < 0.1) < 0.19
