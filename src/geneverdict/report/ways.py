"""The same series pooled in other ways, in words: what agrees, and what hangs on one choice or one series."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geneverdict.figures.wording import counted, number, probability
from geneverdict.model.verdict import PooledRow
from geneverdict.model.ways import SIGNIFICANT, CombinedRow, WayRow, WaysRow, WithoutRow

NAMES = {
    "reml_hk": "random effects, Hartung–Knapp",
    "reml_hk_max1": "the same, never narrower than the normal",
    "pm_hk": "random effects by Paule–Mandel, Hartung–Knapp",
    "reml_z": "random effects, normal",
    "dl_z": "random effects by DerSimonian–Laird, normal",
    "fe_z": "one common effect (“fixed”), normal",
}
_SHORT = {
    "reml_hk": "this study's own way",
    "reml_hk_max1": "Hartung–Knapp never narrower than the normal",
    "pm_hk": "Paule–Mandel with Hartung–Knapp",
    "reml_z": "random effects with the normal",
    "dl_z": "DerSimonian–Laird with the normal",
    "fe_z": "one common effect (fixed)",
}
LEVEL = f"{SIGNIFICANT:g}"
_COUNTS = ("no", "one", "two", "three", "four", "five", "six")
_COMBINED = {
    "fisher": ("Fisher", "some series move this way; a single strong one is enough"),
    "stouffer": ("Stouffer", "the series move this way taken together; up and down cancel"),
    "acat": ("ACAT", "at least one series does; one strongly the other way outweighs the rest"),
    "rank_aggregation": ("Ranks", "near the top of more series' lists than chance puts it"),
}
TOO_SURE = (
    "“Normal” takes the variance between series as known, one common effect takes it as nothing: with few series that "
    "differ, both are too sure of themselves."
)
PARTLY = (
    "A small p here says that the gene moves in that direction in some of the series, not in all, and not by how much."
)
NO_TEST = (
    "This is a description, not a test: a small series seldom calls a gene that differs, so counting calls gets worse "
    "with every small series, not better."
)


class CombinedLine(NamedTuple):
    """One way of combining, both directions."""

    name: str
    meaning: str
    up: CombinedRow
    down: CombinedRow


@dataclass(frozen=True, slots=True, eq=False)
class WaysPart:
    """What the templates show."""

    agreement: str
    ways: tuple[tuple[str, WayRow], ...]
    leaving_out: str
    without: tuple[tuple[WithoutRow, str], ...]
    """Each with what it changes, "" for nothing."""
    spread: str
    combined: tuple[CombinedLine, ...]
    directions: str
    votes: str


def ways_part(row: WaysRow | None, pooled: PooledRow | None) -> WaysPart | None:
    """What the report shows of ``row``; None where there is nothing to compare."""
    if row is None or pooled is None or math.isnan(pooled.estimate):
        return None
    lines = combined_lines(row.combined)
    return WaysPart(
        agreement=agreement(row.ways),
        ways=tuple((NAMES[way.way], way) for way in row.ways),
        leaving_out=leaving_out(row),
        without=tuple((one, _changes(one)) for one in row.without),
        spread=spread(row, pooled.tau2),
        combined=lines,
        directions=directions(lines),
        votes=votes(row),
    )


def agreement(ways: Sequence[WayRow]) -> str:
    """``All six ways give a log2FC of 0.72 to 0.83; p < 0.05 by one of them only: one common effect …``."""
    known = [way for way in ways if not math.isnan(way.estimate)]
    if not known:
        return "No way gives an estimate."
    low, high = (pick(way.estimate for way in known) for pick in (min, max))
    which = f"All {_COUNTS[len(ways)]}" if len(known) == len(ways) else f"{len(known)} of {len(ways)}"
    sign = "; they do not agree on its sign" if low < 0 < high else ""
    return f"{which} ways give a log2FC of {_range(low, high)}{sign}; {_significant(known)}."


def _significant(ways: Sequence[WayRow]) -> str:
    yes = [way for way in ways if way.p < SIGNIFICANT]
    no = [way for way in ways if way.p >= SIGNIFICANT]
    if not yes:
        return f"p < {LEVEL} in none"
    if not no:
        return f"p < {LEVEL} in all"
    if len(yes) <= len(no):
        return f"p < {LEVEL} only by {_named(yes)}"
    return f"p < {LEVEL} in all but {_named(no)}"


def _named(ways: Sequence[WayRow]) -> str:
    """Their names; a whole family by its one."""
    codes = {way.way for way in ways}
    if codes == {"reml_z", "dl_z", "fe_z"}:
        return "the three that use the normal"
    if codes == {"reml_hk", "reml_hk_max1", "pm_hk"}:
        return "the three by Hartung–Knapp"
    return " and ".join(_SHORT[way.way] for way in ways)


def _range(low: float, high: float, between: str = "to") -> str:
    """``0.72 to 0.83``; one number where both read the same."""
    ends = number(low), number(high)
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} {between} {ends[1]}"


def leaving_out(row: WaysRow) -> str:
    """What the pooling without each series says, in two sentences at most."""
    known = [one for one in row.without if not math.isnan(one.estimate)]
    if not known:
        return ""
    if row.k == 2:
        return "With two series, leaving one out leaves the other alone: nothing to pool."
    low, high = (pick(one.estimate for one in known) for pick in (min, max))
    most = next((one for one in known if one.series == row.most), known[0])
    first = f"Without one series at a time the estimate is {_range(low, high)}{_largest_p(known)}"
    return f"{first}; it moves most without {most.series}, to {number(most.estimate)}. {_what_changes(known)}"


def _largest_p(known: Sequence[WithoutRow]) -> str:
    tested = [one.p for one in known if not math.isnan(one.p)]
    return f" and p at most {probability(max(tested))}" if tested else ""


def _what_changes(known: Sequence[WithoutRow]) -> str:
    told = [f"without {one.series} {change}" for one in known if (change := _changes(one))]
    if not told:
        return f"No series alone decides its sign, or whether p < {LEVEL}."
    text = "; ".join(told)
    return f"{text[0].upper()}{text[1:]}."


def _changes(one: WithoutRow) -> str:
    """What leaving it out changes: ``the sign turns``, ``p falls below 0.05``."""
    parts = ["the sign turns"] if one.other_sign else []
    if one.other_call:
        parts.append(f"p {'falls below' if one.p < SIGNIFICANT else 'is no longer below'} {LEVEL}")
    return " and ".join(parts)


def spread(row: WaysRow, tau2: float) -> str:
    """The interval of the variance between series in a sentence."""
    if row.tau2_empty:
        return (
            "The series are more alike than chance would make them: no variance between series fits, and its 95 % "
            "interval (Q-profile) is given as 0 to 0. Hartung–Knapp intervals can then be too narrow; the one that is "
            "never narrower than the normal is the safer."
        )
    return (
        f"τ², the variance between series, is {number(tau2)}; its 95 % interval (Q-profile) reaches from "
        f"{number(row.tau2_low)} to {number(row.tau2_high)}, I² from {number(row.i2_low, 0)} to "
        f"{number(row.i2_high, 0)} %. The fewer the series, the less they tell about how much series differ."
    )


def combined_lines(combined: Sequence[CombinedRow]) -> tuple[CombinedLine, ...]:
    """Both directions of each way on one line."""
    found = {(one.how, one.direction): one for one in combined}
    return tuple(
        CombinedLine(name, meaning, found[how, "up"], found[how, "down"]) for how, (name, meaning) in _COMBINED.items()
    )


def directions(lines: Sequence[CombinedLine]) -> str:
    """``Up: p < 0.05 by Fisher and ACAT. Down: by none.``"""
    up, down = ([line.name for line in lines if row(line).p < SIGNIFICANT] for row in (_up, _down))
    both = " Some series point up and others down." if up and down else ""
    return f"Up: p < {LEVEL} by {_by(up, len(lines))}. Down: p < {LEVEL} by {_by(down, len(lines))}.{both}"


def _up(line: CombinedLine) -> CombinedRow:
    return line.up


def _down(line: CombinedLine) -> CombinedRow:
    return line.down


def _by(names: Sequence[str], n: int) -> str:
    if not names:
        return "none"
    return f"all {_COUNTS[n]}" if len(names) == n else ", ".join(names)


def votes(row: WaysRow) -> str:
    """How many series point where, and how many call the gene."""
    v = row.votes
    return (
        f"Counted: log2FC is above 0 in {v.positive} and below 0 in {v.negative} of {counted(row.k, 'series')}; "
        f"called up in {v.called_up}, down in {v.called_down}. {NO_TEST}"
    )
