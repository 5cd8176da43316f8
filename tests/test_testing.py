"""The simulated study: what is written can be read again, and what is true can be estimated again."""

from __future__ import annotations

import gzip
import tomllib
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from geneverdict.io.sources.platform_table import read_platform, read_probe_map
from geneverdict.io.sources.series_matrix import read_series_matrix
from geneverdict.model.prepared import Grade
from geneverdict.model.study import Study
from geneverdict.preparation.groups.infer import infer_groups
from geneverdict.preparation.groups.pairs import infer_pairs
from geneverdict.testing import (
    DemoStudy,
    SimulatedSeries,
    demo_recipes,
    simulate_series,
    write_demo_study,
    write_series_matrix,
)

pytestmark = pytest.mark.slow

ON_GEO = ("GSE99000001", "GSE99000002", "GSE99000003", "GSE99000004", "GSE99000005")
RECIPES = {recipe.series: (number, recipe) for number, recipe in enumerate(demo_recipes(), start=1)}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> DemoStudy:
    return write_demo_study(tmp_path_factory.mktemp("demo"))


def made(series: str, seed: int = 1) -> SimulatedSeries:
    number, recipe = RECIPES[series]
    return simulate_series(recipe, seed, number=number)


def matrix_path(demo: DemoStudy, series: str) -> Path:
    return demo.geo / "series" / f"{series[:-3]}nnn" / series / "matrix" / f"{series}_series_matrix.txt.gz"


def parse(path: Path) -> tuple[dict[str, list[list[str]]], list[str], list[str], np.ndarray]:
    """The slow, obvious reader: fields, sample ids, probes, values."""
    fields: dict[str, list[list[str]]] = {}
    rows = []
    for line in gzip.decompress(path.read_bytes()).decode().splitlines():
        cells = [cell.strip('"') for cell in line.split("\t")]
        if line.startswith("!"):
            fields.setdefault(cells[0], []).append(cells[1:])
        elif line:
            rows.append(cells)
    values = [[float(cell) if cell else np.nan for cell in row[1:]] for row in rows[1:]]
    return fields, rows[0][1:], [row[0] for row in rows[1:]], np.array(values)


def best_probes(sim: SimulatedSeries) -> dict[str, int]:
    """The row of the probe with the highest median for each gene, probes of several genes left out."""
    median = np.nanmedian(sim.series.values, axis=1)
    best: dict[str, int] = {}
    for row, genes in enumerate(sim.platform.genes):
        if len(genes) == 1 and (genes[0] not in best or median[row] > median[best[genes[0]]]):
            best[genes[0]] = row
    return best


def t_test(sim: SimulatedSeries) -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray]:
    """Names, estimates, standard errors, degrees of freedom by the textbook's t-test; genes without missing values."""
    best = best_probes(sim)
    names = [name for name in best if name in sim.truth.log2fc]
    names = [name for name in names if not np.isnan(sim.series.values[best[name]]).any()]
    values = sim.series.values[[best[name] for name in names]]
    if values.max() > 100:
        values = np.log2(values)
    ids = sim.series.samples.ids
    case = values[:, [ids.index(s) for s in sim.truth.case]]
    control = values[:, [ids.index(s) for s in sim.truth.control]]
    if sim.truth.design == "paired":
        case = case[:, : sim.truth.n_pairs]
        test = stats.ttest_rel(case, control, axis=1)
        estimate = (case - control).mean(axis=1)
    else:
        test = stats.ttest_ind(case, control, axis=1)
        estimate = case.mean(axis=1) - control.mean(axis=1)
    return names, estimate, estimate / np.asarray(test.statistic), np.broadcast_to(test.df, estimate.shape)


@pytest.mark.parametrize("series", ON_GEO)
def test_the_matrix_reads_back_as_it_was_made(demo: DemoStudy, series: str) -> None:
    fields, ids, probes, values = parse(matrix_path(demo, series))
    sim = made(series)
    assert tuple(ids) == sim.series.samples.ids
    assert tuple(probes) == sim.series.probes
    np.testing.assert_array_equal(values, sim.series.values)
    assert fields["!Sample_title"] == [list(sim.series.samples.columns["title"])]
    assert fields["!Sample_data_row_count"] == [[str(len(probes))] * len(ids)]
    for column, sample in enumerate(sim.series.samples.ids):
        said = {row[column] for row in fields["!Sample_characteristics_ch1"]} - {""}
        index = sim.series.samples.ids.index(sample)
        expected = {f"{key}: {sim.series.samples.columns[key][index]}" for key in sim.series.samples.characteristics}
        assert said == {text for text in expected if not text.endswith(": ")}


def test_keys_of_characteristics_shift_within_a_row_as_they_do_on_geo(demo: DemoStudy) -> None:
    fields = parse(matrix_path(demo, "GSE99000001"))[0]
    second = {cell.split(":")[0] for cell in fields["!Sample_characteristics_ch1"][1]}
    assert second == {"stage", "patient"}


def test_the_same_seed_gives_the_same_bytes_and_another_seed_other_ones(demo: DemoStudy, tmp_path: Path) -> None:
    folders = [demo.folder, *(write_demo_study(tmp_path / str(seed), seed).folder for seed in (1, 2))]
    files = [{p.relative_to(f): p.read_bytes() for p in sorted(f.rglob("*")) if p.is_file()} for f in folders]
    assert files[0] == files[1]
    assert files[0].keys() == files[2].keys()
    differing = {path.name for path, data in files[0].items() if data != files[2][path]}
    assert differing == {path.name for path in files[0] if path.name not in ("study.toml", "samples.tsv")}


def test_simulated_is_said_in_every_title(demo: DemoStudy) -> None:
    assert tomllib.loads(demo.study_file.read_text())["title"].startswith("Simulated")
    for series in ON_GEO:
        fields = parse(matrix_path(demo, series))[0]
        titles = [*fields["!Series_title"][0], *fields["!Series_summary"][0], *fields["!Sample_title"][0]]
        assert all("Simulated" in title for title in titles)
        assert made(series).series.simulated
        assert made(series).platform.title.startswith("Simulated")
    assert all("sim" in line for line in (demo.folder / "own" / "samples.tsv").read_text().splitlines()[1:])


def test_accessions_are_far_beyond_those_that_geo_has_given_out() -> None:
    for recipe in demo_recipes():
        sim = made(recipe.series)
        accessions = [recipe.series, recipe.platform, *sim.series.samples.ids] if recipe.platform else []
        assert all(int(accession[3:]) > 90_000_000 for accession in accessions)


def test_the_study_file_is_one(demo: DemoStudy) -> None:
    study = Study.model_validate(tomllib.loads(demo.study_file.read_text()))
    assert [spec.id for spec in study.series] == list(demo.truths)
    assert study.genes[0] == demo.target
    own = study.series[-1]
    assert all((demo.folder / str(name)).is_file() for name in (own.expression, own.samples, own.probe_map))


@pytest.mark.parametrize("series", ["GSE99000001", "GSE99000002", "GSE99000003", "simulated-own-table"])
@pytest.mark.parametrize("seed", [1, 7])
def test_the_truth_is_estimated_without_bias_and_with_the_right_error(series: str, seed: int) -> None:
    sim = made(series, seed)
    names, estimate, se, df = t_test(sim)
    steady = np.array([name in sim.truth.null for name in names])
    truth = np.array([sim.truth.log2fc[name] for name in names])
    p = 2 * stats.t.sf(np.abs((estimate - truth) / se), df)
    assert stats.kstest(p[steady], "uniform").pvalue > 0.01
    assert np.mean(p[~steady] < 0.05) < 0.10  # spread between individuals is part of the error where it is seen
    assert abs(np.mean((estimate - truth)[~steady])) < 0.05


def test_the_best_probe_has_the_highest_median_and_shows_the_effect_in_full() -> None:
    sim = made("GSE99000001")
    names, estimate, _, _ = t_test(sim)
    truth = np.array([sim.truth.log2fc[name] for name in names])
    slope = np.polyfit(truth, estimate, 1)[0]
    assert slope == pytest.approx(1, abs=0.03)


@pytest.mark.parametrize("seed", range(1, 6))
def test_the_target_is_significant_in_the_pairs_and_misses_the_cut_of_one(seed: int) -> None:
    sim = made("GSE99000001", seed)
    names, estimate, se, df = t_test(sim)
    row = names.index("ITGA5")
    assert sim.truth.log2fc["ITGA5"] == 0.85
    assert "ITGA5" in sim.truth.edge
    assert 0.6 < estimate[row] < 1
    assert stats.false_discovery_control(2 * stats.t.sf(np.abs(estimate / se), df))[row] < 0.05


def test_designs_and_gene_lists_are_what_they_say() -> None:
    counts = {name: (t.design, t.n_case, t.n_control, t.n_pairs) for name in RECIPES for t in [made(name).truth]}
    assert counts == {
        "GSE99000001": ("paired", 14, 12, 12),
        "GSE99000002": ("unpaired", 10, 9, 0),
        "GSE99000003": ("unpaired", 8, 7, 0),
        "GSE99000004": ("unpaired", 5, 5, 0),
        "GSE99000005": ("unpaired", 4, 4, 0),
        "simulated-own-table": ("paired", 8, 8, 8),
    }
    truth = made("GSE99000001").truth
    lists = (truth.up, truth.down, truth.edge, truth.null, truth.heterogeneous)
    assert sum(map(len, lists)) == len(set().union(*lists))
    assert {"MKI67", "JPT1"} <= set(truth.up)
    assert "ADH1B" in truth.down
    assert {"GAPDH", "TMC5"} <= set(truth.null)


def test_every_platform_has_its_hard_case(demo: DemoStudy) -> None:
    symbols = {name: {gene for genes in made(name).platform.genes for gene in genes} for name in RECIPES}
    assert "HN1" in symbols["GSE99000001"]
    assert "JPT1" not in symbols["GSE99000001"]
    assert "JPT1" in symbols["GSE99000002"]
    assert "ITGA5" not in symbols["GSE99000004"]
    assert "2-Sep" in symbols["simulated-own-table"]
    assert ("TUBA1B", "TUBA1C") in made("GSE99000001").platform.genes
    assert () in made("GSE99000001").platform.genes
    assert np.nanmax(made("GSE99000003").series.values) > 50_000
    assert 0.001 < np.isnan(made("GSE99000002").series.values).mean() < 0.01
    table = gzip.decompress((demo.geo / "platforms/GPL99000nnn/GPL99000001/annot/GPL99000001.annot.gz").read_bytes())
    assert b"\tTUBA1B///TUBA1C\n" in table
    assert table.endswith(b"!platform_table_end\n")


@pytest.mark.parametrize("series", ["GSE99000001", "GSE99000002", "GSE99000003", "simulated-own-table"])
def test_the_target_has_three_probes_and_one_stands_clearly_above(series: str) -> None:
    sim = made(series)
    rows = [row for row, genes in enumerate(sim.platform.genes) if genes == ("ITGA5",)]
    values = sim.series.values[rows]
    medians = np.sort(np.nanmedian(np.log2(values) if np.nanmax(values) > 100 else values, axis=1))
    assert len(medians) == 3
    assert medians[2] - medians[1] > 0.6


@pytest.mark.parametrize("series", RECIPES)
def test_log2_values_lie_where_those_of_arrays_lie(series: str) -> None:
    values = made(series).series.values
    values = np.log2(values) - 3 if np.nanmax(values) > 100 else values
    assert 1 < np.nanmin(values) < 4
    assert 14 < np.nanmax(values) < 17.5


def test_some_individuals_go_up_and_some_down_in_a_heterogeneous_gene() -> None:
    sim = made("GSE99000001")
    row = best_probes(sim)["EGFR"]
    ids = sim.series.samples.ids
    pairs = zip(sim.truth.case[:12], sim.truth.control, strict=True)
    change = np.array([sim.series.values[row, ids.index(a)] - sim.series.values[row, ids.index(b)] for a, b in pairs])
    assert min((change > 0.5).sum(), (change < -0.5).sum()) >= 3


def test_missing_values_are_written_as_asked(tmp_path: Path) -> None:
    sim = made("GSE99000002")
    write_series_matrix(tmp_path / "m.txt.gz", sim.series, missing="null")
    text = gzip.decompress((tmp_path / "m.txt.gz").read_bytes()).decode()
    assert text.count("\tnull") == int(np.isnan(sim.series.values).sum())


@pytest.mark.parametrize("series", ON_GEO)
def test_the_packages_own_readers_read_what_was_written(demo: DemoStudy, series: str) -> None:
    sim = made(series)
    read = read_series_matrix(matrix_path(demo, series))
    assert (read.id, read.platform, read.title) == (series, sim.series.platform, sim.series.title)
    assert read.probes == sim.series.probes
    assert read.notes == ()
    np.testing.assert_array_equal(read.values, sim.series.values)
    assert read.samples.characteristics == sim.series.samples.characteristics
    for name in ("title", "source_name", *sim.series.samples.characteristics):
        assert read.samples.columns[name] == sim.series.samples.columns[name]
    home = demo.geo / "platforms/GPL99000nnn" / sim.platform.id
    [path] = home.rglob("*.gz")
    table = read_platform(path)
    assert (table.probes, table.genes, table.title) == (sim.platform.probes, sim.platform.genes, sim.platform.title)


def test_the_probe_map_of_the_own_table_names_the_same_genes(demo: DemoStudy) -> None:
    table = read_probe_map(demo.folder / "own" / "probe_map.tsv")
    sim = made("simulated-own-table")
    assert (table.probes, table.genes) == (sim.platform.probes, sim.platform.genes)


@pytest.mark.parametrize("series", ON_GEO[:4])
def test_groups_and_pairs_of_the_demo_are_inferred_surely_and_rightly(series: str) -> None:
    sim = made(series)
    grouping = infer_groups(sim.series)
    pairing = infer_pairs(sim.series, grouping)
    assert grouping.grade is Grade.SURE
    assert [str(role) for role in grouping.roles] == [sample.role for sample in RECIPES[series][1].samples]
    assert (pairing.n_pairs if pairing.grade is Grade.SURE else 0) == sim.truth.n_pairs


def test_the_cultures_of_the_demo_need_the_users_word() -> None:
    assert infer_groups(made("GSE99000005").series).grade is Grade.CHECK
