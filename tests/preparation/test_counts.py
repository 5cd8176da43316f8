"""Counts of reads are refused by whatever way they come, and intensities are not taken for counts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from geneverdict.errors import GeneverdictError, PrepareError
from geneverdict.io.sources.series_matrix import read_series_matrix
from geneverdict.io.sources.tables import read_table
from geneverdict.model.series import FloatArray, SampleTable, Series
from geneverdict.preparation.counts import require_no_counts
from geneverdict.preparation.values import prepare_values

RNG = np.random.default_rng(1)
DEPTH = np.exp(RNG.normal(0, 0.3, 8))
LEVEL = np.exp(RNG.normal(4, 2.2, (500, 1)))


def series(values: FloatArray, probes: tuple[str, ...] = ()) -> Series:
    ids = tuple(f"s{i}" for i in range(values.shape[1]))
    names = probes + tuple(f"g{i}" for i in range(len(values) - len(probes)))
    return Series("x", "", SampleTable(ids, {"title": ids}), names, values)


COUNTS = RNG.negative_binomial(5, 5 / (5 + LEVEL * DEPTH)).astype(float)
DEEP = RNG.negative_binomial(5, 5 / (5 + 40 * LEVEL * DEPTH)).astype(float)


@pytest.mark.parametrize(
    "values",
    [
        pytest.param(COUNTS, id="counts"),
        pytest.param(COUNTS[:60], id="few genes"),
        pytest.param(np.where(RNG.random(COUNTS.shape) < 0.1, np.nan, COUNTS), id="with missing values"),
        pytest.param(DEEP[(DEEP.sum(axis=1) >= 80) & (DEEP.min(axis=1) > 0)], id="without the rows that are low"),
    ],
)
def test_counts_are_refused(values: FloatArray) -> None:
    with pytest.raises(PrepareError, match=r"counts of reads.*whole numbers from \d+ to [\d,]+, .* %.*cpm.*linear"):
        prepare_values(series(values))
    require_no_counts(series(values), said=True)


@pytest.mark.parametrize("row", ["__no_feature", "__alignment_not_unique", "N_unmapped", "N_noFeature", "no_feature"])
def test_rows_of_counting_programs_are_refused_whatever_is_said(row: str) -> None:
    with pytest.raises(PrepareError, match=f"found rows like '{row}'"):
        prepare_values(series(COUNTS + 0.5, (row,)), declared="linear")


@pytest.mark.parametrize(
    "values",
    [
        pytest.param(np.rint(80 + 300 * np.exp(RNG.normal(0, 1.5, (500, 8)))), id="whole intensities"),
        pytest.param(np.minimum(np.rint(80 + 900 * np.exp(RNG.normal(0, 2, (500, 8)))), 65535), id="scanner's top"),
        pytest.param(300 * np.exp(RNG.normal(0, 1.5, (500, 8))), id="intensities"),
        pytest.param(np.maximum(300 * np.exp(RNG.normal(0, 1.5, (500, 8))) - 40, 0), id="background taken off"),
        pytest.param(np.log2(COUNTS + 1), id="logged counts"),
        pytest.param(COUNTS / COUNTS.sum(axis=0) * 1e6, id="per million"),
        pytest.param(np.rint(RNG.normal(8, 2, (500, 8))), id="rounded logs"),
        pytest.param(np.zeros((500, 8)), id="nothing"),
    ],
)
def test_intensities_are_not(values: FloatArray) -> None:
    require_no_counts(series(values))


@pytest.mark.shared
@pytest.mark.parametrize(
    "name",
    [
        "airway/airway_rawcounts.csv.gz",
        "pasilla/pasilla_gene_counts.tsv",
        "pickrell/pickrell_counts.tsv.gz",
        "srp026387/SRP026387_scaledcounts.csv.gz",
        "formats/PaCaOmics_rawcount.tsv.gz",
        "formats/featureCounts_imhenz.txt.gz",
        "formats/featureCounts_irinotecan.txt.gz",
        "formats/STAR_ReadsPerGene.out.tab.gz",
    ],
)
def test_real_counts(shared: Path, name: str) -> None:
    with pytest.raises(GeneverdictError, match="these are counts of reads"):
        require_no_counts(read_table(shared / "data/counts" / name, None, id="x"))


@pytest.mark.shared
def test_real_whole_intensities(shared: Path) -> None:
    found = shared / "geo/series/GSE89nnn/GSE89143/matrix/GSE89143_series_matrix.txt.gz"
    require_no_counts(read_series_matrix(found))
