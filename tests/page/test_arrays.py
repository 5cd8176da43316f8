"""The binary of all genes: what goes in comes out, and every comparison with a threshold of the page stays true."""

from __future__ import annotations

import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geneverdict.io.sources.platform_table import read_platform
from geneverdict.io.sources.series_matrix import read_series_matrix
from geneverdict.model.fit import Fit
from geneverdict.model.study import Thresholds
from geneverdict.page.arrays import CLEARED, FLOATS, SMALLEST, between, pack, page_cuts, unpack
from geneverdict.pipeline.page import cuts_of
from geneverdict.pipeline.steps import fit, prepare

CUTS = page_cuts([0.585, np.log2(1.2)], [0.0333])
EFFECTS = st.one_of(
    st.floats(0, 25),
    st.sampled_from(CUTS.effect.tolist()),
    st.sampled_from(CUTS.effect.tolist()).map(lambda cut: float(np.nextafter(cut, -1).clip(0))),
    st.sampled_from(CUTS.effect.tolist()).map(lambda cut: float(np.nextafter(cut, 99))),
)
SHARES = st.one_of(
    st.floats(0, 1),
    st.floats(-30, 0).map(lambda power: float(10**power)),
    st.sampled_from(CUTS.fdr.tolist()).map(lambda cut: float(np.nextafter(cut, 0))),
    st.sampled_from(CUTS.fdr.tolist()),
)


def made_up(n: int, seed: int = 1, *, prior: float = 4.0) -> Fit:
    rng = np.random.default_rng(seed)
    log2fc, se = rng.normal(0, 1.5, n), rng.gamma(3, 0.1, n)
    p = np.minimum(1, rng.random(n) ** 4)
    none = np.empty(0)
    names = tuple(f"G{i:05d}" for i in rng.permutation(n))
    numbers = (log2fc, se, none, none, log2fc / se, np.full(n, prior + 10), p, np.minimum(1, 3 * p), none, none)
    confident = np.where(p < 0.02, np.sign(log2fc) * np.maximum(np.abs(log2fc) - 2 * se, 0), np.nan)
    return Fit(names, names, *numbers, df_prior=prior, var_prior=0.1, confident=confident)


@given(st.lists(EFFECTS, min_size=1, max_size=50), st.integers(0, 12))
def test_no_cut_on_the_effect_lies_between_the_stored_and_the_true_number(sizes: list[float], cleared: int) -> None:
    true = np.array(sizes)
    stored = between(true, CUTS.effect, cleared).astype(np.float64)
    for x, s in zip(true, stored, strict=True):
        assert np.array_equal(x >= CUTS.effect, s >= CUTS.effect)
        assert s == pytest.approx(x, rel=2.0 ** (cleared - 23), abs=0.001)


@given(st.lists(SHARES, min_size=1, max_size=50))
def test_no_cut_on_the_fdr_lies_between_the_stored_and_the_true_number(shares: list[float]) -> None:
    true = np.array(shares)
    stored = between(true, CUTS.fdr, CLEARED["fdr"]).astype(np.float64)
    for x, s in zip(true, stored, strict=True):
        assert np.array_equal(x < CUTS.fdr, s < CUTS.fdr)


@given(st.floats(1e-6, 20), st.floats(0, 1e-6))
def test_two_cuts_that_are_almost_one_still_part_the_numbers(at: float, apart: float) -> None:
    """A study's own cut may lie anywhere, close to one of the grid too."""
    grid = np.unique(np.array([at, at * (1 + 1e-6) + apart]))
    true = np.array([at, np.nextafter(at, 0), grid[-1], np.nextafter(grid[-1], 0)])
    stored = between(true, grid, 8).astype(np.float64)
    assert np.array_equal(true[:, None] >= grid, stored[:, None] >= grid)


def test_what_goes_in_comes_out_close() -> None:
    fit = made_up(3000)
    found = unpack(pack(fit, {name: int(name[1:]) for name in fit.names}, CUTS))
    assert found["gene"].tolist() == list(range(3000))
    order = np.argsort(fit.names)
    for name in FLOATS:
        true, stored = getattr(fit, name)[order], found[name]
        assert stored.dtype == np.float32
        assert np.array_equal(np.isnan(true), np.isnan(stored))
        assert np.allclose(stored, true, rtol=3e-4, atol=1e-3, equal_nan=True)
        known = np.isfinite(true)
        assert np.array_equal(np.sign(true[known]), np.sign(stored[known]))


def test_layout_is_as_documented() -> None:
    fit = made_up(7)
    body = zlib.decompress(pack(fit, {name: 3 * int(name[1:]) for name in fit.names}, CUTS))
    assert len(body) == 4 + 7 * 4 * 7
    assert int.from_bytes(body[:4], "little") == 7
    genes = [int.from_bytes(bytes(body[4 + 7 * k + i] for k in range(4)), "little") for i in range(7)]
    assert genes == [0, 3, 6, 9, 12, 15, 18]
    bits = np.frombuffer(b"".join(bytes(body[4 + 28 + 7 * k + i] for k in range(4)) for i in range(7)), dtype="<f4")
    assert np.allclose(bits, fit.log2fc[np.argsort(fit.names)], rtol=1e-4, atol=1e-3)


def test_what_is_not_there_is_nan_and_what_is_endless_is_endless() -> None:
    fit = made_up(4)
    fit.log2fc[0] = fit.p[0] = fit.fdr[0] = fit.se[0] = np.nan
    fit.df[1] = np.inf
    fit.p[2] = fit.fdr[2] = 1e-200
    fit.fdr[3] = 1.0
    found = unpack(pack(fit, {name: i for i, name in enumerate(fit.names)}, CUTS))
    assert all(np.isnan(found[name][0]) for name in ("log2fc", "se", "p", "fdr"))
    assert found["df"][1] == np.inf
    assert found["p"][2] == found["fdr"][2] == np.float32(SMALLEST) > 0
    assert found["fdr"][3] == 1.0
    empty = unpack(pack(made_up(0), {}, CUTS))
    assert {len(plane) for plane in empty.values()} == {0}


def test_a_fit_without_confident_effects_has_none() -> None:
    fit = made_up(5)
    without = Fit(*(getattr(fit, name) for name in list(Fit.__dataclass_fields__)[:-1]))
    found = unpack(pack(without, {name: i for i, name in enumerate(fit.names)}, CUTS))
    assert np.isnan(found["confident"]).all()


@pytest.mark.shared
@pytest.mark.slow
def test_every_gene_of_a_real_series_is_counted_as_python_counts(shared: Path) -> None:
    series = read_series_matrix(shared / "geo/series/GSE4nnn/GSE4107/matrix/GSE4107_series_matrix.txt.gz")
    platform = read_platform(next((shared / "geo/platforms").rglob("GPL570.annot.gz")))
    fitted = fit(prepare(series, platform)).fit
    cuts = cuts_of(Thresholds())
    found = unpack(pack(fitted, {name: i for i, name in enumerate(sorted(fitted.names))}, cuts))
    stored = {name: found[name].astype(np.float64) for name in FLOATS}
    assert len(found["gene"]) == len(fitted.names) == 21_788
    for fdr in (*cuts.fdr[::7], 0.05, 0.1, 1.0):
        for effect in (*cuts.effect[:4000:97], 0.585, 1.0, 2.0):
            true = (np.abs(fitted.log2fc) >= effect) & (fitted.fdr < fdr)
            assert true.sum() == ((np.abs(stored["log2fc"]) >= effect) & (stored["fdr"] < fdr)).sum()
    for cut in cuts.effect[:3000]:
        assert (np.abs(fitted.confident) >= cut).sum() == (np.abs(stored["confident"]) >= cut).sum()
