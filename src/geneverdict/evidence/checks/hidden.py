"""Hidden factors: one direction in which many genes vary together beyond the groups, and what it goes with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from geneverdict.errors import DesignError
from geneverdict.evidence.checks.view import CONSTANT, FEWEST_GENES, View
from geneverdict.evidence.finding import finding
from geneverdict.messages import Name, Value, p, share
from geneverdict.model.series import FloatArray
from geneverdict.model.why import Finding, Hidden, Severity
from geneverdict.preparation.covariates import read_covariate
from geneverdict.stats import special

FEWEST_DF = 5
"""Residual degrees of freedom below which a first component is large by itself."""
LARGE = 0.25
"""Share of the residual variance.  Real series measured: GSE14520 0.18, GSE4107 0.13, GSE3325 0.20, GSE6222 0.23."""
FEW = 0.5
"""Share of the direction that two samples alone may be: beyond it, it is these two, of which other checks speak."""
BEYOND = 2.0
"""Times the share that shuffling each gene's residuals gives."""
SHUFFLED, DRAWS = 3000, 5
"""Genes, and draws of them, by which chance is measured; with a fixed seed so that a run repeats."""
GOES_WITH, R2 = 0.01, 0.3
"""p over all fields tried (Bonferroni), and share of the component that the field must explain."""


class _Field(NamedTuple):
    name: str
    r2: float
    p: float
    """Of the F test, times the number of fields tried."""


def hidden_factor(view: View) -> Hidden | None:
    """The first principal component of what the model leaves of all genes; None where it is not beyond chance.

    Genes with missing values or without variance are left out.  Said where its share of the residual variance is
    ``LARGE`` and ``BEYOND`` what independent genes show, or where it goes with a field of the samples.
    """
    x = view.result.design.matrix
    df = len(x) - int(np.linalg.matrix_rank(x))
    values = view.result.expression.values[:, view.rows]
    centred = values - values.mean(axis=1, keepdims=True)
    spread = (centred**2).sum(axis=1)
    whole = np.isfinite(spread) & (spread > CONSTANT * (values**2).sum(axis=1))
    if df < FEWEST_DF or np.count_nonzero(whole) < FEWEST_GENES or view.result.design.kind == "mixed":
        return None
    basis = np.linalg.qr(x)[0]
    residuals = _residuals(centred[whole], basis)
    first, scores = _first(residuals)
    if np.sort(scores**2)[-2:].sum() > FEW:
        return None
    chance = _by_chance(residuals, basis)
    goes = _goes_with(view, scores, basis)
    if not (first >= BEYOND * chance and (first >= LARGE or goes)):
        return None
    field, r2, p_field = (goes.name, goes.r2, goes.p) if goes else ("", float("nan"), float("nan"))
    return Hidden(first, chance, tuple(scores.tolist()), field, r2, p_field)


def check_hidden(hidden: Hidden | None) -> list[Finding]:
    """What there is, what it goes with, and that no corrected analysis is made of it."""
    if hidden is None:
        return []
    weight: Severity = "matters" if hidden.field else "note"
    values: dict[str, Value | None] = {"share": share(hidden.share), "chance": share(hidden.chance)}
    if hidden.field:
        values |= {"field": Name(hidden.field), "r2": share(hidden.field_share), "p": p(hidden.field_p)}
    return [finding("samples_hidden", weight, values)]


def _residuals(values: FloatArray, basis: FloatArray) -> FloatArray:
    left: FloatArray = values - (values @ basis) @ basis.T
    return left


def _first(residuals: FloatArray) -> tuple[float, FloatArray]:
    """Its share of the sum of squares, and the unit vector of its scores; the sign makes the largest one positive."""
    size, vectors = np.linalg.eigh(residuals.T @ residuals)
    scores = vectors[:, -1]
    return float(size[-1] / size.sum()), scores * np.sign(scores[np.argmax(np.abs(scores))])


def _by_chance(residuals: FloatArray, basis: FloatArray) -> float:
    """The largest share over draws in which the residuals of each gene are shuffled by themselves."""
    rng = np.random.default_rng(0)
    some = residuals[rng.permutation(len(residuals))[:SHUFFLED]]
    return max(_first(_residuals(rng.permuted(some, axis=1), basis))[0] for _ in range(DRAWS))


def _goes_with(view: View, scores: FloatArray, basis: FloatArray) -> _Field | None:
    """The field of the samples that explains most of the component, where that is clear for so many tried."""
    tried = list(_fields(view))
    found = [_explained(name, columns, scores, basis) for name, columns in tried]
    clear = [f for f in found if f is not None and f.p * len(tried) < GOES_WITH and f.r2 >= R2]
    best = max(clear, key=lambda f: f.r2, default=None)
    return best._replace(p=min(1.0, best.p * len(tried))) if best else None


def _fields(view: View) -> Iterator[tuple[str, FloatArray]]:
    """Each field that could be a covariate, as the columns that it would become."""
    for name, values in view.result.samples.columns.items():
        own = [values[i] for i in view.rows]
        if "" in own:
            continue
        try:
            columns = read_covariate(name, own, view.samples).columns
        except DesignError:
            continue
        yield name, np.column_stack([column for _, column in columns])


def _explained(name: str, columns: FloatArray, scores: FloatArray, basis: FloatArray) -> _Field | None:
    """How much of the scores (orthogonal to the model) the field explains beside the model; None where it adds none."""
    beside = columns - basis @ (basis.T @ columns)
    u, size, _ = np.linalg.svd(beside, full_matrices=False)
    rank = int(np.count_nonzero(size > 1e-8 * max(1.0, float(np.abs(columns).max()))))
    df = len(scores) - basis.shape[1] - rank
    if not rank or df < 1:
        return None
    r2 = float(((u[:, :rank].T @ scores) ** 2).sum())
    if r2 >= 1:
        return _Field(name, 1.0, 0.0)
    return _Field(name, r2, float(special.fdtrc(rank, df, r2 / rank / ((1 - r2) / df))))
