"""Every reader on inputs made of real ones by damage: nothing but our own errors may come out, and soon.

    python bench/fuzz.py 100000 --seed 1 --minutes 10

The seeds are heads of real files of ``../shared/geo`` (small made ones where that folder is absent).  Bytes, lines and
cells of them are lost, doubled, swapped, spliced and replaced by what people's files hold.  What fails is kept under
``fuzz-failures``, one folder for each place in the code, with the input and the traceback.
"""

from __future__ import annotations

import argparse
import gzip
import io
import itertools
import random
import re
import signal
import sys
import tempfile
import time
import traceback
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from geneverdict.errors import GeneverdictError
from geneverdict.io.fetch.integrity import Kind, check_file
from geneverdict.io.sources.counts.source import series_of_counts
from geneverdict.io.sources.geo_file import spec_of_file
from geneverdict.io.sources.platform_table import read_platform, read_probe_map
from geneverdict.io.sources.series_matrix import read_header, read_series_matrix
from geneverdict.io.sources.soft import read_family_soft, read_soft_platform
from geneverdict.io.sources.tables import Reading, read_clinical, read_table
from geneverdict.io.study import read_study
from geneverdict.messages import say
from geneverdict.model.study import SeriesSpec

SHARED = Path(__file__).resolve().parents[2] / "shared" / "geo"
SECONDS = 5.0
"""Of this processor, for one input; real heads take milliseconds."""
LONGEST_ERROR = 10_000
"""Characters of an error's line."""
MATRIX_COLUMNS, CELL = 5, 120
_KEPT = 200

MATRIX = b"""!Series_title\t"made"\n!Series_geo_accession\t"GSE1"\n!Series_platform_id\t"GPL1"
!Sample_title\t"tumor 1"\t"normal 1"\n!Sample_geo_accession\t"GSM1"\t"GSM2"
!Sample_characteristics_ch1\t"tissue: tumor"\t"tissue: normal"\n!Sample_data_row_count\t"2"\t"2"
!series_matrix_table_begin\n"ID_REF"\t"GSM1"\t"GSM2"\n"1_at"\t7.25\t8\n"2_at"\tnull\t1e-3\n!series_matrix_table_end\n"""
FAMILY = b"""^DATABASE = GeoMiame\n^SERIES = GSE1\n!Series_title = made\n!Series_sample_id = GSM1\n^PLATFORM = GPL1
!Platform_organism = Homo sapiens\n#ID = probe\n!platform_table_begin\nID\tGene Symbol\tENTREZ_GENE_ID
1_at\tDDR1 /// MIR4640\t780\n2_at\t---\t\n!platform_table_end\n^SAMPLE = GSM1\n!Sample_title = tumor 1
!Sample_platform_id = GPL1\n!Sample_data_row_count = 2\n#ID_REF =\n#VALUE = log2\n!sample_table_begin\nID_REF\tVALUE
1_at\t7.25\n2_at\tnull\n!sample_table_end\n"""
TABLE = b"gene,S1,S2,S3,S4\nITGA5,1.5,2,3,4.25\nTP53,5,6,7.125,\nITGA5,9,10,11,12\n"
SHEET = b'"","sample","group"\n"1","S1","tumor"\n"2","S2","tumor"\n"3","S3","normal"\n"4","S4","normal"\n'
PROBE_MAP = b'probe_id;symbol\n"1_at";"ITGA5"\n2_at;TP53 /// EGFR\n'
CLINICAL = "patient\tdays\tvital\nP1\t100\tdead\nP2\t20,5\talive\n样本\t\tNA\n".encode()
STUDY = b"""title = "x"\ngenes = ["ITGA5"]\n[thresholds]\nlog2fc = 1.0\nfdr = 0.05\n[[series]]\nid = "GSE14520"
platform = "GPL571"\ncase = { field = "title", match = "(?i)tumou?r$" }\ncontrol = { samples = ["GSM1", "GSM2"] }
pair = { field = "source_name", strip = '[AB]$' }\ncovariates = ["age"]\n[[series]]\nid = "mine"\nexpression = "m.csv"
samples = "s.csv"\nencoding = "gb18030"\nmissing = ["<0.01"]\nsurvival = { time = "t", event = "e", event_value = "d" }
[multiverse]\nnormalise = { as_deposited = 2.0, quantile = 1.0 }\n"""

TX2GENE = b"tx\tgene\nT1.1\tITGA5\nT2.1\tITGA5\nT3.1\tTP53\n"
COUNTS = [
    b"# Program:featureCounts v2\nGeneid\tChr\tStart\tEnd\tStrand\tLength\t/x/S1.bam\t/x/S2.bam\n"
    b"ITGA5\tchr12;chr12\t1;9\t5;20\t-;-\t16\t30\t10\nTP53\tchr17\t1\t5\t+\t5\t0\t7\n",
    b"ITGA5\t10\nTP53\t0\n__no_feature\t99\n__ambiguous\t1\n",
    b"N_unmapped\t5\t5\t5\nN_noFeature\t2\t9\t9\nENSG00000161638.12\t100\t5\t97\nENSG00000141510.9\t50\t2\t49\n",
    b"Name\tLength\tEffectiveLength\tTPM\tNumReads\nT1.1\t900\t800.25\t999.5\t120.75\nT2.2\t900\t700.5\t1.25\t0\n",
    b"target_id\tlength\teff_length\test_counts\ttpm\nT1.1\t900\t800.25\t20.5\t3\nT3.1\t50\t1\t0\t-nan\n",
    b"gene_id\ttranscript_id(s)\tlength\teffective_length\texpected_count\tTPM\tFPKM\nG1\tT1,T2\t90.5\t80\t2.5\t1\t1\n",
    b"transcript_id\tgene_id\tlength\teffective_length\texpected_count\tTPM\tFPKM\tIsoPct\nT1\tG1\t9\t8\t2.5\t1\t1\t9\n",
    b"GeneID\tGSM1\tGSM2\n3678\t512\t7\n7157\t0\t11\n",
    b'"","gene_name","S1","S2","length"\n"1","ITGA5|3678",5,6.5,900\n"2","TP53|7157",0,7,80\n',
]

_FRAGILE = ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml")
"""Parts of a spreadsheet that are damaged."""
_SELDOM = 30
"""Spreadsheets are slow: one round in so many has them."""

NASTY = [
    b"", b'"', b'""', b"NA", b"null", b"1e400", b"-1e-400", b"nan", b"Inf", b"-", b"0", b"-0.0", b"1,5", b"1.234,5",
    b"1,234", b"1 234", b"<0.01", b"Not detected", b"2-Sep", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00", b"\r", b"\n",
    b"\t", b":", b"a: b: c", b"12:30", b"http://x", b"!", b"^", b"#", b"^SAMPLE = GSM9", b"!sample_table_begin",
    b"!platform_table_end", b"!series_matrix_table_end", b"!Sample_geo_accession", b"sep=;", b"PK\x03\x04", b"\x1f\x8b",
    b"9" * 5000, b"a" * 5000, b":" * 3000, b"(" * 150, b"[" * 300, b"{" * 40, b"'", b"\\", b"\\u0000", b"%s{}$", b"=",
    "\u200b".encode(), "\u00a0".encode(), "肿瘤".encode("gb18030"), "肿瘤".encode(), b"\xb5", b"\xe9l\xe8ve", b"(a+)+$",
    b"///", b"//", b";", b"|", b"__no_feature", b"N_unmapped", b"1979-05-27", b"true", b"0x" + b"f" * 50, b"inf",
]  # fmt: skip
"""What people's files hold in a cell or at the start of a line, and what readers have stumbled over."""

Read = Callable[[Sequence[Path]], object]


class Target(NamedTuple):
    """A reader: the names of the files it wants, seeds for each, and the call."""

    names: tuple[str, ...]
    seeds: tuple[list[bytes], ...]
    read: Read


class Failure(NamedTuple):
    """Where in the code, of which reader, and what."""

    place: str
    target: str
    text: str


class TooSlowError(Exception):
    """Beyond ``SECONDS``."""


def _narrow(lines: Sequence[bytes]) -> bytes:
    return b"\n".join(b"\t".join(cell[:CELL] for cell in line.split(b"\t")[:MATRIX_COLUMNS]) for line in lines) + b"\n"


def _lines(path: Path, n: int) -> list[bytes]:
    with gzip.open(path) as file:
        return [line.rstrip(b"\r\n") for line in itertools.islice(file, n)]


def _matrix_head(path: Path) -> bytes:
    lines = _lines(path, 400)
    begin = next((i for i, line in enumerate(lines) if line.startswith(b"!series_matrix_table_begin")), None)
    if begin is None:
        return MATRIX
    fields = [line for line in lines[:begin] if not line.startswith(b"!Sample_data_row_count")]
    return _narrow([*fields[:40], *lines[begin : begin + 8], b"!series_matrix_table_end"])


def _family_head(path: Path) -> bytes:
    found = [0, 0]
    kept = []
    for line in _lines(path, 300_000):
        found = (
            [0, found[1] + line.startswith(b"^SAMPLE")] if line.startswith((b"^", b"!")) else [found[0] + 1, found[1]]
        )
        if found[0] < 6 and found[1] < 3:
            kept.append(line[:CELL])
        if found[1] == 3:
            break
    return b"\n".join(line for line in kept if b"_data_row_count" not in line and b"ample_id" not in line) + b"\n"


def _platform_head(path: Path) -> bytes:
    lines = _lines(path, 300)
    begin = next((i for i, line in enumerate(lines) if line.startswith(b"!platform_table_begin")), 0)
    kept = [line[:CELL] for line in (*lines[max(begin - 30, 0) : begin], *lines[begin : begin + 10])]
    return b"\n".join([line for line in kept if b"_data_row_count" not in line] + [b"!platform_table_end"]) + b"\n"


def targets() -> dict[str, Target]:
    """Every reader with its seeds."""
    real = {kind: sorted(SHARED.glob(pattern)) for kind, pattern in _REAL.items()}
    matrices = [MATRIX, *map(_matrix_head, real["matrix"])]
    families = [FAMILY, *map(_family_head, real["family"])]
    platforms = [FAMILY, *map(_platform_head, real["platform"])]
    tables = [TABLE, TABLE.replace(b",", b"\t"), b"sep=;\n" + TABLE.replace(b",", b";")]
    tables += [b"\n".join(seed.split(b"\n")[-9:-2]) for seed in matrices]
    sheets = [SHEET, SHEET.replace(b",", b";"), "sample\t分组\nS1\t肿瘤\nS2\t癌旁\n".encode("gb18030")]
    maps = [PROBE_MAP, PROBE_MAP.replace(b";", b"\t"), PROBE_MAP.replace(b";", b",")]
    parts = _book()
    return {
        **{f"spreadsheet, {name}": _of_book(parts, name) for name in parts if name in _FRAGILE},
        "series matrix": Target(("GSE1_series_matrix.txt",), (matrices,), _read_matrix),
        "family SOFT": Target(("GSE1_family.soft",), (families,), lambda paths: read_family_soft(paths[0])),
        "header": Target(("GSE1_series_matrix.txt",), (matrices,), lambda paths: read_header(paths[0])),
        "platform in SOFT": Target(("GSE1_family.soft",), (families,), lambda paths: read_soft_platform(paths[0])),
        "file as such": Target(("GSE1.txt",), (matrices + families + tables,), _read_any),
        "platform table": Target(("GPL1.annot",), (platforms,), lambda paths: read_platform(paths[0])),
        "own table": Target(("m.csv", "s.csv"), (tables, sheets), _read_own),
        "probe map": Target(("map.csv",), (maps + platforms[:2],), lambda paths: read_probe_map(paths[0])),
        "counts": Target(("S1.counts.txt", "s.csv", "t2g.tsv"), (COUNTS, sheets, [TX2GENE]), _read_counts),
        "counts of two": Target(("S1.txt", "S2.txt", "t2g.tsv"), (COUNTS, COUNTS, [TX2GENE]), _read_two_counts),
        "clinical": Target(("c.tsv",), ([CLINICAL, *sheets],), lambda paths: read_clinical(paths[0])),
        "study": Target(("study.toml",), ([STUDY],), lambda paths: read_study(paths[0])),
    }


_REAL = {
    "matrix": "series/*/*/matrix/*.txt.gz",
    "family": "series/*/*/soft/*.soft.gz",
    "platform": "platforms/*/*/*/*.gz",
}


def _read_matrix(paths: Sequence[Path]) -> object:
    return read_series_matrix(paths[0], missing=("<0.01",))


def _read_any(paths: Sequence[Path]) -> object:
    """What is done before a file is read: which kind it is, whether it is whole."""
    spec = spec_of_file(paths[0])
    kinds: tuple[Kind, ...] = ("matrix", "family", "platform", "platform_head", "table")
    check_file(paths[0], kinds[paths[0].stat().st_size % len(kinds)])
    return spec


def _book() -> dict[str, bytes]:
    """The parts of a small spreadsheet; none where the library that reads one is not installed."""
    try:
        import openpyxl
    except ImportError:
        return {}
    book = openpyxl.Workbook()
    for line in TABLE.decode().splitlines():
        book.worksheets[0].append([float(cell) if cell[:1].isdigit() else cell for cell in line.split(",")])
    packed = io.BytesIO()
    book.save(packed)
    with zipfile.ZipFile(packed) as archive:
        return {name: archive.read(name) for name in archive.namelist() if "theme" not in name}


def _of_book(parts: Mapping[str, bytes], damaged_part: str) -> Target:
    """Damage within one part of a spreadsheet, packed again."""

    def read(paths: Sequence[Path]) -> object:
        book = paths[0].with_suffix(".xlsx")
        with zipfile.ZipFile(book, "w") as archive:
            for name, data in parts.items():
                archive.writestr(name, paths[0].read_bytes() if name == damaged_part else data)
        return read_table(book, None, id="x")

    return Target(("part",), ([parts[damaged_part]],), read)


def _read_own(paths: Sequence[Path]) -> object:
    if paths[0].stat().st_size % 2:
        return read_table(paths[0], None, id="x", reading=Reading(missing=("<0.01", "Not detected"), repeats=True))
    return read_table(paths[0], paths[1], id="x")


def _read_counts(paths: Sequence[Path]) -> object:
    size = paths[0].stat().st_size
    more = {"samples": str(paths[1])} if size % 3 else {}
    more |= {"tx2gene": str(paths[2])} if size % 5 else {}
    spec = SeriesSpec(id="x", counts=str(paths[0]), strand="reverse" if size % 2 else None, **more)
    return series_of_counts(paths[:1], spec, None, source="x")


def _read_two_counts(paths: Sequence[Path]) -> object:
    spec = SeriesSpec(id="x", counts=str(paths[0].parent), tx2gene=str(paths[2]), strand="forward")
    return series_of_counts(paths[:2], spec, None, source="x")


def damaged(rng: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """One to a few kinds of damage."""
    for _ in range(rng.choice((1, 1, 1, 2, 2, 3, 5))):
        data = rng.choice((_bytes, _lines_damaged, _cells, _cells, _cells))(rng, data, others)
    return _wrapped(rng, data)


def _bytes(rng: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    a, b = sorted((rng.randrange(len(data) + 1), rng.randrange(len(data) + 1)))
    near = min(a + rng.randrange(1, 40), len(data))
    match rng.randrange(6):
        case 0:
            return data[:a]
        case 1:
            return data[:a] + data[near:]
        case 2:
            return data[:a] + bytes([rng.randrange(256)]) + data[a + 1 :]
        case 3:
            return data[:a] + rng.choice(NASTY) + data[a:]
        case 4:
            return data[:b] + data[a:]
        case _:
            other = rng.choice(others)
            return data[:a] + other[rng.randrange(len(other) + 1) :]


def _lines_damaged(rng: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    i, j = rng.randrange(len(lines)), rng.randrange(len(lines))
    match rng.randrange(6):
        case 0:
            del lines[i]
        case 1:
            lines[i:i] = [lines[j]] * rng.choice((1, 1, 3, 300))
        case 2:
            lines[i], lines[j] = lines[j], lines[i]
        case 3:
            lines[i:i] = [rng.choice(NASTY)]
        case 4:
            lines[i:i] = rng.choice(others).split(b"\n")[: rng.randrange(1, 6)]
        case _:
            lines = [line for line in lines if rng.random() > 0.1]
    return b"\n".join(lines)


def _cells(rng: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    del others
    separator = max(b"\t,;", key=data.count)
    mark = bytes([separator])
    lines = data.split(b"\n")
    chosen = range(len(lines)) if rng.random() < 0.1 else [rng.randrange(len(lines))]
    column, kind, nasty = rng.randrange(8), rng.randrange(6), rng.choice(NASTY)
    for i in chosen:
        cells = lines[i].split(mark)
        at = min(column, len(cells) - 1)
        match kind:
            case 0:
                del cells[at]
            case 1:
                cells.insert(at, nasty)
            case 2:
                cells.append(b"")
            case 3:
                cells[at] = b'"' + cells[at] + b'"'
            case 4:
                cells[at] += nasty
            case _:
                cells[at] = nasty
        lines[i] = mark.join(cells)
    return b"\n".join(lines)


def _wrapped(rng: random.Random, data: bytes) -> bytes:
    """Sometimes packed, with other ends of lines, or in another encoding."""
    match rng.randrange(40):
        case 0:
            return gzip.compress(data, 1)
        case 1:
            return gzip.compress(data, 1)[: -rng.randrange(1, 30)]
        case 2:
            return data.replace(b"\n", b"\r\n")
        case 3:
            return data.replace(b"\n", b"\r")
        case 4:
            return b"\xef\xbb\xbf" + data
        case 5:
            return data.decode("latin-1").encode(rng.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32")))
        case 6:
            return data.decode("utf-8", "replace").encode("gb18030", "replace")
        case _:
            return data


def run(n: int, *, seed: int = 0, minutes: float = 1e9, folder: Path | None = None) -> tuple[int, dict[str, Failure]]:
    """How many inputs were tried, and a failure for each place in the code; reproducers go to ``folder``."""
    rng = random.Random(seed)
    kinds = targets()
    failures: dict[str, Failure] = {}
    end = time.monotonic() + 60 * minutes
    signal.signal(signal.SIGVTALRM, _too_slow)
    done = 0
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as scratch:
        for name in itertools.islice(_order(kinds), n):
            if time.monotonic() > end:
                break
            target = kinds[name]
            paths = [Path(scratch) / each for each in target.names]
            for path, seeds in zip(paths, target.seeds, strict=True):
                path.write_bytes(damaged(rng, rng.choice(seeds), seeds))
            done += 1
            failure = _tried(name, target.read, paths)
            if failure and failure.place not in failures and len(failures) < _KEPT:
                failures[failure.place] = failure
                if folder:
                    _keep(folder, failure, paths)
    return done, failures


def _order(kinds: Mapping[str, Target]) -> Iterator[str]:
    for i in itertools.count():
        yield from (name for name in kinds if i % _SELDOM == 0 or not name.startswith("spreadsheet"))


def _too_slow(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlowError


def _tried(name: str, read: Read, paths: Sequence[Path]) -> Failure | None:
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            found = read(paths)
        for note in getattr(found, "notes", ()):
            say(note, "zh")
    except GeneverdictError as error:
        line = error.say("zh")
        if len(str(error)) > LONGEST_ERROR or "\n" in line:
            return Failure(f"{error.code}: its line is long", name, str(error)[:LONGEST_ERROR])
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 (whatever comes out is what is looked for)
        last = traceback.extract_tb(error.__traceback__)
        ours = next((frame for frame in reversed(last) if "geneverdict" in frame.filename), last[-1])
        place = f"{type(error).__name__} in {Path(ours.filename).stem}.{ours.name}:{ours.lineno}"
        return Failure(place, name, "".join(traceback.format_exception(error)))
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return None


def _keep(folder: Path, failure: Failure, paths: Sequence[Path]) -> None:
    place = folder / re.sub(r"[^\w.-]+", "-", failure.place)
    place.mkdir(parents=True, exist_ok=True)
    (place / "traceback.txt").write_text(f"{failure.target}\n{failure.text}", encoding="utf-8")
    for path in paths:
        (place / path.name).write_bytes(path.read_bytes())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("n", type=int, nargs="?", default=20_000, help="how many inputs")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=1e9)
    parser.add_argument("--failures", type=Path, default=Path("fuzz-failures"))
    return parser.parse_args()


def _rounds(n: int, size: int = 20_000) -> Iterator[int]:
    yield from (min(size, n - start) for start in range(0, n, size))


def main() -> int:
    asked = _arguments()
    began, total, places = time.monotonic(), 0, Counter[str]()
    for i, size in enumerate(_rounds(asked.n)):
        left = asked.minutes - (time.monotonic() - began) / 60
        if left <= 0:
            break
        done, failures = run(size, seed=asked.seed * 1_000_003 + i, minutes=left, folder=asked.failures)
        total += done
        places.update(f"{failure.target}: {place}" for place, failure in failures.items())
        rate = total / (time.monotonic() - began)
        print(f"{total:,} inputs, {rate:,.0f} a second, {len(places)} places that fail", flush=True)
    for place, n in places.most_common():
        print(f"  {place} (in {n} rounds)")
    return bool(places)


if __name__ == "__main__":
    sys.exit(main())
