"""What Windows and macOS mind, held by tests that run on any system; see docs/systems.md for what is untried."""

from __future__ import annotations

import ast
import ctypes
import os
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geneverdict.errors import StudyError
from geneverdict.figures.plan import stem
from geneverdict.io.alive import is_running
from geneverdict.io.results.layout import file_stem
from geneverdict.io.study import series_lines
from geneverdict.model.study import SeriesSpec, Study
from geneverdict.pipeline.run import refuse_same_files

SOURCE = Path(__file__).parents[2] / "src" / "geneverdict"
POSIX_ALONE = {"fcntl", "pwd", "grp", "resource", "termios", "tty", "pty", "posix", "syslog"}
WINDOWS_ALONE = {"msvcrt", "winreg", "_winapi"}
DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{i}" for name in ("com", "lpt") for i in "0123456789¹²³")}
REFUSED = set('<>:"/\\|?*') | {chr(i) for i in range(32)}


@cache
def _trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCE.rglob("*.py"))}


def _calls() -> Iterator[tuple[Path, ast.Call, str]]:
    for path, tree in _trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield path, node, ast.unparse(node.func)


def _place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(SOURCE)}:{getattr(node, 'lineno', 0)}"


def test_no_process_is_asked_for_by_a_signal_which_windows_takes_for_its_end() -> None:
    asked = [
        _place(path, node)
        for path, node, name in _calls()
        if name == "os.kill" and ast.unparse(node.args[1]) == "0" and path.name != "alive.py"
    ]
    assert asked == []


@pytest.mark.parametrize(("waited", "running"), [(0x102, True), (0, False)])
def test_windows_is_asked_by_its_own_call(monkeypatch: pytest.MonkeyPatch, waited: int, running: bool) -> None:
    closed = []
    kernel = SimpleNamespace(
        OpenProcess=lambda _access, _inherit, pid: pid,
        WaitForSingleObject=lambda _handle, _time: waited,
        CloseHandle=closed.append,
    )
    monkeypatch.setattr(ctypes, "WinDLL", lambda *_, **__: kernel, raising=False)
    monkeypatch.setattr(os, "kill", lambda *_: pytest.fail("that ends the process on Windows"))
    with monkeypatch.context() as there:
        there.setattr(os, "name", "nt")
        found = is_running(4711)
    assert (found, closed) == (running, [4711])


def test_a_process_is_known_here() -> None:
    assert is_running(os.getpid())
    assert not is_running(2**22 + 12345)


def test_text_is_read_and_written_in_an_encoding_that_is_said() -> None:
    silent = []
    for path, node, name in _calls():
        keywords = {word.arg for word in node.keywords}
        method = name.rpartition(".")[2]
        if method in ("read_text", "write_text") and "encoding" not in keywords and len(node.args) < 2:
            silent.append(_place(path, node))
        if name == "open" or (method == "open" and _is_text_mode(node)):
            silent += [] if "encoding" in keywords or not _is_text_mode(node) else [_place(path, node)]
        if name.startswith("subprocess.") and keywords & {"text", "universal_newlines"}:
            silent.append(_place(path, node))
    assert silent == []


def _is_text_mode(node: ast.Call) -> bool:
    modes = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    return any(set(mode) <= set("rwax+") and "b" not in mode and len(mode) <= 2 for mode in modes)


def test_modules_of_one_system_are_imported_where_it_is_asked_for() -> None:
    at_once = [
        _place(path, node)
        for path, tree in _trees().items()
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""])
        if name.partition(".")[0] in POSIX_ALONE | WINDOWS_ALONE
    ]
    assert at_once == []


def test_no_process_is_forked() -> None:
    forks = {"os.fork", "multiprocessing.Process", "multiprocessing.Pool", "ProcessPoolExecutor"}
    assert [_place(path, node) for path, node, name in _calls() if name in forks] == []


def test_no_path_of_one_system_is_written_in_the_code() -> None:
    found = [
        _place(path, node)
        for path, tree in _trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if node.value.startswith(("/tmp", "/dev/", "/var/", "/home/", "C:\\"))
    ]
    assert found == []


@given(st.text(min_size=1, max_size=400))
def test_every_name_of_a_series_gives_a_name_of_a_file(name: str) -> None:
    for made in (file_stem(name), f"volcano-{stem(name)}"):
        assert not REFUSED & set(made)
        assert made == made.strip(" .")
        assert made.partition(".")[0].casefold() not in DEVICES
        assert len(f"{made}-overall-specifications.parquet".encode()) < 255


@pytest.mark.parametrize("name", sorted(DEVICES))
def test_names_of_devices_are_none_of_a_file(name: str) -> None:
    for word in (name, name.upper(), f"{name}.x", f"{name}."):
        assert file_stem(word).partition(".")[0].casefold() not in DEVICES


def test_names_that_differ_only_in_case_are_refused() -> None:
    one, other = (SeriesSpec(id=name, expression="x.tsv") for name in ("Cohort", "cohort"))
    with pytest.raises(StudyError):
        refuse_same_files(Study(genes=("ITGA5",), series=(one, other)))


def test_composed_and_decomposed_letters_give_different_files() -> None:
    names = [unicodedata.normalize(form, "Köln") for form in ("NFC", "NFD")]
    made = {unicodedata.normalize("NFC", file_stem(name)) for name in names}
    assert len(made) == 2


def test_a_file_on_another_drive_keeps_its_whole_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def other_drive(*_: Any) -> str:
        message = "path is on mount 'D:', start on mount 'C:'"
        raise ValueError(message)

    monkeypatch.setattr(os.path, "relpath", other_drive)
    spec = SeriesSpec(id="mine", expression=str(tmp_path / "x.tsv"))
    assert f'expression = "{(tmp_path / "x.tsv").as_posix()}"' in series_lines(spec, folder=tmp_path)
