"""Log ratios as deposited: their sign by the channels of each array, and which channel is above.

A log ratio is never logged again.  What is above is what the entry says (``ratio``), or the one thing that the samples'
own texts say ("log2 ratio Cy5/Cy3"); where neither says it, that is told before all else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from geneverdict.io.sources.channels import (
    Channels,
    channels_of,
    first_is_green,
    reference_note,
    reference_of,
    samples_beside,
    samples_by_channel,
)
from geneverdict.messages import Code, Message, Name, Value, choice, count, quoted
from geneverdict.model.ratio import Above, Ratio
from geneverdict.model.series import SampleTable, Series
from geneverdict.model.study import SeriesSpec

_SAYING = ("data_processing", "value_definition", "description", "scan_protocol")
_RED, _GREEN = r"(?:cy(?:anine)?[\s_-]*5|red|f?635(?:\s*nm)?)", r"(?:cy(?:anine)?[\s_-]*3|green|f?532(?:\s*nm)?)"
_ONE, _TWO = r"(?:ch(?:annel)?[\s_-]*1)", r"(?:ch(?:annel)?[\s_-]*2)"
_SAMPLE, _REFERENCE = r"(?:test|sample|experiment(?:al)?|query)", r"(?:ref(?:erence)?|control)"
_OVER = r"\)?(?:\s+(?:signal|intensit(?:y|ies)|channel))?\s*(?:/|÷|over|divided\s+by|vs\.?|versus)\s*\(?"
_SIDES: dict[Above, tuple[str, str]] = {
    "red/green": (_RED, _GREEN),
    "green/red": (_GREEN, _RED),
    "ch2/ch1": (_TWO, _ONE),
    "ch1/ch2": (_ONE, _TWO),
    "sample/reference": (_SAMPLE, _REFERENCE),
}
_PATTERNS: dict[Above, re.Pattern[str]] = {
    above: re.compile(rf"(?<![a-z0-9]){one}{_OVER}{other}(?![a-z0-9])", re.IGNORECASE)
    for above, (one, other) in _SIDES.items()
}


def oriented(series: Series, spec: SeriesSpec) -> Series:
    """The series with each value case over control's way round; itself where its values are no log ratios."""
    low, high = np.nanquantile(series.values, [0.25, 0.75]) if np.isfinite(series.values).any() else (0.0, 0.0)
    if series.measure != "log_ratio" or not low < 0 < high:
        return series
    channels = channels_of(series.samples)
    above, field = _above(series.samples, spec)
    if channels is None:
        ratio = Ratio(above, direct=False, mixed=False)
        return replace(series, ratio=ratio, notes=(*series.notes, *_told(ratio, field, (), spec)))
    reference = reference_of(channels, spec)
    if reference is None:
        return _direct(series, channels, above, field, spec)
    mixed = len(set(reference.is_green)) > 1
    upper = _red_above(series.samples, above)
    signs = [1.0] * len(upper)
    if above is not None and above != "sample/reference":
        signs = [1.0 if red is green else -1.0 for red, green in zip(upper, reference.is_green, strict=True)]
    turned = [name for name, sign in zip(series.samples.ids, signs, strict=True) if sign < 0]
    ratio = Ratio(above, direct=False, mixed=mixed)
    asked = _names_of(spec)
    table = (
        series.samples
        if any(name.endswith("_ch2") for name in asked)
        else samples_beside(series.samples, channels, reference)
    )
    return replace(
        series,
        samples=table,
        values=_read_only(series.values * np.array(signs)),
        ratio=ratio,
        notes=(*series.notes, reference_note(reference), *_told(ratio, field, turned, spec)),
    )


def _direct(series: Series, channels: Channels, above: Above | None, field: str, spec: SeriesSpec) -> Series:
    """Each channel is a sample and an array a pair, so that the difference of the two is the array's log ratio.

    Only where the two channels of each array are told apart by a field of two texts, and the entry names no arrays."""
    named = [match.samples for match in (spec.case, spec.control) if match is not None and match.samples]
    apart = any(
        len({*channels.green[name], *channels.red[name]} - {""}) == 2
        and all(a != b for a, b in zip(channels.green[name], channels.red[name], strict=True))
        for name in channels.green
        if name != "label"
    )
    if above == "sample/reference":
        above = None
    ratio = Ratio(above, direct=True, mixed=False)
    if not apart or any(set(ids) <= set(series.samples.ids) for ids in named):
        return replace(series, ratio=ratio, notes=(*series.notes, *_told(ratio, field, (), spec)))
    half = series.values * np.array([0.5 if red else -0.5 for red in _red_above(series.samples, above)])
    notes = (Message("read-channels", {"n": count(len(series.samples))}), *_told(ratio, field, (), spec))
    return replace(
        series,
        samples=samples_by_channel(series.samples, channels),
        values=_read_only(np.hstack([-half, half])),
        ratio=ratio,
        notes=(*series.notes, *notes),
    )


def _above(samples: SampleTable, spec: SeriesSpec) -> tuple[Above | None, str]:
    """What is above, and the field that says it ("" the entry); None where nothing does, or texts disagree."""
    if spec.ratio is not None:
        return spec.ratio, ""
    for name in _SAYING:
        texts = set(samples.columns.get(name, ())) - {""}
        found = {above for text in texts for above, pattern in _PATTERNS.items() if pattern.search(text)}
        if len(found) == 1:
            return found.pop(), name
    return None, ""


def _red_above(samples: SampleTable, above: Above | None) -> list[bool]:
    """Of each array, whether the red channel is above; red where nothing says otherwise."""
    if above not in ("ch2/ch1", "ch1/ch2"):
        return [above != "green/red"] * len(samples)
    labels = zip(samples.columns["label"], samples.columns["label_ch2"], strict=True)
    return [bool(first_is_green(one, other)) == (above == "ch2/ch1") for one, other in labels]


def _names_of(spec: SeriesSpec) -> set[str]:
    """Fields that the entry names."""
    rules = (spec.case, spec.control, spec.pair or None)
    return {str(getattr(rule, "field", None) or "") for rule in rules} | set(spec.covariates)


def _told(ratio: Ratio, field: str, turned: Sequence[str], spec: SeriesSpec) -> tuple[Message, ...]:
    if ratio.above is None:
        return ()  # a finding of the checks, the first that is told
    values: dict[str, Value] = {"above": Code(ratio.above.replace("/", "_")), "said": choice(spec.ratio is not None)}
    values |= {"field": Name(field), "n": count(len(turned)), "names": quoted(turned)}
    return (Message("read-ratio", values),)


def _read_only(values: np.ndarray) -> np.ndarray:
    values.setflags(write=False)
    return values
