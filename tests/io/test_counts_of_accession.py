"""A series whose matrix is empty is followed to its counts: NCBI's own, or the files that its authors deposited."""

from __future__ import annotations

import gzip
import io
import tarfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geneverdict.errors import EmptyTableError, FetchError, NeedsWordError, ReadError
from geneverdict.io.fetch.addresses import Request
from geneverdict.io.fetch.geo import Geo, NotThereError, fetch, fetch_ncbi_counts, fetch_ncbi_genes, fetch_supplement
from geneverdict.io.sources.counts.supplements import supplement, tables
from geneverdict.io.sources.series_matrix import read_header
from geneverdict.messages import english
from geneverdict.model.series import Series
from geneverdict.model.study import SeriesSpec, Study
from geneverdict.pipeline.load import fetch_study, load
from geneverdict.settings import Settings

MATRIX = "series/GSE1nnn/GSE1234/matrix/GSE1234_series_matrix.txt.gz"
NCBI = "series/GSE1nnn/GSE1234/rnaseq_counts/GSE1234_raw_counts_GRCh38.p13_NCBI.tsv.gz"
QUERY = "download/?type=rnaseq_counts&acc=GSE1234&format=file&file=GSE1234_raw_counts_GRCh38.p13_NCBI.tsv.gz"
SUPPLEMENT = "series/GSE1nnn/GSE1234/suppl/{}"
IDS = (3678, 7157, 780, 1956, 100287102, 653635, 102466751)
COUNTS = gzip.compress(
    ("GeneID\tGSM2\tGSM1\n" + "".join(f"{id}\t{id % 601}\t{id % 7}\n" for id in IDS)).encode(), mtime=0
)
THEIRS = gzip.compress(b"symbol\tlength\tlib_B\tlib_A\nITGA5\t9\t601\t5\nTP53\t9\t0\t9\n", mtime=0)


def matrix(*supplements: str, organism: str = "Homo sapiens") -> bytes:
    files = "".join(
        f'!Series_supplementary_file\t"ftp://ftp.ncbi.nlm.nih.gov/geo/series/GSE1nnn/GSE1234/suppl/{name}"\n'
        for name in supplements
    )
    text = f"""!Series_title\t"Simulated"\n!Series_geo_accession\t"GSE1234"\n{files}!Series_platform_id\t"GPL11154"
!Sample_title\t"tumour"\t"normal"\n!Sample_geo_accession\t"GSM1"\t"GSM2"\n!Sample_organism_ch1\t"{organism}"\t"{organism}"
!Sample_description\t"lib_A"\t"lib_B"\n!Sample_platform_id\t"GPL11154"\t"GPL11154"\n!Sample_data_row_count\t"0"\t"0"
!series_matrix_table_begin\n"ID_REF"\t"GSM1"\t"GSM2"\n!series_matrix_table_end\n"""
    return gzip.compress(text.encode(), mtime=0)


@pytest.fixture
def settings(mirror: Any, tmp_path: Path) -> Settings:
    return Settings(mirror.url, tmp_path / "cache")


@pytest.fixture
def geo(mirror: Any, tmp_path: Path) -> Geo:
    return Geo(mirror.url, tmp_path / "cache", timeout=5, retries=2, backoff=0.01, web=f"{mirror.url}/web")


def notes(series: Any) -> str:
    return " ".join(map(english, series.notes))


def test_ncbis_counts_are_taken_where_a_mirror_has_them(mirror: Any, settings: Settings) -> None:
    mirror.put(MATRIX, matrix("GSE1234_counts.txt.gz"))
    mirror.put(NCBI, COUNTS)
    mirror.put(SUPPLEMENT.format("GSE1234_counts.txt.gz"), THEIRS)
    got = load("x", SeriesSpec(id="GSE1234"), settings)
    assert got.series.measure == "counts"
    assert got.series.samples.ids == ("GSM1", "GSM2")
    assert got.series.platform == "GPL11154"
    np.testing.assert_array_equal(got.series.values, [[id % 7, id % 601] for id in IDS])
    assert got.platform.kind == "entrez"
    assert "the counts that NCBI made of its reads, on GRCh38.p13" in notes(got)
    assert [Path(file.address).name for file in got.inputs] == [Path(MATRIX).name, Path(NCBI).name]


def test_ncbi_names_the_genes_of_its_counts(mirror: Any, settings: Settings) -> None:
    """Ids that our own table of symbols lacks have a name in NCBI's."""
    mirror.put(MATRIX, matrix())
    mirror.put(NCBI, COUNTS)
    rows = "".join(f"{id}\tGENE{id}\tabout it\t\n" for id in IDS)
    path = "platforms/rnaseq_counts/Human.GRCh38.p13.annot.tsv.gz"
    mirror.put(path, gzip.compress(f"GeneID\tSymbol\tDescription\tSynonyms\n{rows}".encode(), mtime=0))
    entries = fetch_study(Study(genes=("ITGA5",), series=(SeriesSpec(id="GSE1234"),)), settings)
    assert [file.path.name for file in entries[-1].files] == [Path(NCBI).name, Path(path).name]
    got = load("x", SeriesSpec(id="GSE1234"), settings)
    assert got.platform.genes[0] == ("GENE3678",)
    assert got.platform.kind == "symbol"
    assert Path(got.inputs[-1].address).name == Path(path).name


def test_else_the_one_deposited_table_is_taken_and_said(mirror: Any, settings: Settings) -> None:
    mirror.put(MATRIX, matrix("GSE1234_counts.txt.gz", "GSE1234_RAW.tar"))
    mirror.put(SUPPLEMENT.format("GSE1234_counts.txt.gz"), THEIRS)
    got = load("x", SeriesSpec(id="GSE1234"), settings)
    np.testing.assert_array_equal(got.series.values, [[5, 601], [9, 0]])
    assert "supplementary file GSE1234_counts.txt.gz, the only table" in notes(got)
    assert "2 columns of counts were joined to samples by the field 'description'" in notes(got)
    assert got.platform.genes == (("ITGA5",), ("TP53",))


def test_where_two_would_do_the_study_file_must_say_which(mirror: Any, settings: Settings) -> None:
    mirror.put(MATRIX, matrix("GSE1234_a.counts.txt.gz", "GSE1234_b.counts.txt.gz", "GSE1234_x_FPKM.txt.gz"))
    mirror.put(SUPPLEMENT.format("GSE1234_b.counts.txt.gz"), THEIRS)
    with pytest.raises(NeedsWordError) as caught:
        load("x", SeriesSpec(id="GSE1234"), settings)
    assert 'counts = "GSE1234_a.counts.txt.gz" (counts, by its name)' in str(caught.value)
    assert 'counts = "GSE1234_x_FPKM.txt.gz" (normalised, by its name)' in str(caught.value)
    got = load("x", SeriesSpec(id="GSE1234", counts="GSE1234_b.counts.txt.gz"), settings)
    np.testing.assert_array_equal(got.series.values, [[5, 601], [9, 0]])


def test_a_series_without_any_counts_still_names_its_files(mirror: Any, settings: Settings) -> None:
    mirror.put(MATRIX, matrix("GSE1234_RAW.tar", organism="Danio rerio"))
    with pytest.raises(EmptyTableError, match=r"GSE1234_RAW\.tar"):
        load("x", SeriesSpec(id="GSE1234"), settings)
    assert not [request for request in mirror.requests if "rnaseq_counts" in request.path]


def test_counts_of_ones_own_are_joined_to_the_samples_of_the_accession(mirror: Any, settings: Settings) -> None:
    mirror.put(MATRIX, matrix())
    own = settings.cache.parent / "mine.csv"
    own.write_text("gene,normal,tumour\nITGA5,8,900\n")
    got = load("x", SeriesSpec(id="GSE1234", counts=str(own)), settings)
    assert got.series.samples.column("title") == ("tumour", "normal")
    np.testing.assert_array_equal(got.series.values, [[900, 8]])


def test_runs_find_their_samples_by_the_table_of_runs_and_are_summed(mirror: Any, settings: Settings) -> None:
    """SraRunInfo names the GSM of each run; what all runs share names none."""
    mirror.put(MATRIX, matrix())
    folder = settings.cache.parent
    own, runs = folder / "mine.csv", folder / "SraRunInfo.csv"
    own.write_text("gene,SRR13,SRR11,SRR12,SRR99\nITGA5,8,900,50,1\nTP53,0,7,7,1\n")
    runs.write_text("Run,Organism,SampleName\n" + "".join(
        f"SRR1{i},Homo sapiens,GSM{gsm}\n" for i, gsm in ((1, 1), (2, 1), (3, 2))
    ))  # fmt: skip
    entry = {"id": "GSE1234", "counts": str(own)}
    with pytest.raises(ReadError, match="SraRunInfo"):
        load("x", SeriesSpec(**entry), settings)
    got = load("x", SeriesSpec(**entry, runs=str(runs)), settings).series
    assert got.samples.ids == ("GSM1", "GSM2")
    np.testing.assert_array_equal(got.values, [[950, 8], [14, 0]])
    assert "3 columns of counts are runs, whose samples SraRunInfo.csv names in its column 'SampleName'" in notes(got)
    assert "2 columns of counts are runs of GSM1, and were summed" in notes(got)
    runs.write_text("Run,Organism\nSRR11,Homo sapiens\nSRR13,Homo sapiens\n")
    with pytest.raises(ReadError, match="no column of this table names the samples"):
        load("x", SeriesSpec(**entry, runs=str(runs)), settings)
    runs.write_text("Run,SampleName\nSRR7,GSM1\n")
    with pytest.raises(ReadError, match="no run of this table"):
        load("x", SeriesSpec(**entry, runs=str(runs)), settings)


def test_columns_that_name_the_same_gsm_are_its_runs(mirror: Any, settings: Settings) -> None:
    mirror.put(MATRIX, matrix())
    own = settings.cache.parent / "mine.csv"
    own.write_text("gene,GSM1_L001,GSM2_L001,GSM1_L002\nITGA5,8,900,50\nTP53,0,7,7\n")
    got = load("x", SeriesSpec(id="GSE1234", counts=str(own)), settings).series
    np.testing.assert_array_equal(got.values, [[58, 900], [7, 7]])
    assert "2 columns of counts are runs of GSM1" in notes(got)
    own.write_text("gene,GSM1_raw,GSM2_raw,GSM1_scaled\nITGA5,8,900,50\nTP53,0,7,7\n")
    got = load("x", SeriesSpec(id="GSE1234", counts=str(own)), settings).series
    assert got.samples.ids == ("GSM2",)  # which of the two is GSM1's is not guessed


@pytest.mark.shared
def test_airway_by_its_accession_and_the_table_of_its_runs(shared: Path, tmp_path: Path) -> None:
    folder = shared / "data/counts/airway"
    spec = SeriesSpec(
        id="GSE52778", counts=str(folder / "airway_rawcounts.csv.gz"), runs=str(folder / "SraRunInfo_SRP033351.csv")
    )
    got = load("x", spec, Settings(str(shared / "geo"), tmp_path / "cache")).series
    assert got.samples.ids[:3] == ("GSM1275862", "GSM1275863", "GSM1275866")
    assert got.samples.column("treatment") == ("Untreated", "Dexamethasone") * 4
    assert got.values[:, 0].sum() == 20637971


def test_a_series_of_several_platforms_must_name_one(mirror: Any, settings: Settings) -> None:
    for platform in ("GPL1", "GPL2"):
        mirror.put(MATRIX.replace("GSE1234_series", f"GSE1234-{platform}_series"), matrix())
    (settings.cache.parent / "mine.csv").write_text("gene,normal,tumour\nITGA5,8,900\n")
    with pytest.raises(NeedsWordError, match="GPL1 and GPL2|GPL1, GPL2"):
        load("x", SeriesSpec(id="GSE1234", counts=str(settings.cache.parent / "mine.csv")), settings)


def test_fetch_brings_counts_in_the_place_of_a_platform_table(mirror: Any, settings: Settings) -> None:
    mirror.put(MATRIX, matrix("GSE1234_counts.txt.gz"))
    mirror.put(NCBI, COUNTS)
    entries = fetch_study(Study(genes=("ITGA5",), series=(SeriesSpec(id="GSE1234"),)), settings)
    assert [file.path.name for entry in entries for file in entry.files] == [Path(MATRIX).name, Path(NCBI).name]
    assert not [entry.error for entry in entries if entry.error]
    offline = Settings("http://127.0.0.1:9/", settings.cache, offline=True)
    assert load("x", SeriesSpec(id="GSE1234"), offline).series.measure == "counts"


def test_geo_itself_keeps_its_counts_behind_its_web_pages(mirror: Any, geo: Geo) -> None:
    mirror.put(f"web/{QUERY}", COUNTS)
    (got,) = fetch(geo, Request("NCBI counts", "GSE1234", name="GRCh38.p13"))
    assert got.path.read_bytes() == COUNTS
    assert got.path == geo.cache / NCBI
    assert got.address == f"{mirror.url}/web/{QUERY}"
    again = fetch_ncbi_counts(geo, "GSE1234", "GRCh38.p13")
    assert again.from_cache
    assert len(mirror.requests) == 1
    query = "download/?format=file&type=rnaseq_counts&file=Human.GRCh38.p13.annot.tsv.gz"
    mirror.put(f"web/{query}", THEIRS)
    assert fetch_ncbi_genes(geo, "GRCh38.p13").address == f"{mirror.url}/web/{query}"


@pytest.mark.slow
@pytest.mark.parametrize(
    "faults",
    [[{"status": 503}], [{"hang_up": True}, {"send": 40}], [{"send": 50, "length": None}], [{"body": COUNTS[:60]}]],
)
def test_whatever_the_server_does_the_counts_are_whole(
    mirror: Any, geo: Geo, make_answer: Any, faults: list[dict[str, Any]]
) -> None:
    mirror.put(f"web/{QUERY}", COUNTS)
    mirror.answer(QUERY, *(make_answer(**fault) for fault in faults))
    try:
        assert fetch_ncbi_counts(geo, "GSE1234", "GRCh38.p13").path.read_bytes() == COUNTS
    except FetchError:
        assert faults == [{"body": COUNTS[:60]}]
        assert not (geo.cache / NCBI).exists()


def test_a_web_page_in_the_place_of_counts_means_that_there_are_none(mirror: Any, geo: Geo, make_answer: Any) -> None:
    page = make_answer(body=b"<html><head><title>404 - Not found</title></head></html>")
    mirror.answer(QUERY, always=page)
    with pytest.raises(NotThereError, match="no counts made by NCBI of GSE1234"):
        fetch_ncbi_counts(geo, "GSE1234", "GRCh38.p13")


def test_names_of_deposited_files_are_written_as_addresses(mirror: Any, geo: Geo) -> None:
    name = "GSE1234_raw counts #2 (100%).txt.gz"
    mirror.put("series/GSE1nnn/GSE1234/suppl/GSE1234_raw%20counts%20%232%20%28100%25%29.txt.gz", THEIRS)
    assert fetch_supplement(geo, "GSE1234", name).path.name == name


def test_a_deposited_spreadsheet_is_checked_as_one(mirror: Any, geo: Geo, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["gene", "a"])
    book.save(tmp_path / "x.xlsx")
    whole = (tmp_path / "x.xlsx").read_bytes()
    path = "series/GSE1nnn/GSE1234/suppl/GSE1234_counts.xlsx"
    mirror.put(path, whole[: len(whole) // 2])
    with pytest.raises(FetchError, match="spreadsheet"):
        fetch_supplement(geo, "GSE1234", "GSE1234_counts.xlsx")
    mirror.put(path, whole)
    assert fetch_supplement(geo, "GSE1234", "GSE1234_counts.xlsx").path.read_bytes() == whole


def packed(**files: bytes) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name.replace("__", "."))
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return held.getvalue()


def test_files_of_samples_within_the_raw_tar(mirror: Any, settings: Settings) -> None:
    one, two = (gzip.compress(f"ITGA5\t{n}\nTP53\t{n + 1}\n__no_feature\t9\n".encode(), mtime=0) for n in (5, 600))
    tar = packed(GSM2_b__counts__txt__gz=two, GSM1_a__counts__txt__gz=one, GSM1_a__bw=bytes(50))
    path = SUPPLEMENT.format("GSE1234_RAW.tar")
    mirror.put(MATRIX, matrix("GSE1234_RAW.tar"))
    spec = SeriesSpec(id="GSE1234", counts="GSE1234_RAW.tar")
    mirror.put(path, tar[: len(two) + 1000])
    with pytest.raises(FetchError, match="tar archive"):
        load("x", spec, settings)
    mirror.put(path, tar)
    got = load("x", spec, settings)
    np.testing.assert_array_equal(got.series.values, [[5, 600], [6, 601]])
    assert got.series.samples.ids == ("GSM1", "GSM2")
    assert "by the accession in the name" in notes(got)
    (settings.cache.parent / "cut.tar").write_bytes(tar[: len(two) + 1000])
    with pytest.raises(ReadError, match="tar archive is not whole"):
        load("x", SeriesSpec(id="x", counts=str(settings.cache.parent / "cut.tar")), settings)
    (settings.cache.parent / "empty.tar").write_bytes(packed(a__bw=b"x"))
    with pytest.raises(ReadError, match=r"no table.*a\.bw"):
        load("x", SeriesSpec(id="x", counts=str(settings.cache.parent / "empty.tar")), settings)


def header_of(tmp_path: Path, *files: str) -> Series:
    path = tmp_path / "GSE1234_series_matrix.txt.gz"
    path.write_bytes(matrix(*files))
    return read_header(path)


@pytest.mark.parametrize(
    ("files", "chosen"),
    [
        (["GSE1234_Lactation-GenewiseCounts.txt.gz", "GSE1234_RAW.tar"], "GSE1234_Lactation-GenewiseCounts.txt.gz"),
        (["GSE1234_All_Sample_FPKM_Matrix.txt.gz", "GSE1234_Dex_vs_Untreated_gene_exp.diff.gz"],
         "GSE1234_All_Sample_FPKM_Matrix.txt.gz"),
        (["GSE1234_raw_counts.csv.gz", "GSE1234_normalized_counts.csv.gz"], "GSE1234_raw_counts.csv.gz"),
        (["GSE1234_expression.xlsx", "GSE1234_README.txt"], "GSE1234_expression.xlsx"),
        (["GSE1234_DESeq2_results.csv.gz", "GSE1234_peaks.bed.gz"], None),
        (["GSE1234_RAW.tar"], None),
        ([], None),
    ],
)  # fmt: skip
def test_which_deposited_file_holds_the_values(tmp_path: Path, files: list[str], chosen: str | None) -> None:
    found = supplement(header_of(tmp_path, *files))
    assert (found[0].name if found else None) == chosen


def test_files_of_the_reads_themselves_are_no_tables(tmp_path: Path) -> None:
    text = gzip.decompress(matrix("GSE1234_a.txt.gz")).decode()
    address = "ftp://ftp-trace.ncbi.nlm.nih.gov/sra/sra-instant/reads/ByStudy/sra/SRP/SRP033/SRP033351"
    path = tmp_path / "GSE1234_series_matrix.txt"
    path.write_text(f'!Series_supplementary_file\t"{address}"\n{text}')
    assert [one.name for one in tables(read_header(path))] == ["GSE1234_a.txt.gz"]


@pytest.mark.shared
def test_gse60450_by_its_accession_alone(shared: Path, tmp_path: Path) -> None:
    """Columns are named by the samples' descriptions, in another order than the samples."""
    got = load("GSE60450", SeriesSpec(id="GSE60450"), Settings(str(shared / "geo"), tmp_path))
    assert (got.series.measure, got.series.values.shape) == ("counts", (27179, 12))
    assert got.platform.kind == "entrez"
    luminal = got.series.samples.ids.index("GSM1480291")  # MCL1-LA: no read of gene 497097, which basal cells have
    assert got.series.values[got.series.probes.index("497097")].tolist()[luminal] == 0
    assert got.series.values[got.series.probes.index("497097")].sum() == 1681
