"""The scale of matrices whose scale is known, made here or deposited at GEO."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geneverdict.errors import PrepareError
from geneverdict.messages import english
from geneverdict.model.prepared import Grade
from geneverdict.preparation.scale import find_scale, to_log2


def intensities(n_samples: int = 12, n_genes: int = 3000, seed: int = 1) -> np.ndarray:
    """log2 intensities as an array gives them: skewed gene means between 3 and 15, small differences of samples."""
    rng = np.random.default_rng(seed)
    gene = 3 + 11 * rng.beta(1.6, 3.0, size=(n_genes, 1))
    values = gene + rng.normal(0, 0.4, (n_genes, n_samples)) + rng.normal(0, 0.1, n_samples)
    values.flags.writeable = False
    return values


X = intensities()
CENTRED = X - X.mean(axis=1, keepdims=True)
MIXED = np.hstack([2 ** X[:, :6], X[:, 6:]])
RATIOS = np.random.default_rng(2).normal(0, 0.8, (3000, 12)) + np.random.default_rng(3).normal(0, 0.7, (3000, 1))

CASES = {
    "log2": (X, "log2", Grade.SURE),
    "linear": (2**X, "linear", Grade.SURE),
    "log2 with a few values below 0": (X - 3.4, "log2", Grade.SURE),
    "linear below 100, range above 50": (2 ** (X / 2.4), "linear", Grade.SURE),
    "centred by gene means": (CENTRED, "centred", Grade.SURE),
    "centred by gene medians, rounded": (np.round(X - np.median(X, axis=1, keepdims=True), 3), "centred", Grade.SURE),
    "centred on the first samples": (X - X[:, :5].mean(axis=1, keepdims=True), "centred", Grade.CHECK),
    "centred, two samples": (X[:, :2] - X[:, :2].mean(axis=1, keepdims=True), "centred", Grade.SURE),
    "z-scored by gene, n - 1": (CENTRED / X.std(axis=1, ddof=1, keepdims=True), "zscored", Grade.SURE),
    "z-scored by gene, n": (CENTRED / X.std(axis=1, keepdims=True), "zscored", Grade.SURE),
    "z-scored by sample": ((X - X.mean(axis=0)) / X.std(axis=0), "zscored", Grade.SURE),
    "linear, centred": (2**X - (2**X).mean(axis=1, keepdims=True), "centred", Grade.SURE),
    "log10": (X * np.log10(2), "log2", Grade.CHECK),
    "log2 twice": (np.log2(X), "log2", Grade.CHECK),
    "proportions": (1 / (1 + np.exp(-X + 7)), "proportion", Grade.CHECK),
    "linear, divided by the median": (2 ** (X - np.median(X)) / 8, "log2", Grade.CHECK),
    "linear, divided by the median of less various genes": (2 ** ((X - np.median(X)) * 0.7), "log2", Grade.CHECK),
    "log2 of counts + 1, most of them 0": (np.maximum(X - 8, 0), "log2", Grade.SURE),
    "log2 of counts": (1.4 * X, "log2", Grade.SURE),
    "linear, the background taken off": (2**X - 2**3.6, "linear", Grade.CHECK),
    "linear, a few values not above 0": (np.where(X < 3.1, -1.0, 2**X), "linear", Grade.SURE),
    "half of the samples logged": (MIXED, "linear", Grade.CHECK),
    "linear with half of the values at 0": (np.where(X < 6, 0, 2**X), "linear", Grade.CHECK),
    "few large values over many zeros": (np.where(X < 11.5, 0, 2 ** (X - 7)), "log2", Grade.CHECK),
    "ratios, the channels not told": (RATIOS, "centred", Grade.CHECK),
    "one sample": (X[:, :1], "log2", Grade.SURE),
}


@pytest.mark.parametrize("case", CASES)
def test_known_scales(case: str) -> None:
    values, kind, grade = CASES[case]
    scale = find_scale(values)
    assert (scale.kind, scale.grade) == (kind, grade), scale.evidence
    assert scale.transformed == (kind == "linear")


@pytest.mark.parametrize(
    ("values", "kind", "grade"),
    [
        (RATIOS, "log_ratio", Grade.SURE),
        (RATIOS - RATIOS.mean(axis=1, keepdims=True), "log_ratio", Grade.SURE),
        (RATIOS / 4, "log_ratio", Grade.CHECK),
        (X, "log2", Grade.SURE),
        (2**X, "linear", Grade.SURE),
        (2**RATIOS, "log2", Grade.CHECK),
    ],
    ids=["ratios", "centred ratios", "no ratio above 2", "intensities", "linear", "ratios around 1"],
)
def test_two_colours(values: np.ndarray, kind: str, grade: Grade) -> None:
    scale = find_scale(values, two_colour=True)
    assert (scale.kind, scale.grade) == (kind, grade), scale.evidence


@pytest.mark.parametrize("values", [1 / (1 + np.exp(-X + 7)), X - 8, 100 / (1 + np.exp(-X + 7)), 2**X])
def test_methylation_is_no_expression_whatever_its_form(values: np.ndarray) -> None:
    scale = find_scale(values, types=("Methylation profiling by array",))
    assert (scale.kind, scale.grade, scale.transformed, scale.is_log2) == ("proportion", Grade.CHECK, False, False)
    assert "type is 'Methylation profiling by array'" in english(scale.evidence[0])
    both = ("Expression profiling by array", "Methylation profiling by array")
    assert find_scale(X, types=both).kind == "log2"


def test_what_was_logged_twice_is_undone_by_the_users_word() -> None:
    twice = np.log2(X)
    scale = find_scale(twice, declared="log2_twice")
    assert (scale.kind, scale.grade, scale.is_log2, scale.transformed) == ("log2_twice", Grade.SURE, True, False)
    assert "agree" in english(scale.evidence[0])
    np.testing.assert_allclose(to_log2(twice, scale), X, rtol=1e-13)
    assert "would be log2" in english(find_scale(X, declared="log2_twice").evidence[0])


def test_z_scored_ratios_are_not_log_ratios() -> None:
    z = (RATIOS - RATIOS.mean(axis=1, keepdims=True)) / RATIOS.std(axis=1, keepdims=True)
    assert find_scale(z, two_colour=True).kind == "zscored"


def test_the_rule_is_shown_with_its_quantiles() -> None:
    scale = find_scale(2**X)
    assert scale.quantiles == tuple(np.quantile(2**X, [0, 0.25, 0.5, 0.75, 0.99, 1]))
    assert f"0.99 quantile {scale.quantiles[4]:,.0f}" in english(scale.evidence[0])


def test_the_older_clause_is_recorded_and_not_followed() -> None:
    values = 0.5 + np.random.default_rng(5).gamma(2, 0.45, (1000, 8))
    scale = find_scale(values)
    assert (scale.kind, scale.transformed, scale.grade) == ("log2", False, Grade.CHECK)
    assert "older form" in english(scale.evidence[-2])


def test_a_full_scanner_in_natural_logarithms_is_a_doubt() -> None:
    values = np.array(X * np.log(2))
    values[7, 3] = np.log(65535)
    assert find_scale(values).grade is Grade.CHECK


def test_doubts_name_the_samples() -> None:
    assert "6 of 12 samples (number 7, 8, 9, 10, 11 and 12)" in english(find_scale(MIXED).doubts[0])


def test_the_users_word_wins_and_the_rule_is_quoted() -> None:
    scale = find_scale(X, declared="linear")
    assert (scale.kind, scale.transformed, scale.grade) == ("linear", True, Grade.SURE)
    assert "would be log2" in english(scale.evidence[0])
    assert "agree" in english(find_scale(X, declared="log2").evidence[0])
    assert not find_scale(2**X, declared="zscored").is_log2


def test_what_has_no_logarithm_is_counted() -> None:
    values = np.array(2**X)
    values[:2, 0] = 0
    values[2, 1] = -5
    values[3, 2] = np.nan
    values[4, 3] = np.inf
    scale = find_scale(values)
    assert (scale.n_nonpositive, scale.n_missing) == (3, 2)
    logged = to_log2(values, scale)
    assert np.isnan(logged).sum() == 5
    good = np.isfinite(values) & (values > 0)
    np.testing.assert_array_equal(logged[good], np.log2(values[good]))


def test_logged_values_are_handed_on_as_they_are() -> None:
    scale = find_scale(X)
    assert to_log2(X, scale) is X
    broken = np.array(X)
    broken[0, 0] = -np.inf
    assert np.isnan(to_log2(broken, find_scale(broken))[0, 0])
    assert np.isinf(broken[0, 0])


def quantile_normalised(values: np.ndarray) -> np.ndarray:
    ranks = values.argsort(axis=0).argsort(axis=0)
    return np.sort(values, axis=0).mean(axis=1)[ranks]


def test_quantile_normalisation_is_seen_through_rounding_and_gaps() -> None:
    normal = np.array(quantile_normalised(X))
    assert find_scale(normal).quantile_normalised
    assert find_scale(np.round(normal, 2)).quantile_normalised
    normal[np.random.default_rng(4).random(normal.shape) < 0.005] = np.nan
    assert find_scale(normal).quantile_normalised
    assert not find_scale(X).quantile_normalised
    assert not find_scale(X[:, :1]).quantile_normalised


def test_no_number_at_all() -> None:
    with pytest.raises(PrepareError, match="no number"):
        find_scale(np.full((3, 2), np.nan))
    with pytest.raises(PrepareError, match="no number"):
        find_scale(np.empty((0, 4)))


@given(st.integers(0, 2**32 - 1), st.integers(1, 30), st.integers(1, 8))
def test_tiny_and_constant_tables_have_a_scale(seed: int, n_genes: int, n_samples: int) -> None:
    rng = np.random.default_rng(seed)
    values = rng.integers(-3, 4, (n_genes, n_samples)) * 10.0 ** rng.integers(-2, 4)
    values[rng.random(values.shape) < 0.3] = np.nan
    if np.isnan(values).all():
        values[0, 0] = 1.0
    scale = find_scale(values)
    logged = to_log2(values, scale)
    assert np.isnan(logged).sum() == scale.n_missing + scale.n_nonpositive


# --- GEO ---------------------------------------------------------------------------------------------------------

DEPOSITED = {
    "GSE3nnn/GSE3325": "linear",
    "GSE4nnn/GSE4107": "linear",
    "GSE6nnn/GSE6222": "linear",
    "GSE89nnn/GSE89143": "linear",
    "GSE14nnn/GSE14520": "log2",
    "GSE42nnn/GSE42872": "log2",
    "GSE27nnn/GSE27533": "log2",
    "GSE95nnn/GSE95166": "log2",
    "GSE83nnn/GSE83521": "log2",
}


def read_matrix(path: Path) -> np.ndarray:
    text = gzip.decompress(path.read_bytes()).decode("latin-1")
    table = text.split("!series_matrix_table_begin\n")[1].split("!series_matrix_table_end")[0]
    frame = pl.read_csv(table.encode(), separator="\t", null_values=["", "null", "NA"], infer_schema_length=None)
    return np.ascontiguousarray(frame[:, 1:].cast(pl.Float64).to_numpy())


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("series", DEPOSITED)
def test_deposited_series(shared: Path, series: str) -> None:
    (path,) = (shared / "geo" / "series" / series / "matrix").glob("*_series_matrix.txt.gz")
    values = read_matrix(path)
    scale = find_scale(values)
    assert (scale.kind, scale.grade) == (DEPOSITED[series], Grade.SURE), scale.evidence
    assert scale.n_nonpositive == (int((values <= 0).sum()) if scale.transformed else 0)


@pytest.mark.shared
def test_log2_with_negative_values_is_not_centred(shared: Path) -> None:
    frame = pl.read_csv(shared / "data" / "GSE22780_expression.tsv.gz", separator="\t")
    scale = find_scale(frame[:, 1:].to_numpy())
    assert (scale.kind, scale.grade, scale.quantile_normalised) == ("log2", Grade.SURE, True)
    assert scale.quantiles[0] < 0


def test_percentages_are_proportions_and_intensities_below_100_are_not() -> None:
    rng = np.random.default_rng(7)
    percent = find_scale(100 * rng.beta(0.5, 0.5, (500, 6)))
    assert (percent.kind, percent.grade, percent.doubts[0].code) == ("proportion", Grade.CHECK, "scale-percent")
    tail = rng.lognormal(2, 0.7, (500, 6))
    assert find_scale(99 * tail / tail.max()).kind != "proportion"
