"""Standard errors of arrays against preprocessCore's robust fit, and relative log expression."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from geneverdict.io.raw.cel import parse_cel
from geneverdict.io.raw.definition import parse_definition
from geneverdict.io.raw.packed import pieces
from geneverdict.stats.probe_level import relative_log_expression, standard_errors, unscaled_errors
from geneverdict.stats.rma import rma

with gzip.open(Path(__file__).parents[1] / "golden" / "probe_level_real.json.gz", "rt") as handle:
    GOLDEN = json.load(handle)


def _array(values: object) -> np.ndarray:
    return np.array(values, np.float64)


@pytest.mark.parametrize("case", GOLDEN["cases"])
def test_errors_as_in_r(case: dict[str, object]) -> None:
    got = standard_errors(_array(case["values"])[None])
    np.testing.assert_allclose(got[0], _array(case["errors"]), rtol=1e-9)


@pytest.mark.shared
def test_four_real_arrays(shared: Path) -> None:
    data = shared / "data"
    (cdf,) = pieces(data / "affymetrix_test3/Test3.CDF")
    sets = parse_definition(cdf.content(), "Test3.CDF", columns=126)
    names = [f"raw/affymetrix_test3_experiment/Test{name}.CEL" for name in ("A1", "A2", "B1", "B2")]
    logged = np.stack([parse_cel((data / n).read_bytes(), n).intensities[sets.probes] for n in names]).astype(float)
    values = rma(logged, sets.sizes)
    wanted = GOLDEN["test3"]
    np.testing.assert_allclose(unscaled_errors(logged, sets.sizes), _array(wanted["nuse"]), rtol=1e-9)
    spread = relative_log_expression(values)
    np.testing.assert_allclose(spread.median, _array(wanted["rle_median"]), atol=1e-10)
    np.testing.assert_allclose(spread.iqr, _array(wanted["rle_iqr"]), rtol=1e-9)


def test_a_noisy_array_and_what_leaves_nothing_over() -> None:
    random = np.random.default_rng(4)
    noise = random.normal(0, 0.1, (6, 3000)) * np.array([1, 1, 1, 4, 1, 1])[:, None]
    logged, sizes = random.normal(8, 1, 3000) + noise, np.full(300, 10)
    nuse = unscaled_errors(logged, sizes)
    assert nuse[3] > 1.2
    assert abs(np.median(nuse) - 1) < 0.02
    # Too many to be looked at one by one: every so many sets are.
    assert unscaled_errors(np.tile(logged, (1, 10)), np.tile(sizes, 10))[3] > 1.2
    for alone in (logged[:1], np.tile(logged[:1], (3, 1))):
        assert np.isnan(unscaled_errors(alone, sizes)).all()
    assert np.isnan(unscaled_errors(logged, np.ones(3000, np.intp))).all()
