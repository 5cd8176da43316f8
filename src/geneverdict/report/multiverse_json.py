"""The multiverse of a gene as JSON.  Fields are those of :mod:`geneverdict.report.columns_multiverse`."""

from __future__ import annotations

from collections import Counter
from typing import Any

from geneverdict.messages import Message, Say, english, with_text
from geneverdict.model.multiverse import ChoiceSummary, Curve, CurveSummary, Flip, GeneMultiverse, NullTest
from geneverdict.model.verdict import AllGenesRow, PooledWithDuplicates
from geneverdict.report import columns, columns_multiverse
from geneverdict.report.why_json import plain, record

Json = dict[str, Any]


def multiverse_json(found: GeneMultiverse, specifications: str, say: Say = english) -> Json:
    """The object ``multiverse``, ready for ``json.dumps(…, allow_nan=False)``.

    ``specifications`` is the address of the file with all of them, from the results folder.
    """
    body = {
        "thresholds": {"log2fc": found.thresholds.log2fc, "fdr": found.thresholds.fdr},
        "specifications": specifications,
        "series": [_curve(*one, say) for one in found.series],
        "pooled": _curve(*found.pooled, say) if found.pooled else None,
    }
    return {name: body[name] for name in columns.names(columns_multiverse.MULTIVERSE)}


def over_all_json(row: AllGenesRow) -> Json:
    """One object of ``multiverse_all``."""
    return record(row, columns_multiverse.GENE_OVER_ALL)


def with_duplicates_json(row: PooledWithDuplicates) -> Json:
    """The object ``pooled.with_copies``."""
    left_out = [{"id": series, "n": n} for series, n in row.left_out]
    return {**record(row, columns.WITH_COPIES), "left_out": left_out}


def _curve(curve: Curve, summary: CurveSummary, say: Say) -> Json:
    there = {
        "series": curve.series or None,
        "unit": curve.unit,
        "default": curve.default,
        "presets": [record(preset, columns_multiverse.PRESET_SHARES) for preset in summary.presets],
        "choices": [_choice(choice) for choice in summary.choices],
        "flips": [_flip(flip) for flip in summary.flips],
        "null": _null(summary.null, say) if summary.null else None,
        "unavailable": [
            {"dimension": name, "option": option, "why": with_text(why, say)} for name, option, why in curve.unavailable
        ],
        "refused": [{"why": with_text(why, say), "n": n} for why, n in refusals(curve)],
        "notes": [with_text(note, say) for note in curve.notes],
        "sentences": [with_text(sentence, say) for sentence in summary.sentences],
    }
    fields = columns.names(columns_multiverse.CURVE)
    return {name: there[name] if name in there else plain(getattr(summary, name)) for name in fields}


def _null(null: NullTest, say: Say) -> Json:
    there = {"scheme": with_text(null.scheme, say)}
    fields = columns.names(columns_multiverse.NULL)
    return {name: there[name] if name in there else plain(getattr(null, name)) for name in fields}


def refusals(curve: Curve) -> list[tuple[Message, int]]:
    """Why combinations were ruled out, and how many for each reason, the most frequent first."""
    return Counter(why for why in curve.refused if why).most_common()


def _choice(choice: ChoiceSummary) -> Json:
    options = [record(option, columns_multiverse.OPTIONS) for option in choice.options]
    return {**record(choice, columns_multiverse.CHOICES), "options": options}


def _flip(flip: Flip) -> Json:
    changes = [{"dimension": name, "from": was, "to": becomes} for name, was, becomes in flip.changes]
    numbers = {name: plain(getattr(flip, name)) for name in ("effect", "p", "fdr")}
    return {"changes": changes, "call": flip.call, **numbers, "number": flip.index}
