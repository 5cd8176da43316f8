"""Does the gene vary along the hidden direction of its series?"""

from __future__ import annotations

import numpy as np

from geneverdict.evidence.finding import finding
from geneverdict.evidence.why.gene_in_series import GeneInSeries
from geneverdict.evidence.why.refit import Model, model_of
from geneverdict.messages import Name, Value, share
from geneverdict.model.series import FloatArray
from geneverdict.model.why import Finding, Severity

TOLD, HALF = 0.3, 0.5
"""Share of the gene's residual variance along the direction from which it is told; from which it is why the gene is
not in the list: without it the standard error would be at most √½ of what it is."""


def hidden_findings(subject: GeneInSeries) -> list[Finding]:
    """``hidden_gene``, where the gene has no missing values and the series a hidden factor."""
    hidden = subject.context.info.checks.hidden
    if hidden is None or subject.fitted is None:
        return []
    # The factor is one of values that all count alike.
    model = subject.model if subject.weights is None else model_of(subject.context, subject.values)
    if len(model.y) != len(hidden.scores):
        return []
    along = _along(model, np.array(hidden.scores))
    if along < TOLD:
        return []
    weight: Severity = "matters" if along >= HALF and not subject.significant else "note"
    values: dict[str, Value] = {"gene": Name(subject.row.gene), "share": share(along), "all": share(hidden.share)}
    return [finding("hidden_gene", weight, values)]


def _along(model: Model, scores: FloatArray) -> float:
    """Share of the residual sum of squares; 0 where there is none."""
    x, y = model.x, model.y
    left = y - x @ np.linalg.lstsq(x, y, rcond=None)[0]
    total = float(left @ left)
    return float(left @ scores) ** 2 / total if total > 0 else 0.0
