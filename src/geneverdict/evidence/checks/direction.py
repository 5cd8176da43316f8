"""Does a whole series point the other way than the others?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from geneverdict.evidence.checks.groups import is_tumour, markers
from geneverdict.evidence.checks.view import BoolArray
from geneverdict.evidence.finding import finding
from geneverdict.messages import Value, count, effect, names
from geneverdict.model.series import FloatArray
from geneverdict.model.verdict import SeriesResult
from geneverdict.model.why import Finding, Severity

LINK = 0.25
"""|Spearman r| of the log2FC of two series from which they say something of each other.  Real series of different
tissues and questions lie within ±0.11, labels permuted at random within ±0.14 (1 % to 99 %; four samples or more on a
side); two series of one tumour reach 0.55."""
FEWEST_GENES = 500
"""Shared genes: with fewer, one pathway is the whole correlation."""
RELABELLINGS = 199
"""Random labels drawn for a series that points the other way, with a fixed seed so that a run repeats."""
BY_CHANCE, SURELY = 0.05, 0.02
"""Share of random labels that point the other way as clearly, above which nothing is said, and up to which the finding
may decide.  In GSE6222 (two controls) random labels reach r = ±0.5."""
FEWEST_SAMPLES = 3
"""On each side, for the finding to decide."""


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """The series side by side."""

    results: tuple[SeriesResult, ...]
    log2fc: FloatArray
    """Series × all genes of any series; NaN where not tested."""
    rows: tuple[dict[int, int], ...]
    """For each series: column of ``log2fc`` → row of its matrix."""
    r: FloatArray
    """Spearman correlation of the log2FC, series × series; 0 with fewer than ``FEWEST_GENES`` shared genes."""
    n_genes: FloatArray


@dataclass(frozen=True, slots=True)
class Opposed:
    """A series, those it points away from, and how many point its way (itself among them)."""

    i: int
    others: tuple[int, ...]
    n_own: int
    r: float
    """Mean correlation to the others."""
    agree: float
    """The smallest correlation among the others; 1 for a single one."""
    by_chance: float
    """Share of random labels of this series that point away from the farthest of the others as clearly."""


def directions(results: Sequence[SeriesResult]) -> dict[str, tuple[Finding, ...]]:
    """Findings by series id: ``groups_swapped`` where several agree against one, ``groups_swapped_one`` where the genes
    of dividing cells tell which of two is the wrong way round, else ``groups_opposite`` for both sides."""
    found: dict[str, tuple[Finding, ...]] = {result.id: () for result in results}
    if len(results) < 2:
        return found
    compared = compare(results)
    for i, result in enumerate(results):
        opposed = _opposed(compared, i)
        if opposed is not None and opposed.by_chance <= BY_CHANCE:
            found[result.id] = _opposed_findings(compared, opposed)
    return found


def compare(results: Sequence[SeriesResult]) -> Compared:
    """The log2FC of all series on one list of genes, and how they correlate."""
    place: dict[str, int] = {}
    columns = [np.array([place.setdefault(g, len(place)) for g in r.fit.names], dtype=np.intp) for r in results]
    log2fc = np.full((len(results), len(place)), np.nan)
    for row, (result, column) in enumerate(zip(results, columns, strict=True)):
        log2fc[row, column] = result.fit.log2fc
    rows = tuple({int(c): i for i, c in enumerate(column)} for column in columns)
    n = len(results)
    r, n_genes = np.eye(n), np.zeros((n, n))
    for i in range(n):
        for j in range(i):
            shared = np.isfinite(log2fc[i]) & np.isfinite(log2fc[j])
            n_genes[i, j] = n_genes[j, i] = shared.sum()
            r[i, j] = r[j, i] = _spearman(log2fc[i, shared], log2fc[j, shared])
    return Compared(tuple(results), log2fc, rows, r, n_genes)


def _spearman(x: FloatArray, y: FloatArray) -> float:
    if len(x) < FEWEST_GENES or np.ptp(x) == 0 or np.ptp(y) == 0:
        return 0.0
    return float(np.corrcoef(_ranks(x), _ranks(y))[0, 1])


def _ranks(x: FloatArray) -> FloatArray:
    """Along the first axis, ties in the order given."""
    return np.argsort(np.argsort(x, axis=0, kind="stable"), axis=0).astype(np.float64)


def _opposed(compared: Compared, i: int) -> Opposed | None:
    """None where no series is opposed, or where more point its way than the other: then the others are the odd ones."""
    r = np.delete(compared.r[i], i)
    others = np.delete(np.arange(len(compared.r)), i)
    against, n_own = others[r <= -LINK], 1 + int((r >= LINK).sum())
    if not len(against) or n_own > len(against):
        return None
    among = compared.r[np.ix_(against, against)]
    farthest = int(against[compared.r[i, against].argmin()])
    mean = float(compared.r[i, against].mean())
    chance = _by_chance(compared, i, farthest)
    return Opposed(i, tuple(int(j) for j in against), n_own, mean, float(among.min()), chance)


def _by_chance(compared: Compared, i: int, other: int) -> float:
    """How often random labels of series ``i`` (pairs: turned at random) point away from ``other`` as clearly."""
    result = compared.results[i]
    shared = np.flatnonzero(np.isfinite(compared.log2fc[[i, other]]).all(axis=0))
    rows = [compared.rows[i][int(column)] for column in shared]
    values = result.expression.values[np.ix_(rows, list(result.design.rows))]
    whole = np.isfinite(values).all(axis=1)
    target = _ranks(compared.log2fc[other, shared][whole])
    drawn = _ranks(values[whole] @ _contrasts(result).T)
    target, drawn = target - target.mean(), drawn - drawn.mean(axis=0)
    r = target @ drawn / np.sqrt((target**2).sum() * (drawn**2).sum(axis=0))
    return float((1 + np.count_nonzero(r <= compared.r[i, other])) / (RELABELLINGS + 1))


def _contrasts(result: SeriesResult) -> FloatArray:
    """Random relabellings × samples: the weights of mean(case) − mean(control)."""
    rng = np.random.default_rng(len(result.design.rows))
    case = result.design.matrix[:, -1] > 0.5
    labels: BoolArray = np.tile(case, (RELABELLINGS, 1))
    if result.design.kind == "paired":
        _, which = np.unique([str(result.pairing.blocks[row]) for row in result.design.rows], return_inverse=True)
        labels = labels ^ (rng.random((RELABELLINGS, int(which.max()) + 1))[:, which] < 0.5)
    else:
        labels = rng.permuted(labels, axis=1)
    n_case = labels.sum(axis=1, keepdims=True)
    return np.asarray(np.where(labels, 1.0 / n_case, -1.0 / (len(case) - n_case)))


# --- findings --------------------------------------------------------------------------------------------------------


def _opposed_findings(compared: Compared, opposed: Opposed) -> tuple[Finding, ...]:
    result, others = compared.results[opposed.i], [compared.results[j] for j in opposed.others]
    values = _values(compared, opposed)
    if opposed.n_own == len(others) == 1:
        return _one_against_one(result, others[0], values)
    if opposed.n_own < len(others) and opposed.agree >= LINK:
        weight = _weight(result, others, opposed.by_chance)
        return (finding("groups_swapped", weight, {**values, "agree": effect(opposed.agree)}),)
    return (finding("groups_opposite", "matters", values),)


def _values(compared: Compared, opposed: Opposed) -> dict[str, Value]:
    n_genes = float(compared.n_genes[opposed.i, list(opposed.others)].min())
    return {
        "others": names(compared.results[j].id for j in opposed.others),
        "r": effect(opposed.r),
        "n_genes": count(n_genes),
        "n_as_far": count(round(opposed.by_chance * (RELABELLINGS + 1)) - 1),
        "n_random": count(RELABELLINGS),
    }


def _weight(result: SeriesResult, others: Sequence[SeriesResult], by_chance: float) -> Severity:
    """``decides`` with enough samples, against two of one question: another treatment may truly point the other way."""
    enough = min(result.design.n_case, result.design.n_control) >= FEWEST_SAMPLES and by_chance <= SURELY
    return "decides" if enough and sum(_one_question(result, other) for other in others) >= 2 else "matters"


def _one_question(one: SeriesResult, two: SeriesResult) -> bool:
    """Both compare a tumour, or their labels share a word of four letters."""
    labels = [(r.grouping.case_label, r.grouping.control_label) for r in (one, two)]
    words = [set(re.findall(r"[a-z]{4,}", " ".join(pair).casefold())) for pair in labels]
    return all(any(map(is_tumour, pair)) for pair in labels) or bool(words[0] & words[1])


def _one_against_one(result: SeriesResult, other: SeriesResult, values: Mapping[str, Value]) -> tuple[Finding, ...]:
    """The genes of dividing cells tell which of two series is the wrong way round, where both compare tumours."""
    here, there = markers(result), markers(other)
    if not _one_question(result, other) or not (here.down and there.up or here.up and there.down):
        return (finding("groups_opposite", "matters", values),)
    if here.up:
        return ()
    seen = {"n_markers": count(here.n), "n_markers_down": count(here.n_down)}
    return (finding("groups_swapped_one", "matters", {**values, **seen}),)
