"""Which probes of a chip belong together: Affymetrix's CDF, as text or binary (XDA), BrainArray's probe tables, and the
environments and ``pd.*`` databases of Bioconductor."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from geneverdict.errors import ReadError
from geneverdict.io.raw import pd_info, r_environment
from geneverdict.io.raw.cel import require_sides
from geneverdict.io.raw.packages import may_hold_definition, unwrapped
from geneverdict.io.sources.text import truncated
from geneverdict.messages import Code, Message, Name, count
from geneverdict.stats.arrays import BoolArray, FloatArray, IntArray

Bytes = npt.NDArray[np.uint8]
TEXT, BINARY = b"[CDF]", struct.pack("<ii", 67, 1)
PROBE_TABLE = b"Probe Set Name\tProbe X\tProbe Y\t"


@dataclass(frozen=True, slots=True, eq=False)
class Definition:
    """The probe sets of a chip.

    ``probes`` are the places (``y * columns + x``) of the perfect-match probes of all sets, one set after the other;
    ``sizes`` how many each has.  ``chip`` is "" and ``rows`` 0 where the file does not say them (a probe table).
    """

    chip: str
    rows: int
    columns: int
    sets: tuple[str, ...]
    sizes: IntArray
    probes: IntArray
    n_empty: int = 0
    """Sets without a perfect-match probe, which are left out."""
    mates: IntArray | None = None
    """Places of the mismatch of each probe, right below it; None where one has none, as in custom definitions."""


def is_definition(head: bytes) -> bool:
    """By the first bytes, unpacked."""
    return head.startswith((TEXT, BINARY, PROBE_TABLE, *r_environment.MARKS, pd_info.MARK)) or may_hold_definition(head)


def parse_definition(data: bytes, where: str, *, columns: int) -> Definition:
    """The definition in an unpacked file, its sets in the order of the file.

    ``columns``: of the arrays it is for, which a probe table does not say.  Raises ReadError for what is no definition,
    for one cut short (a probe table without a mark of its end shows it within a line only), and for one that names a
    set twice or a place beyond the chip.
    """
    if data.startswith(TEXT):
        return _text(data, where)
    if data.startswith(BINARY):
        return _binary(data, where)
    if data.startswith(PROBE_TABLE):
        return _probe_table(data, where, columns)
    inside = unwrapped(data, where)
    if any(file.startswith(r_environment.MARKS) for file in inside):
        return _environments(inside, where, columns)
    for file in inside:
        if file.startswith(pd_info.MARK):
            sets = pd_info.read_sets(file, where)
            x, y, sizes = sets.places % columns, sets.places // columns, sets.sizes.tolist()
            return _Chip("", 0, columns, where).definition(sets.names, sizes, x, y, np.ones(len(x), np.bool_))
    raise ReadError(Message("error-no_cel", {"kind": Code("cdf")}), where=where)


_CHIP = re.compile(
    rb"\[Chip\]\s+Name=([^\r\n]*)\s+Rows=(\d{1,6})\s+Cols=(\d{1,6})\s+NumberOfUnits=(\d{1,8})\s", re.IGNORECASE
)
_BLOCKS = re.compile(rb"^NumberBlocks=(\d{1,6})\s", re.MULTILINE)
_BLOCK = re.compile(rb"^\[Unit\d+_Block\d+\]\s+Name=([^\r\n]*)", re.MULTILINE)
_CELLS = re.compile(rb"^NumCells=(\d{1,6})\s", re.MULTILINE)
_CELL = re.compile(rb"^Cell\d+=(\d{1,6})\t(\d{1,6})\t(?:[^\t\n]*\t){6}([ACGTacgt])\t([ACGTacgt])\t", re.MULTILINE)


def _text(data: bytes, where: str) -> Definition:
    """Sections ``[UnitN_BlockM]`` with a name, the number of cells, and a line for each of these."""
    chip = _CHIP.search(data, 0, 1 << 16)
    if chip is None:
        raise truncated(Path(where), Message("cut-in_header"))
    rows, columns, units = (int(number) for number in chip.groups()[1:])
    _, *parts = _BLOCK.split(data)
    names, bodies = parts[::2], parts[1::2]
    blocks = [int(number) for number in _BLOCKS.findall(data)]
    if len(blocks) < units or sum(blocks) != len(names):
        raise _sets_cut(len(names), max(units, sum(blocks)), where)
    cells: list[tuple[bytes, bytes, bytes, bytes]] = []
    sizes: list[int] = []
    for body in bodies:
        stated, found = _CELLS.search(body), _CELL.findall(body)
        if stated is None or int(stated[1]) != len(found):
            raise _sets_cut(len(sizes), len(names), where)
        cells += found
        sizes.append(len(found))
    x, y = (np.array([cell[i] for cell in cells], "S6").astype(np.intp) for i in (0, 1))
    probe, target = (np.frombuffer(b"".join(cell[i] for cell in cells), np.uint8) for i in (2, 3))
    chip_of = _Chip(_name(chip[1]), rows, columns, where)
    return chip_of.definition([_name(name) for name in names], sizes, x, y, _perfect(probe, target))


_UNIT = struct.Struct("<HBiiiiB")
_XDA_BLOCK = struct.Struct("<iiBBii64s")
_XDA_CELL = np.dtype([("atom", "<i4"), ("x", "<u2"), ("y", "<u2"), ("index", "<i4"), ("probe", "u1"), ("target", "u1")])


def _binary(data: bytes, where: str) -> Definition:
    """Numbers, names of units, the place of each unit; a unit has blocks, a block a name and its cells."""
    names: list[str] = []
    sizes: list[int] = []
    starts: list[int] = []
    units = sum_of_cells = 0
    try:
        columns, rows, units, controls, length = struct.unpack_from("<HHiii", data, 8)
        if min(units, controls, length) < 0:
            raise truncated(Path(where), Message("cut-in_header"))
        for place in np.frombuffer(data, "<i4", units, 24 + length + 64 * units + 4 * controls).tolist():
            n_blocks = _UNIT.unpack_from(data, place)[3]
            at = place + _UNIT.size
            for _ in range(n_blocks):
                block = _XDA_BLOCK.unpack_from(data, at)
                names.append(_name(block[-1].split(b"\0")[0]))
                sizes.append(max(block[1], 0))
                sum_of_cells += sizes[-1] * _XDA_CELL.itemsize
                starts.append(at + _XDA_BLOCK.size)
                at = starts[-1] + sizes[-1] * _XDA_CELL.itemsize
                # Blocks do not overlap: a file of which they are more than it holds is damaged, or meant to harm.
                if at > len(data) or sum_of_cells > len(data):
                    raise _sets_cut(len(names) - 1, units, where)
    except (struct.error, ValueError):
        if not units:
            raise truncated(Path(where), Message("cut-in_header")) from None
        raise _sets_cut(len(names), units, where) from None
    size = _XDA_CELL.itemsize
    # One cell after the other within a block, wherever the block begins.
    cells = np.repeat(np.array(starts, np.intp) - _before(sizes) * size, sizes) + np.arange(sum(sizes)) * size
    table = np.frombuffer(data, np.uint8)[cells[:, None] + np.arange(size)].view(_XDA_CELL)[:, 0]
    chip_of = _Chip("", rows, columns, where)
    return chip_of.definition(
        names, sizes, table["x"].astype(np.intp), table["y"].astype(np.intp), _perfect(table["probe"], table["target"])
    )


def _probe_table(data: bytes, where: str, columns: int) -> Definition:
    """A line for each probe, all of them perfect matches: set, x, y."""
    lines = data.rstrip(b"\r\n").split(b"\n")[1:]
    cells = [line.split(b"\t", 3)[:3] for line in lines]
    bad = next((i for i, row in enumerate(cells) if len(row) < 3 or not (row[1].isdigit() and row[2].isdigit())), None)
    if bad is not None:
        raise _sets_cut(bad, len(cells), where)
    set_of: dict[bytes, int] = {}
    number = np.array([set_of.setdefault(row[0], len(set_of)) for row in cells], np.intp)
    order = np.argsort(number, kind="stable")
    x, y = (np.array([row[i] for row in cells], "S6").astype(np.intp)[order] for i in (1, 2))
    sizes = np.bincount(number, minlength=len(set_of)).tolist()
    chip_of = _Chip("", 0, columns, where)
    return chip_of.definition([_name(name) for name in set_of], sizes, x, y, np.ones(len(x), np.bool_))


def _environments(files: Sequence[bytes], where: str, columns: int) -> Definition:
    """``NAMEcdf`` has a matrix for each set, perfect matches beside mismatches, counted from 1; ``NAMEdim``, where it
    is there, the sides of the chip."""
    found: dict[str, r_environment.Environment] = {}
    for file in files:
        found |= r_environment.read_environments(file, where) if file.startswith(r_environment.MARKS) else {}
    name = next((name for name in found if name.endswith("cdf")), None)
    if name is None:
        raise ReadError(Message("error-no_cel", {"kind": Code("cdf")}), where=where)
    sides: Mapping[str, FloatArray] = found.get(f"{name.removesuffix('cdf')}dim", {})
    rows, own = (int(sides[side][0]) if len(sides.get(side, ())) == 1 else 0 for side in ("NROW", "NCOL"))
    sets = {name: matrix for name, matrix in sorted(found[name].items()) if matrix.ndim == 2 and len(matrix)}
    cells = [matrix[:, :2].T.ravel() for matrix in sets.values()]
    perfect = [np.arange(len(own)) < len(matrix) for own, matrix in zip(cells, sets.values(), strict=True)]
    known = [np.isfinite(own) for own in cells]
    places = np.concatenate([np.empty(0), *(own[here] for own, here in zip(cells, known, strict=True))]) - 1
    if not ((places >= 0) & (places < 2**31)).all():
        raise ReadError(Message("error-cel_places"), where=where)
    is_perfect = np.concatenate([np.empty(0, np.bool_), *(a[b] for a, b in zip(perfect, known, strict=True))])
    at, width = places.astype(np.intp), own or columns
    chip_of = _Chip(name.removesuffix("cdf"), rows, width, where)
    return chip_of.definition(tuple(sets), [int(k.sum()) for k in known], at % width, at // width, is_perfect)


@dataclass(frozen=True, slots=True)
class _Chip:
    name: str
    rows: int
    columns: int
    where: str

    def definition(
        self, names: Sequence[str], sizes: Sequence[int], x: IntArray, y: IntArray, perfect: BoolArray
    ) -> Definition:
        """Of the cells of all sets, one set after the other; those that are no perfect match are left out."""
        if self.rows:
            require_sides(self.rows, self.columns, self.where)
        if not perfect.any():
            raise ReadError(Message("error-no_probe_sets"), where=self.where)
        if (x >= self.columns).any() or (self.rows and (y >= self.rows).any()):
            raise ReadError(Message("error-cel_places"), where=self.where)
        if len(set(names)) < len(names):
            seen: set[str] = set()
            twice = next(name for name in names if name in seen or seen.add(name))  # type: ignore[func-returns-value]
            raise ReadError(Message("error-set_twice", {"name": Name(twice)}), where=self.where)
        left = np.bincount(np.repeat(np.arange(len(names)), sizes)[perfect], minlength=len(names))
        kept = np.flatnonzero(left)
        places = (y * self.columns + x)[perfect]
        sets = tuple(names[i] for i in kept.tolist())
        n_empty = len(names) - len(kept)
        below = places + self.columns
        mates = below if np.isin(below, (y * self.columns + x)[~perfect]).all() else None
        return Definition(self.name, self.rows, self.columns, sets, left[kept], places, n_empty, mates)


def _perfect(probe: Bytes, target: Bytes) -> BoolArray:
    """Cells whose middle base pairs with that of the target; a mismatch probe has the target's own."""
    paired = np.zeros(256, np.uint8)
    paired[list(b"ACGTacgt")] = list(b"TGCATGCA")
    perfect: BoolArray = paired[probe] == (target & 0xDF)
    return perfect


def _before(sizes: Sequence[int]) -> IntArray:
    """How many there are before each."""
    return np.cumsum([0, *sizes], dtype=np.intp)[:-1]


def _name(text: bytes) -> str:
    return text.decode("latin-1").strip()


def _sets_cut(found: int, stated: int, where: str) -> ReadError:
    return truncated(Path(where), Message("cut-sets", {"found": count(found), "stated": count(stated)}))
