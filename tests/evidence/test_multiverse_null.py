"""One gene on permuted labels: every specification and draw against the plain analysis, the labels, the joint test."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geneverdict.evidence.multiverse import permutation as null
from geneverdict.evidence.multiverse.labels import Labels, draw_labels
from geneverdict.evidence.multiverse.permutation import groups, join, run_draws, run_group, task_of
from geneverdict.evidence.multiverse.permutation_test import null_test, statistics, weighted_median
from geneverdict.messages import Message, english
from geneverdict.model.multiverse import Rowset, Specification, SpecificationPlan, Stack
from geneverdict.model.prepared import Design
from geneverdict.stats.array_weights import array_weights
from geneverdict.stats.blocks import fit_with_blocks, within_block_correlation
from geneverdict.stats.effect import hedges_g, paired_g
from geneverdict.stats.linear import fit_last_coefficient
from geneverdict.stats.moderated import moderate
from geneverdict.stats.ranktests import rank_sum, signed_rank
from geneverdict.stats.welch import welch

ROWS, GENES = 160, tuple(f"G{i:03}" for i in range(120))
GENE = "G007"
KINDS = {"paired": "paired", "unpaired": "unpaired", "block_correlation": "mixed"}
RULED_OUT, AS_DRAWN = Message("refused-nobody"), Message("labels-scheme")
LOW = {"none": 0.0, "lowest_quarter": 0.25, "lowest_half": 0.5}


def _design(case: np.ndarray, blocks: tuple[str | None, ...], rows: list[int], kind: str, age: bool) -> Design:
    if kind == "paired":
        rows = [i for i in rows if {case[j] for j in rows if blocks[j] == blocks[i]} == {0.0, 1.0}]
    own = [str(blocks[i]) for i in rows]
    columns = [np.ones(len(rows))]
    if kind == "paired":
        columns += [np.array([float(name == level) for name in own]) for level in sorted(set(own))[1:]]
    if age:
        columns.append(np.random.default_rng(1).normal(60, 9, len(case))[rows])
    matrix = np.column_stack([*columns, case[rows]])
    n_case = int(case[rows].sum())
    names = tuple(map(str, range(matrix.shape[1])))
    individuals = tuple(own) if kind == "block_correlation" else None
    return Design(
        KINDS[kind],
        matrix,
        names,
        tuple(rows),
        n_case,
        len(rows) - n_case,
        0,
        (),
        (),
        "",
        individuals,  # type: ignore[arg-type]
    )


def _plan(paired: bool, *, missing: float = 0.0, shift: float = 0.0, seed: int = 1) -> SpecificationPlan:
    rng = np.random.default_rng(seed)
    case = np.array([1.0] * 8 + [0.0] * 7)
    blocks: tuple[str | None, ...] = (None,) * 15
    if paired:
        blocks = (*"abcdefgx", *"abcdefg")
    stacks = {}
    for name in ("as_deposited", "quantile"):
        values = rng.normal(8, 2, (ROWS, 1)) + rng.normal(size=(ROWS, 15)) / np.sqrt(rng.gamma(3, 2, (ROWS, 1)))
        values += shift * case
        values[rng.random(values.shape) < missing] = np.nan
        values.setflags(write=False)
        rowsets = {
            ("highest_median", "drop"): Rowset(GENES, rng.permutation(ROWS)[: len(GENES)]),
            ("mean_of_probes", "keep"): Rowset(GENES, rng.integers(0, ROWS, len(GENES))),
        }
        rows = rowsets["highest_median", "drop"].rows.copy()
        rows[7] = 3
        rowsets["probe:P", "drop"] = Rowset(GENES, rows)
        stacks["as_settled", name] = Stack(values, rowsets)
    sets = {"all": list(range(15)), "without_outliers": [i for i in range(15) if i not in (2, 10)]}
    kinds = list(KINDS) if paired else ["unpaired"]
    designs = {
        (samples, kind, age): _design(case, blocks, rows, kind, age == "age")
        for (samples, rows), kind, age in itertools.product(sets.items(), kinds, ["none", "age"])
    }
    tests = ["moderated", "trend", "robust", "array_weights", "group_weights", "trend+array_weights", "welch", "rank"]
    probes = list(stacks["as_settled", "quantile"].rowsets)
    specifications = tuple(
        Specification("as_settled", normalise, *rowset, cut, samples, kind, age, test)
        for normalise, rowset, cut, samples, kind, age, test in itertools.product(
            ["as_deposited", "quantile"], probes, LOW, sets, kinds, ["none", "age"], tests
        )
    )
    return SpecificationPlan(
        series="S",
        is_log2=True,
        stacks=stacks,
        designs=designs,
        blocks=blocks,
        is_case=case,
        samples=tuple(f"s{i}" for i in range(15)),
        specifications=specifications,
        weights=np.ones(len(specifications)),
        refused=tuple(_refused(spec) for spec in specifications),
        default=0,
        targets=(GENE,),
        genes_of={"probe:P": (GENE,)},
        unavailable=(),
    )


def _deposited(plan: SpecificationPlan) -> SpecificationPlan:
    """With half as many specifications."""
    refused = tuple(
        why or (None if spec.normalise == "as_deposited" else RULED_OUT)
        for spec, why in zip(plan.specifications, plan.refused, strict=True)
    )
    return replace(plan, refused=refused)


def _refused(spec: Specification) -> Message | None:
    with_covariates = spec.test in ("welch", "rank") and spec.covariates != "none"
    pairs_by_welch = spec.test == "welch" and spec.design == "paired"
    correlated = spec.design == "block_correlation" and spec.test in ("welch", "rank")
    return RULED_OUT if with_covariates or pairs_by_welch or correlated else None


def _plainly(plan: SpecificationPlan, spec: Specification, label: np.ndarray) -> tuple[float, float, float]:
    """Effect, SE and p of the gene, worked out for this specification and these labels alone."""
    design = plan.designs[spec.samples, spec.design, spec.covariates]
    stack = plan.stacks[spec.scale, spec.normalise]
    y = stack.values[:, design.rows]
    matrix = np.column_stack([design.matrix[:, :-1], label[list(design.rows)]])
    case = matrix[:, -1] == 1
    rows = stack.rowsets[spec.probes, spec.multi_gene_probes].rows
    mean = np.nanmean(y[rows], axis=1)
    kept = mean >= np.nanquantile(mean, LOW[spec.filter])
    if not kept[7]:
        return np.nan, np.nan, np.nan
    at, own = int(kept[:7].sum()), y[rows[7]][None]
    if spec.test == "welch":
        test = welch(own, case)
        return test.effect[0], test.se[0], test.p[0]
    if spec.test == "rank":
        ranks = rank_sum(own, case) if design.kind != "paired" else signed_rank(_differences(plan, design, own, case))
        return ranks.effect[0], np.nan, ranks.p[0]
    genes = y[rows[kept]]
    weights = array_weights(y, matrix[:, :-1]).weights if "array_weights" in spec.test else None
    if design.blocks is not None:
        block = np.unique(np.array(design.blocks), return_inverse=True)[1]
        alike = within_block_correlation(y, matrix[:, :-1], block, weights=weights).consensus
        fit = fit_with_blocks(genes, matrix, block, alike, weights=weights)
    else:
        fit = fit_last_coefficient(genes, matrix, weights=weights)
    found = moderate(fit, trend="trend" in spec.test)
    return fit.coef[at], found.se[at], found.p[at]


def _differences(plan: SpecificationPlan, design: Design, own: np.ndarray, case: np.ndarray) -> np.ndarray:
    one, other = _sides(plan, design, own, case)
    return one - other


def _sides(plan: SpecificationPlan, design: Design, own: np.ndarray, case: np.ndarray) -> list[np.ndarray]:
    who = [plan.blocks[i] for i in design.rows]
    sides = [{w: v for w, v, c in zip(who, own[0], case, strict=True) if c == side} for side in (True, False)]
    return [np.array([[side[w] for w in sorted(side)]]) for side in sides]


@pytest.mark.parametrize(
    ("paired", "missing", "every"),
    [(False, 0.0, 5), (True, 0.0, 11), pytest.param(True, 0.05, 13, marks=pytest.mark.long)],
)
def test_specifications_on_draws_are_the_plain_analysis(paired: bool, missing: float, every: int) -> None:
    """One specification in ``every``, which meets each option of each choice."""
    plan = _plan(paired, missing=missing)
    labels = draw_labels(plan, 3, seed=4)
    draws = run_draws(plan, GENE, labels)
    count = 0
    for i in range(0, len(plan.specifications), every):
        spec, why = plan.specifications[i], plan.refused[i]
        found = np.array([draws.effect[i], draws.se[i], draws.p[i]])
        if why:
            assert np.isnan(found).all()
            continue
        for draw, label in enumerate(labels.case):
            expected = _plainly(plan, spec, label)
            np.testing.assert_allclose(found[:, draw], expected, rtol=1e-8, atol=1e-12, err_msg=f"{spec}")
            count += int(np.isfinite(expected[2]))
    assert count > 150


def test_the_standardised_effect_is_that_of_the_groups_or_pairs() -> None:
    plan = _deposited(_plan(True))
    labels = draw_labels(plan, 5, seed=4)
    draws = run_draws(plan, GENE, labels)
    for i, spec in enumerate(plan.specifications):
        if plan.refused[i] or not np.isfinite(draws.effect[i, 0]):
            continue
        design = plan.designs[spec.samples, spec.design, spec.covariates]
        stack = plan.stacks[spec.scale, spec.normalise]
        own = stack.values[stack.rowsets[spec.probes, spec.multi_gene_probes].rows[7], design.rows][None]
        for draw in (0, 3):
            case = labels.case[draw, list(design.rows)] == 1
            pair = design.kind == "paired"
            expected = paired_g(*_sides(plan, design, own, case)) if pair else hedges_g(own[:, case], own[:, ~case])
            assert draws.standardised[i, draw] == pytest.approx(expected.effect[0], rel=1e-12)
            assert draws.standardised_se[i, draw] ** 2 == pytest.approx(expected.variance[0], rel=1e-12)


@pytest.mark.slow
def test_groups_can_be_done_anywhere_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = _deposited(_plan(True, missing=0.02))
    labels = draw_labels(plan, 20, seed=4)
    whole = run_draws(plan, GENE, labels)
    done = [run_group(task_of(plan, GENE, labels, group)) for group in reversed(groups(plan))]
    for one, other in zip(join(done, len(plan.specifications), 21), whole, strict=True):
        np.testing.assert_array_equal(one, other)
    monkeypatch.setattr(null, "CHUNK_ELEMENTS", 6 * ROWS)
    for one, other in zip(run_draws(plan, GENE, labels), whole, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-9, atol=1e-12)


def test_a_gene_that_is_not_there_and_a_probe_of_another_gene_have_no_result() -> None:
    plan = _plan(False)
    labels = draw_labels(plan, 2, seed=1)
    assert np.isnan(run_draws(plan, "G", labels).effect).all()
    other = run_draws(plan, "G008", labels).effect
    probe = np.array([spec.probes == "probe:P" for spec in plan.specifications])
    assert np.isnan(other[probe]).all()
    assert np.isfinite(other[~probe]).any()


# Labels


def test_pairs_are_swapped_and_the_others_keep_theirs() -> None:
    plan = _plan(True)
    labels = draw_labels(plan, 50, seed=2)
    assert english(labels.scheme) == "labels swapped within 7 pairs; 1 case without a partner keeps its own"
    np.testing.assert_array_equal(labels.case[0], plan.is_case)
    assert (labels.case[:, 7] == 1).all()
    assert (labels.case[:, :7] + labels.case[:, 8:] == 1).all()
    assert 0.3 < labels.case[1:, :7].mean() < 0.7
    assert not labels.exact


def test_without_pairs_every_design_keeps_its_group_sizes() -> None:
    plan = _plan(False)
    labels = draw_labels(plan, 200, seed=2)
    assert english(labels.scheme) == (
        "labels permuted among 15 samples (8 cases), within 2 sets of samples that the same designs use"
    )
    for design in plan.designs.values():
        assert (labels.case[:, list(design.rows)].sum(axis=1) == design.n_case).all()
    assert len(np.unique(labels.case, axis=0)) > 190


def test_every_assignment_once_where_there_are_few() -> None:
    labels = draw_labels(_plan(True), 128, seed=2)
    assert labels.exact
    assert labels.case.shape == (128, 15)
    assert len(np.unique(labels.case, axis=0)) == 128
    np.testing.assert_array_equal(labels.case[0], _plan(True).is_case)
    assert english(labels.scheme).endswith("; all 128 assignments")


def test_lone_cases_and_controls_are_permuted_and_the_samples_of_an_individual_move_together() -> None:
    plan = _plan(True)
    # Two pairs, two individuals with two cases each, one with two controls, single ones.
    blocks = ("a", "b", "c", "c", "d", "d", "e", "f", "a", "b", "g", "g", "h", "i", None)
    labels = draw_labels(_only(replace(plan, blocks=blocks)), 10_000, seed=3)
    # Pairs 2 × 2; doubles 3 choose 2; singles 5 choose 2.
    assert labels.exact
    assert len(labels.case) == 4 * 3 * 10
    for i, j in ((2, 3), (4, 5), (10, 11)):
        np.testing.assert_array_equal(labels.case[:, i], labels.case[:, j])
    assert (labels.case.sum(axis=1) == 8).all()
    assert english(labels.scheme).startswith(
        "labels swapped within 2 pairs; labels permuted among the other 11 samples (6 cases)"
    )


def test_a_copy_of_a_sample_is_swapped_with_it() -> None:
    blocks = ("a", "a", "b", "c", "d", "e", "f", "g", "a", "b", "c", "d", "e", "f", "g")
    labels = draw_labels(_only(replace(_plan(True), blocks=blocks)), 1000, seed=3)
    assert labels.exact
    assert len(labels.case) == 2**7
    np.testing.assert_array_equal(labels.case[:, 0], labels.case[:, 1])
    np.testing.assert_array_equal(labels.case[:, 0], 1 - labels.case[:, 8])


def _only(plan: SpecificationPlan) -> SpecificationPlan:
    key = ("all", "unpaired", "none")
    return replace(plan, designs={key: plan.designs[key]})


def test_samples_outside_every_design_have_no_label() -> None:
    plan = _plan(False)
    key = ("without_outliers", "unpaired", "none")
    labels = draw_labels(replace(plan, designs={key: plan.designs[key]}), 9, seed=3)
    assert np.isnan(labels.case[:, [2, 10]]).all()
    assert np.isfinite(np.delete(labels.case, [2, 10], axis=1)).all()


def test_where_no_other_assignment_is_possible_this_is_said_and_p_is_1() -> None:
    plan = _only(_plan(False))
    design = next(iter(plan.designs.values()))
    outside = replace(design, rows=design.rows[8:], matrix=design.matrix[8:])
    labels = draw_labels(replace(plan, designs={("all", "unpaired", "none"): outside}), 9, seed=3)
    assert labels.exact
    assert english(labels.scheme).endswith("no other assignment is possible")
    test = null_test(np.ones((2, 1)), np.ones((2, 1)), np.ones(2), labels=labels)
    assert (test.draws, test.p_median, test.p_sign) == (0, 1.0, 1.0)


def test_the_seed_decides() -> None:
    plan = _plan(False)
    one, same, other = (draw_labels(plan, 20, seed=seed).case for seed in (1, 1, 2))
    np.testing.assert_array_equal(one, same)
    assert (one != other).any()
    with pytest.raises(ValueError, match="number of draws"):
        draw_labels(plan, -1, seed=1)


def test_series_are_drawn_independently() -> None:
    one, other = (draw_labels(replace(_plan(True), series=name), 120, seed=1) for name in ("GSE1", "GSE2"))
    assert 0.4 < (one.case[1:, :7] == other.case[1:, :7]).mean() < 0.6


# The joint test


def _labels(columns: int, *, exact: bool = False) -> Labels:
    return Labels(np.zeros((columns, 2)), AS_DRAWN, exact)


def test_the_three_p_values_by_hand() -> None:
    effect = np.array([[1.0, -2.0, 0.5, 1.0], [2.0, -1.0, -0.5, 1.5], [3.0, -3.0, 0.2, -2.0]])
    p = np.array([[0.01, 0.01, 0.6, 0.2], [0.04, 0.20, 0.9, 0.04], [0.2, 0.01, 0.3, 0.01]])
    test = null_test(effect, p, np.ones(3), labels=_labels(4))
    # Medians 2, −2, .2, 1; significant with the more frequent sign 2/3, 2/3, 0, 1/3; of one sign 1, 1, 2/3, 2/3.
    assert (test.p_median, test.p_significant, test.p_sign) == (0.5, 0.5, 0.5)
    assert (test.draws, test.n_specifications, test.scheme) == (3, 3, AS_DRAWN)
    assert test.observed_significant == pytest.approx(2 / 3)
    assert (test.median_low, test.median_high) == pytest.approx(tuple(np.quantile([-2, 0.2, 1], [0.025, 0.975])))


def test_rounding_does_not_break_a_tie() -> None:
    effect = np.array([[0.3, -0.3 * (1 - 1e-14), 0.1]])
    assert null_test(effect, np.full((1, 3), 0.2), np.ones(1), labels=_labels(3)).p_median == pytest.approx(2 / 3)


def test_draws_without_a_result_count_against_the_gene() -> None:
    effect = np.array([[2.0, 1.0, np.nan, 0.5]])
    test = null_test(effect, np.full((1, 4), 0.2), np.ones(1), labels=_labels(4))
    assert test.p_median == 0.5
    unknown = null_test(effect[:, ::-1] * np.nan, np.full((1, 4), 0.2), np.ones(1), labels=_labels(4))
    assert np.isnan([unknown.p_median, unknown.p_significant, unknown.p_sign]).all()


def test_other_labels_than_the_draws_are_refused() -> None:
    with pytest.raises(ValueError, match="labels of these draws"):
        null_test(np.ones((2, 4)), np.ones((2, 4)), np.ones(2), labels=_labels(5))


@given(seed=st.integers(0, 10**6), n=st.integers(1, 12))
def test_statistics_against_a_slow_twin(seed: int, n: int) -> None:
    rng = np.random.default_rng(seed)
    effect, p = rng.integers(-4, 5, (n, 6)) / 2, rng.uniform(0, 0.2, (n, 6))
    effect[rng.random(effect.shape) < 0.2] = np.nan
    times = rng.integers(1, 4, n)
    found = statistics(effect, p, times.astype(float))
    for column in range(6):
        # A specification of weight 3 is one that is there three times.
        e, q = np.repeat(effect[:, column], times), np.repeat(p[:, column], times)
        e, q = e[np.isfinite(e)], q[np.isfinite(e)]
        if not len(e):
            assert np.isnan(found.median[column])
            continue
        up, down = (e > 0).sum(), (e < 0).sum()
        both = ((q < 0.05) & (e > 0)).sum(), ((q < 0.05) & (e < 0)).sum()
        sure = max(both) if up == down else both[int(down > up)]
        assert found.median[column] == pytest.approx(np.median(e))
        assert found.sign[column] == pytest.approx(max(up, down) / len(e))
        assert found.significant[column] == pytest.approx(sure / len(e))


def test_the_weighted_median_parts_the_weights() -> None:
    values = np.array([[1.0, 1.0], [5.0, 5.0], [9.0, 9.0]])
    np.testing.assert_allclose(weighted_median(values, np.array([[1.0, 0.0], [1.0, 2.0], [5.0, 2.0]])), [9.0, 7.0])
