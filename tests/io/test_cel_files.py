"""Series made from CEL files: by hand and by accession, their samples, their chip, the definition of its probe sets.

The arrays are simulated; what real ones give is in tests/stats/test_rma.py and tests/pipeline/test_raw_run.py.
"""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

import affymetrix as made
from geneverdict.errors import GeneverdictError, NoDefinitionError, ReadError, StudyError
from geneverdict.io.fetch.geo import NotThereError
from geneverdict.io.study import read_study
from geneverdict.messages import english
from geneverdict.model.prepared import Role
from geneverdict.model.study import SeriesSpec, Study
from geneverdict.pipeline.load import LoadedSeries, fetch_study, load, load_series
from geneverdict.pipeline.split_chips import split_chips
from geneverdict.pipeline.steps import fit, prepare
from geneverdict.preparation.groups.infer import infer_groups
from geneverdict.progress import SILENT
from geneverdict.settings import Settings
from geneverdict.stats.rma import rma

ROWS, COLUMNS = 40, 30
GENES = (1000, 2, 9, 207, 780, 1956, 2064, 3678, 4609, 5290, 5728, 5925, 6774, 7157, 7422, 8626, 9370, 10000, 23411)
GENES += (26013, 29126, 51741, 54206, 55024, 64127, 79923, 84312, 147912, 653635, 100287102)
"""Entrez ids."""
SETS = {f"{gene}_at": [(i, 2 * k) for k in range(11)] for i, gene in enumerate(GENES)}
CHIP = "HG-U133A"
TAR = "series/GSE1nnn/GSE1234/suppl/GSE1234_RAW.tar"
MATRIX = "series/GSE1nnn/GSE1234/matrix/GSE1234_series_matrix.txt.gz"
CUSTOM = "platforms/GPL24nnn/GPL24120/suppl/GPL24120_HGU133A_Hs_ENTREZG.cdf.gz"
CDF = made.text_cdf(SETS, ROWS, COLUMNS, CHIP)
CUSTOM_CDF = made.text_cdf(SETS, ROWS, COLUMNS, "HGU133A_Hs_ENTREZG")


def _array(seed: int, shape: tuple[int, int] = (ROWS, COLUMNS)) -> npt.NDArray[np.float64]:
    random = np.random.default_rng(seed)
    return np.round(random.normal(60, 9, shape) + random.exponential(200, shape), 1)


ARRAYS = {f"GSM{i}": _array(i) for i in (1, 2, 3)}
FILES = {
    "GSM1_tumour_a.CEL.gz": gzip.compress(made.text_cel(ARRAYS["GSM1"], CHIP), mtime=0),
    "GSM2.cel": made.binary_cel(ARRAYS["GSM2"], CHIP),
    "GSM3.CEL": gzip.compress(made.calvin_cel(ARRAYS["GSM3"], CHIP), mtime=0),
}


def _expected() -> npt.NDArray[np.float64]:
    places = [y * COLUMNS + x for cells in SETS.values() for x, y in cells]
    return rma(np.array([array.ravel()[places] for array in ARRAYS.values()]), np.full(len(SETS), 11))


def _matrix(*ids: str) -> bytes:
    def row(name: str, cells: list[str]) -> str:
        return f"!Sample_{name}\t" + "\t".join(f'"{cell}"' for cell in cells) + "\n"

    text = '!Series_title\t"Simulated"\n!Series_geo_accession\t"GSE1234"\n!Series_platform_id\t"GPL96"\n'
    text += row("title", [f"sample {id}" for id in ids]) + row("geo_accession", list(ids))
    text += row("platform_id", ["GPL96"] * len(ids)) + row("characteristics_ch1", ["state: x"] * len(ids))
    text += "!series_matrix_table_begin\n" + "\t".join(['"ID_REF"', *(f'"{id}"' for id in ids)]) + "\n"
    return gzip.compress((text + "!series_matrix_table_end\n").encode(), mtime=0)


def _put(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def _load(tmp_path: Path, geo: Path | str | None = None, **said: Any) -> LoadedSeries:
    spec = SeriesSpec(**({"id": "mine"} | {key: str(v) if isinstance(v, Path) else v for key, v in said.items()}))
    return load("x", spec, Settings(str(geo or tmp_path), tmp_path / "cache"))


def _notes(loaded: LoadedSeries) -> str:
    return " ".join(map(english, loaded.notes))


def test_a_folder(tmp_path: Path) -> None:
    """All three forms; the definition lies beside them; another file is named and left."""
    folder = _put(tmp_path / "raw", {**FILES, "chip.cdf": CDF, "readme.txt": b"hello"})
    got = _load(tmp_path, cel=folder)
    assert got.series.samples.ids == ("GSM1_tumour_a", "GSM2", "GSM3")
    assert got.series.probes == tuple(SETS)
    assert got.series.measure == "intensity"
    np.testing.assert_allclose(got.series.values, _expected(), atol=1e-6)
    notes = _notes(got)
    assert "made from 3 CEL files (HG-U133A) by RMA" in notes
    assert "330 perfect-match probes in 30 probe sets, as defined by chip.cdf" in notes
    assert "1 other file was left unread: 'readme.txt'" in notes


@pytest.mark.parametrize("name", ["GSM9.CEL", "GSM9.cel.gz"])
def test_an_empty_array_is_said_and_not_passed_over(tmp_path: Path, name: str) -> None:
    """An array that was lost on the way is no "other file"."""
    folder = _put(tmp_path / "raw", {**FILES, "chip.cdf": CDF, name: b""})
    with pytest.raises(ReadError) as error:
        _load(tmp_path, cel=folder)
    assert english(error.value.line).startswith(f"{name}: this is not the data")
    assert "found an empty file" in english(error.value.line)


def test_a_sheet_decides_which_and_in_which_order(tmp_path: Path) -> None:
    folder = _put(tmp_path / "raw", FILES)
    sheet = tmp_path / "sheet.tsv"
    sheet.write_text("sample\tgroup\nGSM3\tb\nGSM1\ta\nGSM9\ta\n")
    (tmp_path / "HG-U133A.cdf").write_bytes(made.binary_cdf(SETS, ROWS, COLUMNS))
    got = _load(tmp_path, cel=folder, samples=sheet, cdf=tmp_path / "HG-U133A.cdf")
    assert got.series.samples.ids == ("GSM3", "GSM1")
    assert got.series.samples.columns["group"] == ("b", "a")
    notes = _notes(got)
    assert "1 sample has no CEL file and is left out: 'GSM9'" in notes
    assert "1 CEL file is of no sample and was left out: 'GSM2.cel'" in notes
    assert "rests on the size" not in notes


def test_an_accession(tmp_path: Path) -> None:
    """Definition from inside the tar; the samples are those of the matrix."""
    inside = {**FILES, "GPL24120_HGU133A_Hs_ENTREZG.cdf.gz": gzip.compress(CUSTOM_CDF)}
    mirror = _put(tmp_path / "geo", {TAR: made.tar_of(inside), MATRIX: _matrix("GSM2", "GSM1", "GSM3")})
    got = _load(tmp_path, mirror, id="GSE1234", raw=True)
    assert got.series.id == "GSE1234"
    assert got.series.samples.ids == ("GSM2", "GSM1", "GSM3")
    assert got.series.samples.columns["title"] == ("sample GSM2", "sample GSM1", "sample GSM3")
    np.testing.assert_allclose(got.series.values, _expected()[:, [1, 0, 2]], atol=1e-6)
    assert (got.series.platform, got.platform.kind) == ("", "entrez")
    assert got.platform.genes[0] == ("1000",)
    assert [Path(file.address).name for file in got.inputs] == [Path(TAR).name, Path(MATRIX).name]


def test_a_definition_of_the_mirror(tmp_path: Path) -> None:
    mirror = _put(tmp_path / "geo", {TAR: made.tar_of(FILES), CUSTOM: gzip.compress(CUSTOM_CDF)})
    tar = mirror / TAR
    got = _load(tmp_path, mirror, cel=tar)
    assert "as defined by GPL24120_HGU133A_Hs_ENTREZG.cdf.gz" in _notes(got)
    assert Path(got.inputs[-1].address).name == Path(CUSTOM).name


def test_the_definition_of_the_series_own_platform_goes_before(tmp_path: Path) -> None:
    own = "platforms/GPLnnn/GPL96/suppl/GPL96_HG-U133A.cdf.gz"
    table = "platforms/GPLnnn/GPL96/annot/GPL96.annot.gz"
    annotation = "!platform_table_begin\nID\tGene symbol\n1000_at\tCDH2\n!platform_table_end\n"
    files = {
        TAR: made.tar_of(FILES),
        MATRIX: _matrix(*ARRAYS),
        CUSTOM: gzip.compress(CUSTOM_CDF),
        own: gzip.compress(CDF),
    }
    mirror = _put(tmp_path / "geo", {**files, table: gzip.compress(annotation.encode())})
    got = _load(tmp_path, mirror, id="GSE1234", raw=True)
    assert got.series.platform == "GPL96"
    assert "as defined by GPL96_HG-U133A.cdf.gz" in _notes(got)
    assert got.platform.genes[got.platform.probes.index("1000_at")] == ("CDH2",)


def test_a_definition_of_a_server_is_kept(mirror: Any, tmp_path: Path) -> None:
    """Found in the listing of the folder; the second time nothing is asked."""
    mirror.put(TAR, made.tar_of(FILES))
    mirror.put(MATRIX, _matrix(*ARRAYS))
    mirror.put(CUSTOM, gzip.compress(CUSTOM_CDF))
    spec = SeriesSpec(id="GSE1234", raw=True)
    first = load("x", spec, Settings(mirror.url, tmp_path / "cache"))
    again = load("x", spec, Settings(mirror.url, tmp_path / "cache", offline=True))
    assert [Path(file.address).name for file in first.inputs] == [Path(path).name for path in (TAR, MATRIX, CUSTOM)]
    np.testing.assert_array_equal(first.series.values, again.series.values)


def test_fetch_brings_the_definition_too(mirror: Any, tmp_path: Path) -> None:
    mirror.put(TAR, made.tar_of(FILES))
    mirror.put(MATRIX, _matrix(*ARRAYS))
    settings = Settings(mirror.url, tmp_path / "cache")
    study = Study(genes=("A",), series=(SeriesSpec(id="GSE1234", raw=True),))
    told = [entry.error for entry in fetch_study(study, settings)]
    assert isinstance(told[-1], NoDefinitionError)
    mirror.put(CUSTOM, gzip.compress(CUSTOM_CDF))
    assert Path(fetch_study(study, settings)[-1].files[0].address).name == Path(CUSTOM).name
    load("x", study.series[0], Settings(mirror.url, tmp_path / "cache", offline=True))


def test_an_archive_of_two_chips_by_platform(tmp_path: Path) -> None:
    """The matrix of the platform says which arrays are meant; the definition of the other chip is passed over."""
    other = made.binary_cel(_array(9, (20, 20)), "HG-U133B")
    cdf = made.text_cdf({"1_at": [(0, 0)]}, 20, 20, "HG-U133B")
    archive = made.tar_of({**FILES, "GSM9.CEL": other, "HG-U133B.cdf": cdf, "HG-U133A.cdf": CDF})
    matrix = MATRIX.replace("GSE1234_series", "GSE1234-GPL96_series")
    table = "!platform_table_begin\nID\tGene symbol\n1000_at\tCDH2\n!platform_table_end\n"
    annotation = {"platforms/GPLnnn/GPL96/annot/GPL96.annot.gz": gzip.compress(table.encode())}
    mirror = _put(tmp_path / "geo", {TAR: archive, matrix: _matrix(*ARRAYS), **annotation})
    got = _load(tmp_path, mirror, id="GSE1234", raw=True, platform="GPL96")
    assert got.series.samples.ids == tuple(ARRAYS)
    assert "1 CEL file is of other chips than HG-U133A and was left: 'GSM9.CEL'" in _notes(got)
    assert "as defined by HG-U133A.cdf" in _notes(got)


def test_a_definition_of_another_chip_in_the_mirror_is_passed_over(tmp_path: Path) -> None:
    own = "platforms/GPLnnn/GPL96/suppl/GPL96_other.cdf.gz"
    other = gzip.compress(made.text_cdf(SETS, ROWS, COLUMNS, "HG-U95A"))
    files = {TAR: made.tar_of(FILES), MATRIX: _matrix(*ARRAYS), own: other}
    mirror = _put(tmp_path / "geo", {**files, CUSTOM: gzip.compress(CUSTOM_CDF)})
    got = _load(tmp_path, mirror, id="GSE1234", raw=True)
    assert "as defined by GPL24120_HGU133A_Hs_ENTREZG.cdf.gz" in _notes(got)
    (mirror / CUSTOM).unlink()
    with pytest.raises(NoDefinitionError, match="none in suppl/ of GPL96, GPL24120"):
        _load(tmp_path, mirror, id="GSE1234", raw=True)


def test_name_goes_before_size(tmp_path: Path) -> None:
    """HG-U133A and B are of one size; binary definitions are told apart by their files' names."""
    both = dict.fromkeys(("HG-U133B.cdf", "HG-U133A.cdf"), made.binary_cdf(SETS, ROWS, COLUMNS))
    assert "as defined by HG-U133A.cdf" in _notes(_load(tmp_path, cel=_put(tmp_path / "raw", {**FILES, **both})))


def test_no_definition(tmp_path: Path) -> None:
    """The error names what to get, and where it was looked for."""
    mirror = _put(tmp_path / "geo", {TAR: made.tar_of(FILES), MATRIX: _matrix(*ARRAYS)})
    with pytest.raises(NoDefinitionError) as error:
        _load(tmp_path, mirror, id="GSE1234", raw=True)
    told = str(error.value)
    assert "none in suppl/ of GPL96, GPL24120" in told
    assert "Get GPL24120_HGU133A_Hs_ENTREZG.cdf.gz" in told
    assert "\n" not in told


def test_of_a_chip_that_nobody_knows(tmp_path: Path) -> None:
    folder = _put(tmp_path / "raw", {"a.CEL": made.text_cel(ARRAYS["GSM1"], "Rice-9")})
    with pytest.raises(NoDefinitionError, match="Get the CDF of Rice-9 or the maker's own CDF"):
        _load(tmp_path, cel=folder)


def test_raw_never_falls_back_to_the_matrix(tmp_path: Path) -> None:
    mirror = _put(tmp_path / "geo", {MATRIX: _matrix(*ARRAYS)})
    with pytest.raises(NotThereError, match=r"no supplementary file 'GSE1234_RAW\.tar'"):
        _load(tmp_path, mirror, id="GSE1234", raw=True)


def test_several_chips(tmp_path: Path) -> None:
    other = made.binary_cel(_array(9, (20, 20)), "HG-U133B")
    folder = _put(tmp_path / "raw", {**FILES, "GSM9.CEL": other, "chip.cdf": CDF})
    with pytest.raises(StudyError) as error:
        _load(tmp_path, cel=folder)
    told = str(error.value)
    assert "the arrays are of 2 kinds" in told
    assert "HG-U133A (40 × 30 cells), 3 arrays (GSM1_tumour_a.CEL.gz" in told
    assert "HG-U133B (20 × 20 cells), 1 array (GSM9.CEL)" in told
    sheet = tmp_path / "sheet.tsv"
    sheet.write_text("sample\tgroup\nGSM1\ta\nGSM2\ta\nGSM3\tb\n")
    assert len(_load(tmp_path, cel=folder, samples=sheet).series.samples) == 3
    got = _load(tmp_path, cel=folder, chip="hg-u133a").series
    assert len(got.samples) == 3
    assert "1 CEL file is of other chips than HG-U133A and was left: 'GSM9.CEL'" in " ".join(map(english, got.notes))
    of_platform = SeriesSpec(id="mine", cel=str(folder), platform="GPL96")
    settings = Settings(str(tmp_path), tmp_path / "cache")
    assert len(load_series(of_platform, settings, SILENT)[0].samples) == 3
    with pytest.raises(StudyError, match="the arrays are of 2 kinds"):
        _load(tmp_path, cel=folder, chip="HG-U95")


def test_several_chips_are_several_series(tmp_path: Path) -> None:
    folder = _put(tmp_path / "raw", {**FILES, "GSM9.CEL": made.binary_cel(_array(9, (20, 20)), "HG-U133B")})
    mine = SeriesSpec(id="mine", cel=str(folder))
    settings = Settings(str(tmp_path / "geo"), tmp_path / "cache")
    two = split_chips(Study(genes=("A",), series=(mine,)), settings, SILENT)
    assert [(one.name, one.chip) for one in two.series] == [
        ("mine HG-U133A", "HG-U133A"),
        ("mine HG-U133B", "HG-U133B"),
    ]
    both = {f"{MATRIX[: -len('_series_matrix.txt.gz')]}-{gpl}_series_matrix.txt.gz": gpl for gpl in ("GPL96", "GPL97")}
    matrices = {
        name: gzip.compress(gzip.decompress(_matrix(*ids)).replace(b"GPL96", gpl.encode()), mtime=0)
        for (name, gpl), ids in zip(both.items(), (("GSM1", "GSM2", "GSM3"), ("GSM9",)), strict=True)
    }
    inside = {path.name: path.read_bytes() for path in folder.iterdir()}
    _put(tmp_path / "geo", {TAR: made.tar_of({**inside, "HG-U133A.cdf": CDF}), **matrices})
    deposited = SeriesSpec(id="GSE1234", raw=True)
    asked = split_chips(Study(genes=("A",), series=(deposited,)), settings, SILENT)
    assert [one.platform for one in asked.series] == ["GPL96", "GPL97"]
    series, _ = load_series(asked.series[0], settings, SILENT)
    assert series.samples.ids == ("GSM1", "GSM2", "GSM3")
    for alone in (mine.model_copy(update={"chip": "HG-U133A"}), SeriesSpec(id="other", cel=str(tmp_path / "none"))):
        assert split_chips(Study(genes=("A",), series=(alone,)), settings, SILENT).series == (alone,)


@pytest.mark.parametrize(
    ("definition", "words"),
    [
        (made.text_cdf(SETS, ROWS, COLUMNS, "HG-U95A"), "expected HG-U133A, 40 × 30 cells.*found HG-U95A, 40 × 30"),
        (made.text_cdf(SETS, ROWS + 1, COLUMNS, CHIP), "found HG-U133A, 41 × 30"),
        (made.binary_cdf(SETS, ROWS, COLUMNS + 1), "found .*40 × 31"),
        (b"ID\tsymbol\n1\tA\n", "this is no definition of probe sets"),
    ],
)
def test_definition_of_another_chip(tmp_path: Path, definition: bytes, words: str) -> None:
    folder = _put(tmp_path / "raw", FILES)
    (tmp_path / "other.cdf").write_bytes(definition)
    with pytest.raises(ReadError, match=words):
        _load(tmp_path, cel=folder, cdf=tmp_path / "other.cdf")


def test_one_definition_only(tmp_path: Path) -> None:
    folder = _put(tmp_path / "raw", {**FILES, "one.cdf": CDF, "other.cdf": CUSTOM_CDF})
    with pytest.raises(StudyError, match=r"several of the files say .*: one\.cdf, other\.cdf"):
        _load(tmp_path, cel=folder)


def test_size_alone_is_said(tmp_path: Path) -> None:
    folder = _put(tmp_path / "raw", {**FILES, "chip.cdf": made.binary_cdf(SETS, ROWS, COLUMNS)})
    assert "rests on the size of the array alone" in _notes(_load(tmp_path, cel=folder))


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"a.txt": b"x"}, "there is no CEL file of Affymetrix among the files; found a.txt"),
        ({}, "there is no CEL file of Affymetrix among the files; found no file"),
        ({"a.CEL": made.text_cel(np.full((ROWS, COLUMNS), 7.0), CHIP), "HG-U133A.cdf": CDF}, "no background"),
        ({"a.CEL": made.text_cel(ARRAYS["GSM1"], CHIP)[:9000], "HG-U133A.cdf": CDF}, "the file is truncated"),
    ],
)
def test_no_arrays_to_be_used(tmp_path: Path, files: dict[str, bytes], words: str) -> None:
    (tmp_path / "raw").mkdir()
    with pytest.raises(GeneverdictError, match=words):
        _load(tmp_path, cel=_put(tmp_path / "raw", files))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"cel": "a", "raw": True}, "cel and raw cannot be used together"),
        ({"raw": True, "expression": "a"}, "expression and raw cannot be used together"),
        ({"cdf": "a"}, "need cel = .* or raw = true"),
    ],
)
def test_keys_that_go_together(tmp_path: Path, said: dict[str, Any], words: str) -> None:
    lines = [f"{key} = {'true' if value is True else repr(value)}" for key, value in said.items()]
    (tmp_path / "study.toml").write_text("\n".join(['genes = ["A"]', "[[series]]", 'id = "GSE1"', *lines]))
    with pytest.raises(StudyError, match=words):
        read_study(tmp_path / "study.toml")


def test_names_that_do_not_meet(tmp_path: Path) -> None:
    folder = _put(tmp_path / "raw", {**FILES, "chip.cdf": CDF})
    sheet = tmp_path / "sheet.tsv"
    sheet.write_text("sample\tgroup\np\ta\nq\tb\n")
    with pytest.raises(ReadError, match="which sample each column is of cannot be told"):
        _load(tmp_path, cel=folder, samples=sheet)


@pytest.mark.parametrize(
    ("processing", "files", "words"),
    [
        ({"method": "mas5"}, {"HG-U133A_probe_tab.txt": made.probe_table(SETS)}, "this definition has none"),
        ({"method": "mas5"}, {"HG-U133A.cdf": CDF}, "no background"),
        ({"within": "loess"}, {"HG-U133A.cdf": CDF}, "processing takes method"),
    ],
)
def test_ways_that_do_not_fit(processing: dict[str, str], files: dict[str, bytes], words: str, tmp_path: Path) -> None:
    """Without mismatches; too small for MAS 5.0's zones; of spotted arrays."""
    folder = _put(tmp_path / "raw", {**FILES, **files})
    with pytest.raises(GeneverdictError, match=words):
        _load(tmp_path, cel=folder, processing=processing)


def test_scan_days_that_follow_the_groups_are_told(tmp_path: Path) -> None:
    """The headers' own dates are a field, and a batch that parts the groups is the weightiest thing to say."""
    arrays = {f"s{i}": made.text_cel(_array(i), CHIP) for i in range(6)}
    late = {name: data.replace(b"08/16/01", b"03/02/02") for name, data in arrays.items()}
    mixed = {f"{name}.CEL": (late if i > 2 else arrays)[name] for i, name in enumerate(arrays)}
    sheet = tmp_path / "sheet.tsv"
    sheet.write_text("sample\tgroup\n" + "".join(f"s{i}\t{'ab'[i // 3]}\n" for i in range(6)))
    folder = _put(tmp_path / "raw", {**mixed, "HG-U133A_Hs_ENTREZG.cdf": CUSTOM_CDF})
    groups = {side: {"field": "group", "match": f"^{name}$"} for side, name in (("case", "b"), ("control", "a"))}
    got = _load(tmp_path, cel=folder, samples=sheet, **groups)
    assert got.series.samples.columns["scan date"] == ("2001-08-16",) * 3 + ("2002-03-02",) * 3
    found = fit(prepare(got.series, got.platform, got.spec)).checks.findings
    assert "groups_confounded" in [one.code for one in found]
    assert got.series.samples.characteristics == ("group", "scan date")


def test_scan_days_alone_make_no_groups(tmp_path: Path) -> None:
    arrays = {f"s{i}.CEL": made.text_cel(_array(i), CHIP) for i in range(4)}
    arrays |= {f"s{i}.CEL": arrays[f"s{i}.CEL"].replace(b"08/16/01", b"03/02/02") for i in (2, 3)}
    got = _load(tmp_path, cel=_put(tmp_path / "raw", {**arrays, "HG-U133A_Hs_ENTREZG.cdf": CUSTOM_CDF}))
    assert infer_groups(got.series).count(Role.CASE) == 0


def test_arrays_that_stand_apart_are_named(tmp_path: Path) -> None:
    """Probe effects common to all arrays; one array with three times the noise, one that is too bright."""
    random = np.random.default_rng(3)
    effect = np.exp(random.normal(0, 0.8, (ROWS, COLUMNS)))
    cells = {f"s{i}": 900 * effect * np.exp(random.normal(0, 0.15, effect.shape)) + 50 for i in range(6)}
    cells["s2"] = 900 * effect * np.exp(random.normal(0, 0.6, effect.shape)) + 50
    cells["s4"] = np.minimum(cells["s4"] * 20, 46_000)
    arrays = {f"{name}.CEL": made.binary_cel(array, CHIP) for name, array in cells.items()}
    sheet = tmp_path / "sheet.tsv"
    sheet.write_text("sample\tgroup\n" + "".join(f"s{i}\t{'ab'[i // 3]}\n" for i in range(6)))
    groups = {side: {"field": "group", "match": f"^{name}$"} for side, name in (("case", "b"), ("control", "a"))}
    files = {**arrays, "HG-U133A_Hs_ENTREZG.cdf": CUSTOM_CDF}
    got = _load(tmp_path, cel=_put(tmp_path / "raw", files), samples=sheet, **groups)
    assert "standard errors against the usual array's (NUSE), 0." in _notes(got)
    assert "actin and GAPDH, not on this array" in _notes(got)
    checks = fit(prepare(got.series, got.platform, got.spec)).checks
    told = {one.code: english(one.message) for one in checks.findings}
    assert "s2" in checks.outliers
    assert told["arrays_unfit"].startswith("s2 fits the probe sets worse than the other arrays: its values lie")
    assert told["arrays_saturated"].startswith("1 array has many cells too bright for the scanner")
    assert told["arrays_saturated"].partition("perfect matches): ")[2].startswith("s4")


def test_ends_of_actin_and_gapdh(tmp_path: Path) -> None:
    """3′ by 5′, of those that the definition has both ends of; bacterial controls are not of the sample's RNA."""
    names = ("AFFX-HSAC07/X00351_3_at", "AFFX-HSAC07/X00351_5_at", "AFFX-BioB-3_at", "AFFX-BioB-5_at")
    names += ("AFFX-GapdhMur/M32599_3_at", *(f"{i}_at" for i in range(14)))
    sets = dict(zip(names, SETS.values(), strict=False))
    arrays = _load(tmp_path, cel=_put(tmp_path / "raw", {**FILES, "HG-U133A_probe_tab": made.probe_table(sets)})).series
    assert arrays.arrays is not None
    assert arrays.arrays.end_sets == (names[0],)
    place = [arrays.probes.index(name) for name in names[:2]]
    np.testing.assert_allclose(arrays.arrays.ends, arrays.values[place[0]] - arrays.values[place[1]])


def _zip(files: Mapping[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(f"raw/{name}", data)
    return whole.getvalue()


@pytest.mark.parametrize(
    ("files", "n", "note"),
    [
        ({"all.zip": _zip(FILES), "x.cdf": CDF}, 3, ""),
        ({**{f"inside/{name}": data for name, data in FILES.items()}, "x.cdf": CDF}, 3, ""),
        ({**FILES, "GSM2.CEL.gz": gzip.compress(FILES["GSM2.cel"]), "x.cdf": CDF}, 3, "is a copy of another"),
        ({**FILES, "last.CEL": FILES["GSM2.cel"], "x.cdf": CDF}, 3, "left out: 'last.CEL'"),
        ({**FILES, "GSM8.CEL": made.binary_cel(_array(8), ""), "x.cdf": CDF}, 4, ""),
        ({**FILES, "x.cdf": CDF, "y.CDF.gz": gzip.compress(CDF)}, 3, ""),
    ],
    ids=["zip", "folder within", "packed and plain", "two names", "a header without the chip", "one CDF twice"],
)
def test_how_people_keep_them(files: dict[str, bytes], n: int, note: str, tmp_path: Path) -> None:
    got = _load(tmp_path, cel=_put(tmp_path / "raw", files))
    assert len(got.series.samples) == n
    assert note in _notes(got)


@pytest.mark.parametrize("cut", [400, 3000, -30])
def test_a_zip_that_is_not_whole(cut: int, tmp_path: Path) -> None:
    whole = _zip(FILES)
    damaged = whole[:cut] if cut > 0 else whole[:200] + bytes(60) + whole[260:]
    with pytest.raises(ReadError) as error:
        _load(tmp_path, cel=_put(tmp_path / "raw", {"all.zip": damaged, "x.cdf": CDF}))
    assert "\n" not in str(error.value)
