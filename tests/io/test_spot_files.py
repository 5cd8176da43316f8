"""Series made from files of spotted and of Agilent's arrays: what each program writes, channels, references, names.

The spots are simulated but for those of ../shared.
"""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import spotted as made
from geneverdict.errors import GeneverdictError, ReadError, StudyError
from geneverdict.io.raw.spots import parse_spots
from geneverdict.io.sources.geo_file import spec_of_file
from geneverdict.messages import english
from geneverdict.model.study import SeriesSpec
from geneverdict.pipeline.load import LoadedSeries, load
from geneverdict.pipeline.steps import prepare
from geneverdict.settings import Settings
from geneverdict.stats.two_colour import (
    Ratios,
    correct_background,
    log_ratios,
    within_arrays,
)

LIGHT = [made.channels(seed) for seed in range(4)]
TIPS = np.array([block for block, _, _ in made.PLACES])
SHEET = "file\tCy3\tCy5\na1\tnormal\ttumour\na2\ttumour\tnormal\na3\tnormal\ttumour\na4\ttumour\tnormal\n"
GPRS = {f"a{i + 1}.gpr": made.gpr(light) for i, light in enumerate(LIGHT)}


def _put(folder: Path, files: Mapping[str, bytes]) -> Path:
    folder.mkdir(exist_ok=True, parents=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def _load(tmp_path: Path, files: Mapping[str, bytes], sheet: str = "", **said: Any) -> LoadedSeries:
    said = {"id": "mine", "spots": str(_put(tmp_path / "raw", files))} | said
    if sheet:
        (tmp_path / "sheet.tsv").write_text(sheet)
        said["samples"] = str(tmp_path / "sheet.tsv")
    return load("x", SeriesSpec(**said), Settings(str(tmp_path), tmp_path / "cache"))


def _notes(loaded: LoadedSeries) -> str:
    return " ".join(map(english, loaded.notes))


def _ratios(*, tips: bool = True, bad: tuple[int, ...] = ()) -> Ratios:
    both = []
    for colour in ("red", "green"):
        spots = np.column_stack([light[colour] for light in LIGHT])
        spots[list(bad), 0] = np.nan
        around = np.column_stack([light[f"{colour}_around"] for light in LIGHT])
        both.append(correct_background(spots, around, "subtract", offset=0))
    return within_arrays(log_ratios(*both), "print_tip_loess" if tips else "loess", TIPS)


def _both(ratios: Ratios) -> Any:
    return np.hstack([ratios.green, ratios.red])


def test_genepix_by_channel(tmp_path: Path) -> None:
    """Each channel is a sample; the two of one array are a pair; flagged spots are missing."""
    flags = [0] * made.N
    flags[3] = -50
    got = _load(tmp_path, GPRS | {"a1.gpr": made.gpr(LIGHT[0], flags)}, SHEET)
    series = got.series
    assert series.samples.ids[:5] == ("a1 Cy3", "a2 Cy3", "a3 Cy3", "a4 Cy3", "a1 Cy5")
    assert series.samples.columns["target"][:2] == ("normal", "tumour")
    assert series.samples.columns["target"][4:6] == ("tumour", "normal")
    np.testing.assert_allclose(series.values, _both(_ratios(bad=(3,))), rtol=0, atol=1e-12)
    assert np.isnan(series.values[3, [0, 4]]).all()
    assert series.probes[:2] == ("oligo0", "oligo1")
    assert series.probes[-1] == "oligo1 #2"
    ready = prepare(series, got.platform, got.spec.model_copy(update=_GROUPS))
    assert (ready.design.kind, ready.pairing.n_pairs) == ("paired", 4)
    assert "1 flagged as bad" in _notes(got)
    assert set(series.samples.columns["scan date"]) == {"2004-05-12"}


_GROUPS = {
    "case": {"field": "target", "match": "tumour"},
    "control": {"field": "target", "match": "normal"},
    "symbols": "as_given",
}
_GROUPS = SeriesSpec(id="x", **_GROUPS).model_dump(include={"symbols"}) | {  # type: ignore[arg-type]
    side: getattr(SeriesSpec(id="x", **_GROUPS), side)  # type: ignore[arg-type]
    for side in ("case", "control")
}


def test_a_column_of_names_and_other_ways(tmp_path: Path) -> None:
    processing = {"background": "normexp", "within": "loess", "between": "scale"}
    got = _load(tmp_path, GPRS, SHEET, symbol_column="name", processing=processing)
    assert got.series.probes[:2] == ("GENE0", "GENE1")
    text = _notes(got)
    assert "taken off by normexp, offset 50, loess within each array, the arrays' log ratios given one size" in text
    assert "Spots are named by the column 'Name'" in text


def test_spot_with_its_list(tmp_path: Path) -> None:
    """The list's blocks are SPOT's rows and columns of grids."""
    files = {f"a{i + 1}.spot.gz": gzip.compress(made.spot(light)) for i, light in enumerate(LIGHT)}
    got = _load(tmp_path, files | {"spots.gal": made.gal(), "notes.txt": b"hello"}, SHEET)
    np.testing.assert_allclose(got.series.values, _both(_ratios()), rtol=0, atol=1e-12)
    assert got.series.probes[:2] == ("oligo0", "oligo1")
    assert "1 other file was left unread: 'notes.txt'" in _notes(got)
    (tmp_path / "raw/spots.gal").unlink()
    assert _load(tmp_path, files, SHEET).series.probes[0] == "1.1.1.1"


def test_agilent_of_two_colours(tmp_path: Path) -> None:
    """Without print tips; controls are left out after they helped to smooth."""
    files = {f"a{i + 1}.txt": made.agilent(light) for i, light in enumerate(LIGHT)}
    got = _load(tmp_path, files, SHEET)
    np.testing.assert_allclose(got.series.values, _both(_ratios(tips=False))[1:], rtol=0, atol=1e-12)
    assert got.series.probes[0] == "GENE1"


def test_agilent_of_one_colour(tmp_path: Path) -> None:
    """Background by normexp, then quantiles, as limma's guide has it."""
    files = {f"a{i + 1}.txt": made.agilent(light, one_colour=True) for i, light in enumerate(LIGHT)}
    got = _load(tmp_path, files)
    assert got.series.samples.ids == ("a1", "a2", "a3", "a4")
    assert got.series.measure == "intensity"
    assert "one colour), not those deposited: background taken off by normexp, offset 16" in _notes(got)
    assert np.ptp(np.sort(got.series.values[1:], axis=0), axis=1).max() < 2
    with pytest.raises(StudyError, match="one colour"):
        _load(tmp_path, files, processing={"within": "loess"})


def test_imagene_writes_a_file_for_each_channel(tmp_path: Path) -> None:
    files = {}
    for i, light in enumerate(LIGHT):
        files[f"a{i + 1}_cy3.txt"] = made.imagene(light, "green")
        files[f"a{i + 1}_cy5.txt"] = made.imagene(light, "red")
    got = _load(tmp_path, files, SHEET)
    np.testing.assert_allclose(got.series.values, _both(_ratios()), rtol=0, atol=1e-12)


def test_a_common_reference_is_found_and_keeps_its_sign(tmp_path: Path) -> None:
    sheet = "file\tCy3\tCy5\na1\tpool\tA\na2\tA\tpool\na3\tpool\tB\na4\tB\tpool\n"
    got = _load(tmp_path, GPRS, sheet)
    signs = np.array([1, -1, 1, -1])
    np.testing.assert_allclose(got.series.values, _ratios().m * signs, rtol=0, atol=1e-12)
    assert got.series.samples.columns["target"] == ("A", "A", "B", "B")
    assert got.series.samples.columns["dye"] == ("Cy5", "Cy3", "Cy5", "Cy3")
    assert got.series.measure == "log_ratio"
    assert "is taken as the common reference" in _notes(got)
    said = _load(tmp_path, GPRS, sheet, reference={"field": "target", "match": "^pool"})
    np.testing.assert_array_equal(said.series.values, got.series.values)
    apart = _load(tmp_path, GPRS, sheet, reference=False)
    assert len(apart.series.samples) == 8
    wanted = _load(
        tmp_path, GPRS, sheet, case={"field": "target", "match": "A|B"}, control={"field": "target", "match": "pool"}
    )
    assert len(wanted.series.samples) == 8
    with pytest.raises(StudyError, match="one channel of every array"):
        _load(tmp_path, GPRS, sheet, reference={"field": "target", "match": "liver"})


def test_nothing_said_of_the_channels(tmp_path: Path) -> None:
    got = _load(tmp_path, GPRS)
    np.testing.assert_allclose(got.series.values, _ratios().m, rtol=0, atol=1e-12)
    assert "log2 ratios of red over green" in _notes(got)


def _matrix(labels: list[tuple[str, str]]) -> bytes:
    ids = [f"GSM{i + 1}" for i in range(4)]
    rows = {
        "title": ids,
        "geo_accession": ids,
        "channel_count": ["2"] * 4,
        "source_name_ch1": ["liver"] * 4,
        "characteristics_ch1": ["state: normal"] * 4,
        "label_ch1": [one for one, _ in labels],
        "source_name_ch2": ["tumour"] * 4,
        "characteristics_ch2": ["state: tumour"] * 4,
        "label_ch2": [other for _, other in labels],
        "platform_id": ["GPL9"] * 4,
    }
    text = '!Series_geo_accession\t"GSE1234"\n!Series_platform_id\t"GPL9"\n'
    text += "".join(f"!Sample_{name}\t" + "\t".join(f'"{cell}"' for cell in row) + "\n" for name, row in rows.items())
    text += '!series_matrix_table_begin\n"ID_REF"\t' + "\t".join(f'"{id}"' for id in ids)
    return gzip.compress((text + "\n!series_matrix_table_end\n").encode(), mtime=0)


def test_an_accession_has_its_channels_in_its_labels(tmp_path: Path) -> None:
    """``raw = true``; the second array has its dyes swapped; spots of one id are averaged for the platform's table."""
    folder = tmp_path / "geo/series/GSE1nnn/GSE1234"
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w") as archive:
        for i, light in enumerate(LIGHT):
            data = gzip.compress(made.gpr(light))
            entry = tarfile.TarInfo(f"GSM{i + 1}_slide.gpr.gz")
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    for name in ("suppl", "matrix"):
        (folder / name).mkdir(parents=True)
    (folder / "suppl/GSE1234_RAW.tar").write_bytes(whole.getvalue())
    labels = [("Cy3", "Cy5"), ("Cy5", "Cy3"), ("Cyanine 3", "Cyanine-5"), ("Cy3-dUTP", "cy5")]
    (folder / "matrix/GSE1234_series_matrix.txt.gz").write_bytes(_matrix(labels))
    spec = SeriesSpec(id="GSE1234", raw=True, probe_map=str(tmp_path / "map.tsv"))
    (tmp_path / "map.tsv").write_text("probe_id\tsymbol\n" + "".join(f"oligo{i}\tITGA5\n" for i in range(made.N - 2)))
    got = load("x", spec, Settings(str(tmp_path / "geo"), tmp_path / "cache"))
    assert got.series.samples.columns["state"] == (
        "normal",
        "tumour",
        "normal",
        "normal",
        *["tumour", "normal"],
        *["tumour"] * 2,
    )
    assert got.series.samples.columns["array"] == ("GSM1", "GSM2", "GSM3", "GSM4") * 2
    assert len(got.series.probes) == made.N - 2
    both = _both(_ratios())
    np.testing.assert_allclose(got.series.values[0], (both[0] + both[-2]) / 2, rtol=0, atol=1e-12)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"a2.gpr": made.gpr(LIGHT[1]).replace(b"oligo7", b"oligoX")}, "the first that differs is number 8"),
        ({"a2.gpr": b"".join(made.gpr(LIGHT[1]).splitlines(keepends=True)[:-4])}, "found 36 spots"),
        ({"a2.gpr": made.gpr(LIGHT[1])[:-3]}, "the last line does not end"),
        ({"a2.gpr": made.gpr(LIGHT[1], one_colour=True)}, "other spots"),
        ({"one.gal": made.gal(), "two.gal": made.gal()}, "list what was spotted"),
        ({"x.idat": b"IDAT" + bytes(50)}, "IDAT file of Illumina"),
    ],
)
def test_what_does_not_fit_is_said(change: Mapping[str, bytes], said: str, tmp_path: Path) -> None:
    with pytest.raises(GeneverdictError) as error:
        _load(tmp_path, GPRS | change, SHEET)
    assert said in english(error.value.line)


def test_no_array_at_all(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no file of spotted"):
        _load(tmp_path, {"readme.txt": b"hello"})
    (tmp_path / "raw/readme.txt").unlink()
    with pytest.raises(StudyError, match="no file of spotted"):
        _load(tmp_path, {})


def test_recognised_by_their_content(tmp_path: Path) -> None:
    path = _put(tmp_path / "GSE7_spots", GPRS)
    assert spec_of_file(path).spots == str(path.resolve())
    assert spec_of_file(path / "a1.gpr").spots == str((path / "a1.gpr").resolve())


def _golden(name: str) -> Any:
    with gzip.open(Path(__file__).parents[1] / "golden" / "two_colour_real.json.gz", "rt") as handle:
        return json.load(handle)[name]


@pytest.mark.shared
def test_agilent_as_limma_reads_it(shared: Path) -> None:
    golden = _golden("agilent")
    for j in (0, 1):
        path = shared / f"data/raw/agilent_feature_extraction/scanner_file_{j + 1}.txt"
        spots = parse_spots(path.read_bytes(), path.name)
        assert list(spots.texts["ProbeName"]) == golden["probes"]
        assert spots.red is not None
        assert spots.green is not None
        for ours, name in ((spots.red, "red"), (spots.green, "green")):
            np.testing.assert_array_equal(ours.spots, np.array(golden[name], np.float64)[:, j])
            np.testing.assert_array_equal(ours.around, np.array(golden[f"{name}_back"], np.float64)[:, j])
        assert spots.date == "2011-04-20"


@pytest.mark.shared
@pytest.mark.parametrize("name", ["agilent_feature_extraction/scanner_file_2.txt", "swirl/swirl.3.spot.gz"])
def test_cut_short_at_ten_places(name: str, shared: Path, tmp_path: Path) -> None:
    """One line each, whatever is cut."""
    path = shared / "data/raw" / name
    whole, first = path.read_bytes(), path.name.replace("3", "1").replace("_2", "_1")
    for tenth in range(10):
        cut = {first: (path.parent / first).read_bytes(), path.name: whole[: len(whole) * tenth // 10]}
        with pytest.raises(GeneverdictError) as error:
            _load(tmp_path, cut)
        assert "\n" not in english(error.value.line)


@pytest.mark.parametrize(
    "change",
    [
        {b" Mean": b" Median"},
        {b"B635 Median": b"B635 Mean", b"B532 Median": b"B532 Mean"},
        {b"B635 Median": b"B635", b"B532 Median": b"B532"},
    ],
    ids=["medians alone", "means around", "around without a word"],
)
def test_genepix_files_that_were_cut_down(change: dict[bytes, bytes], tmp_path: Path) -> None:
    """Another column of the same channel stands in for the one that limma takes."""
    other = dict(GPRS)
    for old, new in change.items():
        other = {name: data.replace(old, new) for name, data in other.items()}
    got = _load(tmp_path, other).series.values
    np.testing.assert_array_equal(got, _load(tmp_path / "whole", GPRS).series.values)


def test_agilents_means_and_files_without_signals(tmp_path: Path) -> None:
    """As limma's agilent.mean: means of spots, medians around them."""
    plain = {f"a{i}.txt": made.agilent(light) for i, light in enumerate(LIGHT)}
    means = {name: data.replace(b"gMedian", b"gMean").replace(b"rMedian", b"rMean") for name, data in plain.items()}
    got = _load(tmp_path, means).series.values
    np.testing.assert_array_equal(got, _load(tmp_path / "whole", plain).series.values)
    without = {name: data.replace(b"gMedianSignal", b"gProcessedSignal") for name, data in plain.items()}
    with pytest.raises(ReadError, match="has not the columns of signal and background"):
        _load(tmp_path / "none", without)


def test_the_same_array_twice(tmp_path: Path) -> None:
    got = _load(tmp_path, {**GPRS, "a1.gpr.gz": gzip.compress(GPRS["a1.gpr"])})
    assert len(got.series.samples) == 4
    assert "1 file is a copy of another and was left out: 'a1.gpr.gz'" in _notes(got)
