"""Where GEO keeps definitions of chips: BrainArray's, as supplementary files of platforms of their own."""

from __future__ import annotations

from typing import NamedTuple


class Alternative(NamedTuple):
    """A platform, and the file of its ``suppl/`` folder where its name is known ("" where it is not)."""

    platform: str
    file: str = ""


_OF_CHIP: dict[str, tuple[Alternative, ...]] = {
    "hgu133a": (Alternative("GPL24120", "GPL24120_HGU133A_Hs_ENTREZG.cdf.gz"),),
    "hgu133plus2": (Alternative("GPL22945"), Alternative("GPL16311")),
    "hugene10stv1": (Alternative("GPL17047"),),
    "hugene11stv1": (Alternative("GPL20880"),),
    "hugene20st": (Alternative("GPL19803"),),
    "hursta": (Alternative("GPL10379"),),
    "agronomics1": (Alternative("GPL14926"),),
    "snowball": (Alternative("GPL16569"),),
}


def letters(name: str) -> str:
    """What is left of the name of a chip when it is written another way.

    >>> letters("HG-U133_Plus_2")
    'hgu133plus2'
    """
    return "".join(c for c in name.casefold() if c.isalnum())


def alternatives(chip: str) -> tuple[Alternative, ...]:
    """The platforms that are known to have a definition of a chip.

    >>> alternatives("HG-U133A")[0].platform
    'GPL24120'
    """
    return next((known for start, known in _OF_CHIP.items() if letters(chip) in (start, f"{start}v1")), ())
