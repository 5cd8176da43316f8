"""Help, usage errors and other errors in the language chosen, and the study file that ``init`` writes in it."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
import typer

from geneverdict.cli import main
from geneverdict.cli.app import app
from geneverdict.cli.wrap import cells
from geneverdict.io.study import read_study
from geneverdict.messages import languages
from geneverdict.testing import write_demo_study

COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
CHINESE = re.compile("[\u4e00-\u9fff]")
ENGLISH = re.compile(r"(?<![\w./-])[A-Za-z]+(?: [A-Za-z]+){2,}")
"""Three words in a row."""


def run(monkeypatch: pytest.MonkeyPatch, *words: str | Path) -> int:
    monkeypatch.setattr(sys, "argv", ["geneverdict", *map(str, words)])
    with pytest.raises(SystemExit) as stop:
        main()
    return int(str(stop.value.code))


def left_in(page: str) -> list[str]:
    """English sentences on a page of help; commands as one types them are not prose."""
    lines = [re.sub(r"geneverdict .*|\[[^\]]*\]", "", line) for line in page.splitlines()]
    return [found[0] for line in lines if (found := ENGLISH.search(line))]


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_the_help_of_every_command_is_chinese(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    words = [name] if name else []
    assert run(monkeypatch, *words, "--help", "--lang", "zh") == 0
    page = capsys.readouterr().out
    assert left_in(page) == []
    said = [line for line in page.splitlines() if line.strip() and "geneverdict" not in line]
    assert all(CHINESE.search(line) or not re.search("[a-z] [a-z]", line) for line in said), said
    assert all(cells(line) <= 80 for line in said)


@pytest.mark.parametrize("lang", languages())
@pytest.mark.parametrize("name", COMMANDS)
def test_help_tells_of_every_parameter(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, lang: str
) -> None:
    assert run(monkeypatch, name, "--help", f"--lang={lang}") == 0
    page = capsys.readouterr().out
    command = typer.main.get_command(app).commands[name]  # type: ignore[attr-defined]
    for option in (one for param in command.params for one in param.opts if one.startswith("--")):
        assert option in page
    assert "--lang en|zh" in page


def test_the_language_may_stand_before_the_command_and_in_the_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = []
    for words in (["--lang", "zh", "run", "--help"], ["run", "--help", "--lang", "zh"], ["run", "-h", "--lang=zh"]):
        assert run(monkeypatch, *words) == 0
        pages.append(capsys.readouterr().out)
    monkeypatch.setenv("GENEVERDICT_LANG", "zh")
    assert run(monkeypatch, "run", "--help") == 0
    pages.append(capsys.readouterr().out)
    assert len(set(pages)) == 1
    assert run(monkeypatch, "run", "--help", "--lang", "en") == 0
    assert not CHINESE.search(capsys.readouterr().out)


WRONG = [
    ["gene"],
    ["gene", "ITGA5", "x", "--fdr", "abc"],
    ["gene", "ITGA5", "x", "--fdr", "2"],
    ["gene", "a", "b", "c"],
    ["run", "study.toml", "--nonsense"],
    ["nonsense"],
    ["serve", "--port", "0"],
    ["init", "GSE1", "--gene", "A", "--platform"],
    ["init", "GSE1", "GSE2", "--gene", "A", "--platform", "GPL1"],
    ["run", "nowhere.toml"],
    ["gene", "ITGA5", "nowhere"],
    ["inspect", "GSM1"],
]


@pytest.mark.parametrize("words", WRONG, ids=" ".join)
def test_wrong_usage_is_said_in_chinese(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    bodies = []
    for lang in ("en", "zh"):
        assert run(monkeypatch, *words, "--json", "--lang", lang) == 2
        out, err = capsys.readouterr()
        bodies.append(json.loads(out)["error"])
        assert bodies[-1]["text"] in err
    english, chinese = bodies
    assert CHINESE.search(chinese["text"])
    assert left_in(chinese["text"]) == []
    assert not CHINESE.search(english["text"])
    assert list(english) == list(chinese) == ["code", "text", "where", "todo", "values"]
    assert (english["code"], english["values"]) == (chinese["code"], chinese["values"])
    assert CHINESE.search(chinese["todo"]) or not english["todo"]


def test_an_unknown_language_names_those_that_there_are(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "--help", "--lang", "tlh") == 2
    assert "--lang cannot be this; expected en or zh, found tlh" in capsys.readouterr().err
    monkeypatch.setenv("GENEVERDICT_LANG", "tlh")
    assert run(monkeypatch, "--help") == 2
    assert "GENEVERDICT_LANG cannot be this; expected en or zh, found tlh" in capsys.readouterr().err


@pytest.mark.slow
def test_the_study_file_of_init_is_the_same_study_in_chinese(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write_demo_study(tmp_path)
    monkeypatch.setenv("GENEVERDICT_CACHE", str(tmp_path / "cache"))
    series = ("GSE99000001", "GSE99000002", "GSE99000005")
    studies, texts = [], []
    for lang in ("en", "zh"):
        words = ("init", *series, "--gene", "ITGA5", "-o", tmp_path / f"{lang}.toml", "--geo", tmp_path / "geo")
        assert run(monkeypatch, *words, "--lang", lang) == 0
        texts.append((tmp_path / f"{lang}.toml").read_text(encoding="utf-8"))
        studies.append(read_study(tmp_path / f"{lang}.toml"))
    english, chinese = studies
    assert chinese.model_copy(update={"title": english.title}) == english
    assert CHINESE.search(chinese.title)
    lines = [line for line in texts[1].splitlines() if line.startswith("# ") and "=" not in line]
    assert all(CHINESE.search(line) for line in lines), lines
    assert not CHINESE.search(texts[0])
