"""Print-tip loess and neqc against limma on simulated arrays, in one run.

Input: 20 two-colour arrays of 20,000 spots in 16 print tips, background subtracted; 48 bead arrays of 47,000 beads with
detection p-values.  Both programs read the same numbers; seconds are those of the processor, without reading.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from measure import has_r, python, run_r
from table import NO_R, Row

SPOTS, ARRAYS, TIPS = 20_000, 20, 16
BEADS, CHIPS = 47_000, 48
R_CODE = f"""
suppressPackageStartupMessages(library(limma))
folder <- commandArgs(TRUE)[1]
take <- function(name, rows) matrix(readBin(file.path(folder, name), "double", 1e8), rows)
seconds <- function(expr) sum(system.time(expr, gcFirst = TRUE)[1:2])
keep <- function(x, name) writeBin(as.numeric(x), file.path(folder, name))
rg <- new("RGList", list(R = take("red.bin", {SPOTS}), G = take("green.bin", {SPOTS})))
rg$printer <- list(ngrid.r = 4, ngrid.c = 4, nspot.r = 50, nspot.c = 25)
loess <- seconds(ma <- normalizeWithinArrays(rg, bc.method = "none"))
keep(ma$M, "r_loess.bin")
signal <- take("signal.bin", {BEADS}); p <- take("p.bin", {BEADS})
neqc_s <- seconds(values <- suppressMessages(neqc(signal, detection.p = p)))
keep(values, "r_neqc.bin")
cat(loess, neqc_s)
"""


def run(*, quick: bool = False) -> list[Row]:
    """Loess, then neqc."""
    del quick
    labels = (
        f"print-tip loess, {ARRAYS} arrays of {SPOTS:,} spots (simulated)",
        f"neqc by detection p, {CHIPS} arrays of {BEADS:,} beads (simulated)",
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python("spots.py", "make", str(folder))
        ours = python("spots.py", "ours", str(folder))
        seconds = [float(text) for text in ours.printed.split()]
        if not has_r("limma"):
            return [Row(label, s, ours.peak_mb, NO_R) for label, s in zip(labels, seconds, strict=True)]
        theirs = run_r(R_CODE, str(folder))
        notes = python("spots.py", "compare", str(folder)).printed.strip().split("\n")
        rows = zip(
            labels, seconds, ("normalizeWithinArrays", "neqc"), map(float, theirs.printed.split()), notes, strict=True
        )
        return [
            Row(label, s, ours.peak_mb, f"limma::{other}", other_s, theirs.peak_mb, note=note)
            for label, s, other, other_s, note in rows
        ]


def make(folder: Path) -> None:
    """Columns one after the other, as R keeps them."""
    import numpy as np

    random = np.random.default_rng(1)
    level = random.exponential(900, (ARRAYS, SPOTS)) + 30
    for name in ("red", "green"):
        (level * np.exp(random.normal(0, 0.3, level.shape))).tofile(folder / f"{name}.bin")
    signal = random.normal(100, 12, (CHIPS, BEADS)) + (random.random((CHIPS, BEADS)) < 0.5) * random.exponential(
        800, (CHIPS, BEADS)
    )
    signal.tofile(folder / "signal.bin")
    controls = np.sort(random.normal(100, 12, (CHIPS, 750)), axis=1)
    above = [1 - np.searchsorted(c, s) / 750 for c, s in zip(controls, signal, strict=True)]
    np.array(above).tofile(folder / "p.bin")


def ours(folder: Path) -> tuple[float, float]:
    """Seconds of loess and of neqc; the values are left in the folder."""
    import numpy as np

    from geneverdict.stats.neqc import neqc_by_detection
    from geneverdict.stats.two_colour import log_ratios, within_arrays

    def take(name: str, rows: int) -> np.ndarray:
        return np.fromfile(folder / name).reshape(-1, rows).T

    red, green = take("red.bin", SPOTS), take("green.bin", SPOTS)
    signal, p = take("signal.bin", BEADS), take("p.bin", BEADS)
    start = time.process_time()
    ratios = within_arrays(log_ratios(red, green), "print_tip_loess", np.repeat(np.arange(TIPS), SPOTS // TIPS))
    between = time.process_time()
    values = neqc_by_detection(signal, p)
    done = time.process_time()
    ratios.m.T.tofile(folder / "loess.bin")
    values.T.tofile(folder / "neqc.bin")
    return between - start, done - between


def compare(folder: Path) -> str:
    """The largest difference of any value, a line for each."""
    import numpy as np

    lines = []
    for name in ("loess", "neqc"):
        a, b = (np.fromfile(folder / f"{prefix}{name}.bin") for prefix in ("", "r_"))
        lines.append(f"largest difference of {len(a):,} values: {np.nanmax(np.abs(a - b)):.1e}")
    return "\n".join(lines)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        task, folder = sys.argv[1], Path(sys.argv[2])
        found = {"make": make, "ours": ours, "compare": compare}[task](folder)
        print(*found if isinstance(found, tuple) else (found,))
    else:
        from table import print_table

        print_table(run())
