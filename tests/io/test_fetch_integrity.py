"""What a file is told to be, whatever it is; and the blockwise readers against slow, obvious twins."""

from __future__ import annotations

import gzip
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geneverdict.errors import ReadError
from geneverdict.io.fetch import integrity
from geneverdict.io.fetch.integrity import check_file
from geneverdict.io.fetch.platform_part import PlatformPart

FAMILY = b"^PLATFORM = GPL1\n!platform_table_begin\nID\tSymbol\n1\tA\n!platform_table_end\n^SAMPLE = GSM1\n!x\n"


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "kind", "line"),
    [
        ("GSE63060_series_matrix.txt.gz", "matrix", r"Git LFS pointer that stands for a file of 62,803,860 bytes"),
        ("GSE76275_series_matrix.txt.gz", "matrix", r"the gzip file ends before its end.*only 491,520 bytes"),
        ("GPL11532.soft", "platform", r"the platform table is cut off.*found 148 rows of the 33,297 stated"),
    ],
)
def test_real_broken_downloads(name: str, kind: integrity.Kind, line: str, shared: Path) -> None:
    path = shared / "data" / "broken" / name
    with pytest.raises(ReadError, match=line) as caught:
        check_file(path, kind)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.shared
def test_every_real_file_passes(shared: Path) -> None:
    kinds: dict[str, integrity.Kind] = {"matrix": "matrix", "soft": "family", "annot": "platform"}
    files = [
        file for file in (shared / "geo").rglob("*.gz") if file.parent.name in kinds and "datasets" not in file.parts
    ]
    assert len(files) > 20
    for file in files:
        of_platform = "platforms" in file.parts and file.parent.name == "soft"
        check_file(file, "platform_head" if of_platform else kinds[file.parent.name])


@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz"])
@pytest.mark.parametrize("members", [1, 2, 7])
def test_whole_files_pass(name: str, members: int, tmp_path: Path, matrix_text: Callable[..., bytes]) -> None:
    text = matrix_text(n_rows=50).replace(b"\n", b"\r\n" if members == 2 else b"\n")
    step = len(text) // members + 1
    zipped = b"".join(gzip.compress(text[i : i + step], mtime=0) for i in range(0, len(text), step))
    (tmp_path / name).write_bytes(zipped if name.endswith(".gz") else text)
    check_file(tmp_path / name, "matrix")


@pytest.mark.parametrize(
    ("counts", "good"),
    [("3\t3", True), ("0\t0", True), ("", True), ("3\t4", True), ("4\t5", True), ("4\t4", False), ("2\t2", False)],
)
def test_rows_are_held_against_what_all_samples_state(counts: str, good: bool, tmp_path: Path) -> None:  # noqa: FBT001
    line = f"!Sample_data_row_count\t{counts}\n" if counts else ""
    path = tmp_path / "m.txt"
    path.write_text(f"{line}!series_matrix_table_begin\nID_REF\na\nb\nc\n!series_matrix_table_end\n")
    if good:
        check_file(path, "matrix")
    else:
        with pytest.raises(ReadError, match=rf"expected {counts[0]} rows .*, found 3"):
            check_file(path, "matrix")


def test_an_empty_table_is_whole(tmp_path: Path) -> None:
    (tmp_path / "m.txt").write_text("!series_matrix_table_begin\n!series_matrix_table_end")
    check_file(tmp_path / "m.txt", "matrix")


@pytest.mark.parametrize("block", [1, 2, 5, 24, 25, 26, 64])
@pytest.mark.parametrize("n_rows", [0, 1, 7])
def test_rows_are_counted_at_every_block_size(
    block: int, n_rows: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"{i}\t!series_matrix_table_end\n" for i in range(n_rows))
    path = tmp_path / "m.txt"
    path.write_text(f"!series_matrix_table_begin\nID_REF\n{rows}!series_matrix_table_end\n\n")
    monkeypatch.setattr(integrity, "_BLOCK", block)
    with path.open("rb") as text:
        text.readline()
        assert integrity._count_rows(text, b"!series_matrix_table_end", whole=True) == (n_rows, True)
        assert text.read() == b"", "read to the end, so that a gzip trailer is verified"


@given(data=st.data())
def test_every_cut_of_a_matrix_is_noticed(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    text = b"!Sample_data_row_count\t2\n!series_matrix_table_begin\nID\na\t1\nb\t2\n!series_matrix_table_end\n"
    zipped = gzip.compress(text, mtime=0)
    cut = zipped[: data.draw(st.integers(0, len(zipped) - 1))]
    path = tmp_path_factory.mktemp("cut") / "m.txt.gz"
    path.write_bytes(cut)
    with pytest.raises(ReadError, match=r"empty|ends before its end|instead of gzip"):
        check_file(path, "matrix")


def naive_part(text: bytes) -> tuple[bytes, bool]:
    kept: list[bytes] = []
    for line in text.splitlines(keepends=True):
        if line.startswith(b"^SAMPLE"):
            return b"".join(kept), False
        kept.append(line)
        if line.startswith(b"!platform_table_end"):
            return b"".join(kept), True
    return b"".join(kept), False


LINES = st.sampled_from(
    [b"!platform_table_end", b"^SAMPLE = 1", b"!platform_table_begin", b"a\t!platform_table_end", b""]
)


@given(st.lists(LINES, max_size=6), st.lists(st.integers(1, 30), max_size=40), st.integers(1, 80))
def test_the_platform_part_is_that_of_a_slow_twin(lines: list[bytes], cuts: list[int], member: int) -> None:
    """However the bytes are cut into pieces, and the gzip into members."""
    text = b"".join(line + b"\n" for line in lines)
    zipped = b"".join(gzip.compress(text[i : i + member], mtime=0) for i in range(0, len(text), member))
    part, pieces, at = PlatformPart(), [], 0
    for size in [*cuts, len(zipped)]:
        pieces.append(part.feed(zipped[at : at + size]))
        at += size
    pieces.append(part.finish())
    kept, ended = naive_part(text)
    got = b"".join(pieces)
    assert part.ended == ended
    if ended:
        assert got == kept


def test_memory_stays_small(tmp_path: Path) -> None:
    rows = b"".join(b"%d\t%s\n" % (i, b"1.25\t" * 100) for i in range(20_000))
    path = tmp_path / "m.txt.gz"
    path.write_bytes(
        gzip.compress(b"!series_matrix_table_begin\nID\n" + rows + b"!series_matrix_table_end\n", 1, mtime=0)
    )
    tracemalloc.start()
    check_file(path, "matrix")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 << 20 < len(rows)
