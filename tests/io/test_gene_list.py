"""Genes by name and in lists: what a list may hold, and what is said of one that may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from geneverdict.errors import StudyError
from geneverdict.io import gene_list
from geneverdict.io.gene_list import expand_lists
from geneverdict.io.study import read_study, study_text

SERIES = '[[series]]\nid = "GSE4107"\n'


def listed(folder: Path, content: str | bytes) -> tuple[str, ...]:
    (folder / "list.txt").write_bytes(content if isinstance(content, bytes) else content.encode())
    return expand_lists(["@list.txt"], folder)


def test_names_and_lists_keep_their_order_and_come_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\ufeff# mine\r\nITGA5  # integrin\r\n\r\n  TMC5\r\nITGA5\r\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("MYC\nTMC5", encoding="utf-8")
    assert expand_lists(["GAPDH", "@a.txt", "@b.txt"], tmp_path) == ("GAPDH", "ITGA5", "TMC5", "MYC")


@pytest.mark.parametrize("genes", ['"@list.txt"', '["@list.txt"]', '["ITGA5", "@list.txt"]'])
def test_a_study_takes_a_list_beside_it_and_writes_it_out(tmp_path: Path, genes: str) -> None:
    (tmp_path / "list.txt").write_text("ITGA5\nTMC5\n", encoding="utf-8")
    (tmp_path / "study.toml").write_text(f"genes = {genes}\n{SERIES}", encoding="utf-8")
    study = read_study(tmp_path / "study.toml")
    assert study.genes == ("ITGA5", "TMC5")
    assert 'genes = ["ITGA5", "TMC5"]' in study_text(study, folder=tmp_path)


@pytest.mark.parametrize("genes", ['"ITGA5"', "5", '["ITGA5", 5]', '["@list.txt", 5]', "[]", '[""]'])
def test_what_is_no_list_of_genes_is_refused_as_before(tmp_path: Path, genes: str) -> None:
    (tmp_path / "list.txt").write_text("ITGA5\n", encoding="utf-8")
    (tmp_path / "study.toml").write_text(f"genes = {genes}\n{SERIES}", encoding="utf-8")
    with pytest.raises(StudyError) as caught:
        read_study(tmp_path / "study.toml")
    assert "genes" in str(caught.value)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "list_empty"),
        ("# nothing\n\n", "list_empty"),
        (b"ITGA5\n\xff\xfe\n", "list_unreadable"),
        ("ITGA5\tTMC5\n", "list_line"),
        ("ITGA5, TMC5\n", "list_line"),
        ("A" * (gene_list.LONGEST + 1), "list_line"),
        ("\n".join(f"G{i}" for i in range(gene_list.MOST + 1)), "list_too_long"),
        (b"#" * (gene_list.LARGEST + 1), "list_too_large"),
    ],
)
def test_a_list_that_is_none_is_refused(tmp_path: Path, content: str | bytes, code: str) -> None:
    with pytest.raises(StudyError) as caught:
        listed(tmp_path, content)
    assert (caught.value.code, caught.value.where) == (code, "@list.txt")


def test_the_longest_list_is_read(tmp_path: Path) -> None:
    assert len(listed(tmp_path, "\n".join(f"G{i}" for i in range(gene_list.MOST)))) == gene_list.MOST


def test_a_list_that_is_not_there_or_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for word, code in (("@nowhere.txt", "no_list"), ("@folder", "list_unreadable"), ("@", "list_unreadable")):
        with pytest.raises(StudyError) as caught:
            expand_lists([word], tmp_path)
        assert caught.value.code == code
