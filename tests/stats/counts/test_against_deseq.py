"""The negative binomial Wald test against DESeq2, the quasi-likelihood F test against edgeR, on simulated counts."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geneverdict.stats.counts.deseq.wald import WaldTest, wald_test
from geneverdict.stats.counts.quasi.quasi_test import quasi_test

FOLDER = Path(__file__).parents[2] / "golden"
GOLDEN = FOLDER / "negative_binomial_cases.json.gz"


def _array(value: Any) -> np.ndarray:
    values = np.atleast_1d(np.asarray(value, dtype=object)).astype(np.float64)
    values.setflags(write=False)
    return values


with gzip.open(GOLDEN, "rt") as handle:
    CASES = {case["name"]: case for case in json.load(handle)["cases"]}
with gzip.open(FOLDER / "deseq_cases.json.gz", "rt") as handle:
    DESIGNS = {case["name"]: case for case in json.load(handle)["cases"]}
KINDS = {"parametric": (), "local": ("local_trend",)}
# A local trend takes in dispersions down to 1e-8, where the log gamma function of R has no digits left: 1e-7.
LOOSE = {"8 v 9, outliers replaced": 1e-7, "dispersion rises with the mean": 1e-5}
# Hardly any dispersion: one gene's search ends where the likelihood changes by a rounding error.
LOOSE["many counts, hardly any dispersion"] = 1e-6


def _tested(name: str) -> WaldTest:
    case = CASES[name]
    return wald_test(_array(case["counts"]), _array(case["design"]), fdr=0.05)


def test_the_grid_is_complete() -> None:
    assert len(CASES) == 12


@pytest.mark.parametrize("name", CASES)
def test_the_wald_test_is_deseqs(name: str) -> None:
    theirs, ours = CASES[name]["deseq"], _tested(name)
    rtol = LOOSE.get(name, 1e-9)
    assert ours.flags == KINDS[theirs["kind"]]
    np.testing.assert_allclose(ours.size_factors, _array(theirs["size_factors"]), rtol=1e-12)
    # Where weighted least squares do not settle, a search by numerical gradients stops near the maximum.
    unsettled = 1e-5 * (ours.fits.converged == 0)
    columns = {**ours.fits._asdict(), "stat": ours.stat, "p": ours.p}
    for column in ("base_mean", "alone", "fitted", "dispersion", "log2fc", "se", "stat", "p"):
        mine, wanted = columns[column], _array(theirs[column])
        if column in ("alone", "fitted", "dispersion"):  # R gives none to genes without counts, nor do we
            mine, wanted = mine[~np.isnan(mine)], wanted[~np.isnan(mine)]
            np.testing.assert_allclose(mine, wanted, rtol=rtol, err_msg=column)
        else:
            off = np.abs(mine - wanted) - (rtol + unsettled) * np.abs(wanted)
            np.testing.assert_array_equal(np.isnan(mine), np.isnan(wanted), err_msg=column)
            assert np.nanmax(off) < 1e-12, column


@pytest.mark.parametrize("name", CASES)
def test_genes_found_and_withheld_are_deseqs(name: str) -> None:
    theirs, ours = CASES[name]["deseq"], _tested(name)
    np.testing.assert_allclose(ours.threshold, float(theirs["threshold"]), rtol=1e-12)
    fdr = _array(theirs["fdr"])
    np.testing.assert_array_equal(np.isnan(ours.fdr), np.isnan(fdr))
    np.testing.assert_array_equal(ours.fdr < 0.05, fdr < 0.05)
    rtol = LOOSE.get(name, 1e-9) if np.all(ours.fits.converged != 0) else 1e-5
    np.testing.assert_allclose(ours.fdr, fdr, rtol=rtol)


@pytest.mark.parametrize("name", CASES)
def test_outliers_are_deseqs(name: str) -> None:
    theirs, ours = CASES[name]["deseq"], _tested(name)
    cooks = _array(theirs["cooks"])
    if not np.isnan(cooks).all():  # after a replacement R tells them of some samples alone
        np.testing.assert_allclose(ours.cooks, cooks, rtol=LOOSE.get(name, 1e-9))
    np.testing.assert_array_equal(ours.outlier, np.isnan(_array(theirs["p"])) & ~np.isnan(ours.fits.log2fc))
    # R marks genes with an outlying count in any sample, ours those in which a count was changed.
    assert np.all(_array(theirs["replaced"])[ours.replaced] == 1)
    assert ours.replaced.any() == ("8 v" in name)
    assert ours.outlier.any() or name not in ("3 v 3, outliers", "8 v 4, outliers")


def test_genes_that_do_not_settle_stop_where_deseqs_do() -> None:
    """A covariate of another scale keeps the search of one gene short of its maximum, in R as here."""
    ours, theirs = _tested("covariates"), CASES["covariates"]["deseq"]
    lost = np.flatnonzero(ours.fits.converged == 0)
    assert len(lost) == 1
    np.testing.assert_allclose(ours.fits.log2fc[lost], _array(theirs["log2fc"])[lost], rtol=1e-5)
    np.testing.assert_allclose(ours.fits.se[lost], _array(theirs["se"])[lost], rtol=1e-6)


@pytest.mark.parametrize("name", DESIGNS)
def test_designs_on_which_weights_do_not_settle(name: str) -> None:
    """Log2FC, standard error and p within 1e-4 for 99.9 % of the genes, and the very list."""
    case = DESIGNS[name]
    ours = wald_test(_array(case["counts"]), _array(case["design"]), fdr=0.05)
    assert (ours.fits.converged == 0).sum() > 0
    fdr = _array(case["fdr"])
    np.testing.assert_array_equal(np.isnan(ours.fdr), np.isnan(fdr))
    np.testing.assert_array_equal(ours.fdr < 0.05, fdr < 0.05)
    for mine, column in ((ours.fits.log2fc, "log2fc"), (ours.fits.se, "se"), (ours.p, "p")):
        wanted = _array(case[column])
        np.testing.assert_array_equal(np.isnan(mine), np.isnan(wanted))
        off = np.abs(mine - wanted) > 1e-4 * np.abs(wanted)
        assert off.sum() <= 0.001 * len(off), column


@pytest.mark.parametrize("name", CASES)
def test_the_quasi_likelihood_test_is_edgers(name: str) -> None:
    case = CASES[name]
    theirs = case["quasi"]
    counts = _array(case["counts"])[_array(case["use"]) > 0]
    ours = quasi_test(counts, _array(case["design"]), sizes=_array(theirs["sizes"]))
    # With a covariate alone edgeR's search and ours part at the rounding of one deviance: 2e-7.
    rtol = 1e-6 if name == "covariate only" else 1e-8
    np.testing.assert_allclose(ours.dispersion, _array(theirs["trended"]), rtol=rtol)
    np.testing.assert_allclose(ours.abundance, _array(theirs["abundance"]), rtol=1e-8, atol=1e-9)
    np.testing.assert_allclose(ours.log2fc, _array(theirs["log2fc"]), rtol=1e-8, atol=1e-9)
    np.testing.assert_array_equal(ours.residual_df, _array(theirs["residual_df"]))
    np.testing.assert_allclose(ours.variance, _array(theirs["variance"]), rtol=rtol)
    np.testing.assert_allclose(ours.df_prior, _array(theirs["df_prior"])[0], rtol=rtol)
    np.testing.assert_allclose(ours.df, _array(theirs["df"]), rtol=rtol)
    # A fall of the deviance near 0 is a difference of two of about 10.
    np.testing.assert_allclose(ours.f, _array(theirs["f"]), rtol=rtol, atol=1e-8)
    np.testing.assert_allclose(ours.p, _array(theirs["p"]), rtol=rtol, atol=1e-14)
