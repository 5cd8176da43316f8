"""The analyst's choices in survival: one gene under every combination of cut, endpoint, covariates and cohorts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.messages import Message
from geneverdict.model.series import FloatArray
from geneverdict.model.shown import Shown

CUTS = ("per_sd", "median", "tertiles", "best_cut")


class SurvivalSpecification(NamedTuple):
    """One full set of choices; every field is the name of an option."""

    cut: str
    """``per_sd`` (no cut), ``median``, ``tertiles`` (highest against lowest third) or ``best_cut`` (p corrected)."""
    endpoint: str
    covariates: str
    """``none``, ``all``, or one covariate."""
    cohorts: str
    """``all``, or ``without ID``."""

    @property
    def unit(self) -> str:
        """What the hazard ratio compares."""
        return "per SD" if self.cut == "per_sd" else "high v low"


@dataclass(frozen=True, slots=True, eq=False)
class SurvivalCurve(Shown):
    """Arrays have one value for each specification, NaN where refused or not estimable."""

    gene: str
    specifications: tuple[SurvivalSpecification, ...]
    effect: FloatArray
    """Log hazard ratio; see ``SurvivalSpecification.unit``."""
    se: FloatArray
    """NaN for a best cut: an interval that knows nothing of the search would be false."""
    ci_low: FloatArray
    ci_high: FloatArray
    p: FloatArray
    """Of a best cut the corrected one."""
    k: FloatArray
    """Cohorts that went in."""
    n: FloatArray
    """Patients in them."""
    refused: tuple[Message | None, ...]
    """Why not, None where done."""
    default: int
    """The study's own: per SD, its first endpoint, no covariates, all cohorts."""
    sentences: tuple[Message, ...]

    @property
    def dimensions(self) -> tuple[str, ...]:
        return SurvivalSpecification._fields

    @property
    def done(self) -> npt.NDArray[np.bool_]:
        """Specifications with a result."""
        there: npt.NDArray[np.bool_] = np.isfinite(self.effect) & np.isfinite(self.p)
        return there
