"""``geneverdict multiverse`` as a user runs it."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from run_here import run_here

pytestmark = pytest.mark.slow

NARROW = """
[multiverse]
normalise = ["as_deposited"]
filter = ["none"]
multi_gene_probes = ["drop"]
permutations = 20
"""


def start(*words: str | Path, cwd: Path) -> subprocess.Popen[str]:
    env = {**os.environ, "GENEVERDICT_CACHE": str(cwd / "cache"), "COLUMNS": "200"}
    command = [sys.executable, "-m", "geneverdict", *map(str, words)]
    return subprocess.Popen(command, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.fixture(scope="module")
def simulated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's input: its first three series, with fewer choices."""
    from geneverdict.testing import write_demo_study

    folder = tmp_path_factory.mktemp("multiverse")
    write_demo_study(folder, n_genes=500)
    text = (folder / "study.toml").read_text(encoding="utf-8")
    head, _, rest = text.partition("[multiverse]")
    series = "[[series]]".join(["", *rest.split("[[series]]")[1:4]])
    (folder / "plain.toml").write_text(head + series, encoding="utf-8")
    (folder / "narrow.toml").write_text(head + NARROW + series, encoding="utf-8")
    (folder / "wrong.toml").write_text(head + '[multiverse]\ntest = ["anova"]\n' + series, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def results(simulated: Path) -> Path:
    words = ("multiverse", "ITGA5", "narrow.toml", "-o", "results", "--geo", "geo", "--no-figures")
    done = run_here(*words, cwd=simulated)
    assert done.returncode == 0, done.stderr
    assert "How much it depends on the analyst" in done.stdout
    return simulated / "results"


def test_every_specification_is_in_the_table_and_the_default_is_the_study_s(results: Path) -> None:
    with (results / "genes" / "ITGA5-specifications.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    body = json.loads((results / "genes" / "ITGA5.json").read_text(encoding="utf-8"))
    own = {row["series"]: row for row in rows if row["default"] == "true"}
    answers = [entry for entry in body["series"] if entry["log2fc"] is not None]
    assert len(answers) >= 3
    for entry in answers:
        assert float(own[entry["id"]]["effect"]) == pytest.approx(entry["log2fc"], rel=1e-12)
        assert float(own[entry["id"]]["fdr"]) == pytest.approx(entry["fdr"], rel=1e-12)
    assert float(own["pooled"]["effect"]) == pytest.approx(body["pooled"]["estimate"], rel=1e-12)
    assert all(row["refused"] for row in rows if not row["effect"])
    for row in rows:
        chance = row["p"] if row["series"] == "pooled" else row["fdr"]
        sized = row["effect_measure"] != "standardised"
        called = row["effect"] and float(chance) < 0.05 and (not sized or abs(float(row["effect"])) >= 0.585)
        words = ("up" if float(row["effect"]) > 0 else "down") if called else "not called" if row["effect"] else ""
        assert row["call_0.585_0.05"] == words
    assert {entry["id"]: own[entry["id"]]["call"] for entry in answers} == {e["id"]: e["call"] for e in answers}


def test_json_and_report_tell_the_grade(results: Path) -> None:
    body = json.loads((results / "genes" / "ITGA5.json").read_text(encoding="utf-8"))
    assert body["multiverse"]["pooled"]["grade"]
    assert body["multiverse"]["pooled"]["null"]["draws"] == 20
    report = (results / "report.html").read_text(encoding="utf-8")
    assert "depend on the analyst" in report
    # The demo's pairs are alike, and no sample is there twice.
    assert json.loads((results / "overlap.json").read_text(encoding="utf-8"))["dropped"] == []


def test_a_gene_that_was_not_named_has_its_shares(results: Path) -> None:
    done = run_here("gene", "GAPDH", results, "--json", cwd=results.parent)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["multiverse_all"]


def test_the_resolved_study_asks_for_the_same(results: Path) -> None:
    text = (results / "study.toml").read_text(encoding="utf-8")
    assert 'normalise = ["as_deposited"]' in text
    assert "permutations = 20" in text


def test_an_unknown_option_is_one_clear_line(simulated: Path) -> None:
    done = run_here("multiverse", "ITGA5", "wrong.toml", "-o", "none", "--geo", "geo", cwd=simulated)
    assert done.returncode == 2
    assert "'anova' is no option" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not (simulated / "none").exists()


def test_a_cluster_that_is_not_there_is_one_clear_line(simulated: Path) -> None:
    words = ("multiverse", "ITGA5", "narrow.toml", "-o", "none", "--geo", "geo", "--scheduler", "nonsense")
    done = run_here(*words, cwd=simulated)
    assert done.returncode == 2
    assert "no Dask scheduler answers" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not (simulated / "none").exists()


def test_an_interrupted_multiverse_leaves_nothing(simulated: Path) -> None:
    process = start("multiverse", "ITGA5", "plain.toml", "-o", "cut", "--geo", "geo", cwd=simulated)
    time.sleep(6)
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    # Python kills itself by the signal again where it came in the middle of an import: 130 to a shell, too.
    assert process.returncode in (0, 130, -signal.SIGINT), (out, err)
    if process.returncode:
        assert "Traceback" not in err
        assert not (simulated / "cut").exists()
