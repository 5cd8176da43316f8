"""Too few samples, and samples that are pools of others."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from geneverdict.evidence.checks.refit import leave_out_values
from geneverdict.evidence.checks.view import View
from geneverdict.evidence.finding import finding
from geneverdict.messages import Code, Value, count, names, ratio
from geneverdict.model.prepared import Role
from geneverdict.model.why import Finding

UNEQUAL_SIZE = 1.5
UNEQUAL_VARIANCE = 2.0
"""The smaller group varies more: then the pooled variance is too small for it and p is too small.  At 5 v 20 with four
times the variance, 19 % of genes without effect had p < .05 in simulation (docs/truth.md); groups of about equal size
do little harm."""
FEWEST = 3
"""On one side: with two there is one degree of freedom within the group."""


def check_samples(view: View) -> list[Finding]:
    """Pools in the model, a side with fewer than three samples, a small side that varies more than the large one."""
    return [*_pools(view), *_few(view), *_unequal(view)]


def _pools(view: View) -> Iterator[Finding]:
    told = [o for o in view.result.opinions if o.read is Role.NEITHER and o.why.code == "role-pool"]
    pools = tuple(sample for opinion in told for sample in opinion.samples if sample in view.samples)
    if pools:
        values: dict[str, Value] = {"samples": names(pools), "why": told[0].why}
        yield finding("samples_pools", "matters", {**values, **leave_out_values(view, pools)})


def _few(view: View) -> Iterator[Finding]:
    for side, n in (("case", view.result.design.n_case), ("control", view.result.design.n_control)):
        if n < FEWEST:
            yield finding("samples_few", "matters", {"n": count(n), "side": Code(side)})


def _unequal(view: View) -> Iterator[Finding]:
    """Only without pairs: the differences of pairs have one variance."""
    n_case = int(view.is_case.sum())
    n_control = len(view.is_case) - n_case
    small, large = min(n_case, n_control), max(n_case, n_control)
    if (
        view.result.design.kind != "unpaired"
        or small < FEWEST
        or large < UNEQUAL_SIZE * small
        or not len(view.variable)
    ):
        return
    case, control = (view.variable[:, side].var(axis=1, ddof=1) for side in (view.is_case, ~view.is_case))
    smaller, larger = (case, control) if n_case < n_control else (control, case)
    known = larger > 0
    times = float(np.median(smaller[known] / larger[known])) if known.any() else 0.0
    if times >= UNEQUAL_VARIANCE:
        values: dict[str, Value] = {
            "side": Code("case" if n_case < n_control else "control"),
            "n_small": count(small),
            "n_large": count(large),
            "variance_ratio": ratio(times),
        }
        yield finding("samples_unequal", "matters", values)
