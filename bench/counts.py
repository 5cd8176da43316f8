"""Engines of RNA-seq counts against limma, edgeR and DESeq2.

Input: airway (4 pairs, 64,102 genes) from the folder ../shared, and a simulated table of 8 v 8 samples, written once
as bytes that both sides read.  Seconds are those of the processor, on one thread, without start and reading: the best
of several on both sides.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from measure import HERE, has_r, python, run_r
from table import NO_R, Row

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np

AIRWAY = HERE.parents[1] / "shared/data/counts/airway/airway_rawcounts.csv.gz"


class Engine(NamedTuple):
    """``call`` is R's expression on d (kept genes, factors), design, y (all genes), sheet, block, v (voom)."""

    at_least: float | None
    repeats: int
    call: str


ENGINES = {
    "filter and TMM": Engine(
        None, 3, "out <- calcNormFactors(DGEList(y[filterByExpr(y, design), ]))$samples$norm.factors"
    ),
    "voom": Engine(5.0, 5, "out <- voom(d, design)$weights[, 1]"),
    "quality weights": Engine(20.0, 3, "out <- voomWithQualityWeights(d, design)$targets$sample.weights"),
    "trend": Engine(None, 3, "out <- eBayes(lmFit(cpm(d, log = TRUE), design), trend = TRUE)$p.value[, ncol(design)]"),
    "block correlation": Engine(None, 1, "out <- duplicateCorrelation(v, both, block = block)$consensus.correlation"),
    "quasi-likelihood": Engine(None, 1, "out <- glmQLFTest(glmQLFit(estimateDisp(d, design), design))$table$PValue"),
    "DESeq2": Engine(None, 1, "out <- deseq(y, design)"),
}
R_CODE = """
suppressPackageStartupMessages({{ library(edgeR); library(statmod); if ({deseq}) library(DESeq2) }})
folder <- commandArgs(TRUE)[1]; shape <- scan(file.path(folder, "shape.txt"), quiet = TRUE)
number <- function(name, nrow, ncol)
  matrix(readBin(file.path(folder, name), "double", nrow * ncol), nrow, ncol)
y <- number("y.bin", shape[1], shape[2]); design <- number("design.bin", shape[2], shape[3])
block <- rep(seq_len(shape[2] / 2), each = 2); both <- design[, c(1, shape[3])]
d <- calcNormFactors(DGEList(y[filterByExpr(y, design), ])); v <- voom(d, both)
deseq <- function(y, design) {{
  colnames(design) <- paste0("c", seq_len(ncol(design))); storage.mode(y) <- "integer"
  set <- DESeqDataSetFromMatrix(y, data.frame(row.names = seq_len(ncol(y))), design)
  set <- suppressMessages(DESeq(set, quiet = TRUE)); results(set, name = resultsNames(set)[ncol(design)])$pvalue
}}
seconds <- numeric({repeats})
for (i in seq_len({repeats})) seconds[i] <- sum(system.time(suppressWarnings({call}), gcFirst = TRUE)[1:2])
writeBin(as.numeric(out), file.path(folder, "r.bin"))
cat(min(seconds))
"""


def run(*, quick: bool = False) -> list[Row]:
    """Each engine on each input."""
    rows = []
    with tempfile.TemporaryDirectory() as name:
        for what in ("airway", "simulated"):
            folder = Path(name) / what
            folder.mkdir()
            if what == "airway" and not AIRWAY.is_file():
                rows.append(Row("counts, airway", note="the folder ../shared with real series is not here"))
                continue
            python("counts.py", "make", str(folder), what, "3000" if quick else "20000")
            rows += [_row(engine, what, folder) for engine in ENGINES]
    return rows


def _row(engine: str, what: str, folder: Path) -> Row:
    aim, repeats, call = ENGINES[engine]
    ours = python("counts.py", "ours", str(folder), engine, str(repeats))
    label = f"{engine}, {what}, {' x '.join((folder / 'shape.txt').read_text().split()[:2])}"
    packages = ("edgeR", "statmod", "DESeq2") if engine == "DESeq2" else ("edgeR", "statmod")
    if not has_r(*packages):
        return Row(label, float(ours.printed), ours.peak_mb, NO_R, at_least=aim)
    theirs = run_r(R_CODE.format(call=call, repeats=repeats, deseq=str(engine == "DESeq2").upper()), str(folder))
    other = "DESeq2" if engine == "DESeq2" else "edgeR" if engine in ("filter and TMM", "quasi-likelihood") else "limma"
    return Row(
        label, float(ours.printed), ours.peak_mb, other, float(theirs.printed), theirs.peak_mb,
        at_least=aim, note=python("counts.py", "compare", str(folder)).printed.strip(),
    )  # fmt: skip


def make(folder: Path, what: str, genes: int) -> None:
    """Write counts and design, both by column as R keeps them; the samples in pairs, the contrast last."""
    import numpy as np

    case = np.tile([0.0, 1.0], 4 if what == "airway" else 8)
    columns = [np.ones(len(case)), case]
    if what == "airway":
        with gzip.open(AIRWAY, "rt") as lines:
            next(lines)
            y = np.array([[float(cell) for cell in line.split(",")[1:]] for line in lines])
        columns[1:1] = [(np.arange(8) // 2 == pair).astype(float) for pair in (1, 2, 3)]
    else:
        rng = np.random.default_rng(1)
        mean = rng.lognormal(4, 2, (genes, 1)) * rng.lognormal(0, 0.3, 16)
        mean[: genes // 10] *= np.exp(np.outer(rng.normal(0, 1, genes // 10), case))
        y = rng.poisson(mean * rng.gamma(5, 0.2, mean.shape)).astype(float)
    design = np.column_stack(columns)
    (folder / "shape.txt").write_text(f"{y.shape[0]} {y.shape[1]} {design.shape[1]}")
    (folder / "y.bin").write_bytes(np.asfortranarray(y).tobytes(order="F"))
    (folder / "design.bin").write_bytes(np.asfortranarray(design).tobytes(order="F"))


def _load(folder: Path) -> tuple[np.ndarray, np.ndarray]:
    import numpy as np

    genes, samples, columns = map(int, (folder / "shape.txt").read_text().split())
    y = np.fromfile(folder / "y.bin").reshape(samples, genes).T
    design = np.fromfile(folder / "design.bin").reshape(columns, samples).T
    return np.ascontiguousarray(y), np.ascontiguousarray(design)


def _work(engine: str, y: np.ndarray, design: np.ndarray) -> Callable[[], np.ndarray]:
    import numpy as np

    from geneverdict.stats.blocks import within_block_correlation
    from geneverdict.stats.counts.deseq.wald import wald_test
    from geneverdict.stats.counts.expressed import filter_by_expr
    from geneverdict.stats.counts.factors import tmm
    from geneverdict.stats.counts.libraries import log_cpm
    from geneverdict.stats.counts.quality_weights import voom_with_quality_weights
    from geneverdict.stats.counts.quasi.quasi_test import quasi_test
    from geneverdict.stats.counts.voom import voom
    from geneverdict.stats.linear import fit_last_coefficient
    from geneverdict.stats.moderated import moderate

    kept = np.ascontiguousarray(y[filter_by_expr(y, design=design).keep])
    sizes = kept.sum(axis=0) * tmm(kept)
    block, both = np.repeat(np.arange(y.shape[1] // 2), 2), design[:, [0, -1]]
    first = voom(kept, both, sizes=sizes) if engine == "block correlation" else None
    engines: dict[str, Callable[[], np.ndarray]] = {
        "filter and TMM": lambda: tmm(y[filter_by_expr(y, design=design).keep]),
        "voom": lambda: voom(kept, design, sizes=sizes).weights[:, 0],
        "quality weights": lambda: voom_with_quality_weights(kept, design, sizes=sizes).sample_weights,
        "trend": lambda: moderate(fit_last_coefficient(log_cpm(kept, sizes), design), trend=True).p,
        "block correlation": lambda: np.array(
            [within_block_correlation(first.log_cpm, both, block, weights=first.weights).consensus]
        ),
        "quasi-likelihood": lambda: quasi_test(kept, design, sizes=sizes).p,
        "DESeq2": lambda: wald_test(y, design).p,
    }
    return engines[engine]


def ours(folder: Path, engine: str, repeats: int) -> float:
    """The best of our seconds; the numbers are left in the folder."""
    work = _work(engine, *_load(folder))
    seconds = []
    for _ in range(max(repeats, 3)):
        start = time.process_time()
        result = work()
        seconds.append(time.process_time() - start)
    result.astype(float).tofile(folder / "ours.bin")
    return min(seconds)


def compare(folder: Path) -> str:
    """The largest relative difference of any number; a p below 1e-300 has no digits left to compare."""
    import numpy as np

    a, b = (np.fromfile(folder / name) for name in ("ours.bin", "r.bin"))
    if not np.array_equal(np.isnan(a), np.isnan(b)):
        return f"DISAGREEMENT: {int((np.isnan(a) != np.isnan(b)).sum())} values are missing on one side only"
    known = ~np.isnan(a) & (np.abs(b) > 1e-300)
    off = np.abs(a[known] - b[known]) / np.abs(b[known])
    return f"relative difference of {len(off):,} numbers: median {np.median(off):.1e}, largest {off.max():.1e}"


def _worker(arguments: list[str]) -> None:
    task, folder = arguments[0], Path(arguments[1])
    if task == "make":
        make(folder, arguments[2], int(arguments[3]))
    elif task == "ours":
        print(ours(folder, arguments[2], int(arguments[3])))
    elif task == "compare":
        print(compare(folder))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _worker(sys.argv[1:])
    else:
        from table import print_table

        print_table(run())
