"""Individuals with several samples in one group: found by names that profiles bear out, averaged or blocked."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from geneverdict.errors import StudyError
from geneverdict.messages import english
from geneverdict.model.prepared import Grade, Prepared, Role
from geneverdict.model.series import FloatArray, Platform, SampleTable, Series
from geneverdict.model.study import Match, PairRule, ReplicateRule, SeriesSpec
from geneverdict.pipeline.steps import fit, prepare
from geneverdict.preparation.groups.infer import infer_groups
from geneverdict.preparation.groups.pairs import infer_pairs
from geneverdict.preparation.groups.pairs_replicates import averaged, find_replicates

N = 800
TITLES = (
    "Control 1a",
    "Control 1b",
    "Control 2",
    "Control 3",
    "Tumor 1a",
    "Tumor 1b",
    "Tumor 2a",
    "Tumor 2b",
    "Tumor 3",
)
PEOPLE = "aabcddeef"


def profiles(people: str, seed: int = 1, noise: float = 0.15) -> FloatArray:
    """One letter for each sample: samples of one letter are one individual measured again."""
    rng = np.random.default_rng(seed)
    level = rng.normal(8, 2, (N, 1))
    own = {who: rng.normal(0, 0.6, N) for who in sorted(set(people))}
    return level + np.stack([own[who] for who in people], axis=1) + rng.normal(0, noise, (N, len(people)))


def series_of(titles: tuple[str, ...], values: FloatArray, **columns: tuple[str, ...]) -> Series:
    probes = tuple(f"GENE{i}" for i in range(len(values)))
    samples = SampleTable(tuple(f"GSM{i}" for i in range(len(titles))), {"title": titles, **columns})
    return Series("GSE1", "", samples, probes, values)


def roles_of(titles: tuple[str, ...]) -> tuple[Role, ...]:
    return tuple(Role.CONTROL if t.lower().startswith(("c", "n")) else Role.CASE for t in titles)


def found_in(titles: tuple[str, ...], people: str = "", seed: int = 1) -> list[tuple[int, ...]]:
    values = profiles(people, seed) if people else np.empty((0, len(titles)))
    got = find_replicates(series_of(titles, values).samples, roles_of(titles), values)
    return list(got.sets) if got else []


def test_letters_under_one_number_are_one_individual() -> None:
    assert found_in(TITLES, PEOPLE) == [(0, 1), (4, 5), (6, 7)]
    got = find_replicates(series_of(TITLES, profiles(PEOPLE)).samples, roles_of(TITLES), profiles(PEOPLE))
    assert got is not None
    assert (got.n_samples, got.n_individuals, got.evidence) == (9, 6, "profiles")


def test_profiles_that_are_no_more_alike_speak_against_the_names() -> None:
    assert [found_in(TITLES, "abcdefghi", seed) for seed in range(10)] == [[]] * 10


@pytest.mark.parametrize(
    ("titles", "sets"),
    [
        (tuple(f"A375 {g} rep{i}" for g in ("control", "drug") for i in (1, 2, 3)), []),
        (tuple(f"{g} {i}" for g in ("control", "tumor") for i in (1, 2, 3)), []),
        (tuple(f"{g} LCS-0{i}{e}" for g, e in (("control", "B"), ("tumor", "A")) for i in (11, 12, 13)), []),
        (tuple(f"{g} {i}T" for g in ("control", "tumor") for i in (1, 2, 3)), []),
        (tuple(f"{g}, 22 year old subject, 2{i}" for g in ("control", "tumor") for i in (1, 2, 3)), []),
        (
            tuple(f"control patient 1 rep{i}" for i in (1, 2)) + ("control patient 2", "tumor patient 3", "t 4"),
            [(0, 1)],
        ),
        (("control 7, technical replicate 1", "control 7, technical replicate 2", "control 8", "t 1", "t 2"), [(0, 1)]),
        (("control 1-1", "control 1-2", "control 2-1", "t 1-1", "t 1-2", "t 2-1"), []),  # by numbers alone: profiles
    ],
)
def test_names_alone(titles: tuple[str, ...], sets: list[tuple[int, ...]]) -> None:
    assert found_in(titles) == sets


def test_second_numbers_count_where_profiles_say_so() -> None:
    titles = ("control 1-1", "control 1-2", "control 2-1", "control 2-2", "t 1-1", "t 1-2", "t 2-1", "t 3-1")
    assert found_in(titles, "aabbccde") == [(0, 1), (2, 3), (4, 5)]
    assert found_in(titles, "abcdefgh") == []


def test_the_grade_is_check_and_the_lines_work() -> None:
    series = series_of(TITLES, profiles(PEOPLE))
    pairing = infer_pairs(series, infer_groups(series))
    assert pairing.grade is Grade.CHECK
    said = english(pairing.evidence[-1])
    assert "the 9 samples are 6 individuals" in said
    assert 'use = "average" }' in said
    assert 'use = "block" }' in said


def ready(use: str, **more: object) -> Prepared:
    series = series_of(TITLES, profiles(PEOPLE))
    rule = ReplicateRule.model_validate({"field": "title", "extract": r"^(.*\d)[a-h]?$", "use": use})
    spec = SeriesSpec(
        id="GSE1",
        case=Match(field="title", match="tumor"),
        control=Match(field="title", match="control"),
        replicates=rule,
        **more,  # type: ignore[arg-type]
    )
    return prepare(series, Platform("", series.probes, tuple((p,) for p in series.probes), "row names"), spec)


def test_the_average_stands_for_the_individual() -> None:
    prepared = ready("average")
    values = profiles(PEOPLE)
    assert (prepared.design.n_case, prepared.design.n_control, prepared.design.kind) == (3, 3, "unpaired")
    np.testing.assert_allclose(prepared.probe_values[:, 0], values[:, :2].mean(axis=1))
    by_hand = np.stack(
        [values[:, list(one)].mean(axis=1) for one in ((4, 5), (6, 7), (8,), (0, 1), (2,), (3,))], axis=1
    )
    log2fc = by_hand[:, :3].mean(axis=1) - by_hand[:, 3:].mean(axis=1)
    result = fit(prepared)
    np.testing.assert_allclose(result.fit.log2fc, [log2fc[int(gene[4:])] for gene in result.fit.names])
    assert [w.code for _, w in prepared.design.left_out] == ["role-averaged"] * 3
    assert not [f for f in result.checks.findings if f.code == "samples_replicates"]


def test_blocks_keep_every_sample_by_one_correlation() -> None:
    prepared = ready("block")
    assert (prepared.design.n_case, prepared.design.n_control, prepared.design.kind) == (5, 4, "mixed")
    result = fit(prepared)
    assert np.isfinite(result.fit.p).all()
    assert not [f for f in result.checks.findings if f.code == "samples_replicates"]


def test_taken_for_independent_they_are_a_finding() -> None:
    series = series_of(TITLES, profiles(PEOPLE))
    result = fit(prepare(series, Platform("", series.probes, tuple((p,) for p in series.probes), "row names")))
    (found,) = (f for f in result.checks.findings if f.code == "samples_replicates")
    assert found.weight == "matters"
    assert "9 samples are 6 individuals" in english(found.message)
    assert found.change is not None


def test_a_rule_that_repeats_nobody_is_refused() -> None:
    series = series_of(TITLES, profiles(PEOPLE))
    spec = SeriesSpec(
        id="GSE1",
        case=Match(field="title", match="tumor"),
        control=Match(field="title", match="control"),
        replicates=ReplicateRule(field="title"),
    )
    with pytest.raises(StudyError, match="no individual by 'title'"):
        prepare(series, Platform("", series.probes, tuple((p,) for p in series.probes), "row names"), spec)


def test_pairs_with_repeats_are_averaged_before_they_are_paired() -> None:
    who = ("p1", "p1", "p2", "p3", "p1", "p1", "p2", "p2", "p3")
    series = series_of(TITLES, profiles(PEOPLE), patient=who)
    spec = SeriesSpec(
        id="GSE1",
        case=Match(field="title", match="tumor"),
        control=Match(field="title", match="control"),
        pair=PairRule(field="patient"),
        replicates=ReplicateRule(field="patient"),
    )
    names = Platform("", series.probes, tuple((p,) for p in series.probes), "row names")
    assert prepare(series, names, spec).design.n_pairs == 3
    with pytest.raises(StudyError, match=r"replicates = \{ field = \"patient\", use = \"average\" \}"):
        prepare(series, names, spec.model_copy(update={"replicates": None}))


def test_means_skip_missing_values_and_weights_add_up() -> None:
    values = np.array([[1.0, 3.0, 9.0], [np.nan, 4.0, 9.0], [np.nan, np.nan, 9.0]])
    mean, weights = averaged(values, ((0, 1),), np.array([[1.0, 3.0, 1.0]] * 3))
    np.testing.assert_allclose(mean[:, 0], [2.5, 4.0, np.nan])
    assert weights is not None
    np.testing.assert_allclose(weights[:, 0], [4.0, 3.0, 0.0])
    np.testing.assert_allclose(averaged(values, ((0, 1),))[0][:, 0], [2.0, 4.0, np.nan])


def test_a_replaced_series_is_not_changed() -> None:
    values = profiles(PEOPLE)
    values.flags.writeable = False
    prepared = ready("average")
    assert replace(prepared).series.values.shape == values.shape
    np.testing.assert_array_equal(prepared.series.values, values)
