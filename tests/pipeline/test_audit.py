"""``audit``: what does not fit together is named with what to do; clean series raise no alarm."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from geneverdict.cli import main
from geneverdict.messages import english
from geneverdict.model.study import SeriesSpec
from geneverdict.pipeline.audit import Audit, audit
from geneverdict.pipeline.steps import fit, prepare
from geneverdict.settings import Settings
from geneverdict.testing import demo_recipes, simulate_series


def settings(shared: Path, tmp_path: Path) -> Settings:
    return Settings(str(shared / "geo"), tmp_path / "cache", offline=True)


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("id", ["GSE4107", "GSE14520", "GSE42872", "GSE3325", "GSE27533", "GSE95166"])
def test_clean_series_raise_no_alarm(shared: Path, tmp_path: Path, id: str) -> None:
    seen = audit([SeriesSpec(id=id)], settings(shared, tmp_path))
    assert [f.code for one in seen.series for f in one.findings if f.weight != "note"] == []
    assert not seen.alarms


@pytest.mark.shared
def test_a_table_of_pairs_is_clean_and_its_sexes_are_read(shared: Path, tmp_path: Path) -> None:
    data = shared / "data"
    spec = SeriesSpec(
        id="GSE22780",
        platform="GPL570",
        expression=str(data / "GSE22780_expression.tsv.gz"),
        samples=str(data / "GSE22780_samples.tsv"),
        case={"field": "Group", "match": "^d$"},
        control={"field": "Group", "match": "^c$"},
        pair={"field": "Block"},
    )
    (one,) = audit([spec], settings(shared, tmp_path)).series
    assert [f.code for f in one.findings if f.weight != "note"] == []
    assert one.sex is not None
    assert english(one.sex).endswith("8 are female, 8 male.")


def write(folder: Path, *, swapped: bool) -> Path:
    """Eight cases and eight controls of two sexes; ``swapped``: a case and a control are exchanged in all but text."""
    rng = np.random.default_rng(3)
    genes = [*(f"GENE{i}" for i in range(994)), "XIST", "RPS4Y1", "DDX3Y", "KDM5D", "EIF1AY", "UTY"]
    case = np.arange(16) < 8
    female = np.arange(16) % 2 == 0
    values = rng.normal(8, 1.5, (1000, 1)) + rng.normal(0, 0.3, (1000, 16))
    values[:60] += np.where(case, 2.0, 0.0)
    values[994] = np.where(female, 13, 4) + rng.normal(0, 0.3, 16)
    values[995:] = np.where(female, 4, 11) + rng.normal(0, 0.3, (5, 16))
    names = [f"{'tumor' if c else 'normal'} {i}" for i, c in enumerate(case)]
    if swapped:
        values[:, [2, 11]] = values[:, [11, 2]]
    lines = ["\t".join(["gene", *(f"s{i}" for i in range(16))])]
    lines += ["\t".join([g, *(f"{v:.3f}" for v in row)]) for g, row in zip(genes, values, strict=True)]
    (folder / "own.tsv").write_text("\n".join(lines) + "\n")
    sheet = ["sample\ttitle\ttissue\tsex"]
    sheet += [
        f"s{i}\t{name}\t{'tumor' if c else 'normal'}\t{'F' if f else 'M'}"
        for i, (name, c, f) in enumerate(zip(names, case, female, strict=True))
    ]
    (folder / "sheet.tsv").write_text("\n".join(sheet) + "\n")
    (folder / "study.toml").write_text(
        'genes = ["GENE1"]\n[[series]]\nid = "simulated"\nexpression = "own.tsv"\nsamples = "sheet.tsv"\n'
        'case = { field = "tissue", match = "tumor" }\ncontrol = { field = "tissue", match = "normal" }\n'
    )
    return folder / "study.toml"


def look(folder: Path, *, swapped: bool) -> Audit:
    return audit(write(folder, swapped=swapped), Settings(str(folder), folder / "cache", offline=True))


def test_exchanged_samples_are_seen_by_sex_and_by_profile(tmp_path: Path) -> None:
    (clean,) = look(tmp_path, swapped=False).series
    assert [f.code for f in clean.findings] == []
    (one,) = look(tmp_path, swapped=True).series
    found = {f.code: f for f in one.findings if f.weight != "note"}
    assert found.keys() == {"groups_exchanged"}, "one finding on the two samples, with all that speaks against them"
    assert found["groups_exchanged"].names("samples") == ("s2", "s11")
    assert "also show another sex than stated" in english(found["groups_exchanged"].message)
    assert all(f.change is not None for f in found.values())
    assert one.sex is not None
    assert "16 of 16 samples state a sex, 16 could be checked, 2 contradict" in english(one.sex)


def test_words_that_name_the_other_group_are_said() -> None:
    made = simulate_series(demo_recipes()[1], 1)
    samples = made.series.samples
    titles = list(samples.columns["title"])
    assert "cancer" in titles[0]
    titles[0] = "Simulated normal gastric mucosa 99"
    columns = {**samples.columns, "title": tuple(titles)}
    series = replace(made.series, samples=replace(samples, columns=columns))
    spec = SeriesSpec(
        id=series.id,
        case={"field": "disease state", "match": "cancer"},
        control={"field": "disease state", "match": "normal"},
    )
    result = fit(prepare(series, made.platform, spec))
    told = [f for f in result.checks.findings if f.code in ("groups_text", "groups_words")]
    assert [f.names("samples") for f in told] == [(samples.ids[0],)]
    clean = fit(prepare(made.series, made.platform, spec))
    assert not [f for f in clean.checks.findings if f.code.startswith("groups_")]


def run(monkeypatch: pytest.MonkeyPatch, *words: str | Path) -> int:
    monkeypatch.setattr(sys, "argv", ["geneverdict", *map(str, words)])
    with pytest.raises(SystemExit) as stop:
        main()
    return int(str(stop.value.code))


@pytest.mark.parametrize(("lang", "word"), [("en", "what to do"), ("zh", "处理办法")])
def test_findings_are_no_errors_unless_strict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], lang: str, word: str
) -> None:
    monkeypatch.setenv("GENEVERDICT_CACHE", str(tmp_path / "cache"))
    study = write(tmp_path, swapped=True)
    assert run(monkeypatch, "audit", study, "--lang", lang) == 0
    shown = capsys.readouterr().out
    assert word in shown
    assert "s11" in shown
    assert run(monkeypatch, "audit", study, "--strict") == 3


def test_json_has_codes_values_and_texts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GENEVERDICT_CACHE", str(tmp_path / "cache"))
    assert run(monkeypatch, "audit", write(tmp_path, swapped=True), "--json") == 0
    (one,) = json.loads(capsys.readouterr().out)["series"]
    assert one["groups"]["case"] == 8
    assert {f["code"] for f in one["findings"] if f["weight"] != "note"} == {"groups_exchanged"}
    assert one["findings"][0]["values"]["genes_without"]["value"] >= 60
    assert one["sex"]["code"] == "audit-sex"
    assert all(f["text"] and f["change"] for f in one["findings"])


def test_a_table_without_groups_is_looked_at_as_far_as_it_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GENEVERDICT_CACHE", str(tmp_path / "cache"))
    write(tmp_path, swapped=False)
    assert run(monkeypatch, "audit", tmp_path / "own.tsv", "--json") == 0
    (one,) = json.loads(capsys.readouterr().out)["series"]
    assert one["groups"] is None
    assert "8 are female, 8 male" in one["sex"]["text"]
    assert one["error"] is not None


def test_a_study_file_stands_alone(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "audit", "study.toml", "GSE1") == 2
    assert "a study file is audited alone" in capsys.readouterr().err
