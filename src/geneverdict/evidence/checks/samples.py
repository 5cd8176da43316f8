"""Too few samples, and samples that are pools of others."""

from __future__ import annotations

from collections.abc import Iterator

from geneverdict.evidence.checks.refit import leave_out_values
from geneverdict.evidence.checks.view import View
from geneverdict.evidence.finding import finding
from geneverdict.messages import Code, Value, count, names, ratio
from geneverdict.model.prepared import Role
from geneverdict.model.why import Finding

UNEQUAL_SIZE = 1.5
UNEQUAL_SD = 1.4
"""With one variance for both groups, p is then too small where the smaller group varies more (5 v 20, twice the SD:
19 % of genes without effect had p < .05) and too large where the larger one does (0.6 %, a sixth of the true genes
lost); groups of about equal size do little harm (docs/truth-unequal.md)."""
VARIED = 0.25
"""SD of log2 of the ratio between genes from which on the ratio is not one for all genes."""
_WEIGHTS = frozenset(("array_weights", "group_weights"))
FEWEST = 3
"""On one side: with two there is one degree of freedom within the group."""


def check_samples(view: View) -> list[Finding]:
    """Pools in the model, a side with fewer than three samples, groups of different size and spread."""
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
    """The wider group is the smaller one: p is too small; the larger one: p is too large.  Only without pairs: the
    differences of pairs have one variance."""
    design, spread = view.result.design, view.result.spread
    small, large = sorted((design.n_case, design.n_control))
    if spread is None or spread.times < UNEQUAL_SD or large < UNEQUAL_SIZE * small:
        return
    case_wider = spread.ratio > 1
    among_few = case_wider == (design.n_case < design.n_control)
    values: dict[str, Value | None] = {
        "side": Code("case" if case_wider else "control"),
        "group": Code("smaller" if among_few else "larger"),
        "n_small": count(small),
        "n_large": count(large),
        "times": ratio(spread.times),
        "low": ratio(spread.times / 2**spread.between) if spread.between >= VARIED else None,
        "high": ratio(spread.times * 2**spread.between) if spread.between >= VARIED else None,
    }
    if _WEIGHTS.intersection(view.result.refinements):
        yield finding("samples_unequal_weighted", "note", values)
    else:
        yield finding("samples_unequal" if among_few else "samples_unequal_hides", "matters", values)
