"""What the whole series is without some of its samples; and the study file's lines that leave them out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from geneverdict.evidence.checks.view import BoolArray, View
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
    keep = kept(view, out)
    case = view.is_case[keep]
    matrix = view.result.design.matrix[keep]
    matrix = matrix[:, np.any(matrix != 0, axis=0)]
    if min(case.sum(), (~case).sum()) < 2 or len(matrix) <= np.linalg.matrix_rank(matrix):
        return None
    expression, rows = view.result.expression, np.array(view.rows)[keep]
    weights = None if expression.weights is None else expression.weights[:, rows]
    fdr = benjamini_hochberg(moderate(fit_last_coefficient(expression.values[:, rows], matrix, weights=weights)).p)
    return int(np.count_nonzero(fdr < FDR))


def kept(view: View, out: Sequence[str]) -> BoolArray:
    """Samples of the model that stay when ``out`` go, in paired designs with their partners."""
    gone = {i for i, sample in enumerate(view.samples) if sample in out}
    if view.result.design.kind == "paired":
        blocks = [view.result.pairing.blocks[row] for row in view.rows]
        lost = {blocks[i] for i in gone}
        gone |= {i for i, block in enumerate(blocks) if block in lost}
    return np.array([i not in gone for i in range(len(view.samples))])


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
