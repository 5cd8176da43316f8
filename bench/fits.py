"""Paired and unpaired fits of all genes against limma: lmFit, eBayes, topTable.

Both read the same binary files; only the fit is timed (median of several), the memory is that of the whole process.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from measure import HERE, Measured, has_r, python, run_r
from table import NO_R, Row

if TYPE_CHECKING:
    import numpy as np

N_SAMPLES = 80
GSE14520 = HERE.parents[1] / "shared/geo/series/GSE14nnn/GSE14520/matrix/GSE14520-GPL571_series_matrix.txt.gz"

R_CODE = """
suppressPackageStartupMessages(library(limma))
arguments <- commandArgs(TRUE)
folder <- arguments[1]; repeats <- as.integer(arguments[2])
shape <- scan(file.path(folder, "shape.txt"), quiet = TRUE)
number <- function(name, nrow, ncol)
  matrix(readBin(file.path(folder, name), "double", nrow * ncol), nrow, ncol)
y <- number("y.bin", shape[1], shape[2])
design <- number("design.bin", shape[2], shape[3])
colnames(design) <- c(paste0("c", seq_len(shape[3] - 1)), "contrast")
seconds <- numeric(repeats)
for (i in seq_len(repeats)) seconds[i] <- system.time({
  suppressWarnings(fit <- eBayes(lmFit(y, design)))
  top <- topTable(fit, coef = "contrast", number = Inf, sort.by = "none", confint = TRUE)
}, gcFirst = TRUE)[["elapsed"]]
writeBin(c(top$logFC, top$t, top$P.Value, top$adj.P.Val), file.path(folder, "r.bin"))
cat(seconds)
"""


class Case(NamedTuple):
    what: str
    design: str
    genes: int
    missing: float
    repeats: int
    at_least: float | None


def cases(*, quick: bool) -> list[Case]:
    """The table of the fits.  With missing values limma fits gene by gene, so one repeat is enough."""
    n, few = (8_000, 2_000) if quick else (54_675, 54_675)
    repeats = 3
    return [
        Case(f"fit, 40 pairs, {n:,} x 80", "paired", n, 0.0, repeats, 10),
        Case(f"fit, 40 v 40, {n:,} x 80", "unpaired", n, 0.0, repeats, 3),
        Case(f"fit, 40 v 40, 5 % missing, {few:,} x 80", "unpaired", few, 0.05, 1, None),
        Case(f"fit, 40 pairs, 5 % missing, {few:,} x 80", "paired", few, 0.05, 1, None),
        Case("fit, GSE14520, 19 pairs, 22,268 x 38", "GSE14520", 0, 0.0, repeats, 10),
    ]


def run(*, quick: bool = False) -> list[Row]:
    """Plain fits of whole arrays against limma, paired, unpaired and with missing values."""
    with_r = has_r("limma")
    return [_row(case, with_r=with_r) for case in cases(quick=quick)]


def _row(case: Case, *, with_r: bool) -> Row:
    if case.design == "GSE14520" and not GSE14520.is_file():
        return Row(case.what, note="the folder ../shared with real series is not here")
    with tempfile.TemporaryDirectory() as folder:
        python("fits.py", "make", folder, case.design, str(case.genes), str(case.missing))
        ours = python("fits.py", "ours", folder, str(max(case.repeats, 3)))
        if not with_r:
            return Row(case.what, _seconds(ours), ours.peak_mb, NO_R, at_least=case.at_least)
        theirs = run_r(R_CODE, folder, str(case.repeats))
        note = python("fits.py", "compare", folder).printed.strip()
    return Row(
        case.what, _seconds(ours), ours.peak_mb, "limma", _seconds(theirs), theirs.peak_mb,
        at_least=case.at_least, note=note,
    )  # fmt: skip


def _seconds(measured: Measured) -> float:
    return median(map(float, measured.printed.split()))


def make(folder: Path, design: str, genes: int, missing: float) -> None:
    """Write y.bin (genes × samples) and design.bin (samples × columns), both by column as R keeps them."""
    import numpy as np

    if design == "GSE14520":
        y, blocks, case = _read_gse14520()
    else:
        case = np.tile([0, 1], N_SAMPLES // 2)
        blocks = np.repeat(np.arange(N_SAMPLES // 2), 2)
        y = _simulate(genes, case, blocks, missing)
    matrix = _design(case, blocks if design != "unpaired" else np.zeros_like(blocks))
    (folder / "shape.txt").write_text(f"{y.shape[0]} {y.shape[1]} {matrix.shape[1]}")
    (folder / "y.bin").write_bytes(np.asfortranarray(y).tobytes(order="F"))
    (folder / "design.bin").write_bytes(np.asfortranarray(matrix).tobytes(order="F"))


def _simulate(n_genes: int, case: np.ndarray, blocks: np.ndarray, missing: float) -> np.ndarray:
    import numpy as np

    from geneverdict.testing import draw_genes, simulate_expression

    genes = draw_genes(1, tuple(f"GENE{i}" for i in range(n_genes)))
    y = simulate_expression(2, genes, case.astype(bool), blocks)
    y[np.random.default_rng(3).random(y.shape) < missing] = np.nan
    return y


def _design(case: np.ndarray, blocks: np.ndarray) -> np.ndarray:
    """Intercept, one column for each block but the first, and the contrast last."""
    import numpy as np

    columns = [np.ones(len(case)), *(blocks == block for block in np.unique(blocks)[1:]), case]
    return np.column_stack(columns).astype(float)


def _read_gse14520() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The 19 complete pairs; read with nothing but gzip and float, so that the fit is judged apart from the reader."""
    import numpy as np

    with gzip.open(GSE14520, "rt", encoding="utf-8") as lines:
        fields, rows = {}, []
        for line in lines:
            cells = line.rstrip("\n").replace('"', "").split("\t")
            if line.startswith("!"):
                fields[cells[0]] = cells[1:]
            elif len(cells) > 1 and cells[0] != "ID_REF":
                rows.append([float(cell) for cell in cells[1:]])
    title, source = np.array(fields["!Sample_title"]), np.array(fields["!Sample_source_name_ch1"])
    case = np.char.startswith(title, "Liver Tumor")
    person = np.array([name[:-1] for name in source])
    tissue = np.char.startswith(title, "Liver")
    paired = np.array([tissue[person == name].sum() == 2 for name in person]) & tissue
    return np.array(rows)[:, paired], person[paired], case[paired].astype(int)


def _load(folder: Path) -> tuple[np.ndarray, np.ndarray]:
    import numpy as np

    genes, samples, columns = map(int, (folder / "shape.txt").read_text().split())
    y = np.fromfile(folder / "y.bin").reshape(samples, genes).T
    design = np.fromfile(folder / "design.bin").reshape(columns, samples).T
    return np.ascontiguousarray(y), np.ascontiguousarray(design)


def ours(folder: Path, repeats: int) -> list[float]:
    """Seconds of each of our repeats on the input in ``folder``; the numbers are left beside it."""
    import numpy as np

    from geneverdict.stats.linear import fit_last_coefficient
    from geneverdict.stats.moderated import moderate
    from geneverdict.stats.multiple import benjamini_hochberg

    y, design = _load(folder)
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        fit = fit_last_coefficient(y, design)
        moderated = moderate(fit)
        fdr = benjamini_hochberg(moderated.p)
        seconds.append(time.perf_counter() - start)
    np.concatenate([fit.coef, moderated.t, moderated.p, fdr]).tofile(folder / "ours.bin")
    return seconds


def compare(folder: Path) -> str:
    """The largest relative differences.  A log2FC or t near 0 is what is left of a difference of numbers around 8, so
    these are taken relative to at least 1e-3; a p below 1e-300 has no digits left to compare."""
    import numpy as np

    a, b = (np.fromfile(folder / name).reshape(4, -1) for name in ("ours.bin", "r.bin"))
    if not np.array_equal(np.isnan(a), np.isnan(b)):
        return f"DISAGREEMENT: {int((np.isnan(a) != np.isnan(b)).sum())} values are missing on one side only"
    with np.errstate(invalid="ignore", divide="ignore"):
        floor = np.array([[1e-3], [1e-3], [0.0], [0.0]])
        off = np.where(np.abs(b) > 1e-300, np.abs(a - b) / np.maximum(np.abs(b), floor), 0.0)
    names = ("log2FC", "t", "p", "FDR")
    largest = ", ".join(f"{name} {value:.1e}" for name, value in zip(names, np.nanmax(off, axis=1), strict=True))
    return f"largest relative difference of {a.shape[1]:,} genes: {largest}"


def _worker(arguments: list[str]) -> None:
    task, folder = arguments[0], Path(arguments[1])
    if task == "make":
        make(folder, arguments[2], int(arguments[3]), float(arguments[4]))
    elif task == "ours":
        print(*ours(folder, int(arguments[2])))
    else:
        print(compare(folder))


if __name__ == "__main__":
    _worker(sys.argv[1:])
