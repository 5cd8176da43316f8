"""What the whole series is without some of its samples; and the study file's lines that leave them out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from geneverdict.errors import DesignError
from geneverdict.evidence.checks.view import View
from geneverdict.preparation.design import design_without
from geneverdict.stats.linear import fit_last_coefficient
from geneverdict.stats.moderated import moderate
from geneverdict.stats.multiple import benjamini_hochberg

FDR = 0.05
"""At which genes are counted with and without a sample: the usual one, for comparison only."""
MOST_NAMED = 24
"""Samples up to which a study-file line is written out; above it would hide the sentence."""


class Effect(NamedTuple):
    """Genes with FDR < ``FDR`` with every sample and without some; None where the rest cannot be fitted."""

    n_with: int | None
    n_without: int | None


def called(view: View, out: Sequence[str]) -> int | None:
    """Genes with FDR < ``FDR`` by the plain moderated t without ``out`` (pairs: and their partners)."""
    result = view.result
    try:
        design = design_without(result.samples, result.grouping, result.pairing, result.design, out)
    except DesignError:
        return None
    expression, rows = result.expression, list(design.rows)
    weights = None if expression.weights is None else expression.weights[:, rows]
    plain = fit_last_coefficient(expression.values[:, rows], design.matrix, weights=weights)
    return int(np.count_nonzero(benjamini_hochberg(moderate(plain).p) < FDR))


def effect_words(view: View, effect: Effect) -> str:
    who = "without its pair" if view.result.design.kind == "paired" else "without it"
    if effect.n_with is None or effect.n_without is None:
        return f"The series cannot be fitted {who}."
    return f"{effect.n_with:,} genes have FDR < {FDR:g} with it, {effect.n_without:,} {who}."


def leave_out_line(view: View, out: Sequence[str]) -> str:
    """The line of the study file that gives the same groups without ``out``."""
    keep = [(s, bool(c)) for s, c in zip(view.samples, view.is_case, strict=True) if s not in out]
    if len(keep) > MOST_NAMED:
        return (
            f"To leave {' and '.join(out)} out, name the other samples in the study file: case = {{ samples = [ … ] }}."
        )
    sides = ["[" + ", ".join(f'"{s}"' for s, case in keep if case is side) + "]" for side in (True, False)]
    return (
        f"To leave {' and '.join(out)} out, write: case = {{ samples = {sides[0]} }} and "
        f"control = {{ samples = {sides[1]} }}."
    )
