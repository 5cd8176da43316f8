"""What the whole series is without some of its samples; and what of the study file leaves them out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from geneverdict.errors import DesignError
from geneverdict.evidence.checks.view import View
from geneverdict.messages import Code, Name, Value, count, names, threshold
from geneverdict.preparation.design import design_without
from geneverdict.stats.linear import fit_last_coefficient
from geneverdict.stats.moderated import moderate
from geneverdict.stats.multiple import benjamini_hochberg

FDR = 0.05
"""At which genes are counted with and without a sample: the usual one, for comparison only."""
MOST_NAMED = 24
"""Samples up to which a study-file line is written out; above it would hide the sentence."""


class Left(NamedTuple):
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


def refit_values(view: View, left: Left) -> dict[str, Value]:
    """The counts with and without it (or its pair); none where the rest cannot be fitted."""
    values: dict[str, Value] = {"unit": Code("pair" if view.result.design.kind == "paired" else "sample")}
    if left.n_with is None or left.n_without is None:
        return values
    counts = {"genes_with": count(left.n_with), "genes_without": count(left.n_without)}
    return {**values, **counts, "fdr_cut": threshold(FDR)}


def leave_out_values(view: View, out: Sequence[str]) -> dict[str, Value]:
    """What to leave out, and the lines of the study file that give the same groups without it, where they are short."""
    keep = [(s, bool(c)) for s, c in zip(view.samples, view.is_case, strict=True) if s not in out]
    values: dict[str, Value] = {"leave_out": names(out)}
    if len(keep) <= MOST_NAMED:
        for side, is_case in (("case", True), ("control", False)):
            samples = ", ".join(f'"{s}"' for s, case in keep if case is is_case)
            values[f"{side}_line"] = Name(f"{side} = {{ samples = [{samples}] }}")
    return values
