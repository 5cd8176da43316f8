"""Results in which something is not what a run wrote: one clear error, from the server and from the command."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from itertools import cycle
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from geneverdict.errors import GeneverdictError, ResultsError
from geneverdict.pipeline.answer import ask
from geneverdict.web.current import Current

pytestmark = pytest.mark.slow

GENE = "GENE0042"
WRONG = [None, 7, -1e400, "text", [], {}, [None], {"a": 1}, [[1]], [{}]]


@pytest.fixture
def copy(results: Path, tmp_path: Path) -> Path:
    shutil.copytree(results, tmp_path / "results")
    return tmp_path / "results"


def questions(folder: Path) -> None:
    """Everything that can be asked, whatever the answers are: only errors of ours may come."""
    stem = "GSE99000001"
    asked: list[Callable[[Any], object]] = [
        lambda now: now.shell,
        lambda now: now.series(stem),
        lambda now: now.gene(GENE),
        lambda now: now.gene("ITGA5"),
        lambda now: now.words(GENE, now.cuts),
        lambda now: now.search("GENE00"),
    ]
    with suppress(GeneverdictError):
        current = Current(folder)
        current.warm()
        for question in asked:
            with suppress(GeneverdictError):
                current.ask(question)


@pytest.mark.parametrize("name", ["series.json", "page/study.json"])
def test_any_part_may_be_anything(copy: Path, name: str) -> None:
    """Each entry of the object, and of its first series, made something else."""
    whole = json.loads((copy / name).read_text(encoding="utf-8"))
    first, *others = whole["series"]
    wrong = cycle(WRONG)
    spoiled = [{**whole, key: next(wrong)} for key in whole]
    spoiled += [{**whole, "series": [{**first, key: next(wrong)}, *others]} for key in first]
    for body in spoiled:
        (copy / name).write_text(json.dumps(body), encoding="utf-8")
        questions(copy)
        with suppress(GeneverdictError):
            ask(copy, GENE)


@pytest.mark.parametrize("text", [b"", b"[" * 100_000, b"\xff", b"NaN", b'{"schema": 1e999}', b"null", b"3"], ids=str)
@pytest.mark.parametrize("name", ["series.json", "page/study.json"])
def test_no_object_at_all(copy: Path, name: str, text: bytes) -> None:
    (copy / name).write_bytes(text)
    with pytest.raises(ResultsError, match="Run the study again|geneverdict run"):
        Current(copy)
    if name == "series.json":
        with pytest.raises(ResultsError, match="Run the study again|geneverdict run"):
            ask(copy, GENE)


@pytest.mark.parametrize("table", ["de", "probes", "expression", "design", "absent"])
def test_a_table_of_other_columns_is_said_with_what_was_found(copy: Path, table: str) -> None:
    path = copy / table / "GSE99000004.parquet"
    other = pl.DataFrame({"gene": [GENE], "probe": [None], "genes": ["no list"], "sample": [1], "pair": ["a"]})
    other.write_parquet(path)
    questions(copy)
    if table == "de":
        with pytest.raises(ResultsError, match="cannot be read.*found .*Run the study again"):
            ask(copy, GENE)


def test_a_list_of_files_that_is_no_text_lists_none(copy: Path) -> None:
    (copy / ".geneverdict-files").write_bytes(b"\xff\xfe\x00report.html")
    questions(copy)
