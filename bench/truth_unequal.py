"""What groups of different size and spread do to p-values and lists, and what remedies them.

python bench/truth_unequal.py              # some minutes on one core; writes docs/truth-unequal.md
python bench/truth_unequal.py --series 20  # fewer simulated series
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# Before numpy is imported.

import argparse
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

import numpy as np

from geneverdict.fitting.contrast import fit_contrast
from geneverdict.fitting.unequal import SIZES, TIMES, both_remedies, unequal_fit
from geneverdict.model.fit import Fit
from geneverdict.model.prepared import Design
from geneverdict.model.series import FloatArray
from geneverdict.model.unequal import UnequalFit
from geneverdict.stats.meta import pool
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
POOLED = """\

## Pooled over such series

Coverage of the 95 % interval of the pooled effect (REML, Hartung–Knapp) over four series whose true effects vary by \
tau², and its median width: with the standard errors of the model, and with those of weights of the groups in every \
series. {series} draws of 1,000 genes. Hartung–Knapp's interval takes its width from how the series scatter, so wrong \
standard errors cost it little: the pooled line stays that of the model.
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
EVEN = World(10, 10, _all(1))
TOGETHER = {
    "four of 5 v 20, 2": [WORLDS["5 v 20, 2"]] * 4,
    "one of 5 v 20, 2 and three of 10 v 10, 1": [WORLDS["5 v 20, 2"], EVEN, EVEN, EVEN],
    "four of 5 v 20, 2 × lognormal": [WORLDS["5 v 20, 2 × lognormal (SD of log2 .7)"]] * 4,
    "four of 5 v 20, 0.5": [WORLDS["5 v 20, 0.5"]] * 4,
}
"""Series that are pooled."""
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
        sd = _sds(rng)
        changed = np.arange(GENES) < CHANGED * GENES
        for effect in (np.zeros(GENES), np.where(changed, rng.normal(size=GENES), 0.0)):
            p, listed = _ways(world, _draw(rng, world, sd, ratio, effect))
            if effect.any():
                found.true[:, i] = listed[:, changed].sum(axis=1)
                found.false[:, i] = listed[:, ~changed].sum(axis=1) / np.maximum(1, listed.sum(axis=1))
            else:
                found.below[: len(p), i], found.any_listed[:, i] = (p < 0.05).mean(axis=1), listed.any(axis=1)
    return found


def _sds(rng: np.random.Generator) -> FloatArray:
    return SD * np.sqrt(PRIOR_DF / rng.chisquare(PRIOR_DF, GENES))


def _draw(rng: np.random.Generator, world: World, sd: FloatArray, ratio: FloatArray, effect: FloatArray) -> FloatArray:
    case = 8 + effect[:, None] + (sd * ratio)[:, None] * rng.normal(size=(GENES, world.small))
    return np.hstack([case, 8 + sd[:, None] * rng.normal(size=(GENES, world.large))])


def _fits(world: World, values: FloatArray) -> tuple[Fit, UnequalFit, UnequalFit | None]:
    """The model, both remedies whatever the groups, and the remedies where they are looked at."""
    n = world.small + world.large
    matrix = np.column_stack([np.ones(n), np.arange(n) < world.small]).astype(np.float64)
    design = Design("unpaired", matrix, ("1", "case"), tuple(range(n)), world.small, world.large, 0, (), (), "~ group")
    names = tuple(f"G{i}" for i in range(GENES))
    fit = fit_contrast(values, design, names=names, probes=names)
    return fit, both_remedies(values, design, fit), unequal_fit(values, design, fit).fit


def _ways(world: World, values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """(ways but the last, genes) p; (ways, genes) whether listed."""
    fit, remedies, told = _fits(world, values)
    assert remedies.welch is not None
    p = np.array([fit.p, remedies.weighted.p, remedies.welch.p, np.maximum(remedies.weighted.p, remedies.welch.p)])
    fdr = np.array([fit.fdr, remedies.weighted.fdr, remedies.welch.fdr, remedies.fdr])
    sure = (fit.fdr < FDR) & (told.fdr < FDR if told is not None else True)
    return p, np.vstack([fdr < FDR, sure])


def simulate_pooled(worlds: Sequence[World], *, tau2: float, draws: int, seed: int) -> tuple[FloatArray, FloatArray]:
    """(ways, draws) coverage of the pooled interval, and its median width; ways: model, weights."""
    rng, covered, width = np.random.default_rng(seed), np.zeros((2, draws)), np.zeros((2, draws))
    for draw in range(draws):
        estimates = np.zeros((2, 2, GENES, len(worlds)))
        for i, world in enumerate(worlds):
            effect = np.sqrt(tau2) * rng.normal(size=GENES)
            fit, remedies, _ = _fits(world, _draw(rng, world, _sds(rng), world.ratio(rng), effect))
            estimates[..., i] = [[one.log2fc, one.se] for one in (fit, remedies.weighted)]
        for way, (log2fc, se) in enumerate(estimates):
            pooled = pool(log2fc, se)
            covered[way, draw] = np.mean((pooled.ci_low < 0) & (pooled.ci_high > 0))
            width[way, draw] = np.median(pooled.ci_high - pooled.ci_low)
    return covered, width


def pooled_lines(draws: int) -> Iterator[str]:
    """The table of the pooled line, in Markdown."""
    head = ["series (SD ratio)", "tau²", "model", "width", "weights", "width"]
    rows = []
    for seed, ((name, worlds), tau2) in enumerate(product(TOGETHER.items(), (0.0, 0.1))):
        covered, width = simulate_pooled(worlds, tau2=tau2, draws=draws, seed=seed)
        each = [x for c, w in zip(covered, width, strict=True) for x in (_mean(c, 3), f"{w.mean():.2f}")]
        rows.append([name, f"{tau2:g}", *each])
    yield from table(head, rows)


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
    text = "\n".join(
        [
            TEXT.format(series=options.series),
            *lines(found),
            POOLED.format(series=options.series),
            *pooled_lines(options.series),
            "",
        ]
    )
    options.out.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
