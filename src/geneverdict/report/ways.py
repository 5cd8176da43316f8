"""The same series pooled in other ways, as messages: what agrees, and what hangs on one choice or one series."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geneverdict.messages import (
    Code,
    Message,
    Name,
    Number,
    Value,
    choice,
    count,
    effect,
    known,
    messages,
    p,
    percent,
    threshold,
    write,
)
from geneverdict.model.verdict import PooledRow
from geneverdict.model.ways import SIGNIFICANT, CombinedRow, WayRow, WaysRow, WithoutRow

LEVEL = threshold(SIGNIFICANT)
COMBINED = ("fisher", "stouffer", "acat", "rank_aggregation")
_NORMAL, _HARTUNG_KNAPP = {"reml_z", "dl_z", "fe_z"}, {"reml_hk", "reml_hk_max1", "pm_hk"}


class CombinedLine(NamedTuple):
    """One way of combining, both directions."""

    name: Message
    meaning: Message
    up: CombinedRow
    down: CombinedRow


@dataclass(frozen=True, slots=True, eq=False)
class WaysPart:
    """What the templates show."""

    agreement: Message
    ways: tuple[tuple[Message, WayRow], ...]
    leaving_out: Message | None
    without: tuple[tuple[WithoutRow, Message | None], ...]
    """Each with what it changes, None for nothing."""
    spread: Message
    combined: tuple[CombinedLine, ...]
    directions: Message
    votes: Message


def ways_part(row: WaysRow | None, pooled: PooledRow | None) -> WaysPart | None:
    """What the report shows of ``row``; None where there is nothing to compare."""
    if row is None or pooled is None or math.isnan(pooled.estimate):
        return None
    lines = combined_lines(row.combined)
    return WaysPart(
        agreement=agreement(row.ways),
        ways=tuple((Message(f"ways-{way.way}"), way) for way in row.ways),
        leaving_out=leaving_out(row),
        without=tuple((one, _changes(one)) for one in row.without),
        spread=spread(row, pooled.tau2),
        combined=lines,
        directions=directions(lines),
        votes=votes(row),
    )


def agreement(ways: Sequence[WayRow]) -> Message:
    """Between which estimates the ways lie, and by which of them p is below the level."""
    estimated = [way for way in ways if not math.isnan(way.estimate)]
    if not estimated:
        return Message("ways-no_estimate")
    low, high = (pick(way.estimate for way in estimated) for pick in (min, max))
    return Message(
        "ways-agreement",
        {
            "n": count(len(estimated)),
            "total": count(len(ways)),
            "all": choice(len(estimated) == len(ways)),
            "range": _range(low, high),
            "signs": choice(low < 0 < high),
            "significant": _significant(estimated),
        },
    )


def _significant(ways: Sequence[WayRow]) -> Message:
    yes = [way for way in ways if way.p < SIGNIFICANT]
    no = [way for way in ways if way.p >= SIGNIFICANT]
    if not yes or not no:
        return Message("ways-significant_in_all" if yes else "ways-significant_in_none", {"level": LEVEL})
    few, code = (yes, "only_by") if len(yes) <= len(no) else (no, "in_all_but")
    return Message(f"ways-significant_{code}", {"level": LEVEL, "ways": messages(_named(few))})


def _named(ways: Sequence[WayRow]) -> list[Message]:
    """Their names; a whole family by its one."""
    codes = {way.way for way in ways}
    if codes == _NORMAL:
        return [Message("ways-three_normal")]
    if codes == _HARTUNG_KNAPP:
        return [Message("ways-three_hartung_knapp")]
    return [Message(f"ways-{way.way}.short") for way in ways]


def _range(low: float, high: float) -> Message:
    """``0.72 to 0.83``; one number where both read the same."""
    ends = {"low": effect(low), "high": effect(high)}
    return Message("ways-range", {**ends, "same": choice(write(ends["low"]) == write(ends["high"]))})


def leaving_out(row: WaysRow) -> Message | None:
    """What the pooling without each series says, in two sentences at most."""
    estimated = [one for one in row.without if not math.isnan(one.estimate)]
    if not estimated:
        return None
    if row.k == 2:
        return Message("ways-leaving_out_of_two")
    low, high = (pick(one.estimate for one in estimated) for pick in (min, max))
    most = next((one for one in estimated if one.series == row.most), estimated[0])
    values: dict[str, Value | None] = {
        "range": _range(low, high),
        "largest": _largest_p(estimated),
        "most": Name(most.series),
        "estimate": effect(most.estimate),
        "level": LEVEL,
        "changes": messages(change for one in estimated if (change := _changes(one)) is not None),
    }
    return Message("ways-leaving_out", known(values))


def _largest_p(estimated: Sequence[WithoutRow]) -> Number | None:
    tested = [one.p for one in estimated if not math.isnan(one.p)]
    return p(max(tested)) if tested else None


def _changes(one: WithoutRow) -> Message | None:
    """What leaving it out changes; None for nothing."""
    if not (one.other_sign or one.other_call):
        return None
    crosses = "no" if not one.other_call else "below" if one.p < SIGNIFICANT else "above"
    values: dict[str, Value] = {
        "series": Name(one.series),
        "sign": choice(one.other_sign),
        "crosses": Code(crosses),
        "level": LEVEL,
    }
    return Message("ways-changes", values)


def changes_only(change: Message) -> Message:
    """The same without the series' name, where that stands beside it."""
    return Message("ways-changes_what", change.values)


def spread(row: WaysRow, tau2: float) -> Message:
    """The interval of the variance between series in a sentence."""
    if row.tau2_empty:
        return Message("ways-spread_empty")
    return Message(
        "ways-spread",
        {
            "tau2": effect(tau2),
            "low": effect(row.tau2_low),
            "high": effect(row.tau2_high),
            "i2_low": percent(row.i2_low / 100),
            "i2_high": percent(row.i2_high / 100),
        },
    )


def combined_lines(combined: Sequence[CombinedRow]) -> tuple[CombinedLine, ...]:
    """Both directions of each way on one line."""
    found = {(one.how, one.direction): one for one in combined}
    return tuple(
        CombinedLine(Message(f"ways-by_{how}"), Message(f"ways-by_{how}.meaning"), found[how, "up"], found[how, "down"])
        for how in COMBINED
    )


def directions(lines: Sequence[CombinedLine]) -> Message:
    """By which ways p is below the level in each direction."""
    up, down = ([line.name for line in lines if row(line).p < SIGNIFICANT] for row in (_up, _down))
    return Message(
        "ways-directions",
        {
            "up": Message("ways-direction", _by("up", up, len(lines))),
            "down": Message("ways-direction", _by("down", down, len(lines))),
            "both": choice(bool(up and down)),
        },
    )


def _up(line: CombinedLine) -> CombinedRow:
    return line.up


def _down(line: CombinedLine) -> CombinedRow:
    return line.down


def _by(direction: str, named: Sequence[Message], n: int) -> dict[str, Value]:
    return {
        "direction": Code(direction),
        "level": LEVEL,
        "ways": messages(named),
        "n": count(n),
        "all": choice(len(named) == n),
    }


def votes(row: WaysRow) -> Message:
    """How many series point where, and how many call the gene."""
    v = row.votes
    numbers = {"positive": v.positive, "negative": v.negative, "k": row.k, "up": v.called_up, "down": v.called_down}
    return Message("ways-votes", {name: count(n) for name, n in numbers.items()})
