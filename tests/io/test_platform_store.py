"""Platform tables read before come from the cache, as they were read; nothing damaged or of another file does."""

from __future__ import annotations

from pathlib import Path

import pytest

from geneverdict.io.sources.platform_store import FOLDER, stored_platform
from geneverdict.messages import Message, Name, count
from geneverdict.model.series import Platform

PLATFORM = Platform(
    id="GPL1",
    probes=("1_at", "二_at", "3_at"),
    genes=(("ITGA5",), (), ("HLA-A", "HLA-B")),
    column="Gene symbol",
    title='a "title" of {braces}',
    organism="Homo sapiens",
    source="somewhere",
    kind="symbol",
    notes=(Message("read-repeated_probes", {"n": count(3)}), Message("probes-no_genes", {"platform": Name("up")})),
)


class Reader:
    def __init__(self, platform: Platform = PLATFORM) -> None:
        self.platform, self.n = platform, 0

    def __call__(self) -> Platform:
        self.n += 1
        return self.platform


def same(one: Platform, other: Platform) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in Platform.__dataclass_fields__)


def test_the_second_time_the_same_comes_without_reading(tmp_path: Path) -> None:
    reader = Reader()
    assert stored_platform(tmp_path, "aa", None, reader) is PLATFORM
    again = stored_platform(tmp_path, "aa", None, reader)
    assert same(again, PLATFORM)
    assert reader.n == 1
    stored_platform(tmp_path, "bb", None, reader)
    stored_platform(tmp_path, "aa", "Symbol", reader)
    assert reader.n == 3
    assert not list(tmp_path.rglob("*.tmp"))


@pytest.mark.parametrize("damage", ["cut", "turned", "emptied"])
def test_what_is_damaged_is_read_again(tmp_path: Path, damage: str) -> None:
    reader = Reader()
    stored_platform(tmp_path, "aa", None, reader)
    (path,) = (tmp_path / FOLDER).iterdir()
    body = path.read_bytes()
    turned = body.replace(b"ITGA5", b"ITGA6")
    path.write_bytes({"cut": body[:-9], "turned": turned, "emptied": b""}[damage])
    assert same(stored_platform(tmp_path, "aa", None, reader), PLATFORM)
    assert reader.n == 2
    assert path.read_bytes() == body


def test_where_nothing_can_be_written_the_file_is_read(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file in the way", encoding="utf-8")
    reader = Reader()
    assert stored_platform(tmp_path, "aa", None, reader) is PLATFORM
    assert stored_platform(tmp_path, "aa", None, reader) is PLATFORM
    assert reader.n == 2
