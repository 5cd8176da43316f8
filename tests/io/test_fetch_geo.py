"""Which files are brought: several platforms, folders, offline, platforms cut from their family, many at once."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geneverdict.errors import FetchError, GeneverdictError, ReadError, UsageError
from geneverdict.io.fetch.cache import beside
from geneverdict.io.fetch.geo import (
    Geo,
    NotThereError,
    Request,
    fetch_family,
    fetch_many,
    fetch_platform,
    fetch_series,
    parse_accession,
)

FOLDER = "series/GSEnnn/GSE42/matrix"
FAMILY = "platforms/GPLnnn/GPL77/soft/GPL77_family.soft.gz"
ANNOT = "platforms/GPLnnn/GPL77/annot/GPL77.annot.gz"


@pytest.fixture
def geo(mirror: Any, tmp_path: Path) -> Geo:
    return Geo(mirror.url, tmp_path / "cache", timeout=5, retries=1, backoff=0.01)


@pytest.fixture
def two_platforms(mirror: Any, matrix_text: Callable[..., bytes]) -> tuple[str, str]:
    names = ("GSE42-GPL96_series_matrix.txt.gz", "GSE42-GPL570_series_matrix.txt.gz")
    for name in names:
        mirror.put(f"{FOLDER}/{name}", gzip.compress(matrix_text(name, 20), mtime=0))
    mirror.put(f"{FOLDER}/GSE42_notes.txt", b"not a matrix")
    return names


def offline(geo: Geo) -> Geo:
    return Geo("http://127.0.0.1:9", geo.cache, offline=True)


def names_of(files: Any) -> tuple[str, ...]:
    return tuple(file.path.name for file in files)


@pytest.mark.parametrize("text", ["GSE14520", "gse14520", " GSE 14520 ", "Gse\t14520\n"])
def test_accessions_as_people_type_them(text: str) -> None:
    assert parse_accession(text) == "GSE14520"


@pytest.mark.parametrize("text", ["", "14520", "GSE", "GSE0", "GSE1/../x", "GSE１４", "GSM11805", "GDS", "GSE1,GSE2"])
def test_what_is_not_an_accession(text: str) -> None:
    with pytest.raises(UsageError, match=r"expected GSE…, GDS… or GPL… and a number, found"):
        parse_accession(text)


def test_a_platform_is_not_a_series(geo: Geo) -> None:
    with pytest.raises(UsageError, match=r"expected a series \(GSE…\), found GPL570"):
        fetch_series(geo, "GPL570")


def test_all_platforms_of_a_series(mirror: Any, geo: Geo, two_platforms: tuple[str, str]) -> None:
    assert names_of(fetch_series(geo, "GSE42")) == two_platforms
    asked = len(mirror.requests)
    again = fetch_series(geo, "GSE42")
    assert names_of(again) == two_platforms
    assert all(file.from_cache for file in again)
    assert len(mirror.requests) == asked, "what is in the cache needs no server"
    assert names_of(fetch_series(offline(geo), "GSE42")) == two_platforms


def test_one_platform_of_a_series(mirror: Any, geo: Geo, two_platforms: tuple[str, str]) -> None:
    assert names_of(fetch_series(geo, "GSE42", "gpl570")) == two_platforms[1:]
    assert len(mirror.requests) == 1
    with pytest.raises(NotThereError, match=r"no matrix of GSE42 on GPL1;.*It has: GPL96, GPL570\.$"):
        fetch_series(geo, "GSE42", "GPL1")


def test_a_single_matrix_stands_for_the_platform_named(mirror: Any, geo: Geo, matrix: bytes) -> None:
    mirror.put(f"{FOLDER}/GSE42_series_matrix.txt.gz", matrix)
    assert names_of(fetch_series(geo, "GSE42", "GPL570")) == ("GSE42_series_matrix.txt.gz",)
    assert names_of(fetch_series(offline(geo), "GSE42", "GPL570")) == ("GSE42_series_matrix.txt.gz",)


def test_a_listing_in_apaches_words(mirror: Any, geo: Geo, two_platforms: tuple[str, str], make_answer: Any) -> None:
    rows = "".join(
        f'<tr><td><img src="/icons/x.gif"></td><td><a href="{name}">{name[:20]}..&gt;</a></td><td>2.1M</td></tr>'
        for name in ("?C=N;O=D", "/geo/series/GSEnnn/GSE42/", *two_platforms, "GSE420-GPL1_series_matrix.txt.gz")
    )
    mirror.always[""] = make_answer(body=f"<html><h1>Index of {FOLDER}</h1><table>{rows}</table></html>".encode())
    assert names_of(fetch_series(geo, "GSE42")) == two_platforms


@pytest.mark.parametrize("scheme", ["", "file://"])
def test_a_folder_is_read_in_place(
    scheme: str, mirror: Any, tmp_path: Path, two_platforms: tuple[str, str], matrix: bytes
) -> None:
    geo = Geo(f"{scheme}{mirror.root}", tmp_path / "no-cache", offline=True)
    files = fetch_series(geo, "GSE42")
    assert names_of(files) == two_platforms
    assert {file.path.parent for file in files} == {mirror.root / FOLDER}
    assert all(file.address == file.path.as_uri() and not file.from_cache for file in files)
    assert names_of(fetch_series(geo, "GSE42", "GPL96")) == two_platforms[:1]
    with pytest.raises(NotThereError, match="It has: GPL96, GPL570"):
        fetch_series(geo, "GSE42", "GPL8")
    mirror.put(f"{FOLDER}/GSE42_series_matrix.txt.gz", matrix[:-20])
    with pytest.raises(ReadError, match="the gzip file ends before its end"):
        fetch_series(geo, "GSE42")
    assert not (tmp_path / "no-cache").exists()


@pytest.mark.parametrize(
    ("mirror_text", "line"),
    [("ftp://x/geo", "https://…, http://…, file://… or a folder, found ftp://x/geo"), (" ", "has no address")],
)
def test_a_mirror_that_cannot_be_used(mirror_text: str, line: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=line):
        fetch_series(Geo(mirror_text, tmp_path), "GSE42")


def test_a_mirror_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match=r"nowhere: the mirror is not a folder"):
        fetch_series(Geo(str(tmp_path / "nowhere"), tmp_path), "GSE42")


def test_offline_without_the_file(geo: Geo) -> None:
    with pytest.raises(NotThereError, match=r"GSE42_series_matrix.txt.gz \(not in the cache\).*without --offline"):
        fetch_series(offline(geo), "GSE42")
    assert not geo.cache.exists()


def test_offline_with_a_file_put_there_by_hand(geo: Geo, matrix: bytes) -> None:
    path = geo.cache / FOLDER / "GSE42_series_matrix.txt.gz"
    path.parent.mkdir(parents=True)
    path.write_bytes(matrix)
    with pytest.raises(NotThereError, match=r"a file that is not trusted.*name a folder that has it with --geo"):
        fetch_series(offline(geo), "GSE42")


def test_offline_takes_what_any_mirror_brought(mirror: Any, geo: Geo, two_platforms: tuple[str, str]) -> None:
    fetch_series(geo, "GSE42", "GPL96")
    (only,) = fetch_series(offline(geo), "GSE42")
    assert (only.path.name, only.address) == (two_platforms[0], f"{mirror.url}/{FOLDER}/{two_platforms[0]}")


def test_the_annotation_comes_first(mirror: Any, geo: Geo, platform_family: Callable[..., bytes]) -> None:
    annotation = mirror.put(ANNOT, gzip.compress(platform_family(n_samples=0), mtime=0))
    mirror.put(FAMILY, gzip.compress(platform_family(), mtime=0))
    assert fetch_platform(geo, "GPL77").path.read_bytes() == annotation
    assert len(mirror.requests) == 1


def test_a_cut_annotation_is_not_passed_over_in_silence(mirror: Any, geo: Geo, platform_family: Any) -> None:
    mirror.put(ANNOT, gzip.compress(platform_family(end=False, n_samples=0), mtime=0))
    mirror.put(FAMILY, gzip.compress(platform_family(), mtime=0))
    with pytest.raises(FetchError, match=r"the platform table is cut off.*300 rows of the 300 stated"):
        fetch_platform(geo, "GPL77")


def test_the_platform_part_of_a_family_file(
    mirror: Any, geo: Geo, platform_family: Callable[..., bytes], make_answer: Any
) -> None:
    """The server stops half-way through the samples: the client has hung up before it could miss the rest."""
    text = platform_family(n_samples=4000)
    zipped = mirror.put(FAMILY, gzip.compress(text, mtime=0))
    mirror.answer(FAMILY, make_answer(send=len(zipped) // 2, stall=60))
    part = fetch_platform(geo, "GPL77")
    expected = text[: text.index(b"^SAMPLE")]
    assert gzip.decompress(part.path.read_bytes()) == expected
    assert (part.path.name, part.address) == ("GPL77_platform.soft.gz", f"{mirror.url}/{FAMILY}")
    assert len(mirror.asked(FAMILY)) == 1, "the samples were not waited for"
    asked = len(mirror.requests)
    assert fetch_platform(geo, "GPL77").from_cache
    assert fetch_platform(offline(geo), "GPL77").sha256 == part.sha256
    assert len(mirror.requests) == asked
    again = fetch_platform(Geo(geo.mirror, geo.cache / "2"), "GPL77")
    assert again.sha256 == part.sha256, "the same bytes at every time"


def test_a_platform_part_is_resumed(mirror: Any, geo: Geo, platform_family: Any, make_answer: Any) -> None:
    text = platform_family(n_probes=9000)
    mirror.put(FAMILY, gzip.compress(text, mtime=0))
    mirror.answer(FAMILY, make_answer(send=20_000))
    assert gzip.decompress(fetch_platform(geo, "GPL77").path.read_bytes()) == text[: text.index(b"^SAMPLE")]
    assert [request.range for request in mirror.asked(FAMILY)] == ["", "bytes=20000-"]


@pytest.mark.parametrize(
    ("make", "line"),
    [
        (
            lambda text: gzip.compress(text(table=False), mtime=0),
            r"no whole platform table; expected a line !platform_table_end",
        ),
        (
            lambda text: gzip.compress(text(end=False), mtime=0),
            r"no whole platform table; expected a line !platform_table_end",
        ),
        (
            lambda text: gzip.compress(text(n_samples=0, n_probes=9000), mtime=0)[:-500],
            r"the gzip file ends before its end",
        ),
        (lambda _: b"<!doctype html><title>Sign in</title>", r"web page titled 'Sign in'"),
        (lambda _: b"\x1f\x8b" + bytes(500), r"the gzip file is damaged"),
    ],
)
def test_family_files_without_a_platform_table(
    make: Any, line: str, mirror: Any, geo: Geo, platform_family: Any
) -> None:
    mirror.put(FAMILY, make(platform_family))
    with pytest.raises(FetchError, match=line):
        fetch_platform(geo, "GPL77")
    folder = (geo.cache / FAMILY).parent
    assert {entry.suffix for entry in folder.iterdir()} <= {".lock"}


def test_a_family_file_in_a_folder_is_checked_up_to_the_tables_end(mirror: Any, geo: Geo, platform_family: Any) -> None:
    """It may be gigabytes long and is still being copied here: the table is whole."""
    zipped = gzip.compress(platform_family(n_probes=10, n_samples=4000), mtime=0)
    path = mirror.root / FAMILY
    mirror.put(FAMILY, zipped[: len(zipped) // 2])
    assert fetch_platform(Geo(str(mirror.root), geo.cache), "GPL77").path == path


def test_no_platform_says_both_places(geo: Geo) -> None:
    with pytest.raises(
        NotThereError, match=r"no table of platform GPL77; tried .*annot.gz .*family.soft.gz .*probe map"
    ):
        fetch_platform(geo, "GPL77")


def test_a_series_family(mirror: Any, geo: Geo) -> None:
    table = "!sample_table_begin\nID_REF\tVALUE\na\t1\n!sample_table_end\n"
    samples = "".join(f"^SAMPLE = GSM{i}\n{table}" for i in (1, 2))
    text = f"^SERIES = GSE42\n!Series_sample_id = GSM1\n!Series_sample_id = GSM2\n{samples}"
    path = "series/GSEnnn/GSE42/soft/GSE42_family.soft.gz"
    mirror.put(path, gzip.compress(text[: text.rindex("^SAMPLE")].encode(), mtime=0))
    with pytest.raises(FetchError, match=r"between samples; expected the 2 samples it names, found 1"):
        fetch_family(geo, "GSE42")
    mirror.put(path, gzip.compress(text.removesuffix("!sample_table_end\n").encode(), mtime=0))
    with pytest.raises(FetchError, match=r"within a table; expected 2 table ends, found 1"):
        fetch_family(geo, "GSE42")
    data = mirror.put(path, gzip.compress(text.encode(), mtime=0))
    assert fetch_family(geo, "GSE42").path.read_bytes() == data


def test_one_failing_never_loses_the_others(
    mirror: Any, geo: Geo, two_platforms: tuple[str, str], matrix: bytes
) -> None:
    mirror.put("series/GSEnnn/GSE7/matrix/GSE7_series_matrix.txt.gz", b"<html><title>Oops</title></html>")
    mirror.put("series/GSEnnn/GSE8/matrix/GSE8_series_matrix.txt.gz", matrix)
    jobs = [
        Request("series matrix", "GSE42"),
        Request("series matrix", "GSE7"),
        Request("platform table", "GPL1"),
        Request("series matrix", "GSE8"),
        Request("series matrix", "x"),
    ]
    both, page, nothing, one, wrong = fetch_many(geo, jobs, workers=3)
    assert not isinstance(both, GeneverdictError)
    assert names_of(both) == two_platforms
    assert not isinstance(one, GeneverdictError)
    assert one[0].path.read_bytes() == matrix
    assert isinstance(page, FetchError)
    assert isinstance(nothing, NotThereError)
    assert isinstance(wrong, UsageError)
    assert "titled 'Oops'" in str(page)


def test_several_at_once_are_really_at_once(mirror: Any, geo: Geo, matrix: bytes, make_answer: Any) -> None:
    jobs = [Request("series matrix", f"GSE{i}") for i in range(1, 5)]
    for job in jobs:
        path = f"series/GSEnnn/{job.accession}/matrix/{job.accession}_series_matrix.txt.gz"
        mirror.put(path, matrix)
        mirror.answer(path, make_answer(send=1000, stall=0.3))
    results = fetch_many(geo, jobs, workers=4)
    assert 1 < mirror.most_at_once <= 4
    assert all(not isinstance(result, GeneverdictError) for result in results)


def test_an_error_of_the_progress_callback_stops_the_download(mirror: Any, geo: Geo, matrix: bytes) -> None:
    """Ctrl-C in a bar: it is not swallowed, and the next run is right."""
    path = f"{FOLDER}/GSE42_series_matrix.txt.gz"
    mirror.put(path, matrix)

    def interrupted(_name: str, done: int, _total: int | None) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch_many(geo, [Request("series matrix", "GSE42")], progress=interrupted)
    assert not (geo.cache / path).exists()
    assert fetch_series(geo, "GSE42")[0].path.read_bytes() == matrix


def test_the_same_file_twice_at_once_is_downloaded_once(mirror: Any, geo: Geo, matrix: bytes, make_answer: Any) -> None:
    path = f"{FOLDER}/GSE42_series_matrix.txt.gz"
    mirror.put(path, matrix)
    mirror.answer(path, make_answer(stall=0.2))
    first, second = fetch_many(geo, [Request("series matrix", "GSE42")] * 2)
    assert not isinstance(first, GeneverdictError)
    assert not isinstance(second, GeneverdictError)
    assert {first[0].from_cache, second[0].from_cache} == {True, False}
    assert len(mirror.asked(path)) == 1


@pytest.mark.shared
def test_real_files_over_http_are_those_of_the_folder(shared: Path, serve: Any, tmp_path: Path) -> None:
    web, folder = Geo(serve(shared / "geo").url, tmp_path), Geo(str(shared / "geo"), tmp_path)
    for series in ("GSE14520", "GSE83521", "GSE183947"):
        assert [f.sha256 for f in fetch_series(web, series)] == [f.sha256 for f in fetch_series(folder, series)]
    assert fetch_family(web, "GSE83521").sha256 == fetch_family(folder, "GSE83521").sha256
    assert fetch_platform(web, "GPL97").sha256 == fetch_platform(folder, "GPL97").sha256
    ours, theirs = fetch_platform(web, "GPL96").path, fetch_platform(folder, "GPL96").path
    whole = gzip.decompress(theirs.read_bytes())
    assert (
        gzip.decompress(ours.read_bytes()) == whole[: whole.index(b"\n", whole.index(b"\n!platform_table_end") + 1) + 1]
    )
    assert not beside(ours, ".part").exists()
