"""Runs, kills, limits and a server for some time: ``python bench/soak.py [MINUTES]``; nothing may be lost or grow.

One results folder is run again, killed at a random moment and run again, run twice at once, and run where the disk
refuses, in random order; meanwhile clients ask a server of another folder.  Writes its part of docs/reliability.md.
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path
from threading import Event

from injections import command
from reliability import Row, at_once, killed, numbers, simulated, write
from serve import Client, served

CLIENTS = 8
WORDS = ("run", "study.toml", "-o", "results", "--geo", "geo", "--offline")
ADDRESSES = ("/", "/report.html", "/api/study", "/api/search?q=IT", "/api/gene/ITGA5", "/api/gene/ITGA5/words")
_NONE = float("nan")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("minutes", type=float, nargs="?", default=120.0)
    parser.add_argument("--show", action="store_true", help="write no file")
    asked = parser.parse_args()
    rows = soak(asked.minutes)
    for row in rows:
        print("held" if row.held else "FAILS", row.what, row.said)
    if not asked.show:
        write(rows)


def soak(minutes: float) -> list[Row]:
    """A row for each thing that was done again and again, and one for the server."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        simulated(folder)
        assert command(WORDS, folder).code == 0
        whole = numbers(folder / "results")
        shutil.copytree(folder / "results", folder / "served")
        with _asked(folder / "served") as answers:
            done = _again_and_again(folder, whole, time.monotonic() + 60 * minutes)
        rows = [_row(what, results, minutes) for what, results in done.items()]
        return [*rows, _served(answers, minutes)]


def _again_and_again(folder: Path, whole: dict[str, str], end: float) -> dict[str, list[bool]]:
    def limited() -> bool:
        got = command(WORDS, folder, random.choice((0, 1000, 20_000, 200_000)))
        return got.code == 2 and numbers(folder / "results") == whole

    actions: dict[str, Callable[[], bool]] = {
        "run again": lambda: command(WORDS, folder).code == 0 and numbers(folder / "results") == whole,
        "killed, and run again": lambda: killed(WORDS, folder, random.uniform(0.5, 8), old=True) == whole,
        "killed without old results": lambda: killed(WORDS, folder, random.uniform(0.5, 8), old=False) == whole,
        "two runs at once": lambda: at_once(WORDS, folder, whole).held,
        "no large file may be written": limited,
    }
    done: dict[str, list[bool]] = {what: [] for what in actions}
    while time.monotonic() < end:
        for what in random.sample(list(actions), len(actions)):
            done[what].append(actions[what]())
    return done


class _Answers:
    """What clients got, and the server's memory meanwhile."""

    def __init__(self) -> None:
        self.n, self.refused = 0, 0
        self.megabytes: list[float] = []


@contextmanager
def _asked(folder: Path) -> Iterator[_Answers]:
    """Clients that ask a server of ``folder`` until the end."""
    answers, stop = _Answers(), Event()
    with redirect_stdout(StringIO()), served(folder) as (port, process), ThreadPoolExecutor(CLIENTS + 1) as pool:
        waiting = [pool.submit(_ask, port, answers, stop) for _ in range(CLIENTS)]
        waiting.append(pool.submit(_watch, process.pid, answers, stop))
        try:
            yield answers
        finally:
            stop.set()
            for one in waiting:
                one.result()


def _ask(port: int, answers: _Answers, stop: Event) -> None:
    client = Client(port)
    while not stop.is_set():
        try:
            client.ask(random.choice(ADDRESSES))
        except (OSError, RuntimeError):
            answers.refused += 1
            client = Client(port)
        answers.n += 1
        stop.wait(0.5)


def _watch(pid: int, answers: _Answers, stop: Event) -> None:
    while not stop.wait(5):
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
        answers.megabytes.append(int(status.split("VmRSS:")[1].split()[0]) / 1000)


def _row(what: str, results: list[bool], minutes: float) -> Row:
    held, n = sum(results), len(results)
    said = f"{held} of {n} in {minutes:g} minutes: every number equal to the first run, nothing left over"
    return Row("Soak", what, held == n > 0, "–", _NONE, _NONE, said)


def _served(answers: _Answers, minutes: float) -> Row:
    """Flat: after its caches are full, in the second half, memory grows by less than a tenth."""
    half = answers.megabytes[len(answers.megabytes) // 2 :]
    flat = bool(half) and max(half) < 1.1 * half[0]
    first, last = (half[0], half[-1]) if half else (_NONE, _NONE)
    said = f"{answers.n:,} answers in {minutes:g} minutes, {answers.refused} refused; {first:.0f} MB at half time"
    held = flat and not answers.refused
    what = f"a server asked by {CLIENTS} clients meanwhile"
    return Row("Soak", what, held, "–", _NONE, last, f"{said}, {last:.0f} at the end")


if __name__ == "__main__":
    main()
