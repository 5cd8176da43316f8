"""The refinements of the engine against limma: trend, robust, array weights, block correlation, TREAT.

Input: a simulated matrix, 22 tumours and 19 normals of which 19 are pairs (the shape of GSE14520), written once as
bytes that both sides read; only the method is timed.
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
    from collections.abc import Callable

    import numpy as np

METHODS = {
    # what: (how much faster it should be, R's expression on fit, y, design, block)
    "trend": (1.0, "topTreat <- eBayes(fit, trend = TRUE)$p.value[, 2]"),
    "robust": (1.0, "topTreat <- eBayes(fit, robust = TRUE)$p.value[, 2]"),
    "array_weights": (1.0, "topTreat <- arrayWeights(y, design)"),
    "block_correlation": (50.0, "topTreat <- duplicateCorrelation(y, design, block = block)$consensus.correlation"),
    "treat": (1.0, "topTreat <- treat(fit, fc = 1.2)$p.value[, 2]"),
}
R_CODE = """
suppressPackageStartupMessages({{ library(limma); library(statmod) }})
arguments <- commandArgs(TRUE)
folder <- arguments[1]
genes <- scan(file.path(folder, "genes.txt"), quiet = TRUE)
number <- function(name, nrow, ncol)
  matrix(readBin(file.path(folder, name), "double", nrow * ncol), nrow, ncol)
y <- number("y.bin", genes, 41)
design <- number("design.bin", 41, 2)
block <- readBin(file.path(folder, "block.bin"), "double", 41)
fit <- lmFit(y, design)
seconds <- system.time(suppressWarnings({call}), gcFirst = TRUE)[["elapsed"]]
writeBin(as.numeric(topTreat), file.path(folder, "r.bin"))
cat(seconds)
"""


def run(*, quick: bool = False) -> list[Row]:
    """Refinements of the moderated t against limma's, each on the same input."""
    genes = 3_000 if quick else 12_500
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make(folder, genes)
        rows = [_row(method, folder, genes, with_r=has_r("limma")) for method in METHODS]
        mine = python("engine.py", "confident_effect", name)
    alone = Row(
        f"confident effects, {genes:,} genes", float(mine.printed), mine.peak_mb, note="limma has no such thing"
    )
    return [*rows, alone]


def _row(method: str, folder: Path, genes: int, *, with_r: bool) -> Row:
    aim, call = METHODS[method]
    what = f"{method.replace('_', ' ')}, {genes:,} x 41"
    ours = python("engine.py", method, str(folder))
    if not with_r:
        return Row(what, float(ours.printed), ours.peak_mb, NO_R, at_least=aim)
    theirs = run_r(R_CODE.format(call=call), str(folder))
    return Row(
        what,
        float(ours.printed),
        ours.peak_mb,
        "limma",
        float(theirs.printed),
        theirs.peak_mb,
        at_least=aim,
        note=_difference(folder),
    )


def make(folder: Path, genes: int) -> None:
    """Write the input that both sides read."""
    import numpy as np

    from geneverdict.testing import draw_genes, simulate_expression

    individual = np.r_[np.arange(22), np.arange(19)]
    case = np.r_[np.ones(22), np.zeros(19)]
    drawn = draw_genes(1, tuple(f"GENE{i}" for i in range(genes)))
    y = simulate_expression(2, drawn, case.astype(bool), individual)
    (folder / "genes.txt").write_text(str(genes))
    for name, values in (("y", y), ("design", np.column_stack([np.ones(41), case])), ("block", individual)):
        (folder / f"{name}.bin").write_bytes(np.asarray(values, dtype=float).tobytes(order="F"))


def _difference(folder: Path) -> str:
    import numpy as np

    a, b = (np.fromfile(folder / name) for name in ("ours.bin", "r.bin"))
    off = np.max(np.abs(a - b) / np.maximum(np.abs(b), 1e-300))
    return f"largest relative difference of {len(a):,} numbers: {off:.1e}"


def _methods(y: np.ndarray, design: np.ndarray, block: np.ndarray) -> dict[str, Callable[[], np.ndarray]]:
    import numpy as np

    from geneverdict.stats.array_weights import array_weights
    from geneverdict.stats.blocks import within_block_correlation
    from geneverdict.stats.linear import fit_last_coefficient
    from geneverdict.stats.moderated import moderate, moderate_with
    from geneverdict.stats.robust import squeeze_var_robust
    from geneverdict.stats.treat import confident_effect, treat

    fit = fit_last_coefficient(y, design)
    plain = moderate(fit)
    return {
        "trend": lambda: moderate(fit, trend=True).p,
        "robust": lambda: moderate_with(fit, squeeze_var_robust(fit.sigma**2, fit.df_residual)).p,
        "array_weights": lambda: array_weights(y, design).weights,
        "block_correlation": lambda: np.array([within_block_correlation(y, design, block.astype(int)).consensus]),
        "treat": lambda: treat(fit.coef, plain.se, plain.df, np.log2(1.2)),
        "confident_effect": lambda: confident_effect(fit.coef, plain.se, plain.df),
    }


def _worker(method: str, folder: Path) -> None:
    import numpy as np

    genes = int((folder / "genes.txt").read_text())
    y = np.ascontiguousarray(np.fromfile(folder / "y.bin").reshape(41, genes).T)
    design = np.ascontiguousarray(np.fromfile(folder / "design.bin").reshape(2, 41).T)
    work = _methods(y, design, np.fromfile(folder / "block.bin"))[method]
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - start)
    if method != "confident_effect":
        np.asarray(result, dtype=float).tofile(folder / "ours.bin")
    print(median(seconds))


if __name__ == "__main__":
    _worker(sys.argv[1], Path(sys.argv[2]))
