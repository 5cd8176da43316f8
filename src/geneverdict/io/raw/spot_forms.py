"""How the columns of files of spotted and two-colour arrays are called, by the program that wrote them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

Program = Literal["genepix", "spot", "agilent", "imagene", "gal"]
COORDINATES: Mapping[Program, tuple[str, ...]] = {
    "genepix": ("Block", "Row", "Column"),
    "gal": ("Block", "Row", "Column"),
    "spot": ("grid.r", "grid.c", "spot.r", "spot.c"),
}
"""Columns that say where a spot lies."""
_AGILENT_NAMES = ("ProbeName", "GeneName", "SystematicName", "GeneSymbol")
_GENEPIX_NAMES = ("ID", "Name")
_FOREGROUND = re.compile(r"F(\d{3}) (?:Mean|Median)")


class Channel(NamedTuple):
    """Columns of one colour: the spots, and what lies around them."""

    spots: str
    around: str


class Form(NamedTuple):
    """Of one program's files, or of GenePix's list of what was spotted (``gal``), which has no channel."""

    program: Program
    green: Channel | None
    red: Channel | None
    tip: tuple[str, ...]
    """Columns that say which print tip made a spot; none where there are no print tips."""
    names: tuple[str, ...]
    """Columns that name spots or their genes, first the one that identifies them."""
    flag: str = ""
    control: str = ""

    @property
    def channels(self) -> tuple[Channel, ...]:
        return tuple(channel for channel in (self.green, self.red) if channel)

    @property
    def numbers(self) -> tuple[str, ...]:
        """All columns of numbers that are read."""
        named = [name for channel in self.channels for name in channel]
        rest = (*self.tip, self.flag, self.control, *COORDINATES.get(self.program, ()))
        return tuple(dict.fromkeys(name for name in (*named, *rest) if name))


def form_of(cells: Sequence[str]) -> Form | None:
    """The form whose header these cells are.

    Which columns stand for a spot is as in limma's ``read.maimages``: means of the spots and medians around them for
    GenePix and ImaGene, means and the morphological background for SPOT, medians of both for Agilent.
    """
    here = set(cells)
    if {"Rmean", "Gmean", "morphR", "morphG", *COORDINATES["spot"]} <= here:
        return Form("spot", Channel("Gmean", "morphG"), Channel("Rmean", "morphR"), ("grid.r", "grid.c"), ())
    if cells[0] == "FEATURES":
        for spots, around in _AGILENT_KINDS:
            pair = [Channel(f"{colour}{spots}Signal", f"{colour}BG{around}Signal") for colour in "gr"]
            if here.issuperset(pair[0]):
                red = pair[1] if here.issuperset(pair[1]) else None
                marks = (name if name in here else "" for name in _AGILENT_MARKS)
                return Form("agilent", pair[0], red, (), _AGILENT_NAMES, *marks)
    if set(COORDINATES["genepix"]) <= here:
        waves = _wavelengths(here)
        if waves:
            channels = [
                Channel(_first_of(here, f"F{wave} ", _SPOTS), _first_of(here, f"B{wave}", _AROUND)) for wave in waves
            ]
            flag = "Flags" if "Flags" in here else ""
            red = channels[-1] if len(channels) > 1 else None
            return Form("genepix", channels[0], red, ("Block",), _GENEPIX_NAMES, flag)
        return Form("gal", None, None, ("Block",), _GENEPIX_NAMES) if "ID" in here else None
    return _imagene(here)


_AGILENT_KINDS = (("Median", "Median"), ("Mean", "Median"), ("Mean", "Mean"))
"""Of the spots and of what is around them, the preferred first."""
_AGILENT_MARKS = ("IsManualFlag", "ControlType")


def _wavelengths(cells: set[str]) -> list[int]:
    """Of GenePix's channels, ascending: green is the shorter."""
    found = {match[1] for cell in cells if (match := _FOREGROUND.fullmatch(cell))}
    return sorted(int(wave) for wave in found if any(f"B{wave}{end}" in cells for end in _AROUND))


_SPOTS, _AROUND = ("Mean", "Median"), (" Median", " Mean", "")
"""Ends of the names of GenePix's columns, the preferred first: files that people cut down have not all of them."""


def _first_of(cells: set[str], begin: str, ends: Sequence[str]) -> str:
    return next(begin + end for end in ends if begin + end in cells)


def _imagene(here: set[str]) -> Form | None:
    """Until version 8 it writes a file for each channel."""
    tip = tuple(name for name in ("Meta Row", "Meta Column") if name in here)
    flag = "Flag" if "Flag" in here else ""
    for ends in ((" 1", " 2"), ("",)):
        channels = [Channel(f"Signal Mean{end}", f"Background Median{end}") for end in ends]
        if all(name in here for channel in channels for name in channel):
            red = channels[1] if len(channels) > 1 else None
            return Form("imagene", channels[0], red, tip, ("Gene ID",), flag)
    return None
