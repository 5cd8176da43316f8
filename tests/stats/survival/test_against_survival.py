"""Cox, Schoenfeld's test, Kaplan–Meier, the log-rank test, restricted means and every cut against R."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy import special

from geneverdict.stats.survival import cox, cox_genes, kaplan_meier, logrank, max_selected, proportional, rmst

GOLDEN = Path(__file__).parents[2] / "golden"
with gzip.open(GOLDEN / "survival_cases.json.gz", "rt") as handle:
    SURVIVAL: dict[str, Any] = json.load(handle)
CASES = {case["name"]: case for case in SURVIVAL["cases"]}
FITS = [(case, fit) for case in SURVIVAL["cases"] for fit in case["fits"]]
ZPH = [(case, fit, transform) for case, fit in FITS for transform in fit["zph"]]
cases = pytest.mark.parametrize("case", SURVIVAL["cases"], ids=lambda case: case["name"])

EXACT = {"rtol": 1e-9, "atol": 1e-12}
FITTED = {"rtol": 1e-8, "atol": 1e-10}
"""coxph stops when the log-likelihood moves less than 1e-14 of itself, which leaves its coefficients good to about
1e-9 standard errors and no more where they are near 0."""


def _array(value: Any) -> np.ndarray:
    found = np.atleast_1d(np.asarray(value, dtype=object).astype(np.float64))
    found.setflags(write=False)
    return found


def _data(case: dict[str, Any], *names: str) -> tuple[np.ndarray, ...]:
    return tuple(_array(case[name]) for name in names)


def _close(found: Any, wanted: Any, rule: dict[str, float] = EXACT, what: str = "") -> None:
    np.testing.assert_allclose(np.atleast_1d(found), _array(wanted), **rule, err_msg=what)


def test_the_grid_is_complete() -> None:
    assert SURVIVAL["versions"]["survival"] == "3.5.3"
    assert SURVIVAL["versions"]["maxstat"] == "0.7.25"
    assert len(CASES) == len(SURVIVAL["cases"]) == 14
    assert {(len(case["fits"]), len(case["curves"]), len(case["selected"])) for case in CASES.values()} == {(2, 2, 3)}
    assert len(ZPH) == 2 * (14 * 4 - 1)
    assert len(SURVIVAL["endless"]) == 3
    assert [np.shape(run["table"]) for run in SURVIVAL["genes"]["runs"]] == [(40, 7)] * 4
    assert len(SURVIVAL["lausen"]) == 36


@pytest.mark.parametrize(("case", "fit"), FITS, ids=lambda d: d.get("name") or d["ties"])
def test_one_model_is_coxphs(case: dict[str, Any], fit: dict[str, Any]) -> None:
    ours = cox.fit(*_data(case, "time", "event", "x"), ties=fit["ties"])
    assert (ours.n, ours.events, ours.flag, ours.converged) == (int(fit["n"]), int(fit["events"]), "", True)
    assert ours.n + ours.left_out == len(case["time"])
    np.testing.assert_allclose(ours.coef, _array(fit["coef"]), rtol=1e-8, atol=1e-9 * ours.se.min())
    _close(ours.se, fit["se"])
    _close(ours.p, fit["p"], FITTED)
    _close([ours.loglik_null, ours.loglik], fit["loglik"])
    tests = (ours.likelihood_ratio, ours.score, ours.wald)
    # A likelihood ratio is a difference of two numbers near 1000: it is good to 1e-12 of those.
    _close([test.chi2 for test in tests], [fit["lr"], fit["score"], fit["wald"]], {"rtol": 1e-8, "atol": 1e-9})
    _close([test.p for test in tests], fit["tests_p"], FITTED)


@pytest.mark.parametrize(("case", "fit", "transform"), ZPH, ids=lambda d: d if isinstance(d, str) else d.get("name"))
def test_schoenfelds_test_is_cox_zph(case: dict[str, Any], fit: dict[str, Any], transform: Any) -> None:
    theirs = fit["zph"][transform]
    ours = proportional.schoenfeld_test(*_data(case, "time", "event", "x"), ties=fit["ties"], transform=transform)
    _close([*ours.chi2, ours.every.chi2][: len(theirs["chi2"])], theirs["chi2"], FITTED)
    _close([*ours.p, ours.every.p][: len(theirs["p"])], theirs["p"], FITTED)
    assert (ours.every.df, ours.flag) == (len(ours.chi2), "")
    _close(ours.time, theirs["time"])
    _close(ours.transformed, theirs["x"])
    wanted = _array(theirs["y"]).reshape(ours.residuals.shape)
    assert np.all(np.abs(ours.residuals - wanted) <= 1e-8 * np.abs(wanted).max(axis=0))
    _close(ours.variance, _array(theirs["var"]).reshape(ours.variance.shape), FITTED)


@pytest.mark.parametrize("data", SURVIVAL["endless"], ids=["one", "reversed", "one of two"])
def test_without_a_maximum_the_coefficient_is_infinite_and_the_tests_hold(data: dict[str, Any]) -> None:
    ours = cox.fit(*_data(data, "time", "event", "x"))
    assert (ours.flag, ours.converged) == ("diverging", False)
    assert np.isinf(ours.coef).sum() == 1
    assert np.isnan(ours.se).sum() == np.isnan(ours.p).sum() == 1
    assert np.isnan(ours.wald.chi2)
    # R stops with a rest of 1e-10 below the bound.
    _close([ours.loglik_null, ours.loglik], data["loglik"], {"rtol": 1e-9, "atol": 1e-9})
    _close(ours.score.chi2, data["score"])


@pytest.mark.parametrize("run", SURVIVAL["genes"]["runs"], ids=lambda run: f"{run['ties']} {run['adjusted']}")
def test_every_gene_is_its_own_coxph(run: dict[str, Any]) -> None:
    genes = SURVIVAL["genes"]
    time, event, values, covariates = _data(genes, "time", "event", "values", "covariates")
    adjust = covariates if run["adjusted"] else None
    ours = cox_genes.fit_genes(time, event, values, adjust, ties=run["ties"], per_sd=False)
    theirs = dict(zip(genes["columns"], _array(run["table"]).T, strict=True))
    for name, wanted in theirs.items():
        # The score of a gene is taken where R's covariates alone have their maximum, to 1e-8 standard errors.
        rule = {"lr_chi2": {"rtol": 1e-8, "atol": 1e-9}, "score_chi2": {"rtol": 1e-7, "atol": 1e-9}}.get(name, FITTED)
        _close(getattr(ours, name), wanted, rule, name)
    assert ours.converged.all()
    scores = cox_genes.score_genes(time, event, values, adjust, ties=run["ties"])
    _close(scores.chi2, ours.score_chi2)
    per_sd = cox_genes.fit_genes(time, event, values, adjust, ties=run["ties"])
    _close(per_sd.coef, theirs["coef"] * theirs["sd"], FITTED)
    _close(per_sd.p, ours.p)


@cases
def test_the_curve_is_survfits(case: dict[str, Any]) -> None:
    for theirs in case["curves"]:
        ours = kaplan_meier.kaplan_meier(*_data(case, "time", "event"), interval=theirs["type"])
        pairs = {"time": "time", "at_risk": "at_risk", "events": "events", "censored": "censored"}
        pairs |= {"survival": "survival", "se": "se", "ci_low": "lower", "ci_high": "upper"}
        # log(−log 1) does not exist and R gives no interval there; ours is 1 to 1, as both give on the scale of log S.
        shown = (ours.survival < 1) | (theirs["type"] == "log")
        for name, their_name in pairs.items():
            _close(getattr(ours, name)[shown], _array(theirs[their_name])[shown], what=name)
        assert np.all(ours.ci_low[~shown] == 1)
        _close([ours.median, ours.median_low, ours.median_high], theirs["median"])


@cases
def test_the_log_rank_test_is_survdiffs(case: dict[str, Any]) -> None:
    for name, theirs in zip(("group", "high"), case["log_rank"], strict=True):
        ours = logrank.logrank(*_data(case, "time", "event", name))
        for column in ("n", "observed", "expected", "chi2", "df", "p"):
            _close(getattr(ours, column), theirs[column], what=column)
        assert ours.flag == ""


@cases
def test_restricted_means_are_survfits(case: dict[str, Any]) -> None:
    first, second = case["restricted"]
    default = rmst.rmst_difference(*_data(case, "time", "event", "high"))
    assert default.tau == pytest.approx(float(first["tau"]))
    given = rmst.rmst_difference(*_data(case, "time", "event", "high"), tau=float(second["tau"]))
    for ours, theirs in ((default, first), (given, second)):
        _close([ours.low.mean, ours.high.mean], theirs["mean"])
        _close([ours.low.se, ours.high.se], theirs["se"])
        assert ours.difference == ours.high.mean - ours.low.mean
        assert ours.se == pytest.approx(np.hypot(ours.high.se, ours.low.se))


@cases
@pytest.mark.parametrize("number", [0, 1, 2], ids=["tenths", "inner", "rounded"])
def test_the_maximally_selected_statistic_is_maxstats(case: dict[str, Any], number: int) -> None:
    theirs = case["selected"][number]
    time, event, x = _data(case, "time", "event", "x")
    x = x[:, 0]
    if number == 2:
        x = np.round(x / np.nanstd(x, ddof=1))
    ours = max_selected.every_cut(time, event, x, low=float(theirs["low"]), high=float(theirs["high"]))
    _close(ours.cut, theirs["cuts"])
    _close(np.abs(ours.z), theirs["stats"])
    _close([ours.statistic, ours.cut[ours.best]], [theirs["statistic"], theirs["cut"]])
    _close(ours.corrected_p, theirs["p"])
    assert np.all(ours.n_low + ours.n_high == ours.n)


@cases
def test_each_cut_has_its_own_log_rank_test_and_hazard_ratio(case: dict[str, Any]) -> None:
    time, event, x = _data(case, "time", "event", "x")
    ours = max_selected.every_cut(time, event, x[:, 0])
    theirs = _array(case["every_cut"])
    _close(ours.cut, theirs[:, 0])
    _close(ours.chi2, theirs[:, 1])
    _close(ours.p, theirs[:, 2])
    finite = np.isfinite(ours.coef)
    assert np.all(np.abs(theirs[~finite, 3]) > 10)
    np.testing.assert_allclose(ours.coef[finite], theirs[finite, 3], rtol=1e-8, atol=1e-9)
    np.testing.assert_allclose(ours.se[finite], theirs[finite, 4], rtol=1e-8)
    assert np.isnan(ours.se[~finite]).all()


def test_the_corrected_p_is_maxstats() -> None:
    for b, low, high, p in _array(SURVIVAL["lausen"]):
        assert max_selected.corrected_p(b, low, high) == pytest.approx(p, rel=1e-12)


def _real(shared: Path) -> tuple[np.ndarray, np.ndarray, dict[str, np.ndarray]]:
    people = [line.replace('"', "").split(",") for line in _lines(shared, "pheno")[1:]]
    time, event = np.array([float(row[2]) for row in people]), np.array([row[3] == "deceased" for row in people])
    header, *rows = (line.replace('"', "").split(",") for line in _lines(shared, "100genes"))
    assert header[1:] == [row[0] for row in people]
    return time, event, {row[0]: np.array(row[1:], dtype=np.float64) for row in rows}


def _lines(shared: Path, which: str) -> list[str]:
    return (shared / "data" / f"GSE28735_tumour_{which}.csv").read_text().splitlines()


@pytest.mark.shared
def test_every_gene_of_gse28735_is_rs(shared: Path) -> None:
    with gzip.open(GOLDEN / "survival_real.json.gz", "rt") as handle:
        theirs: dict[str, Any] = json.load(handle)
    time, event, genes = _real(shared)
    assert (len(time), int(event.sum()), list(genes)) == (42, 29, [row["gene"] for row in theirs["genes"]])
    fits = cox_genes.fit_genes(time, event, np.array(list(genes.values())), per_sd=False)
    for i, (row, x) in enumerate(zip(theirs["genes"], genes.values(), strict=True)):
        _close([fits.coef[i], fits.se[i]], [row["cox"]["coef"], row["cox"]["se"]], {"rtol": 1e-8}, row["gene"])
        _close([fits.lr_chi2[i], fits.score_chi2[i]], [row["cox"]["lr"], row["cox"]["score"]], FITTED)
        test = logrank.logrank(time, event, x > np.median(x))
        _close([test.chi2, test.p], [row["log_rank"]["chi2"], row["log_rank"]["p"]], {"rtol": 1e-8})
        change = proportional.schoenfeld_test(time, event, x)
        _close([change.chi2[0], change.p[0]], [row["zph"]["chi2"], row["zph"]["p"]], {"rtol": 1e-8})
        cuts = max_selected.every_cut(time, event, x)
        best, selected = cuts.cut[cuts.best], row["selected"]
        _close([cuts.statistic, best, cuts.corrected_p], [selected["statistic"], selected["cut"], selected["p"]])
        _close(np.abs(cuts.z), selected["stats"])


def test_a_best_cut_at_5_percent_is_really_at_49() -> None:
    p = [max_selected.corrected_p(-special.ndtri(naive / 2)) for naive in (0.05, 0.01, 0.001)]
    np.testing.assert_allclose(p, [0.49, 0.16, 0.025], rtol=0.02)
