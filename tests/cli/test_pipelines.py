"""What pipelines lean on: quiet output, no colour, exit codes, completion, the Snakefile that is shipped."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from geneverdict import errors
from geneverdict.cli import CLOSED_PIPE, STOPPED, main
from small_results import run_small_study, write_small_study

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
UNSURE = '[[series]]\nid = "unsure"\nexpression = "one.tsv"\nsamples = "unsure.tsv"\nsymbols = "as_given"\n'


@pytest.fixture(scope="module")
def folder(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    return made_once("small", run_small_study)


def _run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["geneverdict", *words])
    with pytest.raises(SystemExit) as stop:
        main()
    return int(str(stop.value.code or 0))


@pytest.mark.parametrize("command", [["run"], ["survival", "ITGA5"]])
def test_quiet_prints_the_path_of_the_report_alone(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    study, out = write_small_study(tmp_path), tmp_path / "out"
    assert _run(monkeypatch, *command, str(study), "-o", str(out), "--quiet", "--no-figures", "--offline") == 0
    said = capsys.readouterr()
    assert said.out == f"{out / 'report.html'}\n"
    assert (out / "report.html").exists()


def test_quiet_genes_are_a_line_each(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(monkeypatch, "gene", "ITGA5", "EGFR", str(folder / "results"), "--quiet") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert "ITGA5" in lines[0]
    assert "EGFR" in lines[1]


def test_quiet_errors_stay(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(monkeypatch, "gene", "QQQQ1", str(folder / "results"), "--quiet") == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1


def test_a_series_that_needs_a_word_is_exit_code_3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    study = _unsure(tmp_path)
    assert _run(monkeypatch, "run", str(study), "-o", str(tmp_path / "out"), "--quiet", "--strict", "--offline") == 3
    assert capsys.readouterr().out == ""
    assert not (tmp_path / "out").exists()


def _unsure(folder: Path) -> Path:
    """A study whose groups nobody can tell."""
    write_small_study(folder)
    sheet = ["id\tnote", *(f"one-s{i}\tx{i % 3}" for i in range(28))]
    (folder / "unsure.tsv").write_text("\n".join(sheet) + "\n", encoding="utf-8")
    path = folder / "unsure.toml"
    path.write_text('genes = ["ITGA5"]\n' + UNSURE, encoding="utf-8")
    return path


def test_the_codes_of_errors_are_those_of_the_table() -> None:
    table = (ROOT / "docs" / "pipelines.md").read_text(encoding="utf-8")
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and hasattr(kind, "exit_code")]
    codes = {kind.__name__: kind.exit_code for kind in kinds}
    assert {name for name, code in codes.items() if code == 2} == {"UsageError", "StudyError", "ResultsError"}
    assert {name for name, code in codes.items() if code == 3} == {"NeedsWordError"}
    assert set(codes.values()) == {1, 2, 3}
    for code in (0, *codes.values(), STOPPED, CLOSED_PIPE):
        assert f"\n| {code} | " in table


@pytest.mark.skipif(os.name != "posix", reason="terminals are made by openpty, which this system has not")
@pytest.mark.parametrize("terminal", [True, False])
def test_no_colour_in_a_pipe_nor_where_it_is_not_wanted(folder: Path, terminal: bool) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "geneverdict", "gene", "ITGA5", str(folder / "results")]
    environment = {**os.environ, "NO_COLOR": "1", "TERM": "xterm-256color"}
    if not terminal:
        del environment["NO_COLOR"]
    with subprocess.Popen(
        command, stdout=theirs if terminal else subprocess.PIPE, stderr=theirs, env=environment
    ) as process:
        os.close(theirs)
        said = b""
        while chunk := _some(ours) if terminal else (process.stdout.read() if process.stdout else b""):
            said += chunk
        assert process.wait() == 0
    os.close(ours)
    assert b"ITGA5" in said
    assert b"\x1b[3" not in said.replace(b"\x1b[3m", b"")  # italics are no colour
    if not terminal:
        assert b"\x1b" not in said


def _some(terminal: int) -> bytes:
    """What was written; nothing once the other side is closed, which Linux says by an error."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_shell_gets_its_script(
    shell: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(monkeypatch, "completion", shell) == 0
    assert "_GENEVERDICT_COMPLETE" in capsys.readouterr().out


def test_commands_and_options_are_completed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_GENEVERDICT_COMPLETE", "complete_bash")
    for words, place, found in (("geneverdict compa", "1", "compare"), ("geneverdict run --qu", "2", "--quiet")):
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", place)
        assert _run(monkeypatch) == 0
        assert capsys.readouterr().out.split() == [found]


@pytest.mark.long
def test_the_snakefile_runs_every_study_and_says_which_needs_a_word(tmp_path: Path) -> None:
    program = shutil.which("snakemake", path=os.environ.get("SNAKEMAKE_PATH", os.environ["PATH"]))
    if program is None:
        pytest.skip("snakemake is not installed: this test runs the Snakefile that is shipped")
    studies = tmp_path / "studies"
    studies.mkdir()
    write_small_study(studies)
    _unsure(studies)
    command = [program, "-s", str(ROOT / "examples" / "snakemake" / "Snakefile"), "--cores", "1", "--config"]
    words = ["genes=ITGA5 EGFR", "options=--offline", f"geneverdict={sys.executable} -m geneverdict"]
    done = subprocess.run([*command, *words], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    rows = [line.split("\t") for line in (tmp_path / "verdicts.tsv").read_text(encoding="utf-8").splitlines()]
    assert [row[:2] for row in rows] == [["study", "code"], ["study", "0"], ["study", "0"], ["unsure", "3"]]
