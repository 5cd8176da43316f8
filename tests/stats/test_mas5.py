"""MAS 5.0 against affy, on simulated and on real arrays."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from geneverdict.io.raw.cel import parse_cel
from geneverdict.io.raw.definition import parse_definition
from geneverdict.stats.mas5 import detection, scaled, signal, zone_background

FloatArray = npt.NDArray[np.float64]
with gzip.open(Path(__file__).parents[1] / "golden" / "mas5_real.json.gz", "rt") as handle:
    GOLDEN: dict[str, Any] = json.load(handle)


def _array(values: object) -> FloatArray:
    return np.array(values, np.float64)


def _same(
    cells: FloatArray, sides: tuple[int, int], pairs: tuple[Any, Any], sizes: Any, golden: dict[str, Any], j: int
) -> None:
    """Signals to 1e-9.  Detection p to 1e-7: affy's own normal distribution is an approximation of that precision."""
    perfect, mismatch = pairs
    corrected = cells.copy()
    at = np.unique(np.concatenate(pairs))
    corrected[at] = zone_background(cells[at], at % sides[0], at // sides[0], sides)
    np.testing.assert_allclose(corrected.sum(), _array(golden["background"])[j], rtol=1e-12)
    signals = signal(corrected[perfect], corrected[mismatch], sizes)
    np.testing.assert_allclose(signals, _array(golden["signal"])[:, j], rtol=1e-9)
    np.testing.assert_allclose(scaled(signals), _array(golden["scaled"])[:, j], rtol=1e-9)
    p = detection(cells[perfect], cells[mismatch], sizes)
    np.testing.assert_allclose(p, _array(golden["p"])[:, j], rtol=0, atol=2e-7)


@pytest.mark.parametrize("j", [0, 1, 2])
def test_simulated_arrays(j: int) -> None:
    side, perfect = int(GOLDEN["side"]), np.array(GOLDEN["places"], np.intp)
    sizes = np.array([int(size) for size in GOLDEN["sizes"]])
    _same(_array(GOLDEN["cells"])[j], (side, side), (perfect, perfect + side), sizes, GOLDEN["simulated"], j)


@pytest.mark.shared
@pytest.mark.parametrize("j", [0, 3])
def test_real_arrays(j: int, shared: Path) -> None:
    data = shared / "data"
    cdf = parse_definition((data / "affymetrix_test3/Test3.CDF").read_bytes(), "Test3.CDF", columns=126)
    assert cdf.mates is not None
    name = f"Test{('A1', 'A2', 'B1', 'B2')[j]}.CEL"
    cells = parse_cel((data / "raw/affymetrix_test3_experiment" / name).read_bytes(), name).intensities
    golden = GOLDEN["test3"]
    place = {name: i for i, name in enumerate(golden["sets"])}
    rows = [place[name] for name in cdf.sets]
    mine = {key: _array(golden[key])[rows] for key in ("signal", "scaled", "p")} | {"background": golden["background"]}
    _same(cells.astype(np.float64), (126, 126), (cdf.probes, cdf.mates), cdf.sizes, mine, j)


def test_too_few_cells_are_said() -> None:
    with pytest.raises(ValueError, match="in each zone"):
        zone_background(np.arange(64.0), np.arange(64) % 8, np.arange(64) // 8, (8, 8))
