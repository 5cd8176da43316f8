"""What sentences, figures and tables of the multiverse say alike: calls, rules, changes, grades."""

from __future__ import annotations

from geneverdict.evidence.multiverse.choices import fold_changes
from geneverdict.evidence.multiverse.grade import DOUBTED, GRADES, OF_CELLS, OPEN
from geneverdict.messages import Code, Message, Value, effect, known, messages, p, share, threshold
from geneverdict.model.multiverse import ChoiceSummary, Curve, Flip
from geneverdict.model.option_words import dimension_words, option_words, unit_words

AGREEMENT = frozenset(
    ("curve-no_default", *(f"curve-{grade.replace(' ', '_')}" for grade in (OPEN, DOUBTED, OF_CELLS, *dict(GRADES)))),
)
"""Codes of the sentences on how many agree with the study's own analysis."""


def call_code(call: str) -> Code:
    """A call for the catalogues to choose by: ``up``, ``down``, ``not_called``, ``no_result``."""
    return Code(call.replace(" ", "_"))


def call_words(call: str) -> Message:
    """``up``, ``down``, ``not called``."""
    return Message(f"call-{call_code(call).value}")


def rule(curve: Curve, log2fc: float, cut: float) -> Message:
    """How a specification of this curve is counted as calling the gene."""
    sized = fold_changes(curve)
    which = "all" if sized.all() else "some" if sized.any() else "none"
    return Message(
        "rule-called", {"rule": short_rule(curve, log2fc, cut), "sized": Code(which), "chance": chance_code(curve)}
    )


def short_rule(curve: Curve, log2fc: float, cut: float) -> Message:
    """The thresholds alone."""
    size = threshold(log2fc) if fold_changes(curve).any() else None
    return Message("rule-short", known({"log2fc": size, "cut": threshold(cut), "chance": chance_code(curve)}))


def chance_code(curve: Curve) -> Code:
    """What a call rests on: the FDR, or p where pooled."""
    return Code("fdr" if curve.series else "p")


def flip_values(flip: Flip, curve: Curve) -> dict[str, Value]:
    """The changes of a flip and the numbers to which they lead."""
    changes = [
        Message("curve-instead", {"new": option_words(name, new), "old": option_words(name, old)})
        for name, old, new in flip.changes
    ]
    standardised = getattr(curve.specifications[flip.index], "effect", "log2fc") == "standardised"
    return {
        "changes": messages(changes),
        "call": call_code(flip.call),
        "unit": unit_words("standardised effect" if standardised else curve.unit),
        "effect": effect(flip.effect),
        "chance": chance_code(curve),
        "p": p(flip.fdr if curve.series else flip.p),
    }


def moved_by(one: ChoiceSummary) -> Message:
    """A choice with its share of the variance of the effect."""
    moved = share(one.share_of_variance)
    return Message("curve-moved_by", {"choice": dimension_words(one.dimension), "share": moved})


def grade_words(grade: str) -> Message:
    """A grade as people read it.  Raises ValueError for what is none.

    >>> grade_words("mostly stable").code
    'grade-mostly_stable'
    """
    if grade not in (OPEN, DOUBTED, OF_CELLS, *dict(GRADES)):
        message = f"expected a grade, found {grade!r}"
        raise ValueError(message)
    return Message(f"grade-{grade.replace(' ', '_')}")
