"""CEL files and RMA against affy, and how much memory 500 arrays take.

Input: the 12 real HG-U133A arrays of GSE21785 (text, gzipped, in a tar) from the folder ../shared, with a laid-out
definition of 22,283 sets of 11 probes (not the chip's own: for numbers and speed alone); and simulated arrays of that
size in binary.  Seconds are those of the processor, on one thread, without the start of the program.
"""

from __future__ import annotations

import struct
import sys
import tempfile
import time
from pathlib import Path

from measure import HERE, has_r, python, run_r
from table import NO_R, Row

TAR = HERE.parents[1] / "shared/geo/series/GSE21nnn/GSE21785/suppl/GSE21785_RAW.tar"
SIDE, SETS, EACH = 712, 22_283, 11
R_CODE = """
suppressPackageStartupMessages(library(affy))
tar <- commandArgs(TRUE)[1]; out <- commandArgs(TRUE)[2]; folder <- tempfile(); dir.create(folder)
untar(tar, exdir = folder)
sets <- lapply(0:22282, function(i) cbind(pm = (i * 11 + 0:10) * 2 + 1, mm = NA_real_))
assign("HG-U133A", list2env(setNames(sets, sprintf("s%05d", 0:22282))), .GlobalEnv)
files <- sort(list.files(folder, "CEL.gz$", full.names = TRUE))
read <- sum(system.time(batch <- ReadAffy(filenames = files), gcFirst = TRUE)[1:2])
rma <- sum(system.time(values <- exprs(rma(batch, verbose = FALSE)), gcFirst = TRUE)[1:2])
writeBin(as.numeric(values[order(rownames(values)), ]), out)
cat(read, rma)
"""


def run(*, quick: bool = False) -> list[Row]:
    """Reading, RMA, and many arrays."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not TAR.is_file():
            rows = [Row("12 HG-U133A CELs", note="the folder ../shared with real series is not here")]
        else:
            rows = _against_affy(folder)
        return [*rows, _many(folder, 50 if quick else 500)]


def _against_affy(folder: Path) -> list[Row]:
    ours = python("raw.py", "ours", str(folder))
    read, rma = map(float, ours.printed.split())
    labels = ("read 12 HG-U133A CELs (text, gzip)", "RMA of them, laid-out definition")
    if not has_r("affy"):
        return [
            Row(labels[0], read, ours.peak_mb, NO_R, under=2.5),
            Row(labels[1], rma, ours.peak_mb, NO_R, at_least=1),
        ]
    theirs = run_r(R_CODE, str(TAR), str(folder / "r.bin"))
    r_read, r_rma = map(float, theirs.printed.split())
    note = python("raw.py", "compare", str(folder)).printed.strip()
    return [
        Row(labels[0], read, ours.peak_mb, "ReadAffy", r_read, theirs.peak_mb, under=2.5),
        Row(labels[1], rma, ours.peak_mb, "affy::rma", r_rma, theirs.peak_mb, at_least=1, note=note),
    ]


def _many(folder: Path, n: int) -> Row:
    python("raw.py", "make", str(folder), str(n))
    ours = python("raw.py", "many", str(folder))
    least = n * SETS * EACH * 8 / 1e6
    note = f"from the folder to the values; the probes' intensities alone are {least:,.0f} MB"
    return Row(f"{n} simulated CELs of that size (binary), read and RMA", float(ours.printed), ours.peak_mb, note=note)


def ours(folder: Path) -> tuple[float, float]:
    """Seconds of reading, which keeps the probes' intensities, and of RMA; the values are left in the folder."""
    import numpy as np

    from geneverdict.io.raw.cel import parse_cel
    from geneverdict.io.raw.packed import pieces
    from geneverdict.stats.rma import rma

    places = (np.arange(SETS * EACH)) * 2
    start = time.process_time()
    files = sorted(pieces(TAR), key=lambda piece: piece.name)
    probes = np.array([parse_cel(piece.content(), piece.name).intensities[places] for piece in files])
    read = time.process_time()
    values = rma(probes, np.full(SETS, EACH))
    done = time.process_time()
    values.T.tofile(folder / "ours.bin")
    return read - start, done - read


def compare(folder: Path) -> str:
    """The largest difference of any value."""
    import numpy as np

    a, b = (np.fromfile(folder / name) for name in ("ours.bin", "r.bin"))
    return f"largest difference of {len(a):,} log2 values: {np.abs(a - b).max():.1e}"


def make(folder: Path, n: int) -> None:
    """A folder of simulated arrays: twelve different ones, each with the headers of many; and a definition."""
    import numpy as np

    random = np.random.default_rng(1)
    cell = np.dtype([("mean", "<f4"), ("sd", "<f4"), ("pixels", "<i2")])
    (folder / "cel").mkdir()
    bodies: list[bytes] = []
    for i in range(n):
        header = f"Cols={SIDE}\nRows={SIDE}\nDatHeader=simulated {i} HG-U133A.1sq\n".encode()
        head = struct.pack("<iiiiii", 64, 4, SIDE, SIDE, SIDE * SIDE, len(header)) + header + bytes(8)
        if i < 12:
            cells = np.zeros(SIDE * SIDE, cell)
            cells["mean"] = np.clip(random.normal(90, 15, len(cells)), 1, None) + random.exponential(400, len(cells))
            bodies.append(struct.pack("<iIIi", 2, 0, 0, 0) + cells.tobytes())
        (folder / "cel" / f"GSM{i:04d}.CEL").write_bytes(head + bodies[i % 12])
    places = np.arange(SETS * EACH) * 2
    lines = (f"s{i // EACH:05d}\t{at % SIDE}\t{at // SIDE}\t\n" for i, at in enumerate(places.tolist()))
    (folder / "cel/HGU133A_laid_out_probe_tab.txt").write_text("Probe Set Name\tProbe X\tProbe Y\t\n" + "".join(lines))


def many(folder: Path) -> float:
    """Seconds from the folder to the values."""
    from geneverdict.io.sources.cel import CelFiles
    from geneverdict.io.sources.source import SourceFile
    from geneverdict.model.study import SeriesSpec

    spec = SeriesSpec(id="simulated", cel=str(folder / "cel"))
    start = time.process_time()
    offer = CelFiles().offers(spec)
    wanted = offer.wanted if offer else ()
    series = CelFiles().read([SourceFile(path, path.name) for path in wanted if isinstance(path, Path)], spec)
    if series.values.shape[0] != SETS:
        message = f"expected {SETS} sets, found {series.values.shape[0]}"
        raise RuntimeError(message)
    return time.process_time() - start


def _worker(arguments: list[str]) -> None:
    task, folder = arguments[0], Path(arguments[1])
    if task == "make":
        make(folder, int(arguments[2]))
    elif task == "ours":
        print(*ours(folder))
    elif task == "compare":
        print(compare(folder))
    elif task == "many":
        print(many(folder))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _worker(sys.argv[1:])
    else:
        from table import print_table

        print_table(run())
