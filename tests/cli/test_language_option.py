"""``--lang zh``: what is printed is Chinese, codes and numbers stay, and the report opens in it."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from geneverdict.cli import main
from geneverdict.testing import write_demo_study

pytestmark = pytest.mark.slow

CHINESE = re.compile("[\u4e00-\u9fff]")
ENGLISH = re.compile(r"[A-Za-z]{2,}(?: [a-z]{2,}){2,}")
"""Three words in a row."""
STUDY = """
genes = ["ITGA5"]
[[series]]
id = "GSE99000001"
[[series]]
id = "GSE99000002"
[[series]]
id = "GSE99000005"
"""


def run(monkeypatch: pytest.MonkeyPatch, *words: str | Path) -> int:
    monkeypatch.setattr(sys, "argv", ["geneverdict", *map(str, words)])
    monkeypatch.setenv("COLUMNS", "300")
    with pytest.raises(SystemExit) as stop:
        main()
    return int(str(stop.value.code))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two simulated series, and the results of ``run --lang zh``."""
    folder = tmp_path_factory.mktemp("language")
    write_demo_study(folder, n_genes=500)
    (folder / "study.toml").write_text(STUDY, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GENEVERDICT_CACHE", str(folder / "cache"))
        words = ("run", folder / "study.toml", "-o", folder / "out", "--geo", folder / "geo", "--no-figures")
        assert run(patch, *words, "--lang", "zh") == 0
    return folder


def left_in(printed: str) -> list[str]:
    """English that is left in the lines of a terminal, but for names."""
    lines = [line for line in printed.splitlines() if "Simulated" not in line and not CHINESE.search(line)]
    return [piece for line in lines for piece in ENGLISH.findall(line)]


def test_the_report_opens_in_chinese(demo: Path) -> None:
    report = (demo / "out" / "report.html").read_text(encoding="utf-8")
    assert '<html lang="zh-Hans" data-lang="zh"' in report


def test_the_results_are_in_the_language_of_their_run(demo: Path) -> None:
    """Their codes and values are the same in every language."""
    body = json.loads((demo / "out" / "genes" / "ITGA5.json").read_text(encoding="utf-8"))
    assert CHINESE.search(body["verdict"]["text"])
    assert body["verdict"]["code"].isascii()


def test_a_gene_in_the_terminal(
    demo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "gene", "ITGA5", demo / "out", "--lang", "zh") == 0
    printed = capsys.readouterr().out
    assert "ITGA5 在" in printed
    assert "GSE99000005  未分析。" in printed
    assert "单" not in left_in(printed)
    assert left_in(printed) == []


def test_json_keeps_its_codes(demo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    bodies = []
    for lang in ("en", "zh"):
        assert run(monkeypatch, "gene", "ITGA5", demo / "out", "--json", "--lang", lang) == 0
        bodies.append(json.loads(capsys.readouterr().out))
    english, chinese = bodies
    assert CHINESE.search(chinese["verdict"]["text"])
    assert CHINESE.search(chinese["series"][0]["why"]["findings"][0]["text"])
    spoken = {"text", "headline", "sentence", "sentences", "change", "note", "todo", "why", "name"}
    assert differing(english, chinese) <= spoken


def differing(a: Any, b: Any, field: str = "") -> set[str]:
    """Fields in which two objects differ."""
    if isinstance(a, dict):
        assert list(a) == list(b)
        return set().union(*(differing(a[key], b[key], key) for key in a)) if a else set()
    if isinstance(a, list):
        assert len(a) == len(b)
        return set().union(*(differing(x, y, field) for x, y in zip(a, b, strict=True))) if a else set()
    return set() if a == b else {field}


def test_the_next_command_speaks_english_again(
    demo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "gene", "ITGA5", demo / "out") == 0
    assert not CHINESE.search(capsys.readouterr().out)


@pytest.mark.parametrize("series", ["GSE99000001", "GSE99000002", "GSE99000005"])
def test_a_look_at_a_series(
    demo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], series: str
) -> None:
    assert run(monkeypatch, "inspect", series, "--geo", demo / "geo", "--lang", "zh") == 0
    printed = capsys.readouterr().out
    assert "在样本之间有差别的字段" in printed
    said = [line for line in printed.splitlines() if line.startswith("  ") and ("：" in line or ":" in line)]
    assert all(CHINESE.search(line) for line in said if "GSM" not in line and "source_name" not in line), said


def test_init_says_what_it_wrote(
    demo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    words = ("init", "GSE99000001", "GSE99000005", "--gene", "ITGA5", "-o", tmp_path / "s.toml", "--geo", demo / "geo")
    assert run(monkeypatch, *words, "--lang", "zh") == 0
    printed = capsys.readouterr().out
    assert all(CHINESE.search(line) for line in printed.splitlines()), printed


def test_an_error_is_said_in_the_language_too(
    demo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "gene", "ITGA55", demo / "out", "--lang", "zh") == 2
    said = capsys.readouterr().err
    assert len(said.strip().splitlines()) == 1
    assert CHINESE.search(said)
    assert "ITGA5" in said


def test_a_language_that_is_not_there(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(monkeypatch, "gene", "ITGA5", "nowhere", "--lang", "fr") == 2
    assert "--lang cannot be this; expected en or zh, found fr" in capsys.readouterr().err
