"""The multiverse of whole studies: its default is the study's own number, whoever does the work; copies stay out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from geneverdict import api as gv
from geneverdict.api import call
from geneverdict.errors import UsageError
from geneverdict.io.study import read_study
from geneverdict.messages import Message, english
from geneverdict.model.choices import Multiverse
from geneverdict.model.multiverse import Curve, GeneMultiverse
from geneverdict.model.prepared import Prepared
from geneverdict.model.series import Platform, SampleTable, Series
from geneverdict.model.study import SeriesSpec, Thresholds
from geneverdict.pipeline.duplicates import refit, without_duplicates
from geneverdict.pipeline.load import load
from geneverdict.pipeline.multiverse.executor import executor
from geneverdict.pipeline.multiverse.explore import StudyMultiverse, Subject, explore
from geneverdict.pipeline.run import name_series
from geneverdict.pipeline.steps import fit, pool, prepare
from geneverdict.progress import SILENT
from geneverdict.settings import Settings

pytestmark = pytest.mark.slow

CUTS = Thresholds()
FEW = Multiverse(permutations=20)


def simulated(
    seed: int, *, n: int = 10, pairs: bool = False, genes: int = 400, effect: dict[str, float] | None = None
) -> tuple[Series, Platform]:
    """``n`` tumours and ``n`` normals; one gene in four has two probes.  ``effect``: log2FC by gene."""
    rng = np.random.default_rng(seed)
    names = [f"GENE{i:03d}" for i in range(genes)]
    true = np.where(np.arange(genes) % 5 == 0, rng.normal(0, 1, genes), 0.0)
    for gene, size in (effect or {}).items():
        true[names.index(gene)] = size
    case = np.arange(2 * n) < n
    sd = 0.25 * np.sqrt(8 / rng.chisquare(8, genes))
    level = rng.uniform(5, 11, genes)
    individual = np.tile(rng.normal(0, 0.3, (genes, n)), 2) if pairs else 0.0
    values = level[:, None] + true[:, None] * case + individual + sd[:, None] * rng.normal(size=(genes, 2 * n))
    second = np.arange(genes) % 4 == 0
    values = np.vstack([values, values[second] - 1 + rng.normal(0, 0.2, (second.sum(), 2 * n))])
    named = [*names, *(name for name, twice in zip(names, second, strict=True) if twice)]
    probes = tuple(f"P{i:04d}" for i in range(len(named)))
    title = tuple([f"tumour, patient {i}" for i in range(n)] + [f"normal, patient {i}" for i in range(n)])
    columns = {"title": title, "patient": tuple(f"p{i}" for i in range(n)) * 2}
    columns["sex"] = tuple("MF"[i % 2] for i in range(n)) + tuple("MF"[i % 2] for i in range(n))
    samples = SampleTable(tuple(f"GSM{seed}{i:03d}" for i in range(2 * n)), columns, ("patient", "sex"))
    series = Series(f"GSE{seed}", "GPL1", samples, probes, values, {"title": ("simulated",)})
    return series, Platform("GPL1", probes, tuple((name,) for name in named), "Gene symbol")


def spec(series: Series, *, pairs: bool = False, covariates: tuple[str, ...] = ()) -> SeriesSpec:
    text = {
        "id": series.id,
        "case": {"field": "title", "match": "tumour"},
        "control": {"field": "title", "match": "normal"},
        "pair": {"field": "patient"} if pairs else False,
        "covariates": covariates,
    }
    return SeriesSpec.model_validate(text)


def subject(series: Series, platform: Platform, entry: SeriesSpec, genes: Sequence[str]) -> Subject:
    prepared = prepare(series, platform, entry)
    return Subject(prepared, fit(prepared), {gene: gene for gene in genes}, prepared)


def run(
    subjects: Sequence[Subject], genes: Sequence[str], asked: Multiverse = FEW, workers: int = 2
) -> StudyMultiverse:
    with executor(workers) as who:
        return explore(subjects, genes, asked, CUTS, executor=who)


@pytest.fixture(scope="module")
def paired() -> Subject:
    series, platform = simulated(11, pairs=True, effect={"GENE004": 0.9})
    return subject(series, platform, spec(series, pairs=True, covariates=()), ["GENE004"])


def same(one: Curve, other: Curve) -> None:
    assert one.specifications == other.specifications
    assert one.refused == other.refused
    for name in ("effect", "se", "ci_low", "ci_high", "p", "fdr", "n_genes", "weights"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name), err_msg=name)


def same_study(one: StudyMultiverse, other: StudyMultiverse) -> bool:
    """Raises where they differ."""
    for mine, theirs in zip(one.genes, other.genes, strict=True):
        for (curve, summary), (curve2, summary2) in zip(mine.series, theirs.series, strict=True):
            same(curve, curve2)
            assert repr(summary) == repr(summary2)
        assert (mine.pooled is None) == (theirs.pooled is None)
        if mine.pooled and theirs.pooled:
            same(mine.pooled[0], theirs.pooled[0])
            assert repr(mine.pooled[1]) == repr(theirs.pooled[1])
    for name, table in one.all_genes.items():
        np.testing.assert_array_equal(table.agreement, other.all_genes[name].agreement)
    return len(one.genes) == len(other.genes) > 0


# --- the default is the study's own analysis ---------------------------------------------------------------------


def default_row(curve: Curve) -> tuple[float, ...]:
    return tuple(float(getattr(curve, name)[curve.default]) for name in ("effect", "ci_low", "ci_high", "p", "fdr"))


@pytest.mark.parametrize("pairs", [False, True])
def test_the_default_is_the_number_of_the_study(pairs: bool) -> None:
    series, platform = simulated(3, pairs=pairs, effect={"GENE004": 0.9})
    one = subject(series, platform, spec(series, pairs=pairs, covariates=() if pairs else ("sex",)), ["GENE004"])
    ((curve, summary),) = run([one], ["GENE004"]).genes[0].series
    row = call(one.result, "GENE004", CUTS).row
    assert row is not None
    np.testing.assert_allclose(default_row(curve), (row.log2fc, row.ci_low, row.ci_high, row.p, row.fdr), rtol=1e-12)
    assert curve.specifications[curve.default].design == ("paired" if pairs else "unpaired")
    assert summary.default_call == str(call(one.result, "GENE004", CUTS).call)


def test_covariates_are_choices() -> None:
    series, platform = simulated(4)
    one = subject(series, platform, spec(series, covariates=("sex",)), ["GENE004"])
    asked = Multiverse.model_validate({"permutations": 0, "covariates": ["none", "each", "patient", "colour"]})
    ((curve, _),) = run([one], ["GENE004"], asked).genes[0].series
    options = {s.covariates for s, why in zip(curve.specifications, curve.refused, strict=True) if not why}
    assert options == {"none", "sex", "patient"}
    # Individuals as a covariate are pairs.
    by_patient = curve.specifications.index(curve.specifications[curve.default]._replace(covariates="patient"))
    pairs = call(subject(series, platform, spec(series, pairs=True), ["GENE004"]).result, "GENE004", CUTS).row
    assert pairs is not None
    np.testing.assert_allclose(curve.p[by_patient], pairs.p, rtol=1e-9)
    assert ("covariates", "colour", Message("lack-no_field")) in curve.unavailable


def test_single_probes_are_choices_of_their_gene_alone() -> None:
    series, platform = simulated(5)
    one = subject(series, platform, spec(series), ["GENE004", "GENE005"])
    found = run([one], ["GENE004", "GENE005"], Multiverse(permutations=0)).genes
    two_probes, one_probe = (gene.series[0][0] for gene in found)
    assert {s.probes for s in two_probes.specifications if s.probes.startswith("probe:")} == {
        "probe:P0004",
        "probe:P0401",
    }
    assert not any(s.probes.startswith("probe:") for s in one_probe.specifications)
    assert ("probes", "each_probe of GENE005", Message("lack-one_probe")) in one_probe.unavailable
    single = next(
        i
        for i, s in enumerate(two_probes.specifications)
        if s == two_probes.specifications[two_probes.default]._replace(probes="probe:P0401")
    )
    values = one.prepared.probe_values[series.probes.index("P0401")]
    assert two_probes.effect[single] == pytest.approx(values[:10].mean() - values[10:].mean(), rel=1e-12)


def test_a_probe_of_two_genes_of_the_study_is_a_choice_of_both_and_listed_once() -> None:
    series, platform = simulated(5)
    genes = list(platform.genes)
    shared = platform.probes.index("P0401")
    genes[shared] = ("GENE004", "GENE008")
    named = ["GENE004", "GENE008"]
    one = subject(series, replace(platform, genes=tuple(genes)), spec(series), named)
    found = run([one], named, Multiverse(permutations=0)).genes
    values = one.prepared.probe_values[shared]
    for curve in (gene.series[0][0] for gene in found):
        assert len(set(curve.specifications)) == len(curve.specifications)
        own = curve.specifications[curve.default]
        single = curve.specifications.index(own._replace(probes="probe:P0401", multi_gene_probes="keep"))
        assert curve.effect[single] == pytest.approx(values[:10].mean() - values[10:].mean(), rel=1e-12)


def test_a_gene_that_only_probes_of_several_genes_measure_is_not_pooled_by_the_studys_own_analysis() -> None:
    subjects = []
    for seed in (7, 8):
        series, platform = simulated(seed)
        genes = tuple(("GENE005", "GENE006") if names == ("GENE005",) else names for names in platform.genes)
        subjects.append(subject(series, replace(platform, genes=genes), spec(series), ["GENE005"]))
    found = run(subjects, ["GENE005"]).genes[0]
    assert found.pooled is None
    for curve, summary in found.series:
        assert curve.refused[curve.default] == Message("refused-no_probe")
        assert (summary.default_call, summary.grade, summary.n > 0) == ("no result", "", True)


@pytest.mark.parametrize(
    ("declared", "lacking"),
    [
        ("zscored", {"highest_mean", "highest_variance", "lowest_quarter", "trend"}),
        ("centred", {"highest_mean", "lowest_quarter", "trend"}),
        ("log2", set()),
    ],
)
def test_where_means_say_nothing_of_expression_nothing_goes_by_them(declared: str, lacking: set[str]) -> None:
    series, platform = simulated(9)
    values = series.values - (0 if declared == "log2" else series.values.mean(axis=1, keepdims=True))
    entry = spec(series).model_copy(update={"scale": declared})
    one = subject(replace(series, values=values), platform, entry, ["GENE004"])
    curve = run([one], ["GENE004"], Multiverse(permutations=0)).genes[0].series[0][0]
    there = {option for specification in curve.specifications for option in specification}
    assert {"highest_mean", "highest_variance", "lowest_quarter", "trend"} - there == lacking
    assert lacking <= {option for _, option, _ in curve.unavailable}
    assert curve.specifications[curve.default].probes == "highest_median"


# --- what the study file says ------------------------------------------------------------------------------------


def test_options_can_be_narrowed_and_weighted() -> None:
    series, platform = simulated(6)
    one = subject(series, platform, spec(series), ["GENE005"])
    narrow = {"normalise": ["as_deposited"], "probes": ["highest_mean"], "multi_gene_probes": ["drop"]}
    asked = {**narrow, "filter": ["none"], "test": {"welch": 3.0, "rank": 1.0}, "permutations": 0}
    ((curve, summary),) = run([one], ["GENE005"], Multiverse.model_validate(asked)).genes[0].series
    # The two that are asked for, and the study's own beside them.
    assert [(s.probes, s.test) for s in curve.specifications] == [
        ("highest_median", "moderated"),
        ("highest_mean", "welch"),
        ("highest_mean", "rank"),
    ]
    assert curve.weights.tolist() == [1.0, 3.0, 1.0]
    assert summary.n == 3


def test_thinning_keeps_the_default_and_its_neighbours_and_says_so() -> None:
    series, platform = simulated(7, pairs=True)
    one = subject(series, platform, spec(series, pairs=True), ["GENE005"])
    whole = run([one], ["GENE005"], Multiverse(permutations=0)).genes[0].series[0][0]
    few = run([one], ["GENE005"], Multiverse(permutations=0, at_most=60)).genes[0].series[0][0]
    default = few.specifications[few.default]
    near = {s for s in few.specifications if sum(a != b for a, b in zip(s, default, strict=True)) == 1}
    assert near == {
        s
        for s, why in zip(whole.specifications, whole.refused, strict=True)
        if not why and sum(a != b for a, b in zip(s, default, strict=True)) == 1
    }
    assert sum(not why for why in few.refused) < sum(not why for why in whole.refused)
    made = sum(not why for why in few.refused)
    assert f"{made:,} are here" in english(few.notes[0])
    assert "drawn at random (seed 1)" in english(few.notes[0])
    by_name = dict(zip(whole.specifications, whole.effect, strict=True))
    np.testing.assert_array_equal(few.effect, [by_name[s] for s in few.specifications])


# --- who does the work -------------------------------------------------------------------------------------------


def test_the_result_does_not_depend_on_the_number_of_workers(paired: Subject) -> None:
    series, platform = simulated(12, effect={"GENE004": 0.7})
    both = [paired, subject(series, platform, spec(series), ["GENE004"])]
    assert same_study(run(both, ["GENE004"], workers=1), run(both, ["GENE004"], workers=3))


@pytest.mark.long
@pytest.mark.filterwarnings("ignore")  # the cluster's own library warns of what it uses itself
def test_a_cluster_gives_the_same(paired: Subject) -> None:
    from distributed import LocalCluster

    series, platform = simulated(12, effect={"GENE004": 0.7})
    both = [paired, subject(series, platform, spec(series), ["GENE004"])]
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        executor(2, cluster.scheduler_address) as who,
    ):
        there = explore(both, ["GENE004"], FEW, CUTS, executor=who)
    assert same_study(run(both, ["GENE004"]), there)


@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_is_not_there_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geneverdict.pipeline.multiverse.executor.PATIENCE", 0.5)
    with pytest.raises(UsageError, match="no Dask scheduler answers"), executor(1, "tcp://127.0.0.1:9"):
        pass
    with pytest.raises(UsageError, match="no Dask scheduler answers"), executor(1, "nonsense"):
        pass


# --- grades ------------------------------------------------------------------------------------------------------


def test_no_grade_while_labels_are_in_doubt() -> None:
    """Two of twelve labels exchanged in a series with 600 changed genes."""
    changed = {f"GENE{i:03d}": 2.0 for i in range(1, 601)}
    series, platform = simulated(23, n=12, effect=changed, genes=1500)
    values = series.values.copy()
    values[:, [0, 12, 1, 13]] = values[:, [12, 0, 13, 1]]
    one = subject(replace(series, values=values), platform, spec(series), ["GENE002"])
    assert one.result.checks.labels_in_doubt
    summary = run([one], ["GENE002"], Multiverse(permutations=0)).genes[0].series[0][1]
    assert summary.grade == "labels in doubt"
    assert "says nothing" in " ".join(map(english, summary.sentences))


def test_no_grade_where_the_change_follows_the_mix_of_cells() -> None:
    """Six markers of smooth muscle and the gene go with one score, which is higher in tumours: simulated."""
    series, platform = simulated(31, n=12, genes=300)
    rng, case = np.random.default_rng(5), np.arange(24) < 12
    score = 1.2 * case + rng.normal(0, 1, 24)
    markers = ["ACTG2", "MYH11", "DES", "SMTN", "LMOD1", "MYLK"]
    driven = 8 + 1.4 * score + rng.normal(0, 0.25, (7, 24))
    probes = tuple(f"M{i}" for i in range(7))
    series = replace(series, probes=series.probes + probes, values=np.vstack([series.values, driven]))
    named = tuple((gene,) for gene in [*markers, "GENEX"])
    platform = replace(platform, probes=platform.probes + probes, genes=platform.genes + named)
    one = prepare(series, platform, spec(series))
    found = gv.multiverse(one, "GENEX", choices=Multiverse(permutations=0)).series[0][1]
    assert found.default_call == "up"
    assert found.grade == "mix of cells"
    assert "says little of the cells themselves" in " ".join(map(english, found.sentences))
    itself = gv.multiverse(one, "MYH11", choices=Multiverse(permutations=0)).series[0][1]
    assert itself.grade != "mix of cells", "that a marker goes with its own cells is no news"


def test_the_grade_orders_genes_by_what_hangs_on_the_analyst() -> None:
    """Without effect and with a strong one: solid.  At the threshold, or lifted over it by one array: not."""
    names = ["GENE001", "GENE002", "GENE003", "GENE006"]
    series, platform = simulated(21, n=12, effect={"GENE001": 0.0, "GENE002": 2.5})
    values = series.values.copy()
    case = np.arange(24) < 12
    edge, lifted = 3, 6
    for row, size in ((edge, 1.001), (lifted, 0.85)):
        noise = 0.15 * np.random.default_rng(row).normal(size=24)
        noise[case] -= noise[case].mean() - noise[~case].mean()
        values[row] = 8 + size * case + noise
    values[lifted, 0] += 2.5
    one = subject(replace(series, values=values), platform, spec(series), names)
    found = run([one], names, Multiverse(permutations=0)).genes
    null, strong, at_edge, by_one = (gene.series[0][1] for gene in found)
    assert (null.grade, null.default_call) == ("stable", "not called")
    assert (strong.grade, strong.default_call) == ("stable", "up")
    assert (at_edge.default_call, by_one.default_call) == ("up", "up")
    assert at_edge.grade in ("depends on the analyst", "overturned")
    assert by_one.grade in ("mostly stable", "depends on the analyst", "overturned")
    assert min(null.agreement, strong.agreement) > max(at_edge.agreement, by_one.agreement)
    assert any(("test", "moderated", "rank") in flip.changes for flip in by_one.flips)


# --- copies ------------------------------------------------------------------------------------------------------


def test_copies_leave_the_pooling_and_the_choice_to_keep_them_is_a_specification() -> None:
    series, platform = simulated(31, n=12, effect={"GENE004": 0.8})
    other, _ = simulated(32, n=12, effect={"GENE004": 0.6})
    third, _ = simulated(33, n=12, effect={"GENE004": 0.2})
    subjects = [subject(s, platform, spec(s), ["GENE004"]) for s in (series, other, third)]
    copies = series.samples.ids[:4] + series.samples.ids[12:15]
    reduced = without_duplicates(subjects[0].prepared, copies)
    assert reduced is not None
    assert (reduced.design.n_case, reduced.design.n_control) == (8, 9)
    found = run([replace(subjects[0], without_duplicates=reduced), *subjects[1:]], ["GENE004"]).genes[0]
    curve = pooled_of(found)
    results = [s.result for s in subjects]
    for copies_kept, instead in (("leave_out", {series.id: refit(reduced)}), ("keep", {})):
        wanted = curve.specifications[curve.default]._replace(copies=copies_kept)
        i = curve.specifications.index(wanted)
        own = pool(results, instead=instead)
        assert own is not None
        g = own.genes.index("GENE004")
        np.testing.assert_allclose(
            (curve.effect[i], curve.ci_low[i], curve.p[i]), (own.estimate[g], own.ci_low[g], own.p[g]), rtol=1e-12
        )


def test_a_series_of_copies_leaves_the_pooling_whole() -> None:
    series, platform = simulated(34, n=5)
    prepared = prepare(series, platform, spec(series))
    assert without_duplicates(prepared, series.samples.ids[:3]) is None
    assert without_duplicates(prepared, ()) is prepared


def test_a_partner_goes_with_its_copy(paired: Subject) -> None:
    reduced = without_duplicates(paired.prepared, (paired.prepared.series.samples.ids[0],))
    assert reduced is not None
    assert (reduced.design.kind, reduced.design.n_pairs) == ("paired", 9)


def pooled_of(found: GeneMultiverse) -> Curve:
    assert found.pooled is not None
    return found.pooled[0]


# --- real series -------------------------------------------------------------------------------------------------


def real_subjects(shared: Path, gene: str) -> list[Subject]:
    study = read_study(Path(__file__).parents[2] / "examples" / "itga5-six.toml")
    settings = Settings(mirror=str(shared / "geo"), cache=shared, offline=True)
    subjects = []
    for name, entry in name_series(study):
        loaded = load(name, entry, settings, SILENT)
        prepared: Prepared = prepare(loaded.series, loaded.platform, entry, name=name)
        named = {g for genes in prepared.probe_map.genes for g in genes}
        subjects.append(Subject(prepared, fit(prepared), {gene: gene} if gene in named else {}, prepared))
    return subjects


@pytest.mark.shared
@pytest.mark.long
def test_itga5_in_real_series_and_pooled(shared: Path) -> None:
    subjects = real_subjects(shared, "ITGA5")
    narrow = Multiverse.model_validate(
        {"normalise": ["as_deposited"], "filter": ["none"], "test": ["moderated", "welch"], "permutations": 20}
    )
    found = run(subjects, ["ITGA5"], narrow).genes[0]
    for curve, summary in found.series:
        result = next(s.result for s in subjects if s.result.id == curve.series)
        row = call(result, "ITGA5", CUTS).row
        assert row is not None
        np.testing.assert_allclose(
            default_row(curve), (row.log2fc, row.ci_low, row.ci_high, row.p, row.fdr), rtol=1e-10
        )
        assert summary.null is not None
    curve = pooled_of(found)
    d = curve.default
    np.testing.assert_allclose(
        (curve.effect[d], curve.ci_low[d], curve.ci_high[d], curve.p[d]), (0.834, -0.334, 2.002, 0.119), atol=6e-4
    )
    own = pool([s.result for s in subjects])
    assert own is not None
    g = own.genes.index("ITGA5")
    np.testing.assert_allclose((curve.effect[d], curve.p[d]), (own.estimate[g], own.p[g]), rtol=1e-12)
