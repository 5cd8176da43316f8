"""A page on one gene in an atlas: what is said, each contrast as a line of a forest, forms to ask for others."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from geneverdict.evidence.atlas.told import alike_head, group_message, pooled_message, sentences, telling
from geneverdict.messages import Message, effect, languages, p, speaker, value
from geneverdict.model.atlas import LOG2FC, Contrast
from geneverdict.model.atlas_answer import AtlasAnswer, AtlasRow, DiseaseGroup
from geneverdict.model.why import Level
from geneverdict.report.report import environment

if TYPE_CHECKING:
    from geneverdict.messages import Number

MOST_ROWS = 300
"""Contrasts that the page draws, those of the smallest p; files have all of them."""
MOST_FOUND = 300
"""Contrasts that are listed where no gene is asked."""
_WIDE, _MIDDLE = 260.0, 9.0
_ROOM = 6.0
"""On either side, for the arrow of an interval that leaves the axis."""
_BEYOND = 1.5
"""The axis reaches as far as the largest effect this many times, at the least to twice the threshold."""
_CALLED = {Level.UP: "up", Level.DOWN: "down"}
_SIMULATED = "atlas-simulated"
_OWN_NAME = Message("language-name")
_TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True)
class Question:
    """What the page asks of the atlas: a gene, thresholds, which contrasts; as in its address."""

    gene: str = ""
    log2fc: str = ""
    fdr: str = ""
    words: str = ""
    tissue: str = ""
    disease: str = ""
    like: str = ""
    lang: str = "en"

    def address(self, to: str = "", **other: str) -> str:
        """This question, or one that differs in something, as the part after the name of a page."""
        asked = {name: getattr(self, name) for name in self.__slots__} | other
        return f"{to}?{urlencode({name: text for name, text in asked.items() if text})}"


class Drawn(NamedTuple):
    """Where an interval stands on the axis, in pixels; ``left`` and ``right``: it goes on beyond."""

    low: float
    high: float
    at: float | None
    left: bool
    right: bool


class Line(NamedTuple):
    row: AtlasRow
    numbers: tuple[Number, Number, Number]
    p: Number
    fdr: Number
    drawn: Drawn | None
    """None of an effect that is of another unit than the axis."""
    call: str


class Block(NamedTuple):
    """The contrasts of one disease that are shown, and their pooled line."""

    head: Message | None
    lines: tuple[Line, ...]
    pooled: Message | None
    diamond: Drawn | None


class Axis(NamedTuple):
    """Effects of one unit from −``reach`` to ``reach``."""

    unit: str
    reach: float

    def x(self, log2fc: float) -> float:
        return round(_WIDE / 2 + log2fc / self.reach * (_WIDE / 2 - _ROOM), 2)

    def drawn(self, estimate: float, low: float, high: float) -> Drawn | None:
        if not math.isfinite(estimate):
            return None
        left, right = low < -self.reach, high > self.reach
        ends = [self.x(min(max(end, -self.reach), self.reach)) if math.isfinite(end) else None for end in (low, high)]
        at = self.x(estimate) if abs(estimate) <= self.reach else None
        here = self.x(min(max(estimate, -self.reach), self.reach))
        return Drawn(here if ends[0] is None else ends[0], here if ends[1] is None else ends[1], at, left, right)


@cache
def atlas_style() -> str:
    return "".join((_TEMPLATES / name).read_text(encoding="utf-8") for name in ("report.css", "atlas.css"))


def render_atlas(
    contrasts: Sequence[Contrast],
    question: Question,
    *,
    answer: AtlasAnswer | None = None,
    found: Sequence[Contrast] | None = None,
    error: Message | None = None,
    served: bool = True,
) -> str:
    """The page in the question's language.

    ``found``: the contrasts with the words that are asked for, where no gene is.  ``served``: with the forms, and with
    addresses that a server answers; else one file that needs nothing.
    """
    axis = _axis(answer)
    facts = {
        "question": question,
        "answer": answer,
        "error": error,
        "served": served,
        "others": [(lang, speaker(lang)(_OWN_NAME)) for lang in languages() if lang != question.lang],
        "n_contrasts": len(contrasts),
        "all_simulated": all(one.simulated for one in contrasts),
        "simulated": answer.simulated if answer else sum(one.simulated for one in contrasts),
        "diseases": _diseases(contrasts) if answer is None and found is None else (),
        "found": None if found is None else found[:MOST_FOUND],
        "n_found": len(found or ()),
        "style": "" if served else atlas_style(),
        **(_told(answer, axis) if answer else {}),
    }
    return environment(question.lang).get_template("atlas.html.j2").render(**facts)


def _told(answer: AtlasAnswer, axis: Axis) -> dict[str, object]:
    headline, *more = (one for one in sentences(answer) if one.code != _SIMULATED)
    shown = telling(answer.rows, MOST_ROWS)
    cut = answer.cuts.log2fc if axis.unit == LOG2FC else 0.0
    rows = answer.rows
    return {
        "headline": headline,
        "sentences": more,
        "levels": [(level.word, answer.levels[str(level)]) for level in Level if answer.levels[str(level)]],
        "blocks": _blocks(answer, {id(row) for row in shown}, axis),
        "hidden": len(answer.rows) - len(shown),
        "alike": alike_head(answer) if answer.alike else None,
        "alike_genes": [(one.gene, effect(one.r), one.n) for one in answer.alike.genes] if answer.alike else (),
        "marks": [axis.x(end) for end in (-cut, 0.0, cut)],
        "ends": [(effect if axis.unit == LOG2FC else value)(end) for end in (-axis.reach, axis.reach)],
        "is_log2": axis.unit == LOG2FC,
        "unit": axis.unit,
        "tissues": any(row.contrast.tissue for row in rows),
        "studies": len({row.contrast.study for row in rows}) > 1,
        "wide": _WIDE,
        "middle": _MIDDLE,
        "other_units": any(row.contrast.unit != axis.unit for row in shown),
    }


def _axis(answer: AtlasAnswer | None) -> Axis:
    """As far as the effects reach, however wide intervals are; of log2 fold changes where there are any."""
    rows = answer.rows if answer else ()
    units = {row.contrast.unit for row in rows}
    unit = LOG2FC if LOG2FC in units or not units else min(units)
    here = (abs(row.log2fc) for row in rows if row.contrast.unit == unit and math.isfinite(row.log2fc))
    least = 2 * answer.cuts.log2fc if answer and unit == LOG2FC else 0.0
    return Axis(unit, max(_BEYOND * max(here, default=0.0), least) or 1.0)


def _blocks(answer: AtlasAnswer, shown: set[int], axis: Axis) -> list[Block]:
    """Diseases with several contrasts first, then the others, what is drawn and says most before the rest."""
    made = []
    for group in sorted(answer.groups, key=lambda one: _order(one, axis)):
        lines = tuple(_line(row, axis) for row in group.rows if id(row) in shown)
        if not lines:
            continue
        one = group.pooled
        pooled = pooled_message(one, len(group.tissues)) if one else None
        diamond = axis.drawn(one.estimate, one.ci_low, one.ci_high) if one and axis.unit == LOG2FC else None
        made.append(Block(group_message(group) if len(group.rows) > 1 else None, lines, pooled, diamond))
    return made


def _order(group: DiseaseGroup, axis: Axis) -> tuple[bool, bool, float]:
    drawn = any(row.contrast.unit == axis.unit for row in group.rows)
    return len(group.rows) == 1, not drawn, min(row.p for row in group.rows)


def _line(row: AtlasRow, axis: Axis) -> Line:
    is_log2 = row.contrast.unit == LOG2FC
    kind = effect if is_log2 else value
    numbers = (kind(row.log2fc), kind(row.ci_low), kind(row.ci_high))
    drawn = axis.drawn(row.log2fc, row.ci_low, row.ci_high) if row.contrast.unit == axis.unit else None
    return Line(row, numbers, p(row.p), p(row.fdr), drawn, _CALLED.get(row.level, "open"))


def _diseases(contrasts: Sequence[Contrast]) -> list[tuple[str, int]]:
    """What there is to ask about, the most frequent first; "" those that do not say a disease."""
    counted = Counter(one.disease_group for one in contrasts)
    return sorted(counted.items(), key=lambda pair: (not pair[0], -pair[1], pair[0].casefold()))
