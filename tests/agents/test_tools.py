"""What agents may ask: the same answers as the command line gives, and nothing outside the folders that were named."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from geneverdict import ask
from geneverdict.agents.server import NAMES
from geneverdict.agents.tools import Tools
from geneverdict.cli import main
from geneverdict.errors import GeneverdictError
from geneverdict.messages import english
from geneverdict.settings import Settings
from small_results import run_small_study

pytestmark = [pytest.mark.usefixtures("_here"), pytest.mark.slow]


@pytest.fixture(scope="module")
def folder(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    return made_once("small", run_small_study)


@pytest.fixture
def _here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)


@pytest.fixture
def tools(folder: Path) -> Tools:
    return Tools([folder / "results"], Settings(str(folder / "none"), folder / "cache", offline=True), english)


def test_series_and_gene_are_those_of_the_results(tools: Tools, folder: Path) -> None:
    assert [one["id"] for one in tools.series()["series"]] == ["one", "two"]
    answer = ask(folder / "results", "ITGA5", log2fc=0.1)
    told = tools.gene("itga5", log2fc=0.1)
    assert [one["call"] for one in told["series"]] == [str(one.call) for one in answer.answers]
    assert [one["p"] for one in told["series"]] == [one.row.p for one in answer.answers if one.row]
    assert told["verdict"].startswith(english(answer.verdict.headline))


def test_why_not_says_what_would_change_it(tools: Tools) -> None:
    (told,) = tools.why_not("GAPDH", series="one")["series"]
    assert told["call"] == "not called"
    assert told["reason"]
    assert {"weight", "text", "change"} == set(told["findings"][0])


def test_tables_have_the_smallest_p_or_the_genes_asked_for(tools: Tools) -> None:
    rows = tools.pooled(top=5)["rows"]
    assert len(rows) == 5
    assert [row["p"] for row in rows] == sorted(row["p"] for row in rows)
    assert [row["gene"] for row in tools.table("two", genes=["egfr", "TP53"])["rows"]] != []
    assert {row["gene"] for row in tools.table("two", genes=["egfr", "TP53"])["rows"]} <= {"EGFR", "TP53"}


def test_survival_of_any_gene_and_the_whole_answer_of_the_studys(tools: Tools) -> None:
    other, own = tools.survival("TP53"), tools.survival("ITGA5")
    assert (len(other["cohorts"]), other["answers"]) == (1, [])
    assert "hazard ratio" in own["answers"][0]["headline"]


def test_inspect_and_compare_read_files_below_this_place_alone(tools: Tools, folder: Path, tmp_path: Path) -> None:
    seen = tools.compare("results/tables/one.csv", series="one")
    assert seen["explained"]["effect"]["best"]["share"] == 1
    assert tools.inspect("one.tsv")["samples"]
    outside = tmp_path / "one.tsv"
    outside.write_bytes((folder / "one.tsv").read_bytes())
    for question in (lambda: tools.inspect(str(outside)), lambda: tools.compare(str(outside), series="one")):
        with pytest.raises(GeneverdictError, match="only files below"):
            question()


def test_what_is_not_there_is_refused_in_one_line(tools: Tools) -> None:
    for question, said in (
        (lambda: tools.gene("QQQQ1"), "QQQQ1"),
        (lambda: tools.why_not("ITGA5", series="three"), "three"),
        (lambda: tools.gene("ITGA5", results="/etc"), "not one of"),
        (lambda: tools.gene("ITGA5", fdr=2.0), "fdr"),
        (lambda: tools.compare("x" * 6000), "no such file"),
        (lambda: tools.compare("a\0b"), "no such file"),
        (lambda: tools.inspect("x" * 6000), "accession"),
        (lambda: tools.inspect("a\0b"), "accession"),
    ):
        with pytest.raises(GeneverdictError, match=said):
            question()


def test_everything_is_json(tools: Tools) -> None:
    told = [tools.series(), tools.gene("ITGA5"), tools.why_not("TP53"), tools.pooled(), tools.survival("ITGA5")]
    told += [tools.table("one"), tools.inspect("one.tsv"), tools.compare("results/tables/one.csv")]
    assert len(told) == len(NAMES)
    json.dumps(told, allow_nan=False)


def test_nothing_is_written(tools: Tools, folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (folder / "results").rglob("*")}
    tools.gene("EGFR")
    tools.survival("EGFR")
    assert before == {path: path.stat().st_mtime_ns for path in (folder / "results").rglob("*")}


def test_without_the_library_one_line_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    monkeypatch.setattr(sys, "argv", ["geneverdict", "mcp", "results"])
    with pytest.raises(SystemExit) as stop:
        main()
    err = capsys.readouterr().err
    assert (stop.value.code, len(err.strip().splitlines())) == (2, 1)
    assert "pip install 'geneverdict[mcp]'" in err


def test_the_server_is_asked_by_the_librarys_own_client(tools: Tools, folder: Path) -> None:
    mcp = pytest.importorskip("mcp", reason="the library mcp is not installed: pip install 'geneverdict[mcp]'")
    import anyio

    command = ["-W", "ignore", "-m", "geneverdict", "mcp", str(folder / "results"), "--offline"]
    server = mcp.StdioServerParameters(command=sys.executable, args=command, env=dict(os.environ), cwd=str(folder))

    async def talk() -> tuple[list[str], list[bool], dict[str, object], str, bool]:
        async with mcp.Client(mcp.stdio_client(server)) as client:
            listed = (await client.list_tools()).tools
            gene = await client.call_tool("gene", {"gene": "ITGA5"})
            wrong = await client.call_tool("gene", {"gene": "QQQQ1"})
            names, reads = [one.name for one in listed], [bool(one.annotations.read_only_hint) for one in listed]
            return names, reads, json.loads(gene.content[0].text), wrong.content[0].text, bool(wrong.is_error)

    names, reads, told, refused, is_error = anyio.run(talk)
    assert names == list(NAMES)
    assert all(reads)
    assert told["verdict"] == tools.gene("ITGA5")["verdict"]
    assert is_error
    assert "QQQQ1" in refused
