"""A series as its card shows it, and a study as its file says it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from geneverdict.errors import UsageError
from geneverdict.io.fetch.addresses import parse_accession
from geneverdict.io.gene_list import MARK, MOST
from geneverdict.io.results.shared_cache import SharedCache
from geneverdict.io.sources.geo_file import spec_of_file
from geneverdict.io.study import refuse_repeats
from geneverdict.messages import Message, count, english, speaker, with_text
from geneverdict.model.prepared import Role
from geneverdict.model.refusal import Record, refusal
from geneverdict.model.study import SeriesSpec, Study
from geneverdict.pipeline.by_hand import as_said, by_hand_text
from geneverdict.pipeline.inspect import Inspection, inspect_series, suggested
from geneverdict.pipeline.inspect_json import inspection_json, telling
from geneverdict.preparation.groups.subject import subject_of
from geneverdict.settings import Settings
from geneverdict.workbench.workspace import Workspace

R = TypeVar("R", bound=Record)
_ROOM = 1 << 29
"""Bytes of values that are kept, so that a reload and a change of roles read nothing again."""
_SAID = ("name", "case", "control", "pair", "replicates", "covariates", "tissue", "disease", "analysis", "survival")
"""What of an entry does not change what is read."""


class Looks:
    """Series that were looked at."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace, self.settings = workspace, settings
        self._seen: SharedCache[str, Inspection] = SharedCache(_ROOM, lambda seen: seen.series.values.nbytes)

    def card(self, asked: Mapping[str, Any]) -> dict[str, Any]:
        """``accession`` and perhaps ``platform``; an uploaded ``file`` and perhaps its ``samples``; or an ``entry``."""
        spec = self._spec(asked)
        seen = self._inferred(spec)
        told = "entry" in asked
        return self._card(seen, as_said(seen, spec) if told else seen, spec if told else suggested(seen))

    def draft(self, study: Study, lang: str) -> dict[str, Any]:
        """The study's file, and what comes of its roles."""
        inside = self.inside(study)
        refuse_repeats(inside, "study.toml")
        seen = [self._inferred(spec) for spec in inside.series]
        said = [as_said(*both) for both in zip(seen, inside.series, strict=True)]
        folder = self._workspace.home / "studies" / "study"
        return {
            "toml": by_hand_text(inside, seen, folder, speaker(lang).say),
            "series": [{"n": _counts(one), "pairs": _pairs(one)} for one in said],
        }

    def inside(self, study: Study) -> Study:
        return study.model_copy(update={"series": tuple(map(self._workspace.inside, study.series))})

    def _spec(self, asked: Mapping[str, Any]) -> SeriesSpec:
        if "entry" in asked:
            return self._workspace.inside(_record(SeriesSpec, asked["entry"]))
        platform = asked.get("platform") or None
        if "file" not in asked:
            return SeriesSpec(id=parse_accession(str(asked.get("accession", ""))), platform=platform)
        table = self._workspace.inside(SeriesSpec(id="table", expression=asked["file"])).expression
        spec = spec_of_file(self._workspace.home / str(table), platform)
        if not asked.get("samples"):
            return spec
        sheet = self._workspace.inside(SeriesSpec(id="table", expression=asked["file"], samples=asked["samples"]))
        return SeriesSpec(**{**spec.model_dump(exclude_none=True), "samples": sheet.samples})

    def _inferred(self, spec: SeriesSpec) -> Inspection:
        read = spec.model_copy(update={name: SeriesSpec.model_fields[name].default for name in _SAID})
        return self._seen.get(
            f"{self.settings.mirror}\n{read.model_dump_json()}", lambda: inspect_series(read, self.settings)
        )

    def _card(self, inferred: Inspection, said: Inspection, spec: SeriesSpec) -> dict[str, Any]:
        body = inspection_json(inferred, english)
        series, subject = inferred.series, subject_of(inferred.series, said.grouping, spec)
        now = zip(said.grouping.roles, series.samples.columns.get("title", series.samples.ids), strict=True)
        samples = [
            {**one, "inferred": one["role"], "role": str(role), "title": title}
            for one, (role, title) in zip(body["samples"], now, strict=True)
        ]
        return {
            **body,
            "samples": samples,
            "simulated": series.simulated,
            "fields": dict(telling(series.samples.columns)),
            "subject": list(subject.words),
            "doubts": [with_text(one, english) for one in inferred.scale.doubts],
            "entry": entry_json(self._workspace.outside(spec)),
        }


def entry_json(spec: SeriesSpec) -> dict[str, Any]:
    return spec.model_dump(mode="json", exclude_none=True, exclude_defaults=True)


def study_of(body: object) -> Study:
    """A study as the page sends it.  Raises UsageError for what a study file may not say either."""
    study = _record(Study, body)
    if any(gene.startswith(MARK) for gene in study.genes) or len(study.genes) > MOST:  # a list is a file of anybody's
        raise UsageError(Message("error-bench_genes", {"most": count(MOST)}))
    return study


def study_json(study: Study, workspace: Workspace) -> dict[str, Any]:
    entries = [entry_json(workspace.outside(spec)) for spec in study.series]
    return {**study.model_dump(mode="json", exclude_none=True, exclude={"series"}), "series": entries}


def _record(kind: type[R], body: object) -> R:
    """Raises UsageError."""
    if not isinstance(body, dict):
        raise UsageError(Message("error-bench_body"))
    try:
        return kind.model_validate(body)
    except ValidationError as error:
        raise UsageError(refusal(error, tuple(kind.model_fields))) from None


def _counts(seen: Inspection) -> dict[str, int]:
    return {role.value: seen.grouping.count(role) for role in Role}


def _pairs(seen: Inspection) -> dict[str, Any]:
    pairing = seen.pairing
    evidence = [with_text(one, english) for one in pairing.evidence]
    return {"n": pairing.n_pairs, "grade": str(pairing.grade), "evidence": evidence, "blocks": list(pairing.blocks)}
