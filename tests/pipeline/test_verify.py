"""The printed numbers of a simulated study, recomputed by R's own packages.

Skipped where R or a package is not installed.
"""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from geneverdict.errors import ResultsError, UsageError
from geneverdict.io.study import read_study
from geneverdict.messages import english
from geneverdict.model.verification import Verification
from geneverdict.pipeline.run import run_study
from geneverdict.pipeline.verify import verify
from geneverdict.settings import Settings

pytestmark = pytest.mark.slow

GENES = [f"GENE{i:03d}" for i in range(260)]
N = 14
PAIRS = '{ field = "patient" }'
SERIES = {
    "plain": "pair = false",
    "paired": f"pair = {PAIRS}\nanalysis = {{ trend = true, robust = true }}\nsurvival_covariates = ['age']",
    "covariates": "pair = false\ncovariates = ['age', 'batch']\nanalysis = { array_weights = 'group' }",
    "arrays": "pair = false\nanalysis = { array_weights = true }",
    "holes": "pair = false\nanalysis = { array_weights = true }",
    "mixed": f"pair = {PAIRS}\nanalysis = {{ unpaired = 'block_correlation' }}",
    "voom": "pair = false\nscale = 'counts'\nanalysis = { engine = 'voom' }",
    "quality": f"pair = {PAIRS}\nscale = 'counts'\nanalysis = {{ engine = 'voom_quality' }}",
    "mixed-voom": f"pair = {PAIRS}\nscale = 'counts'\nanalysis = {{ unpaired = 'block_correlation' }}",
    "likelihood": "pair = false\nscale = 'counts'\nanalysis = { engine = 'quasi_likelihood' }",
}
DESEQ = {  # by themselves: R takes long to load DESeq2
    "deseq": "pair = false\nscale = 'counts'\nanalysis = { engine = 'deseq2' }",
    "deseq-pairs": f"pair = {PAIRS}\nscale = 'counts'\nanalysis = {{ engine = 'deseq2' }}",
}
LIVED = ("plain", "paired")
COUNTED = ("voom", "quality", "mixed-voom", "likelihood", *DESEQ)
TOLD = {"log2fc", "se", "ci_low", "ci_high", "t", "df", "p", "fdr", "ave_expr", "rank", "n_genes", "confident_log2fc"}


def _values(name: str, rng: np.random.Generator) -> np.ndarray:
    """GENE000 is four times as high in the first half; individuals differ; arrays lack some values."""
    level = rng.normal(8, 1.5, (len(GENES), 1)) + np.tile(rng.normal(0, 0.4, (len(GENES), N)), 2)
    level[0, :N] += 2
    if name in COUNTED:
        return rng.negative_binomial(8, 8 / (8 + 2 ** (level - 2))).astype(float)
    spread = 0.3 * np.sqrt(4 / rng.chisquare(4, (len(GENES), 1))) * np.exp(rng.normal(0, 0.3, 2 * N))
    values = level + rng.normal(0, 1, level.shape) * spread
    if name not in ("covariates", "arrays"):  # limma's weights of arrays are others where values are missing
        values[rng.random(values.shape) < 0.01] = np.nan
    return values


def _write(folder: Path, name: str, seed: int, said: str) -> str:
    rng = np.random.default_rng(seed)
    values = _values(name, rng)
    form = "%d" if name in COUNTED else "%.5f"
    samples = [f"{name}-s{i}" for i in range(2 * N)]
    rows = [["gene", *samples]]
    rows += [[g, *("" if np.isnan(x) else form % x for x in row)] for g, row in zip(GENES, values, strict=True)]
    shift = 3 if name.startswith("mixed") else 0
    partners = [f"{name}-{i}" for i in range(N)] + [f"{name}-{i + shift}" for i in range(N)]
    sheet = [["id", "group", "patient", "age", "batch", *(["os_months", "os_status"] if name in LIVED else [])]]
    lived = [(f"{months:.1f}", "dead" if i % 5 else "alive") for i, months in enumerate(rng.exponential(30, N))]
    ages = rng.integers(40, 80, N)
    for i, sample in enumerate(samples):
        row = [sample, "case" if i < N else "control", partners[i], str(ages[i % N]), "ab"[rng.integers(2)]]
        sheet.append([*row, *lived[i % N]] if name in LIVED else row)
    for file, lines in ((f"{name}.tsv", rows), (f"{name}-samples.tsv", sheet)):
        (folder / file).write_text("\n".join("\t".join(line) for line in lines) + "\n", encoding="utf-8")
    return (
        f'[[series]]\nid = "simulated-{name}"\nexpression = "{name}.tsv"\nsamples = "{name}-samples.tsv"\n'
        'case = { field = "group", match = "^case$" }\ncontrol = { field = "group", match = "^control$" }\n'
        f'symbols = "as_given"\n{said}\n'
    )


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _results(tmp_path_factory.mktemp("verify"), SERIES)


def _results(folder: Path, said: Mapping[str, str]) -> Path:
    series = "".join(_write(folder, name, seed, said[name]) for seed, name in enumerate(said))
    (folder / "study.toml").write_text(f'genes = ["GENE000", "GENE001", "GENE002"]\n{series}', encoding="utf-8")
    settings = Settings(str(folder / "none"), folder / "cache", offline=True, figures="none")
    run_study(read_study(folder / "study.toml"), folder / "results", settings)
    return folder / "results"


def _verified(results: Path, tables: Path | None = None) -> Verification:
    try:
        return verify(results, tables)
    except UsageError as error:
        if error.code != "no_r":
            raise
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def verified(results: Path) -> Verification:
    return _verified(results)


def test_r_finds_the_same_numbers(verified: Verification) -> None:
    assert verified.largest is not None
    assert verified.different == ()
    rest = [one.difference for one in verified.compared if one.bound == 1e-9]
    assert len(rest) > len(verified.compared) / 2
    assert max(rest) <= 1e-9


@pytest.mark.parametrize("name", [name for name in SERIES if name != "holes"])
def test_every_kind_of_fit_is_recomputed(verified: Verification, name: str) -> None:
    told = {one.statistic for one in verified.compared if one.where == f"simulated-{name}" and one.gene == "GENE000"}
    assert told >= TOLD | ({"b"} if name != "likelihood" else set())


def test_survival_is_recomputed_with_its_covariates(verified: Verification) -> None:
    told = {one.statistic for one in verified.compared if one.where == "simulated-paired-overall"}
    assert told >= {"hazard.coef", "hazard.p", "adjusted.coef", "groups.log_rank_p", "proportional.p"}


def test_survival_is_pooled_over_its_cohorts(verified: Verification) -> None:
    told = {one.statistic for one in verified.compared if one.what == "survival_pooled"}
    assert told >= {"k", "coef", "se", "p", "tau2"}


def test_what_r_is_not_asked_for_is_named(verified: Verification) -> None:
    told = {(one.code, english(one).split(": ")[1]) for one in verified.left_out}
    assert told == {
        ("verify-left_fit", "simulated-holes"),
    }


@pytest.mark.long
def test_deseqs_wald_test_is_recomputed(tmp_path: Path) -> None:
    """Nothing in these counts makes a search of DESeq2 stop elsewhere: far within the bound of 1e-4."""
    seen = _verified(_results(tmp_path, DESEQ))
    assert seen.versions["DESeq2"]
    assert {one.bound for one in seen.compared} == {1e-4}
    for name in DESEQ:
        told = {one.statistic for one in seen.compared if one.where == f"simulated-{name}" and one.gene == "GENE000"}
        assert told >= TOLD
    assert seen.largest is not None
    assert seen.largest.difference < 1e-9


@pytest.mark.slow
@pytest.mark.long
def test_the_demo(demo: Path) -> None:
    """One of its pooled lines has a tau2 of 0, beside which R's search stops."""
    verified = _verified(demo / "results")
    assert verified.different == ()
    assert len(verified.compared) > 200


@pytest.mark.long
def test_six_real_series(six: Path) -> None:
    verified = _verified(six / "results")
    assert verified.different == ()
    assert len(verified.compared) > 90


def test_where_r_is_asked_for_nothing_it_is_not_started(results: Path, tmp_path: Path) -> None:
    """The only gene stands in its series under another name: its numbers are taken as they were printed."""
    changed = tmp_path / "changed"
    shutil.copytree(results, changed)
    for path in (changed / "genes").glob("*.json"):
        path.unlink()
    body = json.loads((results / "genes" / "GENE001.json").read_text(encoding="utf-8"))
    body |= {"gene": "OTHER", "series": body["series"][:1], "pooled": None, "survival": []}
    (changed / "genes" / "OTHER.json").write_text(json.dumps(body), encoding="utf-8")
    seen = _verified(changed)
    assert seen.compared == ()
    assert [one.code for one in seen.left_out] == ["verify-left_name"]


def test_a_changed_number_is_caught(results: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed"
    shutil.copytree(results, changed)
    path = changed / "genes" / "GENE001.json"
    body = json.loads(path.read_text(encoding="utf-8"))
    body["series"][0]["se"] *= 1 + 1e-8
    path.write_text(json.dumps(body), encoding="utf-8")
    (one,) = _verified(changed).different
    assert (one.where, one.gene, one.statistic) == ("simulated-plain", "GENE001", "se")
    assert math.isclose(one.difference, 1e-8, rel_tol=1e-3)


def test_a_changed_value_is_caught(results: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed"
    shutil.copytree(results, changed)
    path = changed / "expression" / "simulated-plain.parquet"
    pl.read_parquet(path).with_columns(pl.col("plain-s3") + 1e-4).write_parquet(path)
    assert {one.where for one in _verified(changed).different if one.what == "series"} == {"simulated-plain"}


def test_without_r_it_is_said_what_to_install(results: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(results))
    with pytest.raises(UsageError, match="apt install r-base-core r-bioc-limma") as raised:
        verify(results)
    assert raised.value.exit_code == 2


def test_without_results_it_is_said_as_by_other_commands(tmp_path: Path) -> None:
    with pytest.raises(ResultsError, match=r"expected a folder with series\.json"):
        verify(tmp_path)


def test_tables_inside_the_results_are_refused_and_nothing_is_made(results: Path) -> None:
    for inside in (results, results / "tables", results / "new" / "tables", results / "de" / ".." / "new"):
        with pytest.raises(UsageError, match="inside"):
            verify(results, inside)
    assert not (results / "new").exists()


def test_tables_are_kept_in_a_new_folder_alone(results: Path, tmp_path: Path) -> None:
    _verified(results, tmp_path / "tables")
    assert (tmp_path / "tables" / "simulated-plain-values.tsv").exists()
    assert (results / "verify.R").exists()
    with pytest.raises(UsageError, match="new or empty"):
        verify(results, tmp_path / "tables")
