"""What the parts of the benchmark share: one row of the table, and how the table is printed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

NO_R = "no R here"


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement: seconds and peak resident megabytes, ours and another's, on the same input in the same run.

    The aims are beside the figures: ``at_least`` and ``at_most`` are about other seconds ÷ our seconds and our
    seconds ÷ other seconds; ``under`` is about our seconds.  A row without ``ours_s`` was not run: ``note`` says why.
    """

    what: str
    ours_s: float | None = None
    ours_mb: float | None = None
    other: str = ""
    other_s: float | None = None
    other_mb: float | None = None
    at_least: float | None = None
    at_most: float | None = None
    under: float | None = None
    note: str = ""


def dump(rows: Iterable[Row]) -> str:
    """The rows as one line of JSON, to hand from the process of a part to the one that prints."""
    return json.dumps([asdict(row) for row in rows])


def load(text: str) -> list[Row]:
    """The rows that ``dump`` wrote."""
    return [Row(**entry) for entry in json.loads(text)]


def print_table(rows: Iterable[Row]) -> None:
    """One table of all rows, as wide as its widest cells; notes below."""
    header = ("what", "ours s", "MB", "other s", "MB", "other", "ratio", "aim", "")
    cells = [header, *(_cells(row) for row in rows)]
    widths = [max(len(line[i]) for line in cells) for i in range(len(header))]
    for number, line in enumerate(cells):
        aligned = (_align(cell, width, i) for i, (cell, width) in enumerate(zip(line, widths, strict=True)))
        print("  ".join(aligned).rstrip())
        if number == 0:
            print("  ".join("-" * width for width in widths))
    for row in rows:
        if row.note:
            print(f"* {row.what}: {row.note}")


def aim_of(row: Row) -> tuple[str, bool | None]:
    """The aim in words, and whether it is met; None where there is nothing to compare."""
    ratio = _ratio(row)
    if row.at_least is not None:
        return f">= {row.at_least:g}x faster", None if ratio is None else ratio >= row.at_least
    if row.at_most is not None:
        return f"<= {row.at_most:g}x its time", None if ratio is None else 1 / ratio <= row.at_most
    if row.under is not None:
        return f"< {row.under:g} s", None if row.ours_s is None else row.ours_s < row.under
    return "", None


def _ratio(row: Row) -> float | None:
    return row.other_s / row.ours_s if row.ours_s and row.other_s else None


def _cells(row: Row) -> tuple[str, ...]:
    if row.ours_s is None:
        return (row.what, "-", "", "", "", "not run", "", aim_of(row)[0], "")
    ratio = _ratio(row)
    aim, met = aim_of(row)
    return (
        row.what,
        _number(row.ours_s, 3),
        _number(row.ours_mb, 0),
        _number(row.other_s, 3),
        _number(row.other_mb, 0),
        row.other,
        "" if ratio is None else f"{ratio:.0f}x" if ratio >= 100 else f"{ratio:.3g}x",
        aim,
        {True: "met", False: "NOT MET", None: ""}[met],
    )


def _number(value: float | None, digits: int) -> str:
    return "" if value is None else f"{value:.{digits}f}"


def _align(cell: str, width: int, column: int) -> str:
    return cell.rjust(width) if column in (1, 2, 3, 4, 6) else cell.ljust(width)
