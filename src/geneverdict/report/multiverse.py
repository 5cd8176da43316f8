"""How much a gene's answer depends on the analyst, in the words and rows that the report and the terminal show."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from geneverdict.figures.curve_rows import constant, dimension_words, is_pooled, parts, percent
from geneverdict.figures.curve_words import rule
from geneverdict.figures.wording import counted, interval, number, probability
from geneverdict.model.multiverse import Curve, CurveSummary, Flip, GeneMultiverse
from geneverdict.model.option_words import option_words
from geneverdict.model.study import Thresholds
from geneverdict.model.verdict import AllGenesRow, Call, GeneAnswer
from geneverdict.report.multiverse_json import refusals

GRADES = (("solid", 95), ("mostly stable", 80), ("depends on the analyst", 50), ("overturned", 0))
"""Each with the least per cent of specifications that agree with the study's own call."""
POOLED = "Pooled"

SPECIFICATION = (
    "A specification is one full analysis: it takes one option of each choice in the tables, and each is one that an "
    "analyst could defend. Combinations that make no sense are ruled out, each with its reason, and are counted. "
    "Thresholds are no part of a specification: they are applied to the finished analyses afterwards, those of this "
    "study and others that people use."
)
GRADE = (
    f"The grade says how many specifications agree with the call of this study's own analysis: solid from "
    f"{GRADES[0][1]} %, mostly stable from {GRADES[1][1]} %, depends on the analyst from {GRADES[2][1]} %, overturned "
    "below. It is about the choices of an analyst, not about sampling error: a gene that no analysis calls is as solid "
    "as one that all call, and a small series can be solid and wrong. Its interval is in the table of the series."
)
PERMUTED = (
    "“By permuted labels” asks what the whole curve would look like if the gene had no effect: the labels case and "
    "control are permuted among the samples (within pairs, swapped), and every specification is done again with them. "
    "p is the share of draws, the observed labels counted as one of them, in which the curve says at least as much. To "
    "be valid, a draw has to be analysed in the same way as the observed labels; to be affordable, three analyses are "
    "replaced here, for the observed labels too: the robust test has the prior of the moderated one, and array weights "
    "and the correlation within individuals are estimated once, without the groups. For these the joint test is not "
    "exactly about the specification's own number."
)
HOW_TO_GET_IT = "How much this answer depends on the analyst was not worked out"


class OptionLine(NamedTuple):
    words: str
    own: bool
    """This study's own analysis uses it."""
    n: str
    median: str
    called: str


class ChoiceLines(NamedTuple):
    """One choice with its options."""

    name: str
    of_effect: str
    of_calls: str
    options: tuple[OptionLine, ...]


@dataclass(frozen=True, slots=True, eq=False)
class CurvePart:
    """One curve as the templates show it."""

    name: str
    figure: str
    grade: str
    line: str
    """All in one sentence."""
    unit: str
    sentences: tuple[str, ...]
    choices: tuple[ChoiceLines, ...]
    same_in_all: tuple[str, ...]
    flips: tuple[str, ...]
    lacks: tuple[tuple[str, str], ...]
    """Options that are not offered, each with why."""
    refused: tuple[tuple[str, int], ...]
    n_refused: int
    n_empty: int
    """Of those, without a rule against them."""
    notes: tuple[str, ...]
    scheme: str
    """How labels were permuted; "" without a joint test."""


@dataclass(frozen=True, slots=True, eq=False)
class MultiversePart:
    """What the templates show of a gene."""

    curves: tuple[CurvePart, ...]
    """The series in the order of the study, then the pooled analysis."""
    missing: tuple[str, ...]
    """Analysed series without a curve."""
    rule: str
    file: str
    """Key of the links under which every specification is found."""
    explained: tuple[str, ...]


def multiverse_part(
    found: GeneMultiverse | None, answer: GeneAnswer, figures: Mapping[str, str]
) -> MultiversePart | None:
    """The words and rows of ``found``; None where it was not asked for.  ``figures``: the name of each curve's figure
    by series, "" for the pooled one."""
    if found is None:
        return None
    curves = [*found.series, *([found.pooled] if found.pooled else [])]
    shown = tuple(_part(curve, summary, found.thresholds, figures.get(curve.series, "")) for curve, summary in curves)
    there = {curve.series for curve, _ in curves}
    missing = tuple(
        f"{item.id} ({'not measured' if item.row is None else 'no specification can be made'})"
        for item in answer.answers
        if item.id not in there
    )
    permuted = any(summary.null for _, summary in curves)
    said = (SPECIFICATION, GRADE, *((PERMUTED,) if permuted else ()))
    cuts = found.thresholds
    at = f"|log2FC| ≥ {cuts.log2fc:g} and FDR < {cuts.fdr:g}; pooled, where there is no FDR, p < {cuts.fdr:g}"
    return MultiversePart(shown, missing, at, every_specification(found.gene), said)


def every_specification(gene: str) -> str:
    """What the file with all specifications is called among the links."""
    return f"{gene}, every specification"


def _part(curve: Curve, summary: CurveSummary, thresholds: Thresholds, figure: str) -> CurvePart:
    return CurvePart(
        name=curve.series or POOLED,
        figure=figure,
        grade=summary.grade,
        line=line(curve, summary),
        unit=_unit(curve),
        sentences=summary.sentences,
        choices=_choices(curve, summary),
        same_in_all=constant(curve),
        flips=tuple(_flip(flip, curve) for flip in summary.flips),
        lacks=tuple((_lack(name, option), why) for name, option, why in curve.unavailable),
        refused=tuple(refusals(curve)),
        n_refused=summary.n_refused,
        n_empty=summary.n_refused - sum(n for _, n in refusals(curve)),
        notes=(*curve.notes, f"Called means {rule(curve, thresholds)}.") if summary.n else curve.notes,
        scheme=_scheme(summary),
    )


def line(curve: Curve, summary: CurveSummary) -> str:
    """Call, agreement, shares and range in one sentence."""
    if not summary.n:
        return summary.sentences[0] if summary.sentences else "No specification has a result."
    spread = f"{_unit(curve)} {number(summary.median)} in the middle, {_range(summary)}"
    n = counted(summary.n, "specification")
    if math.isnan(summary.agreement):
        return f"The study's own analysis has no result; {_shares(summary)} of {n}; {spread}."
    said = "not called" if summary.default_call == Call.NOT_CALLED else f"called {summary.default_call}"
    said = f"{said[0].upper()}{said[1:]}, and"
    if summary.agreement == 1:
        return f"{said} {'all ' if summary.n > 1 else ''}{n} agree{'s' * (summary.n == 1)}; {spread}."
    return f"{said} {percent(summary.agreement)} of {n} agree; {_shares(summary)}; {spread}."


def _shares(summary: CurveSummary) -> str:
    """``4 % call it up, none down``."""
    if not summary.presets:
        return "calls were not counted"
    own = summary.presets[0]
    return shares(own.up, own.down)


def shares(up: float, down: float) -> str:
    """Shares of specifications that call a gene, in words.

    >>> shares(0.04, 0.0), shares(0.0, 0.0), shares(0.0, 1.0)
    ('4 % call it up, none down', 'none calls it', 'none calls it up, 100 % down')
    """
    if not up and not down:
        return "none calls it"
    first = f"{percent(up)} call it up" if up else "none calls it up"
    return f"{first}, {percent(down) if down else 'none'} down"


def _range(summary: CurveSummary) -> str:
    return f"{number(summary.low)} to {number(summary.high)}"


def _unit(curve: Curve) -> str:
    found = parts(curve)
    return found[0].unit if found else curve.unit


def _choices(curve: Curve, summary: CurveSummary) -> tuple[ChoiceLines, ...]:
    own = curve.specifications[curve.default]
    return tuple(
        ChoiceLines(
            dimension_words(choice.dimension),
            # The variance is that of effects in one unit, so it says nothing of the choice between units.
            "" if choice.dimension in ("effect", "scale") else percent(choice.share_of_variance),
            percent(choice.share_of_calls),
            tuple(
                OptionLine(
                    # "dropped" is enough below "probes of several genes".
                    option_words(choice.dimension, option.option).removeprefix(f"{dimension_words(choice.dimension)} "),
                    getattr(own, choice.dimension) == option.option,
                    f"{option.n:,}",
                    number(option.median),
                    percent(option.called),
                )
                for option in choice.options
            ),
        )
        for choice in summary.choices
        if len(choice.options) > 1
    )


def _flip(flip: Flip, curve: Curve) -> str:
    """``unpaired instead of paired: called up, log2FC 1.02, FDR 5.1e-04``."""
    changes = ", ".join(f"{option_words(d, to)} instead of {option_words(d, was)}" for d, was, to in flip.changes)
    spec = curve.specifications[flip.index]
    unit = "standardised effect" if getattr(spec, "effect", "log2fc") == "standardised" else curve.unit
    chance = f"p {probability(flip.p)}" if is_pooled(curve) else f"FDR {probability(flip.fdr)}"
    call = flip.call if flip.call == Call.NOT_CALLED else f"called {flip.call}"
    return f"{changes}: {call} ({unit} {number(flip.effect)}, {chance}; number {flip.index:,} in the file)"


def _lack(dimension: str, option: str) -> str:
    """An option that is not offered; ``each_probe of GENE`` is said of the gene that the curve is about."""
    plain = option.partition(" of ")[0] if dimension == "probes" else option
    return f"{option_words(dimension, plain)} ({dimension_words(dimension)})"


def _scheme(summary: CurveSummary) -> str:
    null = summary.null
    if null is None:
        return ""
    draws = "" if null.exact else f"{null.draws:,} draws, "  # the scheme says that it is all of them
    return f"{null.scheme}; {draws}{counted(null.n_specifications, 'specification')} in each"


def over_all(row: AllGenesRow, unit: str) -> str:
    """One gene over the specifications that exist for all genes, in a line for the terminal."""
    if not row.n:
        return "no specification has a result"
    said = f"over {counted(row.n, 'specification')}: {shares(row.called_up, row.called_down)}"
    agrees = "" if math.isnan(row.agreement) else f"; {percent(row.agreement)} agree with the study's own analysis"
    grade = f", {row.grade}" if row.grade else ""
    fragile = "" if math.isnan(row.percentile) else f"; more fragile than {_whole(row.percentile)} % of genes like it"
    ends = interval(row.low, row.high).strip("[]").replace(", ", " to ")
    return f"{said}{agrees}{grade}; {unit} {number(row.median)} in the middle, {ends}{fragile}"


def _whole(value: float) -> str:
    return number(math.floor(value), 0)
