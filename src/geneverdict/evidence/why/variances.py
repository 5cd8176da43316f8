"""Calls that hang on how unequally the groups vary.

Where the groups differ in size and spread, one variance for both makes p too small or too large for every gene.  A
call, or that a change is small, then has to hold with a variance for each group, too: with one ratio for all genes
(weights of the groups) and with one of each gene's own (moderated Welch), since either alone calls too many genes where
it does not apply (docs/truth-unequal.md).  The call stays that of the model asked for, but that it hangs on the
variances is said before all else, and "equivalent" is not said where it does not hold.
"""

from __future__ import annotations

import math
from typing import Literal

from geneverdict.evidence.finding import finding
from geneverdict.evidence.why.size import ALPHA, tost, tost_of
from geneverdict.messages import Code, Value, known, p, threshold
from geneverdict.model.study import Thresholds
from geneverdict.model.unequal import UnequalRow
from geneverdict.model.verdict import GeneRow, SeriesAnswer
from geneverdict.model.why import Finding

HANGS = "hangs_on_variances"
What = Literal["called", "significant", "small"]


def hangs(answer: SeriesAnswer, thresholds: Thresholds, *, is_log2: bool) -> What | None:
    """What is said of the gene with one variance for both groups and does not hold with one for each; None: nothing."""
    row, unequal = answer.row, answer.unequal
    if row is None or unequal is None or not math.isfinite(row.p):
        return None
    if _listed(row, row.fdr, thresholds, is_log2=is_log2):
        return None if unequal.fdr < thresholds.fdr else "called" if is_log2 else "significant"
    bound = thresholds.equivalence
    if not is_log2 or not tost_of(row, bound) < ALPHA:
        return None
    return None if tost(row, unequal, bound) < ALPHA else "small"


def variance_findings(answer: SeriesAnswer, thresholds: Thresholds, *, is_log2: bool) -> list[Finding]:
    """What hangs on the variances, or that the gene is only in the list with a variance for each group."""
    row, unequal = answer.row, answer.unequal
    if row is None or unequal is None:
        return []
    what = hangs(answer, thresholds, is_log2=is_log2)
    if what == "small":
        return [finding("small_hangs_on_variances", "decides", _tests(row, unequal, thresholds.equivalence))]
    if what is not None:
        return [finding(HANGS, "decides", {"what": Code(what), **_fdrs(row, unequal, thresholds)})]
    hidden = _listed(row, unequal.fdr, thresholds, is_log2=is_log2) and not row.fdr < thresholds.fdr
    return [finding("hidden_by_variances", "decides", _fdrs(row, unequal, thresholds))] if hidden else []


def _listed(row: GeneRow, fdr: float, thresholds: Thresholds, *, is_log2: bool) -> bool:
    return fdr < thresholds.fdr and (not is_log2 or abs(row.log2fc) >= thresholds.log2fc)


def _fdrs(row: GeneRow, unequal: UnequalRow, thresholds: Thresholds) -> dict[str, Value]:
    welch = p(unequal.welch.fdr) if unequal.welch else None
    weighted = None if _same(row, unequal) else p(unequal.weighted.fdr)
    told = {"fdr": p(row.fdr), "weighted": weighted, "welch": welch, "both": p(unequal.fdr)}
    return known({**told, "fdr_cut": threshold(thresholds.fdr)})


def _tests(row: GeneRow, unequal: UnequalRow, bound: float) -> dict[str, Value]:
    welch = p(tost_of(unequal.welch, bound)) if unequal.welch else None
    weighted = None if _same(row, unequal) else p(tost_of(unequal.weighted, bound))
    return known({"p": p(tost_of(row, bound)), "weighted": weighted, "welch": welch})


def _same(row: GeneRow, unequal: UnequalRow) -> bool:
    """The model itself has weights of the groups."""
    return (row.log2fc, row.se, row.p) == (unequal.weighted.log2fc, unequal.weighted.se, unequal.weighted.p)
