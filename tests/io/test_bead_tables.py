"""Tables of Illumina's beads: the headers that people type, their samples, and what becomes of their values.

The signals are simulated but for those of ../shared.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from geneverdict.errors import GeneverdictError, ReadError, StudyError
from geneverdict.io.raw.beads import parse_beads
from geneverdict.io.sources.geo_file import spec_of_file
from geneverdict.messages import english
from geneverdict.model.study import SeriesSpec
from geneverdict.pipeline.load import LoadedSeries, load
from geneverdict.settings import Settings
from geneverdict.stats.neqc import neqc_by_controls, neqc_by_detection

BEADS = 90
RANDOM = np.random.default_rng(5)
SIGNALS = np.round(RANDOM.normal(100, 10, (BEADS, 2)) + RANDOM.exponential(300, (BEADS, 2)), 1)
NEGATIVE = np.round(RANDOM.normal(100, 10, (40, 2)), 1)
P = np.array([[np.mean(NEGATIVE[:, j] >= x) for j, x in enumerate(row)] for row in SIGNALS])
NAMES = [f"ILMN_{1000 + i}" for i in range(BEADS)]


def _table(header: Sequence[str], *columns: Sequence[object], above: str = "", names: Sequence[str] = NAMES) -> str:
    rows = zip(names, *columns, strict=True)
    return above + "\n".join("\t".join(map(str, row)) for row in [header, *rows]) + "\n"


A, B = SIGNALS.T.tolist()
PA, PB = P.T.tolist()
HEADERS = {
    "geo": _table(["ID_REF", "S1", "Detection Pval", "S2", "Detection Pval"], A, PA, B, PB),
    "r": _table(["ID_REF", "S1", "Detection.Pval", "S2", "Detection.Pval.1"], A, PA, B, PB),
    "typed": _table(["ID_REF", "S1", "pval", "S2", "p-value"], A, PA, B, PB),
    "misspelt": _table(["ID_REF", "S1", "ptal", "S2", "pval"], A, PA, B, PB),
    "genome_studio": _table(
        ["PROBE_ID", "S1.AVG_Signal", "S1.Detection Pval", "S1.BEAD_STDERR", "S2.AVG_Signal", "S2.Detection Pval"],
        *(A, PA, PB, B, PB),
    ),
    "signal_first": _table(["ID", "AVG_Signal-S1", "AVG_Signal-S2", "Detection-S1", "Detection-S2"], A, B, PA, PB),
    "p_first": _table(["ID", "Detection Pval", "S1", "Detection Pval", "S2"], PA, A, PB, B),
    "above": _table(
        *(["ID_REF", "S1", "Detection Pval", "S2", "Detection Pval"], A, PA, B, PB),
        above="# made by hand\nIllumina Inc. GenomeStudio version 1.9.0\nNormalization =\tnone\n\n",
    ),
    "quoted": _table(['"ID_REF"', '"S1"', '"Detection Pval"', '"S2"', '"Detection Pval"'], A, PA, B, PB),
    "twice": _table(
        ["ID", "S1", "Detection Pval", "S2", "Detection Pval", "S1", "Detection Pval"], A, PA, B, PB, A, PA
    ),
    "made_unique": _table(
        ["ID", "S1", "Detection Pval", "S2", "Detection Pval", "S1.1", "Detection Pval"], A, PA, B, PB, A, PA
    ),
    "tabs_behind": _table(
        ["ID_REF", "S1", "Detection Pval", "S2", "Detection Pval", "", ""], A, PA, B, PB, [""] * BEADS, [""] * BEADS
    ),
    "commas": _table(["ID_REF", "S1", "pval", "S2", "pval"], A, PA, B, PB).replace("\t", ";").replace(".", ","),
    "annotated": _table(
        ["ID_REF", "ENTREZ_GENE_ID", "PROBE_START", "S1", "Detection Pval", "S2", "Detection Pval"],
        *(range(BEADS), range(BEADS), A, PA, B, PB),
    ),
}


def test_older_scores_are_one_less_p() -> None:
    table = _table(["ID", "S1", "Detection", "S2", "Detection"], A, (1 - P[:, 0]).tolist(), B, (1 - P[:, 1]).tolist())
    got = parse_beads(table.encode(), "x.txt")
    assert got.detection is not None
    np.testing.assert_allclose(got.detection, P, atol=1e-12)
    assert [note.code for note in got.notes] == ["read-detection_scores"]
    per_cent = _table(["ID", "S1", "Detection Pval"], A, (P[:, 0] * 100).tolist())
    with pytest.raises(ReadError, match="lie between 0 and 1; this table has"):
        parse_beads(per_cent.encode(), "x.txt")


@pytest.mark.parametrize("name", HEADERS)
def test_headers_that_people_type(name: str) -> None:
    got = parse_beads(HEADERS[name].encode(), "x.txt")
    assert got.samples == ("S1", "S2")
    np.testing.assert_array_equal(got.signals, SIGNALS)
    assert got.detection is not None
    np.testing.assert_array_equal(got.detection, P)
    assert got.probes == tuple(NAMES)
    assert [note.code for note in got.notes] == (["read-doubled_columns"] if name in ("twice", "made_unique") else [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            _table(["ID", "S1", "S2", "Detection Pval", "Detection Pval"], A, B, PA, PB),
            "of which signal cannot be told",
        ),
        (_table(["ID", "S1", "Detection Pval", "S2"], A, PA, B), "of which signal cannot be told"),
        (_table(["ID", "S1", "Detection Pval", "S1", "Detection Pval"], A, PA, B, PB), "S1"),
        (_table(["ID", "Detection Pval"], PA), "no column of the table holds signals"),
        ("hello\nworld\n", "no line of names"),
        (HEADERS["geo"][:-9], "cells"),
    ],
)
def test_what_cannot_be_told_is_said(text: str, said: str) -> None:
    with pytest.raises(ReadError) as error:
        parse_beads(text.encode(), "x.txt")
    assert said in english(error.value.line)


def _load(tmp_path: Path, text: str, **said: Any) -> LoadedSeries:
    (tmp_path / "beads.txt").write_text(text)
    spec = SeriesSpec(**({"id": "mine", "illumina": str(tmp_path / "beads.txt")} | said))
    return load("x", spec, Settings(str(tmp_path), tmp_path / "cache"))


def _notes(loaded: LoadedSeries) -> str:
    return " ".join(map(english, loaded.notes))


def test_neqc_by_detection(tmp_path: Path) -> None:
    got = _load(tmp_path, HEADERS["geo"])
    np.testing.assert_array_equal(got.series.values, neqc_by_detection(SIGNALS, P))
    assert "neqc: background by the detection p-values" in _notes(got)


def test_without_detection_it_is_said_what_is_lost(tmp_path: Path) -> None:
    got = _load(tmp_path, _table(["ID_REF", "S1", "S2"], A, B))
    assert "neither detection p-values nor negative controls" in _notes(got)
    assert "quantiles and log2 alone" in _notes(got)
    np.testing.assert_allclose(np.sort(got.series.values, axis=0)[:, 0], np.log2(np.sort(SIGNALS, axis=0).mean(axis=1)))
    coarse = [0.0 if p < 0.05 else 1.0 for p in PA]
    got = _load(tmp_path, _table(["ID_REF", "S1", "pval", "S2", "pval"], A, coarse, B, PB))
    assert "too few different values" in _notes(got)


def test_low_values_are_raised_to_the_offset(tmp_path: Path) -> None:
    """Signals from which GenomeStudio took a background may be below zero: none is lost."""
    got = _load(tmp_path, _table(["ID_REF", "S1", "S2"], [x - 150 for x in A], [x - 150 for x in B]))
    assert np.isfinite(got.series.values).all()
    assert got.series.values.min() >= 4


def test_negative_controls_win(tmp_path: Path) -> None:
    """In the table itself, under TargetID; or in a table of their own, whose columns are in another order."""
    kinds = ["NEGATIVE"] * 40
    negative = NEGATIVE.T.tolist()
    names = [f"C{i}" for i in range(40)]
    expected = neqc_by_controls(SIGNALS, NEGATIVE, np.empty((0, 2)))
    rows = [[f"G{i}", *row] for i, row in enumerate(zip(NAMES, A, B, strict=True))]
    rows += [list(row) for row in zip(kinds, names, *negative, strict=True)]
    text = "\n".join(
        "\t".join(map(str, row)) for row in [["TargetID", "ProbeID", "S1.AVG_Signal", "S2.AVG_Signal"], *rows]
    )
    got = _load(tmp_path, text)
    np.testing.assert_allclose(got.series.values, expected, rtol=0, atol=1e-12)
    assert got.series.probes[0] == "G0"
    assert "by 40 negative controls" in _notes(got)
    own = tmp_path / "controls.txt"
    own.write_text(
        _table(["ProbeID", "TargetID", "S2.AVG_Signal", "S1.AVG_Signal"], kinds, negative[1], negative[0], names=names)
    )
    got = _load(tmp_path, HEADERS["geo"], bead_controls=str(own))
    np.testing.assert_allclose(got.series.values, expected, rtol=0, atol=1e-12)


def test_samples_by_their_sheet(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.tsv"
    sheet.write_text("sample\tgroup\nS2\tb\nS1\ta\nS9\tc\n")
    got = _load(tmp_path, HEADERS["geo"], samples=str(sheet))
    assert got.series.samples.ids == ("S2", "S1")
    np.testing.assert_array_equal(got.series.values, neqc_by_detection(SIGNALS[:, ::-1], P[:, ::-1]))
    assert "1 sample has no column of signals" in _notes(got)


def test_order_alone_joins_nothing(tmp_path: Path) -> None:
    """GEO's template calls the columns SAMPLE 1, SAMPLE 2."""
    sheet = tmp_path / "sheet.tsv"
    sheet.write_text("sample\tgroup\nliver\tb\nkidney\ta\n")
    with pytest.raises(ReadError, match="cannot be told"):
        _load(tmp_path, HEADERS["geo"], samples=str(sheet))


def test_a_supplement_of_an_accession(tmp_path: Path) -> None:
    """Columns called after the titles; rows named as on the platform."""
    folder = tmp_path / "geo/series/GSE1nnn/GSE1234"
    (folder / "suppl").mkdir(parents=True)
    (folder / "matrix").mkdir()
    (folder / "suppl/GSE1234_non-normalized.txt.gz").write_bytes(gzip.compress(HEADERS["geo"].encode()))
    cells = {"title": ("S2", "S1"), "geo_accession": ("GSM2", "GSM1"), "platform_id": ("GPL10558", "GPL10558")}
    lines = ['!Series_geo_accession\t"GSE1234"', '!Series_platform_id\t"GPL10558"']
    lines += [f'!Sample_{name}\t"{one}"\t"{other}"' for name, (one, other) in cells.items()]
    lines += ["!series_matrix_table_begin", '"ID_REF"\t"GSM2"\t"GSM1"', "!series_matrix_table_end", ""]
    (folder / "matrix/GSE1234_series_matrix.txt.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    table = tmp_path / "geo/platforms/GPL10nnn/GPL10558/annot/GPL10558.annot.gz"
    table.parent.mkdir(parents=True)
    rows = [f"{name}\tITGA5" for name in NAMES]
    table.write_bytes(
        gzip.compress(
            "\n".join(["!platform_table_begin", "ID\tGene symbol", *rows, "!platform_table_end", ""]).encode()
        )
    )
    spec = SeriesSpec(id="GSE1234", illumina="GSE1234_non-normalized.txt.gz")
    got = load("x", spec, Settings(str(tmp_path / "geo"), tmp_path / "cache"))
    assert got.series.samples.ids == ("GSM2", "GSM1")
    assert got.series.probes == tuple(NAMES)
    np.testing.assert_array_equal(got.series.values, neqc_by_detection(SIGNALS[:, ::-1], P[:, ::-1]))


def test_processed_values_and_other_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(StudyError, match="not raw signals"):
        _load(tmp_path, _table(["ID_REF", "S1", "pval", "S2", "pval"], np.log2(A), PA, np.log2(B), PB))
    (tmp_path / "x.idat").write_bytes(b"IDAT" + bytes(90))
    with pytest.raises(ReadError) as error:
        _load(tmp_path, "", illumina=str(tmp_path / "x.idat"))
    assert "IDAT file of Illumina, which cannot be read" in english(error.value.line)
    (tmp_path / "table.txt").write_text(HEADERS["geo"])
    with pytest.raises(ReadError, match="raw signals of beads"):
        _load(tmp_path, "", illumina=None, expression=str(tmp_path / "table.txt"))


@pytest.mark.parametrize(("name", "key"), [("geo", "illumina"), ("genome_studio", "illumina")])
def test_recognised_by_its_content(name: str, key: str, tmp_path: Path) -> None:
    path = tmp_path / "GSE9_raw.txt"
    path.write_text(HEADERS[name])
    spec = spec_of_file(path)
    assert getattr(spec, key) == str(path.resolve())
    assert spec.id == "GSE9 illumina"


@pytest.mark.shared
def test_lumi_as_limma(shared: Path, tmp_path: Path) -> None:
    """8,000 real beads × 4; and the file cut short at ten places gives one line each."""
    with gzip.open(Path(__file__).parents[1] / "golden" / "two_colour_real.json.gz", "rt") as handle:
        golden = json.load(handle)["lumi"]
    path = shared / "data/raw/illumina/lumi_non-normalized.txt.gz"
    got = load("x", SeriesSpec(id="lumi", illumina=str(path)), Settings(str(tmp_path), tmp_path / "cache")).series
    np.testing.assert_allclose(got.values.sum(axis=0), np.array(golden["sums"], np.float64), rtol=1e-12)
    np.testing.assert_allclose(got.values[::80], np.array(golden["some"], np.float64), rtol=0, atol=1e-9)
    whole = path.read_bytes()
    for tenth in range(10):
        cut = tmp_path / "cut.txt.gz"
        cut.write_bytes(whole[: len(whole) * tenth // 10])
        with pytest.raises(GeneverdictError) as error:
            load("x", SeriesSpec(id="lumi", illumina=str(cut)), Settings(str(tmp_path), tmp_path / "cache"))
        assert "\n" not in english(error.value.line)
