"""GEO's DataSets: the table, its subsets as fields, the genes it names itself; GDS507 of ../shared."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest

from geneverdict.errors import GeneverdictError
from geneverdict.io.sources.gds import read_dataset
from geneverdict.io.sources.geo_file import spec_of_file
from geneverdict.messages import english
from geneverdict.model.study import SeriesSpec
from geneverdict.pipeline.load import LoadedSeries, load
from geneverdict.pipeline.steps import prepare
from geneverdict.settings import Settings
from run_here import run_here

SOFT = """\
^DATABASE = Geo
!Database_name = Gene Expression Omnibus (GEO)
^DATASET = GDS9
!dataset_title = Kidney, simulated
!dataset_platform = GPL9
!dataset_platform_organism = Homo sapiens
!dataset_feature_count = 3
!dataset_sample_organism = Homo sapiens
!dataset_channel_count = 1
!dataset_reference_series = GSE8
^SUBSET = GDS9_1
!subset_dataset_id = GDS9
!subset_description = carcinoma
!subset_sample_id = GSM1,GSM3
!subset_type = disease state
^SUBSET = GDS9_2
!subset_dataset_id = GDS9
!subset_description = normal
!subset_sample_id = GSM2, GSM4
!subset_type = disease state
^SUBSET = GDS9_3
!subset_description = P1
!subset_sample_id = GSM1,GSM2
!subset_type = individual
^SUBSET = GDS9_4
!subset_description = P2
!subset_sample_id = GSM3,GSM4
!subset_type = individual
^DATASET = GDS9
#ID_REF = Platform reference identifier
#IDENTIFIER = identifier
#GSM1 = Value for GSM1: C1; src: tumour tissue
#GSM2 = Value for GSM2: N1; src: kidney; src: left
#GSM3 = Value for GSM3: C2
!dataset_table_begin
ID_REF\tIDENTIFIER\tGSM1\tGSM2\tGSM3\tGSM4
1_at\tITGA5\t900\t300\t1200\t400
2_at\t--Control\t200\t210\tnull\t190
3_at\tTP53\t50\t40\t60\t45
!dataset_table_end
"""


def _write(folder: Path, text: str = SOFT) -> Path:
    path = folder / "GDS9.soft.gz"
    path.write_bytes(gzip.compress(text.encode(), mtime=0))
    return path


def _load(path: Path, tmp_path: Path, geo: Path | None = None) -> LoadedSeries:
    return load("x", spec_of_file(path), Settings(str(geo or tmp_path / "none"), tmp_path / "cache"))


def test_the_table_and_its_subsets(tmp_path: Path) -> None:
    series = read_dataset(_write(tmp_path))
    assert (series.id, series.platform, series.title) == ("GDS9", "GPL9", "Kidney, simulated")
    np.testing.assert_array_equal(series.values[:2], [[900, 300, 1200, 400], [200, 210, np.nan, 190]])
    samples = series.samples
    assert samples.columns["title"] == ("C1", "N1", "C2", "")
    assert samples.columns["source_name"] == ("tumour tissue", "kidney; src: left", "", "")
    assert samples.columns["disease state"] == ("carcinoma", "normal", "carcinoma", "normal")
    assert samples.characteristics == ("disease state", "individual")
    assert samples.organism == "Homo sapiens"
    assert "made by its curators of GSE8: 2 kinds of subsets" in " ".join(map(english, series.notes))


def test_groups_pairs_and_genes_without_a_platform_table(tmp_path: Path) -> None:
    """The DataSet's own identifiers stand in."""
    path = _write(tmp_path)
    got = _load(path, tmp_path)
    assert got.platform.genes == (("ITGA5",), (), ("TP53",))
    spec = SeriesSpec(id="GDS9", file=str(path), pair={"field": "individual"})  # type: ignore[arg-type]
    ready = prepare(got.series, got.platform, spec)
    assert (ready.design.kind, ready.pairing.n_pairs) == ("paired", 2)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SOFT.replace("3_at\tTP53\t50\t40\t60\t45\n", ""), "the table is truncated; expected 3 rows"),
        (SOFT.replace("!dataset_table_end\n", ""), "!dataset_table_end is missing"),
        (SOFT.partition("!dataset_table_begin")[0], "before the table begins"),
        (SOFT.replace("\t45\n", "\n"), "cells"),
        (SOFT.replace("ID_REF\tIDENT", "PROBE\tIDENT"), "PROBE"),
        (SOFT.replace("GSM", "SAM"), "no sample in it"),
    ],
)
def test_what_is_not_whole_is_said(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(GeneverdictError) as error:
        read_dataset(_write(tmp_path, text))
    assert said in english(error.value.line)


@pytest.mark.shared
def test_gds507(shared: Path, tmp_path: Path) -> None:
    """Nine carcinomas, eight normal kidneys, seven complete pairs; cut short at ten places one line each."""
    path = shared / "geo/datasets/GDSnnn/GDS507/soft/GDS507.soft.gz"
    got = _load(path, tmp_path, shared / "geo")
    ready = prepare(got.series, got.platform)
    assert got.platform.id == "GPL97"
    assert (ready.grouping.grade, ready.pairing.n_pairs) == ("sure", 7)
    assert ready.scale.kind == "linear"
    row = got.series.probes.index("200000_s_at")
    assert got.series.values[row, :3].tolist() == [4254.0, 5298.2, 4026.5]
    whole = path.read_bytes()
    for tenth in range(10):
        cut = tmp_path / "GDS507.soft.gz"
        cut.write_bytes(whole[: len(whole) * tenth // 10])
        with pytest.raises(GeneverdictError) as error:
            _load(cut, tmp_path)
        assert "\n" not in english(error.value.line)


@pytest.mark.shared
def test_gds507_by_accession(shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looked at, written into a study file, fetched, run."""
    monkeypatch.setenv("GENEVERDICT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("GENEVERDICT_GEO", str(shared / "geo"))
    seen = run_here("inspect", "gds507", cwd=tmp_path)
    assert "7 individuals have a case and a control" in seen.stdout
    assert run_here("init", "GDS507", "--gene", "PRPF8", "-o", "study.toml", cwd=tmp_path).returncode == 0
    text = (tmp_path / "study.toml").read_text(encoding="utf-8")
    assert 'id = "GDS507"' in text
    assert "file =" not in text
    (tmp_path / "study.toml").write_text(text.replace("[multiverse]", ""), encoding="utf-8")
    brought = run_here("fetch", "study.toml", cwd=tmp_path)
    assert (brought.returncode, "GPL97" in brought.stdout) == (0, True), brought
    done = run_here("run", "study.toml", "-o", "results", "--no-figures", cwd=tmp_path)
    assert (done.returncode, "7 pairs" in done.stdout) == (0, True), done
    none = run_here("inspect", "GDS999", cwd=tmp_path)
    assert none.returncode != 0
    assert "no DataSet GDS999" in none.stderr
