"""Which sample shone in which channel of each two-colour array, and what each array compares."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from geneverdict.messages import Message, Name
from geneverdict.model.series import SampleTable
from geneverdict.model.study import Match, SeriesSpec

ARRAY, DYE = "array", "dye"
GREEN, RED = "Cy3", "Cy5"
_DYE = re.compile(
    r"[\s_.(-]*(?:cy(?:anine)?[\s_-]*(?P<cy>[35])|(?<![a-z])(?P<colour>green|red)(?![a-z]))\)?", re.IGNORECASE
)
_GREEN_LABEL = re.compile(r"cy(?:anine)?[\s_-]*3|(?:alexa|dy)\D*5\d\d|green|532", re.IGNORECASE)
_RED_LABEL = re.compile(r"cy(?:anine)?[\s_-]*5(?!\d)|(?:alexa|dy)\D*6\d\d|red|635", re.IGNORECASE)
_SECOND = "_ch2"
_PLAIN = "target"
"""What a pair of columns is called that are named by the dyes alone."""


class Channels(NamedTuple):
    """Field → one text for each array, of either channel; and fields of the whole array."""

    green: Mapping[str, tuple[str, ...]]
    red: Mapping[str, tuple[str, ...]]
    whole: Mapping[str, tuple[str, ...]]


class Reference(NamedTuple):
    """What shone on every array beside the sample."""

    is_green: tuple[bool, ...]
    """By array."""
    field: str
    text: str
    said: bool
    """By the study file; else inferred."""


def channels_of(table: SampleTable) -> Channels | None:
    """By columns of a sheet that differ by the dye in their names, else by GEO's labels of the channels; None where
    neither says it."""
    return _by_names(table) or _by_labels(table)


def _by_names(table: SampleTable) -> Channels | None:
    pairs: dict[str, dict[str, str]] = {}
    for name in table.columns:
        found = _DYE.search(name)
        if found:
            is_green = found["cy"] == "3" or (found["colour"] or "").casefold() == "green"
            base = _DYE.sub("", name).strip(" _.-") or _PLAIN
            pairs.setdefault(base, {})[GREEN if is_green else RED] = name
    full = {base: names for base, names in pairs.items() if len(names) == 2}
    if not full:
        return None
    used = {name for names in full.values() for name in names.values()}
    whole = {name: texts for name, texts in table.columns.items() if name not in used}
    green, red = ({base: table.columns[names[dye]] for base, names in full.items()} for dye in (GREEN, RED))
    return Channels(green, red, whole)


def _by_labels(table: SampleTable) -> Channels | None:
    labels = [table.columns.get(name, ()) for name in ("label", "label" + _SECOND)]
    if not all(labels):
        return None
    first_green = [first_is_green(one, other) for one, other in zip(*labels, strict=True)]
    if None in first_green:
        return None
    seconds = [name for name in table.columns if name.endswith(_SECOND)]
    firsts = {name: name.removesuffix(_SECOND) for name in seconds}
    blank = ("",) * len(table)
    green_fields, red_fields = {}, {}
    for second, first in firsts.items():
        one, other = table.columns.get(first, blank), table.columns[second]
        green_fields[first] = tuple(a if g else b for a, b, g in zip(one, other, first_green, strict=True))
        red_fields[first] = tuple(b if g else a for a, b, g in zip(one, other, first_green, strict=True))
    used = {*seconds, *firsts.values()}
    whole = {name: texts for name, texts in table.columns.items() if name not in used and name != "channel_count"}
    return Channels(green_fields, red_fields, whole)


def first_is_green(one: str, other: str) -> bool | None:
    """None where the labels do not name one dye of either kind."""
    green, red = ([bool(label.search(text)) for text in (one, other)] for label in (_GREEN_LABEL, _RED_LABEL))
    if green[0] != green[1] and red == [not green[0], not green[1]]:
        return green[0]
    return None


def reference_of(channels: Channels, spec: SeriesSpec) -> Reference | None:
    """What the entry calls the reference; else the one text that stands in a channel of every array beside others that
    differ, where the entry's groups do not name it.  None where each array compares two samples of interest."""
    if spec.reference is False:
        return None
    if spec.reference is not None:
        return _by_word(channels, spec.reference)
    for field in channels.green:
        found = _repeated(channels, field)
        if found is not None and not any(_names(match, field, found.text) for match in (spec.case, spec.control)):
            return found
    return None


def _by_word(channels: Channels, match: Match) -> Reference | None:
    wanted = (match.field or "").casefold()
    field = next((name for name in channels.green if name.casefold() == wanted), None)
    if field is None:
        return None
    pattern = re.compile(match.match or "", re.IGNORECASE)
    both = list(zip(channels.green[field], channels.red[field], strict=True))
    hits = [(bool(pattern.search(green)), bool(pattern.search(red))) for green, red in both]
    if not all(green != red for green, red in hits):
        return None
    text = next(green if is_green else red for (green, red), (is_green, _) in zip(both, hits, strict=True))
    return Reference(tuple(green for green, _ in hits), field, text, True)


def _repeated(channels: Channels, field: str) -> Reference | None:
    both = list(zip(channels.green[field], channels.red[field], strict=True))
    common = set.intersection(*(set(pair) for pair in both)) - {""}
    if len(common) != 1:
        return None
    text = common.pop()
    others = [red if green == text else green for green, red in both]
    if text in others or len(set(others)) < 2:
        return None
    return Reference(tuple(green == text for green, _ in both), field, text, False)


def _names(match: Match | None, field: str, text: str) -> bool:
    same = match is not None and match.match is not None and (match.field or "").casefold() == field.casefold()
    return bool(same and match and match.match and re.search(match.match, text, re.IGNORECASE))


def samples_by_channel(table: SampleTable, channels: Channels) -> SampleTable:
    """A sample for each channel of each array, the green ones first; ``array`` says whose, ``dye`` which."""
    ids = tuple(f"{array} {dye}" for dye in (GREEN, RED) for array in table.ids)
    fields = {name: texts * 2 for name, texts in channels.whole.items()}
    fields |= {name: (*channels.green[name], *channels.red[name]) for name in channels.green}
    fields |= {ARRAY: table.ids * 2, DYE: (GREEN,) * len(table) + (RED,) * len(table)}
    return SampleTable(ids, fields, tuple(name for name in fields if name != ARRAY))


def samples_beside(table: SampleTable, channels: Channels, reference: Reference) -> SampleTable:
    """The samples that were compared with the reference, one for each array, and their dye."""
    fields = dict(channels.whole)
    for name in channels.green:
        both = zip(channels.green[name], channels.red[name], reference.is_green, strict=True)
        fields[name] = tuple(red if is_reference else green for green, red, is_reference in both)
    fields[DYE] = tuple(RED if is_green else GREEN for is_green in reference.is_green)
    return SampleTable(table.ids, fields, tuple(fields))


def reference_note(reference: Reference) -> Message:
    code = "read-reference" if reference.said else "read-reference_inferred"
    return Message(code, {"field": Name(reference.field), "text": Name(reference.text)})


def swaps(reference: Reference) -> Sequence[float]:
    """By array, the sign that makes red over green sample over reference."""
    return [1.0 if is_green else -1.0 for is_green in reference.is_green]
