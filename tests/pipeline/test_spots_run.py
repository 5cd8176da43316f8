"""Two-colour arrays through the pipeline: swirl (../shared) against limma, dye swaps, technical replicates."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import spotted as made
from geneverdict.io.study import read_study
from geneverdict.messages import english
from geneverdict.model.fit import Fit
from geneverdict.model.run import Run
from geneverdict.pipeline.load import load
from geneverdict.pipeline.run import run_study
from geneverdict.pipeline.steps import fit, prepare
from geneverdict.report.methods import paragraphs, references
from geneverdict.settings import Settings
from geneverdict.stats.moderated import squeeze_var

with gzip.open(Path(__file__).parents[1] / "golden" / "two_colour_real.json.gz", "rt") as handle:
    GOLDEN: dict[str, Any] = json.load(handle)["swirl"]
EACH = np.arange(0, 8448, 11)


def _study(folder: Path, shared: Path, *lines: str) -> Path:
    raw = shared / "data/raw/swirl"
    path = folder / "study.toml"
    text = [
        'genes = ["1.2.10.1"]',
        "[[series]]",
        'id = "swirl"',
        f'spots = "{raw}"',
        f'samples = "{raw}/SwirlSample.txt"',
    ]
    text += ['case = { field = "experiment", match = "swirl" }', 'control = { field = "experiment", match = "wild" }']
    path.write_text("\n".join([*text, 'symbols = "as_given"', 'symbol_column = "place"', *lines]))
    return path


@pytest.fixture(scope="module")
def swirl(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("swirl")
    settings = Settings(str(folder), folder / "cache", offline=True, figures="none")
    return run_study(read_study(_study(folder, shared)), folder / "results", settings)


def _equal(ours: Fit, theirs: dict[str, Any]) -> None:
    """Print-tip loess included: the smooth is the same program's, so the whole road is equal to 1e-9."""
    log2fc, t, p = (np.array(theirs[name], np.float64) for name in ("log2fc", "t", "p"))
    np.testing.assert_allclose(ours.log2fc[EACH], log2fc, rtol=0, atol=1e-9)
    np.testing.assert_allclose(ours.t[EACH], t, rtol=1e-9)
    np.testing.assert_allclose(ours.p[EACH], p, rtol=1e-9)
    assert int((ours.fdr < 0.05).sum()) == theirs["called"]
    np.testing.assert_allclose(ours.df_prior, np.array(theirs["d0"], np.float64), rtol=1e-9)


@pytest.mark.shared
def test_swirl_is_limmas(swirl: Run) -> None:
    """161 of 8,448 spots at FDR .05, d0 4.0244; channels as pairs are the design −1, 1, −1, 1 on log ratios."""
    (result,) = swirl.results
    assert GOLDEN["fit"]["called"] == 161
    _equal(result.probe_fit, GOLDEN["fit"])
    assert sorted(result.fit.fdr) == pytest.approx(sorted(result.probe_fit.fdr))
    assert result.design.kind == "paired"
    assert "4 arrays hold a case and a control" in " ".join(map(english, result.pairing.evidence))


@pytest.mark.shared
def test_methods_say_how(swirl: Run) -> None:
    text = " ".join(map(english, paragraphs(swirl)))
    assert "4 two-colour arrays read by SPOT: background subtracted, offset 0; log ratios normalised by loess" in text
    assert any("Smyth GK, Speed T" in paper for paper in references(swirl))


@pytest.mark.shared
def test_the_dye_effect_is_a_covariate(shared: Path, tmp_path: Path) -> None:
    study = read_study(_study(tmp_path, shared, 'covariates = ["dye"]'))
    (spec,) = study.series
    loaded = load("swirl", spec, Settings(str(tmp_path), tmp_path / "cache"))
    _equal(fit(prepare(loaded.series, loaded.platform, spec)).probe_fit, GOLDEN["dye"])


def test_technical_swaps_are_averaged_within_the_pair(tmp_path: Path) -> None:
    """Three animals, each on two arrays with swapped dyes: three pairs, whose differences are the means of the signed
    log ratios."""
    (tmp_path / "raw").mkdir()
    rows = []
    for i in range(6):
        (tmp_path / f"raw/a{i}.gpr").write_bytes(made.gpr(made.channels(i)))
        sides = ("treated", "control") if i % 2 else ("control", "treated")
        rows.append(f"a{i}\tm{i // 2}\t" + "\t".join(sides))
    (tmp_path / "sheet.tsv").write_text("\n".join(["file\tanimal\tCy3\tCy5", *rows]))
    lines = [
        'id = "x"',
        'spots = "raw"',
        'samples = "sheet.tsv"',
        'symbols = "as_given"',
        'pair = { field = "animal" }',
    ]
    lines += ['case = { field = "target", match = "treated" }', 'control = { field = "target", match = "control" }']
    (tmp_path / "study.toml").write_text(
        "\n".join(['genes = ["oligo1"]', "[[series]]", *lines, 'replicates = { field = "animal" }'])
    )
    (spec,) = read_study(tmp_path / "study.toml").series
    loaded = load("x", spec, Settings(str(tmp_path), tmp_path / "cache"))
    ready = prepare(loaded.series, loaded.platform, spec)
    assert (ready.pairing.n_pairs, ready.design.kind) == (3, "paired")
    green, red = np.hsplit(loaded.series.values, 2)
    signed = (red - green) * np.array([1, -1] * 3)
    each = (signed[:, ::2] + signed[:, 1::2]) / 2
    found = fit(ready).probe_fit
    np.testing.assert_allclose(found.log2fc, each.mean(axis=1), rtol=0, atol=1e-12)
    prior = squeeze_var(each.var(axis=1, ddof=1), np.full(len(each), 2.0))
    np.testing.assert_allclose(found.t, each.mean(axis=1) / np.sqrt(prior.var_post / 3), rtol=1e-9)
