"""What is done to geneverdict on purpose: files, study files, limits of the system.  See reliability.py."""

from __future__ import annotations

import gzip
import io
import os
import resource
import signal
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT.parent / "shared" / "cases" / "reliability"
PROGRAM = ("-m", "geneverdict")
MOST_SECONDS, MOST_MEGABYTES, PATIENCE = 10.0, 1000, 240.0
"""Of the processor and of memory for one command; after ``PATIENCE`` seconds of the clock it is ended."""
HEADER = '!Series_title\t"x"\n!Series_geo_accession\t"GSE1"\n!Series_platform_id\t"GPL1"\n'
SAMPLES = '!Sample_title\t"tumor 1"\t"normal 1"\n!Sample_geo_accession\t"GSM1"\t"GSM2"\n'
TABLE = '!series_matrix_table_begin\n"ID_REF"\t"GSM1"\t"GSM2"\n"1_at"\t7\t8\n!series_matrix_table_end\n'
OWN = "gene\tS1\tS2\tS3\tS4\nITGA5\t7.1\t7.3\t8.1\t8.4\nTP53\t6.1\t6.3\t6.1\t6.4\nEGFR\t5.2\t5.3\t5.8\t5.9\n"
SHEET = "sample\tgroup\nS1\tnormal\nS2\tnormal\nS3\ttumor\nS4\ttumor\n"
GROUPS = 'case = { field = "group", match = "tumor" }\ncontrol = { field = "group", match = "normal" }\n'
STUDY = 'genes = ["ITGA5"]\n\n[[series]]\nid = "mine"\nexpression = "own.tsv"\nsamples = "sheet.tsv"\n'


class Outcome(NamedTuple):
    """How a command ended; ``code`` is None where it had to be ended."""

    code: int | None
    out: str
    err: str
    seconds: float
    megabytes: float


class Injection(NamedTuple):
    """``command`` makes what is needed in a folder and gives the words behind ``geneverdict``."""

    part: str
    what: str
    command: Callable[[Path], Sequence[str]]
    codes: tuple[int, ...]
    """Exit codes that are right."""
    limit: int | None = None
    """Bytes of the largest file that the system lets it write."""


def command(words: Sequence[str], folder: Path, limit: int | None = None, program: Sequence[str] = PROGRAM) -> Outcome:
    """A command as typed, in ``folder``, with its cache in it; its memory is that of the process itself."""
    environment = {**os.environ, "GENEVERDICT_CACHE": str(folder / "cache"), "COLUMNS": "10000"}
    environment["PYTHONDONTWRITEBYTECODE"] = "1"  # a compiled module cut short by the limit would stay

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    with (folder / "out.txt").open("w+b") as out, (folder / "err.txt").open("w+b") as err:
        kept = (subprocess.PIPE, subprocess.PIPE) if limit is not None else (out, err)
        process = subprocess.Popen(
            [sys.executable, *program, *words],
            cwd=folder, env=environment, stdout=kept[0], stderr=kept[1], preexec_fn=limited, start_new_session=True,
        )  # fmt: skip
        said = process.communicate(timeout=PATIENCE) if limit is not None else None
        code, used = _wait(process) if said is None else (process.returncode, None)
        texts = said or (_all_of(out), _all_of(err))
    seconds = used.ru_utime + used.ru_stime if used else float("nan")
    megabytes = used.ru_maxrss / 1024 if used else float("nan")
    return Outcome(code, texts[0].decode("utf-8", "replace"), texts[1].decode("utf-8", "replace"), seconds, megabytes)


def _all_of(file: io.BufferedRandom) -> bytes:
    file.seek(0)
    return file.read()


def _wait(process: subprocess.Popen[bytes]) -> tuple[int | None, resource.struct_rusage]:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        pid, status, used = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, used
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGKILL)
    used = os.wait4(process.pid, 0)[2]
    process.returncode = -9
    return None, used


# --- files ---------------------------------------------------------------------------------------------------------


def bomb(path: Path, start: str, filler: bytes, gigabytes: int = 10) -> Path:
    """A gzip file of one member for its start and many equal ones of 64 MB each: small and made in a moment."""
    one = gzip.compress(filler * ((64 << 20) // len(filler)), 9)
    with path.open("wb") as file:
        file.write(gzip.compress(start.encode()))
        for _ in range(gigabytes * 16):
            file.write(one)
    return path


def _file(name: str, text: str) -> Callable[[Path], Sequence[str]]:
    def made(folder: Path) -> Sequence[str]:
        (folder / name).write_text(text, encoding="utf-8")
        return ("inspect", name)

    return made


def _bomb(name: str, start: str, filler: bytes) -> Callable[[Path], Sequence[str]]:
    def made(folder: Path) -> Sequence[str]:
        bomb(folder / name, start, filler)
        return ("inspect", name)

    return made


def _own(**files: bytes | Callable[[Path], object]) -> Callable[[Path], Sequence[str]]:
    """A study of an own table, some of whose files are others."""

    def made(folder: Path) -> Sequence[str]:
        (folder / "own.tsv").write_text(OWN)
        (folder / "sheet.tsv").write_text(SHEET)
        (folder / "study.toml").write_text(STUDY + GROUPS)
        for name, content in files.items():
            path = folder / name.replace("__", ".")
            if isinstance(content, bytes):
                path.write_bytes(content)
            else:
                content(path)
        return ("run", "study.toml", "-o", "results")

    return made


def _study(text: str) -> Callable[[Path], Sequence[str]]:
    return _own(study__toml=text.encode("utf-8", "surrogatepass"))


def _zip_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as book, \
            book.open("xl/worksheets/sheet1.xml", "w") as sheet:  # fmt: skip
        for _ in range(32):
            sheet.write(b"<c/>" * (8 << 20))


def _tar_bomb(path: Path) -> None:
    inner = path.parent / "inner.gz"
    bomb(inner, "", b"\0", 4)
    with tarfile.open(path, "w") as tar:
        tar.add(inner, "GSM1_a.CEL.gz")


def _kept(name: str) -> Callable[[Path], Sequence[str]]:
    """A study file that others found."""
    return _study((CASES / name).read_text(encoding="utf-8")) if CASES.is_dir() else _study("")


def files() -> Iterator[Injection]:
    zeros, endless = b"\0", b"a"
    for what, name, start in (
        ("a series matrix", "GSE1_series_matrix.txt.gz", HEADER),
        ("a family SOFT", "GSE1_family.soft.gz", "^DATABASE = GeoMiame\n"),
        ("an own table", "own.tsv.gz", "gene\tS1\n"),
    ):
        yield Injection("Reading", f"{what} that unpacks to 10 GB of zeros", _bomb(name, start, zeros), (1, 2))
        yield Injection("Reading", f"{what}: a line of 10 GB", _bomb(name, start + "!x\t", endless), (1, 2))
    wide = HEADER + "".join(
        f"!Sample_{k}\t" + "\t".join("x" for _ in range(1_000_000)) + "\n" for k in ("title", "ids")
    )
    yield Injection("Reading", "a matrix of a million samples", _file("GSE1_series_matrix.txt", wide + TABLE), (1, 2))
    many = "".join(f'!Sample_characteristics_ch1\t"k{i}: a"\t"k{i}: b"\n' for i in range(1_000_000))
    text = HEADER + SAMPLES + many + TABLE
    yield Injection("Reading", "a matrix of a million fields", _file("GSE1_series_matrix.txt", text), (0, 1, 2))
    long = HEADER + SAMPLES.replace("tumor 1", "a" * 30_000_000) + TABLE
    yield Injection("Reading", "a title of 30 MB", _file("GSE1_series_matrix.txt", long), (0, 1, 2))
    colons = HEADER + SAMPLES + f'!Sample_characteristics_ch1\t"{"1:" * 100_000}"\t"x"\n' + TABLE
    yield Injection("Reading", "200 kB of colons in one text", _file("GSE1_series_matrix.txt", colons), (0, 1, 2))
    sheet = STUDY.replace("own.tsv", "own.xlsx") + GROUPS
    yield Injection("Reading", "a spreadsheet that unpacks to 1 GB",
                    _own(study__toml=sheet.encode(), own__xlsx=_zip_bomb), (1, 2))  # fmt: skip
    cel = 'genes = ["ITGA5"]\n[[series]]\nid = "mine"\ncel = "raw.tar"\nsamples = "sheet.tsv"\n' + GROUPS
    yield Injection("Reading", "CEL files in a tar that unpack to 4 GB",
                    _own(study__toml=cel.encode(), raw__tar=_tar_bomb), (1, 2))  # fmt: skip
    counts = STUDY.replace("expression", "counts") + GROUPS
    for what, key, study in (
        ("an own table", "own__tsv", STUDY + GROUPS), ("a sheet", "sheet__tsv", STUDY + GROUPS),
        ("counts", "own__tsv", counts),
        ("a probe map", "map__tsv", STUDY + 'probe_map = "map.tsv"\n' + GROUPS),
        ("a list of genes", "list__txt", (STUDY + GROUPS).replace('"ITGA5"', '"@list.txt"')),
    ):  # fmt: skip
        made = _own(**{key: lambda path: bomb(path, "", b"a\tb\n", 10)}, study__toml=study.encode())
        yield Injection("Reading", f"{what}: gzip of 10 GB without .gz in its name", made, (1, 2))


def studies() -> Iterator[Injection]:
    def match(key: str, pattern: str) -> str:
        entry = {"case": "case = { field = \"group\", match = '%s' }\n" + GROUPS.partition("\n")[2],
                 "strip": GROUPS + "pair = { field = \"who\", strip = '%s' }\n",
                 "extract": GROUPS + "pair = { field = \"who\", extract = '%s' }\n"}[key]  # fmt: skip
        return STUDY + entry % pattern

    value = "a" * 40 + "!"
    who = "".join(f"{line}\t{value if n else 'who'}\n" for n, line in enumerate(SHEET.splitlines()))
    for key in ("case", "strip", "extract"):
        slow = SHEET.replace("tumor", value) if key == "case" else who
        for pattern in ("^(a+)+$", "(a|a)*$", "(a|aa)+$"):
            made = _own(study__toml=match(key, pattern).encode(), sheet__tsv=slow.encode())
            yield Injection("Study files", f"`{pattern}` as `{key}` on 40 letters", made, (1, 2))
    for what, text in {
        "arrays 2,000 deep": "x = " + "[" * 2000 + "]" * 2000,
        "tables 2,000 deep": "x = " + "{a=" * 2000 + "1" + "}" * 2000,
        "a number of 5,000 digits": "x = " + "9" * 5000,
        "a pattern 2,000 brackets deep": match("case", "(" * 2000 + ")" * 2000),
        "a pattern repeated 9,999,999,999 times": match("case", "a{9999999999}"),
        "a pattern of 1 MB": match("case", "a|" * 500_000),
        "a NUL in a path": (STUDY + GROUPS).replace("own.tsv", "own\\u0000.tsv"),
        "a NUL in an id": (STUDY + GROUPS).replace('"mine"', '"mi\\u0000ne"'),
        "a path of 5,000 letters": (STUDY + GROUPS).replace("own.tsv", "o" * 5000),
        "a gene of 1 MB": (STUDY + GROUPS).replace("ITGA5", "I" * 1_000_000),
        "100,000 series": 'genes = ["ITGA5"]\n' + '[[series]]\nid = "GSE1"\n' * 100_000,
        "30 MB of comments": "# x\n" * 8_000_000 + STUDY + GROUPS,
        "no UTF-8": "\udcff\udcfe",
    }.items():
        yield Injection("Study files", what, _study(text), (0, 1, 2) if what == "30 MB of comments" else (1, 2))
    for name in ("deep_arrays.toml", "huge_int.toml", "path_long.toml", "regex_deep.toml"):
        yield Injection("Study files", f"`{name}`", _kept(name), (1, 2))
    for what, id in (
        ("a name of 300 letters", "n" * 300),
        ("`CON`", "CON"),
        ("`../../x`", "../../x"),
        ("`a/b`", "a/b"),
    ):
        yield Injection(
            "Study files", f"{what} as a series' id", _study((STUDY + GROUPS).replace("mine", id)), (0, 1, 2)
        )


def places() -> Iterator[Injection]:
    """Where results cannot be written."""
    fine = _own()

    def to(out: str) -> Callable[[Path], Sequence[str]]:
        return lambda folder: (*fine(folder)[:-1], out)

    yield Injection("The disk", "results in /proc", to("/proc/x"), (2,))
    yield Injection("The disk", "results in a name of 5,000 letters", to("r" * 5000), (2,))
    yield Injection("The disk", "a file in the way", to("own.tsv"), (2,))
    yield Injection("The disk", "results below a file", to("own.tsv/x"), (2,))
    for limit in (0, 1000, 4000, 20_000, 100_000, 500_000):
        what = f"no file may be larger than {limit:,} bytes"
        yield Injection("The disk", f"run: {what}", fine, (2,), limit)
    for words in WRITERS:
        what = (
            f"{' '.join(word for word in words.split() if word.isalpha())[:40]}: no file may be larger than 100 bytes"
        )
        yield Injection("The disk", what, _after_a_run(words.split()), (2,), 100)


WRITERS = (
    "multiverse ITGA5 study.toml -o new",
    "survival ITGA5 study.toml -o new",
    "figures results",
    "atlas build results -o new",
    "atlas build study.toml -o new",
    "compare results/tables/mine.csv results -o new.json",
    "bundle results -o new.zip",
    "verify results --tables new",
    "demo -o new",
)
"""Commands that write, besides ``run``."""


def _after_a_run(words: Sequence[str]) -> Callable[[Path], Sequence[str]]:
    def made(folder: Path) -> Sequence[str]:
        command((*_own()(folder)[:-1], "results"), folder)
        return words

    return made
