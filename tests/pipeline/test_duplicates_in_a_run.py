"""A study in which two series share patients: found, said, and counted once in the pooling."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from geneverdict.io.study import read_study
from geneverdict.model.run import Run
from geneverdict.pipeline.answer import ask
from geneverdict.pipeline.run import run_study
from geneverdict.settings import Settings

pytestmark = pytest.mark.slow

GENES = [f"GENE{i:04d}" for i in range(1500)]
SHARED = 5
"""Of each group: measured again, with noise, on an array of its own."""


def write(folder: Path, name: str, values: np.ndarray, groups: list[str]) -> None:
    samples = [f"{name}-{i}" for i in range(values.shape[1])]
    lines = ["\t".join(["gene", *samples])]
    lines += ["\t".join([gene, *(f"{v:.5f}" for v in row)]) for gene, row in zip(GENES, values, strict=True)]
    (folder / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    sheet = ["sample\tgroup", *(f"{s}\t{g}" for s, g in zip(samples, groups, strict=True))]
    (folder / f"{name}-samples.tsv").write_text("\n".join(sheet) + "\n", encoding="utf-8")


def study_text(names: list[str]) -> str:
    entries = [
        f'[[series]]\nid = "{name}"\nexpression = "{name}.tsv"\nsamples = "{name}-samples.tsv"\n'
        'case = { field = "group", match = "^tumour$" }\ncontrol = { field = "group", match = "^normal$" }\n'
        for name in names
    ]
    return 'title = "simulated"\ngenes = ["GENE0001"]\n' + "\n".join(entries)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    folder = tmp_path_factory.mktemp("copies")
    rng = np.random.default_rng(5)
    effect = np.where(np.arange(len(GENES)) % 4 == 1, rng.normal(0, 1, len(GENES)), 0.0)

    def people(n: int, case: bool) -> np.ndarray:
        own = rng.normal(0, 0.7, (len(GENES), n)) + rng.normal(0, 0.4, (len(GENES), 3)) @ rng.normal(size=(3, n))
        return 8 + own + (effect[:, None] if case else 0.0)

    def measured(*groups: np.ndarray) -> np.ndarray:
        truth = np.hstack(groups)
        platform = rng.normal(0, 1, (len(GENES), 1))
        return platform + truth + rng.normal(0, 0.25, truth.shape)

    cases, controls = people(12, True), people(12, False)
    more_cases, more_controls = people(5, True), people(5, False)
    groups = ["tumour"] * 12 + ["normal"] * 12
    write(folder, "simulated large", measured(cases, controls), groups)
    again = measured(cases[:, :SHARED], more_cases, controls[:, :SHARED], more_controls)
    write(folder, "simulated small", again, ["tumour"] * 10 + ["normal"] * 10)
    write(folder, "simulated other", measured(people(12, True), people(12, False)), groups)
    (folder / "study.toml").write_text(study_text(["simulated large", "simulated small", "simulated other"]))
    settings = Settings(mirror=str(folder), cache=folder / "cache", offline=True, figures="none")
    return folder / "results", run_study(read_study(folder / "study.toml"), folder / "results", settings)


def test_the_shared_samples_are_found_and_no_others(run: tuple[Path, Run]) -> None:
    report = run[1].overlap
    assert report is not None
    (overlap,) = [one for one in report.overlaps if one.shared]
    assert {overlap.series_a, overlap.series_b} == {"simulated large", "simulated small"}
    numbers = {(one.sample_a.split("-")[-1], one.sample_b.split("-")[-1]) for one in overlap.shared}
    cases = {(str(i), str(i)) for i in range(SHARED)}
    assert numbers == cases | {(str(12 + i), str(10 + i)) for i in range(SHARED)}
    assert set(report.drop) == {"simulated small"}
    assert len(report.drop["simulated small"]) == 2 * SHARED


def test_they_count_once_in_the_pooling_and_the_effect_is_said(run: tuple[Path, Run]) -> None:
    answer = run[1].genes[0]
    row = answer.pooled
    assert row is not None
    assert row.with_copies is not None
    assert row.with_copies.left_out == (("simulated small", 2 * SHARED),)
    assert (row.k, row.with_copies.k) == (3, 3)
    assert row.estimate != row.with_copies.estimate
    # The series' own answer keeps all its samples.
    small = next(a for a in answer.answers if a.id == "simulated small")
    assert (small.n_case, small.n_control) == (10, 10)


def test_every_gene_s_pooled_line_is_that_of_the_reduced_series(run: tuple[Path, Run]) -> None:
    pooled = run[1].pooled
    assert pooled is not None
    answer = ask(run[0], "GENE0002")
    assert answer.pooled is not None
    assert answer.pooled.with_copies is not None
    place = pooled.genes.index("GENE0002")
    assert answer.pooled.estimate == pytest.approx(pooled.estimate[place], rel=1e-12)


def test_report_and_files_say_it(run: tuple[Path, Run]) -> None:
    folder = run[0]
    report = (folder / "report.html").read_text(encoding="utf-8")
    assert "10 samples of simulated small are left out of the pooling" in report
    body = json.loads((folder / "genes" / "GENE0001.json").read_text(encoding="utf-8"))
    assert body["pooled"]["with_copies"]["left_out"]
    assert json.loads((folder / "overlap.json").read_text(encoding="utf-8"))["dropped"]
