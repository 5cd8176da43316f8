"""Where individuals have several samples in one group: the series counted in the other ways, every gene."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from geneverdict.errors import GeneverdictError
from geneverdict.model.fit import Fit
from geneverdict.model.prepared import Design, Prepared
from geneverdict.model.replicates import ReplicateFit, ReplicateWay, Way
from geneverdict.model.study import ReplicateRule, SeriesSpec
from geneverdict.model.verdict import SeriesResult
from geneverdict.pipeline.duplicates import refit
from geneverdict.preparation.groups.pairs_replicates import find_replicates

WAYS: tuple[Way, ...] = ("independent", "average", "block")


def all_ways(
    result: SeriesResult, spec: SeriesSpec, again: Callable[[SeriesSpec], Prepared], *, fdr: float
) -> tuple[ReplicateFit, ...]:
    """The way that ``result`` counts replicates, then the other ways, for which ``again`` prepares the series anew.

    Empty where the series has no replicates: nothing is fitted then.  A way that leaves no model is not among them.
    """
    rule = _rule(result, spec)
    if rule is None:
        return ()
    used: Way = spec.replicates.use if spec.replicates else "independent"
    return (
        _counted(used, result.design, result.fit, fdr, used=True),
        *_others(result, spec, rule, [way for way in WAYS if way != used], again, fdr),
    )


def _rule(result: SeriesResult, spec: SeriesSpec) -> ReplicateRule | None:
    if spec.replicates is not None:
        return spec.replicates
    if not any(found.code == "samples_replicates" for found in result.checks.findings):
        return None
    found = find_replicates(result.samples, result.grouping.roles, result.expression.values)
    return found.rule if found else None


def _others(
    result: SeriesResult,
    spec: SeriesSpec,
    rule: ReplicateRule,
    ways: list[Way],
    again: Callable[[SeriesSpec], Prepared],
    fdr: float,
) -> Iterator[ReplicateFit]:
    """Groups and pairs stay as they are: nothing else differs."""
    pair = spec.pair if spec.pair is not None or result.design.kind != "unpaired" else False
    for way in ways:
        if way == "block" and pair:
            continue  # pairs and individuals cannot both be blocks
        other = None if way == "independent" else rule.model_copy(update={"use": way})
        same = {"case": result.grouping.case, "control": result.grouping.control, "pair": pair, "replicates": other}
        try:
            prepared = again(spec.model_copy(update=same))
            yield _counted(way, prepared.design, refit(prepared), fdr, used=False)
        except GeneverdictError:
            continue


def _counted(way: Way, design: Design, fit: Fit, fdr: float, *, used: bool) -> ReplicateFit:
    n = int(np.count_nonzero(fit.fdr < fdr))
    return ReplicateFit(ReplicateWay(way, used, design.n_case, design.n_control, n, fdr), fit)
