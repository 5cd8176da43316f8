"""The page's refit of one gene, its FDR and its equivalence test, against the package's own."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any, NamedTuple

import numpy as np
import pytest

from geneverdict.evidence.why.refit import GenePrior, fit_model, gene_prior, leave_out
from geneverdict.evidence.why.refit import tested as with_prior
from geneverdict.stats.linear import fit_last_coefficient
from geneverdict.stats.moderated import moderate
from geneverdict.stats.multiple import benjamini_hochberg
from geneverdict.stats.student import quantile, two_sided
from geneverdict.stats.treat import equivalence

pytestmark = pytest.mark.slow

Ask = Callable[[str, Sequence[Sequence[Any]]], list[Any]]


def close(found: Sequence[Any], right: Any, relative: float = 1e-9, absolute: float = 0.0) -> None:
    """None is NaN; where nothing is known on one side nothing is on the other."""
    got = np.array([math.nan if x is None else x for x in found], dtype=np.float64)
    np.testing.assert_allclose(got, np.asarray(right, dtype=np.float64), rtol=relative, atol=absolute)


class Case(NamedTuple):
    values: np.ndarray
    """NaN where missing."""
    matrix: np.ndarray
    keep: np.ndarray
    df_prior: float
    var_prior: float

    def arguments(self) -> list[Any]:
        values = [None if math.isnan(x) else float(x) for x in self.values]
        prior = None if math.isinf(self.df_prior) else self.df_prior
        return [values, self.matrix.tolist(), self.keep.tolist(), prior, self.var_prior]


def unpaired(rng: np.random.Generator) -> np.ndarray:
    case = (rng.permutation(14) < rng.integers(3, 11)).astype(float)
    return np.column_stack([np.ones(14), case])


def with_covariates(rng: np.random.Generator) -> np.ndarray:
    batch = rng.integers(0, 3, 20)
    columns = [np.ones(20), rng.uniform(30, 80, 20), batch == 1, batch == 2, rng.permutation(20) < 9]
    return np.column_stack(columns).astype(float)


def nearly_collinear(rng: np.random.Generator) -> np.ndarray:
    """Two covariates that differ by a millionth of their size, as a date and an age may."""
    date = rng.uniform(0, 1, 16)
    return np.column_stack([np.ones(16), date, date + 1e-6 * rng.normal(0, 1, 16), rng.permutation(16) < 8]).astype(
        float
    )


def paired(rng: np.random.Generator) -> np.ndarray:
    n = int(rng.integers(4, 12))
    who, case = np.repeat(np.arange(n), 2), np.tile([1.0, 0.0], n)
    return np.column_stack([np.ones(2 * n), *(who == i for i in range(1, n)), case]).astype(float)


def without_intercept(rng: np.random.Generator) -> np.ndarray:
    return np.column_stack([rng.normal(0, 1, 12), rng.normal(0, 1, 12)])


PRIORS = ((3.7, 0.4), (0.0, 1.0), (math.inf, 0.3), (250.0, 0.02))
DESIGNS = (unpaired, with_covariates, paired, without_intercept)


def draw(design: Callable[[np.random.Generator], np.ndarray], n: int, seed: int) -> list[Case]:
    rng = np.random.default_rng(seed)
    cases = []
    for i in range(n):
        matrix = design(rng)
        values = 9 + matrix @ rng.normal(0, 1, matrix.shape[1]) + rng.normal(0, 0.6, len(matrix))
        values[rng.random(len(values)) < 0.08] = np.nan
        keep = rng.random(len(values)) < rng.choice([0.5, 0.8, 1.0])
        cases.append(Case(values, matrix, keep, *PRIORS[i % len(PRIORS)]))
    return cases


def expected(case: Case) -> dict[str, float] | None:
    """Least squares by singular values, then Smyth's formulas."""
    rows = np.flatnonzero(case.keep & np.isfinite(case.values))
    x, y = case.matrix[rows], case.values[rows]
    rank = np.linalg.matrix_rank(x) if len(rows) else 0
    if not len(rows) or rank == np.linalg.matrix_rank(x[:, :-1]):
        return None
    coef = np.linalg.lstsq(x, y, rcond=None)[0]
    residual, d = float(np.sum((y - x @ coef) ** 2)), len(rows) - int(rank)
    prior = case.df_prior
    with np.errstate(all="ignore"):
        shared = np.float64(residual * (d > 0) + (prior * case.var_prior if 0 < prior < math.inf else 0.0))
        var = case.var_prior if math.isinf(prior) else shared / (prior + d)
    last = x[:, -1] - x[:, :-1] @ np.linalg.lstsq(x[:, :-1], x[:, -1], rcond=None)[0]
    se = math.sqrt(var) / float(np.linalg.norm(last))
    df = np.array([prior + d if se == se else math.nan])
    margin = se * float(quantile(0.025, df)[0])
    effect = float(coef[-1])
    p = float(two_sided(np.array([effect / se]), df)[0])
    ends = {"ciLow": effect - margin, "ciHigh": effect + margin}
    return {"log2fc": effect, "se": se, "df": float(df[0]), "p": p, **ends}


@pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.__name__)
def test_a_refit_is_least_squares_with_the_prior_held(ask: Ask, design: Any) -> None:
    cases = draw(design, 400, 5)
    found = ask("refit", [case.arguments() for case in cases])
    wanted = [expected(case) for case in cases]
    assert [one is None for one in found] == [one is None for one in wanted]
    pairs = [(got, right) for got, right in zip(found, wanted, strict=True) if right is not None]
    assert 200 < len(pairs) < 400
    for name in ("log2fc", "se", "df", "p", "ciLow", "ciHigh"):
        # An effect near 0, or an end of an interval, is a difference of numbers near 9: their rounding is 1e-14.
        absolute = 1e-300 if name == "p" else 1e-12
        close([got[name] for got, _ in pairs], [right[name] for _, right in pairs], absolute=absolute)


def test_a_refit_with_covariates_that_hardly_differ(ask: Ask) -> None:
    """As the engine, whose columns are made orthogonal twice."""
    for case in draw(nearly_collinear, 100, 9):
        rows = np.flatnonzero(case.keep & np.isfinite(case.values))
        whole = fit_last_coefficient(case.values[None, rows], case.matrix[rows])
        (one,) = ask("refit", [case._replace(df_prior=0.0).arguments()])
        assert (one is None) == bool(np.isnan(whole.coef[0]))
        if one is not None:
            # Rounding of the values, 1e-15, over the millionth that tells the covariates apart.
            close([one["log2fc"], one["se"]], [whole.coef[0], (whole.sigma * whole.stdev_unscaled)[0]], 1e-8, 1e-8)


def test_a_sample_without_its_partner_says_nothing(ask: Ask) -> None:
    for case in draw(paired, 100, 7):
        whole = case.keep & np.isfinite(case.values)
        complete = whole & np.repeat(whole.reshape(-1, 2).all(axis=1), 2)
        one, other = ask("refit", [case.arguments(), case._replace(keep=complete).arguments()])
        assert (one is None) == (not complete.any())
        if one is not None:
            assert one["nCase"] == one["nControl"] == complete.sum() / 2
            close(list(one.values()), [math.nan if x is None else x for x in other.values()], absolute=1e-12)


def test_counts_of_an_unpaired_refit(ask: Ask) -> None:
    for case in draw(unpaired, 50, 8):
        (one,) = ask("refit", [case.arguments()])
        used = case.matrix[case.keep & np.isfinite(case.values), -1]
        if one is not None:
            assert (one["nCase"], one["nControl"]) == (used.sum(), len(used) - used.sum())


@pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.__name__)
def test_nothing_left_out_is_the_analysis_itself(ask: Ask, design: Any) -> None:
    """Of 40 genes, a few values missing: the same prior and the same limit on the degrees of freedom."""
    rng = np.random.default_rng(11)
    matrix = design(rng)
    for noise in (rng.uniform(0.5, 0.52, 40), rng.uniform(0.1, 2, 40)):
        values = 8 + rng.normal(0, noise[:, None], (40, len(matrix)))
        values[rng.random(values.shape) < 0.05] = np.nan
        whole = moderate(fit_last_coefficient(values, matrix))
        keep = np.ones(len(matrix), dtype=bool)
        genes = [Case(row, matrix, keep, whole.df_prior, whole.var_prior) for row in values]
        rows = [[*gene.arguments(), float(df)] for gene, df in zip(genes, whole.df, strict=True)]
        found = ask("refit", rows)
        for name, right in {"se": whole.se, "df": whole.df, "p": whole.p, "ciLow": whole.ci_low}.items():
            close([one[name] for one in found], right, absolute=1e-12 * (name != "p"))


@pytest.mark.parametrize("design", [unpaired, with_covariates])
def test_a_refit_is_what_the_diagnosis_says_of_each_sample(ask: Ask, design: Any) -> None:
    """With the limit on the degrees of freedom, of 1.5 for each residual one, that the whole analysis had."""
    for case in draw(design, 60, 12):
        observed = np.flatnonzero(np.isfinite(case.values))
        whole = fit_model(case.values[observed], case.matrix[observed])
        if whole is None or whole.df == 0:
            continue
        df = min(1.5 * whole.df, case.df_prior + whole.df)
        binds = df < case.df_prior + whole.df
        without = leave_out(whole, np.arange(len(observed))[:, None])
        test = with_prior(without, GenePrior(case.df_prior, case.var_prior, df / whole.df if binds else math.inf))
        every = [case._replace(keep=np.arange(len(case.values)) != i).arguments() for i in observed]
        found = ask("refit", [[*one, df] for one in every])
        close([one["log2fc"] if one else math.nan for one in found], without.coef, absolute=1e-12)
        close([one["df"] if one else math.nan for one in found], test.df)
        close([one["p"] if one else math.nan for one in found], test.p)


@pytest.mark.parametrize("design", [unpaired, with_covariates, paired])
def test_a_refit_holds_weights(ask: Ask, design: Any) -> None:
    """As the diagnosis of counts does, by values times the roots of their weights; a weight of 0 is no value."""
    rng = np.random.default_rng(21)
    for case in draw(design, 15, 13):
        weights = rng.gamma(2, 2, len(case.values)) * (rng.random(len(case.values)) > 0.05)
        rows = np.flatnonzero(np.isfinite(case.values) & (weights > 0))
        root = np.sqrt(weights[rows])
        whole = fit_model(case.values[rows] * root, case.matrix[rows] * root[:, None])
        if whole is None or whole.df < 2:
            continue
        without = leave_out(whole, np.arange(len(rows))[:, None])
        test = with_prior(without, GenePrior(case.df_prior, case.var_prior, math.inf))
        every = [case._replace(keep=np.arange(len(case.values)) != i).arguments() for i in rows]
        found = ask("refit", [[*one, None, weights.tolist()] for one in every])
        close([one["log2fc"] if one else math.nan for one in found], without.coef, absolute=1e-11)
        close([one["p"] if one else math.nan for one in found], test.p)


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("spread", [0.05, 0.6])
def test_a_prior_of_each_gene_is_the_one_its_row_implies(ask: Ask, spread: float, weighted: bool) -> None:
    """Under a trend of the variances: the whole analysis when nothing is left out, the diagnosis where a sample is."""
    rng = np.random.default_rng(22)
    matrix = np.column_stack([np.ones(10), rng.integers(0, 2, 10), np.repeat([1.0, 0.0], 5)])
    level = rng.uniform(2, 14, 60)
    noise = np.exp(rng.normal(-level / 8, spread))
    values = level[:, None] + rng.normal(0, noise[:, None], (60, 10))
    weights = rng.gamma(3, 1, values.shape) if weighted else None
    fit = fit_last_coefficient(values, matrix, weights=weights)
    whole = moderate(fit, trend=True)
    root = np.ones(values.shape) if weights is None else np.sqrt(weights)
    told = zip(values, whole.df.tolist(), (root**2).tolist(), whole.se.tolist(), strict=True)
    every = [[row, df, w if weighted else None, se] for row, df, w, se in told]

    def without(out: int) -> list[Any]:
        keep = np.arange(10) != out
        cases = [(Case(row, matrix, keep, 3.0, math.nan).arguments()[:4], *rest) for row, *rest in every]
        return ask("refit", [[*case, None, *rest] for case, *rest in cases])

    close([one["se"] for one in without(-1)], whole.se)
    close([one["p"] for one in without(-1)], whole.p)
    for g, one in enumerate(without(7)):
        fitted = fit_model(values[g] * root[g], matrix * root[g][:, None])
        row = SimpleNamespace(log2fc=fit.coef[g], se=whole.se[g], df=whole.df[g])
        assert fitted is not None
        prior = gene_prior(row, fitted, 0.0, 0.0)  # type: ignore[arg-type]
        assert prior is not None
        close([one["p"]], with_prior(leave_out(fitted, np.array([[7]])), prior).p, 1e-8)


def test_a_refit_that_is_not_possible_and_one_without_noise(ask: Ask) -> None:
    x = [[1, 1], [1, 1], [1, 0], [1, 0]]
    every, none = [True] * 4, [False] * 4
    flat, split = [0.1 + 0.2] * 4, [3.3, 3.3, 1.1, 1.1]
    gone, one_group, constant, exact, no_variance = ask(
        "refit",
        [
            (split, x, none, 4, 0.1),
            (split, x, [True, True, False, False], 4, 0.1),
            (flat, x, every, 4, 0.1),
            (split, x, every, 0, None),
            (split, x, [True, False, True, False], 0, None),
        ],
    )
    assert gone is one_group is None
    # Equal means, but for the rounding of the values' sums.
    turned = [0.1, 0.2, 0.3, 0.3, 0.1, 0.2]
    (equal,) = ask("refit", [(turned, [[1, 1]] * 3 + [[1, 0]] * 3, [True] * 6, 0, None)])
    assert (equal["log2fc"], equal["p"]) == (0, 1)
    assert (constant["log2fc"], constant["p"], constant["df"]) == (0, 1, 6)
    assert (exact["se"], exact["p"], exact["df"]) == (0, 0, 2)
    assert no_variance["log2fc"] == pytest.approx(2.2)
    assert {no_variance[name] for name in ("se", "df", "p", "ciLow", "ciHigh")} == {None}


def test_the_fdr_of_one_gene_when_its_p_changes(ask: Ask) -> None:
    rng = np.random.default_rng(3)
    rows, right = [], []
    for _ in range(300):
        n = int(rng.integers(1, 60))
        # Few different values, so that ties are everywhere.
        p = rng.choice(np.append(rng.random(n) ** 3, [0.0, 1.0, np.nan]), n)
        index, new = int(rng.integers(n)), float(rng.choice([rng.random() ** 4, *p[np.isfinite(p)], 0.0, 1.0]))
        changed = p.copy()
        changed[index] = new
        rows.append((new, [None if x != x else float(x) for x in p], index))
        right.append(float(benjamini_hochberg(changed)[index]))
    close(ask("fdrOf", rows), right, 1e-12)
    own = [(row[1][row[2]], *row[1:]) for row in rows]
    whole = [float(benjamini_hochberg(np.array(r[1], dtype=float))[r[2]]) for r in rows]
    close(ask("fdrOf", own), whole, 1e-12)


def test_the_fdr_of_a_gene_that_was_not_tested(ask: Ask) -> None:
    p = [0.01, 0.2, None, 0.03]
    right = [float(benjamini_hochberg(np.array([0.02, 0.01, 0.2, 0.03]))[0])] * 2
    close(ask("fdrOf", [(0.02, p, 2), (0.02, p, -1)]), right)
    assert ask("fdrOf", [(None, p, 0), (math.nan, p, 0)]) == [None, None]
    close(ask("fdrOf", [(0.5, [None], 0), (0.5, [], -1)]), [0.5, 0.5])


def test_equivalence(ask: Ask) -> None:
    rng = np.random.default_rng(4)
    effect, se, bound = rng.normal(0, 0.6, 400), rng.uniform(0.02, 0.6, 400), rng.uniform(0.1, 1.5, 400)
    df = rng.choice([1.0, 2.5, 8.0, 40.0, 5e5, math.inf], 400)
    rows = np.column_stack([effect, se, df, bound]).tolist()
    # Sure of nothing is p near 1, where 1 − p has fewer digits than p.
    close(ask("equivalence", rows), equivalence(effect, se, df, bound))
    unknown = ask("equivalence", [(None, 0.1, 5, 0.5), (0.1, None, 5, 0.5), (0.1, 0.1, None, 0.5)])
    assert all(isinstance(p, float) and math.isnan(p) for p in unknown)
