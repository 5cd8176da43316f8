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


_OF_PLATFORM = {
    "GPL32": "mgu74a",
    "GPL81": "mgu74av2",
    "GPL85": "rgu34a",
    "GPL91": "hgu95a",
    "GPL96": "hgu133a",
    "GPL97": "hgu133b",
    "GPL201": "hgfocus",
    "GPL339": "moe430a",
    "GPL340": "moe430b",
    "GPL341": "rae230a",
    "GPL570": "hgu133plus2",
    "GPL571": "hgu133a2",
    "GPL1261": "mouse4302",
    "GPL1319": "zebrafish",
    "GPL1352": "u133x3p",
    "GPL1355": "rat2302",
    "GPL3921": "hthgu133a",
    "GPL5175": "huex10st",
    "GPL5188": "huex10st",
    "GPL6244": "hugene10st",
    "GPL6246": "mogene10st",
    "GPL6247": "ragene10st",
    "GPL8300": "hgu95av2",
    "GPL8321": "mouse430a2",
    "GPL11532": "hugene11st",
    "GPL13667": "hgu219",
    "GPL16686": "hugene20st",
}


def chip_of_platform(platform: str) -> str:
    """The letters of the chip of one of GEO's platforms; "" where it is not known.

    >>> chip_of_platform("GPL96"), chip_of_platform("GPL1")
    ('hgu133a', '')
    """
    return _OF_PLATFORM.get(platform, "")


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
