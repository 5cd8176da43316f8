"""Bytes, encodings and things that are not data."""

from __future__ import annotations

import codecs
import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geneverdict.errors import GeneverdictError, ReadError
from geneverdict.io.sources.text import decode_lines, read_bytes, read_until, recognise
from geneverdict.messages import english

TEXT = b"one\ntwo\n"


@pytest.fixture
def write(tmp_path: Path):
    def _write(content: bytes, name: str = "x.txt.gz") -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return _write


@pytest.mark.parametrize(
    "content",
    [
        TEXT,
        gzip.compress(TEXT, mtime=0),
        gzip.compress(b"one\n", mtime=0) + gzip.compress(b"two\n", mtime=0),
        gzip.compress(TEXT, mtime=0) + b"\0\0\0",
        codecs.BOM_UTF8 + TEXT,
        b"one\r\ntwo\r\n",
        b"one\rtwo\r",
        codecs.BOM_UTF16_LE + "one\ntwo\n".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "one\r\ntwo\r\n".encode("utf-16-be"),
    ],
    ids=["plain", "gzip", "members", "padding", "bom", "crlf", "cr", "utf16le", "utf16be"],
)
def test_the_same_text_in_every_wrapping(write, content):
    assert read_bytes(write(content)) == TEXT


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "an empty file"),
        (gzip.compress(b"", mtime=0), "an empty file"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "Git LFS pointer"),
        (b"\n<!DOCTYPE html><html></html>", "a web page"),
        (gzip.compress(b"<html></html>", mtime=0), "a web page"),
        (b"PK\x03\x04abc", "Save it as tab-separated text"),
        (b"\xd0\xcf\x11\xe0abc", "Save it as tab-separated text"),
        (gzip.compress(TEXT * 900, mtime=0)[:-9], "truncated"),
        (gzip.compress(TEXT, mtime=0)[:-1], "truncated"),
        (gzip.compress(TEXT, mtime=0)[:-8] + b"12345678", "damaged"),
        (b"\x1f\x8bjunkjunkjunk", "damaged"),
        (b"ab\0\1\2", "binary"),
    ],
)
def test_what_is_not_data_is_named_in_one_line(write, content, words):
    with pytest.raises(ReadError, match=words) as caught:
        read_bytes(write(content))
    assert "\n" not in str(caught.value)
    assert "x.txt.gz" in str(caught.value)


def test_a_missing_file_and_a_folder_are_errors_of_ours(tmp_path):
    with pytest.raises(ReadError, match="no such file"):
        read_bytes(tmp_path / "none")
    with pytest.raises(ReadError, match="cannot be read"):
        read_bytes(tmp_path)


def test_tar_archives_are_recognised():
    assert recognise(b"a" * 257 + b"ustar" + b"\0" * 10) == "tar"


def test_reading_stops_at_the_marker_even_if_the_rest_is_damaged(write):
    content = b"head\n!marker inside? no\nx !end\n!end\n" + bytes(range(32, 127)) * 30_000
    for packed in (gzip.compress(content, mtime=0)[:-2000], content):
        data, found = read_until(write(packed), b"!end")
        assert found
        assert data == b"head\n!marker inside? no\nx !end\n!end\n"


def test_a_marker_that_is_cut_in_two_by_the_chunks_is_found(write):
    filler = b"x" * ((1 << 18) - 4) + b"\n"
    data, found = read_until(write(filler + b"!end of it\nmore\n", "plain.txt"), b"!end")
    assert found
    assert data.endswith(b"x\n!end of it\n")


def test_a_missing_marker_is_said(write):
    assert read_until(write(TEXT), b"!end") == (TEXT, False)


def test_each_line_is_decoded_by_itself():
    lines, (note,) = decode_lines("µ\n".encode() + "5 µl ’\n".encode("cp1252") + b"\x81\xe9")
    assert lines == ["µ", "5 µl ’", "\x81é"]
    assert english(note) == "2 lines of the header are not UTF-8 and were read as cp1252, latin-1."


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300), st.sampled_from(["", "gz"]))
def test_no_bytes_raise_anything_else(write, content, kind):
    path = write(gzip.compress(content, mtime=0)[: len(content) + 10] if kind else content)
    for read in (read_bytes, lambda p: read_until(p, b"!end")):
        try:
            read(path)
        except GeneverdictError as error:
            assert "\n" not in str(error)  # noqa: PT017 an error is one way to succeed
