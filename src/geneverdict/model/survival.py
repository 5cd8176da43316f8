"""Survival as found in a series' sample fields: the endpoint, and one time and event per patient.  Frozen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal, Self

import numpy as np
import numpy.typing as npt
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from geneverdict.model.prepared import Grade
from geneverdict.model.series import FloatArray

BoolArray = npt.NDArray[np.bool_]
TimeUnit = Literal["days", "weeks", "months", "years"]
EndpointName = Literal[
    "overall",
    "disease-specific",
    "recurrence",
    "local recurrence",
    "progression",
    "metastasis",
    "event-free",
    "unnamed",
]

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
    def words(self) -> str:
        """For sentences and axes.

        >>> Endpoint.RECURRENCE.words
        'recurrence-free survival'
        """
        special = {
            Endpoint.EVENT_FREE: "event-free survival",
            Endpoint.UNNAMED: "survival (which endpoint is not said)",
        }
        plain = f"{self.value} survival" if self.is_death else f"{self.value}-free survival"
        return special.get(self, plain)


Text = Annotated[str, StringConstraints(min_length=1)]


def _codes(value: object) -> object:
    """Numbers and true or false as they stand in a sample field."""
    several = value if isinstance(value, list | tuple) else (value,)
    return tuple(dict.fromkeys(str(item) if isinstance(item, int) else item for item in several))


def _fields(value: object) -> object:
    return tuple(dict.fromkeys(value if isinstance(value, list | tuple) else (value,)))


Codes = Annotated[tuple[Text, ...], BeforeValidator(_codes), Field(min_length=1)]
"""One value, or several, as written in the field: ``"dead"``, ``1``, ``["DOD", "DOC"]``."""
Fields = Annotated[tuple[Text, ...], BeforeValidator(_fields), Field(min_length=1)]
"""One field, or several: where the first holds no number and the sample is censored, the next one's counts."""


class SurvivalSpec(BaseModel):
    """``survival = { time = "…", unit = "months", event = "…", event_value = "dead", endpoint = "overall" }``.

    ``time`` and ``event`` name sample fields; the rest is inferred where it is not said.  With ``event_value`` alone,
    every other value that is not missing is censored; with ``censored_value`` too, what is neither is left out.
    ``patient`` names the field of the individual; ``samples = "all"`` takes controls too.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    time: Fields
    event: Text
    unit: TimeUnit | None = None
    event_value: Codes | None = None
    censored_value: Codes | None = None
    endpoint: EndpointName | None = None
    patient: Text | None = None
    samples: Literal["case", "all"] = "case"

    @model_validator(mode="after")
    def _can_be_meant(self) -> Self:
        if self.event in self.time:
            message = "time and event name the same field"
            raise ValueError(message)
        if self.censored_value is not None and self.event_value is None:
            message = 'censored_value needs event_value beside it: event_value = "dead", censored_value = "alive"'
            raise ValueError(message)
        both = {value.casefold() for value in self.event_value or ()} & {
            v.casefold() for v in self.censored_value or ()
        }
        if both:
            message = f"'{sorted(both)[0]}' is in event_value and in censored_value"
            raise ValueError(message)
        return self


@dataclass(frozen=True, slots=True, eq=False)
class SurvivalData:
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
    evidence: tuple[str, ...]
    """Sentences with numbers."""
    left_out: tuple[tuple[str, str], ...]
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
class SurvivalFound:
    """Every endpoint of a series, overall survival first, and what looked like survival and could not be used."""

    endpoints: tuple[SurvivalData, ...]
    notes: tuple[str, ...]

    def get(self, endpoint: Endpoint) -> SurvivalData | None:
        return next((data for data in self.endpoints if data.endpoint is endpoint), None)
