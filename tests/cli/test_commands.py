"""The commands as a user runs them: a process of its own, its output, its exit code, and never a traceback."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from run_here import run_here

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One for all: tables of platforms are read once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GENEVERDICT_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


def geneverdict(*words: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "COLUMNS": "200", **environment}
    command = [sys.executable, "-m", "geneverdict", *map(str, words)]
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=120, check=False)


def study(folder: Path, entries: str, gene: str = "ITGA5") -> Path:
    path = folder / "study.toml"
    path.write_text(f'genes = ["{gene}"]\n{entries}', encoding="utf-8")
    return path


def without_multiverse(text: str) -> str:
    """A study file without that section, which takes most of the time and is tested by itself."""
    return re.sub(r"^\[multiverse\].*?(?=^\[)", "", text, flags=re.DOTALL | re.MULTILINE)


def test_the_demo_runs_offline_and_says_that_it_is_simulated(demo: Path) -> None:
    report = (demo / "results" / "report.html").read_text(encoding="utf-8")
    assert "imulated" in report
    body = json.loads((demo / "results" / "genes" / "ITGA5.json").read_text())
    assert all(series["simulated"] for series in body["series"])
    assert body["verdict"]["text"].startswith("Simulated data")
    drawn = {file.name for file in (demo / "results" / "figures").iterdir()}
    measured = [series["id"] for series in body["series"] if series["log2fc"] is not None]
    assert {"forest-ITGA5.svg", *(f"values-ITGA5-{name}.svg" for name in measured)} <= drawn
    assert {name.rpartition(".")[2] for name in drawn} == {"svg"}


def test_another_gene_is_answered_from_the_store(demo: Path) -> None:
    done = geneverdict("gene", "GAPDH", "results", "--json", cwd=demo)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["gene"] == "GAPDH"


def test_other_thresholds_change_the_call_not_the_numbers(demo: Path) -> None:
    def body(*words: str) -> dict[str, object]:
        done: dict[str, object] = json.loads(run_here("gene", "ITGA5", "results", "--json", *words, cwd=demo).stdout)
        return done

    default, loose = body(), body("--log2fc", "0.1", "--fdr", "0.2")
    pairs = list(zip(default["series"], loose["series"], strict=True))  # type: ignore[call-overload]
    assert all(a["log2fc"] == b["log2fc"] for a, b in pairs)
    assert sum(a["call"] != b["call"] for a, b in pairs) >= 1


def test_a_gene_that_does_not_exist_offers_near_names(demo: Path) -> None:
    done = run_here("gene", "ITGA55", "results", cwd=demo)
    assert done.returncode == 2
    assert "ITGA5" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_output_is_plain_when_piped(demo: Path) -> None:
    done = geneverdict("gene", "ITGA5", "results", cwd=demo)
    assert done.stderr == ""
    assert "\x1b" not in done.stdout


def test_the_resolved_study_of_the_demo_runs_again_to_the_same_answer(demo: Path, tmp_path: Path) -> None:
    shutil.copytree(demo / "results-input", tmp_path / "results-input")
    (tmp_path / "results").mkdir()
    resolved = (demo / "results" / "study.toml").read_text(encoding="utf-8")
    (tmp_path / "results" / "study.toml").write_text(without_multiverse(resolved), encoding="utf-8")
    words = ("run", "results/study.toml", "-o", "again", "--geo", "results-input/geo", "--offline", "--no-figures")
    done = run_here(*words, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "again" / "figures").exists()
    report = (tmp_path / "again" / "report.html").read_text(encoding="utf-8")
    assert "no figures were drawn, as was asked for (--no-figures)" in report
    assert "was not drawn" not in report
    assert re.findall(r'href="([^"#:]+)"', report) == []
    named = re.findall(r'<code class="file">([^<]+)<', report)
    gone = [a for a in named if not (tmp_path / "again" / unescape(a)).exists()]
    assert len(named) > 10
    assert gone == []
    folders = (demo / "results", tmp_path / "again")
    first, second = ((folder / "genes" / "ITGA5.json").read_text() for folder in folders)
    assert json.loads(first)["series"] == json.loads(second)["series"]


def test_init_writes_a_study_that_runs(demo: Path, tmp_path: Path) -> None:
    geo = demo / "results-input" / "geo"
    names = sorted(p.name for p in (geo / "series").glob("*/GSE*"))[:3]
    done = run_here("init", *names, "--gene", "ITGA5", "-o", "s.toml", "--geo", geo, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "s.toml").read_text()
    assert "# groups (sure)" in text
    again = run_here("init", *names, "--gene", "ITGA5", "-o", "s.toml", "--geo", geo, cwd=tmp_path)
    assert again.returncode == 2
    assert "--force" in again.stderr
    (tmp_path / "s.toml").write_text(without_multiverse(text))
    run = run_here("run", "s.toml", "--geo", geo, "--no-figures", cwd=tmp_path)
    assert run.returncode == 0, run.stderr


def test_nothing_is_left_when_a_run_is_killed_and_the_next_is_right(demo: Path, tmp_path: Path) -> None:
    geo = demo / "results-input" / "geo"
    shutil.copytree(demo / "results-input", tmp_path / "input")
    path = tmp_path / "input" / "study.toml"
    head, *series = without_multiverse(path.read_text(encoding="utf-8")).split("[[series]]")
    path.write_text("[[series]]".join([head, *series[:2]]), encoding="utf-8")
    command = [sys.executable, "-m", "geneverdict", "run", str(path), "-o", str(tmp_path / "out"), "--geo", str(geo)]
    for wait in (0.5, 1.5, 2.5):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            time.sleep(wait)
            process.send_signal(signal.SIGKILL)
            process.wait(timeout=10)
        assert not (tmp_path / "out").exists() or (tmp_path / "out" / "report.html").exists()
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    first, second = (folder / "genes" / "ITGA5.json" for folder in (demo / "results", tmp_path / "out"))
    assert json.loads(first.read_text())["series"][:2] == json.loads(second.read_text())["series"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["input", "out"]


CASE = 'case = { field = "title", match = "patient" }'
CONTROL = 'control = { field = "title", match = "healthy" }'
SIX = 'case = { field = "title", match = "HCC" }'

WRONG = [
    # entries of the study, exit code, words of the one line
    (f'[[series]]\nid = "GSE4107"\n{CASE}\ncontrl = 1\n', 2, ["unknown key 'contrl'", "control"]),
    ('[[series]]\nid = "GSE4107"\ncase = { field = "titel", match = "x" }\n' + CONTROL, 2, ["titel", "title"]),
    (
        '[[series]]\nid = "GSE4107"\ncase = { field = "title", match = "zebra" }\n' + CONTROL,
        2,
        ["zebra", "GSE4107"],
    ),
    (
        '[[series]]\nid = "GSE4107"\ncase = { field = "title", match = "NM1|healthy" }\n' + CONTROL,
        2,
        ["GSM93938", "GSE4107", "match case and control"],
    ),
    (
        f'[[series]]\nid = "GSE6222"\n{SIX}\ncontrol = {{ field = "title", match = "HNL-1" }}\n',
        2,
        ["at least 2 samples", "1 control"],
    ),
    (f'[[series]]\nid = "GSE4107"\n{CASE}\n', 2, ["case", "control"]),
    ('[[series]]\nid = "GSE4107"\nplatform = "GPL96"\n', 2, ["GPL96", "GPL570"]),
    ('[[series]]\nid = "hello"\n', 2, ["hello", "GSE"]),
    ('[[series]]\nid = "mine"\nexpression = "none.tsv"\n', 2, ["none.tsv", "no such file"]),
    ('[[series]]\nid = "GSE4107"\ncovariates = ["agee"]\n', 2, ["agee", "Age"]),
]


@pytest.mark.shared
@pytest.mark.parametrize(("entries", "code", "words"), WRONG)
def test_a_wrong_study_is_one_line_and_leaves_nothing(
    shared: Path, tmp_path: Path, entries: str, code: int, words: list[str]
) -> None:
    done = run_here("run", study(tmp_path, entries), "--geo", shared / "geo", cwd=tmp_path)
    assert done.returncode == code, done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr, done.stderr
    assert not (tmp_path / "results").exists()


@pytest.mark.shared
def test_an_unknown_gene_stops_the_run_with_near_names(shared: Path, tmp_path: Path) -> None:
    path = study(tmp_path, '[[series]]\nid = "GSE4107"\n', gene="ITGA55")
    done = run_here("run", path, "--geo", shared / "geo", cwd=tmp_path)
    assert done.returncode == 2
    assert "Did you mean: ITGA5" in done.stderr
    assert not (tmp_path / "results").exists()


@pytest.mark.shared
def test_series_without_values_are_said_and_the_others_go_on(shared: Path, tmp_path: Path) -> None:
    entries = "".join(f'[[series]]\nid = "{gse}"\n' for gse in ("GSE183947", "GSE6222", "GSE1"))
    words = ("run", study(tmp_path, entries), "--geo", shared / "geo", "--no-figures", "--json")
    done = run_here(*words, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    body = json.loads(done.stdout)["genes"][0]
    assert [series["id"] for series in body["series"]] == ["GSE6222"]
    failures = {failure["id"]: failure for failure in body["failures"]}
    assert "GSE183947_fpkm.csv.gz" in json.dumps(failures["GSE183947"])
    assert "GSE1" in failures


@pytest.mark.shared
def test_nothing_analysed_is_exit_code_1_and_said_without_a_report(shared: Path, tmp_path: Path) -> None:
    path = study(tmp_path, '[[series]]\nid = "GSE183947"\n')
    done = run_here("run", path, "--geo", shared / "geo", cwd=tmp_path)
    assert done.returncode == 1
    assert "GSE183947_fpkm.csv.gz" in done.stderr
    assert not (tmp_path / "results").exists()


@pytest.mark.shared
def test_a_series_that_needs_a_word_is_not_analysed_unless_told(shared: Path, tmp_path: Path) -> None:
    two = study(tmp_path, '[[series]]\nid = "GSE83521"\n[[series]]\nid = "GSE6222"\n')
    mirror = tmp_path / "geo"
    make_unsure(shared / "geo", mirror)
    words = ("run", two, "--geo", mirror, "--no-figures")
    unsure = run_here(*words, "--json", "-o", "unsure", cwd=tmp_path)
    failure = json.loads(unsure.stdout)["genes"][0]["failures"][0]
    assert failure["id"] == "GSE6222"
    assert "case" in failure["todo"]["text"]
    strict = run_here(*words, "--strict", "-o", "strict", cwd=tmp_path)
    assert strict.returncode == 3
    assert not (tmp_path / "strict").exists()


def make_unsure(real: Path, mirror: Path) -> None:
    """A mirror whose GSE6222 has lost the words that tell tumour from normal."""
    import gzip

    for part in ("series/GSE83nnn", "series/GSE6nnn", "platforms/GPLnnn/GPL570"):
        shutil.copytree(real / part, mirror / part)
    for path in mirror.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    path = mirror / "series/GSE6nnn/GSE6222/matrix/GSE6222_series_matrix.txt.gz"
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        head, table = handle.read().split("!series_matrix_table_begin")
    for word in ("normal human liver", "normal liver", "HCC stage", "HCC cell line", "HNL", "T1-", "T3-", "Huh7"):
        head = head.replace(word, "liver")
    with gzip.open(path, "wt", encoding="utf-8") as handle:
        handle.write(head + "!series_matrix_table_begin" + table)


@pytest.mark.parametrize("place", ["/proc/results", "file/results", "file"])
def test_a_folder_that_cannot_be_written_is_said_before_any_work(demo: Path, tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("x")
    done = run_here("run", demo / "results-input" / "study.toml", "-o", place, cwd=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert (tmp_path / "file").read_text() == "x"


@pytest.mark.shared
def test_inspect_shows_what_would_be_inferred_and_why(shared: Path, tmp_path: Path) -> None:
    done = run_here("inspect", "gse14520", "--platform", "GPL571", "--geo", shared / "geo", "--json", cwd=tmp_path)
    body = json.loads(done.stdout)
    assert body["groups"]["grade"] == "sure"
    assert body["pairs"]["n"] == 19
    assert sum(sample["role"] == "neither" for sample in body["samples"]) == 2
    words = run_here("inspect", "GSE14520", "--platform", "GPL571", "--geo", shared / "geo", cwd=tmp_path)
    assert words.returncode == 0
    assert "19" in words.stdout


@pytest.mark.shared
def test_fetch_then_offline(shared: Path, tmp_path: Path) -> None:
    """Fetched over HTTP from a server of the mirror, then run with the cache alone."""
    path = study(tmp_path, '[[series]]\nid = "GSE6222"\n')
    server = [sys.executable, "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(shared / "geo")]
    with subprocess.Popen(
        server, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    ) as process:
        assert process.stdout is not None
        port = process.stdout.readline().split(b"port ")[1].split()[0].decode()
        fetched = geneverdict("fetch", path, "--geo", f"http://127.0.0.1:{port}", "--json", cwd=tmp_path)
        process.kill()
    assert fetched.returncode == 0, fetched.stderr
    assert len(json.loads(fetched.stdout)) == 2
    done = geneverdict("run", path, "--offline", "--no-figures", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    missing = geneverdict("run", study(tmp_path, '[[series]]\nid = "GSE4107"\n'), "--offline", "-o", "no", cwd=tmp_path)
    assert missing.returncode == 1
    assert "offline" in missing.stderr
    assert not (tmp_path / "no").exists()


def test_damaged_results_are_one_line(demo: Path, tmp_path: Path) -> None:
    copy = tmp_path / "results"
    shutil.copytree(demo / "results", copy)
    (copy / "de" / "GSE99000001.parquet").write_bytes(b"not parquet")
    done = run_here("gene", "ITGA5", copy, cwd=tmp_path)
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1), done.stderr
    (copy / "series.json").write_text('{"schema": "geneverdict/results/1", "series": []}')
    done = run_here("gene", "ITGA5", copy, cwd=tmp_path)
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1), done.stderr
