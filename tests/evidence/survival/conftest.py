"""Simulated cohorts: patients whose survival hangs on one gene as much as is asked for."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from geneverdict.evidence.survival.cohort import Adjusting, Cohort
from geneverdict.messages import Message, Name
from geneverdict.model.prepared import Grade
from geneverdict.model.survival import Endpoint, SurvivalData, SurvivalSpec

Make = Callable[..., Cohort]


def cohort(
    seed: int = 1,
    *,
    n: int = 60,
    effect: float = 0.0,
    genes: int = 5,
    series: str = "simulated",
    endpoint: Endpoint = Endpoint.OVERALL,
    grade: Grade = Grade.SURE,
    events: int | None = None,
    covariates: tuple[Adjusting, ...] = (),
) -> Cohort:
    """``effect``: log hazard ratio of one unit of the first gene, whose SD is about 1; ``events``: exactly so many."""
    rng = np.random.default_rng(seed)
    values = rng.normal(8, 1, size=(genes, n))
    hazard = np.exp(effect * (values[0] - 8)) / 20
    died, seen = rng.exponential(1 / hazard), rng.uniform(5, 60, n)
    event = died <= seen
    if events is not None:
        event = np.arange(n) < events
    data = SurvivalData(
        endpoint=endpoint,
        samples=tuple(f"{series}-{i}" for i in range(n)),
        rows=tuple(range(n)),
        months=np.minimum(died, seen),
        event=event,
        time_fields=("os",),
        event_field="dead",
        unit="months",
        event_values=("1",),
        censored_values=("0",),
        grade=grade,
        evidence=(
            Message("probes-date", {"name": Name("Overall survival: from 'os'.")}),
            Message("patients-write", {"line": Name('survival = { time = "os" }')}),
        ),
        left_out=(),
        source="inferred",
        spec=SurvivalSpec(time=("os",), event="dead"),
    )
    names = tuple(f"G{i}" for i in range(genes))
    return Cohort(series, "GPL570", "simulated cohort", True, "log2", data, names, values, covariates)


@pytest.fixture(scope="session")
def make() -> Make:
    return cohort
