"""One look for every figure: colours that colour-blind readers can tell apart, quiet axes, one font on any machine."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from matplotlib import font_manager, rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from geneverdict.model.prepared import Role
from geneverdict.model.verdict import Call

# Okabe & Ito's palette.  Groups and directions never rest on colour alone: shape or place tells them too.
VERMILLION = "#d55e00"
BLUE = "#0072b2"
INK = "#1f2933"
MUTED = "#5b6770"
FAINT = "#c3cad1"

ROLE_COLOUR = {Role.CASE: VERMILLION, Role.CONTROL: BLUE, Role.NEITHER: "#8a939b"}
ROLE_MARKER = {Role.CASE: "o", Role.CONTROL: "s", Role.NEITHER: "X"}
CALL_COLOUR = {Call.UP: VERMILLION, Call.DOWN: BLUE, Call.NOT_CALLED: MUTED}
CALL_MARKER = {Call.UP: "^", Call.DOWN: "v", Call.NOT_CALLED: "o"}

SIMULATED = "simulated data"
PNG_DPI = 300
WIDTH = 4.6
"""Inches of a figure with one panel."""

# Glyphs are drawn as paths, so that a figure looks the same on a machine without our font; its words are in <desc>.
_RC: dict[Any, Any] = {
    "figure.facecolor": "white",
    "figure.dpi": 100,
    "savefig.facecolor": "white",
    "font.size": 9,
    "axes.labelsize": 9,
    "axes.edgecolor": MUTED,
    "axes.labelcolor": INK,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": MUTED,
    "ytick.color": MUTED,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "xtick.labelsize": 8.5,
    "ytick.labelsize": 8.5,
    "legend.fontsize": 8.5,
    "legend.frameon": False,
    "text.color": INK,
    "text.parse_math": False,  # a "$" in a sample's name is a dollar
    "svg.fonttype": "path",
    "path.simplify": False,
}


@cache
def _families() -> list[str]:
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


@contextmanager
def style() -> Iterator[None]:
    """Draw and save inside this; matplotlib's own settings are left as they were."""
    with rc_context({**_RC, "font.family": _families()}):
        yield


def heading(figure: Figure, title: str, *lines: str, simulated: bool = False) -> float:
    """A bold title and lines of small text, left-aligned and wrapped.  Returns the height they take, in inches."""
    width, height = figure.get_size_inches()
    shown = title + (f" · {SIMULATED}" if simulated else "")
    used = 0.12
    # A character of DejaVu Sans is about 0.585 em wide, 0.66 em in bold.
    for text, points, em, weight, colour in [
        (shown, 10.0, 0.66, "bold", INK),
        *((line, 8.5, 0.585, "normal", MUTED) for line in lines),
    ]:
        for part in textwrap.wrap(text, int((width - 0.2) / (em * points / 72))):
            figure.text(0.1 / width, 1 - used / height, part, size=points, weight=weight, color=colour, va="top")
            used += points / 72 * 1.35
        used += 0.02
    return used


@dataclass(frozen=True, slots=True)
class Frame:
    """Size of a figure and the room around its axes, in inches; the heading takes what it needs at the top."""

    width: float = WIDTH
    height: float = 4.0
    left: float = 0.68
    bottom: float = 0.55
    right: float = 0.15


def panel(frame: Frame, title: str, *lines: str, simulated: bool) -> tuple[Figure, Axes]:
    """A figure with one axes under a heading."""
    width, height = frame.width, frame.height
    figure = Figure(figsize=(width, height))
    top = heading(figure, title, *lines, simulated=simulated) + 0.1
    across = (width - frame.left - frame.right) / width
    axes = figure.add_axes((frame.left / width, frame.bottom / height, across, (height - frame.bottom - top) / height))
    return figure, axes


def empty_panel(title: str, words: str, *, simulated: bool) -> Figure:
    """A heading alone, where there is nothing to draw."""
    figure = Figure(figsize=(WIDTH, 1.2))
    heading(figure, title, words, simulated=simulated)
    return figure
