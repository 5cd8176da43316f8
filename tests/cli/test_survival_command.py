"""``geneverdict survival`` as a user runs it."""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
from scipy import stats

from run_here import run_here

pytestmark = pytest.mark.slow

GOLDEN = Path(__file__).parents[1] / "golden" / "survival_real.json.gz"
GENES = tuple(f"GENE{i}" for i in range(30))
HOSTILE = "dead <img src=x onerror=alert(1)>"


def told(results: Path, gene: str) -> Any:
    return json.loads((results / "genes" / f"{gene}.json").read_text(encoding="utf-8"))


def write(path: Path, rows: Sequence[Sequence[object]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as handle:
        csv.writer(handle, delimiter="\t", lineterminator="\n").writerows(rows)


# 42 real tumours with 29 deaths.


@pytest.fixture(scope="module")
def pancreas(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """GSE28735's tumours as a user's own table, and a study that names no field at all."""
    folder = tmp_path_factory.mktemp("pancreas")
    with (shared / "data" / "GSE28735_tumour_100genes.csv").open(encoding="utf-8") as handle:
        head, *rows = csv.reader(handle)
    write(folder / "expression.tsv", [["gene", *head[1:]], *rows])
    with (shared / "data" / "GSE28735_tumour_pheno.csv").open(encoding="utf-8") as handle:
        people = list(csv.reader(handle))
    first = people[0].index("gsm")
    write(folder / "samples.tsv", [[row[first], *row[:first], *row[first + 1 :]] for row in people])
    entry = '[[series]]\nid = "pancreas"\nexpression = "expression.tsv"\nsamples = "samples.tsv"\n'
    (folder / "study.toml").write_text(f'genes = ["PNLIP"]\n{entry}', encoding="utf-8")
    wrong = entry + 'survival = { time = "day_to_death", event = "vital_status" }\n'
    (folder / "wrong.toml").write_text(f'genes = ["PNLIP"]\n{wrong}', encoding="utf-8")
    return folder


def expression(folder: Path, gene: str) -> np.ndarray:
    with (folder / "expression.tsv").open(encoding="utf-8") as handle:
        return np.array(next(row for row in csv.reader(handle, delimiter="\t") if row[0] == gene)[1:], dtype=float)


@pytest.mark.shared
@pytest.mark.parametrize("gene", ["PNLIP", "CAPN9"])
def test_the_numbers_of_real_tumours_are_rs(pancreas: Path, gene: str) -> None:
    done = run_here("survival", gene, "study.toml", "-o", f"results-{gene}", "--no-figures", cwd=pancreas)
    assert done.returncode == 0, done.stderr
    assert f"{gene} and overall survival in pancreas: hazard ratio" in done.stdout
    assert "survival told by 1" in done.stdout
    assert "\x1b" not in done.stdout
    (answer,) = told(pancreas / f"results-{gene}", gene)["survival"]
    (ours,) = answer["cohorts"]
    with gzip.open(GOLDEN, "rt") as handle:
        theirs = next(entry for entry in json.load(handle)["genes"] if entry["gene"] == gene)
    sd = float(np.std(expression(pancreas, gene), ddof=1))
    wanted = {
        "coef": float(theirs["cox"]["coef"]) * sd,
        "se": float(theirs["cox"]["se"]) * sd,
        "p": float(theirs["cox"]["p"]),
    }
    assert {name: ours["hazard"][name] for name in wanted} == pytest.approx(wanted, rel=1e-8)
    pairs = [
        (ours["groups"]["log_rank_p"], theirs["log_rank"]["p"]),
        (ours["proportional"]["p"], theirs["zph"]["p"]),
        (ours["proportional"]["chi2"], theirs["zph"]["chi2"]),
        (ours["cuts"]["statistic"], theirs["selected"]["statistic"]),
        (ours["cuts"]["corrected_p"], theirs["selected"]["p"]),
    ]
    assert [mine for mine, _ in pairs] == pytest.approx([float(r) for _, r in pairs], rel=1e-8)
    assert (ours["n"], ours["events"]) == (42, 29)


@pytest.mark.shared
def test_every_gene_of_the_real_tumours_is_in_the_table(pancreas: Path) -> None:
    done = run_here("survival", "PNLIP", "study.toml", "-o", "results-json", "--json", "--no-figures", cwd=pancreas)
    assert done.returncode == 0, done.stderr
    (body,) = json.loads(done.stdout)["genes"]
    table = pl.read_parquet(pancreas / "results-json" / "survival" / "pancreas-overall.parquet")
    with gzip.open(GOLDEN, "rt") as handle:
        entries = json.load(handle)["genes"]
    theirs = {entry["gene"].replace("KIAA1324", "ELAPOR1"): entry["cox"] for entry in entries}  # today's symbol
    assert set(table["gene"]) == set(theirs)
    wanted = [float(theirs[gene]["p"]) for gene in table["gene"]]
    np.testing.assert_allclose(table["p"].to_numpy(), wanted, rtol=1e-8)
    wanted = [float(theirs[gene]["score"]) for gene in table["gene"]]
    np.testing.assert_allclose(table["score_z"].to_numpy() ** 2, wanted, rtol=1e-7)
    assert body["survival"][0]["cohorts"][0]["place"]["rank"] == table["gene"].to_list().index("PNLIP") + 1


@pytest.mark.shared
def test_a_wrong_field_is_one_clear_line_with_near_names(pancreas: Path) -> None:
    done = run_here("survival", "PNLIP", "wrong.toml", "-o", "none", cwd=pancreas)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "'day_to_death'" in done.stderr
    assert "Did you mean: days_to_death" in done.stderr
    assert not (pancreas / "none").exists()


# Two simulated cohorts, a series that is switched off, and one without any survival.


def cohort(folder: Path, name: str, seed: int, n: int = 60) -> tuple[list[str], list[list[str]]]:
    """Writes the values of a simulated cohort; its samples and for each of them months and status."""
    rng = np.random.default_rng(seed)
    values = rng.normal(8, 1, size=(len(GENES), n))
    died, seen = rng.exponential(20 * np.exp(-0.6 * (values[0] - 8))), rng.uniform(10, 60, n)
    samples = [f"{name}{i}" for i in range(n)]
    rows = [[gene, *(f"{value:.6f}" for value in row)] for gene, row in zip(GENES, values, strict=True)]
    write(folder / f"{name}.tsv", [["gene", *samples], *rows])
    return samples, [
        [f"{min(d, s):.3f}", HOSTILE if d <= s else "alive"] for d, s in zip(died.tolist(), seen.tolist(), strict=True)
    ]


def entry(name: str, *lines: str) -> str:
    said = [f'id = "{name}"', f'expression = "{name}.tsv"', f'samples = "{name}-samples.tsv"', *lines]
    return "\n".join(["[[series]]", *said, ""])


@pytest.fixture(scope="module")
def simulated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cohort whose fields are named, one whose survival is in a clinical table, one switched off, one without."""
    folder = tmp_path_factory.mktemp("cohorts")
    for seed, name in enumerate(("named", "clinic", "off", "without")):
        samples, lived = cohort(folder, name, seed)
        fields = ["sample", "note", "patient <b>code</b>"]
        rows: list[list[str]] = [[sample, "simulated", f"<i>{sample}</i>"] for sample in samples]
        if name in ("named", "off"):
            fields += ["os months", "os status"]
            rows = [row + more for row, more in zip(rows, lived, strict=True)]
        write(folder / f"{name}-samples.tsv", [fields, *rows])
        if name == "clinic":
            plain = [[s, m, e.partition(" ")[0]] for s, (m, e) in zip(samples, lived, strict=True)]
            write(folder / "clinic-lived.tsv", [["id", "survival months", "vital status"], *plain])
    survival = 'survival = { time = "os months", unit = "months", event = "os status", '
    survival += f'event_value = "{HOSTILE}", endpoint = "overall" }}'
    named = entry("named", survival, "survival_cut = { GENE0 = 8.25 }")
    clinic = entry("clinic", 'clinical = "clinic-lived.tsv"', 'clinical_key = "id"')
    both = named + clinic + entry("off", "survival = false") + entry("without")
    (folder / "study.toml").write_text(f'title = "Simulated cohorts"\ngenes = ["GENE0"]\n{both}', encoding="utf-8")
    (folder / "none.toml").write_text('genes = ["GENE0"]\n' + entry("without"), encoding="utf-8")
    (folder / "off.toml").write_text('genes = ["GENE0"]\n' + entry("off", "survival = false"), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def results(simulated: Path) -> Path:
    done = run_here("survival", "GENE0", "study.toml", "-o", "results", cwd=simulated)
    assert done.returncode == 0, done.stderr
    assert "GENE0 and overall survival over 2 cohorts: pooled hazard ratio" in done.stdout
    assert "the study file switches it off" in done.stdout
    return simulated / "results"


def test_two_cohorts_are_pooled_and_the_others_say_why_not(results: Path) -> None:
    (answer,) = told(results, "GENE0")["survival"]
    assert [cohort["series"] for cohort in answer["cohorts"]] == ["named", "clinic"]
    assert [cohort["source"] for cohort in answer["cohorts"]] == ["study file", "inferred"]
    assert [cohort["groups"]["kind"] for cohort in answer["cohorts"]] == ["fixed", "median"]
    assert answer["cohorts"][0]["groups"]["cut"] == 8.25
    assert {r["series"]: r["code"] for r in answer["refusals"]} == {"off": "switched_off", "without": "no_survival"}
    y = np.array([cohort["hazard"]["coef"] for cohort in answer["cohorts"]])
    v = np.array([cohort["hazard"]["se"] for cohort in answer["cohorts"]]) ** 2
    # Of two cohorts the restricted likelihood is that of their difference alone, so its maximum can be written down.
    tau2 = max(0.0, float((y[0] - y[1]) ** 2 - v.sum()) / 2)
    weights = 1 / (v + tau2)
    mean = float(weights @ y / weights.sum())
    half = float(stats.t.ppf(0.975, 1) * np.sqrt(weights @ (y - mean) ** 2 / weights.sum()))
    wanted = {"coef": mean, "ci_low": mean - half, "ci_high": mean + half}
    assert {name: answer["pooled"][name] for name in wanted} == pytest.approx(wanted, rel=1e-6)


def test_each_cohort_has_a_table_of_every_gene(results: Path) -> None:
    files = sorted(path.name for path in (results / "survival").iterdir())
    assert files == ["clinic-overall.parquet", "named-overall.parquet"]
    for name in files:
        assert sorted(pl.read_parquet(results / "survival" / name)["gene"]) == sorted(GENES)


def test_the_report_has_the_forest_and_nothing_of_the_samples_texts_is_markup(results: Path) -> None:
    drawn = {path.stem for path in (results / "figures").glob("*.svg")}
    assert {"GENE0-overall-survival", "GENE0-named-overall-curves", "GENE0-clinic-overall-curves"} <= drawn
    report = (results / "report.html").read_text(encoding="utf-8")
    assert 'id="survival-GENE0"' in report
    assert "imulated" in report
    assert "<img src=x" not in report
    assert "&lt;img src=x" in report
    assert "<i>named" not in report
    assert "<b>code" not in report
    for figure in (results / "figures").glob("*.svg"):
        assert "<img" not in figure.read_text(encoding="utf-8")


def test_bare_figures_are_lower_by_their_titles(results: Path, simulated: Path) -> None:
    done = run_here("survival", "GENE0", "study.toml", "-o", "bare", "--bare", cwd=simulated)
    assert done.returncode == 0, done.stderr
    names = {path.name for path in (results / "figures").iterdir()}
    assert {path.name for path in (simulated / "bare" / "figures").iterdir()} == names
    assert {name.rpartition(".")[2] for name in names} == {"svg"}
    for name in (name for name in names if name.endswith(".svg")):
        whole, bare = (
            float(re.search(r'height="([0-9.]+)pt"', (folder / "figures" / name).read_text(encoding="utf-8"))[1])
            for folder in (results, simulated / "bare")
        )
        assert bare < whole - 12, name


def test_the_resolved_study_runs_again_to_the_same_numbers(results: Path, simulated: Path) -> None:
    done = run_here("survival", "GENE0", "results/study.toml", "-o", "again", "--no-figures", cwd=simulated)
    assert done.returncode == 0, done.stderr
    first, again = told(results, "GENE0"), told(simulated / "again", "GENE0")
    assert again["survival"] == first["survival"]
    assert again["survival_choices"] == first["survival_choices"]


@pytest.mark.parametrize(
    ("study", "why"),
    [("none.toml", "no time and status of the patients is found"), ("off.toml", "the study file switches it off")],
)
def test_where_no_series_tells_survival_the_code_is_1_and_the_reason_is_said(
    simulated: Path, study: str, why: str
) -> None:
    done = run_here("survival", "GENE0", study, "-o", f"out-{study}", "--no-figures", cwd=simulated)
    assert done.returncode == 1, done.stderr
    assert why in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_a_run_without_any_survival_has_no_section_and_an_empty_list(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    samples = [f"S{i}" for i in range(12)]
    write(tmp_path / "values.tsv", [["gene", *samples], *([g, *rng.normal(8, 1, 12).round(4)] for g in GENES)])
    write(
        tmp_path / "sheet.tsv",
        [["sample", "tissue"], *([s, "tumor" if i < 6 else "normal"] for i, s in enumerate(samples))],
    )
    study = 'genes = ["GENE0"]\n[[series]]\nid = "plain"\nexpression = "values.tsv"\nsamples = "sheet.tsv"\n'
    (tmp_path / "study.toml").write_text(study, encoding="utf-8")
    done = run_here("run", "study.toml", "-o", "results", "--no-figures", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    body = told(tmp_path / "results", "GENE0")
    assert (body["survival"], body["survival_choices"]) == ([], None)
    assert not (tmp_path / "results" / "survival").exists()
    report = (tmp_path / "results" / "report.html").read_text(encoding="utf-8")
    shown = re.sub(r"<script.*?</script>", "", report, flags=re.DOTALL)
    assert 'id="survival-' not in shown
    assert "Lausen" not in shown
    assert "survival" not in done.stdout


def test_an_empty_clinical_table_is_a_fault_of_the_study_file(simulated: Path) -> None:
    (simulated / "empty.tsv").write_text("", encoding="utf-8")
    text = (simulated / "study.toml").read_text(encoding="utf-8")
    name = text.split('id = "', 1)[1].split('"', 1)[0]
    lines = f'id = "{name}"\nclinical = "empty.tsv"\nclinical_key = "patient"'
    (simulated / "empty.toml").write_text(text.replace(f'id = "{name}"', lines, 1), encoding="utf-8")
    done = run_here("survival", "GENE1", "empty.toml", "-o", "none", cwd=simulated)
    assert done.returncode == 2, done.stderr
    assert f"series {name}, clinical" in done.stderr
    assert "an empty file" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not (simulated / "none").exists()
