"""An atlas: simulated contrasts × 20,000 genes, and 49 published meta-analyses.  Labels in the data say simulated.

``python bench/atlas.py table`` prints the growth by itself.  Files are put out of the page cache before each cold
question.  The workers measure; this process only starts them.
"""

from __future__ import annotations

import json
import math
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from measure import HERE, measure, python
from table import Row, print_table

GENES = 20_000
SIZES = (250, 500, 1000, 2000)
COLD, WHOLE, LOAD, ONE = 0.1, 0.4, 2.0, 0.05
"""The aims in seconds: one gene, with imports; the published ones loaded, one gene of them."""
PUBLISHED = HERE.parents[1] / "shared" / "data" / "atlas" / "stargeo_49_diseases.parquet"


def run(*, quick: bool = False) -> list[Row]:
    folder = Path(tempfile.mkdtemp(prefix="bench-atlas-"))
    try:
        sizes = (50, 100, 200) if quick else SIZES
        rows = [row for size in sizes for row in _simulated(folder / "simulated", size, last=size == sizes[-1])]
        return [*rows, *_published(folder / "published")]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _simulated(folder: Path, size: int, *, last: bool) -> list[Row]:
    built = python("atlas.py", "grow", str(folder), str(size))
    grown = json.loads(built.printed)
    megabytes = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    at = f"{size} x {GENES} simulated"
    note = f"{grown['n']} contrasts in portions of 125: {grown['cpu']:.1f} s of the processor; {megabytes:.0f} MB"
    note += f" in {grown['blocks']} blocks"
    rows = [Row(f"atlas, grown to {at}", grown["wall"], built.peak_mb, note=note)]
    asked = python("atlas.py", "ask", str(folder), "GENE77")
    found = json.loads(asked.printed)
    rows.append(_timed(f"one gene, cold, {at}", found["cold"], COLD, asked.peak_mb))
    if last:
        rows.append(_timed(f"one gene, warm, {at}", found["warm"], None))
        rows.append(_timed(f"its quantile at another threshold, {at}", found["other"], None))
        rows.append(_timed(f"the genes like it, cold, {at}", found["like"], None))
        rows.append(_timed(f"one contrast added, {at}", grown["add"], None))
        rows.append(_command(folder, "GENE78", at))
    return rows


def _published(folder: Path) -> list[Row]:
    if not PUBLISHED.exists():
        return [Row("atlas of 49 published meta-analyses", note="the folder ../shared is not here")]
    found = json.loads(python("atlas.py", "load", str(folder), str(PUBLISHED)).printed)
    asked = json.loads(python("atlas.py", "ask", str(folder), "ITGA5").printed)
    what = f"49 published, {found['rows']} rows"
    rows = [_timed(f"loaded: {what}", found["load"], LOAD), _timed(f"one gene, cold, {what}", asked["cold"], ONE)]
    return [*rows, _command(folder, "ITGA5", what)]


def _command(folder: Path, gene: str, at: str) -> Row:
    """As typed, from the start of Python to its exit."""
    taken, used = list[float](), list[float]()
    for _ in range(5):
        before = os.times()
        one = measure([sys.executable, "-m", "geneverdict", "atlas", "ask", gene, str(folder)])
        after = os.times()
        taken.append(one.seconds)
        used.append(after.children_user + after.children_system - before.children_user - before.children_system)
    note = f"{1000 * min(used):.0f} ms of the processor"
    return Row(f"geneverdict atlas ask, {at}", min(taken), one.peak_mb, under=WHOLE, note=note)


def _timed(what: str, times: list[float], under: float | None, peak: float | None = None) -> Row:
    wall, cpu = times
    return Row(what, wall, peak, under=under, note=f"{1000 * cpu:.1f} ms of the processor")


# --- workers ---------------------------------------------------------------------------------------------------------


def grow(folder: Path, size: int) -> None:
    """Simulated contrasts until there are so many; then one more, three times."""
    sys.path.insert(0, str(HERE.parent / "tests" / "support"))
    from atlases import table
    from geneverdict.io.atlas.catalogue import reading
    from geneverdict.io.atlas.write import add, create

    create(folder)
    with reading(folder) as catalogue:
        there = len(catalogue.contrasts())
    wall = cpu = 0.0
    for start in range(there, size, 125):
        made = [_renamed(table(i, genes=GENES, first=0), i) for i in range(start, min(start + 125, size))]
        taken = _time(lambda made=made: add(folder, made))
        wall, cpu = wall + taken[0], cpu + taken[1]
    with reading(folder) as catalogue:
        blocks = len(catalogue.blocks)
    copy = folder.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    ones = [_time(lambda one=one: add(copy, [one])) for one in [_renamed(table(10**6, genes=GENES), 10**6)]]
    shutil.rmtree(copy)
    print(json.dumps({"n": size - there, "wall": wall, "cpu": cpu, "blocks": blocks, "add": ones[0]}))


def _renamed(one: object, i: int) -> object:
    """Of one of thirty diseases."""
    from dataclasses import replace

    contrast = one.contrast._replace(disease=f"disease {i % 30}", disease_group=f"disease {i % 30}")
    return replace(one, contrast=contrast, genes=tuple(f"GENE{name[1:]}" for name in one.genes))


def load(folder: Path, path: Path) -> None:
    from geneverdict.pipeline.atlas.build import build_atlas
    from geneverdict.pipeline.atlas.published import read_published  # noqa: F401 imported before the clock runs
    from geneverdict.settings import Settings

    taken = _time(lambda: build_atlas(folder, [path], Settings("", folder)))
    import polars as pl

    print(json.dumps({"load": taken, "rows": pl.scan_parquet(path).select(pl.len()).collect().item()}))


def ask(folder: Path, gene: str) -> None:
    from geneverdict.pipeline.atlas.ask import open_atlas

    cold = _median([_time(lambda: open_atlas(folder).ask(gene), before=lambda: _forget(folder)) for _ in range(7)])
    atlas = open_atlas(folder)
    warm = _median([_time(lambda: atlas.ask(gene)) for _ in range(7)])
    other = _median([_time(lambda: atlas.ask(gene, fdr=0.01)) for _ in range(3)])
    like = _median([_time(lambda: atlas.ask(gene, alike=True), before=lambda: _forget(folder)) for _ in range(3)])
    print(json.dumps({"cold": cold, "warm": warm, "other": other, "like": like}))


def _time(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> list[float]:
    """Seconds on the wall, and of the processor."""
    before()
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return [time.perf_counter() - wall, time.process_time() - cpu]


def _median(times: list[list[float]]) -> list[float]:
    return [statistics.median(column) for column in zip(*times, strict=True)]


def _forget(folder: Path) -> None:
    """Out of the page cache, so that the disk is read."""
    for path in folder.rglob("*"):
        if path.is_file():
            file = os.open(path, os.O_RDONLY)
            os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(file)


def table() -> None:
    """The rows alone, and how the cold question grows."""
    rows = run(quick="--quick" in sys.argv)
    print_table(rows)
    cold = [row.ours_s for row in rows if row.what.startswith("one gene, cold") and "simulated" in row.what]
    if len(cold) > 1 and cold[0] and cold[-1]:
        print(f"one gene, cold: exponent {math.log(cold[-1] / cold[0]) / math.log(2 ** (len(cold) - 1)):.2f}")


if __name__ == "__main__":
    what, *given = sys.argv[1:]
    {
        "grow": lambda: grow(Path(given[0]), int(given[1])),
        "load": lambda: load(*map(Path, given)),
        "ask": lambda: ask(Path(given[0]), given[1]),
        "table": table,
    }[what]()
