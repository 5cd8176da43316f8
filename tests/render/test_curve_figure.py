"""The figure of a specification curve: what is drawn is the curve, and it can be read with ten and with thousands."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection, QuadMesh
from matplotlib.colors import to_hex
from matplotlib.text import Text

from geneverdict.model.multiverse import (
    ChoiceSummary,
    Curve,
    CurveSummary,
    NullTest,
    OptionSummary,
    PooledSpecification,
    PresetShare,
    Specification,
)
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import Call
from geneverdict.render.curve import curve_alt, curve_figure
from geneverdict.render.curve_choices import density
from geneverdict.render.curve_rows import call_of_each, choice_groups, percent
from geneverdict.render.plan import FigureJob
from geneverdict.render.save import to_svg
from geneverdict.render.style import CALL_COLOUR

THRESHOLDS = Thresholds()
PROBES = ("highest_median", "highest_mean", "highest_iqr", "mean_of_probes", "probe:201389_at")
TESTS = ("moderated", "trend", "robust", "array_weights", "welch", "rank")
SHIFT = {
    "probe:201389_at": -0.35,
    "highest_iqr": 0.22,
    "mean_of_probes": -0.18,
    "unpaired": -0.09,
    "block_correlation": -0.04,
    "array_weights": 0.05,
    "rank": -0.06,
    "quantile": 0.03,
    "without_outliers": 0.08,
    "FE": -0.2,
    "standardised": 0.15,
    "keep": 0.02,
}


def make(specifications: list[tuple], *, centre: float = 0.95, refuse=None, series: str = "GSE14520") -> Curve:
    """Effects from a sum of shifts by option; seeded.  The first specification is the study's own."""
    rng = np.random.default_rng(4)
    n = len(specifications)
    pooled = isinstance(specifications[0], PooledSpecification)
    drift = {o: rng.normal(0, 0.12) for s in specifications for o in s if o.startswith(("probe:", "without GSE"))}
    effect = np.array([centre + sum(SHIFT.get(o, drift.get(o, 0.0)) for o in s) for s in specifications])
    effect += rng.normal(0, 0.05, n)
    se = (0.3 if pooled else 0.16) * rng.gamma(30, 1 / 30, n)
    z = effect / se
    p = np.array([math.erfc(abs(v) / math.sqrt(2)) for v in z])
    rank = np.array(["rank" in s for s in specifications])
    why = np.array([bool(refuse and refuse(s)) for s in specifications])
    nan = np.where(why, np.nan, 1.0)
    half = np.where(rank, np.nan, 1.96 * se) * nan
    fdr = np.full(n, np.nan) if pooled else np.minimum(1, p * 2e4) * nan
    reasons = tuple("ruled out" if w else "" for w in why)
    effect = effect * nan
    return Curve(
        "ITGA5", "" if pooled else series, tuple(specifications), np.ones(n), effect, half / 1.96,
        effect - half, effect + half, p * nan, fdr, nan * (5 if pooled else 12_548), reasons, 0,
    )  # fmt: skip


def summarise(curve: Curve, *, null: bool = True) -> CurveSummary:
    """A slow, obvious summary with equal weights."""
    done = curve.done
    effect = curve.effect[done]
    certain = np.where(np.isnan(curve.fdr), curve.p, curve.fdr) < 0.05
    up, down = certain & (curve.effect >= 1) & done, certain & (curve.effect <= -1) & done
    total = effect.var()
    choices = []
    for k, name in enumerate(curve.dimensions):
        options, between = [], 0.0
        for option in dict.fromkeys(s[k] for s in curve.specifications):
            members = done & np.array([s[k] == option for s in curve.specifications])
            if not members.any():
                options.append(OptionSummary(option, 0, math.nan, math.nan))
                continue
            mine = curve.effect[members]
            options.append(OptionSummary(option, len(mine), float(np.median(mine)), float((up | down)[members].mean())))
            between += len(mine) * (mine.mean() - effect.mean()) ** 2 / len(effect)
        choices.append(ChoiceSummary(name, float(between / total) if total else math.nan, 0.0, tuple(options)))
    choices.sort(key=lambda c: -c.share_of_variance)
    n_up, n_down = int(up.sum()), int(down.sum())
    joint = NullTest(200, False, "signs within pairs", len(effect), 0.005, 0.005, 0.02, 0.9, -0.21, 0.19)
    return CurveSummary(
        n=len(effect), n_refused=int((~done).sum()),
        presets=(PresetShare("study", 1, 0.05, n_up / len(effect), n_down / len(effect)),),
        default_call="not called", agreement=1 - (n_up + n_down) / len(effect), median=float(np.median(effect)),
        low=float(effect.min()), high=float(effect.max()), q01=float(effect.min()), q99=float(effect.max()),
        same_sign=float(max((effect > 0).mean(), (effect < 0).mean())), janus=False, choices=tuple(choices), flips=(),
        grade="depends on the analyst", percentile=83.0, n_alike=120, null=joint if null else None,
    )  # fmt: skip


def grid(n_probes: int = 5, **options) -> list[Specification]:
    """The product of the options; what is not said has its first option only."""
    first = {
        "scale": ("as_settled",), "normalise": ("as_deposited",), "probes": PROBES[:n_probes],
        "multi_gene_probes": ("drop",), "filter": ("none",), "samples": ("all",), "design": ("paired",),
        "covariates": ("none",), "test": ("moderated",),
    }  # fmt: skip
    return [Specification(*c) for c in itertools.product(*(first | options).values())]


BOTH = ("as_deposited", "quantile")
DESIGNS = ("paired", "unpaired", "block_correlation")
SAMPLES = ("all", "without_outliers", "complete_pairs", "without_pools_and_copies")


def never(s: Specification) -> bool:
    """Block correlation has no rank test."""
    return s.design == "block_correlation" and s.test == "rank"


def pooled_grid(n_series: int = 11) -> list[PooledSpecification]:
    series = ("all", *(f"without GSE{14520 + 37 * i}" for i in range(n_series)))
    return [
        PooledSpecification(*c)
        for c in itertools.product(
            BOTH, PROBES[:4], ("all", "without_outliers"), ("paired",), ("log2fc", "standardised"),
            ("REML", "PM", "FE"), ("hk", "z"), series, ("leave_out",),
        )
    ]  # fmt: skip


def cases() -> dict[str, Curve]:
    """By size: the hard ones are the many, the many rows, and the two units."""
    many = {"normalise": BOTH, "samples": SAMPLES, "design": DESIGNS, "test": TESTS}
    each = tuple(f"probe:{203000 + 17 * i}_at" for i in range(12))
    wide = {
        "probes": (*PROBES[:4], *each), "filter": ("none", "lowest_quarter"), "samples": SAMPLES[:2],
        "covariates": ("none", "tumour stage: pathological grade of the tumour", "age", "all"),
    }  # fmt: skip
    thin = [s for i, s in enumerate(pooled_grid(20)) if i % 11 == 0]
    return {
        "12": make(grid(3, normalise=BOTH, design=DESIGNS[:2])),
        "96": make(grid(4, normalise=BOTH, design=DESIGNS, test=TESTS[:4]), centre=-1.0),
        "540": make(grid(5, normalise=BOTH, design=DESIGNS, test=TESTS, samples=SAMPLES[:3]), refuse=never),
        "1104": make(
            grid(5, **many, filter=("none", "lowest_quarter"))[:1296], refuse=lambda s: never(s) or s.samples == "all" and s.test == "trend"
        ),
        "4800": make(grid(5, **(many | wide), multi_gene_probes=("drop", "keep"))[::4], refuse=never, centre=0.9),
        "null": make(grid(5, **many), centre=0.0, refuse=never),
        "pooled": make(pooled_grid(), centre=0.8),
        "pooled of many": make(thin, centre=0.2),
        "one": make(grid(1)),
    }
