"""Phrases of a diagnosis that stand both in a figure and in the words behind it.  Nothing here needs matplotlib."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median

from geneverdict.model.verdict import Call, GeneRow, ProbeRow, SeriesAnswer
from geneverdict.model.why import GeneWhy, Influence, Landscape, PresetCall
from geneverdict.report.wording import counted, number, probability, shorten, size


def pair_counts(values: Sequence[float], cut: float) -> str:
    """``up ▲ 15, down ▼ 4; by 1 or more: 9 up, 1 down``."""
    up, down = sum(v > 0 for v in values), sum(v < 0 for v in values)
    text = f"up ▲ {up}, down ▼ {down}" + (
        f", no difference {len(values) - up - down}" if up + down < len(values) else ""
    )
    if cut <= 0:
        return text
    return f"{text}; by {cut:g} or more: {sum(v >= cut for v in values)} up, {sum(v <= -cut for v in values)} down"


def case_counts(cases: Sequence[float], controls: Sequence[float]) -> str:
    """``10 of 12 cases above the controls' median ▲, 2 below ▼; beyond all controls: 4 above, 0 below``."""
    if not controls:
        return f"{counted(len(cases), 'case')}; no control has a value"
    middle = median(controls)
    above, below = sum(v > middle for v in cases), sum(v < middle for v in cases)
    high, low = sum(v > max(controls) for v in cases), sum(v < min(controls) for v in cases)
    return (
        f"{above} of {counted(len(cases), 'case')} above the controls' median ▲, {below} below ▼; "
        f"beyond all controls (filled): {high} above, {low} below"
    )


def noun(why: GeneWhy) -> str:
    """Whether pairs or samples are left out."""
    return "pair" if all(i.is_case is None for i in why.individuals) else "sample"


def flips(answer: SeriesAnswer, shown: Sequence[Influence]) -> list[bool]:
    """Whose absence alone changes the call."""
    called = answer.call is not Call.NOT_CALLED
    return [i.called != called for i in shown]


def flip_sentence(answer: SeriesAnswer, why: GeneWhy) -> str:
    """The smallest set found whose removal changes the call."""
    if not why.flip:
        return f"no set of up to a third of the {noun(why)}s, taken out one by one, changes the call"
    named = ", ".join(shorten(name, 16) for name in why.flip[:4])
    rest = f" and {len(why.flip) - 4} more" if len(why.flip) > 4 else ""
    change = "gene is called" if answer.call is Call.NOT_CALLED else "gene is no longer called"
    return f"without {named}{rest} the {change}"


def where_called(row: GeneRow, landscape: Landscape) -> str:
    """The rectangle in words."""
    if not math.isfinite(row.fdr) or row.fdr >= max(landscape.fdr_cuts):
        return f"{row.gene}: FDR {probability(row.fdr)}, called at no threshold shown"
    size_cut, fdr_cut = number(abs(row.log2fc)), probability(row.fdr)
    return f"{row.gene} is called (outlined) where |log2FC| cut ≤ {size_cut} and FDR cut > {fdr_cut}"


def preset_lines(presets: Sequence[PresetCall]) -> list[str]:
    """``1  |log2FC| ≥ 1, FDR < 0.05: ○ not called, 1,153 genes``; a test that is no cut has a dash for a number."""
    numbers = iter(range(1, len(presets) + 1))
    return [f"{next(numbers) if is_cut(preset) else '–'}  {preset_line(preset)}" for preset in presets]


def preset_line(preset: PresetCall) -> str:
    """``|log2FC| ≥ 1, FDR < 0.05: ○ not called, 1,153 genes``."""
    name, thresholds = preset_name(preset)
    words = ": ".join(filter(None, (shorten(name, 26), thresholds)))
    return f"{words}: {'● called' if preset.called else '○ not called'}, {counted(preset.n_called, 'gene')}"


def preset_name(preset: PresetCall) -> tuple[str, str]:
    """The name, "" where it only repeats the thresholds, and the thresholds."""
    name = preset.name.removesuffix(f", {preset.fdr:g}")
    if not is_cut(preset):
        return name, f"its FDR < {preset.fdr:g}"
    repeats = name in (f"{preset.log2fc:g} and {preset.fdr:g}", threshold_words(preset.log2fc, preset.fdr))
    return "" if repeats else name, threshold_words(preset.log2fc, preset.fdr)


def is_cut(preset: PresetCall) -> bool:
    """TREAT is a test of its own; it has no place among cuts on |log2FC| and FDR."""
    return not preset.name.startswith("TREAT")


def threshold_words(log2fc: float, fdr: float) -> str:
    """``|log2FC| ≥ 1, FDR < 0.05``."""
    return f"|log2FC| ≥ {log2fc:.3g}, FDR < {fdr:g}"


def preset_words(presets: Sequence[PresetCall]) -> str:
    """The presets as words, for those who cannot see them."""
    return "; ".join(map(preset_line, presets))


def unit(answer: SeriesAnswer) -> str:
    return "pairs" if answer.design == "paired" else "samples in each group"


def detectable_sentences(answer: SeriesAnswer, why: GeneWhy, cut: float) -> list[str]:
    """What this study sees, and what would see the threshold."""
    lines = []
    if math.isfinite(why.detectable):
        lines.append(f"{size(answer)} see a true effect of {number(why.detectable)} or more with power 0.8")
    if cut > 0 and why.n_needed is not None:
        lines.append(f"an effect of {cut:g} needs {why.n_needed:,} {unit(answer)}")
    return ["; ".join(lines)] if lines else []


def curve_of(curve: Sequence[tuple[int, float]]) -> list[tuple[float, float]]:
    return [(float(n), effect) for n, effect in curve if math.isfinite(effect) and n > 0]


def curve_words(why: GeneWhy) -> str:
    """Three points of the curve, for those who cannot see it."""
    curve = curve_of(why.detectable_at)
    chosen = [curve[i] for i in sorted({0, len(curve) // 2, len(curve) - 1})] if curve else []
    return ", ".join(f"{number(effect)} with {counted(int(n), 'sample').split()[0]}" for n, effect in chosen)


def probe_summary(rows: Sequence[ProbeRow]) -> str:
    """``3 probes: 2 higher, 1 lower; ◆ stands for the gene``."""
    up, down = sum(r.log2fc > 0 for r in rows), sum(r.log2fc < 0 for r in rows)
    used = "; ◆ stands for the gene" if any(r.used for r in rows) else ""
    return f"{counted(len(rows), 'probe')}: {up} higher, {down} lower{used}"
