"""What is the p of a best cut worth when the gene has nothing to do with survival?

python bench/truth_survival.py               # some five minutes on two cores; writes docs/truth-survival.md
python bench/truth_survival.py --cohorts 200 # fewer simulated cohorts
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# Before numpy is imported: one thread for each of the processes below.

import argparse
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np

import geneverdict
from geneverdict.evidence.survival.cohort import Patients
from geneverdict.evidence.survival.curves import two_groups
from geneverdict.evidence.survival.cuts import all_cuts
from geneverdict.evidence.survival.hazards import per_sd
from geneverdict.model.series import FloatArray
from truth_show import table

PAGE = Path(__file__).resolve().parents[1] / "docs" / "truth-survival.md"
DRAWS = 199
LEVEL = 0.05
WAYS = (
    "best cut, its own p",
    "smallest p of all cuts",
    "Lausen–Schumacher",
    "shuffling",
    "median cut",
    "per SD (Cox)",
)

TEXT = """\
# The best cut, where the truth is known

This page is written by `python bench/truth_survival.py`; no number was typed in by hand. **All of it is simulated.**

{cohorts:,} simulated cohorts for each line, {draws} shuffles each, seed {seed}; geneverdict {version}, numpy {numpy}.
Share of cohorts with p < .05, ± its Monte-Carlo standard error. Cuts leave 10 % to 90 % of the patients low.

- **best cut, its own p**: log-rank p at the cut with the largest statistic, as if no other had been looked at. This is
  what is usually printed under a "best cut-off" curve.
- **smallest p of all cuts**: what a search for the smallest log-rank p finds.
- **Lausen–Schumacher**, **shuffling**: the p of the largest statistic, corrected by the formula of 1992, or by
  shuffling times and events over the patients. These are the two that geneverdict shows beside the naive one. With so
  many shuffles p can be below .05 in at most {most:.1f} % of the cohorts without effect.
- **median cut**: log-rank p of a cut fixed beforehand. **per SD (Cox)**: the continuous value, no cut at all.

## Without any effect

The gene has nothing to do with survival: a p that keeps its promise is below .05 in 5 % of the cohorts.
"""
EFFECT_TEXT = """
## With an effect

The log hazard grows evenly with the gene ("per SD" is the model that made the data), or jumps at one value. Share of
cohorts with p < .05: the naive columns only repeat that they promise too much, so compare the others.
"""
LIMIT_TEXT = """
## Where censoring hangs on the gene

Patients with low values are followed for a third of the time, and still the gene has nothing to do with survival.
Shuffling takes censoring along with the times, so it assumes that both are as likely with every value, as the formula
does; the log-rank test of one cut and Cox's model do not assume this.
"""


class World(NamedTuple):
    """How patients live, die and are lost."""

    n: int
    censored: float
    """Share that is censored, about."""
    effect: float = 0.0
    """Log hazard ratio per SD, or of the jump."""
    jump: bool = False
    """The effect is that of being above the 70 % quantile."""
    ties: bool = False
    """Times in whole months: median 6."""
    lost_low: bool = False
    """Patients with low values are followed for a shorter time."""


NULL: Mapping[str, World] = {
    "50 patients, 30 % censored": World(50, 0.3),
    "50 patients, 70 % censored": World(50, 0.7),
    "100 patients, 30 % censored": World(100, 0.3),
    "100 patients, 70 % censored": World(100, 0.7),
    "100 patients, whole months": World(100, 0.3, ties=True),
    "200 patients, 50 % censored": World(200, 0.5),
    "400 patients, 70 % censored": World(400, 0.7),
}
EFFECT: Mapping[str, World] = {
    "100 patients, hazard ratio 1.4 per SD": World(100, 0.3, np.log(1.4)),
    "200 patients, hazard ratio 1.3 per SD": World(200, 0.5, np.log(1.3)),
    "100 patients, 2 above the 70 % quantile": World(100, 0.3, np.log(2.0), jump=True),
    "200 patients, 2 above the 70 % quantile": World(200, 0.5, np.log(2.0), jump=True),
}
LIMIT: Mapping[str, World] = {
    "100 patients, censoring hangs on the gene": World(100, 0.5, lost_low=True),
    "200 patients, censoring hangs on the gene": World(200, 0.5, lost_low=True),
}


class Found(NamedTuple):
    """One row per cohort."""

    p: FloatArray
    """cohorts × ``WAYS``; NaN where there is none."""
    events: FloatArray


def simulate(world: World, *, cohorts: int, seed: int, draws: int = DRAWS) -> Found:
    """Cohorts in which the gene does not matter, and the p of each way."""
    rng = np.random.default_rng(seed)
    p, events = np.full((cohorts, len(WAYS)), np.nan), np.zeros(cohorts)
    for i in range(cohorts):
        patients = patients_of(world, rng)
        cuts = all_cuts(patients, draws=draws, seed=int(rng.integers(1 << 30)))
        groups, hazard = two_groups(patients), per_sd(patients)
        smallest = float(np.nanmin(cuts.p, initial=1.0))
        p[i] = cuts.naive_p, smallest, cuts.corrected_p, cuts.permuted_p, groups.log_rank_p, hazard.p
        events[i] = patients.n_events
    return Found(p, events)


def patients_of(world: World, rng: np.random.Generator) -> Patients:
    """Exponential times; censoring exponential too, at the rate that gives about the share asked for."""
    value = rng.normal(size=world.n)
    risk = value > 0.524 if world.jump else value
    died = rng.exponential(np.exp(-world.effect * risk))
    rate = world.censored / (1 - world.censored)
    followed = np.where(world.lost_low & (value < 0), 1 / 3, 1.0) / rate
    lost = rng.exponential(followed)
    months = np.minimum(died, lost)
    if world.ties:
        months = np.ceil(months * 6 / np.log(2))
    return Patients(months, died <= lost, value, np.arange(world.n), float(value.std(ddof=1)))


def rows(found: Mapping[str, Found], *, promise: bool) -> Iterator[list[str]]:
    """The table: share of p below .05 of each way."""
    for name, one in found.items():
        yield [name, f"{one.events.mean():.0f}", *(share(column, promise=promise) for column in one.p.T)]


def share(p: FloatArray, *, promise: bool) -> str:
    """Of p below .05, with its standard error; bold where it breaks the promise by more than chance allows."""
    below = p[np.isfinite(p)] < LEVEL
    mean = float(below.mean())
    error = float(np.sqrt(mean * (1 - mean) / len(below)))
    text = f"{100 * mean:.1f} ± {100 * error:.1f} %"
    broken = promise and mean - LEVEL > 4 * np.sqrt(LEVEL * (1 - LEVEL) / len(below))
    return f"**{text}**" if broken else text


def page(found: Mapping[str, Found], *, cohorts: int, seed: int) -> Iterator[str]:
    """The whole page, line by line."""
    most = 100 * (int(np.ceil(LEVEL * (DRAWS + 1))) - 1) / (DRAWS + 1)
    about = {"cohorts": cohorts, "draws": DRAWS, "seed": seed, "most": most}
    yield TEXT.format(**about, version=geneverdict.__version__, numpy=np.__version__)
    head = ["cohort", "events", *WAYS]
    yield from table(head, rows({name: found[name] for name in NULL}, promise=True))
    yield "\n**Bold**: above 5 % by more than four standard errors.\n"
    yield verdict({name: found[name] for name in NULL})
    yield EFFECT_TEXT
    yield from table(head, rows({name: found[name] for name in EFFECT}, promise=False))
    yield LIMIT_TEXT
    yield from table(head, rows({name: found[name] for name in LIMIT}, promise=True))


def verdict(found: Mapping[str, Found]) -> str:
    """The table in two sentences."""
    below = np.array([[np.mean(p[np.isfinite(p)] < LEVEL) for p in one.p.T] for one in found.values()])
    low, high = 100 * below.min(axis=0), 100 * below.max(axis=0)
    return (
        f"Without any effect a best cut's own p is below .05 in {low[0]:.0f} to {high[0]:.0f} % of the cohorts. By "
        f"the formula of Lausen and Schumacher it is {low[2]:.1f} to {high[2]:.1f} %, by shuffling "
        f"{low[3]:.1f} to {high[3]:.1f} %."
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cohorts", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--out", type=Path, default=PAGE)
    args = parser.parse_args()
    worlds = {**NULL, **EFFECT, **LIMIT}
    work = partial(_one, cohorts=args.cohorts)
    with ProcessPoolExecutor(args.workers) as pool:
        found = dict(
            zip(worlds, pool.map(work, worlds.values(), range(args.seed, args.seed + len(worlds))), strict=True)
        )
    args.out.write_text("\n".join(page(found, cohorts=args.cohorts, seed=args.seed)) + "\n", encoding="utf-8")
    print(args.out.read_text(encoding="utf-8"))
    return 0


def _one(world: World, seed: int, *, cohorts: int) -> Found:
    return simulate(world, cohorts=cohorts, seed=seed)


if __name__ == "__main__":
    sys.exit(main())
