"""Survival as found in a series' sample fields: the endpoint, and one time and event per patient.  Frozen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

import numpy as np
import numpy.typing as npt

from geneverdict.messages import Message, english
from geneverdict.model.prepared import Grade
from geneverdict.model.series import FloatArray
from geneverdict.model.shown import Shown
from geneverdict.model.survival_spec import EndpointName, SurvivalSpec, TimeUnit

__all__ = [
    "MONTHS_PER",
    "BoolArray",
    "Endpoint",
    "EndpointName",
    "SurvivalData",
    "SurvivalFound",
    "SurvivalPatients",
    "SurvivalSpec",
    "TimeUnit",
]

BoolArray = npt.NDArray[np.bool_]
MONTHS_PER: dict[str, float] = {"days": 1 / 30.4375, "weeks": 7 / 30.4375, "months": 1.0, "years": 12.0}
"""How many months one unit is: a year is 365.25 days."""


class Endpoint(StrEnum):
    """What ends the time.  Two endpoints are never mixed: a patient may relapse and live."""

    OVERALL = "overall"
    """Death of any cause."""
    DISEASE_SPECIFIC = "disease-specific"
    """Death of the disease; other deaths are censored."""
    RECURRENCE = "recurrence"
    """Recurrence or relapse: RFS, DFS."""
    LOCAL_RECURRENCE = "local recurrence"
    PROGRESSION = "progression"
    METASTASIS = "metastasis"
    """Distant metastasis: DMFS, MFS."""
    EVENT_FREE = "event-free"
    UNNAMED = "unnamed"
    """A time and an event of which no field says what they are."""

    @property
    def is_death(self) -> bool:
        return self in (Endpoint.OVERALL, Endpoint.DISEASE_SPECIFIC)

    @property
    def message(self) -> Message:
        return Message(f"endpoint-{self.name.lower()}")

    @property
    def words(self) -> str:
        """For sentences and axes.

        >>> Endpoint.RECURRENCE.words
        'recurrence-free survival'
        """
        return english(self.message)


@dataclass(frozen=True, slots=True, eq=False)
class SurvivalData(Shown):
    """One endpoint of one series: one row per patient with a time and a status, in the order of the series."""

    endpoint: Endpoint
    samples: tuple[str, ...]
    """The sample that stands for each patient."""
    rows: tuple[int, ...]
    """Its place in the series."""
    months: FloatArray
    """Time in months, ≥ 0, never missing."""
    event: BoolArray
    """True where the event happened, False where the time is censored."""
    time_fields: tuple[str, ...]
    event_field: str
    unit: TimeUnit
    """Of the times as deposited."""
    event_values: tuple[str, ...]
    censored_values: tuple[str, ...]
    """The values of ``event_field`` that were read as event and as censored."""
    grade: Grade
    evidence: tuple[Message, ...]
    """Sentences with numbers."""
    left_out: tuple[tuple[str, Message], ...]
    """(sample, why) for every sample of the series that is not a row."""
    source: Literal["inferred", "study file"]
    spec: SurvivalSpec
    """The words for the study file that give the same rows again."""

    @property
    def n_events(self) -> int:
        return int(self.event.sum())

    def __len__(self) -> int:
        return len(self.samples)


@dataclass(frozen=True, slots=True)
class SurvivalFound(Shown):
    """Every endpoint of a series, overall survival first, and what looked like survival and could not be used."""

    endpoints: tuple[SurvivalData, ...]
    notes: tuple[Message, ...]

    def get(self, endpoint: Endpoint) -> SurvivalData | None:
        return next((data for data in self.endpoints if data.endpoint is endpoint), None)


@dataclass(frozen=True, slots=True, eq=False)
class SurvivalPatients(Shown):
    """One endpoint of one series that can be asked of any gene: its patients, in the order of the series."""

    series: str
    endpoint: Endpoint
    samples: tuple[str, ...]
    """The sample that stands for each patient."""
    months: FloatArray
    event: BoolArray
    low: float
    high: float
    """Shares of the patients between which a cut of a gene's value may leave its low group."""
