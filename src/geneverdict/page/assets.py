"""The front end as text: its scripts, joined in the order in which they need each other, its style, the charts."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
_FOLDER = _HERE / "assets"

ORDER = (
    "base.js",
    "messages.js",
    "statistics.js",
    "statistics_*.js",
    "data.js",
    "state.js",
    "live.js",
    "words.js",
    "chart.js",
    "figure_marks.js",
    "figure_*_data.js",
    "figure_*.js",
    "*.js",
    "app.js",
)
"""Names and patterns: a file that several fit stands where it is named, else where the first of them stands."""


def ordered(names: Sequence[str]) -> tuple[str, ...]:
    """The names as ``ORDER`` says, those of one pattern by name.

    >>> ordered(["app.js", "figure_pca.js", "search.js", "figure_overlap_data.js", "base.js"])
    ('base.js', 'figure_overlap_data.js', 'figure_pca.js', 'search.js', 'app.js')
    """
    return tuple(sorted(names, key=lambda name: (_place(name), name)))


def _place(name: str) -> int:
    return ORDER.index(name) if name in ORDER else next(i for i, one in enumerate(ORDER) if fnmatchcase(name, one))


ASSETS = ordered([path.name for path in _FOLDER.glob("*.js")])
"""The scripts in the order in which they are loaded."""


@cache
def script_text() -> str:
    """All scripts as one."""
    return "".join(map(script_part, ASSETS))


def script_part(name: str) -> str:
    """One of ``ASSETS``."""
    return _read(_FOLDER / name)


@cache
def style_text() -> str:
    """The report's style and that of the interactive page."""
    return _read(_HERE.parent / "report" / "templates" / "report.css") + _read(_FOLDER / "page.css")


@cache
def vendor_text() -> str:
    """The chart library, as its authors publish it."""
    return _read(_HERE / "vendor" / "echarts.min.js")


def _read(path: Path) -> str:
    """With line feeds alone, whatever the checkout made of them: hashes of inline scripts count every character."""
    text = path.read_text(encoding="utf-8")
    return text if text.endswith("\n") else f"{text}\n"
