"""Arrays of several chips in one place: as many series, each of which takes its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from geneverdict.errors import StudyError, at_series
from geneverdict.io.raw.alternatives import chip_of_platform, letters
from geneverdict.io.raw.cel import Chip, is_cel, parse_chip
from geneverdict.io.raw.packed import Piece, copies
from geneverdict.messages import Message, Name, Value, count, messages, names, quoted
from geneverdict.model.study import SeriesSpec


class CelFile(NamedTuple):
    """A CEL file and what its header says."""

    piece: Piece
    chip: Chip
    day: str = ""
    """Of the scan; "" where the header does not say it."""


class OfChip(NamedTuple):
    """Those of the entry's chip, and a note on the others."""

    cels: tuple[CelFile, ...]
    notes: tuple[Message, ...] = ()


def of_chip(cels: Sequence[CelFile], spec: SeriesSpec) -> OfChip:
    """Those of the chip that the entry names, or whose platform it names; all where it names none, or one chip is
    there.  Raises StudyError where none is of the chip that it names."""
    wanted = letters(spec.chip) if spec.chip else chip_of_platform(spec.platform or "")
    if not wanted or (len(_kinds(cels)) == 1 and not spec.chip):
        return OfChip(tuple(cels))
    mine = tuple(cel for cel in cels if letters(cel.chip.name) in (wanted, f"{wanted}v1"))
    if not mine:
        if spec.chip:
            raise _several(cels, spec)
        return OfChip(tuple(cels))
    others = [cel.piece.name for cel in cels if cel not in mine]
    values: dict[str, Value] = {"n": count(len(others)), "names": quoted(others), "chip": Name(mine[0].chip.name)}
    return OfChip(mine, (Message("read-other_chips", values),) if others else ())


def one_chip(cels: Sequence[CelFile], spec: SeriesSpec) -> Chip:
    """The chip of all arrays.  Raises StudyError for several."""
    if len(_kinds(cels)) > 1:
        raise _several(cels, spec)
    return next((cel.chip for cel in cels if cel.chip.name), cels[0].chip)


def chips_in(files: Sequence[Piece]) -> tuple[str, ...]:
    """The names of the chips of the CEL files among some files, in the order in which they come."""
    heads = ((piece, piece.head()) for piece in files)
    return tuple(dict.fromkeys(parse_chip(head, piece.name).name for piece, head in heads if is_cel(head)))


def size(chip: Chip) -> dict[str, Value]:
    return {"chip": Name(chip.name or "?"), "rows": count(chip.rows), "columns": count(chip.columns)}


def _kinds(cels: Sequence[CelFile]) -> dict[tuple[str, int, int], list[CelFile]]:
    """By name and size of the chip; a header without a name is of the one chip of its size that others name."""
    kinds: dict[tuple[str, int, int], list[CelFile]] = {}
    for cel in cels:
        kinds.setdefault((letters(cel.chip.name), cel.chip.rows, cel.chip.columns), []).append(cel)
    for nameless in [kind for kind in kinds if not kind[0]]:
        named = [kind for kind in kinds if kind[0] and kind[1:] == nameless[1:]]
        if len(named) == 1:
            kinds[named[0]] += kinds.pop(nameless)
    return kinds


def without_copies(cels: Sequence[CelFile]) -> OfChip:
    """Each array once: files of the same bytes, unpacked, are one."""
    same = copies([cel.piece for cel in cels])
    return OfChip(tuple(cel for cel in cels if cel.piece not in same), copies_note(same))


def copies_note(same: Sequence[Piece]) -> tuple[Message, ...]:
    values: dict[str, Value] = {"n": count(len(same)), "names": quoted(piece.name for piece in same)}
    return (Message("read-copies", values),) if same else ()


def _several(cels: Sequence[CelFile], spec: SeriesSpec) -> StudyError:
    told = [
        Message(
            "chip-of_arrays",
            {**size(same[0].chip), "n": count(len(same)), "files": names([cel.piece.name for cel in same])},
        )
        for same in _kinds(cels).values()
    ]
    return StudyError(Message("error-several_chips", {"chips": messages(told)}), where=at_series(spec.id))
