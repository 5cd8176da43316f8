"""Are partners more alike than strangers?  For pairs that are used, and for pairs that are only proposed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from geneverdict.evidence.checks.view import CONSTANT, FEWEST_GENES, MOST_VARIABLE, View, correlations
from geneverdict.evidence.finding import finding
from geneverdict.messages import Name, Value, count, effect, names, p
from geneverdict.model.prepared import Pairing, Role
from geneverdict.model.series import FloatArray
from geneverdict.model.verdict import SeriesResult
from geneverdict.model.why import Finding, Severity
from geneverdict.preparation.rules import toml_pair

FEWEST_PAIRS = 6
"""With 5 of the 19 true pairs of GSE14520 drawn at random, one draw in ten looks like no pairs at all; with 6 or more,
one in a hundred."""
DRAWS = 999
"""Random partners drawn for the p-value, with a fixed seed so that a run repeats."""
ALIKE, UNLIKE = 0.01, 0.10
"""True pairs of GSE14520 (19) and GSE22780 (8): p 0.001.  Shuffled partners have a p that is uniform: nine in ten lie
above ``UNLIKE``."""
LIKENESS = 0.10
"""Correlation of true partners beyond that of others in the least alike real pairs measured, GSE14520; GSE22780: 0.28.
"Not alike" is said only where two SDs of random partners above what is seen stay below it."""
WORTHWHILE = 0.90
"""Ratio of standard errors from which using the pairs changes more than a few borderline genes."""
SEX_GAP = 2.0
"""log2 between the sexes by which XIST and the Y genes must both differ, in opposite directions, within a pair; tumours
lose one of the two, hardly both."""
Y_GENES = ("RPS4Y1", "DDX3Y", "KDM5D", "EIF1AY")


class Partners(NamedTuple):
    """One row for each pair: the individual, and the columns of its case and its control in the series' matrix."""

    individuals: tuple[str, ...]
    case: list[int]
    control: list[int]


class Likeness(NamedTuple):
    """Correlation of the profiles after the mean of each group is taken out of each gene."""

    within: float
    between: float
    p: float
    """Share of random assignments of partners that are at least as alike."""
    sd: float
    """Of the likeness of random partners."""


def check_pairs(view: View) -> list[Finding]:
    """Pairs in the model that are not alike, or of two sexes; proposed pairs that are (or are not) alike."""
    partners = partners_of(view.result)
    if view.result.design.kind != "unpaired":
        return [*_sexes(view.result, partners), *_used(view.result, partners)]
    return list(_unused(view.result, partners))


def partners_of(result: SeriesResult) -> Partners:
    """Individuals with exactly one case and one control."""
    members: dict[str, dict[Role, list[int]]] = {}
    for i, (block, role) in enumerate(zip(result.pairing.blocks, result.grouping.roles, strict=True)):
        if block is not None and role is not Role.NEITHER:
            members.setdefault(block, {Role.CASE: [], Role.CONTROL: []})[role].append(i)
    whole = {b: m for b, m in members.items() if len(m[Role.CASE]) == len(m[Role.CONTROL]) == 1}
    sides = [[m[role][0] for m in whole.values()] for role in (Role.CASE, Role.CONTROL)]
    return Partners(tuple(whole), sides[0], sides[1])


def likeness(case: FloatArray, control: FloatArray) -> Likeness:
    """``case`` and ``control`` are genes × pairs, column i of both being pair i."""
    n = case.shape[1]
    r = correlations(*(side - side.mean(axis=1, keepdims=True) for side in (case, control)))
    within = float(np.trace(r)) / n
    rng = np.random.default_rng(n)
    drawn = rng.permuted(np.tile(np.arange(n), (DRAWS, 1)), axis=1)
    random = r[np.arange(n), drawn].mean(axis=1)
    chance = (1 + int(np.count_nonzero(random >= within - 1e-12))) / (DRAWS + 1)
    return Likeness(within, (float(r.sum()) - n * within) / (n * n - n), chance, float(random.std()))


def _seen(result: SeriesResult, partners: Partners) -> Likeness | None:
    """Over the most variable genes without missing values; None with too few pairs or genes."""
    if len(partners.individuals) < FEWEST_PAIRS:
        return None
    sides = [result.expression.values[:, side] for side in (partners.case, partners.control)]
    spread = np.asarray(sides[0].var(axis=1) + sides[1].var(axis=1))
    whole = np.flatnonzero(spread > CONSTANT * np.asarray((sides[0] ** 2).mean(axis=1)))
    top = whole[np.argsort(-spread[whole], kind="stable")[:MOST_VARIABLE]]
    return likeness(sides[0][top], sides[1][top]) if len(top) >= FEWEST_GENES else None


def _values(seen: Likeness, n: int) -> dict[str, Value]:
    return {"n_pairs": count(n), "within": effect(seen.within), "between": effect(seen.between), "p": p(seen.p)}


def _unlike(seen: Likeness) -> bool:
    return seen.p > UNLIKE and seen.within - seen.between + 2 * seen.sd < LIKENESS


def _used(result: SeriesResult, partners: Partners) -> Iterator[Finding]:
    n, seen = len(partners.individuals), _seen(result, partners)
    if seen is None:
        return
    if _unlike(seen):
        yield finding("pairs_wrong", "matters", _values(seen, n))


def _unused(result: SeriesResult, partners: Partners) -> Iterator[Finding]:
    n, seen = len(partners.individuals), _seen(result, partners)
    if seen is None:
        return
    values = _values(seen, n)
    if seen.p <= ALIKE:
        ratio = se_ratio(*(result.expression.values[:, side] for side in (partners.case, partners.control)))
        weight: Severity = "matters" if ratio <= WORTHWHILE else "note"
        yield finding("pairs_unused", weight, {**values, "se_ratio": effect(ratio), "pair": _line(result.pairing)})
    elif _unlike(seen):
        yield finding("pairs_unlike", "note", values)


def se_ratio(case: FloatArray, control: FloatArray) -> float:
    """Median over the genes of the standard error with pairs against without, on the same samples."""
    paired = (case - control).var(axis=1, ddof=1)
    apart = case.var(axis=1, ddof=1) + control.var(axis=1, ddof=1)
    known = np.isfinite(paired) & (apart > 0)
    return float(np.median(np.sqrt(paired[known] / apart[known])))


def _line(pairing: Pairing) -> Name | None:
    """The line of the study file that makes these pairs."""
    return Name(toml_pair(pairing.rule)) if pairing.rule else None


def _sexes(result: SeriesResult, partners: Partners) -> Iterator[Finding]:
    """Pairs whose XIST and Y genes both differ as between a woman and a man."""
    row = {gene: i for i, gene in enumerate(result.expression.genes)}
    y_rows = [row[gene] for gene in Y_GENES if gene in row]
    if "XIST" not in row or not y_rows or not result.scale.is_log2:
        return
    values = result.expression.values
    difference = values[:, partners.case] - values[:, partners.control]
    x, y = difference[row["XIST"]], np.median(difference[y_rows], axis=0)
    odd = np.flatnonzero((np.abs(x) >= SEX_GAP) & (np.abs(y) >= SEX_GAP) & (x * y < 0))
    if len(odd):
        said: dict[str, Value] = {
            "individuals": names(partners.individuals[i] for i in odd),
            "individual": Name(partners.individuals[odd[0]]),
            "xist": effect(float(x[odd[0]])),
            "y_genes": effect(float(y[odd[0]])),
        }
        yield finding("pairs_sex", "matters", said)
