"""A series as survival needs it: gene-level values of all its samples, and its sample fields with the clinical table.

A series of tumours alone has no groups to compare, and still its patients live or die: it is brought here without.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from geneverdict.errors import PrepareError, ReadError, StudyError, at_series
from geneverdict.io.sources.tables import read_clinical
from geneverdict.io.sources.xlsx import book_and_sheet
from geneverdict.messages import Message
from geneverdict.model.prepared import Expression, Grade, Prepared, Role
from geneverdict.model.series import Platform, SampleTable, Series
from geneverdict.model.study import Analysis, MultiChoice, ProbeChoice, SeriesSpec
from geneverdict.model.survival import SurvivalData, SurvivalFound
from geneverdict.model.survival_spec import SurvivalSpec
from geneverdict.preparation.groups.infer import groups_from_study, infer_groups
from geneverdict.preparation.probes import map_probes, table_and_policy
from geneverdict.preparation.recognise import recognise
from geneverdict.preparation.rules import blocks_of, select
from geneverdict.preparation.survival.clinical import SAMPLE, join_clinical
from geneverdict.preparation.survival.find import Patients, find_survival, survival_from_study
from geneverdict.preparation.values import Choices, gene_values


@dataclass(frozen=True, slots=True, eq=False)
class PatientsData:
    """What survival takes of a series."""

    name: str
    platform: str
    title: str
    simulated: bool
    samples: SampleTable
    expression: Expression
    """All samples of the series, in the order of ``samples``."""
    value_unit: str
    roles: tuple[Role, ...]
    """All ``neither`` where no groups are settled: then all count, less those that their own words call normal."""
    patients: Patients | None
    """The individual of each sample, as far as known."""
    patients_sure: bool
    """False: taken only where the samples of an individual have one time and state."""
    notes: tuple[Message, ...]
    series_id: str = ""

    @property
    def asked(self) -> tuple[str, ...]:
        """The samples that may count: those in groups, every one where none are settled."""
        told = zip(self.samples.ids, self.roles, strict=True)
        return tuple(s for s, role in told if role is not Role.NEITHER) or self.samples.ids


def patients_data(prepared: Prepared) -> PatientsData:
    """Of a series that is prepared for its comparison."""
    pairing = prepared.pairing
    return PatientsData(
        name=prepared.name,
        platform=prepared.series.platform,
        title=prepared.series.title,
        simulated=prepared.series.simulated,
        samples=prepared.series.samples,
        expression=prepared.expression,
        value_unit="log2" if prepared.scale.is_log2 else prepared.scale.kind,
        roles=prepared.grouping.roles,
        patients=pairing.blocks if pairing.source != "none" else None,
        patients_sure=pairing.grade is Grade.SURE,
        notes=(),
        series_id=prepared.series.id,
    )


def patients_data_without_groups(
    series: Series,
    platform: Platform,
    spec: SeriesSpec | None = None,
    *,
    probe_choice: ProbeChoice = "highest_median",
    multi_gene_probes: MultiChoice = "drop",
    name: str = "",
) -> PatientsData:
    """Of a series that cannot be compared: scale, probes → genes as in ``prepare``, no design.

    Groups count where the study file names them (``case`` alone is enough) or where they are sure; else every sample
    is one of ``neither``.  Raises StudyError for a case or control that matches no sample.
    """
    spec = spec or SeriesSpec(id=series.id)
    series, evidence = recognise(series, declared=spec.scale)
    table, policy = table_and_policy(series, platform, spec)
    probe_map = map_probes(series.probes, platform, table, symbols=policy)
    # Counts: log2 counts per million with edgeR's prior, which need no weights.
    analysis = Analysis(engine="trend")
    choices = Choices(spec.probe_choice or probe_choice, spec.multi_gene_probes or multi_gene_probes, analysis)
    found = gene_values(series, probe_map, choices, declared=spec.scale, evidence=evidence)
    scale, expression = found.scale, found.expression
    roles, notes = _roles(series, spec)
    return PatientsData(
        name=name or spec.id,
        platform=series.platform,
        title=series.title,
        simulated=series.simulated,
        samples=series.samples,
        expression=expression,
        value_unit="log2" if scale.is_log2 else scale.kind,
        roles=roles,
        patients=blocks_of(series, spec.pair) if spec.pair else None,
        patients_sure=True,
        notes=notes,
        series_id=series.id,
    )


def _roles(series: Series, spec: SeriesSpec) -> tuple[tuple[Role, ...], tuple[Message, ...]]:
    nobody = (Role.NEITHER,) * len(series.samples)
    if spec.case is not None and spec.control is not None:
        return groups_from_study(series, spec.case, spec.control).roles, ()
    if spec.case is not None:
        chosen = select(series, spec.case)
        return tuple(Role.CASE if here else Role.NEITHER for here in chosen), ()
    grouping = infer_groups(series)
    if grouping.grade is Grade.SURE:
        return grouping.roles, ()
    return nobody, (Message("series-survival_alone"),)


class SeriesPatients(NamedTuple):
    """The endpoints of a series, its sample fields with the clinical table's, and the individual of each sample."""

    found: SurvivalFound
    samples: SampleTable
    patients: Patients | None


def survival_of(people: PatientsData, spec: SeriesSpec) -> SeriesPatients:
    """By the study file or found.

    Raises StudyError for fields, values and clinical keys that are not there; PrepareError where the study file's
    survival leaves no patient.
    """
    samples, patients, sure, notes = _joined(people, spec)
    where = at_series(people.name)
    if spec.survival:
        data = _named(samples, spec.survival, people.roles, patients, sure=sure, where=where)
        return SeriesPatients(SurvivalFound((data,), notes), samples, patients)
    found = find_survival(samples, people.roles, patients=patients)
    if not sure and patients is not None:
        plain = find_survival(samples, people.roles)
        found = found if _agree(found) and len(found.endpoints) == len(plain.endpoints) else plain
    return SeriesPatients(SurvivalFound(found.endpoints, (*notes, *found.notes)), samples, patients)


def _named(
    samples: SampleTable,
    spec: SurvivalSpec,
    roles: tuple[Role, ...],
    patients: Patients | None,
    *,
    sure: bool,
    where: Message | str,
) -> SurvivalData:
    if patients is not None and not sure:
        try:
            return survival_from_study(samples, spec, roles, patients=patients, where=where)
        except PrepareError:
            patients = None
    return survival_from_study(samples, spec, roles, patients=patients, where=where)


def _agree(found: SurvivalFound) -> bool:
    """The samples of each individual have one time and state: it may well be a patient."""
    return not any(why.code == "out-differing" for data in found.endpoints for _, why in data.left_out)


def _joined(people: PatientsData, spec: SeriesSpec) -> tuple[SampleTable, Patients | None, bool, tuple[Message, ...]]:
    """Sample fields, the individuals and whether they are sure, and notes."""
    if spec.clinical is None or spec.clinical_key is None:
        return people.samples, people.patients, people.patients_sure, ()
    columns, notes = _clinical(Path(spec.clinical), spec.encoding, people.name)
    joined = join_clinical(people.samples, columns, spec.clinical_key, where=at_series(people.name, spec.clinical))
    if joined.by == SAMPLE:
        return joined.samples, people.patients, people.patients_sure, (*notes, *joined.notes)
    return joined.samples, joined.patients, True, (*notes, *joined.notes)


def _clinical(path: Path, encoding: str | None, name: str) -> tuple[Mapping[str, tuple[str, ...]], tuple[Message, ...]]:
    where = at_series(name, f"clinical {path}")
    if not book_and_sheet(path)[0].is_file():
        raise StudyError(Message("error-no_file_of_study"), where=where)
    try:
        return read_clinical(path, encoding)
    except ReadError as error:
        raise error.as_(StudyError, where=where) from None
