"""What does not fit together in a series: labels, sex, replicates, copies, scale.  Nothing is said of any gene."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from geneverdict.errors import GeneverdictError
from geneverdict.evidence.checks.sex import check_sex, sex_check
from geneverdict.evidence.finding import finding
from geneverdict.evidence.overlap.find import find_overlaps
from geneverdict.io.study import read_study
from geneverdict.messages import Message, messages
from geneverdict.model.prepared import Grade, Grouping, Pairing, Role, Scale
from geneverdict.model.shown import Shown
from geneverdict.model.study import SeriesSpec, Study
from geneverdict.model.verdict import SeriesResult
from geneverdict.model.why import Finding
from geneverdict.pipeline.load import LoadedSeries, is_study_fault, load
from geneverdict.pipeline.one_series import prepare_loaded
from geneverdict.pipeline.run import name_series
from geneverdict.pipeline.split_chips import split_chips
from geneverdict.pipeline.steps import check_together, fit
from geneverdict.preparation.probes import map_probes
from geneverdict.preparation.recognise import recognise
from geneverdict.preparation.symbols import load_symbols
from geneverdict.preparation.values import Choices, gene_values
from geneverdict.progress import SILENT, Listener, of_series
from geneverdict.settings import Settings


@dataclass(frozen=True, slots=True, eq=False)
class AuditedSeries(Shown):
    """One series.  ``error``: why it could not be compared, or not even be read; what could be looked at is there."""

    name: str
    title: str
    platform: str
    n_samples: int
    grouping: Grouping | None
    sex: Message | None
    findings: tuple[Finding, ...]
    notes: tuple[Message, ...] = ()
    error: GeneverdictError | None = None

    @property
    def read(self) -> bool:
        return self.n_samples > 0


@dataclass(frozen=True, slots=True, eq=False)
class Audit(Shown):
    """Every series, and what only their comparison shows."""

    series: tuple[AuditedSeries, ...]
    together: tuple[Message, ...]

    @property
    def alarms(self) -> bool:
        """Anything that a person should look at."""
        return any(one.error or any(f.weight != "note" for f in one.findings) for one in self.series)


def audit(what: Path | Sequence[SeriesSpec], settings: Settings, listener: Listener = SILENT) -> Audit:
    """Every entry of a study file as the file says it, or series of which all is inferred.

    One that fails does not lose the others.  Raises for faults of the study file.
    """
    study = read_study(what) if isinstance(what, Path) else Study(genes=("-",), series=tuple(what))
    study = split_chips(study, settings, listener)
    seen = [_one(name, spec, study, settings, listener) for name, spec in name_series(study)]
    results = check_together([result for _, result in seen if result is not None])
    found = {result.id: result.checks.findings for result in results}
    series = tuple(_with(one, (*one.findings, *found.get(one.name, ()))) for one, _ in seen)
    return Audit(series, find_overlaps(results).messages if results else ())


def _with(one: AuditedSeries, findings: Sequence[Finding]) -> AuditedSeries:
    """In the order of their weight."""
    order = ("decides", "matters", "note")
    return replace(one, findings=tuple(sorted(findings, key=lambda f: order.index(f.weight))))


def _one(
    name: str, spec: SeriesSpec, study: Study, settings: Settings, listener: Listener
) -> tuple[AuditedSeries, SeriesResult | None]:
    try:
        loaded = load(name, spec, settings, listener)
    except GeneverdictError as error:
        if is_study_fault(error):
            raise
        return AuditedSeries(name, "", spec.platform or "", 0, None, None, (), error=error), None
    listener.step(of_series(name, "preparing"))
    try:
        prepared = prepare_loaded(name, loaded, spec, study, accept_checks=True)
        listener.step(of_series(name, "fitting"))
        result = fit(prepared, notes=loaded.notes)
    except GeneverdictError as error:
        if is_study_fault(error):
            raise
        return _without_groups(name, loaded, error), None
    sex = sex_check(result.samples, result.expression, result.scale).message
    series, doubts = loaded.series, _doubts(result.grouping, result.pairing)
    head = (name, series.title, series.platform, len(series.samples), result.grouping, sex)
    return AuditedSeries(*head, doubts, result.notes), result


def _doubts(grouping: Grouping, pairing: Pairing) -> tuple[Finding, ...]:
    """Groups and pairs that need the user's word, with the lines that settle them."""
    found = []
    if grouping.grade is Grade.CHECK:
        found.append(finding("groups_check", "matters", {"why": messages(grouping.evidence)}))
    if pairing.grade is Grade.CHECK and not any(said.code.startswith("pairs-replicates") for said in pairing.evidence):
        found.append(finding("pairs_check", "note", {"why": messages(pairing.evidence)}))
    return tuple(found)


def _without_groups(name: str, loaded: LoadedSeries, error: GeneverdictError) -> AuditedSeries:
    """What can be looked at where nothing can be compared: scale and sex."""
    series = loaded.series
    head = (name, series.title, series.platform, len(series.samples), None)
    series, evidence = recognise(series, declared=loaded.spec.scale)
    table = load_symbols(series.samples.organism or loaded.platform.organism)
    try:
        genes = map_probes(series.probes, loaded.platform, table, symbols="today")
        found = gene_values(series, genes, Choices(), declared=loaded.spec.scale, evidence=evidence)
    except GeneverdictError as worse:
        return AuditedSeries(*head, None, (), loaded.notes, worse)
    scale, expression = found.scale, found.expression
    sex = sex_check(series.samples, expression, scale)
    doubts = (*check_sex(sex, (Role.NEITHER,) * len(series.samples)), *_scale(scale))
    return AuditedSeries(*head, sex.message, doubts, loaded.notes, error)


def _scale(scale: Scale) -> list[Finding]:
    if scale.grade is Grade.SURE or not scale.doubts:
        return []
    doubts = messages(Message("phrase-sentence", {"said": doubt}) for doubt in scale.doubts)
    return [finding("scale_unsure", "matters", {"why": doubts})]
