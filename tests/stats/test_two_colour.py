"""Background, loess, print tips, quantiles and neqc against limma, on simulated values."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from geneverdict.stats.neqc import neqc_by_controls, neqc_by_detection
from geneverdict.stats.normexp import by_controls, by_detection, by_values
from geneverdict.stats.simplex import minimise
from geneverdict.stats.two_colour import Ratios, between_arrays, correct_background, log_ratios, within_arrays

FloatArray = npt.NDArray[np.float64]
with gzip.open(Path(__file__).parents[1] / "golden" / "two_colour_cases.json.gz", "rt") as handle:
    GOLDEN: dict[str, Any] = json.load(handle)
BEADS = GOLDEN["beads"]
TIPS = np.array(GOLDEN["tips"])


def _array(values: object) -> FloatArray:
    found = np.array(values, np.float64)
    found.setflags(write=False)
    return found


def _ratios(values: dict[str, Any]) -> Ratios:
    return Ratios(_array(values["m"]), _array(values["a"]))


def _close(ours: Ratios, theirs: dict[str, Any]) -> None:
    for one, other in zip(ours, _ratios(theirs), strict=True):
        np.testing.assert_allclose(one, other, rtol=0, atol=1e-9)


@pytest.mark.parametrize("name", GOLDEN["corrected"])
@pytest.mark.parametrize("channel", ["red", "green"])
def test_background_as_limma(name: str, channel: str) -> None:
    method, offset = name.split()
    back = _array(GOLDEN[f"{channel}_back"])
    ours = correct_background(_array(GOLDEN[channel]), back, method, offset=float(offset))  # type: ignore[arg-type]
    # 1e-11: what is left of a faint spot (1e-5 of intensities near 100) is a difference of nearly equal numbers.
    np.testing.assert_allclose(ours, _array(GOLDEN["corrected"][name][channel]), rtol=1e-9, atol=1e-11)


@pytest.mark.parametrize("name", GOLDEN["within"])
def test_within_arrays_as_limma(name: str) -> None:
    start = GOLDEN["corrected"]["subtract 0"]
    bare = log_ratios(_array(start["red"]), _array(start["green"]))
    _close(within_arrays(bare, name, TIPS), GOLDEN["within"][name])  # type: ignore[arg-type]


@pytest.mark.parametrize("name", GOLDEN["between"])
def test_between_arrays_as_limma(name: str) -> None:
    _close(between_arrays(_ratios(GOLDEN["within"]["print_tip_loess"]), name), GOLDEN["between"][name])  # type: ignore[arg-type]


def test_channels_are_those_of_m_and_a() -> None:
    ratios = log_ratios(np.array([[8.0], [0.0]]), np.array([[2.0], [4.0]]))
    assert ratios.m.tolist()[0] == [2.0]
    assert np.isnan(ratios.m[1, 0])
    np.testing.assert_allclose([ratios.red[0, 0], ratios.green[0, 0]], [3, 1])


def test_few_spots_leave_nothing_to_smooth() -> None:
    """Three spots of a tip: limma's rule, no residual."""
    few = Ratios(np.array([[1.0], [2.0], [4.0]]), np.array([[5.0], [6.0], [7.0]]))
    assert within_arrays(few, "loess").m.ravel().tolist() == [0, 0, 0]
    with pytest.raises(ValueError, match="print tip"):
        within_arrays(few, "print_tip_loess")


@pytest.mark.parametrize("name", ["by_detection", "by_reversed"])
def test_neqc_by_detection_as_limma(name: str) -> None:
    p = _array(BEADS["p"])
    ours = neqc_by_detection(_array(BEADS["signal"]), p if name == "by_detection" else 1 - p)
    np.testing.assert_allclose(ours, _array(BEADS[name]), rtol=0, atol=1e-9)


def test_neqc_by_controls_as_limma() -> None:
    regular, negative, other = (_array(BEADS[name]) for name in ("signal", "negative", "other"))
    ours = neqc_by_controls(regular, negative, other)
    np.testing.assert_allclose(ours, _array(BEADS["by_controls"]), rtol=0, atol=1e-9)
    holes = regular.copy()
    holes.T.flat[[4, 339]] = np.nan
    ours = neqc_by_controls(holes, negative, np.empty((0, 3)))
    np.testing.assert_allclose(ours, _array(BEADS["holes"]), rtol=0, atol=1e-9)


@pytest.mark.parametrize(
    "call",
    [
        lambda: by_values(np.full(9, 3.0)),
        lambda: by_values(np.array([1.0, 2.0])),
        lambda: by_controls(np.arange(5.0), np.array([2.0])),
        lambda: by_detection(np.arange(4.0), np.array([0.0, 0.0, 1.0, 1.0])),
    ],
)
def test_nothing_to_fit_is_said(call: Any) -> None:
    with pytest.raises(ValueError, match="expected"):
        call()


def test_simplex_finds_the_bottom() -> None:
    """Of a bent valley (Rosenbrock's), from R's own start."""
    found = minimise(lambda x: 100 * (x[1] - x[0] ** 2) ** 2 + (1 - x[0]) ** 2, np.array([-1.2, 1.0]), tolerance=1e-8)
    np.testing.assert_allclose(found, [1.000260, 1.000506], atol=1e-6)
