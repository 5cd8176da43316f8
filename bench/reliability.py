"""Faults put in on purpose, and what came out: ``python bench/reliability.py [PART …] [--show]``.

Writes docs/reliability.md, or the parts of it that are named; some minutes.  Each command is one as typed, in a folder
of its own.  It *held* where it ended by itself with one of the codes that are right, in words of ours (no traceback),
within 10 s of the processor and 1 GB of memory, and left nothing half-written.  What runs longer: soak.py.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import injections
from injections import MOST_MEGABYTES, MOST_SECONDS, Injection, Outcome, command

ROOT = Path(__file__).resolve().parents[1]
DOC = ROOT / "docs" / "reliability.md"
LONGEST_LINE = 160
AT_ONCE = 4
"""Commands; their seconds are those of the processor."""
MATRIX = "GSE1_series_matrix.txt.gz"
_OWN_FOLDER = re.compile(re.escape(tempfile.gettempdir()) + r"/tmp\w+/")
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/[^ ]*(?=:)|127\.0\.0\.1:\d+")


class Row(NamedTuple):
    part: str
    what: str
    held: bool
    code: str
    seconds: float
    megabytes: float
    said: str
    fault: str = ""


# --- one command ---------------------------------------------------------------------------------------------------


def inject(one: Injection) -> Row:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        words = one.command(folder)
        before = _tree(folder)
        got = command(words, folder, one.limit)
        faults = [*_faults(got, one), *_left(folder, before, got)]
    return _row(one.part, one.what, got, faults)


def _row(part: str, what: str, got: Outcome, faults: list[str]) -> Row:
    return Row(part, what, not faults, str(got.code), got.seconds, got.megabytes, _said(got), "; ".join(faults))


def _faults(got: Outcome, one: Injection) -> Iterator[str]:
    if got.code is None:
        yield "did not end"
    elif got.code not in one.codes:
        yield f"exit code {got.code}"
    if "Traceback" in got.err + got.out or "Error:" in got.err.split("geneverdict:")[0]:
        yield "a traceback"
    if got.seconds > MOST_SECONDS:
        yield f"{got.seconds:.0f} s"
    if got.megabytes > MOST_MEGABYTES:
        yield f"{got.megabytes:.0f} MB"
    if got.code and len(got.err.strip().splitlines()) > 1:
        yield f"{len(got.err.strip().splitlines())} lines of error"


def _left(folder: Path, before: set[str], got: Outcome) -> Iterator[str]:
    """Half-written things, and results of a run that failed."""
    new = {path for path in _tree(folder) - before if not path.startswith(("cache", "out.txt", "err.txt"))}
    if got.code in (2, None) and new:
        yield f"left behind: {sorted(new)[0]}"
    if any(path.startswith(".") for path in new):
        yield "a hidden folder is left"


def _tree(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def _said(got: Outcome) -> str:
    line = (got.err.strip() or got.out.strip()).split("\n")[0].removeprefix("geneverdict: ")
    line = _OWN_FOLDER.sub("", _ADDRESS.sub("ADDRESS", line)).replace("\0", "␀")
    return line if len(line) <= LONGEST_LINE else f"{line[: LONGEST_LINE - 1]}…"


# --- runs that are killed ------------------------------------------------------------------------------------------


def kills() -> Iterator[Row]:
    """A run killed at random moments, between its two renames, and two runs at once into one folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        simulated(folder)
        words = ("run", "study.toml", "-o", "results", "--geo", "geo", "--offline")
        start = time.perf_counter()
        first = command(words, folder)
        whole, seconds = numbers(folder / "results"), time.perf_counter() - start
        for old in (True, False):
            n, at = 6, random.Random(1)
            ended = [killed(words, folder, at.uniform(0.1, 1.0) * seconds, old=old) for _ in range(n)]
            same = sum(outcome == whole for outcome in ended)
            what = f"SIGKILL at {n} random moments of a run, {'over old' if old else 'without'} results; then run again"
            yield Row("Kills", what, same == n, str(first.code), first.seconds, first.megabytes,
                      f"{same} of {n}: every number equal to the undisturbed run, nothing left over")  # fmt: skip
        yield _between_renames(words, folder, whole)
        yield at_once(words, folder, whole)


def simulated(folder: Path) -> None:
    from geneverdict.testing import write_demo_study

    write_demo_study(folder, n_genes=500)
    series = "".join(f'[[series]]\nid = "{id}"\n' for id in ("GSE99000001", "GSE99000004"))
    (folder / "study.toml").write_text(f'title = "Simulated"\ngenes = ["ITGA5"]\n{series}', encoding="utf-8")


def numbers(results: Path) -> dict[str, str]:
    """What two runs have in common: not times and places."""
    differ = ("provenance.json", "study.json", "report.html")
    return {
        path.relative_to(results).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(results.rglob("*"))
        if path.is_file() and path.name not in differ and path.suffix not in (".svg", ".png", ".pdf")
    }


def killed(words: tuple[str, ...], folder: Path, after: float, *, old: bool) -> dict[str, str]:
    """The numbers of a run after one that was killed; {} where something is left over or a file is not whole."""
    if not old:
        shutil.rmtree(folder / "results", ignore_errors=True)
    process = subprocess.Popen([sys.executable, "-m", "geneverdict", *words], cwd=folder, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, start_new_session=True)  # fmt: skip
    time.sleep(after)
    if process.poll() is None:
        process.send_signal(signal.SIGKILL)
    process.wait()
    again = command(words, folder)
    clean = not [path for path in folder.iterdir() if path.name.startswith(".")]
    return numbers(folder / "results") if again.code == 0 and clean else {}


_EXITS = """
import os, sys
from pathlib import Path
rename = Path.rename
def exits(self, target):
    if self.suffix == ".partial" and Path(target).name == "results":
        os._exit(9)
    return rename(self, target)
Path.rename = exits
from geneverdict.cli import main
main()
"""


def _between_renames(words: tuple[str, ...], folder: Path, whole: dict[str, str]) -> Row:
    subprocess.run([sys.executable, "-c", _EXITS, *words], cwd=folder, capture_output=True, check=False)
    gone = not (folder / "results").exists()
    refused = command(("run", "nothing.toml", "-o", "results"), folder)
    got = command(words, folder)
    left = [path.name for path in folder.iterdir() if path.name.startswith(".")]
    held = gone and got.code == 0 and not left and numbers(folder / "results") == whole
    said = "the next run puts the old results back and then its own in their place; nothing is left over"
    return _row("Kills", "ended between the two renames at the end", got, [] if held else [f"left {left}"])._replace(
        said=said if held else _said(refused)
    )


def at_once(words: tuple[str, ...], folder: Path, whole: dict[str, str]) -> Row:
    shutil.rmtree(folder / "results", ignore_errors=True)
    both = [subprocess.Popen([sys.executable, "-m", "geneverdict", *words], cwd=folder, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL) for _ in range(2)]  # fmt: skip
    codes = [process.wait() for process in both]
    left = [path.name for path in folder.iterdir() if path.name.startswith(".")]
    held = codes == [0, 0] and not left and numbers(folder / "results") == whole
    return Row("Kills", "two runs at once into one folder", held, str(max(codes)), float("nan"), float("nan"),
               "both end with 0, one result is there whole" if held else f"{codes} {left}")  # fmt: skip


# --- mirrors -------------------------------------------------------------------------------------------------------


def mirrors() -> Iterator[Row]:
    """A server like GEO's that misbehaves; see the answers of tests/io/conftest.py."""
    sys.path.insert(0, str(ROOT / "tests" / "io"))
    from conftest import Answer, FaultServer

    page = b"<!DOCTYPE html>\n<html><head><title>Log in</title></head></html>"
    faults: dict[str, dict[str, Any]] = {
        "drops the connection in the middle, for ever": {"send": 3000, "ranges": False},
        "503 for ever": {"status": 503, "body": b""},
        "a web page in place of the file": {"body": page},
        "an empty file": {"body": b""},
        "less than it stated": {"length": 1 << 20},
        "sends one byte a second": {"trickle": 1.0},
        "stalls after the head": {"send": 0, "stall": 60.0},
        "sends the browser on for ever": {"status": 302, "body": b"", "headers": {"Location": MATRIX}},
        "sends the browser to a file of this machine": {"status": 302, "body": b"",
                                                        "headers": {"Location": "file:///etc/passwd"}},
        "10 GB of zeros as the file": {"body": _bomb()},
    }  # fmt: skip
    for what, how in faults.items():
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            server = FaultServer(folder)
            server.put(f"series/GSEnnn/GSE1/matrix/{MATRIX}", random.Random(1).randbytes(20_000))
            server.answer(MATRIX, always=Answer(**how))
            got = command((server.url,), folder, program=("-c", _HASTY))
            server.close()
        one = Injection("Mirrors", what, lambda _: (), (1, 2))
        yield _row("Mirrors", f"the mirror {what}" if " " in what else what, got, list(_faults(got, one)))


_HASTY = """
import sys
from pathlib import Path
from geneverdict.errors import GeneverdictError
from geneverdict.io.fetch.geo import Geo, fetch_series
try:
    fetch_series(Geo(sys.argv[1], Path("cache"), timeout=2, retries=1, backoff=0.1), "GSE1")
except GeneverdictError as error:
    sys.exit(f"geneverdict: {error}")
"""
"""The tool waits 30 seconds six times; this is the same code with less patience."""


def _bomb() -> bytes:
    with tempfile.TemporaryDirectory() as name:
        return injections.bomb(Path(name) / "x.gz", injections.HEADER, b"\0").read_bytes()


# --- the table -----------------------------------------------------------------------------------------------------


def _commands(cases: Callable[[], Iterator[Injection]]) -> Iterator[Row]:
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(inject, cases())


PARTS: dict[str, Callable[[], Iterator[Row]]] = {
    "files": lambda: _commands(injections.files),
    "studies": lambda: _commands(injections.studies),
    "disk": lambda: _commands(injections.places),
    "kills": kills,
    "mirrors": mirrors,
}


def _main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--show", action="store_true", help="write no file")
    chosen = parser.parse_args()
    with ThreadPoolExecutor() as pool:
        rows = [row for part in pool.map(_part, chosen.parts or PARTS) for row in part]
    if not chosen.show:
        write(rows)
    sys.exit(0 if all(row.held for row in rows) else 1)


def _part(name: str) -> list[Row]:
    rows = []
    for row in PARTS[name]():
        rows.append(row)
        print(f"{'held' if row.held else 'FAILS'}\t{row.what}\t{row.seconds:.1f} s\t{row.megabytes:.0f} MB\t"
              f"{row.said}\t{row.fault}", flush=True)  # fmt: skip
    return rows


def write(rows: list[Row]) -> None:
    """These parts into docs/reliability.md, in place of what it says of them."""
    old = DOC.read_text(encoding="utf-8").split("\n## ")[1:] if DOC.exists() else []
    parts = {text.split("\n", 1)[0]: text.split("\n", 1)[1].strip() for text in old}
    head = "| injected | held | exit code | seconds | MB | what was said |\n|---|---|---|---|---|---|\n"
    for part, of_part in groupby(rows, lambda row: row.part):
        parts[part] = head + "\n".join(map(_line, of_part))
    lines = [line.split(" | ")[1] for text in parts.values() for line in text.splitlines()[2:] if line.startswith("| ")]
    body = "\n\n".join(f"## {part}\n\n{text}" for part, text in parts.items())
    text = _TEXT.format(n=len(lines), held=lines.count("yes"), parts=body)
    DOC.write_text(text, encoding="utf-8")


def _line(row: Row) -> str:
    numbers = [
        f"{number:.{digits}f}" if number == number else "–" for number, digits in ((row.seconds, 1), (row.megabytes, 0))
    ]
    said = row.said.replace("|", "\\|").replace("<", "&lt;")
    held = "yes" if row.held else f"**no**: {row.fault}"
    return f"| {row.what} | {held} | {row.code} | {' | '.join(numbers)} | {said} |"


_TEXT = """# What it survives

Written by `python bench/reliability.py`, the soak by `python bench/soak.py`. Faults are put in on purpose, each into a
command as typed in a folder of its own. It *held* where the command ended by itself with an exit code that is right,
with one line in words of ours and no traceback, within 10 seconds of the processor and 1 GB of memory, and left nothing
half-written. {held} of {n} held.

{parts}
"""

if __name__ == "__main__":
    _main()
