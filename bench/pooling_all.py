"""Every gene pooled here and by metafor, and compared: ``python bench/pooling_all.py [--genes 20000]``.

``pooling.py`` times metafor on some genes; this one lets it do all of them with its threshold tightened, which takes
minutes, and prints the largest difference of each column.  What metafor could not fit is counted apart.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from measure import HERE, THREADS, has_r, measure, python

if TYPE_CHECKING:
    import numpy as np

N_SERIES = 11
SCRIPT = HERE.parent / "tests" / "golden" / "pool_large.R"
COLUMNS = ("estimate", "se", "ci_low", "ci_high", "p", "tau2", "q", "pi_low", "pi_high")
FLOOR = 1e-3
"""Differences are relative to the larger of the value and this, so that an effect of 1e-9 does not decide; those of
p, which has no unit, to p however small."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--genes", type=int, default=20_000)
    genes = str(parser.parse_args().genes)
    if not has_r("metafor"):
        sys.exit("this comparison needs Rscript with the package metafor")
    with tempfile.TemporaryDirectory() as folder:
        python("pooling_all.py", "make", folder, genes)
        seconds = float(python("pooling_all.py", "ours", folder, genes).printed)
        paths = (str(Path(folder) / name) for name in ("effects.csv", "r.csv"))
        theirs = measure(["Rscript", "--vanilla", str(SCRIPT), *paths, str(N_SERIES)], dict.fromkeys(THREADS, "1"))
        print(f"{int(genes):,} genes x {N_SERIES} series; REML, Hartung-Knapp, interval, prediction interval, Q")
        print(f"seconds: {seconds:.2f} here, {float(theirs.printed):.0f} metafor")
        print(python("pooling_all.py", "compare", folder, genes).printed.strip())


def make(folder: Path, n_genes: int) -> None:
    """log2FC and moderated SE of series of 6 to 120 samples, genes × series, as a study would have them.

    A gene's noise varies with the gene and between platforms; tau is 0 for three genes in ten, else up to about 1; a
    fifth of the cells is missing, whole series for genes not on an old platform, so that every k occurs.
    """
    import numpy as np

    rng = np.random.default_rng(20)
    shape = (n_genes, N_SERIES)
    samples = rng.integers(6, 121, N_SERIES)
    noise = rng.lognormal(-0.7, 0.5, (n_genes, 1)) * rng.lognormal(0, 0.25, shape)
    se = noise * 2 / np.sqrt(samples)
    tau = np.where(rng.random((n_genes, 1)) < 0.3, 0.0, rng.gamma(1.5, 0.2, (n_genes, 1)))
    true = np.where(rng.random((n_genes, 1)) < 0.8, 0.1, 1.0) * rng.standard_t(4, (n_genes, 1))
    effect = true + tau * rng.normal(size=shape) + se * rng.normal(size=shape)
    gone = rng.random(shape) < rng.choice([0.0, 0.1, 0.3, 0.85], (n_genes, 1), p=[0.4, 0.3, 0.2, 0.1])
    effect[gone], se[gone] = np.nan, np.nan
    header = ",".join([f"{name}{i}" for name in ("effect", "se") for i in range(1, N_SERIES + 1)])
    rows = (
        ",".join("NA" if value != value else repr(value) for value in row) for row in np.hstack([effect, se]).tolist()
    )
    (folder / "effects.csv").write_text("\n".join([header, *rows]) + "\n")


def _read(path: Path) -> np.ndarray:
    import numpy as np

    return np.genfromtxt(path, delimiter=",", skip_header=1, missing_values="NA")


def ours(folder: Path) -> float:
    """Seconds of the pooling alone; its numbers are left in the folder."""
    import time

    import numpy as np

    from geneverdict.stats.meta import pool

    effect, se = np.hsplit(_read(folder / "effects.csv"), 2)
    start = time.perf_counter()
    pooled = pool(effect, se)
    seconds = time.perf_counter() - start
    np.save(folder / "ours.npy", np.column_stack([pooled.k, *(getattr(pooled, name) for name in COLUMNS)]))
    return seconds


def compare(folder: Path) -> str:
    """What was compared, what metafor could not fit, and the differences."""
    import numpy as np

    a, b = np.load(folder / "ours.npy"), _read(folder / "r.csv")
    k, tries = b[:, 0], b[:, -1]
    several = k > 1
    both, slow = several & (tries == 1), several & (tries == 2)
    lines = [
        f"genes measured by 0 series {np.sum(k == 0)}, by one {np.sum(k == 1)} (not pooled), two {np.sum(k == 2)}, "
        f"all {N_SERIES} {np.sum(k == N_SERIES)}; same number of series here: {bool(np.all(a[:, 0] == k))}",
        f"metafor converged for {np.sum(both)} of {np.sum(several)}, {np.sum(slow)} more with half steps, never for "
        f"{np.sum(several & (tries == 0))}; tau2 is 0 for {np.sum(b[both, 6] == 0)}",
        _differences("largest relative difference", a[both, 1:], b[both, 1:-1]),
    ]
    if slow.any():
        lines.append(_differences("the same with half steps", a[slow, 1:], b[slow, 1:-1]))
    return "\n".join(lines)


def _differences(what: str, a: np.ndarray, b: np.ndarray) -> str:
    """The largest of each column, and how many genes have one above 1e-8 anywhere; NaN on one side only is infinite."""
    import numpy as np

    floor = np.array([np.finfo(float).tiny if name == "p" else FLOOR for name in COLUMNS])
    off = np.abs(a - b) / np.maximum(np.abs(b), floor)
    off = np.where(np.isnan(a) & np.isnan(b), 0.0, np.where(np.isnan(off), np.inf, off))
    each = ", ".join(f"{name} {value:.1e}" for name, value in zip(COLUMNS, off.max(axis=0), strict=True))
    return f"{what}: {each}; genes above 1e-8: {np.sum(off.max(axis=1) > 1e-8)} of {len(off)}"


def _worker(task: str, folder: Path, genes: int) -> None:
    if task == "make":
        make(folder, genes)
    else:
        print(ours(folder) if task == "ours" else compare(folder))


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in ("make", "ours", "compare"):
        _worker(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
