"""Three real series of counts (../shared) through every engine, against what R made of them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest

from geneverdict.stats.counts.deseq.wald import wald_test
from geneverdict.stats.counts.expressed import filter_by_expr
from geneverdict.stats.counts.factors import relative_log_expression, tmm, upper_quartile
from geneverdict.stats.counts.libraries import log_cpm
from geneverdict.stats.counts.quality_weights import voom_with_quality_weights
from geneverdict.stats.counts.quasi.quasi_test import quasi_test
from geneverdict.stats.counts.voom import voom
from geneverdict.stats.linear import LinearFit, fit_last_coefficient
from geneverdict.stats.moderated import moderate
from geneverdict.stats.multiple import benjamini_hochberg

pytestmark = [pytest.mark.shared, pytest.mark.slow]
GOLDEN = Path(__file__).parents[2] / "golden" / "counts_real.json.gz"
with gzip.open(GOLDEN, "rt") as handle:
    SERIES = json.load(handle)["series"]


def _array(value: Any) -> np.ndarray:
    return np.atleast_1d(np.asarray(value, dtype=object)).astype(np.float64)


def _rows(value: Any) -> np.ndarray:
    """R's numbers of rows, which begin with 1."""
    return _array(value).astype(int) - 1


def _read(path: Path, separator: str, first: int) -> np.ndarray:
    text = gzip.decompress(path.read_bytes()).decode() if path.suffix == ".gz" else path.read_text()
    return np.array([[float(cell) for cell in line.split(separator)[first:]] for line in text.splitlines()[1:]])


READERS: dict[str, Callable[[Path], np.ndarray]] = {
    "pasilla": lambda shared: _read(shared / "data/counts/pasilla/pasilla_gene_counts.tsv", "\t", 1),
    "airway": lambda shared: _read(shared / "data/counts/airway/airway_rawcounts.csv.gz", ",", 1),
    "GSE60450": lambda shared: _read(
        shared / "geo/series/GSE60nnn/GSE60450/suppl/GSE60450_Lactation-GenewiseCounts.txt.gz", "\t", 2
    ),
}


class _Series(NamedTuple):
    counts: np.ndarray
    """All genes, and those kept."""
    kept: np.ndarray
    design: np.ndarray
    sizes: np.ndarray
    theirs: dict[str, Any]


@pytest.fixture(scope="module", params=SERIES)
def series(request: pytest.FixtureRequest, shared: Path) -> _Series:
    theirs = SERIES[request.param]
    counts, design = READERS[request.param](shared), _array(theirs["design"])
    counts.setflags(write=False)
    kept = counts[filter_by_expr(counts, design=design).keep]
    kept.setflags(write=False)
    return _Series(counts, kept, design, kept.sum(axis=0) * tmm(kept), theirs)


def test_filter_and_factors(series: _Series) -> None:
    keep = filter_by_expr(series.counts, design=series.design).keep
    assert keep.sum() == series.theirs["kept"]
    assert (1 + np.flatnonzero(keep)).sum() == float(series.theirs["kept_of"])
    np.testing.assert_allclose(tmm(series.kept), _array(series.theirs["tmm"]), rtol=1e-12)
    np.testing.assert_allclose(upper_quartile(series.kept), _array(series.theirs["upper_quartile"]), rtol=1e-12)
    np.testing.assert_allclose(relative_log_expression(series.kept), _array(series.theirs["rle"]), rtol=1e-12)


def _same_tests(fit: LinearFit, theirs: dict[str, Any], rows: np.ndarray, *, trend: bool = False) -> None:
    ours = moderate(fit, trend=trend)
    np.testing.assert_allclose(ours.df_prior, float(_array(theirs["df_prior"])[0]), rtol=1e-9)
    assert (benjamini_hochberg(ours.p) < 0.05).sum() == theirs["found"]
    np.testing.assert_allclose(ours.t.sum(), float(_array(theirs["sum_t"])[0]), rtol=1e-8)
    for value, column in ((fit.coef, "coef"), (ours.t, "t"), (ours.b, "b")):
        np.testing.assert_allclose(value[rows], _array(theirs[column]), rtol=1e-9, atol=1e-10, err_msg=column)
    # A relative error of t grows in its p with t².
    np.testing.assert_allclose(ours.p[rows], _array(theirs["p"]), rtol=1e-8)


def test_voom_quality_weights_and_trend(series: _Series) -> None:
    theirs, rows = series.theirs["limma"], _rows(series.theirs["rows"])
    first = voom(series.kept, series.design, sizes=series.sizes)
    np.testing.assert_allclose(first.weights[rows], _array(theirs["weights"]), rtol=1e-9)
    np.testing.assert_allclose(first.weights.sum(), float(_array(theirs["sum_weights"])[0]), rtol=1e-10)
    _same_tests(fit_last_coefficient(first.log_cpm, series.design, weights=first.weights), theirs["voom"], rows)
    both = voom_with_quality_weights(series.kept, series.design, sizes=series.sizes)
    np.testing.assert_allclose(both.sample_weights, _array(theirs["samples"]), rtol=1e-9)
    _same_tests(fit_last_coefficient(both.log_cpm, series.design, weights=both.weights), theirs["quality"], rows)
    fit = fit_last_coefficient(log_cpm(series.kept, series.sizes), series.design)
    _same_tests(fit, theirs["trend"], rows, trend=True)


def test_quasi_likelihood(series: _Series) -> None:
    theirs, rows = series.theirs["edger"], _rows(series.theirs["rows"])
    ours = quasi_test(series.kept, series.design, sizes=series.sizes)
    assert (benjamini_hochberg(ours.p) < 0.05).sum() == theirs["found"]
    np.testing.assert_allclose(ours.df_prior, float(_array(theirs["df_prior"])[0]), rtol=1e-8)
    # At the smallest dispersion tried, single searches part at the rounding of a deviance: up to 1e-7.
    np.testing.assert_allclose(ours.dispersion[rows], _array(theirs["trended"]), rtol=1e-6)
    assert np.median(np.abs(ours.dispersion[rows] / _array(theirs["trended"]) - 1)) < 1e-10
    np.testing.assert_allclose(ours.log2fc[rows], _array(theirs["log2fc"]), rtol=1e-8, atol=1e-9)
    # A fall of the deviance near 0 is a difference of two of about 10.
    np.testing.assert_allclose(ours.f[rows], _array(theirs["f"]), rtol=1e-8, atol=1e-8)
    np.testing.assert_allclose(ours.p[rows], _array(theirs["p"]), rtol=1e-7)


def test_wald(series: _Series) -> None:
    theirs, rows = series.theirs["deseq"], _rows(series.theirs["of_all"])
    ours = wald_test(series.counts, series.design, fdr=0.05)
    assert ours.towards is not None
    trend = ours.towards.trend
    # One gene in ten thousand ends its search for a dispersion where the likelihood changes by rounding: that is 1e-7
    # in the trend, and less than 1e-4 in the p of the gene itself.
    np.testing.assert_allclose([trend.floor, trend.extra], _array(theirs["coefficients"]), rtol=1e-6)
    np.testing.assert_allclose(ours.towards.prior_var, float(_array(theirs["prior_var"])[0]), rtol=1e-6)
    np.testing.assert_allclose(ours.size_factors, _array(theirs["size_factors"]), rtol=1e-12)
    np.testing.assert_allclose(ours.threshold, float(_array(theirs["threshold"])[0]), rtol=1e-9)
    np.testing.assert_array_equal(np.flatnonzero(ours.fdr < 0.05), _rows(theirs["found"]))
    np.testing.assert_array_equal(np.flatnonzero(ours.outlier), _rows(theirs["no_p"]))
    for value, column in (
        (ours.fits.log2fc, "log2fc"), (ours.fits.se, "se"), (ours.p, "p"), (ours.fdr, "fdr"),
        (ours.fits.dispersion, "dispersion"),
    ):  # fmt: skip
        mine, wanted = value[rows], _array(theirs[column])
        np.testing.assert_allclose(mine, wanted, rtol=1e-4, atol=1e-9, err_msg=column)
        known = ~np.isnan(wanted)
        off = np.abs(mine[known] - wanted[known]) / np.maximum(np.abs(wanted[known]), 1e-9)
        assert np.median(off) < 1e-7
