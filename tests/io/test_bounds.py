"""What no file may do: take all memory, or no end of time.  Each input here once did."""

from __future__ import annotations

import gzip
import re
import resource
import zlib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geneverdict.errors import GeneverdictError, ReadError, StudyError
from geneverdict.io import bounds
from geneverdict.io.fetch.integrity import Kind, check_file
from geneverdict.io.fetch.platform_part import cut_platform_part
from geneverdict.io.sources.counts.text import open_counts
from geneverdict.io.sources.counts.transcripts import read_gene_of
from geneverdict.io.sources.platform_table import read_platform, read_probe_map
from geneverdict.io.sources.sample_fields import split_characteristic
from geneverdict.io.sources.series_matrix import read_header, read_series_matrix
from geneverdict.io.sources.soft import read_family_soft, read_soft_platform
from geneverdict.io.sources.tables import read_clinical, read_table
from geneverdict.io.sources.values import split_cells
from geneverdict.io.study import read_study
from geneverdict.model.pattern import checked_pattern, found_in, taken_off, taken_out

SOFT_TABLE = "!sample_table_begin\nID_REF\tVALUE\n1_at\t7\n!sample_table_end\n"


def _bomb(path: Path, start: bytes, filler: bytes = b"a", megabytes: int = 40) -> Path:
    """A gzip file of some hundred kilobytes that unpacks to ``megabytes`` of one endless line."""
    packer = zlib.compressobj(9, wbits=31)
    with path.open("wb") as file:
        file.write(packer.compress(start))
        for _ in range(megabytes):
            file.write(packer.compress(filler * ((1 << 20) // len(filler))))
        file.write(packer.flush())
    return path


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sixteenth of the bounds, for the sake of time."""
    monkeypatch.setattr(bounds, "UNSUSPICIOUS", bounds.UNSUSPICIOUS >> 4)
    monkeypatch.setattr(bounds, "LONGEST_LINE", bounds.LONGEST_LINE >> 4)


READERS = {
    "matrix": read_series_matrix,
    "header": read_header,
    "family": read_family_soft,
    "platform of family": read_soft_platform,
    "platform": read_platform,
    "probe map": read_probe_map,
    "clinical": read_clinical,
    "table": lambda path: read_table(path, None, id="x"),
    "counts": open_counts,
    "transcripts and genes": read_gene_of,
}


@pytest.fixture(scope="module", params=[b"a", b"a\n"], ids=["one line", "many lines"])
def bomb(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    path = tmp_path_factory.mktemp("bomb") / "GSE1_series_matrix.txt.gz"
    return _bomb(path, b'!Series_title\t"a', request.param)


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize("reader", READERS)
def test_a_bomb_is_refused(bomb: Path, reader: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(ReadError, match=r"unpacks to far more|a line is longer"):
        READERS[reader](bomb)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 1 << 18  # kilobytes


@pytest.mark.usefixtures("narrow")
@pytest.mark.parametrize("kind", ["matrix", "family", "platform", "platform_head", "table"])
def test_a_bomb_is_refused_where_files_are_checked(bomb: Path, kind: Kind) -> None:
    with pytest.raises(ReadError, match=r"unpacks to far more|a line is longer"):
        check_file(bomb, kind)


@pytest.mark.usefixtures("narrow")
def test_a_bomb_is_refused_where_a_platform_is_cut_out(bomb: Path, tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"unpacks to far more|a line is longer"):
        cut_platform_part(bomb, tmp_path / "part", name=bomb.name, where="x")


def test_a_real_series_is_within_the_bounds() -> None:
    bounds.require_size(2_000 * 60_000 * 9, 2_000 * 60_000 * 3, "x")
    bounds.require_columns(2_000, "x")


@pytest.mark.parametrize("name", ["GSE1_series_matrix.txt", "GSE1_family.soft"])
def test_a_million_fields(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if name.endswith(".soft"):
        keys = "".join(f"!Sample_characteristics_ch1 = k{i}: a\n" for i in range(20_000))
        path.write_text(f"^SERIES = GSE1\n!Series_sample_id = GSM1\n^SAMPLE = GSM1\n{keys}{SOFT_TABLE}")
    else:
        path.write_text(_matrix("".join(f"!Sample_characteristics_ch1\tk{i}: a\n" for i in range(20_000))))
    with pytest.raises(ReadError, match="more fields of samples than this reads; expected 10,000 at most"):
        (read_family_soft if name.endswith(".soft") else read_series_matrix)(path)


def test_a_title_of_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "GSE1_series_matrix.txt"
    path.write_text(_matrix(f"!Sample_title\t{'a' * 2_000_000}\n"))
    with pytest.raises(ReadError, match="a text of a sample is longer than this reads; expected 1 MB at most"):
        read_series_matrix(path)


def test_a_field_for_each_cell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten keys in one line are ten fields."""
    monkeypatch.setattr(bounds, "MOST_FIELDS", 9)
    path = tmp_path / "GSE1_series_matrix.txt"
    path.write_text(_matrix("!Sample_characteristics_ch1\t" + "\t".join(f"k{i}: a" for i in range(11)) + "\n", 11))
    with pytest.raises(ReadError, match="more fields of samples"):
        read_series_matrix(path)


def _matrix(sample_line: str, columns: int = 1) -> str:
    ids = "\t".join(f"GSM{i}" for i in range(columns))
    row = "\t".join("1.5" for _ in range(columns))
    return (
        f"!Series_geo_accession\tGSE1\n!Sample_geo_accession\t{ids}\n{sample_line}!series_matrix_table_begin\n"
        f"ID_REF\t{ids}\n1_at\t{row}\n!series_matrix_table_end\n"
    )


def test_a_million_columns(tmp_path: Path) -> None:
    path = tmp_path / "GSE1_series_matrix.txt"
    path.write_text(_matrix("", 1_000_000))
    with pytest.raises(ReadError, match="more columns than this reads"):
        read_series_matrix(path)
    table = tmp_path / "x.tsv"
    table.write_text("gene\t" + "\t".join(map(str, range(1_000_000))) + "\n")
    for read in (
        lambda: read_table(table, None, id="x"),
        lambda: read_clinical(table),
        lambda: open_counts(table),
        lambda: read_gene_of(table),
    ):
        with pytest.raises(ReadError, match="more columns than this reads"):
            read()


@pytest.mark.parametrize("text", [":" * 200_000, "1:" * 200_000, "a//:" * 100_000, "http://" * 100_000, "1" * 400_000])
def test_a_characteristic_of_colons_costs_what_it_is_long(text: str, tmp_path: Path) -> None:
    split_characteristic(text)
    path = tmp_path / "GSE1_series_matrix.txt"
    path.write_text(_matrix(f"!Sample_characteristics_ch1\t{text}\n"))
    assert read_series_matrix(path).probes == ("1_at",)


def test_lines_broken_inside_a_text_cost_what_they_are_long(tmp_path: Path) -> None:
    path = tmp_path / "GSE1_series_matrix.txt"
    path.write_text(_matrix("!Sample_title\ta\n" + "b\n" * 400_000))
    assert len(read_series_matrix(path).samples.columns["title"][0]) == 800_001


def test_quotes_that_never_close_cost_what_they_are_long() -> None:
    assert len(split_cells('"a\t' * 200_000)) == 200_001
    assert len(split_cells('"a""\t' * 200_000 + '"')) > 0


def _cells_by_one_pattern(line: str) -> list[str]:
    """What ``split_cells`` gives, plainly said; of a line of open quotes it makes minutes."""
    cell = re.compile(r'(?:^|(?<=\t))(?:"((?:[^"]++|"")*+)"(?=\t|$)|"(.*?)"(?=\t|$)|([^\t]*))')
    found = [match.groups() for match in cell.finditer(line)]
    return [c if b is None and a is None else (b if a is None else a).replace('""', '"') for a, b, c in found]


@given(st.text('"a\t', max_size=14))
@example('"a ""b"" c"\t"5" long"\t7\t""')
def test_cells_of_a_line_with_quotes(line: str) -> None:
    assert split_cells(line) == _cells_by_one_pattern(line)


@pytest.mark.parametrize("use", [lambda p, v: found_in(p, [v]), taken_off, taken_out])
def test_a_pattern_that_backtracks_for_ever_is_stopped(use: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geneverdict.model.pattern.SECONDS", 0.1)
    with pytest.raises(StudyError, match="backtracks without end"):
        use(r"^(\w+\s?)*$|(a|a|aa)+b\1$", "a" * 5_000 + "!")  # type: ignore[operator]


@pytest.mark.shared
@pytest.mark.parametrize("name", ["deep_arrays", "huge_int", "path_long", "regex_deep"])
def test_study_files_beyond_all_bounds(shared: Path, name: str) -> None:
    with pytest.raises(StudyError) as error:
        read_study(shared / "cases" / "reliability" / f"{name}.toml")
    assert len(str(error.value)) < 600


@pytest.mark.parametrize(
    "text",
    ['genes = ["A"]\nx = 0x' + "f" * 9000, "x = " + "[" * 60 + "]" * 60, "a." * 900 + "a = 1", "x = 1" + "0" * 5000],
)
def test_toml_that_nobody_means(text: str, tmp_path: Path) -> None:
    path = tmp_path / "study.toml"
    path.write_text(text)
    with pytest.raises(StudyError):
        read_study(path)


@pytest.mark.parametrize("name", ["a" * 300, "a/" * 4000, "a\\u0000b"])
def test_paths_that_no_file_has(name: str, tmp_path: Path) -> None:
    path = tmp_path / "study.toml"
    path.write_text(f'genes = ["A"]\n[[series]]\nid = "x"\nexpression = "{name}"\n')
    with pytest.raises(StudyError, match="cannot be the name of a file"):
        read_study(path)


def test_an_endless_line_of_zeros_is_no_gzip_text(tmp_path: Path) -> None:
    path = tmp_path / "x.txt.gz"
    path.write_bytes(gzip.compress(bytes(1 << 20)))
    for read in READERS.values():
        with pytest.raises(GeneverdictError):
            read(path)


@pytest.mark.parametrize("pattern", ["[[a]", "[a&&b]", "[a||b]", "[~~a]"])
def test_no_librarys_warning_about_a_pattern(pattern: str) -> None:
    assert checked_pattern(pattern) == pattern
    found_in(pattern, ["a"])


def test_a_number_of_rows_that_nobody_has(tmp_path: Path) -> None:
    path = tmp_path / "GSE1_series_matrix.txt"
    path.write_text(_matrix(f"!Sample_data_row_count\t{'9' * 5000}\n"))
    check_file(path, "matrix")
    assert read_series_matrix(path).probes == ("1_at",)


def test_many_supplementary_files_are_one_short_line(tmp_path: Path) -> None:
    path = tmp_path / "GSE1_series_matrix.txt"
    files = "".join(f"!Series_supplementary_file\tftp://x/{'a' * 80}{i}.gz\n" for i in range(500))
    path.write_text(files + _matrix("").replace("1_at\t1.5\n", ""))
    with pytest.raises(ReadError, match=r"a{80}5\.gz.*494") as error:
        read_series_matrix(path)
    assert len(str(error.value)) < 3000
