"""Files of spotted arrays as scanners' programs write them, with simulated spots."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
BLOCKS, ROWS, COLUMNS = 2, 5, 4
N = BLOCKS * ROWS * COLUMNS
IDS = [f"oligo{i}" for i in range(N - 2)] + ["oligo0", "oligo1"]
NAMES = [f"GENE{i}" for i in range(N - 2)] + ["GENE0", "GENE1"]
PLACES = [(b + 1, r + 1, c + 1) for b in range(BLOCKS) for r in range(ROWS) for c in range(COLUMNS)]


def channels(seed: int) -> dict[str, FloatArray]:
    """Spots and surroundings of both colours, to one decimal."""
    random = np.random.default_rng(seed)
    level = random.exponential(900, N) + 150
    spots = {c: np.round(level * np.exp(random.normal(0, 0.3, N)), 1) for c in ("green", "red")}
    return spots | {f"{c}_around": np.round(random.normal(60, 5, N), 1) for c in ("green", "red")}


def _text(header: Sequence[str], *columns: Sequence[object], lead: str = "") -> str:
    rows = zip(*columns, strict=True)
    return "".join(lead + "\t".join(map(str, row)) + "\n" for row in [header, *rows])


def gpr(light: dict[str, FloatArray], flags: Sequence[int] = (0,) * N, *, one_colour: bool = False) -> bytes:
    header = ["Block", "Column", "Row", "Name", "ID", "F635 Mean", "B635 Median", "F532 Mean", "B532 Median", "Flags"]
    block, row, column = (list(x) for x in zip(*PLACES, strict=True))
    data = [block, column, row, NAMES, IDS, light["red"], light["red_around"], light["green"], light["green_around"]]
    if one_colour:
        header, data = header[:5] + header[7:], data[:5] + data[7:]
    body = _text([f'"{name}"' for name in header], *data, flags)
    above = 'ATF\t1.0\n3\t10\n"Type=GenePix Results 3"\n"DateTime=2004/05/12 14:02:11"\n"Wavelengths=635\t532"\n'
    return (above + body).replace("\n", "\r\n").encode()


def gal() -> bytes:
    block, row, column = (list(x) for x in zip(*PLACES, strict=True))
    above = 'ATF\t1.0\n1\t5\n"Type=GenePix ArrayList V1.0"\n'
    return (above + _text(["Block", "Row", "Column", "ID", "Name"], block, row, column, IDS, NAMES)).encode()


def spot(light: dict[str, FloatArray]) -> bytes:
    """Blocks lie side by side."""
    block, row, column = (list(x) for x in zip(*PLACES, strict=True))
    header = ["indexs", "grid.r", "grid.c", "spot.r", "spot.c", "Gmean", "Rmean", "morphG", "morphR"]
    data = (light["green"], light["red"], light["green_around"], light["red_around"])
    return _text(header, [0] * N, [1] * N, block, row, column, *data).encode()


def agilent(light: dict[str, FloatArray], *, one_colour: bool = False) -> bytes:
    header = ["FEATURES", "FeatureNum", "ControlType", "ProbeName", "GeneName", "gMedianSignal", "gBGMedianSignal"]
    data: list[Sequence[object]] = [["DATA"] * N, range(1, N + 1), [1] + [0] * (N - 1), IDS, NAMES]
    data += [light["green"], light["green_around"]]
    if not one_colour:
        header += ["rMedianSignal", "rBGMedianSignal"]
        data += [light["red"], light["red_around"]]
    above = "TYPE\ttext\ttext\nFEPARAMS\tProtocol_Name\tScan_Date\nDATA\tGE2\t04-20-2011 11:40:45\n*\n"
    above += "TYPE\tfloat\nSTATS\tgDarkOffsetAverage\tx\ty\nDATA\t19.3\t1\t2\n*\nTYPE\tinteger\n"
    return (above + _text(header, *data)).encode()


def imagene(light: dict[str, FloatArray], colour: str, flags: Sequence[int] = (0,) * N) -> bytes:
    block, row, column = (list(x) for x in zip(*PLACES, strict=True))
    header = [
        "Field",
        "Meta Row",
        "Meta Column",
        "Row",
        "Column",
        "Gene ID",
        "Flag",
        "Signal Mean",
        "Background Median",
    ]
    data = (["A"] * N, [1] * N, block, row, column, IDS, flags, light[colour], light[f"{colour}_around"])
    above = "Begin Header\n\tversion\t5.6.1\nEnd Header\nBegin Raw Data\n"
    return (above + _text(header, *data, lead="\t") + "End Raw Data\n").encode()
