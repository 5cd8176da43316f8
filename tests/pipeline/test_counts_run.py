"""A study of counts and arrays together, through a run and its results folder.  Simulated."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest

from geneverdict.io.results.read import ResultsFolder
from geneverdict.io.study import read_study
from geneverdict.messages import english
from geneverdict.model.run import Run
from geneverdict.model.why import Level
from geneverdict.pipeline.answer import answer_gene, ask
from geneverdict.pipeline.run import run_study
from geneverdict.settings import Settings

GENES = tuple(f"G{i:03d}" for i in range(200))


def _write(path: Path, values: np.ndarray, form: str) -> None:
    rows = ["\t".join([gene, *(form % x for x in row)]) for gene, row in zip(GENES, values, strict=True)]
    path.write_text("\n".join(["\t".join(["gene", *(f"s{i}" for i in range(8))]), *rows]))


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, Path]:
    """G000 four-fold in both series; G198 hardly counted, G199 not at all."""
    folder = tmp_path_factory.mktemp("counts")
    rng = np.random.default_rng(8)
    level = np.exp(rng.normal(5, 1.5, (200, 1))) * np.ones(8)
    level[0] = np.repeat([1600.0, 400.0], 4)
    level[198], level[199] = 0.4, 0.0
    counts = rng.negative_binomial(10, 10 / (10 + level)).astype(float)
    _write(folder / "simulated-counts.tsv", counts, "%d")
    arrays = 8 + rng.normal(0, 1.5, (200, 1)) + rng.normal(0, 0.3, (200, 8))
    arrays[0, :4] += 2
    _write(folder / "simulated-arrays.tsv", arrays, "%.4f")
    sheet = "\n".join(["id\tgroup", *(f"s{i}\t{'case' if i < 4 else 'control'}" for i in range(8))])
    (folder / "samples.tsv").write_text(sheet)
    series = "".join(
        f'[[series]]\nid = "simulated-{name}"\nexpression = "simulated-{name}.tsv"\nsamples = "samples.tsv"\n'
        'case = { field = "group", match = "^case$" }\ncontrol = { field = "group", match = "^control$" }\n'
        'pair = false\nsymbols = "as_given"\n'
        for name in ("counts", "arrays")
    )
    (folder / "study.toml").write_text(f'genes = ["G000", "G198", "G199"]\n{series}')
    settings = Settings(mirror=str(folder), cache=folder / "cache", figures="none")
    out = folder / "out"
    return run_study(read_study(folder / "study.toml"), out, settings), out


def test_counts_are_pooled_with_arrays(run: tuple[Run, Path]) -> None:
    answer = run[0].genes[0]
    assert [str(one.call) for one in answer.answers] == ["up", "up"]
    assert answer.pooled is not None
    assert answer.pooled.k == 2
    assert answer.pooled.estimate == pytest.approx(2, abs=0.6)


@pytest.mark.parametrize(("gene", "code"), [("G198", "low_counts"), ("G199", "no_counts")])
def test_a_rare_gene_is_told_alike_from_memory_and_from_the_folder(run: tuple[Run, Path], gene: str, code: str) -> None:
    (memory,) = (one for one in run[0].genes if one.gene == gene)
    for answer in (memory, ask(run[1], gene)):
        counts, arrays = answer.answers
        assert counts.reason is not None
        assert counts.reason.code == code
        assert counts.level is Level.TOO_RARE
        assert arrays.row is not None
        assert answer.pooled is not None
        assert [(name, english(why)) for name, why in answer.pooled.left_out] == [
            ("simulated-counts", "counted too rarely")
        ]
        assert "too rarely to be tested in simulated-counts" in english(answer.verdict.text)
    assert memory.answers[0].reason == ask(run[1], gene).answers[0].reason


def test_leaving_samples_out_has_the_stored_weights(run: tuple[Run, Path]) -> None:
    folder = ResultsFolder(run[1])
    stored = answer_gene(folder, "G000", folder.study.thresholds).answers[0].why
    assert stored is not None
    assert len(stored.influence) == 8
    assert stored == run[0].genes[0].answers[0].why


def test_the_report_says_how_counts_were_analysed(run: tuple[Run, Path]) -> None:
    text = (run[1] / "report.html").read_text()
    for words in ("filterByExpr", "trimmed mean of M values", "Law CW, Chen Y", "Robinson MD, Oshlack A", "voom"):
        assert words in text


def test_tumours_of_one_project_against_normals_of_another_are_said_to_be_confounded(tmp_path: Path) -> None:
    """The study file of the examples, on simulated tables in its form."""
    rng = np.random.default_rng(3)
    level = np.exp(rng.normal(5, 1.2, (200, 1))) * np.ones(12)
    level[0, :6] *= 6
    counts = rng.negative_binomial(10, 10 / (10 + level))
    ids = [*(f"TCGA-2J-{i:04d}-01A" for i in range(6)), *(f"GTEX-{i:04d}-0826" for i in range(6))]
    genes = ("ITGA5", *GENES[1:])
    rows = ["\t".join([gene, *map(str, row)]) for gene, row in zip(genes, counts, strict=True)]
    with gzip.open(tmp_path / "paad_gtex_counts.tsv.gz", "wt") as file:
        file.write("\n".join(["\t".join(["gene", *ids]), *rows]))
    kind = [("TCGA", "Primary Tumor")] * 6 + [("GTEx", "Normal Tissue")] * 6
    sheet = ["sample\tproject\tsample_type", *("\t".join([id, *of]) for id, of in zip(ids, kind, strict=True))]
    (tmp_path / "paad_gtex_samples.tsv").write_text("\n".join(sheet))
    example = Path(__file__).parents[2] / "examples" / "paad-tcga-gtex.toml"
    (tmp_path / "study.toml").write_text(example.read_text(encoding="utf-8"), encoding="utf-8")
    settings = Settings(mirror=str(tmp_path), cache=tmp_path / "cache", figures="none")
    done = run_study(read_study(tmp_path / "study.toml"), tmp_path / "results", settings)
    told = english(done.genes[0].verdict.text)
    assert done.genes[0].verdict.code == "called_up_in_all"
    assert told.startswith("In paad-gtex organ, batch, project or sex follows the groups entirely")
    assert done.genes[0].answers[0].subject.tissue == "pancreas"
