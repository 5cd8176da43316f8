"""A diagnosis as the report and the terminal tell it: what comes first, what is left to its series, the numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geneverdict.messages import (
    Code,
    Message,
    Name,
    choice,
    count,
    effect,
    fold,
    known,
    messages,
    p,
    ratio,
    share,
    threshold,
)
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import Call, GeneAnswer, SeriesAnswer
from geneverdict.model.why import Finding, GeneWhy, Level, PresetCall, SeriesChecks

_ORDER = ("decides", "matters", "note")


class Line(NamedTuple):
    """One number of the diagnosis: its name, its value, and what it means."""

    name: Message
    value: Message
    meaning: Message


class PresetRow(NamedTuple):
    """Thresholds that people use, and which series call the gene at them."""

    name: Message | None
    thresholds: Message
    up: tuple[str, ...]
    down: tuple[str, ...]
    n_measured: int


@dataclass(frozen=True, slots=True, eq=False)
class Explanation:
    """Why one gene is, or is not, in the list of one series; for the templates."""

    level: Level
    heading: Message
    sentence: Message | None
    weighty: tuple[Finding, ...]
    """What decides, then what matters."""
    notes: tuple[Finding, ...]
    of_series: Message | None
    """One line on the findings that are told with the series, None where there are none."""
    numbers: tuple[Line, ...]


def explain(answer: SeriesAnswer, checks: SeriesChecks | None, thresholds: Thresholds) -> Explanation | None:
    """What the templates show of ``answer.why``; findings that ``checks`` tells of the whole series stay there."""
    why = answer.why
    if why is None:
        return None
    own, shared = _split(why.findings, checks)
    called = answer.call is not Call.NOT_CALLED
    return Explanation(
        level=why.level,
        heading=Message("report-why_called" if called else "report-why_not"),
        sentence=why.sentence,
        weighty=tuple(f for f in by_weight(own) if f.weight != "note"),
        notes=tuple(f for f in own if f.weight == "note"),
        of_series=_of_series(answer.id, shared),
        numbers=_numbers(answer, why, thresholds) if answer.row is not None else (),
    )


def by_weight(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The decisive first; within a weight in the order of the causes."""
    return tuple(sorted(findings, key=lambda f: _ORDER.index(f.weight)))


def _split(findings: Sequence[Finding], checks: SeriesChecks | None) -> tuple[list[Finding], list[Finding]]:
    """The gene's own findings, and those of its series."""
    known = checks.findings if checks else ()
    return [f for f in findings if f not in known], [f for f in findings if f in known]


def _of_series(series: str, shared: Sequence[Finding]) -> Message | None:
    if not shared:
        return None
    counts = [(weight, sum(f.weight == weight for f in shared)) for weight in _ORDER]
    parts = messages(Message(f"report-n_{weight}", {"n": count(n)}) for weight, n in counts if n)
    return Message("report-of_series", {"n": count(len(shared)), "series": Name(series), "parts": parts})


def _numbers(answer: SeriesAnswer, why: GeneWhy, thresholds: Thresholds) -> tuple[Line, ...]:
    log2 = answer.effect_unit == "log2FC"
    cut = thresholds.log2fc if log2 else 0.0
    lines = (
        _confident(why, log2=log2),
        _line_of_p(answer, why),
        _detectable(why, log2=log2),
        _needed(answer, why, cut),
        _listed(answer, why, cut),
        _misleading(why, cut),
        _equivalence(why, log2=log2),
    )
    return tuple(line for line in lines if line is not None)


def _line(name: str, value: Message, meaning: Message) -> Line:
    return Line(Message(f"number-{name}"), value, meaning)


def _size(value: float, *, log2: bool) -> Message:
    return Message("number-size", known({"effect": effect(value), "fold": fold(value) if log2 else None}))


def _confident(why: GeneWhy, *, log2: bool) -> Line | None:
    name = "confident" if log2 else "confident_difference"
    if math.isnan(why.confident_log2fc):
        significant = why.level not in (Level.UNDETERMINED, Level.EQUIVALENT)
        none = _line(name, Message("number-none"), Message("number-confident_none"))
        return None if significant else none
    return _line(name, _size(why.confident_log2fc, log2=log2), Message("number-confident_meaning"))


def _line_of_p(answer: SeriesAnswer, why: GeneWhy) -> Line | None:
    if answer.row is None or math.isnan(why.p_line) or math.isnan(answer.row.p):
        return None
    value = Message("number-p_value", {"p": p(answer.row.p), "line": p(why.p_line)})
    numbers = {"before": count(why.n_before), "n": count(answer.row.n_genes)}
    return _line("p", value, Message("number-p_meaning", numbers))


def _detectable(why: GeneWhy, *, log2: bool) -> Line | None:
    if math.isnan(why.detectable):
        return None
    meaning = Message("number-detectable_meaning", {"log2": choice(log2)})
    return _line("detectable", _size(why.detectable, log2=log2), meaning)


def _needed(answer: SeriesAnswer, why: GeneWhy, cut: float) -> Line | None:
    if why.n_needed is None or cut <= 0:
        return None
    design = Code("paired" if answer.design == "paired" else "unpaired")
    here = {"pairs": count(answer.n_pairs), "cases": count(answer.n_case), "controls": count(answer.n_control)}
    value = Message("number-needed_value", {"n": count(why.n_needed), "design": design})
    return _line("needed", value, Message("number-needed_meaning", {"cut": threshold(cut), "design": design, **here}))


def _listed(answer: SeriesAnswer, why: GeneWhy, cut: float) -> Line | None:
    if why.listed is None or answer.row is None or cut <= 0:
        return None
    chance, *sizes = why.listed
    n, low, high = (None if size is None else count(size) for size in sizes)
    state = Code("over" if abs(answer.row.log2fc) > cut else "never")
    design = Code("paired" if answer.design == "paired" else "unpaired")
    values = known({"n": n, "low": low, "high": high, "state": state, "design": design, "chance": share(chance)})
    return _line("listed", Message("number-listed_value", values), Message("number-listed_meaning"))


def _misleading(why: GeneWhy, cut: float) -> Line | None:
    if math.isnan(why.type_s) or cut <= 0:
        return None
    value = Message("number-misleading_value", known({"type_s": share(why.type_s), "type_m": ratio(why.type_m)}))
    return _line("misleading", value, Message("number-misleading_meaning", {"cut": threshold(cut)}))


def _equivalence(why: GeneWhy, *, log2: bool) -> Line | None:
    if math.isnan(why.equivalence.p) or math.isnan(why.equivalence.bound):
        return None
    bound = threshold(why.equivalence.bound)
    value = Message("number-equivalence_value", {"p": p(why.equivalence.p), "bound": bound})
    meaning = known({"bound": bound, "fold": fold(why.equivalence.bound) if log2 else None, "log2": choice(log2)})
    return _line("equivalence", value, Message("number-equivalence_meaning", meaning))


def preset_rows(answer: GeneAnswer) -> tuple[PresetRow, ...]:
    """The presets of all series by what they are, in the order in which they first come."""
    told = [(item, preset) for item in answer.answers if item.why and item.row for preset in item.why.presets]
    rows = []
    for each in dict.fromkeys(_same(preset) for _, preset in told):
        here = [(item, preset) for item, preset in told if _same(preset) == each]
        cuts = {(preset.log2fc, preset.fdr) for _, preset in here}
        name, thresholds = preset_name(here[0][1])
        called = [item for item, preset in here if preset.called and item.row]
        up = tuple(item.id for item in called if item.row and item.row.log2fc > 0)
        down = tuple(item.id for item in called if item.id not in up)
        cut = thresholds if len(cuts) == 1 else Message("report-cut_varies")
        rows.append(PresetRow(name, cut, up, down, len(here)))
    return tuple(rows)


def _same(preset: PresetCall) -> tuple[str, float, float]:
    """What the same preset has in every series; the cut of some is the series' own."""
    return preset.kind, preset.fdr, preset.log2fc if preset.kind == "cuts" else math.inf


def counts_message(counts: Mapping[str, int]) -> Message | None:
    """How many genes of a series have each level, in one sentence; None without counts."""
    there = [level for level in Level if counts.get(str(level))]
    if not there:
        return None
    parts = (Message(f"report-count_{level.name.lower()}", {"n": count(counts[str(level)])}) for level in there)
    return Message("report-counts", {"n": count(sum(counts.values())), "parts": messages(parts)})


def preset_name(preset: PresetCall) -> tuple[Message | None, Message]:
    """The name, None where it only repeats the thresholds, and the thresholds."""
    code = "report-its_fdr" if preset.kind == "treat" else "report-cuts"
    cuts = {"log2fc": threshold(float(f"{preset.log2fc:.3g}")), "fdr": threshold(preset.fdr)}
    return preset.short, Message(code, cuts)
