"""The commands as a user types them: start, the demo, a run from cache, another gene from stored results."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from statistics import median

from measure import HERE, Measured, measure
from table import Row

COMMAND = Path(sys.executable).parent / "geneverdict"
SHARED = HERE.parents[1] / "shared"
STUDY = HERE.parent / "examples" / "itga5-six.toml"


def run(*, quick: bool = False) -> list[Row]:
    """The commands as typed, start of Python included."""
    try:
        _command("--help")
    except (RuntimeError, FileNotFoundError) as error:
        return [Row("commands", note=f"the command line is not there yet ({error})")]
    with tempfile.TemporaryDirectory() as folder:
        rows = [_help(3 if quick else 7), *_demo(Path(folder), quick=quick)]
        return rows if quick else [*rows, *_six_series(Path(folder))]


def _command(*arguments: str, cache: Path | None = None) -> Measured:
    env = {"GENEVERDICT_CACHE": str(cache), "GENEVERDICT_GEO": str(SHARED / "geo")} if cache else {}
    return measure([str(COMMAND), *arguments], env)


def _typical(runs: list[Measured]) -> tuple[float, float]:
    return median(run.seconds for run in runs), max(run.peak_mb for run in runs)


def _help(repeats: int) -> Row:
    """The warm-up, which compiles the bytecode, has been run."""
    seconds, peak = _typical([_command("--help") for _ in range(repeats)])
    return Row(f"geneverdict --help (median of {repeats})", seconds, peak, under=0.3)


def _demo(folder: Path, *, quick: bool) -> list[Row]:
    what = "geneverdict demo"
    try:
        demo = _command("demo", "-o", str(folder / "demo"))
    except RuntimeError as error:
        return [Row(what, note=str(error))]
    rows = [Row(what, demo.seconds, demo.peak_mb)]
    return [*rows, _gene("TMC5", folder / "demo", "the demo's results")] if quick else rows


def _six_series(folder: Path) -> list[Row]:
    what = "geneverdict run, six series from cache"
    if not STUDY.is_file() or not (SHARED / "geo").is_dir():
        missing = STUDY if not STUDY.is_file() else "../shared"
        return [Row(what, under=10, note=f"{Path(missing).name} is not here")]
    results, cache = folder / "results", folder / "cache"
    try:
        _command("run", str(STUDY), "-o", str(results), cache=cache)
        second = _command("run", str(STUDY), "-o", str(results), cache=cache)
    except RuntimeError as error:
        return [Row(what, under=10, note=str(error))]
    return [Row(what, second.seconds, second.peak_mb, under=10), _gene("TMC5", results, "six series")]


def _gene(gene: str, results: Path, of: str) -> Row:
    what = f"geneverdict gene {gene}, {of}"
    try:
        _command("gene", gene, str(results))
        runs = [_command("gene", gene, str(results)) for _ in range(5)]
    except RuntimeError as error:
        return Row(what, under=1, note=str(error))
    seconds, peak = _typical(runs)
    return Row(what, seconds, peak, under=1)
