"""What groups of different size and spread do to p-values and lists, and what remedies them.

python bench/truth_unequal.py              # some minutes on one core; writes docs/truth-unequal.md
python bench/truth_unequal.py --series 20  # fewer simulated series
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# Before numpy is imported.

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from geneverdict.fitting.contrast import fit_contrast
from geneverdict.fitting.unequal import SIZES, TIMES, both_remedies, unequal_fit
from geneverdict.model.prepared import Design
from geneverdict.model.series import FloatArray
from truth_show import table

GENES, CHANGED = 1000, 0.1
FDR = 0.05
PRIOR_DF, SD = 4.0, 0.3

PAGE = Path(__file__).parents[1] / "docs" / "truth-unequal.md"
TEXT = f"""\
# Groups that vary unequally, where the truth is known

Written by `python bench/truth_unequal.py`; no number was typed in by hand. **Everything here is simulated.**

{{series}} simulated series for each world, {GENES:,} genes each; variances are {SD}² times {PRIOR_DF:g} over a \
chi-squared variable of {PRIOR_DF:g} degrees of freedom. "Ratio" is the SD of the smaller group (the cases) over that \
of the larger. p < .05 and "any", the share of series with any gene at FDR < {FDR}, are those without any effect; \
the false discovery proportion (mean over the series, 0 where no gene is found) and the true genes found (per series, \
of {CHANGED * GENES:g}) are with {CHANGED * 100:g} % of the genes changed by a normal variable of SD 1. "±" is the \
standard error.

- model: the moderated t with one variance for both groups
- weights: weights of the groups, `array_weights = "group"`: one ratio of variances for all genes
- Welch: moderated Welch, each gene with a ratio of its own
- both: the larger p of the two
- as told: genes that the model lists and of which it is not said that they hang on the variances. That is looked at \
where one group has {SIZES:g} times the samples of the other and the SDs differ {TIMES:g}-fold in the typical gene
"""


class World(NamedTuple):
    small: int
    large: int
    ratio: Callable[[np.random.Generator], FloatArray]
    """(genes,) of each gene of one series."""


def _all(ratio: float) -> Callable[[np.random.Generator], FloatArray]:
    return lambda _: np.full(GENES, ratio)


WORLDS = {
    "5 v 20, 2": World(5, 20, _all(2)),
    "5 v 20, 2 × lognormal (SD of log2 .7)": World(5, 20, lambda rng: 2 ** (1 + 0.7 * rng.normal(size=GENES))),
    "5 v 20, 2.5 in half of the genes, 1 in the others": World(5, 20, lambda rng: rng.choice([1.0, 2.5], GENES)),
    "5 v 20, 1": World(5, 20, _all(1)),
    "5 v 20, 0.5": World(5, 20, _all(0.5)),
    "4 v 15, 1.5": World(4, 15, _all(1.5)),
    "3 v 12, 2": World(3, 12, _all(2)),
    "12 v 12, 2": World(12, 12, _all(2)),
}
WAYS = ("model", "weights", "Welch", "both", "as told")


class Found(NamedTuple):
    """(ways, series)"""

    below: FloatArray
    """Share of the genes with p < .05, without effect; NaN of what is told, which has no p."""
    any_listed: FloatArray
    false: FloatArray
    """Share of those listed that are not changed."""
    true: FloatArray
    """Changed genes listed."""


def simulate(world: World, *, series: int, seed: int) -> Found:
    """Series that share nothing."""
    rng = np.random.default_rng(seed)
    found = Found(*(np.full((len(WAYS), series), np.nan) for _ in Found._fields))
    for i in range(series):
        ratio = world.ratio(rng)
        sd = SD * np.sqrt(PRIOR_DF / rng.chisquare(PRIOR_DF, GENES))
        changed = np.arange(GENES) < CHANGED * GENES
        for effect in (np.zeros(GENES), np.where(changed, rng.normal(size=GENES), 0.0)):
            p, listed = _ways(world, _draw(rng, world, sd, ratio, effect))
            if effect.any():
                found.true[:, i] = listed[:, changed].sum(axis=1)
                found.false[:, i] = listed[:, ~changed].sum(axis=1) / np.maximum(1, listed.sum(axis=1))
            else:
                found.below[: len(p), i], found.any_listed[:, i] = (p < 0.05).mean(axis=1), listed.any(axis=1)
    return found


def _draw(rng: np.random.Generator, world: World, sd: FloatArray, ratio: FloatArray, effect: FloatArray) -> FloatArray:
    case = 8 + effect[:, None] + (sd * ratio)[:, None] * rng.normal(size=(GENES, world.small))
    return np.hstack([case, 8 + sd[:, None] * rng.normal(size=(GENES, world.large))])


def _ways(world: World, values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """(ways but the last, genes) p; (ways, genes) whether listed."""
    n = world.small + world.large
    matrix = np.column_stack([np.ones(n), np.arange(n) < world.small]).astype(np.float64)
    design = Design("unpaired", matrix, ("1", "case"), tuple(range(n)), world.small, world.large, 0, (), (), "~ group")
    names = tuple(f"G{i}" for i in range(GENES))
    fit = fit_contrast(values, design, names=names, probes=names)
    remedies, told = both_remedies(values, design, fit), unequal_fit(values, design, fit).fit
    assert remedies.welch is not None
    p = np.array([fit.p, remedies.weighted.p, remedies.welch.p, np.maximum(remedies.weighted.p, remedies.welch.p)])
    fdr = np.array([fit.fdr, remedies.weighted.fdr, remedies.welch.fdr, remedies.fdr])
    sure = (fit.fdr < FDR) & (told.fdr < FDR if told is not None else True)
    return p, np.vstack([fdr < FDR, sure])


def lines(worlds: dict[str, Found]) -> Iterator[str]:
    """The table, in Markdown."""
    head = ["groups, ratio", "way", "p < .05", "any", "false discoveries", "true genes found"]
    yield from table(head, (row for name, found in worlds.items() for row in _rows(name, found)))


def _rows(name: str, found: Found) -> Iterator[list[str]]:
    for i, way in enumerate(WAYS):
        below = "–" if np.isnan(found.below[i]).all() else _mean(found.below[i], 3)
        yield [name, way, below, _mean(found.any_listed[i], 2), _mean(found.false[i], 3), _mean(found.true[i], 1)]


def _mean(each: FloatArray, digits: int) -> str:
    return f"{each.mean():.{digits}f} ± {each.std(ddof=1) / np.sqrt(len(each)):.{digits}f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--series", type=int, default=200, help="simulated series for each world")
    parser.add_argument("--out", type=Path, default=PAGE, help="the page that is written")
    options = parser.parse_args()
    found = {name: simulate(world, series=options.series, seed=i) for i, (name, world) in enumerate(WORLDS.items())}
    text = "\n".join([TEXT.format(series=options.series), *lines(found), ""])
    options.out.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
