"""What is in a series and what would be inferred, for ``inspect``; a study file to review, for ``init``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from geneverdict.errors import GeneverdictError
from geneverdict.io.study import MULTIVERSE, series_lines, study_text
from geneverdict.messages import english
from geneverdict.model.choices import Multiverse
from geneverdict.model.prepared import Grade, Grouping, Pairing, Role, Scale
from geneverdict.model.series import Series
from geneverdict.model.study import SeriesSpec, Study
from geneverdict.pipeline.load import load_series
from geneverdict.preparation.groups.infer import infer_groups
from geneverdict.preparation.groups.pairs import infer_pairs
from geneverdict.preparation.values import prepare_values
from geneverdict.progress import SILENT, Listener
from geneverdict.settings import Settings


@dataclass(frozen=True, slots=True, eq=False)
class Inspection:
    """A series as read, and what would be inferred of it."""

    spec: SeriesSpec
    series: Series
    scale: Scale
    grouping: Grouping
    pairing: Pairing


@dataclass(frozen=True, slots=True)
class FailedInspection:
    """A series that could not be read."""

    spec: SeriesSpec
    error: GeneverdictError


Inspected = Inspection | FailedInspection


def inspect_series(spec: SeriesSpec, settings: Settings, listener: Listener = SILENT) -> Inspection:
    """Read a series and infer scale, groups and pairs; nothing is fitted."""
    listener.step(f"{spec.id}: reading")
    series, _ = load_series(spec, settings, listener)
    grouping = infer_groups(series)
    return Inspection(spec, series, prepare_values(series).scale, grouping, infer_pairs(series, grouping))


def inspect_all(specs: Sequence[SeriesSpec], settings: Settings, listener: Listener = SILENT) -> list[Inspected]:
    """Each series; one that cannot be read does not lose the others."""

    def one(spec: SeriesSpec) -> Inspected:
        try:
            return inspect_series(spec, settings, listener)
        except GeneverdictError as error:
            return FailedInspection(spec, error)

    return [one(spec) for spec in specs]


def init_text(inspections: Sequence[Inspected], genes: Sequence[str], folder: Path) -> str:
    """A study file with everything that was inferred written out, and the evidence as comments above it."""
    specs = tuple(_suggested(seen) if isinstance(seen, Inspection) else seen.spec for seen in inspections)
    title = f"{', '.join(genes)}: case against control"
    study = Study(title=title, genes=tuple(genes), series=specs, multiverse=Multiverse())
    comments = {seen.spec.id: list(_comments(seen)) for seen in inspections}
    comments[""] = [
        "A study file of geneverdict.  Read the comments, mend what is wrong, then: geneverdict run FILE -o results",
        "What is sure stands in the entries; what is marked CHECK is not used until you move its lines there.",
        "`match` is a regular expression, case-insensitive.  Samples that match neither are left out and listed.",
        "",
    ]
    comments[MULTIVERSE] = [
        "Every reasonable analysis beside this one: how far the answer depends on the analyst.  Some seconds a series;",
        "delete the head to leave it out, or narrow the choices (docs/study-file.md).",
    ]
    return study_text(study, folder=folder, comments=comments)


def _suggested(seen: Inspection) -> SeriesSpec:
    """What is sure goes into the entry."""
    update: dict[str, object] = {}
    if len(seen.series.fields.get("platform_id", ())) > 1:
        update["platform"] = seen.series.platform
    if seen.grouping.grade is Grade.SURE:
        update |= {"case": seen.grouping.case, "control": seen.grouping.control}
        if seen.pairing.grade is Grade.SURE and seen.pairing.rule is not None:
            update["pair"] = seen.pairing.rule
    return seen.spec.model_copy(update=update)


def _comments(seen: Inspected) -> Iterator[str]:
    if isinstance(seen, FailedInspection):
        yield f"{seen.spec.id}: {seen.error}"
        return
    series, grouping, pairing = seen.series, seen.grouping, seen.pairing
    shape = f"{len(series.probes):,} probes × {len(series.samples)} samples"
    yield f"{series.id}: {series.title or 'no title'} ({series.platform or 'no platform'}, {shape})"
    counts = ", ".join(f"{grouping.count(role)} {role}" for role in Role)
    yield f"groups ({_word(grouping.grade)}): {counts}"
    yield from (f"  {english(sentence)}" for sentence in grouping.evidence)
    yield f"pairs ({_word(pairing.grade)}): {pairing.n_pairs or 'none'}"
    yield from (f"  {english(sentence)}" for sentence in pairing.evidence)
    taken = ", log2 will be taken" if seen.scale.transformed else ""
    yield f"scale ({_word(seen.scale.grade)}): {seen.scale.kind}{taken}"
    yield from _switched_off_lines(seen)


def _word(grade: Grade) -> str:
    return "sure" if grade is Grade.SURE else "CHECK"


def _switched_off_lines(seen: Inspection) -> Iterator[str]:
    """Choices graded "check", as lines to move into the entry below once they are found right."""
    update: dict[str, object] = {}
    if seen.grouping.grade is Grade.CHECK and seen.grouping.case and seen.grouping.control:
        update |= {"case": seen.grouping.case, "control": seen.grouping.control}
    if seen.pairing.grade is Grade.CHECK and seen.pairing.rule:
        update["pair"] = seen.pairing.rule
    lines = series_lines(SeriesSpec(id=seen.spec.id).model_copy(update=update), folder=Path())[1:]
    if lines:
        yield "if this is right, put below [[series]]:"
        yield from (f"  {line}" for line in lines)
