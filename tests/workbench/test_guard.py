"""Nobody works here without the token, from another page, under another name, or with more than a bounded body."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from pathlib import Path

import pytest

from geneverdict.errors import ResultsError
from geneverdict.workbench.workspace import Workspace
from workbenches import TOKEN, UNPAIRED, Bench

pytestmark = pytest.mark.slow

READ = (f"/{TOKEN}/", f"/{TOKEN}/api/studies", f"/{TOKEN}/bench.js")


@pytest.mark.parametrize(
    "address", ["/", "/api/studies", "/bench.js", "/wrong/api/studies", f"/{TOKEN}x/", f"/{TOKEN[:-1]}/"]
)
def test_without_the_token_nothing_is_read_or_written(bench: Bench, address: str) -> None:
    assert bench.send(address)[0] == 403
    assert bench.send(address, "POST", {"Content-Type": "application/json"}, b"{}")[0] == 403


def test_with_the_token_it_is_read(bench: Bench) -> None:
    assert [bench.send(address)[0] for address in READ] == [200, 200, 200]


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1", "127.0.0.1:1"])
def test_another_host_is_refused(bench: Bench, host: str) -> None:
    assert bench.send(READ[1], headers={"Host": host})[0] == 421


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://example.org"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}], ids=str
)
def test_another_page_is_refused_though_it_has_the_token(bench: Bench, headers: dict[str, str]) -> None:
    assert bench.send(READ[1], headers=headers)[0] == 403
    told = {**headers, "Content-Type": "application/json"}
    assert bench.send(f"/{TOKEN}/api/draft", "POST", told, b"{}")[0] == 403
    own = {"Origin": f"http://127.0.0.1:{bench.port}", "Content-Type": "application/json"}
    assert bench.send(f"/{TOKEN}/api/draft", "POST", own, b"{}")[0] == 200


def test_a_form_of_another_page_is_no_request(bench: Bench) -> None:
    headers = {"Content-Type": "text/plain"}
    assert bench.send(f"/{TOKEN}/api/studies", "POST", headers, b'{"study": {}}')[0] == 400


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("api/files?name=a.csv", {"Content-Length": str((1 << 28) + 1)}),
        ("api/draft", {"Content-Length": str((1 << 22) + 1), "Content-Type": "application/json"}),
        ("api/files?name=a.csv", {"Transfer-Encoding": "chunked"}),
        ("api/files?name=a.csv", {"Content-Length": "-1"}),
    ],
    ids=str,
)
def test_too_much_is_refused_before_it_is_read(bench: Bench, path: str, headers: dict[str, str]) -> None:
    status, _ = bench.send(f"/{TOKEN}/{path}", "POST", headers)
    assert status in (400, 413)
    assert list((bench.home / "files").iterdir()) == []


def test_methods_that_nobody_needs_are_refused(bench: Bench) -> None:
    assert [bench.send(READ[1], method)[0] for method in ("PUT", "DELETE", "PATCH")] == [405, 405, 405]


NAMES = (
    "../a.csv",
    "/etc/passwd",
    ".hidden",
    "a/b.csv",
    "",
    "a\x00.csv",
    "x" * 121,
    "..\\\\a.csv",
    "C:a.csv",
    "a.csv.",
    "a.csv ",
)
DEVICES = ("con", "NUL.csv", "aux.tsv.gz", "COM1.txt", "lpt9", "prn .csv", "con.")


@pytest.mark.parametrize("name", [*NAMES, *DEVICES])
def test_an_upload_lands_in_the_workspace_alone(bench: Bench, name: str) -> None:
    from urllib.parse import quote

    status, _ = bench.send(f"/{TOKEN}/api/files?name={quote(name, safe='')}", "POST", {}, b"gene,a\n")
    assert status == 400
    assert list((bench.home / "files").iterdir()) == []


@pytest.mark.parametrize("key", ["expression", "file", "samples", "clinical", "counts", "cel"])
def test_a_study_reads_no_file_beside_the_workspace(bench: Bench, tmp_path: Path, key: str) -> None:
    (tmp_path / "secret.tsv").write_text("gene\ta\tb\nX\t1\t2\n", encoding="utf-8")
    for path in (str(tmp_path / "secret.tsv"), "../secret.tsv", "files/../../secret.tsv", ".lock"):
        entry = (
            {"id": "own", "expression": "files/none", key: path}
            if key in ("samples", "clinical")
            else {"id": "own", key: path}
        )
        entry |= {"clinical_key": "a"} if key == "clinical" else {}
        assert bench.refused("api/series", {"entry": entry}, 404) == "not_found"


@pytest.mark.parametrize("gene", ["@secret.txt", "@../../../secret.txt", " @secret.txt"])
def test_a_list_of_genes_is_no_way_to_a_file(bench: Bench, tmp_path: Path, gene: str) -> None:
    (tmp_path / "secret.txt").write_text("SECRET\n", encoding="utf-8")
    study = {"genes": [gene], "series": [bench.post("api/series", {"accession": UNPAIRED})["entry"]]}
    assert bench.refused("api/studies", {"study": study}, 400) == "bench_genes"


@pytest.mark.parametrize("name", ["..", "%2e%2e", "..%2f..", "none", "a%00", ".lock"])
def test_no_other_folder_is_a_study(bench: Bench, name: str) -> None:
    compared = f"api/compare?one={name}&other={name}"
    for path in (f"api/studies/{name}", f"api/studies/{name}/study.toml", f"results/{name}/", compared):
        assert bench.send(f"/{TOKEN}/{path}")[0] == 404


def test_a_link_is_no_study(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "study.toml").write_text("genes = []", encoding="utf-8")
    (bench.home / "studies" / "link").symlink_to(tmp_path / "other")
    assert bench.send(f"/{TOKEN}/api/studies/link")[0] == 404
    assert bench.get("api/studies")["studies"] == []


def test_two_workbenches_do_not_share_a_folder(bench: Bench) -> None:
    with pytest.raises(ResultsError, match="another workbench"):
        Workspace(bench.home)


BODIES = (
    b"",
    b"\xff",
    b"1",
    b"[]",
    b"null",
    b"[" * 100_000,
    b"{}",
    b'{"accession": ["GSE1"]}',
    b'{"accession": "GSE1", "platform": {}}',
    b'{"file": 1}',
    b'{"entry": []}',
    b'{"entry": {"id": 1}}',
    b'{"entry": {"id": "GSE99000003", "case": {"samples": [1]}}}',
    b'{"study": []}',
    b'{"study": {"genes": "A"}, "lang": []}',
    b'{"study": {"genes": ["A"], "series": [1]}}',
    b'{"study": {"genes": ["A"], "series": [{"id": "GSE99000003"}, {"id": "GSE99000003"}]}}',
    b'{"study": {"genes": ["A"], "series": [{"id": "GSE99000003"}], "self": 1, "cls": 2}}',
    b'{"study": {"genes": ["A"], "title": "\\ud800", "series": [{"id": "GSE99000003"}]}}',
)


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body[:40].decode("latin-1"))
def test_no_body_is_a_fault_of_the_server(bench: Bench, body: bytes) -> None:
    for path in (
        "api/series",
        "api/draft",
        "api/studies",
        "api/source",
        "api/studies/none/run",
        "api/studies/none/stop",
    ):
        status, text = bench.send(f"/{TOKEN}/{path}", "POST", {"Content-Type": "application/json"}, body)
        assert status in (200, 400, 404, 422, 502), (path, text)
    for folder in (bench.home / "studies").iterdir():
        assert [path.name for path in folder.iterdir()] == ["study.toml"]


def upload(bench: Bench, name: str, body: bytes) -> str:
    status, text = bench.send(f"/{TOKEN}/api/files?name={name}", "POST", {}, body)
    assert status == 200, text
    return str(json.loads(text)["file"])


def book(rows: list[list[object]]) -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    made, text = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        made.active.append(row)
    made.save(text)
    return text.getvalue()


def test_a_spreadsheet_is_a_table_of_ones_own(bench: Bench) -> None:
    """Simulated."""
    names = [f"s{i}" for i in range(6)]
    table = book(
        [["gene", *names], *([f"GENE{g}", *((g * 7 + i * 3) % 50 / 10 for i in range(6))] for g in range(300))]
    )
    sheet = book([["sample", "group"], *([name, "tumour" if i < 3 else "normal"] for i, name in enumerate(names))])
    body = {"file": upload(bench, "mine.xlsx", table), "samples": upload(bench, "sheet.xlsx", sheet)}
    card = bench.post("api/series", body)
    assert [one["role"] for one in card["samples"]] == ["case"] * 3 + ["control"] * 3


def test_what_unpacks_without_end_is_refused_before_it_is_unpacked(bench: Bench) -> None:
    """Three hundred megabytes and more, of which hardly any was sent: a book, gzip, and a book called text."""
    spaces, blown = b" " * (1 << 20), io.BytesIO()
    with (
        zipfile.ZipFile(blown, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(300):
            part.write(spaces)
    packed = zlib.compressobj(1, wbits=31)
    lines = b"".join(packed.compress(b"GENE\t1\t2\n" * (1 << 17)) for _ in range(300)) + packed.flush()
    for name, bomb in (("bomb.xlsx", blown.getvalue()), ("bomb.tsv.gz", lines), ("book.tsv", blown.getvalue())):
        said = bench.refused("api/series", {"file": upload(bench, name, bomb)}, 422)
        assert said in ("too_much", "no_data", "too_packed"), name
