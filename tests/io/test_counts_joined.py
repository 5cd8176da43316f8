"""Columns of counts are joined to samples by what both are called, never by their order; what the values are."""

from __future__ import annotations

import re

import numpy as np
import pytest

from geneverdict.errors import ReadError
from geneverdict.io.sources.counts.joining import join, sample_name
from geneverdict.io.sources.counts.recognise import recognise
from geneverdict.messages import english
from geneverdict.stats.counts.looks import look_like_counts


@pytest.mark.parametrize(
    ("columns", "fields", "by", "order"),
    [
        (["GSM2", "GSM1"], {"title": ["a", "b"], "id": ["GSM1", "GSM2"]}, ("id", "as_written"), (1, 0)),
        (["b", "a"], {"title": ["a", "b"]}, ("title", "as_written"), (1, 0)),
        (["LB_R1", "LA_R1"], {"title": ["x", "y"], "description": ["Sample name: LA; LA_R1", "Sample name: LB; LB_R1"]},
         ("description", "as_written"), (1, 0)),
        (["/b/S2/S2.sorted.bam", "/b/S1/S1.bam"], {"n": ["S1", "S2"]}, ("n", "file"), (1, 0)),
        (["q/SRR2/quant.sf.gz", "q/SRR1/quant.sf.gz"], {"run": ["SRR1", "SRR2"]}, ("run", "file"), (1, 0)),
        (["GSM2_b.txt.gz", "GSM1_a.txt.gz"], {"id": ["GSM1", "GSM2"]}, ("id", "accession"), (1, 0)),
        (["SRX7", "SRX6"], {"relation": ["BioSample: https://x/SAMN1; SRA: https://x?term=SRX6", "https://x?term=SRX7"]},
         ("relation", "accession"), (1, 0)),
        (["X2.N", "X1.T"], {"n": ["1-T", "2-N"]}, ("n", "r_name"), (1, 0)),
        (["wt 2", "WT-1"], {"n": ["WT_1", "WT_2"]}, ("n", "letters"), (1, 0)),
        (["WT_10", "WT_1"], {"title": ["liver WT_1 [RNA-seq]", "liver WT_10 [RNA-seq]"]}, ("title", "within"), (1, 0)),
        (["untreated1", "treated1"], {"file": ["treated1fb", "untreated1fb"]}, ("file", "start"), (1, 0)),
    ],
)  # fmt: skip
def test_how_columns_find_their_samples(
    columns: list[str], fields: dict[str, list[str]], by: tuple[str, str], order: tuple[int, ...]
) -> None:
    found = join(columns, fields, "x")
    assert found is not None
    assert (found.field, found.form) == by
    assert found.columns == order
    assert found.samples == (0, 1)


@pytest.mark.parametrize(
    ("columns", "texts"),
    [
        (["A", "B"], ["C", "D"]),
        (["S1", "S2"], ["S10", "S20"]),
        (["rep", "rep2"], ["control", "control"]),
        (["1", "2"], ["11", "12"]),
    ],
)
def test_order_alone_joins_nothing(columns: list[str], texts: list[str]) -> None:
    assert join(columns, {"title": texts}, "x") is None


def test_two_runs_of_one_sample_are_not_taken_for_it() -> None:
    found = join(["GSM1_a", "GSM1_b", "GSM2_a", "GSM3_a"], {"geo_accession": ["GSM1", "GSM2", "GSM3"]}, "x")
    assert found is not None
    assert found.samples == (1, 2)


def test_fields_that_contradict_each_other_are_told() -> None:
    with pytest.raises(ReadError, match="by 'a' and by 'b', and these contradict"):
        join(["s1", "s2"], {"a": ["s1", "s2"], "b": ["s2", "s1"]}, "x")


@pytest.mark.parametrize(
    ("path", "name"),
    [("/x/HBR_1/HBR_1.bam", "HBR_1"), ("a/SRR1/abundance.tsv", "SRR1"), ("S1_ReadsPerGene.out.tab.gz", "S1"),
     ("S1Aligned.sortedByCoord.out.bam", "S1"), ("counts.txt", "counts.txt"), ("s/S1.htseq.counts.txt", "S1")],
)  # fmt: skip
def test_samples_are_called_after_their_files(path: str, name: str) -> None:
    assert sample_name(path) == name


def real_like(seed: int, n: int = 20_000, samples: int = 6) -> np.ndarray:
    """Simulated: Poisson counts about gamma means, as counts of genes are; a quarter of the genes silent."""
    rng = np.random.default_rng(seed)
    mean = rng.lognormal(3, 2.5, n)[:, None] * rng.uniform(0.7, 1.4, samples)
    mean[rng.random(n) < 0.25] = 0
    return rng.poisson(rng.gamma(10, mean / 10)).astype(float)


COUNTS = real_like(1)
SHARES = 1e6 * COUNTS / COUNTS.sum(axis=0)


@pytest.mark.parametrize(
    ("values", "names", "measure", "said"),
    [
        (COUNTS, [], "counts", "are counts of reads"),
        (np.rint(COUNTS * [1.3, 0.7, 2.6, 3.1, 0.8, 1.7]), [], "proportion", "multiplied and rounded"),
        (COUNTS + 0.25 * (COUNTS > 30), [], "counts", "estimated counts of reads"),
        (SHARES, [], "proportion", "add up to one million for each sample \\(TPM or CPM\\)"),
        (np.rint(SHARES), [], "proportion", "add up to one million for each sample"),
        (SHARES, ["x_TPM.txt"], "proportion", "one million for each sample \\(TPM\\)"),
        (SHARES[:9000], ["x.fpkm.csv"], "proportion", "but FPKM, as a name says"),
        (SHARES[:9000], [], "proportion", "normalised in a way that is not said"),
    ],
)
def test_what_the_values_are(values: np.ndarray, names: list[str], measure: str, said: str) -> None:
    found = recognise(values, names, "x")
    assert found.measure == measure
    assert re.search(said, english(found.note))


def test_estimates_of_a_program_are_counts_however_few_are_whole() -> None:
    found = recognise(COUNTS * 1.234, [], "x", estimated=True)
    assert (found.measure, found.kind) == ("counts", "expected")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (np.log2(COUNTS + 1), "values that are not whole and reach"),
        (np.log2(SHARES + 0.1), "values of which .* are negative"),
    ],
)
def test_logarithms_are_refused(values: np.ndarray, said: str) -> None:
    with pytest.raises(ReadError, match=said + ".*logarithms.*scale = "):
        recognise(values, [], "x")


def test_what_looks_like_counts_where_nobody_says() -> None:
    assert look_like_counts(COUNTS)
    assert not look_like_counts((COUNTS + 1).clip(max=60_000))
    assert not look_like_counts(SHARES)
    assert not look_like_counts(np.rint(np.exp2(np.random.default_rng(1).normal(8, 2, (5000, 6)))) + 20)
