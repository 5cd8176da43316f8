"""Samples that appear twice, on simulated series: found where they are, nowhere else, and one copy of each stays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geneverdict.evidence.overlap.compare import Kin, judge
from geneverdict.evidence.overlap.decide import Link, decide, ranks_of
from geneverdict.evidence.overlap.fields import field_agreements
from geneverdict.evidence.overlap.find import find_overlaps
from geneverdict.evidence.overlap.messages import dropped_message, field_message, overlap_message
from geneverdict.evidence.overlap.names import named_duplicates
from geneverdict.messages import english, say
from geneverdict.model.overlap import OverlapReport, SampleRef
from geneverdict.model.prepared import Design, Expression, Grade, Role
from geneverdict.model.series import FloatArray, SampleTable
from geneverdict.model.study import SeriesSpec
from geneverdict.model.verdict import SeriesResult
from geneverdict.pipeline.steps import fit, prepare
from geneverdict.testing import demo_recipes, simulate_series

N_GENES = 1200
ENGLISH_WORDS = re.compile(r"[A-Za-z]{3,} [A-Za-z]{3,}")


@pytest.fixture(scope="module")
def base() -> SeriesResult:
    """A real result of the pipeline; the tests put other values and samples into it."""
    made = simulate_series(demo_recipes()[1], 3, number=2, n_genes=200)
    return fit(prepare(made.series, made.platform, SeriesSpec(id=made.series.id), accept_checks=True))


class World:
    """Patients with profiles of their own; ``measure`` gives any of them as a series on a platform of its own."""

    def __init__(self, base: SeriesResult, seed: int = 1, n_patients: int = 40) -> None:
        self.base, self.rng = base, np.random.default_rng(seed)
        programs = self.rng.normal(size=(N_GENES, 6)) @ self.rng.normal(size=(6, 2 * n_patients))
        own = self.rng.normal(size=(N_GENES, 2 * n_patients))
        effect = self.rng.normal(0, 1.5, (N_GENES, 1)) * (self.rng.random((N_GENES, 1)) < 0.3)
        self.is_case = np.arange(2 * n_patients) < n_patients
        self.truth = 8 + effect * self.is_case + 0.3 * programs + 0.6 * own
        self.cases = list(range(n_patients))
        self.controls = list(range(n_patients, 2 * n_patients))

    def measure(
        self, id: str, patients: Sequence[int], *, noise: float = 0.2, ids: Sequence[str] = (), genes: int = N_GENES
    ) -> SeriesResult:
        keep = np.arange(genes)
        part = self.truth[np.ix_(keep, list(patients))]
        part = part + noise * self.rng.normal(size=part.shape)
        values = part * self.rng.uniform(0.5, 1.4, (len(keep), 1)) + self.rng.normal(size=(len(keep), 1))
        names = tuple(ids) or tuple(f"GSM{id[3:]}{i:03d}" for i in range(len(patients)))
        case = self.is_case[list(patients)]
        return as_result(self.base, id, values, case, names, tuple(f"GENE{i}" for i in keep))


def as_result(
    base: SeriesResult, id: str, values: FloatArray, case: np.ndarray, names: tuple[str, ...], genes: tuple[str, ...]
) -> SeriesResult:
    n = len(names)
    design = Design(
        "unpaired", np.column_stack([np.ones(n), case.astype(float)]), ("i", "case"), tuple(range(n)), int(case.sum()),
        int(n - case.sum()), 0, (), (), "~ group",
    )  # fmt: skip
    roles = tuple(Role.CASE if c else Role.CONTROL for c in case)
    return replace(
        base,
        id=id,
        expression=Expression(genes, genes, names, values),
        samples=SampleTable(names, {"title": tuple(f"sample {i + 1} of {id}" for i in range(n))}),
        grouping=replace(base.grouping, roles=roles, why=("",) * n),
        pairing=replace(base.pairing, blocks=(None,) * n, n_pairs=0, grade=Grade.SURE),
        design=design,
    )


@pytest.fixture
def world(base: SeriesResult) -> World:
    return World(base)


def pairs(report: OverlapReport) -> set[frozenset[str]]:
    assert not any(ENGLISH_WORDS.search(say(message, "zh")) for message in report.messages)
    return {frozenset((s.sample_a, s.sample_b)) for o in report.overlaps for s in o.shared}


def names_of(result: SeriesResult, places: Sequence[int]) -> list[str]:
    return [result.samples.ids[i] for i in places]


# --- profiles -------------------------------------------------------------------------------------


def test_shared_patients_are_found_and_the_smaller_series_gives_its_copies(world: World) -> None:
    one = world.measure("GSE200", [*world.cases[:14], *world.controls[:14]])
    two = world.measure("GSE100", [*world.cases[8:20], *world.controls[8:20]])
    report = find_overlaps([one, two])
    expected = {
        frozenset((one.samples.ids[i], two.samples.ids[j]))
        for i, j in [(8 + k, k) for k in range(6)] + [(14 + 8 + k, 12 + k) for k in range(6)]
    }
    assert pairs(report) == expected
    assert report.drop == {"GSE100": tuple(names_of(two, [*range(6), *range(12, 18)]))}
    (found,) = [o for o in report.overlaps if o.shared]
    assert found.rest is not None
    assert all(s.correlation > found.rest.line > found.rest.largest for s in found.shared)
    assert all(s.correlation > s.next_best and s.z > 4 for s in found.shared)
    assert "GSE200 and GSE100 share 12 samples (6 cases and 6 controls): 12 by their profiles" in english(
        report.messages[0]
    )
    assert english(report.messages[-1]).startswith(
        "12 samples of GSE100 are left out of the pooling: 12 also in another"
    )


@pytest.mark.parametrize(("large", "small"), [(20, 20), (30, 3), (3, 3), (12, 5)])
def test_all_samples_of_one_series_in_the_other(world: World, large: int, small: int) -> None:
    """The best match of every row is then a duplicate, and the rest alone tells what is usual."""
    one = world.measure("GSE1", [*world.cases[:large], *world.controls[:large]])
    two = world.measure("GSE2", [*world.cases[:small], *world.controls[:small]])
    assert len(pairs(find_overlaps([one, two]))) == 2 * small


@pytest.mark.parametrize("genes", [120, 300, 1200])
def test_none_falsely_in_disjoint_series_with_programs(base: SeriesResult, genes: int) -> None:
    for seed in range(12):
        world = World(base, seed)
        one = world.measure("GSE1", [*world.cases[:18], *world.controls[:18]], genes=genes)
        two = world.measure("GSE2", [*world.cases[18:36], *world.controls[18:30]], genes=genes)
        small = world.measure("GSE3", [*world.cases[36:39], *world.controls[36:39]], genes=genes)
        report = find_overlaps([one, two, small])
        assert pairs(report) == set()
        assert report.drop == {}
        assert english(report.messages[0]).startswith("No sample was found twice in 6 comparisons.")


def test_a_hundred_genes_are_enough_for_clean_copies(world: World) -> None:
    genes = world.measure("GSE1", [*world.cases[:20], *world.controls[:20]], noise=0.05, genes=N_GENES)
    two = world.measure("GSE2", [*world.cases[10:30], *world.controls[10:30]], noise=0.05, genes=100)
    found = pairs(find_overlaps([genes, two]))
    assert len(found) == 20


def test_swapped_labels_do_not_hide_shared_samples(world: World) -> None:
    one = world.measure("GSE1", [*world.cases[:15], *world.controls[:15]])
    two = world.measure("GSE2", [*world.cases[5:15], *world.controls[5:15]])
    roles = tuple(Role.CONTROL if r is Role.CASE else Role.CASE for r in two.grouping.roles)
    matrix = two.design.matrix.copy()
    matrix[:, -1] = 1 - matrix[:, -1]
    turned = replace(two, grouping=replace(two.grouping, roles=roles), design=replace(two.design, matrix=matrix))
    report = find_overlaps([one, turned])
    assert len(pairs(report)) == 20
    assert "20 that are case in one and control in the other" in english(report.messages[0])


def test_patients_hybridised_twice_within_one_series(world: World) -> None:
    """As in GSE15471: three patients twice; the later array is left out."""
    result = world.measure("GSE15471", [*world.cases[:20], *world.cases[3:6], *world.controls[:20]])
    report = find_overlaps([result])
    ids = result.samples.ids
    assert pairs(report) == {frozenset((ids[3 + k], ids[20 + k])) for k in range(3)}
    assert report.drop == {"GSE15471": tuple(ids[20:23])}
    assert {one.kind for one in report.dropped} == {"copy"}
    assert english(dropped_message(report.dropped[0])).endswith(f"a copy of {ids[3]}.")


def test_the_few_of_one_condition_are_no_copies(world: World) -> None:
    """Six stages in two tissues, two animals each, as in GSE60450: alike because they were treated alike."""
    stages = [*world.cases[:6], *world.controls[:6]]
    result = world.measure("GSE1", [patient for patient in stages for _ in range(2)], noise=0.5)
    assert pairs(find_overlaps([result]))  # without words on the stages nothing tells them from copies
    stage = tuple(f"stage {i // 2 % 6}" for i in range(24))
    tissue = tuple("luminal" if c else "basal" for c in np.arange(24) < 12)
    said = replace(result.samples, columns={"tissue": tissue, "stage": stage}, characteristics=("tissue", "stage"))
    assert find_overlaps([replace(result, samples=said)]).dropped == ()


def test_words_that_all_of_a_group_share_hide_no_copy(world: World) -> None:
    result = world.measure("GSE15471", [*world.cases[:20], *world.cases[3:6], *world.controls[:20]])
    tissue = tuple("tumour" if c else "normal" for c in result.design.matrix[:, -1])
    said = replace(result.samples, columns={"tissue": tissue}, characteristics=("tissue",))
    assert len(pairs(find_overlaps([replace(result, samples=said)]))) == 3


def test_three_copies_of_one_sample_leave_one(world: World) -> None:
    result = world.measure("GSE1", [*world.cases[:12], 0, 0, *world.controls[:12]])
    assert find_overlaps([result]).drop == {"GSE1": tuple(result.samples.ids[12:14])}


def test_a_patient_twice_in_one_series_and_once_in_another(world: World) -> None:
    one = world.measure("GSE1", [*world.cases[:14], *world.controls[:14]])
    two = world.measure("GSE2", [*world.cases[10:20], world.cases[10], *world.controls[14:24]])
    ids = two.samples.ids
    assert find_overlaps([one, two]).drop == {"GSE2": (*ids[:4], ids[10])}


def test_a_program_of_a_few_genes_does_not_make_two_tumours_one(world: World) -> None:
    """Two unrelated samples with the same 60 genes 6 SDs up."""
    one = world.measure("GSE1", [*world.cases[:15], *world.controls[:15]])
    two = world.measure("GSE2", [*world.cases[15:30], *world.controls[15:30]])
    for result in (one, two):
        values = result.expression.values
        values[:60, 0] += 6 * values[:60].std(axis=1)
    assert pairs(find_overlaps([one, two])) == set()


# --- accessions -----------------------------------------------------------------------------------


def test_the_same_accessions_are_certain_whatever_the_values(world: World) -> None:
    ids = tuple(f"GSM{i}" for i in range(1, 21))
    one = world.measure("GSE1", [*world.cases[:10], *world.controls[:10]], ids=ids)
    two = world.measure(
        "GSE2", [*world.cases[20:26], *world.controls[20:26]], ids=[*ids[8:10], *map("GSM9{}".format, range(10))]
    )
    report = find_overlaps([one, two])
    assert report.drop == {"GSE2": ("GSM9", "GSM10")}
    assert {s.evidence for o in report.overlaps for s in o.shared} == {("accession",)}


def test_equal_names_in_tables_of_ones_own_prove_nothing(world: World) -> None:
    names = [f"T{i}" for i in range(20)]
    one = world.measure("mine", [*world.cases[:10], *world.controls[:10]], ids=names)
    two = world.measure("yours", [*world.cases[10:20], *world.controls[10:20]], ids=names)
    assert pairs(find_overlaps([one, two])) == set()


def test_no_common_genes_and_few_samples_are_said(world: World) -> None:
    one = world.measure("GSE1", [*world.cases[:6], *world.controls[:6]])
    two = world.measure("GSE2", [*world.cases[6:12], *world.controls[6:12]])
    other = replace(two, expression=replace(two.expression, genes=tuple(f"X{g}" for g in two.expression.genes)))
    text = english(overlap_message(find_overlaps([one, other]).overlaps[1]))
    assert text == (
        "GSE1 and GSE2: profiles could not be compared (they have no genes in common); "
        "no sample accession occurs twice."
    )
    few = world.measure("GSE3", [*world.cases[:2], *world.controls[:2]])
    assert "could not be compared (too few samples)" in english(overlap_message(find_overlaps([few]).overlaps[0]))


@pytest.mark.parametrize("what", ["constant", "all missing", "one sample missing", "many missing"])
def test_degenerate_values_never_raise(world: World, what: str) -> None:
    one = world.measure("GSE1", [*world.cases[:6], *world.controls[:6]])
    two = world.measure("GSE2", [*world.cases[3:9], *world.controls[3:9]])
    values = two.expression.values
    if what == "constant":
        values[:] = 7
    elif what == "all missing":
        values[:] = np.nan
    elif what == "one sample missing":
        values[:, 0] = np.nan
    else:
        values[world.rng.random(values.shape) < 0.1] = np.nan
    found = pairs(find_overlaps([one, two]))
    assert len(found) == {"constant": 0, "all missing": 0, "one sample missing": 5, "many missing": 6}[what]


# --- order and names ------------------------------------------------------------------------------


@pytest.mark.slow
@settings(max_examples=15)
@given(order=st.permutations(range(3)), seed=st.integers(0, 10**6))
def test_the_order_of_series_and_of_samples_changes_nothing(base: SeriesResult, order: list[int], seed: int) -> None:
    world = World(base, 5)
    series = [
        world.measure("GSE3", [*world.cases[:12], *world.controls[:12]]),
        world.measure("GSE1", [*world.cases[6:18], *world.controls[6:18]]),
        world.measure("GSE2", [*world.cases[8:14], *world.controls[20:26]]),
    ]
    expected = find_overlaps(series)
    again = find_overlaps([series[i] for i in order])
    assert pairs(again) == pairs(expected)
    assert {k: set(v) for k, v in again.drop.items()} == {k: set(v) for k, v in expected.drop.items()}
    mixed = [shuffled(one, np.random.default_rng(seed)) for one in series]
    assert pairs(find_overlaps(mixed)) == pairs(expected)


def test_the_names_of_the_samples_change_nothing(world: World) -> None:
    """Names of a user's own in place of accessions: the same pairs, under the new names."""
    series = [
        world.measure("GSE1", [*world.cases[:12], *world.controls[:12]]),
        world.measure("GSE2", [*world.cases[6:16], *world.controls[6:16]]),
    ]
    named = [
        as_result(
            one, one.id, one.expression.values, one.design.matrix[:, -1] > 0.5,
            tuple(f"t-{name}" for name in one.samples.ids), one.expression.genes,
        )
        for one in series
    ]  # fmt: skip
    expected = {frozenset(f"t-{name}" for name in pair) for pair in pairs(find_overlaps(series))}
    assert pairs(find_overlaps(named)) == expected


def shuffled(result: SeriesResult, rng: np.random.Generator) -> SeriesResult:
    order = rng.permutation(len(result.samples))
    names = tuple(result.samples.ids[i] for i in order)
    case = result.design.matrix[order, -1] > 0.5
    return as_result(result, result.id, result.expression.values[:, order], case, names, result.expression.genes)


def test_one_copy_of_each_patient_stays_in_a_chain(world: World) -> None:
    """All of the small in the middle, all of the middle in the large."""
    sizes = {"GSE3": 20, "GSE1": 12, "GSE2": 6}
    series = [world.measure(id, [*world.cases[:n], *world.controls[:n]]) for id, n in sizes.items()]
    drop = find_overlaps(series).drop
    assert "GSE3" not in drop
    assert [len(drop[id]) for id in ("GSE1", "GSE2")] == [24, 12]


# --- the decision ---------------------------------------------------------------------------------


@given(
    sizes=st.lists(st.integers(3, 6), min_size=2, max_size=4),
    links=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 5), st.integers(0, 3), st.integers(0, 5)), max_size=12),
)
def test_exactly_one_of_each_set_stays(
    base: SeriesResult, sizes: list[int], links: list[tuple[int, int, int, int]]
) -> None:
    """Against a slow twin: spread labels until nothing changes."""
    results = []
    for k, n in enumerate(sizes):
        names = tuple(f"S{k}_{i}" for i in range(n))
        results.append(as_result(base, f"GSE{9 - k}", np.zeros((1, n)), np.arange(n) < 2, names, ("G",)))
    every = [SampleRef(r.id, s) for r in results for s in r.samples.ids]
    ranks = ranks_of(results)

    def ref(k: int, i: int) -> SampleRef:
        return SampleRef(results[k].id, results[k].samples.ids[i])

    said = [
        Link(ref(a, i), ref(b, j), "shared")
        for a, i, b, j in links
        if a < len(sizes) and b < len(sizes) and i < sizes[a] and j < sizes[b] and (a, i) != (b, j)
    ]
    label = {ref: n for n, ref in enumerate(every)}
    for _ in every:
        for link in said:
            label[link.a] = label[link.b] = min(label[link.a], label[link.b])
    dropped = {SampleRef(d.series, d.sample) for d in decide(said, (), ranks)}
    for value in set(label.values()):
        members = [ref for ref in every if label[ref] == value]
        stays = [ref for ref in members if ref not in dropped]
        assert stays == [min(members, key=lambda ref: ranks[ref])]


def test_the_right_to_stay(base: SeriesResult) -> None:
    def series(id: str, n: int) -> SeriesResult:
        names = tuple(f"{id}_{i}" for i in range(n))
        return as_result(base, id, np.zeros((1, n)), np.arange(n) < 2, names, ("G",))

    results = [series("my-cohort", 6), series("GSE900", 6), series("GSE1000", 6), series("GSE5000", 8)]
    first = sorted(ranks_of(results).items(), key=lambda item: item[1])
    assert list(dict.fromkeys(ref.series for ref, _ in first)) == ["GSE5000", "GSE900", "GSE1000", "my-cohort"]


# --- names ----------------------------------------------------------------------------------------


def titled(base: SeriesResult, titles: Sequence[str], blocks: Sequence[str | None] | None = None) -> SeriesResult:
    """All cases but the last three."""
    titles = [*titles, "normal 1", "normal 2", "normal 3"]
    names = tuple(f"GSM{i + 1}" for i in range(len(titles)))
    made = as_result(base, "GSE1", np.zeros((1, len(names))), np.arange(len(names)) < len(names) - 3, names, ("G",))
    said = tuple(blocks or ()) + (None,) * (len(names) - len(blocks or ()))
    table = SampleTable(names, {"title": tuple(titles)})
    return replace(made, samples=table, pairing=replace(made.pairing, blocks=said))


NUMBERED = ("replicate", (0, 1), False)
NAMES = [
    # titles of the cases, what is found: kind, places, does it count
    (["tumor 1", "tumor 2", "tumor 3"], []),
    (["tumor A rep1", "tumor A rep2", "tumor B rep1", "tumor B rep2"], [NUMBERED, ("replicate", (2, 3), False)]),
    (["drug rep1", "drug rep2", "drug rep3"], []),
    (["drug, biological replicate 1", "drug, biological replicate 2"], []),
    (["T1", "T2", "T2 technical replicate", "T3"], [("replicate", (1, 2), True)]),
    (["T1 (tech rep 1)", "T1 (tech rep 2)", "T3"], [("replicate", (0, 1), True)]),
    (["T10A", "T10A duplicate array", "T11A"], [("replicate", (0, 1), True)]),
    (["P1", "P2", "cancer pool PX1", "P3"], [("pool", (2,), True)]),
    (["pool of 3 mice, 1", "pool of 3 mice, 2"], [("pool", (0, 1), False)]),
    (["Liverpool 1", "Liverpool 2"], []),
    (["reporter 1", "reporter 2", "repeat expansion 1"], []),
]  # fmt: skip


@pytest.mark.parametrize(("titles", "expected"), NAMES, ids=[row[0][-1] for row in NAMES])
def test_replicates_and_pools_by_their_titles(
    base: SeriesResult, titles: list[str], expected: list[tuple[str, tuple[int, ...], bool]]
) -> None:
    found = named_duplicates(titled(base, titles))
    assert [(c.kind, tuple(int(s[3:]) - 1 for s in c.samples), c.counts) for c in found] == expected


def test_an_individual_with_several_samples_of_one_group(base: SeriesResult) -> None:
    result = titled(base, ["T1", "T2", "T3", "T4"], ["p1", "p1", "p2", None])
    (found,) = named_duplicates(result)
    assert (found.kind, found.samples, found.counts) == ("individual", ("GSM1", "GSM2"), True)
    report = find_overlaps([result])
    assert report.drop == {"GSE1": ("GSM2",)}
    assert "individual p1 has 2 case samples (GSM1 and GSM2)" in " ".join(map(english, report.messages))
    mixed = replace(result, design=replace(result.design, kind="mixed"))
    assert not find_overlaps([mixed]).drop
    unsure = replace(result, pairing=replace(result.pairing, grade=Grade.CHECK))
    assert not find_overlaps([unsure]).drop


# --- fields ---------------------------------------------------------------------------------------


def table(**columns: Sequence[str]) -> SampleTable:
    n = len(next(iter(columns.values())))
    return SampleTable(tuple(f"GSM{i}" for i in range(n)), {k.replace("_", " "): tuple(v) for k, v in columns.items()})


def test_equal_survival_times_are_further_evidence() -> None:
    days = [str(100 + 37 * i) for i in range(12)]
    months = [f"{int(d) / 30.44:.1f}" for d in days]
    months[3] = "1.0"
    left = table(days_to_death=days, Sex=["M", "F"] * 6, vital_status=["1"] * 12)
    right = table(survival_months=months, gender=["male", "female"] * 6, age=["50"] * 12)
    found = {a.kind: a for a in field_agreements(left, right, [(i, i) for i in range(12)])}
    assert set(found) == {"survival_time", "sex"}
    time = found["survival_time"]
    assert (time.n_equal, time.n_pairs) == (11, 12)
    assert time.chance < 0.02
    assert english(field_message(time)).startswith("Survival time equal in 11 of 12 matched pairs")
    assert found["sex"].n_equal == 12
    assert found["sex"].chance == pytest.approx(60 / 132)


def test_fields_that_few_state_or_that_never_differ_say_nothing() -> None:
    left = table(age=["50", "61", "", ""], grade=["2"] * 4)
    assert field_agreements(left, left, [(i, i) for i in range(4)]) == ()


def test_matched_fields_stand_in_the_sentence(world: World) -> None:
    one = world.measure("GSE1", [*world.cases[:12], *world.controls[:12]])
    two = world.measure("GSE2", [*world.cases[6:16], *world.controls[6:16]])
    age_one = [str(40 + i) for i in range(24)]
    age_two = [*age_one[6:12], "90", "91", "92", "93", *age_one[18:24], "94", "95", "96", "97"]
    one = replace(one, samples=replace(one.samples, columns={**one.samples.columns, "age": tuple(age_one)}))
    two = replace(two, samples=replace(two.samples, columns={**two.samples.columns, "Age (years)": tuple(age_two)}))
    text = english(find_overlaps([one, two]).messages[0])
    assert text.endswith("Age equal in 12 of 12 matched pairs that state it; by chance 0 %.")


# --- the judge ------------------------------------------------------------------------------------


def test_the_line_is_never_below_the_floor_and_the_gap_is_kept() -> None:
    rng = np.random.default_rng(2)
    r = 0.02 * rng.normal(size=(10, 12))
    r[2, 3] = 0.5
    assert judge(r, 4000).pairs == ()
    r[2, 3] = 0.9
    judged = judge(r, 4000)
    assert judged.pairs == ((2, 3),)
    assert judged.line >= 0.64
    r[2, 4] = 0.87
    assert judge(r, 4000).pairs == ((2, 3), (2, 4))  # two copies of one sample, apart from all others
    r[5, 4] = 0.8
    assert judge(r, 4000).pairs == ()  # one of them is like a third: not apart


def test_samples_that_are_alike_do_not_hide_each_other_from_another_series() -> None:
    """Rows 2 and 5 are of one patient, and so is column 3; row 5 is like others, too."""
    rng = np.random.default_rng(2)
    r = 0.02 * rng.normal(size=(10, 12))
    r[2, 3], r[5, 3], r[5, 7], r[8, 7] = 0.996, 0.84, 0.78, 0.75
    assert judge(r, 4000).pairs == ((2, 3),)
    assert judge(r.T, 4000).pairs == ((3, 2),)
    assert judge(r, 4000).next_best(2, 3) == pytest.approx(0.84)
    r[2, 3], r[5, 3] = 0.90, 0.87
    assert judge(r, 4000).pairs == ()
    kin = Kin(np.zeros((10, 10), dtype=bool), np.zeros((12, 12), dtype=bool))
    kin.rows[[2, 5], [5, 2]] = True
    assert judge(r, 4000, kin=kin).pairs == ((2, 3),)
    assert judge(r.T, 4000, kin=Kin(kin.columns, kin.rows)).pairs == ((3, 2),)
    assert judge(r, 4000, kin=kin).next_best(2, 3) == pytest.approx(np.abs(np.delete(r[2], 3)).max(), abs=0.05)


def test_a_patient_measured_twice_in_one_series_is_found_in_another(world: World) -> None:
    """The second array has been mixed with another patient's, who is in both series: it chains the two."""
    profiles = world.truth[:, world.cases[:12]] - world.truth[:, world.cases].mean(axis=1, keepdims=True)
    alike = np.corrcoef(profiles.T)
    other = int(np.argmin(np.abs(alike[0] - 0.2)))
    one = world.measure("GSE1", [*world.cases[:12], *world.controls[:12]], noise=0.05)
    values = one.expression.values.copy()
    values[:, 1] = 0.5 * values[:, 0] + 0.5 * values[:, other]
    one = replace(one, expression=replace(one.expression, values=values))
    two = world.measure(
        "GSE2", [world.cases[0], world.cases[other], *world.cases[12:22], *world.controls[12:24]], noise=0.05
    )
    copies = {frozenset((one.samples.ids[i], two.samples.ids[j])) for i, j in ((0, 0), (other, 1))}
    assert copies <= pairs(find_overlaps([one, two]))
    assert copies <= pairs(find_overlaps([two, one]))


def test_a_lower_floor_loses_nothing_that_was_found() -> None:
    rng = np.random.default_rng(2)
    r = 0.02 * rng.normal(size=(10, 12))
    r[0, 0], r[1, 1], r[1, 4], r[6, 4] = 0.95, 0.9, 0.61, 0.62
    assert {(0, 0), (1, 1)} <= set(judge(r, 4000).pairs)


def test_the_floor_is_lower_once_two_are_sure() -> None:
    rng = np.random.default_rng(2)
    r = 0.05 * rng.normal(size=(10, 12))
    r[0, 0], r[1, 1], r[2, 2] = 0.9, 0.85, 0.6
    assert judge(r, 4000).pairs == ((0, 0), (1, 1), (2, 2))
    r[1, 1] = 0.0
    assert judge(r, 4000).pairs == ((0, 0),)
    assert judge(r, 4000).closest == (2, 2)
