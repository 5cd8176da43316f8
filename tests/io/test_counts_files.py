"""Files of counts by hand: each program's form, tables of nobody's, and what is wrong with them, told in one line."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import numpy as np
import pytest

from geneverdict.errors import GeneverdictError, NeedsWordError, ReadError, StudyError
from geneverdict.io.sources.counts.files import count_files, supplement_of
from geneverdict.io.sources.counts.source import CountFiles, series_of_counts
from geneverdict.io.sources.geo_file import spec_of_file
from geneverdict.io.sources.source import SourceFile
from geneverdict.messages import Code, Name, english
from geneverdict.model.series import Series
from geneverdict.model.study import SeriesSpec

HTSEQ = "ITGA5\t{}\nTP53\t0\n__no_feature\t{}\n__ambiguous\t1\n__not_aligned\t0\n"
STAR = "N_unmapped\t5\t5\t5\nN_multimapping\t1\t1\t1\nN_noFeature\t2\t9\t9\nN_ambiguous\t0\t0\t0\n"
SALMON = "Name\tLength\tEffectiveLength\tTPM\tNumReads\n"
SHEET = "sample\tgroup\nS1\ttumour\nS2\tnormal\n"
FEATURE_COUNTS = (
    '# Program:featureCounts v2; Command:"featureCounts"\n'
    "Geneid\tChr\tStart\tEnd\tStrand\tLength\t/data/a/S2.sorted.bam\t/data/a/S1.bam\n"
    "ITGA5\tchr12;chr12\t1;9\t5;20\t-;-\t16\t30\t10\nTP53\tchr17\t1\t5\t+\t5\t0\t7\n"
)


def read(**entry: str) -> Series:
    spec = SeriesSpec(id="mine", **entry)
    return series_of_counts(count_files(spec), spec, None, source="")


def read_of(path: Path) -> Series:
    """As a study is read: archives are opened."""
    return CountFiles().read([SourceFile(path, "")], SeriesSpec(id="mine", counts=str(path)))


def notes(series: Series) -> str:
    return " ".join(map(english, series.notes))


def line_or_shape(path: Path) -> str:
    """What a series of the file is, or the line that says why it is none."""
    try:
        series = read(counts=str(path))
    except GeneverdictError as error:
        return str(error)
    return f"{series.measure} {len(series.probes)} × {len(series.samples)}"


@pytest.fixture
def sheet(tmp_path: Path) -> str:
    (tmp_path / "sheet.tsv").write_text(SHEET)
    return str(tmp_path / "sheet.tsv")


def test_featurecounts_names_samples_by_their_bam_files(tmp_path: Path, sheet: str) -> None:
    (tmp_path / "fc.txt").write_text(FEATURE_COUNTS)
    series = read(counts=str(tmp_path / "fc.txt"), samples=sheet)
    np.testing.assert_array_equal(series.gene_lengths, [16, 5])
    assert series.samples.ids == ("S1", "S2")
    assert series.samples.column("group") == ("tumour", "normal")
    assert series.probes == ("ITGA5", "TP53")
    np.testing.assert_array_equal(series.values, [[10, 30], [7, 0]])
    assert series.measure == "counts"
    assert "2 columns of counts were joined to samples by the field 'sample', compared with names of files" in notes(
        series
    )


def test_one_file_of_featurecounts_for_each_sample(tmp_path: Path, sheet: str) -> None:
    head = "Geneid\tChr\tStart\tEnd\tStrand\tLength\t/x/{}.bam\nITGA5\tc\t1\t5\t-\t16\t{}\nTP53\tc\t1\t5\t+\t5\t1\n"
    for name, n in (("S1", 3), ("S2", 4)):
        (tmp_path / f"{name}.counts.txt").write_text(head.format(name, n))
        (tmp_path / f"{name}.counts.txt.summary").write_text(f"Status\t/x/{name}.bam\nAssigned\t4\n")
    series = read(counts=str(tmp_path / "*.counts.txt"), samples=sheet)
    np.testing.assert_array_equal(series.values, [[3, 4], [1, 1]])


def test_htseq_files_of_a_folder_without_the_reads_that_no_gene_got(tmp_path: Path, sheet: str) -> None:
    folder = tmp_path / "htseq"
    folder.mkdir()
    (folder / "S2.counts.txt").write_text(HTSEQ.format(6, 3))
    (folder / "S1.counts.txt.gz").write_bytes(gzip.compress(HTSEQ.format(8, 1).encode()))
    series = read(counts=str(folder), samples=sheet)
    assert series.samples.ids == ("S1", "S2")
    np.testing.assert_array_equal(series.values, [[8, 6], [0, 0]])
    assert "3 rows of reads that no gene got were left out" in notes(series)
    assert "they are 20 to 40 % of what" in notes(series)


def test_a_sample_with_other_genes_is_no_sample_of_the_same_table(tmp_path: Path, sheet: str) -> None:
    (tmp_path / "S1.counts").write_text("ITGA5\t4\nTP53\t1\n")
    (tmp_path / "S2.counts").write_text("ITGA5\t4\n")
    with pytest.raises(ReadError, match=r"S2.counts: .*this one has 1 row.*found 'TP53' is missing here.*cut short"):
        read(counts=str(tmp_path / "*.counts"), samples=sheet)
    (tmp_path / "S2.counts").write_text("TP53\t5\nITGA5\t4\n")
    np.testing.assert_array_equal(read(counts=str(tmp_path / "*.counts"), samples=sheet).values, [[4, 4], [1, 5]])


@pytest.mark.parametrize(
    ("rows", "strand", "values"),
    [("A\t100\t5\t97\nB\t50\t2\t49\n", "reverse", [97, 49]), ("A\t100\t97\t5\nB\t50\t49\t2\n", "forward", [97, 49]),
     ("A\t100\t52\t50\nB\t50\t24\t27\n", "unstranded", [100, 50])],
)  # fmt: skip
def test_star_tells_its_strand(tmp_path: Path, rows: str, strand: str, values: list[float]) -> None:
    (tmp_path / "S1_ReadsPerGene.out.tab").write_text(STAR + rows)
    series = read(counts=str(tmp_path))
    assert series.samples.ids == ("S1",)
    np.testing.assert_array_equal(series.values[:, 0], values)
    assert Code(strand) in [note.values["strand"] for note in series.notes if note.code == "read-strand"]


def test_one_of_stars_columns_cut_out(tmp_path: Path, sheet: str) -> None:
    for name, n in (("S1", 700), ("S2", 30)):
        text = f"N_unmapped\t5\nN_multimapping\t1\nN_noFeature\t2\nN_ambiguous\t0\nITGA5\t{n}\nTP53\t0\n"
        (tmp_path / f"{name}.ReadsPerGene.out.tab").write_text(text)
    series = read(counts=str(tmp_path / "*.tab"), samples=sheet)
    assert series.probes == ("ITGA5", "TP53")
    np.testing.assert_array_equal(series.values, [[700, 30], [0, 0]])


@pytest.mark.parametrize("names", [("S1.txt", "S2.txt"), ("run/S1/quant.sf", "run/S2/quant.sf")])
def test_a_zip_of_tables(tmp_path: Path, names: tuple[str, str]) -> None:
    salmon = SALMON + "ENSG00000161638.3\t9\t8\t1\t{}\n"
    text = salmon if names[0].endswith("sf") else "ITGA5\t{}\nTP53\t0\n"
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for name, n in zip(names, (40, 5000), strict=True):
            archive.writestr(name, text.format(n))
        archive.writestr("README.md", "counts")
        archive.writestr("__MACOSX/._S1.txt", b"\0\5")
    series = read_of(tmp_path / "all.zip")
    assert series.samples.ids == ("S1", "S2")
    np.testing.assert_array_equal(series.values[0], [40, 5000])


@pytest.mark.parametrize(("data", "said"), [(b"PK\3\4cut", "cannot be read"), (None, "holds no table of counts")])
def test_a_zip_without_tables(tmp_path: Path, data: bytes | None, said: str) -> None:
    if data is not None:
        (tmp_path / "all.zip").write_bytes(data)
    else:
        with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
            archive.writestr("plot.png", b"x")
    with pytest.raises(ReadError, match=said):
        read_of(tmp_path / "all.zip")


def test_where_star_does_not_tell_the_strand_the_study_file_must(tmp_path: Path) -> None:
    (tmp_path / "S1ReadsPerGene.out.tab").write_text(f"{STAR}A\t100\t30\t70\nB\t50\t20\t31\n")
    with pytest.raises(NeedsWordError, match='strand = "reverse"'):
        read(counts=str(tmp_path))
    np.testing.assert_array_equal(read(counts=str(tmp_path), strand="forward").values[:, 0], [30, 20])
    (tmp_path / "S2ReadsPerGene.out.tab").write_text(f"{STAR}A\t100\t3\t90\nB\t50\t2\t31\n")
    with pytest.raises(NeedsWordError, match="4 to 33 % of the reads"):
        read(counts=str(tmp_path))


def test_annotation_columns_stand_left_or_right_and_are_said(tmp_path: Path, sheet: str) -> None:
    table = (
        "gene_id\tgene_length\tS1\tS2\tgene_name\tbiotype\nE1\t900\t5\t6\tITGA5\tcoding\nE2\t80\t0\t7\tTP53\tcoding\n"
    )
    (tmp_path / "t.tsv").write_text(table)
    for samples in ({}, {"samples": sheet}):
        series = read(counts=str(tmp_path / "t.tsv"), **samples)
        assert series.samples.ids == ("S1", "S2")
        np.testing.assert_array_equal(series.values, [[5, 6], [0, 7]])
        assert "3 columns were taken for what is said of the genes" in notes(series)


def test_counts_are_taken_where_fpkm_stand_beside_them(tmp_path: Path, sheet: str) -> None:
    table = "gene\tS1_count\tS2_count\tS1_FPKM\tS2_FPKM\nITGA5\t50\t6\t1.25\t0.5\nTP53\t0\t7\t0\t1\n"
    (tmp_path / "counts_fpkm.tsv").write_text(table)
    series = read(counts=str(tmp_path / "counts_fpkm.tsv"), samples=sheet)
    assert (series.measure, series.samples.ids) == ("counts", ("S1", "S2"))
    np.testing.assert_array_equal(series.values, [[50, 6], [0, 7]])
    assert "2 columns hold normalised values beside the counts and were left out: 'S1_FPKM'" in notes(series)


def test_row_numbers_of_r_are_no_genes(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text('"","gene","S1","S2"\n"1","ITGA5",5,6\n"2","TP53",0,7\n')
    series = read(counts=str(tmp_path / "t.csv"))
    assert series.probes == ("ITGA5", "TP53")
    np.testing.assert_array_equal(series.values, [[5, 6], [0, 7]])


def test_rows_of_the_same_gene_are_all_kept(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_text("gene\tS1\nITGA5\t5\nITGA5\t6\n2-Sep\t1\n")
    assert read(counts=str(tmp_path / "t.tsv")).probes == ("ITGA5", "ITGA5 #2", "2-Sep")


@pytest.mark.parametrize(
    ("names", "ids"),
    [(["ENSG00000161638.12|ITGA5", "ENSG00000141510.9|TP53"], ("ENSG00000161638.12", "ENSG00000141510.9")),
     (["ITGA5|3678", "?|100130426"], ("3678", "100130426")), (["HLA-A|x", "B2M"], ("HLA-A|x", "B2M"))],
)  # fmt: skip
def test_of_two_ids_in_a_name_the_surer_is_kept(tmp_path: Path, names: list[str], ids: tuple[str, ...]) -> None:
    (tmp_path / "t.tsv").write_text("gene\tS1\n" + "".join(f"{name}\t5\n" for name in names))
    series = read(counts=str(tmp_path / "t.tsv"))
    assert series.probes == ids
    assert ("Rows are named twice" in notes(series)) == (ids[1] != "B2M")


def test_isoforms_of_rsem_name_their_genes(tmp_path: Path) -> None:
    head = "transcript_id\tgene_id\tlength\teffective_length\texpected_count\tTPM\tFPKM\tIsoPct\n"
    rows = "T1\tG2\t100\t90\t5.5\t30\t1\t75\nT2\tG2\t300\t290\t1\t10\t1\t25\nT3\tG1\t50\t0\t0\t0\t0\t0\n"
    (tmp_path / "S1.isoforms.results").write_text(head + rows)
    series = read(counts=str(tmp_path))
    assert series.probes == ("G1", "G2")
    assert series.lengths is not None
    np.testing.assert_array_equal(series.values, [[0], [6.5]])
    np.testing.assert_allclose(series.lengths, [[1], [(30 * 90 + 10 * 290) / 40]])


def test_samples_without_counts_and_columns_without_a_sample_are_said(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_text("gene\tS1\tS2\tS9\nITGA5\t5\t6\t7\n")
    (tmp_path / "s.tsv").write_text(f"{SHEET}S3\tnormal\n")
    series = read(counts=str(tmp_path / "t.tsv"), samples=str(tmp_path / "s.tsv"))
    assert series.samples.ids == ("S1", "S2")
    assert "1 sample has no counts and is left out: 'S3'" in notes(series)
    assert "1 column of counts is of no sample and was left out: 'S9'" in notes(series)


def test_a_programs_file_that_ends_within_a_number_is_cut_short(tmp_path: Path) -> None:
    (tmp_path / "S1.counts").write_text("ITGA5\t4\nTP53\t12")
    with pytest.raises(ReadError, match="truncated"):
        read(counts=str(tmp_path / "S1.counts"))


def test_a_missing_count_is_neither_zero_nor_guessed(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_text("gene\tS1\tS2\nITGA5\t5\tNA\nTP53\t1\t2\n")
    with pytest.raises(ReadError, match="one count is missing, the first in row 'ITGA5', column 'S2'"):
        read(counts=str(tmp_path / "t.tsv"))


def test_files_of_two_kinds_and_several_tables_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("gene\tS1\tS2\nITGA5\t5\t6\n")
    (tmp_path / "b.txt").write_text("gene\tS3\tS4\nITGA5\t5\t6\n")
    with pytest.raises(ReadError, match="2 files were given, and this table has 2 columns of numbers"):
        read(counts=str(tmp_path))
    (tmp_path / "a.txt").write_text("gene\tS1\nITGA5\t5\n")
    (tmp_path / "b.txt").write_text("ITGA5\t5\nTP53\t1\n")
    with pytest.raises(ReadError, match=r"b.txt: the files are of different kinds: this one is of htseq-count"):
        read(counts=str(tmp_path))


def test_binary_estimates_are_refused_with_what_to_take_instead(tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "abundance.h5").write_bytes(b"\x89HDF\r\n\x1a\n" + bytes(100))
    with pytest.raises(ReadError, match=r"an HDF5 file.*abundance\.tsv"):
        read(counts=str(tmp_path))


def test_a_folder_without_counts_is_an_error_of_the_study_file(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match="has no files"):
        CountFiles().offers(SeriesSpec(id="mine", counts=str(tmp_path)))


def test_a_spreadsheet_of_counts(tmp_path: Path, sheet: str) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["gene", "S1", "S2"], ["ITGA5", 5, 6], ["TP53", 0, 7]):
        book.active.append(row)
    book.save(tmp_path / "c.xlsx")
    series = read(counts=str(tmp_path / "c.xlsx"), samples=sheet)
    np.testing.assert_array_equal(series.values, [[5, 6], [0, 7]])
    assert series.measure == "counts"


def test_a_name_that_begins_with_the_accession_is_a_supplementary_file_unless_it_is_here(tmp_path: Path) -> None:
    spec = SeriesSpec(id="GSE1", counts=str(tmp_path / "GSE1_counts.txt.gz"))
    assert supplement_of(spec) == "GSE1_counts.txt.gz"
    wanted = CountFiles().offers(spec)
    assert wanted is not None
    assert [getattr(item, "kind", "") for item in wanted.wanted] == ["supplementary file", "series matrix"]
    (tmp_path / "GSE1_counts.txt.gz").write_text("x")
    assert supplement_of(spec) is None
    assert supplement_of(SeriesSpec(id="GSE1", counts="../GSE2_counts.txt")) is None
    assert supplement_of(SeriesSpec(id="mine", counts="GSE1_counts.txt")) is None


@pytest.mark.parametrize(
    "file",
    [FEATURE_COUNTS, HTSEQ.format(10, 12345), f"{STAR}A\t100\t5\t97\nB\t50\t2\t49\n",
     f"{SALMON}G1\t900\t800.25\t999.5\t120.75\nG2\t900\t700.5\t1.25\t0\n",
     "gene\tlength\tS1\tS2\nITGA5\t900\t512\t641\nTP53\t80\t0\t7\n"],
)  # fmt: skip
def test_a_file_cut_short_gives_one_line_or_the_rows_that_are_whole(tmp_path: Path, file: str) -> None:
    path = tmp_path / "cut.tsv"
    packed = gzip.compress(file.encode(), mtime=0)
    for i in range(1, 11):
        path.write_bytes(packed[: len(packed) * i // 11])
        with pytest.raises(GeneverdictError) as caught:
            read(counts=str(path))
        assert "\n" not in str(caught.value)
        path.write_text(file[: len(file) * i // 11])
        assert "\n" not in line_or_shape(path)


@pytest.mark.parametrize("end", ["counts_of_nobody.txt", "S1ReadsPerGene.out.tab", "fc.txt"])
def test_inspect_knows_counts_by_what_stands_in_the_file(tmp_path: Path, end: str) -> None:
    rows = "".join(f"G{i}\t{i * 7 % 11}\t{i * i}\n" for i in range(100))
    texts = {"counts_of_nobody.txt": f"gene\tS1\tS2\n{rows}", "S1ReadsPerGene.out.tab": STAR, "fc.txt": FEATURE_COUNTS}
    (tmp_path / end).write_text(texts[end])
    assert spec_of_file(tmp_path / end).counts == str((tmp_path / end).resolve())
    assert spec_of_file(tmp_path).counts == str(tmp_path.resolve())


@pytest.mark.shared
def test_every_file_of_the_folder_of_formats_is_read_or_refused_in_one_line(shared: Path) -> None:
    formats = shared / "data" / "counts" / "formats"
    found = {path.name: line_or_shape(path) for path in sorted(formats.iterdir())}
    star = found.pop("STAR_ReadsPerGene.out.tab.gz")
    assert "which of STAR's three columns holds the counts cannot be told" in star
    assert "\n" not in star
    assert found == {
        "GSE228661_gene_count.txt.gz": "counts 31953 × 8",
        "NCBI_raw_counts_form_GSE208261_first4rows_first4samples.tsv": "counts 4 × 4",
        "PaCaOmics_rawcount.tsv.gz": "counts 30614 × 30",
        "featureCounts_imhenz.txt.gz": "counts 1378 × 6",
        "featureCounts_irinotecan.txt.gz": "counts 20935 × 8",
        "htseq_flower": "counts 26873 × 6",
    }


@pytest.mark.shared
@pytest.mark.parametrize(
    ("table", "sheet", "measure", "field", "n"),
    [("airway/airway_rawcounts.csv.gz", "airway/airway_metadata.csv", "counts", "id", 8),
     ("airway/airway_rawcounts.csv.gz", "airway/SraRunInfo_SRP033351.csv", "counts", "Run", 8),
     ("pasilla/pasilla_gene_counts.tsv", "pasilla/pasilla_sample_annotation.csv", "counts", "file", 7),
     ("pickrell/pickrell_counts.tsv.gz", "pickrell/pickrell_samples.tsv", "counts", "sample", 69),
     ("srp026387/SRP026387_scaledcounts.csv.gz", "srp026387/SRP026387_metadata.csv", "proportion", "id", 13)],
)  # fmt: skip
def test_real_tables_and_their_sheets(shared: Path, table: str, sheet: str, measure: str, field: str, n: int) -> None:
    folder = shared / "data" / "counts"
    series = read(counts=str(folder / table), samples=str(folder / sheet))
    assert (series.measure, len(series.samples)) == (measure, n)
    joined = next(note for note in series.notes if note.code == "read-joined")
    assert joined.values["field"] == Name(field)


def test_files_are_handed_over_as_they_came(tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_text("gene\tS1\tS2\nITGA5\t5\t6\n")
    spec = SeriesSpec(id="mine", counts=str(path))
    assert CountFiles().read([SourceFile(path, "t.tsv")], spec).source == "t.tsv"


@pytest.mark.shared
def test_tables_of_arrays_are_not_taken_for_counts(shared: Path) -> None:
    """Everything of DATA.md that is a table of one's own: inspect knows the one case of counts, and no other."""
    places = (
        "data",
        "data/seed",
        "data/raw/illumina",
        "data/affymetrix_test3",
        *map(str, (shared / "cases").iterdir()),
    )
    files = [path for place in places for path in sorted((shared / place).iterdir()) if path.is_file()]
    tables = [path for path in files if path.suffix in (".gz", ".csv", ".tsv", ".txt")]
    assert len(tables) > 20
    assert [path.parent.name for path in tables if spec_of_file(path).counts] == ["24-raw-counts-as-expression"]
