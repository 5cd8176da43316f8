"""How many samples it would take: does a study of the number that is said list the gene as often as is said?

python bench/truth_needed.py              # some minutes; writes docs/truth-needed.md
python bench/truth_needed.py --pilots 4   # fewer, prints only
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import numpy as np

from geneverdict.api import call, fit, prepare
from geneverdict.evidence.why.power import line_at
from geneverdict.fitting.contrast import fit_contrast
from geneverdict.model.series import FloatArray, Platform, SampleTable, Series
from geneverdict.model.study import SeriesSpec, Thresholds
from geneverdict.model.verdict import SeriesAnswer, SeriesResult
from geneverdict.stats.power import Plan, size_listed
from geneverdict.testing.worlds.designs import Setup, design_of

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "truth-needed.md"
PILOTS, SEED, STUDIES, GENES, MOST = 80, 1, 20, 400, 300
TARGETS = (1.5, 2.0, 3.0)
PRIOR, CHANGED, CUTS = 6.0, 0.2, Thresholds()
DESIGNS = {"5 v 5": (5, False), "10 v 10": (10, False), "8 pairs": (8, True), "20 pairs": (20, True)}
HEAD = """# How many samples it would take

**Simulated.** {pilots} pilot series for each design, {genes} genes, a fifth of them changed by N(0, 1), variances
scaled inverse chi-squared with {prior:g} degrees of freedom; three further genes change by {targets}. Of each of these
that the pilot estimates above the threshold (|log2FC| ≥ 1, FDR < 0.05) the report says how many samples in each group,
or pairs, would have it listed in 80 % of studies *were its estimate true*. {studies} new studies of that size are drawn
with that effect and the gene's true spread, all other genes anew, and fitted: **listed** is the share with the gene in
the list (wanted: 75 to 85 %). **Interval**: how often the 90 % interval of the number holds the one that the true
spread asks for. Written by `python bench/truth_needed.py`; seed {seed}; numbers over {most} are left out.

| pilot | genes | median number | listed, % | interval holds, % |
|---|--:|--:|--:|--:|
"""


@dataclass(frozen=True, eq=False)
class Context:
    """Of a pilot: p and FDR of its genes."""

    p: FloatArray
    fdr: FloatArray
    info: SimpleNamespace


class Asked(NamedTuple):
    """One gene of one pilot."""

    n: int
    listed: float
    """Share of the new studies."""
    held: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pilots", type=int, default=PILOTS)
    pilots = parser.parse_args().pilots
    about = {"genes": GENES, "prior": PRIOR, "targets": ", ".join(map(str, TARGETS)), "studies": STUDIES}
    text = HEAD.format(pilots=pilots, seed=SEED, most=MOST, **about)
    with ProcessPoolExecutor(max_workers=2) as workers:
        for name in DESIGNS:
            tasks = [(name, SEED + i) for i in range(pilots)]
            asked = [one for some in workers.map(of_a_pilot, tasks) for one in some]
            text += _row(name, asked)
            print(text.splitlines()[-1], flush=True)
    if pilots == PILOTS:
        PAGE.write_text(text, encoding="utf-8")


def _row(name: str, asked: list[Asked]) -> str:
    listed, held = (100 * np.mean([getattr(one, field) for one in asked]) for field in ("listed", "held"))
    return f"| {name} | {len(asked)} | {np.median([one.n for one in asked]):.0f} | {listed:.1f} | {held:.1f} |\n"


def of_a_pilot(task: tuple[str, int]) -> list[Asked]:
    name, seed = task
    n, paired = DESIGNS[name]
    rng = np.random.default_rng([seed, list(DESIGNS).index(name)])
    effects = effects_of_genes(rng)
    effects[: len(TARGETS)] = TARGETS
    sd = spreads(rng)
    series, platform, spec = pilot(values_of(n, effects, sd, rng, paired=paired), n, paired=paired)
    result = fit(prepare(series, platform, spec))
    return [one for i in range(len(TARGETS)) if (one := of_a_gene(result, i, sd, rng, paired=paired))]


def of_a_gene(result: SeriesResult, i: int, sd: FloatArray, rng: np.random.Generator, *, paired: bool) -> Asked | None:
    """None where nothing is said, or a number too large to be tried."""
    answer = call(result, f"GENE{i:03d}", thresholds=CUTS)
    said = answer.why.listed if answer.why else None
    if said is None or said.n is None or said.n > MOST or answer.row is None:
        return None
    own = abs(answer.row.log2fc)
    hits = [listed(said.n, own, i, sd, rng, paired=paired) for _ in range(STUDIES)]
    kind = "paired" if paired else "unpaired"
    here = SimpleNamespace(**vars_of(result, answer, paired=paired))
    true = size_listed(own, sd[i], Plan(kind, partial(line_at, here), CUTS.log2fc, PRIOR), power=0.8)
    low, high = said.n_low or 0, said.n_high or np.inf
    return Asked(said.n, float(np.mean(hits)), low <= (true or np.inf) <= high)


def vars_of(result: SeriesResult, answer: SeriesAnswer, *, paired: bool) -> dict[str, object]:
    """What the line of another study is worked out from."""
    info = SimpleNamespace(df_prior=result.fit.df_prior)
    context = Context(result.fit.p, result.fit.fdr, info)
    size = result.design.n_pairs if paired else result.design.n_case
    numbers = {"p_line": answer.why.p_line, "size": float(size), "paired": paired, "prior": None}
    return {"context": context, "row": answer.row, "thresholds": CUTS, **numbers}


def listed(n: int, own: float, i: int, sd: FloatArray, rng: np.random.Generator, *, paired: bool) -> bool:
    """A new study with this effect of gene ``i``: is it in the list?"""
    effects = effects_of_genes(rng)
    effects[i] = own
    spread = spreads(rng)
    spread[i] = sd[i]
    case = np.repeat([1.0, 0.0], n)
    setup = Setup(case, np.tile(np.arange(n), 2) if paired else np.arange(2 * n), paired=paired)
    names = tuple(map(str, range(GENES)))
    found = fit_contrast(values_of(n, effects, spread, rng, paired=paired), design_of(setup), names=names, probes=names)
    return bool(found.log2fc[i] >= CUTS.log2fc and found.fdr[i] < CUTS.fdr)


def effects_of_genes(rng: np.random.Generator) -> FloatArray:
    return np.where(rng.random(GENES) < CHANGED, rng.normal(size=GENES), 0.0)


def spreads(rng: np.random.Generator) -> FloatArray:
    """The true SD of each gene within a group; of pairs, within an individual."""
    return 0.9 * np.sqrt(PRIOR / rng.chisquare(PRIOR, GENES))


def values_of(n: int, effects: FloatArray, sd: FloatArray, rng: np.random.Generator, *, paired: bool) -> FloatArray:
    """Log2 values, ``n`` cases and then ``n`` controls; of pairs each individual has a level of its own."""
    own = np.tile(rng.normal(0, 0.8, (GENES, n)), 2) if paired else 0.0
    return 8 + own + effects[:, None] * np.repeat([1.0, 0.0], n) + sd[:, None] * rng.normal(size=(GENES, 2 * n))


def pilot(values: FloatArray, n: int, *, paired: bool) -> tuple[Series, Platform, SeriesSpec]:
    genes = tuple(f"GENE{i:03d}" for i in range(GENES))
    title = tuple(f"{side}, patient {i}" for side in ("tumour", "normal") for i in range(n))
    columns = {"title": title, "patient": tuple(f"p{i}" for i in range(n)) * 2}
    samples = SampleTable(tuple(_ids(2 * n)), columns, ("patient",))
    spec = {
        "id": "GSE1",
        "case": {"field": "title", "match": "tumour"},
        "control": {"field": "title", "match": "normal"},
        "pair": {"field": "patient"} if paired else False,
    }
    series = Series("GSE1", "GPL1", samples, genes, values, {"title": ("simulated",)})
    platform = Platform("GPL1", genes, tuple((gene,) for gene in genes), "Gene symbol")
    return series, platform, SeriesSpec.model_validate(spec)


def _ids(n: int) -> Iterator[str]:
    return (f"GSM{i:03d}" for i in range(n))


if __name__ == "__main__":
    main()
