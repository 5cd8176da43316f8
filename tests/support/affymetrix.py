"""Small simulated arrays in Affymetrix's own forms, written from the formats' descriptions."""

from __future__ import annotations

import io
import struct
import tarfile
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

Grid = npt.NDArray[np.float64]
"""Rows × columns."""


def text_cel(cells: Grid, chip: str = "Sim-1") -> bytes:
    """Version 3."""
    lines = [f"{x:3d}\t{y:3d}\t{value:.1f}\t1.5\t 25" for y, row in enumerate(cells) for x, value in enumerate(row)]
    head = ["[CEL]", "Version=3", "", "[HEADER]", *_header(cells, chip), "", "[INTENSITY]"]
    head += [f"NumberCells={cells.size}", "CellHeader=X\tY\tMEAN\tSTDV\tNPIXELS"]
    tail = [
        "",
        "[MASKS]",
        "NumberCells=0",
        "CellHeader=X\tY",
        "",
        "[OUTLIERS]",
        "NumberCells=1",
        "CellHeader=X\tY",
        "0\t0",
    ]
    return "".join(f"{line}\r\n" for line in [*head, *lines, *tail]).encode("latin-1")


def binary_cel(cells: Grid, chip: str = "Sim-1") -> bytes:
    """Version 4, with one outlier at its end."""
    texts = ["\n".join(_header(cells, chip)) + "\n", "Percentile", "Percentile:75"]
    rows, columns = cells.shape
    head = struct.pack("<iiiii", 64, 4, columns, rows, cells.size)
    head += b"".join(struct.pack("<i", len(text)) + text.encode("latin-1") for text in texts)
    body = b"".join(struct.pack("<ffh", value, 1.5, 25) for value in cells.ravel())
    return head + struct.pack("<iIIi", 2, 1, 0, 0) + body + struct.pack("<hh", 0, 0)


def calvin_cel(cells: Grid, chip: str = "Sim-1", kind: str = "affymetrix-calvin-intensity") -> bytes:
    """Command Console's, with two sets of data."""
    rows, columns = cells.shape
    number = {"affymetrix-cel-rows": rows, "affymetrix-cel-cols": columns}
    parameters = [
        _wide(n) + _bytes(struct.pack(">i", v).ljust(16, b"\0")) + _wide("text/x-i") for n, v in number.items()
    ]
    parameters.append(_wide("affymetrix-array-type") + _bytes(chip.encode("utf-16-be")) + _wide("text/plain"))
    header = _bytes(kind.encode()) + _bytes(b"id") + _wide("2001-08-16") + _wide("en-US")
    header += struct.pack(">i", len(parameters)) + b"".join(parameters) + struct.pack(">i", 0)
    group = 10 + len(header)
    data = bytes((59, 1)) + struct.pack(">ii", 1, group) + header
    at = group + 12 + len(_wide("Default Group"))
    data += struct.pack(">iii", 0, at, 2) + _wide("Default Group")
    for name, values in (("Intensity", cells.ravel()), ("StdDev", np.ones(cells.size))):
        described = _wide(name) + struct.pack(">ii", 0, 1) + _wide(name) + struct.pack(">bi", 6, 4)
        described += struct.pack(">i", len(values))
        first = at + 8 + len(described)
        body = values.astype(">f4").tobytes()
        data += struct.pack(">ii", first, first + len(body)) + described + body
        at = first + len(body)
    return data


Sets = Mapping[str, Sequence[tuple[int, int]]]
"""Places (x, y) of the perfect-match probes, A before the target's T; the mismatch of each, a T, lies below it."""


def text_cdf(sets: Sets, rows: int, columns: int, chip: str = "Sim-1") -> bytes:
    lines = ["[CDF]", "Version=GC3.0", "", "[Chip]", f"Name={chip}", f"Rows={rows}", f"Cols={columns}"]
    lines += [f"NumberOfUnits={len(sets)}", "MaxUnit=9", "NumQCUnits=1", "ChipReference=", ""]
    lines += ["[QC1]", "Type=9", "NumberCells=1", "CellHeader=X\tY\tPROBE", "Cell1=0\t0\tN\t20\t0\t1\t0\t0", ""]
    for i, (name, places) in enumerate(sets.items(), 1):
        cells = [cell for x, y in places for cell in ((x, y + 1, "T"), (x, y, "A"))]
        lines += [f"[Unit{i}]", "Name=NONE", "Direction=2", f"NumAtoms={len(places)}", f"NumCells={len(cells)}"]
        lines += [f"UnitNumber={i}", "UnitType=3", "NumberBlocks=1", "", f"[Unit{i}_Block1]", f"Name={name}"]
        lines += ["BlockNumber=1", f"NumAtoms={len(places)}", f"NumCells={len(cells)}", "StartPosition=0"]
        lines += ["StopPosition=1", "CellHeader=X\tY\tPROBE\tFEAT\tQUAL\tEXPOS\tPOS\tCBASE\tPBASE\tTBASE\tATOM"]
        lines += [f"Cell{k}={x}\t{y}\tN\tf\tq\t0\t13\tA\t{b}\tT\t{k}" for k, (x, y, b) in enumerate(cells, 1)]
        lines.append("")
    return "".join(f"{line}\r\n" for line in lines).encode()


def binary_cdf(sets: Sets, rows: int, columns: int) -> bytes:
    """XDA."""
    names = b"".join(b"NONE".ljust(64, b"\0") for _ in sets)
    at = 24 + len(names) + 4 + 4 * len(sets)
    control = struct.pack("<Hi", 9, 0)
    units, starts = b"", []
    for i, (name, places) in enumerate(sets.items(), 1):
        starts.append(at + len(control) + len(units))
        n = len(places)
        units += struct.pack("<HBiiiiB", 1, 2, n, 1, 2 * n, i, 2)
        units += struct.pack("<iiBBii64s", n, 2 * n, 2, 2, 0, n - 1, name.encode())
        for k, (x, y) in enumerate(places):
            units += struct.pack("<iHHicc", k, x, y + 1, k, b"t", b"t") + struct.pack("<iHHicc", k, x, y, k, b"a", b"t")
    head = struct.pack("<iiHHiii", 67, 1, columns, rows, len(sets), 1, 0)
    return head + names + struct.pack("<i", at) + struct.pack(f"<{len(starts)}i", *starts) + control + units


def probe_table(sets: Sets) -> bytes:
    """BrainArray's: perfect matches only."""
    head = "Probe Set Name\tProbe X\tProbe Y\tProbe Interrogation Position\tProbe Sequence\tTarget Strandedness\n"
    rows = (f"{name}\t{x}\t{y}\t100\tACGT\tAntisense\n" for name, places in sets.items() for x, y in places)
    return (head + "".join(rows)).encode()


def _header(cells: Grid, chip: str) -> list[str]:
    rows, columns = cells.shape
    dat = f"DatHeader=[0..9]  a:CLS=9 RWS=9 XIN=3  YIN=3  VE=17  2.0 08/16/01 17:28:31  \x14 \x14 {chip}.1sq \x14 6"
    return [f"Cols={columns}", f"Rows={rows}", dat, "Algorithm=Percentile"]


def _bytes(data: bytes) -> bytes:
    return struct.pack(">i", len(data)) + data


def _wide(text: str) -> bytes:
    return struct.pack(">i", len(text)) + text.encode("utf-16-be")


def tar_of(files: Mapping[str, bytes]) -> bytes:
    """A RAW.tar."""
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return whole.getvalue()
