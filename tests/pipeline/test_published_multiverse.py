"""What a run with a multiverse leaves behind: files that agree with the run and each other, links that lead there."""

from __future__ import annotations

import itertools
import json
import re
from html import unescape
from pathlib import Path

import polars as pl
import pytest

from geneverdict.io.study import read_study
from geneverdict.messages import from_json
from geneverdict.model.choices import Multiverse
from geneverdict.model.run import Run
from geneverdict.pipeline.answer import ask
from geneverdict.pipeline.run import run_study
from geneverdict.settings import Settings, default_cache
from geneverdict.testing import write_demo_study

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, Path]:
    """The demo's first two series with few specifications."""
    folder = tmp_path_factory.mktemp("published")
    write_demo_study(folder, n_genes=500)
    study = folder / "study.toml"
    few = Multiverse(permutations=5, at_most=30, probes={"highest_median": 1.0, "mean_of_probes": 1.0})
    whole = read_study(study)
    asked = whole.model_copy(update={"multiverse": few, "series": whole.series[:2]})
    settings = Settings(mirror=str(folder / "geo"), cache=default_cache(), offline=True)
    return run_study(asked, folder / "results", settings), folder / "results"


def test_every_file_that_the_report_names_is_there_and_every_link_stays_in_it(done: tuple[Run, Path]) -> None:
    run, folder = done
    html = (folder / "report.html").read_text(encoding="utf-8")
    addresses = {unescape(a) for a in re.findall(r'<code class="file">([^<]+)<', html)}
    assert re.findall(r'href="([^"#:]+)"', html) == []
    assert {"overlap.json", "tables/pooled.csv", f"genes/{run.genes[0].gene}-specifications.csv"} <= addresses
    assert any(a.startswith("multiverse/") for a in addresses)
    assert [a for a in addresses if not (folder / a).exists()] == []
    anchors = set(re.findall(r'href="#([^"]+)"', html))
    assert anchors <= set(re.findall(r'id="([^"]+)"', html))
    headings = [int(level) for level in re.findall(r"<h([1-6])", html)]
    assert all(b - a <= 1 for a, b in itertools.pairwise(headings))
    assert "was not drawn" not in html
    assert html.count("curve-of-") >= 2 * len(run.multiverse[0].series)
    assert len(html) < 8_000_000


def test_the_json_of_a_named_gene_is_its_multiverse(done: tuple[Run, Path]) -> None:
    run, folder = done
    found = run.multiverse[0]
    body = json.loads((folder / "genes" / f"{found.gene}.json").read_text(encoding="utf-8"))["multiverse"]
    assert [one["series"] for one in body["series"]] == [curve.series for curve, _ in found.series]
    table = pl.read_csv(folder / body["specifications"], infer_schema_length=None)
    for one, (curve, summary) in zip(body["series"], found.series, strict=True):
        rows = table.filter(pl.col("series") == curve.series)
        assert rows.filter(pl.col("default"))["number"].to_list() == [one["default"]]
        assert len(rows.drop_nulls("effect")) == one["n"] == summary.n
        assert rows["effect"].min() == pytest.approx(one["low"], rel=1e-12)


def test_any_gene_is_answered_over_the_specifications_for_all_genes(done: tuple[Run, Path]) -> None:
    run, folder = done
    answer = ask(folder, "GAPDH", fdr=0.2)
    assert [row.series for row in answer.universe] == [a.id for a in answer.answers if a.row]
    row = answer.universe[0]
    stored = pl.read_parquet(folder / "multiverse" / f"{row.series}.parquet").filter(pl.col("gene") == "GAPDH")
    for name, value in stored.row(0, named=True).items():
        if name != "gene":
            assert getattr(row, name) == pytest.approx(value, nan_ok=True) if name != "grade" else row.grade == value
    # Thresholds that are asked for now do not change what was counted then.
    assert row.thresholds == run.study.thresholds


def test_the_overlap_is_written(done: tuple[Run, Path]) -> None:
    run, folder = done
    body = json.loads((folder / "overlap.json").read_text(encoding="utf-8"))
    assert run.overlap is not None
    assert [from_json(said) for said in body["sentences"]] == list(run.overlap.messages)
    assert len(body["comparisons"]) == len(run.overlap.overlaps)
    assert (folder / "overlap.json").stat().st_size < 200_000
