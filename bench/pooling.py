"""Pooling every gene over the series against a loop of metafor::rma; in all ways, 60 series against 5.

The loop is timed on some genes only and compared per gene: 20,000 of them would take minutes.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from measure import has_r, python, run_r
from table import NO_R, Row

if TYPE_CHECKING:
    import numpy as np

N_SERIES = 11

R_CODE = """
suppressPackageStartupMessages(library(metafor))
arguments <- commandArgs(TRUE)
folder <- arguments[1]; genes <- as.integer(arguments[2]); series <- as.integer(arguments[3])
number <- function(name) matrix(readBin(file.path(folder, name), "double", genes * series), genes, series)
y <- number("effect.bin"); se <- number("se.bin")
fit <- function(i, ...) {
  there <- !is.na(y[i, ])
  tryCatch(rma(yi = y[i, there], sei = se[i, there], method = "REML", test = "knha", ...), error = function(e) NULL)
}
seconds <- system.time(for (i in seq_len(genes)) fit(i), gcFirst = TRUE)[["elapsed"]]
out <- matrix(NaN, genes, 7)
for (i in seq_len(genes)) {
  m <- fit(i, control = list(threshold = 1e-13, maxiter = 10000))
  if (is.null(m)) next
  pi <- predict(m)
  out[i, ] <- c(m$b, m$se, m$pval, m$tau2, m$I2, pi$pi.lb, pi$pi.ub)
}
writeBin(as.vector(out), file.path(folder, "r.bin"))
cat(seconds)
"""


def run(*, quick: bool = False) -> list[Row]:
    """Every gene pooled, against a loop of metafor; and in all ways, over more series."""
    return [*_against_metafor(quick=quick), _growth(2_000 if quick else 20_000)]


def _growth(n: int) -> Row:
    """CPU seconds, which hang less on what else the machine does."""
    few, many = (python("pooling.py", str(series), ".", str(n)) for series in (5, 60))
    what = f"pooling in all ways, {n:,} genes, 60 series, CPU"
    return Row(what, float(many.printed), many.peak_mb, "5 series", float(few.printed), few.peak_mb, at_most=12)


def _against_metafor(*, quick: bool) -> list[Row]:
    n, timed = (2_000, 60) if quick else (20_000, 300)
    what = f"pooling, {n:,} genes x {N_SERIES} series"
    with tempfile.TemporaryDirectory() as folder:
        python("pooling.py", "make", folder, str(n))
        ours = python("pooling.py", "ours", folder, str(n))
        seconds = median(map(float, ours.printed.split()))
        if not has_r("metafor"):
            return [Row(what, seconds, ours.peak_mb, NO_R, at_least=500)]
        python("pooling.py", "part", folder, str(timed))
        theirs = run_r(R_CODE, folder, str(timed), str(N_SERIES))
        agreement = python("pooling.py", "compare", folder, str(timed)).printed.strip()
    extrapolated = float(theirs.printed) / timed * n
    note = f"metafor's loop was timed on {timed} genes and multiplied; {agreement}"
    return [Row(what, seconds, ours.peak_mb, "metafor loop", extrapolated, theirs.peak_mb, at_least=500, note=note)]


def make(folder: Path, n_genes: int) -> None:
    """Effects and standard errors, genes × series, 15 % missing, at least two series for each gene."""
    import numpy as np

    rng = np.random.default_rng(5)
    shape = (n_genes, N_SERIES)
    se = rng.uniform(0.1, 0.6, shape)
    tau = rng.choice([0.0, 0.1, 0.4], (n_genes, 1))
    effect = rng.normal(0, 0.5, (n_genes, 1)) + tau * rng.normal(size=shape) + se * rng.normal(size=shape)
    gone = rng.random(shape) < 0.15
    gone[:, :2] = False
    effect[gone] = np.nan
    se[gone] = np.nan
    np.save(folder / "effect.npy", effect)
    np.save(folder / "se.npy", se)


def _load(folder: Path) -> tuple[np.ndarray, np.ndarray]:
    import numpy as np

    return np.load(folder / "effect.npy"), np.load(folder / "se.npy")


def ours(folder: Path) -> list[float]:
    """Seconds of each of our repeats on the input in ``folder``; the numbers are left beside it."""
    import numpy as np

    from geneverdict.stats.meta import pool

    effect, se = _load(folder)
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        pooled = pool(effect, se)
        seconds.append(time.perf_counter() - start)
    columns = (pooled.estimate, pooled.se, pooled.p, pooled.tau2, pooled.i2, pooled.pi_low, pooled.pi_high)
    np.save(folder / "ours.npy", np.array(columns))
    return seconds


def in_all_ways(genes: int, series: int) -> float:
    """The least CPU seconds of three; one cell in twenty is missing, so that genes differ in how many have them."""
    import numpy as np

    from geneverdict.evidence.pooling.methods import pool_ways
    from geneverdict.model.fit import Fit
    from geneverdict.model.study import Thresholds

    rng = np.random.default_rng(series)
    names, fits = tuple(f"G{i:05}" for i in range(genes)), []
    for j in range(series):
        se = np.where(rng.random(genes) < 0.05, np.nan, rng.gamma(4, 0.05, genes))
        effect, none = rng.normal(0, np.sqrt(se**2 + 0.05)), np.full(genes, np.nan)
        numbers = (effect, se, none, none, effect / se, np.full(genes, 40.0), none, none, none, none)
        fits.append((f"S{j}", Fit(names, names, *numbers, df_prior=4.0, var_prior=0.1)))
    seconds = []
    for _ in range(3):
        start = time.process_time()
        pool_ways(fits, Thresholds())
        seconds.append(time.process_time() - start)
    return min(seconds)


def part(folder: Path, genes: int) -> None:
    """The first genes for R, by column."""
    for name, values in zip(("effect", "se"), _load(folder), strict=True):
        (folder / f"{name}.bin").write_bytes(values[:genes].tobytes(order="F"))


def compare(folder: Path, genes: int) -> str:
    """Differences relative to the larger of the value and 1e-3; metafor here with a tight threshold, not timed."""
    import numpy as np

    a = np.load(folder / "ours.npy")[:, :genes]
    b = np.fromfile(folder / "r.bin").reshape(7, genes)
    failed = int(np.isnan(b[0]).sum())
    off = np.nanmax(np.abs(a - b) / np.maximum(np.abs(b), 1e-3), axis=1)
    names = ("estimate", "se", "p", "tau2", "I2", "PI low", "PI high")
    largest = ", ".join(f"{name} {value:.1e}" for name, value in zip(names, off, strict=True))
    return f"largest relative difference: {largest}; metafor did not converge for {failed}"


def _worker(arguments: list[str]) -> None:
    task, folder, number = arguments[0], Path(arguments[1]), int(arguments[2])
    if task == "make":
        make(folder, number)
    elif task == "ours":
        print(*ours(folder))
    elif task == "part":
        part(folder, number)
    elif task.isdecimal():
        print(in_all_ways(number, int(task)))
    else:
        print(compare(folder, number))


if __name__ == "__main__":
    _worker(sys.argv[1:])
