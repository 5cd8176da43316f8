"""``geneverdict compare`` over the results of a small simulated study."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

import geneverdict as gv
from geneverdict.cli import main
from small_results import run_small_study


@pytest.fixture(scope="module")
def results(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    return made_once("small", run_small_study) / "results"


def _run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["geneverdict", "compare", *words])
    with pytest.raises(SystemExit) as stop:
        main()
    return int(str(stop.value.code or 0))


def _published(results: Path, path: Path, series: str = "one") -> Path:
    """The series' own table turned round, three digits."""
    table = pl.read_csv(results / "tables" / f"{series}.csv").select("gene", -pl.col("log2fc").round(3), "p", "fdr")
    table.rename({"log2fc": "logFC", "p": "PValue", "fdr": "FDR"}).write_csv(path)
    return path


def test_the_first_lines_say_what_explains_the_difference(
    results: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table = _published(results, tmp_path / "published.csv")
    assert _run(monkeypatch, str(table), str(results), "-o", str(tmp_path / "c.json")) == 0
    out = capsys.readouterr().out
    assert out.startswith("published.csv and one, the series that it goes with most closely")
    assert "the other way round" in out.split("tried")[0]
    assert "ITGA5" in out
    body = json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))
    assert body["explained"]["effect"]["best"]["what"][0]["code"] == "explain-flipped"
    assert body["series"] == "one"
    assert body["explained"]["p"]["best"]["what"] == []


def test_counts_are_compared_without_a_new_fit(results: Path, tmp_path: Path) -> None:
    seen = gv.compare(results, _published(results, tmp_path / "two.csv", "two"), series="two")
    assert seen.p is not None
    assert [one.code for one in seen.p.left_out] == ["compare-not_refitted"]
    assert seen.p.best is not None
    assert seen.p.best.what == ()


def test_p_alone_are_compared(
    results: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pl.read_csv(results / "tables" / "one.csv").select("gene", P="p").write_csv(tmp_path / "p.csv")
    assert _run(monkeypatch, str(tmp_path / "p.csv"), str(results)) == 0
    out = capsys.readouterr().out
    assert "no fold changes" in out
    assert "p-values: the same as ours (100 %)" in out


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_json_is_whole_in_every_language(
    lang: str, results: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table = _published(results, tmp_path / "published.csv")
    assert _run(monkeypatch, str(table), str(results), "--json", "--lang", lang) == 0
    assert json.loads(capsys.readouterr().out)["schema"] == "geneverdict/compare/1"


def test_wrong_usage_is_one_line(
    results: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table = str(_published(results, tmp_path / "published.csv"))
    (tmp_path / "foreign.csv").write_text("Gene,logFC\nQQQ1,1\nQQQ2,-1\nQQQ3,2\n", encoding="utf-8")
    wrong = [
        ([table, str(results), "--series", "three"], "no series 'three'"),
        ([table, str(results), "--column", "size=logFC"], "effect=NAME"),
        ([table, str(results), "--column", "p=none"], "no column of numbers"),
        ([str(tmp_path / "foreign.csv"), str(results)], "no column names its rows"),
        ([str(tmp_path / "absent.csv"), str(results)], "absent.csv"),
        ([table, str(tmp_path)], "series.json"),
    ]
    for words, said in wrong:
        assert _run(monkeypatch, *words) != 0
        err = capsys.readouterr().err
        assert len(err.strip().splitlines()) == 1, err
        assert said in err


def test_damaged_results_are_said(
    results: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table = str(_published(results, tmp_path / "published.csv"))
    broken = shutil.copytree(results, tmp_path / "broken")
    (broken / "probes" / "one.parquet").write_bytes(b"PAR1")
    assert _run(monkeypatch, table, str(broken)) != 0
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
