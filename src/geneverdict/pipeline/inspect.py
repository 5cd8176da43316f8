"""What is in a series and what would be inferred, for ``inspect``; a study file to review, for ``init``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from geneverdict.errors import GeneverdictError, ReadError
from geneverdict.io.fetch.addresses import is_accession, parse_accession
from geneverdict.io.sources.geo_file import spec_of_file
from geneverdict.io.study import Comments, series_lines, study_text
from geneverdict.messages import Code, Message, Name, Say, choice, count, known, names
from geneverdict.model.choices import Multiverse
from geneverdict.model.prepared import Grade, Grouping, Pairing, Role, Scale
from geneverdict.model.series import Series
from geneverdict.model.study import SeriesSpec, Study
from geneverdict.pipeline.grouping import without_empty
from geneverdict.pipeline.load import load_series
from geneverdict.preparation.counts import counted_scale
from geneverdict.preparation.groups.infer import infer_groups
from geneverdict.preparation.groups.pairs import infer_pairs
from geneverdict.preparation.recognise import recognise
from geneverdict.preparation.values import COUNTED, prepare_values
from geneverdict.progress import SILENT, Listener, of_series
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
    listener.step(of_series(spec.id, "reading"))
    series, _ = load_series(spec, settings, listener)
    grouping = without_empty(series, infer_groups(series))
    return Inspection(spec, series, _scale(series), grouping, infer_pairs(series, grouping))


def _scale(series: Series) -> Scale:
    """Of counts, what is known before there is a model."""
    series, evidence = recognise(series)
    return counted_scale(series, evidence) if series.measure in COUNTED else prepare_values(series).scale


def spec_of(text: str, platform: str | None = None) -> SeriesSpec:
    """What a person named: a file (or a folder of counts) that is there, else an accession of GEO.

    Raises ReadError for the path of a file that is not there, UsageError for what is no accession.
    """
    path = Path(text)
    try:
        here = path.is_file() or (path.is_dir() and not is_accession(text))
    except (OSError, ValueError):
        here = False
    if here:
        return spec_of_file(path, platform)
    if path.name != text or path.suffix:
        raise ReadError(Message("error-no_such_file"), where=text[:200])
    return SeriesSpec(id=parse_accession(text), platform=platform)


def inspect_all(specs: Sequence[SeriesSpec], settings: Settings, listener: Listener = SILENT) -> list[Inspected]:
    """Each series; one that cannot be read does not lose the others."""

    def one(spec: SeriesSpec) -> Inspected:
        try:
            return inspect_series(spec, settings, listener)
        except GeneverdictError as error:
            return FailedInspection(spec, error)

    return [one(spec) for spec in specs]


def init_text(inspections: Sequence[Inspected], genes: Sequence[str], folder: Path, say: Say) -> str:
    """A study file with everything that was inferred written out, and the evidence as comments above it."""
    specs = tuple(suggested(seen) if isinstance(seen, Inspection) else seen.spec for seen in inspections)
    title = say(Message("study-title", {"genes": names(genes)}))
    study = Study(title=title, genes=tuple(genes), series=specs, multiverse=Multiverse())
    comments = [comments_of(seen, say) for seen in inspections]
    first = [say(Message(code)) for code in ("study-first", "study-checks", "study-match")]
    return commented_text(study, [*first, ""], comments, folder, say)


def commented_text(study: Study, top: Sequence[str], series: Sequence[Sequence[str]], folder: Path, say: Say) -> str:
    """The study file with comments at its top and above each series, and what the multiverse is."""
    told = [say(Message(code)) for code in ("study-multiverse", "study-multiverse_less")]
    return study_text(study, folder=folder, comments=Comments(top, told, series))


def suggested(seen: Inspection) -> SeriesSpec:
    """What is sure goes into the entry."""
    update: dict[str, object] = {}
    if len(seen.series.fields.get("platform_id", ())) > 1:
        update["platform"] = seen.series.platform
    if seen.grouping.grade is Grade.SURE:
        update |= {"case": seen.grouping.case, "control": seen.grouping.control}
        if seen.pairing.grade is Grade.SURE and seen.pairing.rule is not None:
            update["pair"] = seen.pairing.rule
    return seen.spec.model_copy(update=update)


def comments_of(seen: Inspected, say: Say) -> list[str]:
    """What was seen in a series and inferred of it, and why; what is not sure as lines to put below."""
    return list(_comments(seen, say))


def _comments(seen: Inspected, say: Say) -> Iterator[str]:
    if isinstance(seen, FailedInspection):
        yield say(Message("study-unreadable", {"series": Name(seen.spec.id), "why": seen.error.message}))
        return
    grouping, pairing, scale = seen.grouping, seen.pairing, seen.scale
    yield say(_shape(seen.series))
    counts = {f"n_{role.value}": count(grouping.count(role)) for role in Role}
    yield say(Message("study-groups", {"grade": Code(grouping.grade), **counts}))
    yield from (f"  {say(sentence)}" for sentence in grouping.evidence)
    yield say(Message("study-pairs", {"grade": Code(pairing.grade), "n": count(pairing.n_pairs)}))
    yield from (f"  {say(sentence)}" for sentence in pairing.evidence)
    of_scale = {"grade": Code(scale.grade), "kind": Code(scale.kind), "log2": choice(scale.transformed)}
    yield say(Message("study-scale", of_scale))
    yield from _switched_off_lines(seen, say)


def _shape(series: Series) -> Message:
    values = {
        "series": Name(series.id),
        "title": Name(series.title) if series.title else None,
        "platform": Name(series.platform) if series.platform else None,
        "probes": count(len(series.probes)),
        "samples": count(len(series.samples)),
    }
    return Message("study-series", known(values))


def _switched_off_lines(seen: Inspection, say: Say) -> Iterator[str]:
    """Choices graded "check", as lines to move into the entry below once they are found right."""
    update: dict[str, object] = {}
    unsaid = seen.spec.case is None
    if unsaid and seen.grouping.grade is Grade.CHECK and seen.grouping.case and seen.grouping.control:
        update |= {"case": seen.grouping.case, "control": seen.grouping.control}
    if seen.spec.pair is None and seen.pairing.grade is Grade.CHECK and seen.pairing.rule:
        update["pair"] = seen.pairing.rule
    lines = series_lines(SeriesSpec(id=seen.spec.id).model_copy(update=update), folder=Path())[1:]
    if lines:
        yield say(Message("study-if_right"))
        yield from (f"  {line}" for line in lines)
