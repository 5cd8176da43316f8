"""Figures on demand: what the report shows is drawn in a run, every figure for papers afterwards."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from geneverdict.errors import ResultsError
from geneverdict.io.results.folder import check_writable, listed_files
from geneverdict.io.study import read_study
from geneverdict.pipeline.redraw import draw_figures
from geneverdict.pipeline.run import run_study
from geneverdict.settings import Settings

pytestmark = pytest.mark.slow

SHOWN = {"forest-GENE00.svg", "values-GENE00-own.svg"}
EVERY = {"forest-GENE00", "values-GENE00-own", "volcano-GENE00-own", "pca-own", "correlation-own"}


def settings(folder: Path) -> Settings:
    return Settings(str(folder / "none"), folder / "cache", offline=True)


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """Simulated: twenty genes in eight samples."""
    samples, rng = [f"s{i}" for i in range(8)], np.random.default_rng(3)
    rows = [f"GENE{i:02d}\t" + "\t".join(f"{v:.4f}" for v in rng.normal(8, 1, 8)) for i in range(20)]
    (tmp_path / "own.tsv").write_text("\n".join(["gene\t" + "\t".join(samples), *rows]) + "\n", encoding="utf-8")
    sheet = ["sample\ttissue", *(f"{s}\t{'tumour' if i < 4 else 'normal'}" for i, s in enumerate(samples))]
    (tmp_path / "sheet.tsv").write_text("\n".join(sheet) + "\n", encoding="utf-8")
    text = 'title = "simulated"\ngenes = ["GENE00"]\n[[series]]\nid = "own"\nexpression = "own.tsv"\n'
    text += 'samples = "sheet.tsv"\ncase = { field = "tissue", match = "tumour" }\n'
    (tmp_path / "study.toml").write_text(text + 'control = { field = "tissue", match = "normal" }\n', encoding="utf-8")
    return tmp_path


def files(results: Path) -> set[str]:
    return {path.name for path in (results / "figures").iterdir()}


def test_a_run_draws_what_its_report_shows_and_figures_draws_every_one(study: Path) -> None:
    results = study / "out"
    run_study(read_study(study / "study.toml"), results, settings(study))
    report = (results / "report.html").read_bytes()
    assert files(results) == SHOWN
    assert b"geneverdict figures results" in report
    assert draw_figures(results, settings(study)) == len(EVERY)
    assert files(results) == {f"{name}.{form}" for name in EVERY for form in ("svg", "png", "pdf")}
    assert (results / "report.html").read_bytes() == report
    assert {f"figures/{name}" for name in files(results)} <= listed_files(results)
    check_writable(results)  # a run may replace the folder: nothing in it is foreign
    assert not list(study.glob(".out*"))


def test_results_whose_input_has_changed_keep_their_figures(study: Path) -> None:
    results = study / "out"
    run_study(read_study(study / "study.toml"), results, settings(study))
    table = study / "own.tsv"
    table.write_text(table.read_text(encoding="utf-8").replace("GENE19", "GENE20"), encoding="utf-8")
    with pytest.raises(ResultsError, match="own"):
        draw_figures(results, settings(study))
    assert files(results) == SHOWN
    with pytest.raises(ResultsError):
        draw_figures(study, settings(study))
