"""One gene under every specification and every draw of labels.

A draw's result has to be the same function of its labels as the observed one, or the joint test would not be valid.
Mostly it is the analysis itself.  Four analyses are replaced by ones that cost no more than the plain test: ``robust``
has the prior of the moderated test; ``array_weights`` and ``block_correlation`` have weights and a correlation that
are estimated without the groups, once for all rows of the stack; ``group_weights`` has no weights.  Column 0, the
observed labels, is done in the same way, so for these it is not exactly the specification's own number.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from geneverdict.evidence.multiverse.labels import Labels
from geneverdict.evidence.multiverse.permutation_rows import by_rank, by_welch, standardised
from geneverdict.fitting.design_tests import expressed
from geneverdict.model.multiverse import IntArray, Rowset, Specification, SpecificationPlan, Stack
from geneverdict.model.prepared import Design
from geneverdict.model.series import FloatArray
from geneverdict.stats.array_weights import array_weights
from geneverdict.stats.blocks import within_block_correlation
from geneverdict.stats.linear import fit_last_coefficient
from geneverdict.stats.relabel import Correlated, Relabelling, fit_relabelled, relabel
from geneverdict.stats.relabel_prior import Priors, gene_sets, priors
from geneverdict.stats.student import two_sided

CHUNK_ELEMENTS = 1 << 21
"""Rows × draws at once: about ten arrays of 16 MB."""
ENOUGH = 1000
"""Rows without missing values; with fewer, weights and correlations are estimated from the others, too."""


class Group(NamedTuple):
    """Specifications that share their rows and their model: work that one worker does alone."""

    scale: str
    normalise: str
    samples: str
    design: str
    covariates: str


class Draws(NamedTuple):
    """(specifications, draws + 1), column 0 as observed; NaN where refused or not estimable."""

    effect: FloatArray
    se: FloatArray
    """NaN for rank tests."""
    p: FloatArray
    standardised: FloatArray
    """Hedges' g; of pairs, where the design is paired, on the raw SD."""
    standardised_se: FloatArray


class Task(NamedTuple):
    """What a worker needs, and nothing else."""

    stack: Stack
    design: Design
    blocks: tuple[str | None, ...]
    gene: str
    case: FloatArray
    """(draws + 1, samples of the series)"""
    specifications: tuple[tuple[int, Specification], ...]
    """With their place in the list of all."""


class GroupDraws(NamedTuple):
    which: tuple[int, ...]
    """The specifications that the rows of ``draws`` are."""
    draws: Draws


class Place(NamedTuple):
    """Where the gene is in a rowset after a filter."""

    genes: IntArray
    """Rows of the genes that are left."""
    at: int
    """The gene's index among them."""

    @property
    def row(self) -> int:
        return int(self.genes[self.at])


Choice = tuple[str, str, str]
"""(probes, multi_gene_probes, filter)"""


def run_draws(plan: SpecificationPlan, gene: str, labels: Labels) -> Draws:
    """Every specification of ``plan`` for one gene under every draw, one group after the other.

    The same as ``run_group`` on the task of each of ``groups``, in any order and anywhere, put together by ``join``.
    At most about 200 MB beyond the stack for 30,000 rows.
    """
    done = (run_group(task_of(plan, gene, labels, group)) for group in groups(plan))
    return join(done, len(plan.specifications), len(labels.case))


def groups(plan: SpecificationPlan) -> tuple[Group, ...]:
    """Those with a specification that is run, in the order of their first one."""
    named = [
        Group(spec.scale, spec.normalise, spec.samples, spec.design, spec.covariates)
        for spec, why in zip(plan.specifications, plan.refused, strict=True)
        if not why
    ]
    return tuple(dict.fromkeys(named))


def task_of(plan: SpecificationPlan, gene: str, labels: Labels, group: Group) -> Task:
    """The specifications of ``group`` that are run and are about this gene."""
    chosen = tuple(
        (i, spec)
        for i, (spec, why) in enumerate(zip(plan.specifications, plan.refused, strict=True))
        if not why
        and (spec.scale, spec.normalise, spec.samples, spec.design, spec.covariates) == group
        and plan.concerns(spec, gene)
    )
    stack = plan.stacks[group.scale, group.normalise]
    design = plan.designs[group.samples, group.design, group.covariates]
    return Task(stack, design, plan.blocks, gene, labels.case, chosen)


def join(done: Iterable[GroupDraws], specifications: int, draws: int) -> Draws:
    """All groups in one table; ``draws`` counts the observed labels, too."""
    whole = nothing(specifications, draws)
    for part in done:
        for table, piece in zip(whole, part.draws, strict=True):
            table[list(part.which)] = piece
    return whole


def run_group(task: Task) -> GroupDraws:
    """All specifications of one group; does not depend on any other group."""
    which = tuple(i for i, _ in task.specifications)
    draws = nothing(len(which), len(task.case))
    values = np.ascontiguousarray(task.stack.values[:, list(task.design.rows)])
    case = task.case[:, list(task.design.rows)]
    # From the fit itself: at the very quantile of a filter the last digit decides.
    level = fit_last_coefficient(values, task.design.matrix).ave_expr
    places = _places(task, level)
    by_test: dict[str, list[tuple[int, Place]]] = {}
    for number, (_, spec) in enumerate(task.specifications):
        place = places[_choice(spec)]
        if place is not None:
            by_test.setdefault(spec.test, []).append((number, place))
    who = who_is_who(task.design, task.blocks) if task.design.kind == "paired" else None
    standardise_draws(draws, [entry for entries in by_test.values() for entry in entries], values, case, who)
    _test_rows(draws, by_test, values, case, task)
    for weigh in (False, True):
        entries = [
            (number, place, "trend" in test.split("+"))
            for test, found in by_test.items()
            for number, place in found
            if test not in ("welch", "rank") and ("array_weights" in test.split("+")) is weigh
        ]
        if entries:
            weights = array_weights(_telling(values), task.design.matrix[:, :-1]).weights if weigh else None
            moderate_draws(draws, entries, _relabel(task.design, values, case, weights), level)
    return GroupDraws(which, draws)


def nothing(specifications: int, draws: int) -> Draws:
    return Draws(*(np.full((specifications, draws), np.nan) for _ in Draws._fields))


def _choice(spec: Specification) -> Choice:
    return spec.probes, spec.multi_gene_probes, spec.filter


def _places(task: Task, mean: FloatArray) -> dict[Choice, Place | None]:
    """``mean`` is that of each row.  None where the gene has no row of its own, or the filter leaves it out."""
    choices = dict.fromkeys(_choice(spec) for _, spec in task.specifications)
    return {
        (probes, multi, cut): _place(task.stack.rowsets[probes, multi], task.gene, mean, cut)
        for probes, multi, cut in choices
    }


def _place(rowset: Rowset, gene: str, mean: FloatArray, cut: str) -> Place | None:
    place = bisect_left(rowset.genes, gene)
    if place == len(rowset.genes) or rowset.genes[place] != gene:
        return None
    kept = expressed(mean[rowset.rows], cut)
    at = int(np.searchsorted(kept, place))
    return Place(rowset.rows[kept], at) if at < len(kept) and kept[at] == place else None


def _telling(values: FloatArray) -> FloatArray:
    """Rows without missing values if they are enough, which is much faster."""
    whole = np.isfinite(values).all(axis=1)
    return values[whole] if whole.sum() >= ENOUGH else values


def _relabel(design: Design, values: FloatArray, case: FloatArray, weights: FloatArray | None) -> Relabelling:
    others = design.matrix[:, :-1]
    if design.blocks is not None:
        block = np.unique(np.array(design.blocks), return_inverse=True)[1]
        alike = within_block_correlation(_telling(values), others, block, weights=weights).consensus
        if np.isfinite(alike):
            return relabel(values, others, case, weights=weights, correlated=Correlated(block, alike))
    return relabel(values, others, case, weights=weights)


def moderate_draws(
    draws: Draws, entries: Sequence[tuple[int, Place, bool]], relabelling: Relabelling, level: FloatArray
) -> None:
    """Effect, SE and p of the entries (row of ``draws``, place, with a trend?) from the priors of their gene sets."""
    distinct = list({id(place): place for _, place, _ in entries}.values())
    numbers = {id(place): k for k, place in enumerate(distinct)}
    trend = any(with_trend for *_, with_trend in entries)
    genes, places = [place.genes for place in distinct], [place.at for place in distinct]
    sets = gene_sets(genes, relabelling, level=level if trend else None, places=places)
    own = np.array([place.row for place in distinct], dtype=np.intp)
    size = max(1, CHUNK_ELEMENTS // max(1, len(level)))
    for start in range(0, draws.effect.shape[1], size):
        some = slice(start, start + size)
        plain, trended = priors(sets, relabelling, some)
        target = fit_relabelled(relabelling, own, some)
        shape = target.coef.shape
        coef, stdev, variance, df = (np.broadcast_to(column, shape) for column in target)
        found = [_posterior(prior, variance, df) if prior else None for prior in (plain, trended)]
        for number, place, with_trend in entries:
            k, tested = numbers[id(place)], found[with_trend]
            assert tested is not None
            se = np.sqrt(tested[0][k]) * stdev[k]
            draws.effect[number, some], draws.se[number, some] = coef[k], se
            draws.p[number, some] = _p(coef[k], se, tested[1][k])


def _posterior(prior: Priors, variance: FloatArray, df: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Posterior variances, and the degrees of freedom of a test with them."""
    residual = np.where(np.isfinite(variance), df, 0.0)
    own = np.where(residual > 0, variance, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        both = (prior.df * prior.var + residual * own) / (prior.df + residual)
    alone = np.where(residual > 0, own, np.nan)
    post = np.where(np.isinf(prior.df), prior.var, np.where(prior.df == 0, alone, both))
    return post, np.minimum(residual + prior.df, prior.most)


def _p(coef: FloatArray, se: FloatArray, df: FloatArray) -> FloatArray:
    with np.errstate(divide="ignore", invalid="ignore"):
        return two_sided(coef / se, df)


def _test_rows(
    draws: Draws, by_test: dict[str, list[tuple[int, Place]]], values: FloatArray, case: FloatArray, task: Task
) -> None:
    """The tests that need the gene's own row only; each row is tested once."""
    for name in ("welch", "rank"):
        entries = by_test.get(name, [])
        for row in {place.row for _, place in entries}:
            who = who_is_who(task.design, task.blocks) if task.design.kind == "paired" else None
            tested = by_welch(values[row], case) if name == "welch" else by_rank(values[row], case, who)
            for number in (n for n, place in entries if place.row == row):
                draws.effect[number], draws.se[number], draws.p[number] = tested


def standardise_draws(
    draws: Draws, entries: list[tuple[int, Place]], values: FloatArray, case: FloatArray, who: IntArray | None
) -> None:
    """Hedges' g of the entries' rows, or where ``who`` numbers individuals that of their pairs."""
    for row in {place.row for _, place in entries}:
        size = standardised(values[row], case, who)
        for number in (n for n, place in entries if place.row == row):
            draws.standardised[number], draws.standardised_se[number] = size.effect, np.sqrt(size.variance)


def who_is_who(design: Design, blocks: Sequence[str | None]) -> IntArray:
    """Number of the individual of each sample of the model."""
    return np.unique([str(blocks[i]) for i in design.rows], return_inverse=True)[1]
