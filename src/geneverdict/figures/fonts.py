"""Which fonts figures are written in, and in which languages they can be."""

from __future__ import annotations

from functools import cache

from matplotlib import font_manager

from geneverdict.messages import Message, speaker


@cache
def families() -> list[str]:
    """DejaVu Sans comes with matplotlib; a font with Chinese characters follows it where one is installed."""
    installed = {font.name for font in font_manager.fontManager.ttflist}
    chinese = (
        "Noto Sans CJK SC",
        "Source Han Sans SC",
        "PingFang SC",
        "Microsoft YaHei",
        "SimHei",
        "Noto Serif CJK SC",
    )
    return ["DejaVu Sans", *(name for name in chinese if name in installed)]


@cache
def written(lang: str) -> str:
    """The language in which figures can be drawn here: English where no font of ours has the letters of ``lang``."""
    fonts = [font_manager.get_font(font_manager.findfont(name)).get_charmap() for name in families()]
    letters = speaker(lang)(Message("language-name"))
    return lang if all(any(ord(letter) in font for font in fonts) for letter in letters) else "en"
