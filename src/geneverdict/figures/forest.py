"""The forest plot: one gene, one row per series, the pooled diamond below."""

from __future__ import annotations

import math

from matplotlib.figure import Figure

from geneverdict.figures import forest_plot
from geneverdict.figures.forest_plot import NAN, ForestPlot, Row
from geneverdict.figures.style import CALL_COLOUR, CALL_MARKER, Heading, simulated_words
from geneverdict.figures.wording import MINUS, counted, effect, interval, number, probability, shorten, size
from geneverdict.messages import Say, english
from geneverdict.model.verdict import Call, GeneAnswer, PooledRow, SeriesAnswer

LONGEST_ID = 30


def draw(answer: GeneAnswer, *, say: Say, bare: bool) -> Figure:
    """Every series in the order of the study; one that is on another scale, or not measured, is told in words."""
    unit = _unit(answer)
    pooled, cut = answer.pooled, answer.thresholds.log2fc if unit == "log2FC" else 0.0
    return forest_plot.draw(
        ForestPlot(
            heading=_heading(answer, say=say, bare=bare),
            names="series",
            sides=("← lower in case", "higher in case →"),
            numbers=f"{unit} [95 % CI]",
            rows=tuple(_row(item, unit) for item in answer.answers),
            pooled=_pooled(pooled) if pooled else None,
            prediction=(pooled.pi_low, pooled.pi_high) if pooled else (NAN, NAN),
            axis=_axis(unit, cut),
            cuts=(-cut, cut) if cut > 0 else (),
            ratios=(),
            least_room=0.3,
            most=math.inf,
            notes=_notes(answer, unit),
            beyond="arrow: the interval runs beyond the axis; its ends are in the column on the right",
        )
    )


def _unit(answer: GeneAnswer) -> str:
    """The unit of the axis: log2FC, unless every measured series is on another scale."""
    units = {a.effect_unit for a in answer.answers if a.row is not None}
    return "difference" if units == {"difference"} else "log2FC"


def _heading(answer: GeneAnswer, *, say: Say, bare: bool) -> Heading:
    measured = sum(a.row is not None for a in answer.answers)
    up, down = (sum(a.call is call for a in answer.answers) for call in (Call.UP, Call.DOWN))
    asked = f" (asked as {answer.name.asked})" if answer.name.asked != answer.gene else ""
    title = f"{answer.gene}{asked} in {counted(len(answer.answers), 'series')}"
    line = f"measured in {measured}; called up in {up}, down in {down}"
    return Heading(title, (line,), simulated_words(any(a.simulated for a in answer.answers), say), bare)


def _row(item: SeriesAnswer, unit: str) -> Row:
    name, row = shorten(item.id, LONGEST_ID), item.row
    below = f"{shorten(item.platform, 18)} · {size(item)}" if item.platform else size(item)
    if row is None or not math.isfinite(row.log2fc):
        return Row(name, below, "not measured", instead=english(item.reason.message) if item.reason else "not measured")
    called = f"FDR {probability(row.fdr)} · {item.call}"
    if item.effect_unit != unit:
        why = f"difference of {item.scale} values, not log2FC: not drawn"
        return Row(name, below, f"{item.effect_unit} {effect(row)}", called, instead=why)
    ends, look = (row.log2fc, row.ci_low, row.ci_high), (CALL_COLOUR[item.call], CALL_MARKER[item.call])
    return Row(name, below, effect(row), called, *ends, *look)


def _pooled(pooled: PooledRow) -> Row:
    spread = f", I² {number(pooled.i2, 0)} %" if math.isfinite(pooled.i2) else ""
    below = f"{counted(pooled.k, 'series')}{spread}"
    if math.isnan(pooled.ci_low) or math.isnan(pooled.estimate):
        why = "one series only: nothing to pool" if pooled.k == 1 else "no pooled estimate"
        return Row("Pooled", below, "not pooled", instead=why)
    chance = f"p {probability(pooled.p)} · 95 % PI {interval(pooled.pi_low, pooled.pi_high)}"
    return Row("Pooled", below, effect(pooled), chance, pooled.estimate, pooled.ci_low, pooled.ci_high)


def _axis(unit: str, cut: float) -> str:
    name = "log2FC" if unit == "log2FC" else "difference (not a log2 fold change)"
    dashed = f"; dashed: threshold ±{cut:g}" if cut > 0 else ""
    return f"{name}, case {MINUS} control{dashed}"


def _notes(answer: GeneAnswer, unit: str) -> tuple[str, ...]:
    """What the marks mean, and what could not be analysed."""
    notes = [
        f"▲ up, ▼ down, ● not called at |{unit}| ≥ {answer.thresholds.log2fc:g} and FDR < {answer.thresholds.fdr:g}"
    ]
    pooled = answer.pooled
    if pooled and math.isfinite(pooled.ci_low):
        thin = "; thin line: prediction interval (PI) for a new series" if math.isfinite(pooled.pi_low) else ""
        notes.append(f"◆ pooled: {pooled.method}{thin}")
    notes += [f"not analysed: {shorten(f.id, LONGEST_ID)}: {english(f.reason.message)}" for f in answer.failures]
    return tuple(notes)
