"""Cox's model of every gene against a loop of survival::coxph.

The loop is timed on some genes only and multiplied: 20,000 of them would take a minute or more.
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

N_SAMPLES = 150

R_CODE = """
suppressPackageStartupMessages(library(survival))
arguments <- commandArgs(TRUE)
folder <- arguments[1]; genes <- as.integer(arguments[2]); samples <- as.integer(arguments[3])
number <- function(name, n) readBin(file.path(folder, name), "double", n)
x <- matrix(number("values.bin", genes * samples), genes, samples)
t <- number("time.bin", samples); e <- number("event.bin", samples)
elapsed <- function(expr) system.time(expr, gcFirst = TRUE)[["elapsed"]]
fit <- elapsed(for (i in seq_len(genes)) coxph(Surv(t, e) ~ x[i, ]))
score <- elapsed(for (i in seq_len(genes)) coxph(Surv(t, e) ~ x[i, ], iter.max = 0))
tight <- suppressWarnings(coxph.control(eps = 1e-14, toler.chol = 1e-15, iter.max = 100))
out <- t(sapply(seq_len(genes), function(i) {
  f <- suppressWarnings(coxph(Surv(t, e) ~ x[i, ], control = tight))
  sd <- sd(x[i, ])
  c(coef(f) * sd, sqrt(vcov(f)[1]) * sd, 2 * pnorm(-abs(coef(f) / sqrt(vcov(f)[1]))), f$score)
}))
writeBin(as.vector(out), file.path(folder, "r.bin"))
cat(fit, score)
"""


def run(*, quick: bool = False) -> list[Row]:
    """Cox's model and its score test of every gene, against a loop of coxph."""
    n, timed = (2_000, 100) if quick else (20_000, 300)
    fits, scores = (f"{what}, {n:,} genes x {N_SAMPLES}" for what in ("Cox, every gene", "Cox score test"))
    with tempfile.TemporaryDirectory() as folder:
        python("survival.py", "make", folder, str(n))
        fit, score = (python("survival.py", task, folder, str(n)) for task in ("fit", "score"))
        seconds = [median(map(float, done.printed.split())) for done in (fit, score)]
        if not has_r("survival"):
            return [
                Row(fits, seconds[0], fit.peak_mb, NO_R, under=3),
                Row(scores, seconds[1], score.peak_mb, NO_R, at_least=100),
            ]
        python("survival.py", "part", folder, str(timed))
        theirs = run_r(R_CODE, folder, str(timed), str(N_SAMPLES))
        agreement = python("survival.py", "compare", folder, str(timed)).printed.strip()
    loops = [float(loop) / timed * n for loop in theirs.printed.split()]
    note = f"coxph's loop was timed on {timed} genes and multiplied; {agreement}"
    return [
        Row(fits, seconds[0], fit.peak_mb, "coxph loop", loops[0], theirs.peak_mb, under=3, note=note),
        Row(scores, seconds[1], score.peak_mb, "coxph loop, no step", loops[1], theirs.peak_mb, at_least=100),
    ]


def make(folder: Path, n_genes: int) -> None:
    """Log2 values of genes × samples of which a tenth matter; times in whole months, so that deaths are tied."""
    import numpy as np

    rng = np.random.default_rng(7)
    values = rng.normal(8, 1.5, (n_genes, N_SAMPLES))
    risk = rng.normal(size=N_SAMPLES)
    values[: n_genes // 10] += risk
    died, seen = rng.exponential(30 * np.exp(-0.6 * risk)), rng.uniform(5, 60, N_SAMPLES)
    np.save(folder / "values.npy", values)
    np.save(folder / "time.npy", np.ceil(np.minimum(died, seen)))
    np.save(folder / "event.npy", (died <= seen).astype(np.float64))


def _load(folder: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    import numpy as np

    return np.load(folder / "time.npy"), np.load(folder / "event.npy"), np.load(folder / "values.npy")


def fit(folder: Path) -> list[float]:
    """Cox's model of every gene in ``folder``."""
    import numpy as np

    from geneverdict.stats.survival.cox_genes import fit_genes

    data, seconds = _load(folder), []
    for _ in range(3):
        start = time.perf_counter()
        found = fit_genes(*data)
        seconds.append(time.perf_counter() - start)
    np.save(folder / "ours.npy", np.array((found.coef, found.se, found.p, found.score_chi2)))
    return seconds


def score(folder: Path) -> list[float]:
    """The score test of every gene in ``folder``."""
    from geneverdict.stats.survival.cox_genes import score_genes

    data, seconds = _load(folder), []
    for _ in range(5):
        start = time.perf_counter()
        score_genes(*data)
        seconds.append(time.perf_counter() - start)
    return seconds


def part(folder: Path, genes: int) -> None:
    """Genes from all over the table for R, by column."""
    times, event, values = _load(folder)
    (folder / "values.bin").write_bytes(values[_chosen(len(values), genes)][:genes].tobytes(order="F"))
    (folder / "time.bin").write_bytes(times.tobytes())
    (folder / "event.bin").write_bytes(event.tobytes())


def _chosen(n_genes: int, genes: int) -> slice:
    return slice(0, n_genes, n_genes // genes)


def compare(folder: Path, genes: int) -> str:
    """Differences relative to the larger of the value and 1e-3; coxph here with a tight tolerance, not timed."""
    import numpy as np

    ours = np.load(folder / "ours.npy")
    a = ours[:, _chosen(ours.shape[1], genes)][:, :genes]
    b = np.fromfile(folder / "r.bin").reshape(4, genes)
    off = np.max(np.abs(a - b) / np.maximum(np.abs(b), 1e-3), axis=1)
    names = ("coefficient", "se", "p", "score")
    return "largest relative difference: " + ", ".join(f"{n} {d:.1e}" for n, d in zip(names, off, strict=True))


def _worker(arguments: list[str]) -> None:
    task, folder, number = arguments[0], Path(arguments[1]), int(arguments[2])
    if task == "make":
        make(folder, number)
    elif task == "fit":
        print(*fit(folder))
    elif task == "score":
        print(*score(folder))
    elif task == "part":
        part(folder, number)
    else:
        print(compare(folder, number))


if __name__ == "__main__":
    _worker(sys.argv[1:])
