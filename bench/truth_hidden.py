"""Why no analysis is corrected by a hidden factor: real series, labels that mean nothing, with and without the factor.

python bench/truth_hidden.py             # a minute; writes docs/truth-hidden.md
python bench/truth_hidden.py --draws 5   # fewer draws, prints only

The factors are the first principal components of the residuals, made anew for each draw of the labels, as whoever
"corrects" by them does.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np

from geneverdict.fitting.contrast import fit_contrast
from geneverdict.model.prepared import Design
from geneverdict.model.series import FloatArray
from truth_real import SERIES, labels_drawn, read

ROOT = Path(__file__).resolve().parents[1]
GEO = ROOT.parent / "shared" / "geo"
PAGE = ROOT / "docs" / "truth-hidden.md"
DRAWS, SEED, FDR = 50, 1, 0.05
FACTORS = (0, 1, 2, 3)
HEAD = """# Why no analysis is corrected by a hidden factor

Real series whose labels were drawn anew at random ({draws} draws each, seed {seed}): whatever is found is false. The
factors are the first principal components of what the model leaves, put into the model as covariates. A method that
keeps its error has any gene at FDR < 0.05 in at most about 5 % of the draws. Written by `python bench/truth_hidden.py`.

| series | factors in the model | genes with the true labels | draws with any gene, % | genes in a draw, 90 % quantile |
|---|--:|--:|--:|--:|
"""
FOOT = """
So the report says how much of the spread such a direction holds, what it goes with, and how far a gene follows it, and
gives no corrected list. A field of the samples that the direction goes with may stand in `covariates`: it was not made
from the same residuals.
"""


def with_factors(values: FloatArray, design: Design, n: int) -> Design:
    """The design with the first ``n`` components of its residuals before the contrast's column."""
    whole = values[np.isfinite(values).all(axis=1)]
    basis = np.linalg.qr(design.matrix)[0]
    left = whole - (whole @ basis) @ basis.T
    scores = np.linalg.eigh(left.T @ left)[1][:, ::-1][:, :n]
    return replace(design, matrix=np.column_stack([design.matrix[:, :-1], scores, design.matrix[:, -1:]]))


def n_found(values: FloatArray, design: Design, n: int) -> int:
    names = tuple(map(str, range(len(values))))
    fitted = fit_contrast(values, with_factors(values, design, n), names=names, probes=names)
    return int(np.count_nonzero(fitted.fdr < FDR))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=DRAWS)
    draws = parser.parse_args().draws
    lines = []
    for name in SERIES:
        made = read(GEO, name)
        values = np.ascontiguousarray(made.expression.values[:, list(made.design.rows)])
        here = replace(made.design, rows=tuple(range(values.shape[1])))
        rng = np.random.default_rng(SEED)
        drawn = [labels_drawn(made, made.design.matrix[:, -1], rng) for _ in range(draws)]
        designs = [replace(here, matrix=np.column_stack([here.matrix[:, :-1], one])) for one in drawn]
        for n in FACTORS:
            found = np.array([n_found(values, one, n) for one in designs])
            any_gene, many = 100 * np.mean(found > 0), np.quantile(found, 0.9)
            lines.append(f"| {name} | {n} | {n_found(values, here, n):,} | {any_gene:.0f} | {many:,.0f} |")
            print(lines[-1])
    if draws == DRAWS:
        PAGE.write_text(HEAD.format(draws=draws, seed=SEED) + "\n".join(lines) + "\n" + FOOT, encoding="utf-8")


if __name__ == "__main__":
    main()
