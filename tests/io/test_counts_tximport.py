"""Estimates for transcripts summed for each gene, against tximport 1.26.1 (tests/golden/tximport_real.R)."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geneverdict.errors import NeedsWordError, ReadError
from geneverdict.io.sources.counts.files import count_files
from geneverdict.io.sources.counts.source import series_of_counts
from geneverdict.messages import english
from geneverdict.model.series import Series
from geneverdict.model.study import SeriesSpec

GOLDEN = Path(__file__).parents[1] / "golden" / "tximport_real.json.gz"
TOLERANCE = 1e-12
"""Sums of a few hundred doubles in another order."""


def golden() -> dict[str, Any]:
    with gzip.open(GOLDEN, "rt") as file:
        told: dict[str, Any] = json.load(file)
    return told


def read(**entry: str) -> Series:
    spec = SeriesSpec(id="mine", **entry)
    return series_of_counts(count_files(spec), spec, None, source="")


def same(series: Series, expected: dict[str, Any]) -> None:
    assert series.lengths is not None
    assert len(series.probes) == expected["n"]
    place = {gene: i for i, gene in enumerate(series.probes)}
    rows = [place[gene] for gene in expected["genes"]]
    counts, lengths = (np.array(expected[name], dtype=float) for name in ("counts", "length"))
    np.testing.assert_allclose(series.values[rows], counts, rtol=TOLERANCE)
    np.testing.assert_allclose(series.lengths[rows], np.maximum(lengths, 1), rtol=TOLERANCE)
    np.testing.assert_allclose(series.values.sum(axis=0), np.array(expected["sum_counts"], dtype=float), rtol=TOLERANCE)
    logs = np.log(series.lengths).sum(axis=0)
    np.testing.assert_allclose(logs, np.array(expected["sum_log_length"], dtype=float), rtol=TOLERANCE)


def test_made_transcripts_with_genes_that_some_or_all_samples_lack(tmp_path: Path) -> None:
    told = golden()["simulated"]
    for i, file in enumerate(told["files"]):
        rows = zip(told["transcript"], file["eff_length"], file["est_counts"], file["tpm"], strict=True)
        text = "".join(f"{name}\t100\t{eff}\t{count}\t{tpm}\n" for name, eff, count, tpm in rows)
        (tmp_path / f"s{i}").mkdir()
        (tmp_path / f"s{i}" / "abundance.tsv").write_text(f"target_id\tlength\teff_length\test_counts\ttpm\n{text}")
    pairs = zip(told["transcript"], told["gene"], strict=True)
    (tmp_path / "t2g.csv").write_text("".join(f"{one},{gene}\n" for one, gene in pairs))
    series = read(counts=str(tmp_path), tx2gene=str(tmp_path / "t2g.csv"))
    assert series.samples.ids == ("s0", "s1", "s2", "s3")
    assert series.measure == "counts"
    same(series, told["out"])


def test_transcripts_of_gencode_name_their_genes(tmp_path: Path) -> None:
    names = [f"ENST{i:011d}.1|ENSG{i // 2:011d}.4|OTT|-|A-201|A|900|protein_coding|" for i in range(4)]
    for i in (1, 2):
        rows = "".join(f"{name}\t900\t800\t2.5\t{i * 10.0}\n" for name in names)
        (tmp_path / f"s{i}").mkdir()
        (tmp_path / f"s{i}" / "quant.sf").write_text(f"Name\tLength\tEffectiveLength\tTPM\tNumReads\n{rows}")
    series = read(counts=str(tmp_path))
    assert series.probes == ("ENSG00000000000.4", "ENSG00000000001.4")
    np.testing.assert_array_equal(series.values, [[20, 40], [20, 40]])
    assert any("the genes stand in their names" in english(note) for note in series.notes)


@pytest.mark.shared
@pytest.mark.parametrize("program", ["salmon", "kallisto", "rsem"])
def test_real_files(shared: Path, program: str) -> None:
    folder = shared / "data" / "counts" / "tximport"
    tx2gene = {} if program == "rsem" else {"tx2gene": str(folder / "tx2gene.tsv.gz")}
    series = read(counts=str(folder / program), **tx2gene)
    assert series.measure == "counts"
    same(series, golden()[program])


@pytest.mark.shared
def test_transcripts_want_their_genes(shared: Path, tmp_path: Path) -> None:
    folder = shared / "data" / "counts" / "tximport"
    with pytest.raises(NeedsWordError, match=r"tx2gene = "):
        read(counts=str(folder / "salmon"))
    other = tmp_path / "other.tsv"
    other.write_text("tx\tgene\nA1\tG1\nA2\tG2\n")
    with pytest.raises(ReadError, match="names no gene for 205,870 of 205,870 transcripts"):
        read(counts=str(folder / "salmon"), tx2gene=str(other))


@pytest.mark.parametrize(
    "row", ["T1\t9\t-1e-400\t8\t2.5", "T1\t9\t8\t2.5\t1e400", "T1\t9\t1e200\t2.5\t1e200", "T1\t9\t0\t1\t1"]
)
def test_lengths_and_abundances_that_nothing_has(row: str, tmp_path: Path) -> None:
    """Found by bench/fuzz.py: their logarithms and products overflow."""
    table = f"target_id\tlength\teff_length\test_counts\ttpm\n{row}\nT2\t90\t80\t3\t1\n"
    (tmp_path / "abundance.tsv").write_text(table)
    (tmp_path / "t2g.csv").write_text("T1,G1\nT2,G2\n")
    try:
        series = read(counts=str(tmp_path / "abundance.tsv"), tx2gene=str(tmp_path / "t2g.csv"))
    except ReadError:
        return
    assert series.lengths is not None
    assert (series.lengths >= 1).all()


def test_a_header_that_is_cut(tmp_path: Path) -> None:
    (tmp_path / "S1.genes.results").write_text(
        "gene_id\ttranscript_id(s)\tlength\teffective_length\texpected_count\n\tTPM\tFPKM\nG1\tT1,T2\t90.5\t80\t2.5\n"
    )
    with pytest.raises(ReadError):
        read(counts=str(tmp_path / "S1.genes.results"))
