"""Real CEL files (../shared) through the whole pipeline, against affy and limma, and without a definition."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import affymetrix as made
from geneverdict.errors import NoDefinitionError
from geneverdict.io.study import read_study
from geneverdict.messages import english
from geneverdict.model.run import Run
from geneverdict.pipeline.load import load
from geneverdict.pipeline.run import run_study
from geneverdict.report.methods import paragraphs, references
from geneverdict.settings import Settings

pytestmark = pytest.mark.shared
with gzip.open(Path(__file__).parents[1] / "golden" / "rma_real.json.gz", "rt") as handle:
    GOLDEN = json.load(handle)
TAR = "geo/series/GSE21nnn/GSE21785/suppl/GSE21785_RAW.tar"


def _array(values: Any) -> np.ndarray:
    return np.array(values, np.float64)


def _study(folder: Path, *lines: str) -> Path:
    path = folder / "study.toml"
    path.write_text("\n".join(['genes = ["Pae_16SrRNA_s_at"]', "[[series]]", *lines]))
    return path


@pytest.fixture(scope="module")
def test3(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Two arrays against two."""
    folder, data = tmp_path_factory.mktemp("test3"), shared / "data"
    (folder / "sheet.tsv").write_text("file\tgroup\nTestA1\tA\nTestA2\tA\nTestB1\tB\nTestB2\tB\n")
    study = _study(
        folder,
        'id = "test3"',
        f'cel = "{data}/raw/affymetrix_test3_experiment"',
        f'cdf = "{data}/affymetrix_test3/Test3.CDF"',
        'samples = "sheet.tsv"',
        'symbols = "as_given"',
        'case = { field = "group", match = "B" }',
        'control = { field = "group", match = "A" }',
    )
    settings = Settings(str(folder), folder / "cache", offline=True, figures="none")
    return run_study(read_study(study), folder / "results", settings)


def test_limma_on_affys_values(test3: Run) -> None:
    (result,) = test3.results
    golden = GOLDEN["test3"]
    place = {name: i for i, name in enumerate(result.fit.names)}
    rows = [place[name] for name in golden["sets"]]
    assert len(result.fit.names) == golden["n"]
    np.testing.assert_allclose(result.fit.log2fc[rows], _array(golden["limma"]["log2fc"]), rtol=1e-9, atol=1e-10)
    np.testing.assert_allclose(result.fit.p[rows], _array(golden["limma"]["p"]), rtol=1e-8)


def test_methods_and_notes_say_how(test3: Run) -> None:
    text = " ".join(map(english, paragraphs(test3)))
    assert "as deposited unless said otherwise below: test3." in text
    assert "made from 4 CEL files of Test3 by robust multi-array average" in text
    assert "6,354 perfect-match probes in 345 probe sets, as defined by Test3.CDF (sha256 " in text
    assert any("Irizarry RA" in paper for paper in references(test3))
    notes = " ".join(map(english, test3.results[0].notes))
    assert "1 CEL file is of no sample and was left out: 'Test3.apt.v4.CEL'" in notes


@pytest.mark.slow
def test_twelve_arrays_of_an_archive(shared: Path, tmp_path: Path) -> None:
    """GSE21785 with a definition that is laid out, not the chip's own (see ``tests/golden/rma_real.R``)."""
    places = (np.arange(22_283)[:, None] * 11 + np.arange(11)) * 2
    cells = {f"s{i:05d}": [(int(at) % 712, int(at) // 712) for at in row] for i, row in enumerate(places)}
    (tmp_path / "laid_out_probe_tab.txt").write_bytes(made.probe_table(cells))
    study = _study(tmp_path, 'id = "kidney"', f'cel = "{shared / TAR}"', 'cdf = "laid_out_probe_tab.txt"')
    series = load("x", read_study(study).series[0], Settings(str(tmp_path), tmp_path / "cache")).series
    golden = GOLDEN["u133"]
    assert series.probes[::400] == tuple(golden["sets"])
    np.testing.assert_allclose(series.values[::400], _array(golden["values"]), rtol=0, atol=1e-10)
    np.testing.assert_allclose(series.values.sum(axis=0), _array(golden["sums"]), rtol=1e-13)


@pytest.mark.parametrize(
    ("cel", "words"),
    [
        (TAR, "Get GPL24120_HGU133A_Hs_ENTREZG.cdf.gz"),
        ("data/raw/affymetrix_hgu95av2", "Get the CDF of HG_U95Av2"),
    ],
)
def test_without_a_definition(cel: str, words: str, shared: Path, tmp_path: Path) -> None:
    study = _study(tmp_path, 'id = "x"', f'cel = "{shared / cel}"')
    with pytest.raises(NoDefinitionError, match=words):
        load("x", read_study(study).series[0], Settings(str(shared / "geo"), tmp_path / "cache"))


def test_mas5_of_real_arrays(shared: Path, tmp_path: Path) -> None:
    """Signals of affy on the log2 scale; without a background RMA is affy's without one."""
    data = shared / "data"
    lines = [
        'id = "test3"',
        f'cel = "{data}/raw/affymetrix_test3_experiment"',
        f'cdf = "{data}/affymetrix_test3/Test3.CDF"',
    ]
    (tmp_path / "sheet.tsv").write_text("file\tgroup\nTestA1\tA\nTestA2\tA\nTestB1\tB\nTestB2\tB\n")
    lines += ['samples = "sheet.tsv"']

    def made_by(way: str) -> Any:
        study = read_study(_study(tmp_path, *lines, f"processing = {way}"))
        return load("x", study.series[0], Settings(str(tmp_path), tmp_path / "cache"))

    with gzip.open(Path(__file__).parents[1] / "golden" / "mas5_real.json.gz", "rt") as handle:
        golden = json.load(handle)["test3"]
    got = made_by('{ method = "mas5" }')
    place = {name: i for i, name in enumerate(got.series.probes)}
    rows = [place[name] for name in golden["sets"]]
    np.testing.assert_allclose(2 ** got.series.values[rows], _array(golden["scaled"]), rtol=1e-9)
    share = [round(100 * float(x)) for x in (_array(golden["p"]) < 0.04).mean(axis=0)]
    assert f"are {min(share)} to {max(share)} % of the sets" in " ".join(map(english, got.notes))
    bare = made_by('{ background = "none" }').series.values
    wanted = GOLDEN["test3"]
    rows = [place[name] for name in wanted["sets"]]
    np.testing.assert_allclose(bare[rows], _array(wanted["without_background"]), rtol=0, atol=1e-10)
