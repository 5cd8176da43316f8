"""How the command line is used wrongly, asked for help, and listened to only in part."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from geneverdict.cli import main
from geneverdict.cli.app import app
from geneverdict.messages import Message, english
from geneverdict.testing import write_demo_study
from run_here import run_here

COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["geneverdict", *words])
    with pytest.raises(SystemExit) as stop:
        main()
    return int(str(stop.value.code))


WRONG = [
    (["gene", "ITGA5", "x", "--fdr", "0"], ["--fdr", "above 0", "found 0"]),
    (["gene", "ITGA5", "x", "--fdr", "2"], ["--fdr", "at most 1", "found 2"]),
    (["gene", "ITGA5", "x", "--fdr", "abc"], ["--fdr", "expected a number", "gene --help"]),
    (["gene", "ITGA5", "x", "--log2fc", "inf"], ["--log2fc", "finite", "found inf"]),
    (["gene", "ITGA5", "x", "--log2fc", "nan"], ["--log2fc", "finite", "found nan"]),
    (["gene", "ITGA5", "x", "--log2fc", "-1"], ["--log2fc", "at least 0", "found -1"]),
    (["gene"], ["GENE", "geneverdict gene --help"]),
    (["init", "GSE4107"], ["--gene", "init --help"]),
    (["init", "GSE4107", "--gene", " "], ["--gene", "ITGA5"]),
    (["init", "GSE1", "GSE2", "--gene", "A", "--platform", "GPL1"], ["GPL1", "GSE1=GPL1"]),
    (["run", "study.toml", "--nonsense"], ["--nonsense", "run --help"]),
    (["nonsense"], ["nonsense", "geneverdict --help"]),
    (["--nonsense"], ["--nonsense", "geneverdict --help"]),
]


@pytest.mark.parametrize("as_json", [False, True])
@pytest.mark.parametrize(("words", "said"), WRONG)
def test_wrong_usage_is_one_line_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    said: list[str],
    as_json: bool,
) -> None:
    assert run(monkeypatch, *words, *(["--json"] if as_json else [])) == 2
    out, err = capsys.readouterr()
    assert len(err.strip().splitlines()) == 1, err
    for word in said:
        assert word in err, err
    if as_json:
        error = json.loads(out)["error"]
        assert error["code"].replace("_", "").isalpha()
        assert error["text"] in err
    else:
        assert out == ""


def test_help_shows_every_first_line_whole(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run(monkeypatch, "--help") == 0
    whole = capsys.readouterr().out
    assert "..." not in whole.partition("Commands:")[2]
    assert run(monkeypatch) == 0
    assert capsys.readouterr().out == whole
    for name in COMMANDS:
        assert f"  {name} " in whole


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert run(monkeypatch, name, "--help") == 0
    text = capsys.readouterr().out
    assert f"Example: geneverdict {name} " in text
    assert len(text.splitlines()[2].strip()) <= 60


def into_a_closed_pipe(*words: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    """The command with a standard output that nobody reads any more."""
    reader, writer = os.pipe()
    os.close(reader)
    env = {**os.environ, "GENEVERDICT_CACHE": str(cwd / "cache"), "PYTHONUNBUFFERED": ""}
    command = [sys.executable, "-m", "geneverdict", *words]
    try:
        return subprocess.run(command, cwd=cwd, env=env, stdout=writer, stderr=subprocess.PIPE, timeout=60, check=False)
    finally:
        os.close(writer)


@pytest.mark.slow
def test_a_closed_pipe_is_left_quietly(tmp_path: Path) -> None:
    """By plain text, by JSON, by the tables of rich and by an error for machines."""
    write_demo_study(tmp_path / "demo", n_genes=500)
    series = next((tmp_path / "demo" / "geo" / "series").glob("*/GSE*")).name
    look = ("inspect", series, "--geo", str(tmp_path / "demo" / "geo"))
    for words in (("--version",), (*look, "--json"), look, ("gene", "--json")):
        done = into_a_closed_pipe(*words, cwd=tmp_path)
        assert done.stderr == b"", words
        assert done.returncode == 141, words


def test_stopped_within_a_library_is_stopped(tmp_path: Path) -> None:
    """Some libraries answer Ctrl-C by an error of their own; the command still says that it was stopped."""
    script = """
import os, signal, sys, threading
from geneverdict.cli import main
from geneverdict.pipeline import answer

def endless(folder):
    threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
    try:
        threading.Event().wait(60)
    except KeyboardInterrupt:
        raise RuntimeError("the library's own") from None

answer.ResultsFolder = endless
sys.argv = ["geneverdict", "gene", "ITGA5", "results"]
main()
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr.splitlines()) == (130, [english(Message("run-stopped"))])


@pytest.mark.parametrize("words", [("compare",), ("atlas", "ask", "ITGA5"), ("audit",), ("verify",), ("run",)])
def test_a_path_that_the_system_refuses_is_one_line(words: tuple[str, ...], tmp_path: Path) -> None:
    ran = run_here(*words, "x" * 5000, cwd=tmp_path)
    assert (ran.returncode != 0, len(ran.stderr.strip().splitlines())) == (True, 1)
    assert "Traceback" not in ran.stderr
