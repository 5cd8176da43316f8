"""Samples that appear twice: real series cut into two that share patients, and what they cost a pooled interval."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import numpy as np
import pytest

import truth_overlap as truth
from geneverdict.evidence.overlap.find import find_overlaps
from geneverdict.evidence.overlap.messages import overlap_message
from geneverdict.io.sources.platform_table import read_platform, read_probe_map
from geneverdict.io.sources.series_matrix import read_series_matrix
from geneverdict.messages import english
from geneverdict.model.run import Run
from geneverdict.model.series import Platform
from geneverdict.model.study import SeriesSpec
from geneverdict.model.verdict import SeriesResult
from geneverdict.pipeline.steps import fit, prepare
from geneverdict.testing.worlds.overlap import Series, base_of, simulated_base

pytestmark = [pytest.mark.slow, pytest.mark.long]

PLATFORMS = {"GSE42872": "GPL6244", "GSE27533": "GPL10558"}


@pytest.fixture(scope="module")
def results(shared: Path, six: Path) -> dict[str, SeriesResult]:
    """The example's six, and two from other platforms."""
    run: Run = pickle.loads((six / "run.pickle").read_bytes())
    found = {result.id: result for result in run.results}
    for name, platform in PLATFORMS.items():
        (matrix,) = (shared / "geo" / "series" / f"{name[:-3]}nnn" / name / "matrix").glob("*.txt.gz")
        # The table of GSE42872 here is a published map, which bears a name of its own: it is declared.
        table = _platform(shared, platform)
        spec = SeriesSpec(id=name, platform=table.id)
        found[name] = fit(prepare(read_series_matrix(matrix), table, spec, accept_checks=True))
    return found


def _platform(shared: Path, name: str) -> Platform:
    maps = {"GPL6244": "GPL6244_bioc.tsv.gz"}
    if name in maps:
        return read_probe_map(shared / "data" / "probe_maps" / maps[name])
    return read_platform(min((shared / "geo" / "platforms" / f"{name[:-3]}nnn" / name).rglob("*.gz")))


@pytest.mark.shared
def test_none_falsely_between_real_series(results: dict[str, SeriesResult]) -> None:
    """And of GSE3325, whose pools are in the model as many papers have them, the pools are named and stay."""
    report = find_overlaps(list(results.values()))
    assert [english(overlap_message(o)) for o in report.overlaps if o.shared] == []
    judged = [o.rest for o in report.overlaps if o.rest is not None]
    assert len(judged) == len(report.overlaps) == 36
    assert max(rest.largest - rest.line for rest in judged) < -0.15
    assert report.drop == {}
    pools = [named for named in report.named if named.kind == "pool"]
    assert {sample for named in pools for sample in named.samples} == {"GSM74879", "GSM74880", "GSM74886", "GSM74887"}
    assert all(not named.counts and "so they stay" in english(named.message) for named in pools)
    assert "No sample was found twice in 36 comparisons." in english(report.messages[0])


@pytest.mark.shared
@pytest.mark.parametrize(
    # least share of the true pairs that must be found: half of the samples shared at two noises, all, none, 100 genes
    ("name", "half", "half_noisy", "hundred"),
    [("GSE14520", 0.99, 0.9, 0.9), ("GSE4107", 0.99, 0.9, 0.8), ("GSE22780", 0.75, 0.4, 0.1)],
)
def test_a_real_series_cut_in_two(
    results: dict[str, SeriesResult], name: str, half: float, half_noisy: float, hundred: float
) -> None:
    """Never a false pair; with 100 genes only clean copies can be told."""
    bases, n = [base_of(name, results[name].expression, results[name].design)], 12
    rows = [
        (0.5, 0.3, 5000, None, half),
        (0.5, 0.45, 5000, None, half_noisy),
        (1.0, 0.3, 5000, None, 0.99),
        (1.0, 0.3, 5000, 3, 0.9),
        (0.5, 0.15, 100, None, hundred),
        (0.0, 0.0, 5000, None, 0.0),
        (0.0, 0.3, 100, None, 0.0),
        (0.0, 0.0, 5000, 3, 0.0),
    ]
    for part, noise, n_genes, size, least in rows:
        got = truth.detection(bases, shared=part, noise=noise, n_genes=n_genes, per_group=size, n_draws=n)
        sys.stdout.write(f"\n{name} {part:.0%} shared, noise {noise}, {n_genes} genes, {size or 'all'}: {got}")
        assert got.n_false == 0
        assert got.n_found >= least * got.n_true


@pytest.mark.shared
def test_a_hundred_genes_of_42_tumours(shared: Path) -> None:
    """GSE28735's tumours measured again: controls are simulated, because the file has tumours only."""
    lines = (shared / "data" / "GSE28735_tumour_100genes.csv").read_text().splitlines()
    genes = tuple(line.split(",")[0].strip('"') for line in lines[1:])
    tumours = np.array([[float(cell) for cell in line.split(",")[1:]] for line in lines[1:]])
    rng = np.random.default_rng(1)
    normal = tumours.mean(axis=1, keepdims=True) - 1 + rng.normal(size=(100, 42)) * tumours.std(axis=1, keepdims=True)
    people = tuple(f"P{i}" for i in range(84))
    base = Series("GSE28735", genes, np.hstack([tumours, normal]), np.repeat([1.0, 0.0], 42), people)
    for part, least in ((1.0, 0.95), (0.5, 0.9), (0.0, 0.0)):
        got = truth.detection([base], shared=part, noise=0.15, n_genes=100, n_draws=6)
        sys.stdout.write(f"\nGSE28735, 100 genes, {part:.0%} shared: {got}")
        assert got.n_false == 0
        assert got.n_found >= least * got.n_true


def test_simulated_series_with_programs_and_subtypes() -> None:
    bases = [simulated_base(seed) for seed in range(3)]
    for part in (0.0, 0.5, 1.0):
        got = truth.detection(bases, shared=part, noise=0.3, n_genes=5000, n_draws=9)
        assert got.n_false == 0
        assert got.n_found >= 0.99 * got.n_true


def test_the_pooled_interval_is_too_narrow_without_the_guard_and_nominal_with_it() -> None:
    """12 draws of 400 genes: three series that share half of their patients; no true difference."""
    got = truth.coverage(k=3, shared=0.5, tau=0.0, n_draws=12)
    without, with_guard = truth.mean_and_se(got.unguarded), truth.mean_and_se(got.guarded)
    sys.stdout.write(f"\ncoverage without the guard {without}, with it {with_guard}\n")
    assert without[0] + 4 * without[1] < 0.93
    assert abs(with_guard[0] - 0.95) < max(4 * with_guard[1], 0.015)
