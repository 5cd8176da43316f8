"""Survival as the study file names it: which fields of the samples hold time and event.  Frozen."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from geneverdict.messages import Message, Name
from geneverdict.model.refusal import Record
from geneverdict.model.unmeant import UnmeantError

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


class SurvivalSpec(Record):
    """``survival = { time = "…", unit = "months", event = "…", event_value = "dead", endpoint = "overall" }``.

    ``time`` and ``event`` name sample fields; the rest is inferred where it is not said.  With ``event_value`` alone,
    every other value that is not missing is censored; with ``censored_value`` too, what is neither is left out.
    ``patient`` names the field of the individual; ``samples = "all"`` takes controls too.
    """

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
            raise UnmeantError(Message("error-time_is_event"))
        if self.censored_value is not None and self.event_value is None:
            raise UnmeantError(Message("error-censored_alone"))
        both = {value.casefold() for value in self.event_value or ()} & {
            v.casefold() for v in self.censored_value or ()
        }
        if both:
            raise UnmeantError(Message("error-event_and_censored", {"value": Name(sorted(both)[0])}))
        return self
