"""From an entry of the study file to a series: which source is read, which error is shown, and how to add a kind."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from geneverdict.errors import GeneverdictError, NeedsWordError, StudyError, UsageError
from geneverdict.io.fetch.addresses import Request, family_path, matrix_path
from geneverdict.io.fetch.geo import NotThereError
from geneverdict.io.sources.registry import SOURCES
from geneverdict.io.sources.source import Offer, Source, SourceFile
from geneverdict.model.series import SampleTable, Series
from geneverdict.model.study import Match, SeriesSpec
from geneverdict.pipeline import load as loading
from geneverdict.pipeline.load import load, load_series
from geneverdict.pipeline.steps import fit, prepare
from geneverdict.progress import SILENT
from geneverdict.settings import Settings
from geneverdict.testing.write import write_series_matrix

TABLE = "gene\ts1\ts2\nITGA5\t7.5\t8\n"


def series_of(accession: str, platform: str, *, channels: str = "1") -> Series:
    ids = ("GSM1", "GSM2")
    columns = {
        "geo_accession": ids,
        "title": ("a", "b"),
        "channel_count": (channels,) * 2,
        "platform_id": (platform,) * 2,
    }
    return Series(
        accession, platform, SampleTable(ids, columns), ("p1",), np.array([[7.5, 8]]), {"geo_accession": (accession,)}
    )


def family(accession: str, platform: str) -> str:
    lines = [f"^SERIES = {accession}", f"!Series_geo_accession = {accession}"]
    for i, value in enumerate((7.5, 8), 1):
        lines += [f"^SAMPLE = GSM{i}", f"!Sample_platform_id = {platform}", "!sample_table_begin", "ID_REF\tVALUE"]
        lines += [f"p1\t{value}", "!sample_table_end"]
    return "\n".join(lines) + "\n"


@pytest.fixture
def here(tmp_path: Path) -> Settings:
    """A mirror with series of each kind."""
    mirror = tmp_path / "geo"
    for name, series in {
        matrix_path("GSE1"): series_of("GSE1", "GPL1"),
        matrix_path("GSE2", "GPL1"): series_of("GSE2", "GPL1"),
        matrix_path("GSE2", "GPL22"): series_of("GSE2", "GPL22", channels="2"),
    }.items():
        (mirror / name).parent.mkdir(parents=True, exist_ok=True)
        write_series_matrix(mirror / name, series)
    for accession in ("GSE1", "GSE3"):
        (mirror / family_path(accession)).parent.mkdir(parents=True, exist_ok=True)
        (mirror / family_path(accession)).write_bytes(gzip.compress(family(accession, "GPL3").encode()))
    (tmp_path / "own.tsv").write_text(TABLE)
    return Settings(mirror=str(mirror), cache=tmp_path / "cache")


def test_what_each_source_wants_is_known_without_a_look_at_the_disk() -> None:
    wanted = [
        [offer.wanted if (offer := source.offers(spec)) else None for source in SOURCES]
        for spec in (
            SeriesSpec(id="mine", expression="no/such.tsv", samples="no/such-sheet.tsv"),
            SeriesSpec(id="GSE2", file="no/such.txt.gz"),
            SeriesSpec(id="gse 2", platform="GPL22"),
            SeriesSpec(id="GPL570"),
            SeriesSpec(id="nonsense"),
            SeriesSpec(id="gds507"),
        )
    ]
    nothing = (None, None, None, None)  # from CEL files, beads, spots and counts, which an entry has to name
    assert wanted == [
        [*nothing, (Path("no/such.tsv"), Path("no/such-sheet.tsv")), None, None, None, None],
        [*nothing, None, (Path("no/such.txt.gz"),), None, None, None],
        [*nothing, None, None, None, (Request("series matrix", "GSE2", "GPL22"),), (Request("family SOFT", "GSE2"),)],
        [*nothing, None, None, None, None, None],
        [*nothing, None, None, None, None, None],
        [*nothing, None, None, (Request("DataSet", "GDS507"),), None, None],
    ]


@pytest.mark.parametrize(
    ("spec", "platform", "measure", "file"),
    [
        (SeriesSpec(id="GSE1"), "GPL1", "intensity", "GSE1_series_matrix.txt.gz"),
        (SeriesSpec(id="GSE2", platform="GPL22"), "GPL22", "log_ratio", "GSE2-GPL22_series_matrix.txt.gz"),
        (SeriesSpec(id="GSE3"), "GPL3", "intensity", "GSE3_family.soft.gz"),
    ],
)
def test_the_first_source_that_is_there_is_read(
    here: Settings, spec: SeriesSpec, platform: str, measure: str, file: str
) -> None:
    series, files = load_series(spec, here, SILENT)
    assert (series.platform, series.measure, [f.path.name for f in files]) == (platform, measure, [file])
    assert series.values.tolist() == [[7.5, 8]]
    assert series.source == files[0].address


def test_a_table_of_ones_own_comes_before_the_series_of_that_name(here: Settings, tmp_path: Path) -> None:
    spec = SeriesSpec(id="GSE1", expression=str(tmp_path / "own.tsv"))
    loaded = load("GSE1", spec, here)
    assert loaded.series.samples.ids == ("s1", "s2")
    assert [entry.address for entry in loaded.inputs] == ["own.tsv"]


@pytest.mark.parametrize(
    ("spec", "error", "text"),
    [
        (SeriesSpec(id="GSE2"), NeedsWordError, r"GSE2: the series has 2 platforms: GPL1, GPL22\. Name one .*\"GPL1\""),
        (SeriesSpec(id="GSE1", platform="GPL9"), StudyError, "the series is not on platform GPL9; found GPL1"),
        (SeriesSpec(id="GSE9"), NotThereError, "no series matrix of GSE9"),
        (SeriesSpec(id="GPL570"), StudyError, "'GPL570' is not a series"),
        (SeriesSpec(id="nonsense"), UsageError, "not the accession"),
        (
            SeriesSpec(id="mine", expression="no/such.tsv"),
            StudyError,
            "series mine, no/such.tsv: there is no such file",
        ),
    ],
    ids=["platforms", "other platform", "nowhere", "no series", "no accession", "no file"],
)
def test_which_error_is_shown(here: Settings, spec: SeriesSpec, error: type[GeneverdictError], text: str) -> None:
    with pytest.raises(error, match=text):
        load_series(spec, here, SILENT)


# --- a new kind: this class, and its line in SOURCES ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Toy:
    """``{"sample": {"gene": value}}`` in a file named ``….toy``; the samples of the case have names in capitals."""

    def offers(self, spec: SeriesSpec) -> Offer | None:
        named = spec.expression or ""
        return Offer((Path(named),)) if named.endswith(".toy") else None

    def read(self, files: Sequence[SourceFile], spec: SeriesSpec) -> Series:
        table: dict[str, dict[str, float]] = json.loads(files[0].path.read_text(encoding="utf-8"))
        genes = tuple(next(iter(table.values())))
        groups = tuple("case" if name.isupper() else "control" for name in table)
        return Series(
            id=spec.id,
            platform="",
            samples=SampleTable(tuple(table), {"group": groups}, ("group",)),
            probes=genes,
            values=np.array([[sample[gene] for sample in table.values()] for gene in genes]),
            source=files[0].address,
        )


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    rng = np.random.default_rng(8)
    up = {"ITGA5": 2.0}
    body = {
        name: {gene: float(rng.normal(8 + up.get(gene, 0) * name.isupper(), 0.2)) for gene in ("ACTB", "ITGA5", "TP53")}
        for name in ("A", "B", "C", "D", "a", "b", "c", "d")
    }
    path = tmp_path / "mine.toy"
    path.write_text(json.dumps(body), encoding="utf-8")
    return path


def test_a_new_kind_is_one_class_and_one_line(here: Settings, toy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources: tuple[Source, ...] = (Toy(), *SOURCES)
    monkeypatch.setattr(loading, "SOURCES", sources)
    case, control = Match(field="group", match="^case$"), Match(field="group", match="^control$")
    spec = SeriesSpec(id="mine", expression=str(toy), case=case, control=control)
    loaded = load("mine", spec, here)
    assert [(entry.series, entry.address) for entry in loaded.inputs] == [("mine", "mine.toy")]
    result = fit(prepare(loaded.series, loaded.platform, spec))
    assert result.source == "mine.toy"
    assert result.fit.log2fc[result.fit.names.index("ITGA5")] == pytest.approx(2, abs=0.4)
    assert load_series(SeriesSpec(id="GSE1"), here, SILENT)[0].platform == "GPL1"


def test_without_its_line_the_file_is_read_as_a_table_and_refused(here: Settings, toy: Path) -> None:
    with pytest.raises(GeneverdictError, match=r"mine\.toy"):
        load_series(SeriesSpec(id="mine", expression=str(toy)), here, SILENT)
