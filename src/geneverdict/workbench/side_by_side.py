"""Two studies' answers side by side: which genes and series differ in call, and whether the thresholds alone do it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from geneverdict.errors import StudyError
from geneverdict.io.results.guarded_read import guarded_read
from geneverdict.io.results.read import ResultsFolder
from geneverdict.messages import english, with_text
from geneverdict.model.study import Thresholds
from geneverdict.model.to_json import plain
from geneverdict.model.verdict import GeneAnswer, SeriesAnswer
from geneverdict.pipeline.answer import answer_gene

MOST_GENES = 60
"""Genes named by either study that are asked."""
Json = dict[str, Any]
Differ = Literal["same", "thresholds", "data", "both", "one_side"]
_NUMBERS = ("log2fc", "ci_low", "ci_high", "fdr")


class _Side:
    """One study's results, open."""

    def __init__(self, folder: Path) -> None:
        self.source = ResultsFolder(folder)
        self.thresholds = self.source.study.thresholds

    def ask(self, gene: str, thresholds: Thresholds) -> GeneAnswer | None:
        try:
            return answer_gene(self.source, gene, thresholds, full=False)
        except StudyError:
            return None


def side_by_side(one: Path, other: Path) -> Json:
    """Each gene that either study names, in each series of either.  Raises ResultsError where there are no results."""
    with guarded_read(one), guarded_read(other):
        sides = _Side(one), _Side(other)
        named = list(dict.fromkeys(gene for side in sides for gene in side.source.study.genes))
        return {
            "thresholds": [side.thresholds.model_dump() for side in sides],
            "genes": [_gene(gene, *sides) for gene in named[:MOST_GENES]],
            "left": max(0, len(named) - MOST_GENES),
        }


def _gene(gene: str, one: _Side, other: _Side) -> Json:
    answers = one.ask(gene, one.thresholds), other.ask(gene, other.thresholds)
    again = one.ask(gene, other.thresholds), other.ask(gene, one.thresholds)
    found = [{answer.id: answer for answer in given.answers} if given else {} for given in (*answers, *again)]
    series = list(dict.fromkeys([*found[0], *found[1]]))
    rows = [_row(name, *(side.get(name) for side in found)) for name in series]
    return {"gene": gene, "verdicts": [_headline(answer) for answer in answers], "series": rows}


def _headline(answer: GeneAnswer | None) -> Json | None:
    return with_text(answer.verdict.headline, english) if answer else None


def _row(name: str, one: SeriesAnswer | None, other: SeriesAnswer | None, *again: SeriesAnswer | None) -> Json:
    """``again``: either at the thresholds of the other."""
    return {"series": name, "sides": [_side(one), _side(other)], "differ": _differ(one, other, *again)}


def _differ(*answers: SeriesAnswer | None) -> Differ:
    """At the thresholds of one study they agree, or at those of the other, or at both, or never."""
    calls = [answer.call for answer in answers if answer]
    if len(calls) < len(answers):
        return "one_side"
    one, other, one_again, other_again = calls
    if one == other:
        return "same"
    agree = (one == other_again) + (other == one_again)
    return ("data", "both", "thresholds")[agree]


def _side(answer: SeriesAnswer | None) -> Json | None:
    if answer is None:
        return None
    numbers = {name: plain(getattr(answer.row, name)) if answer.row else None for name in _NUMBERS}
    return {
        "call": str(answer.call),
        "reason": answer.reason.code if answer.reason else None,
        "n": {"case": answer.n_case, "control": answer.n_control, "pairs": answer.n_pairs},
        **numbers,
    }
