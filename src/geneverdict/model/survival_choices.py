"""The analyst's choices in survival: one gene under every combination of cut, endpoint, covariates and cohorts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, NamedTuple

import numpy as np
import numpy.typing as npt

from geneverdict.messages import Message
from geneverdict.model.column import Column
from geneverdict.model.series import FloatArray
from geneverdict.model.shown import Shown

CUTS = ("per_sd", "median", "tertiles", "best_cut")


class SurvivalSpecification(NamedTuple):
    """One full set of choices; every field is the name of an option."""

    cut: Annotated[str, Column()]
    """``per_sd`` (no cut), ``median``, ``tertiles`` (highest against lowest third) or ``best_cut`` (p corrected)."""
    endpoint: Annotated[str, Column()]
    covariates: Annotated[str, Column()]
    """``none``, ``all``, or one covariate."""
    cohorts: Annotated[str, Column(), Column(name="unit")]
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
    effect: Annotated[FloatArray, Column("log")]
    """Log hazard ratio; see ``SurvivalSpecification.unit``."""
    se: Annotated[FloatArray, Column("log")]
    """NaN for a best cut: an interval that knows nothing of the search would be false."""
    ci_low: Annotated[FloatArray, Column("log")]
    ci_high: Annotated[FloatArray, Column("log")]
    p: Annotated[FloatArray, Column("share")]
    """Of a best cut the corrected one."""
    k: Annotated[FloatArray, Column("cohorts")]
    """Cohorts that went in."""
    n: Annotated[FloatArray, Column("patients")]
    """Patients in them."""
    refused: Annotated[tuple[Message | None, ...], Column()]
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
