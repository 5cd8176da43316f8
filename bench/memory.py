"""Peak memory of whole runs: many series, and few large ones: ``python bench/memory.py [SERIES GENES SAMPLES]``.

The values are simulated in memory, where a run would read a file, so that reading (``reading.py``) is not in it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from measure import python
from table import Row

CASES = {(200, 20_000, 40): 1_500, (3, 54_675, 300): 1_000}
"""Series, genes (probes), samples → megabytes aimed at."""
QUICK = {(4, 2_000, 20): 400}


def run(*, quick: bool = False) -> list[Row]:
    """CPU seconds beside the peak."""
    rows = []
    for size, aim in (QUICK if quick else CASES).items():
        series, genes, samples = size
        seen = python("memory.py", *map(str, size))
        met = "met" if seen.peak_mb < aim else "NOT MET"
        what = f"a run of {series} series of {genes:,} x {samples}, CPU"
        rows.append(Row(what, float(seen.printed), seen.peak_mb, note=f"aim < {aim:,} MB: {met}; simulated values"))
    return rows


def _simulated(genes: int, samples: int) -> Any:
    """What takes the place of reading: the same numbers for the same name."""
    import numpy as np

    from geneverdict.model.run import InputFile
    from geneverdict.model.series import Platform, SampleTable, Series
    from geneverdict.pipeline.load import LoadedSeries

    probes = tuple(f"P{i}" for i in range(genes))
    platform = Platform("GPL1", probes, tuple((f"GENE{i % 20_000}",) for i in range(genes)), "symbol")

    def load(name: str, spec: Any, *_: object) -> LoadedSeries:
        rng = np.random.default_rng(int(name.removeprefix("S")))
        ids = tuple(f"{name}x{i}" for i in range(samples))
        group = tuple("tumour" if i % 2 else "normal" for i in range(samples))
        values = rng.standard_normal((genes, samples))
        values *= 0.5
        values += rng.normal(8, 2, (genes, 1))
        series = Series(name, "GPL1", SampleTable(ids, {"group": group}), probes, values)
        return LoadedSeries(name, spec, series, platform, (InputFile(name, name, 0, name, ""),))

    return load


def worker(series: int, genes: int, samples: int) -> float:
    """CPU seconds of the run."""
    import time

    from geneverdict.model.study import Match, SeriesSpec, Study
    from geneverdict.pipeline import one_series
    from geneverdict.pipeline.run import run_study
    from geneverdict.settings import Settings

    one_series.load = _simulated(genes, samples)
    sides = {
        "case": Match(field="group", match="^tumour$"),
        "control": Match(field="group", match="^normal$"),
        "pair": False,
        "scale": "log2",
        "symbols": "as_given",
    }
    study = Study(genes=("GENE1",), series=tuple(SeriesSpec(id=f"S{i}", **sides) for i in range(series)))
    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        run_study(study, Path(folder) / "results", Settings(folder, Path(folder), offline=True, figures="none"))
        return time.process_time() - start


if __name__ == "__main__":
    print(worker(*map(int, sys.argv[1:])))
