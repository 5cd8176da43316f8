"""Reading a series matrix against GEOquery, and against the bare work: unpack, parse the numbers, no check.

Each reading runs in a process of its own; seconds are those of the reading alone, libraries loaded, median of three.
"""

from __future__ import annotations

import gzip
import json
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from measure import HERE, Measured, has_r, measure, run_r
from table import NO_R, Row

N_PROBES, N_SAMPLES = 54_675, 80
SHARED = HERE.parents[1] / "shared/geo/series"
REAL = {
    "GSE14520": SHARED / "GSE14nnn/GSE14520/matrix/GSE14520-GPL571_series_matrix.txt.gz",
    "GSE4107": SHARED / "GSE4nnn/GSE4107/matrix/GSE4107_series_matrix.txt.gz",
}
BARE, GEOQUERY = "bare unpack + parse", "GEOquery getGEO"
R_CODE = """
suppressPackageStartupMessages(library(GEOquery))
file <- commandArgs(TRUE)[1]
seconds <- system.time(suppressMessages(x <- getGEO(filename = file, getGPL = FALSE)), gcFirst = TRUE)[["elapsed"]]
values <- Biobase::exprs(x)
cat(sprintf('{"seconds": %.6f, "sum": %.17g, "rows": %d}', seconds, sum(values, na.rm = TRUE), nrow(values)))
"""


class Reading(NamedTuple):
    """One tool on one file; ``total`` is the sum of all values, to see that both read the same."""

    seconds: float
    peak_mb: float
    total: float
    rows: int


def run(*, quick: bool = False) -> list[Row]:
    """The simulated matrix (smaller when ``quick``) and the real series, ours beside the bare work and beside R."""
    n_probes = 10_000 if quick else N_PROBES
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        simulated = Path(folder) / "simulated_series_matrix.txt.gz"
        simulate(simulated, n_probes, N_SAMPLES)
        rows += _compare(f"read, simulated {n_probes:,} x {N_SAMPLES}", simulated)
    for name, file in REAL.items():
        if file.is_file():
            rows += _compare(f"read, {name}", file)
        else:
            rows.append(Row(f"read, {name}", other=GEOQUERY, note="the folder ../shared is not here"))
    return rows


def simulate(path: Path, n_probes: int, n_samples: int) -> None:
    """Write a simulated matrix in GEO's format: log2 values as GEO writes them (six digits), a few ``null``."""
    import random

    draw = random.Random(20)
    samples = [f'"GSM{9_000_000 + i}"' for i in range(n_samples)]
    fields = {
        "title": [f'"simulated sample {i}"' for i in range(n_samples)],
        "geo_accession": samples,
        "characteristics_ch1": ['"tissue: tumor"', '"tissue: normal"'] * (n_samples // 2),
        "platform_id": ['"GPL570"'] * n_samples,
        "data_row_count": [f'"{n_probes}"'] * n_samples,
    }
    with gzip.open(path, "wt", compresslevel=6) as file:
        file.write('!Series_title\t"Simulated series for the benchmark"\n!Series_geo_accession\t"GSE9000000"\n')
        file.writelines("\t".join([f"!Sample_{name}", *texts]) + "\n" for name, texts in fields.items())
        file.write("!series_matrix_table_begin\n" + "\t".join(['"ID_REF"', *samples]) + "\n")
        for probe in range(n_probes):
            level = min(max(draw.gauss(7.5, 2.2), 2.5), 14)
            numbers = [f"{level + draw.random() - 0.5:.6g}" for _ in range(n_samples)]
            if probe % 1000 == 0:
                numbers[probe % n_samples] = "null"
            file.write(f'"{1_000_000 + probe}_at"\t' + "\t".join(numbers) + "\n")
        file.write("!series_matrix_table_end\n")


def _compare(what: str, file: Path) -> list[Row]:
    ours, bare = _worker("ours", file), _worker("bare", file)
    rows = [Row(what, ours.seconds, ours.peak_mb, BARE, bare.seconds, bare.peak_mb, at_most=3, note=_same(ours, bare))]
    if not has_r("GEOquery"):
        return [*rows, Row(what, ours.seconds, ours.peak_mb, GEOQUERY, at_least=10, note=NO_R)]
    peer = _reading([run_r(R_CODE, str(file))])
    return [
        *rows,
        Row(
            what,
            ours.seconds,
            ours.peak_mb,
            GEOQUERY,
            peer.seconds,
            peer.peak_mb,
            at_least=10,
            note=_same(ours, peer),
        ),
    ]


def _worker(tool: str, file: Path) -> Reading:
    return _reading([measure([sys.executable, str(HERE / "reading.py"), tool, str(file)]) for _ in range(3)])


def _reading(runs: list[Measured]) -> Reading:
    answers = [json.loads(run.printed.strip().splitlines()[-1]) for run in runs]
    seconds = median(answer["seconds"] for answer in answers)
    return Reading(seconds, max(run.peak_mb for run in runs), answers[0]["sum"], answers[0]["rows"])


def _same(ours: Reading, other: Reading) -> str:
    """Said only when the two did not read the same."""
    if ours.rows == other.rows and abs(ours.total - other.total) <= 1e-9 * abs(other.total):
        return ""
    return f"NOT THE SAME VALUES: {ours.rows} rows, sum {ours.total!r}; {other.rows} rows, sum {other.total!r}"


def _bare(path: Path) -> object:
    """The least that any reader must do, with the same tools and none of the checks."""
    import polars as pl
    from isal import igzip

    data = igzip.decompress(path.read_bytes())  # type: ignore[no-untyped-call]
    head = data.index(b"\n", data.index(b"!series_matrix_table_begin")) + 1
    start = data.index(b"\n", head) + 1
    n_samples = data[head:start].count(b"\t")
    schema = {"row": pl.String()} | {str(i): pl.Float64() for i in range(n_samples)}
    body = data[start : data.rindex(b"!series_matrix_table_end")]
    frame = pl.read_csv(body, separator="\t", has_header=False, schema=schema, null_values=["null"])
    return frame.drop("row").to_numpy()


def _work(tool: str, path: Path) -> None:
    """What a process of its own does: load, read, print."""
    import isal.igzip  # noqa: F401
    import numpy as np
    import polars  # noqa: F401

    from geneverdict.io.sources.series_matrix import read_series_matrix

    start = time.perf_counter()
    values = read_series_matrix(path).values if tool == "ours" else np.asarray(_bare(path))
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "sum": float(np.nansum(values)), "rows": len(values)}))


def main() -> None:
    if len(sys.argv) == 3:
        _work(sys.argv[1], Path(sys.argv[2]))
        return
    from table import print_table

    print_table(run(quick="--quick" in sys.argv))


if __name__ == "__main__":
    main()
