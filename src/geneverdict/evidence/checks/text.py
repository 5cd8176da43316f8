"""Samples whose own words name the other group."""

from __future__ import annotations

import re

import numpy as np

from geneverdict.evidence.checks.view import View
from geneverdict.evidence.finding import finding
from geneverdict.messages import Message, Name, Value, count, messages, names
from geneverdict.model.why import Finding
from geneverdict.preparation.groups import keys
from geneverdict.preparation.groups.reading import fold, hits, stand

TELLS = 0.75
"""Share of the samples of each group whose words in one field name their own group, for that field to tell the groups
apart; a disease that is written with the normal tissue, too, tells nothing."""
FEWEST = 3
"""Of these in each group."""
_FIELDS = ("title", "source_name")
_TEXT = re.compile("description|protocol")


def check_text(view: View) -> list[Finding]:
    """Against the fields that tell the groups of nearly all samples; each sample once, by the first such field."""
    samples = view.result.samples
    told: dict[str, Message] = {}
    for name in dict.fromkeys((*_FIELDS, *samples.characteristics, *_own(view))):
        if name in samples.columns and not keys.PROPERTY_KEY.search(fold(name)) and not _TEXT.search(fold(name)):
            values = [samples.columns[name][row] for row in view.rows]
            for i in _against(name, values, view):
                told.setdefault(view.samples[i], Message("sample-text", _quoted(view.samples[i], name, values[i])))
    known = {sample for opinion in view.result.opinions for sample in opinion.samples}
    fresh = {sample: said for sample, said in told.items() if sample not in known}
    if not fresh:
        return []
    values_of: dict[str, Value] = {"n": count(len(fresh)), "samples": names(fresh), "each": messages(fresh.values())}
    return [finding("groups_text", "matters", values_of)]


def _own(view: View) -> list[str]:
    """Fields of a table of one's own, which has no characteristics."""
    samples = view.result.samples
    return [] if samples.characteristics or "geo_accession" in samples.columns else list(samples.columns)


def _quoted(sample: str, field: str, value: str) -> dict[str, Name]:
    return {"sample": Name(sample), "field": Name(field), "value": Name(value)}


def _against(name: str, values: list[str], view: View) -> list[int]:
    """The samples whose value names the other group, where the field tells the groups of the others."""
    sides = np.array([_side(name, value) for value in values])
    case = view.is_case
    own, other = np.where(case, "case", "control"), np.where(case, "control", "case")
    right, wrong = sides == own, sides == other
    enough = all(
        right[group].sum() >= max(FEWEST, TELLS * group.sum()) and wrong[group].sum() <= (1 - TELLS) * group.sum()
        for group in (case, ~case)
    )
    return [int(i) for i in np.flatnonzero(wrong)] if enough else []


def _side(name: str, value: str) -> str:
    found = stand(name, value).side
    if found in ("case", "control"):
        return found
    sides = {hit.side for hit in hits(value)} & {"case", "control"}
    return sides.pop() if len(sides) == 1 else ""
