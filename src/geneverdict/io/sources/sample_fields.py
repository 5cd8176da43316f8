"""The sample table of a series, the same from a series matrix and from a family SOFT file.

Both readers hand over lines as (field, one text per sample); see ``SampleTable`` for the names of the columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from geneverdict.io.bounds import require_fields, require_texts
from geneverdict.model.series import Measure, SampleTable

FieldLine = tuple[str, Sequence[str]]

_CHARACTERISTICS = re.compile(r"characteristics(?:_ch(\d+))?")
_COLON = re.compile(r"((?<![A-Za-z0-9])\d++(?=:))?+:")


def sample_table(ids: Sequence[str], lines: Iterable[FieldLine], where: str = "") -> SampleTable:
    """Columns from field lines whose names have lost ``!Sample_``.  Each line holds one text per sample, "" for none.

    Plain fields come first, in the order of the file; then the characteristics, in the order in which keys appear.
    Raises ReadError of ``where`` for more fields, and longer texts, than anybody writes.
    """
    lines = list(lines)
    for _, texts in lines:
        require_texts(texts, where)
    lines = [(name, [" ".join(text.split()) for text in texts]) for name, texts in lines]
    cells: dict[str, list[list[str]]] = {}
    for name, texts in lines:
        if not _CHARACTERISTICS.fullmatch(name):
            _add(cells, name.removesuffix("_ch1"), texts)
    plain = {name: _joined(texts) for name, texts in cells.items()}
    keyed = _characteristics([line for line in lines if _CHARACTERISTICS.fullmatch(line[0])], plain, len(ids), where)
    return SampleTable(tuple(ids), {**plain, **keyed}, tuple(keyed))


def measure_of(samples: SampleTable) -> Measure:
    """What the values of arrays are, by how many channels their samples state."""
    return "log_ratio" if samples.two_colour else "intensity"


def split_characteristic(text: str) -> tuple[str, str]:
    """Key and value of one cell; the key is "" where the text has none.

    A colon inside an address or between two numbers (a time, a ratio) does not end a key.

    >>> split_characteristic("Gender:F")
    ('Gender', 'F')
    >>> split_characteristic("collected 12:30, see http://example.org")
    ('', 'collected 12:30, see http://example.org')
    """
    for match in _COLON.finditer(text):
        between_numbers = match[1] and text[match.end() : match.end() + 1].isdigit()
        if not between_numbers and not text.startswith("//", match.end()):
            key = text[: match.end() - 1]
            named = any(letter.isalpha() for letter in key)
            return (" ".join(key.split()), text[match.end() :].strip()) if named else ("", text.strip())
    return "", text.strip()


def _characteristics(
    lines: Sequence[FieldLine], plain: Mapping[str, object], n_samples: int, where: str
) -> dict[str, tuple[str, ...]]:
    """Keys compared without regard to case, the first spelling kept; filled cell by cell."""
    taken = {name.casefold() for name in plain}
    spelling: dict[str, str] = {}
    cells: dict[str, list[list[str]]] = {}
    for field, texts in lines:
        for sample, text in enumerate(texts):
            key, value = split_characteristic(text)
            if not value:
                continue
            name = spelling.setdefault(_column(key, field, taken).casefold(), _column(key, field, taken))
            if name not in cells:
                require_fields(len(cells), where)
                cells[name] = [[] for _ in range(n_samples)]
            cells[name][sample].append(value)
    return {name: _joined(column) for name, column in cells.items()}


def _column(key: str, field: str, taken: set[str]) -> str:
    channel = _CHARACTERISTICS.fullmatch(field)
    suffix = f"_ch{channel[1]}" if channel and channel[1] not in (None, "1") else ""
    name = f"{key or 'characteristics'}{suffix}"
    return f"characteristics: {name}" if name.casefold() in taken else name


def _add(cells: dict[str, list[list[str]]], name: str, texts: Sequence[str]) -> None:
    column = cells.setdefault(name, [[] for _ in texts])
    for sample, text in zip(column, texts, strict=True):
        if text:
            sample.append(text)


def _joined(column: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple("; ".join(texts) for texts in column)
