"""The table among the lines of a supplement (titles, sections, notes), and numbers as papers print them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geneverdict.errors import ReadError
from geneverdict.io.sources.edges import SEP_LINE
from geneverdict.io.sources.values import split_cells
from geneverdict.messages import Message, Name, count

_LOOKED_AT = 200
"""Lines among which the table begins."""
_MOST_OF = 0.5
_NUMBER = re.compile(r"<?=?\s*[-+]?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][-+]?\d+)?|NA|NaN|-?Inf")
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_BEFORE, _AFTER = r'(?<=[\t,;"])[ ]*', r'[ ]*(?=[\t,;"\n]|\Z)'
_MINUS = re.compile(r'(?:(?<=[\t,;" ^0eE])|(?<=10))[−–](?=[\d.])')
_POWER = re.compile(rf"{_BEFORE}([-<]?\d+(?:[.,]\d+)?) ?[×xX*·] ?10 ?\^?\(?(-?) ?(\d+)\)?(?: ?[*†‡§]+)?{_AFTER}")
_STARS = re.compile(rf"{_BEFORE}([-+]?\d*[.,]?\d+(?:[eE][-+]?\d+)?) ?[*†‡§]+{_AFTER}")
_WORD = re.compile(r'"[^"]*"|[^\s"]+')


def table_within(text: str, where: str) -> tuple[str, tuple[Message, ...]]:
    """The lines of the table alone, from its header on, with tabs where ``write.table`` put spaces.

    It begins above the first line that has a number beside a name.  Lines of one cell are titles, sections or notes,
    and are passed over, which is a note.  Raises ReadError for a list of names alone.
    """
    lines = text.split("\n")
    if SEP_LINE.fullmatch(lines[0]):
        return text, ()
    shown = [line for line in lines[:_LOOKED_AT] if line.strip() and not line.startswith("#")]
    separator = _separator(shown)
    if not separator:
        lines, shown = ([_tabbed(line) for line in some] for some in (lines, shown))
        separator = "\t"
        if sum(len(line.split("\t")) > 1 for line in shown) < _MOST_OF * len(shown):
            raise ReadError(Message("error-names_alone", {"line": Name(shown[0][:40] if shown else "")}), where=where)
    start = lines.index(shown[_header(shown, separator)]) if shown else 0
    kept = [line for line in lines[start:] if not line.strip() or _filled(line, separator) > 1]
    passed = sum(bool(line.strip(f'{separator}" ')) for line in lines) - sum(bool(line.strip()) for line in kept)
    note = (Message("read-lines_around", {"n": count(passed)}),) if passed > 0 else ()
    return "\n".join(kept), note


def plain_marks(text: str) -> str:
    """Numbers as programs write them: ``−1.2`` with a hyphen, ``3.1 × 10⁻⁵`` as ``3.1e-5``, ``0.03*`` without stars.

    >>> plain_marks("ITGA5\\t−1.2\\t3.1 × 10⁻⁵\\t0.03*")
    'ITGA5\\t-1.2\\t3.1e-5\\t0.03'
    """
    if not text.isascii():
        text = _MINUS.sub("-", text.translate(_RAISED))
    if re.search(r"[×xX*·] ?10", text):
        text = _POWER.sub(r"\1e\2\3", text)
    return _STARS.sub(r"\1", text) if re.search(r"\d ?[*†‡§]", text) else text


def _separator(lines: Sequence[str]) -> str:
    """What stands between the cells of most lines; "" where nothing does."""
    several = {mark: sum(_filled(line, mark) > 1 for line in lines) for mark in "\t;,"}
    best = max(several, key=lambda mark: several[mark], default="")
    return best if lines and several[best] >= _MOST_OF * len(lines) else ""


def _header(lines: Sequence[str], separator: str) -> int:
    """The line of several cells above the first one with a number beside a name; that one where there is none above."""
    several = [i for i, line in enumerate(lines) if _filled(line, separator) > 1]
    numbers = (at for at, i in enumerate(several) if any(_is_number(c) for c in split_cells(lines[i], separator)[1:]))
    return several[max(next(numbers, 1) - 1, 0)] if several else 0


def _is_number(cell: str) -> bool:
    return bool(_NUMBER.fullmatch(cell.strip().strip('"').strip()))


def _filled(line: str, separator: str) -> int:
    """Cells that are not empty."""
    if '"' not in line:
        return sum(bool(cell.strip()) for cell in line.split(separator))
    return sum(bool(cell.strip()) for cell in split_cells(line, separator))


def _tabbed(line: str) -> str:
    return "\t".join(_WORD.findall(line))
