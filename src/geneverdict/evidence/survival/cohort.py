"""The patients of one endpoint beside the values of every gene."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

import numpy as np

from geneverdict.messages import Message
from geneverdict.model.prepared import Expression
from geneverdict.model.series import FloatArray
from geneverdict.model.survival import BoolArray, SurvivalData

_T = TypeVar("_T")


class Adjusting(NamedTuple):
    """One covariate of the patients."""

    name: str
    columns: FloatArray
    """patients × columns (a number is one, a text one for each level but the first), NaN where missing."""
    note: Message
    """How it was taken."""


@dataclass(frozen=True, slots=True, eq=False)
class Cohort:
    """One endpoint of one series.  Patients stand in the order of ``data``."""

    series: str
    platform: str
    title: str
    simulated: bool
    value_unit: str
    data: SurvivalData
    genes: tuple[str, ...]
    values: FloatArray
    """genes × patients, NaN where missing."""
    covariates: tuple[Adjusting, ...] = ()
    left_out: tuple[str, ...] = ()
    """Samples taken out because they stand in the study twice."""
    series_id: str = ""
    """Of the series, where ``series`` is the name of one of its contrasts."""
    known_as: tuple[frozenset[str], ...] = ()
    """Every name of each patient: of the sample, of the individual.  Empty: the samples' alone."""
    age: FloatArray | None = None
    """Years, NaN where missing."""


class Patients(NamedTuple):
    """Those with a value of one gene, in the order of the cohort."""

    months: FloatArray
    event: BoolArray
    value: FloatArray
    rows: np.ndarray[tuple[int], np.dtype[np.intp]]
    """Their places among the patients of the cohort."""
    sd: float
    """n − 1; 0 for a gene that is constant, NaN with fewer than two patients."""

    @property
    def n_events(self) -> int:
        return int(self.event.sum())


def values_of_patients(expression: Expression, data: SurvivalData) -> FloatArray:
    """The columns of ``expression`` of the samples that stand for the patients: genes × patients.

    Raises KeyError for a patient whose sample is not in ``expression``.
    """
    place = {sample: i for i, sample in enumerate(expression.samples)}
    return expression.values[:, [place[sample] for sample in data.samples]]


def without(cohort: Cohort, samples: Collection[str]) -> Cohort:
    """The cohort less these samples; the same cohort where it has none of them."""
    gone = [sample for sample in cohort.data.samples if sample in set(samples)]
    if not gone:
        return cohort
    data = cohort.data
    keep = np.array([sample not in gone for sample in data.samples])
    fewer = replace(
        data,
        samples=_kept(data.samples, keep),
        rows=tuple(row for row, stays in zip(data.rows, keep, strict=True) if stays),
        months=data.months[keep],
        event=data.event[keep],
        left_out=(*data.left_out, *((sample, Message("out-twice")) for sample in gone)),
    )
    covariates = tuple(one._replace(columns=one.columns[keep]) for one in cohort.covariates)
    return replace(
        cohort,
        data=fewer,
        values=cohort.values[:, keep],
        covariates=covariates,
        left_out=(*cohort.left_out, *gone),
        known_as=_kept(cohort.known_as, keep) if cohort.known_as else (),
        age=None if cohort.age is None else cohort.age[keep],
    )


def _kept(items: Sequence[_T], keep: BoolArray) -> tuple[_T, ...]:
    return tuple(item for item, stays in zip(items, keep, strict=True) if stays)


def patients_of(cohort: Cohort, gene: str) -> Patients:
    """Who has a value of ``gene``.  Raises ValueError for a gene that is not in the cohort."""
    value = cohort.values[cohort.genes.index(gene)]
    rows = np.flatnonzero(np.isfinite(value))
    known = value[rows]
    sd = float(known.std(ddof=1)) if len(known) > 1 and np.ptp(known) > 0 else 0.0 if len(known) > 1 else np.nan
    return Patients(cohort.data.months[rows], cohort.data.event[rows], known, rows, sd)
