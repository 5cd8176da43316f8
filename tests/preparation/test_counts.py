"""Counts of reads are recognised by whatever way they come, and intensities are not taken for counts."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from geneverdict.errors import GeneverdictError
from geneverdict.io.sources.series_matrix import read_series_matrix
from geneverdict.io.sources.tables import read_table
from geneverdict.messages import english
from geneverdict.model.series import FloatArray, SampleTable, Series
from geneverdict.preparation.recognise import recognise

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
def test_counts_are_recognised(values: FloatArray) -> None:
    found = recognise(series(values))
    assert found.series.measure == "counts"
    assert re.match(r"Counts of reads: whole numbers from \d+ to [\d,]+, .* % of them 0", english(found.evidence[0]))
    assert recognise(series(values), declared="linear").series.measure == "intensity"


@pytest.mark.parametrize("row", ["__no_feature", "__alignment_not_unique", "N_unmapped", "N_noFeature", "no_feature"])
def test_rows_of_counting_programs_are_no_genes(row: str) -> None:
    found = recognise(series(COUNTS + 0.5, (row,)))
    assert found.series.measure == "counts"
    assert row not in found.series.probes
    assert len(found.series.values) == len(found.series.probes) == len(COUNTS) - 1
    assert row in english(found.evidence[-1])


def test_what_sums_to_a_million_is_a_share() -> None:
    shares = COUNTS / COUNTS.sum(axis=0) * 1e6
    assert recognise(series(np.round(shares, 2))).series.measure == "proportion"
    assert recognise(series(np.rint(shares))).series.measure == "proportion"
    assert recognise(series(shares[:-50])).series.measure == "intensity"
    assert recognise(series(shares), declared="linear").series.measure == "intensity"


@pytest.mark.parametrize(
    "values",
    [
        pytest.param(np.rint(80 + 300 * np.exp(RNG.normal(0, 1.5, (500, 8)))), id="whole intensities"),
        pytest.param(np.minimum(np.rint(80 + 900 * np.exp(RNG.normal(0, 2, (500, 8)))), 65535), id="scanner's top"),
        pytest.param(300 * np.exp(RNG.normal(0, 1.5, (500, 8))), id="intensities"),
        pytest.param(np.maximum(300 * np.exp(RNG.normal(0, 1.5, (500, 8))) - 40, 0), id="background taken off"),
        pytest.param(np.log2(COUNTS + 1), id="logged counts"),
        pytest.param(np.rint(RNG.normal(8, 2, (500, 8))), id="rounded logs"),
        pytest.param(np.zeros((500, 8)), id="nothing"),
    ],
)
def test_intensities_are_not(values: FloatArray) -> None:
    assert recognise(series(values)).series.measure == "intensity"


@pytest.mark.shared
@pytest.mark.parametrize(
    "name",
    [
        "airway/airway_rawcounts.csv.gz",
        "pasilla/pasilla_gene_counts.tsv",
        "pickrell/pickrell_counts.tsv.gz",
        "formats/PaCaOmics_rawcount.tsv.gz",
        "formats/featureCounts_irinotecan.txt.gz",
    ],
)
def test_real_counts(shared: Path, name: str) -> None:
    assert recognise(read_table(shared / "data/counts" / name, None, id="x")).series.measure == "counts"


@pytest.mark.shared
def test_counts_that_were_multiplied_and_rounded_go_into_no_count_model(shared: Path) -> None:
    table = read_table(shared / "data/counts/srp026387/SRP026387_scaledcounts.csv.gz", None, id="x")
    assert recognise(table).series.measure == "proportion"
    assert recognise(table, declared="counts").series.measure == "counts"


@pytest.mark.shared
@pytest.mark.parametrize("name", ["featureCounts_imhenz.txt.gz", "STAR_ReadsPerGene.out.tab.gz"])
def test_tables_of_counting_programs_are_no_plain_tables(shared: Path, name: str) -> None:
    with pytest.raises(GeneverdictError, match="program that counts reads|counts of reads"):
        read_table(shared / "data/counts/formats" / name, None, id="x")


@pytest.mark.shared
def test_real_whole_intensities(shared: Path) -> None:
    found = shared / "geo/series/GSE89nnn/GSE89143/matrix/GSE89143_series_matrix.txt.gz"
    assert recognise(read_series_matrix(found)).series.measure == "intensity"
