"""What a curve says: shares, range, variance by choice, smallest flips and sentences, beside slow twins."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geneverdict.evidence.multiverse.choices import MOST_FLIPS, by_choice, flips
from geneverdict.evidence.multiverse.grade import DOUBTED, GRADES, OF_CELLS, OPEN, UNGRADED
from geneverdict.evidence.multiverse.sentences import curve_sentences
from geneverdict.evidence.multiverse.summary import NO_RESULT, calls_at, summarise
from geneverdict.evidence.multiverse.words import grade_words
from geneverdict.messages import Message, Name, english, has
from geneverdict.model.choices import KNOWN
from geneverdict.model.multiverse import Curve, CurveSummary, NullTest, PooledSpecification, Specification
from geneverdict.model.option_words import COVARIATES, dimension_words, option_in_short, option_words
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import Call

NAN = float("nan")
CUTS = Thresholds()
DEFAULT = Specification(
    "as_settled", "as_deposited", "highest_median", "drop", "none", "all", "paired", "none", "moderated"
)
POOLED = PooledSpecification(
    "as_deposited", "highest_median", "all", "paired", "log2fc", "REML", "hk", "all", "leave_out"
)
Spec = Specification | PooledSpecification


def curve(
    specifications: Sequence[Spec],
    effect: Sequence[float],
    fdr: Sequence[float],
    *,
    weights: Sequence[float] | None = None,
    default: int = 0,
    unit: str = "log2FC",
    refused: Sequence[Message | None] | None = None,
) -> Curve:
    """A curve whose p are its FDR (pooled: without FDR)."""
    n, pooled = len(specifications), isinstance(specifications[0], PooledSpecification)
    nothing = np.full(n, NAN)
    return Curve(
        gene="ITGA5",
        series="" if pooled else "GSE1",
        specifications=tuple(specifications),  # type: ignore[arg-type]
        weights=np.array(weights if weights is not None else np.ones(n), dtype=np.float64),
        effect=np.array(effect, dtype=np.float64),
        se=nothing,
        ci_low=nothing,
        ci_high=nothing,
        p=np.array(fdr, dtype=np.float64),
        fdr=nothing if pooled else np.array(fdr, dtype=np.float64),
        n_genes=nothing,
        refused=tuple(refused or (None,) * n),
        default=default,
        unit=unit,
    )


def told(summary: CurveSummary, made: Curve) -> tuple[str, ...]:
    return tuple(map(english, curve_sentences(summary, made, CUTS)))


def product(**options: Sequence[str]) -> list[Specification]:
    return [DEFAULT._replace(**dict(zip(options, c, strict=True))) for c in itertools.product(*options.values())]


def random_curve(seed: int, *, missing: float = 0.2, scale: float = 1.0) -> Curve:
    """Some of the combinations of four choices, in any order."""
    rng = np.random.default_rng(seed)
    options = {
        "probes": ("highest_median", "mean_of_probes", "probe:1007"),
        "samples": ("all", "complete_pairs"),
        "design": ("paired", "unpaired"),
        "test": ("moderated", "welch", "rank"),
    }
    every = product(**options)
    chosen = [every[i] for i in rng.permutation(len(every))[: rng.integers(1, len(every) + 1)]]
    n = len(chosen)
    effect = rng.normal(0.5, 1, n).round(1)
    effect[rng.random(n) < missing] = NAN
    weights = rng.choice([0.5, 1.0, 3.0], n) * scale
    return curve(chosen, effect, rng.choice([0.001, 0.02, 0.2], n), weights=weights, default=int(rng.integers(n)))


seeds = st.integers(0, 10_000)


def slow_between(values: Sequence[float], options: Sequence[str], weights: Sequence[float]) -> float:
    def mean(chosen: Sequence[int]) -> float:
        return sum(weights[i] * values[i] for i in chosen) / sum(weights[i] for i in chosen)

    every = range(len(values))
    middle = mean(every)
    total = sum(weights[i] * (values[i] - middle) ** 2 for i in every)
    between = 0.0
    for option in set(options):
        chosen = [i for i in every if options[i] == option]
        between += sum(weights[i] for i in chosen) * (mean(chosen) - middle) ** 2
    return between / total if total > 1e-20 else 0.0


@given(seeds)
def test_variance_by_choice_is_what_a_loop_finds(seed: int) -> None:
    made = random_curve(seed)
    called = np.abs(made.effect) >= 1
    done = [i for i in range(len(called)) if made.done[i]]
    found = {c.dimension: c for c in by_choice(made, called)}
    for k, name in enumerate(made.dimensions):
        options = [made.specifications[i][k] for i in done]
        assert (name in found) == (len(set(options)) > 1)
        if name not in found:
            continue
        weight = [made.weights[i] for i in done]
        effects, calls = [made.effect[i] for i in done], [float(called[i]) for i in done]
        assert found[name].share_of_variance == pytest.approx(slow_between(effects, options, weight), abs=1e-12)
        assert found[name].share_of_calls == pytest.approx(slow_between(calls, options, weight), abs=1e-12)
        for option in found[name].options:
            mine = [i for i in range(len(done)) if options[i] == option.option]
            assert option.n == len(mine)
            share = sum(weight[i] * calls[i] for i in mine) / sum(weight[i] for i in mine) if mine else NAN
            assert option.called == pytest.approx(share, nan_ok=True)
            assert math.isnan(option.median) == (not mine)
    shares = [c.share_of_variance for c in by_choice(made, called)]
    assert shares == sorted(shares, reverse=True)


def test_a_choice_that_decides_alone_has_all_the_variance() -> None:
    specs = product(design=("paired", "unpaired"), test=("moderated", "welch", "rank"))
    effect = [0.5 if s.design == "paired" else 1.5 for s in specs]
    design, test = by_choice(curve(specs, effect, [0.01] * 6), np.array(effect) >= 1)
    assert (design.dimension, design.share_of_variance, design.share_of_calls) == ("design", 1.0, 1.0)
    assert (test.dimension, test.share_of_variance, test.share_of_calls) == ("test", 0.0, 0.0)
    assert [(o.option, o.n, o.median, o.called) for o in design.options] == [
        ("paired", 3, 0.5, 0.0),
        ("unpaired", 3, 1.5, 1.0),
    ]


def test_effects_that_differ_by_rounding_alone_have_no_variance() -> None:
    specs = product(design=("paired", "unpaired"), test=("moderated", "welch", "rank"))
    effect = [0.1 + 0.2, 0.3, 0.3, 0.1 + 0.2, 0.3, 0.3]
    assert [c.share_of_variance for c in by_choice(curve(specs, effect, [0.01] * 6), np.zeros(6, bool))] == [0, 0]


def slow_flips(made: Curve, calls: Sequence[int]) -> tuple[int, set[int]]:
    """The smallest distance and all that flip at it."""
    own = made.specifications[made.default]
    changed = {
        i: sum(a != b for a, b in zip(spec, own, strict=True))
        for i, spec in enumerate(made.specifications)
        if made.done[i] and calls[i] != calls[made.default]
    }
    if not changed or not made.done[made.default]:
        return 0, set()
    least = min(changed.values())
    return least, {i for i, distance in changed.items() if distance == least}


@given(seeds)
def test_flips_are_what_a_loop_finds(seed: int) -> None:
    made = random_curve(seed)
    calls = calls_at(made, 0.5, 0.05)
    found = flips(made, calls)
    distance, expected = slow_flips(made, calls.tolist())
    assert {f.index for f in found} <= expected
    assert len(found) == min(len(expected), MOST_FLIPS)
    for flip in found:
        assert len(flip.changes) == distance
        changed = made.specifications[made.default]._asdict() | {name: to for name, _, to in flip.changes}
        assert tuple(changed.values()) == tuple(made.specifications[flip.index])
        assert flip.call == {1: "up", -1: "down", 0: "not called"}[int(calls[flip.index])]
        assert (flip.effect, flip.p) == (made.effect[flip.index], made.p[flip.index])


def test_gains_come_most_significant_first_and_losses_least() -> None:
    specs = [DEFAULT, *(DEFAULT._replace(test=t) for t in ("trend", "robust", "welch", "rank"))]
    p = [0.5, 0.02, 0.001, 0.03, 0.04]
    gains = flips(curve(specs, [2.0] * 5, p), np.array([0, 1, 1, -1, 1], np.int8))
    assert [f.index for f in gains] == [2, 1, 3, 4]
    others = flips(curve(specs, [2.0] * 5, p), np.array([1, 0, 0, -1, 0], np.int8))
    assert [f.index for f in others] == [3, 4, 1, 2]


def test_a_farther_flip_is_not_shown_beside_a_nearer_one() -> None:
    specs = product(design=("paired", "unpaired"), test=("moderated", "welch"))
    made = curve(specs, [0.5, 0.5, 1.2, 1.5], [0.01] * 4)
    (only,) = flips(made, calls_at(made, 1, 0.05))
    assert only.changes == (("design", "paired", "unpaired"),)
    assert only.call == "up"


@given(seeds, st.sampled_from([1e-3, 0.1, 1000.0]))
def test_a_summary_knows_only_the_weights_proportions(seed: int, factor: float) -> None:
    made = random_curve(seed)
    one = summarise(made, CUTS)
    other = summarise(replace(made, weights=made.weights * factor), CUTS)
    for name in ("n", "n_refused", "presets", "agreement", "same_sign", "grade", "flips", "default_call"):
        assert str(getattr(one, name)) == str(getattr(other, name)), name
    for name in ("median", "q01", "q99", "low", "high"):
        assert getattr(one, name) == pytest.approx(getattr(other, name), nan_ok=True, abs=1e-9), name


@given(seeds)
def test_a_mirrored_curve_says_the_mirror_image(seed: int) -> None:
    made = random_curve(seed)
    one, other = summarise(made, CUTS), summarise(replace(made, effect=-made.effect), CUTS)
    assert [str((p.up, p.down)) for p in one.presets] == [str((p.down, p.up)) for p in other.presets]
    assert str((one.agreement, one.same_sign, one.grade)) == str((other.agreement, other.same_sign, other.grade))
    assert one.janus == other.janus
    assert one.median == pytest.approx(-other.median, nan_ok=True, abs=1e-9)
    assert (one.low, one.q01) == pytest.approx((-other.high, -other.q99), nan_ok=True, abs=1e-9)


@given(seeds)
def test_shares_are_what_a_loop_finds(seed: int) -> None:
    made = random_curve(seed)
    found = summarise(made, CUTS)
    done = [i for i in range(len(made.weights)) if made.done[i]]
    assert (found.n, found.n_refused) == (len(done), len(made.weights) - len(done))
    if not done:
        assert math.isnan(found.median)
        return
    total = sum(made.weights[i] for i in done)
    for preset in found.presets:
        up = sum(made.weights[i] for i in done if made.effect[i] >= preset.log2fc and made.fdr[i] < preset.fdr)
        down = sum(made.weights[i] for i in done if made.effect[i] <= -preset.log2fc and made.fdr[i] < preset.fdr)
        assert (preset.up, preset.down) == pytest.approx((up / total, down / total))
    assert (found.low, found.high) == (min(made.effect[done]), max(made.effect[done]))
    assert found.low <= found.q01 <= found.median <= found.q99 <= found.high


def test_presets_are_the_studys_own_then_the_usual_without_repeats() -> None:
    made = curve([DEFAULT], [1.0], [0.01])
    assert [english(p.name) for p in summarise(made, CUTS).presets] == ["1 and 0.05", "0.585 and 0.05", "2 and 0.01"]
    other = summarise(made, Thresholds(log2fc=0.585, fdr=0.05))
    assert [english(p.name) for p in other.presets] == ["0.585 and 0.05", "1 and 0.05", "2 and 0.01"]
    assert english(summarise(made, Thresholds(log2fc=0.3, fdr=0.1)).presets[0].name) == "0.3 and 0.1"


def test_the_size_threshold_counts_and_the_fdr_threshold_does_not() -> None:
    made = curve(product(test=("moderated", "welch", "rank")), [1.0, -1.0, 1.0], [0.049, 0.01, 0.05])
    assert calls_at(made, 1.0, 0.05).tolist() == [1, -1, 0]


def test_equal_weights_give_numpys_quantiles() -> None:
    specs = product(samples=("all", "complete_pairs"), test=("moderated", "trend", "welch", "rank"))
    effect = [0.3, -1.2, 0.7, 0.1, 2.2, 1.4, 0.9, -0.1]
    found = summarise(curve(specs, effect, [0.01] * 8, weights=[0.3] * 8), CUTS)
    assert (found.q01, found.median, found.q99) == pytest.approx(np.quantile(effect, (0.01, 0.5, 0.99)), abs=1e-14)


@pytest.mark.parametrize(
    ("effect", "same", "janus"),
    [
        ([0.1, 0.2, 0.3, 0.4], 1.0, False),
        ([-0.1, 0.2, 0.3, 0.4], 0.75, True),
        ([0.0, 0.0, 0.3, 0.4], 0.5, False),
        ([0.0, 0.0, 0.0, 0.0], 0.0, False),
    ],
)
def test_signs(effect: list[float], same: float, janus: bool) -> None:
    found = summarise(curve(product(test=("moderated", "trend", "welch", "rank")), effect, [0.5] * 4), CUTS)
    assert (found.same_sign, found.janus) == (same, janus)


def test_one_specification_is_no_ground_for_a_grade() -> None:
    made = curve([DEFAULT], [1.5], [0.01])
    found = summarise(made, CUTS)
    assert (found.n, found.agreement, found.grade, found.default_call) == (1, 1.0, UNGRADED, "up")
    assert (found.choices, found.flips) == ((), ())
    assert (found.low, found.q01, found.median, found.q99, found.high) == (1.5,) * 5
    assert told(found, made) == (
        "Only the study's own analysis of ITGA5 in GSE1 has a result, so nothing can be said of others.",
    )


@pytest.mark.parametrize(
    ("high", "fdr", "grade", "words"),
    [
        (0.7, 0.4, "stable", "Stable over the choices tried"),
        (8.2, 0.4, OPEN, "Every analysis leaves it open: none calls it, yet the 95 % intervals of 75 % of them reach"),
        (8.2, 0.01, "mostly stable", "Mostly stable"),
    ],
)
def test_agreement_that_nothing_is_known_is_not_stability(high: float, fdr: float, grade: str, words: str) -> None:
    """Three of four intervals reach the threshold; a call of any ends it."""
    specifications = product(probes=("a", "b"), filter=("none", "lowest_quarter"), test=("moderated", "welch", "rank"))
    n = len(specifications)
    made = curve(specifications, [0.3] * (n - 1) + [1.2], [0.4] * (n - 1) + [fdr])
    narrow = np.arange(n) % 4 == 0
    made = replace(made, ci_low=np.full(n, -0.2), ci_high=np.where(narrow, 0.8, high))
    summary = summarise(made, CUTS)
    assert summary.grade == grade
    assert words in " ".join(told(summary, made))


def test_all_refused() -> None:
    why = [Message("refused-few_values")] * 2
    made = curve(product(test=("moderated", "welch")), [NAN, NAN], [NAN, NAN], refused=why)
    found = summarise(made, CUTS)
    assert (found.n, found.n_refused, found.default_call, found.grade) == (0, 2, NO_RESULT, UNGRADED)
    numbers = (found.agreement, found.median, found.low, found.q99, found.same_sign, found.presets[0].up)
    assert all(math.isnan(value) for value in numbers)
    assert not found.janus
    assert told(found, made) == ("None of the 2 analyses of ITGA5 in GSE1 has a result.",)


def test_without_the_studys_own_result_nothing_agrees_with_it() -> None:
    specs = product(test=("moderated", "welch", "rank"))
    made = curve(specs, [NAN, 1.5, 1.2], [NAN, 0.01, 0.01], refused=[Message("refused-few_values"), None, None])
    found = summarise(made, CUTS)
    assert (found.default_call, found.grade, found.flips) == (NO_RESULT, UNGRADED, ())
    assert math.isnan(found.agreement)
    said = told(found, made)
    assert said[0].startswith("2 of 2 reasonable analyses (100 %) call it up at")
    assert any(
        sentence.startswith("The study's own analysis has no result for it (too few values to") for sentence in said
    )
    assert not any("change" in sentence for sentence in said)


def pooled_curve() -> Curve:
    specs = [
        POOLED,
        POOLED._replace(estimator="FE"),
        POOLED._replace(series="without GSE7"),
        POOLED._replace(effect="standardised"),
        POOLED._replace(effect="standardised", estimator="FE"),
    ]
    return curve(specs, [0.8, 1.0, 1.2, 9.0, 0.4], [0.12, 0.001, 0.2, 0.04, 0.03])


def test_pooled_counts_by_p_and_asks_no_fold_change_of_standardised_effects() -> None:
    made = pooled_curve()
    assert calls_at(made, 1.0, 0.05, pooled=True).tolist() == [0, 1, 0, 1, 1]
    found = summarise(made, CUTS, pooled=True)
    assert found.presets[0].up == 0.6
    assert (found.low, found.median, found.high) == (0.8, 1.0, 1.2)  # of fold changes only
    assert (found.agreement, found.grade) == (0.4, "overturned")
    assert {f.index for f in found.flips} == {1, 3}


def test_pooled_variance_is_of_fold_changes_and_calls_of_all() -> None:
    choices = {c.dimension: c for c in summarise(pooled_curve(), CUTS, pooled=True).choices}
    assert choices["effect"].share_of_variance == 0
    assert choices["effect"].share_of_calls == pytest.approx(slow_between([0, 1, 0, 1, 1], list("aaabb"), [1] * 5))
    assert choices["series"].share_of_variance == pytest.approx(
        slow_between([0.8, 1.0, 1.2], ["all", "all", "without"], [1] * 3)
    )
    medians = {o.option: (o.n, o.median) for o in choices["effect"].options}
    assert medians == {"log2fc": (3, 1.0), "standardised": (2, 4.7)}
    assert {o.option: (o.n, o.median) for o in choices["estimator"].options} == {"REML": (3, 1.0), "FE": (2, 1.0)}


def test_pooled_in_words() -> None:
    made = pooled_curve()
    said = told(summarise(made, CUTS, pooled=True), made)
    assert said[0] == (
        "3 of 5 reasonable analyses (60 %) call it up at |log2FC| ≥ 1 and p < 0.05 "
        "(standardised effects by p alone); none calls it down."
    )
    assert said[2] == (
        "The log2FC (of the 3 analyses with a fold change) is 1.00 in the middle, from 0.80 to 1.20; "
        "all have the same sign."
    )
    assert (
        "One change is enough to call it up: one common effect instead of REML (log2FC 1.00, p 0.0010); so is 1 other."
        in said
    )


def test_off_the_log2_scale_no_fold_change_is_asked_for() -> None:
    made = curve(product(test=("moderated", "welch")), [0.2, 0.3], [0.01, 0.2], unit="difference")
    found = summarise(made, CUTS)
    assert (found.default_call, found.presets[0].up) == ("up", 0.5)
    said = told(found, made)
    assert "FDR < 0.05 (no fold change is known here" in said[0]
    assert "The difference is 0.25 in the middle" in " ".join(said)
    assert "log2FC" not in " ".join(said)
    assert said[-1] == "Called at other thresholds: by none at FDR < 0.01."


def test_an_edge_gene_in_words() -> None:
    specs = product(design=("paired", "unpaired"), test=("moderated", "welch", "rank"))
    made = curve(specs, [0.81, 0.9, 0.62, 1.02, 1.05, 1.11], [0.004, 0.01, 0.01, 0.004, 0.01, 0.02])
    null = NullTest(200, False, Message("labels-swapped"), 6, 0.005, 0.01, 0.5, 1.0, -0.2, 0.21)
    found = replace(summarise(made, CUTS), null=null, percentile=83.4, n_alike=500)
    assert told(found, made) == (
        "3 of 6 reasonable analyses (50 %) call it up at |log2FC| ≥ 1 and FDR < 0.05; none calls it down.",
        "It depends on the analyst: only 50 % of them agree with the study's own analysis, which does not call it.",
        "The log2FC is 0.96 in the middle, from 0.62 to 1.11; all have the same sign.",
        "Most moved by: design (73 % of the variance of the effect), then test (7 %).",
        "One change is enough to call it up: unpaired instead of paired (log2FC 1.02, FDR 0.0040).",
        "Called at other thresholds: by 100 % at |log2FC| ≥ 0.585 and FDR < 0.05; "
        "by none at |log2FC| ≥ 2 and FDR < 0.01.",
        "By permuted labels (200 draws): p = 0.0050 for a median effect as large, 0.010 for as many analyses with "
        "p < 0.05 and one sign, 0.50 for as many of one sign; without any effect 95 % of the medians lie between "
        "−0.20 and 0.21.",
        "More fragile than 83 % of the 500 genes with about this effect (equal ones counted half).",
    )


CASES: Mapping[str, tuple[Sequence[float], Sequence[float], Sequence[str]]] = {
    "solid, not called": (
        [0.1] * 4,
        [0.9] * 4,
        ["None of 4 reasonable", "Stable over the choices tried: 100 %", "does not call it", "0.10 in ev"],
    ),
    "solid, up": ([2.0, 2.1, 2.2, 2.3], [0.01] * 4, ["4 of 4", "which calls it up", "No analysis among them"]),
    "overturned": (
        [-1.2, -0.5, -0.4, -0.3],
        [0.01] * 4,
        ["1 of 4", "calls it down at", "but only 25 % agree", "lose the"],
    ),
    "both ways": ([1.2, -1.2, 1.3, 1.4], [0.01] * 4, ["3 of 4", "up and 1 of 4", "as one likes", "to call it down"]),
}


@pytest.mark.parametrize("case", CASES)
def test_words_of(case: str) -> None:
    effect, fdr, words = CASES[case]
    made = curve(product(test=("moderated", "trend", "welch", "rank")), effect, fdr)
    said = " ".join(told(summarise(made, CUTS), made))
    for word in words:
        assert word in said


def test_weighted_shares_say_so() -> None:
    made = curve(product(test=("moderated", "welch")), [1.5, 0.5], [0.01, 0.01], weights=[3, 1])
    said = told(summarise(made, CUTS), made)
    assert said[0].startswith("1 of 2 reasonable analyses (75 % by weight) calls it up at")


def test_effects_before_and_after_a_logarithm_have_no_common_median() -> None:
    specs = product(scale=("as_settled", "other_rule"), test=("moderated", "trend", "robust"))
    mixed = curve(specs, [0.7, 0.8, 0.9, 700.0, 800.0, 900.0], [0.01] * 6)
    found = summarise(mixed, CUTS)
    assert (found.median, found.low, found.high) == (0.8, 0.7, 0.9)
    assert found.choices[0].dimension == "test"
    assert any("(of the 3 analyses on the study's own scale)" in said for said in told(found, mixed))


def test_analyses_that_repeat_an_effect_are_not_taken_for_more() -> None:
    """A gene with one probe has the same effect under every choice of probes."""
    specs = product(probes=("highest_median", "highest_mean", "highest_iqr"), normalise=("as_deposited", "quantile"))
    repeated = curve(specs, [0.7, 0.9] * 3, [0.01, 0.02, 0.03, 0.04, 0.05, 0.06])
    said = told(summarise(repeated, CUTS), repeated)
    assert any(sentence.startswith("They give 2 different effects;") for sentence in said)
    other = curve(specs, [0.7, 0.9, 0.8, 1.0, 0.7, 0.9], [0.01] * 6)
    assert not any("different effects" in sentence for sentence in told(summarise(other, CUTS), other))


@pytest.mark.parametrize(
    ("value", "words"), [(83.9, "More fragile than 83 %"), (12.2, "Less fragile than 87 %"), (50.0, "About as fragile")]
)
def test_the_percentile_in_words(value: float, words: str) -> None:
    made = curve(product(test=("moderated", "welch")), [1.5, 0.5], [0.01, 0.01])
    found = replace(summarise(made, CUTS), percentile=value, n_alike=500)
    assert told(found, made)[-1].startswith(words)


@given(seeds, st.sampled_from([0.0, 0.2, 0.9]))
def test_every_curve_can_be_said(seed: int, missing: float) -> None:
    made = random_curve(seed, missing=missing)
    for sentence in told(summarise(made, CUTS), made):
        assert sentence.endswith(".")
        assert not any(word in sentence for word in ("nan", "{", "}", "_", "not known"))


def test_every_grade_has_its_sentence() -> None:
    codes = [grade_words(word).name for word in (OPEN, DOUBTED, OF_CELLS, *dict(GRADES))]
    assert [code for code in codes if not (has(f"curve-{code}") and has(f"grade-{code}"))] == []


def test_every_dimension_and_option_has_words() -> None:
    assert set(KNOWN) == {*Specification._fields, *PooledSpecification._fields}
    for dimension, options in KNOWN.items():
        assert has(dimension_words(dimension).code)
        words = [option_words(dimension, option) for option in options or COVARIATES]
        assert len({english(one) for one in words}) == len(words)
        assert all(english(option_in_short(dimension, option)) for option in options)
    assert option_words("covariates", "age at surgery").values == {"name": Name("age at surgery")}


def test_calls_are_the_words_of_the_verdict() -> None:
    made = curve(product(test=("moderated", "welch", "rank")), [1.5, -1.5, 0.1], [0.01] * 3)
    calls = [summarise(replace(made, default=i), CUTS).default_call for i in range(3)]
    assert calls == [Call.UP, Call.DOWN, Call.NOT_CALLED]
