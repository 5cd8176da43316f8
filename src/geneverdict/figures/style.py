"""One look for every figure: colours that colour-blind readers can tell apart, quiet axes, one font on any machine."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from geneverdict.figures.fonts import families
from geneverdict.messages import Message, Say
from geneverdict.model.prepared import Role
from geneverdict.model.verdict import Call

# Okabe & Ito's palette.  Groups and directions never rest on colour alone: shape or place tells them too.
VERMILLION = "#d55e00"
BLUE = "#0072b2"
INK = "#1f2933"
MUTED = "#5b6770"
FAINT = "#c3cad1"
TARGET = "#f0e442"
"""The gene, or the analysis, that was asked about."""

ROLE_COLOUR = {Role.CASE: VERMILLION, Role.CONTROL: BLUE, Role.NEITHER: "#8a939b"}
ROLE_MARKER = {Role.CASE: "o", Role.CONTROL: "s", Role.NEITHER: "X"}
CALL_COLOUR = {Call.UP: VERMILLION, Call.DOWN: BLUE, Call.NOT_CALLED: MUTED}
CALL_MARKER = {Call.UP: "^", Call.DOWN: "v", Call.NOT_CALLED: "o"}

SIMULATED = Message("figure-simulated")
DPI = 300
WIDTH, WIDE = 4.6, 7.2
"""Inches of a figure with one panel, and of one over both columns of a journal."""
SMALL = 8.5
"""Points of the text below a title."""
_PIECE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff][，。；：！？、）》”’]*\s*|[^\s\u2e80-\u9fff]+\s*|\s+")
"""What stays together at the end of a line: a word, or one Chinese character with the marks that close it."""

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
    "pdf.fonttype": 42,  # whole fonts, so that words in the file stay words
    "path.simplify": False,
}


@contextmanager
def style() -> Iterator[None]:
    """Draw and save inside this; matplotlib's own settings are left as they were.

    A character that no installed font has is drawn as a box; the words are whole in the SVG's description.
    """
    with rc_context({**_RC, "font.family": families()}), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        yield


@cache
def text_width(text: str, points: float, *, bold: bool = False) -> float:
    """Inches that a line of text takes, in the fonts of ``style``."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(weight="bold" if bold else "normal", size=points)
    return float(text_to_path.get_text_width_height_descent(text, font, ismath=False)[0]) / 72


def wrapped(text: str, room: float, points: float, *, bold: bool = False, most: int = 99) -> list[str]:
    """The text in lines of at most ``room`` inches, broken at spaces and between Chinese characters; what is beyond
    ``most`` lines becomes an ellipsis.  A word that is too long for a line is broken where the line ends."""
    lines = [""]
    for piece in _PIECE.findall(" ".join(text.split())):
        for part in _short_enough(piece, room, points, bold=bold):
            if lines[-1] and text_width(f"{lines[-1]}{part}".rstrip(), points, bold=bold) > room:
                lines.append("")
            lines[-1] = f"{lines[-1]}{part}" if lines[-1] else part.lstrip()
    shown = [line.rstrip() for line in lines]
    return shown if len(shown) <= most else [*shown[: most - 1], _cut(shown[most - 1], room, points, bold=bold)]


def shortened(text: str, room: float, points: float, *, bold: bool = False) -> str:
    """The text in one line of at most ``room`` inches, cut with … where it is longer."""
    cut = text
    while cut and text_width(cut, points, bold=bold) > room:
        text = text[:-1].rstrip()
        cut = f"{text}…"
    return cut


def _short_enough(piece: str, room: float, points: float, *, bold: bool) -> list[str]:
    if text_width(piece.rstrip(), points, bold=bold) <= room:
        return [piece]
    return list(piece)


def _cut(line: str, room: float, points: float, *, bold: bool) -> str:
    while line and text_width(f"{line} …", points, bold=bold) > room:
        line = line[:-1].rstrip()
    return f"{line} …"


def simulated_words(simulated: bool, say: Say) -> str:
    """What a figure says of data that are made up; "" for others."""
    return say(SIMULATED) if simulated else ""


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the axes: a bold title and lines of small text; of a bare figure only that data are made up."""

    title: str
    lines: tuple[str, ...]
    simulated: str
    """``simulated_words`` of them."""
    bare: bool

    def height(self, width: float) -> float:
        """Inches that it takes in a figure of this width."""
        return 0.12 + sum(points / 72 * 1.35 for _, points, _ in self._rows(width))

    def write(self, figure: Figure) -> float:
        """Put it at the top of the figure.  Returns the height that it takes, in inches."""
        width, height = figure.get_size_inches()
        used = 0.12
        for text, points, bold in self._rows(width):
            weight, colour = ("bold", INK) if bold else ("normal", MUTED)
            figure.text(0.1 / width, 1 - used / height, text, size=points, weight=weight, color=colour, va="top")
            used += points / 72 * 1.35
        return used

    def _rows(self, width: float) -> list[tuple[str, float, bool]]:
        """Each line with its size in points and whether it is bold."""
        if self.bare:
            return [(self.simulated, SMALL, False)] if self.simulated else []
        title = f"{self.title} · {self.simulated}" if self.simulated else self.title
        said = [(title, 10.0, True), *((line, SMALL, False) for line in self.lines if line)]
        return [(row, size, bold) for text, size, bold in said for row in wrapped(text, width - 0.2, size, bold=bold)]


@dataclass(frozen=True, slots=True)
class Frame:
    """The axes of a figure with one panel and the room around them, in inches."""

    width: float = WIDTH
    axes: float = 2.9
    """Height of the axes; the figure is as high as its heading, its axes and what is below them."""
    left: float = 0.68
    bottom: float = 0.55
    right: float = 0.15
    above: float = 0.1
    """Between heading and axes."""


def panel(frame: Frame, heading: Heading) -> tuple[Figure, Axes]:
    """A figure with one axes under a heading."""
    width, top = frame.width, heading.height(frame.width) + frame.above
    height = top + frame.axes + frame.bottom
    figure = Figure(figsize=(width, height))
    heading.write(figure)
    across = (width - frame.left - frame.right) / width
    axes = figure.add_axes((frame.left / width, frame.bottom / height, across, frame.axes / height))
    return figure, axes


def empty_panel(heading: Heading) -> Figure:
    """A heading alone, where there is nothing to draw: it is there even where figures are bare."""
    whole = replace(heading, bare=False)
    figure = Figure(figsize=(WIDTH, whole.height(WIDTH) + 0.12))
    whole.write(figure)
    return figure
