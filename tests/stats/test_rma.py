"""RMA against affy and preprocessCore: each step on simulated intensities, all of it on real arrays."""

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
from geneverdict.io.raw.packed import pieces
from geneverdict.stats.quantile_normalise import normalise_rows
from geneverdict.stats.rma import correct_background, median_polish, rma

GOLDEN = Path(__file__).parents[1] / "golden"
FloatArray = npt.NDArray[np.float64]


def _golden(name: str) -> dict[str, Any]:
    with gzip.open(GOLDEN / f"{name}.json.gz", "rt") as handle:
        found: dict[str, Any] = json.load(handle)
    return found


CASES = _golden("rma_cases")["cases"]


def _rows(values: object) -> FloatArray:
    """Arrays × probes, of R's probes × arrays in text."""
    return np.array(np.atleast_2d(np.array(values, np.float64)).T, order="C")


@pytest.mark.parametrize("name", CASES)
def test_steps_as_in_r(name: str) -> None:
    """Each step starts from R's own result of the one before."""
    case = CASES[name]
    sizes = np.array(case["sizes"], np.intp)
    background, normal = _rows(case["background"]), _rows(case["normal"])
    for ours, theirs in zip(_rows(case["probes"]), background, strict=True):
        np.testing.assert_allclose(correct_background(ours), theirs, rtol=1e-10)
    ours = background.copy()
    normalise_rows(ours)
    np.testing.assert_allclose(ours, normal, rtol=1e-12)
    values = np.array(case["values"], np.float64).reshape(len(sizes), -1)
    np.testing.assert_allclose(median_polish(np.log2(normal), sizes), values, rtol=0, atol=1e-12)
    np.testing.assert_allclose(rma(_rows(case["probes"]), sizes), values, rtol=0, atol=1e-10)


def test_blocks_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few sets at once, as many arrays demand, and all at once."""
    case = CASES["plain"]
    values, sizes = np.log2(_rows(case["normal"])), np.array(case["sizes"], np.intp)
    whole = median_polish(values, sizes)
    monkeypatch.setattr("geneverdict.stats.rma._AT_ONCE", 100)
    np.testing.assert_array_equal(median_polish(values, sizes), whole)


@pytest.mark.parametrize("values", [np.full(50, 7.0), np.array([1.0]), np.array([5.0, 9.0])])
def test_no_background_without_spread(values: FloatArray) -> None:
    with pytest.raises(ValueError, match="both sides of its mode"):
        correct_background(values)


def test_sizes_must_fit() -> None:
    with pytest.raises(ValueError, match="in sets of one at least"):
        rma(np.ones((2, 5)), np.array([2, 2]))


@pytest.mark.shared
def test_real_experiment(shared: Path) -> None:
    golden = _golden("rma_real")["test3"]
    data = shared / "data"
    cdf = parse_definition((data / "affymetrix_test3/Test3.CDF").read_bytes(), "Test3.CDF", columns=126)
    folder = data / "raw/affymetrix_test3_experiment"
    cels = [parse_cel((folder / f"Test{name}.CEL").read_bytes(), name) for name in ("A1", "A2", "B1", "B2")]
    place = {name: i for i, name in enumerate(cdf.sets)}
    rows = [place[name] for name in golden["sets"]]
    for key, background in (("values", True), ("without_background", False)):
        ours = rma(np.array([cel.intensities[cdf.probes] for cel in cels]), cdf.sizes, background=background)
        np.testing.assert_allclose(ours[rows], np.array(golden[key], np.float64), rtol=0, atol=1e-10)


@pytest.mark.shared
@pytest.mark.slow
def test_full_size(shared: Path) -> None:
    """12 real HG-U133A arrays; the definition is laid out, not the chip's own (see ``rma_real.R``)."""
    golden = _golden("rma_real")["u133"]
    tar = shared / "geo/series/GSE21nnn/GSE21785/suppl/GSE21785_RAW.tar"
    places = (np.arange(22_283)[:, None] * 11 + np.arange(11)) * 2
    cels = {member.name: parse_cel(member.content(), member.name) for member in pieces(tar)}
    probes = np.array([cels[name].intensities[places.ravel()] for name in sorted(cels)])
    _close(probes.sum(axis=1), golden["probe_sums"], 1e-15)
    background = np.array([correct_background(array) for array in probes])
    _close(background.sum(axis=1), golden["background_sums"], 1e-12)
    normalise_rows(background)
    _close(background.sum(axis=1), golden["normal_sums"], 1e-12)
    _close(np.quantile(background[0], np.linspace(0, 1, 21)), golden["target"], 1e-12)
    values = rma(probes, np.full(22_283, 11))
    _close(values.sum(axis=0), golden["sums"], 1e-13)
    np.testing.assert_allclose(values[::400], np.array(golden["values"], np.float64), rtol=0, atol=1e-10)


@pytest.mark.shared
@pytest.mark.parametrize("name", _golden("rma_real")["cels"])
def test_intensities_as_affy_reads_them(name: str, shared: Path) -> None:
    golden = _golden("rma_real")["cels"][name]
    path = shared / "data" / name
    cel = parse_cel(pieces(path)[0].content(), path.name)
    assert [cel.chip.name, [cel.chip.columns, cel.chip.rows]] == [golden["chip"], golden["size"]]
    np.testing.assert_array_equal(cel.intensities[::997], np.array(golden["some"], np.float64))
    _close(cel.intensities.sum(), golden["sum"], 1e-14)


@pytest.mark.shared
@pytest.mark.parametrize("name", ["Test3.CDF", "Test3.ascii.CDF"])
def test_definition_as_affy_reads_it(name: str, shared: Path) -> None:
    golden = _golden("rma_real")["definition"]
    cdf = parse_definition((shared / "data/affymetrix_test3" / name).read_bytes(), name, columns=126)
    assert list(cdf.sets) == golden["sets"]
    assert [cdf.rows, cdf.columns, cdf.n_empty] == [126, 126, 0]
    assert cdf.sizes.tolist() == [int(size) for size in golden["sizes"]]
    ends = np.cumsum(cdf.sizes)
    theirs = np.split(np.array(golden["places"], np.intp), ends[:-1])
    for ours, wanted in zip(np.split(cdf.probes, ends[:-1]), theirs, strict=True):
        assert set(ours) == set(wanted)


def _close(ours: object, theirs: object, tolerance: float) -> None:
    np.testing.assert_allclose(np.array(ours, np.float64), np.array(theirs, np.float64), rtol=tolerance)
