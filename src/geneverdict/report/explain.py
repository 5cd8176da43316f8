"""A diagnosis as the report and the terminal tell it: what comes first, what is left to its series, the numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geneverdict.figures.wording import counted, number, probability
from geneverdict.messages import Message
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import Call, GeneAnswer, SeriesAnswer
from geneverdict.model.why import Finding, GeneWhy, Level, PresetCall, SeriesChecks

_VARIES = "its cut on |log2FC| differs by series"
_ORDER = ("decides", "matters", "note")


class Line(NamedTuple):
    """One number of the diagnosis: its name, its value, and what it means."""

    name: str
    value: str
    meaning: str


class PresetRow(NamedTuple):
    """Thresholds that people use, and which series call the gene at them."""

    name: Message | None
    thresholds: str
    up: tuple[str, ...]
    down: tuple[str, ...]
    n_measured: int


@dataclass(frozen=True, slots=True, eq=False)
class Explanation:
    """Why one gene is, or is not, in the list of one series; for the templates."""

    level: Level
    heading: str
    sentence: Message | None
    weighty: tuple[Finding, ...]
    """What decides, then what matters."""
    notes: tuple[Finding, ...]
    of_series: str
    """One line on the findings that are told with the series, "" where there are none."""
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
        heading="why, and how firmly?" if called else "why not?",
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


def _of_series(series: str, shared: Sequence[Finding]) -> str:
    if not shared:
        return ""
    counts = [(weight, sum(f.weight == weight for f in shared)) for weight in _ORDER]
    verb = {"decides": ("decides", "decide"), "matters": ("matters", "matter"), "note": ("is a note", "are notes")}
    parts = [f"{n} {verb[weight][n > 1]}" for weight, n in counts if n]
    return f"{counted(len(shared), 'finding')} about {series} as a whole: {', '.join(parts)}"


def fold(effect: float) -> str:
    """A log2 fold change as a factor.

    >>> fold(1.0), fold(-0.585)
    ('2.00-fold', '1.50-fold')
    """
    return f"{number(2.0 ** abs(effect))}-fold"


def _numbers(answer: SeriesAnswer, why: GeneWhy, thresholds: Thresholds) -> tuple[Line, ...]:
    log2 = answer.effect_unit == "log2FC"
    cut = thresholds.log2fc if log2 else 0.0
    lines = (
        _confident(answer, why, log2=log2),
        _line_of_p(answer, why),
        _detectable(why, log2=log2),
        _needed(answer, why, cut),
        _misleading(why, cut),
        _equivalence(answer, why, log2=log2),
    )
    return tuple(line for line in lines if line is not None)


def _size(effect: float, *, log2: bool) -> str:
    return f"{number(effect)} ({fold(effect)})" if log2 else number(effect)


def _confident(answer: SeriesAnswer, why: GeneWhy, *, log2: bool) -> Line | None:
    name, meaning = f"Confident {answer.effect_unit}", "the largest effect that can be claimed at the FDR"
    if math.isnan(why.confident_log2fc):
        significant = why.level not in (Level.UNDETERMINED, Level.EQUIVALENT)
        return None if significant else Line(name, "none", f"{meaning}: the gene is not significant")
    return Line(name, _size(why.confident_log2fc, log2=log2), meaning)


def _line_of_p(answer: SeriesAnswer, why: GeneWhy) -> Line | None:
    if answer.row is None or math.isnan(why.p_line) or math.isnan(answer.row.p):
        return None
    value = f"{probability(answer.row.p)}, the line is {probability(why.p_line)}"
    before = counted(why.n_before, "gene")
    return Line("p", value, f"the last p that meets the FDR is the line; {before} of {answer.row.n_genes:,} before it")


def _detectable(why: GeneWhy, *, log2: bool) -> Line | None:
    if math.isnan(why.detectable):
        return None
    name = "|log2FC|" if log2 else "difference"
    meaning = f"the true {name} that a study like this sees with power 0.8 at that line"
    return Line("Detectable", _size(why.detectable, log2=log2), meaning)


def _needed(answer: SeriesAnswer, why: GeneWhy, cut: float) -> Line | None:
    if why.n_needed is None or cut <= 0:
        return None
    here = counted(answer.n_pairs, "pair") if answer.design == "paired" else f"{answer.n_case} v {answer.n_control}"
    meaning = f"to see |log2FC| {cut:g} with power 0.8; here {here}"
    return Line("Needed", f"{why.n_needed:,} {_unit(answer)}", meaning)


def _unit(answer: SeriesAnswer) -> str:
    return "pairs" if answer.design == "paired" else "samples in each group"


def _misleading(why: GeneWhy, cut: float) -> Line | None:
    if math.isnan(why.type_s) or cut <= 0:
        return None
    exaggerated = "" if math.isnan(why.type_m) else f"; effect overstated {number(why.type_m)} times"
    value = f"{_percent(why.type_s)} wrong sign{exaggerated}"
    return Line("Type S and M", value, f"what a significant result here would be, were |log2FC| {cut:g} true")


def _percent(share: float) -> str:
    """A share in per cent; what would read as nothing is said to be less than a hundredth.

    >>> _percent(0.0312), _percent(2e-9)
    ('3.1 %', '< 0.01 %')
    """
    return "< 0.01 %" if 0 <= share < 1e-4 else f"{100 * share:.2g} %"


def _equivalence(answer: SeriesAnswer, why: GeneWhy, *, log2: bool) -> Line | None:
    if math.isnan(why.equivalence_p) or math.isnan(why.equivalence_bound):
        return None
    value = f"p {probability(why.equivalence_p)} against ±{why.equivalence_bound:g}"
    size = f" ({fold(why.equivalence_bound)})" if log2 else ""
    meaning = f"a small p says that the true {answer.effect_unit} surely lies inside ±{why.equivalence_bound:g}{size}"
    return Line("Equivalence", value, meaning)


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
        rows.append(PresetRow(name, thresholds if len(cuts) == 1 else _VARIES, up, down, len(here)))
    return tuple(rows)


def _same(preset: PresetCall) -> tuple[str, float, float]:
    """What the same preset has in every series; the cut of some is the series' own."""
    return preset.kind, preset.fdr, preset.log2fc if preset.kind == "cuts" else math.inf


_COUNTS = {
    Level.UP: "called up",
    Level.DOWN: "called down",
    Level.UP_SHORT: "significantly up but short of the fold change",
    Level.DOWN_SHORT: "significantly down but short of it",
    Level.TRIVIAL: "different but surely by less than what matters",
    Level.EQUIVALENT: "surely not different by what matters",
    Level.UNDETERMINED: "undetermined",
    Level.NOT_MEASURED: "without a test",
}


def counts_sentence(counts: Mapping[str, int]) -> str:
    """How many genes of a series have each level, in one sentence; "" without counts."""
    parts = [f"{counts.get(str(level), 0):,} {words}" for level, words in _COUNTS.items() if counts.get(str(level))]
    if not parts:
        return ""
    total = sum(counts.values())
    return f"Of {counted(total, 'gene')} in this series, {'; '.join(parts)}."


def preset_name(preset: PresetCall) -> tuple[Message | None, str]:
    """The name, None where it only repeats the thresholds, and the thresholds."""
    if preset.kind == "treat":
        return preset.short, f"its FDR < {preset.fdr:g}"
    return preset.short, _threshold_words(preset.log2fc, preset.fdr)


def _threshold_words(log2fc: float, fdr: float) -> str:
    """``|log2FC| ≥ 1, FDR < 0.05``."""
    return f"|log2FC| ≥ {log2fc:.3g}, FDR < {fdr:g}"
